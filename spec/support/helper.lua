-- Loaded by busted before the specs. BCTRL_TEST_COLLECT keeps the collector at work all the time, so that
-- whatever was freed too early is found by the sanitizers.
if os.getenv("BCTRL_TEST_COLLECT") == "1" then
  if not pcall(collectgarbage, "setpause", 0) then
    collectgarbage("param", "pause", 0) -- 5.5
  end
end
-- busted forgets between two files what a file has loaded; luv crashes when a Lua state loads it twice.
pcall(require, "luv")

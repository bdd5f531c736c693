-- tools/test_windows.lua FOLDER SPEC...: runs each spec file under wine by FOLDER/lua (see tools/test_windows.sh), and judges
-- by spec/system/windows_skipped.lua: what fails and is in there is skipped. Fails when anything else does.
local folder = arg[1]
local skipped = dofile "spec/system/windows_skipped.lua"
local SECONDS = tonumber(os.getenv "BCTRL_TEST_SECONDS") or 240

local passed, failed, left_out, without = 0, 0, 0, 0
local files_left_out, unneeded = {}, {}

local function quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

-- One file in a process of its own; the shell's pid is wine's, and ends what the specs have started.
local function run(spec)
  local command = ("sh -c 'export BCTRL_TEST_PARENT=$$; exec timeout -k 5 \"$@\"' sh %d %s tools/busted_windows.lua %s >%s 2>&1 </dev/null")
    :format(SECONDS, quote(folder .. "/lua"), quote(spec), quote(folder .. "/out"))
  os.execute(command)
  local file = assert(io.open(folder .. "/out", "rb"))
  local text = file:read "*a"
  file:close()
  return "\n" .. text:gsub("\r\n", "\n")
end

for index = 2, #arg do
  local spec = arg[index]
  local known = skipped[spec]
  if type(known) == "string" then
    files_left_out[#files_left_out + 1] = spec
  else
    local output, seen, excused = run(spec), {}, 0
    for word, name in output:gmatch "\n(%u+) [^\n]-:%d+: ([^\n]*)" do
      if (word == "FAILED" or word == "ERROR") and known and known[name] then
        excused = excused + 1
        seen[name] = true
      end
    end
    local good, bad = output:match "\n%S+: (%d+) passed, (%d+) failed"
    local red = bad and tonumber(bad) - excused or 1
    passed = passed + (tonumber(good) or 0)
    left_out = left_out + excused
    without = without + (tonumber(output:match "failed, (%d+) skipped") or 0)
    if red ~= 0 then
      failed = failed + red
      io.write("--- ", spec, bad and "" or ": did not end", "\n", output, "\n")
    end
    for name in pairs(known or {}) do
      if not seen[name] then unneeded[#unneeded + 1] = spec .. ": " .. name end
    end
  end
  io.flush()
end

for _, each in ipairs(unneeded) do
  print("passes, so that spec/system/windows_skipped.lua need not name it: " .. each)
end
print(("%s under wine: %d passed, %d failed, %d pending, %d skipped, and %d files of %d"):format(os.getenv "LUA_NAME", passed, failed,
  without, left_out, #files_left_out, #arg - 1))
os.exit(failed == 0)

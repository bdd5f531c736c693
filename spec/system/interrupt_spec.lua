-- Ctrl-C: a wait ends with Lua's own error, soon, its connection is closed, and the interpreter exits as it does for errors.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

describe("Ctrl-C in", function()
  local server

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  local beginning = [[
    local bctrl = require "bctrl"
    local client = bctrl.new { api_key = "k", base_url = os.getenv "SERVER", timeout = 30, attempt_timeout = 30 }
  ]]

  -- Runs code in an interpreter of its own, interrupts it once the server has its requests, and returns what it printed, its
  -- exit status and how long it took to end.
  local function interrupt(code, requests, ready)
    server:script { otherwise = { "read", "stall" } }
    local folder = support.temporary_folder()
    finally(function()
      support.remove(folder)
    end)
    local script = support.write_file(folder .. "/script.lua", beginning .. code)
    -- The pid is the interpreter's own: sh is replaced by it.
    local command = ("(SERVER=%s sh -c 'echo $$ >%s/pid; exec %s %s' >%s/out 2>&1; echo $? >%s/status) &"):format(server.url,
      folder, support.lua_command(), script, folder, folder)
    assert(os.execute(command))
    if requests > 0 then
      server:wait_for { requests = requests }
    end
    local pid = support.wait_until(function()
      return (not ready or (support.read_file(folder .. "/out") or ""):find(ready, 1, true))
        and tonumber(support.read_file(folder .. "/pid") or "")
    end, "the interpreter")
    support.sleep(0.05)
    local started = support.now()
    support.run("kill -INT " .. pid)
    local status = support.wait_until(function()
      return tonumber(support.read_file(folder .. "/status") or "")
    end, "the interpreter to end")
    local elapsed = support.now() - started
    assert.is_true(elapsed < 15, elapsed)
    support.wait_until(function()
      return select(3, server:count()) == 0
    end, "the connections to be closed")
    return support.read_file(folder .. "/out"), status, elapsed
  end

  local measured = {}
  teardown(function()
    table.sort(measured)
    io.stdout:write("Ctrl-C: ended after at most ", ("%.2f"):format(measured[#measured] or 0), " s\n")
  end)

  for name, case in pairs {
    ["a blocking call"] = { 1, 'client.runtimes:get("rt_1")' },
    ["a blocking sleep"] = { 0, 'io.stdout:write("ready\\n") io.stdout:flush() client:sleep(30)', "ready" },
    ["client:loop()"] = { 2, [[
      for _ = 1, 2 do client:spawn(function() client.runtimes:get("rt_1") end) end
      client:loop()
    ]] },
    ["task:wait()"] = { 1, 'client:spawn(function() client.runtimes:get("rt_1") end):wait()' },
    ["client:map()"] = { 2, 'client:map({ 1, 2 }, function() return client.runtimes:get("rt_1") end)' },
    ["client:poll(30)"] = { 1, [[
      client:spawn(function() client.runtimes:get("rt_1") end)
      for _ = 1, 100 do client:poll(30) end
    ]] },
  } do
    it(name .. " ends it", function()
      local output, status, elapsed = interrupt(case[2], case[1], case[3])
      api.contains("interrupted!", output)
      assert.equal(1, status)
      measured[#measured + 1] = elapsed
    end)
  end

  it("a call that is protected leaves the client usable", function()
    local output, status = interrupt([[
      local ok, message = pcall(client.runtimes.get, client.runtimes, "rt_1")
      print(ok, message, client:stats().active)
      local task = client:spawn(function() return client:sleep(0.01) end)
      print("then", task:wait())
      client:close()
    ]], 1)
    api.contains("interrupted!", output)
    api.contains("then\ttrue", output)
    assert.equal(0, status)
  end)

  it("a loop that is protected loses no task", function()
    local output, status = interrupt([[
      local ended = 0
      for _ = 1, 20 do
        client:spawn(function()
          for _ = 1, 20 do client:sleep(0.02) end
          ended = ended + 1
        end)
      end
      local stuck = client:spawn(function() return client.runtimes:get("rt_1") end)
      local ok, message = pcall(client.loop, client)
      print(ok, message)
      stuck:cancel()
      client:loop()
      print("ended", ended, client:stats().live)
    ]], 1)
    api.contains("interrupted!", output)
    api.contains("ended\t20\t0", output)
    assert.equal(0, status)
  end)

  -- LuaJIT has one hook for all coroutines; the others raise in the main program alone.
  local it_on_luajit = type(rawget(_G, "jit")) == "table" and it or function() end

  it_on_luajit("a task ends the host's poll and map, not the task alone", function()
    local client = bctrl.new { api_key = "k", base_url = server.url, on_error = error }
    finally(function()
      client:close()
    end)
    local function interrupted() error("script.lua:7: interrupted!", 0) end
    client:spawn(interrupted)
    local ok, message = pcall(client.loop, client)
    assert.is_false(ok)
    api.contains("interrupted!", message)
    client:loop()
    ok, message = pcall(client.map, client, { 1, 2, 3 }, interrupted)
    assert.is_false(ok)
    api.contains("interrupted!", message)
    client:loop()
    assert.equal(0, client:stats().live)
  end)
end)

-- The examples of hosts, run as they are. Those that bring their own Lua run where the specs run on that one, and are
-- skipped where the program is not installed.
local api = require "spec.support.api"
local support = require "spec.support.util"

describe("the example", function()
  -- Runs the checkout under a program; settings: environment variables.
  local function run(program, arguments, settings)
    local words = { "env" }
    for name, value in pairs(settings or {}) do
      words[#words + 1] = support.quote(name .. "=" .. value)
    end
    words[#words + 1] = "LUA=" .. support.quote(program)
    words[#words + 1] = "timeout 60 sh tools/run.sh " .. arguments
    local output, status = support.run(table.concat(words, " "))
    assert.equal(0, status, output)
    return output
  end

  local function count(text, pattern)
    return select(2, text:gsub(pattern, ""))
  end

  it("of a frame loop starts twenty runtimes", function()
    local output = run(support.lua_command(), "examples/frame_loop.lua")
    api.contains("20 runtimes started; the longest poll took", output)
  end)

  for name, meanwhile in pairs {
    cqueues = "the controller's other coroutine ticked (%d+) times meanwhile",
    luv = "the uv loop's timer ticked (%d+) times meanwhile",
    copas = "(%d+) turns of the loop",
  } do
    if support.module(name) then
      it("of " .. name .. " starts and stops three runtimes, and the loop goes on meanwhile", function()
        local output = run(support.lua_command(), "examples/" .. name .. ".lua")
        assert.equal(3, count(output, "started   ws://"))
        assert.equal(3, count(output, "stopped   "))
        assert.is_true(tonumber(output:match(meanwhile)) > 2, output)
      end)
    end
  end

  if support.lua_name == "lua5.4" and os.getenv("BUILD") then
    it("of a C program with Lua inside pumps the client from its own loop", function()
      local built, status = support.run("make --no-print-directory -s BUILD=\"$BUILD\" gateway-core \"$BUILD/embed\"")
      assert.equal(0, status, built)
      local output = run(os.getenv("BUILD") .. "/embed", "examples/embed/script.lua")
      assert.equal(3, count(output, "started ws://"))
      assert.equal(3, count(output, "%(stopped%)"))
      api.contains("every task has ended", output)
      assert.is_true(count(output, "tick %d") > 2)
    end)
  end

  if support.is_luajit then
    it("of Neovim starts runtimes while the editor goes on", function()
      support.need_command("nvim", pending)
      local output = run("nvim", "--headless -u NONE -c 'luafile examples/neovim.lua'")
      assert.equal(3, count(output, "started   ws://"))
      assert.is_true(tonumber(output:match("the editor's timer ticked (%d+) times")) > 2, output)
    end)

    it("of LÖVE draws frames while a hundred runtimes start", function()
      support.need_command("love", pending)
      support.need_command("xvfb-run", pending)
      local folder = support.temporary_folder()
      finally(function()
        support.remove(folder)
      end)
      local longest = {}
      for starts, seconds in pairs { [0] = 2, [100] = 4 } do
        local output = run("love", "examples/love", {
          BCTRL_TEST_WRAPPER = "xvfb-run -a",
          BCTRL_LOVE_STARTS = starts,
          BCTRL_LOVE_SECONDS = seconds,
          BCTRL_LOVE_LOG = folder .. "/frames",
          BCTRL_LOVE_SCREENSHOT = folder .. "/picture.png",
        })
        api.contains(("%d of %d runtimes active"):format(starts, starts), output)
        local frames = 0
        for frame in support.read_file(folder .. "/frames"):gmatch("([%d.]+) [%d.]+\n") do
          frames = frames + 1
          longest[starts] = math.max(longest[starts] or 0, tonumber(frame))
        end
        assert.is_true(frames > 20, frames)
        assert.equal("\137PNG", support.read_file(folder .. "/picture.png"):sub(1, 4))
      end
      io.stdout:write(("LÖVE: longest frame %.1f ms, with 100 starts in flight %.1f ms\n"):format(longest[0] * 1000,
        longest[100] * 1000))
    end)
  end
end)

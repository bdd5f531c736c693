-- The examples of hosts, run as they are. Those that bring their own Lua run where the specs run on that one, and are
-- skipped where the program is not installed.
local api = require "spec.support.api"
local chromium = require "spec.support.chromium"
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
        if name == "luv" then
          api.contains(chromium.find() and "page      Lamps, 10 of them" or "no page   There is no", output)
        end
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
    it("of Neovim starts runtimes and reads the page under the cursor while the editor goes on", function()
      support.need_command("nvim", pending)
      local output = run("nvim", "--headless -u NONE -c 'luafile examples/neovim.lua'")
      if chromium.find() then
        assert.matches("Lamps\n.*Lamp 23 33%.50\n.*\nhttp://shop%.example/login\n", output)
      end
      output = run("nvim", "--headless -u NONE -c 'luafile examples/neovim.lua'", { BCTRL_CHROMIUM = "/nowhere/chromium" })
      api.contains("There is no /nowhere/chromium here; set BCTRL_CHROMIUM", output)
      assert.equal(3, count(output, "started   ws://"))
      assert.is_true(tonumber(output:match("the editor's timer ticked (%d+) times")) > 2, output)
    end)

    -- LÖVE for some seconds: what it prints, and the longest frame and poll in milliseconds.
    local function play(settings)
      support.need_command("love", pending)
      support.need_command("xvfb-run", pending)
      local folder = support.temporary_folder()
      finally(function()
        support.remove(folder)
      end)
      settings.BCTRL_TEST_WRAPPER = "xvfb-run -a"
      settings.BCTRL_LOVE_LOG, settings.BCTRL_LOVE_SCREENSHOT = folder .. "/frames", folder .. "/picture.png"
      local output = run("love", "examples/love", settings)
      local frames, longest, longest_poll = 0, 0, 0
      for frame, poll in support.read_file(folder .. "/frames"):gmatch("([%d.]+) ([%d.]+)\n") do
        frames, longest, longest_poll = frames + 1, math.max(longest, tonumber(frame)), math.max(longest_poll, tonumber(poll))
      end
      assert.is_true(frames > 20, frames)
      assert.equal("\137PNG", support.read_file(folder .. "/picture.png"):sub(1, 4))
      return output, longest * 1000, longest_poll * 1000
    end

    it("of LÖVE draws frames while a hundred runtimes start", function()
      local alone, longest_alone = play { BCTRL_LOVE_STARTS = 0, BCTRL_LOVE_PAGE = "none", BCTRL_LOVE_SECONDS = 2 }
      local output, longest = play { BCTRL_LOVE_PAGE = "none", BCTRL_LOVE_SECONDS = 4 }
      api.contains("0 of 0 runtimes active", alone)
      api.contains("100 of 100 runtimes active", output)
      io.stdout:write(("LÖVE: longest frame %.1f ms, with 100 starts in flight %.1f ms\n"):format(longest_alone, longest))
    end)

    it("of LÖVE shows a page of a browser, which gets the clicks on its picture", function()
      if not chromium.find() then
        return pending("no Chromium here")
      end
      local output, longest, poll = play { BCTRL_LOVE_STARTS = 0, BCTRL_LOVE_SECONDS = 6, BCTRL_LOVE_CLICK = "100,225" }
      local pictures, title = output:match("(%d+) pictures of the page, inputs passed on: 1 (%b())")
      assert.equal("(clicked: input)", title, output)
      assert.is_true(tonumber(pictures) > 20, output)
      io.stdout:write(("LÖVE: with %d pictures of a page longest frame %.1f ms, longest poll %.1f ms\n"):format(pictures, longest, poll))
    end)

    it("of LÖVE says in a line that there is no Chromium, and goes on", function()
      local output = play { BCTRL_LOVE_STARTS = 1, BCTRL_LOVE_SECONDS = 3, BCTRL_CHROMIUM = "/nowhere/chromium" }
      api.contains("1 of 1 runtimes active", output)
      api.contains("0 pictures of the page, inputs passed on: 0 (no page: There is no /nowhere/chromium here. set BCTRL_CHROMIUM", output)
    end)
  end
end)

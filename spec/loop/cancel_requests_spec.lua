-- A request in flight is freed when nobody waits for it any more: the server sees its connection go.
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

local KEY = "key_of_the_spec"

describe("cancelling requests: one in flight is freed", function()
  local server, client

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    server:script { { "read", "stall" }, otherwise = { "read", "stall" } }
    client = bctrl.new { api_key = KEY, base_url = server.url }
  end)

  after_each(function()
    client:close()
  end)

  local function collect_until(predicate, what)
    support.wait_until(function()
      collectgarbage()
      return predicate()
    end, what)
  end

  it("when its client is dropped with its tasks", function()
    local dropped = bctrl.new { api_key = KEY, base_url = server.url }
    dropped:spawn(function()
      dropped.runtimes:get("rt_1")
    end)
    support.wait_until(function()
      dropped:poll(0.005)
      return select(2, server:count()) == 1
    end, "the request")
    dropped = nil -- luacheck: ignore 311
    collect_until(function()
      return select(3, server:count()) == 0
    end, "the server to see the close")
  end)

  it("when the coroutine that waits for it is dropped", function()
    local own = bctrl.new {
      api_key = KEY,
      base_url = server.url,
      wait = function(subscribe)
        subscribe(function() end) -- by who knows nothing of the coroutine
        coroutine.yield()
      end,
    }
    local thread = coroutine.create(function()
      own.runtimes:get("rt_1")
    end)
    assert(coroutine.resume(thread))
    support.wait_until(function()
      own:poll(0.005)
      return select(2, server:count()) == 1
    end, "the request")
    assert.equal(1, own:stats().active)
    collectgarbage()
    assert.equal(1, own:stats().active)
    thread = nil -- luacheck: ignore 311
    collect_until(function()
      return own:stats().active == 0
    end, "the request to be freed")
    support.wait_until(function()
      return select(3, server:count()) == 0
    end, "the server to see the close")
    own:close()
  end)

  it("when its call ends in an error, as of Ctrl-C", function()
    local real = client -- an error out of the blocked wait, like the one that a signal's hook raises
    local ok, message = pcall(function()
      debug.sethook(function()
        if debug.getinfo(2, "S").source:find("loop[/\\]poll%.lua") and real:stats().active == 1 then
          debug.sethook()
          error("interrupted!", 0)
        end
      end, "l")
      real.runtimes:get("rt_1", nil, { timeout = 30 })
    end)
    debug.sethook()
    assert.is_false(ok)
    assert.equal("interrupted!", message)
    assert.equal(0, real:stats().active)
  end)
end)

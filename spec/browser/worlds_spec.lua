-- A browser in every world that the client knows: a script, a task, another scheduler, a host that only polls.
local bctrl = require "bctrl"
local cdp_server = require "spec.support.cdp_server"
local support = require "spec.support.util"
local watch = require "spec.support.watch"

describe("a browser's calls", function()
  local server, clients

  setup(function()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    clients = {}
    server:script {
      ["Target.setDiscoverTargets"] = { result = {} },
      ["A.ask"] = { { event = "A.event", params = { one = 1 } }, { sleep = 0.01 }, { result = { answer = "yes" } } },
    }
  end)

  after_each(function()
    for _, client in ipairs(clients) do
      client:close()
    end
  end)

  local function new(options)
    options.api_key, options.base_url = "key", "http://127.0.0.1:1"
    local client = bctrl.new(options)
    clients[#clients + 1] = client
    return client
  end

  local function ask(client)
    local browser = assert(client:browser(server.ws_url))
    local heard = 0
    browser.cdp:on("A.event", function(params)
      heard = heard + params.one
    end)
    assert.equal("yes", assert(browser.cdp:send "A.ask").answer)
    assert.equal(1, heard)
    local event = assert(browser.cdp:wait("A.event", nil, { trigger = function()
      assert(browser.cdp:send "A.ask")
    end }))
    assert.equal(1, event.one)
    browser:close()
    return "asked"
  end

  it("wait in a script", function()
    assert.equal("asked", ask(new {}))
  end)

  it("yield in a task, many at a time", function()
    local client = new { blocking = false }
    local done = 0
    for _ = 1, 5 do
      client:spawn(function()
        ask(client)
        done = done + 1
      end)
    end
    support.wait_until(function()
      client:poll(0.01)
      return done == 5
    end, "the tasks")
  end)

  it("suspend the coroutines of another scheduler", function()
    local client = new { wait = function(subscribe)
      local thread = coroutine.running()
      subscribe(function()
        assert(coroutine.resume(thread))
      end)
      coroutine.yield()
    end }
    local outcome
    local thread = coroutine.create(function()
      outcome = ask(client)
    end)
    assert(coroutine.resume(thread))
    assert.is_nil(outcome)
    support.wait_until(function()
      client:poll(0.01)
      return outcome
    end, "the coroutine")
    assert.equal("asked", outcome)
  end)

  it("raise where they would block a host that must not", function()
    local client = new { blocking = false }
    local ok, problem = pcall(client.browser, client, server.ws_url)
    assert.is_false(ok)
    assert.is_truthy(problem:find("would block: use client:spawn", 1, true))
  end)

  it("keep a loop busy while they wait, and not while a browser is only open", function()
    local client = new {}
    local browser = assert(client:browser(server.ws_url))
    local attachment = client:attach { wait = function() end }
    assert.is_false(attachment:is_busy())
    client:spawn(function()
      browser.cdp:send "A.ask"
    end)
    assert.is_true(attachment:is_busy())
    while attachment:is_busy() do
      client:poll(0.01)
    end
    attachment:detach()
  end)

  it("tell a host's descriptor of what comes", function()
    local client = new { blocking = false }
    local told
    client:spawn(function()
      local browser = assert(client:browser(server.ws_url))
      told = assert(browser.cdp:send "A.ask").answer
      browser:close()
    end)
    watch.drive(client, function()
      return told
    end, "an answer")
    assert.equal("yes", told)
  end)
end)

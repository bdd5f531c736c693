-- The protocol as it is: commands and events, and what becomes of both when the browser does what none should.
local bctrl = require "bctrl"
local cdp_server = require "spec.support.cdp_server"
local fails = require("spec.support.browsing").fails

describe("cdp", function()
  local server, client

  setup(function()
    server = cdp_server.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    client = bctrl.new { api_key = "secret-key", base_url = "http://127.0.0.1:1", max_retries = 0 }
  end)

  after_each(function()
    client:close()
  end)

  -- A browser that answers as the script says, and what every connection needs besides.
  local function connect(script, given)
    script["Target.setDiscoverTargets"] = script["Target.setDiscoverTargets"] or { result = {} }
    server:script(script)
    return client:browser(server.ws_url .. "?token=very-secret", given or { timeout = 5 })
  end

  it("sends commands and returns their results, each to whom it belongs", function()
    local browser = assert(connect {
      ["A.first"] = { { sleep = 0.05 }, { result = { i = 1 } } },
      ["A.second"] = { result = { i = 2, list = {} } },
    })
    local results = {}
    for _, method in ipairs { "A.first", "A.second" } do
      client:spawn(function()
        local result = assert(browser.cdp:send(method, { x = "é" }))
        results[#results + 1] = result.i
      end)
    end
    client:loop()
    assert.same({ 2, 1 }, results)
    local messages = server:log().connections[1].messages
    assert.same({ x = "é" }, messages[2].params)
    assert.is_nil(server:log().connections[1].problem)
  end)

  it("returns the protocol's errors, and says which command was meant", function()
    local browser = assert(connect {
      ["Page.navigate"] = { error = { code = -32602, message = "Invalid parameters", data = "url: missing" } },
    })
    local err = fails("browser", "Invalid parameters: url: missing", browser.cdp:send "Page.navigate")
    assert.equal(-32602, err.code)
    assert.equal("Page.navigate", err.operation)
    assert.is_truthy(err.where:find("cdp_spec.lua:", 1, true))
    fails("browser", "did you mean Page.navigate?", browser.cdp:send "Page.navigat")
    fails("browser", "did you mean DOM.getDocument?", browser.cdp:send "Dom.getDocument")
  end)

  it("writes an empty table as the protocol wants it", function()
    local browser = assert(connect { ["*"] = { result = {} } })
    local connection = browser.connection
    local sent = {}
    connection.socket = { send = function(_, text)
      sent[#sent + 1] = text
      return true
    end, free = function() end, close = function() end }
    connection:post(browser.cdp, "Network.setBlockedURLs", { urls = {} })
    connection:post(browser.cdp, "Own.thing", { given = {} })
    assert.is_truthy(sent[1]:find('"urls":[]', 1, true), sent[1])
    assert.is_truthy(sent[2]:find('"given":{}', 1, true), sent[2])
  end)

  it("ends a command that is never answered after its time, and goes on", function()
    local browser = assert(connect { ["A.never"] = {}, ["A.now"] = { result = {} } })
    local err = fails("timeout", "no answer from the browser within 0.05 s", browser.cdp:send("A.never", nil, { timeout = 0.05 }))
    assert.equal("A.never", err.operation)
    assert(browser.cdp:send "A.now")
  end)

  it("cancels what a task waits for", function()
    local browser = assert(connect { ["A.never"] = {}, ["A.now"] = { result = {} } })
    local outcome
    local task = client:spawn(function()
      local _, err = browser.cdp:send "A.never"
      outcome = err
    end)
    client:poll()
    server:wait_for { ["A.never"] = 1 }
    task:cancel "enough"
    task:wait()
    assert.equal("cancelled", outcome.kind)
    assert(browser.cdp:send "A.now")
  end)

  it("hears events by name, until it is told not to, also by the handler itself", function()
    local browser = assert(connect {
      ["A.go"] = {
        { event = "A.event", params = { i = 1 } }, { event = "A.other", params = { i = 9 } },
        { event = "A.event", params = { i = 2 } }, { result = {} },
      },
    })
    local heard = {}
    local subscription
    subscription = browser.cdp:on("A.event", function(params)
      heard[#heard + 1] = params.i
      subscription:off()
    end)
    local all = browser.cdp:on("A.event", function(params)
      heard[#heard + 1] = params.i * 10
    end)
    assert(browser.cdp:send "A.go")
    assert.same({ 1, 10, 20 }, heard)
    all:off()
    all:off()
    assert(browser.cdp:send "A.go")
    assert.equal(3, #heard)
  end)

  it("pulls events, tells how many were lost, and ends with the connection", function()
    local many = {}
    for i = 1, 1200 do
      many[i] = { event = "A.event", params = { i = i } }
    end
    many[#many + 1] = { result = {} }
    local browser = assert(connect { ["A.go"] = many, ["A.end"] = { { result = {} }, { closing = 1000 }, "end" } })
    local events = browser.cdp:each "A.event"
    assert(browser.cdp:send "A.go")
    local first, lost = events:next(1)
    assert.equal(1200, first.i + 1000 - 1)
    assert.equal(200, lost)
    local count = 1
    for _ = 1, 999 do
      count = count + (assert(events:next(1)) and 1 or 0)
    end
    assert.equal(1000, count)
    fails("timeout", "no event within 0.02 s", events:next(0.02))
    browser.cdp:send "A.end"
    fails("gone", "the connection to the browser is lost", events:next(5))
    local ok, problem = pcall(function()
      for _ in browser.cdp:each "A.event" do
        error "nothing comes"
      end
    end)
    assert.is_false(ok)
    assert.is_truthy(tostring(problem):find("lost", 1, true), tostring(problem))
  end)

  it("waits for one event, which its trigger may bring at once", function()
    local browser = assert(connect {
      ["A.go"] = { { event = "A.event", params = { i = 1 } }, { event = "A.event", params = { i = 2 } }, { result = {} } },
    })
    local params = assert(browser.cdp:wait("A.event", function(told)
      return told.i == 2
    end, { trigger = function()
      browser.cdp:send "A.go"
    end }))
    assert.equal(2, params.i)
    fails("timeout", "no such event within 0.02 s", browser.cdp:wait("A.event", nil, { timeout = 0.02 }))
    local ok, problem = pcall(browser.cdp.wait, browser.cdp, "A.event", function()
      error "the match's own"
    end, { trigger = function()
      browser.cdp:send "A.go"
    end })
    assert.is_false(ok)
    assert.is_truthy(problem:find("the match's own", 1, true))
  end)

  it("says why there is no connection, and never the URL's secret", function()
    local refusals = {
      [403] = "Forbidden", [404] = "Not Found", [500] = "Oops",
      [501] = '{"code":"browser.missing","message":"no browser","hint":"install chromium"}',
    }
    for status, body in pairs(refusals) do
      local answer = ("HTTP/1.1 %d Status\r\nContent-Length: %d\r\n\r\n%s"):format(status, #body, body)
      local err = fails("api", tostring(status), connect { upgrade = { { bytes = answer }, "end" } })
      assert.equal(status, err.status)
      assert.is_nil(tostring(err):find("very-secret", 1, true))
      if status == 501 then
        assert.equal("install chromium", err.hint)
        assert.equal("browser.missing", err.code)
      end
    end
    for words, script in pairs {
      ["network"] = { upgrade = { "reset" } },
      ["timeout"] = { upgrade = { { sleep = 5 } } },
    } do
      local err = fails(words, "", connect(script, { timeout = 0.2 }))
      assert.is_nil(tostring(err):find("very-secret", 1, true))
    end
    local wrong = fails("network", "", connect { upgrade = { { accept = "wrong" } } })
    assert.is_nil(tostring(wrong):find("very-secret", 1, true))
    local dotted, words = pcall(client.browser, "ws://127.0.0.1/very-secret")
    assert.is_false(dotted)
    assert.is_nil(words:find("very-secret", 1, true), words)
    for _, url in ipairs { "http://127.0.0.1/very-secret", "very-secret", "ws://", 5 } do
      local ok, problem = pcall(client.browser, client, url)
      assert.is_false(ok)
      assert.is_truthy(problem:find("ws:// or wss://", 1, true), problem)
      assert.is_nil(problem:find("very-secret", 1, true))
    end
  end)

  it("ends every wait when the connection is lost, and says so once", function()
    for _, ending in ipairs {
      { "reset" }, { "end" }, { { closing = 1001, reason = "bye" }, "end" }, { { text = "no JSON" } }, { { text = "3" } },
      { { bytes = "\255garbage" } },
    } do
      local browser = assert(connect { ["A.end"] = ending, ["A.never"] = {} })
      local told, kinds = 0, {}
      browser:on("closed", function(event)
        told = told + 1
        kinds.closed = event.reason
      end)
      for _, method in ipairs { "A.never", "A.end" } do
        client:spawn(function()
          local _, err = browser.cdp:send(method)
          kinds[method] = err.kind .. " " .. err.reason
        end)
      end
      client:loop()
      assert.same({ ["A.never"] = "gone disconnected", ["A.end"] = "gone disconnected", closed = "disconnected" }, kinds)
      assert.equal(1, told)
      fails("gone", "the connection to the browser is lost", browser.cdp:send "A.now")
      assert(browser:close() == nil)
    end
  end)

  it("ends what waits when it is closed, by itself or with its client", function()
    local browser = assert(connect { ["A.never"] = {} })
    local reasons = {}
    local function wait_in_task()
      client:spawn(function()
        local _, err = browser.cdp:send "A.never"
        reasons[#reasons + 1] = err.kind .. " " .. tostring(err.reason)
      end)
      client:poll()
      client:poll()
    end
    wait_in_task()
    browser:close()
    browser:close()
    client:loop()
    browser = assert(client:browser(server.ws_url))
    wait_in_task()
    client:close()
    assert.equal("gone closed", reasons[1])
    assert.equal(2, #reasons)
    client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
  end)

  it("raises its errors where the client does", function()
    assert(connect { ["A.fails"] = { error = { code = -1, message = "no" } } })
    local raising = client:with { errors = "raise" }
    local browser = raising:browser(server.ws_url)
    local ok, err = pcall(browser.cdp.send, browser.cdp, "A.fails")
    assert.is_false(ok)
    assert.is_truthy(tostring(err):find("browser: no", 1, true), tostring(err))
  end)

  it("raises, or says on which line, that it cannot be connected to", function()
    server:script { upgrade = { bytes = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" } }
    local _, err = client:browser(server.ws_url)
    assert.matches("^spec/browser/cdp_spec%.lua:%d+: 404", tostring(err))
    local raising = client:with { errors = "raise" }
    local ok, raised = pcall(raising.browser, raising, server.ws_url)
    assert.is_false(ok)
    assert.matches("404", tostring(raised))
  end)

  it("ends with the client that it was made with, and not with others", function()
    local browser = assert(connect { ["A.now"] = { result = {} } })
    local derived = client:with { timeout = 5 }
    local other = assert(derived:browser(server.ws_url))
    derived:close()
    fails("gone", "it was closed", other.cdp:send "A.now")
    assert(browser.cdp:send "A.now")
  end)

  it("is lost where what comes is no browser's, and says what that was", function()
    for _, event in ipairs {
      { event = "Target.targetCreated", params = "{}" }, { event = "Target.targetCreated", params = "[]" },
      { event = "Target.targetCreated", params = "5" }, { event = "Target.targetCreated", params = '{"targetInfo":"x"}' },
    } do
      local browser = assert(connect { ["A.go"] = { event }, ["Target.createBrowserContext"] = { result = "5" } })
      local err = select(2, browser.cdp:send("A.go", nil, { timeout = 0.5 }))
      assert.is_truthy(err.kind == "gone" or err.kind == "timeout", tostring(err))
      browser:close()
    end
    local browser = assert(connect {
      ["Target.createBrowserContext"] = { result = "{}" }, ["Target.createTarget"] = { result = "{}" },
      ["Target.attachToTarget"] = { result = "{}" }, ["Target.disposeBrowserContext"] = { result = "{}" },
    })
    fails("browser", "has no browserContextId", browser:new_page())
    browser:close()
    for _, text in ipairs { "5", '"x"', "null", "true" } do
      browser = assert(connect { ["A.go"] = { { text = text }, { result = {} } } })
      fails("gone", "no answer of the protocol's", browser.cdp:send "A.go")
    end
    for _, text in ipairs { "[]", '{"id":"x"}', '{"id":1e300}', '{"method":5}', '{"method":"A.b","params":7}', "{}" } do
      browser = assert(connect { ["A.go"] = { { text = text }, { result = { one = 1 } } } })
      assert.equal(1, assert(browser.cdp:send "A.go").one)
      browser:close()
    end
  end)

  it("sends the client's key to no browser", function()
    assert(connect({}, { headers = { ["X-Own"] = "sent" } }))
    local request = server:log().connections[1].request
    assert.equal("sent", request.headers["x-own"])
    assert.is_nil(request.headers.authorization)
    assert.is_nil(request.headers.origin)
  end)

  it("loads nothing of it before it is asked for", function()
    local output = require("spec.support.util").run_lua [[
      local client = require("bctrl").new { api_key = "k" }
      local _ = client.runtimes, client.browser.extensions
      for name in pairs(package.loaded) do
        assert(not name:find "^bctrl%.browser", name)
      end
      print "nothing"]]
    assert.is_truthy(output:find("nothing", 1, true), output)
  end)

  it("collects a browser that nobody has any more, and keeps one that is listened to", function()
    local browser = assert(connect {})
    local kept = assert(client:browser(server.ws_url))
    kept.cdp:on("A.event", function() end)
    local told = assert(client:browser(server.ws_url))
    told:on("closed", function() end)
    local weak = setmetatable({ browser.connection, kept.connection, told.connection }, { __mode = "v" })
    browser, kept, told = nil, nil, nil -- luacheck: ignore 311
    collectgarbage()
    collectgarbage()
    assert.is_nil(weak[1])
    assert.is_truthy(weak[2])
    assert.is_truthy(weak[3])
    server:wait_for { ended = 1 }
  end)
end)

-- page:each: what a page tells, pulled.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"
local cdp_server = require "spec.support.cdp_server"

local fails = browsing.fails

describe("page:each", function()
  browsing.with({
    index = "<title>Index</title><a href=index target=_blank id=pop>pop</a>",
    data = { 200, "data", { ["Content-Type"] = "text/plain" } },
  }, function(it_drives, world)
    it_drives("tells what page:on tells, in order, and how many were lost", function(page)
      local events = page:each "console"
      page:evaluate "for (let i = 1; i <= 3; i++) console.log('number', i)"
      local texts = {}
      for event in events do
        texts[#texts + 1] = event.text
        if #texts == 3 then
          break
        end
      end
      assert.same({ "number 1", "number 2", "number 3" }, texts)
      fails("timeout", "no event within 0.05 s (page:each)", events:next(0.05))
      page:evaluate "for (let i = 1; i <= 1200; i++) console.log(i)"
      local event, lost = events:next(5)
      assert.equal("201", event.text)
      assert.equal(200, lost)
      assert.equal("202", (events:next()).text)
      events:close()
      events:close()
      assert.is_nil(events())
    end)

    it_drives("has each of the names", function(page)
      assert(page:open(world.base .. "index"))
      local names = { "error", "request", "response", "popup", "crash", "close" }
      local pulled = {}
      for _, name in ipairs(names) do
        pulled[name] = page:each(name)
      end
      page:evaluate "setTimeout(() => { throw new Error('later') }), fetch('/data').then(r => r.text())"
      assert.equal("Error: later", assert(pulled.error:next(5)).message)
      for _, name in ipairs { "request", "response" } do -- an icon may be asked for as well
        local event
        repeat
          event = assert(pulled[name]:next(5))
        until event.url == world.base .. "data"
        assert.equal(name == "response" and 200 or nil, event.status)
      end
      assert(page:click "#pop")
      local popup = assert(pulled.popup:next(5))
      assert.equal("Index", popup:wait_until "document.title")
      assert(popup:close())
      assert(page:close())
      assert.same({}, pulled.close:next(5))
      for _, name in ipairs(names) do
        local event, err
        repeat
          event, err = pulled[name]:next(5)
        until not event
        assert.is_nil(err)
      end
    end)

    it_drives("ends with a page that crashes, whose crash is told once", function(page)
      local crashes, errors = page:each "crash", page:each "error"
      fails("gone", "the page crashed", page.cdp:send "Page.crash")
      local count = 0
      for _ in crashes do
        count = count + 1
      end
      assert.equal(1, count)
      fails("gone", "the page crashed", errors:next(5))
    end)

    it_drives("hands over dialogs, and answers those that nobody takes", function(page)
      local dialogs = page:each "dialog"
      local answers = {}
      local task = world.client:spawn(function()
        answers[1] = page:evaluate "prompt('name?')"
        answers[2] = page:evaluate "confirm('sure?')"
        answers[3] = page:evaluate "confirm('again?')"
      end)
      world.client:spawn(function()
        local dialog = dialogs:next(5)
        assert.equal("name?", dialog.message)
        dialog:accept "Lua"
        world.client:sleep(0.1) -- the next one waits in the queue
        dialogs:close()
      end)
      task:wait()
      world.client:loop()
      assert.same({ "Lua", false, false }, answers)
    end)

    it_drives("raises mistakes on the caller's line", function(page)
      local ok, problem = pcall(page.each, page, "consle")
      assert.is_false(ok)
      assert.is_truthy(problem:find('each_spec.lua:%d+: bad argument #1 to \'page:each\' %(.*did you mean "console"%?'), problem)
    end)
  end)

  it("says of a page that is gone that it is, as page:on does", function()
    local server = cdp_server.start()
    server:script(browsing.page_script { ["*"] = { result = {} } })
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local browser = assert(client:browser(server.ws_url))
    local page = assert(browser:new_page())
    assert(page:close())
    for _, name in ipairs { "console", "dialog", "close" } do
      local err = fails("gone", "it was closed (page:on)", page:on(name, print))
      assert.equal("closed", err.reason)
      assert.is_truthy(err.where:find("each_spec.lua:", 1, true))
      fails("gone", "it was closed (page:each)", page:each(name):next(1))
      local ok, problem = pcall(function()
        for _ in page:each(name) do
          error "nothing comes"
        end
      end)
      assert.is_false(ok)
      assert.is_truthy(tostring(problem):find("it was closed", 1, true), tostring(problem))
    end
    server:script(browsing.page_script { ["Runtime.enable"] = { "reset" } })
    browser = assert(client:browser(server.ws_url))
    page = assert(browser:new_page())
    fails("gone", "the connection to the browser is lost", page:each("console"):next(5))
    fails("gone", "the connection to the browser is lost", page:on("console", print))
    client:close()
    server:stop()
  end)
end)

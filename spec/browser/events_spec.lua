-- What a page tells, what it asks for, and what it is told of its surroundings.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"

local fails = browsing.fails

describe("events", function()
  browsing.with({
    index = "<title>Index</title><h1>Index</h1>",
    data = { 200, '{"a":[1]}', { ["Content-Type"] = "application/json", ["X-Name"] = "value" } },
    text = { 200, "no JSON", { ["Content-Type"] = "text/plain" } },
  }, function(it_drives, world)
    -- Until the page has told everything that it has to tell by now.
    local function settle(page)
      assert(page:evaluate "new Promise(go => setTimeout(() => go(true), 20))")
    end

    it_drives("tells of the console and of uncaught errors, until it is told not to", function(page)
      local told = {}
      local console = page:on("console", function(event)
        told[#told + 1] = event.type .. ": " .. event.text
      end)
      page:on("error", function(event)
        told[#told + 1] = event.message
      end)
      page:evaluate "console.log('a', 1, null, undefined, { b: 2 }); console.warn('careful')"
      page:evaluate "setTimeout(() => { throw new Error('later') })"
      settle(page)
      assert.same({ "log: a 1 null undefined Object", "warn: careful", "Error: later" }, told)
      console:off()
      console:off()
      page:evaluate "console.log('unheard')"
      settle(page)
      assert.equal(3, #told)
    end)

    it_drives("reports a handler's own error, and goes on", function(page)
      local reported = {}
      local client = bctrl.new {
        api_key = "key", base_url = "http://127.0.0.1:1",
        on_error = function(err)
          reported[#reported + 1] = tostring(err)
        end,
      }
      local browser = assert(client:browser(world.chromium.url))
      local other = assert(browser:new_page())
      other:on("console", function()
        error "the handler's own"
      end)
      local subscription
      subscription = other:on("console", function()
        subscription:off()
        other:title() -- it must not wait
      end)
      assert(other:evaluate "console.log(1), console.log(2), true")
      assert.equal(true, other:evaluate "true")
      assert.equal(3, #reported)
      assert.is_truthy(reported[1]:find("the handler's own", 1, true), reported[1])
      assert.is_truthy(reported[2]:find("must not make calls", 1, true), reported[2])
      client:close()
      settle(page)
    end)

    it_drives("answers a dialog whose handler fails: the page goes on", function(page)
      page:on("dialog", function()
        error "a handler's mistake"
      end)
      assert.is_false(page:evaluate "confirm('Sure?')")
    end)

    it_drives("dismisses dialogs that nobody handles, and hands over the others", function(page)
      assert.is_false(page:evaluate "confirm('sure?')")
      assert.is_nil(page:evaluate "prompt('name?')")
      local seen = {}
      local subscription = page:on("dialog", function(dialog)
        seen[#seen + 1] = dialog.type .. " " .. dialog.message .. " " .. tostring(dialog.default)
        dialog:accept "Lua"
      end)
      assert.is_true(page:evaluate "confirm('sure?')")
      assert.equal("Lua", page:evaluate "prompt('name?', 'C')")
      assert.is_nil(page:evaluate "alert('seen')")
      assert.same({ "confirm sure? ", "prompt name? C", "alert seen " }, seen)
      subscription:off()
      assert.is_false(page:evaluate "confirm('sure?')")
      local accepting = assert(world.client:browser(world.chromium.url, { dialogs = "accept" }))
      local other = assert(accepting:new_page())
      assert.is_true(other:evaluate "confirm('sure?')")
      accepting:close()
    end)

    it_drives("waits for a response, and gives its body", function(page)
      assert(page:open(world.base .. "index"))
      local response = assert(page:wait_response("/data$", { trigger = function()
        page:evaluate "void fetch('/data')"
      end }))
      assert.equal(200, response.status)
      assert.equal("value", response.headers["x-name"])
      assert.same({ a = { 1 } }, response:json())
      response = assert(page:wait_response("/text$", { trigger = function()
        page:evaluate "void fetch('/text')"
      end }))
      assert.equal("no JSON", response:text())
      fails("response", "no JSON", response:json())
      local ok, problem = pcall(response.json)
      assert.is_false(ok)
      assert.is_truthy(problem:find("calling 'response:json' on bad self", 1, true), problem)
      fails("timeout", 'matches "nothing%d"', page:wait_response("nothing%d", { timeout = 0.1 }))
    end)

    it_drives("answers, changes and fails requests in the server's place", function(page)
      assert(page:open(world.base .. "index"))
      local all = assert(page:route(".", function(route)
        if route.url:find "/stop" then
          route:abort "BlockedByClient"
        end -- others go on
      end))
      local data = assert(page:route("/data$", function(route)
        route:fulfill { status = 201, json = { method = route.method, body = route.body } }
      end))
      local answer = page:evaluate [[fetch('/data', { method: 'POST', body: 'x' })
        .then(async r => ({ status: r.status, ...await r.json() }))]]
      assert.same({ status = 201, method = "POST", body = "x" }, answer)
      assert.equal("Failed to fetch", page:evaluate "fetch('/stop').catch(e => e.message)")
      local mistake
      local wrong = assert(page:route("/text$", function(route)
        local _, problem = pcall(route.abort, route, "Blocked")
        mistake = problem
      end))
      assert.equal("no JSON", page:evaluate "fetch('/text').then(r => r.text())")
      assert.is_truthy(mistake:find('did you mean "BlockedBy', 1, true) or mistake:find("no failure is called", 1, true), mistake)
      wrong:off()
      assert.equal("no JSON", page:evaluate "fetch('/text').then(r => r.text())")
      data:off()
      assert.same({ a = { 1 } }, page:evaluate "fetch('/data').then(r => r.json())")
      all:off()
      assert.same({ a = { 1 } }, page:evaluate "fetch('/data').then(r => r.json())")
    end)

    it_drives("tells the page what its machine is", function(page)
      assert(page:emulate {
        viewport = { width = 400, height = 300 }, user_agent = "me", timezone = "Asia/Tokyo", locale = "de-DE",
        media = { prefers_color_scheme = "dark" }, headers = { ["X-Own"] = "sent" },
      })
      assert.equal("400 300 me -540 true 1,5", page:evaluate [[[innerWidth, innerHeight, navigator.userAgent,
        new Date().getTimezoneOffset(), matchMedia('(prefers-color-scheme: dark)').matches, (1.5).toLocaleString()].join(' ')]])
      assert(page:open(world.base .. "index"))
      local log = world.pages:log()
      local last = log.connections[#log.connections].requests
      assert.equal("sent", last[#last].headers["x-own"] or last[1].headers["x-own"])
      assert(page:emulate { offline = true })
      assert.equal("Failed to fetch", page:evaluate "fetch('/data').catch(e => e.message)")
    end)

    it_drives("calls functions of Lua's from the page", function(page)
      assert(page:expose("double", function(value)
        return value.n * 2
      end))
      assert.equal(42, page:evaluate "double({ n: 21 })")
      assert(page:open(world.base .. "index"))
      assert.equal(8, page:evaluate "double({ n: 4 })")
      assert(page:expose("failing", function()
        error "the function's own"
      end))
      assert.equal("Error: the function failed", page:evaluate "failing().catch(String)")
      assert(page:expose("unsaid", function()
        return print
      end))
      assert.is_truthy(page:evaluate("unsaid().catch(String)"):find("function", 1, true))
      for _, made_up in ipairs { "''", "'null'", "'{}'", "'{\"number\":1.5}'", "'{\"number\":1e308}'", "'[1]'", "'no JSON'" } do
        page:evaluate("__bctrl_double(" .. made_up .. ")") -- the page's scripts may say anything
      end
      assert.equal(10, page:evaluate "double({ n: 5 })")
    end)

    it_drives("runs a script before those of each document", function(page)
      assert(page:on_new_document "globalThis.early = 'here'")
      assert(page:open(world.base .. "index"))
      assert.equal("here", page:evaluate "early")
    end)

    it_drives("keeps cookies by context", function(page)
      assert(page:open(world.base .. "index"))
      assert(page:set_cookies { { name = "a", value = "1" } })
      assert.equal("a=1", page:evaluate "document.cookie")
      local cookies = assert(page:cookies())
      assert.equal("1", cookies[1].value)
      local context = assert(world.browser:new_context())
      local one = assert(world.browser:new_page(world.base .. "index", { context = context }))
      local two = assert(world.browser:new_page(world.base .. "index", { context = context }))
      assert.equal("", one:evaluate "document.cookie")
      assert(one:set_cookies { { name = "b", value = "2" } })
      assert.equal("b=2", two:evaluate "document.cookie")
      assert(context:close())
      fails("gone", "it was closed", two:title())
      assert(page:clear_cookies())
      assert.same({}, page:cookies())
    end)

    it_drives("is as large as it was asked for", function()
      local page = assert(world.browser:new_page(world.base .. "index", { width = 640, height = 360 }))
      assert.equal("640 360", page:evaluate "innerWidth + ' ' + innerHeight")
      assert.equal("\0\0\2\128\0\0\1\104", assert(page:screenshot()):sub(17, 24)) -- PNG's width and height
      assert(page:close())
    end)

    it_drives("shows itself live", function(page)
      local view = assert(page:view { width = 200 })
      assert(page:set_html "<body style='background: red'>")
      local image, about
      for _ = 1, 100 do
        image, about = view:frame()
        if image then
          break
        end
        settle(page)
      end
      assert.equal("\255\216\255", image:sub(1, 3))
      assert.is_true(about.width > 0)
      view:close()
      view:close()
      assert.is_nil(view:frame())
    end)
  end)
end)

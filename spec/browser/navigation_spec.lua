-- Where a page goes: opening, history, frames, popups; and what becomes of calls meanwhile.
local browsing = require "spec.support.browsing"

local fails = browsing.fails

local PAGES = {
  index = [[<title>Index</title><a href="two" id=two>two</a> <a href="two" target=_blank id=pop>pop</a>
    <a href="#hash" id=hash>hash</a>
    <button onclick="history.pushState({}, '', '/single/page')">push</button>]],
  two = [[<title>Two</title><p>second</p><iframe id=other></iframe><iframe id=same srcdoc="<button
    onclick='this.textContent=&quot;pressed&quot;'>Same</button>"></iframe>
    <script>document.getElementById('other').src = 'http://localhost:' + location.port + '/inner'</script>]],
  inner = [[<title>Inner</title><button onclick="this.textContent = 'pressed'">Press</button><input id=i>]],
  missing = { 404, "<title>No</title>" },
  none = { 204, "" },
  stalled = "stall",
  slow = "<img src=stalled>",
  there = { 302, "", { Location = "two" } },
}

describe("navigation", function()
  browsing.with(PAGES, function(it_drives, world)
    local function at(name)
      return world.base .. name
    end

    it_drives("opens a page and tells how it was answered", function(page)
      local arrived = assert(page:open(at "index"))
      assert.equal(200, arrived.status)
      assert.equal(at "index", arrived.url)
      assert.equal("text/html; charset=utf-8", arrived.headers["content-type"])
      assert.equal(404, assert(page:open(at "missing")).status)
      arrived = assert(page:open(at "there", { wait = "dom" }))
      assert.equal(at "two", arrived.url)
      assert(page:open(at "index", { wait = "commit" }))
      assert(page:open(at "index", { wait = "idle" }))
      assert.equal(at "index#x", assert(page:open(at "index#x")).url)
    end)

    it_drives("says why a page cannot be opened", function(page)
      local refused = fails("browser", "net::ERR_NAME_NOT_RESOLVED at http://…@nothing.invalid/x (page:open)",
        page:open "http://me:pass@nothing.invalid/x?token=secret")
      for _, value in pairs(refused) do
        assert.is_nil(tostring(value):find("secret", 1, true))
      end
      fails("browser", "net::ERR_ABORTED", page:open(at "none"))
      local err = fails("timeout", "did not arrive (load) within 0.3 s", page:open(at "slow", { timeout = 0.3 }))
      assert.is_truthy(err.where:find("navigation_spec.lua:", 1, true), err.where)
    end)

    it_drives("goes back, forward, and again", function(page)
      assert(page:open(at "index"))
      assert(page:open(at "two"))
      assert.equal(at "index", assert(page:back()).url)
      assert.equal("Index", page:title())
      assert.equal(at "two", assert(page:forward()).url)
      assert.equal(200, assert(page:reload()).status)
      fails("browser", "no such page in the history", page:forward())
    end)

    it_drives("waits for a navigation that a click begins, in the document as well", function(page)
      assert(page:open(at "index"))
      local arrived = assert(page:wait_navigation(function()
        assert(page:click "#two")
      end))
      assert.equal(at "two", arrived.url)
      assert.equal("second", page:text "p")
      assert(page:open(at "index"))
      assert(page:wait_navigation(function()
        assert(page:click "#hash")
      end))
      assert(page:click "text=push")
      assert.equal(at "single/page", page:wait_url "single/page$")
      fails("timeout", "the URL is " .. at "single/page", page:wait_url("nowhere", { timeout = 0.1 }))
      local ok, problem = pcall(page.wait_navigation, page, function()
        error "the trigger's own"
      end)
      assert.is_false(ok)
      assert.is_truthy(problem:find("the trigger's own", 1, true))
    end)

    it_drives("ends a wait whose trigger fails, with what it failed of", function(page)
      assert(page:open(at "index"))
      local function click()
        return page:click("#nothing", { timeout = 0.1 })
      end
      fails("timeout", "nothing in the page matches", page:wait_navigation(click))
      fails("timeout", "nothing in the page matches", world.browser:wait_page(click))
      fails("timeout", "nothing in the page matches", page:wait_response("x", { trigger = click }))
    end)

    it_drives("takes no page for a popup that somebody else opens meanwhile", function(page)
      assert(page:open(at "index"))
      local others
      local task = world.client:spawn(function()
        others = assert(world.browser:new_page())
      end)
      local popup = assert(world.browser:wait_page(function()
        task:wait()
        assert(page:click "#pop")
      end))
      assert.not_equal(others.id, popup.id)
      assert(others:close())
      assert(popup:close())
    end)

    it_drives("acts in frames of a page whose console is heard already", function(page)
      page:on("console", function() end)
      assert(page:open(at "two"))
      assert.equal("Same", page:text "frame=#same >> button")
      assert.equal("Same", assert(page:frame "#same"):evaluate "document.querySelector('button').textContent")
    end)

    it_drives("acts in frames, of this process and of another", function(page)
      assert(page:open(at "two"))
      for _, name in ipairs { "#same", "#other" } do
        local frame = assert(page:frame(name))
        assert(frame:click "button")
        assert.equal("pressed", frame:text "button")
        assert.equal("pressed", page:text("frame=" .. name .. " >> button"))
        assert.equal("pressed", frame:evaluate "document.querySelector('button').textContent")
      end
      local other = page:frame "#other"
      assert.equal("http://localhost:" .. world.pages.port .. "/inner", other:url())
      assert(other:fill("#i", "filled"))
      assert.equal("filled", other:value "#i")
      local outcome
      world.client:spawn(function()
        local _, err = other:evaluate "new Promise(() => {})"
        outcome = err.kind
      end)
      world.client:spawn(function()
        world.client:sleep(0.05)
        page:evaluate "document.getElementById('other').remove()"
      end)
      world.client:loop()
      assert.equal("gone", outcome)
      fails("browser", "is no frame", page:frame "p")
      fails("timeout", "nothing in the page", page:frame("#nothing", { timeout = 0.1 }))
    end)

    it_drives("attaches to a page that another one opens", function(page)
      assert(page:open(at "index"))
      local popup = assert(world.browser:wait_page(function()
        assert(page:click "#pop")
      end))
      assert.equal("Two", popup:wait_until "document.title")
      assert(popup:close())
      local told
      local subscription = page:on("popup", function(opened)
        told = opened
      end)
      assert(page:click "#pop")
      world.client:sleep(0)
      assert(page:wait_until("true"))
      for _ = 1, 100 do
        if told then
          break
        end
        world.client:sleep(0.02)
      end
      assert.equal("Two", told:wait_until "document.title")
      subscription:off()
      fails("timeout", "no page was opened within 0.1 s", world.browser:wait_page(function() end, { timeout = 0.1 }))
      local count = 0
      for _, reference in ipairs(assert(world.browser:pages())) do
        count = count + (reference.url == at "two" and 1 or 0)
      end
      assert.equal(1, count)
      assert(told:close())
    end)

    it_drives("ends what cannot be answered any more", function(page)
      assert(page:open(at "index"))
      local client = world.client
      local outcomes = {}
      local function during(name, fn)
        return client:spawn(function()
          local value, err = fn()
          outcomes[name] = err and err.kind .. " " .. tostring(err.reason) or value
        end)
      end
      during("evaluate", function()
        return page:evaluate "new Promise(() => {})"
      end)
      during("wait", function()
        return page:text "p" -- goes on in the next document
      end)
      during("go", function()
        return page:open(at "two")
      end)
      client:loop()
      assert.equal("gone navigated", outcomes.evaluate)
      assert.equal("second", outcomes.wait)
      during("click", function()
        return page:click "#nothing"
      end)
      during("close", function()
        client:sleep(0.02)
        return page:close()
      end)
      client:loop()
      assert.equal("gone closed", outcomes.click)
      fails("gone", "it was closed", page:title())
    end)

    it_drives("tells of a page that crashed, once, and drives others", function(page)
      local crashes = 0
      page:on("crash", function()
        crashes = crashes + 1
      end)
      fails("gone", "the page crashed", page.cdp:send "Page.crash")
      fails("gone", "the page crashed", page:evaluate "1")
      assert.equal(1, crashes)
      local other = assert(world.browser:new_page(at "index"))
      assert.equal("Index", other:title())
      assert(other:close())
    end)
  end)
end)

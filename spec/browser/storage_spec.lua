-- What sites have stored: read, written as JSON, put back.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"
local cdp_server = require "spec.support.cdp_server"

local fails = browsing.fails

describe("storage", function()
  browsing.with({
    index = "<title>Index</title>", other = "<title>Other</title>",
    ["in"] = [[<title>In</title><script>document.write(document.cookie + ' / ' + localStorage.user)</script>]],
  }, function(it_drives, world)
    local function log_in(page)
      assert(page:open(world.base .. "index"))
      page:evaluate [[document.cookie = 'session=s1', document.cookie = 'kept=k1; max-age=3600',
        localStorage.user = 'Lüa', localStorage.setItem('a b', '{"x":1}')]]
    end

    it_drives("is read, survives JSON, and is there in a new page's first document", function(page)
      log_in(page)
      local far = world.base:gsub("127.0.0.1", "localhost")
      assert(page:open(far .. "other"))
      page:evaluate "localStorage.far = 'away'"
      assert(page:open "about:blank")
      local saved = assert(page:storage())
      local names = {}
      for _, cookie in ipairs(saved.cookies) do
        names[cookie.name] = cookie
      end
      assert.equal("s1", names.session.value)
      assert.equal(-1, names.session.expires)
      assert.is_true(names.kept.expires > os.time())
      assert.same({ far:sub(1, -2), world.base:sub(1, -2) }, { saved.origins[2].origin, saved.origins[1].origin })
      assert.same({ { name = "far", value = "away" } }, saved.origins[2].localStorage)
      assert.equal("about:blank", page:url()) -- it stayed where it was

      local decoded = assert(bctrl.decode(assert(bctrl.encode(saved))))
      local other = assert(world.browser:new_page(world.base .. "in", { storage = decoded }))
      assert.equal("session=s1; kept=k1 / Lüa", other:text "body")
      assert.equal('{"x":1}', other:evaluate "localStorage.getItem('a b')")
      assert(other:close())

      local context = assert(world.browser:new_context { storage = saved })
      local one = assert(world.browser:new_page(world.base .. "in", { context = context }))
      assert.equal("session=s1; kept=k1 / Lüa", one:text "body")
      local again = assert(context:storage())
      assert.same(saved.origins, again.origins)
      assert.same(again, assert(one:storage()))
      assert(one:clear_cookies())
      assert.same({}, context:storage().cookies)
      assert.equal("s1", names.session.value)
      assert.equal(2, #page:storage().cookies) -- of another context
      assert(context:close())
    end)

    it_drives("of the browser's own context is that of the pages opened by hand", function(page)
      log_in(page)
      local saved = assert(world.browser:storage())
      assert.same({}, saved.cookies)
      assert.equal(2, select(2, bctrl.encode(saved):gsub("%[%]", "")))
      local target = assert(world.browser.cdp:send("Target.createTarget", { url = world.base .. "index" })).targetId
      local own
      for _, reference in ipairs(assert(world.browser:pages())) do
        own = reference.id == target and assert(reference:attach()) or own
      end
      assert(own:wait_url "index$")
      own:evaluate "document.cookie = 'own=1', localStorage.own = '1'"
      saved = assert(world.browser:storage())
      assert.equal("own", saved.cookies[1].name)
      assert.same({ { origin = world.base:sub(1, -2), localStorage = { { name = "own", value = "1" } } } }, saved.origins)
      assert.same(saved, assert(own:storage()))
      assert(own:clear_cookies())
      own:evaluate "localStorage.clear()"
      assert.same({ cookies = {}, origins = {} }, world.browser:storage())
      assert(own:close())
    end)

    it_drives("leaves no page behind", function()
      local before = #world.browser:pages()
      local page = assert(world.browser:new_page(world.base .. "index", { storage = { origins = {
        { origin = "http://nowhere.invalid", localStorage = { { name = "a", value = "1" } } },
      } } }))
      assert.equal("http://nowhere.invalid", assert(page:storage()).origins[1].origin) -- though it never was there
      assert(page:close())
      assert.equal(before, #world.browser:pages())
    end)

    it_drives("that is none is refused on the caller's line", function()
      local browser = world.browser
      for words, saved in pairs {
        ["cookies and origins, two lists, expected, got x = 1"] = { x = 1 },
        ["cookies and origins, two lists, expected, got cookies = 5"] = { cookies = 5 },
        ["cookie 2: a string 'domain' expected, got nil"] = { cookies = { { name = "a", value = "b", domain = "c" }, { name = "a", value = "b" } } },
        ['origin 1: { origin = "https://example.com", localStorage = { … } } expected'] = { origins = { { origin = "https://a.b/x", localStorage = {} } } },
        ["origin 1, item 1: a string 'value' expected, got 5"] = { origins = { { origin = "https://a.b", localStorage = { { name = "a", value = 5 } } } } },
      } do
        for _, call in ipairs {
          function() return browser:new_context { storage = saved } end,
          function() return browser:new_page(nil, { storage = saved }) end,
        } do
          local ok, problem = pcall(call)
          assert.is_false(ok)
          assert.is_truthy(problem:find("storage_spec.lua:", 1, true), problem)
          assert.is_truthy(problem:find(words, 1, true), problem)
        end
      end
      local context = assert(browser:new_context())
      local ok, problem = pcall(browser.new_page, browser, nil, { context = context, storage = {} })
      assert.is_false(ok)
      assert.is_truthy(problem:find("either a context or a storage expected, got both", 1, true), problem)
      assert(context:close())
    end)
  end)

  it("that cannot be put back gives no page, and no context", function()
    local server = cdp_server.start()
    server:script(browsing.page_script {
      ["Storage.setCookies"] = { error = { code = -32602, message = "Invalid cookie fields" } },
      ["Storage.getCookies"] = { error = { code = -32000, message = "it refuses" } },
      ["Target.getBrowserContexts"] = { result = { browserContextIds = { "C" } } },
    })
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local browser = assert(client:browser(server.ws_url))
    local saved = { cookies = { { name = "a", value = "b", domain = "c" } } }
    fails("browser", "Invalid cookie fields", browser:new_page(nil, { storage = saved }))
    fails("browser", "Invalid cookie fields", browser:new_context { storage = saved })
    fails("browser", "it refuses", browser:storage())
    server:wait_for { ["Target.disposeBrowserContext"] = 2 }
    client:close()
    server:stop()
  end)
end)

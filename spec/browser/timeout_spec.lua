-- page:set_timeout: how long the calls of a page may take that are given no timeout of their own, or take none.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"
local cdp_server = require "spec.support.cdp_server"

local fails = browsing.fails

describe("page:set_timeout", function()
  browsing.with({ other = "<p>other</p>", index = [[<title>Index</title><iframe id=f></iframe><script>
    document.getElementById('f').src = 'http://localhost:' + location.port + '/other'</script>]] }, function(it_drives, world)
    it_drives("bounds what takes no options, and what is given none", function(page)
      assert(page:open(world.base .. "index"))
      page:set_timeout(0.2)
      fails("timeout", "within 0.2 s (page:evaluate)", page:evaluate "new Promise(() => {})")
      fails("timeout", "within 0.2 s (page:evaluate)", page:evaluate "(() => { for (;;); })()")
      fails("timeout", "within 0.2 s (page:text)", page:text "#nothing")
      fails("timeout", "within 0.2 s (page:wait_url)", page:wait_url "nowhere")
      fails("timeout", "within 0.1 s", page:text("#nothing", { timeout = 0.1 }))
      page:evaluate "setTimeout(() => { for (;;); }), undefined"
      fails("timeout", "within 0.2 s (page:count)", page:count "p")
      page:set_timeout(20)
      assert.equal("Index", page:title())
    end)

    it_drives("bounds what its frames do, also those of other processes", function(page)
      assert(page:open(world.base .. "index"))
      local frame = assert(page:frame "#f")
      page:set_timeout(0.2)
      fails("timeout", "within 0.2 s", frame:evaluate "new Promise(() => {})")
      fails("timeout", "within 0.2 s", frame:text "#nothing")
      fails("timeout", "within 0.2 s", page:text "frame=#f >> #nothing")
    end)
  end)

  it("bounds a browser that does not answer", function()
    local server = cdp_server.start()
    server:script(browsing.page_script {
      ["Runtime.evaluate"] = {}, ["Page.createIsolatedWorld"] = {}, ["Runtime.terminateExecution"] = { result = {} },
      ["Page.captureScreenshot"] = {}, ["Network.getCookies"] = {}, ["Target.disposeBrowserContext"] = {},
    })
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local page = assert(assert(client:browser(server.ws_url)):new_page())
    page:set_timeout(0.05)
    for _, method in ipairs { "title", "evaluate", "count", "screenshot", "cookies", "close" } do
      fails("timeout", "within 0.05 s", page[method](page, (method == "evaluate" or method == "count") and "x" or nil))
    end
    client:close()
    server:stop()
  end)
end)

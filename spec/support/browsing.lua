-- What the browser's specs share: one Chromium for a file, pages for it, a client, and a page of its own for each spec.
local assert = require "luassert"
local bctrl = require "bctrl"
local busted = require "busted"
local chromium = require "spec.support.chromium"

local browsing = {}

--- Calls `describe_all(it_drives, world)` where there is a Chromium; else one pending spec says what is missing.
--- it_drives(name, fn): a spec that gets a new page; world.browser, world.client, world.base, world.chromium.
function browsing.with(pages, describe_all)
  if not chromium.find() then
    busted.pending "drives a browser: no Chromium here (apt-get install chromium, or BCTRL_CHROMIUM)"
    return
  end
  local world = {}

  busted.setup(function()
    world.chromium = chromium.start()
    world.pages = chromium.pages(pages)
    world.base = world.pages.base
    world.client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1", max_retries = 0 }
    world.browser = assert(world.client:browser(world.chromium.url, { timeout = 20 }))
  end)

  busted.teardown(function()
    world.client:close()
    world.pages:stop()
    world.chromium.stop()
  end)

  describe_all(function(name, fn)
    busted.it(name, function()
      local page = assert(world.browser:new_page())
      fn(page)
      assert(page:close())
    end)
  end, world)
end

--- A script of the stand-in's (spec.support.cdp_server) with what a new page asks for, and `script` besides; its session is "S".
function browsing.page_script(script)
  local whole = {
    ["Target.setDiscoverTargets"] = { result = {} },
    ["Target.createBrowserContext"] = { result = { browserContextId = "C" } },
    ["Target.createTarget"] = { result = { targetId = "T" } },
    ["Target.attachToTarget"] = { result = { sessionId = "S" } },
    ["Page.enable"] = { result = {} },
    ["Page.setLifecycleEventsEnabled"] = { result = {} },
    ["Target.disposeBrowserContext"] = { result = {} },
  }
  for method, steps in pairs(script) do
    whole[method] = steps
  end
  return whole
end

--- Checks that a call failed with an error of a kind, and some words in its text.
function browsing.fails(kind, words, value, err)
  assert.is_nil(value)
  assert.is_truthy(err, "it did not fail")
  assert.equal(kind, err.kind, tostring(err))
  assert.is_truthy(tostring(err):find(words, 1, true), ("%q is not in %q"):format(words, tostring(err)))
  return err
end

return browsing

--- What a context's sites have stored: cookies, and the localStorage of origins, as a plain table that JSON can say; it is that
--- of Playwright's storageState. A context's localStorage can only be reached from a document of its origin: a page of our own goes
--- there, whose requests are answered here.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local intercept = require "bctrl.browser.intercept"
local navigation = require "bctrl.browser.navigation"
local targets = require "bctrl.browser.targets"
local world = require "bctrl.browser.world"

local storage = {}

---@class bctrl.Storage
---@field cookies table[] name, value, domain, path, expires (seconds since 1970, -1 for one of the session), httpOnly, secure, sameSite
---@field origins { origin: string, localStorage: { name: string, value: string }[] }[] those that have any

local COOKIE = { "name", "value", "domain", "path", "expires", "httpOnly", "secure", "sameSite" }

local function ignore() end

local function origin_of(url)
  local scheme, authority = tostring(url):match "^(https?)://([^/?#]+)"
  return scheme and scheme .. "://" .. authority:match "[^@]*$" or nil
end

-- ------------------------------------------------------------------------------------------------------------- contexts

-- Which contexts there are beside the browser's own.
local function read_contexts(browser)
  local told, err = browser.connection:call(browser.cdp, "Target.getBrowserContexts")
  if not told then
    return nil, err
  end
  local known = {}
  for _, id in ipairs(told.browserContextIds) do
    known[id] = true
  end
  return known
end

---The context that a page belongs to.
---@param page bctrl.Page
---@return boolean known
---@return string|bctrl.Error|nil id nil is the browser's own
function storage.context_of(page)
  if page.context_id then
    return true, page.context_id
  end
  local browser = page.browser
  local known, err = read_contexts(browser)
  local told
  if known then
    told, err = page.connection:call(browser.cdp, "Target.getTargetInfo", { targetId = page.id })
  end
  if not told then
    return false, err
  end
  local id = told.targetInfo.browserContextId
  return true, known[id] and id or nil
end

-- Where the pages of a context are, and have been, those that are attached to; and what was put back into it.
local function read_origins(browser, context_id)
  local connection, origins, seen = browser.connection, {}, {}
  local function add(url)
    local origin = origin_of(url)
    if origin and not seen[origin] then
      seen[origin] = true
      origins[#origins + 1] = origin
    end
  end
  local known, err = read_contexts(browser)
  local told
  if known then
    told, err = connection:call(browser.cdp, "Target.getTargets")
  end
  if not told then
    return nil, err
  end
  for _, origin in ipairs(context_id and browser.restored[context_id] or {}) do
    add(origin)
  end
  for _, info in ipairs(told.targetInfos) do
    local id = info.browserContextId
    if (known[id] and id or nil) == context_id then
      add(info.url)
      local page = browser.attached[info.targetId]
      local history = page and connection:call(page.session, "Page.getNavigationHistory")
      for _, entry in ipairs(history and history.entries or {}) do
        add(entry.url)
      end
      for _, about in ipairs(page and targets.frames(page) or {}) do
        add(about.url)
      end
    end
  end
  table.sort(origins)
  return origins
end

-- ------------------------------------------------------------------------------------------------------------ localStorage

local EMPTY = { { name = "content-type", value = "text/html" } }

-- Runs a script in an empty document of each origin; `take` gets what it comes to.
local function visit(browser, context_id, label, origins, make, take)
  if not origins[1] then
    return true
  end
  local connection = browser.connection
  local params = { url = "about:blank", browserContextId = context_id, background = true }
  local id, err = connection:ask(browser.cdp, "Target.createTarget", params, "targetId")
  if not id then
    return nil, err
  end
  local page, ok
  page, err = browser.attach(browser, id)
  ok = page ~= nil
  if ok then
    connection:post(page.session, "Network.setBypassServiceWorker", { bypass = true }, ignore)
    ok, err = intercept.set(page, "Request", function(paused)
      connection:post(page.session, "Fetch.fulfillRequest", {
        requestId = paused.requestId, responseCode = 200, responseHeaders = core.array(EMPTY), body = "",
      })
    end, true)
  end
  for _, origin in ipairs(ok and origins or {}) do
    if ok then
      ok, err = navigation.open(page, origin .. "/")
    end
    if ok then
      local value
      value, err = world.evaluate(page, label, make(origin))
      ok = err == nil
      if ok and value == nil then
        ok, err = nil, failure.new("browser", label, "the browser opens no document of " .. origin)
      elseif ok then
        take(origin, value)
      end
    end
  end
  connection:post(browser.cdp, "Target.closeTarget", { targetId = id }, ignore)
  return ok and true or nil, err
end

---What a context's sites have stored.
---@param browser bctrl.Browser
---@param context_id string? nil is the browser's own
---@param label string
---@return bctrl.Storage? saved
---@return bctrl.Error? err
function storage.read(browser, context_id, label)
  local told, err = browser.connection:call(browser.cdp, "Storage.getCookies", { browserContextId = context_id })
  local origins
  if told then
    origins, err = read_origins(browser, context_id)
  end
  if not origins then
    return nil, err
  end
  local saved = { cookies = core.array {}, origins = core.array {} }
  for i, cookie in ipairs(told.cookies) do
    local copy = {}
    for _, name in ipairs(COOKIE) do
      copy[name] = cookie[name]
    end
    saved.cookies[i] = copy
  end
  local ok
  ok, err = visit(browser, context_id, label, origins, function(origin)
    return ("location.origin === %s ? Object.entries(localStorage).map(([name, value]) => ({ name, value })) : undefined"):format(
      core.encode(origin))
  end, function(origin, items)
    if items[1] then
      table.insert(saved.origins, { origin = origin, localStorage = items })
    end
  end)
  if not ok then
    return nil, err
  end
  return saved
end

local function bad(label, position, words)
  errors.bad_argument(position, label, "option 'storage': " .. words)
end

local function check_strings(label, position, what, given, ...)
  for i = 1, select("#", ...) do
    local name = select(i, ...)
    if type(given) ~= "table" then
      bad(label, position, ("%s: a table expected, got %s"):format(what, errors.describe(given)))
    elseif type(given[name]) ~= "string" then
      bad(label, position, ("%s: a string '%s' expected, got %s"):format(what, name, errors.describe(given[name])))
    end
  end
end

---Raises where a value is not what `storage.read` returns.
---@param label string
---@param position integer
---@param saved table
function storage.check(label, position, saved)
  for name, value in pairs(saved) do
    if name ~= "cookies" and name ~= "origins" or type(value) ~= "table" then
      bad(label, position, ("cookies and origins, two lists, expected, got %s = %s"):format(tostring(name), errors.describe(value)))
    end
  end
  for i, cookie in ipairs(saved.cookies or {}) do
    check_strings(label, position, "cookie " .. i, cookie, "name", "value", "domain")
  end
  for i, each in ipairs(saved.origins or {}) do
    check_strings(label, position, "origin " .. i, each, "origin")
    if origin_of(each.origin) ~= each.origin or type(each.localStorage) ~= "table" then
      bad(label, position, ('origin %d: { origin = "https://example.com", localStorage = { … } } expected'):format(i))
    end
    for j, item in ipairs(each.localStorage) do
      check_strings(label, position, ("origin %d, item %d"):format(i, j), item, "name", "value")
    end
  end
end

---Puts back what `storage.read` returned.
---@param browser bctrl.Browser
---@param context_id string
---@param label string
---@param saved bctrl.Storage
---@return true? written
---@return bctrl.Error? err
function storage.write(browser, context_id, label, saved)
  local cookies, origins, items = {}, {}, {}
  for i, cookie in ipairs(saved.cookies or {}) do
    local copy = {}
    for _, name in ipairs(COOKIE) do
      copy[name] = cookie[name]
    end
    copy.expires = (cookie.expires or -1) >= 0 and cookie.expires or nil -- below 0: until the browser ends
    cookies[i] = copy
  end
  if cookies[1] then
    local params = { cookies = core.array(cookies), browserContextId = context_id }
    local _, err = browser.connection:call(browser.cdp, "Storage.setCookies", params)
    if err then
      return nil, err
    end
  end
  for i, each in ipairs(saved.origins or {}) do
    origins[i], items[each.origin] = each.origin, core.array(each.localStorage)
  end
  browser.restored[context_id] = origins
  return visit(browser, context_id, label, origins, function(origin)
    return world.expression(label, [[(origin, items) => {
      if (location.origin !== origin) return; for (const { name, value } of items) localStorage.setItem(name, value);
      return true; }]], origin, items[origin])
  end, ignore)
end

return storage

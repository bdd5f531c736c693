--- What a page is told of its surroundings: cookies, scripts of its own, what it takes its machine for: the methods of
--- `bctrl.Page` for that.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"
local storage = require "bctrl.browser.storage"
local targets = require "bctrl.browser.targets"
local view = require "bctrl.browser.view"

local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

---The cookies that the page sends.
---Network.getCookies
---@param urls string[]? of other pages
---@return table[]? cookies name, value, domain, path, expires (seconds since 1970), httpOnly, secure, sameSite
---@return bctrl.Error? err
function Methods:cookies(urls, ...)
  no_more("page:cookies", 2, ...)
  if urls ~= nil and type(urls) ~= "table" then
    errors.bad_argument(1, "page:cookies", "list of URLs expected, got " .. errors.describe(urls))
  end
  local result, err = self.connection:call(self.session, "Network.getCookies", { urls = urls })
  return result and result.cookies, err
end

---Sets cookies, for the page's URL where they name none.
---Network.setCookies
---@param cookies table[] name, value, and url, domain, path, expires, httpOnly, secure, sameSite
---@return true? set
---@return bctrl.Error? err
function Methods:set_cookies(cookies, ...)
  no_more("page:set_cookies", 2, ...)
  if type(cookies) ~= "table" or cookies.name ~= nil then
    errors.bad_argument(1, "page:set_cookies", "list of cookies expected, got "
      .. (type(cookies) == "table" and "one: { { name = … } }" or errors.describe(cookies)))
  end
  for i, cookie in ipairs(cookies) do
    if type(cookie) ~= "table" or type(cookie.name) ~= "string" or type(cookie.value) ~= "string" then
      errors.bad_argument(1, "page:set_cookies", ("cookie %d: name and value, two strings, expected"):format(i))
    end
  end
  local list, url = {}, nil
  for i, cookie in ipairs(cookies) do
    local copy = {}
    for name, value in pairs(cookie) do
      copy[name] = value
    end
    if not copy.url and not copy.domain then
      if not url then
        local result, err = self.connection:call(self.session, "Runtime.evaluate", { expression = "location.href" })
        if not result then
          return nil, err
        end
        url = result.result.value
      end
      copy.url = url
    end
    list[i] = copy
  end
  local _, err = self.connection:call(self.session, "Network.setCookies", { cookies = core.array(list) })
  return err == nil or nil, err
end

---Forgets the cookies of the page's context.
---Storage.clearCookies
---@return true? cleared
---@return bctrl.Error? err
function Methods:clear_cookies(...)
  no_more("page:clear_cookies", 1, ...)
  local known, id = storage.context_of(self)
  if not known then
    return nil, id
  end
  local _, err = self.connection:call(self.browser.cdp, "Storage.clearCookies", { browserContextId = id }, self.session.timeout)
  return err == nil or nil, err
end

---What the sites of the page's context have stored: cookies, and the localStorage of the origins where its pages are, or have
---been. It can be written as JSON, and put back: `browser:new_page(url, { storage = saved })`. Session storage, IndexedDB and what
---frames store by themselves in another site's page are not in it.
---Storage.getCookies
---@return bctrl.Storage? saved
---@return bctrl.Error? err
function Methods:storage(...)
  no_more("page:storage", 1, ...)
  local known, id = storage.context_of(self)
  if not known then
    return nil, id
  end
  return storage.read(self.browser, id, "page:storage")
end

---Has a script run in every document of the page before its own.
---Page.addScriptToEvaluateOnNewDocument
---@param js string
---@return true? added
---@return bctrl.Error? err
function Methods:on_new_document(js, ...)
  no_more("page:on_new_document", 2, ...)
  if type(js) ~= "string" then
    errors.bad_argument(1, "page:on_new_document", "JavaScript in a string expected, got " .. errors.describe(js))
  end
  local _, err = self.connection:call(self.session, "Page.addScriptToEvaluateOnNewDocument", { source = js })
  return err == nil or nil, err
end

---Brings the page to the front of its window.
---@return true? shown
---@return bctrl.Error? err
function Methods:bring_to_front(...)
  no_more("page:bring_to_front", 1, ...)
  local _, err = self.connection:call(self.session, "Page.bringToFront")
  return err == nil or nil, err
end

---@class bctrl.EmulateOptions
---@field viewport { width: integer, height: integer, scale: number?, mobile: boolean? }? CSS pixels
---@field user_agent string?
---@field locale string? e.g. "de-DE"
---@field timezone string? e.g. "Asia/Tokyo"
---@field geolocation { latitude: number, longitude: number, accuracy: number? }? degrees, metres
---@field media { type: string?, prefers_color_scheme: string? }?
---@field offline boolean?
---@field headers table<string, string>? sent with every request of the page
local EMULATE = {
  viewport = "table", user_agent = "line", locale = "string", timezone = "string", geolocation = "table", media = "table",
  offline = "boolean", headers = "table",
}

-- option -> what it holds, and what it cannot do without
local PARTS = {
  viewport = { { width = "positive", height = "positive", scale = "positive_number", mobile = "boolean" }, "width", "height" },
  geolocation = { { latitude = "number", longitude = "number", accuracy = "positive_number" }, "latitude", "longitude" },
}

local function check_parts(given)
  for option, parts in pairs(PARTS) do
    local value = given[option]
    local problem = value and options.problem(value, parts[1])
    for i = 2, #parts do
      if value and not problem and value[parts[i]] == nil then
        problem = ("%s and %s expected, got no %s"):format(parts[2], parts[3], parts[i])
      end
    end
    if problem then
      errors.bad_argument(1, "page:emulate", ("option '%s': %s"):format(option, problem))
    end
  end
end

-- option -> the commands that set it
local COMMANDS = {
  viewport = function(given)
    return "Emulation.setDeviceMetricsOverride", {
      width = given.width, height = given.height, deviceScaleFactor = given.scale or 0, mobile = given.mobile or false,
    }
  end,
  user_agent = function(given)
    return "Emulation.setUserAgentOverride", { userAgent = given }
  end,
  locale = function(given)
    return "Emulation.setLocaleOverride", { locale = given }
  end,
  timezone = function(given)
    return "Emulation.setTimezoneOverride", { timezoneId = given }
  end,
  geolocation = function(given)
    return "Emulation.setGeolocationOverride", { latitude = given.latitude, longitude = given.longitude, accuracy = given.accuracy or 1 }
  end,
  media = function(given)
    local features = {}
    for name, value in pairs(given) do
      if name ~= "type" then
        features[#features + 1] = { name = (name:gsub("_", "-")), value = value }
      end
    end
    return "Emulation.setEmulatedMedia", { media = given.type or "", features = core.array(features) }
  end,
  offline = function(given)
    return "Network.emulateNetworkConditions", { offline = given, latency = 0, downloadThroughput = -1, uploadThroughput = -1 }
  end,
  headers = function(given)
    return "Network.setExtraHTTPHeaders", { headers = given }
  end,
}

---Has the page take its machine for another.
---Emulation.setDeviceMetricsOverride and its like
---@param given bctrl.EmulateOptions
---@return true? emulated
---@return bctrl.Error? err
function Methods:emulate(given, ...)
  no_more("page:emulate", 2, ...)
  if given == nil then
    errors.bad_argument(1, "page:emulate", "options table expected, got nil")
  end
  options.check("page:emulate", 1, given, EMULATE)
  check_parts(given)
  if given.offline ~= nil or given.headers then
    local ok, err = targets.enable(self.session, "Network")
    if not ok then
      return nil, err
    end
  end
  for name, value in pairs(given) do
    local method, params = COMMANDS[name](value)
    local _, err = self.connection:call(self.session, method, params)
    if err then
      return nil, err
    end
  end
  return true
end

---Has a function of Lua's called by the page's scripts, as `name(value)` with one value that JSON can say. What the script gets
---is a promise of what the function returns, which is rejected where that fails; it must not wait.
---Runtime.addBinding
---@param name string
---@param fn fun(value: any): any
---@return true? exposed
---@return bctrl.Error? err
function Methods:expose(name, fn, ...)
  no_more("page:expose", 3, ...)
  if type(name) ~= "string" or not name:find "^[%a_$][%w_$]*$" then
    errors.bad_argument(1, "page:expose", "name of a function expected, got " .. errors.describe(name))
  elseif type(fn) ~= "function" then
    errors.bad_argument(2, "page:expose", "function expected, got " .. errors.describe(fn))
  end
  local ok, err = targets.enable(self.session, "Runtime")
  if not ok then
    return nil, err
  end
  local connection, session, loop = self.connection, self.session, self.connection.loop
  local binding = "__bctrl_" .. name
  connection:keep(1, connection:hear(session, "Runtime.bindingCalled", function(params)
    if params.name ~= binding then
      return
    end
    local call = core.decode(params.payload) -- which the page's own scripts may have made up
    local number = type(call) == "table" and call.number
    if type(number) ~= "number" or number ~= math.floor(number) or math.abs(number) >= 2 ^ 53 then
      return
    end
    local returned
    local good = loop:notify("the function " .. name, function()
      returned = fn(call.value)
    end)
    local answer, problem = "null", not good and "the function failed" or nil
    if good and returned ~= nil then
      answer, problem = core.encode(returned)
    end
    connection:post(session, "Runtime.evaluate", {
      expression = ("globalThis[%s].answer(%.0f,%s,%s)"):format(core.encode(name), number, answer or "null",
        problem and core.encode(problem) or "null"),
      contextId = params.executionContextId,
    })
  end))
  local source = ([[(() => { const waiting = new Map(); let last = 0;
    const call = value => new Promise((...ends) => {
      waiting.set(++last, ends); %s(JSON.stringify({ number: last, value }));
    });
    call.answer = (number, value, problem) => {
      const [go, fail] = waiting.get(number) || []; waiting.delete(number);
      if (problem !== null) fail?.(new Error(problem)); else go?.(value);
    };
    globalThis.%s = call; })()]]):format(binding, name)
  for _, command in ipairs {
    { "Runtime.addBinding", { name = binding } },
    { "Page.addScriptToEvaluateOnNewDocument", { source = source } },
    { "Runtime.evaluate", { expression = source } },
  } do
    local _
    _, err = connection:call(session, command[1], command[2])
    if err then
      return nil, err
    end
  end
  return true
end

---Shows the page live: `view:frame()` is its newest picture.
---Page.startScreencast
---@param given { width: integer?, height: integer?, quality: integer?, every: integer?, format: "jpeg"|"png"|nil }? at most so many pixels
---@return bctrl.View? view
---@return bctrl.Error? err
function Methods:view(given, ...)
  no_more("page:view", 2, ...)
  return view.open(self, given)
end

return Methods

--- What a page asks for and is answered: waiting for a response, and answering in the server's place: the methods of
--- `bctrl.Page` for that.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local intercept = require "bctrl.browser.intercept"
local options = require "bctrl.base.options"
local subscription = require "bctrl.browser.subscription"
local targets = require "bctrl.browser.targets"
local urls = require "bctrl.base.url"

local lower = require("bctrl.base.text").lower
local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

local function lower_names(headers)
  local lowered = {}
  for name, value in pairs(headers or {}) do
    lowered[lower(name)] = value
  end
  return lowered
end

-- ----------------------------------------------------------------------------------------------------------- responses

---A response that a page got.
---@class bctrl.PageResponse
---@field url string
---@field status integer
---@field headers table<string, string> by lower-case name
local Response = class.new "bctrl.PageResponse"

local function read_body(response)
  local params = { requestId = response.id }
  local result, err = response.connection:call(response.page.session, "Network.getResponseBody", params)
  if not result then
    return nil, err
  end
  return result.base64Encoded and core.base64_decode(result.body) or result.body
end

---Its body.
---Network.getResponseBody
---@return string? text
---@return bctrl.Error? err
function Response:text(...)
  no_more("response:text", 1, ...)
  return read_body(self)
end

---Its body, decoded.
---@return any value
---@return bctrl.Error? err
function Response:json(...)
  no_more("response:json", 1, ...)
  local text, err = read_body(self)
  if not text then
    return nil, err
  end
  local value, problem = core.decode(text)
  if problem then
    return nil, failure.new("response", "response:json", "the body is no JSON: " .. problem)
  end
  return value
end

class.finish(Response, "response")

---Waits for a response whose URL matches, and for the end of its body.
---@param pattern string a Lua pattern, or all of the URL
---@param given { trigger: function?, timeout: number? }? `trigger()` runs once it is listened for
---@return bctrl.PageResponse? response
---@return bctrl.Error? err
function Methods:wait_response(pattern, given, ...)
  no_more("page:wait_response", 3, ...)
  options.check_pattern("page:wait_response", 1, pattern)
  options.check("page:wait_response", 2, given, { trigger = "callback", timeout = "seconds" })
  local ok, err = targets.enable(self.session, "Network")
  if not ok then
    return nil, err
  end
  local found
  local connection, session = self.connection, self.session
  local handler = connection:hear(session, "Network.responseReceived", function(params)
    local response = params.response
    if not found and urls.matches(response.url, pattern) then
      local headers = lower_names(response.headers)
      local fields = { url = response.url, status = response.status, headers = headers }
      fields.connection, fields.page, fields.id = connection, self, params.requestId
      found = setmetatable(fields, Response)
    end
  end)
  local got
  got, err = cdp.wait(session, "Network.loadingFinished", function(params)
    return found and params.requestId == found.id
  end, given, "page:wait_response")
  connection:ignore(handler)
  if not got then
    if err.kind == "timeout" then
      err.message = err.message:gsub("^no such event", "no response whose URL matches " .. errors.describe(pattern):gsub("%%", "%%%%"))
    end
    return nil, err
  end
  return found
end

-- ------------------------------------------------------------------------------------------------------------- requests

---A request that waits for what `page:route` does with it.
---@class bctrl.Route
---@field url string
---@field method string
---@field headers table<string, string>
---@field body string?
---@field type string "document", "image", "script", "fetch", …
local Route = class.new "bctrl.Route"

local function settle(route, method, params)
  if route.is_settled then
    errors.raise("the request is settled already")
  end
  route.is_settled = true
  params.requestId = route.id
  route.connection:post(route.page.session, method, params)
end

local function header_list(headers)
  local list = {}
  for name, value in pairs(headers or {}) do
    list[#list + 1] = { name = name, value = tostring(value) }
  end
  return core.array(list)
end

---Answers in the server's place.
---Fetch.fulfillRequest
---@param given { status: integer?, headers: table<string, string>?, body: string?, json: any }?
function Route:fulfill(given, ...)
  no_more("route:fulfill", 2, ...)
  options.check("route:fulfill", 1, given, { status = "positive", headers = "table", body = "bytes", json = "any" })
  given = given or {}
  local headers, body = {}, given.body or ""
  for name, value in pairs(given.headers or {}) do
    headers[name] = value
  end
  if given.json ~= nil then
    local problem
    body, problem = core.encode(given.json)
    if not body then
      errors.bad_argument(1, "route:fulfill", "option 'json': " .. problem)
    end
    headers["content-type"] = headers["content-type"] or "application/json"
  end
  settle(self, "Fetch.fulfillRequest", {
    responseCode = given.status or 200,
    responseHeaders = header_list(headers),
    body = core.base64_encode(body),
  })
end

---Lets the request go, changed where it is said.
---Fetch.continueRequest
---@param given { url: string?, method: string?, headers: table<string, string>?, body: string? }?
function Route:continue(given, ...)
  no_more("route:continue", 2, ...)
  options.check("route:continue", 1, given, { url = "string", method = "string", headers = "table", body = "bytes" })
  given = given or {}
  settle(self, "Fetch.continueRequest", {
    url = given.url,
    method = given.method,
    headers = given.headers and header_list(given.headers),
    postData = given.body and core.base64_encode(given.body),
  })
end

-- Network.ErrorReason
local REASONS = {}
for reason in ([[Failed Aborted TimedOut AccessDenied ConnectionClosed ConnectionReset ConnectionRefused
  ConnectionAborted ConnectionFailed NameNotResolved InternetDisconnected AddressUnreachable BlockedByClient BlockedByResponse]]):gmatch "%S+" do
  REASONS[reason] = true
end

---Fails the request, as a network that is gone does.
---Fetch.failRequest
---@param reason string? default "Failed"; "BlockedByClient", "ConnectionRefused", …
function Route:abort(reason, ...)
  no_more("route:abort", 2, ...)
  if reason ~= nil and not REASONS[reason] then
    local nearest = type(reason) == "string" and options.nearest(reason, REASONS)
    errors.bad_argument(1, "route:abort", "no failure is called " .. errors.describe(reason)
      .. (nearest and ', did you mean "' .. nearest .. '"?' or ""))
  end
  settle(self, "Fetch.failRequest", { errorReason = reason or "Failed" })
end

class.finish(Route, "route", { fulfill = true, continue = true, abort = true })

local function on_paused(page, params)
  local request = params.request
  for i = #page.routes, 1, -1 do -- the one that was set last comes first
    local rule = page.routes[i]
    if urls.matches(request.url, rule.pattern) then
      local route = setmetatable({
        connection = page.connection,
        page = page,
        id = params.requestId,
        url = request.url,
        method = request.method,
        headers = lower_names(request.headers),
        body = request.postData,
        type = params.resourceType and lower(params.resourceType),
        is_settled = false,
      }, Route)
      page.connection.loop:notify("the handler of a route", rule.fn, route)
      if not route.is_settled then
        Route.continue(route)
      end
      return
    end
  end
  page.connection:post(page.session, "Fetch.continueRequest", { requestId = params.requestId })
end

---Has a function decide what becomes of requests whose URL matches: `route:fulfill`, `route:continue` or `route:abort`.
---A request that it leaves alone goes on.
---Fetch.enable
---@param pattern string a Lua pattern, or all of the URL
---@param fn fun(route: bctrl.Route)
---@return bctrl.Subscription? subscription with `off`
---@return bctrl.Error? err
function Methods:route(pattern, fn, ...)
  no_more("page:route", 3, ...)
  options.check_pattern("page:route", 1, pattern)
  if type(fn) ~= "function" then
    errors.bad_argument(2, "page:route", "function expected, got " .. errors.describe(fn))
  end
  local rule = { pattern = pattern, fn = fn }
  self.routes = self.routes or {}
  table.insert(self.routes, rule)
  if #self.routes == 1 then
    local ok, err = intercept.set(self, "Request", function(params)
      on_paused(self, params)
    end, true)
    if not ok then
      self.routes = {}
      return nil, err
    end
  end
  return subscription.new(self.connection, function()
    for i, each in ipairs(self.routes) do
      if each == rule then
        table.remove(self.routes, i)
        break
      end
    end
    if #self.routes == 0 and not self.session.gone then
      intercept.set(self, "Request", nil)
    end
  end)
end

return Methods

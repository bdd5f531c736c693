--- What a page asks for and is answered: waiting for a response, and answering in the server's place: the methods of
--- `bctrl.Page` for that.

local cdp = require "bctrl.browser.cdp"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local options = require "bctrl.base.options"
local texts = require "bctrl.base.text"

local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

local function check_pattern(label, pattern)
  if type(pattern) ~= "string" then
    errors.bad_argument(1, label, "Lua pattern of a URL expected, got " .. errors.describe(pattern))
  end
  local problem = texts.pattern_problem(pattern)
  if problem then
    errors.bad_argument(1, label, problem)
  end
end

local function lower_names(headers)
  local lowered = {}
  for name, value in pairs(headers or {}) do
    lowered[name:lower()] = value
  end
  return lowered
end

-- ----------------------------------------------------------------------------------------------------------- responses

---A response that a page got.
---@class bctrl.PageResponse
---@field url string
---@field status integer
---@field headers table<string, string> by lower-case name
local Response = { __name = "bctrl.PageResponse" }
Response.__index = Response

---Its body.
---Network.getResponseBody
---@return string? text
---@return bctrl.Error? err
function Response:text()
  local page = self.page
  local result, err = page.connection:call(page.session, "Network.getResponseBody", { requestId = self.id })
  if not result then
    err.where = errors.caller()
    return nil, err
  end
  return result.base64Encoded and core.base64_decode(result.body) or result.body
end

---Its body, decoded.
---@return any value
---@return bctrl.Error? err
function Response:json()
  local text, err = self:text()
  if not text then
    return nil, err
  end
  local value, problem = core.decode(text)
  if problem then
    return nil, failure.new("response", "response:json", "the body is no JSON: " .. problem, { where = errors.caller() })
  end
  return value
end

---Waits for a response whose URL matches, and for the end of its body.
---@param pattern string a Lua pattern
---@param given { trigger: function?, timeout: number? }? `trigger()` runs once it is listened for
---@return bctrl.PageResponse? response
---@return bctrl.Error? err
function Methods:wait_response(pattern, given, ...)
  no_more("page:wait_response", 3, ...)
  check_pattern("page:wait_response", pattern)
  options.check("page:wait_response", 2, given, { trigger = "callback", timeout = "seconds" })
  local ok, err = self:enable "Network"
  if not ok then
    return nil, err
  end
  local found
  local connection, session = self.connection, self.session
  local handler = connection:hear(session, "Network.responseReceived", function(params)
    local response = params.response
    if not found and response.url:find(pattern) then
      local headers = lower_names(response.headers)
      found = setmetatable({ page = self, id = params.requestId, url = response.url, status = response.status, headers = headers }, Response)
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
local Route = { __name = "bctrl.Route" }
Route.__index = Route

local function settle(route, method, params)
  if route.is_settled then
    errors.raise("the request is settled already")
  end
  route.is_settled = true
  params.requestId = route.id
  route.page.connection:post(route.page.session, method, params)
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
function Route:fulfill(given)
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
function Route:continue(given)
  options.check("route:continue", 1, given, { url = "string", method = "string", headers = "table", body = "bytes" })
  given = given or {}
  settle(self, "Fetch.continueRequest", {
    url = given.url,
    method = given.method,
    headers = given.headers and header_list(given.headers),
    postData = given.body and core.base64_encode(given.body),
  })
end

---Fails the request, as a network that is gone does.
---Fetch.failRequest
---@param reason string? default "Failed"; "BlockedByClient", "ConnectionRefused", …
function Route:abort(reason)
  settle(self, "Fetch.failRequest", { errorReason = reason or "Failed" })
end

local function on_paused(page, params)
  local request = params.request
  for i = #page.routes, 1, -1 do -- the one that was set last comes first
    local rule = page.routes[i]
    if request.url:find(rule.pattern) then
      local route = setmetatable({
        page = page,
        id = params.requestId,
        url = request.url,
        method = request.method,
        headers = lower_names(request.headers),
        body = request.postData,
        type = params.resourceType and params.resourceType:lower(),
        is_settled = false,
      }, Route)
      page.connection.loop:notify("the handler of a route", rule.fn, route)
      if not route.is_settled and not rule.is_held then
        route:continue()
      end
      return
    end
  end
  page.connection:post(page.session, "Fetch.continueRequest", { requestId = params.requestId })
end

---Has a function decide what becomes of requests whose URL matches: `route:fulfill`, `route:continue` or `route:abort`.
---A request that it leaves alone goes on.
---Fetch.enable
---@param pattern string a Lua pattern
---@param fn fun(route: bctrl.Route)
---@return { off: fun(self) }? subscription
---@return bctrl.Error? err
function Methods:route(pattern, fn, ...)
  no_more("page:route", 3, ...)
  check_pattern("page:route", pattern)
  if type(fn) ~= "function" then
    errors.bad_argument(2, "page:route", "function expected, got " .. errors.describe(fn))
  end
  local rule = { pattern = pattern, fn = fn }
  if not self.routes then
    self.routes = {}
    self.connection:hear(self.session, "Fetch.requestPaused", function(params)
      on_paused(self, params)
    end)
  end
  table.insert(self.routes, rule)
  if #self.routes == 1 then
    local _, err = self.connection:call(self.session, "Fetch.enable", {})
    if err then
      self.routes = {}
      return nil, err
    end
  end
  local page = self
  return {
    off = function()
      for i, each in ipairs(page.routes) do
        if each == rule then
          table.remove(page.routes, i)
          break
        end
      end
      if #page.routes == 0 and not page.session.gone then
        page.connection:post(page.session, "Fetch.disable")
      end
    end,
  }
end

return Methods

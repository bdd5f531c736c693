--- Requests of a page that stand still until they are let go: before they are sent, for its routes, or once they are answered,
--- for its downloads. The browser knows one set of patterns a session, so that both are written here.

local core = require "bctrl.core"

local intercept = {}

local PATTERNS = {
  Request = { urlPattern = "*", requestStage = "Request" },
  Response = { urlPattern = "*", requestStage = "Response", resourceType = "Document" },
}

local function ignore() end

local function hear(page)
  local connection, session = page.connection, page.session
  local stages = {}
  page.intercepted = stages
  connection:hear(session, "Fetch.requestPaused", function(params)
    local is_answered = params.responseStatusCode ~= nil or params.responseErrorReason ~= nil
    local fn = stages[is_answered and "Response" or "Request"]
    if fn then
      fn(params)
    else
      connection:post(session, "Fetch.continueRequest", { requestId = params.requestId })
    end
  end)
end

---Has `fn` decide on every request at a stage, or on none any more.
---@param page bctrl.Page
---@param stage "Request"|"Response"
---@param fn fun(params: table)? of Fetch.requestPaused; it lets each of them go
---@param waits boolean? for the browser's answer
---@return true? set
---@return bctrl.Error? err
function intercept.set(page, stage, fn, waits)
  if not page.intercepted then
    hear(page)
  end
  local stages, patterns = page.intercepted, {}
  stages[stage] = fn
  for _, each in ipairs { "Request", "Response" } do
    patterns[#patterns + 1] = stages[each] and PATTERNS[each]
  end
  local method, params = "Fetch.disable", nil
  if patterns[1] then
    method, params = "Fetch.enable", { patterns = core.array(patterns) }
  end
  if not waits then
    page.connection:post(page.session, method, params, ignore)
    return true
  end
  local _, err = page.connection:call(page.session, method, params)
  if err then
    stages[stage] = nil
    return nil, err
  end
  return true
end

return intercept

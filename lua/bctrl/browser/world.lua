--- Scripts in a frame: the user's in the page's own world, ours in one beside it; what they return, and what they raise.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local script = require "bctrl.browser.script"

local now = core.now

local WORLD = "bctrl"

local world = {}

-- ------------------------------------------------------------------------------------------------------------ results

local UNSAID = { NaN = 0 / 0, Infinity = math.huge, ["-Infinity"] = -math.huge, ["-0"] = -tonumber "0.0" }

-- What a remote object is in Lua. A bigint that no number of this Lua holds is its digits.
local function read_value(object)
  local unsaid = object.unserializableValue
  if unsaid then
    if UNSAID[unsaid] then
      return UNSAID[unsaid]
    end
    local digits = unsaid:match("^(-?%d+)n$") or unsaid
    local number = core.decode(digits)
    return number and ("%.0f"):format(number) == digits and number or digits
  end
  return object.value
end

-- Without a value of its own there is nothing that JSON could say.
local function read_result(what, result)
  if result.exceptionDetails then
    return nil, failure.script(what, result.exceptionDetails)
  end
  local object = result.result
  if object.type == "function" or object.type == "symbol" then
    return nil, failure.new("script", what, "the result is a " .. object.type .. ", which JSON cannot say")
  end
  return read_value(object)
end

local function evaluate(frame, what, expression, context, timeout, more)
  local session = frame.session
  local params = { expression = expression, awaitPromise = true, returnByValue = true, userGesture = true }
  params.contextId = context
  for name, value in pairs(more or {}) do
    params[name] = value
  end
  local result, err = frame.connection:call(session, "Runtime.evaluate", params, timeout)
  if not result then
    if err.kind == "browser" and (err.message:find("reference chain", 1, true)
      or err.message:find("returned by value", 1, true)) then
      err = failure.new("script", what, "the result is more than JSON can say: return plain values")
    end
    err.operation = what
    return nil, err
  end
  return result
end

-- ------------------------------------------------------------------------------------------------------ the user's world

local function looks_like_function(js)
  return js:find("^%s*function[%s(*]") or js:find("^%s*async%s+function[%s(*]") or js:find("^%s*async%s*%b()%s*=>")
    or js:find("^%s*%b()%s*=>") or js:find("^%s*[%a_$][%w_$]*%s*=>") or js:find("^%s*async%s+[%a_$][%w_$]*%s*=>")
end

---The expression that a script is: a function is called with its arguments.
---@param label string
---@param js string
---@return string
function world.expression(label, js, ...)
  local count = select("#", ...)
  if type(js) ~= "string" then
    errors.bad_argument(1, label, "JavaScript in a string expected, got " .. errors.describe(js))
  elseif not looks_like_function(js) then
    if count > 0 then
      errors.bad_argument(2, label, "only a function takes arguments: (a, b) => …")
    end
    return js
  end
  local arguments = {}
  for i = 1, count do
    local value = select(i, ...)
    local text, problem
    if value == nil then
      text = "undefined"
    elseif value ~= value then
      text = "NaN"
    elseif value == math.huge or value == -math.huge then
      text = value > 0 and "Infinity" or "-Infinity"
    else
      text, problem = core.encode(value)
    end
    if not text then
      errors.bad_argument(i + 1, label, problem)
    elseif text:find("__proto__", 1, true) then -- a key like others in JSON alone
      text = "JSON.parse(" .. core.encode(text) .. ")"
    end
    arguments[i] = text
  end
  return "(" .. js .. "\n)(" .. table.concat(arguments, ",") .. ")"
end

-- The page's own world: the frame's default context, which only a child frame needs to name.
local function own_context(frame)
  if not frame.parent then
    return nil
  end
  local context = frame.session.contexts[frame.id]
  if not context then
    return nil, failure.gone("frame:evaluate", "navigated")
  end
  return context
end

---Runs a script of the user's.
---@param frame table
---@param what string
---@param expression string
---@param timeout number?
---@return any value
---@return bctrl.Error? err
function world.evaluate(frame, what, expression, timeout)
  local context, problem = own_context(frame)
  if problem then
    return nil, problem
  end
  local result, err = evaluate(frame, what, expression, context, timeout)
  if not result then
    return nil, err
  end
  return read_result(what, result)
end

-- ------------------------------------------------------------------------------------------------------------- our world

-- The context of our world in a frame's document, made anew after each navigation.
local function our_context(frame, timeout)
  if frame.world then
    return frame.world, ""
  end
  local params = { frameId = frame.id, worldName = WORLD, grantUniveralAccess = true }
  local result, err = frame.connection:call(frame.session, "Page.createIsolatedWorld", params, timeout)
  if not result then
    return nil, err
  end
  frame.world = result.executionContextId
  return frame.world, script
end

local function is_over(err)
  return err.kind == "gone" and err.reason == "navigated"
    or err.kind == "browser" and (err.message:find("No frame for given id", 1, true) or err.message:find("No frame with given id", 1, true))
end

---Runs an expression in our world; once more in the next document where the page goes elsewhere meanwhile.
---@param frame table
---@param what string
---@param make fun(left: number): string the expression, of the seconds that are left
---@param timeout number seconds
---@param grace number seconds beyond them, where what runs ends by itself and tells why
---@param more table? parameters of Runtime.evaluate
---@return table? result of Runtime.evaluate
---@return bctrl.Error? err
function world.run(frame, what, make, timeout, grace, more)
  local deadline = now() + timeout
  while true do
    local left = deadline - now()
    local context, prelude = our_context(frame, math.max(left, 0.001) + grace)
    local result, err
    if context then
      left = math.max(deadline - now(), 0.001)
      result, err = evaluate(frame, what, prelude .. make(left), context, left + grace, more)
      if result then
        return result
      end
    else
      err = prelude
    end
    if not is_over(err) then
      err.operation = what
      return nil, err
    end
    frame.world = nil
    if deadline <= now() then
      return nil, failure.new("timeout", what, ("the page kept going elsewhere for %g s"):format(timeout))
    end
    frame.connection.loop:sleep(0.01)
  end
end

local function quoted(value)
  return core.encode(value)
end

local FAILURES = { selector = "browser", unfit = "browser", timeout = "timeout" }

-- What our script tells, as a value or an error that names the selector.
local function read_told(what, selector, told, timeout)
  local failed = told.error
  if not failed then
    return told.value
  end
  local message = told.message
  if failed == "selector" then
    message = "the selector " .. errors.describe(selector) .. " cannot be read: " .. message
  elseif failed == "timeout" then
    local others = told.count and told.count > 1 and (" (the first of %d that match)"):format(told.count) or ""
    message = ("%s: %s%s, within %g s"):format(errors.describe(selector), message, others, timeout)
  else
    message = errors.describe(selector) .. ": " .. message
  end
  return nil, failure.new(FAILURES[failed], what, message, { selector = selector })
end

---Waits in the page until an element can take an operation, and does it.
---@param frame table
---@param what string e.g. "page:click"
---@param selector string
---@param op string one of script.lua's
---@param argument any
---@param left number seconds
---@param timeout number of which they are left
---@return any value
---@return bctrl.Error? err
function world.act(frame, what, selector, op, argument, left, timeout)
  local text, problem = quoted(argument)
  if argument == nil then
    text = "null"
  elseif not text then
    errors.bad_argument(2, what, problem)
  end
  local result, err = world.run(frame, what, function(time)
    return ("bctrl.run(%s,%s,%s,%d)"):format(quoted(selector), quoted(op), text, math.max(0, math.floor(time * 1000)))
  end, left, frame.connection.grace)
  if not result then
    return nil, err
  elseif result.exceptionDetails then
    return nil, failure.script(what, result.exceptionDetails)
  end
  return read_told(what, selector, result.result.value, timeout)
end

---Looks at what is there, without waiting for it.
---@param frame table
---@param what string
---@param selector string
---@param op string
---@param argument table?
---@return any value
---@return bctrl.Error? err
function world.look(frame, what, selector, op, argument)
  local result, err = world.run(frame, what, function()
    return ("bctrl.now(%s,%s,%s)"):format(quoted(selector), quoted(op), argument and quoted(argument) or "{}")
  end, frame.session.timeout, 0)
  if not result then
    return nil, err
  elseif result.exceptionDetails then
    return nil, failure.script(what, result.exceptionDetails)
  end
  return read_told(what, selector, result.result.value)
end

return world

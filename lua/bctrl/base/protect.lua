--- `pcall` that a task can yield through on every Lua.
---
--- Lua 5.2 and later and LuaJIT yield across pcall; plain 5.1 does not. There the protected function runs in a coroutine of
--- its own whose yields are passed on outward, and which counts as part of the one that it runs in.

local probe = coroutine.create(function()
  pcall(coroutine.yield)
end)
coroutine.resume(probe)
local yieldable_pcall = coroutine.status(probe) == "suspended"

local protect = { yieldable_pcall = yieldable_pcall }

if yieldable_pcall then
  protect.call = pcall

  function protect.outermost(thread)
    return thread
  end

  function protect.outside(fn, ...)
    return fn(...)
  end

  return protect
end

-- The coroutine that a protected one runs in. Weak: it ends with its coroutines.
local outer = setmetatable({}, { __mode = "kv" })

-- What a protected coroutine yields to have something done in the one around it.
local OUTSIDE = {}

---The coroutine that a scheduler resumes: this one, or the one around it where it is a protected call's.
---@param thread thread?
---@return thread?
function protect.outermost(thread)
  while thread and outer[thread] do
    thread = outer[thread]
  end
  return thread
end

---Calls a function in the coroutine that a scheduler resumes, where it can find out which that is, and yield.
function protect.outside(fn, ...)
  local thread = coroutine.running()
  if thread and outer[thread] then
    return coroutine.yield(OUTSIDE, fn, ...)
  end
  return fn(...)
end

local function pass_on(thread, ok, first, ...)
  if not ok then
    return false, first
  elseif coroutine.status(thread) == "dead" then
    return true, first, ...
  elseif first == OUTSIDE then
    return pass_on(thread, coroutine.resume(thread, protect.outside(...)))
  end
  return pass_on(thread, coroutine.resume(thread, coroutine.yield(first, ...)))
end

---`pcall`.
function protect.call(fn, ...)
  local running = coroutine.running()
  if running == nil then
    return pcall(fn, ...)
  end
  local thread = coroutine.create(function(...) -- of a Lua function: 5.1 makes none of a C function
    return fn(...)
  end)
  outer[thread] = running
  return pass_on(thread, coroutine.resume(thread, ...))
end

return protect

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

-- The coroutine that a protected one runs in, so that a task is recognised inside it. Weak: it ends with its coroutines.
local outer = setmetatable({}, { __mode = "kv" })

---The coroutine that a scheduler resumes: the running one, or the one around it where it is a protected call's.
---@param thread thread?
---@return thread?
function protect.outermost(thread)
  while thread and outer[thread] do
    thread = outer[thread]
  end
  return thread
end

if yieldable_pcall then
  protect.call = pcall
else
  local function pass_on(thread, ok, ...)
    if not ok then
      return false, (...)
    end
    if coroutine.status(thread) == "dead" then
      return true, ...
    end
    return pass_on(thread, coroutine.resume(thread, coroutine.yield(...)))
  end

  function protect.call(fn, ...)
    local running = coroutine.running()
    if running == nil then
      return pcall(fn, ...)
    end
    local thread = coroutine.create(fn)
    outer[thread] = running
    return pass_on(thread, coroutine.resume(thread, ...))
  end
end

return protect

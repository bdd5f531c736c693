--- What the host around this library has, and a sandbox may lack: the environment, standard error.

local host = {}

---@param name string
---@return string? value nil where it is not set, empty, or there is no environment
function host.environment(name)
  local getenv = type(os) == "table" and os.getenv
  local value = getenv and getenv(name)
  return value ~= "" and value or nil
end

---Writes a line where a human may see it: to standard error, or with `print` where a sandbox has no `io`.
---@param line string
function host.say(line)
  local stderr = type(io) == "table" and io.stderr
  if stderr then
    stderr:write(line, "\n")
  elseif print then
    print(line)
  end
end

return host

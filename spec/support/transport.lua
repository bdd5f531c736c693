-- A transport on a loop of its own as one object, for the specs of bctrl.core alone: send, run, next, timer …
--
--   local transports = require("spec.support.transport")
--   local transport = transports.new { max_connections = 4 }      -- 32 when nil
--   local template = transports.template { connect_timeout = 1 }  -- the other limits are the client's defaults
local core = require("bctrl.core")

local transports = {}

local Transport = {}
Transport.__index = Transport

for _, name in ipairs { "run", "next", "timer", "pollfd", "timeout", "settle", "wake" } do
  Transport[name] = function(self, ...)
    return self.loop[name](self.loop, ...)
  end
end

function Transport:send(...)
  return self.transport:send(...)
end

function Transport:stats()
  local stats = self.transport:stats()
  for name, count in pairs(self.loop:stats()) do
    stats[name] = count
  end
  return stats
end

function Transport:close()
  self.transport:close()
  self.loop:close()
end

function transports.new(options)
  local loop = assert(core.loop())
  local transport = assert(core.transport(loop, options and options.max_connections or 32))
  return setmetatable({ loop = loop, transport = transport }, Transport)
end

function transports.template(given)
  local options = { connect_timeout = 10, max_response_bytes = 64 * 1024 * 1024, max_header_bytes = 64 * 1024 }
  for name, value in pairs(given or {}) do
    options[name] = value
  end
  return core.template(options)
end

return transports

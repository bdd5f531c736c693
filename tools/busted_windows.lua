-- tools/busted.lua under wine: what of busted's own needs is not built for Windows.
package.preload["system.core"] = function()
  local socket = require "socket"
  return { gettime = socket.gettime, monotime = socket.gettime, sleep = socket.sleep }
end
dofile "tools/busted.lua"

-- The cases of short_memory.c: runs the one of this number, returns whether there is one. fail(size) makes the C module's
-- allocations of that size fail.
local number, fail = ...
package.path = "./?.lua;" .. package.path
local core = require "bctrl.core"
local transports = require "spec.support.transport"

-- A request whose answer fails for want of memory at this header line, whose last byte is the 512th that is kept.
local function short(line)
  local lines = "A: b\r\nB: " .. ("p"):rep(512 - #line - #"A: b\nB: \n") .. "\r\n" .. line .. "\r\n"
  local loopback = require "spec.support.loopback"
  local server = loopback.listen()
  local transport = transports.new {}
  local request, id = transport:send(transports.template {}, "GET", server.url .. "/", nil, nil, 30)
  local connection = server:accept(transport)
  connection:read(transport)
  fail(1024)
  connection:send("HTTP/1.1 200 OK\r\n" .. lines .. "Content-Length: 0\r\n\r\n")
  loopback.finish(transport, id)
  fail(0)
  local _, _, message = request:outcome()
  assert(message:find("memory", 1, true), message)
  server:stop()
  return request
end

local function collectable(fn)
  local newproxy = rawget(_G, "newproxy")
  if not newproxy then return setmetatable({}, { __gc = fn }) end
  local proxy = newproxy(true)
  getmetatable(proxy).__gc = fn
  return proxy
end

local cases = {
  function() -- a header line fits, its end does not
    local request = short("X: " .. ("y"):rep(250))
    assert(request:headers().a == "b")
    assert(request:header("x") == nil)
    assert(request:header("zzz") == nil)
  end,

  function() -- nor does a line that goes on with the one before
    local request = short(" " .. ("y"):rep(250))
    assert(request:headers().a == "b")
    assert(request:header("b"):find("^p+$"))
    assert(request:header("zzz") == nil)
  end,

  function() -- a finalizer that is older than the codec's memory uses it while the state closes
    local kept = collectable(function()
      assert(core.encode { 1, 2, ("x"):rep(1000) })
      assert(core.decode('["\\n' .. ("x"):rep(1000) .. '", 1, 2]'))
      assert(core.encode { 3 } == "[3]")
    end)
    assert(core.encode { 1 })
    assert(core.decode "[1]")
    rawset(_G, "KEPT", kept)
  end,
}

if cases[number] then
  cases[number]()
  return true
end
return false

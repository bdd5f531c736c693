-- A transport in a forked child: refused with a clear message; its end there leaves the parent's connections alone.
local support = require "spec.support.util"

local FORK = [[
#include <lua.h>
#include <lauxlib.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static int do_fork(lua_State *L) { lua_pushinteger(L, fork()); return 1; }
static int do_wait(lua_State *L)
{
    int status = 0;
    waitpid((pid_t)luaL_checkinteger(L, 1), &status, 0);
    lua_pushinteger(L, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    return 1;
}
static int do_exit(lua_State *L) { _exit((int)luaL_checkinteger(L, 1)); return 0; }
static void shut_down(int number)
{
    (void)number;
    for (int i = 3; i < 64; i++)
        shutdown(i, SHUT_RDWR);
}
/* kill(linger()): the child keeps what it has, and shuts its sockets down when it is told to. */
static int do_linger(lua_State *L)
{
    pid_t child;
    signal(SIGTERM, shut_down);
    child = fork();
    if (child == 0) {
        alarm(60);
        for (;;)
            pause();
    }
    signal(SIGTERM, SIG_DFL);
    lua_pushinteger(L, child);
    return 1;
}
static int do_kill(lua_State *L)
{
    kill((pid_t)luaL_checkinteger(L, 1), (int)luaL_checkinteger(L, 2));
    return 0;
}
__attribute__((visibility("default"))) int luaopen_forking(lua_State *L)
{
    lua_newtable(L);
    lua_pushcfunction(L, do_fork); lua_setfield(L, -2, "fork");
    lua_pushcfunction(L, do_wait); lua_setfield(L, -2, "wait");
    lua_pushcfunction(L, do_exit); lua_setfield(L, -2, "exit");
    lua_pushcfunction(L, do_linger); lua_setfield(L, -2, "linger");
    lua_pushcfunction(L, do_kill); lua_setfield(L, -2, "kill");
    return 1;
}
]]

local SCRIPT = [[
package.path = "./?.lua;" .. package.path
local forking = require "forking"
local transports = require "spec.support.transport"
local loopback = require "spec.support.loopback"
local server = loopback.listen()
local transport = transports.new {}
local template = transports.template {}
local request, id = transport:send(template, "GET", server.url .. "/", nil, nil, 60)
local idle_request, idle_id = transport:send(template, "GET", server.url .. "/", nil, nil, 60)
local connection, idle = server:accept(transport), server:accept(transport)
connection:read(transport)
idle:read(transport)
transport:pollfd()

local child = forking.fork()
if child == 0 then
  local function check()
    for _, call in ipairs {
      function() transport:run(0) end, function() transport:next() end, function() transport:timeout() end,
      function() transport:send(template, "GET", server.url, nil, nil, 1) end, function() transport:timer(1) end,
      function() transport:pollfd() end, function() transport:settle() end, function() transport:wake() end,
      function() request:outcome() end,
    } do
      local ok, message = pcall(call)
      local expected = "this client was made in another process %(pid %d+%): make a new client after fork"
      assert(not ok and message:find(expected), message)
    end
    assert(transport:stats().active == 2)
    END
    collectgarbage()
    local own = transports.new {} -- works
    local r, own_id = own:timer(0.01)
    loopback.finish(own, own_id)
    r:free()
    own:close()
  end
  local ok, message = pcall(check)
  if not ok then print(message) end
  io.stdout:flush()
  forking.exit(ok and 0 or 1)
end
print(forking.wait(child))
connection:answer("{}")
loopback.finish(transport, id)
idle:answer("[]")
loopback.finish(transport, idle_id)
print(request:text(), idle_request:text(), transport:stats().open)
]]

local LUV_SCRIPT = [[
package.path = "./?.lua;" .. package.path
local bctrl, forking, uv = require "bctrl", require "forking", require "luv"
local server = require("spec.support.rawserver").start()
server:script { { "read", { "sleep", 0.3 }, { "send", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" } } }
local client = bctrl.new { api_key = "k", base_url = server.url }
require("bctrl.luv").attach(client, uv)
local task = client:spawn(function() return client:request("GET", "/v1/x") end)
while client:stats().sendings == 0 do uv.run("nowait") end
local child = forking.fork()
if child == 0 then
  client:close()
  forking.exit(0)
end
print(forking.wait(child))
local timer, late = uv.new_timer(), false
timer:start(30000, 0, function() late = true end)
while task.status ~= "done" and not late do uv.run("once") end
print(task.status)
server:stop()
io.stdout:flush()
forking.exit(0)
]]

-- Something comes of the child's copy of a socket when the parent has long given its own up.
local CONNECTING_SCRIPT = [[
package.path = "./?.lua;" .. package.path
local core, forking, socket = require "bctrl.core", require "forking", require "socket"
local transports = require "spec.support.transport"
local listener = assert(socket.bind("127.0.0.1", 0, 0))
local _, port = listener:getsockname()
local waiting = {}
for i = 1, 2 do -- the queue is full: a further connection has to wait
  waiting[i] = socket.tcp()
  waiting[i]:settimeout(0)
  waiting[i]:connect("127.0.0.1", port)
end
local transport = transports.new {}
local fd = transport:pollfd()
local function readable(timeout)
  return #socket.select({ { getfd = function() return fd end } }, nil, timeout) == 1
end
local request = transport:send(transports.template {}, "GET", "http://127.0.0.1:" .. port .. "/", nil, nil, 60)
for _ = 1, 10 do transport:run(0.01) end
transport:settle()
local child = forking.linger()
request:free()
transport:settle()
assert(transport:stats().open == 0)
forking.kill(child, 15)
local wakeups, deadline = 0, core.now() + 0.5
while core.now() < deadline and wakeups < 100 do
  if readable(0.05) then
    wakeups = wakeups + 1
    transport:run(0)
    transport:settle()
  end
end
print(wakeups <= 3 and "quiet" or wakeups .. " wake-ups")
forking.kill(child, 9)
forking.wait(child)
]]

describe("a forked child", function()
  local folder

  setup(function()
    local built = support.temporary_folder()
    support.write_file(built .. "/forking.c", FORK)
    local flags = support.run("sh tools/lua_flags.sh cflags " .. support.lua_name):gsub("%s+$", "")
    local _, status = support.run(("%s -shared -fPIC %s -o %s/forking.so %s/forking.c"):format(os.getenv("CC") or "cc", flags, built, built))
    folder = built
    if status ~= 0 then
      support.remove(built)
      folder = nil
    end
  end)

  teardown(function()
    if folder then
      support.remove(folder)
    end
  end)

  for name, ending in pairs {
    ["closes"] = "transport:close() transport:close()",
    ["frees its requests"] = "request:free() idle_request:free()",
    ["collects everything"] = "request, idle_request, transport, template = nil collectgarbage() collectgarbage() template = transports.template {}",
    ["does nothing"] = "",
  } do
    it("that " .. name .. " leaves the parent's requests alone", function()
      if not folder then
        return pending("no compiler")
      end
      local script = SCRIPT:gsub("END", function() return ending end)
      local output, status = support.run_lua(script, { env = { LUA_CPATH = folder .. "/?.so;" .. package.cpath } })
      assert.same({ "0\n{}\t[]\t2\n", 0 }, { output:gsub("%.0\n", "\n"), status })
    end)
  end

  it("that has the copy of a connection being made does not keep the parent's descriptor readable", function()
    if not folder then
      return pending("no compiler")
    elseif require("bctrl.core").backend ~= "epoll" then
      return pending("no descriptor")
    end
    local output, status = support.run_lua(CONNECTING_SCRIPT, { env = { LUA_CPATH = folder .. "/?.so;" .. package.cpath } })
    assert.same({ "quiet\n", 0 }, { output, status })
  end)

  it("that closes a client which is attached to a libuv loop leaves the parent's loop alone", function()
    if not folder or not support.module("luv") then
      return pending("no compiler, or no luv")
    end
    local output, status = support.run_lua(LUV_SCRIPT, { env = { LUA_CPATH = folder .. "/?.so;" .. package.cpath } })
    assert.same({ "0\ndone\n", 0 }, { output:gsub("%.0\n", "\n"), status })
  end)
end)

-- A look-up that takes seconds holds nobody up: not a pump, a cancel, a deadline, a close, nor the end of the process. Shown
-- with a getaddrinfo of our own that sleeps, preloaded; also where libcurl is as if it were too old to leave its look-up alone.
local support = require "spec.support.util"

local SLOW_LOOKUP = [[
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>
typedef int lookup(const char *, const char *, const struct addrinfo *, struct addrinfo **);
int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    lookup *real = (lookup *)dlsym(RTLD_NEXT, "getaddrinfo");
    if (name != NULL && strncmp(name, "slow", 4) == 0)
        sleep(2);
    if (name != NULL && strcmp(name, "slow.but.there") == 0)
        return real("127.0.0.1", service, hints, result);
    return real(name, service, hints, result);
}
]]

local SCRIPT = [[
package.path = "./?.lua;" .. package.path
local core = require "bctrl.core"
local loopback = require "spec.support.loopback"
local server = loopback.listen()
local transport = core.transport {}
local patient, impatient = core.profile {}, core.profile { connect_timeout = 0.1 }

local function quick(what, fn)
  local start = core.now()
  fn()
  local took = core.now() - start
  print(what, took < 1 and "quick" or took)
end

local function send(host, profile, timeout)
  local url = "http://" .. host .. ":" .. server.port .. "/"
  return transport:send(profile or patient, "GET", url, nil, nil, timeout or 60)
end

local function outcome(request, id)
  loopback.finish(transport, id)
  local _, kind, message, sent = request:outcome()
  print(kind, message, sent)
  request:free()
end

local request, id
quick("pump", function() request, id = send("slow.invalid") transport:pump(0.1) end)
quick("cancel", function() request:free() end)
quick("timeout", function() outcome(send("slow.invalid", patient, 0.1)) end)
quick("connect timeout", function() outcome(send("slow.but.there", impatient)) end)
quick("others", function()
  request, id = send("127.0.0.1")
  local connection = server:accept(transport)
  connection:read(transport)
  connection:answer("{}")
  loopback.finish(transport, id)
  print(request:outcome())
  request:free()
end)
if arg[1] == "wait" then -- the look-ups end, and nothing comes of them
  local deadline = core.now() + 2.5
  while core.now() < deadline do
    assert(transport:pump(0.1) == 0)
  end
  local stats = transport:stats()
  print(stats.active, stats.connections, stats.sendings, server.listener:accept())
end
request = send("slow.invalid")
transport:pump(0.05)
quick("close", function() transport:close() end)
print(pcall(request.outcome, request))
]]

local EXPECTED = [[
pump	quick
cancel	quick
timeout	timed out while looking up the host	false
timeout	quick
connect_timeout	connection timed out while looking up the host	false
connect timeout	quick
200	nil	nil	true	true
others	quick
%sclose	quick
false	the request was freed, or the client is closed
]]

describe("a slow look-up", function()
  local folder, library

  setup(function()
    folder = support.temporary_folder()
    support.write_file(folder .. "/slow.c", SLOW_LOOKUP)
    local command = ("%s -shared -fPIC -o %s/slow.so %s/slow.c -ldl"):format(os.getenv("CC") or "cc", folder, folder)
    library = select(2, support.run(command)) == 0 and folder .. "/slow.so"
  end)

  teardown(function()
    support.remove(folder)
  end)

  local function run(module_folder, wait)
    if not library or support.run("uname -s") ~= "Linux\n" then
      return pending("no compiler, or a system that preloads otherwise")
    end
    local env = { LD_PRELOAD = library }
    if module_folder then
      env.LUA_CPATH = module_folder .. "/?.so;" .. package.cpath
    end
    local start = support.now()
    local output, status = support.run_lua(SCRIPT, { env = env, args = { wait and "wait" or "leave" } })
    assert.equal((EXPECTED:format(wait and "0\t1\t1\tnil\ttimeout\n" or "")), (output:gsub("200%.0", "200"):gsub("(%d)%.0\t", "%1\t")))
    assert.equal(0, status)
    return support.now() - start
  end

  it("keeps nobody waiting", function()
    run(nil, true)
  end)

  it("nor a process that ends", function()
    local took = run(nil, false)
    assert.is_true(took == nil or took < 1.9)
  end)

  describe("on a libcurl before 7.87", function()
    local old

    setup(function()
      if not library then
        return
      end
      old = folder .. "/old"
      local lua = support.lua_name
      local command = ("make -s --no-print-directory core LUA=%s BUILD=%s CFLAGS=-O0 CPPFLAGS=-DBCTRL_NO_QUICK_EXIT%s"):format(
        lua, old, require("bctrl.core").poller == "portable" and " POLLER=portable" or "")
      local output, status = support.run("env -u LD_PRELOAD " .. command)
      assert(status == 0, output)
    end)

    it("keeps nobody waiting", function()
      run(old, true)
    end)

    it("nor a process that ends", function()
      run(old, false)
    end)
  end)
end)

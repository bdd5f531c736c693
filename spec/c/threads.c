/* Several Lua states in several threads at once, each with clients of its own, beside the gateway's
 * thread: nothing is shared but libcurl's initialisation, and ThreadSanitizer agrees (make
 * test-tsan). Prints what was done and `N passed, N failed`. */
#include "core.h"
#include "loopback.h"

#include <dlfcn.h>
#include <lualib.h>

enum { THREADS = 6, ROUNDS = 4 };

static const char program[] =
    "local url, number = ...\n"
    "local bctrl = require 'bctrl'\n"
    "local done = 0\n"
    "local client = bctrl.new { api_key = 'key' .. number, base_url = url, timeout = 20, "
    "max_connections = 8 }\n"
    "local runtime = bctrl.assert(client.runtimes:create { name = 'n', tags = bctrl.array {} })\n"
    "bctrl.assert(runtime:start())\n"
    "bctrl.assert(client.runtimes:list { limit = 2 })\n"
    "local slow = client:spawn(function() return client.runtimes:get('slow') end)\n"
    "local results, errors = client:map({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, function(i)\n"
    "  if i == 5 then return client.runtimes:get('missing') end\n"
    "  return client.runtimes:get('rt_' .. i)\n"
    "end)\n"
    "for i = 1, results.n do\n"
    "  if i == 5 then assert(errors[i].status == 404) else assert(results[i].id == 'rt_1', "
    "tostring(errors[i])) end\n"
    "end\n"
    "slow:cancel()\n"
    "local text = assert(bctrl.encode { a = { 1, 2.5 }, b = bctrl.null })\n"
    "assert(bctrl.decode(text).a[1] == 1)\n"
    "if number % 2 == 0 then client:close() end\n"; /* the others are closed by the collector */

/* The gateway's own thread, a client of it, and a name that a resolver's thread looks up. */
static const char with_gateway[] =
    "local bctrl = require 'bctrl'\n"
    "local gateway = assert(require 'bctrl.gateway'.start { seed = { runtimes = 3 } })\n"
    "local client = bctrl.new { api_key = gateway.api_key, base_url = "
    "gateway.url:gsub('127.0.0.1', 'localhost'), timeout = 20 }\n"
    "local runtime = bctrl.assert(client.runtimes:create { spaceId = gateway:space(), type = "
    "'browser', name = 'main' })\n"
    "local session = bctrl.assert(runtime:start())\n"
    "client:map({ 1, 2, 3, 4 }, function() return runtime:refresh() end)\n"
    "bctrl.assert(session:stop())\n"
    "assert(#gateway:requests() >= 3)\n"
    "client:close()\n"
    "gateway:stop()\n";

struct worker {
    pthread_t thread;
    int number;
    char url[64];
    char message[512];
};

static lua_State *open_state(void)
{
    lua_State *L = luaL_newstate();
    if (L == NULL)
        exit(1);
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, luaopen_bctrl_core);
    lua_setfield(L, -2, "bctrl.core");
    lua_settop(L, 0);
    return L;
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    for (int round = 0; round < ROUNDS && worker->message[0] == '\0'; round++) {
        lua_State *L = open_state();
        bool gateway = worker->number == 0;
        int status = luaL_loadstring(L, gateway ? with_gateway : program);
        lua_pushstring(L, worker->url);
        lua_pushinteger(L, worker->number);
        if (status == 0)
            status = lua_pcall(L, 2, 0, 0);
        if (status != 0)
            snprintf(worker->message, sizeof worker->message, "%s", lua_tostring(L, -1));
        lua_close(L);
    }
    return NULL;
}

int main(void)
{
    static struct loopback server;
    static struct worker workers[THREADS];
    int failed = 0;
    /* ThreadSanitizer gives up when a library of its suppressions is unloaded with the gateway */
    dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_NODELETE);
    loopback_listen(&server);
    loopback_start(&server);
    for (int i = 0; i < THREADS; i++) {
        workers[i].number = i;
        snprintf(workers[i].url, sizeof workers[i].url, "http://127.0.0.1:%d", server.port);
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return 1;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        if (workers[i].message[0] != '\0') {
            printf("thread %d: %s\n", i, workers[i].message);
            failed++;
        }
    }
    loopback_stop(&server);
    printf("%d threads, each with %d Lua states one after another\n", THREADS, ROUNDS);
    printf("%d passed, %d failed\n", THREADS - failed, failed);
    return failed != 0;
}

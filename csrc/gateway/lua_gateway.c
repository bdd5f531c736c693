/* The C module bctrl.gateway.core, as bctrl.gateway sees it: start, and a server's command, port
 * and stop. */
#include "compat.h"
#include "gateway/server.h"
#include "os/os.h"

#include <stdio.h>

#define SERVER "bctrl.gateway.server"
#define REPLY "bctrl.gateway.reply"

static struct server **check_server(lua_State *L)
{
    return luaL_checkudata(L, 1, SERVER);
}

static struct server *running_server(lua_State *L)
{
    struct server *server = *check_server(L);
    if (server == NULL)
        luaL_error(L, "the gateway is stopped");
    else if (!server_is_ours(server))
        luaL_error(L, "this gateway was started in another process: start a new one after fork");
    return server;
}

/* core.start(host, port, path, cpath, config) -> server, or nil, message */
static int gateway_start(lua_State *L)
{
    char error[512] = "";
    struct server_options options = {0};
    options.host = luaL_checkstring(L, 1);
    options.port = (int)luaL_checkinteger(L, 2);
    options.path = luaL_checkstring(L, 3);
    options.cpath = luaL_checkstring(L, 4);
    options.config = luaL_checklstring(L, 5, &options.config_length);
    struct server **slot = lua_newuserdata(L, sizeof *slot);
    *slot = NULL;
    luaL_setmetatable(L, SERVER);
    *slot = server_start(&options, error, sizeof error);
    if (*slot == NULL) {
        lua_pushnil(L);
        lua_pushstring(L, error);
        return 2;
    }
    return 1;
}

static int gateway_port(lua_State *L)
{
    lua_pushinteger(L, server_port(running_server(L)));
    return 1;
}

static int free_reply(lua_State *L)
{
    buffer_free(luaL_checkudata(L, 1, REPLY));
    return 0;
}

/* server:command(text) -> reply; raises what the command raised. Where Lua allocates, a finalizer
 * of the host's may stop the server: none of it is used across that. */
static int gateway_command(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 2, &length);
    struct buffer *reply = lua_newuserdata(L, sizeof *reply);
    *reply = (struct buffer){0};
    luaL_setmetatable(L, REPLY);
    bool ok = server_command(running_server(L), text, length, reply);
    lua_pushlstring(L, reply->data == NULL ? "" : reply->data, reply->length);
    buffer_free(reply);
    return ok ? 1 : lua_error(L);
}

static int gateway_stop(lua_State *L)
{
    struct server **slot = check_server(L), *server = *slot;
    *slot = NULL;
    if (server != NULL)
        server_stop(server);
    return 0;
}

/* core.random_name(): 32 hexadecimal digits of the kernel's randomness. */
static int gateway_random_name(lua_State *L)
{
    unsigned char bytes[16];
    char text[2 * sizeof bytes + 1];
    if (!os_random(bytes, sizeof bytes))
        return luaL_error(L, "no randomness");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    lua_pushstring(L, text);
    return 1;
}

/* core.sleep(seconds): waits, less when a signal comes. */
static int gateway_sleep(lua_State *L)
{
    os_sleep(luaL_checknumber(L, 1));
    return 0;
}

BCTRL_EXPORT int luaopen_bctrl_gateway_core(lua_State *L);

int luaopen_bctrl_gateway_core(lua_State *L)
{
    static const luaL_Reg methods[] = {{"port", gateway_port},    {"command", gateway_command},
                                       {"stop", gateway_stop},    {"__gc", gateway_stop},
                                       {"__close", gateway_stop}, {NULL, NULL}};
    static const luaL_Reg reply_methods[] = {{"__gc", free_reply}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"start", gateway_start},
                                         {"random_name", gateway_random_name},
                                         {"sleep", gateway_sleep},
                                         {NULL, NULL}};
    compat_newclass(L, SERVER, methods);
    compat_newclass(L, REPLY, reply_methods);
    lua_pop(L, 2);
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    return 1;
}

/* What bctrl.gateway.app is handed of browsers and relays: functions of the host, as in host.c. */
#include "gateway/browser.h"
#include "gateway/host.h"
#include "gateway/relay.h"

static struct browsers *browsers_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

static struct relays *relays_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(2));
}

static unsigned long check_id(lua_State *L)
{
    return (unsigned long)luaL_checkinteger(L, 1);
}

/* host.start_browser({ path, argument, … }) -> id, or nil, message */
static int host_start_browser(lua_State *L)
{
    enum { MOST = 64, ADDED = 3 };
    const char *arguments[MOST + ADDED] = {0};
    char error[512] = "";
    luaL_checktype(L, 1, LUA_TTABLE);
    for (int i = 0; i < MOST; i++) {
        lua_rawgeti(L, 1, i + 1);
        arguments[i] = lua_tostring(L, -1); /* stays the table's */
        lua_pop(L, 1);
        if (arguments[i] == NULL)
            break;
    }
    luaL_argcheck(L, arguments[0] != NULL && arguments[MOST - 1] == NULL, 1,
                  "a path, and not too much");
    unsigned long id = browser_start(browsers_of(L), arguments, error, sizeof error);
    if (id != 0) {
        lua_pushinteger(L, (lua_Integer)id);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, error);
    return 2;
}

/* host.browser_folder(id) -> path, or nil */
static int host_browser_folder(lua_State *L)
{
    lua_pushstring(L, browser_folder(browsers_of(L), check_id(L)));
    return 1;
}

/* host.browser_has_ended(id) -> boolean */
static int host_browser_has_ended(lua_State *L)
{
    lua_pushboolean(L, browser_has_ended(browsers_of(L), check_id(L)));
    return 1;
}

/* host.end_browser(id) */
static int host_end_browser(lua_State *L)
{
    browser_end(browsers_of(L), check_id(L));
    return 0;
}

/* host.begin_relay(port, path, key, seconds, is_judged) -> id, or nil */
static int host_begin_relay(lua_State *L)
{
    struct relay_options options = {.port = (int)luaL_checkinteger(L, 1),
                                    .path = luaL_checkstring(L, 2),
                                    .key = luaL_checkstring(L, 3),
                                    .seconds = luaL_optnumber(L, 4, 0),
                                    .judged = lua_toboolean(L, 5) != 0};
    unsigned long id = relay_begin(relays_of(L), &options);
    if (id == 0)
        return 0;
    lua_pushinteger(L, (lua_Integer)id);
    return 1;
}

/* host.relay_accept(id) -> text, "" while it is not there yet, or nil where it will not be */
static int host_relay_accept(lua_State *L)
{
    lua_pushstring(L, relay_accept(relays_of(L), check_id(L)));
    return 1;
}

/* host.end_relay(id) */
static int host_end_relay(lua_State *L)
{
    relay_end(relays_of(L), check_id(L));
    return 0;
}

void host_add_browsers(lua_State *L, struct browsers *browsers, struct relays *relays)
{
    static const luaL_Reg functions[] = {{"start_browser", host_start_browser},
                                         {"browser_folder", host_browser_folder},
                                         {"browser_has_ended", host_browser_has_ended},
                                         {"end_browser", host_end_browser},
                                         {"begin_relay", host_begin_relay},
                                         {"relay_accept", host_relay_accept},
                                         {"end_relay", host_end_relay},
                                         {NULL, NULL}};
    lua_pushlightuserdata(L, browsers);
    lua_pushlightuserdata(L, relays);
    luaL_setfuncs(L, functions, 2);
}

/* What the JSON fuzz targets share: a Lua state with the codec in it, and comparison. */
#ifndef BCTRL_JSON_FUZZ_H
#define BCTRL_JSON_FUZZ_H

#include "core.h"
#include "json/json.h"

#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* A new state after so many inputs, so that one's garbage does not weigh on all that follow. */
static inline lua_State *fuzz_state(void)
{
    static lua_State *L;
    static unsigned inputs;
    if (L != NULL && inputs++ % 10000 == 0) {
        lua_close(L);
        L = NULL;
    }
    if (L == NULL) {
        L = luaL_newstate();
        luaL_openlibs(L);
        lua_newtable(L);
        lua_json_register(L);
    }
    lua_settop(L, 1);
    return L;
}

/* Are the two values on the top the same, tables field by field? An integer may be a float in the
 * other, where lua-cjson read it. */
static inline bool fuzz_same(lua_State *L)
{
    int b = lua_gettop(L), a = b - 1;
    if (lua_type(L, a) == LUA_TNUMBER && lua_type(L, b) == LUA_TNUMBER &&
        !(lua_isinteger(L, a) && lua_isinteger(L, b)))
        return lua_tonumber(L, a) == lua_tonumber(L, b);
    if (lua_type(L, a) != LUA_TTABLE || lua_type(L, b) != LUA_TTABLE)
        return lua_rawequal(L, a, b);
    CHECK(lua_checkstack(L, 10));
    for (int turn = 0; turn < 2; turn++) {
        int one = turn == 0 ? a : b, other = turn == 0 ? b : a;
        lua_pushnil(L);
        while (lua_next(L, one)) {
            lua_pushvalue(L, -2);
            lua_rawget(L, other);
            if (turn == 0 ? !fuzz_same(L) : lua_isnil(L, -1))
                return false;
            lua_pop(L, 2);
        }
    }
    return true;
}

#endif

/* What differs between Lua 5.1 to 5.5 and LuaJIT, in one place: every C file of the
 * binding includes this instead of lua.h and is then written in Lua 5.3's C API. */
#ifndef BCTRL_COMPAT_H
#define BCTRL_COMPAT_H

#include <lua.h>
#include <lauxlib.h>

#include <float.h>
#include <string.h>

#if LUA_VERSION_NUM < 501
#error "bctrl needs Lua 5.1 or later, or LuaJIT"
#endif

#if defined(_WIN32)
#define BCTRL_EXPORT __declspec(dllexport)
#else
#define BCTRL_EXPORT __attribute__((visibility("default")))
#endif

/* Integers are a type of their own from 5.3 on; before, every number is a double. */
#if LUA_VERSION_NUM >= 503
#define BCTRL_LUA_INTEGERS 1
#else
#define BCTRL_LUA_INTEGERS 0
#endif

/* The largest number: of a Lua that was built with 32-bit floats (LUA_32BITS), not a double's. */
#define BCTRL_LUA_NUMBER_MAX (sizeof(lua_Number) < sizeof(double) ? (double)FLT_MAX : DBL_MAX)

#if LUA_VERSION_NUM < 502

#define lua_rawlen(L, index) lua_objlen((L), (index))

static inline int compat_absindex(lua_State *L, int index)
{
    return index > 0 || index <= LUA_REGISTRYINDEX ? index : lua_gettop(L) + index + 1;
}
#define lua_absindex(L, index) compat_absindex((L), (index))

static inline void compat_rawgetp(lua_State *L, int index, const void *key)
{
    index = lua_absindex(L, index);
    lua_pushlightuserdata(L, (void *)key);
    lua_rawget(L, index);
}
#define lua_rawgetp(L, index, key) compat_rawgetp((L), (index), (key))

static inline void compat_rawsetp(lua_State *L, int index, const void *key)
{
    index = lua_absindex(L, index);
    lua_pushlightuserdata(L, (void *)key);
    lua_insert(L, -2);
    lua_rawset(L, index);
}
#define lua_rawsetp(L, index, key) compat_rawsetp((L), (index), (key))

/* LuaJIT 2.1 has these three of 5.2's library functions. */
#if !defined(LUAJIT_VERSION_NUM) || LUAJIT_VERSION_NUM < 20100
static inline void compat_setfuncs(lua_State *L, const luaL_Reg *functions, int upvalues)
{
    luaL_checkstack(L, upvalues + 2, "too many upvalues");
    for (; functions->name != NULL; functions++) {
        for (int i = 0; i < upvalues; i++)
            lua_pushvalue(L, -upvalues);
        lua_pushcclosure(L, functions->func, upvalues);
        lua_setfield(L, -(upvalues + 2), functions->name);
    }
    lua_pop(L, upvalues);
}
#define luaL_setfuncs(L, functions, upvalues) compat_setfuncs((L), (functions), (upvalues))

static inline void compat_setmetatable(lua_State *L, const char *name)
{
    luaL_getmetatable(L, name);
    lua_setmetatable(L, -2);
}
#define luaL_setmetatable(L, name) compat_setmetatable((L), (name))

static inline void *compat_testudata(lua_State *L, int index, const char *name)
{
    void *userdata = lua_touserdata(L, index);
    if (userdata == NULL || !lua_getmetatable(L, index))
        return NULL;
    luaL_getmetatable(L, name);
    if (!lua_rawequal(L, -1, -2))
        userdata = NULL;
    lua_pop(L, 2);
    return userdata;
}
#define luaL_testudata(L, index, name) compat_testudata((L), (index), (name))
#endif

#endif /* 5.1 */

#if LUA_VERSION_NUM < 503

static inline int compat_isinteger(lua_State *L, int index)
{
    (void)L;
    (void)index;
    return 0;
}
#define lua_isinteger(L, index) compat_isinteger((L), (index))

#endif /* 5.1, 5.2 */

/* A metatable with __name (luaL_newmetatable sets it from 5.3 on only) and its methods, left on
 * the stack's top; __index is the metatable itself. */
static inline void compat_newclass(lua_State *L, const char *name, const luaL_Reg *methods)
{
    luaL_newmetatable(L, name);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__name");
    lua_pushvalue(L, -1);
    luaL_setfuncs(L, methods, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
}

/* luaL_checkudata of the first argument, for the methods of a class made with compat_newclass: they
 * have their class at hand, and need not look for it by name. */
static inline void *compat_checkself(lua_State *L, const char *name)
{
    void *userdata = lua_touserdata(L, 1);
    if (userdata != NULL && lua_getmetatable(L, 1)) {
        int same = lua_rawequal(L, -1, lua_upvalueindex(1));
        lua_pop(L, 1);
        if (same)
            return userdata;
    }
    return luaL_checkudata(L, 1, name);
}

#endif

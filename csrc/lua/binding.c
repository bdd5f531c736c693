/* What the classes of the binding share: see binding.h. */
#include "lua/binding.h"
#include "base/text.h"

#include <string.h>

void *binding_new(lua_State *L, size_t size, const char *class)
{
#if LUA_VERSION_NUM >= 504
    void *box = lua_newuserdatauv(L, size, 0);
#else
    void *box = lua_newuserdata(L, size);
#endif
    memset(box, 0, size);
    luaL_setmetatable(L, class);
    return box;
}

void binding_check_process(lua_State *L, const struct loop *loop)
{
    if (loop_is_foreign(loop))
        luaL_error(L,
                   "this client was made in another process (pid %d): make a new client after fork",
                   (int)loop_process(loop));
}

void binding_push_lower(lua_State *L, const char *text, size_t length)
{
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (size_t i = 0; i < length; i++)
        luaL_addchar(&buffer, text_lower(text[i]));
    luaL_pushresult(&buffer);
}

void binding_set_count(lua_State *L, const char *name, uint64_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    lua_setfield(L, -2, name);
}

/* Limits have no defaults here: the client's settings are where they are said. */
lua_Number binding_number_field(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    lua_Number value = lua_tonumber(L, -1);
    if (lua_type(L, -1) != LUA_TNUMBER || !(value > 0))
        luaL_error(L, "bad field '%s' (positive number expected, got %s)", name,
                   luaL_typename(L, -1));
    lua_pop(L, 1);
    return value;
}

size_t binding_size_field(lua_State *L, int index, const char *name)
{
    lua_Number value = binding_number_field(L, index, name);
    return value < 9e15 && value < (lua_Number)(SIZE_MAX / 2) ? (size_t)value : SIZE_MAX / 2;
}

const char *binding_text_field(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    if (lua_isnil(L, -1))
        return NULL;
    if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "bad field '%s' (string expected, got %s)", name, luaL_typename(L, -1));
    const char *text = lua_tostring(L, -1);
    if (strlen(text) != lua_rawlen(L, -1))
        luaL_error(L, "bad field '%s' (a NUL inside)", name);
    return text;
}

const char *binding_header_line(lua_State *L, int index, int i, size_t *length)
{
    lua_rawgeti(L, index, i);
    const char *line = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, length) : NULL;
    if (line == NULL || !text_is_line(line, *length))
        luaL_error(L, "bad header line #%d", i);
    return line;
}

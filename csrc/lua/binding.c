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

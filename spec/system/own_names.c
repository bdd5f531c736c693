/* A host that links libbctrl.a and has functions named as some inside it: nobody may call these.
 * Runs a script of Lua. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

int luaopen_bctrl_core(lua_State *L); /* in libbctrl.a */

void json_decode(void);
void buffer_free(void);
void queue_next(void);

void json_decode(void)
{
    abort();
}

void buffer_free(void)
{
    abort();
}

void queue_next(void)
{
    abort();
}

int main(int argc, char **argv)
{
    lua_State *L = luaL_newstate();
    if (L == NULL || argc != 2)
        return EXIT_FAILURE;
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, luaopen_bctrl_core);
    lua_setfield(L, -2, "bctrl.core");
    lua_settop(L, 0);
    int failed = luaL_dofile(L, argv[1]);
    if (failed)
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
    lua_close(L);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

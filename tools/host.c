/* A small `lua`: runs a script with its arguments, or -e CODE. The specs run under a sanitizer in
 * this host, since the system's interpreter is not built with one. It closes its state at the end,
 * so that whatever is still allocated then is a leak; modules stay mapped, so that it has a name.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((visibility("default"))) int dlclose(void *library);

int dlclose(void *library)
{
    (void)library;
    return 0;
}

static int traceback(lua_State *L)
{
    const char *message = lua_tostring(L, 1);
    if (!message && luaL_callmeta(L, 1, "__tostring") && lua_isstring(L, -1))
        return 1;
    lua_getglobal(L, "debug");
    lua_getfield(L, -1, "traceback");
    lua_pushstring(L, message ? message : "(error object is not a string)");
    lua_pushinteger(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

/* Ctrl-C raises at the next instruction of Lua, as in lua.c. */
static lua_State *interruptible;

static void stop(lua_State *L, lua_Debug *event)
{
    (void)event;
    lua_sethook(L, NULL, 0, 0);
    luaL_error(L, "interrupted!");
}

static void on_interrupt(int signal_number)
{
    signal(signal_number, SIG_DFL);
    lua_sethook(interruptible, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
}

/* arg[0] is the script; what precedes it has negative indices, as in lua.c. */
static void push_arguments(lua_State *L, int argc, char **argv, int script)
{
    lua_newtable(L);
    for (int i = 0; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i - script);
    }
    lua_setglobal(L, "arg");
}

int main(int argc, char **argv)
{
    int inline_code = argc > 2 && strcmp(argv[1], "-e") == 0;
    if (argc < 2) {
        fprintf(stderr, "usage: %s SCRIPT [arguments] | -e CODE [arguments]\n", argv[0]);
        return 2;
    }
    lua_State *L = luaL_newstate();
    if (!L)
        return 1;
    luaL_openlibs(L);
    push_arguments(L, argc, argv, inline_code ? 2 : 1);
    lua_pushcfunction(L, traceback);
    int failed = inline_code ? luaL_loadstring(L, argv[2]) : luaL_loadfile(L, argv[1]);
    if (!failed) {
        int arguments = 0;
        for (int i = inline_code ? 3 : 2; i < argc; i++, arguments++)
            lua_pushstring(L, argv[i]);
        interruptible = L;
        signal(SIGINT, on_interrupt);
        failed = lua_pcall(L, arguments, 0, 1);
        signal(SIGINT, SIG_DFL);
    }
    if (failed) {
        const char *message = lua_tostring(L, -1);
        fprintf(stderr, "%s: %s\n", argv[0], message ? message : "(no message)");
    }
    lua_close(L);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

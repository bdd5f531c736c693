/* A C program with Lua inside: bctrl's C module is linked into it, and the client is pumped from
 * the program's own loop, which waits in poll() for whatever it likes and for the client's
 * descriptor.
 *
 *     make example-embed
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <poll.h>
#include <stdio.h>
#include <time.h>

int luaopen_bctrl_core(lua_State *L); /* in libbctrl.a */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int fail(lua_State *L)
{
    fprintf(stderr, "embed: %s\n", lua_tostring(L, -1));
    lua_close(L);
    return 1;
}

/* Calls a method of the client, at index 1, without arguments; its result is a number, or otherwise
 * when there is none. False, with the error on the stack, when it fails. */
static int call_client(lua_State *L, const char *method, double otherwise, double *result)
{
    lua_getfield(L, 1, method);
    lua_pushvalue(L, 1);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK)
        return 0;
    *result = lua_isnumber(L, -1) ? lua_tonumber(L, -1) : otherwise;
    lua_pop(L, 1);
    return 1;
}

/* The program's own work: here a line ten times a second. */
static double tick(double due, int *ticks)
{
    if (now() < due)
        return due;
    printf("tick %d\n", ++*ticks);
    return due + 0.1;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s script.lua (which returns a client)\n", argv[0]);
        return 2;
    }
    lua_State *L = luaL_newstate();
    if (L == NULL)
        return 1;
    luaL_openlibs(L);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, luaopen_bctrl_core);
    lua_setfield(L, -2, "bctrl.core");
    lua_pop(L, 1);

    if (luaL_loadfile(L, argv[1]) != LUA_OK || lua_pcall(L, 0, 1, 0) != LUA_OK)
        return fail(L);
    double fd, timeout, live = 1, due = now();
    int ticks = 0;
    if (!call_client(L, "pollfd", -1, &fd))
        return fail(L);
    struct pollfd watched = {.fd = (int)fd, .events = POLLIN};
    while (live > 0) {
        due = tick(due, &ticks);
        double wait = due - now();
        if (fd <
            0) { /* a build with the portable poller has no descriptor, but tells when to look */
            if (!call_client(L, "timeout", wait, &timeout))
                return fail(L);
            wait = timeout < wait ? timeout : wait;
        }
        int ready = poll(&watched, fd < 0 ? 0 : 1, wait > 0 ? (int)(wait * 1000) + 1 : 0);
        if ((ready > 0 || fd < 0) && !call_client(L, "poll", 0, &live))
            return fail(L);
    }
    printf("every task has ended, after %d ticks\n", ticks);
    lua_close(L);
    return 0;
}

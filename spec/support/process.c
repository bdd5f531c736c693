/* What the specs need of the system and Lua lacks: fork. Compiled by spec/support/native.lua. */
#include <lauxlib.h>
#include <lua.h>
#include <sys/wait.h>
#include <unistd.h>

/* child(fn) -> the text that fn returned, exit code or nil, signal or 0. fn runs in a child
 * process, which then ends without running anybody's exit handlers. */
static int child(lua_State *L)
{
    int ends[2], status = 0;
    char piece[512];
    luaL_Buffer text;
    ssize_t got;
    luaL_checktype(L, 1, LUA_TFUNCTION);
    if (pipe(ends) != 0)
        return luaL_error(L, "no pipe");
    pid_t pid = fork();
    if (pid < 0)
        return luaL_error(L, "no child");
    if (pid == 0) {
        size_t length;
        close(ends[0]);
        alarm(20);
        lua_settop(L, 1);
        lua_call(L, 0, 1);
        const char *result = lua_tolstring(L, -1, &length);
        ssize_t sent = result == NULL ? 0 : write(ends[1], result, length);
        _exit(sent < 0);
    }
    close(ends[1]);
    luaL_buffinit(L, &text);
    while ((got = read(ends[0], piece, sizeof piece)) > 0)
        luaL_addlstring(&text, piece, (size_t)got);
    close(ends[0]);
    luaL_pushresult(&text);
    waitpid(pid, &status, 0);
    if (WIFEXITED(status))
        lua_pushinteger(L, WEXITSTATUS(status));
    else
        lua_pushnil(L);
    lua_pushinteger(L, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    return 3;
}

static int process_id(lua_State *L)
{
    lua_pushinteger(L, getpid());
    return 1;
}

int luaopen_process(lua_State *L);
int luaopen_process(lua_State *L)
{
    lua_newtable(L);
    lua_pushcfunction(L, child);
    lua_setfield(L, -2, "child");
    lua_pushcfunction(L, process_id);
    lua_setfield(L, -2, "id");
    return 1;
}

/* Memory that is short at one chosen place, and memory that is used when a Lua state is nearly
 * closed: what alloc_fail.c's scenario does not come by. short_memory.lua says what happens; here
 * is an allocator that fails as it is told, and counts what is not freed. */
#include "core.h"
#include "base/memory.h"

#include <lualib.h>
#include <stdbool.h>
#include <stdio.h>

#ifndef BCTRL_TEST_MEMORY
#error "build with -DBCTRL_TEST_MEMORY (make test-c)"
#endif

static long blocks, passed;
static size_t failing; /* the size that is not to be had; 0: none */

void *bctrl_malloc(size_t size)
{
    return bctrl_realloc(NULL, size);
}

void *bctrl_calloc(size_t count, size_t size)
{
    void *block = calloc(count, size);
    blocks += block != NULL;
    return block;
}

void *bctrl_realloc(void *old, size_t size)
{
    void *block = size == failing ? NULL : realloc(old, size);
    blocks += old == NULL && block != NULL;
    return block;
}

void bctrl_free(void *block)
{
    blocks -= block != NULL;
    free(block);
}

/* fail(size): allocations of that size fail from now on. */
static int set_failing(lua_State *L)
{
    failing = (size_t)luaL_checkinteger(L, 1);
    return 0;
}

/* Runs one of the cases in a state of its own. False when there is none of that number. */
static bool run(int number)
{
    long before = blocks;
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, luaopen_bctrl_core);
    lua_setfield(L, -2, "bctrl.core");
    lua_settop(L, 0);
    bool there = luaL_loadfile(L, "spec/c/short_memory.lua") == 0;
    lua_pushinteger(L, number);
    lua_pushcfunction(L, set_failing);
    bool good = there && lua_pcall(L, 2, 1, 0) == 0;
    there = !good || lua_toboolean(L, -1);
    if (!good)
        printf("short_memory: %s\n", lua_tostring(L, -1));
    failing = 0;
    lua_close(L);
    if (blocks != before)
        printf("short_memory: case %d leaks %ld blocks\n", number, blocks - before);
    if (!good || blocks != before) {
        printf("%ld passed, 1 failed\n", passed);
        exit(1);
    }
    return there;
}

int main(void)
{
    for (int number = 1; run(number); number++)
        passed++;
    printf("%ld passed, 0 failed\n", passed);
    return 0;
}

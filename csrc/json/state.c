/* What the codec keeps in the registry of each Lua state: memory to work in, and the marks by which
 * arrays are told, which are lua-cjson's where that has any. */
#include "json/state.h"

#define SCRATCH "bctrl.json.scratch"

enum { KEPT_BYTES = 1 << 20 };

/* Their addresses are the keys. */
static const char SCRATCH_KEY = 's', MARKS_KEY = 'm', METATABLE_KEY = 't', ARRAY_KEY = 'a';

void *json_array_key(void)
{
    return (void *)(uintptr_t)&ARRAY_KEY;
}

static void empty(struct json_scratch *scratch)
{
    json_tape_free(&scratch->tape);
    buffer_free(&scratch->text);
}

static int free_scratch(lua_State *L)
{
    struct json_scratch *scratch = luaL_checkudata(L, 1, SCRATCH);
    scratch->over = true;
    empty(scratch);
    return 0;
}

struct json_scratch *json_scratch_take(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &SCRATCH_KEY);
    struct json_scratch *scratch = lua_touserdata(L, -1);
    if (scratch == NULL) {
        lua_pop(L, 1);
        scratch = lua_newuserdata(L, sizeof *scratch);
        memset(scratch, 0, sizeof *scratch);
        luaL_setmetatable(L, SCRATCH);
    } else {
        lua_pushboolean(L, 0);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &SCRATCH_KEY);
    }
    return scratch;
}

void json_scratch_put(lua_State *L, int index)
{
    struct json_scratch *scratch = lua_touserdata(L, index);
    if (scratch->over)
        empty(scratch);
    buffer_reset(&scratch->text, KEPT_BYTES);
    if (scratch->tape.capacity > KEPT_BYTES / sizeof *scratch->tape.tokens)
        json_tape_free(&scratch->tape);
    lua_pushvalue(L, index);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &SCRATCH_KEY); /* the key is there: needs no memory */
}

const struct json_marks *json_marks(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &MARKS_KEY);
    const struct json_marks *marks = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return marks;
}

void json_push_array_metatable(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE_KEY);
}

/* Pushes the module lua-cjson, or nil where there is none. */
static void push_cjson(lua_State *L)
{
    lua_getglobal(L, "require");
    lua_pushliteral(L, "cjson");
    if (lua_type(L, -2) != LUA_TFUNCTION || lua_pcall(L, 1, 1, 0) != 0 || !lua_istable(L, -1)) {
        lua_pop(L, 1);
        lua_pushnil(L);
    }
}

/* Pushes a field of the table at index, or nil. */
static void push_field(lua_State *L, int index, const char *name, int type)
{
    if (lua_istable(L, index)) {
        lua_pushstring(L, name);
        lua_rawget(L, index);
        if (lua_type(L, -1) == type)
            return;
        lua_pop(L, 1);
    }
    lua_pushnil(L);
}

void json_state_open(lua_State *L)
{
    static const luaL_Reg methods[] = {{"__gc", free_scratch}, {NULL, NULL}};
    if (json_marks(L) != NULL)
        return;
    compat_newclass(L, SCRATCH, methods);
    lua_pushboolean(L, 0);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &SCRATCH_KEY);

    int top = lua_gettop(L);
    struct json_marks *marks = lua_newuserdata(L, sizeof *marks);
    push_cjson(L);
    push_field(L, top + 2, "empty_array_mt", LUA_TTABLE);
    marks->empty_array = lua_topointer(L, -1);
    push_field(L, top + 2, "empty_array", LUA_TLIGHTUSERDATA);
    marks->empty_value = lua_touserdata(L, -1);
    push_field(L, top + 2, "array_mt", LUA_TTABLE);
    if (lua_isnil(L, -1)) {
        lua_newtable(L);
        lua_pushboolean(L, 1);
        lua_rawsetp(L, -2, json_array_key());
    }
    marks->array = lua_topointer(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &METATABLE_KEY);
    lua_pushvalue(L, top + 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &MARKS_KEY);
    lua_settop(L, top - 1);
}

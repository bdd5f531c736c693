/* The JSON part of bctrl.core: decode, encode, and the marks for null and arrays. */
#include "core.h"
#include "json/state.h"

/* The options table at index 2: { nulls = "keep" | "drop", depth = 1 to JSON_DEPTH_LIMIT }. */
static struct json_options check_options(lua_State *L)
{
    struct json_options options = {.keep_nulls = false, .depth = JSON_DEPTH};
    if (lua_isnoneornil(L, 2))
        return options;
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        if (strcmp(name, "nulls") == 0) {
            const char *nulls = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
            options.keep_nulls = strcmp(nulls, "keep") == 0;
            if (!options.keep_nulls && strcmp(nulls, "drop") != 0)
                luaL_argerror(L, 2, "option 'nulls': \"keep\" or \"drop\" expected");
        } else if (strcmp(name, "depth") == 0) {
            lua_Number depth = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
            if (!(depth >= 1 && depth <= JSON_DEPTH_LIMIT) || depth != (lua_Number)(int)depth)
                luaL_argerror(
                    L, 2,
                    lua_pushfstring(L, "option 'depth': a whole number from 1 to %d expected",
                                    JSON_DEPTH_LIMIT));
            options.depth = (int)depth;
        } else {
            lua_pushfstring(L, "unknown option '%s' (there are: nulls, depth)",
                            lua_type(L, -2) == LUA_TSTRING ? name : luaL_typename(L, -2));
            luaL_argerror(L, 2, lua_tostring(L, -1));
        }
        lua_pop(L, 1);
    }
    return options;
}

/* decode(text, options) -> value | nil, message, offset from 1 (nil when no byte is to blame) */
static int decode(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TSTRING);
    struct json_options options = check_options(L);
    struct json_error error = {0};
    size_t length;
    const char *text = lua_tolstring(L, 1, &length);
    if (json_decode(L, text, length, &options, &error))
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, error.message);
    if (error.offset == 0)
        return 2;
    lua_pushinteger(L, (lua_Integer)error.offset);
    return 3;
}

/* encode(value) -> text | nil, message */
static int encode(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    struct json_error error = {0};
    struct json_scratch *scratch = json_scratch_take(L);
    bool encoded = json_encode(L, 1, JSON_DEPTH, &scratch->text, &error);
    if (encoded) {
        lua_pushlstring(L, scratch->text.data, scratch->text.length);
    } else {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
    }
    json_scratch_put(L, 2);
    return encoded ? 1 : 2;
}

/* array(table or nil) -> the table, marked as an array */
static int array(lua_State *L)
{
    if (lua_isnoneornil(L, 1)) {
        lua_settop(L, 0);
        lua_newtable(L);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    if (lua_getmetatable(L, 1)) {
        const struct json_marks *marks = json_marks(L);
        const void *metatable = lua_topointer(L, -1);
        lua_rawgetp(L, -1, json_array_key());
        if (lua_toboolean(L, -1) || metatable == marks->array) {
            lua_settop(L, 1);
            return 1;
        }
        if (metatable != marks->empty_array)
            return luaL_argerror(L, 1, "the table has a metatable of its own");
    }
    lua_settop(L, 1);
    json_push_array_metatable(L);
    lua_setmetatable(L, 1);
    return 1;
}

/* Adds decode, encode, array, array_mt, array_key, null, depth (the default) and depth_limit. */
void lua_json_register(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"decode", decode}, {"encode", encode}, {"array", array}, {NULL, NULL}};
    json_state_open(L);
    luaL_setfuncs(L, functions, 0);
    lua_pushlightuserdata(L, NULL);
    lua_setfield(L, -2, "null");
    lua_pushlightuserdata(L, json_array_key());
    lua_setfield(L, -2, "array_key");
    json_push_array_metatable(L);
    lua_setfield(L, -2, "array_mt");
    lua_pushinteger(L, JSON_DEPTH);
    lua_setfield(L, -2, "depth");
    lua_pushinteger(L, JSON_DEPTH_LIMIT);
    lua_setfield(L, -2, "depth_limit");
}

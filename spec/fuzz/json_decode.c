/* Fuzz target: any bytes through the decoder. What it accepts, lua-cjson must accept and read as
 * the same; an error must name a byte of the text. */
#include "json_fuzz.h"

static void check_error(const struct json_error *error, size_t size)
{
    char place[32];
    CHECK(error->offset >= 1 && error->offset <= size + 1);
    snprintf(place, sizeof place, "at byte %zu", error->offset);
    CHECK(strstr(error->message, place) != NULL);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const char *text = (const char *)data;
    lua_State *L = fuzz_state();
    struct json_error error;
    struct json_options drop = {.keep_nulls = false, .depth = 20};
    struct json_options keep = {.keep_nulls = true, .depth = JSON_DEPTH};

    bool decoded = json_decode(L, text, size, &drop, &error);
    CHECK(lua_gettop(L) == 1 + decoded);
    if (!decoded)
        check_error(&error, size);
    lua_settop(L, 1);
    if (!json_decode(L, text, size, &keep, &error)) {
        check_error(&error, size);
        CHECK(lua_gettop(L) == 1 && !decoded);
        return 0;
    }

    lua_getglobal(L, "require");
    lua_pushliteral(L, "cjson");
    if (lua_pcall(L, 1, 1, 0) != 0)
        return 0; /* no lua-cjson: the sanitizers alone judge */
    lua_getfield(L, -1, "decode");
    lua_remove(L, -2);
    lua_pushlstring(L, text, size);
    CHECK(lua_pcall(L, 1, 1, 0) == 0);
    CHECK(fuzz_same(L));
    return 0;
}

/* Fuzz target: what was decoded can be encoded, and decodes to the same again. */
#include "json_fuzz.h"

/* Decodes, encodes into *out, decodes that; leaves both values. */
static bool round_trip(lua_State *L, const char *text, size_t size, bool keep_nulls,
                       struct buffer *out)
{
    struct json_error error;
    struct json_options options = {.keep_nulls = keep_nulls, .depth = JSON_DEPTH};
    if (!json_decode(L, text, size, &options, &error))
        return false;
    out->length = 0;
    CHECK(json_encode(L, -1, JSON_DEPTH, out, &error));
    CHECK(json_decode(L, out->data, out->length, &options, &error));
    return true;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct buffer out = {0};
    struct json_error error;
    for (int keep_nulls = 0; keep_nulls < 2; keep_nulls++) {
        lua_State *L = fuzz_state();
        if (!round_trip(L, (const char *)data, size, keep_nulls, &out))
            break;
        CHECK(lua_gettop(L) == 3);
        CHECK(fuzz_same(L));
        lua_settop(L, 3);

        /* Arrays are still arrays: the text is as long as before, whatever the order of names. */
        size_t length = out.length;
        out.length = 0;
        CHECK(json_encode(L, 3, JSON_DEPTH, &out, &error));
        CHECK(out.length == length);
    }
    buffer_free(&out);
    return 0;
}

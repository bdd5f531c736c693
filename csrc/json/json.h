/* JSON text to Lua values and back, straight through the Lua C API: what the binding uses. The
 * value model and its limits are in the manual; lua/json.c shows the same two functions to Lua. */
#ifndef BCTRL_JSON_H
#define BCTRL_JSON_H

#include "base/buffer.h"
#include "compat.h"

#pragma GCC visibility push(hidden)

enum {
    JSON_DEPTH = 512,         /* arrays and objects within each other, unless told otherwise */
    JSON_DEPTH_LIMIT = 10000, /* the most that a caller may ask for */
};

struct json_options {
    bool keep_nulls; /* null fields are bctrl.null; otherwise they are absent */
    bool lenient;    /* the escape of half a pair of surrogates is U+FFFD, and no error */
    int depth;       /* 1 to JSON_DEPTH_LIMIT */
};

struct json_error {
    size_t offset; /* of the offending byte, counted from 1; 0 when no byte is to blame */
    char message[160];
};

/* Pushes the one value that the text holds. On failure pushes nothing and fills *error, whose
 * message names the byte. Raises Lua's memory errors, leaking nothing. Finalizers of the host may
 * run meanwhile, so the text must be out of their reach. */
bool json_decode(lua_State *L, const char *text, size_t length, const struct json_options *options,
                 struct json_error *error);

/* Appends the text of the value at index to *out. On failure fills *error, whose message starts
 * with the path of the field; what *out then holds past its old length is of no use. Calls no
 * metamethod and raises nothing (on 5.1 and LuaJIT growing the Lua stack may raise a memory error).
 * Recurses once per level. */
bool json_encode(lua_State *L, int index, int depth, struct buffer *out, struct json_error *error);

#pragma GCC visibility pop

#endif

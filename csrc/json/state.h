/* What the codec keeps in the registry of each Lua state. */
#ifndef BCTRL_JSON_STATE_H
#define BCTRL_JSON_STATE_H

#include "json/scan.h"

#pragma GCC visibility push(hidden)

/* Memory that a decoding or encoding needs for its own duration. */
struct json_scratch {
    struct json_tape tape;
    struct buffer text;
    bool over; /* finalized; an older finalizer may use it all the same as the state closes */
};

/* Pushes the userdata that owns the scratch. While it is out, a finalizer that decodes or encodes
 * gets another; lost to an error, it is collected and the next call makes a new one. */
struct json_scratch *json_scratch_take(lua_State *L);

/* Gives the scratch whose userdata is at index back for the next call. */
void json_scratch_put(lua_State *L, int index);

/* How to tell arrays, besides by the field json_array_key of their metatable. */
struct json_marks {
    const void *array;       /* the metatable of decoded arrays */
    const void *empty_array; /* lua-cjson's, in its newer forks: marks an empty table; or NULL */
    const void *empty_value; /* lua-cjson's light userdata for []; or NULL */
};

/* The key, a light userdata, under which a metatable has true when its tables are arrays. */
void *json_array_key(void);

const struct json_marks *json_marks(lua_State *L);

/* Pushes the metatable of decoded arrays. */
void json_push_array_metatable(lua_State *L);

/* Finds or makes the above. */
void json_state_open(lua_State *L);

#pragma GCC visibility pop

#endif

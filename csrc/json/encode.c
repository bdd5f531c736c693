/* Lua values to JSON text, by raw access only: no metamethod is called, nothing is raised. */
#include "json/number.h"
#include "json/state.h"
#include "json/text.h"

#include <math.h>
#include <stdio.h>

/* The place of a value in the table around it; the innermost one knows those further out. */
struct place {
    const struct place *around;
    const char *key; /* NULL in an array */
    size_t key_length;
    size_t index; /* in an array */
    int depth;    /* 1 in the outermost table */
};

struct encoder {
    lua_State *L;
    struct buffer *out;
    const struct json_marks *marks;
    struct json_error *error;
    int depth;
    int outermost; /* stack index of the value; a table lies two above the one around it */
};

enum {
    LONGEST_PATH = 96,
    CHECKED_LEVELS = 8, /* the Lua stack is made to grow by as many at once */
};

/* Writes one step of a path so that it ends before `end`; returns where it starts. */
static char *put_step(char *start, char *end, const struct place *place)
{
    char step[LONGEST_PATH];
    int length;
    if (place->key == NULL) {
        length = snprintf(step, sizeof step, "[%zu]", place->index);
    } else {
        char name[48];
        bool plain = place->key_length > 0;
        size_t i;
        for (i = 0; i < place->key_length && i < sizeof name - 1; i++) {
            char byte = place->key[i];
            bool word = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
            plain = plain && word;
            name[i] = byte >= ' ' && byte < 0x7F ? byte : '?';
        }
        name[i] = '\0';
        length = snprintf(step, sizeof step, plain ? ".%s" : "[\"%s\"]", name);
    }
    if (length > end - start)
        return NULL;
    memcpy(end - length, step, (size_t)length);
    return end - length;
}

/* Fails with "path: message", the path being that of the value at `place`. */
static bool fail(struct encoder *encoder, const struct place *place, const char *message)
{
    char path[LONGEST_PATH];
    char *start = path + sizeof path;
    const char *cut = "";
    for (; place != NULL; place = place->around) {
        char *earlier = put_step(path, start, place);
        if (earlier == NULL) {
            cut = "...";
            break;
        }
        start = earlier;
    }
    if (*cut == '\0' && start < path + sizeof path && *start == '.')
        start++;
    int length = (int)(path + sizeof path - start);
    if (length == 0) {
        start = memcpy(path, "value", 5);
        length = 5;
    }
    encoder->error->offset = 0;
    snprintf(encoder->error->message, sizeof encoder->error->message, "%s%.*s: %s", cut, length,
             start, message);
    return false;
}

static bool fail_memory(struct encoder *encoder)
{
    encoder->error->offset = 0;
    strcpy(encoder->error->message, "out of memory");
    return false;
}

static bool fail_type(struct encoder *encoder, const struct place *place, int type,
                      const char *purpose)
{
    char message[80];
    snprintf(message, sizeof message, "%s%s%s cannot be written as JSON",
             type == LUA_TNIL ? "" : "a ", lua_typename(encoder->L, type), purpose);
    return fail(encoder, place, message);
}

static inline bool reserve(struct encoder *encoder, size_t extra)
{
    struct buffer *out = encoder->out;
    return extra <= out->capacity - out->length || buffer_reserve(out, extra) ||
           fail_memory(encoder);
}

static inline bool put(struct encoder *encoder, const char *bytes, size_t length)
{
    return buffer_append(encoder->out, bytes, length) || fail_memory(encoder);
}

static inline bool put_byte(struct encoder *encoder, char byte)
{
    return buffer_append_char(encoder->out, byte) || fail_memory(encoder);
}

/* Writes the string [p, end) and the closing quote; errors call it `what`. */
static bool put_special(struct encoder *encoder, const char *p, const char *end,
                        const struct place *place, const char *what)
{
    struct buffer *out = encoder->out;
    const char *start = p;
    for (;;) {
        const char *special = json_text_end(p, end);
        if (!put(encoder, p, (size_t)(special - p)))
            return false;
        if (special == end)
            return put_byte(encoder, '"');
        if ((unsigned char)*special >= 0x80) {
            char message[80];
            snprintf(message, sizeof message, "%sinvalid UTF-8 at byte %zu", what,
                     (size_t)(special - start) + 1);
            return fail(encoder, place, message);
        }
        if (!reserve(encoder, 6))
            return false;
        out->length += json_escape(out->data + out->length, *special);
        p = special + 1;
    }
}

static inline bool put_string(struct encoder *encoder, const char *text, size_t length,
                              const struct place *place, const char *what)
{
    struct buffer *out = encoder->out;
    if (!reserve(encoder, length + 2))
        return false;
    char *to = out->data + out->length;
    *to++ = '"';
    if (!json_copy_plain(to, text, length)) {
        out->length++;
        return put_special(encoder, text, text + length, place, what);
    }
    to[length] = '"';
    out->length += length + 2;
    return true;
}

static bool put_number(struct encoder *encoder, const struct place *place)
{
    lua_State *L = encoder->L;
    struct buffer *out = encoder->out;
    if (!reserve(encoder, JSON_NUMBER_SIZE))
        return false;
    if (lua_isinteger(L, -1)) {
        out->length += json_integer_format((int64_t)lua_tointeger(L, -1), out->data + out->length);
        return true;
    }
    double value = (double)lua_tonumber(L, -1);
    if (isnan(value))
        return fail(encoder, place, "NaN cannot be written as JSON");
    if (isinf(value))
        return fail(encoder, place, "infinity cannot be written as JSON");
    out->length += json_number_format(value, out->data + out->length);
    return true;
}

static bool put_table(struct encoder *encoder, const struct place *around);

/* Writes the value on the top of the stack. */
static bool put_value(struct encoder *encoder, const struct place *place)
{
    lua_State *L = encoder->L;
    int type = lua_type(L, -1);
    switch (type) {
    case LUA_TSTRING: {
        size_t length;
        const char *text = lua_tolstring(L, -1, &length);
        return put_string(encoder, text, length, place, "");
    }
    case LUA_TNUMBER:
        return put_number(encoder, place);
    case LUA_TBOOLEAN:
        return lua_toboolean(L, -1) ? put(encoder, "true", 4) : put(encoder, "false", 5);
    case LUA_TTABLE:
        return put_table(encoder, place);
    case LUA_TLIGHTUSERDATA: {
        const void *pointer = lua_touserdata(L, -1);
        if (pointer == NULL)
            return put(encoder, "null", 4);
        if (pointer == encoder->marks->empty_value)
            return put(encoder, "[]", 2);
        break;
    }
    default:
        break;
    }
    return fail_type(encoder, place, type, "");
}

/* Does the table on the top carry an array's mark? */
static bool is_marked(struct encoder *encoder)
{
    lua_State *L = encoder->L;
    const void *metatable;
    if (!lua_getmetatable(L, -1))
        return false;
    metatable = lua_topointer(L, -1);
    bool marked = metatable == encoder->marks->array;
    if (!marked && metatable == encoder->marks->empty_array) {
        lua_pushnil(L);
        marked = lua_next(L, -3) == 0;
        if (!marked)
            lua_pop(L, 2);
    } else if (!marked) {
        lua_rawgetp(L, -1, json_array_key());
        marked = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return marked;
}

/* The key on the top of the stack cannot stand in a table that is otherwise an array. */
static bool fail_key(struct encoder *encoder, const struct place *around, bool marked)
{
    lua_State *L = encoder->L;
    int type = lua_type(L, -1);
    char message[120];
    if (type == LUA_TNUMBER) {
        char number[JSON_NUMBER_SIZE + 1];
        double value = (double)lua_tonumber(L, -1);
        number[isinf(value) ? 0 : json_number_format(value, number)] = '\0';
        snprintf(message, sizeof message, "the number %s as a key cannot be written as JSON",
                 isinf(value) ? "infinity" : number);
        return fail(encoder, around, message);
    }
    if (type != LUA_TSTRING)
        return fail_type(encoder, around, type, " as a key");
    return fail(encoder, around,
                marked ? "an array with a string as a key cannot be written as JSON"
                       : "a table with both numbers and strings as keys cannot be written as JSON");
}

/* Writes the rest of the table on the top, from place->index on, where its keys came out of order;
 * if they are 1 to n all the same. */
static bool put_unordered(struct encoder *encoder, struct place *place, bool marked)
{
    lua_State *L = encoder->L;
    double count = 0;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        double key = lua_type(L, -1) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : 0;
        if (key < 1 || key != floor(key) || isinf(key))
            return fail_key(encoder, place->around, marked);
        count++;
    }
    for (; (double)place->index <= count; place->index++) {
        lua_pushnil(L); /* in the key's stead */
        lua_rawgeti(L, -2, (int)place->index);
        if (lua_isnil(L, -1)) {
            char message[80];
            snprintf(message, sizeof message,
                     "an array without its value %zu cannot be written as JSON", place->index);
            return fail(encoder, place->around, message);
        }
        if (!put_value(encoder, place) || !put_byte(encoder, ','))
            return false;
        lua_pop(L, 2);
    }
    encoder->out->data[encoder->out->length - 1] = ']';
    return true;
}

/* Writes the table below its first key and value. */
static bool put_array(struct encoder *encoder, struct place *place, bool marked)
{
    lua_State *L = encoder->L;
    if (!put_byte(encoder, '['))
        return false;
    do {
        place->index++;
        if (lua_type(L, -2) != LUA_TNUMBER || lua_tonumber(L, -2) != (lua_Number)place->index) {
            lua_pop(L, 2);
            return put_unordered(encoder, place, marked);
        }
        if (!put_value(encoder, place) || !put_byte(encoder, ','))
            return false;
        lua_pop(L, 1);
    } while (lua_next(L, -2));
    encoder->out->data[encoder->out->length - 1] = ']';
    return true;
}

/* Writes the table below its first key and value. */
static bool put_object(struct encoder *encoder, struct place *place)
{
    lua_State *L = encoder->L;
    if (!put_byte(encoder, '{'))
        return false;
    do {
        if (lua_type(L, -2) != LUA_TSTRING) {
            lua_pop(L, 1);
            if (lua_type(L, -1) != LUA_TNUMBER)
                return fail_type(encoder, place->around, lua_type(L, -1), " as a key");
            return fail(encoder, place->around,
                        "a table with both numbers and strings as keys cannot be written as JSON");
        }
        place->key = lua_tolstring(L, -2, &place->key_length);
        if (!put_string(encoder, place->key, place->key_length, place->around, "a key with ") ||
            !put_byte(encoder, ':') || !put_value(encoder, place) || !put_byte(encoder, ','))
            return false;
        lua_pop(L, 1);
    } while (lua_next(L, -2));
    encoder->out->data[encoder->out->length - 1] = '}';
    return true;
}

static const void *table_of(struct encoder *encoder, const struct place *place)
{
    return lua_topointer(encoder->L, encoder->outermost + 2 * (place->depth - 1));
}

/* The place, seen from deep within, of the outermost table that is within itself; or NULL. */
static const struct place *find_cycle(struct encoder *encoder, const struct place *deepest)
{
    const struct place *found = NULL;
    for (const struct place *each = deepest; each != NULL; each = each->around)
        for (const struct place *outer = each->around; outer != NULL; outer = outer->around)
            if (table_of(encoder, outer) == table_of(encoder, each))
                found = each->around;
    return found;
}

/* Writes the table on the top of the stack. */
static bool put_table(struct encoder *encoder, const struct place *around)
{
    lua_State *L = encoder->L;
    struct place place = {.around = around, .depth = around != NULL ? around->depth + 1 : 1};
    if (place.depth > encoder->depth ||
        (place.depth % CHECKED_LEVELS == 1 && !lua_checkstack(L, 2 * CHECKED_LEVELS + 8))) {
        /* Only now: a table within itself gets here in any case. */
        const struct place *cycle = find_cycle(encoder, &place);
        if (cycle != NULL)
            return fail(encoder, cycle, "a table within itself cannot be written as JSON");
        char message[64];
        snprintf(message, sizeof message, "nested deeper than %d", place.depth - 1);
        return fail(encoder, around, message);
    }

    bool marked = is_marked(encoder);
    lua_pushnil(L);
    if (!lua_next(L, -2))
        return put(encoder, marked ? "[]" : "{}", 2);
    if (marked || lua_type(L, -2) == LUA_TNUMBER)
        return put_array(encoder, &place, marked);
    return put_object(encoder, &place);
}

bool json_encode(lua_State *L, int index, int depth, struct buffer *out, struct json_error *error)
{
    struct encoder encoder = {.L = L, .out = out, .error = error, .depth = depth};
    int top = lua_gettop(L);
    *error = (struct json_error){0};
    if (!lua_checkstack(L, 4))
        return fail_memory(&encoder);
    encoder.marks = json_marks(L);
    encoder.outermost = top + 1;
    lua_pushvalue(L, index);
    bool encoded = put_value(&encoder, NULL);
    lua_settop(L, top);
    return encoded;
}

/* The decoder's second pass: from the tape of a checked text to Lua values, in tables that have
 * their final size from the start. */
#include "json_number.h"
#include "json_state.h"
#include "json_text.h"
#include "memory.h"

#include <stdio.h>

enum {
    FEW_SLOT_BITS = 5, /* of the number of strings that stay at hand on the Lua stack */
    MANY_SLOT_BITS = 8,
    SHORT_TEXT = 4096, /* the few are for texts up to here */
    LONGEST_KEY = 40,  /* at hand; Lua hashes longer ones in another way */
    LONGEST_VALUE =
        15, /* at hand: names and states, but not identifiers, which do not come again */
};

/* What is at hand in the slot of the same number. */
struct slot {
    uint64_t head; /* the first eight bytes */
    const char *bytes;
    uint32_t length; /* 0: nothing */
};

struct builder {
    lua_State *L;
    const char *text;
    const char *end;
    struct buffer *unescaped;
    const struct json_options *options;
    struct json_error *error;
    int array_metatable; /* stack index */
    int first_slot;      /* stack index of the string of slots[0] */
    int slot_bits;
    struct slot slots[1 << MANY_SLOT_BITS];
};

static bool fail(struct builder *builder, size_t offset, const char *message)
{
    struct json_error *error = builder->error;
    error->offset = offset;
    if (offset == 0)
        snprintf(error->message, sizeof error->message, "%s", message);
    else
        snprintf(error->message, sizeof error->message, "%s at byte %zu", message, offset);
    return false;
}

static bool push_escaped(struct builder *builder, const struct json_token *token)
{
    struct buffer *buffer = builder->unescaped;
    buffer->length = 0;
    if (!buffer_reserve(buffer, token->size))
        return fail(builder, 0, "out of memory");
    size_t length = json_unescape(buffer->data, builder->text + token->start, token->size);
    lua_pushlstring(builder->L, buffer->data, length);
    return true;
}

static inline uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* The first eight bytes, those past the length as zeros. */
static inline uint64_t head_of(const char *bytes, uint32_t length, const char *end)
{
    if (length >= 8)
        return load(bytes);
    if (end - bytes < 8) {
        uint64_t head = 0;
        memcpy(&head, bytes, length);
        return head;
    }
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return load(bytes) & ~(UINT64_MAX >> (8 * length));
#else
    return load(bytes) & ~(UINT64_MAX << (8 * length));
#endif
}

/* Names come again and again: pushing a string that is at hand is cheaper than having Lua find it
 * among all strings. Its place is the slot that its bytes lead to, or that one's neighbour. */
static inline void push_name(struct builder *builder, const char *bytes, uint32_t length)
{
    lua_State *L = builder->L;
    uint64_t head = head_of(bytes, length, builder->end);
    uint64_t tail = length > 8 ? load(bytes + length - 8) : length;
    uint64_t hash = (head ^ tail) * UINT64_C(0x9E3779B97F4A7C15);
    int index = (int)(hash >> (64 - builder->slot_bits));
    struct slot *slot = &builder->slots[index];
    if (slot->head != head && slot->length != 0) {
        index ^= 1;
        slot = &builder->slots[index];
    }
    if (slot->head == head && slot->length == length &&
        (length <= 8 || (load(slot->bytes + length - 8) == tail &&
                         (length <= 16 || memcmp(slot->bytes + 8, bytes + 8, length - 16) == 0)))) {
        lua_pushvalue(L, builder->first_slot + index);
        return;
    }
    lua_pushlstring(L, bytes, length);
    lua_pushvalue(L, -1);
    lua_replace(L, builder->first_slot + index);
    *slot = (struct slot){head, bytes, length};
}

static inline bool push_string(struct builder *builder, const struct json_token *token,
                               uint32_t longest_name)
{
    const char *bytes = builder->text + token->start;
    if (token->kind == JSON_ESCAPED)
        return push_escaped(builder, token);
    if (token->size > 0 && token->size <= longest_name)
        push_name(builder, bytes, token->size);
    else
        lua_pushlstring(builder->L, bytes, token->size);
    return true;
}

static void push_integer(lua_State *L, int64_t value)
{
#if BCTRL_LUA_INTEGERS
    if (value >= LUA_MININTEGER && value <= LUA_MAXINTEGER) {
        lua_pushinteger(L, (lua_Integer)value);
        return;
    }
#endif
    lua_pushnumber(L, (lua_Number)value);
}

static bool push_number(struct builder *builder, const struct json_token *token)
{
    const char *text = builder->text + token->start;
    int64_t integer;
    double number;
    if (token->kind == JSON_INTEGER && json_integer_parse(text, token->size, &integer) &&
        (integer != 0 || text[0] != '-')) {
        push_integer(builder->L, integer);
        return true;
    }
    if (!json_number_parse(text, token->size, &number))
        return fail(builder, token->start + (size_t)1, "number too large");
    lua_pushnumber(builder->L, (lua_Number)number);
    return true;
}

static bool push_scalar(struct builder *builder, const struct json_token *token)
{
    lua_State *L = builder->L;
    switch ((enum json_kind)token->kind) {
    case JSON_STRING:
    case JSON_ESCAPED:
        return push_string(builder, token, LONGEST_VALUE);
    case JSON_INTEGER:
    case JSON_NUMBER:
        return push_number(builder, token);
    case JSON_NULL:
        lua_pushlightuserdata(L, NULL);
        return true;
    default:
        lua_pushboolean(L, token->kind == JSON_TRUE);
        return true;
    }
}

/* A null field under the name on the top takes the name away, also when it was there before. */
static void drop_field(lua_State *L)
{
#if LUA_VERSION_NUM < 504
    lua_pushvalue(L, -1);
    lua_rawget(L, -3);
    bool absent = lua_isnil(L, -1);
    lua_pop(L, 1);
    if (absent) { /* before 5.4 storing a nil would take a place in the table */
        lua_pop(L, 1);
        return;
    }
#endif
    lua_pushnil(L);
    lua_rawset(L, -3);
}

/* A loop in place of a recursion. Of the open table, its size on the tape gives way to the index
 * reached while a table within it is built. */
static bool build(struct builder *builder, struct json_token *tokens)
{
    lua_State *L = builder->L;
    struct json_token *token = tokens;
    struct json_token *open = NULL;
    uint32_t index = 0; /* of the last value of the open array */

    for (;; token++) {
        if (open != NULL) {
            while (token->kind == JSON_END) {
                struct json_token *closed = open;
                token++;
                if (closed == tokens)
                    return true;
                open = tokens + closed->start;
                index = open->size;
                if (open->kind == JSON_ARRAY)
                    lua_rawseti(L, -2, (int)index);
                else
                    lua_rawset(L, -3);
            }
            if (open->kind == JSON_OBJECT) {
                if (!push_string(builder, token++, LONGEST_KEY))
                    return false;
                if (token->kind == JSON_NULL && !builder->options->keep_nulls) {
                    drop_field(L);
                    continue;
                }
            } else {
                index++;
            }
        }
        if (token->kind == JSON_ARRAY || token->kind == JSON_OBJECT) {
            int size = (int)token->size;
            if (token->kind == JSON_ARRAY) {
                lua_createtable(L, size, 0);
                lua_pushvalue(L, builder->array_metatable);
                lua_setmetatable(L, -2);
            } else {
                lua_createtable(L, 0, size);
            }
            if (open != NULL)
                open->size = index & JSON_LONGEST_TEXT;
            open = token;
            index = 0;
            continue;
        }
        if (!push_scalar(builder, token))
            return false;
        if (open == NULL)
            return true;
        if (open->kind == JSON_ARRAY)
            lua_rawseti(L, -2, (int)index);
        else
            lua_rawset(L, -3);
    }
}

bool json_decode(lua_State *L, const char *text, size_t length, const struct json_options *options,
                 struct json_error *error)
{
    int top = lua_gettop(L);
    luaL_checkstack(L, 4, "decoding JSON");
    struct json_scratch *scratch = json_scratch_take(L);
    bool decoded = json_scan(&scratch->tape, text, length, options, error);
    if (decoded) {
        struct builder builder;
        builder.L = L;
        builder.text = text;
        builder.end = text + length;
        builder.unescaped = &scratch->text;
        builder.options = options;
        builder.error = error;
        builder.array_metatable = top + 2;
        builder.first_slot = top + 3;
        builder.slot_bits = length <= SHORT_TEXT ? FEW_SLOT_BITS : MANY_SLOT_BITS;
        int slots = 1 << builder.slot_bits;
        memset(builder.slots, 0, (size_t)slots * sizeof *builder.slots);
        if (lua_checkstack(L, slots + scratch->tape.depth * 2 + 8)) {
            json_push_array_metatable(L);
            lua_settop(L, top + 2 + slots);
            decoded = build(&builder, scratch->tape.tokens);
        } else {
            decoded = fail(&builder, 0, "nested too deeply for the Lua stack");
        }
    }
    json_scratch_put(L, top + 1);
    if (decoded)
        lua_replace(L, top + 1);
    lua_settop(L, top + decoded);
    return decoded;
}

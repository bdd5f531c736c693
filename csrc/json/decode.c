/* The decoder's second pass: from the tape of a checked text to Lua values, in tables that have
 * their final size from the start. */
#include "json/number.h"
#include "json/state.h"
#include "json/text.h"
#include "base/memory.h"

#include <stdio.h>

enum {
    SLOT_BITS = 8,
    SLOTS = 1 << SLOT_BITS, /* strings that stay at hand on the Lua stack */
    SHORT_TEXT = 2048,      /* up to here nothing is kept at hand: it does not pay */
    LONGEST_KEY = 40,
    LONGEST_VALUE = 15, /* names and states, but not identifiers, which do not come again */
};

/* What is at hand in the slot of the same number. */
struct slot {
    uint64_t head, tail; /* the first and the last eight bytes; see push_name */
    const char *bytes;
    size_t length; /* 0: nothing */
};

struct builder {
    lua_State *L;
    const char *text;
    const char *end;
    struct buffer *unescaped;
    struct json_error *error;
    int array_metatable; /* stack index */
    bool at_hand;        /* are slots in use? */
    int first_slot;      /* stack index of the string of slots[0] */
    struct slot slots[SLOTS];
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

/* The eight bytes or less of a short name, in one word. */
static inline uint64_t short_name(const char *bytes, size_t length, const char *end)
{
    uint64_t word = 0;
    if (end - bytes < 8) {
        memcpy(&word, bytes, length);
        return word;
    }
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return load(bytes) >> (64 - 8 * length);
#else
    return load(bytes) << (64 - 8 * length);
#endif
}

/* Pushes a string and keeps it at hand. */
JSON_APART static void push_new_name(struct builder *builder, const char *bytes, size_t length,
                                     struct slot *slot)
{
    lua_State *L = builder->L;
    int place = builder->first_slot + (int)(slot - builder->slots);
    lua_pushlstring(L, bytes, length);
#if LUA_VERSION_NUM >= 502
    lua_copy(L, -1, place);
#else
    lua_pushvalue(L, -1);
    lua_replace(L, place);
#endif
    slot->bytes = bytes;
    slot->length = length;
}

/* Names come again and again: pushing a string that is at hand is cheaper than having Lua find it
 * among all strings. Its place is the slot that its bytes lead to, or that one's neighbour. */
static inline void push_name(struct builder *builder, const char *bytes, size_t length)
{
    uint64_t head, tail = 0;
    if (length > 8) {
        head = load(bytes);
        tail = load(bytes + length - 8);
    } else {
        head = short_name(bytes, length, builder->end);
    }
    size_t index = (size_t)(((head ^ tail) * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - SLOT_BITS));
    struct slot *slot = &builder->slots[index];
    if (slot->head != head && slot->length != 0)
        slot = &builder->slots[index ^ 1];
    if (slot->head == head && slot->tail == tail && slot->length == length &&
        (length <= 16 || memcmp(slot->bytes + 8, bytes + 8, length - 16) == 0)) {
        lua_pushvalue(builder->L, builder->first_slot + (int)(slot - builder->slots));
        return;
    }
    slot->head = head;
    slot->tail = tail;
    push_new_name(builder, bytes, length, slot);
}

JSON_WITHIN static bool push_string(struct builder *builder, const struct json_token *token,
                                    size_t longest_name)
{
    const char *bytes = builder->text + token->start;
    size_t length = token->size;
    if (token->kind == JSON_ESCAPED)
        return push_escaped(builder, token);
    if (builder->at_hand && length - 1 < longest_name)
        push_name(builder, bytes, length);
    else
        lua_pushlstring(builder->L, bytes, length);
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
    if (!json_number_parse(text, token->size, &number) || number > BCTRL_LUA_NUMBER_MAX ||
        number < -BCTRL_LUA_NUMBER_MAX)
        return fail(builder, token->start + (size_t)1, "number too large");
    lua_pushnumber(builder->L, (lua_Number)number);
    return true;
}

/* Pushes the value of a token that is neither array nor object. */
static inline bool push_scalar(struct builder *builder, const struct json_token *token)
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

static inline void push_table(struct builder *builder, const struct json_token *token)
{
    lua_State *L = builder->L;
    int size = (int)token->size;
    if (token->kind == JSON_OBJECT) {
        lua_createtable(L, 0, size);
        return;
    }
    lua_createtable(L, size, 0);
    lua_pushvalue(L, builder->array_metatable);
    lua_setmetatable(L, -2);
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

static bool is_table(const struct json_token *token)
{
    return token->kind == JSON_ARRAY || token->kind == JSON_OBJECT;
}

/* A loop in place of a recursion. Of a table, its size on the tape gives way to the index that was
 * reached in it while a table within it is built. */
static bool build(struct builder *builder, struct json_token *tokens, bool keep_nulls)
{
    lua_State *L = builder->L;
    if (!is_table(tokens))
        return push_scalar(builder, tokens);

    push_table(builder, tokens);
    struct json_token *open = tokens; /* the table on the top of the stack */
    bool is_object = open->kind == JSON_OBJECT;
    uint32_t index = 0; /* of the last value in an array */
    for (struct json_token *token = tokens + 1;; token++) {
        if (token->kind == JSON_END) {
            if (open == tokens)
                return true;
            open = tokens + open->start;
            is_object = open->kind == JSON_OBJECT;
            index = open->size;
        } else {
            if (is_object) {
                if (!push_string(builder, token++, LONGEST_KEY))
                    return false;
                if (token->kind == JSON_NULL && !keep_nulls) {
                    drop_field(L);
                    continue;
                }
            }
            if (is_table(token)) {
                push_table(builder, token);
                open->size = index & JSON_LONGEST_TEXT;
                open = token;
                is_object = open->kind == JSON_OBJECT;
                index = 0;
                continue;
            }
            if (!push_scalar(builder, token))
                return false;
        }
        if (is_object)
            lua_rawset(L, -3);
        else
            lua_rawseti(L, -2, (int)++index);
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
        builder.error = error;
        builder.array_metatable = top + 2;
        builder.first_slot = top + 3;
        builder.at_hand = length > SHORT_TEXT;
        int slots = builder.at_hand ? SLOTS : 0;
        memset(builder.slots, 0, (size_t)slots * sizeof *builder.slots);
        if (lua_checkstack(L, slots + scratch->tape.depth * 2 + 8)) {
            json_push_array_metatable(L);
            lua_settop(L, top + 2 + slots);
            decoded = build(&builder, scratch->tape.tokens, options->keep_nulls);
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

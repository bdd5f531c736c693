/* The decoder's second pass: from the tape of a checked text to Lua values, in tables that have
 * their final size from the start. */
#include "json_number.h"
#include "json_state.h"
#include "json_text.h"
#include "memory.h"

#include <stdio.h>

enum {
    SLOT_BITS = 7,
    SLOTS = 1 << SLOT_BITS, /* keys that stay at hand on the Lua stack */
    LONGEST_KEY = 32,
};

struct slot {
    uint64_t head;
    const char *bytes; /* within the text */
    uint32_t length;
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

/* The first eight bytes, those past the length as zeros. */
static uint64_t head_of(const char *bytes, uint32_t length, const char *end)
{
    uint64_t head = 0;
    if (length >= 8) {
        memcpy(&head, bytes, 8);
    } else if (end - bytes >= 8) {
        memcpy(&head, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        head &= ~(UINT64_MAX >> (8 * length));
#else
        head &= ~(UINT64_MAX << (8 * length));
#endif
    } else {
        memcpy(&head, bytes, length);
    }
    return head;
}

/* Keys come again and again: pushing one that is at hand is cheaper than finding it among all of
 * Lua's strings. */
static bool push_key(struct builder *builder, const struct json_token *token)
{
    lua_State *L = builder->L;
    const char *bytes = builder->text + token->start;
    uint32_t length = token->size;
    if (token->kind == JSON_ESCAPED)
        return push_escaped(builder, token);
    if (length > LONGEST_KEY) {
        lua_pushlstring(L, bytes, length);
        return true;
    }
    uint64_t head = head_of(bytes, length, builder->end);
    uint64_t hash = (head ^ length) * UINT64_C(0x9E3779B97F4A7C15);
    int index = (int)(hash >> (64 - SLOT_BITS));
    struct slot *slot = &builder->slots[index];
    if (slot->head == head && slot->length == length && slot->bytes != NULL &&
        (length <= 8 || memcmp(slot->bytes + 8, bytes + 8, length - 8) == 0)) {
        lua_pushvalue(L, builder->first_slot + index);
        return true;
    }
    lua_pushlstring(L, bytes, length);
    lua_pushvalue(L, -1);
    lua_replace(L, builder->first_slot + index);
    *slot = (struct slot){head, bytes, length};
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
        lua_pushlstring(L, builder->text + token->start, token->size);
        return true;
    case JSON_ESCAPED:
        return push_escaped(builder, token);
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
                if (!push_key(builder, token++))
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
    lua_checkstack(L, 4);
    struct json_scratch *scratch = json_scratch_take(L);
    bool decoded = json_scan(&scratch->tape, text, length, options, error);
    if (decoded) {
        struct builder builder = {
            .L = L,
            .text = text,
            .end = text + length,
            .unescaped = &scratch->text,
            .options = options,
            .error = error,
            .array_metatable = top + 2,
            .first_slot = top + 3,
        };
        if (lua_checkstack(L, SLOTS + scratch->tape.depth * 2 + 8)) {
            json_push_array_metatable(L);
            lua_settop(L, top + 2 + SLOTS);
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

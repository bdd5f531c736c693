/* Fuzz target: any Lua value through the encoder. The bytes are a program that builds it. What is
 * written must decode; what is refused must have a message; the stack must be as it was. */
#include "json_fuzz.h"

struct program {
    const unsigned char *next;
    const unsigned char *end;
    unsigned reuses; /* of tables: each may double what is written */
};

static unsigned take(struct program *program)
{
    return program->next < program->end ? *program->next++ : 0;
}

static void push_bytes(lua_State *L, struct program *program)
{
    size_t size = take(program);
    size_t room = (size_t)(program->end - program->next);
    if (size > room)
        size = room;
    lua_pushlstring(L, (const char *)program->next, size);
    program->next += size;
}

static void push_double(lua_State *L, struct program *program)
{
    unsigned char bytes[8];
    double number;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)take(program);
    memcpy(&number, bytes, sizeof number);
    lua_pushnumber(L, number);
}

static int nothing(lua_State *L)
{
    (void)L;
    return 0;
}

static void push_value(lua_State *L, struct program *program, int depth);

/* Position 2 holds all tables so far, so that one may be used again, within itself too. */
static void push_table(lua_State *L, struct program *program, int depth)
{
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 2, (int)lua_rawlen(L, 2) + 1);
    unsigned kind = take(program);
    if (kind & 1) {
        lua_getfield(L, 1, "array_mt");
        lua_setmetatable(L, -2);
    }
    for (unsigned count = take(program) % 16, i = 1; i <= count; i++) {
        if (kind & 4) {
            push_value(L, program, depth);
            if (lua_isnil(L, -1) || (lua_type(L, -1) == LUA_TNUMBER && !lua_rawequal(L, -1, -1))) {
                lua_pop(L, 1);
                continue;
            }
        } else if (kind & 8) {
            push_bytes(L, program);
        } else {
            lua_pushinteger(L, (lua_Integer)i);
        }
        push_value(L, program, depth);
        lua_rawset(L, -3);
    }
}

static void push_value(lua_State *L, struct program *program, int depth)
{
    CHECK(lua_checkstack(L, 8));
    switch (take(program) % 12) {
    case 0:
        lua_pushnil(L);
        break;
    case 1:
        lua_pushboolean(L, (int)take(program) & 1);
        break;
    case 2:
        lua_pushinteger(L, (lua_Integer)take(program) - 128);
        break;
    case 3:
        push_double(L, program);
        break;
    case 4:
    case 5:
        push_bytes(L, program);
        break;
    case 6:
        lua_pushlightuserdata(L, NULL);
        break;
    case 7:
        lua_pushcfunction(L, nothing);
        break;
    case 8:
        if (program->reuses++ < 5)
            lua_rawgeti(L, 2, (int)take(program));
        else
            lua_pushinteger(L, 8);
        break;
    default:
        if (depth > 0)
            push_table(L, program, depth - 1);
        else
            lua_pushboolean(L, 1);
        break;
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct program program = {data, data + size, 0};
    struct buffer out = {0};
    struct json_error error;
    struct json_options options = {.keep_nulls = true, .depth = JSON_DEPTH};
    lua_State *L = fuzz_state();
    lua_newtable(L);
    push_value(L, &program, 30);

    bool encoded = json_encode(L, 3, 64, &out, &error);
    CHECK(lua_gettop(L) == 3);
    if (encoded)
        CHECK(json_decode(L, out.data, out.length, &options, &error));
    else
        CHECK(error.message[0] != '\0');
    buffer_free(&out);
    return 0;
}

/* The Lua state of the server's thread: see host.h. */
#include "gateway/host.h"
#include "base/clock.h"

#include <lualib.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What lies on the state's stack as long as it lives, so that a call needs no memory of its own. */
enum { TRACEBACK = 1, ANSWER, GO_ON, JUDGE, COMMAND };

/* host.now(): seconds since 1970. */
static int host_now(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)clock_seconds(clock_wall()));
    return 1;
}

/* host.random(n): n bytes of the kernel's randomness, at most 256. */
static int host_random(lua_State *L)
{
    char bytes[256];
    size_t length = (size_t)luaL_checkinteger(L, 1);
    luaL_argcheck(L, length <= sizeof bytes, 1, "at most 256 bytes");
    if (!os_random(bytes, length))
        return luaL_error(L, "no randomness");
    lua_pushlstring(L, bytes, length);
    return 1;
}

/* host.counters(): what the server has counted. */
static int host_counters(lua_State *L)
{
    const struct exchanges *exchanges = lua_touserdata(L, lua_upvalueindex(1));
    const struct exchange_counters *counters = &exchanges->counters;
    const struct {
        const char *name;
        size_t value;
    } fields[] = {
        {"connections", counters->connections},
        {"peak_connections", counters->peak_connections},
        {"total_connections", counters->total_connections},
        {"requests", counters->requests},
        {"in_flight", counters->in_flight},
        {"peak_in_flight", counters->peak_in_flight},
        {"waiting", counters->waiting},
    };
    lua_createtable(L, 0, (int)(sizeof fields / sizeof fields[0]) + 1);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        lua_pushinteger(L, (lua_Integer)fields[i].value);
        lua_setfield(L, -2, fields[i].name);
    }
    lua_pushinteger(L, lua_gc(L, LUA_GCCOUNT, 0));
    lua_setfield(L, -2, "memory");
    return 1;
}

/* host.wake(channel): those that wait for it go on. */
static int host_wake(lua_State *L)
{
    exchange_wake(lua_touserdata(L, lua_upvalueindex(1)), luaL_checknumber(L, 1));
    return 0;
}

/* Header names are lower-cased; a repeated header's values are joined by ", ". */
static void push_headers(lua_State *L, const struct buffer *headers)
{
    lua_newtable(L);
    char name[256];
    for (size_t at = 0; at < headers->length;) {
        const char *key = headers->data + at, *value = key + strlen(key) + 1;
        size_t length = strlen(key) < sizeof name ? strlen(key) : sizeof name;
        for (size_t i = 0; i < length; i++)
            name[i] = key[i] >= 'A' && key[i] <= 'Z' ? (char)(key[i] - 'A' + 'a') : key[i];
        lua_pushlstring(L, name, length);
        lua_pushvalue(L, -1);
        lua_rawget(L, -3);
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            lua_pushstring(L, value);
        } else {
            lua_pushfstring(L, "%s, %s", lua_tostring(L, -1), value);
            lua_remove(L, -2);
        }
        lua_rawset(L, -3);
        at = (size_t)(value - headers->data) + strlen(value) + 1;
    }
}

static void take_string(lua_State *L, int index, struct buffer *buffer)
{
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);
    if (!buffer_append(buffer, text, length))
        luaL_error(L, "not enough memory");
}

static double number_field(lua_State *L, int index, const char *name, double otherwise)
{
    lua_getfield(L, index, name);
    double value = lua_isnumber(L, -1) ? lua_tonumber(L, -1) : otherwise;
    lua_pop(L, 1);
    return value;
}

static bool boolean_field(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    bool value = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return value;
}

/* Reads the answer at index: { status, body, headers = { name, value, … }, delay, reset, truncate,
 * pending, streaming, broken, channel, relay, more = a function that gives the next such table }.
 */
static void take_answer(lua_State *L, int index, struct answer *answer)
{
    luaL_checktype(L, index, LUA_TTABLE);
    answer->status = (unsigned)number_field(L, index, "status", 0);
    answer->delay = number_field(L, index, "delay", 0);
    double keep = number_field(L, index, "truncate", -1);
    answer->truncated = keep >= 0;
    answer->keep = keep >= 0 ? (size_t)fmin(keep, 1e15) : 0;
    answer->reset = boolean_field(L, index, "reset");
    answer->pending = boolean_field(L, index, "pending");
    answer->streaming = boolean_field(L, index, "streaming");
    answer->broken = boolean_field(L, index, "broken");
    answer->channel = number_field(L, index, "channel", 0);
    answer->relay = (unsigned long)number_field(L, index, "relay", 0);
    lua_getfield(L, index, "more");
    if (answer->more == 0 && lua_isfunction(L, -1))
        answer->more = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_getfield(L, index, "body");
    if (!lua_isnil(L, -1))
        take_string(L, lua_gettop(L), &answer->body);
    lua_getfield(L, index, "headers");
    int headers = lua_gettop(L);
    for (int i = 1; lua_istable(L, headers); i++) {
        lua_rawgeti(L, headers, i);
        if (lua_isnil(L, -1))
            break;
        take_string(L, lua_gettop(L), &answer->headers);
        if (!buffer_append(&answer->headers, "", 1))
            luaL_error(L, "not enough memory");
        lua_pop(L, 1);
    }
}

/* answer(exchange): asks the API and fills exchange->answer. */
static int answer_request(lua_State *L)
{
    struct exchange *exchange = lua_touserdata(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushstring(L, exchange->method);
    lua_pushstring(L, exchange->target);
    push_headers(L, &exchange->headers);
    lua_pushlstring(L, exchange->body.data == NULL ? "" : exchange->body.data,
                    exchange->body.length);
    lua_pushinteger(L, (lua_Integer)exchange->connection_number);
    lua_pushboolean(L, exchange->too_large);
    lua_call(L, 6, 1);
    take_answer(L, lua_gettop(L), &exchange->answer);
    return 0;
}

/* go_on(exchange): asks for what follows, and fills exchange->answer anew. */
static int answer_further(lua_State *L)
{
    struct exchange *exchange = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, exchange->answer.more);
    lua_call(L, 0, 1);
    take_answer(L, lua_gettop(L), &exchange->answer);
    return 0;
}

/* command(text, length, reply): runs a command of the starting state. */
static int answer_command(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushlstring(L, lua_touserdata(L, 1), *(size_t *)lua_touserdata(L, 2));
    lua_call(L, 1, 1);
    take_string(L, lua_gettop(L), lua_touserdata(L, 3));
    return 0;
}

struct message {
    unsigned long relay;
    const char *text;
    size_t length;
    struct buffer *said;
};

/* judge(message): asks what is said in its place. */
static int judge_message(lua_State *L)
{
    const struct message *message = lua_touserdata(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushinteger(L, (lua_Integer)message->relay);
    lua_pushlstring(L, message->text, message->length);
    lua_call(L, 2, 1);
    if (lua_toboolean(L, -1))
        take_string(L, lua_gettop(L), message->said);
    return 0;
}

/* The answer where Lua has failed. */
static void answer_failure(struct exchange *exchange, const char *message)
{
    static const char body[] =
        "{\"code\":\"gateway.error\",\"error\":\"The gateway failed: see its "
        "standard error.\",\"reasonClass\":\"server\"}";
    static const char headers[] = "Content-Type\0application/json";
    struct answer *answer = &exchange->answer;
    fprintf(stderr, "bctrl gateway: %s\n", message == NULL ? "unknown error" : message);
    answer->status = 500;
    answer->truncated = answer->reset = answer->pending = answer->streaming = false;
    answer->broken = true;
    answer->body.length = answer->headers.length = 0;
    answer->delay = answer->channel = 0;
    answer->relay = 0;
    if (!buffer_append(&answer->body, body, sizeof body - 1) ||
        !buffer_append(&answer->headers, headers, sizeof headers))
        exchange->failed = true;
}

static void call_app(lua_State *L, int function, struct exchange *exchange)
{
    lua_pushvalue(L, function);
    lua_pushlightuserdata(L, exchange);
    if (lua_pcall(L, 1, 0, TRACEBACK) != 0)
        answer_failure(exchange, lua_tostring(L, -1));
    lua_settop(L, COMMAND);
}

void host_answer(void *L, struct exchange *exchange)
{
    call_app(L, ANSWER, exchange);
}

void host_go_on(void *L, struct exchange *exchange)
{
    bool was_streaming = exchange->answer.streaming;
    call_app(L, GO_ON, exchange);
    if (was_streaming && exchange->answer.status == 500) /* its head has been sent */
        exchange->answer.body.length = 0;
}

void host_forget(void *L, struct exchange *exchange)
{
    luaL_unref(L, LUA_REGISTRYINDEX, exchange->answer.more);
}

bool host_judge(void *state, unsigned long relay, const char *text, size_t length,
                struct buffer *said)
{
    lua_State *L = state;
    struct message message = {relay, text, length, said};
    lua_pushvalue(L, JUDGE);
    lua_pushlightuserdata(L, &message);
    bool ok = lua_pcall(L, 1, 0, TRACEBACK) == 0;
    if (!ok)
        fprintf(stderr, "bctrl gateway: %s\n", lua_tostring(L, -1));
    lua_settop(L, COMMAND);
    return ok;
}

bool host_command(lua_State *L, const char *text, size_t length, struct buffer *reply)
{
    lua_pushvalue(L, COMMAND);
    lua_pushlightuserdata(L, (void *)text);
    lua_pushlightuserdata(L, &length);
    lua_pushlightuserdata(L, reply);
    bool ok = lua_pcall(L, 3, 0, TRACEBACK) == 0;
    if (!ok) {
        const char *message = lua_tostring(L, -1);
        reply->length = 0;
        buffer_append(reply, message == NULL ? "unknown error" : message,
                      message == NULL ? 13 : strlen(message));
    }
    lua_settop(L, COMMAND);
    return ok;
}

static void set_string(lua_State *L, int index, const char *name, const char *value)
{
    lua_pushstring(L, value);
    lua_setfield(L, index, name);
}

/* boot(options): leaves traceback, answer, go_on, judge and command on the stack. */
static int boot(lua_State *L)
{
    static const luaL_Reg functions[] = {{"now", host_now},
                                         {"random", host_random},
                                         {"counters", host_counters},
                                         {"wake", host_wake},
                                         {NULL, NULL}};
    const struct host_options *options = lua_touserdata(L, 1);
    luaL_openlibs(L);
    lua_getglobal(L, "package");
    set_string(L, lua_gettop(L), "path", options->path);
    set_string(L, lua_gettop(L), "cpath", options->cpath);
    lua_settop(L, 0);
    lua_getglobal(L, "debug");
    lua_getfield(L, 1, "traceback");
    lua_replace(L, 1);

    lua_getglobal(L, "require");
    lua_pushliteral(L, "bctrl.gateway.app");
    lua_call(L, 1, 1);
    lua_pushlstring(L, options->config, options->config_length);
    lua_newtable(L);
    for (const luaL_Reg *each = functions; each->name != NULL; each++) {
        lua_pushlightuserdata(L, options->exchanges);
        lua_pushcclosure(L, each->func, 1);
        lua_setfield(L, -2, each->name);
    }
    host_add_browsers(L, options->browsers, options->exchanges->relays);
    lua_pushinteger(L, options->port);
    lua_setfield(L, -2, "port");
    lua_call(L, 2, 3); /* answer, judge, command */
    lua_pushcclosure(L, answer_command, 1);
    lua_insert(L, -3);
    lua_pushcclosure(L, judge_message, 1);
    lua_insert(L, -3);
    lua_pushcclosure(L, answer_request, 1);
    lua_insert(L, -3);
    lua_pushcfunction(L, answer_further);
    lua_insert(L, -3);
    return 5;
}

lua_State *host_open(const struct host_options *options, char *error, size_t error_size)
{
    lua_State *L = luaL_newstate();
    if (L == NULL) {
        snprintf(error, error_size, "not enough memory for a Lua state");
        return NULL;
    }
    /* An empty state: should even these two not fit in memory, there is nobody to tell. */
    lua_pushcfunction(L, boot);
    lua_pushlightuserdata(L, (void *)options);
    if (lua_pcall(L, 1, 5, 0) == 0)
        return L;
    const char *message = lua_tostring(L, -1);
    snprintf(error, error_size, "%s", message == NULL ? "unknown error" : message);
    lua_close(L);
    return NULL;
}

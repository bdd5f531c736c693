/* Shows a request to Lua: what became of it, its headers, its body as text or decoded. */
#include "base/text.h"
#include "http/header.h"
#include "json/json.h"
#include "lua/binding.h"

#include <string.h>

/* While an answer is read, Lua allocates, and a finalizer of the host's may then close the client
 * or free the request: what is read is in the userdata, out of their reach, and `readers` keeps it
 * there. */
struct box {
    struct http_request *request; /* first: transport.c sees only this */
    struct buffer body, headers;
    struct buffer piece; /* of a stream, on its way to Lua */
    bool taken;
    unsigned readers;
};

struct http_request **lua_request_new(lua_State *L)
{
    struct box *box = binding_new(L, sizeof *box, REQUEST_CLASS);
    return &box->request;
}

/* Done, or a stream whose head is there. */
static struct box *check_answered(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    if (box->request == NULL)
        luaL_error(L, "the request was freed, or the client is closed");
    binding_check_process(L, http_loop(http_request_transport(box->request)));
    if (!http_request_is_done(box->request) && http_request_head(box->request) == 0)
        luaL_error(L, "the request is not done");
    return box;
}

static struct box *begin_reading(lua_State *L)
{
    struct box *box = check_answered(L);
    if (!box->taken)
        http_request_take_answer(box->request, &box->body, &box->headers);
    box->taken = true;
    box->readers++; /* stays up if an error is raised: then __gc frees the memory */
    return box;
}

/* request:outcome() -> status, nil, nil, sent, framed | nil, kind, message, sent, connected */
static int lua_request_outcome(lua_State *L)
{
    struct http_outcome outcome = http_request_outcome(check_answered(L)->request);
    if (outcome.kind == NULL) {
        lua_pushinteger(L, outcome.status);
        lua_pushnil(L);
        lua_pushnil(L);
    } else {
        char message[512] = "";
        strncpy(message, outcome.message, sizeof message - 1);
        lua_pushnil(L);
        lua_pushstring(L, outcome.kind);
        lua_pushstring(L, message);
    }
    lua_pushboolean(L, outcome.sent);
    lua_pushboolean(L, outcome.kind == NULL ? outcome.framed : outcome.connected);
    return 5;
}

/* request:sent() -> did it leave, at least in part? nil when it is freed. Also of one that is not
 * done. */
static int lua_request_sent(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    if (box->request == NULL)
        lua_pushnil(L);
    else
        lua_pushboolean(L, http_request_outcome(box->request).sent);
    return 1;
}

/* request:progress() -> done, total: bytes of a form's files, else of the answer; no total where it
 * is not known, nothing when it is freed. */
static int lua_request_progress(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    if (box->request == NULL)
        return 0;
    struct http_progress progress = http_request_progress(box->request);
    lua_pushinteger(L, (lua_Integer)progress.done);
    if (progress.total < 0)
        return 1;
    lua_pushinteger(L, (lua_Integer)progress.total);
    return 2;
}

/* request:head() -> the status of a stream whose head is there, with a success; else nil */
static int lua_request_head(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    if (box->request == NULL)
        return 0;
    binding_check_process(L, http_loop(http_request_transport(box->request)));
    int status = http_request_head(box->request);
    if (status == 0)
        return 0;
    lua_pushinteger(L, status);
    return 1;
}

static int lua_request_is_done(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    lua_pushboolean(L, box->request != NULL && http_request_is_done(box->request));
    return 1;
}

/* request:read(most) -> what has come, "" where nothing has; nil after the end. Of an open stream.
 */
static int lua_request_read(lua_State *L)
{
    lua_Integer most = luaL_checkinteger(L, 2);
    luaL_argcheck(L, most > 0, 2, "a number of bytes expected");
    struct box *box = check_answered(L);
    if (box->readers > 0)
        return luaL_error(L, "the stream is being read");
    bool is_done = http_request_is_done(box->request);
    box->piece.length = 0;
    if (!http_request_read(box->request, &box->piece, (size_t)most))
        return luaL_error(L, "not enough memory");
    if (is_done && box->piece.length == 0)
        return 0;
    box->readers++;
    lua_pushlstring(L, box->piece.data == NULL ? "" : box->piece.data, box->piece.length);
    box->readers--;
    return 1;
}

/* request:unread() -> bytes of an open stream that have come and were not read */
static int lua_request_unread(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    lua_pushinteger(L, box->request == NULL ? 0 : (lua_Integer)http_request_unread(box->request));
    return 1;
}

/* request:wake_in(seconds): its id is told then, unless there is something to tell before. */
static int lua_request_wake_in(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    int64_t duration = clock_duration(luaL_checknumber(L, 2));
    if (box->request == NULL)
        return 0;
    binding_check_process(L, http_loop(http_request_transport(box->request)));
    http_request_wake_in(box->request, duration);
    return 0;
}

static int lua_request_decode(lua_State *L)
{
    lua_Integer depth = luaL_optinteger(L, 3, JSON_DEPTH);
    if (depth < 1 || depth > JSON_DEPTH_LIMIT)
        luaL_argerror(L, 3, lua_pushfstring(L, "1 to %d expected", JSON_DEPTH_LIMIT));
    struct json_options options = {.keep_nulls = lua_toboolean(L, 2), .depth = (int)depth};
    struct json_error error;
    struct box *box = begin_reading(L);
    bool good = json_decode(L, box->body.data == NULL ? "" : box->body.data, box->body.length,
                            &options, &error);
    box->readers--;
    if (good)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, error.message);
    return 2;
}

static int lua_request_text(lua_State *L)
{
    struct box *box = begin_reading(L);
    lua_pushlstring(L, box->body.data == NULL ? "" : box->body.data, box->body.length);
    box->readers--;
    return 1;
}

static int lua_request_length(lua_State *L)
{
    struct box *box = begin_reading(L);
    box->readers--;
    lua_pushinteger(L, (lua_Integer)box->body.length);
    return 1;
}

/* Repeated lines are joined, as if the server had sent one (RFC 9110, 5.3). */
static int lua_request_header(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 2, &length);
    struct box *box = begin_reading(L);
    struct header_field header = {0};
    int found = 0;
    while (header_next(&box->headers, &header)) {
        if (!text_same(header.name, header.name_length, name, length))
            continue;
        if (found++ > 0)
            lua_pushliteral(L, ", ");
        lua_pushlstring(L, header.value, header.value_length);
        if (found > 1)
            lua_concat(L, 3);
    }
    box->readers--;
    return found > 0 ? 1 : 0;
}

static int lua_request_headers(lua_State *L)
{
    struct box *box = begin_reading(L);
    struct header_field header = {0};
    lua_newtable(L);
    while (header_next(&box->headers, &header)) {
        binding_push_lower(L, header.name, header.name_length);
        lua_pushvalue(L, -1);
        lua_rawget(L, -3);
        bool repeated = !lua_isnil(L, -1);
        if (repeated)
            lua_pushliteral(L, ", ");
        else
            lua_pop(L, 1);
        lua_pushlstring(L, header.value, header.value_length);
        if (repeated)
            lua_concat(L, 3);
        lua_rawset(L, -3);
    }
    box->readers--;
    return 1;
}

static void release(struct box *box)
{
    if (box->request == NULL)
        return;
    if (box->taken && box->readers == 0)
        http_request_give_answer(box->request, &box->body, &box->headers);
    http_request_release(box->request);
}

static int lua_request_release(lua_State *L)
{
    release(compat_checkself(L, REQUEST_CLASS));
    return 0;
}

static int lua_request_gc(lua_State *L)
{
    struct box *box = compat_checkself(L, REQUEST_CLASS);
    release(box);
    buffer_free(&box->body);
    buffer_free(&box->headers);
    buffer_free(&box->piece);
    return 0;
}

void lua_request_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"outcome", lua_request_outcome}, {"decode", lua_request_decode},
        {"text", lua_request_text},       {"length", lua_request_length},
        {"header", lua_request_header},   {"headers", lua_request_headers},
        {"free", lua_request_release},    {"sent", lua_request_sent},
        {"read", lua_request_read},       {"head", lua_request_head},
        {"is_done", lua_request_is_done}, {"unread", lua_request_unread},
        {"wake_in", lua_request_wake_in}, {"progress", lua_request_progress},
        {"__gc", lua_request_gc},         {NULL, NULL},
    };
    compat_newclass(L, REQUEST_CLASS, methods);
    lua_pop(L, 1);
}

/* Shows WebSockets to Lua. bctrl.core.websocket(transport, options) -> socket, id; raises for a
 * mistake in the options (no message shows the URL), and for want of memory. What goes wrong later
 * is the socket's outcome. Options:
 *
 *   template     a bctrl.core.template: its proxy, ca_file and connect_timeout, not its lines
 *   url          ws:// or wss://, ASCII, no user and password
 *   headers      a list of "Name: value", or nil
 *   timeout      seconds until it is open
 *   ping         seconds between two pings; unanswered when the next is due, it ends. nil: none
 *   max_message  bytes, either way
 *
 * Nothing waits. native:next() tells the id when the socket has opened, when a message has come and
 * when it has ended: once for all that has come since, so read until there is none, then await
 * { id = id } again (Loop:await; it is no `request`, so that giving up the wait leaves the socket).
 *
 *   socket:state()     "connecting", "open", "closing" (our Close is sent), "ended"
 *   socket:receive()   -> text, is_binary; nil when there is none now. Messages that came before
 *                      the end can be read after it
 *   socket:next(heard, keep_nulls)   of a protocol whose messages are JSON objects, as CDP's:
 *                      -> the next as a table; nil, nil, has_ended when there is none now; nil,
 *                      problem for one that is none, which is then gone. Half a pair of surrogates
 *                      is U+FFFD.
 *                      `heard` is a set { ["Domain.event"] = true }: events (a "method", no "id")
 *                      that are not in it are skipped, most of them undecoded; nil hears all
 *   socket:skipped()   -> how many were
 *   socket:send(text, is_binary)   -> true | nil, problem: not open, too long, memory. Leaves with
 *                      the loop's next run, with all sent since the last. Text must be UTF-8
 *   socket:unsent()    -> bytes that wait to be sent
 *   socket:close(code, reason)   begins to close: "closing", and "ended" within 5 s. 1000 where
 *                      there is no code. Before it is open, for an ended one, and in a forked
 *                      child, at once
 *   socket:outcome()   -> nil until it has ended; then kind, message, code, detail:
 *       "closed"       code: the Close's, 1005 where it had none; detail: its reason
 *       "refused"      code: the answer's HTTP status; detail: the start of its body
 *       "disconnected" it broke, hung up without a Close, or did not answer a ping
 *       "timeout"      it was not open in time
 *       "protocol", "too_large"   what came is no WebSocket's, or too long; code: of our Close
 *       "memory", "gone" (the client was closed)
 *       "dns", "connect", "tls", "handshake", "proxy", "proxy_denied", "other"   as of requests
 *   socket:wake_in(seconds)   its id is told then, unless there is something to tell before
 *   socket:free()      closes it at once; idempotent. The collector does it too
 */
#include "core.h"
#include "base/text.h"
#include "json/json.h"
#include "lua/binding.h"
#include "ws/websocket.h"

#include <string.h>

enum { LONGEST_NAME = 100 }; /* of an event that is skipped undecoded */

struct box {
    struct websocket *ws; /* NULL when it is freed */
    uint64_t taken, skipped;
    struct buffer lines; /* while it is made */
};

static struct box *check_box(lua_State *L)
{
    return compat_checkself(L, WEBSOCKET_CLASS);
}

static struct websocket *check_socket(lua_State *L)
{
    struct websocket *ws = check_box(L)->ws;
    if (ws == NULL)
        luaL_error(L, "the socket was freed");
    binding_check_process(L, websocket_loop(ws));
    return ws;
}

static void collect_lines(lua_State *L, struct buffer *lines)
{
    lua_getfield(L, 2, "headers");
    int index = lua_gettop(L);
    if (!lua_isnil(L, index) && !lua_istable(L, index))
        luaL_error(L, "bad field 'headers' (table expected, got %s)", luaL_typename(L, index));
    int count = lua_istable(L, index) ? (int)lua_rawlen(L, index) : 0;
    for (int i = 1; i <= count; i++) {
        size_t length = 0;
        const char *line = binding_header_line(L, index, i, &length);
        if (!buffer_append(lines, line, length) || !buffer_append_char(lines, '\0'))
            luaL_error(L, "not enough memory");
        lua_pop(L, 1);
    }
}

static int lua_websocket_new(lua_State *L)
{
    binding_check_transport(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_getfield(L, 2, "template");
    struct http_template **template = luaL_testudata(L, 3, TEMPLATE_CLASS);
    if (template == NULL || *template == NULL)
        return luaL_error(L, "bad field 'template'");
    struct websocket_options options = {
        .template = *template,
        .url = binding_text_field(L, 2, "url"),
        .timeout = clock_duration(binding_number_field(L, 2, "timeout")),
        .ping = CLOCK_NEVER,
        .max_message = binding_size_field(L, 2, "max_message"),
    };
    if (options.url == NULL)
        return luaL_error(L, "bad field 'url' (string expected, got nil)");
    options.url_length = strlen(options.url);
    lua_getfield(L, 2, "ping");
    if (!lua_isnil(L, -1))
        options.ping = clock_duration(binding_number_field(L, 2, "ping"));
    struct box *box = binding_new(L, sizeof *box, WEBSOCKET_CLASS);
    int self = lua_gettop(L);
    collect_lines(L, &box->lines);
    options.lines = box->lines.data;
    options.lines_length = box->lines.length;
    const char *error = NULL;
    box->ws = websocket_new(binding_check_transport(L), &options, &error);
    buffer_free(&box->lines);
    if (box->ws == NULL)
        return luaL_error(L, "%s", error);
    lua_pushvalue(L, self);
    lua_pushinteger(L, (lua_Integer)websocket_id(box->ws));
    return 2;
}

static int lua_websocket_state(lua_State *L)
{
    static const char *const names[] = {"connecting", "open", "closing", "ended"};
    struct box *box = check_box(L);
    lua_pushstring(L, names[box->ws == NULL ? WEBSOCKET_ENDED : websocket_state(box->ws)]);
    return 1;
}

static int lua_websocket_outcome(lua_State *L)
{
    struct websocket_outcome outcome = websocket_outcome(check_socket(L));
    char message[512], detail[256]; /* a finalizer may free the socket meanwhile */
    if (outcome.kind == NULL)
        return 0;
    strncpy(message, outcome.message, sizeof message - 1);
    strncpy(detail, outcome.detail, sizeof detail - 1);
    message[sizeof message - 1] = detail[sizeof detail - 1] = '\0';
    lua_pushstring(L, outcome.kind);
    lua_pushstring(L, message);
    lua_pushinteger(L, outcome.code);
    lua_pushstring(L, detail);
    return 4;
}

/* --- messages */

static void take(struct box *box, struct websocket *ws)
{
    box->taken++;
    websocket_take(ws);
}

/* Runs the function that is the method's second upvalue on the oldest message, which stays where it
 * is meanwhile, whatever a finalizer does: one that reads finds none. An error leaves the message
 * there for another try. Nothing before the call allocates. */
static int with_message(lua_State *L, struct websocket *ws, bool flag)
{
    struct websocket_message message = {0};
    websocket_message(ws, &message);
    lua_settop(L, 2);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushlightuserdata(L, &message);
    lua_pushboolean(L, flag);
    websocket_hold(ws);
    bool failed = lua_pcall(L, 2, 2, 0) != 0;
    if (!failed)
        take(check_box(L), ws);
    websocket_let_go(ws);
    return failed ? lua_error(L) : 2;
}

static int push_message(lua_State *L)
{
    const struct websocket_message *message = lua_touserdata(L, 1);
    lua_pushlstring(L, message->bytes, message->length);
    lua_pushboolean(L, message->is_binary);
    return 2;
}

static int lua_websocket_receive(lua_State *L)
{
    struct websocket *ws = check_socket(L);
    struct websocket_message message;
    return websocket_message(ws, &message) ? with_message(L, ws, false) : 0;
}

static int push_decoded(lua_State *L)
{
    struct json_options options = {
        .keep_nulls = lua_toboolean(L, 2), .lenient = true, .depth = JSON_DEPTH_LIMIT};
    struct json_error error = {0};
    const struct websocket_message *message = lua_touserdata(L, 1);
    bool is_json = json_decode(L, message->bytes, message->length, &options, &error);
    if (is_json && lua_istable(L, -1)) {
        lua_pushnil(L);
        return 2;
    }
    lua_pushnil(L);
    lua_pushstring(L, is_json ? "an object expected" : error.message);
    return 2;
}

static bool take_word(const char **at, const char *end, const char *word, size_t length)
{
    if ((size_t)(end - *at) < length || memcmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

/* Has the text a field "id", be it written with an escape? Some have it deeper within. As Horspool:
 * by the last of four bytes it is known how far on the next place is that may be one. */
static bool may_have_id(const char *at, const char *end)
{
    static const unsigned char steps[256] = {
        ['"'] = 3, ['\\'] = 3, ['i'] = 2, ['u'] = 2, ['d'] = 1, ['0'] = 1};
    while (end - at >= 4) {
        unsigned char step = steps[(unsigned char)at[3]];
        if (step > 0 && (memcmp(at, "\"id\"", 4) == 0 || memcmp(at, "\\u00", 4) == 0))
            return true;
        at += step > 0 ? step : 4;
    }
    return false;
}

/* Is this an event as Chromium writes it, with its method first, and certainly no answer? Any other
 * is decoded to see what it is. Sets *name. */
static bool is_plain_event(const struct websocket_message *message, const char **name,
                           size_t *length)
{
    static const char START[] = "{\"method\":\"", PARAMS[] = "\",\"params\":{";
    const char *at = message->bytes, *end = at + message->length;
    if (!take_word(&at, end, START, sizeof START - 1))
        return false;
    *name = at;
    while (at < end && *at != '"' && *at != '\\')
        at++;
    *length = (size_t)(at - *name);
    return *length <= LONGEST_NAME && take_word(&at, end, PARAMS, sizeof PARAMS - 1) &&
           !may_have_id(at, end);
}

/* Is the field of that name on the top in the set of what is heard? Pops the name. */
static bool is_heard(lua_State *L)
{
    lua_rawget(L, 2);
    bool heard = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return heard;
}

/* Is the decoded value at an index an event that nobody hears? */
static bool is_unheard(lua_State *L, int index)
{
    if (!lua_istable(L, index))
        return false;
    lua_pushliteral(L, "id");
    lua_rawget(L, index);
    lua_pushliteral(L, "method");
    lua_rawget(L, index);
    bool is_event = lua_isnil(L, -2) && lua_type(L, -1) == LUA_TSTRING;
    bool unheard = is_event && !is_heard(L);
    lua_settop(L, index + 1);
    return unheard;
}

static int lua_websocket_next(lua_State *L)
{
    struct websocket_message message;
    struct box *box = check_box(L);
    bool hears_all = lua_isnoneornil(L, 2), keep_nulls = lua_toboolean(L, 3);
    if (!hears_all)
        luaL_checktype(L, 2, LUA_TTABLE);
    for (;;) {
        const char *name;
        size_t length;
        struct websocket *ws = check_socket(L); /* a finalizer may have freed it, or read */
        uint64_t taken = box->taken;
        if (!websocket_message(ws, &message)) {
            lua_settop(L, 2);
            lua_pushnil(L);
            lua_pushnil(L);
            lua_pushboolean(L, websocket_state(ws) == WEBSOCKET_ENDED);
            return 3;
        }
        bool is_skipped = false;
        lua_settop(L, 2);
        if (!hears_all && is_plain_event(&message, &name, &length)) {
            char copy[LONGEST_NAME]; /* Lua collects before it copies */
            memcpy(copy, name, length);
            lua_pushlstring(L, copy, length);
            is_skipped = !is_heard(L);
            if (box->ws != ws || box->taken != taken)
                continue;
        }
        if (!is_skipped) {
            with_message(L, ws, keep_nulls);
            if (hears_all || !is_unheard(L, 3)) {
                lua_settop(L, lua_isnil(L, 4) ? 3 : 4);
                return lua_gettop(L) - 2;
            }
        } else {
            take(box, ws);
        }
        box->skipped++;
    }
}

static int lua_websocket_skipped(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)check_box(L)->skipped);
    return 1;
}

static int lua_websocket_send(lua_State *L)
{
    struct websocket *ws = check_socket(L);
    size_t length;
    const char *bytes = luaL_checklstring(L, 2, &length);
    const char *problem = websocket_send(ws, bytes, length, lua_toboolean(L, 3));
    if (problem != NULL) {
        lua_pushnil(L);
        lua_pushstring(L, problem);
        return 2;
    }
    lua_pushboolean(L, true);
    return 1;
}

static int lua_websocket_unsent(lua_State *L)
{
    struct box *box = check_box(L);
    lua_pushinteger(L, box->ws == NULL ? 0 : (lua_Integer)websocket_unsent(box->ws));
    return 1;
}

static int lua_websocket_free(lua_State *L)
{
    struct box *box = check_box(L);
    struct websocket *ws = box->ws;
    box->ws = NULL;
    websocket_free(ws);
    buffer_free(&box->lines);
    return 0;
}

static int lua_websocket_close(lua_State *L)
{
    lua_Integer code = luaL_optinteger(L, 2, 1000);
    size_t length = 0;
    const char *reason = luaL_optlstring(L, 3, "", &length);
    luaL_argcheck(L, code == 1000 || (code >= 3000 && code <= 4999), 2,
                  "1000, or 3000 to 4999 expected");
    struct websocket *ws = check_box(L)->ws;
    if (ws == NULL)
        return 0;
    if (loop_is_foreign(websocket_loop(ws))) /* in a forked child: its parent goes on with it */
        return lua_websocket_free(L);
    websocket_close(ws, (int)code, reason, length);
    return 0;
}

static int lua_websocket_wake_in(lua_State *L)
{
    struct websocket *ws = check_socket(L);
    websocket_wake_in(ws, clock_duration(luaL_checknumber(L, 2)));
    return 0;
}

/* A method with the function that reads a message for it; the class is on the top. */
static void add_reader(lua_State *L, const char *name, lua_CFunction method, lua_CFunction read)
{
    lua_pushvalue(L, -1); /* for compat_checkself */
    lua_pushcfunction(L, read);
    lua_pushcclosure(L, method, 2);
    lua_setfield(L, -2, name);
}

void lua_websocket_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"state", lua_websocket_state},     {"outcome", lua_websocket_outcome},
        {"skipped", lua_websocket_skipped}, {"send", lua_websocket_send},
        {"unsent", lua_websocket_unsent},   {"close", lua_websocket_close},
        {"wake_in", lua_websocket_wake_in}, {"free", lua_websocket_free},
        {"__gc", lua_websocket_free},       {NULL, NULL},
    };
    compat_newclass(L, WEBSOCKET_CLASS, methods);
    add_reader(L, "receive", lua_websocket_receive, push_message);
    add_reader(L, "next", lua_websocket_next, push_decoded);
    lua_pop(L, 1);
    lua_pushcfunction(L, lua_websocket_new);
    lua_setfield(L, -2, "websocket");
}

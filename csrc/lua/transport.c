/* Shows the transport and its profiles to Lua: bctrl.core.transport, bctrl.core.profile. Arguments
 * are checked before anything is acquired; what fails later is a request's outcome, not an error.
 */
#include "base/clock.h"
#include "core.h"
#include "lua/binding.h"
#include "loop/backend.h"
#include "base/text.h"

#include <string.h>

void *binding_new(lua_State *L, size_t size, const char *class)
{
#if LUA_VERSION_NUM >= 504
    void *box = lua_newuserdatauv(L, size, 0);
#else
    void *box = lua_newuserdata(L, size);
#endif
    memset(box, 0, size);
    luaL_setmetatable(L, class);
    return box;
}

void binding_check_process(lua_State *L, const struct http *http)
{
    if (http_is_foreign(http))
        luaL_error(L,
                   "this client was made in another process (pid %d): make a new client after fork",
                   (int)http_process(http));
}

static struct http **check_box(lua_State *L)
{
    return compat_checkself(L, TRANSPORT_CLASS);
}

static struct http *check_transport(lua_State *L)
{
    struct http *http = *check_box(L);
    if (http == NULL)
        luaL_error(L, "the client is closed");
    binding_check_process(L, http);
    return http;
}

/* --- options in a table */

static lua_Number number_field(lua_State *L, const char *name, lua_Number otherwise)
{
    lua_getfield(L, 1, name);
    lua_Number value = lua_isnil(L, -1) ? otherwise : lua_tonumber(L, -1);
    bool good = lua_isnil(L, -1) || (lua_type(L, -1) == LUA_TNUMBER && value > 0);
    if (!good)
        luaL_error(L, "bad field '%s' (positive number expected, got %s)", name,
                   luaL_typename(L, -1));
    lua_pop(L, 1);
    return value;
}

static size_t size_field(lua_State *L, const char *name, lua_Number otherwise)
{
    lua_Number value = number_field(L, name, otherwise);
    return value < 9e15 && value < (lua_Number)(SIZE_MAX / 2) ? (size_t)value : SIZE_MAX / 2;
}

/* Leaves the field on the stack, so that the text stays alive. */
static const char *text_field(lua_State *L, const char *name)
{
    lua_getfield(L, 1, name);
    if (lua_isnil(L, -1))
        return NULL;
    if (lua_type(L, -1) != LUA_TSTRING)
        luaL_error(L, "bad field '%s' (string expected, got %s)", name, luaL_typename(L, -1));
    const char *text = lua_tostring(L, -1);
    if (strlen(text) != lua_rawlen(L, -1))
        luaL_error(L, "bad field '%s' (a NUL inside)", name);
    return text;
}

/* The i-th header line of the table at index, left on the stack; raises without showing it. */
static const char *header_line(lua_State *L, int index, int i, size_t *length)
{
    lua_rawgeti(L, index, i);
    const char *line = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, length) : NULL;
    if (line == NULL || !text_is_line(line, *length))
        luaL_error(L, "bad header line #%d", i);
    return line;
}

/* --- profiles */

static int profile_new(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct http_profile_options options = {
        .connect_timeout = clock_duration(number_field(L, "connect_timeout", 10)),
        .max_response_bytes = size_field(L, "max_response_bytes", 64 * 1024 * 1024),
        .max_header_bytes = size_field(L, "max_header_bytes", 256 * 1024),
        .proxy = text_field(L, "proxy"),
        .ca_file = text_field(L, "ca_file"),
    };
    lua_getfield(L, 1, "no_proxy");
    options.no_proxy = lua_toboolean(L, -1);
    lua_getfield(L, 1, "headers");
    int lines = lua_gettop(L);
    if (!lua_isnil(L, lines) && !lua_istable(L, lines))
        return luaL_error(L, "bad field 'headers' (table expected, got %s)",
                          luaL_typename(L, lines));
    struct http_profile **box = binding_new(L, sizeof *box, PROFILE_CLASS);
    *box = http_profile_new(&options);
    bool made = *box != NULL;
    for (int i = 1; made && lua_istable(L, lines) && i <= (int)lua_rawlen(L, lines); i++) {
        size_t length = 0;
        const char *line = header_line(L, lines, i, &length);
        made = http_profile_add_line(*box, line, length);
        lua_pop(L, 1);
    }
    return made ? 1 : luaL_error(L, "not enough memory");
}

static int profile_gc(lua_State *L)
{
    struct http_profile **box = compat_checkself(L, PROFILE_CLASS);
    http_profile_unref(*box);
    *box = NULL;
    return 0;
}

/* --- the transport */

static int transport_new(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Number connections = number_field(L, "max_connections", 32);
    if (!(connections >= 1 && connections <= 65535))
        return luaL_error(L, "bad field 'max_connections' (1 to 65535 expected)");
    const char *error = NULL;
    struct http **box = binding_new(L, sizeof *box, TRANSPORT_CLASS);
    *box = http_new((long)connections, &error);
    if (*box != NULL)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, error);
    return 2;
}

static int transport_close(lua_State *L)
{
    struct http **box = check_box(L);
    struct http *http = *box;
    *box = NULL;
    http_free(http);
    return 0;
}

static const char *check_word(lua_State *L, int index, size_t most,
                              bool (*good)(const char *, size_t), const char *expected)
{
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);
    luaL_argcheck(L, length <= most && good(text, length), index, expected);
    return text;
}

/* The transport is looked at last: a finalizer that runs meanwhile may close it. */
static struct http_request *new_request(lua_State *L)
{
    struct http_request **box = request_new(L);
    struct http_request *request = http_request_take(check_transport(L), box);
    if (request == NULL)
        luaL_error(L, "not enough memory");
    return request;
}

static int push_id(lua_State *L, const struct http_request *request)
{
    lua_pushinteger(L, (lua_Integer)http_request_id(request));
    return 2;
}

/* transport:send(profile, method, url, body, lines, timeout, attempt_timeout, fresh)
 *   -> request, id */
static int transport_send(lua_State *L)
{
    check_transport(L);
    struct http_profile **profile = luaL_checkudata(L, 2, PROFILE_CLASS);
    luaL_argcheck(L, *profile != NULL, 2, "profile expected");
    struct http_send send = {
        .profile = *profile,
        .method = check_word(L, 3, 20, text_is_token, "HTTP method expected"),
        .url = check_word(L, 4, 1 << 20, text_is_url, "URL without spaces expected"),
        .timeout = clock_duration(luaL_checknumber(L, 7)),
        .attempt_timeout = CLOCK_NEVER,
    };
    send.body = luaL_optlstring(L, 5, NULL, &send.body_length);
    if (!lua_isnoneornil(L, 6))
        luaL_checktype(L, 6, LUA_TTABLE);
    if (!lua_isnoneornil(L, 8))
        send.attempt_timeout = clock_duration(luaL_checknumber(L, 8));
    send.fresh = lua_toboolean(L, 9);
    lua_settop(L, 8);
    struct http_request *request = new_request(L);
    int lines = lua_istable(L, 6) ? (int)lua_rawlen(L, 6) : 0;
    for (int i = 1; i <= lines; i++) {
        size_t length = 0;
        const char *line = header_line(L, 6, i, &length);
        if (!http_request_add_line(request, line, length))
            return luaL_error(L, "not enough memory");
        lua_pop(L, 1);
    }
    http_request_send(request, &send);
    return push_id(L, request);
}

static int transport_sleep(lua_State *L)
{
    check_transport(L);
    int64_t duration = clock_duration(luaL_checknumber(L, 2));
    struct http_request *request = new_request(L);
    http_request_sleep(request, duration);
    return push_id(L, request);
}

static int transport_pump(lua_State *L)
{
    struct http *http = check_transport(L);
    int64_t timeout = clock_duration(luaL_checknumber(L, 2));
    int64_t budget = lua_isnoneornil(L, 3) ? CLOCK_NEVER : clock_duration(luaL_checknumber(L, 3));
    struct http_progress progress = http_pump(http, timeout, budget);
    if (progress.done == 0 && lua_toboolean(L, 4))
        http_settle(http);
    lua_pushinteger(L, (lua_Integer)progress.done);
    lua_pushboolean(L, progress.more);
    lua_pushnumber(L, (lua_Number)clock_seconds(progress.left));
    return 3;
}

static int transport_next(lua_State *L)
{
    struct http_request *request = http_next(check_transport(L));
    if (request == NULL)
        return 0;
    lua_pushinteger(L, (lua_Integer)http_request_id(request));
    return 1;
}

static int transport_pollfd(lua_State *L)
{
    int descriptor = http_descriptor(check_transport(L));
    if (descriptor < 0)
        return 0;
    lua_pushinteger(L, descriptor);
    return 1;
}

static int transport_timeout(lua_State *L)
{
    int64_t timeout = http_timeout(check_transport(L));
    if (timeout == CLOCK_NEVER)
        return 0;
    lua_pushnumber(L, (lua_Number)clock_seconds(timeout));
    return 1;
}

static int transport_wake(lua_State *L)
{
    http_wake(check_transport(L));
    return 0;
}

static int transport_settle(lua_State *L)
{
    http_settle(check_transport(L));
    return 0;
}

static void set_count(lua_State *L, const char *name, uint64_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    lua_setfield(L, -2, name);
}

static int transport_stats(lua_State *L)
{
    struct http *http = *check_box(L);
    struct http_stats stats = {0};
    if (http != NULL)
        stats = http_stats(http);
    lua_createtable(L, 0, 8);
    set_count(L, "active", stats.active);
    set_count(L, "queued", stats.queued);
    set_count(L, "idle", stats.idle);
    set_count(L, "connections", stats.connections);
    set_count(L, "open", stats.open);
    set_count(L, "sendings", stats.sendings);
    set_count(L, "wakeups", stats.wakeups);
    set_count(L, "settles", stats.settles);
    return 1;
}

void http_register(lua_State *L)
{
    static const luaL_Reg transport_methods[] = {
        {"send", transport_send},   {"sleep", transport_sleep},   {"pump", transport_pump},
        {"next", transport_next},   {"pollfd", transport_pollfd}, {"timeout", transport_timeout},
        {"wake", transport_wake},   {"settle", transport_settle}, {"stats", transport_stats},
        {"close", transport_close}, {"__gc", transport_close},    {NULL, NULL},
    };
    static const luaL_Reg profile_methods[] = {{"__gc", profile_gc}, {NULL, NULL}};
    static const luaL_Reg functions[] = {
        {"transport", transport_new}, {"profile", profile_new}, {NULL, NULL}};
    compat_newclass(L, TRANSPORT_CLASS, transport_methods);
    compat_newclass(L, PROFILE_CLASS, profile_methods);
    lua_pop(L, 2);
    request_register(L);
    luaL_setfuncs(L, functions, 0);
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    lua_pushstring(L, info->version);
    lua_setfield(L, -2, "curl_version");
    lua_pushboolean(L, (info->features & CURL_VERSION_HTTP2) != 0);
    lua_setfield(L, -2, "http2");
    lua_pushstring(L, poller_name);
    lua_setfield(L, -2, "poller");
}

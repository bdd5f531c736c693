/* Shows the transport and its templates to Lua: bctrl.core.transport, bctrl.core.template.
 * Arguments are checked before anything is acquired; what fails later is a request's outcome, not
 * an error.
 */
#include "base/text.h"
#include "core.h"
#include "lua/binding.h"

#include <string.h>

static struct http **check_box(lua_State *L)
{
    return compat_checkself(L, TRANSPORT_CLASS);
}

struct http *binding_check_transport(lua_State *L)
{
    struct http *http = *check_box(L);
    if (http == NULL)
        luaL_error(L, "the client is closed");
    binding_check_process(L, http_loop(http));
    return http;
}

/* --- templates */

static int lua_template_new(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct http_template_options options = {
        .connect_timeout = clock_duration(binding_number_field(L, 1, "connect_timeout")),
        .max_response_bytes = binding_size_field(L, 1, "max_response_bytes"),
        .max_header_bytes = binding_size_field(L, 1, "max_header_bytes"),
        .proxy = binding_text_field(L, 1, "proxy"),
        .ca_file = binding_text_field(L, 1, "ca_file"),
    };
    lua_getfield(L, 1, "no_proxy");
    options.no_proxy = lua_toboolean(L, -1);
    lua_getfield(L, 1, "headers");
    int lines = lua_gettop(L);
    if (!lua_isnil(L, lines) && !lua_istable(L, lines))
        return luaL_error(L, "bad field 'headers' (table expected, got %s)",
                          luaL_typename(L, lines));
    struct http_template **box = binding_new(L, sizeof *box, TEMPLATE_CLASS);
    *box = http_template_new(&options);
    bool made = *box != NULL;
    for (int i = 1; made && lua_istable(L, lines) && i <= (int)lua_rawlen(L, lines); i++) {
        size_t length = 0;
        const char *line = binding_header_line(L, lines, i, &length);
        made = http_template_add_line(*box, line, length);
        lua_pop(L, 1);
    }
    return made ? 1 : luaL_error(L, "not enough memory");
}

static int lua_template_gc(lua_State *L)
{
    struct http_template **box = compat_checkself(L, TEMPLATE_CLASS);
    http_template_unref(*box);
    *box = NULL;
    return 0;
}

/* --- the transport */

/* transport(loop, max_connections) -> transport | nil, message */
static int lua_transport_new(lua_State *L)
{
    lua_Number connections = luaL_checknumber(L, 2);
    luaL_argcheck(L, connections >= 1 && connections <= 65535, 2, "1 to 65535 expected");
    struct http **box = binding_new(L, sizeof *box, TRANSPORT_CLASS);
    const char *error = NULL;
    *box = http_new(binding_check_loop(L, 1), (long)connections, &error);
    if (*box != NULL)
        return 1;
    lua_pushnil(L);
    lua_pushstring(L, error);
    return 2;
}

static int lua_transport_close(lua_State *L)
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
    struct http_request **box = lua_request_new(L);
    struct http_request *request = http_request_take(binding_check_transport(L), box);
    if (request == NULL)
        luaL_error(L, "not enough memory");
    return request;
}

static int push_id(lua_State *L, const struct http_request *request)
{
    lua_pushinteger(L, (lua_Integer)http_request_id(request));
    return 2;
}

/* transport:send(template, method, url, body, lines, timeout, attempt_timeout, fresh,
 *   idle_timeout, draft) -> request, id; the body is a text or a form, the draft takes the
 * answer's; a stream where there is an idle_timeout */
static int lua_transport_send(lua_State *L)
{
    binding_check_transport(L);
    struct http_template **template = luaL_checkudata(L, 2, TEMPLATE_CLASS);
    luaL_argcheck(L, *template != NULL, 2, "template expected");
    struct http_send send = {
        .template = *template,
        .method = check_word(L, 3, 20, text_is_token, "HTTP method expected"),
        .url = check_word(L, 4, 1 << 20, text_is_url, "URL without spaces expected"),
        .timeout = clock_duration(luaL_checknumber(L, 7)),
        .attempt_timeout = CLOCK_NEVER,
    };
    send.form = lua_file_form(L, 5);
    if (send.form == NULL)
        send.body = luaL_optlstring(L, 5, NULL, &send.body_length);
    if (!lua_isnoneornil(L, 6))
        luaL_checktype(L, 6, LUA_TTABLE);
    if (!lua_isnoneornil(L, 8))
        send.attempt_timeout = clock_duration(luaL_checknumber(L, 8));
    send.fresh = lua_toboolean(L, 9);
    if (!lua_isnoneornil(L, 10))
        send.idle_timeout = clock_duration(luaL_checknumber(L, 10));
    send.file = lua_file_draft(L, 11);
    lua_settop(L, 8);
    struct http_request *request = new_request(L);
    int lines = lua_istable(L, 6) ? (int)lua_rawlen(L, 6) : 0;
    for (int i = 1; i <= lines; i++) {
        size_t length = 0;
        const char *line = binding_header_line(L, 6, i, &length);
        if (!http_request_add_line(request, line, length))
            return luaL_error(L, "not enough memory");
        lua_pop(L, 1);
    }
    http_request_send(request, &send);
    return push_id(L, request);
}

static int lua_transport_stats(lua_State *L)
{
    struct http *http = *check_box(L);
    struct http_stats stats = {0};
    if (http != NULL)
        stats = http_stats(http);
    lua_createtable(L, 0, 4);
    binding_set_count(L, "active", stats.active);
    binding_set_count(L, "queued", stats.queued);
    binding_set_count(L, "idle", stats.idle);
    binding_set_count(L, "sendings", stats.sendings);
    return 1;
}

void lua_http_register(lua_State *L)
{
    static const luaL_Reg transport_methods[] = {
        {"send", lua_transport_send},
        {"stats", lua_transport_stats},
        {"close", lua_transport_close},
        {"__gc", lua_transport_close},
        {NULL, NULL},
    };
    static const luaL_Reg template_methods[] = {{"__gc", lua_template_gc}, {NULL, NULL}};
    static const luaL_Reg functions[] = {
        {"transport", lua_transport_new}, {"template", lua_template_new}, {NULL, NULL}};
    compat_newclass(L, TRANSPORT_CLASS, transport_methods);
    compat_newclass(L, TEMPLATE_CLASS, template_methods);
    lua_pop(L, 2);
    lua_request_register(L);
    lua_file_register(L);
    luaL_setfuncs(L, functions, 0);
}

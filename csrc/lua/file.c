/* Shows forms and drafts to Lua: bctrl.core.form, what is sent as multipart/form-data, and
 * bctrl.core.draft, the file that an answer becomes, or what a browser gave. */
#include "lua/binding.h"
#include "core.h"

#include <string.h>

enum { MESSAGE = 512 };

static int fail(lua_State *L, const char *message)
{
    lua_pushnil(L);
    lua_pushstring(L, message);
    return 2;
}

/* A field of the table on the stack's top, which keeps it alive; NULL where it is nil. */
static const char *text_field(lua_State *L, const char *name, size_t *length)
{
    size_t unused;
    lua_getfield(L, -1, name);
    const char *text = lua_type(L, -1) == LUA_TSTRING
                           ? lua_tolstring(L, -1, length == NULL ? &unused : length)
                           : NULL;
    if (text == NULL && !lua_isnil(L, -1))
        luaL_error(L, "bad field '%s' (string expected, got %s)", name, luaL_typename(L, -1));
    if (text != NULL && length == NULL && strlen(text) != unused)
        luaL_error(L, "bad field '%s' (a NUL inside)", name);
    lua_pop(L, 1);
    return text;
}

/* form { { name =, content = | path =, file_name =, type = }, … } -> form | nil, message */
static int lua_form_new(lua_State *L)
{
    char message[MESSAGE] = "not enough memory";
    luaL_checktype(L, 1, LUA_TTABLE);
    struct http_form **box = binding_new(L, sizeof *box, FORM_CLASS);
    *box = http_form_new();
    if (*box == NULL)
        return fail(L, message);
    for (int i = 1; i <= (int)lua_rawlen(L, 1); i++) {
        lua_rawgeti(L, 1, i);
        luaL_checktype(L, -1, LUA_TTABLE);
        struct http_part part = {
            .name = text_field(L, "name", NULL),
            .file_name = text_field(L, "file_name", NULL),
            .type = text_field(L, "type", NULL),
            .path = text_field(L, "path", NULL),
        };
        part.bytes = text_field(L, "content", &part.length);
        if (part.name == NULL || (part.path == NULL) == (part.bytes == NULL))
            return luaL_error(L, "bad part #%d (a name, and a path or a content expected)", i);
        if (!http_form_add(*box, &part, message, sizeof message))
            return fail(L, message);
        lua_pop(L, 1);
    }
    return 1;
}

static int lua_form_free(lua_State *L)
{
    struct http_form **box = compat_checkself(L, FORM_CLASS);
    http_form_unref(*box);
    *box = NULL;
    return 0;
}

struct http_form *lua_file_form(lua_State *L, int index)
{
    struct http_form **box = luaL_testudata(L, index, FORM_CLASS);
    luaL_argcheck(L, box == NULL || *box != NULL, index, "the form was freed");
    return box == NULL ? NULL : *box;
}

/* draft(path) -> draft | nil, message */
static int lua_draft_new(lua_State *L)
{
    char message[MESSAGE] = "";
    size_t length;
    const char *path = luaL_checklstring(L, 1, &length);
    luaL_argcheck(L, strlen(path) == length, 1, "a NUL inside");
    struct http_file **box = binding_new(L, sizeof *box, FILE_CLASS);
    *box = http_file_new(path, message, sizeof message);
    return *box != NULL ? 1 : fail(L, message);
}

/* draft:write(bytes) -> true | nil, message */
static int lua_draft_write(lua_State *L)
{
    char message[MESSAGE] = "";
    size_t length;
    struct http_file **box = compat_checkself(L, FILE_CLASS);
    const char *bytes = luaL_checklstring(L, 2, &length);
    luaL_argcheck(L, *box != NULL, 1, "the draft was freed");
    if (!http_file_write(*box, bytes, length, message, sizeof message))
        return fail(L, message);
    lua_pushboolean(L, 1);
    return 1;
}

/* draft:sync() -> is it on the disk? | nil, message */
static int lua_draft_sync(lua_State *L)
{
    char message[MESSAGE] = "";
    struct http_file **box = compat_checkself(L, FILE_CLASS);
    luaL_argcheck(L, *box != NULL, 1, "the draft was freed");
    enum http_sync state = http_file_sync(*box, message, sizeof message);
    if (state == HTTP_SYNC_FAILED)
        return fail(L, message);
    lua_pushboolean(L, state == HTTP_SYNC_DONE);
    return 1;
}

/* draft:keep() -> length | nil, message */
static int lua_draft_keep(lua_State *L)
{
    char message[MESSAGE] = "";
    struct http_file **box = compat_checkself(L, FILE_CLASS);
    luaL_argcheck(L, *box != NULL, 1, "the draft was freed");
    if (!http_file_keep(*box, message, sizeof message))
        return fail(L, message);
    lua_pushinteger(L, (lua_Integer)http_file_length(*box));
    return 1;
}

static int lua_draft_free(lua_State *L)
{
    struct http_file **box = compat_checkself(L, FILE_CLASS);
    http_file_unref(*box);
    *box = NULL;
    return 0;
}

struct http_file *lua_file_draft(lua_State *L, int index)
{
    struct http_file **box = luaL_testudata(L, index, FILE_CLASS);
    luaL_argcheck(L, box == NULL || *box != NULL, index, "the draft was freed");
    return box == NULL ? NULL : *box;
}

void lua_file_register(lua_State *L)
{
    static const luaL_Reg form_methods[] = {
        {"free", lua_form_free}, {"__gc", lua_form_free}, {NULL, NULL}};
    static const luaL_Reg draft_methods[] = {{"write", lua_draft_write}, {"keep", lua_draft_keep},
                                             {"sync", lua_draft_sync},   {"free", lua_draft_free},
                                             {"__gc", lua_draft_free},   {NULL, NULL}};
    static const luaL_Reg functions[] = {
        {"form", lua_form_new}, {"draft", lua_draft_new}, {NULL, NULL}};
    compat_newclass(L, FORM_CLASS, form_methods);
    compat_newclass(L, FILE_CLASS, draft_methods);
    lua_pop(L, 2);
    luaL_setfuncs(L, functions, 0);
}

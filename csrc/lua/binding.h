/* What the classes of the binding share: a file each in this folder. */
#ifndef BCTRL_BINDING_H
#define BCTRL_BINDING_H

#include "compat.h"
#include "http/http.h"

#pragma GCC visibility push(hidden)

#define LOOP_CLASS "bctrl.loop"
#define TIMER_CLASS "bctrl.timer"
#define TRANSPORT_CLASS "bctrl.transport"
#define TEMPLATE_CLASS "bctrl.template"
#define REQUEST_CLASS "bctrl.request"
#define FORM_CLASS "bctrl.form"
#define FILE_CLASS "bctrl.draft"
#define WEBSOCKET_CLASS "bctrl.websocket"

/* A userdata of `size` zero bytes, typed: its __gc frees whatever is put there. */
void *binding_new(lua_State *L, size_t size, const char *class);

/* Raises if the loop belongs to another process. */
void binding_check_process(lua_State *L, const struct loop *loop);

/* The loop at an index; raises where it is none, closed, or another process's. */
struct loop *binding_check_loop(lua_State *L, int index);

/* Sets a field of the table on the stack's top. */
void binding_set_count(lua_State *L, const char *name, uint64_t count);

/* Pushes the text with ASCII's capitals in lower case, whatever the locale has for letters. */
void binding_push_lower(lua_State *L, const char *text, size_t length);

/* The transport at index 1; raises where it is closed, or another process's. */
struct http *binding_check_transport(lua_State *L);

/* A field of the table at an index, left on the stack so that a text stays alive; NULL where there
 * is none. Raises where it is of another type, or has a NUL. */
const char *binding_text_field(lua_State *L, int index, const char *name);

/* … a number above zero. */
lua_Number binding_number_field(lua_State *L, int index, const char *name);
size_t binding_size_field(lua_State *L, int index, const char *name);

/* The i-th header line of the table at an index, left on the stack; raises without showing it. */
const char *binding_header_line(lua_State *L, int index, int i, size_t *length);

/* An empty request userdata; the first thing in it is where its http_request goes. */
struct http_request **lua_request_new(lua_State *L);

void lua_request_register(lua_State *L);

/* At an index: NULL where it is of another class; raises where it was freed. */
struct http_form *lua_file_form(lua_State *L, int index);
struct http_file *lua_file_draft(lua_State *L, int index);

void lua_file_register(lua_State *L);

#pragma GCC visibility pop

#endif

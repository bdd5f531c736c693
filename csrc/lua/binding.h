/* What lua_http.c (transport, profile) and lua_request.c (request) share. */
#ifndef BCTRL_LUA_HTTP_H
#define BCTRL_LUA_HTTP_H

#include "compat.h"
#include "http/http.h"

#pragma GCC visibility push(hidden)

#define TRANSPORT_CLASS "bctrl.transport"
#define PROFILE_CLASS "bctrl.profile"
#define REQUEST_CLASS "bctrl.request"

/* A userdata of `size` zero bytes, typed: its __gc frees whatever is put there. */
void *binding_new(lua_State *L, size_t size, const char *class);

/* Raises if the transport belongs to another process. */
void binding_check_process(lua_State *L, const struct http *http);

/* An empty request userdata; the first thing in it is where its http_request goes. */
struct http_request **request_new(lua_State *L);

void request_register(lua_State *L);

#pragma GCC visibility pop

#endif

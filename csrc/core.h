/* The parts of bctrl.core: each adds its functions to the module table on the stack's top. */
#ifndef BCTRL_CORE_H
#define BCTRL_CORE_H

#include "compat.h"

#pragma GCC visibility push(hidden)

void lua_json_register(lua_State *L);      /* lua/json.c */
void lua_loop_register(lua_State *L);      /* lua/loop.c */
void lua_http_register(lua_State *L);      /* lua/transport.c */
void lua_websocket_register(lua_State *L); /* lua/websocket.c */
void lua_util_register(lua_State *L);      /* lua/util.c */

BCTRL_EXPORT int luaopen_bctrl_core(lua_State *L);

#pragma GCC visibility pop

#endif

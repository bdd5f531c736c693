/* The parts of bctrl.core: each adds its functions to the module table on the stack's top. */
#ifndef BCTRL_CORE_H
#define BCTRL_CORE_H

#include "compat.h"

#pragma GCC visibility push(hidden)

void json_register(lua_State *L); /* lua_json.c */
void http_register(lua_State *L); /* lua_http.c */
void util_register(lua_State *L); /* lua_util.c */

BCTRL_EXPORT int luaopen_bctrl_core(lua_State *L);

#pragma GCC visibility pop

#endif

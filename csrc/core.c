/* The C module bctrl.core: JSON, HTTP and a few facts of the machine, for the Lua layer in
 * lua/bctrl. It keeps no state of its own, so any number of Lua states and threads may load it. */
#include "core.h"
#include "version.h"

int luaopen_bctrl_core(lua_State *L)
{
    lua_newtable(L);
    lua_pushliteral(L, BCTRL_VERSION);
    lua_setfield(L, -2, "_VERSION");
    lua_json_register(L);
    lua_loop_register(L);
    lua_http_register(L);
    lua_websocket_register(L);
    lua_util_register(L);
    return 1;
}

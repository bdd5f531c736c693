/* The Lua state of the server's thread, in which bctrl.gateway.app answers requests and commands.
 * No error of Lua's leaves it, since libmicrohttpd's frames lie above. */
#ifndef BCTRL_GATEWAY_HOST_H
#define BCTRL_GATEWAY_HOST_H

#include "compat.h"
#include "gateway/browser.h"
#include "gateway/exchange.h"

#pragma GCC visibility push(hidden)

/* What the state is made from. */
struct host_options {
    const char *path, *cpath; /* package.path and package.cpath */
    const char *config;       /* for bctrl.gateway.app */
    size_t config_length;
    int port;
    struct exchanges *exchanges;
    struct browsers *browsers;
};

/* NULL with a message on failure. `options` is not used afterwards, the exchanges are. */
lua_State *host_open(const struct host_options *options, char *error, size_t error_size);

/* Adds to the table on the stack what the app may do with browsers and relays. */
void host_add_browsers(lua_State *L, struct browsers *browsers, struct relays *relays);

/* For struct exchanges: answers a request, goes on with its answer, forgets it. */
void host_answer(void *L, struct exchange *exchange);
void host_go_on(void *L, struct exchange *exchange);
void host_forget(void *L, struct exchange *exchange);

/* For struct relays: what is said in the place of a client's message. */
bool host_judge(void *L, unsigned long relay, const char *text, size_t length, struct buffer *said);

/* Runs a command; false with an error's message in reply, which is empty when it is called. */
bool host_command(lua_State *L, const char *text, size_t length, struct buffer *reply);

#pragma GCC visibility pop

#endif

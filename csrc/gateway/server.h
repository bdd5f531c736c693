/* The gateway's HTTP server: a thread that owns a libmicrohttpd daemon, the exchanges, and the Lua
 * state that answers them. Whoever started it gives it commands from another thread, one at a time.
 */
#ifndef BCTRL_GATEWAY_SERVER_H
#define BCTRL_GATEWAY_SERVER_H

#include "base/buffer.h"

#pragma GCC visibility push(hidden)

struct server;

/* Where it listens, and what its Lua state is made from. */
struct server_options {
    const char *host;
    int port;
    const char *path, *cpath; /* package.path and package.cpath */
    const char *config;       /* for bctrl.gateway.app */
    size_t config_length;
};

/* NULL with a message in error (of error_size bytes) on failure. */
struct server *server_start(const struct server_options *options, char *error, size_t error_size);

int server_port(const struct server *server);

/* Runs a command in the server's thread and waits for it; true and the reply's text, or false and
 * an error's. The text is the caller's to free. */
bool server_command(struct server *server, const char *text, size_t length, struct buffer *reply);

/* Ends the thread, closing all connections, and frees the server. In a forked child, where there
 * is no such thread, only closes its descriptors. */
void server_stop(struct server *server);

bool server_is_ours(const struct server *server);

#pragma GCC visibility pop

#endif

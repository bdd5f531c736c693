/* The gateway's HTTP server: one thread that owns a libmicrohttpd daemon, a Lua state that answers
 * the requests, and the timers of answers that are sent late. Everything below the line in struct
 * server belongs to that thread; other threads only pass commands, under the mutex. */
#ifndef BCTRL_GATEWAY_SERVER_H
#define BCTRL_GATEWAY_SERVER_H

#include "compat.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

struct bytes {
    char *data;
    size_t length, capacity;
};

/* What the API's Lua decided for one request. */
struct answer {
    unsigned status; /* 0: no answer, the connection is closed */
    bool reset;      /* closed with a TCP reset */
    bool truncated;  /* only `keep` bytes of the body are sent, then the connection is closed */
    size_t keep;
    double delay; /* seconds */
    struct bytes body;
    struct bytes headers; /* name NUL value NUL … */
};

struct server;

enum request_state { REQUEST_READING, REQUEST_WAITING, REQUEST_READY };

/* One request, from its first line until libmicrohttpd has completed it. */
struct request {
    struct server *server;
    struct MHD_Connection *connection;
    const char *method; /* libmicrohttpd's, valid while the request lives */
    enum request_state state;
    bool begun;     /* the handler has seen the headers */
    bool abandoned; /* the client has gone, or the server stops: close without an answer */
    bool too_large;
    bool watched; /* its socket is in the loop's set while it waits */
    bool failed;  /* out of memory */
    char *target; /* path and query as sent */
    struct bytes headers, body;
    struct answer answer;
    double due; /* monotonic seconds */
    size_t timer;
};

struct counters {
    size_t connections, peak_connections, total_connections;
    size_t requests, in_flight, peak_in_flight, waiting;
};

struct server {
    pthread_t thread;
    bool started; /* the thread runs and must be joined */
    pid_t pid;
    int wake[2];
    pthread_mutex_t mutex;
    pthread_cond_t answered;
    bool stopping;
    const char *command; /* the waiting caller's; NULL when there is none */
    size_t command_length;
    struct bytes reply;
    bool replied, reply_ok;
    /* ---- the thread's own ---- */
    lua_State *L;
    struct MHD_Daemon *daemon;
    int listener;
    int poller; /* epoll descriptor, -1 where select is used */
    struct counters counters;
    struct request **timers; /* a heap, soonest first */
    size_t timer_count, timer_capacity;
};

/* Where the server listens and what its Lua state is made from. */
struct server_options {
    const char *host;
    int port;
    const char *path, *cpath; /* package.path and package.cpath */
    const char *config;       /* for bctrl.gateway.app */
    size_t config_length;
};

/* server.c */
/* Starts a server; NULL with a message in error (of error_size bytes) on failure. */
struct server *server_start(const struct server_options *options, char *error, size_t error_size);
int server_port(const struct server *server);
/* Runs a command in the server's thread and waits for it; true and the reply's text, or false and
 * an error's. The text is the caller's to free. */
bool server_command(struct server *server, const char *text, size_t length, struct bytes *reply);
/* Ends the thread, closing all connections, and frees the server. In a forked child, where there
 * is no such thread, only closes its descriptors. */
void server_stop(struct server *server);
bool server_is_ours(const struct server *server);
double monotonic_seconds(void);

/* loop.c: waiting for sockets, commands and timers */
bool loop_open(struct server *server);
void loop_close(struct server *server);
/* One wait and what came of it; false once the server is to stop. */
bool loop_turn(struct server *server);
void loop_watch(struct request *request);
void loop_unwatch(struct request *request);
unsigned loop_flags(void); /* for MHD_start_daemon */

/* timers.c */
bool timers_add(struct server *server, struct request *request, double due);
void timers_remove(struct server *server, struct request *request);

/* request.c: libmicrohttpd's callbacks */
struct MHD_Daemon *request_daemon(struct server *server);
void request_resume(struct request *request, bool abandoned);

/* host.c: the thread's Lua state */
bool host_open(struct server *server, const struct server_options *options, char *error,
               size_t error_size);
void host_answer(struct server *server, struct request *request);
bool host_command(struct server *server, const char *text, size_t length, struct bytes *reply);
bool random_bytes(void *bytes, size_t length); /* at most 256, the kernel's */

/* socket.c */
/* A listening socket bound to host and port; -1 with a message on failure. */
int socket_listen(const char *host, int port, char *error, size_t error_size);
int socket_port(int descriptor);
void socket_reset(int descriptor); /* the next close sends a TCP reset */

/* bytes.c */
bool bytes_append(struct bytes *bytes, const char *data, size_t length);
void bytes_free(struct bytes *bytes);

#pragma GCC visibility pop

#endif

/* The waiting of the server's thread: for libmicrohttpd's sockets, for a word from another thread,
 * for moments, and for clients that hang up meanwhile. Knows no HTTP and no Lua. */
#ifndef BCTRL_GATEWAY_LOOP_H
#define BCTRL_GATEWAY_LOOP_H

#include "base/heap.h"
#include "base/list.h"
#include "os/os.h"

#include <microhttpd.h>

#pragma GCC visibility push(hidden)

/* One that waits: a member of whatever waits. */
struct loop_wait {
    struct heap_item timer;
    os_socket socket; /* its client's; OS_NO_SOCKET: none to watch */
    bool early;       /* the client has sent something already: its hanging up is not seen */
    void (*over)(struct loop_wait *wait, bool hung_up);
};

/* Two sockets that something is passed between: a member of whatever passes it. */
struct loop_pair {
    struct list_node node;
    os_socket sockets[2];
    short events[2]; /* what is waited for: 0 for nothing, not even an end */
    size_t places[2];
    void (*ready)(struct loop_pair *pair); /* may take this one out, and free it */
};

struct loop {
    struct MHD_Daemon *daemon;
    os_socket wake;
    struct heap waits;
    struct list pairs;
    os_pollfd *polls;           /* what this turn watches */
    struct loop_wait **watched; /* for each, who waits; NULL: the daemon, or `wake` */
    size_t count, capacity;
    bool blind;  /* not all that should be watched is */
    bool closed; /* to be set when a connection has been closed, so that it is not waited */
};

/* For MHD_start_daemon. */
unsigned loop_flags(void);

/* Can it wait for descriptors as high as this one? With a message if not. */
bool loop_reaches(os_socket socket, char *error, size_t size);

/* Frees what the loop has allocated; daemon and wake are their owner's. */
void loop_close(struct loop *loop);

/* Calls wait->over at `due` (clock_now), or when its socket's other end hangs up. False when
 * memory is short. */
bool loop_wait(struct loop *loop, struct loop_wait *wait, int64_t due);

/* Watches the pair, whose fields are set, until it is taken out of loop->pairs. */
void loop_watch_pair(struct loop *loop, struct loop_pair *pair);

/* Calls over(hung_up = true) of all that wait. */
void loop_end_waits(struct loop *loop);

/* Lets the daemon do what it can without waiting. */
void loop_run_daemon(struct loop *loop);

/* Waits once, and lets happen what has come. True when there is something to be read from `wake`.
 */
bool loop_turn(struct loop *loop);

#pragma GCC visibility pop

#endif

/* The waiting of the server's thread: for libmicrohttpd's sockets, for a word from another thread,
 * for moments, and for clients that hang up meanwhile. Knows no HTTP and no Lua. */
#ifndef BCTRL_GATEWAY_LOOP_H
#define BCTRL_GATEWAY_LOOP_H

#include "base/heap.h"
#include "os/os.h"

#include <microhttpd.h>

#pragma GCC visibility push(hidden)

/* One that waits: a member of whatever waits. */
struct loop_wait {
    struct heap_item timer;
    os_socket socket; /* its client's */
    bool early;       /* the client has sent something already: its hanging up is not seen */
    void (*over)(struct loop_wait *wait, bool hung_up);
};

struct loop {
    struct MHD_Daemon *daemon;
    os_socket wake;
    struct heap waits;
    os_pollfd *polls;           /* what this turn watches */
    struct loop_wait **watched; /* for each, who waits; NULL: the daemon, or `wake` */
    size_t count, capacity;
    bool blind;  /* not all that should be watched is */
    bool closed; /* to be set when a connection has been closed */
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

/* Calls over(hung_up = true) of all that wait. */
void loop_end_waits(struct loop *loop);

/* Waits once, and lets happen what has come. True when there is something to be read from `wake`.
 */
bool loop_turn(struct loop *loop);

#pragma GCC visibility pop

#endif

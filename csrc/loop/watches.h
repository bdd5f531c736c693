/* The table of watches, by socket: who wants to hear of what, and what the kernel has been told. */
#ifndef BCTRL_WATCHES_H
#define BCTRL_WATCHES_H

#include "loop/loop.h"

#pragma GCC visibility push(hidden)

struct watch {
    struct watch *next; /* in its chain */
    os_socket socket;
    uint64_t identity;   /* the number may be another file's by now: see watches_verify */
    uint32_t generation; /* tells the sockets that have had this number apart; never 0 */
    bool owned;          /* loop_socket_close will close it */
    bool untold;        /* the kernel had no memory to watch it: looked at every few milliseconds */
    uint8_t wanted;     /* LOOP_READ, LOOP_WRITE */
    uint8_t registered; /* what the backend has told the kernel */
    size_t place;       /* the backend's */
    loop_handler *handler;
    void *user;
};

struct watches {
    struct watch **chains;
    size_t capacity; /* of chains: 0, or a power of two */
    size_t count, wanted;
    uint32_t generations;
    uint64_t opened; /* sockets that were owned, ever */
};

/* The watch of a socket, or NULL. */
struct watch *watches_find(const struct watches *watches, os_socket socket);

/* Enters a watch, of which there must be none yet; NULL when memory is short. */
struct watch *watches_add(struct watches *watches, os_socket socket, bool owned);
void watches_remove(struct watches *watches, struct watch *watch);

/* Is it still the socket that was opened? libcurl 7.88 closes those that were still connecting
 * without telling. */
bool watches_verify(const struct watch *watch);

/* Steps through all: `previous` is NULL at the beginning. Between two steps, only `previous` may be
 * removed, and only after the step. */
struct watch *watches_next(const struct watches *watches, const struct watch *previous);

void watches_free(struct watches *watches);

#pragma GCC visibility pop

#endif

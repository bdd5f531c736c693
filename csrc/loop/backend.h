/* What the loop needs of the system to wait for sockets: two implementations of one interface,
 * backend_epoll.c (Linux) and backend_poll.c (elsewhere, or with -DBCTRL_BACKEND_POLL). */
#ifndef BCTRL_BACKEND_H
#define BCTRL_BACKEND_H

#include "loop/watches.h"

#pragma GCC visibility push(hidden)

#if !defined(__linux__) && !defined(BCTRL_BACKEND_POLL)
#define BCTRL_BACKEND_POLL
#endif

struct backend;

/* What a socket is ready for: LOOP_READ, LOOP_WRITE, and BACKEND_ENDED for an end or an error. The
 * generation tells whether it is still the socket that was watched. */
enum { BACKEND_ENDED = 4 };
struct backend_event {
    os_socket socket;
    uint32_t generation;
    unsigned ready;
};

/* NULL with *error, a static text, on failure. */
struct backend *backend_new(const char **error);
void backend_free(struct backend *backend);

/* Has the kernel tell of what watch->wanted says from now on; it may go on telling of what is not
 * wanted any more. False when it cannot. */
bool backend_update(struct backend *backend, struct watch *watch);

/* Not at all from now on: before its socket is closed, or when it told of what nobody wants. */
void backend_drop(struct backend *backend, struct watch *watch);

/* Waits up to `wait` nanoseconds for up to `most` events. Their number; -1 when a signal came. */
int backend_wait(struct backend *backend, int64_t wait, struct backend_event *events, int most);

/* After each event, when it has been handled, if its watch is still there. */
void backend_handled(struct backend *backend, struct watch *watch);

/* A descriptor that is readable when backend_wait would return an event, or when the time given to
 * backend_arm has come (in the past: at once). -1 where there is none. */
int backend_descriptor(struct backend *backend);
void backend_arm(struct backend *backend, int64_t due);
void backend_arm_sooner(struct backend *backend, int64_t due); /* unless it is armed for earlier */
uint64_t backend_arms(const struct backend *backend);

#pragma GCC visibility pop

#endif

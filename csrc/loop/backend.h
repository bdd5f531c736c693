/* Waits for a curl multi handle's sockets and timers and lets libcurl act on them. Two
 * implementations of one interface: poller_epoll.c (Linux) and poller_portable.c (elsewhere, or
 * with -DBCTRL_PORTABLE_POLLER). Knows nothing of requests. */
#ifndef BCTRL_POLLER_H
#define BCTRL_POLLER_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#if !defined(__linux__) && !defined(BCTRL_PORTABLE_POLLER)
#define BCTRL_PORTABLE_POLLER
#endif

struct poller;

extern const char *const poller_name; /* "epoll" or "portable" */

/* Attaches a poller to a multi handle. NULL, with errno set, on failure. */
struct poller *poller_new(CURLM *multi);

/* Goes on with another multi handle, after the first one's curl_multi_cleanup. */
void poller_attach(struct poller *poller, CURLM *multi);

/* After curl_multi_cleanup: closes the poller's own descriptors. */
void poller_free(struct poller *poller);

/* In place of curl_multi_cleanup, where libcurl must not be called (a forked child, a look-up
 * under way): closes the descriptors of the sockets, calls nothing else. poller_free follows. */
void poller_close_sockets(struct poller *poller);

enum {
    POLLER_BUSY = 1,        /* something happened: the caller's idea of the time is old */
    POLLER_CUT = 2,         /* `limit` came before all that was ready had been handled */
    POLLER_INTERRUPTED = 4, /* a signal ended the wait */
};

/* Waits up to `wait` nanoseconds for something to be ready, then lets libcurl handle it until
 * nothing is or clock_now() reaches *limit, which the time spent waiting is added to. `now` is the
 * caller's recent clock_now(). */
unsigned poller_run(struct poller *poller, int64_t now, int64_t wait, int64_t *limit);

/* Starts what curl_multi_add_handle has just added. */
CURLMcode poller_kick(struct poller *poller);

/* Has libcurl broken off since this was last asked? For want of memory: then its table of sockets
 * is not in order any more, and 7.88 divides by zero when the number of a lost one comes again. */
bool poller_failed(struct poller *poller);

/* When libcurl wants to be called for a timer of its own; CLOCK_NEVER if not. */
int64_t poller_due(struct poller *poller);

/* Must be polled every few milliseconds while transfers are active: no descriptor tells. */
bool poller_is_blind(const struct poller *poller);

/* Grows when something has come to any socket; stays 0 where nobody knows. */
uint64_t poller_reads(const struct poller *poller);

/* A descriptor that is readable when poller_run has something to do, or when the time given to
 * poller_arm has come (in the past: at once). -1 where there is none. */
int poller_descriptor(struct poller *poller);
void poller_arm(struct poller *poller, int64_t due);
void poller_arm_sooner(struct poller *poller, int64_t due); /* unless it is armed for earlier */

struct poller_counts {
    uint64_t opened, waits, arms;
    size_t open;
};
struct poller_counts poller_counts(struct poller *poller);

/* CURLOPT_OPENSOCKETFUNCTION and CURLOPT_CLOSESOCKETFUNCTION go through these: they keep the list
 * of open sockets. opened() closes the socket and returns false when memory is short. */
bool poller_socket_opened(struct poller *poller, curl_socket_t socket);
int poller_socket_close(struct poller *poller, curl_socket_t socket);

#pragma GCC visibility pop

#endif

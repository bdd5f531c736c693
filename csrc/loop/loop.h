/* Waits for many things at once, for callers that never want to wait: watched sockets, timers, and
 * a list of what has become ready. Knows nothing of HTTP and of Lua, who are its clients. Not for
 * use by two threads at a time. */
#ifndef BCTRL_LOOP_H
#define BCTRL_LOOP_H

#include "base/clock.h"
#include "base/heap.h"
#include "base/list.h"
#include "os/os.h"

#pragma GCC visibility push(hidden)

struct loop;

extern const char *const loop_backend; /* "epoll" or "poll" */

/* One reference, the caller's. NULL with *error, a static text, when memory or descriptors are
 * short. */
struct loop *loop_new(const char **error);
struct loop *loop_ref(struct loop *loop);
void loop_unref(struct loop *loop); /* NULL is allowed; the last one closes it */

/* Closes the loop's own descriptors, unless somebody still has something to start (below): it is of
 * no use then, but stays in memory until its last reference goes. Idempotent. */
void loop_close(struct loop *loop);

/* Was it made by another process than this one? Then nothing but loop_close, loop_unref and
 * loop_abandon_sockets may be called. */
bool loop_is_foreign(const struct loop *loop);
long loop_process(const struct loop *loop);

/* --- Running */

struct loop_progress {
    size_t ready;     /* events that wait in loop_next */
    bool more;        /* work was left over because the budget was spent */
    bool interrupted; /* a signal arrived */
    int64_t left;     /* of the budget; negative when it was exceeded */
};

/* Moves everything along for up to `timeout` nanoseconds, until an event is ready or a signal
 * arrives. Starts nothing new once `budget` nanoseconds are spent (CLOCK_NEVER: no limit), not
 * counting those spent waiting. */
struct loop_progress loop_run(struct loop *loop, int64_t timeout, int64_t budget);

/* Nanoseconds until loop_run has something to do if no socket becomes ready; CLOCK_NEVER when
 * nothing is due. */
int64_t loop_timeout(struct loop *loop);

/* A descriptor that is readable when loop_run has something to do, provided that loop_settle is
 * called after each series of runs. -1 where there is none: then loop_timeout is short while
 * sockets are watched. */
int loop_descriptor(struct loop *loop);
void loop_settle(struct loop *loop);
void loop_wake(struct loop *loop);  /* readable until the next loop_settle */
void loop_touch(struct loop *loop); /* something was set or queued: has the descriptor tell of it */

/* --- Events: what somebody waits for. It is a member of what it tells of, is known by its id, and
 * may become ready many times. */

struct loop_event {
    struct list_node node;
    unsigned id; /* from 1, unique among those that have entered; 0 before */
    bool is_ready;
};

bool loop_event_enter(struct loop *loop, struct loop_event *event); /* false: memory is short */
void loop_event_leave(struct loop *loop, struct loop_event *event); /* its id may be another's */
void loop_event_set(struct loop *loop, struct loop_event *event);   /* is ready; again is once */
void loop_event_clear(struct loop *loop, struct loop_event *event); /* … is not, after all */

/* The id of the next ready event, which is not ready then; 0 when there is none. */
unsigned loop_next(struct loop *loop);

/* --- Timers. Those that are due together fire in the order in which they were set. */

enum loop_timer_kind {
    LOOP_TIMER,    /* fires when it is due */
    LOOP_DEADLINE, /* judged only when all that is readable has been read: an answer beats it */
};

struct loop_timer {
    struct heap_item item;
    enum loop_timer_kind kind;
    void (*fire)(struct loop_timer *timer, int64_t now);
};

/* Makes room for a timer, so that setting it cannot fail; false when memory is short. */
bool loop_timer_enter(struct loop *loop, struct loop_timer *timer, enum loop_timer_kind kind,
                      void (*fire)(struct loop_timer *timer, int64_t now));
void loop_timer_leave(struct loop *loop, struct loop_timer *timer);
void loop_timer_set(struct loop *loop, struct loop_timer *timer, int64_t due); /* NEVER: stops it */

/* --- Watches */

enum { LOOP_READ = 1, LOOP_WRITE = 2 };

typedef void loop_handler(void *user, os_socket socket, unsigned ready);

/* Calls `handler` with what the socket is ready for (LOOP_READ, LOOP_WRITE), as long as it is; an
 * end or an error makes it ready for all that is wanted. `wanted` = 0 ends the watch. False when
 * memory is short. */
bool loop_watch(struct loop *loop, os_socket socket, unsigned wanted, loop_handler *handler,
                void *user);

/* A socket that was just opened and that loop_socket_close will close: the loop keeps a list of
 * them. Watching it again after a pause costs no system call. False, with the socket closed, when
 * memory is short. */
bool loop_socket_opened(struct loop *loop, os_socket socket);
int loop_socket_close(struct loop *loop, os_socket socket);

/* Closes all of them without telling their owners, where libcurl must not be called: in a forked
 * child. */
void loop_abandon_sockets(struct loop *loop);

/* Grows when something has come to any socket. */
uint64_t loop_reads(const struct loop *loop);

/* --- What is to be started before the loop waits (libuv's "prepare") */

struct loop_prepare {
    struct loop_prepare *next;
    /* Starts what may go, until clock_now() is `limit`; false when that came first. */
    bool (*run)(struct loop_prepare *prepare, int64_t now, int64_t limit);
    /* When `run` has something to do: 0 for now, CLOCK_NEVER for not by itself. */
    int64_t (*due)(const struct loop_prepare *prepare);
};

void loop_prepare_enter(struct loop *loop, struct loop_prepare *prepare);
void loop_prepare_leave(struct loop *loop, struct loop_prepare *prepare);

struct loop_stats {
    uint64_t connections; /* sockets opened, ever */
    size_t open;          /* … of which still are */
    uint64_t wakeups;     /* times that the kernel was asked what is ready */
    uint64_t settles;     /* times that the descriptor's timer was armed */
};
struct loop_stats loop_stats(struct loop *loop);

#pragma GCC visibility pop

#endif

/* The backend of Linux: an epoll set, and a timerfd in it once somebody has asked for the
 * descriptor. A socket stays registered when nothing is wanted of it any more, until it tells of
 * something: a request on a reused connection costs no epoll_ctl. */
#include "loop/backend.h"

#ifndef BCTRL_BACKEND_POLL

#include "base/memory.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

const char *const loop_backend = "epoll";

enum { BATCH = 64 };

static const int64_t ARMED_PAST = 1; /* nanoseconds since boot: always past, and not "disarmed" */

struct backend {
    int64_t armed; /* the timerfd's time; CLOCK_NEVER while disarmed */
    int epoll, timer;
    uint64_t arms;
};

struct backend *backend_new(const char **error)
{
    struct backend *backend = bctrl_calloc(1, sizeof *backend);
    *error = "not enough memory";
    if (backend == NULL)
        return NULL;
    backend->armed = CLOCK_NEVER;
    backend->timer = -1;
    backend->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (backend->epoll >= 0)
        return backend;
    if (errno != ENOMEM)
        *error = "cannot create an epoll descriptor: too many open files";
    bctrl_free(backend);
    return NULL;
}

void backend_free(struct backend *backend)
{
    if (backend->timer >= 0)
        close(backend->timer);
    close(backend->epoll);
    bctrl_free(backend);
}

/* What may still be connecting tells once (EPOLLONESHOT) and is armed again when that is handled:
 * libcurl closes it before it tells us, and a forked child's copy then keeps in the set what nobody
 * can take out. */
static bool control(const struct backend *backend, int operation, const struct watch *watch,
                    unsigned wanted)
{
    struct epoll_event event = {.events = (wanted & LOOP_READ ? (uint32_t)EPOLLIN : 0) |
                                          (wanted & LOOP_WRITE ? (uint32_t)EPOLLOUT : 0)};
    if (wanted & LOOP_WRITE && watch->owned)
        event.events |= (uint32_t)EPOLLONESHOT;
    event.data.u64 = (uint64_t)watch->generation << 32 | (uint32_t)watch->socket;
    if (epoll_ctl(backend->epoll, operation, watch->socket, &event) == 0)
        return true;
    if (operation == EPOLL_CTL_ADD && errno == EEXIST)
        operation = EPOLL_CTL_MOD;
    else if (operation == EPOLL_CTL_MOD && errno == ENOENT)
        operation = EPOLL_CTL_ADD;
    else
        return false;
    return epoll_ctl(backend->epoll, operation, watch->socket, &event) == 0;
}

bool backend_update(struct backend *backend, struct watch *watch)
{
    if (watch->wanted == 0 || watch->wanted == watch->registered)
        return true;
    bool told = control(backend, watch->registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, watch,
                        watch->wanted);
    watch->registered = told ? watch->wanted : 0;
    return told;
}

void backend_drop(struct backend *backend, struct watch *watch)
{
    if (watch->registered != 0)
        control(backend, EPOLL_CTL_DEL, watch, 0);
    watch->registered = 0;
}

static void clear_timer(struct backend *backend)
{
    uint64_t ticks;
    if (read(backend->timer, &ticks, sizeof ticks) > 0)
        backend->armed = CLOCK_NEVER;
}

int backend_wait(struct backend *backend, int64_t wait, struct backend_event *events, int most)
{
    struct epoll_event found[BATCH];
    int count =
        epoll_wait(backend->epoll, found, most < BATCH ? most : BATCH, clock_milliseconds(wait));
    if (count < 0)
        return errno == EINTR ? -1 : 0;
    for (int i = 0; i < count; i++) {
        uint32_t told = found[i].events;
        events[i].socket = (int)(uint32_t)found[i].data.u64;
        events[i].generation = (uint32_t)(found[i].data.u64 >> 32);
        events[i].ready = (told & (uint32_t)EPOLLIN ? LOOP_READ : 0u) |
                          (told & (uint32_t)EPOLLOUT ? LOOP_WRITE : 0u) |
                          (told & (uint32_t)(EPOLLERR | EPOLLHUP) ? BACKEND_ENDED : 0u);
        if (events[i].generation == 0) /* no watch's */
            clear_timer(backend);
    }
    return count;
}

void backend_handled(struct backend *backend, struct watch *watch)
{
    if (watch->owned && watch->registered & LOOP_WRITE)
        control(backend, EPOLL_CTL_MOD, watch, watch->registered);
}

int backend_descriptor(struct backend *backend)
{
    if (backend->timer >= 0)
        return backend->epoll;
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0)
        return -1;
    struct epoll_event event = {.events = EPOLLIN};
    event.data.u64 = (uint32_t)timer;
    if (epoll_ctl(backend->epoll, EPOLL_CTL_ADD, timer, &event) != 0) {
        close(timer);
        return -1;
    }
    backend->timer = timer;
    backend->armed = CLOCK_NEVER;
    return backend->epoll;
}

void backend_arm(struct backend *backend, int64_t due)
{
    if (due < ARMED_PAST)
        due = ARMED_PAST;
    if (backend->timer < 0 || due == backend->armed)
        return;
    struct itimerspec when = {0}; /* disarmed */
    if (due != CLOCK_NEVER) {
        when.it_value.tv_sec = (time_t)(due / CLOCK_SECOND);
        when.it_value.tv_nsec = (long)(due % CLOCK_SECOND);
    }
    if (timerfd_settime(backend->timer, TFD_TIMER_ABSTIME, &when, NULL) == 0)
        backend->armed = due;
    backend->arms++;
}

void backend_arm_sooner(struct backend *backend, int64_t due)
{
    if (due < backend->armed)
        backend_arm(backend, due);
}

uint64_t backend_arms(const struct backend *backend)
{
    return backend->arms;
}

#endif

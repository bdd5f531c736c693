/* The poller of Linux: libcurl's sockets in an epoll set, its timer a stored deadline, and a
 * timerfd in the same set once somebody has asked for the descriptor. Sockets stay registered
 * between the transfers of a connection, so that a request on a reused one costs no epoll_ctl. */
#include "loop/backend.h"

#ifndef BCTRL_PORTABLE_POLLER

#include "base/clock.h"
#include "base/memory.h"
#include "os/sigpipe.h"
#include "loop/sockets.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

const char *const poller_name = "epoll";

enum { READ = 1, WRITE = 2, BATCH = 64, TIMER_ROUNDS = 100 };

static const int64_t ARMED_PAST = 1; /* nanoseconds since boot: always past, and not "disarmed" */
static const int64_t RETRY = 10 * CLOCK_MILLISECOND;

struct poller {
    CURLM *multi;
    struct sockets sockets;
    int64_t due;   /* libcurl's timer */
    int64_t armed; /* the timerfd's time; CLOCK_NEVER while disarmed */
    int epoll, timer;
    bool failed;    /* libcurl broke off: see poller_failed */
    bool guarded;   /* see sigpipe.h */
    bool unwatched; /* a registration failed for want of kernel memory: look without being told */
    uint64_t waits, arms, reads;
};

static uint32_t to_epoll(uint8_t mask)
{
    return (mask & READ ? (uint32_t)EPOLLIN : 0) | (mask & WRITE ? (uint32_t)EPOLLOUT : 0);
}

/* What may still be connecting (generation 0: no socket of the table) tells once and is armed again
 * by rearm: libcurl closes it before it tells us, and a forked child's copy then keeps in the set
 * what nobody can take out. */
static void control(struct poller *poller, int operation, int descriptor, uint8_t mask,
                    uint32_t generation)
{
    struct epoll_event event = {.events = to_epoll(mask)};
    if (mask & WRITE && generation != 0)
        event.events |= (uint32_t)EPOLLONESHOT;
    event.data.u64 = (uint64_t)generation << 32 | (uint32_t)descriptor;
    if (epoll_ctl(poller->epoll, operation, descriptor, &event) == 0)
        return;
    if (operation == EPOLL_CTL_ADD && errno == EEXIST)
        operation = EPOLL_CTL_MOD;
    else if (operation == EPOLL_CTL_MOD && errno == ENOENT)
        operation = EPOLL_CTL_ADD;
    else
        operation = 0;
    if (operation != 0 && epoll_ctl(poller->epoll, operation, descriptor, &event) == 0)
        return;
    if (mask != 0)
        poller->unwatched = true;
}

/* CURLMOPT_SOCKETFUNCTION. Descriptors that are not in the table (a resolver's pipe) are closed
 * behind our back, so theirs are registered and removed at once. */
static int on_socket(CURL *easy, curl_socket_t descriptor, int what, void *user, void *assigned)
{
    struct poller *poller = user;
    (void)easy;
    (void)assigned;
    uint8_t wanted = 0;
    if (what == CURL_POLL_IN || what == CURL_POLL_INOUT)
        wanted |= READ;
    if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
        wanted |= WRITE;
    struct socket_entry *entry = sockets_find(&poller->sockets, descriptor);
    if (entry == NULL) {
        control(poller, wanted == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_ADD, descriptor, wanted, 0);
        return 0;
    }
    bool connecting = wanted == 0 && (entry->wanted & WRITE) != 0;
    entry->wanted = wanted;
    if (connecting && !sockets_verify(&poller->sockets, descriptor))
        return 0;
    if (wanted == 0 || wanted == entry->registered)
        return 0;
    control(poller, entry->registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, wanted,
            entry->generation);
    entry->registered = wanted;
    return 0;
}

/* CURLMOPT_TIMERFUNCTION */
static int on_timer(CURLM *multi, long milliseconds, void *user)
{
    struct poller *poller = user;
    (void)multi;
    if (milliseconds < 0)
        poller->due = CLOCK_NEVER;
    else
        poller->due = clock_add(clock_now(), (int64_t)milliseconds * CLOCK_MILLISECOND);
    return 0;
}

struct poller *poller_new(CURLM *multi)
{
    struct poller *poller = bctrl_calloc(1, sizeof *poller);
    if (poller == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    poller->armed = CLOCK_NEVER;
    poller->timer = -1;
    poller->guarded = sigpipe_needed();
    poller->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (poller->epoll < 0) {
        int error = errno;
        bctrl_free(poller);
        errno = error;
        return NULL;
    }
    poller_attach(poller, multi);
    return poller;
}

void poller_attach(struct poller *poller, CURLM *multi)
{
    poller->multi = multi;
    poller->due = CLOCK_NEVER;
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, poller);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, poller);
}

void poller_free(struct poller *poller)
{
    if (poller == NULL)
        return;
    if (poller->timer >= 0)
        close(poller->timer);
    close(poller->epoll);
    sockets_free(&poller->sockets);
    bctrl_free(poller);
}

void poller_close_sockets(struct poller *poller)
{
    sockets_close_all(&poller->sockets);
}

CURLMcode poller_kick(struct poller *poller)
{
    int running;
    SIGPIPE_BEGIN(poller->guarded);
    poller->due = CLOCK_NEVER;
    CURLMcode code = curl_multi_socket_action(poller->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    SIGPIPE_END;
    poller->failed = poller->failed || code != CURLM_OK;
    return code;
}

static void act(struct poller *poller, int descriptor, int ready)
{
    int running;
    if (curl_multi_socket_action(poller->multi, descriptor, ready, &running) != CURLM_OK)
        poller->failed = true;
}

static void clear_timer(struct poller *poller)
{
    uint64_t ticks;
    if (read(poller->timer, &ticks, sizeof ticks) > 0)
        poller->armed = CLOCK_NEVER;
}

static void handle(struct poller *poller, const struct epoll_event *event)
{
    int descriptor = (int)(uint32_t)event->data.u64;
    uint32_t generation = (uint32_t)(event->data.u64 >> 32);
    if (descriptor == poller->timer) {
        clear_timer(poller);
        return;
    }
    int ready = 0;
    if (event->events & (uint32_t)EPOLLIN) {
        ready |= CURL_CSELECT_IN;
        poller->reads++;
    }
    if (event->events & (uint32_t)EPOLLOUT)
        ready |= CURL_CSELECT_OUT;
    struct socket_entry *entry = sockets_find(&poller->sockets, descriptor);
    if (entry == NULL ? generation != 0 : generation != entry->generation)
        return; /* closed while earlier events of the batch were handled */
    if (entry != NULL && entry->wanted == 0) {
        control(poller, EPOLL_CTL_DEL, descriptor, 0, 0);
        entry->registered = 0; /* an idle connection that its server has closed, most likely */
        return;
    }
    if (event->events & (uint32_t)(EPOLLERR | EPOLLHUP)) { /* reading or writing tells the error */
        uint8_t wanted = entry == NULL ? READ : entry->wanted;
        ready |= (wanted & READ ? CURL_CSELECT_IN : 0) | (wanted & WRITE ? CURL_CSELECT_OUT : 0);
    }
    act(poller, descriptor, ready);
}

/* After an event, handled or not. */
static void rearm(struct poller *poller, const struct epoll_event *event)
{
    int descriptor = (int)(uint32_t)event->data.u64;
    uint32_t generation = (uint32_t)(event->data.u64 >> 32);
    const struct socket_entry *entry = sockets_find(&poller->sockets, descriptor);
    if (entry != NULL && entry->generation == generation && entry->registered & WRITE)
        control(poller, EPOLL_CTL_MOD, descriptor, entry->registered, generation);
}

static unsigned run_timers(struct poller *poller, int64_t now, int64_t limit)
{
    unsigned result = 0;
    for (int round = 0; poller->due <= now && !poller->failed; round++) {
        if (result != 0 && (round == TIMER_ROUNDS || now >= limit))
            return result | POLLER_CUT;
        poller->due = CLOCK_NEVER; /* set again by on_timer if there is a next one */
        act(poller, CURL_SOCKET_TIMEOUT, 0);
        result = POLLER_BUSY;
        if (poller->due != CLOCK_NEVER)
            now = clock_now();
    }
    return result;
}

unsigned poller_run(struct poller *poller, int64_t now, int64_t wait, int64_t *limit)
{
    struct epoll_event events[BATCH];
    unsigned result = 0;
    SIGPIPE_BEGIN(poller->guarded);
    for (;;) {
        int count = epoll_wait(poller->epoll, events, BATCH, clock_milliseconds(wait));
        poller->waits++;
        if (count < 0 && errno == EINTR)
            result |= POLLER_INTERRUPTED;
        if (wait > 0) {
            int64_t before = now;
            now = clock_now();
            *limit = clock_add(*limit, now - before);
        } else if (count != 0) {
            now = clock_now();
        }
        for (int i = 0; i < count; i++) {
            if (i > 0 && *limit != CLOCK_NEVER && !(result & POLLER_CUT) && clock_now() >= *limit)
                result |= POLLER_CUT;
            if (!(result & POLLER_CUT) && !poller->failed)
                handle(poller, &events[i]);
            rearm(poller, &events[i]);
            result |= POLLER_BUSY;
        }
        if (count < BATCH || result & POLLER_CUT || poller->failed)
            break;
        wait = 0;
    }
    if (!(result & POLLER_CUT))
        result |= run_timers(poller, now, *limit);
    if (poller->unwatched) {
        int running;
        curl_multi_perform(poller->multi, &running);
        poller->due = clock_earlier(poller->due, now + RETRY);
        poller->unwatched = running > 0;
    }
    SIGPIPE_END;
    return result;
}

bool poller_failed(struct poller *poller)
{
    bool failed = poller->failed;
    poller->failed = false;
    return failed;
}

int64_t poller_due(struct poller *poller)
{
    return poller->due;
}

uint64_t poller_reads(const struct poller *poller)
{
    return poller->reads;
}

bool poller_is_blind(const struct poller *poller)
{
    return poller->unwatched;
}

int poller_descriptor(struct poller *poller)
{
    if (poller->timer >= 0)
        return poller->epoll;
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0)
        return -1;
    struct epoll_event event = {.events = EPOLLIN};
    event.data.u64 = (uint32_t)timer;
    if (epoll_ctl(poller->epoll, EPOLL_CTL_ADD, timer, &event) != 0) {
        close(timer);
        return -1;
    }
    poller->timer = timer;
    poller->armed = CLOCK_NEVER;
    return poller->epoll;
}

void poller_arm(struct poller *poller, int64_t due)
{
    if (due < ARMED_PAST)
        due = ARMED_PAST;
    if (poller->timer < 0 || due == poller->armed)
        return;
    struct itimerspec when = {0}; /* disarmed */
    if (due != CLOCK_NEVER) {
        when.it_value.tv_sec = (time_t)(due / CLOCK_SECOND);
        when.it_value.tv_nsec = (long)(due % CLOCK_SECOND);
    }
    if (timerfd_settime(poller->timer, TFD_TIMER_ABSTIME, &when, NULL) == 0)
        poller->armed = due;
    poller->arms++;
}

void poller_arm_sooner(struct poller *poller, int64_t due)
{
    if (due < poller->armed)
        poller_arm(poller, due);
}

struct poller_counts poller_counts(struct poller *poller)
{
    return (struct poller_counts){.opened = poller->sockets.opened,
                                  .waits = poller->waits,
                                  .arms = poller->arms,
                                  .open = sockets_count(&poller->sockets)};
}

bool poller_socket_opened(struct poller *poller, curl_socket_t descriptor)
{
    if (sockets_add(&poller->sockets, descriptor))
        return true;
    close(descriptor);
    return false;
}

/* Taken out of the epoll set first: a forked child's copy would keep it in there. */
int poller_socket_close(struct poller *poller, curl_socket_t descriptor)
{
    struct socket_entry *entry = sockets_find(&poller->sockets, descriptor);
    if (entry != NULL && entry->registered != 0)
        control(poller, EPOLL_CTL_DEL, descriptor, 0, 0);
    sockets_remove(&poller->sockets, descriptor);
    return close(descriptor);
}

#endif

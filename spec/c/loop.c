/* The loop alone, without HTTP and Lua: events that become ready many times, watches of any
 * descriptor for reading and writing, a socket that is closed while its events wait, and what is
 * started before a wait. */
#include "base/memory.h"
#include "loop/loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void *bctrl_malloc(size_t size)
{
    return malloc(size);
}
void *bctrl_calloc(size_t count, size_t size)
{
    return calloc(count, size);
}
void *bctrl_realloc(void *block, size_t size)
{
    return realloc(block, size);
}
void bctrl_free(void *block)
{
    free(block);
}

static int passed, failed;

static void check(bool good, const char *what)
{
    if (good)
        passed++;
    else
        failed++;
    if (!good)
        printf("FAILED loop: %s\n", what);
}

static struct loop *loop;

struct reader {
    struct loop_event event;
    char taken[64];
    size_t length;
    unsigned calls, ready;
};

static void on_readable(void *user, os_socket socket, unsigned ready)
{
    struct reader *reader = user;
    ssize_t got = read(socket, reader->taken + reader->length, 1);
    reader->calls++;
    reader->ready |= ready;
    if (got > 0)
        reader->length += (size_t)got;
    loop_event_set(loop, &reader->event);
}

static void events_become_ready_many_times(void)
{
    int pair[2];
    struct reader reader = {0};
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "a pair of sockets");
    check(loop_event_enter(loop, &reader.event), "an event enters");
    check(loop_watch(loop, pair[0], LOOP_READ, on_readable, &reader), "a watch");
    for (unsigned i = 1; i <= 3; i++) {
        check(write(pair[1], "x", 1) == 1, "a byte is written");
        struct loop_progress progress = loop_run(loop, 10 * CLOCK_SECOND, CLOCK_NEVER);
        check(progress.ready == 1, "one event is ready");
        check(loop_next(loop) == reader.event.id, "it is told by its id");
        check(loop_next(loop) == 0, "once");
        check(reader.length == i, "each byte was read");
    }
    loop_event_set(loop, &reader.event);
    loop_event_set(loop, &reader.event);
    check(loop_run(loop, 0, CLOCK_NEVER).ready == 1, "set twice is ready once");
    loop_event_clear(loop, &reader.event);
    check(loop_next(loop) == 0, "cleared is not ready");
    close(pair[1]);
    loop_run(loop, 10 * CLOCK_SECOND, CLOCK_NEVER);
    check(reader.calls == 4 && reader.ready & LOOP_READ, "an end is told as readable");
    check(loop_watch(loop, pair[0], 0, NULL, NULL), "the watch ends");
    loop_event_leave(loop, &reader.event);
    check(loop_run(loop, 0, CLOCK_NEVER).ready == 0 && reader.calls == 4, "and tells no more");
    close(pair[0]);
}

static unsigned writable;

static void on_writable(void *user, os_socket socket, unsigned ready)
{
    (void)user;
    writable += ready & LOOP_WRITE ? 1 : 0;
    loop_watch(loop, socket, LOOP_READ, on_writable, NULL);
}

static void watches_write(void)
{
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "a pair of sockets");
    loop_watch(loop, pair[0], LOOP_READ | LOOP_WRITE, on_writable, NULL);
    loop_run(loop, 0, CLOCK_NEVER);
    loop_run(loop, 0, CLOCK_NEVER);
    check(writable == 1, "an idle socket is writable, until only reading is wanted");
    loop_watch(loop, pair[0], 0, NULL, NULL);
    close(pair[0]);
    close(pair[1]);
}

static unsigned calls_of_two;

static void on_either(void *user, os_socket socket, unsigned ready)
{
    const int *both = user;
    (void)ready;
    calls_of_two++;
    loop_socket_close(loop, socket == both[0] ? both[1] : both[0]); /* the other's event waits */
    loop_watch(loop, socket, 0, NULL, NULL);
}

static void closes_what_waits(void)
{
    int first[2], second[2];
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, first) == 0, "a pair of sockets");
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, second) == 0, "another");
    int ours[2] = {first[0], second[0]};
    check(loop_socket_opened(loop, ours[0]) && loop_socket_opened(loop, ours[1]), "both are owned");
    check(loop_stats(loop).open == 2, "and counted");
    loop_watch(loop, ours[0], LOOP_READ, on_either, ours);
    loop_watch(loop, ours[1], LOOP_READ, on_either, ours);
    check(write(first[1], "x", 1) == 1 && write(second[1], "x", 1) == 1, "both are readable");
    loop_run(loop, 0, CLOCK_NEVER);
    check(calls_of_two == 1, "an event of a socket that is closed meanwhile is not told");
    check(loop_stats(loop).open == 1, "one is left");
    loop_abandon_sockets(loop);
    check(loop_stats(loop).open == 0, "until they are abandoned");
    close(first[1]);
    close(second[1]);
}

struct starter {
    struct loop_prepare prepare;
    unsigned left, started;
};

static bool start(struct loop_prepare *prepare, int64_t now, int64_t limit)
{
    struct starter *starter = CONTAINER_OF(prepare, struct starter, prepare);
    (void)now;
    for (bool first = true; starter->left > 0; first = false) {
        if (!first && limit != CLOCK_NEVER && clock_now() >= limit)
            return false;
        starter->left--;
        starter->started++;
    }
    return true;
}

static int64_t start_due(const struct loop_prepare *prepare)
{
    return CONTAINER_OF(prepare, const struct starter, prepare)->left > 0 ? 0 : CLOCK_NEVER;
}

static void starts_within_a_budget(void)
{
    struct starter starter = {.prepare = {.run = start, .due = start_due}, .left = 3};
    loop_prepare_enter(loop, &starter.prepare);
    check(loop_timeout(loop) == 0, "something waits to be started");
    struct loop_progress progress = loop_run(loop, 0, 0);
    check(starter.started == 1 && progress.more,
          "no budget starts one, and says that more is left");
    loop_run(loop, 0, CLOCK_NEVER);
    check(starter.started == 3 && loop_timeout(loop) == CLOCK_NEVER, "the rest without a limit");
    loop_prepare_leave(loop, &starter.prepare);
}

struct again {
    struct loop_timer timer;
    unsigned fired;
};

static void on_again(struct loop_timer *timer, int64_t now)
{
    CONTAINER_OF(timer, struct again, timer)->fired++;
    loop_timer_set(loop, timer, now); /* for ever due */
}

static void survives_a_timer_that_is_always_due(void)
{
    struct again again = {.fired = 0};
    check(loop_timer_enter(loop, &again.timer, LOOP_TIMER, on_again), "a timer enters");
    loop_timer_set(loop, &again.timer, clock_now());
    struct loop_progress progress = loop_run(loop, 0, CLOCK_NEVER);
    check(again.fired > 1 && progress.more, "a run ends, and says that more is left");
    loop_timer_leave(loop, &again.timer);
}

int main(void)
{
    const char *error = NULL;
    loop = loop_new(&error);
    if (loop == NULL) {
        printf("FAILED loop: %s\n0 passed, 1 failed\n", error);
        return 1;
    }
    events_become_ready_many_times();
    watches_write();
    closes_what_waits();
    starts_within_a_budget();
    survives_a_timer_that_is_always_due();
    loop_close(loop);
    loop_unref(loop);
    printf("loop (%s): %d passed, %d failed\n", loop_backend, passed, failed);
    return failed > 0;
}

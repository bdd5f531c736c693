/* One poll(2) for all of it: see loop.h. Of libmicrohttpd's sockets it sees its epoll descriptor
 * where there is one, else each of them, as many as select could watch. */
#include "gateway/loop.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdio.h>

#ifdef POLLRDHUP
enum { HANGS_UP = POLLRDHUP };
#else
enum { HANGS_UP = POLLIN };
#endif

enum { LONGEST = 60000, BLIND = 10 }; /* milliseconds */

static bool has_epoll(void)
{
#ifdef BCTRL_BACKEND_POLL
    return false;
#else
    return MHD_is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES;
#endif
}

unsigned loop_flags(void)
{
    return has_epoll() ? MHD_USE_EPOLL : 0;
}

bool loop_reaches(os_socket socket, char *error, size_t size)
{
    if (has_epoll() || os_socket_fits_select(socket))
        return true;
    snprintf(error, size, "cannot watch the sockets: too many descriptors are open for select");
    return false;
}

void loop_close(struct loop *loop)
{
    heap_free(&loop->waits);
    bctrl_free(loop->polls);
    bctrl_free(loop->watched);
}

bool loop_wait(struct loop *loop, struct loop_wait *wait, int64_t due)
{
    if (!heap_reserve(&loop->waits, loop->waits.count + 1))
        return false;
    wait->early = false;
    heap_set(&loop->waits, &wait->timer, due);
    return true;
}

static struct loop_wait *wait_of(struct heap_item *timer)
{
    return (struct loop_wait *)(void *)((char *)timer - offsetof(struct loop_wait, timer));
}

static void end_wait(struct loop *loop, struct loop_wait *wait, bool hung_up)
{
    heap_remove(&loop->waits, &wait->timer);
    wait->over(wait, hung_up);
}

void loop_end_waits(struct loop *loop)
{
    while (heap_first(&loop->waits) != NULL)
        end_wait(loop, wait_of(heap_first(&loop->waits)), true);
}

/* What finds no room, memory being short, is looked at without being told: see milliseconds. */
static void watch(struct loop *loop, os_socket socket, int events, struct loop_wait *wait)
{
    if (loop->count == loop->capacity) {
        size_t capacity = loop->capacity == 0 ? 64 : loop->capacity * 2;
        os_pollfd *polls = bctrl_realloc(loop->polls, capacity * sizeof *polls);
        if (polls != NULL)
            loop->polls = polls;
        struct loop_wait **watched = bctrl_realloc(loop->watched, capacity * sizeof *watched);
        if (watched != NULL)
            loop->watched = watched;
        loop->blind = loop->blind || polls == NULL || watched == NULL;
        if (loop->blind)
            return;
        loop->capacity = capacity;
    }
    loop->polls[loop->count] = (os_pollfd){.fd = socket, .events = (short)events};
    loop->watched[loop->count++] = wait;
}

void loop_watch_pair(struct loop *loop, struct loop_pair *pair)
{
    pair->places[0] = pair->places[1] = SIZE_MAX;
    list_append(&loop->pairs, &pair->node);
}

static void watch_pair(struct loop *loop, struct loop_pair *pair)
{
    for (int i = 0; i < 2; i++) {
        pair->places[i] = SIZE_MAX;
        if (pair->events[i] == 0)
            continue;
        size_t place = loop->count;
        watch(loop, pair->sockets[i], pair->events[i], NULL);
        pair->places[i] = loop->count > place ? place : SIZE_MAX;
    }
}

/* One that found no room is tried as well: nothing here waits. */
static bool is_ready(const struct loop *loop, const struct loop_pair *pair)
{
    for (int i = 0; i < 2; i++)
        if (pair->places[i] == SIZE_MAX ? loop->blind : loop->polls[pair->places[i]].revents != 0)
            return true;
    return false;
}

static void serve_pairs(struct loop *loop)
{
    struct list_node *next;
    for (struct list_node *node = loop->pairs.first; node != NULL; node = next) {
        struct loop_pair *pair = CONTAINER_OF(node, struct loop_pair, node);
        next = node->next;
        if (is_ready(loop, pair))
            pair->ready(pair);
    }
}

static void watch_daemon(struct loop *loop)
{
    const union MHD_DaemonInfo *info = NULL;
    if (has_epoll())
        info = MHD_get_daemon_info(loop->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (info != NULL) {
        watch(loop, (os_socket)info->epoll_fd, POLLIN, NULL);
        return;
    }
    fd_set readable, writable, failed;
    FD_ZERO(&readable);
    FD_ZERO(&writable);
    FD_ZERO(&failed);
    MHD_socket highest = 0, each;
    MHD_get_fdset2(loop->daemon, &readable, &writable, &failed, &highest, FD_SETSIZE);
    for (size_t at = 0; (each = os_select_next(&readable, highest, &at)) != OS_NO_SOCKET;)
        watch(loop, each, POLLIN | (FD_ISSET(each, &writable) ? POLLOUT : 0), NULL);
    for (size_t at = 0; (each = os_select_next(&writable, highest, &at)) != OS_NO_SOCKET;)
        if (!FD_ISSET(each, &readable))
            watch(loop, each, POLLOUT, NULL);
    for (size_t at = 0; (each = os_select_next(&failed, highest, &at)) != OS_NO_SOCKET;)
        if (!FD_ISSET(each, &readable) && !FD_ISSET(each, &writable))
            watch(loop, each, 0, NULL);
}

static void watch_all(struct loop *loop)
{
    loop->count = 0;
    loop->blind = false;
    watch(loop, loop->wake, POLLIN, NULL);
    watch_daemon(loop);
    for (size_t i = 0; i < loop->waits.count; i++) {
        struct loop_wait *wait = wait_of(loop->waits.items[i]);
        if (!wait->early && wait->socket != OS_NO_SOCKET) /* poll takes no more than may be open */
            watch(loop, wait->socket, HANGS_UP, wait);
    }
    for (struct list_node *node = loop->pairs.first; node != NULL; node = node->next)
        watch_pair(loop, CONTAINER_OF(node, struct loop_pair, node));
}

/* Until something is due. */
static int milliseconds(const struct loop *loop)
{
    int64_t limit = loop->closed ? 0 : loop->blind ? BLIND : LONGEST;
    MHD_UNSIGNED_LONG_LONG daemon = 0;
    if (MHD_get_timeout(loop->daemon, &daemon) == MHD_YES && daemon < (uint64_t)limit)
        limit = (int64_t)daemon;
    const struct heap_item *first = heap_first(&loop->waits);
    int64_t due = first == NULL ? CLOCK_NEVER : first->due - clock_now();
    return clock_milliseconds(clock_earlier(limit * CLOCK_MILLISECOND, due));
}

/* Where it selects, libmicrohttpd 1.0.1 leaves off at a connection that closes: a resumed one
 * behind it would wait for what does not come. */
void loop_run_daemon(struct loop *loop)
{
    do {
        loop->closed = false;
        MHD_run(loop->daemon);
    } while (loop->closed);
}

bool loop_turn(struct loop *loop)
{
    watch_all(loop);
    os_poll(loop->polls, loop->count, milliseconds(loop));
    for (size_t i = 0; i < loop->count; i++) {
        struct loop_wait *wait = loop->polls[i].revents == 0 ? NULL : loop->watched[i];
        enum os_sight sight = wait == NULL ? OS_NOTHING : os_socket_look(wait->socket);
        if (sight == OS_INPUT)
            wait->early = true;
        else if (sight != OS_NOTHING)
            end_wait(loop, wait, true);
    }
    serve_pairs(loop);
    struct heap_item *timer;
    int64_t now = clock_now();
    while ((timer = heap_first(&loop->waits)) != NULL && timer->due <= now)
        end_wait(loop, wait_of(timer), false);
    loop_run_daemon(loop);
    return loop->blind ? os_socket_look(loop->wake) == OS_INPUT : loop->polls[0].revents != 0;
}

/* The server thread's waiting: for libmicrohttpd's sockets, for a command, for the next late
 * answer, and for clients that hang up while their answer waits. With epoll on Linux; with select
 * elsewhere, and on Linux where the portable poller is asked for. */
#include "gateway/server.h"

#include <errno.h>
#include <math.h>
#include <unistd.h>

#if defined(__linux__) && !defined(BCTRL_PORTABLE_POLLER)
#define USE_EPOLL 1
#include <sys/epoll.h>
#else
#define USE_EPOLL 0
#include <sys/select.h>
#include <sys/socket.h>
#endif

/* Milliseconds until something is due, -1 for nothing. */
static int wait_limit(struct server *server)
{
    double limit = -1;
    MHD_UNSIGNED_LONG_LONG milliseconds = 0;
    if (MHD_get_timeout(server->daemon, &milliseconds) == MHD_YES)
        limit = (double)milliseconds;
    if (server->timer_count > 0) {
        double due = ceil((server->timers[0]->due - monotonic_seconds()) * 1000);
        if (due < 0)
            due = 0;
        if (limit < 0 || due < limit)
            limit = due;
    }
    return limit > 60000 ? 60000 : (int)limit;
}

/* Runs what the waiting caller asked for; false when that is to stop. */
static bool serve_command(struct server *server)
{
    char drained[64];
    while (read(server->wake[0], drained, sizeof drained) > 0)
        ;
    pthread_mutex_lock(&server->mutex);
    bool stopping = server->stopping;
    if (server->command != NULL && !server->replied) {
        server->reply.length = 0;
        server->reply_ok =
            host_command(server, server->command, server->command_length, &server->reply);
        server->replied = true;
        pthread_cond_signal(&server->answered);
    }
    pthread_mutex_unlock(&server->mutex);
    return !stopping;
}

static void serve_timers(struct server *server)
{
    if (server->timer_count == 0)
        return;
    double now = monotonic_seconds();
    while (server->timer_count > 0 && server->timers[0]->due <= now)
        request_resume(server->timers[0], false);
}

static int request_socket(const struct request *request)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}

#if USE_EPOLL

unsigned loop_flags(void)
{
    return MHD_USE_EPOLL;
}

static bool watch(int poller, int descriptor, uint32_t events, void *what)
{
    struct epoll_event event = {0};
    event.events = events;
    event.data.ptr = what;
    return epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

bool loop_open(struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    server->poller = epoll_create1(EPOLL_CLOEXEC);
    return info != NULL && server->poller >= 0 &&
           watch(server->poller, server->wake[0], EPOLLIN, server->wake) &&
           watch(server->poller, info->epoll_fd, EPOLLIN, &server->daemon);
}

void loop_close(struct server *server)
{
    if (server->poller >= 0)
        close(server->poller);
    server->poller = -1;
}

void loop_watch(struct request *request)
{
    request->watched = watch(request->server->poller, request_socket(request), EPOLLRDHUP, request);
}

void loop_unwatch(struct request *request)
{
    if (request->watched)
        epoll_ctl(request->server->poller, EPOLL_CTL_DEL, request_socket(request), NULL);
    request->watched = false;
}

bool loop_turn(struct server *server)
{
    struct epoll_event events[64];
    bool going_on = true;
    int count = epoll_wait(server->poller, events, 64, wait_limit(server));
    for (int i = 0; i < count; i++) {
        if (events[i].data.ptr == server->wake)
            going_on = serve_command(server);
        else if (events[i].data.ptr != &server->daemon)
            request_resume(events[i].data.ptr, true);
    }
    serve_timers(server);
    MHD_run(server->daemon);
    return going_on;
}

#else

unsigned loop_flags(void)
{
    return 0;
}

bool loop_open(struct server *server)
{
    server->poller = -1;
    if (server->wake[0] >= FD_SETSIZE) {
        errno = EMFILE;
        return false;
    }
    return true;
}

void loop_close(struct server *server)
{
    (void)server;
}

void loop_watch(struct request *request)
{
    request->watched = request_socket(request) >= 0 && request_socket(request) < FD_SETSIZE;
}

void loop_unwatch(struct request *request)
{
    request->watched = false;
}

static void add_waiting(struct server *server, fd_set *readable, MHD_socket *highest)
{
    for (size_t i = 0; i < server->timer_count; i++) {
        if (!server->timers[i]->watched)
            continue;
        int descriptor = request_socket(server->timers[i]);
        FD_SET(descriptor, readable);
        if (descriptor > *highest)
            *highest = descriptor;
    }
}

/* A waiting client's socket is readable: it hung up, or sends its next request early. */
static void serve_waiting(struct server *server, const fd_set *readable)
{
    for (size_t i = 0; i < server->timer_count;) {
        struct request *request = server->timers[i];
        int descriptor = request_socket(request);
        char byte;
        if (!request->watched || !FD_ISSET(descriptor, readable)) {
            i++;
        } else if (recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0) {
            request->watched = false;
        } else {
            request_resume(request, true);
            i = 0; /* the heap has changed */
        }
    }
}

bool loop_turn(struct server *server)
{
    fd_set readable, writable, failed;
    FD_ZERO(&readable);
    FD_ZERO(&writable);
    FD_ZERO(&failed);
    MHD_socket highest = 0;
    MHD_get_fdset(server->daemon, &readable, &writable, &failed, &highest);
    add_waiting(server, &readable, &highest);
    FD_SET(server->wake[0], &readable);
    if (server->wake[0] > highest)
        highest = server->wake[0];
    int limit = wait_limit(server);
    struct timeval timeout = {limit / 1000, (limit % 1000) * 1000};
    int count = select(highest + 1, &readable, &writable, &failed, limit < 0 ? NULL : &timeout);
    bool going_on = true;
    if (count > 0) {
        serve_waiting(server, &readable);
        if (FD_ISSET(server->wake[0], &readable))
            going_on = serve_command(server);
    }
    serve_timers(server);
    MHD_run(server->daemon);
    return going_on;
}

#endif

/* The gateway's server: starting and ending its thread, and passing commands to it. */
#include "gateway/server.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

double monotonic_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void *serve(void *context)
{
    struct server *server = context;
    while (loop_turn(server))
        ;
    while (server->timer_count > 0)
        request_resume(server->timers[0], true);
    return NULL;
}

static bool open_wake(struct server *server)
{
    if (pipe(server->wake) != 0) {
        server->wake[0] = server->wake[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++)
        if (fcntl(server->wake[i], F_SETFD, FD_CLOEXEC) != 0 ||
            fcntl(server->wake[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    return true;
}

static void wake(struct server *server)
{
    ssize_t written;
    do
        written = write(server->wake[1], "", 1);
    while (written < 0 && errno == EINTR);
}

/* The host's signals are for the host's threads. */
static int start_thread(struct server *server)
{
    sigset_t all, before;
    sigfillset(&all);
    int failure = pthread_sigmask(SIG_SETMASK, &all, &before);
    if (failure != 0)
        return failure;
    failure = pthread_create(&server->thread, NULL, serve, server);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failure;
}

static void close_descriptor(int descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
}

/* What is left once no thread runs. */
static void server_free(struct server *server)
{
    if (server->daemon != NULL)
        MHD_stop_daemon(server->daemon); /* closes the listener */
    else
        close_descriptor(server->listener);
    loop_close(server);
    if (server->L != NULL)
        lua_close(server->L);
    close_descriptor(server->wake[0]);
    close_descriptor(server->wake[1]);
    pthread_cond_destroy(&server->answered);
    pthread_mutex_destroy(&server->mutex);
    bytes_free(&server->reply);
    bctrl_free(server->timers);
    bctrl_free(server);
}

static struct server *server_new(void)
{
    struct server *server = bctrl_calloc(1, sizeof *server);
    if (server == NULL)
        return NULL;
    server->pid = getpid();
    server->listener = server->poller = server->wake[0] = server->wake[1] = -1;
    if (pthread_mutex_init(&server->mutex, NULL) != 0) {
        bctrl_free(server);
        return NULL;
    }
    if (pthread_cond_init(&server->answered, NULL) != 0) {
        pthread_mutex_destroy(&server->mutex);
        bctrl_free(server);
        return NULL;
    }
    return server;
}

static bool server_open(struct server *server, const struct server_options *options, char *error,
                        size_t error_size)
{
    server->listener = socket_listen(options->host, options->port, error, error_size);
    if (server->listener < 0 || !host_open(server, options, error, error_size))
        return false;
    if (!open_wake(server)) {
        snprintf(error, error_size, "cannot open a pipe: %s", strerror(errno));
        return false;
    }
    server->daemon = request_daemon(server);
    if (server->daemon == NULL) {
        server->listener = -1; /* libmicrohttpd may have closed it: never close it twice */
        snprintf(error, error_size, "libmicrohttpd %s does not start", MHD_get_version());
        return false;
    }
    if (!loop_open(server)) {
        snprintf(error, error_size, "cannot watch the sockets: %s", strerror(errno));
        return false;
    }
    int failure = start_thread(server);
    if (failure != 0) {
        snprintf(error, error_size, "cannot start a thread: %s", strerror(failure));
        return false;
    }
    server->started = true;
    return true;
}

struct server *server_start(const struct server_options *options, char *error, size_t error_size)
{
    struct server *server = server_new();
    if (server == NULL) {
        snprintf(error, error_size, "not enough memory");
        return NULL;
    }
    if (!server_open(server, options, error, error_size)) {
        server_free(server);
        return NULL;
    }
    return server;
}

int server_port(const struct server *server)
{
    return socket_port(server->listener);
}

bool server_is_ours(const struct server *server)
{
    return server->pid == getpid();
}

bool server_command(struct server *server, const char *text, size_t length, struct bytes *reply)
{
    pthread_mutex_lock(&server->mutex);
    server->command = text;
    server->command_length = length;
    server->replied = false;
    wake(server);
    while (!server->replied)
        pthread_cond_wait(&server->answered, &server->mutex);
    server->command = NULL;
    bool ok = server->reply_ok;
    *reply = server->reply;
    server->reply = (struct bytes){NULL, 0, 0};
    pthread_mutex_unlock(&server->mutex);
    return ok;
}

void server_stop(struct server *server)
{
    if (!server_is_ours(server)) {
        /* A fork: the thread, and whoever held the mutex, stayed behind. */
        close_descriptor(server->listener);
        close_descriptor(server->poller);
        close_descriptor(server->wake[0]);
        close_descriptor(server->wake[1]);
        return;
    }
    if (server->started) {
        pthread_mutex_lock(&server->mutex);
        server->stopping = true;
        pthread_mutex_unlock(&server->mutex);
        wake(server);
        pthread_join(server->thread, NULL);
    }
    server_free(server);
}

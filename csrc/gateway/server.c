/* The gateway's server: starting and ending its thread, and passing commands to it. */
#include "gateway/server.h"
#include "base/memory.h"
#include "gateway/host.h"

#include <stdio.h>

/* What the thread is asked to do, while its caller waits. */
struct command {
    const char *text; /* NULL: to stop */
    size_t length;
    struct buffer *reply;
    bool ok;
};

struct server {
    struct os_process process;
    struct os_thread *thread; /* NULL: nothing but the caller's thread uses the rest */
    os_socket listener;
    os_socket caller, wake; /* a pair: a byte there is a command, a byte back: it is done */
    struct command command; /* whoever has got the byte may use it */
    struct loop loop;
    struct exchanges exchanges;
    struct relays relays;
    struct browsers browsers;
    lua_State *L;
};

static bool serve_command(struct server *server)
{
    char byte;
    struct command *command = &server->command;
    if (!os_socket_receive(server->wake, &byte, 1) || command->text == NULL)
        return false;
    command->ok = host_command(server->L, command->text, command->length, command->reply);
    return os_socket_send(server->wake, &byte, 1);
}

static void serve(void *context)
{
    struct server *server = context;
    while (!loop_turn(&server->loop) || serve_command(server))
        ;
    server->exchanges.closed = true;
    loop_end_waits(&server->loop);
    relays_close(&server->relays);
    loop_run_daemon(&server->loop); /* it must not be stopped while it knows of one that waits */
}

/* What is left once no thread runs. */
static void server_free(struct server *server)
{
    if (server->loop.daemon != NULL)
        MHD_stop_daemon(server->loop.daemon); /* closes the listener */
    else
        os_socket_close(server->listener);
    loop_close(&server->loop);
    if (server->L != NULL)
        lua_close(server->L);
    browsers_close(&server->browsers);
    os_socket_close(server->caller);
    os_socket_close(server->wake);
    os_process_forget(&server->process);
    bctrl_free(server);
}

static struct server *server_new(void)
{
    struct server *server = bctrl_calloc(1, sizeof *server);
    if (server == NULL)
        return NULL;
    server->process = os_process_note();
    server->listener = server->caller = server->wake = OS_NO_SOCKET;
    return server;
}

static bool say(const char *what, char *error, size_t error_size)
{
    char why[128];
    os_error_text(os_error(), why, sizeof why);
    snprintf(error, error_size, "%s: %s", what, why);
    return false;
}

static bool open_host(struct server *server, const struct server_options *options, char *error,
                      size_t error_size)
{
    struct host_options host = {.path = options->path,
                                .cpath = options->cpath,
                                .config = options->config,
                                .config_length = options->config_length,
                                .port = os_socket_port(server->listener),
                                .exchanges = &server->exchanges,
                                .browsers = &server->browsers};
    server->exchanges.relays = &server->relays;
    server->relays.loop = &server->loop;
    server->L = host_open(&host, error, error_size);
    return server->L != NULL;
}

static bool open_daemon(struct server *server, char *error, size_t error_size)
{
    struct exchanges *exchanges = &server->exchanges;
    exchanges->loop = &server->loop;
    exchanges->answer = host_answer;
    exchanges->go_on = host_go_on;
    exchanges->forget = host_forget;
    exchanges->context = server->relays.context = server->L;
    server->relays.judge = host_judge;
    server->loop.wake = server->wake;
    server->loop.daemon = exchange_daemon(exchanges, server->listener);
    if (server->loop.daemon != NULL)
        return true;
    server->listener = OS_NO_SOCKET; /* libmicrohttpd may have closed it: never close it twice */
    snprintf(error, error_size, "libmicrohttpd %s does not start", MHD_get_version());
    return false;
}

static bool server_open(struct server *server, const struct server_options *options, char *error,
                        size_t error_size)
{
    os_socket pair[2];
    server->listener = os_listen(options->host, options->port, error, error_size);
    if (server->listener == OS_NO_SOCKET || !open_host(server, options, error, error_size))
        return false;
    if (!os_socket_pair(pair))
        return say("cannot open a pair of sockets", error, error_size);
    server->caller = pair[0];
    server->wake = pair[1];
    if (!loop_reaches(server->wake, error, error_size) || !open_daemon(server, error, error_size))
        return false;
    server->thread = os_thread_start(serve, server);
    return server->thread != NULL || say("cannot start a thread", error, error_size);
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
    return os_socket_port(server->listener);
}

bool server_is_ours(const struct server *server)
{
    return !os_process_is_other(&server->process);
}

bool server_command(struct server *server, const char *text, size_t length, struct buffer *reply)
{
    char byte = 0;
    server->command = (struct command){.text = text, .length = length, .reply = reply};
    return os_socket_send(server->caller, &byte, 1) &&
           os_socket_receive(server->caller, &byte, 1) && server->command.ok;
}

void server_stop(struct server *server)
{
    if (!server_is_ours(server)) { /* the thread stayed behind */
        os_socket_close(server->listener);
        os_socket_close(server->caller);
        os_socket_close(server->wake);
        browsers_leave(&server->browsers);
        return;
    }
    if (server->thread != NULL) {
        server->command = (struct command){.text = NULL};
        os_socket_send(server->caller, "", 1);
        os_thread_join(server->thread);
    }
    server_free(server);
}

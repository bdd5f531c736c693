/* One request's life among libmicrohttpd's callbacks: collected, answered by the API's Lua, held
 * back while its delay runs, and sent, cut short or dropped as the answer says. */
#include "gateway/server.h"
#include "base/memory.h"

#include <limits.h>
#include <string.h>

enum { BODY_LIMIT = 16 * 1024 * 1024 };

static void *request_begin(void *context, const char *target, struct MHD_Connection *connection)
{
    struct server *server = context;
    struct request *request = bctrl_calloc(1, sizeof *request);
    if (request == NULL)
        return NULL;
    request->server = server;
    request->connection = connection;
    size_t length = strlen(target) + 1;
    request->target = bctrl_malloc(length);
    if (request->target == NULL) {
        bctrl_free(request);
        return NULL;
    }
    memcpy(request->target, target, length);
    struct counters *counters = &server->counters;
    counters->requests++;
    if (++counters->in_flight > counters->peak_in_flight)
        counters->peak_in_flight = counters->in_flight;
    return request;
}

static void request_end(void *context, struct MHD_Connection *connection, void **slot,
                        enum MHD_RequestTerminationCode reason)
{
    (void)context, (void)connection, (void)reason;
    struct request *request = *slot;
    if (request == NULL)
        return;
    request->server->counters.in_flight--;
    bctrl_free(request->target);
    bytes_free(&request->headers);
    bytes_free(&request->body);
    bytes_free(&request->answer.headers);
    bytes_free(&request->answer.body);
    bctrl_free(request);
    *slot = NULL;
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **slot,
                               enum MHD_ConnectionNotificationCode what)
{
    (void)connection;
    struct counters *counters = &((struct server *)context)->counters;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *slot = (void *)(uintptr_t)++counters->total_connections;
        if (++counters->connections > counters->peak_connections)
            counters->peak_connections = counters->connections;
    } else {
        counters->connections--;
    }
}

static enum MHD_Result collect_header(void *context, enum MHD_ValueKind kind, const char *name,
                                      const char *value)
{
    (void)kind;
    struct request *request = context;
    if (value == NULL)
        value = "";
    if (!bytes_append(&request->headers, name, strlen(name) + 1) ||
        !bytes_append(&request->headers, value, strlen(value) + 1))
        request->failed = true;
    return MHD_YES;
}

static void collect_body(struct request *request, const char *data, size_t length)
{
    if (request->too_large || length > BODY_LIMIT - request->body.length)
        request->too_large = true;
    else if (!bytes_append(&request->body, data, length))
        request->failed = true;
}

/* The body's reader where only the first bytes of it are sent. */
struct cut_body {
    size_t keep;
    char data[];
};

static ssize_t read_cut_body(void *context, uint64_t position, char *buffer, size_t room)
{
    struct cut_body *cut = context;
    if (position >= cut->keep)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    size_t rest = cut->keep - (size_t)position;
    size_t length = rest < room ? rest : room;
    if (length > SSIZE_MAX)
        length = SSIZE_MAX;
    memcpy(buffer, cut->data + position, length);
    return (ssize_t)length;
}

static struct MHD_Response *cut_response(const struct answer *answer)
{
    struct cut_body *cut = bctrl_malloc(sizeof *cut + answer->body.length);
    if (cut == NULL)
        return NULL;
    cut->keep = answer->keep;
    if (answer->body.length > 0)
        memcpy(cut->data, answer->body.data, answer->body.length);
    struct MHD_Response *response = MHD_create_response_from_callback(
        answer->body.length, 4096, read_cut_body, cut, bctrl_free);
    if (response == NULL)
        bctrl_free(cut);
    return response;
}

static struct MHD_Response *make_response(const struct answer *answer)
{
    struct MHD_Response *response;
    if (answer->truncated && answer->keep < answer->body.length)
        response = cut_response(answer);
    else
        response = MHD_create_response_from_buffer(
            answer->body.length, answer->body.length > 0 ? answer->body.data : (void *)"",
            MHD_RESPMEM_MUST_COPY);
    if (response == NULL)
        return NULL;
    const char *name = answer->headers.data, *end = name + answer->headers.length;
    while (name < end) {
        const char *value = name + strlen(name) + 1;
        MHD_add_response_header(response, name, value);
        name = value + strlen(value) + 1;
    }
    return response;
}

static enum MHD_Result send_answer(struct request *request)
{
    const struct answer *answer = &request->answer;
    if (request->abandoned || request->failed)
        return MHD_NO;
    if (answer->status == 0) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        if (answer->reset && info != NULL)
            socket_reset(info->connect_fd);
        return MHD_NO;
    }
    struct MHD_Response *response = make_response(answer);
    if (response == NULL)
        return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(request->connection, answer->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result request_step(void *context, struct MHD_Connection *connection,
                                    const char *url, const char *method, const char *version,
                                    const char *data, size_t *length, void **slot)
{
    (void)url, (void)version;
    struct server *server = context;
    struct request *request = *slot;
    if (request == NULL)
        return MHD_NO;
    if (!request->begun) {
        request->begun = true;
        request->method = method;
        MHD_get_connection_values(connection, MHD_HEADER_KIND, collect_header, request);
        return MHD_YES;
    }
    if (*length > 0) {
        collect_body(request, data, *length);
        *length = 0;
        return MHD_YES;
    }
    if (request->state == REQUEST_READING) {
        host_answer(server, request);
        request->state = REQUEST_READY;
        double due = monotonic_seconds() + request->answer.delay;
        if (request->answer.delay > 0 && timers_add(server, request, due)) {
            request->state = REQUEST_WAITING;
            server->counters.waiting++;
            MHD_suspend_connection(connection);
            loop_watch(request);
            return MHD_YES;
        }
    }
    return send_answer(request);
}

void request_resume(struct request *request, bool abandoned)
{
    if (request->state != REQUEST_WAITING)
        return;
    timers_remove(request->server, request);
    loop_unwatch(request);
    request->server->counters.waiting--;
    request->state = REQUEST_READY;
    request->abandoned = abandoned;
    MHD_resume_connection(request->connection);
}

struct MHD_Daemon *request_daemon(struct server *server)
{
    return MHD_start_daemon(
        loop_flags() | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, request_step, server,
        MHD_OPTION_LISTEN_SOCKET, server->listener, MHD_OPTION_CONNECTION_LIMIT, 1000000u,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)32768,
        MHD_OPTION_URI_LOG_CALLBACK, request_begin, server, MHD_OPTION_NOTIFY_COMPLETED,
        request_end, server, MHD_OPTION_NOTIFY_CONNECTION, connection_changed, server,
        MHD_OPTION_END);
}

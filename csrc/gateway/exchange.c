/* One exchange's life among libmicrohttpd's callbacks: see exchange.h. */
#include "gateway/exchange.h"
#include "base/clock.h"
#include "base/memory.h"

#include <limits.h>
#include <string.h>

enum { BODY_LIMIT = 16 * 1024 * 1024, STREAM_KEEP = 64 * 1024 };

static void *exchange_begin(void *context, const char *target, struct MHD_Connection *connection)
{
    struct exchanges *all = context;
    struct exchange *exchange = bctrl_calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return NULL;
    exchange->all = all;
    exchange->connection = connection;
    size_t length = strlen(target) + 1;
    exchange->target = bctrl_malloc(length);
    if (exchange->target == NULL) {
        bctrl_free(exchange);
        return NULL;
    }
    memcpy(exchange->target, target, length);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    exchange->connection_number = info == NULL ? 0 : (size_t)(uintptr_t)info->socket_context;
    struct exchange_counters *counters = &all->counters;
    counters->requests++;
    if (++counters->in_flight > counters->peak_in_flight)
        counters->peak_in_flight = counters->in_flight;
    return exchange;
}

static void exchange_end(void *context, struct MHD_Connection *connection, void **slot,
                         enum MHD_RequestTerminationCode reason)
{
    (void)context, (void)connection, (void)reason;
    struct exchange *exchange = *slot;
    if (exchange == NULL)
        return;
    exchange->all->counters.in_flight--;
    if (exchange->answer.more != 0)
        exchange->all->forget(exchange->all->context, exchange);
    bctrl_free(exchange->target);
    buffer_free(&exchange->headers);
    buffer_free(&exchange->body);
    buffer_free(&exchange->answer.headers);
    buffer_free(&exchange->answer.body);
    bctrl_free(exchange);
    *slot = NULL;
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **slot,
                               enum MHD_ConnectionNotificationCode what)
{
    (void)connection;
    struct exchanges *all = context;
    struct exchange_counters *counters = &all->counters;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *slot = (void *)(uintptr_t)++counters->total_connections;
        if (++counters->connections > counters->peak_connections)
            counters->peak_connections = counters->connections;
    } else {
        counters->connections--;
        all->loop->closed = true;
    }
}

static enum MHD_Result collect_header(void *context, enum MHD_ValueKind kind, const char *name,
                                      const char *value)
{
    (void)kind;
    struct exchange *exchange = context;
    if (value == NULL)
        value = "";
    if (!buffer_append(&exchange->headers, name, strlen(name) + 1) ||
        !buffer_append(&exchange->headers, value, strlen(value) + 1))
        exchange->failed = true;
    return MHD_YES;
}

static void collect_body(struct exchange *exchange, const char *data, size_t length)
{
    if (exchange->too_large || length > BODY_LIMIT - exchange->body.length)
        exchange->too_large = true;
    else if (!buffer_append(&exchange->body, data, length))
        exchange->failed = true;
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

static os_socket socket_of(const struct exchange *exchange)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? OS_NO_SOCKET : info->connect_fd;
}

static void reset(const struct exchange *exchange)
{
    os_socket socket = socket_of(exchange);
    if (socket != OS_NO_SOCKET)
        os_socket_break(socket);
}

static void stop_waiting(struct loop_wait *wait, bool hung_up)
{
    struct exchange *exchange = CONTAINER_OF(wait, struct exchange, wait);
    exchange->all->counters.waiting--;
    if (exchange->answer.channel != 0)
        list_remove(&exchange->all->channels, &exchange->woken);
    exchange->state = EXCHANGE_READY;
    exchange->abandoned = hung_up;
    MHD_resume_connection(exchange->connection);
}

/* False when memory is short. */
static bool hold_back(struct exchange *exchange)
{
    int64_t due = clock_add(clock_now(), clock_duration(exchange->answer.delay));
    exchange->wait.socket = socket_of(exchange);
    exchange->wait.over = stop_waiting;
    if (!loop_wait(exchange->all->loop, &exchange->wait, due))
        return false;
    exchange->state = EXCHANGE_WAITING;
    exchange->all->counters.waiting++;
    if (exchange->answer.channel != 0)
        list_append(&exchange->all->channels, &exchange->woken);
    MHD_suspend_connection(exchange->connection);
    return true;
}

void exchange_wake(struct exchanges *all, double channel)
{
    for (struct list_node *node = all->channels.first; node != NULL; node = node->next) {
        struct exchange *exchange = CONTAINER_OF(node, struct exchange, woken);
        if (exchange->answer.channel == channel)
            heap_set(&all->loop->waits, &exchange->wait.timer, clock_now());
    }
}

/* A stream's reader: waits, suspended, for as long as the host has nothing to be sent. */
static ssize_t read_stream(void *context, uint64_t position, char *buffer, size_t room)
{
    (void)position;
    struct exchange *exchange = context;
    struct answer *answer = &exchange->answer;
    if (exchange->abandoned || exchange->failed || exchange->all->closed)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (exchange->sent == answer->body.length && answer->streaming) {
        exchange->sent = 0;
        buffer_reset(&answer->body, STREAM_KEEP);
        exchange->all->go_on(exchange->all->context, exchange);
    }
    size_t rest = answer->body.length - exchange->sent;
    if (rest > 0) {
        size_t length = rest < room ? rest : room;
        memcpy(buffer, answer->body.data + exchange->sent, length);
        exchange->sent += length;
        return (ssize_t)length;
    }
    if (!answer->streaming) {
        if (answer->broken && answer->reset)
            reset(exchange);
        return answer->broken ? MHD_CONTENT_READER_END_WITH_ERROR
                              : MHD_CONTENT_READER_END_OF_STREAM;
    }
    return hold_back(exchange) ? 0 : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void join(void *context, struct MHD_Connection *connection, void *slot, const char *bytes,
                 size_t length, MHD_socket client, struct MHD_UpgradeResponseHandle *handle)
{
    (void)connection;
    const struct exchange *exchange = slot;
    relay_join(context, exchange->answer.relay, bytes, length, client, handle);
}

static struct MHD_Response *make_response(struct exchange *exchange)
{
    struct MHD_Response *response;
    const struct answer *answer = &exchange->answer;
    if (answer->relay != 0)
        response = MHD_create_response_for_upgrade(join, exchange->all->relays);
    else if (answer->streaming)
        response =
            MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read_stream, exchange, NULL);
    else if (answer->truncated && answer->keep < answer->body.length)
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

static enum MHD_Result send_answer(struct exchange *exchange)
{
    const struct answer *answer = &exchange->answer;
    if (exchange->abandoned || exchange->failed)
        return MHD_NO;
    if (answer->status == 0) {
        if (answer->reset)
            reset(exchange);
        return MHD_NO;
    }
    struct MHD_Response *response = make_response(exchange);
    if (response == NULL)
        return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(exchange->connection, answer->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result exchange_step(void *context, struct MHD_Connection *connection,
                                     const char *url, const char *method, const char *version,
                                     const char *data, size_t *length, void **slot)
{
    (void)url, (void)version;
    struct exchanges *all = context;
    struct exchange *exchange = *slot;
    if (exchange == NULL || all->closed)
        return MHD_NO;
    if (!exchange->begun) {
        exchange->begun = true;
        exchange->method = method;
        MHD_get_connection_values(connection, MHD_HEADER_KIND, collect_header, exchange);
        return MHD_YES;
    }
    if (*length > 0) {
        collect_body(exchange, data, *length);
        *length = 0;
        return MHD_YES;
    }
    if (exchange->state == EXCHANGE_READING)
        all->answer(all->context, exchange);
    else if (exchange->answer.pending && !exchange->abandoned)
        all->go_on(all->context, exchange);
    else
        return send_answer(exchange);
    exchange->state = EXCHANGE_READY;
    if (exchange->answer.pending || exchange->answer.delay > 0)
        return hold_back(exchange) ? MHD_YES : MHD_NO;
    return send_answer(exchange);
}

struct MHD_Daemon *exchange_daemon(struct exchanges *all, os_socket listener)
{
    return MHD_start_daemon(
        loop_flags() | MHD_ALLOW_SUSPEND_RESUME | MHD_ALLOW_UPGRADE, 0, NULL, NULL, exchange_step,
        all, MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_LIMIT, 1000000u,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)32768,
        MHD_OPTION_URI_LOG_CALLBACK, exchange_begin, all, MHD_OPTION_NOTIFY_COMPLETED, exchange_end,
        all, MHD_OPTION_NOTIFY_CONNECTION, connection_changed, all, MHD_OPTION_END);
}

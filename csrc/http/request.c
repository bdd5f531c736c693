/* One request's life: taken from the pool, filled, queued, active in the multi handle, done,
 * released to the pool. */
#include "base/memory.h"
#include "http/internal.h"

#include <string.h>

static size_t kept_bytes(const struct http_request *request)
{
    return request->sink.bytes.capacity + request->header.lines.capacity + request->body.capacity +
           request->lines.capacity;
}

static void on_due(struct loop_timer *timer, int64_t now)
{
    struct http_request *request = CONTAINER_OF(timer, struct http_request, timer);
    if (deadlines_judge(request, now))
        http_request_finish(request);
}

/* libcurl hands over what it kept meanwhile before it returns, and may be paused by that again. */
static void resume(struct http_request *request)
{
    CURLcode code = curl_easy_pause(request->easy, CURLPAUSE_CONT);
    if (code != CURLE_OK) {
        outcome_judge(request, code);
        http_request_finish(request);
    }
    loop_touch(request->http->loop);
}

static void on_turn(struct loop_timer *timer, int64_t now)
{
    (void)now;
    resume(CONTAINER_OF(timer, struct http_request, turn));
}

static struct http_request *make(struct http *http)
{
    struct http_request *request = bctrl_calloc(1, sizeof *request);
    if (request == NULL)
        return NULL;
    if (loop_event_enter(http->loop, &request->event)) {
        bool is_timed = loop_timer_enter(http->loop, &request->timer, LOOP_DEADLINE, on_due);
        if (is_timed && loop_timer_enter(http->loop, &request->turn, LOOP_TIMER, on_turn)) {
            request->http = http;
            request->made = http->made;
            http->made = request;
            return request;
        }
        if (is_timed)
            loop_timer_leave(http->loop, &request->timer);
        loop_event_leave(http->loop, &request->event);
    }
    bctrl_free(request);
    return NULL;
}

static void forget_answer(struct http_request *request)
{
    request->body.length = request->lines.length = 0;
    header_reset(&request->header);
    sink_begin(&request->sink, SINK_MEMORY, 0);
    request->is_stream = request->is_open = false;
    request->on_bare = NULL;
    request->phase = PHASE_WAITING;
    request->connection = NULL;
    request->distrusts = 0;
    request->stream = request->rounds = 0;
    request->wants_fresh = request->is_refused = request->is_reusing = false;
    request->is_connected = false;
    request->sendings = 0;
    request->socket_error = 0;
    request->status = 0;
    request->failure = FAILURE_NONE;
    request->error[0] = '\0';
}

static void free_buffers(struct http_request *request)
{
    buffer_free(&request->sink.bytes);
    buffer_free(&request->header.lines);
    buffer_free(&request->body);
    buffer_free(&request->lines);
}

static void forget_files(struct http_request *request)
{
    http_form_unref(request->form);
    http_file_unref(request->file);
    request->form = NULL;
    request->file = NULL;
    request->at_once = 0;
}

void http_request_free(struct http_request *request, bool with_easy)
{
    loop_event_leave(request->http->loop, &request->event);
    loop_timer_leave(request->http->loop, &request->timer);
    loop_timer_leave(request->http->loop, &request->turn);
    if (with_easy && request->easy != NULL)
        setup_forget(request);
    http_template_unref(request->template);
    forget_files(request);
    free_buffers(request);
    bctrl_free(request->nodes);
    bctrl_free(request->url);
    bctrl_free(request);
}

static struct http_request *take_from(struct list *list)
{
    if (list->last == NULL)
        return NULL;
    struct http_request *request = CONTAINER_OF(list->last, struct http_request, node);
    list_remove(list, &request->node);
    return request;
}

struct http_request *http_request_take(struct http *http, struct http_request **holder)
{
    struct http_request *request = take_from(&http->idle);
    if (request != NULL)
        http->kept -= kept_bytes(request);
    else
        request = take_from(&http->bare);
    if (request == NULL)
        request = make(http);
    if (request == NULL)
        return NULL;
    forget_answer(request);
    request->state = STATE_TAKEN;
    request->holder = holder;
    *holder = request;
    return request;
}

static void recycle(struct http_request *request)
{
    struct http *http = request->http;
    buffer_reset(&request->sink.bytes, MAX_KEPT);
    buffer_reset(&request->header.lines, MAX_KEPT);
    buffer_reset(&request->body, MAX_KEPT);
    buffer_reset(&request->lines, MAX_KEPT);
    request->state = STATE_FREE;
    if (request->mime != NULL || request->on_bare != NULL)
        setup_forget(request); /* a handle that has sent a form cannot be told to forget it */
    forget_files(request);
    if (request->easy == NULL || http->idle.count >= MAX_IDLE) {
        if (request->easy != NULL)
            setup_forget(request);
        free_buffers(request);
        list_append(&http->bare, &request->node);
        return;
    }
    if (http->kept + kept_bytes(request) > MAX_KEPT_IN_ALL)
        free_buffers(request);
    http->kept += kept_bytes(request);
    list_append(&http->idle, &request->node);
}

/* In one multi handle 7.88 takes a stream's connection, in use and of HTTP/1, for one of HTTP/2
 * that others may share, once it has seen such a one of the same server. */
struct driver *http_request_driver(const struct http_request *request)
{
    struct http *http = request->http;
    return request->is_stream ? &http->streams : &http->driver;
}

void http_request_remove(struct http_request *request)
{
    driver_remove(http_request_driver(request), request->easy);
}

/* What its end tells of its server. */
static enum queue_kind learnt(const struct http_request *request)
{
    if (request->status == 0)
        return QUEUE_UNKNOWN;
    return request->header.is_http2 ? QUEUE_MULTIPLEXED : QUEUE_SERIAL;
}

/* Out of wherever it is. */
static void leave(struct http_request *request)
{
    struct queue *queue = &request->http->queue;
    deadlines_end(request);
    loop_timer_set(request->http->loop, &request->turn, CLOCK_NEVER);
    if (request->state == STATE_QUEUED) {
        queue_quit(queue, &request->entry);
    } else if (request->state == STATE_ACTIVE) {
        queue_end(queue, &request->entry, learnt(request));
        http_request_remove(request);
    } else if (request->state == STATE_OPEN) {
        http_request_remove(request);
    }
}

void http_request_finish(struct http_request *request)
{
    leave(request);
    request->state = STATE_DONE;
    if (request->on_bare != NULL)
        request->on_bare(request->user);
    else
        loop_event_set(request->http->loop, &request->event);
}

/* Nothing was sent, or nothing that was processed: the same attempt goes on. */
static bool goes_on(const struct http_request *request)
{
    return request->failure == FAILURE_UNFIT ||
           (request->failure == FAILURE_REFUSED && request->rounds <= MOST_REFUSALS);
}

void http_request_settle(struct http_request *request)
{
    if (request->on_bare != NULL && request->failure == FAILURE_NONE) {
        deadlines_end(request);
        queue_end(&request->http->queue, &request->entry, QUEUE_UNKNOWN);
        request->state = STATE_OPEN;
        bare_open(request);
        return;
    }
    if (!goes_on(request)) {
        http_request_finish(request);
        return;
    }
    queue_return(&request->http->queue, &request->entry);
    http_request_remove(request);
    request->state = STATE_QUEUED;
    request->connection = NULL;
    request->failure = FAILURE_NONE;
    request->error[0] = '\0';
    deadlines_again(request);
}

void http_request_release(struct http_request *request)
{
    struct loop *loop = request->http->loop;
    bool was_active = request->state == STATE_ACTIVE || request->state == STATE_OPEN;
    *request->holder = NULL;
    request->holder = NULL;
    if (loop_is_foreign(loop))
        return;
    leave(request);
    loop_event_clear(loop, &request->event);
    recycle(request);
    if (was_active)
        loop_touch(loop); /* its place may be another's now */
}

struct loop *http_loop(const struct http *http)
{
    return http->loop;
}

struct http *http_request_transport(const struct http_request *request)
{
    return request->http;
}

unsigned http_request_id(const struct http_request *request)
{
    return request->event.id;
}

bool http_request_add_line(struct http_request *request, const char *line, size_t length)
{
    return buffer_append(&request->lines, line, length) &&
           buffer_append_char(&request->lines, '\0');
}

static bool has_streams(struct http *http)
{
    struct driver *streams = &http->streams;
    return streams->multi != NULL || driver_init(streams, http->loop, http->max_connections);
}

static enum queue_line line_of(const struct http_request *request)
{
    return request->wants_fresh ? QUEUE_STREAMS : request->is_tls ? QUEUE_SERVER : QUEUE_PLAIN;
}

void http_request_send(struct http_request *request, const struct http_send *send)
{
    struct http *http = request->http;
    request->form = send->form == NULL ? NULL : http_form_ref(send->form);
    request->file = send->file == NULL ? NULL : http_file_ref(send->file);
    request->is_stream = send->idle_timeout > 0;
    request->wants_fresh = request->is_stream || send->on_bare != NULL;
    request->on_bare = send->on_bare;
    request->user = send->user;
    sink_begin(&request->sink, SINK_MEMORY, send->template->options.max_response_bytes);
    request->distrusts = send->fresh ? http->connections.distrusted : 0;
    if (send->file != NULL && !file_begin(send->file)) {
        request->failure = FAILURE_FILE;
        file_explain(send->file, request->error, sizeof request->error);
        http_request_finish(request);
        return;
    }
    bool ready =
        strlen(send->method) < sizeof request->method &&
        (send->body == NULL || buffer_append(&request->body, send->body, send->body_length)) &&
        setup_apply(request, send) && (!request->is_stream || has_streams(http)) &&
        queue_enter(&http->queue, &request->entry, request->url, line_of(request));
    if (ready) {
        request->state = STATE_QUEUED;
        deadlines_begin(request, send);
    } else {
        outcome_fail(request, FAILURE_MEMORY, "out of memory");
        http_request_finish(request);
    }
    loop_touch(http->loop);
}

void http_request_admit(struct http_request *request)
{
    struct http *http = request->http;
    reuse_tell(request, request->wants_fresh, request->is_stream, false);
    if (request->is_tls)
        connections_look(&http->connections);
    queue_admit(&http->queue, &request->entry);
    request->state = STATE_ACTIVE;
    CURLMcode code = driver_add(http_request_driver(request), request->easy);
    if (code == CURLM_OK || request->state != STATE_ACTIVE)
        return;
    outcome_fail(request, code == CURLM_OUT_OF_MEMORY ? FAILURE_MEMORY : FAILURE_OTHER,
                 curl_multi_strerror(code));
    http_request_finish(request);
}

bool http_request_is_done(const struct http_request *request)
{
    return request->state == STATE_DONE;
}

struct http_progress http_request_progress(const struct http_request *request)
{
    if (request->form != NULL)
        return mime_progress(request->form);
    const struct header_block *header = &request->header;
    uint64_t written = request->file == NULL ? 0 : http_file_length(request->file);
    return (struct http_progress){
        .done = written != 0 ? written : request->sink.bytes.length,
        .total = header->is_encoded ? -1 : header->content_length,
    };
}

void http_request_take_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers)
{
    *headers = request->header.lines;
    request->header.lines = *body = (struct buffer){0};
    if (request->is_open)
        return;
    *body = request->sink.bytes;
    request->sink.bytes = (struct buffer){0};
}

void http_request_give_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers)
{
    if (!request->is_open)
        request->sink.bytes = *body;
    request->header.lines = *headers;
    *body = *headers = (struct buffer){0};
}

int http_request_head(const struct http_request *request)
{
    return request->is_open ? request->status : 0;
}

size_t http_request_unread(const struct http_request *request)
{
    return request->is_open ? sink_unread(&request->sink) : 0;
}

bool http_request_read(struct http_request *request, struct buffer *into, size_t most)
{
    if (!request->is_open)
        return true;
    if (!sink_read(&request->sink, into, most))
        return false;
    if (sink_unread(&request->sink) == 0 && request->state == STATE_ACTIVE)
        loop_event_clear(request->http->loop, &request->event);
    if (request->state == STATE_ACTIVE && sink_has_room(&request->sink)) {
        request->sink.is_paused = false;
        deadlines_hear(request);
        resume(request);
    }
    return true;
}

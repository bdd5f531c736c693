/* One request's life: taken from the pool, filled, queued, active in the multi handle, done,
 * released to the pool. */
#include "http/internal.h"
#include "base/memory.h"
#include "os/sigpipe.h"

#include <string.h>

static size_t kept_bytes(const struct http_request *request)
{
    return request->answer.capacity + request->headers.capacity + request->body.capacity +
           request->lines.capacity;
}

static struct http_request *make(struct http *http)
{
    size_t count = (size_t)http->made_count + 1;
    if (!timers_reserve(&http->deadlines, count) || !timers_reserve(&http->sleeps, count))
        return NULL;
    struct http_request *request = bctrl_calloc(1, sizeof *request);
    if (request == NULL)
        return NULL;
    request->http = http;
    request->made = http->made;
    http->made = request;
    request->id = ++http->made_count;
    return request;
}

static void forget_answer(struct http_request *request)
{
    request->answer.length = request->headers.length = request->body.length = 0;
    request->lines.length = 0;
    request->header_bytes = 0;
    request->content_length = -1;
    request->block_ended = request->chunked = request->encoded = request->http2 = false;
    request->interim = false;
    request->started = request->resolving = request->connecting = request->connected = false;
    request->unsent = false;
    request->origin = NULL;
    request->connection = NULL;
    request->distrusts = 0;
    request->stream = request->rounds = 0;
    request->fresh = request->refused = request->reused = false;
    request->sendings = 0;
    request->socket_error = 0;
    request->status = 0;
    request->failure = FAILURE_NONE;
    request->error[0] = '\0';
    request->attempt_timeout = CLOCK_NEVER;
    request->total_due = request->attempt_due = request->connect_due = CLOCK_NEVER;
}

static void free_buffers(struct http_request *request)
{
    buffer_free(&request->answer);
    buffer_free(&request->headers);
    buffer_free(&request->body);
    buffer_free(&request->lines);
}

void request_free(struct http_request *request, bool with_easy)
{
    if (with_easy && request->easy != NULL)
        request_forget_easy(request);
    http_profile_unref(request->profile);
    free_buffers(request);
    bctrl_free(request->nodes);
    bctrl_free(request->url);
    bctrl_free(request);
}

static struct http_request *take_from(struct http_list *list)
{
    struct http_request *request = list->last;
    if (request != NULL)
        list_remove(list, request);
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
    buffer_reset(&request->answer, MAX_KEPT);
    buffer_reset(&request->headers, MAX_KEPT);
    buffer_reset(&request->body, MAX_KEPT);
    buffer_reset(&request->lines, MAX_KEPT);
    request->state = STATE_FREE;
    if (request->easy == NULL || http->idle.count >= MAX_IDLE) {
        if (request->easy != NULL)
            request_forget_easy(request);
        free_buffers(request);
        list_append(&http->bare, request);
        return;
    }
    if (http->kept + kept_bytes(request) > MAX_KEPT_IN_ALL)
        free_buffers(request);
    http->kept += kept_bytes(request);
    list_append(&http->idle, request);
}

/* Where libcurl has no QUICK_EXIT, curl_multi_remove_handle waits for a look-up in its thread. Such
 * a request is parked: it stays in the multi handle until the look-up ends, and fails then. */
static bool must_park(const struct http_request *request)
{
    return request->http->parks && request->resolving;
}

/* Out of the multi handle, which may close the connection and say good-bye first. */
void request_remove(struct http_request *request)
{
    SIGPIPE_BEGIN(request->http->guarded);
    curl_multi_remove_handle(request->http->multi, request->easy);
    SIGPIPE_END;
}

static void park(struct http_request *request)
{
    request->state = STATE_PARKED;
    request->holder = NULL;
    request->http->parked++;
}

void request_unpark(struct http_request *request)
{
    request_remove(request);
    request->http->parked--;
    recycle(request);
}

/* Takes the place of a request that has to be parked, with its number and outcome, for its holder
 * to read. NULL when memory is short. */
static struct http_request *stand_in(struct http_request *parked)
{
    struct http_request *request = http_request_take(parked->http, parked->holder);
    if (request == NULL)
        return NULL;
    unsigned id = parked->id;
    parked->id = request->id;
    request->id = id;
    request->failure = parked->failure;
    request->started = parked->started;
    memcpy(request->error, parked->error, sizeof request->error);
    park(parked);
    return request;
}

/* Out of the multi handle. Returns the request to go on with: itself, or its stand-in. */
static struct http_request *leave(struct http_request *request)
{
    queue_end(request);
    struct http_request *other = must_park(request) ? stand_in(request) : NULL;
    if (other != NULL)
        return other;
    request_remove(request);
    return request;
}

void request_finish(struct http_request *request)
{
    struct http *http = request->http;
    enum http_state state = request->state;
    timers_remove(state == STATE_SLEEPING ? &http->sleeps : &http->deadlines, &request->timer);
    if (state == STATE_QUEUED)
        queue_quit(request);
    else if (state == STATE_ACTIVE)
        request = leave(request);
    request->state = STATE_DONE;
    list_append(&http->done, request);
}

/* Nothing was sent, or nothing that was processed: the same attempt goes on. */
static bool goes_on(const struct http_request *request)
{
    return request->failure == FAILURE_UNFIT ||
           (request->failure == FAILURE_REFUSED && request->rounds <= MOST_REFUSALS);
}

void request_settle(struct http_request *request)
{
    if (!goes_on(request)) {
        request_finish(request);
        return;
    }
    queue_return(request);
    request_remove(request);
    request->state = STATE_QUEUED;
    request->connection = NULL;
    request->started = request->connecting = request->resolving = false;
    request->failure = FAILURE_NONE;
    request->error[0] = '\0';
    request->connect_due = CLOCK_NEVER;
    request_update_timer(request);
}

void http_request_release(struct http_request *request)
{
    struct http *http = request->http;
    enum http_state state = request->state;
    *request->holder = NULL;
    request->holder = NULL;
    if (http_is_foreign(http))
        return;
    timers_remove(state == STATE_SLEEPING ? &http->sleeps : &http->deadlines, &request->timer);
    if (state == STATE_QUEUED) {
        queue_quit(request);
    } else if (state == STATE_DONE) {
        list_remove(&http->done, request);
    } else if (state == STATE_ACTIVE) {
        queue_end(request);
        if (must_park(request)) {
            park(request);
            http_touch(http); /* its place may be another's now */
            return;
        }
        request_remove(request);
    }
    recycle(request);
    if (state == STATE_ACTIVE)
        http_touch(http);
}

struct http *http_request_transport(const struct http_request *request)
{
    return request->http;
}

unsigned http_request_id(const struct http_request *request)
{
    return request->id;
}

bool http_request_add_line(struct http_request *request, const char *line, size_t length)
{
    return buffer_append(&request->lines, line, length) &&
           buffer_append_char(&request->lines, '\0');
}

void http_request_send(struct http_request *request, const struct http_send *send)
{
    struct http *http = request->http;
    request->total_due = clock_add(clock_now(), send->timeout);
    request->attempt_timeout = send->attempt_timeout;
    request->distrusts = send->fresh ? http->distrusted : 0;
    bool ready =
        strlen(send->method) < sizeof request->method &&
        (send->body == NULL || buffer_append(&request->body, send->body, send->body_length)) &&
        request_apply(request, send) && queue_enter(request);
    if (ready) {
        request->state = STATE_QUEUED;
        request_update_timer(request);
    } else {
        request_fail(request, FAILURE_MEMORY, "out of memory");
        request_finish(request);
    }
    http_touch(http);
}

void http_request_sleep(struct http_request *request, int64_t duration)
{
    request->state = STATE_SLEEPING;
    timers_set(&request->http->sleeps, &request->timer, clock_add(clock_now(), duration));
    http_touch(request->http);
}

void request_admit(struct http_request *request)
{
    struct http *http = request->http;
    request_tell(request, request->fresh, false, false);
    if (request->tls)
        connections_look(http);
    CURLMcode code = curl_multi_add_handle(http->multi, request->easy);
    if (code == CURLM_OK) {
        queue_admit(request);
        request->state = STATE_ACTIVE;
        code = poller_kick(http->poller);
    }
    if (code == CURLM_OK)
        return;
    request->resolving = false;
    request_fail(request, code == CURLM_OUT_OF_MEMORY ? FAILURE_MEMORY : FAILURE_OTHER,
                 curl_multi_strerror(code));
    request_finish(request);
}

bool http_request_is_done(const struct http_request *request)
{
    return request->state == STATE_DONE || request->state == STATE_DELIVERED;
}

void http_request_take_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers)
{
    *body = request->answer;
    *headers = request->headers;
    request->answer = request->headers = (struct buffer){0};
}

void http_request_give_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers)
{
    request->answer = *body;
    request->headers = *headers;
    *body = *headers = (struct buffer){0};
}

/* What waits in front of libcurl, by origin (scheme, host and port; all plain http is one), and who
 * may go next. Left to itself libcurl starts everything at once: a connection each where one would
 * do, more streams than a new HTTP/2 connection allows before its server has said how many (those
 * it refuses, and libcurl sends them again), and a pump of many milliseconds.
 *
 * - Serial (HTTP/1, known or supposed): as many under way as there may be connections.
 * - Multiplexed, or not known yet: as many as like, but each only when the one before has been
 * sent, and after a new connection only when its server has had time to tell its limits. */
#include "http/internal.h"
#include "base/memory.h"

#include <string.h>

enum { MULTIPLEXED_MOST = 1 << 20 };

static const int64_t A_MOMENT = CLOCK_MILLISECOND, LONGEST_HOLD = CLOCK_SECOND / 2;

static const char *authority_of(const char *url, size_t *length)
{
    const char *start = strstr(url, "://");
    start = start == NULL ? url : start + 3;
    *length = strcspn(start, "/?#");
    return start;
}

static struct http_origin *find_origin(struct http *http, const char *url)
{
    size_t length;
    const char *authority = authority_of(url, &length);
    struct http_origin *origin = http->origins;
    for (; origin != NULL; origin = origin->next)
        if (origin->length == length && memcmp(origin->authority, authority, length) == 0)
            return origin;
    origin = bctrl_calloc(1, sizeof *origin + length);
    if (origin == NULL)
        return NULL;
    origin->authority = memcpy((char *)(origin + 1), authority, length);
    origin->length = length;
    origin->window = 1;
    origin->next = http->origins;
    http->origins = origin;
    return origin;
}

static void drop_if_unused(struct http *http, struct http_origin *origin)
{
    if (origin == &http->plain || origin->queue.count > 0 || origin->active > 0)
        return;
    struct http_origin **link = &http->origins;
    while (*link != origin)
        link = &(*link)->next;
    *link = origin->next;
    bctrl_free(origin);
}

void queue_free(struct http *http)
{
    while (http->origins != NULL) {
        struct http_origin *next = http->origins->next;
        bctrl_free(http->origins);
        http->origins = next;
    }
}

bool queue_enter(struct http_request *request)
{
    struct http *http = request->http;
    struct http_origin *origin = request->tls ? find_origin(http, request->url) : &http->plain;
    if (origin == NULL)
        return false;
    request->origin = origin;
    list_append(&origin->queue, request);
    http->queued++;
    return true;
}

void queue_quit(struct http_request *request)
{
    list_remove(&request->origin->queue, request);
    request->http->queued--;
    drop_if_unused(request->http, request->origin);
}

static bool may_go(const struct http *http, const struct http_origin *origin)
{
    if (origin->queue.first == NULL)
        return false;
    if (origin == &http->plain || origin->kind == ORIGIN_SERIAL)
        return origin->active < http->max_connections;
    return origin->unsent < origin->window && origin->held_until == 0;
}

struct http_request *queue_next(const struct http *http)
{
    if (http->queued == 0)
        return NULL;
    if (may_go(http, &http->plain))
        return http->plain.queue.first;
    for (const struct http_origin *origin = http->origins; origin != NULL; origin = origin->next)
        if (may_go(http, origin))
            return origin->queue.first;
    return NULL;
}

void queue_admit(struct http_request *request)
{
    struct http_origin *origin = request->origin;
    list_remove(&origin->queue, request);
    request->http->queued--;
    request->http->active++;
    request->unsent = true;
    origin->active++;
    origin->unsent++;
}

/* A connection of its own beside one that is in use: then they cannot be shared. */
void queue_connecting(struct http_request *request)
{
    struct http_origin *origin = request->origin;
    request->opened = clock_now();
    if (origin->kind == ORIGIN_UNKNOWN && origin->active > origin->unsent)
        origin->kind = ORIGIN_SERIAL;
}

void queue_sent(struct http_request *request, int local_port)
{
    struct http_origin *origin = request->origin;
    if (origin->last != NULL && origin->last_port == local_port)
        origin->kind = ORIGIN_MULTIPLEXED;
    origin->last = request;
    origin->last_port = local_port;
    origin->window = 1;
    request->unsent = false;
    origin->unsent--;
    if (!request->connecting || origin == &request->http->plain)
        return;
    /* An HTTP/2 server's settings are the first thing that comes, or the second: TLS 1.3's tickets
     * may come some milliseconds before them where the server's machine is busy. One that
     * says nothing gets twice the time that connecting took, which was two round trips or more. */
    int64_t now = clock_now(), hold = 2 * (now - request->opened);
    hold = clock_earlier(hold + 10 * A_MOMENT, LONGEST_HOLD);
    origin->held_until = now + hold;
    origin->reads = poller_reads(request->http->poller);
    origin->fresh = request;
}

static void end_hold(struct http_origin *origin)
{
    origin->held_until = 0;
    origin->fresh = NULL;
}

void queue_end(struct http_request *request)
{
    struct http *http = request->http;
    struct http_origin *origin = request->origin;
    http->active--;
    origin->active--;
    if (request->unsent) { /* a connection that failed says nothing of the next: try more at once */
        origin->unsent--;
        origin->window = origin->window < MULTIPLEXED_MOST ? origin->window * 2 : origin->window;
    }
    request->unsent = false;
    if (origin->fresh == request)
        end_hold(origin);
    if (origin->last == request)
        origin->last = NULL;
    if (request->status > 0 && origin != &http->plain)
        origin->kind = request->http2 ? ORIGIN_MULTIPLEXED : ORIGIN_SERIAL;
    drop_if_unused(http, origin);
}

void queue_return(struct http_request *request)
{
    struct http *http = request->http;
    struct http_origin *origin = request->origin;
    http->active--;
    origin->active--;
    if (request->unsent)
        origin->unsent--;
    request->unsent = false;
    if (origin->fresh == request)
        end_hold(origin);
    if (origin->last == request)
        origin->last = NULL;
    list_prepend(&origin->queue, request);
    http->queued++;
}

int64_t queue_due(const struct http *http)
{
    int64_t due = CLOCK_NEVER;
    for (const struct http_origin *origin = http->origins; origin != NULL; origin = origin->next)
        if (origin->held_until != 0 && origin->queue.first != NULL)
            due = clock_earlier(due, origin->held_until);
    return due;
}

void queue_tick(struct http *http, int64_t now)
{
    for (struct http_origin *origin = http->origins; origin != NULL; origin = origin->next) {
        if (origin->held_until != 0 && origin->reads != poller_reads(http->poller)) {
            origin->held_until = clock_earlier(origin->held_until, now + 10 * A_MOMENT);
            origin->reads = poller_reads(http->poller);
        }
        if (origin->held_until != 0 && origin->held_until <= now)
            end_hold(origin);
    }
}

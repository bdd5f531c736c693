/* A request's deadlines: its call's, its attempt's, its connection's; a stream's silence. Judged
 * here and not by libcurl, whose own would throw away an answer that lies in the socket already. */
#include "http/internal.h"

#include <stdio.h>

static void update(struct http_request *request)
{
    int64_t due = clock_earlier(request->total_due,
                                clock_earlier(request->attempt_due, request->connect_due));
    due = clock_earlier(due, clock_earlier(request->idle_due, request->wake_due));
    loop_timer_set(request->http->loop, &request->timer, due);
}

void deadlines_begin(struct http_request *request, const struct http_send *send)
{
    request->total_due = clock_add(clock_now(), send->timeout);
    request->attempt_timeout = send->attempt_timeout;
    request->idle_timeout = send->idle_timeout;
    request->attempt_due = request->connect_due = CLOCK_NEVER;
    request->idle_due = request->wake_due = CLOCK_NEVER;
    update(request);
}

/* The attempt's clocks run from when it leaves libcurl's queue: whatever comes first then. */
void deadlines_come_to(struct http_request *request, enum http_phase phase)
{
    bool is_first = request->phase == PHASE_WAITING, is_connected = phase == PHASE_SENT;
    if (request->phase < phase)
        request->phase = phase;
    if (is_connected)
        request->connect_due = CLOCK_NEVER;
    if (is_first) {
        int64_t now = clock_now();
        request->attempt_due = clock_add(now, request->attempt_timeout);
        if (!is_connected)
            request->connect_due = clock_add(now, request->template->options.connect_timeout);
    }
    update(request);
}

void deadlines_again(struct http_request *request)
{
    request->phase = PHASE_WAITING;
    request->connect_due = CLOCK_NEVER;
    update(request);
}

void deadlines_open(struct http_request *request)
{
    request->total_due = request->attempt_due = request->connect_due = CLOCK_NEVER;
    deadlines_hear(request);
    update(request);
}

/* The timer stays where it is: when it fires, it is set anew. */
void deadlines_hear(struct http_request *request)
{
    bool was_paused = request->idle_due == CLOCK_NEVER;
    request->idle_due = clock_add(clock_now(), request->idle_timeout);
    if (was_paused)
        update(request);
}

void deadlines_pause(struct http_request *request)
{
    request->idle_due = CLOCK_NEVER;
    update(request);
}

void http_request_wake_in(struct http_request *request, int64_t duration)
{
    if (request->state != STATE_QUEUED && request->state != STATE_ACTIVE)
        return;
    request->wake_due = clock_add(clock_now(), duration);
    update(request);
    loop_touch(request->http->loop);
}

void deadlines_end(struct http_request *request)
{
    loop_timer_set(request->http->loop, &request->timer, CLOCK_NEVER);
}

bool deadlines_judge(struct http_request *request, int64_t now)
{
    if (request->wake_due <= now) {
        request->wake_due = CLOCK_NEVER;
        loop_event_set(request->http->loop, &request->event);
    }
    if (request->total_due > now && request->attempt_due > now && request->connect_due > now &&
        request->idle_due > now) {
        update(request);
        return false;
    }
    const char *phase = request->state != STATE_ACTIVE       ? "in the queue"
                        : request->is_open                   ? "while reading the stream"
                        : request->sink.bytes.length > 0     ? "while reading the answer"
                        : request->phase == PHASE_SENT       ? "while waiting for the answer"
                        : request->phase == PHASE_CONNECTING ? "while connecting"
                        : request->phase == PHASE_LOOKING_UP ? "while looking up the host"
                                                             : "while waiting for a connection";
    const char *what = "timed out";
    request->failure = FAILURE_TIMEOUT;
    if (request->idle_due <= now) {
        request->failure = FAILURE_IDLE_TIMEOUT;
    } else if (request->total_due > now && request->attempt_due > now) {
        request->failure = FAILURE_CONNECT_TIMEOUT;
        what = "connection timed out";
    } else if (request->total_due > now) {
        request->failure = FAILURE_ATTEMPT_TIMEOUT;
        what = "attempt timed out";
    }
    if (request->state == STATE_ACTIVE && outcome_had_connection(request))
        request->is_connected = true;
    reuse_timed_out(request);
    snprintf(request->error, sizeof request->error, "%s %s", what, phase);
    return true;
}

/* One WebSocket on the loop, its life and what its holder asks: see websocket.h. */
#include "base/memory.h"
#include "ws/internal.h"

#include <string.h>

static void on_wake(struct loop_timer *timer, int64_t now)
{
    struct websocket *ws = CONTAINER_OF(timer, struct websocket, wake);
    (void)now;
    loop_event_set(ws->loop, &ws->event);
}

void websocket_wake_in(struct websocket *ws, int64_t duration)
{
    loop_timer_set(ws->loop, &ws->wake, clock_add(clock_now(), duration));
    loop_touch(ws->loop);
}

/* --- life */

static void on_connection(void *user)
{
    struct websocket *ws = user;
    if (ws->wire.request == NULL) {
        protocol_end(ws, "gone", 0, "the client was closed");
    } else if (http_bare_is_open(ws->wire.request)) {
        protocol_connected(ws);
    } else {
        struct http_outcome outcome = http_request_outcome(ws->wire.request);
        bool is_late = strstr(outcome.kind, "timeout") != NULL;
        protocol_end(ws, is_late ? "timeout" : outcome.kind, 0, outcome.message);
    }
}

static bool enter(struct websocket *ws)
{
    struct loop *loop = ws->loop;
    ws->timers += loop_timer_enter(loop, &ws->timer, LOOP_DEADLINE, protocol_on_due);
    ws->timers += ws->timers == 1 && loop_timer_enter(loop, &ws->wake, LOOP_TIMER, on_wake);
    return ws->timers == 2 && wire_enter(&ws->wire, loop) && loop_event_enter(loop, &ws->event);
}

/* The upgrade's text waits in the outbox for the connection. */
static bool prepare_upgrade(struct websocket *ws, const struct handshake_url *parts,
                            const struct websocket_options *options)
{
    unsigned char nonce[HANDSHAKE_NONCE];
    struct buffer text = {0};
    bool good = os_random(nonce, sizeof nonce) &&
                handshake_begin(&ws->handshake, &text, parts, nonce, options->lines,
                                options->lines_length) &&
                outbox_add_bytes(&ws->wire.outbox, text.data, text.length);
    buffer_free(&text);
    return good;
}

/* HTTP is told no more of the URL than it needs. */
static bool connect_to(struct websocket *ws, const struct handshake_url *parts, struct http *http,
                       const struct websocket_options *options)
{
    const char *scheme = parts->is_tls ? "https://" : "http://";
    struct buffer target = {0};
    bool good = buffer_append(&target, scheme, strlen(scheme)) &&
                buffer_append(&target, parts->host, parts->host_length) &&
                buffer_append(&target, "/", 2) && /* with its NUL */
                http_request_take(http, &ws->wire.request) != NULL;
    if (good) {
        struct http_send send = {
            .template = options->template,
            .method = "GET",
            .url = target.data,
            .timeout = options->timeout,
            .attempt_timeout = CLOCK_NEVER,
            .on_bare = on_connection,
            .user = ws,
        };
        http_request_send(ws->wire.request, &send);
    }
    buffer_free(&target);
    return good;
}

struct websocket *websocket_new(struct http *http, const struct websocket_options *options,
                                const char **error)
{
    struct handshake_url parts;
    *error = handshake_read_url(&parts, options->url, options->url_length);
    if (*error != NULL)
        return NULL;
    *error = "not enough memory";
    struct websocket *ws = bctrl_calloc(1, sizeof *ws);
    if (ws == NULL)
        return NULL;
    ws->loop = loop_ref(http_loop(http));
    ws->ping = options->ping;
    ws->due = clock_add(clock_now(), options->timeout);
    ws->reader.max_message = options->max_message;
    ws->wire.is_tls = parts.is_tls;
    protocol_begin(ws);
    if (enter(ws) && prepare_upgrade(ws, &parts, options) && connect_to(ws, &parts, http, options))
        return ws;
    websocket_free(ws);
    return NULL;
}

void websocket_free(struct websocket *ws)
{
    if (ws == NULL)
        return;
    if (ws->is_held) {
        ws->is_doomed = true;
        return;
    }
    protocol_drop(ws);
    wire_leave(&ws->wire);
    loop_event_leave(ws->loop, &ws->event);
    if (ws->timers > 0)
        loop_timer_leave(ws->loop, &ws->timer);
    if (ws->timers > 1)
        loop_timer_leave(ws->loop, &ws->wake);
    frame_reader_free(&ws->reader);
    loop_unref(ws->loop);
    bctrl_free(ws);
}

/* --- what its holder asks */

struct loop *websocket_loop(const struct websocket *ws)
{
    return ws->loop;
}

unsigned websocket_id(const struct websocket *ws)
{
    return ws->event.id;
}

enum websocket_state websocket_state(const struct websocket *ws)
{
    return ws->state;
}

struct websocket_outcome websocket_outcome(const struct websocket *ws)
{
    return (struct websocket_outcome){ws->kind, ws->message, ws->code, ws->detail};
}

bool websocket_message(const struct websocket *ws, struct websocket_message *message)
{
    struct frame_message found;
    const char *bytes = frame_reader_message(&ws->reader, &found);
    if (bytes == NULL || ws->is_held)
        return false;
    *message = (struct websocket_message){bytes, found.length, found.is_binary};
    return true;
}

static void go_on(struct websocket *ws)
{
    if (!ws->wire.is_paused || !protocol_wants(&ws->wire))
        return;
    wire_go_on(&ws->wire);
    loop_touch(ws->loop);
}

void websocket_take(struct websocket *ws)
{
    frame_reader_take(&ws->reader);
    go_on(ws);
}

void websocket_hold(struct websocket *ws)
{
    ws->is_held = true;
}

void websocket_let_go(struct websocket *ws)
{
    ws->is_held = false;
    if (ws->is_doomed)
        websocket_free(ws);
    else
        go_on(ws);
}

const char *websocket_send(struct websocket *ws, const char *bytes, size_t length, bool is_binary)
{
    if (ws->state == WEBSOCKET_CONNECTING)
        return "the connection is not open yet";
    if (ws->state != WEBSOCKET_OPEN)
        return "the connection is closed";
    if (length > ws->reader.max_message)
        return "the message is too long";
    if (!outbox_add(&ws->wire.outbox, is_binary ? FRAME_BINARY : FRAME_TEXT, bytes, length))
        return "not enough memory";
    loop_touch(ws->loop);
    return NULL;
}

size_t websocket_unsent(const struct websocket *ws)
{
    return ws->wire.outbox.unsent;
}

void websocket_close(struct websocket *ws, int code, const char *reason, size_t length)
{
    if (ws->state == WEBSOCKET_CONNECTING)
        protocol_end(ws, "closed", code, "the connection was closed before it was open");
    else if (ws->state == WEBSOCKET_OPEN)
        protocol_close(ws, code, reason, length);
}

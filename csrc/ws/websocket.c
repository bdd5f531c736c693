/* One WebSocket on the loop: see websocket.h. */
#include "ws/websocket.h"
#include "base/memory.h"
#include "ws/handshake.h"
#include "ws/wire.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_UNREAD = 1024 * 1024, /* of whole messages, before reading stops */
    MOST_PONGS = 8,            /* that wait to be sent */
    MOST_REASON = FRAME_LONGEST_CONTROL - 2,
};

static const int64_t CLOSE_PATIENCE = 5 * CLOCK_SECOND; /* for the answer to our Close */
static const int64_t LINGER = CLOCK_SECOND;             /* for the other side to hang up first */
static const int64_t BODY_PATIENCE = 2 * CLOCK_SECOND;  /* for a refusal's body */

struct websocket {
    struct wire wire;
    struct loop *loop;
    struct loop_event event;
    struct loop_timer timer; /* the upgrade's deadline, the next ping, the end of a patience */
    struct loop_timer wake;
    unsigned timers; /* how many of the two have been entered */
    enum websocket_state state;
    bool is_held, is_doomed;
    bool has_pinged, has_heard;
    unsigned pongs; /* that may not have been sent yet */
    int64_t due;    /* of the upgrade */
    int64_t ping;
    struct handshake handshake;
    struct frame_reader reader;
    const char *kind;
    int code;
    char message[512], detail[256];
};

static struct websocket *owner_of(struct wire *wire)
{
    return CONTAINER_OF(wire, struct websocket, wire);
}

/* --- ends */

static void drop(struct websocket *ws)
{
    if (ws->timers > 0)
        loop_timer_set(ws->loop, &ws->timer, CLOCK_NEVER);
    wire_drop(&ws->wire);
    handshake_free(&ws->handshake);
}

/* Its outcome is known, and somebody told; the connection may stay a little. */
static void settle(struct websocket *ws, const char *kind, int code, const char *message)
{
    if (ws->state == WEBSOCKET_ENDED)
        return;
    ws->state = WEBSOCKET_ENDED;
    ws->kind = kind;
    ws->code = code;
    snprintf(ws->message, sizeof ws->message, "%s", message);
    loop_event_set(ws->loop, &ws->event);
}

static void end(struct websocket *ws, const char *kind, int code, const char *message)
{
    settle(ws, kind, code, message);
    drop(ws);
}

/* The last frame is ours; the other side is to hang up. Closed at once, with bytes unread, the
 * connection would be reset, and our Close with it. */
static void linger(struct websocket *ws)
{
    loop_timer_set(ws->loop, &ws->timer, clock_add(clock_now(), LINGER));
    wire_go_on(&ws->wire);
}

static bool queue_close(struct websocket *ws, int code, const char *reason, size_t length)
{
    char text[FRAME_LONGEST_CONTROL] = {(char)(code >> 8), (char)code};
    bool is_empty = code == 0 || code == FRAME_NO_CODE;
    if (!is_empty)
        memcpy(text + 2, reason, length);
    return outbox_add(&ws->wire.outbox, FRAME_CLOSE, text, is_empty ? 0 : length + 2);
}

static void fail(struct websocket *ws, int code, const char *problem)
{
    bool was_open = ws->state == WEBSOCKET_OPEN;
    char message[160];
    snprintf(message, sizeof message, "the server sent %s", problem);
    const char *kind = code == FRAME_INTERNAL  ? "memory"
                       : code == FRAME_TOO_BIG ? "too_large"
                                               : "protocol";
    settle(ws, kind, code, code == FRAME_INTERNAL ? "out of memory" : message);
    if (was_open && queue_close(ws, code, "", 0))
        linger(ws);
    else
        drop(ws);
}

static void on_close(struct websocket *ws, const struct frame_control *control)
{
    char message[200] = "the server closed the connection";
    bool is_answer = ws->state == WEBSOCKET_CLOSING;
    snprintf(ws->detail, sizeof ws->detail, "%.*s", (int)control->length, control->bytes);
    if (is_answer)
        snprintf(message, sizeof message, "the connection was closed");
    else if (control->code != FRAME_NO_CODE)
        snprintf(message, sizeof message, "the server closed the connection (code %d)",
                 control->code);
    settle(ws, "closed", control->code, message);
    if (is_answer || queue_close(ws, control->code, "", 0))
        linger(ws);
    else
        drop(ws);
}

/* --- reading */

static void pong(struct websocket *ws, const struct frame_control *ping)
{
    if (ws->wire.outbox.unsent == 0)
        ws->pongs = 0;
    if (ws->state != WEBSOCKET_OPEN || ws->pongs >= MOST_PONGS)
        return; /* the last ones are answered, RFC 6455, 5.5.3 */
    ws->pongs++;
    if (!outbox_add(&ws->wire.outbox, FRAME_PONG, ping->bytes, ping->length))
        fail(ws, FRAME_INTERNAL, "");
}

static void read_frames(struct websocket *ws)
{
    struct frame_reader *reader = &ws->reader;
    while (ws->state == WEBSOCKET_OPEN || ws->state == WEBSOCKET_CLOSING) {
        switch (frame_reader_step(reader)) {
        case FRAME_MORE:
            return;
        case FRAME_MESSAGE:
            loop_event_set(ws->loop, &ws->event);
            break;
        case FRAME_CONTROL:
            if (reader->control.kind == FRAME_PING)
                pong(ws, &reader->control);
            else if (reader->control.kind == FRAME_CLOSE)
                on_close(ws, &reader->control);
            break;
        case FRAME_BROKEN:
            fail(ws, reader->code, reader->problem);
            break;
        }
    }
}

static void opened(struct websocket *ws)
{
    ws->state = WEBSOCKET_OPEN;
    handshake_free(&ws->handshake);
    loop_timer_set(ws->loop, &ws->timer, clock_add(clock_now(), ws->ping));
    loop_event_set(ws->loop, &ws->event);
}

static void read_answer(struct websocket *ws, bool is_end)
{
    struct frame_reader *reader = &ws->reader;
    struct handshake *handshake = &ws->handshake;
    bool had_head = handshake->head > 0;
    size_t used = 0;
    const char *bytes = reader->bytes.data + reader->at;
    enum handshake_result result =
        handshake_take(handshake, bytes, reader->bytes.length - reader->at, &used, is_end);
    frame_reader_skip(reader, used);
    if (result == HANDSHAKE_OPEN) {
        opened(ws);
    } else if (result == HANDSHAKE_BROKEN) {
        end(ws, is_end ? "disconnected" : "protocol", 0, handshake->problem);
    } else if (result == HANDSHAKE_REFUSED) {
        char message[80];
        handshake_body(handshake, ws->detail, sizeof ws->detail);
        snprintf(message, sizeof message, "the server refused the upgrade with status %d",
                 handshake->status);
        end(ws, "refused", handshake->status, message);
    } else if (!had_head && handshake->head > 0) {
        ws->due = clock_earlier(ws->due, clock_add(clock_now(), BODY_PATIENCE));
        loop_timer_set(ws->loop, &ws->timer, ws->due);
    }
}

static void ended(struct wire *wire, bool is_clean)
{
    struct websocket *ws = owner_of(wire);
    if (ws->state == WEBSOCKET_CONNECTING)
        read_answer(ws, true);
    else
        end(ws, "disconnected", 0,
            is_clean ? "the server hung up without a Close" : "the connection broke");
}

/* Whole messages that nobody reads stop it, but not the end of what is of no use any more. */
static bool wants(struct wire *wire)
{
    const struct websocket *ws = owner_of(wire);
    return !ws->is_held && (ws->reader.unread < MOST_UNREAD || ws->state == WEBSOCKET_ENDED);
}

static char *room(struct wire *wire, size_t *size)
{
    struct websocket *ws = owner_of(wire);
    char *place = frame_reader_room(&ws->reader, size);
    if (place == NULL)
        fail(ws, FRAME_INTERNAL, "");
    return place;
}

static void fed(struct wire *wire, size_t length)
{
    struct websocket *ws = owner_of(wire);
    ws->has_heard = true;
    if (ws->state == WEBSOCKET_ENDED)
        return; /* it lingers: what comes is of no use */
    frame_reader_fed(&ws->reader, length);
    if (ws->state == WEBSOCKET_CONNECTING)
        read_answer(ws, false);
    read_frames(ws);
}

/* --- time */

static void on_due(struct loop_timer *timer, int64_t now)
{
    struct websocket *ws = CONTAINER_OF(timer, struct websocket, timer);
    if (ws->state == WEBSOCKET_ENDED) {
        drop(ws);
    } else if (ws->state == WEBSOCKET_CLOSING) {
        end(ws, "closed", FRAME_NO_CODE, "the server did not answer our Close");
    } else if (ws->state == WEBSOCKET_CONNECTING) {
        if (ws->handshake.head > 0)
            read_answer(ws, true); /* of a refusal, what has come of its body will do */
        else
            end(ws, "timeout", 0, "timed out while waiting for the answer to the upgrade");
    } else if (ws->has_pinged && !ws->has_heard && !ws->wire.is_paused) {
        end(ws, "disconnected", 0, "the server did not answer a ping");
    } else if (!outbox_add(&ws->wire.outbox, FRAME_PING, "", 0)) {
        fail(ws, FRAME_INTERNAL, "");
    } else {
        ws->has_pinged = true;
        ws->has_heard = false;
        loop_timer_set(ws->loop, &ws->timer, clock_add(now, ws->ping));
    }
}

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
        end(ws, "gone", 0, "the client was closed");
    } else if (http_bare_is_open(ws->wire.request)) {
        loop_timer_set(ws->loop, &ws->timer, ws->due);
        wire_open(&ws->wire);
    } else {
        struct http_outcome outcome = http_request_outcome(ws->wire.request);
        bool is_late = strstr(outcome.kind, "timeout") != NULL;
        end(ws, is_late ? "timeout" : outcome.kind, 0, outcome.message);
    }
}

static bool enter(struct websocket *ws)
{
    struct loop *loop = ws->loop;
    ws->timers += loop_timer_enter(loop, &ws->timer, LOOP_DEADLINE, on_due);
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
    ws->wire.wants = wants;
    ws->wire.room = room;
    ws->wire.fed = fed;
    ws->wire.ended = ended;
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
    drop(ws);
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
    if (bytes == NULL)
        return false;
    *message = (struct websocket_message){bytes, found.length, found.is_binary};
    return true;
}

static void go_on(struct websocket *ws)
{
    if (!ws->wire.is_paused || !wants(&ws->wire))
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
    if (ws->state == WEBSOCKET_CONNECTING) {
        end(ws, "closed", code, "the connection was closed before it was open");
        return;
    }
    if (ws->state != WEBSOCKET_OPEN)
        return;
    if (length > MOST_REASON) {
        length = MOST_REASON;
        while (length > 0 && ((unsigned char)reason[length] & 0xC0) == 0x80)
            length--; /* not within a character */
    }
    if (!queue_close(ws, code, reason, length)) {
        fail(ws, FRAME_INTERNAL, "");
        return;
    }
    ws->state = WEBSOCKET_CLOSING;
    loop_timer_set(ws->loop, &ws->timer, clock_add(clock_now(), CLOSE_PATIENCE));
    loop_touch(ws->loop);
}

/* What is said over a WebSocket's connection: the upgrade, frames, pings, Close. */
#include "ws/internal.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_UNREAD = 1024 * 1024, /* that whole messages take up, before reading stops */
    MOST_PONGS = 8,            /* that wait to be sent */
    MOST_REASON = FRAME_LONGEST_CONTROL - 2,
};

static const int64_t CLOSE_PATIENCE = 5 * CLOCK_SECOND; /* for the answer to our Close */
static const int64_t GOODBYE = CLOCK_SECOND;            /* for the other side to hang up first */
static const int64_t BODY_PATIENCE = 2 * CLOCK_SECOND;  /* for a refusal's body */

static struct websocket *owner_of(struct wire *wire)
{
    return CONTAINER_OF(wire, struct websocket, wire);
}

/* --- ends */

void protocol_drop(struct websocket *ws)
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

void protocol_end(struct websocket *ws, const char *kind, int code, const char *message)
{
    settle(ws, kind, code, message);
    protocol_drop(ws);
}

/* The last frame is ours; the other side is to hang up. Closed at once, with bytes unread, the
 * connection would be reset, and our Close with it. */
static void linger(struct websocket *ws)
{
    loop_timer_set(ws->loop, &ws->timer, clock_add(clock_now(), GOODBYE));
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
        protocol_drop(ws);
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
        protocol_drop(ws);
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
        protocol_end(ws, is_end ? "disconnected" : "protocol", 0, handshake->problem);
    } else if (result == HANDSHAKE_REFUSED) {
        char message[80];
        handshake_body(handshake, ws->detail, sizeof ws->detail);
        snprintf(message, sizeof message, "the server refused the upgrade with status %d",
                 handshake->status);
        protocol_end(ws, "refused", handshake->status, message);
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
        protocol_end(ws, "disconnected", 0,
                     is_clean ? "the server hung up without a Close" : "the connection broke");
}

/* Whole messages that nobody reads stop it, but not the end of what is of no use any more. */
bool protocol_wants(struct wire *wire)
{
    const struct websocket *ws = owner_of(wire);
    return !ws->is_held &&
           (frame_reader_unread(&ws->reader) < MOST_UNREAD || ws->state == WEBSOCKET_ENDED);
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

void protocol_on_due(struct loop_timer *timer, int64_t now)
{
    struct websocket *ws = CONTAINER_OF(timer, struct websocket, timer);
    if (ws->state == WEBSOCKET_ENDED) {
        protocol_drop(ws);
    } else if (ws->state == WEBSOCKET_CLOSING) {
        protocol_end(ws, "closed", FRAME_NO_CODE, "the server did not answer our Close");
    } else if (ws->state == WEBSOCKET_CONNECTING) {
        if (ws->handshake.head > 0)
            read_answer(ws, true); /* of a refusal, what has come of its body will do */
        else
            protocol_end(ws, "timeout", 0, "timed out while waiting for the answer to the upgrade");
    } else if (ws->has_pinged && !ws->has_heard && !ws->wire.is_paused) {
        protocol_end(ws, "disconnected", 0, "the server did not answer a ping");
    } else if (!outbox_add(&ws->wire.outbox, FRAME_PING, "", 0)) {
        fail(ws, FRAME_INTERNAL, "");
    } else {
        ws->has_pinged = true;
        ws->has_heard = false;
        loop_timer_set(ws->loop, &ws->timer, clock_add(now, ws->ping));
    }
}

void protocol_connected(struct websocket *ws)
{
    loop_timer_set(ws->loop, &ws->timer, ws->due);
    wire_open(&ws->wire);
}

void protocol_begin(struct websocket *ws)
{
    ws->wire.wants = protocol_wants;
    ws->wire.room = room;
    ws->wire.fed = fed;
    ws->wire.ended = ended;
}

void protocol_close(struct websocket *ws, int code, const char *reason, size_t length)
{
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

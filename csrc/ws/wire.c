/* The bytes of a bare connection: see wire.h. */
#include "ws/wire.h"

enum {
    MOST_AT_ONCE = 256 * 1024, /* bytes read or sent before others have their turn */
    MOST_SENT = 64 * 1024,     /* given to one send */
};

static void on_ready(void *user, os_socket socket, unsigned ready);

static void watch(struct wire *wire)
{
    unsigned wanted = (wire->is_paused ? 0u : LOOP_READ) | (wire->is_blocked ? LOOP_WRITE : 0u);
    if (!wire->is_open || wanted == wire->watched)
        return;
    if (loop_watch(wire->loop, http_bare_socket(wire->request), wanted, on_ready, wire))
        wire->watched = wanted;
    else
        loop_timer_set(wire->loop, &wire->more, 0); /* memory is short: tried again */
}

/* Up to `limit`, and no more than others can wait for. False when there is more to be sent now. */
static bool flush(struct wire *wire, int64_t limit)
{
    size_t length, moved, sent = 0;
    while (wire->outbox.unsent > 0 && !wire->is_blocked && sent < MOST_AT_ONCE) {
        const char *bytes = outbox_next(&wire->outbox, &length);
        length = length < MOST_SENT ? length : MOST_SENT;
        enum http_flow flow = http_bare_send(wire->request, bytes, length, &moved);
        if (flow == HTTP_BROKEN) { /* what was said last may still lie in the socket: read */
            outbox_free(&wire->outbox);
            wire_go_on(wire);
            return true;
        }
        wire->is_blocked = flow == HTTP_AGAIN;
        if (moved > 0)
            outbox_sent(&wire->outbox, moved);
        sent += moved;
        if (limit != CLOCK_NEVER && clock_now() >= limit)
            break;
    }
    watch(wire);
    return wire->outbox.unsent == 0 || wire->is_blocked;
}

static bool has_to_send(const struct wire *wire)
{
    return wire->is_open && wire->outbox.unsent > 0 && !wire->is_blocked;
}

/* What was queued since the last run goes together. */
static bool on_prepare(struct loop_prepare *prepare, int64_t now, int64_t limit)
{
    struct wire *wire = CONTAINER_OF(prepare, struct wire, prepare);
    (void)now;
    return !has_to_send(wire) || flush(wire, limit);
}

static int64_t prepare_due(const struct loop_prepare *prepare)
{
    return has_to_send(CONTAINER_OF(prepare, const struct wire, prepare)) ? 0 : CLOCK_NEVER;
}

static void read_some(struct wire *wire)
{
    size_t got = 0, room, moved;
    while (wire->is_open) {
        wire->is_paused = !wire->wants(wire);
        if (wire->is_paused)
            break;
        if (got >= MOST_AT_ONCE) {
            loop_timer_set(wire->loop, &wire->more, 0);
            break;
        }
        char *place = wire->room(wire, &room);
        if (place == NULL)
            break;
        room = room < MOST_AT_ONCE ? room : MOST_AT_ONCE;
        enum http_flow flow = http_bare_receive(wire->request, place, room, &moved);
        if (flow == HTTP_AGAIN)
            break;
        if (flow != HTTP_MOVED) {
            wire->ended(wire, flow == HTTP_ENDED);
            break;
        }
        got += moved;
        wire->fed(wire, moved);
        if (!wire->is_tls && moved < room)
            break; /* that was all: the socket tells of more */
    }
    watch(wire);
}

static void on_ready(void *user, os_socket socket, unsigned ready)
{
    struct wire *wire = user;
    (void)socket;
    if (ready & LOOP_WRITE) {
        wire->is_blocked = false;
        flush(wire, CLOCK_NEVER);
    }
    if (ready & LOOP_READ)
        read_some(wire);
}

static void on_more(struct loop_timer *timer, int64_t now)
{
    (void)now;
    read_some(CONTAINER_OF(timer, struct wire, more));
}

void wire_go_on(struct wire *wire)
{
    if (wire->is_open)
        loop_timer_set(wire->loop, &wire->more, 0);
}

bool wire_enter(struct wire *wire, struct loop *loop)
{
    wire->loop = loop;
    wire->prepare.run = on_prepare;
    wire->prepare.due = prepare_due;
    wire->is_entered = loop_timer_enter(loop, &wire->more, LOOP_TIMER, on_more);
    if (wire->is_entered)
        loop_prepare_enter(loop, &wire->prepare);
    return wire->is_entered;
}

void wire_open(struct wire *wire)
{
    wire->is_open = true;
    flush(wire, CLOCK_NEVER);
}

/* Out of the loop's list in any case: a loop that closes waits for those in it. */
void wire_drop(struct wire *wire)
{
    if (!wire->is_entered)
        return;
    wire->is_open = false;
    loop_timer_set(wire->loop, &wire->more, CLOCK_NEVER);
    loop_prepare_leave(wire->loop, &wire->prepare);
    outbox_free(&wire->outbox);
    if (wire->request == NULL)
        return;
    if (wire->watched != 0 && !loop_is_foreign(wire->loop))
        loop_watch(wire->loop, http_bare_socket(wire->request), 0, on_ready, wire);
    http_request_release(wire->request);
}

void wire_leave(struct wire *wire)
{
    wire_drop(wire);
    if (wire->is_entered)
        loop_timer_leave(wire->loop, &wire->more);
    wire->is_entered = false;
}

/* Upgrades that are asked for, and bytes that are passed: see relay.h. */
#include "gateway/relay.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "gateway/frames.h"

#include <stdio.h>
#include <string.h>

enum { FLOW = 64 * 1024, ROUNDS = 16, PATIENCE = 10 }; /* bytes, flows a turn, seconds */
enum { CLIENT, PROGRAM };                              /* a pair's sockets */

/* Bytes on their way: taken from one socket, not yet put into the other. */
struct flow {
    struct buffer bytes;
    size_t sent;
};

struct relay {
    struct list_node node;
    struct relays *relays;
    unsigned long id;
    struct loop_pair pair;
    struct loop_wait limit; /* of asking, of waiting for the client, of the whole */
    double seconds;
    struct flow up, down;  /* to the program: what it is asked too; and from it */
    struct frames *frames; /* of a client that is judged */
    char accept[64];
    struct MHD_UpgradeResponseHandle *handle; /* the client's, once it is joined */
};

static void end(struct relay *relay)
{
    struct relays *relays = relay->relays;
    heap_remove(&relays->loop->waits, &relay->limit.timer);
    list_remove(&relays->loop->pairs, &relay->pair.node);
    list_remove(&relays->all, &relay->node);
    os_socket_close(relay->pair.sockets[PROGRAM]);
    if (relay->handle != NULL)
        MHD_upgrade_action(relay->handle, MHD_UPGRADE_ACTION_CLOSE);
    relays->loop->closed = true;
    buffer_free(&relay->up.bytes);
    buffer_free(&relay->down.bytes);
    frames_free(relay->frames);
    bctrl_free(relay);
}

static void end_in_time(struct loop_wait *wait, bool hung_up)
{
    (void)hung_up;
    end(CONTAINER_OF(wait, struct relay, limit));
}

/* Fills an empty flow. False at the source's end. */
static bool fill(struct flow *flow, os_socket source)
{
    ptrdiff_t got = os_socket_take(source, flow->bytes.data, FLOW);
    flow->sent = 0;
    flow->bytes.length = got < 0 ? 0 : (size_t)got;
    return got >= 0;
}

/* False where the sink is broken. */
static bool drain(struct flow *flow, os_socket sink)
{
    size_t rest = flow->bytes.length - flow->sent;
    if (rest == 0)
        return true;
    ptrdiff_t put = os_socket_put(sink, flow->bytes.data + flow->sent, rest);
    if (put > 0)
        flow->sent += (size_t)put;
    return put >= 0;
}

static bool is_empty(const struct flow *flow)
{
    return flow->sent == flow->bytes.length;
}

/* What a client's frames say, judged, takes the place of their bytes in the flow. */
static bool judge(struct relay *relay)
{
    struct relays *relays = relay->relays;
    struct buffer *bytes = &relay->up.bytes, said = {0};
    bool good = frames_feed(relay->frames, bytes->data, bytes->length);
    bytes->length = 0;
    for (struct frame frame; good && frames_next(relay->frames, &frame);) {
        said.length = 0;
        if (frame.opcode != FRAME_TEXT)
            good = frame.opcode >= FRAME_CLOSE && frames_write(bytes, &frame);
        else if (relays->judge(relays->context, relay->id, frame.payload, frame.length, &said))
            good = said.length == 0 ||
                   frames_write(bytes, &(struct frame){FRAME_TEXT, said.data, said.length});
        else
            good = false;
    }
    buffer_free(&said);
    return good && !frames_are_broken(relay->frames);
}

/* False where one side has ended and all that it had said is passed on. */
static bool pass(struct relay *relay, struct flow *flow, os_socket source, os_socket sink)
{
    for (int round = 0; round < ROUNDS; round++) {
        if (is_empty(flow)) {
            if (!fill(flow, source))
                return false;
            if (flow == &relay->up && relay->frames != NULL && flow->bytes.length > 0 &&
                !judge(relay))
                return false;
            if (is_empty(flow))
                return true;
        }
        if (!drain(flow, sink))
            return false;
        if (!is_empty(flow))
            return true;
    }
    return true;
}

static void watch_both(struct relay *relay)
{
    bool up = is_empty(&relay->up), down = is_empty(&relay->down);
    relay->pair.events[CLIENT] = (short)((up ? POLLIN : 0) | (down ? 0 : POLLOUT));
    relay->pair.events[PROGRAM] = (short)((down ? POLLIN : 0) | (up ? 0 : POLLOUT));
}

static void on_joined(struct loop_pair *pair)
{
    struct relay *relay = CONTAINER_OF(pair, struct relay, pair);
    const os_socket *sockets = pair->sockets;
    if (pass(relay, &relay->up, sockets[CLIENT], sockets[PROGRAM]) &&
        pass(relay, &relay->down, sockets[PROGRAM], sockets[CLIENT]))
        watch_both(relay);
    else
        end(relay);
}

/* Finds Sec-WebSocket-Accept in an answer's head of `length` bytes; false where it is no 101. */
static bool read_head(struct relay *relay, const char *head, size_t length)
{
    static const char name[] = "sec-websocket-accept:";
    if (length < 12 || memcmp(head, "HTTP/1.1 101", 12) != 0)
        return false;
    const char *end = head + length, *line = head;
    while ((line = memchr(line, '\n', (size_t)(end - line))) != NULL) {
        line++;
        if (!text_same_header(line, (size_t)(end - line), name, sizeof name - 1))
            continue;
        const char *value = line + sizeof name - 1;
        while (value < end && *value == ' ')
            value++;
        size_t size = 0;
        while (value + size < end && value[size] > ' ' && size < sizeof relay->accept - 1)
            size++;
        memcpy(relay->accept, value, size);
        relay->accept[size] = '\0';
        return size > 0;
    }
    return false;
}

/* Asks, and reads the answer's head: what follows it is the client's already. */
static bool ask(struct relay *relay)
{
    os_socket program = relay->pair.sockets[PROGRAM];
    struct buffer *head = &relay->down.bytes;
    if (!drain(&relay->up, program))
        return false;
    ptrdiff_t got = os_socket_take(program, head->data + head->length, FLOW - head->length);
    if (got < 0 || head->length + (size_t)got == FLOW)
        return false;
    head->length += (size_t)got;
    for (size_t i = 0; i + 4 <= head->length; i++)
        if (memcmp(head->data + i, "\r\n\r\n", 4) == 0) {
            relay->down.sent = i + 4;
            return read_head(relay, head->data, i + 2);
        }
    return true;
}

static void on_asked(struct loop_pair *pair)
{
    struct relay *relay = CONTAINER_OF(pair, struct relay, pair);
    if (!ask(relay))
        end(relay);
    else if (relay->accept[0] != '\0')
        pair->events[PROGRAM] = 0; /* until the client is there */
    else
        pair->events[PROGRAM] = (short)(POLLIN | (is_empty(&relay->up) ? 0 : POLLOUT));
}

/* False where memory or sockets are short. */
static bool begin(struct relay *relay, const struct relay_options *options)
{
    char line[512];
    int length = snprintf(line, sizeof line,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: %s\r\n\r\n",
                          options->path, options->port, options->key);
    if (length < 0 || (size_t)length >= sizeof line || !buffer_reserve(&relay->up.bytes, FLOW) ||
        !buffer_reserve(&relay->down.bytes, FLOW) ||
        !buffer_append(&relay->up.bytes, line, (size_t)length))
        return false;
    if (options->judged && (relay->frames = frames_new()) == NULL)
        return false;
    relay->pair.sockets[PROGRAM] = os_connect(options->port);
    return relay->pair.sockets[PROGRAM] != OS_NO_SOCKET;
}

unsigned long relay_begin(struct relays *relays, const struct relay_options *options)
{
    struct relay *relay = bctrl_calloc(1, sizeof *relay);
    if (relay == NULL)
        return 0;
    relay->relays = relays;
    relay->seconds = options->seconds;
    relay->pair.sockets[CLIENT] = relay->pair.sockets[PROGRAM] = relay->limit.socket = OS_NO_SOCKET;
    relay->pair.events[PROGRAM] = POLLIN | POLLOUT;
    relay->pair.ready = on_asked;
    relay->limit.over = end_in_time;
    loop_watch_pair(relays->loop, &relay->pair);
    list_append(&relays->all, &relay->node);
    if (!begin(relay, options) ||
        !loop_wait(relays->loop, &relay->limit, clock_add(clock_now(), PATIENCE * CLOCK_SECOND))) {
        end(relay);
        return 0;
    }
    return relay->id = ++relays->last;
}

static struct relay *find(const struct relays *relays, unsigned long id)
{
    for (struct list_node *node = relays->all.first; node != NULL; node = node->next) {
        struct relay *relay = CONTAINER_OF(node, struct relay, node);
        if (relay->id == id)
            return relay;
    }
    return NULL;
}

const char *relay_accept(const struct relays *relays, unsigned long id)
{
    const struct relay *relay = find(relays, id);
    return relay == NULL ? NULL : relay->accept;
}

void relay_join(struct relays *relays, unsigned long id, const char *bytes, size_t length,
                MHD_socket client, struct MHD_UpgradeResponseHandle *handle)
{
    struct relay *relay = find(relays, id);
    if (relay == NULL || relay->handle != NULL) {
        MHD_upgrade_action(handle, MHD_UPGRADE_ACTION_CLOSE);
        relays->loop->closed = true;
        return;
    }
    relay->handle = handle;
    relay->pair.sockets[CLIENT] = client;
    relay->pair.ready = on_joined;
    os_socket_hurry(client);
    if (relay->seconds > 0)
        heap_set(&relays->loop->waits, &relay->limit.timer,
                 clock_add(clock_now(), clock_duration(relay->seconds)));
    else
        heap_remove(&relays->loop->waits, &relay->limit.timer);
    relay->up.bytes.length = relay->up.sent = 0;
    if (!buffer_append(&relay->up.bytes, bytes, length) ||
        (relay->frames != NULL && length > 0 && !judge(relay)))
        end(relay);
    else
        watch_both(relay);
}

void relay_end(struct relays *relays, unsigned long id)
{
    struct relay *relay = find(relays, id);
    if (relay != NULL)
        end(relay);
}

void relays_close(struct relays *relays)
{
    while (relays->all.first != NULL) {
        /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): `end` has taken out what it freed */
        end(CONTAINER_OF(relays->all.first, struct relay, node));
    }
}

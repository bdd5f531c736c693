/* What the two files of a WebSocket share, and nobody else sees. */
#ifndef BCTRL_WEBSOCKET_INTERNAL_H
#define BCTRL_WEBSOCKET_INTERNAL_H

#include "ws/frame.h"
#include "ws/handshake.h"
#include "ws/websocket.h"
#include "ws/wire.h"

#pragma GCC visibility push(hidden)

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

/* protocol.c: what is said over the connection, from its opening to its end. */
void protocol_begin(struct websocket *ws); /* before anything else: whose functions the wire has */
void protocol_connected(struct websocket *ws);
bool protocol_wants(struct wire *wire); /* is it to be read? */
void protocol_on_due(struct loop_timer *timer, int64_t now);
void protocol_close(struct websocket *ws, int code, const char *reason, size_t length);
void protocol_end(struct websocket *ws, const char *kind, int code, const char *message);
void protocol_drop(struct websocket *ws); /* the connection */

#pragma GCC visibility pop

#endif

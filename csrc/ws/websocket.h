/* One WebSocket: its connection, which HTTP makes, the upgrade and the frames, on the loop. Its
 * event is ready when it has opened, when a message is whole, and when it has ended. Knows no Lua.
 */
#ifndef BCTRL_WEBSOCKET_H
#define BCTRL_WEBSOCKET_H

#include "http/http.h"

#pragma GCC visibility push(hidden)

struct websocket;

enum websocket_state {
    WEBSOCKET_CONNECTING, /* up to the end of the upgrade */
    WEBSOCKET_OPEN,
    WEBSOCKET_CLOSING, /* our Close is sent, the other side's has not come */
    WEBSOCKET_ENDED,
};

struct websocket_options {
    struct http_template *template; /* proxy, authorities, connect_timeout; not its header lines */
    const char *url;                /* ws:// or wss:// */
    size_t url_length;
    const char *lines; /* header lines of the upgrade, each ended by NUL */
    size_t lines_length;
    int64_t timeout; /* until it is open */
    int64_t ping;    /* between two; the second unanswered one in a row ends it. CLOCK_NEVER */
    size_t max_message;
};

/* NULL with *error, a static text, when the URL is none or memory is short. What goes wrong later
 * is its outcome. */
struct websocket *websocket_new(struct http *http, const struct websocket_options *options,
                                const char **error);

/* Closes it at once, if it is open. NULL is allowed. */
void websocket_free(struct websocket *ws);

struct loop *websocket_loop(const struct websocket *ws);
unsigned websocket_id(const struct websocket *ws);
enum websocket_state websocket_state(const struct websocket *ws);

struct websocket_outcome {
    const char *kind;    /* NULL until it has ended; else see lua/websocket.c */
    const char *message; /* for people; shows nothing of the URL but its host */
    int code;            /* a Close's; or the status of a refusal; 0 */
    const char *detail;  /* a Close's reason, the start of a refusal's body; "" */
};
struct websocket_outcome websocket_outcome(const struct websocket *ws);

/* --- Messages. Those that came before the end can be read after it. */

struct websocket_message {
    const char *bytes;
    size_t length;
    bool is_binary;
};

/* The oldest that is whole; false where there is none now, or it is held. */
bool websocket_message(const struct websocket *ws, struct websocket_message *message);
void websocket_take(struct websocket *ws);

/* Between the two, no byte of the message moves, whatever is done with the socket. */
void websocket_hold(struct websocket *ws);
void websocket_let_go(struct websocket *ws);

/* Queues a message, which leaves with the loop's next run. NULL, or why not, a static text. */
const char *websocket_send(struct websocket *ws, const char *bytes, size_t length, bool is_binary);
size_t websocket_unsent(const struct websocket *ws);

/* Begins to close an open one; ends one that is not open yet. Code 0: none. The reason is cut to
 * what fits. */
void websocket_close(struct websocket *ws, int code, const char *reason, size_t length);

/* Makes the event ready in so many nanoseconds, unless something does so earlier. */
void websocket_wake_in(struct websocket *ws, int64_t duration);

#pragma GCC visibility pop

#endif

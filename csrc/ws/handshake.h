/* The opening handshake of RFC 6455, as a client: the URL taken apart, the request, and the answer
 * judged. Fed bytes; knows no socket, no libcurl, no Lua. */
#ifndef BCTRL_HANDSHAKE_H
#define BCTRL_HANDSHAKE_H

#include "base/buffer.h"

#pragma GCC visibility push(hidden)

/* Parts of a ws:// or wss:// URL, in its memory. */
struct handshake_url {
    bool is_tls;
    const char *host; /* and port */
    size_t host_length;
    const char *path; /* and query; may be empty */
    size_t path_length;
};

/* NULL, or what is wrong with it, a static text that shows nothing of it. */
const char *handshake_read_url(struct handshake_url *parts, const char *url, size_t length);

enum { HANDSHAKE_NONCE = 16, HANDSHAKE_ACCEPT = 28 };

struct handshake {
    char accept[HANDSHAKE_ACCEPT]; /* the Sec-WebSocket-Accept that belongs to our key */
    struct buffer answer;          /* what has come, up to the end of what belongs to it */
    size_t head;                   /* bytes of its header lines; 0 until they are whole */
    size_t body;                   /* of what follows them, that is waited for */
    int status;
    const char *problem; /* a static text */
};

/* Appends the request's text. `lines` are header lines, each ended by NUL. False when memory is
 * short. */
bool handshake_begin(struct handshake *handshake, struct buffer *out,
                     const struct handshake_url *url, const unsigned char nonce[HANDSHAKE_NONCE],
                     const char *lines, size_t length);

enum handshake_result {
    HANDSHAKE_MORE,    /* bytes are needed */
    HANDSHAKE_OPEN,    /* the rest of the bytes are frames */
    HANDSHAKE_REFUSED, /* `status`, and a body for handshake_body */
    HANDSHAKE_BROKEN,  /* `problem` */
};

/* Takes bytes of the answer, *used of them. With `is_end` nothing will follow. */
enum handshake_result handshake_take(struct handshake *handshake, const char *bytes, size_t length,
                                     size_t *used, bool is_end);

/* The start of a refusal's body, as a line of text: up to `size` bytes with a NUL. */
void handshake_body(const struct handshake *handshake, char *text, size_t size);

void handshake_free(struct handshake *handshake);

#pragma GCC visibility pop

#endif

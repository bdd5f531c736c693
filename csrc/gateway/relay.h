/* WebSocket connections that the server passes on to a program on this machine: it asks there for
 * an upgrade in the client's name, and once client and program are joined passes bytes between
 * them, a bounded number at a time, until one of them ends. Knows no Lua; reads frames only where a
 * judge is to hear what a client says. */
#ifndef BCTRL_GATEWAY_RELAY_H
#define BCTRL_GATEWAY_RELAY_H

#include "base/buffer.h"
#include "gateway/loop.h"

#pragma GCC visibility push(hidden)

struct relays {
    struct loop *loop;
    struct list all;
    unsigned long last; /* the newest one's id */
    /* What is said in the place of a client's message, put into `said`, which is empty: nothing is
     * passed on where it stays so. False ends the connection. */
    bool (*judge)(void *context, unsigned long relay, const char *text, size_t length,
                  struct buffer *said);
    void *context;
};

struct relay_options {
    int port;         /* of 127.0.0.1 */
    const char *path; /* asked for there */
    const char *key;  /* the client's Sec-WebSocket-Key */
    double seconds;   /* how long it may last, once joined: 0 for ever */
    bool judged;      /* each message of the client's is shown to relays->judge */
};

/* Begins to ask for the upgrade. An id, or 0 where memory or sockets are short. */
unsigned long relay_begin(struct relays *relays, const struct relay_options *options);

/* NULL where there is none, or none any more: the program has refused, or nobody came for it within
 * seconds. "" while it asks; then the answer's Sec-WebSocket-Accept. */
const char *relay_accept(const struct relays *relays, unsigned long id);

/* For MHD_create_response_for_upgrade: joins the client to the relay whose id it is. */
void relay_join(struct relays *relays, unsigned long id, const char *bytes, size_t length,
                MHD_socket client, struct MHD_UpgradeResponseHandle *handle);

/* Ends one; nothing happens where there is none. */
void relay_end(struct relays *relays, unsigned long id);

/* Ends all of them. The daemon is to be turned once afterwards. */
void relays_close(struct relays *relays);

#pragma GCC visibility pop

#endif

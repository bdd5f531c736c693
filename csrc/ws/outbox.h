/* What waits to be sent: frames in blocks that never move, since what TLS could not send must be
 * given to it again at the same address. Knows no socket. */
#ifndef BCTRL_OUTBOX_H
#define BCTRL_OUTBOX_H

#include "ws/frame.h"

#pragma GCC visibility push(hidden)

struct outbox_block;

struct outbox {
    struct outbox_block *first, *last;
    size_t unsent;
    unsigned char random[256]; /* for masks: asked for many at a time */
    size_t random_left;
};

/* False, with nothing queued, when memory or random bytes are short. */
bool outbox_add(struct outbox *outbox, enum frame_kind kind, const char *bytes, size_t length);
bool outbox_add_bytes(struct outbox *outbox, const char *bytes, size_t length); /* as they are */

/* What is to be sent first; *length is 0 when there is nothing. It stays where it is, and may only
 * become longer, until outbox_sent. */
const char *outbox_next(const struct outbox *outbox, size_t *length);
void outbox_sent(struct outbox *outbox, size_t length);

void outbox_free(struct outbox *outbox);

#pragma GCC visibility pop

#endif

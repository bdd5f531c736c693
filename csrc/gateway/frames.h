/* WebSocket frames of a client's, as far as the server looks into them (RFC 6455): whole, short
 * ones are read out of bytes that come in any pieces, and written again. Knows no socket. */
#ifndef BCTRL_GATEWAY_FRAMES_H
#define BCTRL_GATEWAY_FRAMES_H

#include "base/buffer.h"

#pragma GCC visibility push(hidden)

enum { FRAME_TEXT = 1, FRAME_CLOSE = 8 }; /* from 8 on: control frames */

struct frame {
    int opcode;
    const char *payload; /* without its mask */
    size_t length;
};

struct frames;

struct frames *frames_new(void); /* NULL when memory is short */
void frames_free(struct frames *frames);

/* False when memory is short, or too much lies unread. */
bool frames_feed(struct frames *frames, const char *bytes, size_t length);

/* The next whole frame, valid until the next call of either; false where more is needed, or they
 * are broken. */
bool frames_next(struct frames *frames, struct frame *frame);

/* No mask, a fragment, a reserved bit, more than 65,535 bytes: nobody whom this is for sends it. */
bool frames_are_broken(const struct frames *frames);

/* Appends it as a client's: with a mask, of zeros. False when memory is short, or it is too long.
 */
bool frames_write(struct buffer *out, const struct frame *frame);

#pragma GCC visibility pop

#endif

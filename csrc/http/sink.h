/* Where an answer's body goes: to memory, as a whole, or to a queue that is read while it comes and
 * that holds the transfer up when it is full. Knows no libcurl. */
#ifndef BCTRL_SINK_H
#define BCTRL_SINK_H

#include "base/buffer.h"

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum sink_kind { SINK_MEMORY, SINK_QUEUE };

struct sink {
    enum sink_kind kind;
    struct buffer bytes; /* a queue's from `read` on are unread */
    size_t read;
    size_t most;    /* bytes that memory takes, that wait unread in a queue */
    bool is_paused; /* was full: the same piece comes again when the transfer goes on */
};

enum sink_result { SINK_TAKEN, SINK_FULL, SINK_TOO_LARGE, SINK_NO_MEMORY };

/* Makes it an empty one of that kind; keeps the memory. */
void sink_begin(struct sink *sink, enum sink_kind kind, size_t most);

/* Takes a piece, wholly or not at all. `told` bytes are expected in all, 0 where that is unknown.
 */
enum sink_result sink_take(struct sink *sink, const char *data, size_t length, int64_t told);

size_t sink_unread(const struct sink *sink);

/* Moves up to `most` unread bytes to the end of `into`; false, with nothing moved, when memory is
 * short. */
bool sink_read(struct sink *sink, struct buffer *into, size_t most);

/* Is it time to let a paused transfer go on? */
bool sink_has_room(const struct sink *sink);

#pragma GCC visibility pop

#endif

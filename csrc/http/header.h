/* The header lines of an answer: kept as they come, counted, and read for what tells where the
 * answer ends. Knows no libcurl. */
#ifndef BCTRL_HEADER_H
#define BCTRL_HEADER_H

#include "base/buffer.h"

#include <stdint.h>

#pragma GCC visibility push(hidden)

struct header_block {
    struct buffer lines;    /* the final answer's, each ended by one '\n': no 1xx, no trailers */
    size_t bytes;           /* all lines, those too */
    int64_t content_length; /* -1 where none is told */
    bool is_ended, is_chunked, is_encoded, is_http2;
    bool is_interim; /* a 1xx: another block follows */
};

enum header_result { HEADER_TAKEN, HEADER_TOO_LARGE, HEADER_BAD_STATUS, HEADER_NO_MEMORY };

/* Forgets all; keeps the memory. */
void header_reset(struct header_block *block);

/* Takes a line as it came, `length` bytes with its end; `most` bytes are allowed in all. */
enum header_result header_take(struct header_block *block, const char *line, size_t length,
                               size_t most);

struct header_field {
    const char *name, *value;
    size_t name_length, value_length;
    size_t next; /* where to go on; 0 at the beginning */
};

/* Steps to the next field of a block's lines; false at the end. */
bool header_next(const struct buffer *lines, struct header_field *field);

#pragma GCC visibility pop

#endif

/* Frames of RFC 6455, as a client reads and writes them. Fed bytes; knows no socket, no libcurl, no
 * Lua. */
#ifndef BCTRL_FRAME_H
#define BCTRL_FRAME_H

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum frame_kind {
    FRAME_CONTINUATION = 0,
    FRAME_TEXT = 1,
    FRAME_BINARY = 2,
    FRAME_CLOSE = 8,
    FRAME_PING = 9,
    FRAME_PONG = 10,
};

/* Why a connection ends: the codes of section 7.4.1 that are used here. */
enum frame_code {
    FRAME_NORMAL = 1000,
    FRAME_NO_CODE = 1005, /* a close that gives none; never sent */
    FRAME_PROTOCOL = 1002,
    FRAME_NOT_UTF8 = 1007,
    FRAME_TOO_BIG = 1009,
    FRAME_INTERNAL = 1011,
};

/* May a Close frame give this code? */
bool frame_code_is_valid(int code);

/* --- Reading. What came lies in one buffer, and whole messages stay there until they are taken: of
 * one frame, a message is where it was received. */

enum frame_event {
    FRAME_MORE,    /* bytes are needed */
    FRAME_MESSAGE, /* one more is whole */
    FRAME_CONTROL, /* see `control`, valid until the next call */
    FRAME_BROKEN,  /* see `code` and `problem`: for good */
};

struct frame_message {
    size_t start, length; /* in the buffer */
    bool is_binary;
};

struct frame_control {
    enum frame_kind kind;
    int code;          /* a Close's, FRAME_NO_CODE for none */
    const char *bytes; /* of a Close, its reason */
    size_t length;
};

/* Zeroed but for max_message it is ready; frame_reader_free ends it. */
struct frame_reader {
    size_t max_message;
    struct buffer bytes;
    size_t at;         /* up to here it is read */
    size_t start, end; /* of the message that is being put together, below `at` */
    uint64_t left;     /* bytes of its frame that are to come */
    bool is_within;    /* a message has begun */
    bool is_binary, is_final, is_broken;
    struct utf8 text;
    struct frame_message *messages; /* whole, and not taken: a ring */
    size_t first, count, capacity;  /* a power of two */
    size_t usual;                   /* … of long ones lately: so much memory is kept */
    struct frame_control control;
    int code;
    const char *problem; /* a static text */
};

/* Where what comes next is to be written, *room bytes, at least one; NULL when memory is short.
 * Messages may move. */
char *frame_reader_room(struct frame_reader *reader, size_t *room);
void frame_reader_fed(struct frame_reader *reader, size_t length);

/* So much of what was fed is no frame: the upgrade's answer, before the first step. */
void frame_reader_skip(struct frame_reader *reader, size_t length);

/* Goes on to the next event. After a Close, nothing is read any more. */
enum frame_event frame_reader_step(struct frame_reader *reader);

/* The oldest message that is whole; NULL where there is none. Its bytes stay until it is taken, or
 * room is asked for. */
const char *frame_reader_message(const struct frame_reader *reader, struct frame_message *message);
void frame_reader_take(struct frame_reader *reader);

/* The memory that those messages take up, with all that lies between them: an empty one, a ping and
 * a piece without a byte count too. */
size_t frame_reader_unread(const struct frame_reader *reader);

void frame_reader_free(struct frame_reader *reader);

/* --- Writing: one frame a message, masked. */

enum { FRAME_MASK = 4, FRAME_LONGEST_HEAD = 14, FRAME_LONGEST_CONTROL = 125 };

size_t frame_size(size_t length);

/* Writes frame_size(length) bytes. */
void frame_write(char *to, enum frame_kind kind, const unsigned char mask[FRAME_MASK],
                 const char *bytes, size_t length);

#pragma GCC visibility pop

#endif

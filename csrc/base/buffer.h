/* A growable run of bytes. Whoever holds the struct owns its memory and ends it with buffer_free;
 * a zeroed struct is an empty buffer. */
#ifndef BCTRL_BUFFER_H
#define BCTRL_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#pragma GCC visibility push(hidden)

struct buffer {
    char *data; /* NULL while nothing has been reserved; not NUL-terminated */
    size_t length;
    size_t capacity;
};

/* Makes room for `extra` more bytes. False, with the buffer unchanged, when memory is short. */
bool buffer_reserve(struct buffer *buffer, size_t extra);

/* Frees the memory; the buffer is then empty and may be used again. */
void buffer_free(struct buffer *buffer);

/* Forgets the bytes; keeps the memory, unless there is more of it than `keep` bytes. */
void buffer_reset(struct buffer *buffer, size_t keep);

static inline bool buffer_append(struct buffer *buffer, const char *bytes, size_t length)
{
    if (length > buffer->capacity - buffer->length && !buffer_reserve(buffer, length))
        return false;
    if (length != 0)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    return true;
}

static inline bool buffer_append_char(struct buffer *buffer, char byte)
{
    if (buffer->length == buffer->capacity && !buffer_reserve(buffer, 1))
        return false;
    buffer->data[buffer->length++] = byte;
    return true;
}

#pragma GCC visibility pop

#endif

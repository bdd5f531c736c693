/* The growable run of bytes that bodies, headers and JSON text are collected in. */
#include "base/buffer.h"
#include "base/memory.h"

#include <stdint.h>

enum { SMALLEST = 256 };

bool buffer_reserve(struct buffer *buffer, size_t extra)
{
    if (extra <= buffer->capacity - buffer->length)
        return true;
    if (extra > SIZE_MAX / 2 - buffer->length)
        return false;
    size_t needed = buffer->length + extra;
    size_t capacity = buffer->capacity < SMALLEST ? SMALLEST : buffer->capacity;
    while (capacity < needed)
        capacity *= 2;
    char *data = bctrl_realloc(buffer->data, capacity);
    if (data == NULL)
        return false;
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void buffer_free(struct buffer *buffer)
{
    bctrl_free(buffer->data);
    *buffer = (struct buffer){0};
}

void buffer_reset(struct buffer *buffer, size_t keep)
{
    if (buffer->capacity > keep)
        buffer_free(buffer);
    buffer->length = 0;
}

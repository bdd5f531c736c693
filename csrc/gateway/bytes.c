/* Growable bytes for the gateway's server. */
#include "gateway/server.h"
#include "base/memory.h"

#include <string.h>

bool bytes_append(struct bytes *bytes, const char *data, size_t length)
{
    if (length >= SIZE_MAX / 2 - bytes->length)
        return false;
    size_t needed = bytes->length + length + 1;
    if (needed > bytes->capacity) {
        size_t capacity = bytes->capacity < 128 ? 128 : bytes->capacity * 2;
        if (capacity < needed)
            capacity = needed;
        char *grown = bctrl_realloc(bytes->data, capacity);
        if (grown == NULL)
            return false;
        bytes->data = grown;
        bytes->capacity = capacity;
    }
    if (length > 0)
        memcpy(bytes->data + bytes->length, data, length);
    bytes->length += length;
    bytes->data[bytes->length] = '\0';
    return true;
}

void bytes_free(struct bytes *bytes)
{
    bctrl_free(bytes->data);
    *bytes = (struct bytes){NULL, 0, 0};
}

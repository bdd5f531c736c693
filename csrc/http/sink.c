/* A body to memory or to a bounded queue: see sink.h. */
#include "http/sink.h"

enum { MAX_PRESIZED = 4 * 1024 * 1024 }; /* a Content-Length is believed up to here */

void sink_begin(struct sink *sink, enum sink_kind kind, size_t most)
{
    sink->kind = kind;
    sink->most = most;
    sink->bytes.length = sink->read = 0;
    sink->is_paused = false;
}

size_t sink_unread(const struct sink *sink)
{
    return sink->bytes.length - sink->read;
}

static enum sink_result append(struct sink *sink, const char *data, size_t length)
{
    return buffer_append(&sink->bytes, data, length) ? SINK_TAKEN : SINK_NO_MEMORY;
}

static enum sink_result take_to_memory(struct sink *sink, const char *data, size_t length,
                                       int64_t told)
{
    if (length > sink->most - sink->bytes.length)
        return SINK_TOO_LARGE;
    if (sink->bytes.length == 0 && told > 0) {
        size_t expected = told < MAX_PRESIZED ? (size_t)told : MAX_PRESIZED;
        if (expected <= sink->most)
            buffer_reserve(&sink->bytes, expected); /* if it cannot, the append tells */
    }
    return append(sink, data, length);
}

/* What was read makes room at the front: moved away once the end is reached, not with each read. */
static enum sink_result take_to_queue(struct sink *sink, const char *data, size_t length)
{
    size_t unread = sink_unread(sink);
    if (unread > 0 && (unread >= sink->most || length > sink->most - unread)) {
        sink->is_paused = true;
        return SINK_FULL;
    }
    if (sink->read > 0 && length > sink->bytes.capacity - sink->bytes.length) {
        memmove(sink->bytes.data, sink->bytes.data + sink->read, unread);
        sink->bytes.length = unread;
        sink->read = 0;
    }
    return append(sink, data, length);
}

enum sink_result sink_take(struct sink *sink, const char *data, size_t length, int64_t told)
{
    return sink->kind == SINK_MEMORY ? take_to_memory(sink, data, length, told)
                                     : take_to_queue(sink, data, length);
}

bool sink_read(struct sink *sink, struct buffer *into, size_t most)
{
    size_t unread = sink_unread(sink), length = unread < most ? unread : most;
    if (length == 0)
        return true;
    if (!buffer_append(into, sink->bytes.data + sink->read, length))
        return false;
    sink->read += length;
    if (sink->read == sink->bytes.length)
        sink->read = sink->bytes.length = 0;
    return true;
}

bool sink_has_room(const struct sink *sink)
{
    return sink->is_paused && sink_unread(sink) <= sink->most / 2;
}

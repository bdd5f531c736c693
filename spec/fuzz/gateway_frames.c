/* Fuzzes the local gateway's reader of frames (csrc/gateway/frames.c): however the bytes are cut,
 * the same frames and the same end come out, and a frame that is written is read as it was. The
 * first byte says how they are cut. */
#include "gateway/frames.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PIECE = 64 * 1024 };

static void require(bool held)
{
    if (!held)
        abort();
}

static void require_same(const struct frame *a, const struct frame *b)
{
    require(a->opcode == b->opcode && a->length == b->length);
    require(a->length == 0 || memcmp(a->payload, b->payload, a->length) == 0);
}

/* Appends what is read, written anew. True where the frames are broken. */
static bool read_all(const uint8_t *data, size_t size, size_t step, struct buffer *out)
{
    struct frames *frames = frames_new();
    require(frames != NULL);
    struct frame frame;
    while (size > 0 && !frames_are_broken(frames)) {
        size_t piece = step < size ? step : size;
        require(frames_feed(frames, (const char *)data, piece));
        while (frames_next(frames, &frame))
            require(frames_write(out, &frame));
        data += piece;
        size -= piece;
    }
    bool broken = frames_are_broken(frames);
    require(!frames_next(frames, &frame));
    frames_free(frames);
    return broken;
}

/* What was written is read as it was, and to its end. */
static void read_again(struct buffer *written)
{
    struct frames *first = frames_new(), *second = frames_new();
    struct buffer again = {0};
    struct frame one, other;
    require(first != NULL && second != NULL);
    for (size_t at = 0; at < written->length;) {
        size_t piece = written->length - at < PIECE ? written->length - at : PIECE;
        require(frames_feed(first, written->data + at, piece));
        at += piece;
        while (frames_next(first, &one)) {
            again.length = 0;
            require(frames_write(&again, &one));
            require(frames_feed(second, again.data, again.length));
            require(frames_next(second, &other));
            require_same(&one, &other);
        }
    }
    require(!frames_are_broken(first) && !frames_are_broken(second));
    buffer_free(&again);
    frames_free(first);
    frames_free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct buffer whole = {0}, cut = {0};
    bool broken = read_all(data + 1, size - 1, PIECE, &whole);
    require(broken == read_all(data + 1, size - 1, data[0] + (size_t)1, &cut));
    require(whole.length == cut.length &&
            (whole.length == 0 || memcmp(whole.data, cut.data, whole.length) == 0));
    read_again(&whole);
    buffer_free(&whole);
    buffer_free(&cut);
    return 0;
}

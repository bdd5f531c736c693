/* Short, whole frames: see frames.h. */
#include "gateway/frames.h"
#include "base/memory.h"

enum { LONGEST = 65535, HEAD = 8, FEED = 256 * 1024 };

struct frames {
    struct buffer bytes;
    size_t read; /* of them, by frames_next */
    bool broken;
};

struct frames *frames_new(void)
{
    return bctrl_calloc(1, sizeof(struct frames));
}

void frames_free(struct frames *frames)
{
    if (frames == NULL)
        return;
    buffer_free(&frames->bytes);
    bctrl_free(frames);
}

bool frames_feed(struct frames *frames, const char *bytes, size_t length)
{
    struct buffer *all = &frames->bytes;
    size_t rest = all->length - frames->read;
    if (frames->read > 0 && rest > 0)
        memmove(all->data, all->data + frames->read, rest);
    all->length = rest;
    frames->read = 0;
    return length <= FEED - rest && buffer_append(all, bytes, length);
}

bool frames_next(struct frames *frames, struct frame *frame)
{
    size_t rest = frames->bytes.length - frames->read, head = 6;
    if (frames->broken || rest < 2)
        return false;
    unsigned char *at = (unsigned char *)frames->bytes.data + frames->read;
    size_t length = at[1] & 127u;
    /* FIN, no reserved bit, a mask, a length in at most two bytes */
    frames->broken = (at[0] & 0xF0u) != 0x80u || (at[1] & 0x80u) == 0 || length == 127;
    if (length == 126) {
        head = HEAD;
        length = rest < 4 ? LONGEST : (size_t)at[2] << 8 | at[3];
    }
    if (frames->broken || rest < head || rest - head < length)
        return false;
    for (size_t i = 0; i < length; i++)
        at[head + i] ^= at[head - 4 + i % 4];
    *frame = (struct frame){at[0] & 15, (const char *)at + head, length};
    frames->read += head + length;
    return true;
}

bool frames_are_broken(const struct frames *frames)
{
    return frames->broken;
}

bool frames_write(struct buffer *out, const struct frame *frame)
{
    size_t length = frame->length;
    if (length > LONGEST)
        return false;
    char head[HEAD] = {(char)(0x80 | frame->opcode), (char)(0x80 | (length < 126 ? length : 126))};
    size_t size = 6;
    if (length >= 126) {
        head[2] = (char)(length >> 8);
        head[3] = (char)(length & 255);
        size = HEAD;
    }
    return buffer_append(out, head, size) && buffer_append(out, frame->payload, length);
}

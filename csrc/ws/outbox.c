/* Blocks of what waits to be sent: see outbox.h. */
#include "ws/outbox.h"
#include "base/memory.h"
#include "os/os.h"

enum { BLOCK = 16 * 1024 };

struct outbox_block {
    struct outbox_block *next;
    size_t sent, length, capacity;
    char bytes[];
};

/* Room for `size` bytes in the last block; NULL when memory is short. Small frames share a block,
 * and so one system call. */
static char *room(struct outbox *outbox, size_t size)
{
    struct outbox_block *last = outbox->last;
    if (last == NULL || last->capacity - last->length < size) {
        size_t capacity = size < BLOCK ? BLOCK : size;
        struct outbox_block *block = bctrl_malloc(sizeof *block + capacity);
        if (block == NULL)
            return NULL;
        *block = (struct outbox_block){.capacity = capacity};
        if (last != NULL && outbox->unsent == 0) {
            bctrl_free(last); /* empty, and too small */
            last = NULL;
        }
        if (last == NULL)
            outbox->first = block;
        else
            last->next = block;
        outbox->last = last = block;
    }
    char *place = last->bytes + last->length;
    last->length += size;
    outbox->unsent += size;
    return place;
}

static bool draw(struct outbox *outbox, unsigned char mask[FRAME_MASK])
{
    if (outbox->random_left < FRAME_MASK) {
        if (!os_random(outbox->random, sizeof outbox->random))
            return false;
        outbox->random_left = sizeof outbox->random;
    }
    outbox->random_left -= FRAME_MASK;
    memcpy(mask, outbox->random + outbox->random_left, FRAME_MASK);
    return true;
}

bool outbox_add(struct outbox *outbox, enum frame_kind kind, const char *bytes, size_t length)
{
    unsigned char mask[FRAME_MASK];
    char *place = draw(outbox, mask) ? room(outbox, frame_size(length)) : NULL;
    if (place != NULL)
        frame_write(place, kind, mask, bytes, length);
    return place != NULL;
}

bool outbox_add_bytes(struct outbox *outbox, const char *bytes, size_t length)
{
    char *place = room(outbox, length);
    if (place != NULL)
        memcpy(place, bytes, length);
    return place != NULL;
}

const char *outbox_next(const struct outbox *outbox, size_t *length)
{
    const struct outbox_block *block = outbox->first;
    *length = block == NULL ? 0 : block->length - block->sent;
    return block == NULL ? NULL : block->bytes + block->sent;
}

void outbox_sent(struct outbox *outbox, size_t length)
{
    struct outbox_block *block = outbox->first;
    block->sent += length;
    outbox->unsent -= length;
    if (block->sent < block->length)
        return;
    if (block->next == NULL && block->capacity == BLOCK) { /* kept for what comes next */
        block->sent = block->length = 0;
        return;
    }
    outbox->first = block->next;
    if (block->next == NULL)
        outbox->last = NULL;
    bctrl_free(block);
}

void outbox_free(struct outbox *outbox)
{
    while (outbox->first != NULL) {
        struct outbox_block *next = outbox->first->next;
        bctrl_free(outbox->first);
        outbox->first = next;
    }
    *outbox = (struct outbox){0};
}

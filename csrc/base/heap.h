/* A binary heap of moments, the earliest first; equal ones in the order in which they were set. An
 * item is a member of what is timed, so that nothing is allocated when it is set. */
#ifndef BCTRL_HEAP_H
#define BCTRL_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct heap_item {
    int64_t due;    /* clock_now() at which it is due */
    uint64_t order; /* counts the settings: tells equal moments apart */
    size_t place;   /* position in the heap, from 1; 0 while it is not set */
};

struct heap {
    struct heap_item **items;
    size_t count, capacity;
    uint64_t orders;
};

/* Room for `count` items in all; false when memory is short. Setting within it cannot fail. */
bool heap_reserve(struct heap *heap, size_t count);

void heap_free(struct heap *heap);

/* Sets or moves an item. */
void heap_set(struct heap *heap, struct heap_item *item, int64_t due);

/* Takes an item out, if it is set. */
void heap_remove(struct heap *heap, struct heap_item *item);

/* The earliest item, or NULL. */
static inline struct heap_item *heap_first(const struct heap *heap)
{
    return heap->count == 0 ? NULL : heap->items[0];
}

#pragma GCC visibility pop

#endif

/* The heap behind every timer: see heap.h. */
#include "base/heap.h"
#include "base/memory.h"

bool heap_reserve(struct heap *heap, size_t count)
{
    if (count <= heap->capacity)
        return true;
    size_t capacity = heap->capacity == 0 ? 16 : heap->capacity;
    while (capacity < count)
        capacity *= 2;
    if (capacity > SIZE_MAX / sizeof *heap->items)
        return false;
    struct heap_item **items = bctrl_realloc(heap->items, capacity * sizeof *items);
    if (items == NULL)
        return false;
    heap->items = items;
    heap->capacity = capacity;
    return true;
}

void heap_free(struct heap *heap)
{
    bctrl_free(heap->items);
    *heap = (struct heap){0};
}

static bool is_before(const struct heap_item *a, const struct heap_item *b)
{
    return a->due != b->due ? a->due < b->due : a->order < b->order;
}

static void put(struct heap *heap, struct heap_item *item, size_t place)
{
    heap->items[place - 1] = item;
    item->place = place;
}

static void sift(struct heap *heap, struct heap_item *item, size_t place)
{
    while (place > 1 && is_before(item, heap->items[place / 2 - 1])) {
        put(heap, heap->items[place / 2 - 1], place);
        place /= 2;
    }
    for (;;) {
        size_t child = place * 2;
        if (child > heap->count)
            break;
        if (child < heap->count && is_before(heap->items[child], heap->items[child - 1]))
            child++;
        if (!is_before(heap->items[child - 1], item))
            break;
        put(heap, heap->items[child - 1], place);
        place = child;
    }
    put(heap, item, place);
}

void heap_set(struct heap *heap, struct heap_item *item, int64_t due)
{
    item->due = due;
    item->order = ++heap->orders;
    if (item->place == 0)
        item->place = ++heap->count;
    sift(heap, item, item->place);
}

void heap_remove(struct heap *heap, struct heap_item *item)
{
    size_t place = item->place;
    if (place == 0)
        return;
    item->place = 0;
    struct heap_item *last = heap->items[--heap->count];
    if (last != item)
        sift(heap, last, place);
}

/* The heap of deadlines: request timeouts and sleeps of one transport. */
#include "base/heap.h"
#include "base/memory.h"

bool timers_reserve(struct timers *timers, size_t count)
{
    if (count <= timers->capacity)
        return true;
    size_t capacity = timers->capacity == 0 ? 16 : timers->capacity;
    while (capacity < count)
        capacity *= 2;
    if (capacity > SIZE_MAX / sizeof *timers->items)
        return false;
    struct timer **items = bctrl_realloc(timers->items, capacity * sizeof *items);
    if (items == NULL)
        return false;
    timers->items = items;
    timers->capacity = capacity;
    return true;
}

void timers_free(struct timers *timers)
{
    bctrl_free(timers->items);
    *timers = (struct timers){0};
}

static void put(struct timers *timers, struct timer *timer, size_t place)
{
    timers->items[place - 1] = timer;
    timer->place = place;
}

static void sift(struct timers *timers, struct timer *timer, size_t place)
{
    while (place > 1 && timers->items[place / 2 - 1]->due > timer->due) {
        put(timers, timers->items[place / 2 - 1], place);
        place /= 2;
    }
    for (;;) {
        size_t child = place * 2;
        if (child > timers->count)
            break;
        if (child < timers->count && timers->items[child]->due < timers->items[child - 1]->due)
            child++;
        if (timers->items[child - 1]->due >= timer->due)
            break;
        put(timers, timers->items[child - 1], place);
        place = child;
    }
    put(timers, timer, place);
}

void timers_set(struct timers *timers, struct timer *timer, int64_t due)
{
    timer->due = due;
    if (timer->place == 0)
        timer->place = ++timers->count;
    sift(timers, timer, timer->place);
}

void timers_remove(struct timers *timers, struct timer *timer)
{
    size_t place = timer->place;
    if (place == 0)
        return;
    timer->place = 0;
    struct timer *last = timers->items[--timers->count];
    if (last != timer)
        sift(timers, last, place);
}

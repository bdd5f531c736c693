/* A binary heap of deadlines. A timer is a member of what it times, so that nothing is allocated
 * when one is set; the heap only holds pointers. */
#ifndef BCTRL_TIMERS_H
#define BCTRL_TIMERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct timer {
    int64_t due;  /* clock_now() at which it is due */
    size_t place; /* position in the heap, from 1; 0 while it is not set */
};

struct timers {
    struct timer **items;
    size_t count, capacity;
};

/* Room for `count` timers in all; false when memory is short. Setting within it cannot fail. */
bool timers_reserve(struct timers *timers, size_t count);

void timers_free(struct timers *timers);

/* Sets or moves a timer. */
void timers_set(struct timers *timers, struct timer *timer, int64_t due);

/* Takes a timer out, if it is set. */
void timers_remove(struct timers *timers, struct timer *timer);

/* The earliest timer, or NULL. */
static inline struct timer *timers_first(const struct timers *timers)
{
    return timers->count == 0 ? NULL : timers->items[0];
}

#pragma GCC visibility pop

#endif

/* Events and their ids, and timers: what clients of the loop enter into it. */
#include "loop/internal.h"
#include "base/memory.h"

bool loop_event_enter(struct loop *loop, struct loop_event *event)
{
    if (loop->free_count > 0) {
        event->id = loop->free_ids[--loop->free_count];
        return true;
    }
    if (loop->made_ids == loop->id_capacity) { /* so that every id can be given back */
        unsigned capacity = loop->id_capacity == 0 ? 32 : loop->id_capacity * 2;
        unsigned *ids = bctrl_realloc(loop->free_ids, capacity * sizeof *ids);
        if (ids == NULL)
            return false;
        loop->free_ids = ids;
        loop->id_capacity = capacity;
    }
    event->id = ++loop->made_ids;
    return true;
}

void loop_event_leave(struct loop *loop, struct loop_event *event)
{
    loop_event_clear(loop, event);
    if (event->id != 0)
        loop->free_ids[loop->free_count++] = event->id;
    event->id = 0;
}

void loop_event_set(struct loop *loop, struct loop_event *event)
{
    if (event->is_ready)
        return;
    event->is_ready = true;
    list_append(&loop->ready, &event->node);
}

void loop_event_clear(struct loop *loop, struct loop_event *event)
{
    if (!event->is_ready)
        return;
    event->is_ready = false;
    list_remove(&loop->ready, &event->node);
}

unsigned loop_next(struct loop *loop)
{
    if (loop->ready.first == NULL)
        return 0;
    struct loop_event *event = CONTAINER_OF(loop->ready.first, struct loop_event, node);
    loop_event_clear(loop, event);
    return event->id;
}

static struct heap *heap_of(struct loop *loop, enum loop_timer_kind kind)
{
    return kind == LOOP_TIMER ? &loop->timers : &loop->deadlines;
}

bool loop_timer_enter(struct loop *loop, struct loop_timer *timer, enum loop_timer_kind kind,
                      void (*fire)(struct loop_timer *timer, int64_t now))
{
    if (!heap_reserve(heap_of(loop, kind), loop->entered[kind] + 1))
        return false;
    loop->entered[kind]++;
    *timer = (struct loop_timer){.kind = kind, .fire = fire};
    return true;
}

void loop_timer_leave(struct loop *loop, struct loop_timer *timer)
{
    heap_remove(heap_of(loop, timer->kind), &timer->item);
    loop->entered[timer->kind]--;
}

void loop_timer_set(struct loop *loop, struct loop_timer *timer, int64_t due)
{
    if (due == CLOCK_NEVER)
        heap_remove(heap_of(loop, timer->kind), &timer->item);
    else if (timer->item.place == 0 || timer->item.due != due)
        heap_set(heap_of(loop, timer->kind), &timer->item, due);
}

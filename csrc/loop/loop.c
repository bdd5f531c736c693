/* The loop: runs what is ready, what is due and what waits to be started, within a budget. */
#include "loop/internal.h"
#include "base/memory.h"

enum {
    BATCH = 64,
    MOST_FIRED = 1000, /* timers in one run: one may set itself again and again */
    MOST_CUTS = 100,   /* runs in a row that the budget cut short: deadlines wait no longer */
};

static const int64_t UNTOLD_PAUSE =
    10 * CLOCK_MILLISECOND; /* between looks at what nobody tells of */

struct loop *loop_new(const char **error)
{
    *error = "not enough memory";
    struct loop *loop = bctrl_calloc(1, sizeof *loop);
    if (loop == NULL)
        return NULL;
    loop->references = 1;
    loop->untold_due = CLOCK_NEVER;
    loop->process = os_process_note();
    loop->backend = backend_new(error);
    if (loop->backend != NULL)
        return loop;
    loop_unref(loop);
    return NULL;
}

struct loop *loop_ref(struct loop *loop)
{
    loop->references++;
    return loop;
}

void loop_close(struct loop *loop)
{
    if (loop->backend == NULL || loop->prepares != NULL)
        return;
    backend_free(loop->backend);
    loop->backend = NULL;
    watches_free(&loop->watches);
}

void loop_unref(struct loop *loop)
{
    if (loop == NULL || --loop->references > 0)
        return;
    loop_close(loop);
    heap_free(&loop->timers);
    heap_free(&loop->deadlines);
    bctrl_free(loop->free_ids);
    os_process_forget(&loop->process);
    bctrl_free(loop);
}

bool loop_is_foreign(const struct loop *loop)
{
    return os_process_is_other(&loop->process);
}

long loop_process(const struct loop *loop)
{
    return loop->process.id;
}

static int64_t first_due(const struct heap *heap)
{
    const struct heap_item *item = heap_first(heap);
    return item == NULL ? CLOCK_NEVER : item->due;
}

/* Fires what is due, and what is set meanwhile for this very moment, until `limit` comes, but one
 * at least. False when that left some over. */
static bool fire(struct heap *heap, int64_t now, int64_t limit)
{
    for (unsigned fired = 0; first_due(heap) != CLOCK_NEVER; fired++) {
        if (first_due(heap) > now) {
            if (fired == 0 || first_due(heap) > (now = clock_now()))
                return true;
        }
        if (fired == MOST_FIRED || (fired > 0 && limit != CLOCK_NEVER && clock_now() >= limit))
            return false;
        struct loop_timer *timer = CONTAINER_OF(heap_first(heap), struct loop_timer, item);
        heap_remove(heap, &timer->item);
        timer->fire(timer, now);
    }
    return true;
}

/* --- what is started before a wait */

void loop_prepare_enter(struct loop *loop, struct loop_prepare *prepare)
{
    prepare->next = loop->prepares;
    loop->prepares = prepare;
}

void loop_prepare_leave(struct loop *loop, struct loop_prepare *prepare)
{
    struct loop_prepare **link = &loop->prepares;
    while (*link != NULL && *link != prepare)
        link = &(*link)->next;
    if (*link != NULL)
        *link = prepare->next;
}

static bool prepare(struct loop *loop, int64_t now, int64_t limit)
{
    bool all = true;
    for (struct loop_prepare *each = loop->prepares; each != NULL; each = each->next)
        all = each->run(each, now, limit) && all;
    return all;
}

static int64_t prepare_due(const struct loop *loop)
{
    int64_t due = CLOCK_NEVER;
    for (const struct loop_prepare *each = loop->prepares; each != NULL; each = each->next)
        due = clock_earlier(due, each->due(each));
    return due;
}

/* --- running */

/* The next moment at which a run has something to do; 0 when it is now. */
static int64_t next_due(const struct loop *loop)
{
    if (loop->ready.first != NULL)
        return 0;
    int64_t due = clock_earlier(first_due(&loop->timers), first_due(&loop->deadlines));
    return clock_earlier(clock_earlier(due, loop->untold_due), prepare_due(loop));
}

static void handle(struct loop *loop, const struct backend_event *event)
{
    struct watch *watch = watches_find(&loop->watches, event->socket);
    if (watch == NULL || watch->generation != event->generation)
        return; /* the timer's, or closed while earlier events of the batch were handled */
    unsigned ready = event->ready & (LOOP_READ | LOOP_WRITE);
    if (ready & LOOP_READ)
        loop->reads++;
    if (event->ready & BACKEND_ENDED)
        ready |= watch->wanted; /* reading or writing tells the error */
    if (watch->wanted == 0)     /* an idle connection that its server has closed, most likely */
        backend_drop(loop->backend, watch);
    else
        watch->handler(watch->user, event->socket, ready);
}

static void handled(struct loop *loop, const struct backend_event *event)
{
    struct watch *watch = watches_find(&loop->watches, event->socket);
    if (watch != NULL && watch->generation == event->generation)
        backend_handled(loop->backend, watch);
}

/* Waits, then handles what is ready until nothing is, or *limit has come. */
struct round {
    int64_t now, limit;
    bool busy, cut, interrupted;
};

static void wait_and_handle(struct loop *loop, int64_t wait, struct round *round)
{
    struct backend_event events[BATCH];
    int count;
    do {
        count = backend_wait(loop->backend, wait, events, BATCH);
        loop->waits++;
        round->interrupted = round->interrupted || count < 0;
        if (wait > 0 || count > 0) {
            int64_t before = round->now;
            round->now = clock_now();
            if (wait > 0)
                round->limit = clock_add(round->limit, round->now - before);
        }
        for (int i = 0; i < count; i++) {
            if (i > 0 && round->limit != CLOCK_NEVER && !round->cut && clock_now() >= round->limit)
                round->cut = true;
            if (!round->cut)
                handle(loop, &events[i]);
            handled(loop, &events[i]);
            round->busy = true;
        }
        wait = 0;
    } while (count == BATCH && !round->cut);
}

/* What the kernel had no memory to watch: tried by hand, every few milliseconds. */
static void try_untold(struct loop *loop, int64_t now)
{
    os_socket sockets[BATCH];
    size_t count = 0;
    struct watch *watch = NULL;
    while (count < BATCH && (watch = watches_next(&loop->watches, watch)) != NULL)
        if (watch->untold && watch->wanted != 0)
            sockets[count++] = watch->socket;
    loop->untold_due = count > 0 ? now + UNTOLD_PAUSE : CLOCK_NEVER;
    for (size_t i = 0; i < count; i++) {
        watch = watches_find(&loop->watches, sockets[i]);
        if (watch == NULL || !watch->untold || watch->wanted == 0)
            continue;
        watch->untold = !backend_update(loop->backend, watch);
        watch->handler(watch->user, watch->socket, watch->wanted);
    }
}

struct loop_progress loop_run(struct loop *loop, int64_t timeout, int64_t budget)
{
    struct loop_progress progress = {0};
    int64_t now = clock_now(), end = clock_add(now, timeout);
    struct round round = {.now = now, .limit = clock_add(now, budget)};
    loop->unsettled = true;
    do {
        int64_t half = round.limit == CLOCK_NEVER ? CLOCK_NEVER : round.limit - budget / 2;
        round.cut = !prepare(loop, round.now, half);
        int64_t due = clock_earlier(end, next_due(loop));
        round.busy = false;
        wait_and_handle(loop, round.cut || due <= round.now ? 0 : due - round.now, &round);
        if (round.busy || due > round.now)
            round.now = clock_now();
        if (loop->untold_due <= round.now)
            try_untold(loop, round.now);
        if (!fire(&loop->timers, round.now, round.limit))
            round.cut = true;
        if (!round.cut || loop->cuts > MOST_CUTS)
            round.cut = !fire(&loop->deadlines, round.now, round.limit) || round.cut;
        if (!round.cut && round.now < round.limit && (round.busy || prepare_due(loop) <= round.now))
            round.cut = !prepare(loop, round.now, round.limit);
        loop->cuts = round.cut ? loop->cuts + 1 : 0;
    } while (loop->ready.first == NULL && !round.interrupted && round.now < end &&
             round.now < round.limit);
    progress.interrupted = round.interrupted;
    progress.ready = loop->ready.count;
    progress.left = round.limit == CLOCK_NEVER ? CLOCK_NEVER : round.limit - clock_now();
    progress.more =
        round.cut || prepare_due(loop) == 0 ||
        clock_earlier(first_due(&loop->timers), first_due(&loop->deadlines)) <= round.now;
    return progress;
}

int64_t loop_timeout(struct loop *loop)
{
    int64_t due = next_due(loop);
    if (due == 0)
        return 0;
    int64_t now = clock_now();
    if (loop->watches.wanted > 0 && backend_descriptor(loop->backend) < 0)
        due = clock_earlier(due, now + UNTOLD_PAUSE); /* nothing tells the host */
    return due == CLOCK_NEVER ? CLOCK_NEVER : due <= now ? 0 : due - now;
}

int loop_descriptor(struct loop *loop)
{
    int descriptor = backend_descriptor(loop->backend);
    if (descriptor >= 0 && !loop->watched) {
        loop->watched = true;
        backend_arm(loop->backend, loop->woken ? 0 : next_due(loop));
    }
    return descriptor;
}

void loop_settle(struct loop *loop)
{
    bool woken = loop->woken;
    int64_t due = loop->watched ? next_due(loop) : CLOCK_NEVER;
    loop->unsettled = false;
    loop->woken = due == 0;
    if (!loop->watched)
        return;
    /* Left armed for something earlier that is over, it wakes its host once for nothing, some
     * seconds from now; armed anew for each request it would cost more than that request. */
    if (woken)
        backend_arm(loop->backend, due);
    else
        backend_arm_sooner(loop->backend, due);
}

void loop_wake(struct loop *loop)
{
    loop->woken = true;
    if (loop->watched)
        backend_arm(loop->backend, 0);
}

void loop_touch(struct loop *loop)
{
    if (!loop->watched || loop->unsettled || loop->woken)
        return;
    int64_t due = next_due(loop);
    loop->woken = due == 0;
    backend_arm_sooner(loop->backend, due);
}

uint64_t loop_reads(const struct loop *loop)
{
    return loop->reads;
}

/* What waits in front of libcurl, and who may go next. Left to itself libcurl starts everything at
 * once: a connection each where one would do, more streams than a new HTTP/2 connection allows
 * before its server has said how many (those it refuses, and libcurl sends them again), and a run
 * of many milliseconds.
 *
 * - Serial (HTTP/1, known or supposed): as many under way as there may be connections.
 * - Multiplexed, or not known yet: as many as like, but each only when the one before has been
 * sent, and after a new connection only when its server has had time to tell its limits. */
#include "http/queue.h"
#include "base/clock.h"
#include "base/memory.h"

#include <string.h>

enum { MULTIPLEXED_MOST = 1 << 20 };

static const int64_t A_MOMENT = CLOCK_MILLISECOND, LONGEST_HOLD = CLOCK_SECOND / 2;

/* Exists while requests for it do. */
struct queue_origin {
    struct queue_origin *next;
    struct list waiting;
    size_t active; /* admitted */
    size_t unsent; /* … of which not sent yet */
    size_t window; /* how many unsent ones there may be */
    enum queue_kind kind;
    bool is_fixed;                          /* for as long as the queue, and serial */
    int last_port;                          /* the local port that `last` was sent from */
    const struct queue_entry *last, *fresh; /* sent last; sent first over a new connection */
    uint64_t reads;                         /* when the hold began */
    int64_t held_until;                     /* nobody goes before, unless 0 */
    size_t length;
    char *authority; /* follows the struct in memory; not NUL-terminated */
};

bool queue_init(struct queue *queue, size_t max_connections)
{
    *queue = (struct queue){.max_connections = max_connections};
    queue->plain = bctrl_calloc(1, sizeof *queue->plain);
    queue->streams = bctrl_calloc(1, sizeof *queue->streams);
    if (queue->plain == NULL || queue->streams == NULL)
        return false;
    queue->plain->is_fixed = queue->streams->is_fixed = true;
    return true;
}

void queue_free(struct queue *queue)
{
    while (queue->origins != NULL) {
        struct queue_origin *next = queue->origins->next;
        bctrl_free(queue->origins);
        queue->origins = next;
    }
    bctrl_free(queue->plain);
    bctrl_free(queue->streams);
    queue->plain = queue->streams = NULL;
}

static const char *authority_of(const char *url, size_t *length)
{
    const char *start = strstr(url, "://");
    start = start == NULL ? url : start + 3;
    *length = strcspn(start, "/?#");
    return start;
}

static struct queue_origin *find_origin(struct queue *queue, const char *url)
{
    size_t length;
    const char *authority = authority_of(url, &length);
    struct queue_origin *origin = queue->origins;
    for (; origin != NULL; origin = origin->next)
        if (origin->length == length && memcmp(origin->authority, authority, length) == 0)
            return origin;
    origin = bctrl_calloc(1, sizeof *origin + length);
    if (origin == NULL)
        return NULL;
    origin->authority = memcpy((char *)(origin + 1), authority, length);
    origin->length = length;
    origin->window = 1;
    origin->next = queue->origins;
    queue->origins = origin;
    return origin;
}

static void drop_if_unused(struct queue *queue, struct queue_origin *origin)
{
    if (origin->is_fixed || origin->waiting.count > 0 || origin->active > 0)
        return;
    struct queue_origin **link = &queue->origins;
    while (*link != origin)
        link = &(*link)->next;
    *link = origin->next;
    bctrl_free(origin);
}

bool queue_enter(struct queue *queue, struct queue_entry *entry, const char *url,
                 enum queue_line line)
{
    struct queue_origin *origin = line == QUEUE_SERVER    ? find_origin(queue, url)
                                  : line == QUEUE_STREAMS ? queue->streams
                                                          : queue->plain;
    if (origin == NULL)
        return false;
    *entry = (struct queue_entry){.origin = origin};
    list_append(&origin->waiting, &entry->node);
    queue->queued++;
    return true;
}

static void leave_line(struct queue *queue, struct queue_entry *entry)
{
    list_remove(&entry->origin->waiting, &entry->node);
    queue->queued--;
}

void queue_quit(struct queue *queue, struct queue_entry *entry)
{
    leave_line(queue, entry);
    drop_if_unused(queue, entry->origin);
}

static bool may_go(const struct queue *queue, const struct queue_origin *origin)
{
    if (origin->waiting.first == NULL)
        return false;
    if (origin->is_fixed || origin->kind == QUEUE_SERIAL)
        return origin->active < queue->max_connections;
    return origin->unsent < origin->window && origin->held_until == 0;
}

static struct queue_entry *first_of(const struct queue_origin *origin)
{
    return CONTAINER_OF(origin->waiting.first, struct queue_entry, node);
}

struct queue_entry *queue_next(const struct queue *queue)
{
    if (queue->queued == 0)
        return NULL;
    if (may_go(queue, queue->plain))
        return first_of(queue->plain);
    if (may_go(queue, queue->streams))
        return first_of(queue->streams);
    for (const struct queue_origin *origin = queue->origins; origin != NULL; origin = origin->next)
        if (may_go(queue, origin))
            return first_of(origin);
    return NULL;
}

void queue_admit(struct queue *queue, struct queue_entry *entry)
{
    struct queue_origin *origin = entry->origin;
    leave_line(queue, entry);
    queue->active++;
    entry->is_unsent = true;
    origin->active++;
    origin->unsent++;
}

/* A connection of its own beside one that is in use: then they cannot be shared. */
void queue_connecting(struct queue_entry *entry, int64_t now)
{
    struct queue_origin *origin = entry->origin;
    entry->opened = now;
    if (origin->kind == QUEUE_UNKNOWN && origin->active > origin->unsent)
        origin->kind = QUEUE_SERIAL;
}

void queue_sent(struct queue_entry *entry, int local_port, int64_t now, uint64_t reads)
{
    struct queue_origin *origin = entry->origin;
    if (origin->last != NULL && origin->last_port == local_port)
        origin->kind = QUEUE_MULTIPLEXED;
    origin->last = entry;
    origin->last_port = local_port;
    origin->window = 1;
    entry->is_unsent = false;
    origin->unsent--;
    if (entry->opened == 0 || origin->is_fixed)
        return;
    /* An HTTP/2 server's settings are the first thing that comes, or the second: TLS 1.3's tickets
     * may come some milliseconds before them where the server's machine is busy. One that
     * says nothing gets twice the time that connecting took, which was two round trips or more. */
    int64_t hold = 2 * (now - entry->opened);
    hold = clock_earlier(hold + 10 * A_MOMENT, LONGEST_HOLD);
    origin->held_until = now + hold;
    origin->reads = reads;
    origin->fresh = entry;
}

static void end_hold(struct queue_origin *origin)
{
    origin->held_until = 0;
    origin->fresh = NULL;
}

/* Off the origin's books, but for the line. */
static void sign_off(struct queue *queue, struct queue_entry *entry)
{
    struct queue_origin *origin = entry->origin;
    queue->active--;
    origin->active--;
    origin->unsent -= entry->is_unsent;
    entry->is_unsent = false;
    if (origin->fresh == entry)
        end_hold(origin);
    if (origin->last == entry)
        origin->last = NULL;
}

void queue_end(struct queue *queue, struct queue_entry *entry, enum queue_kind learnt)
{
    struct queue_origin *origin = entry->origin;
    if (entry->is_unsent && origin->window < MULTIPLEXED_MOST)
        origin->window *=
            2; /* a connection that failed says nothing of the next: try more at once */
    sign_off(queue, entry);
    if (learnt != QUEUE_UNKNOWN && !origin->is_fixed)
        origin->kind = learnt;
    drop_if_unused(queue, origin);
}

void queue_return(struct queue *queue, struct queue_entry *entry)
{
    sign_off(queue, entry);
    entry->opened = 0;
    list_prepend(&entry->origin->waiting, &entry->node);
    queue->queued++;
}

int64_t queue_due(const struct queue *queue)
{
    int64_t due = CLOCK_NEVER;
    if (queue_next(queue) != NULL)
        return 0;
    for (const struct queue_origin *origin = queue->origins; origin != NULL; origin = origin->next)
        if (origin->held_until != 0 && origin->waiting.first != NULL)
            due = clock_earlier(due, origin->held_until);
    return due;
}

void queue_tick(struct queue *queue, int64_t now, uint64_t reads)
{
    for (struct queue_origin *origin = queue->origins; origin != NULL; origin = origin->next) {
        if (origin->held_until != 0 && origin->reads != reads) {
            origin->held_until = clock_earlier(origin->held_until, now + 10 * A_MOMENT);
            origin->reads = reads;
        }
        if (origin->held_until != 0 && origin->held_until <= now)
            end_hold(origin);
    }
}

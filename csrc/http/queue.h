/* Who goes next. What waits in front of libcurl stands here by origin (scheme, host and port; all
 * plain http is one, and all streams are). Knows neither libcurl nor requests, but for the entry in
 * each. */
#ifndef BCTRL_QUEUE_H
#define BCTRL_QUEUE_H

#include "base/list.h"

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum queue_kind { QUEUE_UNKNOWN, QUEUE_SERIAL, QUEUE_MULTIPLEXED };

/* Where an entry stands: those of one server for what may share connections. */
enum queue_line { QUEUE_PLAIN, QUEUE_SERVER, QUEUE_STREAMS };

struct queue_origin;

struct queue_entry {
    struct list_node node;       /* while it waits */
    struct queue_origin *origin; /* from entering to the end */
    int64_t opened;              /* when its own connection was begun; 0 for none */
    bool is_unsent;              /* admitted, and not sent yet */
};

struct queue {
    struct queue_origin *plain;   /* of all http:// */
    struct queue_origin *streams; /* of all that have a connection of their own */
    struct queue_origin *origins; /* of https://, those in use */
    size_t queued, active;
    size_t max_connections;
};

bool queue_init(struct queue *queue, size_t max_connections); /* false when memory is short */
void queue_free(struct queue *queue);

/* An entry enters and quits, or is admitted and then ends; false when memory is short. */
bool queue_enter(struct queue *queue, struct queue_entry *entry, const char *url,
                 enum queue_line line);
void queue_quit(struct queue *queue, struct queue_entry *entry);
struct queue_entry *queue_next(const struct queue *queue); /* NULL when nobody may go now */
void queue_admit(struct queue *queue, struct queue_entry *entry);

/* `now` is clock_now(), `reads` a number that grows when something comes to any socket. */
void queue_connecting(struct queue_entry *entry, int64_t now);
void queue_sent(struct queue_entry *entry, int local_port, int64_t now, uint64_t reads);
void queue_end(struct queue *queue, struct queue_entry *entry, enum queue_kind learnt);

/* From where it was admitted to the head of the line again. */
void queue_return(struct queue *queue, struct queue_entry *entry);

int64_t queue_due(const struct queue *queue); /* when somebody may go; 0: now; CLOCK_NEVER */
void queue_tick(struct queue *queue, int64_t now, uint64_t reads);

#pragma GCC visibility pop

#endif

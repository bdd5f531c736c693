/* The answers that are sent late: a binary heap of requests, the soonest first. */
#include "gateway/server.h"
#include "base/memory.h"

static void place(struct server *server, size_t index, struct request *request)
{
    server->timers[index] = request;
    request->timer = index;
}

static void sift_up(struct server *server, size_t index)
{
    struct request *request = server->timers[index];
    while (index > 0 && server->timers[(index - 1) / 2]->due > request->due) {
        place(server, index, server->timers[(index - 1) / 2]);
        index = (index - 1) / 2;
    }
    place(server, index, request);
}

static void sift_down(struct server *server, size_t index)
{
    struct request *request = server->timers[index];
    for (;;) {
        size_t child = index * 2 + 1;
        if (child >= server->timer_count)
            break;
        if (child + 1 < server->timer_count &&
            server->timers[child + 1]->due < server->timers[child]->due)
            child++;
        if (server->timers[child]->due >= request->due)
            break;
        place(server, index, server->timers[child]);
        index = child;
    }
    place(server, index, request);
}

bool timers_add(struct server *server, struct request *request, double due)
{
    if (server->timer_count == server->timer_capacity) {
        size_t capacity = server->timer_capacity == 0 ? 64 : server->timer_capacity * 2;
        struct request **grown = bctrl_realloc(server->timers, capacity * sizeof *grown);
        if (grown == NULL)
            return false;
        server->timers = grown;
        server->timer_capacity = capacity;
    }
    request->due = due;
    server->timers[server->timer_count] = request;
    sift_up(server, server->timer_count++);
    return true;
}

void timers_remove(struct server *server, struct request *request)
{
    size_t index = request->timer;
    struct request *last = server->timers[--server->timer_count];
    if (last == request)
        return;
    place(server, index, last);
    sift_down(server, index);
    sift_up(server, last->timer);
}

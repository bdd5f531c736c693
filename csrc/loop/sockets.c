/* The loop's watches and the sockets that it closes. */
#include "loop/internal.h"

/* The backend may hold a watch that wants nothing. The kernel has forgotten what is closed, and its
 * number may be another file's by now: then it is told nothing. */
static void end_watch(struct loop *loop, struct watch *watch, bool is_closed)
{
    if (is_closed)
        watch->registered = 0;
    if (loop->backend != NULL)
        backend_drop(loop->backend, watch);
    watches_remove(&loop->watches, watch);
}

bool loop_watch(struct loop *loop, os_socket socket, unsigned wanted, loop_handler *handler,
                void *user)
{
    struct watches *watches = &loop->watches;
    struct watch *watch = watches_find(watches, socket);
    if (watch == NULL && wanted == 0)
        return true;
    if (watch == NULL)
        watch = watches_add(watches, socket, false);
    if (watch == NULL)
        return false;
    bool connecting = wanted == 0 && watch->owned && (watch->wanted & LOOP_WRITE) != 0;
    watches->wanted -= watch->wanted != 0;
    watches->wanted += wanted != 0;
    watch->wanted = (uint8_t)wanted;
    watch->handler = handler;
    watch->user = user;
    if (connecting && !watches_verify(watch)) {
        end_watch(loop, watch, true);
    } else if (!watch->owned && wanted == 0) { /* may be closed at any time, unsaid */
        end_watch(loop, watch, false);
    } else {
        if (!watch->owned)
            watch->registered = 0; /* the kernel forgets what was closed */
        watch->untold = !backend_update(loop->backend, watch);
        if (watch->untold)
            loop->untold_due = 0;
    }
    return true;
}

bool loop_socket_opened(struct loop *loop, os_socket socket)
{
    struct watch *old = watches_find(&loop->watches, socket);
    if (old != NULL) /* closed unsaid */
        end_watch(loop, old, true);
    if (watches_add(&loop->watches, socket, true) != NULL)
        return true;
    os_socket_close(socket);
    return false;
}

/* Taken out of the backend first: a forked child's copy would keep it in the kernel's set. */
int loop_socket_close(struct loop *loop, os_socket socket)
{
    struct watch *watch = watches_find(&loop->watches, socket);
    if (watch != NULL)
        end_watch(loop, watch, false);
    return os_socket_close(socket);
}

void loop_abandon_sockets(struct loop *loop)
{
    struct watch *next;
    for (struct watch *watch = watches_next(&loop->watches, NULL); watch != NULL; watch = next) {
        next = watches_next(&loop->watches, watch);
        if (!watch->owned || !watches_verify(watch))
            continue;
        os_socket_close(watch->socket);
        end_watch(loop, watch, true);
    }
}

struct loop_stats loop_stats(struct loop *loop)
{
    struct loop_stats stats = {.connections = loop->watches.opened, .wakeups = loop->waits};
    const struct watch *watch = NULL;
    while ((watch = watches_next(&loop->watches, watch)) != NULL)
        stats.open += watch->owned && watches_verify(watch);
    if (loop->backend != NULL)
        stats.settles = backend_arms(loop->backend);
    return stats;
}

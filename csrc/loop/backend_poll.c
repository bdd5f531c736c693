/* The backend of everywhere else: poll(2), or WSAPoll. It has no descriptor to show, and a wait
 * looks at every watched socket. Chosen on Linux with -DBCTRL_BACKEND_POLL. */
#include "loop/backend.h"

#ifdef BCTRL_BACKEND_POLL

#include "base/memory.h"

const char *const loop_backend = "poll";

struct backend {
    os_pollfd *sockets;
    struct watch **watches;
    size_t count, capacity;
    size_t first; /* where the next wait begins to look, so that none is forgotten when many are
                     ready */
};

struct backend *backend_new(const char **error)
{
    struct backend *backend = bctrl_calloc(1, sizeof *backend);
    *error = "not enough memory";
    return backend;
}

void backend_free(struct backend *backend)
{
    bctrl_free(backend->sockets);
    bctrl_free(backend->watches);
    bctrl_free(backend);
}

static bool grow(struct backend *backend)
{
    size_t capacity = backend->capacity == 0 ? 32 : backend->capacity * 2;
    os_pollfd *sockets = bctrl_realloc(backend->sockets, capacity * sizeof *sockets);
    if (sockets == NULL)
        return false;
    backend->sockets = sockets;
    struct watch **watches = bctrl_realloc(backend->watches, capacity * sizeof *watches);
    if (watches == NULL)
        return false;
    backend->watches = watches;
    backend->capacity = capacity;
    return true;
}

bool backend_update(struct backend *backend, struct watch *watch)
{
    if (watch->wanted == 0) {
        backend_drop(backend, watch);
        return true;
    }
    if (watch->place == 0) {
        if (backend->count == backend->capacity && !grow(backend))
            return false;
        backend->watches[backend->count] = watch;
        watch->place = ++backend->count;
    }
    os_pollfd *entry = &backend->sockets[watch->place - 1];
    entry->fd = watch->socket;
    entry->events = (short)((watch->wanted & LOOP_READ ? POLLIN : 0) |
                            (watch->wanted & LOOP_WRITE ? POLLOUT : 0));
    entry->revents = 0;
    watch->registered = watch->wanted;
    return true;
}

/* The last takes its place. */
void backend_drop(struct backend *backend, struct watch *watch)
{
    watch->registered = 0;
    if (watch->place == 0)
        return;
    size_t place = watch->place - 1, last = --backend->count;
    watch->place = 0;
    if (place == last)
        return;
    backend->sockets[place] = backend->sockets[last];
    backend->watches[place] = backend->watches[last];
    backend->watches[place]->place = place + 1;
}

int backend_wait(struct backend *backend, int64_t wait, struct backend_event *events, int most)
{
    int milliseconds = clock_milliseconds(wait), found = 0;
    bool is_cut = milliseconds > OS_LONGEST_WAIT;
    int ready = os_poll(backend->sockets, backend->count, is_cut ? OS_LONGEST_WAIT : milliseconds);
    if (ready < 0 || (ready == 0 && is_cut))
        return -1;
    for (size_t i = 0; ready > 0 && i < backend->count && found < most; i++) {
        size_t place = (backend->first + i) % backend->count;
        os_pollfd *entry = &backend->sockets[place];
        if (entry->revents == 0)
            continue;
        events[found].socket = entry->fd;
        events[found].generation = backend->watches[place]->generation;
        events[found].ready =
            (entry->revents & POLLIN ? LOOP_READ : 0u) |
            (entry->revents & POLLOUT ? LOOP_WRITE : 0u) |
            (entry->revents & (POLLERR | POLLHUP | POLLNVAL) ? BACKEND_ENDED : 0u);
        if (entry->revents & POLLNVAL)
            entry->fd = OS_NO_SOCKET; /* closed behind our back: told once */
        found++;
        ready--;
        if (found == most)
            backend->first = place + 1;
    }
    return found;
}

void backend_handled(struct backend *backend, struct watch *watch)
{
    (void)backend;
    (void)watch;
}

int backend_descriptor(struct backend *backend)
{
    (void)backend;
    return -1;
}

void backend_arm(struct backend *backend, int64_t due)
{
    (void)backend;
    (void)due;
}

void backend_arm_sooner(struct backend *backend, int64_t due)
{
    (void)backend;
    (void)due;
}

uint64_t backend_arms(const struct backend *backend)
{
    (void)backend;
    return 0;
}

#endif

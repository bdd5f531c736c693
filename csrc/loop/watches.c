/* The table of watches: see watches.h. A hash table with chains, since a socket's number is no
 * small integer everywhere. */
#include "loop/watches.h"
#include "base/memory.h"

static size_t chain_of(const struct watches *watches, os_socket socket)
{
    return (size_t)socket & (watches->capacity - 1);
}

struct watch *watches_find(const struct watches *watches, os_socket socket)
{
    if (watches->capacity == 0)
        return NULL;
    struct watch *watch = watches->chains[chain_of(watches, socket)];
    while (watch != NULL && watch->socket != socket)
        watch = watch->next;
    return watch;
}

/* Where memory is short the chains stay longer. */
static void grow(struct watches *watches)
{
    struct watches larger = {.capacity = watches->capacity == 0 ? 32 : watches->capacity * 2};
    larger.chains = bctrl_calloc(larger.capacity, sizeof *larger.chains);
    if (larger.chains == NULL)
        return;
    for (size_t i = 0; i < watches->capacity; i++) {
        struct watch *next;
        for (struct watch *watch = watches->chains[i]; watch != NULL; watch = next) {
            struct watch **chain = &larger.chains[chain_of(&larger, watch->socket)];
            next = watch->next;
            watch->next = *chain;
            *chain = watch;
        }
    }
    bctrl_free(watches->chains);
    watches->chains = larger.chains;
    watches->capacity = larger.capacity;
}

struct watch *watches_add(struct watches *watches, os_socket socket, bool owned)
{
    if (watches->count >= watches->capacity)
        grow(watches);
    if (watches->capacity == 0)
        return NULL;
    struct watch *watch = bctrl_calloc(1, sizeof *watch);
    if (watch == NULL)
        return NULL;
    struct watch **chain = &watches->chains[chain_of(watches, socket)];
    watch->socket = socket;
    watch->owned = owned;
    if (owned) {
        watch->identity = os_socket_identity(socket);
        watches->opened++;
    }
    if (++watches->generations == 0)
        watches->generations = 1;
    watch->generation = watches->generations;
    watch->next = *chain;
    *chain = watch;
    watches->count++;
    return watch;
}

void watches_remove(struct watches *watches, struct watch *watch)
{
    struct watch **link = &watches->chains[chain_of(watches, watch->socket)];
    while (*link != watch)
        link = &(*link)->next;
    *link = watch->next;
    watches->count--;
    watches->wanted -= watch->wanted != 0;
    bctrl_free(watch);
}

bool watches_verify(const struct watch *watch)
{
    return !watch->owned || os_socket_identity(watch->socket) == watch->identity;
}

struct watch *watches_next(const struct watches *watches, const struct watch *previous)
{
    size_t i = 0;
    if (previous != NULL) {
        if (previous->next != NULL)
            return previous->next;
        i = chain_of(watches, previous->socket) + 1;
    }
    while (i < watches->capacity && watches->chains[i] == NULL)
        i++;
    return i < watches->capacity ? watches->chains[i] : NULL;
}

void watches_free(struct watches *watches)
{
    struct watch *next;
    for (struct watch *watch = watches_next(watches, NULL); watch != NULL; watch = next) {
        next = watches_next(watches, watch);
        bctrl_free(watch);
    }
    bctrl_free(watches->chains);
    *watches = (struct watches){0};
}

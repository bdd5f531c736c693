/* The table of open sockets: see sockets.h. */
#include "sockets.h"
#include "memory.h"

#include <string.h>
#include <unistd.h>

bool sockets_add(struct sockets *sockets, int descriptor)
{
    size_t place = (size_t)descriptor;
    if (place >= sockets->capacity) {
        size_t capacity = sockets->capacity == 0 ? 32 : sockets->capacity;
        while (capacity <= place)
            capacity *= 2;
        struct socket_entry *entries =
            bctrl_realloc(sockets->entries, capacity * sizeof *sockets->entries);
        if (entries == NULL)
            return false;
        memset(entries + sockets->capacity, 0,
               (capacity - sockets->capacity) * sizeof *sockets->entries);
        sockets->entries = entries;
        sockets->capacity = capacity;
    }
    struct socket_entry *entry = &sockets->entries[place];
    *entry = (struct socket_entry){.generation = entry->generation + 1, .open = true};
    sockets->open++;
    sockets->opened++;
    return true;
}

void sockets_remove(struct sockets *sockets, int descriptor)
{
    struct socket_entry *entry = sockets_find(sockets, descriptor);
    if (entry == NULL)
        return;
    entry->open = false;
    entry->generation++;
    sockets->open--;
}

void sockets_close_all(struct sockets *sockets)
{
    for (size_t i = 0; i < sockets->capacity; i++) {
        if (!sockets->entries[i].open)
            continue;
        sockets_remove(sockets, (int)i);
        close((int)i);
    }
}

void sockets_free(struct sockets *sockets)
{
    bctrl_free(sockets->entries);
    *sockets = (struct sockets){0};
}

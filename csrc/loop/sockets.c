/* The table of open sockets: see sockets.h. */
#include "loop/sockets.h"
#include "base/memory.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static ino_t identity_of(int descriptor)
{
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode) ? status.st_ino : 0;
}

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
    *entry = (struct socket_entry){
        .generation = entry->generation + 1, .identity = identity_of(descriptor), .open = true};
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
}

bool sockets_verify(struct sockets *sockets, int descriptor)
{
    const struct socket_entry *entry = sockets_find(sockets, descriptor);
    if (entry == NULL)
        return false;
    if (identity_of(descriptor) == entry->identity)
        return true;
    sockets_remove(sockets, descriptor);
    return false;
}

size_t sockets_count(struct sockets *sockets)
{
    size_t count = 0;
    for (size_t i = 0; i < sockets->capacity; i++)
        count += sockets->entries[i].open && sockets_verify(sockets, (int)i);
    return count;
}

void sockets_close_all(struct sockets *sockets)
{
    for (size_t i = 0; i < sockets->capacity; i++) {
        if (!sockets_verify(sockets, (int)i))
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

/* The sockets that libcurl has open, by descriptor: what to close where libcurl must not be called,
 * and what the epoll poller has registered for each. */
#ifndef BCTRL_SOCKETS_H
#define BCTRL_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

struct socket_entry {
    uint32_t generation; /* counts the sockets that have had this number: tells old events apart */
    ino_t identity;      /* the number may be another file's by now: see sockets_verify */
    bool open;
    uint8_t wanted;     /* what libcurl wants to hear of: 1 to read, 2 to write */
    uint8_t registered; /* what epoll has been told */
};

struct sockets {
    struct socket_entry *entries; /* by descriptor */
    size_t capacity;
    uint64_t opened; /* ever */
};

/* Enters a new socket; false when memory is short. */
bool sockets_add(struct sockets *sockets, int descriptor);

/* Forgets a socket that is about to be closed. */
void sockets_remove(struct sockets *sockets, int descriptor);

/* The entry of an open socket, or NULL for a descriptor that is none. */
static inline struct socket_entry *sockets_find(const struct sockets *sockets, int descriptor)
{
    size_t place = (size_t)descriptor;
    if (descriptor < 0 || place >= sockets->capacity || !sockets->entries[place].open)
        return NULL;
    return &sockets->entries[place];
}

/* Forgets a socket that libcurl has closed without telling: 7.88 does so with those that were still
 * connecting. False when it was one. */
bool sockets_verify(struct sockets *sockets, int descriptor);

/* How many are open. */
size_t sockets_count(struct sockets *sockets);

void sockets_close_all(struct sockets *sockets);
void sockets_free(struct sockets *sockets);

#pragma GCC visibility pop

#endif

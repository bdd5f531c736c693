/* The browsers that the server has started: each with a folder of its own, and each gone, folder
 * and all, when the server is. Who ends one does not wait: a thread does. Knows no Lua. */
#ifndef BCTRL_GATEWAY_BROWSER_H
#define BCTRL_GATEWAY_BROWSER_H

#include "base/list.h"
#include "os/os.h"

#pragma GCC visibility push(hidden)

struct browsers {
    struct list all;
    unsigned long last;        /* the newest one's id */
    struct os_thread *sweeper; /* clears away what killed gateways have left */
};

/* Starts a program; arguments[0] is its path, and two more places after the NULL that ends them are
 * for what is added: the folder, and that root has no sandbox. An id, or 0 with a message. */
unsigned long browser_start(struct browsers *browsers, const char **arguments, char *error,
                            size_t error_size);

/* Its folder, in which "log" is what it has printed; NULL where there is none, or none any more. */
const char *browser_folder(const struct browsers *browsers, unsigned long id);

/* Has it ended by itself? */
bool browser_has_ended(const struct browsers *browsers, unsigned long id);

/* Ends one; nothing happens where there is none. */
void browser_end(struct browsers *browsers, unsigned long id);

/* Ends all of them, and waits until nothing of them is left. */
void browsers_close(struct browsers *browsers);

/* In a forked child, whose they are not: closes its descriptors. */
void browsers_leave(struct browsers *browsers);

#pragma GCC visibility pop

#endif

/* All that differs between systems, behind one interface: sockets, random bytes, processes, the
 * module itself. Each system has files that implement it; no other but the loop's epoll includes a
 * system header. Knows no Lua and no libcurl. */
#ifndef BCTRL_OS_H
#define BCTRL_OS_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN /* winsock.h is another and older one */
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h>
typedef SOCKET os_socket;
#else
#include <poll.h>
#include <pthread.h>
#include <sys/select.h>
typedef int os_socket; /* a descriptor */
#endif

#pragma GCC visibility push(hidden)

/* --- Sockets. An os_socket is the type of libcurl's curl_socket_t. */

#define OS_NO_SOCKET ((os_socket)-1)

/* Never inherited by a program that this process starts. OS_NO_SOCKET on failure: see os_error. */
os_socket os_socket_open(int family, int type, int protocol);

/* 0, or not where the system refuses. OS_NO_SOCKET is let through. */
int os_socket_close(os_socket socket);

/* Tells a socket from a later one that has got its number. 0: no socket (any more). Where the
 * system does not tell (the BSDs), all sockets are one and the same, and no file is one. */
uint64_t os_socket_identity(os_socket socket);

enum os_sight {
    OS_NOTHING, /* open, and nothing to be read */
    OS_INPUT,   /* something to be read */
    OS_END,     /* the peer will send nothing more; there may be something to be read before it */
    OS_BROKEN,  /* reset, timed out, or no socket */
};

/* What lies in a socket, taking nothing out of it and never waiting. */
enum os_sight os_socket_look(os_socket socket);

/* Two sockets that are connected to each other. False, with neither open, on failure. */
bool os_socket_pair(os_socket pair[2]);

/* All of the bytes, waiting for them; false when that fails or the other end is closed. */
bool os_socket_send(os_socket socket, const void *bytes, size_t length);
bool os_socket_receive(os_socket socket, void *bytes, size_t length);

/* Listens at a host's port (0: any free one) where no other program does; accepting never waits.
 * OS_NO_SOCKET with a message on failure. */
os_socket os_listen(const char *host, int port, char *error, size_t size);
int os_socket_port(os_socket socket); /* of this end; 0 on failure */

/* The next close breaks the connection off with a TCP reset. */
void os_socket_break(os_socket socket);

/* poll(2), and its struct and flags. -1 where a signal ended it. */
typedef struct pollfd os_pollfd;
int os_poll(os_pollfd *set, size_t count, int milliseconds);

/* Where no signal ends a wait, this long may one last whose host wants to hear of Ctrl-C. */
#if defined(_WIN32)
enum { OS_LONGEST_WAIT = 100 }; /* milliseconds */
#else
enum { OS_LONGEST_WAIT = INT_MAX };
#endif

/* Can select's sets hold it? And what such a set holds: the next from *place on, which is 0 at the
 * beginning; OS_NO_SOCKET at the end. */
bool os_socket_fits_select(os_socket socket);
os_socket os_select_next(const fd_set *set, os_socket highest, size_t *place);

/* Copies what lies next in it, taking nothing out. False when there is less than that. */
bool os_socket_peek(os_socket socket, void *bytes, size_t length);

/* Connects to a port of 127.0.0.1 without waiting: it can be written to once it is connected, and
 * none of these calls waits. OS_NO_SOCKET on failure. */
os_socket os_connect(int port);

/* Bytes that were taken out of it, or put in; 0 where there are none, or is no room, now; -1 at its
 * end, or where it is broken. */
ptrdiff_t os_socket_take(os_socket socket, void *bytes, size_t length);
ptrdiff_t os_socket_put(os_socket socket, const void *bytes, size_t length);

/* What is put in goes out at once. */
void os_socket_hurry(os_socket socket);

/* --- Files: what is sent from disk, and what is received and appears there whole or not at all. */

#if defined(_WIN32)
typedef intptr_t os_file; /* a HANDLE */
#else
typedef int os_file; /* a descriptor */
#endif
#define OS_NO_FILE ((os_file)-1)

/* Opens a regular file to be read. OS_NO_FILE with a message, which names it, on failure. */
os_file os_file_open(const char *path, uint64_t *size, char *error, size_t error_size);

/* How many bytes it read from there on: less than `length` only at the end. -1 on failure. */
int64_t os_file_read(os_file file, uint64_t at, void *bytes, size_t length);

/* Where what is to become a file is written meanwhile. */
struct os_draft {
    os_file file;
    char *path;      /* what it is to become, where a link there leads; bctrl_free */
    char *temporary; /* beside it; NULL where a device is written as it is; bctrl_free */
    struct os_sync *sync;
};

/* Begins one. False with a message, which names the path, and nothing left behind on failure. */
bool os_draft_begin(struct os_draft *draft, const char *path, char *error, size_t error_size);
bool os_draft_write(struct os_draft *draft, const void *bytes, size_t length); /* all of them */
bool os_draft_again(struct os_draft *draft);                                   /* empties it */

/* Has what was written put on the disk by a thread, from the first call on; ask again until it is
 * there or has failed. */
enum os_sync_state { OS_SYNC_GOING, OS_SYNC_DONE, OS_SYNC_FAILED };
enum os_sync_state os_draft_sync(struct os_draft *draft);

/* Puts it in its place; waits until it is on the disk. The draft is ended in any case. */
bool os_draft_keep(struct os_draft *draft);

/* Ends it and leaves nothing behind. Idempotent; a zeroed one with OS_NO_FILE is let through. */
void os_draft_drop(struct os_draft *draft);

void os_file_close(os_file file); /* OS_NO_FILE is let through */

/* --- Errors: why the last call here has failed, in the system's numbers. */

int os_error(void);

/* What the system says of such a number: as much of it as `size` bytes hold, NUL included. */
void os_error_text(int error, char *text, size_t size);

/* --- The machine. */

/* Fills in random bytes of the kernel's. False when it has none. */
bool os_random(void *bytes, size_t length);

/* Sets *value to a copy of an environment's variable (bctrl_free), to NULL where it is unset or
 * empty. False when memory is short. */
bool os_variable(const char *name, char **value);

/* Waits, less long when a signal comes. */
void os_sleep(double seconds);

/* --- The process and its threads. */

/* Which process made something: libcurl and epoll must not be used in a forked child. */
struct os_process {
    long id;             /* of the process that called os_process_note */
    volatile char *page; /* holds 1 in that process, 0 in its children; NULL where there is none */
};

struct os_process os_process_note(void);
void os_process_forget(struct os_process *process);
long os_process_id(void);

/* Is this another process? Asked at every call, so without a system call where the kernel empties
 * a page for its children. */
static inline bool os_process_is_other(const struct os_process *process)
{
    if (process->page != NULL)
        return *process->page == 0;
    return process->id != os_process_id();
}

/* Starts a thread that no signal of the host's is delivered to. NULL on failure: see os_error. */
struct os_thread *os_thread_start(void (*run)(void *context), void *context);

/* Waits until it has ended. */
void os_thread_join(struct os_thread *thread);

/* … or lets it end alone. */
void os_thread_leave(struct os_thread *thread);

/* --- Programs that this process starts. */

struct os_child;

/* Starts a program: arguments[0] is its path, and NULL ends them; `variables` are NAME=value, NULL
 * ends them too, and replace those of this process. Its descriptors 3 and 4 are the other end of a
 * socket that is kept here, and ends however this process does; its input is empty, what it prints
 * goes into the file `log`, and it inherits nothing else. NULL with a message on failure. */
struct os_child *os_child_start(const char *const *arguments, const char *const *variables,
                                const char *log, char *error, size_t error_size);

/* Has it ended? It is no zombie then. */
bool os_child_has_ended(struct os_child *child);

/* Kills it, with what it has started in its turn, waits until it is gone, and frees it. */
void os_child_kill(struct os_child *child);

/* Frees it alone: in a forked child, whose it is not. */
void os_child_leave(struct os_child *child);

bool os_is_privileged(void); /* root */

/* --- Folders. */

/* Makes a new one for this user alone, named after `prefix` and this process, where temporary files
 * are; in /tmp where a socket within would have too long a path there. Its path (bctrl_free), or
 * NULL: see os_error. */
char *os_folder_make(const char *prefix);

/* Removes one with all that is in it, following no link. False when something is left. */
bool os_folder_remove(const char *path);

/* Removes those that os_folder_make has made of `prefix` for this user's processes that are no
 * more: they were killed. */
void os_folder_sweep(const char *prefix);

/* --- The module. */

/* Keeps this module's code mapped until the process ends: a thread of libcurl's may outlive every
 * Lua state that used it. */
void os_pin_module(void);

#if defined(_WIN32)
typedef INIT_ONCE os_once;
#define OS_ONCE INIT_ONCE_STATIC_INIT
#else
typedef pthread_once_t os_once;
#define OS_ONCE PTHREAD_ONCE_INIT
#endif

/* Calls a function once per process, whichever thread comes first; the others wait for it. */
void os_run_once(os_once *once, void (*run)(void));

#pragma GCC visibility pop

#endif

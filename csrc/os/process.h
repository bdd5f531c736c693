/* Tells whether this is still the process that made something: libcurl and epoll must not be used
 * in a forked child. A page that the kernel empties in children answers without a system call. */
#ifndef BCTRL_PROCESS_H
#define BCTRL_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

struct process {
    long id;             /* of the process that called process_note */
    volatile char *page; /* holds 1 in that process, 0 in its children; NULL where there is none */
};

#if defined(__linux__) && defined(MADV_WIPEONFORK)
enum { PROCESS_PAGE = 4096 };

static inline struct process process_note(void)
{
    struct process process = {.id = (long)getpid()};
    void *page =
        mmap(NULL, PROCESS_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return process;
    if (madvise(page, PROCESS_PAGE, MADV_WIPEONFORK) == 0) {
        process.page = page;
        *process.page = 1;
    } else {
        munmap(page, PROCESS_PAGE);
    }
    return process;
}

static inline void process_forget(struct process *process)
{
    if (process->page != NULL)
        munmap((void *)process->page, PROCESS_PAGE);
    process->page = NULL;
}
#else
static inline struct process process_note(void)
{
    return (struct process){.id = (long)getpid()};
}

static inline void process_forget(struct process *process)
{
    (void)process;
}
#endif

static inline bool process_is_other(const struct process *process)
{
    if (process->page != NULL)
        return *process->page == 0;
    return process->id != (long)getpid();
}

#endif

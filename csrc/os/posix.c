/* The systems that follow POSIX: Linux, macOS and the BSDs. See os.h. */
#include "os/internal.h"

#if !defined(_WIN32)

#include "base/clock.h"
#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#endif

int os_error(void)
{
    return errno;
}

void set_error(int error)
{
    errno = error;
}

void os_error_text(int error, char *text, size_t size)
{
    text[0] = '\0';
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
    const char *known = strerror_r(error, text, size); /* GNU's answers, with a text of its own */
    if (known != text) {
        strncpy(text, known, size - 1);
        text[size - 1] = '\0';
    }
#else
    (void)strerror_r(error, text, size);
#endif
}

#if !defined(__APPLE__) && !defined(__FreeBSD__) && !defined(__OpenBSD__) && !defined(__NetBSD__)
static bool read_device(unsigned char *bytes, size_t length)
{
    int device = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (device < 0)
        return false;
    while (length > 0) {
        ssize_t got = read(device, bytes, length);
        if (got <= 0 && !(got < 0 && errno == EINTR))
            break;
        if (got > 0) {
            bytes += got;
            length -= (size_t)got;
        }
    }
    close(device);
    return length == 0;
}
#endif

bool os_random(void *bytes, size_t length)
{
#if defined(__APPLE__) || defined(__FreeBSD__) || defined(__OpenBSD__) || defined(__NetBSD__)
    arc4random_buf(bytes, length);
    return true;
#else
#if defined(__linux__)
    if (getrandom(bytes, length, 0) == (ssize_t)length)
        return true;
#endif
    return read_device(bytes, length);
#endif
}

bool os_variable(const char *name, char **value)
{
    const char *set = getenv(name);
    *value = NULL;
    if (set == NULL || *set == '\0')
        return true;
    size_t size = strlen(set) + 1;
    *value = bctrl_malloc(size);
    if (*value != NULL)
        memcpy(*value, set, size);
    return *value != NULL;
}

long os_process_id(void)
{
    return (long)getpid();
}

#if defined(__linux__) && defined(MADV_WIPEONFORK)
enum { PAGE = 4096 };

struct os_process os_process_note(void)
{
    struct os_process process = {.id = os_process_id()};
    void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return process;
    if (madvise(page, PAGE, MADV_WIPEONFORK) == 0) {
        process.page = page;
        *process.page = 1;
    } else {
        munmap(page, PAGE);
    }
    return process;
}

void os_process_forget(struct os_process *process)
{
    if (process->page != NULL)
        munmap((void *)process->page, PAGE);
    process->page = NULL;
}
#else
struct os_process os_process_note(void)
{
    return (struct os_process){.id = os_process_id()};
}

void os_process_forget(struct os_process *process)
{
    (void)process;
}
#endif

static int64_t read_clock(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * CLOCK_SECOND + (int64_t)now.tv_nsec;
}

int64_t clock_now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

int64_t clock_wall(void)
{
    return read_clock(CLOCK_REALTIME);
}

void os_sleep(double seconds)
{
    struct timespec time = {.tv_sec = (time_t)seconds};
    time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
    nanosleep(&time, NULL);
}

struct os_thread {
    pthread_t id;
};

/* The thread's own: it may begin when its os_thread is gone. */
struct task {
    void (*run)(void *context);
    void *context;
};

static void *run_thread(void *context)
{
    struct task task = *(struct task *)context;
    bctrl_free(context);
    task.run(task.context);
    return NULL;
}

struct os_thread *os_thread_start(void (*run)(void *context), void *context)
{
    struct os_thread *thread = bctrl_malloc(sizeof *thread);
    struct task *task = bctrl_malloc(sizeof *task);
    int failure = ENOMEM;
    if (thread != NULL && task != NULL) {
        *task = (struct task){.run = run, .context = context};
        sigset_t all, before;
        sigfillset(&all);
        failure = pthread_sigmask(SIG_SETMASK, &all, &before);
        if (failure == 0) {
            failure = pthread_create(&thread->id, NULL, run_thread, task);
            pthread_sigmask(SIG_SETMASK, &before, NULL);
        }
    }
    if (failure == 0)
        return thread;
    bctrl_free(thread);
    bctrl_free(task);
    errno = failure;
    return NULL;
}

void os_thread_join(struct os_thread *thread)
{
    pthread_join(thread->id, NULL);
    bctrl_free(thread);
}

void os_thread_leave(struct os_thread *thread)
{
    pthread_detach(thread->id);
    bctrl_free(thread);
}

void os_pin_module(void)
{
#ifdef RTLD_NODELETE
    static const char here;
    Dl_info self;
    if (dladdr(&here, &self) != 0 && self.dli_fname != NULL)
        dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
#endif
}

void os_run_once(os_once *once, void (*run)(void))
{
    pthread_once(once, run);
}

#endif

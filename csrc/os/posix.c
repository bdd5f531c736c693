/* The systems that follow POSIX: Linux, macOS and the BSDs. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#elif defined(__APPLE__)
#include <libproc.h>
#endif

#ifdef MSG_NOSIGNAL
enum { QUIET = MSG_NOSIGNAL };
#else
enum { QUIET = 0 };
#endif

os_socket os_socket_open(int family, int type, int protocol)
{
#ifdef SOCK_CLOEXEC
    return socket(family, type | SOCK_CLOEXEC, protocol);
#else
    int opened = socket(family, type, protocol);
    if (opened >= 0)
        fcntl(opened, F_SETFD, FD_CLOEXEC);
    return opened;
#endif
}

int os_socket_close(os_socket socket)
{
    return socket == OS_NO_SOCKET ? 0 : close(socket);
}

uint64_t os_socket_identity(os_socket socket)
{
    struct stat status;
    if (fstat(socket, &status) != 0 || !S_ISSOCK(status.st_mode))
        return 0;
#if defined(__APPLE__)
    struct socket_fdinfo info;
    if (proc_pidfdinfo(getpid(), socket, PROC_PIDFDSOCKETINFO, &info, sizeof info) ==
        (int)sizeof info)
        return info.psi.soi_so;
#endif
    return status.st_ino != 0 ? (uint64_t)status.st_ino : 1;
}

enum os_sight os_socket_look(os_socket socket)
{
    struct pollfd watched = {.fd = socket, .events = POLLIN};
#ifdef POLLRDHUP
    watched.events |= POLLRDHUP; /* an end is seen behind what has not been read, too */
#endif
    int count;
    do
        count = poll(&watched, 1, 0);
    while (count < 0 && errno == EINTR);
    if (count == 0)
        return OS_NOTHING;
    if (count < 0 || watched.revents & (POLLERR | POLLNVAL))
        return OS_BROKEN;
#ifdef POLLRDHUP
    if (watched.revents & POLLRDHUP)
        return OS_END;
#endif
    char byte;
    ssize_t got = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (got == 0 || watched.revents & POLLHUP)
        return OS_END;
    if (got > 0)
        return OS_INPUT;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? OS_NOTHING : OS_BROKEN;
}

int os_poll(os_pollfd *set, size_t count, int milliseconds)
{
    return poll(set, (nfds_t)count, milliseconds);
}

bool os_socket_pair(os_socket pair[2])
{
#ifdef SOCK_CLOEXEC /* at once: another thread may start a program meanwhile */
    const int type = SOCK_STREAM | SOCK_CLOEXEC;
#else
    const int type = SOCK_STREAM;
#endif
    if (socketpair(AF_UNIX, type, 0, pair) != 0) {
        pair[0] = pair[1] = OS_NO_SOCKET;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(pair[i], F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
        setsockopt(pair[i], SOL_SOCKET, SO_NOSIGPIPE, &(int){1}, sizeof(int));
#endif
    }
    return true;
}

bool os_socket_send(os_socket socket, const void *bytes, size_t length)
{
    for (size_t sent = 0; sent < length;) {
        ssize_t count = send(socket, (const char *)bytes + sent, length - sent, QUIET);
        if (count < 0 && errno != EINTR)
            return false;
        sent += count < 0 ? 0 : (size_t)count;
    }
    return true;
}

bool os_socket_receive(os_socket socket, void *bytes, size_t length)
{
    for (size_t got = 0; got < length;) {
        ssize_t count = recv(socket, (char *)bytes + got, length - got, 0);
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        got += count < 0 ? 0 : (size_t)count;
    }
    return true;
}

static int listen_on(const struct addrinfo *address)
{
    int opened = os_socket_open(address->ai_family, SOCK_STREAM, 0);
    if (opened < 0)
        return -1;
    setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    if (fcntl(opened, F_SETFL, O_NONBLOCK) == 0 &&
        bind(opened, address->ai_addr, address->ai_addrlen) == 0 && listen(opened, 1024) == 0)
        return opened;
    int reason = errno;
    close(opened);
    errno = reason;
    return -1;
}

os_socket os_listen(const char *host, int port, char *error, size_t size)
{
    char service[16], why[128];
    snprintf(service, sizeof service, "%d", port);
    struct addrinfo hints = {0}, *addresses = NULL;
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    int failure = getaddrinfo(host, service, &hints, &addresses);
    if (failure != 0) {
        snprintf(error, size, "cannot listen on %s:%d: %s", host, port, gai_strerror(failure));
        return OS_NO_SOCKET;
    }
    int opened = -1, reason = 0;
    for (const struct addrinfo *each = addresses; each != NULL && opened < 0;
         each = each->ai_next) {
        opened = listen_on(each);
        if (opened < 0 && reason == 0)
            reason = errno;
    }
    freeaddrinfo(addresses);
    if (opened < 0) {
        os_error_text(reason, why, sizeof why);
        snprintf(error, size, "cannot listen on %s:%d: %s%s", host, port, why,
                 reason == EADDRINUSE
                     ? " (another gateway or program listens there; the option port = 0 picks a "
                       "free one)"
                     : "");
    }
    return opened;
}

int os_socket_port(os_socket socket)
{
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
    memset(&address, 0, sizeof address);
    socklen_t length = sizeof address;
    if (getsockname(socket, &address.any, &length) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port);
}

void os_socket_break(os_socket socket)
{
    struct linger linger = {1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
#if defined(__linux__)
    /* Whoever shuts his side down before he closes would say an orderly goodbye first: without an
     * association it is reset at once. */
    struct sockaddr nowhere = {0};
    nowhere.sa_family = AF_UNSPEC;
    (void)connect(socket, &nowhere, sizeof nowhere);
#endif
}

bool os_socket_peek(os_socket socket, void *bytes, size_t length)
{
    return recv(socket, bytes, length, MSG_PEEK | MSG_DONTWAIT) == (ssize_t)length;
}

int os_error(void)
{
    return errno;
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

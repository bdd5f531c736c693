/* The systems that follow POSIX: Linux, macOS and the BSDs. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#elif defined(__APPLE__)
#include <libproc.h>
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

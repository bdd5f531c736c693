/* Sockets on the systems that follow POSIX. See os.h. */
#include "os/internal.h"

#if !defined(_WIN32)

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__APPLE__)
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
    int ready = poll(set, (nfds_t)count, milliseconds);
    return ready >= 0 || errno == EINTR ? ready : 0;
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
                 reason == EADDRINUSE ? " (another gateway or program listens there; the option "
                                        "port = 0 picks a free one)"
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

bool os_socket_fits_select(os_socket socket)
{
    return socket < FD_SETSIZE;
}

os_socket os_select_next(const fd_set *set, os_socket highest, size_t *place)
{
    while (*place <= (size_t)highest) {
        int each = (int)(*place)++;
        if (FD_ISSET(each, set))
            return each;
    }
    return OS_NO_SOCKET;
}

/* --- passing bytes, never waiting */

void os_socket_hurry(os_socket socket)
{
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
}

os_socket os_connect(int port)
{
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
    } address = {0};
    address.v4.sin_family = AF_INET;
    address.v4.sin_port = htons((uint16_t)port);
    address.v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int opened = os_socket_open(AF_INET, SOCK_STREAM, 0);
    if (opened < 0)
        return OS_NO_SOCKET;
#ifdef SO_NOSIGPIPE
    setsockopt(opened, SOL_SOCKET, SO_NOSIGPIPE, &(int){1}, sizeof(int));
#endif
    os_socket_hurry(opened);
    if (fcntl(opened, F_SETFL, O_NONBLOCK) == 0 &&
        (connect(opened, &address.any, sizeof address.v4) == 0 || errno == EINPROGRESS))
        return opened;
    int reason = errno;
    close(opened);
    errno = reason;
    return OS_NO_SOCKET;
}

static bool is_for_later(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == EINPROGRESS ||
           errno == ENOTCONN;
}

ptrdiff_t os_socket_take(os_socket socket, void *bytes, size_t length)
{
    ssize_t got = recv(socket, bytes, length, MSG_DONTWAIT);
    if (got > 0)
        return got;
    return got < 0 && is_for_later() ? 0 : -1;
}

ptrdiff_t os_socket_put(os_socket socket, const void *bytes, size_t length)
{
    ssize_t sent = send(socket, bytes, length, MSG_DONTWAIT | QUIET);
    if (sent >= 0)
        return sent;
    return is_for_later() ? 0 : -1;
}

#endif

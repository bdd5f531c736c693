/* Connections that this process makes and passes bytes through, never waiting, on the systems that
 * follow POSIX. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef MSG_NOSIGNAL
enum { QUIET = MSG_NOSIGNAL };
#else
enum { QUIET = 0 };
#endif

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

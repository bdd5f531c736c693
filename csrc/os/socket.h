/* What the kernel tells of a socket: what lies there, without reading any of it, and its port. */
#ifndef BCTRL_SOCKET_H
#define BCTRL_SOCKET_H

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

enum peek {
    PEEK_NOTHING,
    PEEK_INPUT, /* something to read; where the system does not tell, an end may lie behind it */
    PEEK_END,   /* closed by the other side, reset, or no socket at all */
};

static inline enum peek socket_peek(int descriptor)
{
#ifdef POLLRDHUP
    const int ends = POLLERR | POLLHUP | POLLNVAL | POLLRDHUP;
    struct pollfd look = {.fd = descriptor, .events = POLLIN | POLLRDHUP};
#else
    const int ends = POLLERR | POLLHUP | POLLNVAL;
    struct pollfd look = {.fd = descriptor, .events = POLLIN};
#endif
    if (poll(&look, 1, 0) <= 0)
        return PEEK_NOTHING;
    if (look.revents & ends)
        return PEEK_END;
    char byte;
    ssize_t count = recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return PEEK_NOTHING;
    return count > 0 ? PEEK_INPUT : PEEK_END;
}

/* Does the next record of TLS say good-bye, on a connection of HTTP/2? TLS 1.3 hides what is an
 * alert, but not that it is 2 bytes long: no frame is. (A piece of one may be; then the connection
 * is given up for nothing.) */
static inline bool socket_peek_alert(int descriptor)
{
    enum { ALERT = 21, DATA = 23, OVERHEAD = 17, ALERT_LENGTH = 2 };
    unsigned char head[5];
    if (recv(descriptor, head, sizeof head, MSG_PEEK | MSG_DONTWAIT) != (ssize_t)sizeof head)
        return false;
    int length = head[3] << 8 | head[4];
    return head[0] == ALERT || (head[0] == DATA && length <= OVERHEAD + ALERT_LENGTH);
}

/* Of this end; 0 when there is none. */
static inline int socket_port(int descriptor)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    if (getsockname(descriptor, (struct sockaddr *)&address, &length) != 0)
        return 0;
    struct sockaddr_in in4;
    struct sockaddr_in6 in6;
    memcpy(&in4, &address, sizeof in4);
    memcpy(&in6, &address, sizeof in6);
    return address.ss_family == AF_INET    ? ntohs(in4.sin_port)
           : address.ss_family == AF_INET6 ? ntohs(in6.sin6_port)
                                           : 0;
}

#endif

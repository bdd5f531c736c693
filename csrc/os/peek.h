/* What lies at an idle socket, told by the kernel and without reading any of it. */
#ifndef BCTRL_PEEK_H
#define BCTRL_PEEK_H

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
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
 * alert, but not that it is shorter than any frame: 2 bytes instead of 9. */
static inline bool socket_peek_alert(int descriptor)
{
    enum { ALERT = 21, DATA = 23, OVERHEAD = 17, SHORTEST_FRAME = 9 };
    unsigned char head[5];
    if (recv(descriptor, head, sizeof head, MSG_PEEK | MSG_DONTWAIT) != (ssize_t)sizeof head)
        return false;
    int length = head[3] << 8 | head[4];
    return head[0] == ALERT || (head[0] == DATA && length < OVERHEAD + SHORTEST_FRAME);
}

#endif

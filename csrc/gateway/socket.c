/* The gateway's listening socket, and closing a connection with a TCP reset. */
#include "gateway/server.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int listen_on(const struct addrinfo *address)
{
    int descriptor = socket(address->ai_family, SOCK_STREAM, 0);
    if (descriptor < 0)
        return -1;
    int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 &&
        fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 &&
        bind(descriptor, address->ai_addr, address->ai_addrlen) == 0 &&
        listen(descriptor, 1024) == 0)
        return descriptor;
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
}

int socket_listen(const char *host, int port, char *error, size_t error_size)
{
    char service[16];
    snprintf(service, sizeof service, "%d", port);
    struct addrinfo hints = {0}, *addresses = NULL;
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    int failure = getaddrinfo(host, service, &hints, &addresses);
    if (failure != 0) {
        snprintf(error, error_size, "cannot listen on %s:%d: %s", host, port,
                 gai_strerror(failure));
        return -1;
    }
    int descriptor = -1, reason = 0;
    for (const struct addrinfo *each = addresses; each != NULL && descriptor < 0;
         each = each->ai_next) {
        descriptor = listen_on(each);
        if (descriptor < 0 && reason == 0)
            reason = errno;
    }
    freeaddrinfo(addresses);
    if (descriptor < 0)
        snprintf(error, error_size, "cannot listen on %s:%d: %s%s", host, port, strerror(reason),
                 reason == EADDRINUSE
                     ? " (another gateway or program listens there; port = 0 picks a free one)"
                     : "");
    return descriptor;
}

int socket_port(int descriptor)
{
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
    memset(&address, 0, sizeof address);
    socklen_t length = sizeof address;
    if (getsockname(descriptor, &address.any, &length) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port);
}

void socket_reset(int descriptor)
{
    struct linger linger = {1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
#ifdef __linux__
    /* libmicrohttpd shuts its side down before it closes, which would say an orderly goodbye
     * first; dissolving the association here resets at once. */
    struct sockaddr nowhere = {0};
    nowhere.sa_family = AF_UNSPEC;
    (void)connect(descriptor, &nowhere, sizeof nowhere);
#endif
}

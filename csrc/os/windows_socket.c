/* Sockets on Windows. See os.h. */
#include "os/internal.h"

#if defined(_WIN32)

#include "base/memory.h"

#include <stdio.h>
#include <string.h>
#include <windows.h>
#include <ws2tcpip.h>

static void start(void)
{
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
}

/* Once more than libcurl and libmicrohttpd do: it is counted. Never ended: a thread of theirs may
 * outlive us. */
static os_once once = OS_ONCE;

static int flow(size_t length)
{
    return length < INT_MAX ? (int)length : INT_MAX;
}

os_socket os_socket_open(int family, int type, int protocol)
{
    os_run_once(&once, start);
    return WSASocketW(family, type, protocol, NULL, 0,
                      WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
}

int os_socket_close(os_socket socket)
{
    return socket == OS_NO_SOCKET ? 0 : closesocket(socket);
}

static bool is_socket(os_socket socket)
{
    int type, length = sizeof type;
    return getsockopt(socket, SOL_SOCKET, SO_TYPE, (char *)&type, &length) == 0;
}

/* No socket has a name but its number. */
uint64_t os_socket_identity(os_socket socket)
{
    return is_socket(socket) ? 1 : 0;
}

/* WSAPoll takes no empty set, fails where nothing in it is a socket, and says of INVALID_SOCKET
 * what it likes. */
int os_poll(os_pollfd *set, size_t count, int milliseconds)
{
    size_t open = 0;
    int ready = 0;
    for (size_t i = 0; i < count; i++)
        open += set[i].fd != OS_NO_SOCKET;
    if (open == 0)
        Sleep((DWORD)milliseconds);
    else
        ready = WSAPoll(set, (ULONG)count, milliseconds);
    bool failed = ready == SOCKET_ERROR;
    if (ready == 0 && open > 0)
        return 0;
    ready = 0;
    for (size_t i = 0; i < count; i++) {
        if (set[i].fd == OS_NO_SOCKET)
            set[i].revents = 0;
        else if (failed)
            set[i].revents = is_socket(set[i].fd) ? 0 : POLLNVAL;
        ready += set[i].revents != 0;
    }
    return ready;
}

enum os_sight os_socket_look(os_socket socket)
{
    os_pollfd watched = {.fd = socket, .events = POLLIN};
    if (os_poll(&watched, 1, 0) == 0)
        return OS_NOTHING;
    if (watched.revents & (POLLERR | POLLNVAL))
        return OS_BROKEN;
    char byte;
    int got = recv(socket, &byte, 1, MSG_PEEK);
    if (got == 0 || watched.revents & POLLHUP)
        return OS_END;
    return got > 0 ? OS_INPUT : WSAGetLastError() == WSAEWOULDBLOCK ? OS_NOTHING : OS_BROKEN;
}

/* --- two that are connected: by way of the loopback */

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static void set_loopback(union address *address, int port)
{
    *address = (union address){.any = {0}};
    address->v4.sin_family = AF_INET;
    address->v4.sin_port = htons((u_short)port);
    address->v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
}

int os_socket_port(os_socket socket)
{
    union address address = {.any = {0}};
    int length = sizeof address;
    if (getsockname(socket, &address.any, &length) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port);
}

/* Who else connects meanwhile is sent away. */
static os_socket accept_port(os_socket listener, int port)
{
    for (;;) {
        union address peer;
        int length = sizeof peer;
        os_socket accepted = accept(listener, &peer.any, &length);
        if (accepted == OS_NO_SOCKET || ntohs(peer.v4.sin_port) == port) {
            if (accepted != OS_NO_SOCKET)
                SetHandleInformation((HANDLE)accepted, HANDLE_FLAG_INHERIT, 0);
            return accepted;
        }
        closesocket(accepted);
    }
}

bool os_socket_pair(os_socket pair[2])
{
    union address address;
    os_socket listener = os_socket_open(AF_INET, SOCK_STREAM, 0);
    pair[0] = os_socket_open(AF_INET, SOCK_STREAM, 0);
    pair[1] = OS_NO_SOCKET;
    set_loopback(&address, 0);
    if (listener != OS_NO_SOCKET && pair[0] != OS_NO_SOCKET &&
        bind(listener, &address.any, sizeof address.v4) == 0 && listen(listener, 8) == 0) {
        set_loopback(&address, os_socket_port(listener));
        if (connect(pair[0], &address.any, sizeof address.v4) == 0)
            pair[1] = accept_port(listener, os_socket_port(pair[0]));
    }
    int reason = os_error();
    os_socket_close(listener);
    if (pair[1] != OS_NO_SOCKET) {
        os_socket_hurry(pair[0]);
        os_socket_hurry(pair[1]);
        return true;
    }
    os_socket_close(pair[0]);
    pair[0] = OS_NO_SOCKET;
    set_error(reason);
    return false;
}

bool os_socket_send(os_socket socket, const void *bytes, size_t length)
{
    for (size_t sent = 0; sent < length;) {
        int count = send(socket, (const char *)bytes + sent, flow(length - sent), 0);
        if (count < 0)
            return false;
        sent += (size_t)count;
    }
    return true;
}

bool os_socket_receive(os_socket socket, void *bytes, size_t length)
{
    for (size_t got = 0; got < length;) {
        int count = recv(socket, (char *)bytes + got, flow(length - got), 0);
        if (count <= 0)
            return false;
        got += (size_t)count;
    }
    return true;
}

/* --- listening: SO_REUSEADDR would share the port with any other program here */

static bool never_waits(os_socket socket)
{
    u_long yes = 1;
    return ioctlsocket(socket, (long)FIONBIO, &yes) == 0;
}

static os_socket listen_on(const ADDRINFOA *address)
{
    const BOOL yes = TRUE;
    os_socket opened = os_socket_open(address->ai_family, SOCK_STREAM, 0);
    if (opened == OS_NO_SOCKET)
        return opened;
    setsockopt(opened, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&yes, sizeof yes);
    if (never_waits(opened) && bind(opened, address->ai_addr, (int)address->ai_addrlen) == 0 &&
        listen(opened, 1024) == 0)
        return opened;
    int reason = os_error();
    closesocket(opened);
    set_error(reason);
    return OS_NO_SOCKET;
}

os_socket os_listen(const char *host, int port, char *error, size_t size)
{
    char service[16], why[128];
    ADDRINFOA hints = {0}, *addresses = NULL;
    os_run_once(&once, start);
    snprintf(service, sizeof service, "%d", port);
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    int reason = getaddrinfo(host, service, &hints, &addresses);
    os_socket opened = OS_NO_SOCKET;
    for (const ADDRINFOA *each = addresses; each != NULL && opened == OS_NO_SOCKET;
         each = each->ai_next) {
        opened = listen_on(each);
        if (opened == OS_NO_SOCKET && reason == 0)
            reason = os_error();
    }
    if (addresses != NULL)
        freeaddrinfo(addresses);
    if (opened == OS_NO_SOCKET) {
        bool taken = reason == WSAEADDRINUSE || reason == WSAEACCES;
        if (taken) /* which the system says in a sentence about sockets' usage */
            snprintf(why, sizeof why, "address in use");
        else
            os_error_text(reason, why, sizeof why);
        snprintf(error, size, "cannot listen on %s:%d: %s%s", host, port, why,
                 taken ? " (another gateway or program listens there; the option port = 0 picks a "
                         "free one)"
                       : "");
    }
    return opened;
}

void os_socket_break(os_socket socket)
{
    struct linger linger = {1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, (const char *)&linger, sizeof linger);
}

bool os_socket_fits_select(os_socket socket)
{
    (void)socket;
    return true; /* a set is a list here */
}

os_socket os_select_next(const fd_set *set, os_socket highest, size_t *place)
{
    (void)highest;
    return *place < set->fd_count ? set->fd_array[(*place)++] : OS_NO_SOCKET;
}

/* --- passing bytes, without MSG_DONTWAIT: the sockets never wait themselves */

bool os_socket_peek(os_socket socket, void *bytes, size_t length)
{
    u_long there = 0;
    return ioctlsocket(socket, (long)FIONREAD, &there) == 0 && there >= length &&
           recv(socket, bytes, flow(length), MSG_PEEK) == flow(length);
}

void os_socket_hurry(os_socket socket)
{
    const BOOL yes = TRUE;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, (const char *)&yes, sizeof yes);
}

os_socket os_connect(int port)
{
    union address address;
    os_socket opened = os_socket_open(AF_INET, SOCK_STREAM, 0);
    if (opened == OS_NO_SOCKET)
        return opened;
    os_socket_hurry(opened);
    set_loopback(&address, port);
    if (never_waits(opened) && (connect(opened, &address.any, sizeof address.v4) == 0 ||
                                WSAGetLastError() == WSAEWOULDBLOCK))
        return opened;
    int reason = os_error();
    closesocket(opened);
    set_error(reason);
    return OS_NO_SOCKET;
}

static bool is_for_later(void)
{
    int error = WSAGetLastError();
    return error == WSAEWOULDBLOCK || error == WSAEINPROGRESS || error == WSAENOTCONN;
}

ptrdiff_t os_socket_take(os_socket socket, void *bytes, size_t length)
{
    int got = recv(socket, bytes, flow(length), 0);
    if (got > 0)
        return got;
    return got < 0 && is_for_later() ? 0 : -1;
}

ptrdiff_t os_socket_put(os_socket socket, const void *bytes, size_t length)
{
    int sent = send(socket, bytes, flow(length), 0);
    if (sent >= 0)
        return sent;
    return is_for_later() ? 0 : -1;
}

#endif

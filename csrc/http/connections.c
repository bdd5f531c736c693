/* The table of connections: see connections.h. */
#include "http/connections.h"
#include "base/memory.h"

#include <string.h>

static const uint32_t NO_GOAWAY = UINT32_MAX;

struct connection *connections_at(struct connections *all, os_socket socket)
{
    struct connection *connection = all->first;
    while (connection != NULL && connection->socket != socket)
        connection = connection->next;
    return connection;
}

bool connections_add(struct connections *all, os_socket socket)
{
    struct connection *connection = bctrl_calloc(1, sizeof *connection);
    if (connection == NULL)
        return false;
    connection->socket = socket;
    connection->serial = ++all->opened;
    connection->last_stream = NO_GOAWAY;
    connection->next = all->first;
    all->first = connection;
    return true;
}

void connections_remove(struct connections *all, struct connection *connection)
{
    struct connection **link = &all->first;
    while (*link != connection)
        link = &(*link)->next;
    *link = connection->next;
    bctrl_free(connection);
}

void connections_free(struct connections *all)
{
    while (all->first != NULL)
        connections_remove(all, all->first);
}

/* Notes both ends of a connection when something is sent over it for the first time. Only ours can
 * be asked of the socket: the other may be a proxy's, or its target's, as libcurl's version has it.
 */
static bool identify(struct connection *connection, const struct connection_ends *ends)
{
    if (os_socket_port(connection->socket) != ends->client_port)
        return false;
    connection->ends = *ends;
    return true;
}

/* CURLINFO_ACTIVESOCKET is the last transfer's socket before libcurl 8.15 or so: found by its ends
 * instead. */
struct connection *connections_find(struct connections *all, const struct connection_ends *ends)
{
    struct connection *connection = all->first;
    for (; connection != NULL; connection = connection->next)
        if (memcmp(&connection->ends, ends, sizeof *ends) == 0)
            return connection;
    for (connection = all->first; connection != NULL; connection = connection->next)
        if (connection->ends.client_port == 0 && identify(connection, ends))
            return connection;
    return NULL;
}

/* Does the next record of TLS say good-bye, on a connection of HTTP/2? TLS 1.3 hides what is an
 * alert, but not that it is shorter than any frame: 2 bytes instead of 9. */
static bool says_goodbye(os_socket socket)
{
    enum { ALERT = 21, DATA = 23, OVERHEAD = 17, SHORTEST_FRAME = 9 };
    unsigned char head[5];
    if (!os_socket_peek(socket, head, sizeof head))
        return false;
    int length = head[3] << 8 | head[4];
    return head[0] == ALERT || (head[0] == DATA && length < OVERHEAD + SHORTEST_FRAME);
}

void connections_look(struct connections *all)
{
    struct connection *connection = all->first;
    for (; connection != NULL; connection = connection->next)
        if (!connection->is_serving_one && !connection->is_bare &&
            connection->ends.client_port != 0)
            connection->has_ended = connection->has_ended || says_goodbye(connection->socket);
}

bool connection_is_fit(const struct connection *connection, uint64_t distrusted)
{
    if (connection->has_ended || connection->serial <= distrusted)
        return false;
    if (connection->is_silent && connection->heard == connection->heard_then)
        return false;
    enum os_sight sight = os_socket_look(connection->socket);
    return sight == OS_NOTHING || (sight == OS_INPUT && !connection->is_serving_one);
}

void connection_note_silence(struct connection *connection)
{
    connection->is_silent = true;
    connection->heard_then = connection->heard;
}

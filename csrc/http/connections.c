/* What is known of each connection beyond what libcurl tells: is it fit for another request? No
 * liveness check of libcurl's is trusted: 7.88 takes TLS's good-bye for life, 8.22 does not look at
 * a connection that was used within the last second, none knows of a silence. */
#include "http/internal.h"
#include "base/memory.h"
#include "os/socket.h"

#include <string.h>

static const uint32_t NO_GOAWAY = UINT32_MAX;

static struct http_connection **link_of(struct http *http, curl_socket_t socket)
{
    struct http_connection **link = &http->connections;
    while (*link != NULL && (*link)->socket != socket)
        link = &(*link)->next;
    return link;
}

/* libcurl closes some sockets without a word (7.88: those still connecting), so that the number may
 * be known already. */
bool connection_opened(struct http *http, curl_socket_t socket)
{
    connection_closed(http, socket);
    struct http_connection *connection = bctrl_calloc(1, sizeof *connection);
    if (connection == NULL)
        return false;
    connection->socket = socket;
    connection->serial = ++http->opened;
    connection->last_stream = NO_GOAWAY;
    connection->next = http->connections;
    http->connections = connection;
    return true;
}

void connection_closed(struct http *http, curl_socket_t socket)
{
    struct http_connection **link = link_of(http, socket), *connection = *link;
    if (connection == NULL)
        return;
    for (struct http_request *request = http->made; request != NULL; request = request->made) {
        if (request->connection != connection)
            continue;
        request->refused = request_was_refused(request); /* while it can be told */
        request->connection = NULL;
    }
    *link = connection->next;
    bctrl_free(connection);
}

void connections_free(struct http *http)
{
    while (http->connections != NULL) {
        struct http_connection *next = http->connections->next;
        bctrl_free(http->connections);
        http->connections = next;
    }
}

/* Notes both ends of a connection when something is sent over it for the first time. Only ours can
 * be asked of the socket: the other may be a proxy's, or its target's, as libcurl's version has it.
 */
static bool identify(struct http_connection *connection, const struct http_ends *ends)
{
    if (socket_port(connection->socket) != ends->client_port)
        return false;
    connection->ends = *ends;
    return true;
}

/* CURLINFO_ACTIVESOCKET is the last transfer's socket before libcurl 8.15 or so: found by its ends
 * instead. */
struct http_connection *connection_find(struct http *http, const struct http_ends *ends)
{
    struct http_connection *connection = http->connections;
    for (; connection != NULL; connection = connection->next)
        if (memcmp(&connection->ends, ends, sizeof *ends) == 0)
            return connection;
    for (connection = http->connections; connection != NULL; connection = connection->next)
        if (connection->ends.client_port == 0 && identify(connection, ends))
            return connection;
    return NULL;
}

/* Before libcurl chooses: where it does look, it reads what it takes for frames of HTTP/2, and 7.88
 * takes the good-bye that it reads for life. */
void connections_look(struct http *http)
{
    struct http_connection *connection = http->connections;
    for (; connection != NULL; connection = connection->next)
        if (!connection->serving_one && connection->ends.client_port != 0)
            connection->ended = connection->ended || socket_peek_alert(connection->socket);
}

/* May a request be sent on a connection that others were sent on before? On HTTP/1 whatever lies
 * there unasked would be taken for its answer, or is TLS's good-bye; HTTP/2 has its own affairs. */
bool connection_is_fit(const struct http_connection *connection, uint64_t distrusted)
{
    if (connection->ended || connection->serial <= distrusted)
        return false;
    if (connection->silent && connection->heard == connection->heard_then)
        return false;
    enum peek peek = socket_peek(connection->socket);
    return peek == PEEK_NOTHING || (peek == PEEK_INPUT && !connection->serving_one);
}

/* A request on it has had its time, and nothing has come since it was sent. */
void connection_note_silence(struct http_connection *connection)
{
    connection->silent = true;
    connection->heard_then = connection->heard;
}

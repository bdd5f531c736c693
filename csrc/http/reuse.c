/* Which connection a request is sent on: libcurl chooses, and here it is told that a choice will
 * not do, or that no connection of those it has will. */
#include "http/internal.h"

#include <string.h>

static void tell(CURL *easy, CURLoption option, bool *told, bool value)
{
    if (*told != value)
        curl_easy_setopt(easy, option, value ? 1L : 0L);
    *told = value;
}

void reuse_tell(struct http_request *request, bool fresh, bool forbid, bool words)
{
    tell(request->easy, CURLOPT_FRESH_CONNECT, &request->told.fresh, fresh);
    tell(request->easy, CURLOPT_FORBID_REUSE, &request->told.forbid, forbid);
    tell(request->easy, CURLOPT_VERBOSE, &request->told.words, words);
}

static void forbid(struct http_request *request)
{
    reuse_tell(request, request->told.fresh, true, request->told.words);
}

bool reuse_choose(struct http_request *request, const char *server, int server_port,
                  int client_port)
{
    struct connection_ends ends;
    memset(&ends, 0, sizeof ends);
    ends.client_port = client_port;
    ends.server_port = server_port;
    if (server != NULL)
        strncpy(ends.server, server, sizeof ends.server - 1);
    struct connection *connection = connections_find(&request->http->connections, &ends);
    long connects = 0;
    curl_easy_getinfo(request->easy, CURLINFO_NUM_CONNECTS, &connects);
    request->connection = connection;
    request->is_reusing = connects == 0;
    request->stream = 0;
    request->is_refused = false;
    if (connection != NULL && request->is_reusing && !request->wants_fresh &&
        !connection_is_fit(connection, request->distrusts)) {
        /* One of HTTP/2 may be in use by others: libcurl keeps it then, and would choose it again.
         */
        request->wants_fresh = !connection->is_serving_one || ++request->rounds >= MOST_UNFIT;
        forbid(request);
        return false;
    }
    if (connection != NULL)
        request->heard = connection->heard;
    bool may_be_refused = request->is_tls && (connection == NULL || !connection->is_serving_one);
    reuse_tell(request, request->told.fresh, request->told.forbid, may_be_refused);
    return true;
}

void reuse_hear(struct http_request *request)
{
    struct connection *connection = request->connection;
    if (connection == NULL)
        return;
    connection->heard++;
    connection->is_serving_one = !request->header.is_http2;
}

void reuse_went_wrong(struct http_request *request)
{
    if (request->sendings > 0)
        request->http->connections.distrusted = request->http->connections.opened;
}

void reuse_timed_out(struct http_request *request)
{
    struct connection *connection = request->connection;
    reuse_went_wrong(request);
    if (connection == NULL || connection->heard != request->heard)
        return;
    connection_note_silence(connection);
    forbid(request);
}

void reuse_forget(struct http *http, os_socket socket)
{
    struct connection *connection = connections_at(&http->connections, socket);
    if (connection == NULL)
        return;
    for (struct http_request *request = http->made; request != NULL; request = request->made) {
        if (request->connection != connection)
            continue;
        request->is_refused = refusal_is_known(request); /* while it can be told */
        request->connection = NULL;
    }
    connections_remove(&http->connections, connection);
}

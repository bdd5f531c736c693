/* Bare connections: libcurl makes them, whoever asked for one reads and writes. */
#include "http/internal.h"

bool http_bare_is_open(const struct http_request *request)
{
    return request->state == STATE_OPEN;
}

/* It counts among libcurl's connections, and would take a request's place there. */
void bare_open(struct http_request *request)
{
    struct http *http = request->http;
    struct connection *connection = connections_at(&http->connections, http_bare_socket(request));
    if (connection != NULL) {
        connection->is_bare = true;
        http->driver.bare++;
        driver_tell_most(&http->driver);
    }
    request->on_bare(request->user);
}

os_socket http_bare_socket(const struct http_request *request)
{
    curl_socket_t opened = CURL_SOCKET_BAD;
    curl_easy_getinfo(request->easy, CURLINFO_ACTIVESOCKET, &opened);
    return opened;
}

static enum http_flow flow_of(CURLcode code, size_t moved)
{
    if (code == CURLE_AGAIN)
        return HTTP_AGAIN;
    return code != CURLE_OK ? HTTP_BROKEN : moved == 0 ? HTTP_ENDED : HTTP_MOVED;
}

enum http_flow http_bare_send(struct http_request *request, const char *bytes, size_t length,
                              size_t *moved)
{
    *moved = 0;
    CURLcode code = curl_easy_send(request->easy, bytes, length, moved);
    enum http_flow flow = flow_of(code, *moved);
    return flow == HTTP_ENDED ? HTTP_AGAIN : flow; /* 0 bytes, and no error */
}

enum http_flow http_bare_receive(struct http_request *request, char *bytes, size_t room,
                                 size_t *moved)
{
    *moved = 0;
    CURLcode code = curl_easy_recv(request->easy, bytes, room, moved);
    return flow_of(code, *moved);
}

/* What libcurl calls: plain C that notes how far a request has come and fills its bounded buffers.
 * Nothing here calls back into libcurl's multi handle, and nothing knows of Lua. */
#include "http/internal.h"

static int on_resolver_start(void *resolver, void *reserved, void *user)
{
    (void)resolver;
    (void)reserved;
    deadlines_come_to(user, PHASE_LOOKING_UP);
    return 0;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct http_request *request = user;
    (void)purpose;
    queue_connecting(&request->entry, clock_now());
    deadlines_come_to(request, PHASE_CONNECTING);
    os_socket opened = os_socket_open(address->family, address->socktype, address->protocol);
    if (opened == OS_NO_SOCKET) {
        request->socket_error = os_error();
        return CURL_SOCKET_BAD;
    }
    if (!loop_socket_opened(request->http->loop, opened)) {
        request->failure = FAILURE_MEMORY;
        return CURL_SOCKET_BAD;
    }
    reuse_forget(request->http, opened); /* closed without a word, as 7.88 does while connecting */
    if (!connections_add(&request->http->connections, opened)) {
        loop_socket_close(request->http->loop, opened);
        request->failure = FAILURE_MEMORY;
        return CURL_SOCKET_BAD;
    }
    return opened;
}

static int on_close_socket(void *user, curl_socket_t opened)
{
    struct http *http = user;
    const struct connection *connection = connections_at(&http->connections, opened);
    if (connection != NULL && connection->is_bare)
        http->driver.bare--;
    reuse_forget(http, opened);
    return loop_socket_close(http->loop, opened);
}

static int abort_sending(struct http_request *request, enum http_failure failure)
{
    request->failure = failure;
    return CURL_PREREQFUNC_ABORT;
}

/* Called before each sending. libcurl would repeat a request by itself when a reused connection
 * turns out to be closed, a POST too: one attempt is one sending that could have been processed. */
static int on_send(void *user, char *server_ip, char *client_ip, int server_port, int client_port)
{
    struct http_request *request = user;
    struct http *http = request->http;
    (void)client_ip;
    if (request->sendings > 0) {
        if (!refusal_is_known(request))
            return abort_sending(request, FAILURE_RESENT);
        request->sendings = 0;
        if (++request->rounds > MOST_REFUSALS)
            return abort_sending(request, FAILURE_REFUSED);
    }
    if (!reuse_choose(request, server_ip, server_port, client_port))
        return abort_sending(request, FAILURE_UNFIT);
    request->sendings++;
    http->sendings++;
    request->is_connected = true;
    if (request->entry.is_unsent)
        queue_sent(&request->entry, client_port, clock_now(), loop_reads(http->loop));
    deadlines_come_to(request, PHASE_SENT);
    return CURL_PREREQFUNC_OK;
}

/* The head of a stream's answer is there: unless it is an error's, its body is read as it comes. */
static void open_stream(struct http_request *request)
{
    long status = 0;
    curl_easy_getinfo(request->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status < 200 || status > 299)
        return;
    request->status = (int)status;
    request->is_open = true;
    sink_begin(&request->sink, SINK_QUEUE, MAX_UNREAD);
    deadlines_open(request);
    loop_event_set(request->http->loop, &request->event);
}

static size_t on_header(char *line, size_t size, size_t count, void *user)
{
    struct http_request *request = user;
    size_t most = request->template->options.max_header_bytes;
    enum header_result result = header_take(&request->header, line, size * count, most);
    reuse_hear(request);
    if (request->is_stream && !request->is_open && request->header.is_ended &&
        !request->header.is_interim)
        open_stream(request);
    if (result == HEADER_TAKEN)
        return size * count;
    request->failure = result == HEADER_TOO_LARGE    ? FAILURE_HEADER_TOO_LARGE
                       : result == HEADER_BAD_STATUS ? FAILURE_PROTOCOL
                                                     : FAILURE_MEMORY;
    return 0;
}

/* An answer that is none of success becomes an error, not a file. */
static bool is_filed(const struct http_request *request)
{
    long status = 0;
    if (request->file == NULL)
        return false;
    curl_easy_getinfo(request->easy, CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status < 300;
}

static size_t on_write(char *data, size_t size, size_t count, void *user)
{
    struct http_request *request = user;
    size_t length = size * count;
    int64_t told = request->header.is_encoded ? 0 : request->header.content_length;
    reuse_hear(request);
    if (is_filed(request)) {
        if (request->at_once >= MOST_AT_ONCE) { /* 7.88 would go on for 3 MB */
            request->at_once = 0;
            loop_timer_set(request->http->loop, &request->turn, 0);
            return CURL_WRITEFUNC_PAUSE;
        }
        request->at_once += length;
        if (file_take(request->file, data, length))
            return length;
        request->failure = FAILURE_FILE;
        return length == 0 ? 1 : 0;
    }
    enum sink_result result = sink_take(&request->sink, data, length, told);
    if (request->is_open) {
        loop_event_set(request->http->loop, &request->event);
        if (result == SINK_FULL) {
            deadlines_pause(request);
            return CURL_WRITEFUNC_PAUSE;
        }
        deadlines_hear(request);
    }
    if (result == SINK_TAKEN)
        return length;
    request->failure = result == SINK_TOO_LARGE ? FAILURE_TOO_LARGE : FAILURE_MEMORY;
    return length == 0 ? 1 : 0;
}

void callbacks_set(struct http_request *request)
{
    CURL *easy = request->easy;
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_write);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, request);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, request);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_send);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, request);
    curl_easy_setopt(easy, CURLOPT_RESOLVER_START_FUNCTION, on_resolver_start);
    curl_easy_setopt(easy, CURLOPT_RESOLVER_START_DATA, request);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, request);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_close_socket);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, request->http);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, refusal_on_words);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, request);
}

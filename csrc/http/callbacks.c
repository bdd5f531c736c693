/* What libcurl calls: plain C that notes how far a request has come and fills its bounded buffers.
 * Nothing here calls back into libcurl's multi handle, and nothing knows of Lua. */
#include "http/internal.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

void request_update_timer(struct http_request *request)
{
    int64_t due = clock_earlier(request->total_due,
                                clock_earlier(request->attempt_due, request->connect_due));
    if (due == CLOCK_NEVER)
        timers_remove(&request->http->deadlines, &request->timer);
    else if (request->timer.place == 0 || request->timer.due != due)
        timers_set(&request->http->deadlines, &request->timer, due);
}

/* The attempt's clocks run from when it leaves libcurl's queue: whichever callback is first. */
static void start_attempt(struct http_request *request, bool connected)
{
    if (connected)
        request->connect_due = CLOCK_NEVER;
    if (!request->started) {
        int64_t now = clock_now();
        request->started = true;
        request->attempt_due = clock_add(now, request->attempt_timeout);
        if (!connected)
            request->connect_due = clock_add(now, request->profile->options.connect_timeout);
    }
    request_update_timer(request);
}

static int on_resolver_start(void *resolver, void *reserved, void *user)
{
    struct http_request *request = user;
    (void)resolver;
    (void)reserved;
    if (request->state == STATE_PARKED)
        return 1;
    request->resolving = true;
    start_attempt(request, false);
    return 0;
}

static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct http_request *request = user;
    (void)purpose;
    request->resolving = false;
    if (request->state == STATE_PARKED)
        return CURL_SOCKET_BAD;
    request->connecting = true;
    queue_connecting(request);
    start_attempt(request, false);
#ifdef SOCK_CLOEXEC
    int type = address->socktype | SOCK_CLOEXEC;
#else
    int type = address->socktype;
#endif
    curl_socket_t opened = socket(address->family, type, address->protocol);
    if (opened == CURL_SOCKET_BAD) {
        request->socket_error = errno;
        return CURL_SOCKET_BAD;
    }
    if (!poller_socket_opened(request->http->poller, opened)) {
        request->socket_error = ENOMEM;
        return CURL_SOCKET_BAD;
    }
    if (!connection_opened(request->http, opened)) {
        poller_socket_close(request->http->poller, opened);
        request->socket_error = ENOMEM;
        return CURL_SOCKET_BAD;
    }
    return opened;
}

static int on_close_socket(void *user, curl_socket_t opened)
{
    struct http *http = user;
    connection_closed(http, opened);
    return poller_socket_close(http->poller, opened);
}

/* Is the connection that libcurl has chosen fit for this request? Notes it as the request's. */
static bool use_connection(struct http_request *request, const char *server, int server_port,
                           int client_port)
{
    struct http_ends ends;
    memset(&ends, 0, sizeof ends);
    ends.client_port = client_port;
    ends.server_port = server_port;
    if (server != NULL)
        strncpy(ends.server, server, sizeof ends.server - 1);
    struct http_connection *connection = connection_find(request->http, &ends);
    long connects = 0;
    curl_easy_getinfo(request->easy, CURLINFO_NUM_CONNECTS, &connects);
    request->connection = connection;
    request->reused = connects == 0;
    request->stream = 0;
    request->refused = false;
    if (connection == NULL)
        return true;
    if (request->reused && !request->fresh && !connection_is_fit(connection, request->distrusts)) {
        /* One of HTTP/2 may be in use by others: libcurl keeps it then, and would choose it again.
         */
        request->fresh = !connection->serving_one || ++request->rounds >= MOST_UNFIT;
        return false;
    }
    request->heard = connection->heard;
    return true;
}

static void tell(CURL *easy, CURLoption option, bool *told, bool value)
{
    if (*told != value)
        curl_easy_setopt(easy, option, value ? 1L : 0L);
    *told = value;
}

void request_tell(struct http_request *request, bool fresh, bool forbid, bool words)
{
    tell(request->easy, CURLOPT_FRESH_CONNECT, &request->told_fresh, fresh);
    tell(request->easy, CURLOPT_FORBID_REUSE, &request->told_forbid, forbid);
    tell(request->easy, CURLOPT_VERBOSE, &request->told_words, words);
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
    (void)client_ip;
    request->resolving = false;
    if (request->state == STATE_PARKED)
        return CURL_PREREQFUNC_ABORT;
    if (request->sendings > 0) {
        if (!request_was_refused(request))
            return abort_sending(request, FAILURE_RESENT);
        request->sendings = 0;
        if (++request->rounds > MOST_REFUSALS)
            return abort_sending(request, FAILURE_REFUSED);
    }
    if (!use_connection(request, server_ip, server_port, client_port)) {
        request_tell(request, request->told_fresh, true, request->told_words);
        return abort_sending(request, FAILURE_UNFIT);
    }
    bool may_be_refused =
        request->tls && (request->connection == NULL || !request->connection->serving_one);
    request_tell(request, request->told_fresh, request->told_forbid, may_be_refused);
    request->sendings++;
    request->http->sendings++;
    request->connected = true;
    if (request->unsent)
        queue_sent(request, client_port);
    start_attempt(request, true);
    return CURL_PREREQFUNC_OK;
}

static bool begins(const char *line, size_t length, const char *prefix)
{
    size_t prefix_length = strlen(prefix);
    return length >= prefix_length && strncasecmp(line, prefix, prefix_length) == 0;
}

static bool contains(const char *text, size_t length, const char *word)
{
    size_t word_length = strlen(word);
    for (size_t i = 0; i + word_length <= length; i++)
        if (strncasecmp(text + i, word, word_length) == 0)
            return true;
    return false;
}

/* "HTTP/1.1 200 OK", "HTTP/2 200": libcurls differ in what else they let pass. */
static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_good_status_line(const char *line, size_t length)
{
    const char *end = line + length, *at = memchr(line, ' ', length);
    return at != NULL && end - at >= 4 && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) &&
           (end - at == 4 || at[4] == ' ');
}

static void begin_block(struct http_request *request, const char *line, size_t length)
{
    request->headers.length = 0;
    request->block_ended = request->chunked = request->encoded = false;
    request->content_length = -1;
    request->http2 = length > 5 && line[5] >= '2'; /* "HTTP/2 200" */
    if (request->connection != NULL) {
        request->connection->serving_one = !request->http2;
        request->connection->heard++;
    }
    const char *space = memchr(line, ' ', length);
    request->interim = space != NULL && space[1] == '1';
}

static void note_framing(struct http_request *request, const char *line, size_t length)
{
    if (begins(line, length, "content-length:")) {
        size_t at = sizeof "content-length:" - 1;
        int64_t value = 0;
        while (at < length && (line[at] == ' ' || line[at] == '\t'))
            at++;
        size_t digits = at;
        for (; at < length && line[at] >= '0' && line[at] <= '9' && value < INT64_MAX / 20; at++)
            value = value * 10 + (line[at] - '0');
        bool is_length = at > digits && (at == length || line[at] < '0' || line[at] > '9');
        request->content_length = is_length ? value : -1; /* libcurl ignores what is none */
    } else if (begins(line, length, "transfer-encoding:")) {
        request->chunked |= contains(line, length, "chunked"); /* in one line of several */
    } else if (begins(line, length, "content-encoding:")) {
        request->encoded = true;
    }
}

/* A line that begins with a space goes on with the one before (RFC 9112, 5.2). All or nothing: each
 * line keeps its end. */
static bool append_line(struct buffer *headers, const char *line, size_t length)
{
    if (!buffer_reserve(headers, length + 1))
        return false;
    if (headers->length > 0 && (line[0] == ' ' || line[0] == '\t'))
        headers->data[headers->length - 1] = ' ';
    return buffer_append(headers, line, length) && buffer_append_char(headers, '\n');
}

/* "HTTP/1.1 429 Slow: down" begins an answer; a header's name has no space before its colon. */
static bool is_status_line(const char *line, size_t length)
{
    if (!begins(line, length, "HTTP/"))
        return false;
    const char *colon = memchr(line, ':', length);
    return colon == NULL || memchr(line, ' ', (size_t)(colon - line)) != NULL;
}

/* Keeps the final answer's lines, each ended by one '\n'; counts all, 1xx and trailers too. */
static size_t on_header(char *line, size_t size, size_t count, void *user)
{
    struct http_request *request = user;
    size_t all = size * count, length = all;
    request->header_bytes += all;
    if (request->header_bytes > request->profile->options.max_header_bytes) {
        request->failure = FAILURE_HEADER_TOO_LARGE;
        return 0;
    }
    bool whole =
        length > 0 && line[length - 1] == '\n'; /* or cut off: 8.21 takes a CR for its end */
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
    if (length == 0) {
        request->block_ended = whole;
        return all;
    }
    if ((!request->block_ended || request->interim) && is_status_line(line, length)) {
        if (!is_good_status_line(line, length)) {
            request->failure = FAILURE_PROTOCOL;
            return 0;
        }
        begin_block(request, line, length);
        return all;
    }
    if (request->block_ended)
        return all; /* a trailer */
    note_framing(request, line, length);
    if (append_line(&request->headers, line, length))
        return all;
    request->failure = FAILURE_MEMORY;
    return 0;
}

bool http_header_next(const struct buffer *headers, struct http_header *header)
{
    while (header->next < headers->length) {
        const char *line = headers->data + header->next;
        const char *end = memchr(line, '\n', headers->length - header->next);
        if (end == NULL)
            return false;
        header->next = (size_t)(end - headers->data) + 1;
        const char *colon = memchr(line, ':', (size_t)(end - line));
        if (colon == NULL)
            continue;
        header->name = line;
        header->name_length = (size_t)(colon - line);
        header->value = colon + 1;
        while (header->value < end && (*header->value == ' ' || *header->value == '\t'))
            header->value++;
        while (end > header->value && (end[-1] == ' ' || end[-1] == '\t'))
            end--;
        header->value_length = (size_t)(end - header->value);
        return true;
    }
    return false;
}

static size_t on_write(char *data, size_t size, size_t count, void *user)
{
    struct http_request *request = user;
    struct buffer *answer = &request->answer;
    if (request->connection != NULL)
        request->connection->heard++;
    size_t length = size * count, most = request->profile->options.max_response_bytes;
    if (length > most - answer->length) {
        request->failure = FAILURE_TOO_LARGE;
        return length == 0 ? 1 : 0;
    }
    if (answer->length == 0 && !request->encoded && request->content_length > 0) {
        size_t expected =
            request->content_length < MAX_PRESIZED ? (size_t)request->content_length : MAX_PRESIZED;
        if (expected <= most)
            buffer_reserve(answer, expected); /* if it cannot, the append below tells */
    }
    if (buffer_append(answer, data, length))
        return length;
    request->failure = FAILURE_MEMORY;
    return 0;
}

void request_set_callbacks(struct http_request *request)
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
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, request_on_words);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, request);
}

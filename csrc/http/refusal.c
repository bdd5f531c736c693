/* What an HTTP/2 server has not processed may be sent again, whatever it is (RFC 9113, 8.7):
 * streams above GOAWAY's last, and those reset with REFUSED_STREAM or HTTP_1_1_REQUIRED. libcurl
 * has no code for it: it sends such a request again by itself, just as one on a connection that
 * broke, or ends it with CURLE_HTTP2 (7.88). So its own words are read; what they do not prove is
 * not so. */
#include "http/internal.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 120 };

static const char *behind(const char *text, const char *beginning)
{
    size_t length = strlen(beginning);
    return strncmp(text, beginning, length) == 0 ? text + length : NULL;
}

static const char *after(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    return found != NULL ? found + strlen(part) : NULL;
}

static uint32_t number(const char *text)
{
    return (uint32_t)strtoul(text, NULL, 10);
}

static void hear(struct http_request *request, const char *text)
{
    const char *rest;
    if ((rest = behind(text, "Using Stream ID: ")) != NULL) { /* 7.88 */
        request->stream = number(rest);
    } else if ((rest = behind(text, "[HTTP/2] [")) != NULL) {
        if (after(rest, "] OPENED stream") != NULL)
            request->stream = number(rest);
    } else if ((rest = behind(text, "received GOAWAY, ")) != NULL ||
               (rest = behind(text, "recveived GOAWAY, ")) != NULL) { /* 7.88 */
        const char *last = after(rest, "last_stream=");
        if (last != NULL && request->connection != NULL &&
            number(last) < request->connection->last_stream)
            request->connection->last_stream = number(last);
    } else if ((rest = behind(text, "HTTP/2 stream ")) != NULL) {
        request->is_refused = request->is_refused || after(rest, " refused by server") != NULL ||
                              after(rest, "HTTP_1_1_REQUIRED") != NULL;
    } else if (behind(text, "REFUSED_STREAM, retrying") != NULL) {
        request->is_refused = true;
    }
}

/* CURLOPT_DEBUGFUNCTION. Headers and bodies pass here too, and go no further. */
int refusal_on_words(CURL *easy, curl_infotype type, char *data, size_t length, void *user)
{
    (void)easy;
    if (type != CURLINFO_TEXT)
        return 0;
    char text[LONGEST];
    length = length < sizeof text ? length : sizeof text - 1;
    memcpy(text, data, length);
    text[length] = '\0';
    hear(user, text);
    return 0;
}

bool refusal_is_known(const struct http_request *request)
{
    return request->is_refused ||
           (request->connection != NULL && request->stream > request->connection->last_stream);
}

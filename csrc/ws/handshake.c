/* The opening handshake: see handshake.h. */
#include "ws/handshake.h"
#include "base/base64.h"
#include "base/text.h"
#include "ws/sha1.h"

#include <string.h>

enum {
    MOST_HEAD = 64 * 1024,
    MOST_BODY = 4 * 1024,
    KEY = BASE64_ENCODED(HANDSHAKE_NONCE),
};

/* --- the URL */

static bool starts(const char *text, size_t length, const char *start, size_t start_length)
{
    return length >= start_length && text_same(text, start_length, start, start_length);
}

const char *handshake_read_url(struct handshake_url *parts, const char *url, size_t length)
{
    size_t scheme = starts(url, length, "ws://", 5) ? 5 : starts(url, length, "wss://", 6) ? 6 : 0;
    if (scheme == 0)
        return "a URL with ws:// or wss:// expected";
    if (!text_is_url(url, length))
        return "a URL without spaces expected";
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)url[i] >= 0x80)
            return "a URL in ASCII expected";
    const char *end = memchr(url, '#', length);
    length = end == NULL ? length : (size_t)(end - url);
    parts->is_tls = scheme == 6;
    parts->host = url + scheme;
    parts->host_length = 0;
    while (scheme + parts->host_length < length &&
           strchr("/?", parts->host[parts->host_length]) == NULL)
        parts->host_length++;
    parts->path = parts->host + parts->host_length;
    parts->path_length = length - scheme - parts->host_length;
    if (parts->host_length == 0 || parts->host[0] == ':')
        return "a URL with a host expected";
    if (memchr(parts->host, '@', parts->host_length) != NULL)
        return "a URL without a user and password expected";
    return NULL;
}

/* --- the request */

static bool add(struct buffer *out, const char *text)
{
    return buffer_append(out, text, strlen(text));
}

bool handshake_begin(struct handshake *handshake, struct buffer *out,
                     const struct handshake_url *url, const unsigned char nonce[HANDSHAKE_NONCE],
                     const char *lines, size_t length)
{
    static const char GUID[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    char key[KEY + sizeof GUID];
    unsigned char digest[SHA1_SIZE];
    base64_encode(key, nonce, HANDSHAKE_NONCE);
    memcpy(key + KEY, GUID, sizeof GUID);
    sha1(digest, key, KEY + sizeof GUID - 1);
    base64_encode(handshake->accept, digest, sizeof digest);
    bool good =
        add(out, "GET ") && (url->path_length > 0 && url->path[0] == '/' ? true : add(out, "/")) &&
        buffer_append(out, url->path, url->path_length) && add(out, " HTTP/1.1\r\nHost: ") &&
        buffer_append(out, url->host, url->host_length) &&
        add(out, "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ") &&
        buffer_append(out, key, KEY) && add(out, "\r\n");
    for (size_t at = 0; good && at < length; at += strlen(lines + at) + 1)
        good = add(out, lines + at) && add(out, "\r\n");
    return good && add(out, "\r\n");
}

/* --- the answer */

struct line {
    const char *bytes;
    size_t length;
};

/* The line at *at, without its end, which may lack the CR; false after the last. */
static bool next_line(const struct handshake *handshake, size_t *at, struct line *line)
{
    const char *start = handshake->answer.data + *at;
    const char *end = *at < handshake->head ? memchr(start, '\n', handshake->head - *at) : NULL;
    if (end == NULL)
        return false;
    *at += (size_t)(end - start) + 1;
    size_t length = (size_t)(end - start);
    length -= length > 0 && start[length - 1] == '\r';
    *line = (struct line){start, length};
    return length > 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

static struct line trim(struct line text)
{
    while (text.length > 0 && is_space(text.bytes[0]))
        text.bytes++, text.length--;
    while (text.length > 0 && is_space(text.bytes[text.length - 1]))
        text.length--;
    return text;
}

/* The value of the next line with that name from *at on. */
static bool next_field(const struct handshake *handshake, size_t *at, const char *name,
                       struct line *value)
{
    struct line line;
    size_t length = strlen(name);
    while (next_line(handshake, at, &line)) {
        if (line.length <= length || line.bytes[length] != ':' ||
            !text_same(line.bytes, length, name, length))
            continue;
        *value = trim((struct line){line.bytes + length + 1, line.length - length - 1});
        return true;
    }
    return false;
}

/* The one line with that name. */
static bool field(const struct handshake *handshake, const char *name, struct line *value)
{
    size_t at = 0;
    struct line other;
    return next_field(handshake, &at, name, value) && !next_field(handshake, &at, name, &other);
}

static bool has_token(const struct handshake *handshake, const char *name, const char *token)
{
    struct line value;
    for (size_t at = 0; next_field(handshake, &at, name, &value);) {
        while (value.length > 0) {
            const char *comma = memchr(value.bytes, ',', value.length);
            size_t length = comma == NULL ? value.length : (size_t)(comma - value.bytes);
            struct line part = trim((struct line){value.bytes, length});
            if (text_same(part.bytes, part.length, token, strlen(token)))
                return true;
            length += comma != NULL;
            value.bytes += length;
            value.length -= length;
        }
    }
    return false;
}

static int status_of(const struct line *line)
{
    const char *p = line->bytes;
    if (line->length < 12 || memcmp(p, "HTTP/1.", 7) != 0 || (p[7] != '0' && p[7] != '1') ||
        p[8] != ' ' || (line->length > 12 && p[12] != ' '))
        return 0;
    int status = 0;
    for (int i = 9; i < 12; i++) {
        if (p[i] < '0' || p[i] > '9')
            return 0;
        status = status * 10 + p[i] - '0';
    }
    return status >= 100 ? status : 0;
}

static const char *problem_of(const struct handshake *handshake)
{
    struct line value;
    size_t at = 0;
    if (!has_token(handshake, "Upgrade", "websocket"))
        return "the server switched to another protocol than WebSocket";
    if (!has_token(handshake, "Connection", "upgrade"))
        return "the server's answer to the upgrade has no \"Connection: Upgrade\"";
    if (!field(handshake, "Sec-WebSocket-Accept", &value) || value.length != HANDSHAKE_ACCEPT ||
        memcmp(value.bytes, handshake->accept, HANDSHAKE_ACCEPT) != 0)
        return "the server's Sec-WebSocket-Accept is not the one that belongs to this connection";
    if (next_field(handshake, &at, "Sec-WebSocket-Extensions", &value))
        return "the server uses an extension that was not offered";
    return NULL;
}

/* How much of a refusal's body is waited for. */
static size_t body_of(const struct handshake *handshake)
{
    struct line value;
    size_t length = 0;
    if (!field(handshake, "Content-Length", &value))
        return MOST_BODY;
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return MOST_BODY;
        length = length * 10 + (size_t)(value.bytes[i] - '0');
        if (length > MOST_BODY)
            return MOST_BODY;
    }
    return length;
}

static enum handshake_result fail(struct handshake *handshake, const char *problem)
{
    handshake->problem = problem;
    return HANDSHAKE_BROKEN;
}

/* The header lines are whole. */
static enum handshake_result judge(struct handshake *handshake)
{
    struct line line;
    size_t at = 0;
    handshake->status = next_line(handshake, &at, &line) ? status_of(&line) : 0;
    if (handshake->status == 0)
        return fail(handshake, "the answer to the upgrade is no HTTP");
    if (handshake->status == 101) {
        const char *problem = problem_of(handshake);
        return problem == NULL ? HANDSHAKE_OPEN : fail(handshake, problem);
    }
    if (handshake->status < 200) { /* 100, 103: the answer follows */
        handshake->answer.length = handshake->head = 0;
        return HANDSHAKE_MORE;
    }
    handshake->body = body_of(handshake);
    return HANDSHAKE_REFUSED;
}

static bool is_head_whole(const struct buffer *answer)
{
    const char *end = answer->data + answer->length;
    size_t length = answer->length;
    return (length >= 2 && memcmp(end - 2, "\n\n", 2) == 0) ||
           (length >= 3 && memcmp(end - 3, "\n\r\n", 3) == 0);
}

enum handshake_result handshake_take(struct handshake *handshake, const char *bytes, size_t length,
                                     size_t *used, bool is_end)
{
    struct buffer *answer = &handshake->answer;
    *used = 0;
    while (handshake->head == 0 && *used < length) {
        const char *newline = memchr(bytes + *used, '\n', length - *used);
        size_t run = newline == NULL ? length - *used : (size_t)(newline - bytes) + 1 - *used;
        if (run > MOST_HEAD - answer->length)
            return fail(handshake, "the answer to the upgrade has too long headers");
        if (!buffer_append(answer, bytes + *used, run))
            return fail(handshake, "out of memory");
        *used += run;
        if (!is_head_whole(answer))
            continue;
        handshake->head = answer->length;
        enum handshake_result result = judge(handshake);
        if (result == HANDSHAKE_OPEN || result == HANDSHAKE_BROKEN)
            return result;
    }
    if (handshake->head == 0)
        return is_end
                   ? fail(handshake, "the connection was closed within the answer to the upgrade")
                   : HANDSHAKE_MORE;
    size_t missing = handshake->head + handshake->body - answer->length;
    size_t run = length - *used < missing ? length - *used : missing;
    if (!buffer_append(answer, bytes + *used, run))
        return fail(handshake, "out of memory");
    *used += run;
    return is_end || run == missing ? HANDSHAKE_REFUSED : HANDSHAKE_MORE;
}

void handshake_body(const struct handshake *handshake, char *text, size_t size)
{
    const struct buffer *answer = &handshake->answer;
    size_t length = 0;
    for (size_t i = handshake->head; i < answer->length && length + 1 < size; i++) {
        unsigned char byte = (unsigned char)answer->data[i];
        bool is_plain = byte > ' ' && byte != 0x7F;
        if (is_plain)
            text[length++] = (char)byte;
        else if (length > 0 && text[length - 1] != ' ')
            text[length++] = ' ';
    }
    text[length] = '\0';
}

void handshake_free(struct handshake *handshake)
{
    buffer_free(&handshake->answer);
}

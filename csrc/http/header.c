/* Reads the header lines of an answer: see header.h. */
#include "http/header.h"
#include "base/text.h"

#include <string.h>

void header_reset(struct header_block *block)
{
    struct buffer lines = block->lines;
    lines.length = 0;
    *block = (struct header_block){.lines = lines, .content_length = -1};
}

static bool begins(const char *line, size_t length, const char *prefix)
{
    size_t prefix_length = strlen(prefix);
    return length >= prefix_length && text_same(line, prefix_length, prefix, prefix_length);
}

static bool contains(const char *text, size_t length, const char *word)
{
    size_t word_length = strlen(word);
    for (size_t i = 0; i + word_length <= length; i++)
        if (text_same(text + i, word_length, word, word_length))
            return true;
    return false;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "HTTP/1.1 200 OK", "HTTP/2 200": libcurls differ in what else they let pass. */
static bool is_good_status_line(const char *line, size_t length)
{
    const char *end = line + length, *at = memchr(line, ' ', length);
    return at != NULL && end - at >= 4 && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) &&
           (end - at == 4 || at[4] == ' ');
}

static void begin_block(struct header_block *block, const char *line, size_t length)
{
    block->lines.length = 0;
    block->is_ended = block->is_chunked = block->is_encoded = false;
    block->content_length = -1;
    block->is_http2 = length > 5 && line[5] >= '2'; /* "HTTP/2 200" */
    const char *space = memchr(line, ' ', length);
    block->is_interim = space != NULL && space[1] == '1';
}

static void note_framing(struct header_block *block, const char *line, size_t length)
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
        block->content_length = is_length ? value : -1; /* libcurl ignores what is none */
    } else if (begins(line, length, "transfer-encoding:")) {
        block->is_chunked |= contains(line, length, "chunked"); /* in one line of several */
    } else if (begins(line, length, "content-encoding:")) {
        block->is_encoded = true;
    }
}

/* A line that begins with a space goes on with the one before (RFC 9112, 5.2). All or nothing: each
 * line keeps its end. */
static bool append_line(struct buffer *lines, const char *line, size_t length)
{
    if (!buffer_reserve(lines, length + 1))
        return false;
    if (lines->length > 0 && (line[0] == ' ' || line[0] == '\t'))
        lines->data[lines->length - 1] = ' ';
    return buffer_append(lines, line, length) && buffer_append_char(lines, '\n');
}

/* "HTTP/1.1 429 Slow: down" begins an answer; a header's name has no space before its colon. */
static bool is_status_line(const char *line, size_t length)
{
    if (!begins(line, length, "HTTP/"))
        return false;
    const char *colon = memchr(line, ':', length);
    return colon == NULL || memchr(line, ' ', (size_t)(colon - line)) != NULL;
}

enum header_result header_take(struct header_block *block, const char *line, size_t length,
                               size_t most)
{
    block->bytes += length;
    if (block->bytes > most)
        return HEADER_TOO_LARGE;
    bool is_whole = length > 0 && line[length - 1] == '\n'; /* 8.21 takes a bare CR for an end */
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
    if (length == 0) {
        block->is_ended = is_whole;
        return HEADER_TAKEN;
    }
    if ((!block->is_ended || block->is_interim) && is_status_line(line, length)) {
        if (!is_good_status_line(line, length))
            return HEADER_BAD_STATUS;
        begin_block(block, line, length);
        return HEADER_TAKEN;
    }
    if (block->is_ended)
        return HEADER_TAKEN; /* a trailer */
    note_framing(block, line, length);
    return append_line(&block->lines, line, length) ? HEADER_TAKEN : HEADER_NO_MEMORY;
}

bool header_next(const struct buffer *lines, struct header_field *field)
{
    while (field->next < lines->length) {
        const char *line = lines->data + field->next;
        const char *end = memchr(line, '\n', lines->length - field->next);
        if (end == NULL)
            return false;
        field->next = (size_t)(end - lines->data) + 1;
        const char *colon = memchr(line, ':', (size_t)(end - line));
        if (colon == NULL)
            continue;
        field->name = line;
        field->name_length = (size_t)(colon - line);
        field->value = colon + 1;
        while (field->value < end && (*field->value == ' ' || *field->value == '\t'))
            field->value++;
        while (end > field->value && (end[-1] == ' ' || end[-1] == '\t'))
            end--;
        field->value_length = (size_t)(end - field->value);
        return true;
    }
    return false;
}

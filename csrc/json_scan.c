/* The decoder's first pass: strict RFC 8259, text to tape. */
#include "json_scan.h"
#include "json_text.h"
#include "memory.h"

#include <stdio.h>

enum { FEWEST_TOKENS = 64 };

struct scan {
    struct json_tape *tape;
    const char *text;
    const char *end;
    struct json_error *error;
};

void json_tape_free(struct json_tape *tape)
{
    bctrl_free(tape->tokens);
    *tape = (struct json_tape){0};
}

static bool fail(struct scan *scan, const char *at, const char *message)
{
    scan->error->offset = (size_t)(at - scan->text) + 1;
    snprintf(scan->error->message, sizeof scan->error->message, "%s at byte %zu", message,
             scan->error->offset);
    return false;
}

/* Something else than `expected` is at p. */
static bool fail_at(struct scan *scan, const char *at, const char *expected)
{
    char message[100];
    if (at == scan->end)
        snprintf(message, sizeof message, "%s expected, got the end of the text", expected);
    else if (*at > ' ' && *at < 0x7F)
        snprintf(message, sizeof message, "%s expected, got '%c'", expected, *at);
    else
        snprintf(message, sizeof message, "%s expected, got byte 0x%02X", expected,
                 (unsigned)(unsigned char)*at);
    return fail(scan, at, message);
}

static const char *skip_spaces(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
        p++;
    return p;
}

static bool is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

/* The end of the string whose first byte, after the quote, is at p; NULL after an error. */
static const char *string_end(struct scan *scan, const char *p, enum json_kind *kind)
{
    const char *opening = p - 1;
    *kind = JSON_STRING;
    for (;;) {
        p = json_plain_end(p, scan->end);
        if (p == scan->end) {
            fail(scan, opening, "unfinished string");
            return NULL;
        }
        if (*p == '"')
            return p;
        size_t length;
        const char *mistake;
        if (*p == '\\') {
            *kind = JSON_ESCAPED;
            length = json_escape_length(p, scan->end);
            mistake = "invalid escape";
        } else {
            length = json_utf8_length(p, scan->end);
            mistake = (unsigned char)*p < 0x20 ? "control character in a string" : "invalid UTF-8";
        }
        if (length == 0) {
            fail(scan, p, mistake);
            return NULL;
        }
        p += length;
    }
}

/* The end of the number at p; NULL after an error. */
static const char *number_end(struct scan *scan, const char *p, enum json_kind *kind)
{
    const char *end = scan->end;
    *kind = JSON_INTEGER;
    p += *p == '-';
    if (p < end && *p == '0')
        p++;
    else if (is_digit(p, end))
        while (is_digit(p, end))
            p++;
    else
        goto no_digit;
    if (p < end && *p == '.') {
        *kind = JSON_NUMBER;
        p++;
        if (!is_digit(p, end))
            goto no_digit;
        while (is_digit(p, end))
            p++;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        *kind = JSON_NUMBER;
        p++;
        p += p < end && (*p == '+' || *p == '-');
        if (!is_digit(p, end))
            goto no_digit;
        while (is_digit(p, end))
            p++;
    }
    return p;

no_digit:
    fail_at(scan, p, "a digit");
    return NULL;
}

static bool is_word(const char *p, const char *end, const char *word, size_t length)
{
    return (size_t)(end - p) >= length && memcmp(p, word, length) == 0;
}

/* The end of the value at p that is neither array nor object; NULL after an error. */
static const char *scalar_end(struct scan *scan, const char *p, enum json_kind *kind)
{
    switch (p < scan->end ? *p : '\0') {
    case '"':
        return string_end(scan, p + 1, kind);
    case 't':
        *kind = JSON_TRUE;
        if (is_word(p, scan->end, "true", 4))
            return p + 4;
        break;
    case 'f':
        *kind = JSON_FALSE;
        if (is_word(p, scan->end, "false", 5))
            return p + 5;
        break;
    case 'n':
        *kind = JSON_NULL;
        if (is_word(p, scan->end, "null", 4))
            return p + 4;
        break;
    default:
        if (is_digit(p, scan->end) || (p < scan->end && *p == '-'))
            return number_end(scan, p, kind);
    }
    fail_at(scan, p, "a value");
    return NULL;
}

static bool grow(struct scan *scan)
{
    struct json_tape *tape = scan->tape;
    size_t capacity = tape->capacity * 2;
    if (capacity < FEWEST_TOKENS)
        capacity = FEWEST_TOKENS;
    struct json_token *tokens = bctrl_realloc(tape->tokens, capacity * sizeof *tokens);
    if (tokens == NULL) {
        scan->error->offset = 0;
        strcpy(scan->error->message, "out of memory");
        return false;
    }
    tape->tokens = tokens;
    tape->capacity = capacity;
    return true;
}

static inline bool add(struct scan *scan, enum json_kind kind, size_t start, size_t size)
{
    struct json_tape *tape = scan->tape;
    if (tape->length == tape->capacity && !grow(scan))
        return false;
    tape->tokens[tape->length++] = (struct json_token){
        .start = (uint32_t)start, .size = size & JSON_LONGEST_TEXT, .kind = (unsigned)kind & 15};
    return true;
}

/* A loop in place of a recursion: what is open is a list through the tape's own tokens. */
static bool scan_text(struct scan *scan, const char *p, const struct json_options *options)
{
    struct json_tape *tape = scan->tape;
    const char *end = scan->end;
    enum json_kind kind;
    uint32_t open = 0;  /* the array or object around p, on the tape */
    uint32_t count = 0; /* how many values it has had */
    int depth = 0;      /* 0: there is none around p */
    const char *next;

value:
    p = skip_spaces(p, end);
    if (p < end && (*p == '[' || *p == '{')) {
        if (++depth > options->depth) {
            char message[64];
            snprintf(message, sizeof message, "nested deeper than %d", options->depth);
            return fail(scan, p, message);
        }
        if (depth > tape->depth)
            tape->depth = depth;
        bool is_array = *p == '[';
        if (depth > 1)
            tape->tokens[open].size = count & JSON_LONGEST_TEXT;
        uint32_t around = open;
        open = (uint32_t)tape->length;
        count = 0;
        if (!add(scan, is_array ? JSON_ARRAY : JSON_OBJECT, around, 0))
            return false;
        p = skip_spaces(p + 1, end);
        if (p < end && *p == (is_array ? ']' : '}'))
            goto close;
        if (is_array)
            goto value;
        goto key;
    }
    next = scalar_end(scan, p, &kind);
    if (next == NULL)
        return false;
    bool is_string = kind == JSON_STRING || kind == JSON_ESCAPED;
    if (!add(scan, kind, (size_t)(p - scan->text) + is_string, (size_t)(next - p) - is_string))
        return false;
    p = next + is_string;
    if (kind == JSON_NULL && !options->keep_nulls && depth > 0 &&
        tape->tokens[open].kind == JSON_OBJECT)
        count--;

after:
    p = skip_spaces(p, end);
    if (depth == 0)
        return p == end || fail_at(scan, p, "the end of the text");
    count++;
    if (tape->tokens[open].kind == JSON_ARRAY) {
        if (p < end && *p == ',') {
            p++;
            goto value;
        }
        if (p < end && *p == ']')
            goto close;
        return fail_at(scan, p, "',' or ']'");
    }
    if (p < end && *p == ',') {
        p++;
        goto key;
    }
    if (p < end && *p == '}')
        goto close;
    return fail_at(scan, p, "',' or '}'");

key:
    p = skip_spaces(p, end);
    if (p == end || *p != '"')
        return fail_at(scan, p, "a name in quotes");
    next = string_end(scan, p + 1, &kind);
    if (next == NULL || !add(scan, kind, (size_t)(p - scan->text) + 1, (size_t)(next - p) - 1))
        return false;
    p = skip_spaces(next + 1, end);
    if (p == end || *p != ':')
        return fail_at(scan, p, "':'");
    p++;
    goto value;

close:
    p++;
    tape->tokens[open].size = count & JSON_LONGEST_TEXT;
    if (!add(scan, JSON_END, 0, 0))
        return false;
    depth--;
    if (depth > 0) {
        open = tape->tokens[open].start;
        count = tape->tokens[open].size;
    }
    goto after;
}

bool json_scan(struct json_tape *tape, const char *text, size_t length,
               const struct json_options *options, struct json_error *error)
{
    struct scan scan = {.tape = tape, .text = text, .end = text + length, .error = error};
    tape->length = 0;
    tape->depth = 0;
    if (length > JSON_LONGEST_TEXT) {
        error->offset = 0;
        strcpy(error->message, "the text is longer than 256 MiB");
        return false;
    }
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        return fail(&scan, text, "a byte order mark");
    return scan_text(&scan, text, options);
}

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

/* string_end from p on, which is somewhere within the string that starts at `first`. */
static const char *string_end_slowly(struct scan *scan, const char *first, const char *p,
                                     enum json_kind *kind)
{
    const char *end = scan->end;
    for (; p < end; p = json_plain_end(p, end)) {
        const char *start = p;
        const char *mistake = "invalid UTF-8";
        if (*p == '"')
            return p;
        if (*p == '\\') {
            *kind = JSON_ESCAPED;
            p += json_escape_length(p, end);
            mistake = "invalid escape";
        } else if ((unsigned char)*p < ' ') {
            mistake = "control character in a string";
        } else {
            size_t length;
            while (p < end && (length = json_utf8_length(p, end)) != 0) {
                p += length;
                /* Words of such letters have single spaces between them. */
                if (end - p >= 2 && *p == ' ' && (unsigned char)p[1] >= 0x80)
                    p++;
            }
        }
        if (p == start) {
            fail(scan, p, mistake);
            return NULL;
        }
    }
    fail(scan, first - 1, "unfinished string");
    return NULL;
}

/* The closing quote of the string whose first byte is at p; NULL after an error. */
static inline const char *string_end(struct scan *scan, const char *p, enum json_kind *kind)
{
    const char *end = json_plain_end(p, scan->end);
    *kind = JSON_STRING;
    if (end < scan->end && *end == '"')
        return end;
    return string_end_slowly(scan, p, end, kind);
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

/* The end of the number or word at p; NULL after an error. */
static const char *scalar_end(struct scan *scan, const char *p, enum json_kind *kind)
{
    switch (p < scan->end ? *p : '\0') {
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

static bool grow(struct json_tape *tape, struct json_error *error)
{
    size_t capacity = tape->capacity * 2;
    if (capacity < FEWEST_TOKENS)
        capacity = FEWEST_TOKENS;
    struct json_token *tokens = bctrl_realloc(tape->tokens, capacity * sizeof *tokens);
    if (tokens == NULL) {
        error->offset = 0;
        strcpy(error->message, "out of memory");
        return false;
    }
    tape->tokens = tokens;
    tape->capacity = capacity;
    return true;
}

static inline void put(struct json_token *token, enum json_kind kind, size_t start, size_t size)
{
    *token = (struct json_token){
        .start = (uint32_t)start, .size = size & JSON_LONGEST_TEXT, .kind = (unsigned)kind & 15};
}

/* A loop in place of a recursion: what is open is a list through the tape's own tokens. */
static bool scan_text(struct scan *scan, const char *p, const struct json_options *options)
{
    struct json_tape *tape = scan->tape;
    const char *text = scan->text;
    const char *end = scan->end;
    size_t length = 0;     /* of the tape */
    uint32_t open = 0;     /* the array or object around p, on the tape */
    uint32_t count = 0;    /* how many values it has had */
    bool in_array = false; /* or object */
    int depth = 0;         /* 0: nothing is open */
    enum json_kind kind;
    const char *next;

value:
    p = skip_spaces(p, end);
    /* Room for this token and its end, for the key after it, and for the ends of all that is open.
     */
    if (length + (size_t)depth + 3 > tape->capacity && !grow(tape, scan->error))
        return false;
    if (p < end && *p == '"') {
        next = string_end(scan, p + 1, &kind);
        if (next == NULL)
            return false;
        put(&tape->tokens[length++], kind, (size_t)(p - text) + 1, (size_t)(next - p) - 1);
        p = next + 1;
    } else if (p < end && (*p == '[' || *p == '{')) {
        if (++depth > options->depth) {
            char message[64];
            snprintf(message, sizeof message, "nested deeper than %d", options->depth);
            return fail(scan, p, message);
        }
        if (depth > tape->depth)
            tape->depth = depth;
        if (depth > 1)
            tape->tokens[open].size = count & JSON_LONGEST_TEXT;
        in_array = *p == '[';
        put(&tape->tokens[length], in_array ? JSON_ARRAY : JSON_OBJECT, open, 0);
        open = (uint32_t)length++;
        count = 0;
        p = skip_spaces(p + 1, end);
        if (p < end && *p == (in_array ? ']' : '}'))
            goto close;
        if (in_array)
            goto value;
        goto key;
    } else {
        next = scalar_end(scan, p, &kind);
        if (next == NULL)
            return false;
        put(&tape->tokens[length++], kind, (size_t)(p - text), (size_t)(next - p));
        p = next;
        if (kind == JSON_NULL && !in_array && !options->keep_nulls)
            count--;
    }

after:
    p = skip_spaces(p, end);
    if (depth == 0)
        return p == end || fail_at(scan, p, "the end of the text");
    count++;
    if (p < end && *p == ',') {
        p++;
        if (in_array)
            goto value;
        goto key;
    }
    if (p == end || *p != (in_array ? ']' : '}'))
        return fail_at(scan, p, in_array ? "',' or ']'" : "',' or '}'");

close:
    p++;
    tape->tokens[open].size = count & JSON_LONGEST_TEXT;
    put(&tape->tokens[length++], JSON_END, 0, 0);
    if (--depth > 0) {
        open = tape->tokens[open].start;
        count = tape->tokens[open].size;
        in_array = tape->tokens[open].kind == JSON_ARRAY;
    }
    goto after;

key:
    p = skip_spaces(p, end);
    if (p == end || *p != '"')
        return fail_at(scan, p, "a name in quotes");
    next = string_end(scan, p + 1, &kind);
    if (next == NULL)
        return false;
    put(&tape->tokens[length++], kind, (size_t)(p - text) + 1, (size_t)(next - p) - 1);
    p = skip_spaces(next + 1, end);
    if (p == end || *p != ':')
        return fail_at(scan, p, "':'");
    p++;
    goto value;
}

bool json_scan(struct json_tape *tape, const char *text, size_t length,
               const struct json_options *options, struct json_error *error)
{
    struct scan scan = {.tape = tape, .text = text, .end = text + length, .error = error};
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

/* The decoder's first pass: strict RFC 8259, text to tape. */
#include "json/scan.h"
#include "json/text.h"
#include "base/memory.h"

#include <stdio.h>

enum { FEWEST_TOKENS = 64 };

struct scan {
    struct json_tape *tape;
    const char *text;
    const char *end;
    const struct json_options *options;
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

/* Moves *at past white space; the byte there, or -1 at the end. */
static inline int next_byte(const char **at, const char *end)
{
    const char *p = *at;
    if (p < end && (unsigned char)*p > ' ') /* most often */
        return (unsigned char)*p;
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
        p++;
    *at = p;
    return p < end ? (unsigned char)*p : -1;
}

static bool is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

/* The closing quote of the string whose first byte is at `first`, and which is plain up to p. Not
 * inlined, so that put_string is: most strings are plain up to the quote. */
JSON_APART static const char *string_end(struct scan *scan, const char *first, const char *p,
                                         enum json_kind *kind)
{
    *kind = JSON_STRING;
    for (;;) {
        p = json_text_end(p, scan->end);
        if (p == scan->end) {
            fail(scan, first - 1, "unfinished string");
            return NULL;
        }
        if (*p == '"')
            return p;
        size_t escape = *p == '\\' ? json_escape_length(p, scan->end, scan->options->lenient) : 0;
        if (escape == 0) {
            fail(scan, p,
                 *p == '\\'                 ? "invalid escape"
                 : (unsigned char)*p < 0x20 ? "control character in a string"
                                            : "invalid UTF-8");
            return NULL;
        }
        *kind = JSON_ESCAPED;
        p += escape;
    }
}

static inline void put(struct json_token *token, enum json_kind kind, size_t start, size_t size)
{
    *token = (struct json_token){
        .start = (uint32_t)start, .size = size & JSON_LONGEST_TEXT, .kind = (unsigned)kind & 15};
}

/* Puts the string whose opening quote is at p on the tape. Returns its end; NULL after an error. */
static inline const char *put_string(struct scan *scan, struct json_token *token, const char *p)
{
    const char *first = p + 1;
    const char *quote = json_plain_end(first, scan->end);
    size_t start = (size_t)(first - scan->text);
    if (quote < scan->end && *quote == '"') {
        put(token, JSON_STRING, start, (size_t)(quote - first));
        return quote + 1;
    }
    enum json_kind kind;
    quote = string_end(scan, first, quote, &kind);
    if (quote == NULL)
        return NULL;
    put(token, kind, start, (size_t)(quote - first));
    return quote + 1;
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

/* Puts the number or word at p on the tape. Returns its end; NULL after an error. */
static inline const char *put_scalar(struct scan *scan, struct json_token *token, const char *p)
{
    const char *end = scan->end;
    enum json_kind kind = JSON_NULL;
    const char *next = p;
    if (is_word(p, end, "true", 4)) {
        kind = JSON_TRUE;
        next += 4;
    } else if (is_word(p, end, "false", 5)) {
        kind = JSON_FALSE;
        next += 5;
    } else if (is_word(p, end, "null", 4)) {
        next += 4;
    } else if (is_digit(p, end) || (p < end && *p == '-')) {
        next = number_end(scan, p, &kind);
    } else {
        fail_at(scan, p, "a value");
        next = NULL;
    }
    if (next != NULL)
        put(token, kind, (size_t)(p - scan->text), (size_t)(next - p));
    return next;
}

/* Makes the tape longer than `length` tokens by what may be put on it before the next value: one
 * value and its end, a name, and the ends of all that may be open. */
static bool make_room(struct scan *scan, size_t length)
{
    struct json_tape *tape = scan->tape;
    size_t capacity = 2 * length + (size_t)scan->options->depth + FEWEST_TOKENS;
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

static bool fail_depth(struct scan *scan, const char *p)
{
    char message[64];
    snprintf(message, sizeof message, "nested deeper than %d", scan->options->depth);
    return fail(scan, p, message);
}

/* A loop in place of a recursion: what is open is a list through the tape's own tokens. */
static bool scan_text(struct scan *scan, const char *p)
{
    const char *end = scan->end;
    const size_t spare = (size_t)scan->options->depth + 3;
    struct json_tape *tape = scan->tape;
    struct json_token *tokens = tape->tokens;
    size_t length = 0;  /* of the tape */
    size_t open = 0;    /* the array or object around p, on the tape */
    uint32_t count = 0; /* how many values it has had */
    int closing = -1;   /* ']' or '}', whichever ends it; -1 when nothing is open */
    int depth = 0;
    int byte;

value:
    byte = next_byte(&p, end);
    if (length + spare > tape->capacity) {
        if (!make_room(scan, length))
            return false;
        tokens = tape->tokens;
    }
    if (byte == '"') {
        p = put_string(scan, &tokens[length++], p);
        if (p == NULL)
            return false;
    } else if (byte == '{' || byte == '[') {
        if (++depth > scan->options->depth)
            return fail_depth(scan, p);
        if (depth > tape->depth)
            tape->depth = depth;
        tokens[open].size = count & JSON_LONGEST_TEXT; /* put off, or nothing that counts */
        put(&tokens[length], byte == '{' ? JSON_OBJECT : JSON_ARRAY, open, 0);
        open = length++;
        count = 0;
        closing = byte + 2; /* in ASCII */
        p++;
        byte = next_byte(&p, end);
        if (byte == closing)
            goto close;
        if (closing == '}')
            goto name;
        goto value;
    } else {
        p = put_scalar(scan, &tokens[length++], p);
        if (p == NULL)
            return false;
        if (byte == 'n' && closing == '}' && !scan->options->keep_nulls)
            count--;
    }

after:
    byte = next_byte(&p, end);
    count++;
    if (byte == ',' && depth > 0) {
        p++;
        if (closing == ']')
            goto value;
        byte = next_byte(&p, end);
        goto name;
    }
    if (byte != closing)
        return fail_at(scan, p,
                       depth == 0       ? "the end of the text"
                       : closing == ']' ? "',' or ']'"
                                        : "',' or '}'");
    if (depth == 0)
        return true;

close:
    p++;
    tokens[open].size = count & JSON_LONGEST_TEXT;
    put(&tokens[length++], JSON_END, 0, 0);
    open = tokens[open].start;
    count = tokens[open].size;
    closing = --depth == 0 ? -1 : tokens[open].kind == JSON_ARRAY ? ']' : '}';
    goto after;

name:
    if (byte != '"')
        return fail_at(scan, p, "a name in quotes");
    p = put_string(scan, &tokens[length++], p);
    if (p == NULL)
        return false;
    if (next_byte(&p, end) != ':')
        return fail_at(scan, p, "':'");
    p++;
    goto value;
}

bool json_scan(struct json_tape *tape, const char *text, size_t length,
               const struct json_options *options, struct json_error *error)
{
    struct scan scan = {tape, text, text + length, options, error};
    tape->depth = 0;
    if (length > JSON_LONGEST_TEXT) {
        error->offset = 0;
        strcpy(error->message, "the text is longer than 256 MiB");
        return false;
    }
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        return fail(&scan, text, "a byte order mark");
    return scan_text(&scan, text);
}

/* The decoder's first pass: it checks the whole text and lists what is in it on a tape, so that the
 * second pass knows each table's size beforehand and need not check anything. Knows no Lua. */
#ifndef BCTRL_JSON_SCAN_H
#define BCTRL_JSON_SCAN_H

#include "json/json.h"

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_INTEGER, /* a number without fraction and exponent */
    JSON_NUMBER,  /* any other */
    JSON_STRING,  /* as it is between its quotes */
    JSON_ESCAPED, /* a string with escapes */
    JSON_ARRAY,   /* its values follow, then JSON_END */
    JSON_OBJECT,  /* its fields follow, each a string and a value, then JSON_END */
    JSON_END,
};

/* size: the bytes of a number or string (without quotes), the values in an array, the fields of an
 * object, which leave out null fields unless they are kept. start: where a number or string starts;
 * of an array or object the place on the tape of the one around it. */
struct json_token {
    uint32_t start;
    uint32_t size : 28;
    uint32_t kind : 4;
};

enum { JSON_LONGEST_TEXT = (1 << 28) - 1 };

struct json_tape {
    struct json_token *tokens;
    size_t capacity;
    int depth; /* of the deepest array or object */
};

/* Fills the tape, whose memory is kept for the next scan; json_tape_free ends it. */
bool json_scan(struct json_tape *tape, const char *text, size_t length,
               const struct json_options *options, struct json_error *error);

void json_tape_free(struct json_tape *tape);

#pragma GCC visibility pop

#endif

/* Base64: see base64.h. Decoding looks four letters up at a time. */
#include "base/base64.h"

#include <stdint.h>

enum { NONE = 0x80 };

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static const uint8_t VALUES[256] = {
#define X NONE
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  62, X,  X,  X,  63,
    52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X,  X,  X,  X,  X,  X,  X,  0,  1,  2,  3,  4,  5,  6,
    7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X,  X,  X,  X,  X,
    X,  26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
    49, 50, 51, X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
#undef X
};

void base64_encode(char *to, const void *bytes, size_t length)
{
    const uint8_t *from = bytes;
    for (; length >= 3; length -= 3, from += 3) {
        uint32_t word = (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
        *to++ = LETTERS[word >> 18];
        *to++ = LETTERS[word >> 12 & 63];
        *to++ = LETTERS[word >> 6 & 63];
        *to++ = LETTERS[word & 63];
    }
    if (length == 0)
        return;
    uint32_t word = (uint32_t)from[0] << 16 | (length == 2 ? (uint32_t)from[1] << 8 : 0);
    *to++ = LETTERS[word >> 18];
    *to++ = LETTERS[word >> 12 & 63];
    *to++ = length == 2 ? LETTERS[word >> 6 & 63] : '=';
    *to = '=';
}

size_t base64_decode(char *to, const char *text, size_t length)
{
    const uint8_t *from = (const uint8_t *)text;
    char *start = to;
    if (length % 4 == 0 && length > 0 && from[length - 1] == '=')
        length -= from[length - 2] == '=' ? 2 : 1;
    unsigned bad = 0; /* looked at in the end: good text is the rule */
    for (; length >= 4; length -= 4, from += 4) {
        unsigned a = VALUES[from[0]], b = VALUES[from[1]], c = VALUES[from[2]], d = VALUES[from[3]];
        bad |= a | b | c | d;
        uint32_t word = a << 18 | b << 12 | c << 6 | d;
        *to++ = (char)(word >> 16);
        *to++ = (char)(word >> 8);
        *to++ = (char)word;
    }
    if (length == 1)
        return BASE64_BAD;
    if (length > 0) {
        unsigned a = VALUES[from[0]], b = VALUES[from[1]], c = length == 3 ? VALUES[from[2]] : 0;
        bad |= a | b | c;
        uint32_t word = a << 18 | b << 12 | c << 6;
        if ((word & (length == 3 ? 0xFFu : 0xFFFFu)) != 0)
            return BASE64_BAD; /* bits that belong to no byte: two texts for the same bytes */
        *to++ = (char)(word >> 16);
        if (length == 3)
            *to++ = (char)(word >> 8);
    }
    return bad & NONE ? BASE64_BAD : (size_t)(to - start);
}

/* UTF-8 that comes in pieces: is it any? */
#ifndef BCTRL_UTF8_H
#define BCTRL_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* Zeroed: at the start of a text. */
struct utf8 {
    unsigned char left;         /* bytes that the character in hand still needs */
    unsigned char lowest, most; /* what its next byte may be */
};

/* False where the text cannot be UTF-8, whatever follows: overlong forms, surrogates and what is
 * past U+10FFFF are none. */
bool utf8_check(struct utf8 *text, const char *bytes, size_t length);

/* May the text end here? */
static inline bool utf8_is_whole(const struct utf8 *text)
{
    return text->left == 0;
}

#pragma GCC visibility pop

#endif

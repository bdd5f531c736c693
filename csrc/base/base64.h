/* Base64 (RFC 4648) of bytes in memory: a screenshot comes so, and so goes a key. */
#ifndef BCTRL_BASE64_H
#define BCTRL_BASE64_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

/* What `length` bytes become, and the most that so many letters can become. */
#define BASE64_ENCODED(length) (((length) + 2) / 3 * 4)
#define BASE64_DECODED(length) ((length) / 4 * 3 + 3)

/* Writes BASE64_ENCODED(length) letters, '=' at the end included, and no NUL. */
void base64_encode(char *to, const void *bytes, size_t length);

#define BASE64_BAD ((size_t)-1)

/* Writes up to BASE64_DECODED(length) bytes; how many, or BASE64_BAD. The '=' at the end may be
 * missing; anything else that is no letter is refused. */
size_t base64_decode(char *to, const char *text, size_t length);

#pragma GCC visibility pop

#endif

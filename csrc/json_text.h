/* The bytes of JSON strings: which ones stand for themselves, and what is UTF-8. Knows no Lua. */
#ifndef BCTRL_JSON_TEXT_H
#define BCTRL_JSON_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static inline int json_byte_is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* The first byte from p on that is not plain ASCII within a string (a quote, a backslash, a control
 * character, a byte from 0x80 on), or end. */
static inline const char *json_plain_end(const char *p, const char *end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i space = _mm_set1_epi8(' ');
    for (; end - p >= 16; p += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i quotes =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
        /* Compared as signed bytes, those from 0x80 on are below the space as well. */
        int found = _mm_movemask_epi8(_mm_or_si128(quotes, _mm_cmplt_epi8(bytes, space)));
        if (found != 0)
            return p + __builtin_ctz((unsigned)found);
    }
#else
    const uint64_t ones = UINT64_C(0x0101010101010101);
    for (; end - p >= 8; p += 8) {
        uint64_t bytes;
        memcpy(&bytes, p, 8);
        uint64_t quote = bytes ^ (ones * '"');
        uint64_t backslash = bytes ^ (ones * '\\');
        uint64_t found = (quote - ones) | (backslash - ones) | (bytes - ones * ' ') | bytes;
        if ((found & (ones * 0x80)) != 0)
            break;
    }
#endif
    while (p < end && json_byte_is_plain((unsigned char)*p))
        p++;
    return p;
}

/* The length of the UTF-8 character of two to four bytes that starts at p; 0 when there is none
 * (overlong forms, surrogates and what lies past U+10FFFF are none). */
size_t json_utf8_length(const char *p, const char *end);

/* Checks the escape whose backslash is at p: its length (a pair of surrogates is one), or 0. */
size_t json_escape_length(const char *p, const char *end);

/* Writes the string of a checked text with its escapes resolved; `to` has room for `length`
 * bytes. Returns how many were written. */
size_t json_unescape(char *to, const char *from, size_t length);

#endif

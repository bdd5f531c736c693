/* The bytes of JSON strings: which ones stand for themselves, and what is UTF-8. Knows no Lua. */
#ifndef BCTRL_JSON_TEXT_H
#define BCTRL_JSON_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__GNUC__)
#define JSON_APART __attribute__((noinline))
#define JSON_WITHIN __attribute__((always_inline)) inline
#else
#define JSON_APART
#define JSON_WITHIN inline
#endif

#pragma GCC visibility push(hidden)

/* Plain: ASCII that stands for itself, other than quote, backslash and control characters. */
static inline int json_byte_is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

#if defined(__SSE2__)
/* Which of the sixteen bytes are not plain: the first is bit 0. */
static inline int json_special_bytes(__m128i bytes)
{
    __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    /* Compared as signed bytes, those from 0x80 on are below the space as well. */
    __m128i others = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others));
}

/* Copies sixteen bytes; which of them are not plain? */
static inline int json_copy_sixteen(char *to, const char *from)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)from);
    _mm_storeu_si128((__m128i *)(void *)to, bytes);
    return json_special_bytes(bytes);
}
#endif

/* The first byte from p on that is not plain, or end. */
static inline const char *json_plain_end(const char *p, const char *end)
{
#if defined(__SSE2__)
    for (; end - p >= 16; p += 16) {
        int found = json_special_bytes(_mm_loadu_si128((const __m128i *)(const void *)p));
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

/* Copies the bytes; are all of them plain? The last blocks overlap those before. */
static inline int json_copy_plain(char *to, const char *from, size_t length)
{
#if defined(__SSE2__)
    if (length >= 16) {
        int special = 0;
        for (size_t i = 0; i < length - 16; i += 16)
            special |= json_copy_sixteen(to + i, from + i);
        return (special | json_copy_sixteen(to + length - 16, from + length - 16)) == 0;
    }
    if (length >= 8) {
        uint64_t words[2];
        memcpy(&words[0], from, 8);
        memcpy(&words[1], from + length - 8, 8);
        memcpy(to, &words[0], 8);
        memcpy(to + length - 8, &words[1], 8);
        return json_special_bytes(_mm_set_epi64x((int64_t)words[1], (int64_t)words[0])) == 0;
    }
    if (length >= 4) {
        int32_t words[2];
        memcpy(&words[0], from, 4);
        memcpy(&words[1], from + length - 4, 4);
        memcpy(to, &words[0], 4);
        memcpy(to + length - 4, &words[1], 4);
        return (json_special_bytes(_mm_set_epi32(0, 0, words[1], words[0])) & 0xFF) == 0;
    }
#endif
    memcpy(to, from, length);
    return json_plain_end(from, from + length) == from + length;
}

static inline int json_byte_continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the UTF-8 character of two to four bytes that starts at p, which is before end; 0
 * when there is none (overlong forms, surrogates and what is past U+10FFFF are none). */
static inline size_t json_utf8_length(const char *p, const char *end)
{
    const unsigned char *u = (const unsigned char *)p;
    size_t room = (size_t)(end - p);
    if (u[0] < 0xC2 || u[0] > 0xF4 || room < 2)
        return 0;
    if (u[0] < 0xE0)
        return json_byte_continues(u[1]) ? 2 : 0;

    /* The second byte's range keeps out overlong forms, surrogates and what is past U+10FFFF. */
    unsigned char lowest = u[0] == 0xE0 ? 0xA0 : u[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char highest = u[0] == 0xED ? 0x9F : u[0] == 0xF4 ? 0x8F : 0xBF;
    if (room < 3 || u[1] < lowest || u[1] > highest || !json_byte_continues(u[2]))
        return 0;
    if (u[0] < 0xF0)
        return 3;
    return room >= 4 && json_byte_continues(u[3]) ? 4 : 0;
}

/* The first byte from p on that is neither plain nor part of UTF-8, or end. */
const char *json_text_end(const char *p, const char *end);

/* Checks the escape whose backslash is at p: its length (a pair of surrogates is one), or 0. Half a
 * pair is an escape only where that is lenient. */
size_t json_escape_length(const char *p, const char *end, int lenient);

/* Writes the string of a checked text with its escapes resolved, half a pair of surrogates as
 * U+FFFD; `to` has room for `length` bytes. Returns how many were written. */
size_t json_unescape(char *to, const char *from, size_t length);

/* Writes the escape of a byte below 0x80 that is not plain, up to 6 bytes; returns its length. */
size_t json_escape(char *to, char byte);

#pragma GCC visibility pop

#endif

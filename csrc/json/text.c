/* UTF-8 and the escapes of JSON strings, for the scanner (checks), the decoder (resolves) and the
 * encoder (checks). Knows no Lua. */
#include "json/text.h"

#include <stdbool.h>

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* The value of the escape \uXXXX at p, or -1. */
static int32_t unicode_escape(const char *p, const char *end)
{
    if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
        return -1;
    int32_t value = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(p[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

size_t json_escape_length(const char *p, const char *end, int lenient)
{
    if (end - p < 2)
        return 0;
    if (p[1] != 'u')
        return p[1] != '\0' && strchr("\"\\/bfnrt", p[1]) != NULL ? 2 : 0;
    int32_t unit = unicode_escape(p, end);
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit < 0 ? 0 : 6;
    int32_t low = unit > 0xDBFF ? -1 : unicode_escape(p + 6, end);
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : lenient ? 6 : 0;
}

static char *put_utf8(char *to, uint32_t character)
{
    if (character < 0x80) {
        *to++ = (char)character;
        return to;
    }
    if (character < 0x800) {
        *to++ = (char)(0xC0 | character >> 6);
    } else {
        if (character < 0x10000) {
            *to++ = (char)(0xE0 | character >> 12);
        } else {
            *to++ = (char)(0xF0 | character >> 18);
            *to++ = (char)(0x80 | (character >> 12 & 0x3F));
        }
        *to++ = (char)(0x80 | (character >> 6 & 0x3F));
    }
    *to++ = (char)(0x80 | (character & 0x3F));
    return to;
}

static char unescaped(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

size_t json_unescape(char *to, const char *from, size_t length)
{
    const char *end = from + length;
    char *start = to;
    while (from < end) {
        const char *escape = memchr(from, '\\', (size_t)(end - from));
        size_t run = (size_t)((escape != NULL ? escape : end) - from);
        memcpy(to, from, run);
        to += run;
        from += run;
        if (escape == NULL)
            break;
        if (from[1] != 'u') {
            *to++ = unescaped(from[1]);
            from += 2;
            continue;
        }
        uint32_t character = (uint32_t)unicode_escape(from, end);
        from += 6;
        if (character >= 0xD800 && character <= 0xDFFF) {
            int32_t low = character > 0xDBFF ? -1 : unicode_escape(from, end);
            bool is_pair = low >= 0xDC00 && low <= 0xDFFF;
            character = is_pair ? 0x10000 + ((character - 0xD800) << 10) + ((uint32_t)low - 0xDC00)
                                : 0xFFFD;
            from += is_pair ? 6 : 0;
        }
        to = put_utf8(to, character);
    }
    return (size_t)(to - start);
}

/* The end of the characters of two and three bytes from p on, which are checked four bytes at a
 * time: the bits that tell their kind, then that they are neither overlong nor surrogates. */
static const char *letters_end(const char *p, const char *end)
{
    while (end - p >= 4) {
        const unsigned char *u = (const unsigned char *)p;
        uint32_t word = (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16;
        if ((word & 0xC0E0) == 0x80C0 && (word & 0x1E) != 0)
            p += 2;
        else if ((word & 0xC0C0F0) == 0x8080E0 && (word & 0x200F) != 0 && (word & 0x200F) != 0x200D)
            p += 3;
        else if (u[0] == ' ' && u[1] >= 0x80)
            p++; /* words of such letters have single spaces between them */
        else
            break;
    }
    return p;
}

const char *json_text_end(const char *p, const char *end)
{
    for (;;) {
        p = json_plain_end(p, end);
        if (p == end || (unsigned char)*p < 0x80)
            return p;
        p = letters_end(p, end);
        if (p < end && (unsigned char)*p >= 0x80) {
            size_t length = json_utf8_length(p, end);
            if (length == 0)
                return p;
            p += length;
        }
    }
}

size_t json_escape(char *to, char byte)
{
    static const char LETTERS[] = {['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                   ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    static const char DIGITS[] = "0123456789abcdef";
    unsigned char index = (unsigned char)byte;
    to[0] = '\\';
    if (LETTERS[index] != '\0') {
        to[1] = LETTERS[index];
        return 2;
    }
    memcpy(to + 1, "u00", 3);
    to[4] = DIGITS[index >> 4];
    to[5] = DIGITS[index & 15];
    return 6;
}

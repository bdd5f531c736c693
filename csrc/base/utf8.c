/* UTF-8 in pieces: see utf8.h. */
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* The first byte from p on that is not ASCII, or end. */
static const unsigned char *ascii_end(const unsigned char *p, const unsigned char *end)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    for (; end - p >= 32; p += 32) {
        uint64_t words[4];
        memcpy(words, p, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & high) != 0)
            break;
    }
    while (p < end && *p < 0x80)
        p++;
    return p;
}

static bool begin(struct utf8 *text, unsigned char byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return false;
    text->left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    text->lowest = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    text->most = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    return true;
}

bool utf8_check(struct utf8 *text, const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes, *end = p + length;
    while (p < end) {
        if (text->left == 0) {
            p = ascii_end(p, end);
            if (p < end && !begin(text, *p++))
                return false;
            continue;
        }
        if (*p < text->lowest || *p > text->most)
            return false;
        text->left--;
        text->lowest = 0x80;
        text->most = 0xBF;
        p++;
    }
    return true;
}

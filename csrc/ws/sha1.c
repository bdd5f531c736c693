/* SHA-1 (FIPS 180-4): see sha1.h. */
#include "ws/sha1.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 };

static uint32_t turn(uint32_t word, int by)
{
    return word << by | word >> (32 - by);
}

static void add_block(uint32_t state[5], const unsigned char *block)
{
    uint32_t words[80];
    for (int i = 0; i < 16; i++, block += 4)
        words[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 |
                   block[3];
    for (int i = 16; i < 80; i++)
        words[i] = turn(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                     : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                     : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                              : (b ^ c ^ d) + 0xCA62C1D6;
        uint32_t next = turn(a, 5) + f + e + words[i];
        e = d;
        d = c;
        c = turn(b, 30);
        b = a;
        a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
}

void sha1(unsigned char digest[SHA1_SIZE], const void *bytes, size_t length)
{
    uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    unsigned char text[2 * BLOCK] = {0};
    size_t size = length + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
    memcpy(text, bytes, length);
    text[length] = 0x80;
    text[size - 2] = (unsigned char)(length * 8 >> 8);
    text[size - 1] = (unsigned char)(length * 8);
    for (size_t at = 0; at < size; at += BLOCK)
        add_block(state, text + at);
    for (int i = 0; i < SHA1_SIZE; i++)
        digest[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

/* What ws/handshake.h, ws/sha1.h, base/base64.h and the writer of ws/frame.h promise. Prints `N
 * passed, N failed`. */
#include "ws/handshake.h"
#include "base/base64.h"
#include "base/memory.h"
#include "ws/frame.h"
#include "ws/sha1.h"

#include <stdio.h>
#include <string.h>

static int passed, failed;

void *bctrl_malloc(size_t size)
{
    return malloc(size);
}

void *bctrl_calloc(size_t count, size_t size)
{
    return calloc(count, size);
}

void *bctrl_realloc(void *block, size_t size)
{
    return realloc(block, size);
}

void bctrl_free(void *block)
{
    free(block);
}

static void check(bool truth, const char *what)
{
    passed += truth;
    failed += !truth;
    if (!truth)
        printf("FAILED %s\n", what);
}

static void test_base64(void)
{
    static const char *const pairs[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"\xFB\xFF\xBF", "+/+/"}};
    static const char *const bad[] = {
        "Z", "Zg=", "Zh==", "Zm9=", "Z===", "Zm9v=", "Zm-v", "Zm9v\n", "=", "====", "Zg==Zg=="};
    char out[64];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t length = strlen(pairs[i][0]), size = strlen(pairs[i][1]);
        base64_encode(out, pairs[i][0], length);
        check(BASE64_ENCODED(length) == size && memcmp(out, pairs[i][1], size) == 0, pairs[i][1]);
        check(base64_decode(out, pairs[i][1], size) == length &&
                  memcmp(out, pairs[i][0], length) == 0,
              pairs[i][1]);
        while (size > 0 && pairs[i][1][size - 1] == '=')
            size--;
        check(base64_decode(out, pairs[i][1], size) == length, "base64 without =");
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        check(base64_decode(out, bad[i], strlen(bad[i])) == BASE64_BAD, bad[i]);
}

static void test_sha1(void)
{
    static const char *const known[][2] = {
        {"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
        {"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "84983e441c3bd26ebaae4aa1f95129e5e54670f1"},
        {"dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
         "b37a4f2cc0624f1690f64606cf385945b2bec4ea"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        unsigned char digest[SHA1_SIZE];
        char hex[41];
        sha1(digest, known[i][0], strlen(known[i][0]));
        for (size_t j = 0; j < SHA1_SIZE; j++)
            snprintf(hex + 2 * j, 3, "%02x", digest[j]);
        check(strcmp(hex, known[i][1]) == 0, known[i][1]);
    }
}

/* --- the handshake, with the sample of RFC 6455, 1.3 */

#define ACCEPT "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
#define UPGRADE "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"

static void expect_answer(const char *answer, enum handshake_result expected, int status,
                          const char *body)
{
    size_t length = strlen(answer);
    for (size_t step = 1; step <= length; step += step < 3 ? 1 : length) {
        struct handshake handshake = {0};
        struct handshake_url url;
        struct buffer out = {0};
        check(handshake_read_url(&url, "ws://host:1?x#y", 15) == NULL, "a URL");
        check(handshake_begin(&handshake, &out, &url, (const unsigned char *)"the sample nonce",
                              "A: 1\0B: 2", 10),
              "a request");
        check(out.length > 37 && memcmp(out.data, "GET /?x HTTP/1.1\r\nHost: host:1\r\n", 32) == 0,
              "the request's head");
        buffer_free(&out);
        enum handshake_result result = HANDSHAKE_MORE;
        size_t used;
        for (size_t at = 0; at < length && result == HANDSHAKE_MORE; at += step)
            result = handshake_take(&handshake, answer + at,
                                    step < length - at ? step : length - at, &used, false);
        if (result == HANDSHAKE_MORE)
            result = handshake_take(&handshake, "", 0, &used, true);
        char text[64] = "";
        handshake_body(&handshake, text, sizeof text);
        check(result == expected && handshake.status == status &&
                  (body == NULL || strcmp(text, body) == 0),
              answer);
        handshake_free(&handshake);
    }
}

static void test_handshake(void)
{
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE ACCEPT "\r\n", HANDSHAKE_OPEN, 101, NULL);
    expect_answer("HTTP/1.1 101\r\n" UPGRADE ACCEPT "\r\n", HANDSHAKE_OPEN, 101, NULL);
    expect_answer("HTTP/1.1 100 C\r\n\r\nHTTP/1.1 101 S\r\n" UPGRADE ACCEPT "\r\n", HANDSHAKE_OPEN,
                  101, NULL);
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE "\r\n", HANDSHAKE_BROKEN, 101, NULL);
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE ACCEPT ACCEPT "\r\n", HANDSHAKE_BROKEN, 101, NULL);
    expect_answer("HTTP/1.1 101 S\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n" ACCEPT "\r\n",
                  HANDSHAKE_BROKEN, 101, NULL);
    expect_answer("HTTP/1.1 101 S\r\nUpgrade: websocket\r\n" ACCEPT "\r\n", HANDSHAKE_BROKEN, 101,
                  NULL);
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE ACCEPT "Sec-WebSocket-Extensions: x\r\n\r\n",
                  HANDSHAKE_BROKEN, 101, NULL);
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE
                  "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOp=\r\n\r\n",
                  HANDSHAKE_BROKEN, 101, NULL);
    expect_answer("HTTP/1.1 404 N\r\nContent-Length: 9\r\n\r\nnot\n here", HANDSHAKE_REFUSED, 404,
                  "not here");
    expect_answer("HTTP/1.1 501 N\r\n\r\nto the end", HANDSHAKE_REFUSED, 501, "to the end");
    expect_answer("HTTP/1.1 403 N\r\nContent-Length: 0\r\n\r\n", HANDSHAKE_REFUSED, 403, "");
    expect_answer("HTTP/1.1 200 N\r\nContent-Length: 9\r\n\r\nshort", HANDSHAKE_REFUSED, 200,
                  "short");
    expect_answer("HTTP/1.1 101 S\r\n" UPGRADE, HANDSHAKE_BROKEN, 0, NULL);
    expect_answer("HTTP/2 101\r\n\r\n", HANDSHAKE_BROKEN, 0, NULL);
    expect_answer("SSH-2.0-x\r\n\r\n", HANDSHAKE_BROKEN, 0, NULL);
}

/* What is written, unmasked, is what was to be sent, whatever its length. */
static void test_writer(void)
{
    static char bytes[70000], frame[70100];
    const unsigned char mask[4] = {0x12, 0, 0xFF, 0x80};
    static const size_t lengths[] = {0, 1, 3, 8, 9, 125, 126, 65535, 65536, 70000};
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t length = lengths[i], size = frame_size(length), head = size - length;
        frame[size] = 'x';
        frame_write(frame, FRAME_BINARY, mask, bytes, length);
        bool is_same = (unsigned char)frame[0] == 0x82 && (frame[1] & 0x80) != 0 &&
                       memcmp(frame + head - 4, mask, 4) == 0 && frame[size] == 'x';
        for (size_t j = 0; j < length; j++)
            is_same = is_same && (char)(frame[head + j] ^ (char)mask[j % 4]) == bytes[j];
        check(is_same, "a frame is written");
    }
}

int main(void)
{
    test_writer();
    test_base64();
    test_sha1();
    test_handshake();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}

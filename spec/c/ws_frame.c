/* What ws/frame.h promises; and its reader against another's (wslay), on random frames good and
 * bad, cut at random. Prints `N passed, N failed`. */
#include "ws/frame.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

#ifdef BCTRL_TEST_WSLAY
#include <wslay/wslay.h>
#endif

static int passed, failed;
static bool short_memory;

void *bctrl_malloc(size_t size)
{
    return short_memory ? NULL : malloc(size);
}

void *bctrl_calloc(size_t count, size_t size)
{
    return short_memory ? NULL : calloc(count, size);
}

void *bctrl_realloc(void *block, size_t size)
{
    return short_memory ? NULL : realloc(block, size);
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

/* --- what a reader tells, as one text: "t5:hello", "b0:", "9:ping", "8(1000):bye", "!1002" */

struct story {
    char text[1 << 16];
    size_t length;
};

static void say(struct story *story, const char *head, const void *bytes, size_t length)
{
    size_t size = strlen(head);
    if (size + length + 2 > sizeof story->text - story->length)
        return;
    memcpy(story->text + story->length, head, size);
    if (length > 0)
        memcpy(story->text + story->length + size, bytes, length);
    story->length += size + length;
    story->text[story->length++] = ';';
}

static void say_control(struct story *story, int kind, int code, const void *bytes, size_t length)
{
    char head[32];
    if (kind == FRAME_CLOSE)
        snprintf(head, sizeof head, "8(%d):", code);
    else
        snprintf(head, sizeof head, "%d:", kind);
    say(story, head, bytes, length);
}

static void say_message(struct story *story, bool is_binary, const void *bytes, size_t length)
{
    char head[32];
    snprintf(head, sizeof head, "%c%zu:", is_binary ? 'b' : 't', length);
    say(story, head, bytes, length);
}

static void say_end(struct story *story, int code)
{
    char head[32];
    snprintf(head, sizeof head, "!%d", code);
    say(story, head, NULL, 0);
}

/* Reads, `step` bytes at a time; messages are taken only when `kept` of them lie there. */
static void read_ours(struct story *story, const char *bytes, size_t length, size_t step,
                      size_t most, size_t kept)
{
    struct frame_reader reader = {.max_message = most};
    struct frame_message message;
    enum frame_event event = FRAME_MORE;
    size_t told = 0;
    story->length = 0;
    while (length > 0 && event != FRAME_BROKEN) {
        size_t room, piece = step < length ? step : length;
        char *place = frame_reader_room(&reader, &room);
        piece = piece < room ? piece : room;
        memcpy(place, bytes, piece);
        frame_reader_fed(&reader, piece);
        bytes += piece;
        length -= piece;
        while ((event = frame_reader_step(&reader)) != FRAME_MORE && event != FRAME_BROKEN) {
            const struct frame_control *control = &reader.control;
            if (event == FRAME_CONTROL) {
                say_control(story, (int)control->kind, control->code, control->bytes,
                            control->length);
                continue;
            }
            size_t last = (reader.first + reader.count - 1) & (reader.capacity - 1);
            message = reader.messages[last];
            say_message(story, message.is_binary, reader.bytes.data + message.start,
                        message.length);
            told += message.length;
            while (reader.count > kept)
                frame_reader_take(&reader);
        }
    }
    if (event == FRAME_BROKEN)
        say_end(story, reader.code);
    while (frame_reader_message(&reader, &message) != NULL)
        frame_reader_take(&reader);
    check(frame_reader_unread(&reader) == 0 && told <= story->length, "all messages are taken");
    frame_reader_free(&reader);
}

static struct story ours, other;

static void expect(const char *bytes, size_t length, size_t most, const char *expected)
{
    for (size_t step = 1; step <= length; step += step < 4 ? 1 : length) {
        read_ours(&ours, bytes, length, step, most, step % 3);
        ours.text[ours.length] = '\0';
        bool is_same = strcmp(ours.text, expected) == 0;
        check(is_same, expected);
        if (!is_same)
            printf("  got %s\n", ours.text);
    }
}
#define EXPECT(bytes, expected) expect(bytes, sizeof bytes - 1, 1000, expected)

static void test_reader(void)
{
    EXPECT("\x81\x05hello\x82\x02\1\2\x81\0", "t5:hello;b2:\1\2;t0:;");
    EXPECT("\x01\x02he\x89\x01p\x00\x02ll\x8A\x00\x80\x01o\x81\x01x", "9:p;10:;t5:hello;t1:x;");
    EXPECT("\x88\x05\x03\xE8"
           "bye\x81\x01x",
           "8(1000):bye;");
    EXPECT("\x88\x00", "8(1005):;");
    EXPECT("\x81\x01"
           "a\x81\x81mask?",
           "t1:a;!1002;");
    EXPECT("\xC1\x01x", "!1002;");
    EXPECT("\x83\x01x", "!1002;");
    EXPECT("\x8B\x01x", "!1002;");
    EXPECT("\x80\x01x", "!1002;");
    EXPECT("\x01\x01x\x81\x01y", "!1002;");
    EXPECT("\x09\x01x", "!1002;");
    EXPECT("\x89\x7E\0\x7E", "!1002;");
    EXPECT("\x81\x7E\0\x7D", "!1002;");
    EXPECT("\x81\x7F\0\0\0\0\0\0\xFF\xFF", "!1002;");
    EXPECT("\x81\x7F\x80\0\0\0\0\0\0\0", "!1002;");
    EXPECT("\x82\x7E\x03\xE9", "!1009;");
    EXPECT("\x82\x7F\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "!1009;");
    EXPECT("\x88\x01\x03", "!1002;");
    EXPECT("\x88\x02\x03\xED", "!1002;"); /* 1005 */
    EXPECT("\x88\x02\x07\xD0", "!1002;"); /* 2000 */
    EXPECT("\x88\x03\x03\xE8\xFF", "!1007;");
    EXPECT("\x81\x01\xC3", "!1007;");
    EXPECT("\x01\x01\xC3\x80\x01\xA4", "t2:\xC3\xA4;");
    EXPECT("\x81\x03\xED\xA0\x80", "!1007;"); /* a surrogate */
    EXPECT("\x81\x02\xC0\xAF", "!1007;");
    EXPECT("\x81\x04\xF4\x90\x80\x80", "!1007;");
    EXPECT("\x82\x01\xFF", "b1:\xFF;");
}

/* 1,000 pieces of a message, which lie apart, and a long one that makes the buffer grow. */
static void test_pieces(void)
{
    static char bytes[200000];
    size_t length = 0;
    for (int i = 0; i < 1000; i++) {
        bytes[length++] = (char)(i == 0 ? 0x01 : i == 999 ? 0x80 : 0);
        bytes[length++] = 3;
        memcpy(bytes + length, "abc", 3);
        length += 3;
        memcpy(bytes + length, "\x89\x01p", 3); /* and a ping after each */
        length += 3;
    }
    struct frame_reader reader = {.max_message = 100000};
    struct frame_message message;
    int pings = 0, messages = 0;
    for (size_t at = 0; at < length; at += 7) {
        size_t room, piece = length - at < 7 ? length - at : 7;
        memcpy(frame_reader_room(&reader, &room), bytes + at, piece);
        frame_reader_fed(&reader, piece);
        enum frame_event event;
        while ((event = frame_reader_step(&reader)) != FRAME_MORE) {
            pings += event == FRAME_CONTROL;
            messages += event == FRAME_MESSAGE;
        }
    }
    const char *text = frame_reader_message(&reader, &message);
    bool is_same = text != NULL && message.length == 3000;
    for (size_t i = 0; is_same && i < 3000; i++)
        is_same = text[i] == "abc"[i % 3];
    check(pings == 1000 && messages == 1 && is_same, "a message of a thousand pieces");
    frame_reader_free(&reader);
}

static void feed(struct frame_reader *reader, const char *bytes, size_t length)
{
    size_t room;
    memcpy(frame_reader_room(reader, &room), bytes, length);
    frame_reader_fed(reader, length);
    while (frame_reader_step(reader) != FRAME_MORE)
        ;
}

/* Of a message that nobody takes, what comes behind it takes up memory too. */
static void test_unread(void)
{
    struct frame_reader reader = {.max_message = 1000};
    feed(&reader, "\x81\x00", 2);
    size_t one = frame_reader_unread(&reader);
    feed(&reader, "\x89\x02pp", 4);
    check(one > 0 && frame_reader_unread(&reader) == one + 4, "a ping behind a message");
    feed(&reader, "\x01\x00\x00\x00\x00\x00\x80\x00", 8);
    check(frame_reader_unread(&reader) == 2 * one + 4 + 8, "a message of empty pieces");
    frame_reader_take(&reader);
    check(frame_reader_unread(&reader) == one + 6, "pieces behind a message");
    frame_reader_take(&reader);
    check(frame_reader_unread(&reader) == 0, "nothing is unread");
    frame_reader_free(&reader);
}

static void test_memory(void)
{
    struct frame_reader reader = {.max_message = 1000};
    size_t room;
    short_memory = true;
    check(frame_reader_room(&reader, &room) == NULL, "no room where memory is short");
    short_memory = false;
    char *place = frame_reader_room(&reader, &room);
    memcpy(place, "\x81\x01x", 3);
    frame_reader_fed(&reader, 3);
    short_memory = true;
    check(frame_reader_step(&reader) == FRAME_BROKEN && reader.code == FRAME_INTERNAL,
          "a message that finds no place");
    short_memory = false;
    frame_reader_free(&reader);
}

/* --- against wslay */

#ifdef BCTRL_TEST_WSLAY
struct source {
    const char *bytes;
    size_t length;
};

static ssize_t give(wslay_event_context_ptr context, uint8_t *buffer, size_t length, int flags,
                    void *user)
{
    struct source *source = user;
    (void)flags;
    if (source->length == 0) {
        wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
        return -1;
    }
    length = length < source->length ? length : source->length;
    memcpy(buffer, source->bytes, length);
    source->bytes += length;
    source->length -= length;
    return (ssize_t)length;
}

static ssize_t swallow(wslay_event_context_ptr context, const uint8_t *bytes, size_t length,
                       int flags, void *user)
{
    (void)context;
    (void)bytes;
    (void)flags;
    (void)user;
    return (ssize_t)length;
}

static int mask(wslay_event_context_ptr context, uint8_t *bytes, size_t length, void *user)
{
    (void)context;
    (void)user;
    memset(bytes, 0, length);
    return 0;
}

static void hear(wslay_event_context_ptr context, const struct wslay_event_on_msg_recv_arg *message,
                 void *user)
{
    (void)context;
    (void)user;
    size_t code = message->opcode == FRAME_CLOSE && message->msg_length > 1 ? 2 : 0;
    if (message->opcode >= FRAME_CLOSE)
        say_control(&other, message->opcode, code > 0 ? message->status_code : FRAME_NO_CODE,
                    message->msg + code, message->msg_length - code);
    else
        say_message(&other, message->opcode == FRAME_BINARY, message->msg, message->msg_length);
}

static void read_other(const char *bytes, size_t length, size_t most)
{
    struct source source = {bytes, length};
    struct wslay_event_callbacks callbacks = {
        .recv_callback = give,
        .send_callback = swallow,
        .genmask_callback = mask,
        .on_msg_recv_callback = hear,
    };
    wslay_event_context_ptr context;
    other.length = 0;
    wslay_event_context_client_init(&context, &callbacks, &source);
    wslay_event_config_set_max_recv_msg_length(context, most);
    wslay_event_recv(context);
    wslay_event_send(context);
    int sent = wslay_event_get_status_code_sent(context);
    if (!wslay_event_get_close_received(context) && wslay_event_get_close_sent(context))
        say_end(&other, sent == FRAME_NO_CODE ? FRAME_PROTOCOL : sent); /* for a bad head, none */
    wslay_event_context_free(context);
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* A frame that is good nine times in ten. */
static size_t put_frame(char *to, uint32_t *seed, bool *within)
{
    static const char *const texts[] = {"plain", "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80",
                                        "\xED\xA0\x80", "", "\xC3"};
    static const int codes[] = {1000, 1001, 1011, 3000, 4999, 999, 1005, 1006, 2000, 5000};
    char payload[300];
    size_t length = draw(seed, 8) == 0 ? 126 + draw(seed, 100) : draw(seed, 20);
    bool is_bad = draw(seed, 30) == 0, is_control = draw(seed, 3) == 0;
    unsigned kind = is_control ? FRAME_CLOSE + (draw(seed, 6) == 0 ? 0 : 1 + draw(seed, 2))
                    : *within  ? FRAME_CONTINUATION
                               : FRAME_TEXT + draw(seed, 2);
    bool is_final = is_control || draw(seed, 2) == 0;
    memset(payload, 'x', sizeof payload);
    if (!is_control && draw(seed, 2) == 0) {
        const char *text = texts[draw(seed, draw(seed, 8) == 0 ? 5 : 2)];
        length = strlen(text);
        memcpy(payload, text, length);
    } else if (is_control && length > 125) {
        length = 125;
    }
    length -= kind == FRAME_CLOSE && length == 1; /* which wslay lets pass */
    if (kind == FRAME_CLOSE && length >= 2) {
        int code = codes[draw(seed, draw(seed, 2) == 0 ? 10 : 5)];
        payload[0] = (char)(code >> 8);
        payload[1] = (char)code;
    }
    char *start = to;
    *to++ = (char)((is_final ? 0x80 : 0) | (is_bad && draw(seed, 2) ? draw(seed, 8) << 4 : 0) |
                   (is_bad ? draw(seed, 16) : kind));
    bool is_long = length > 125 || (is_bad && draw(seed, 4) == 0);
    *to++ = (char)((is_bad && draw(seed, 4) == 0 ? 0x80 : 0) | (is_long ? 126 : length));
    if (is_long) {
        *to++ = (char)(length >> 8);
        *to++ = (char)length;
    }
    memcpy(to, payload, length);
    if (!is_control)
        *within = !is_final;
    return (size_t)(to - start) + length;
}

static void test_oracle(void)
{
    static char bytes[8192];
    int differences = 0, ends = 0;
    for (uint32_t round = 0; round < 20000; round++) {
        uint32_t seed = round;
        size_t length = 0, most = draw(&seed, 10) == 0 ? 130 : 4000;
        bool within = false;
        for (uint32_t count = 1 + draw(&seed, 12); count > 0; count--)
            length += put_frame(bytes + length, &seed, &within);
        for (int i = 0; i < 8; i++, length += 2)
            memcpy(bytes + length, "\x89", 2); /* wslay wants a bad head whole, mask and all */
        read_ours(&ours, bytes, length, 1 + draw(&seed, 50), most, draw(&seed, 4));
        read_other(bytes, length, most);
        ends += ours.length > 0 && memchr(ours.text, '!', ours.length) != NULL;
        if (ours.length == other.length && memcmp(ours.text, other.text, ours.length) == 0)
            continue;
        if (differences++ < 5) {
            printf("round %u\n  ours  %.*s\n  wslay %.*s\n ", round, (int)ours.length, ours.text,
                   (int)other.length, other.text);
            for (size_t i = 0; i < length && i < 200; i++)
                printf(" %02x", (unsigned char)bytes[i]);
            printf("\n");
        }
    }
    check(differences == 0 && ends > 1000, "20,000 times the same as wslay");
}
#else
static void test_oracle(void)
{
    puts("ws_frame: without wslay (libwslay-dev), the other judge");
}
#endif

int main(void)
{
    test_reader();
    test_pieces();
    test_unread();
    test_memory();
    test_oracle();
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}

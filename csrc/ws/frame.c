/* The reader and writer of frames: see frame.h. */
#include "ws/frame.h"
#include "base/memory.h"

enum {
    LEAST_ROOM = 16 * 1024,
    FEWEST_BYTES = 64 * 1024,
    MOST_TRUSTED = 32 * 1024 * 1024, /* what a frame's head alone makes us reserve */
    MOST_KEPT = 1024 * 1024,
    HEAD = 2,
};

bool frame_code_is_valid(int code)
{
    return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) ||
           (code >= 3000 && code <= 4999);
}

/* --- reading */

static enum frame_event fail(struct frame_reader *reader, int code, const char *problem)
{
    reader->is_broken = true;
    reader->code = code;
    reader->problem = problem;
    return FRAME_BROKEN;
}

/* Below this nothing in the buffer is needed any more. */
static size_t lowest(const struct frame_reader *reader)
{
    if (reader->count > 0)
        return reader->messages[reader->first].start;
    return reader->is_within ? reader->start : reader->at;
}

static void move_down(struct frame_reader *reader)
{
    size_t by = lowest(reader);
    struct buffer *bytes = &reader->bytes;
    if (by == 0)
        return;
    memmove(bytes->data, bytes->data + by, bytes->length - by);
    bytes->length -= by;
    reader->at -= by;
    reader->start -= reader->is_within ? by : reader->start;
    reader->end -= reader->is_within ? by : reader->end;
    for (size_t i = 0; i < reader->count; i++)
        reader->messages[(reader->first + i) & (reader->capacity - 1)].start -= by;
}

/* Heads and control frames between the frames of a message. */
static void close_gap(struct frame_reader *reader)
{
    struct buffer *bytes = &reader->bytes;
    size_t gap = reader->is_within ? reader->at - reader->end : 0;
    if (gap == 0)
        return;
    memmove(bytes->data + reader->end, bytes->data + reader->at, bytes->length - reader->at);
    bytes->length -= gap;
    reader->at -= gap;
}

static size_t room_of(const struct frame_reader *reader)
{
    return reader->bytes.capacity - reader->bytes.length;
}

char *frame_reader_room(struct frame_reader *reader, size_t *room)
{
    struct buffer *bytes = &reader->bytes;
    size_t wanted = LEAST_ROOM, trusted = MOST_TRUSTED;
    if (trusted < bytes->length)
        trusted = bytes->length;
    if (reader->left > wanted)
        wanted = reader->left < trusted ? (size_t)reader->left : trusted;
    if (room_of(reader) < LEAST_ROOM) {
        close_gap(reader);
        if (lowest(reader) >= bytes->length / 2)
            move_down(reader);
    }
    if (room_of(reader) < LEAST_ROOM) {
        if (bytes->capacity == 0 && wanted < FEWEST_BYTES)
            wanted = FEWEST_BYTES;
        if (!buffer_reserve(bytes, wanted))
            return NULL;
    }
    *room = room_of(reader);
    return bytes->data + bytes->length;
}

void frame_reader_fed(struct frame_reader *reader, size_t length)
{
    reader->bytes.length += length;
}

static void rewind_if_empty(struct frame_reader *reader)
{
    if (reader->count > 0 || reader->is_within || reader->at < reader->bytes.length)
        return;
    reader->at = 0;
    buffer_reset(&reader->bytes, reader->usual > MOST_KEPT ? 2 * reader->usual : MOST_KEPT);
}

void frame_reader_skip(struct frame_reader *reader, size_t length)
{
    reader->at += length;
    rewind_if_empty(reader);
}

static bool grow(struct frame_reader *reader)
{
    size_t capacity = reader->capacity == 0 ? 16 : reader->capacity * 2;
    struct frame_message *messages = bctrl_malloc(capacity * sizeof *messages);
    if (messages == NULL)
        return false;
    for (size_t i = 0; i < reader->count; i++)
        messages[i] = reader->messages[(reader->first + i) & (reader->capacity - 1)];
    bctrl_free(reader->messages);
    reader->messages = messages;
    reader->capacity = capacity;
    reader->first = 0;
    return true;
}

static enum frame_event end_message(struct frame_reader *reader)
{
    if (!reader->is_binary && !utf8_is_whole(&reader->text))
        return fail(reader, FRAME_NOT_UTF8, "a text that ends within a character");
    if (reader->count == reader->capacity && !grow(reader))
        return fail(reader, FRAME_INTERNAL, "out of memory");
    size_t place = (reader->first + reader->count++) & (reader->capacity - 1);
    reader->messages[place] = (struct frame_message){
        .start = reader->start,
        .length = reader->end - reader->start,
        .is_binary = reader->is_binary,
    };
    reader->is_within = false;
    return FRAME_MESSAGE;
}

/* What has come of the frame's payload joins what came before it. */
static enum frame_event read_payload(struct frame_reader *reader)
{
    size_t there = reader->bytes.length - reader->at;
    size_t length = reader->left < there ? (size_t)reader->left : there;
    char *from = reader->bytes.data + reader->at, *to = reader->bytes.data + reader->end;
    if (!reader->is_binary && !utf8_check(&reader->text, from, length))
        return fail(reader, FRAME_NOT_UTF8, "a text that is no UTF-8");
    if (to != from)
        memmove(to, from, length);
    reader->at += length;
    reader->end += length;
    reader->left -= length;
    if (reader->left > 0 || !reader->is_final)
        return FRAME_MORE;
    return end_message(reader);
}

static enum frame_event read_control(struct frame_reader *reader, enum frame_kind kind,
                                     size_t length)
{
    struct frame_control *control = &reader->control;
    const unsigned char *bytes = (const unsigned char *)reader->bytes.data + reader->at + HEAD;
    *control = (struct frame_control){
        .kind = kind, .code = FRAME_NO_CODE, .bytes = (const char *)bytes, .length = length};
    reader->at += HEAD + length;
    if (kind != FRAME_CLOSE)
        return FRAME_CONTROL;
    if (length == 1)
        return fail(reader, FRAME_PROTOCOL, "a Close frame with half a code");
    if (length >= 2) {
        struct utf8 text = {0};
        control->code = bytes[0] << 8 | bytes[1];
        control->bytes += 2;
        control->length -= 2;
        if (!frame_code_is_valid(control->code))
            return fail(reader, FRAME_PROTOCOL, "a Close frame with a code that none may send");
        if (!utf8_check(&text, control->bytes, control->length) || !utf8_is_whole(&text))
            return fail(reader, FRAME_NOT_UTF8, "a Close frame whose reason is no UTF-8");
    }
    reader->is_broken = true;
    return FRAME_CONTROL;
}

static const char *problem_of(const struct frame_reader *reader, const unsigned char *head)
{
    unsigned kind = head[0] & 15;
    if ((head[0] & 0x70) != 0)
        return "a frame with reserved bits";
    if (kind > FRAME_PONG || (kind > FRAME_BINARY && kind < FRAME_CLOSE))
        return "a frame of an unknown kind";
    if ((head[1] & 0x80) != 0)
        return "a masked frame";
    if (kind >= FRAME_CLOSE && (head[0] & 0x80) == 0)
        return "a control frame in pieces";
    if (kind >= FRAME_CLOSE && head[1] > FRAME_LONGEST_CONTROL)
        return "a control frame that is too long";
    if (kind == FRAME_CONTINUATION && !reader->is_within)
        return "a continuation of nothing";
    if ((kind == FRAME_TEXT || kind == FRAME_BINARY) && reader->is_within)
        return "a message within another";
    return NULL;
}

/* The head of a data frame, `size` bytes of it for the length. */
static enum frame_event read_head(struct frame_reader *reader, const unsigned char *head,
                                  size_t size)
{
    uint64_t length = head[1];
    if (size > 0) {
        length = 0;
        for (size_t i = 0; i < size; i++)
            length = length << 8 | head[HEAD + i];
        if (length < (size == 2 ? 126 : 65536))
            return fail(reader, FRAME_PROTOCOL, "a frame whose length is written too long");
        if (length >> 63 != 0)
            return fail(reader, FRAME_PROTOCOL, "a frame whose length is none");
    }
    size_t before = reader->is_within ? reader->end - reader->start : 0;
    if (length > reader->max_message - before)
        return fail(reader, FRAME_TOO_BIG, "a message that is too long");
    reader->at += HEAD + size;
    if (!reader->is_within) {
        reader->is_within = true;
        reader->is_binary = (head[0] & 15) == FRAME_BINARY;
        reader->start = reader->end = reader->at;
        reader->text = (struct utf8){0};
    }
    reader->is_final = (head[0] & 0x80) != 0;
    reader->left = length;
    return length > 0 || reader->is_final ? read_payload(reader) : FRAME_MORE;
}

static enum frame_event step(struct frame_reader *reader, bool *goes_on)
{
    size_t there = reader->bytes.length - reader->at;
    *goes_on = false;
    if (reader->left > 0)
        return there > 0 ? read_payload(reader) : FRAME_MORE;
    if (there < HEAD)
        return FRAME_MORE;
    const unsigned char *head = (const unsigned char *)reader->bytes.data + reader->at;
    const char *problem = problem_of(reader, head);
    if (problem != NULL)
        return fail(reader, FRAME_PROTOCOL, problem);
    size_t size = head[1] == 126 ? 2 : head[1] == 127 ? 8 : 0;
    bool is_control = (head[0] & 15) >= FRAME_CLOSE;
    if (there < HEAD + size + (is_control ? head[1] : 0u))
        return FRAME_MORE;
    if (is_control)
        return read_control(reader, head[0] & 15, head[1]);
    enum frame_event event = read_head(reader, head, size);
    *goes_on = event == FRAME_MORE && reader->left == 0;
    return event;
}

enum frame_event frame_reader_step(struct frame_reader *reader)
{
    bool goes_on = true;
    enum frame_event event = FRAME_MORE;
    while (goes_on && !reader->is_broken) {
        uint64_t left = reader->left;
        event = step(reader, &goes_on);
        if (event == FRAME_MORE && left > 0 && reader->left == 0)
            goes_on = true; /* a frame's end that is not its message's */
    }
    return event;
}

const char *frame_reader_message(const struct frame_reader *reader, struct frame_message *message)
{
    if (reader->count == 0)
        return NULL;
    *message = reader->messages[reader->first];
    return reader->bytes.data + message->start;
}

void frame_reader_take(struct frame_reader *reader)
{
    size_t length = reader->messages[reader->first].length;
    reader->usual -= reader->usual / 8; /* some thirty short ones later it is given back */
    if (reader->usual < length)
        reader->usual = length;
    reader->first = (reader->first + 1) & (reader->capacity - 1);
    reader->count--;
    rewind_if_empty(reader);
}

size_t frame_reader_unread(const struct frame_reader *reader)
{
    size_t end = reader->is_within ? reader->start : reader->at;
    return end - lowest(reader) + reader->count * sizeof *reader->messages;
}

void frame_reader_free(struct frame_reader *reader)
{
    bctrl_free(reader->messages);
    buffer_free(&reader->bytes);
    *reader = (struct frame_reader){.max_message = reader->max_message};
}

/* --- writing */

size_t frame_size(size_t length)
{
    size_t size = length < 126 ? 0 : length < 65536 ? 2 : 8;
    return HEAD + size + FRAME_MASK + length;
}

void frame_write(char *to, enum frame_kind kind, const unsigned char mask[FRAME_MASK],
                 const char *bytes, size_t length)
{
    unsigned char *head = (unsigned char *)to;
    size_t size = length < 126 ? 0 : length < 65536 ? 2 : 8;
    head[0] = (unsigned char)(0x80 | kind);
    head[1] = (unsigned char)(0x80 | (size == 0 ? length : size == 2 ? 126 : 127));
    for (size_t i = 0; i < size; i++)
        head[HEAD + i] = (unsigned char)((uint64_t)length >> (8 * (size - 1 - i)));
    memcpy(head + HEAD + size, mask, FRAME_MASK);
    to += HEAD + size + FRAME_MASK;
    unsigned char twice[8];
    uint64_t word, masks;
    memcpy(twice, mask, FRAME_MASK);
    memcpy(twice + FRAME_MASK, mask, FRAME_MASK);
    memcpy(&masks, twice, sizeof masks);
    size_t i = 0;
    for (; length - i >= sizeof word; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        word ^= masks;
        memcpy(to + i, &word, sizeof word);
    }
    for (; i < length; i++)
        to[i] = (char)((unsigned char)bytes[i] ^ mask[i & 3]);
}

/* Fuzzes the reader of WebSocket frames (csrc/ws/frame.c): however the bytes are cut, the same
 * messages and the same end come out, and texts are UTF-8. The first byte says how they are cut,
 * the second how long a message may be. */
#include "ws/frame.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

struct story {
    struct buffer messages; /* each: its kind, its length, its bytes */
    struct buffer controls;
    int code;
};

static void note(struct buffer *story, char kind, const char *bytes, size_t length)
{
    require(buffer_append_char(story, kind));
    require(buffer_append(story, (const char *)&length, sizeof length));
    require(buffer_append(story, bytes, length));
}

static void note_message(struct story *story, struct frame_reader *reader)
{
    struct frame_message message;
    const char *bytes = frame_reader_message(reader, &message);
    require(bytes != NULL && message.length <= reader->max_message);
    if (!message.is_binary) {
        struct utf8 text = {0};
        require(utf8_check(&text, bytes, message.length) && utf8_is_whole(&text));
    }
    note(&story->messages, message.is_binary ? 'b' : 't', bytes, message.length);
    frame_reader_take(reader);
}

/* Takes whole messages at once, or all at the end. */
static struct story read_all(const uint8_t *data, size_t size, size_t step, size_t most,
                             bool at_once)
{
    struct frame_reader reader = {.max_message = most};
    struct story story = {0};
    enum frame_event event = FRAME_MORE;
    while (size > 0 && event != FRAME_BROKEN) {
        size_t room, piece = step < size ? step : size;
        char *place = frame_reader_room(&reader, &room);
        require(place != NULL && room > 0);
        piece = piece < room ? piece : room;
        memcpy(place, data, piece);
        frame_reader_fed(&reader, piece);
        data += piece;
        size -= piece;
        while ((event = frame_reader_step(&reader)) != FRAME_MORE && event != FRAME_BROKEN) {
            const struct frame_control *control = &reader.control;
            if (event == FRAME_CONTROL)
                note(&story.controls, (char)control->kind, control->bytes, control->length);
            else if (at_once)
                note_message(&story, &reader);
        }
    }
    story.code = event == FRAME_BROKEN ? reader.code : 0;
    while (reader.count > 0)
        note_message(&story, &reader);
    require(frame_reader_unread(&reader) == 0);
    frame_reader_free(&reader);
    return story;
}

static bool is_same(const struct buffer *a, const struct buffer *b)
{
    return a->length == b->length && (a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    size_t step = data[0] + (size_t)1, most = data[1] < 128 ? data[1] : (size_t)1 << 20;
    struct story whole = read_all(data + 2, size - 2, size, most, true);
    struct story cut = read_all(data + 2, size - 2, step, most, step % 2 == 0);
    require(whole.code == cut.code);
    require(is_same(&whole.messages, &cut.messages) && is_same(&whole.controls, &cut.controls));
    buffer_free(&whole.messages);
    buffer_free(&whole.controls);
    buffer_free(&cut.messages);
    buffer_free(&cut.controls);
    return 0;
}

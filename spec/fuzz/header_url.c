/* Fuzzes what goes into requests and error messages (csrc/base/text.c): a header line holds no byte
 * that could end it, whatever its name and value; an escaped text is unreserved bytes and escapes,
 * and comes back as it was; a message keeps no byte that stood between "://" and the last "@". */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

static int digit(char byte)
{
    const char *place = byte == '\0' ? NULL : strchr("0123456789ABCDEF", byte);
    require(place != NULL);
    return (int)(place - "0123456789ABCDEF");
}

static void try_escape(const char *bytes, size_t length)
{
    struct buffer out = {0};
    size_t at = 0;
    require(text_escape(&out, bytes, length));
    for (size_t i = 0; i < out.length; i++, at++) {
        require(at < length);
        if (out.data[i] == '%') {
            require(i + 2 < out.length);
            require((unsigned char)bytes[at] ==
                    digit(out.data[i + 1]) * 16 + digit(out.data[i + 2]));
            i += 2;
        } else {
            require(out.data[i] == bytes[at]);
            require(out.data[i] > ' ' && out.data[i] < 127 &&
                    strchr("/?#[]@!$&'()*+,;=\"<>\\^`{|}:", out.data[i]) == NULL);
        }
    }
    require(at == length);
    require(length == 0 || text_is_url(out.data, out.length));
    buffer_free(&out);
}

static bool holds(const char *bytes, size_t length, const char *forbidden, size_t count)
{
    for (size_t i = 0; i < length; i++)
        if (memchr(forbidden, bytes[i], count) != NULL)
            return true;
    return false;
}

static void try_line(const char *name, size_t name_length, const char *value, size_t value_length)
{
    struct buffer out = {0};
    bool is_token = text_is_token(name, name_length);
    const char *problem = text_header_line(&out, name, name_length, value, value_length);
    if (problem == NULL) {
        require(is_token && !holds(name, name_length, " :\t\r\n\0", 6));
        require(!holds(out.data, out.length, "\r\n\0", 3));
        require(text_is_line(out.data, out.length));
        require(text_header_name(out.data, out.length) == name_length);
        require(text_same_header(out.data, out.length, name, name_length));
        require(out.length <= name_length + 2 + value_length);
    } else {
        require(!is_token || holds(value, value_length,
                                   "\1\2\3\4\5\6\7\10\12\13\14\15\16\17\20\21\22\23\24\25\26\27\30"
                                   "\31\32\33\34\35\36\37\177\0",
                                   32));
    }
    if (text_is_line(value, value_length))
        require(!holds(value, value_length, "\r\n\0", 3) &&
                text_header_name(value, value_length) > 0);
    if (text_is_url(value, value_length))
        require(!holds(value, value_length, " \t\r\n\0\177", 6));
    buffer_free(&out);
}

static void try_message(const char *bytes, size_t length)
{
    char *message = malloc(length + 1), *before = malloc(length + 1);
    require(message != NULL && before != NULL);
    memcpy(message, bytes, length);
    message[length] = '\0';
    memcpy(before, message, length + 1);
    text_hide_passwords(message);
    require(strlen(message) <= strlen(before));
    const char *scheme = strstr(before, "://"), *at = strrchr(before, '@');
    if (at == NULL)
        require(strcmp(message, before) == 0);
    else if (scheme != NULL && scheme + 3 < at) /* only a star stands there now */
        require(strncmp(message, before, (size_t)(scheme + 3 - before)) == 0 &&
                strcmp(message + (scheme + 4 - before), at) == 0);
    free(message);
    free(before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    const char *split = size == 0 ? NULL : memchr(bytes, '\n', size);
    size_t name_length = split == NULL ? size / 4 : (size_t)(split - bytes);
    size_t value_start = split == NULL ? name_length : name_length + 1;
    try_escape(bytes, size);
    try_line(bytes, name_length, bytes + value_start, size - value_start);
    try_message(bytes, size);
    return 0;
}

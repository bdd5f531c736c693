/* URL escaping, header lines, and hiding passwords in messages: see text.h. */
#include "base/text.h"

static bool is_alphanumeric(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

static bool is_control(unsigned char byte)
{
    return byte < 0x20 || byte == 0x7f;
}

char text_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool text_escape(struct buffer *out, const char *bytes, size_t length)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (is_alphanumeric(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~') {
            if (!buffer_append_char(out, (char)byte))
                return false;
            continue;
        }
        char escaped[3] = {'%', digits[byte >> 4], digits[byte & 15]};
        if (!buffer_append(out, escaped, sizeof escaped))
            return false;
    }
    return true;
}

bool text_is_token(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == 0 || (!is_alphanumeric(byte) && strchr("!#$%&'*+-.^_`|~", byte) == NULL))
            return false;
    }
    return length > 0;
}

bool text_is_url(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == ' ' || is_control((unsigned char)bytes[i]))
            return false;
    return length > 0;
}

bool text_is_line(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_control((unsigned char)line[i]) && line[i] != '\t')
            return false;
    size_t name = text_header_name(line, length);
    return name < length && text_is_token(line, name);
}

size_t text_header_name(const char *line, size_t length)
{
    size_t end = 0;
    while (end < length && line[end] != ':' && line[end] != ';')
        end++;
    return end;
}

bool text_same(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (a_length != b_length)
        return false;
    for (size_t i = 0; i < a_length; i++)
        if (text_lower(a[i]) != text_lower(b[i]))
            return false;
    return true;
}

bool text_same_header(const char *line, size_t length, const char *other, size_t other_length)
{
    return text_same(line, text_header_name(line, length), other,
                     text_header_name(other, other_length));
}

const char *text_header_line(struct buffer *out, const char *name, size_t name_length,
                             const char *value, size_t value_length)
{
    if (!text_is_token(name, name_length))
        return "header name must be letters, digits and !#$%&'*+-.^_`|~";
    while (value_length > 0 && (value[0] == ' ' || value[0] == '\t')) {
        value++;
        value_length--;
    }
    while (value_length > 0 && (value[value_length - 1] == ' ' || value[value_length - 1] == '\t'))
        value_length--;
    for (size_t i = 0; i < value_length; i++)
        if (is_control((unsigned char)value[i]) && value[i] != '\t')
            return "header value must not hold line breaks, NUL or other control characters";
    const char *between = value_length == 0 ? ";" : ": ";
    if (!buffer_append(out, name, name_length) || !buffer_append(out, between, strlen(between)) ||
        !buffer_append(out, value, value_length))
        return "not enough memory";
    return NULL;
}

void text_hide_passwords(char *message)
{
    char *at = strrchr(message, '@');
    if (at == NULL)
        return;
    char *start = strstr(message, "://");
    if (start != NULL && start < at) {
        start += 3;
    } else {
        start = at;
        while (start > message && strchr(" '\"(", start[-1]) == NULL)
            start--;
    }
    if (start == at)
        return;
    *start++ = '*'; /* one byte at least stands there, so the text never grows */
    memmove(start, at, strlen(at) + 1);
}

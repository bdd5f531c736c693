/* Text that goes into requests and error messages: URL escaping, header lines, hiding passwords.
 * Pure C on plain bytes, so that it can be fuzzed alone. */
#ifndef BCTRL_TEXT_H
#define BCTRL_TEXT_H

#include "base/buffer.h"

#pragma GCC visibility push(hidden)

/* Appends the bytes percent-encoded, RFC 3986's unreserved ones as they are. False when memory is
 * short. */
bool text_escape(struct buffer *out, const char *bytes, size_t length);

/* Appends "Name: value" (the value trimmed), or "Name;", libcurl's spelling of an empty value.
 * Returns NULL, or what is wrong; the answer never holds a byte of the value. */
const char *text_header_line(struct buffer *out, const char *name, size_t name_length,
                             const char *value, size_t value_length);

/* ASCII's capitals in lower case; every other byte as it is, in every locale. */
char text_lower(char byte);

/* The same but for the case of ASCII's letters? Names are compared so: strcasecmp asks the locale,
 * and a Turkish one has another I. */
bool text_same(const char *a, size_t a_length, const char *b, size_t b_length);

/* Is this a line that text_header_line could have made, or one without bytes that could end it? */
bool text_is_line(const char *line, size_t length);

/* Is this an HTTP token: a method, a header's name? */
bool text_is_token(const char *bytes, size_t length);

/* No spaces, no control characters. */
bool text_is_url(const char *bytes, size_t length);

/* Do two names, ended by ':', ';' or the end of text, mean the same header? */
bool text_same_header(const char *line, size_t length, const char *other, size_t other_length);

/* Length of the name that a header line starts with. */
size_t text_header_name(const char *line, size_t length);

/* Hides what stands before an '@' (a proxy's user and password) in a message, in place. */
void text_hide_passwords(char *message);

#pragma GCC visibility pop

#endif

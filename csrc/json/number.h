/* Decimal text to double and back, exact and the same in every locale. Knows no Lua. */
#ifndef BCTRL_JSON_NUMBER_H
#define BCTRL_JSON_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { JSON_NUMBER_SIZE = 32 };

/* The integer that a JSON number without fraction and exponent stands for; false when it does not
 * fit 64 bits. */
bool json_integer_parse(const char *text, size_t length, int64_t *value);

/* The double nearest to a JSON number; false when it is too large for one. */
bool json_number_parse(const char *text, size_t length, double *value);

/* Writes the integer, up to 20 bytes. Returns how many were written. */
size_t json_integer_format(int64_t value, char *to);

/* Writes a finite double, up to JSON_NUMBER_SIZE bytes: integral ones below 2^53 without a
 * fraction, others with the fewest digits, from 15 on, that read back as the same double. */
size_t json_number_format(double value, char *to);

#pragma GCC visibility pop

#endif

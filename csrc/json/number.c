/* Decimal text to double and back. Most numbers take exact 128-bit integer arithmetic here; the
 * rest take the C library's strtod and snprintf, in a form that has no decimal point in it, so that
 * the host's locale does not matter. */
#include "json/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXACT UINT64_C(0x20000000000000) /* 2^53: integers up to here are doubles */

enum {
    WORD_DIGITS = 19,  /* decimal digits that surely fit 64 bits */
    POWER_LIMIT = 27,  /* 5^27 is the last that fits 63 bits */
    TEN_LIMIT = 22,    /* 10^22 is the last that a double holds exactly */
    KEPT_DIGITS = 800, /* more than 767 significant digits only ever break a tie */
    SHORT_DIGITS = 15, /* digits that every double can hold */
    LONG_DIGITS = 17,  /* digits that tell every double */
};

static const double POWERS_OF_TEN[TEN_LIMIT + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

bool json_integer_parse(const char *text, size_t length, int64_t *value)
{
    bool negative = text[0] == '-';
    const char *p = text + negative;
    const char *end = text + length;
    if (end - p > WORD_DIGITS)
        return false;
    uint64_t magnitude = 0;
    for (; p < end; p++)
        magnitude = magnitude * 10 + (uint64_t)(*p - '0');
    if (magnitude > (uint64_t)INT64_MAX + negative)
        return false;
    *value = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    return true;
}

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 wide;

static const uint64_t POWERS_OF_FIVE[POWER_LIMIT + 1] = {
    UINT64_C(1),
    UINT64_C(5),
    UINT64_C(25),
    UINT64_C(125),
    UINT64_C(625),
    UINT64_C(3125),
    UINT64_C(15625),
    UINT64_C(78125),
    UINT64_C(390625),
    UINT64_C(1953125),
    UINT64_C(9765625),
    UINT64_C(48828125),
    UINT64_C(244140625),
    UINT64_C(1220703125),
    UINT64_C(6103515625),
    UINT64_C(30517578125),
    UINT64_C(152587890625),
    UINT64_C(762939453125),
    UINT64_C(3814697265625),
    UINT64_C(19073486328125),
    UINT64_C(95367431640625),
    UINT64_C(476837158203125),
    UINT64_C(2384185791015625),
    UINT64_C(11920928955078125),
    UINT64_C(59604644775390625),
    UINT64_C(298023223876953125),
    UINT64_C(1490116119384765625),
    UINT64_C(7450580596923828125),
};

static int bit_length(wide value)
{
    uint64_t high = (uint64_t)(value >> 64);
    if (high != 0)
        return 128 - __builtin_clzll(high);
    return value == 0 ? 0 : 64 - __builtin_clzll((uint64_t)value);
}

/* value >> shift, rounded to the nearest, ties to even; `rest` tells that value was cut before. */
static uint64_t shift_rounded(wide value, int shift, bool rest)
{
    wide half = (wide)1 << (shift - 1);
    wide cut = value & ((half << 1) - 1);
    uint64_t kept = (uint64_t)(value >> shift);
    if (cut > half || (cut == half && (rest || (kept & 1) != 0)))
        kept++;
    return kept;
}

/* The double nearest to digits * 10^exponent, for digits > 0 and |exponent| <= POWER_LIMIT: within
 * the normal range, so its bits can be put together here. */
static double scaled_exactly(uint64_t digits, int exponent)
{
    wide value;
    bool rest = false;
    int scale = exponent; /* the power of two that value is to be multiplied by */
    if (exponent >= 0) {
        value = (wide)digits * POWERS_OF_FIVE[exponent];
    } else {
        uint64_t divisor = POWERS_OF_FIVE[-exponent];
        int shift = 63 + bit_length(divisor) - bit_length(digits);
        if (shift < 0)
            shift = 0;
        wide dividend = (wide)digits << shift;
        value = dividend / divisor;
        rest = value * divisor != dividend;
        scale -= shift;
    }
    int excess = bit_length(value) - 53;
    uint64_t mantissa =
        excess > 0 ? shift_rounded(value, excess, rest) : (uint64_t)value << -excess;
    /* A carry out of the 53 bits rolls over into the exponent, as it should. */
    uint64_t bits = ((uint64_t)(excess + scale + 1074) << 52) + mantissa;
    double result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

/* The integer nearest to value * 10^power, for 1e-10 <= value < 1e14 and a result of up to 18
 * digits, whose last binary place lies behind the point. */
static uint64_t digits_exactly(double value, int power)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    uint64_t mantissa = (bits & (EXACT / 2 - 1)) | EXACT / 2;
    int shift = 1075 - (int)(bits >> 52) - power;
    return shift_rounded((wide)mantissa * POWERS_OF_FIVE[power], shift, false);
}
#endif

/* digits * 10^exponent where that can be had exactly; false where it cannot. */
static bool scale_digits(uint64_t digits, int64_t exponent, double *value)
{
    if (digits == 0) {
        *value = 0;
        return true;
    }
#if FLT_EVAL_METHOD == 0
    if (digits <= EXACT && exponent >= -TEN_LIMIT && exponent <= TEN_LIMIT) {
        double exact = (double)digits;
        *value = exponent < 0 ? exact / POWERS_OF_TEN[-exponent] : exact * POWERS_OF_TEN[exponent];
        return true;
    }
#endif
#ifdef __SIZEOF_INT128__
    if (exponent >= -POWER_LIMIT && exponent <= POWER_LIMIT) {
        *value = scaled_exactly(digits, (int)exponent);
        return true;
    }
#endif
    return false;
}

/* Hands strtod the significant digits of [p, end) as one integer, then its exponent. */
static bool parse_slowly(const char *p, const char *end, int64_t exponent, double *value)
{
    char copy[KEPT_DIGITS + 32];
    size_t kept = 0;
    bool rest = false;
    for (; p < end && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.' || (kept == 0 && *p == '0'))
            continue;
        if (kept < KEPT_DIGITS) {
            copy[kept++] = *p;
        } else {
            rest |= *p != '0';
            exponent++;
        }
    }
    int64_t point = exponent + (int64_t)kept;
    *value = 0;
    if (kept == 0 || point < -400)
        return true;
    if (point > 400)
        return false;
    if (rest)
        copy[kept - 1] |= 1; /* '0', as the last digit of a tie is this far out, becomes '1' */
    snprintf(copy + kept, sizeof copy - kept, "e%d", (int)exponent);
    *value = strtod(copy, NULL);
    return *value <= DBL_MAX;
}

bool json_number_parse(const char *text, size_t length, double *value)
{
    const char *end = text + length;
    const char *start = text + (text[0] == '-');
    const char *p = start;
    uint64_t digits = 0;
    int count = 0;        /* digits taken, from the first that is not 0 */
    int64_t exponent = 0; /* of the digits as written, without those not taken */
    int64_t dropped = 0;  /* digits not taken */
    int64_t fraction = 0; /* digits after the point */
    bool after_point = false;
    for (; p < end && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.') {
            after_point = true;
            continue;
        }
        fraction += after_point;
        if (count == WORD_DIGITS) {
            dropped++;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*p - '0');
        count += digits != 0;
    }
    if (p < end) {
        p++;
        bool negative = *p == '-';
        for (p += *p == '-' || *p == '+'; p < end; p++)
            if (exponent < INT32_MAX)
                exponent = exponent * 10 + (*p - '0');
        if (negative)
            exponent = -exponent;
    }
    exponent -= fraction;
    bool fits = (dropped == 0 && scale_digits(digits, exponent, value)) ||
                parse_slowly(start, end, exponent, value);
    if (text[0] == '-')
        *value = -*value;
    return fits;
}

static char *put_digits(char *to, uint64_t value)
{
    static const char PAIRS[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char digits[20];
    size_t at = sizeof digits;
    for (; value >= 100; value /= 100) {
        at -= 2;
        memcpy(digits + at, PAIRS + value % 100 * 2, 2);
    }
    if (value >= 10) {
        at -= 2;
        memcpy(digits + at, PAIRS + value * 2, 2);
    } else {
        digits[--at] = (char)('0' + value);
    }
    memcpy(to, digits + at, sizeof digits - at);
    return to + (sizeof digits - at);
}

size_t json_integer_format(int64_t value, char *to)
{
    char *p = to;
    uint64_t magnitude = (uint64_t)value;
    if (value < 0) {
        *p++ = '-';
        magnitude = 0 - magnitude;
    }
    return (size_t)(put_digits(p, magnitude) - to);
}

/* Writes digits * 10^exponent. */
static char *put_decimal(char *to, uint64_t digits, int exponent)
{
    char text[20];
    for (; digits % 10 == 0; digits /= 10)
        exponent++;
    int count = (int)(put_digits(text, digits) - text);
    int point = count + exponent; /* where the decimal point belongs in the text */
    if (point > -5 && point <= 0) {
        memcpy(to, "0.00000", 7);
        to += 2 - point;
        memcpy(to, text, (size_t)count);
        return to + count;
    }
    int before = point > 0 && point < count ? point : 1;
    memcpy(to, text, (size_t)before);
    to += before;
    if (count > before) {
        *to++ = '.';
        memcpy(to, text + before, (size_t)(count - before));
        to += count - before;
    }
    if (before != point) {
        *to++ = 'e';
        to += json_integer_format(point - before, to);
    }
    return to;
}

/* The `count` digits nearest to a positive value, which is about digits * 10^exponent. */
static uint64_t digits_of(double value, int count, int *exponent)
{
    uint64_t digits = 0;
#ifdef __SIZEOF_INT128__
    if (value >= 1e-10 && value < 1e14) {
        uint64_t bits, limit = 1;
        memcpy(&bits, &value, sizeof bits);
        for (int i = 0; i < count; i++)
            limit *= 10;
        int order = (((int)(bits >> 52) - 1023) * 78913) >> 18; /* log10, or one less */
        *exponent = order - count + 1;
        digits = digits_exactly(value, -*exponent);
        if (digits >= limit)
            digits = digits_exactly(value, -++*exponent);
        return digits;
    }
#endif
    char text[64];
    snprintf(text, sizeof text, "%.*e", count - 1, value);
    const char *p = text;
    for (; *p != 'e'; p++)
        if (*p >= '0' && *p <= '9') /* and not what the locale has for a decimal point */
            digits = digits * 10 + (uint64_t)(*p - '0');
    *exponent = atoi(p + 1) - count + 1;
    return digits;
}

static double read_back(uint64_t digits, int exponent)
{
    double value;
    if (!scale_digits(digits, exponent, &value)) {
        char text[JSON_NUMBER_SIZE];
        snprintf(text, sizeof text, "%llue%d", (unsigned long long)digits, exponent);
        value = strtod(text, NULL);
    }
    return value;
}

size_t json_number_format(double value, char *to)
{
    char *p = to;
    if (signbit(value)) {
        *p++ = '-';
        value = -value;
    }
    if (value < (double)EXACT && value == (double)(uint64_t)value)
        return (size_t)(put_digits(p, (uint64_t)value) - to);

    int exponent = 0;
    uint64_t digits = digits_of(value, SHORT_DIGITS, &exponent);
    for (int count = SHORT_DIGITS + 1; count <= LONG_DIGITS; count++) {
        if (read_back(digits, exponent) == value)
            break;
        digits = digits_of(value, count, &exponent);
    }
    return (size_t)(put_decimal(p, digits, exponent) - to);
}

/* Facts of the machine and bits of text for the Lua layer: clock, randomness, dates, escaping. The
 * host's math.random is neither used nor disturbed. */
#include "base/base64.h"
#include "base/clock.h"
#include "core.h"
#include "base/memory.h"
#include "base/text.h"
#include "lua/binding.h"
#include "os/os.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

static void check_random(lua_State *L, unsigned char *bytes, size_t length)
{
    if (!os_random(bytes, length))
        luaL_error(L, "the system has no random numbers");
}

/* date(text) -> seconds since 1970, of an HTTP date in any of its three forms | nil */
static int util_date(lua_State *L)
{
    time_t seconds = curl_getdate(luaL_checkstring(L, 1), NULL);
    if (seconds == -1)
        return 0;
    lua_pushnumber(L, (lua_Number)seconds);
    return 1;
}

static int util_now(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)clock_seconds(clock_now()));
    return 1;
}

/* time() -> seconds since 1970 by the wall's clock; os.time is not in every sandbox */
static int util_time(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)clock_seconds(clock_wall()));
    return 1;
}

/* timestamp(seconds since 1970) -> "2026-11-25T04:33:53.123Z". gmtime has one memory for all
 * threads, and gmtime_r is not everywhere: the calendar is counted from the first of March 0000, in
 * eras of 400 years, so that a leap day is the last of its year. */
static int util_timestamp(lua_State *L)
{
    lua_Number seconds = luaL_checknumber(L, 1);
    luaL_argcheck(L, seconds >= 0 && seconds < 2e11, 1, "seconds since 1970 expected");
    uint64_t ms = (uint64_t)(seconds * 1000);
    unsigned in_day = (unsigned)(ms / 1000 % 86400), days = (unsigned)(ms / 86400000) + 719468;
    unsigned in_era = days % 146097;
    unsigned year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    unsigned in_year = in_era - (365 * year + year / 4 - year / 100);
    unsigned month = (5 * in_year + 2) / 153; /* 0 is March */
    unsigned day = in_year - (153 * month + 2) / 5 + 1;
    year += days / 146097 * 400 + (month >= 10);
    char text[40];
    int length = snprintf(text, sizeof text, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ", year,
                          month < 10 ? month + 3 : month - 9, day, in_day / 3600, in_day / 60 % 60,
                          in_day % 60, (unsigned)(ms % 1000));
    lua_pushlstring(L, text, (size_t)length);
    return 1;
}

/* RFC 9562, version 4. */
static int util_uuid(lua_State *L)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[16];
    check_random(L, bytes, sizeof bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    char text[36], *end = text;
    for (size_t i = 0; i < sizeof bytes; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *end++ = '-';
        *end++ = digits[bytes[i] >> 4];
        *end++ = digits[bytes[i] & 15];
    }
    lua_pushlstring(L, text, sizeof text);
    return 1;
}

static int util_random(lua_State *L)
{
    unsigned char bytes[8];
    uint64_t number;
    check_random(L, bytes, sizeof bytes);
    memcpy(&number, bytes, sizeof number);
    lua_pushnumber(L, (lua_Number)(number >> 11) * (lua_Number)0x1p-53);
    return 1;
}

struct scratch {
    struct buffer buffer;
};

#define SCRATCH_CLASS "bctrl.scratch"

/* A buffer that a userdata on the stack owns, so that no raised error loses it. */
static struct buffer *new_scratch(lua_State *L)
{
    struct scratch *scratch = lua_newuserdata(L, sizeof *scratch);
    memset(scratch, 0, sizeof *scratch);
    luaL_setmetatable(L, SCRATCH_CLASS);
    return &scratch->buffer;
}

static int scratch_gc(lua_State *L)
{
    struct scratch *scratch = luaL_checkudata(L, 1, SCRATCH_CLASS);
    buffer_free(&scratch->buffer);
    return 0;
}

static int push_scratch(lua_State *L, struct buffer *buffer)
{
    lua_pushlstring(L, buffer->data == NULL ? "" : buffer->data, buffer->length);
    buffer_free(buffer);
    return 1;
}

static int util_escape(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    struct buffer *buffer = new_scratch(L);
    if (!text_escape(buffer, text, length))
        return luaL_error(L, "not enough memory");
    return push_scratch(L, buffer);
}

static int util_lower(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    binding_push_lower(L, text, length);
    return 1;
}

/* header_line(name, value) -> line | nil, message; the message never holds the value */
static int util_header_line(lua_State *L)
{
    size_t name_length, value_length;
    const char *name = luaL_checklstring(L, 1, &name_length);
    const char *value = luaL_checklstring(L, 2, &value_length);
    struct buffer *buffer = new_scratch(L);
    const char *error = text_header_line(buffer, name, name_length, value, value_length);
    if (error == NULL)
        return push_scratch(L, buffer);
    lua_pushnil(L);
    lua_pushstring(L, error);
    return 2;
}

/* base64_encode(bytes) -> text */
static int util_base64_encode(lua_State *L)
{
    size_t length;
    const char *bytes = luaL_checklstring(L, 1, &length);
    struct buffer *buffer = new_scratch(L);
    if (!buffer_reserve(buffer, BASE64_ENCODED(length)))
        return luaL_error(L, "not enough memory");
    base64_encode(buffer->data, bytes, length);
    buffer->length = BASE64_ENCODED(length);
    return push_scratch(L, buffer);
}

/* base64_decode(text) -> bytes | nil, message */
static int util_base64_decode(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    struct buffer *buffer = new_scratch(L);
    if (!buffer_reserve(buffer, BASE64_DECODED(length)))
        return luaL_error(L, "not enough memory");
    size_t size = base64_decode(buffer->data, text, length);
    if (size == BASE64_BAD) {
        lua_pushnil(L);
        lua_pushliteral(L, "not base64");
        return 2;
    }
    buffer->length = size;
    return push_scratch(L, buffer);
}

void lua_util_register(lua_State *L)
{
    static const luaL_Reg scratch_methods[] = {{"__gc", scratch_gc}, {NULL, NULL}};
    static const luaL_Reg functions[] = {
        {"now", util_now},
        {"date", util_date},
        {"time", util_time},
        {"timestamp", util_timestamp},
        {"uuid", util_uuid},
        {"random", util_random},
        {"escape", util_escape},
        {"lower", util_lower},
        {"header_line", util_header_line},
        {"base64_encode", util_base64_encode},
        {"base64_decode", util_base64_decode},
        {NULL, NULL},
    };
    compat_newclass(L, SCRATCH_CLASS, scratch_methods);
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    lua_pushstring(L, info->version);
    lua_setfield(L, -2, "curl_version");
    lua_pushboolean(L, (info->features & CURL_VERSION_HTTP2) != 0);
    lua_setfield(L, -2, "http2");
}

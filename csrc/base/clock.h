/* Monotonic time in nanoseconds, the unit of every deadline in the C module; Lua sees seconds. What
 * reads the clocks differs between systems, and is in os/. */
#ifndef BCTRL_CLOCK_H
#define BCTRL_CLOCK_H

#include <stdint.h>

#define CLOCK_NEVER INT64_MAX
#define CLOCK_SECOND INT64_C(1000000000)
#define CLOCK_MILLISECOND INT64_C(1000000)

#pragma GCC visibility push(hidden)

int64_t clock_now(void);
int64_t clock_wall(void); /* the wall's clock: since 1970, and it may jump */

#pragma GCC visibility pop

/* A duration of `seconds`, 0 when negative or not a number, CLOCK_NEVER past a hundred years. */
static inline int64_t clock_duration(double seconds)
{
    if (!(seconds > 0))
        return 0;
    return seconds < 3e9 ? (int64_t)(seconds * 1e9) : CLOCK_NEVER;
}

static inline int64_t clock_add(int64_t moment, int64_t duration)
{
    return duration < CLOCK_NEVER - moment ? moment + duration : CLOCK_NEVER;
}

static inline int64_t clock_earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static inline double clock_seconds(int64_t duration)
{
    return (double)duration * 1e-9;
}

/* Whole milliseconds, rounded up so that a wait never ends before its deadline. */
static inline int clock_milliseconds(int64_t duration)
{
    if (duration <= 0)
        return 0;
    if (duration > CLOCK_MILLISECOND * 86400000)
        return 86400000;
    return (int)((duration + CLOCK_MILLISECOND - 1) / CLOCK_MILLISECOND);
}

#endif

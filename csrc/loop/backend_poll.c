/* The poller of everywhere else: curl_multi_perform and curl_multi_poll. It has no descriptor to
 * show, and a run looks at every transfer. Chosen on Linux with -DBCTRL_PORTABLE_POLLER. */
#include "loop/backend.h"

#ifdef BCTRL_PORTABLE_POLLER

#include "base/clock.h"
#include "base/memory.h"
#include "os/sigpipe.h"
#include "loop/sockets.h"

#include <errno.h>
#include <unistd.h>

const char *const poller_name = "portable";

struct poller {
    CURLM *multi;
    struct sockets sockets;
    uint64_t waits;
    int running;  /* as of the last perform */
    bool failed;  /* libcurl broke off: see poller_failed */
    bool guarded; /* see sigpipe.h */
};

struct poller *poller_new(CURLM *multi)
{
    struct poller *poller = bctrl_calloc(1, sizeof *poller);
    if (poller == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    poller->multi = multi;
    poller->guarded = sigpipe_needed();
    return poller;
}

void poller_attach(struct poller *poller, CURLM *multi)
{
    poller->multi = multi;
    poller->running = 0;
}

void poller_free(struct poller *poller)
{
    if (poller == NULL)
        return;
    sockets_free(&poller->sockets);
    bctrl_free(poller);
}

void poller_close_sockets(struct poller *poller)
{
    sockets_close_all(&poller->sockets);
}

CURLMcode poller_kick(struct poller *poller)
{
    poller->running++; /* the next perform starts it */
    return CURLM_OK;
}

/* curl_multi_poll does not tell a signal from its own timers: it was one if it came back before
 * either had been due. */
static unsigned wait_for(struct poller *poller, int64_t now, int64_t wait)
{
    long timer = -1;
    int ready = 0, milliseconds = clock_milliseconds(wait);
    curl_multi_timeout(poller->multi, &timer);
    int64_t expected = (int64_t)milliseconds;
    if (timer >= 0 && timer < milliseconds)
        expected = timer;
    poller->waits++;
    curl_multi_poll(poller->multi, NULL, 0, milliseconds, &ready);
    int64_t early = now + (expected - 1) * CLOCK_MILLISECOND - clock_now();
    return ready == 0 && early > 0 ? POLLER_BUSY | POLLER_INTERRUPTED : POLLER_BUSY;
}

unsigned poller_run(struct poller *poller, int64_t now, int64_t wait, int64_t *limit)
{
    unsigned result = 0;
    SIGPIPE_BEGIN(poller->guarded);
    if (wait > 0) {
        result = wait_for(poller, now, wait);
        *limit = clock_add(*limit, clock_now() - now);
    }
    if (poller->running > 0) {
        if (curl_multi_perform(poller->multi, &poller->running) != CURLM_OK)
            poller->failed = true;
        result |= POLLER_BUSY;
    }
    SIGPIPE_END;
    return result;
}

bool poller_failed(struct poller *poller)
{
    bool failed = poller->failed;
    poller->failed = false;
    return failed;
}

int64_t poller_due(struct poller *poller)
{
    long timer = -1;
    if (poller->running == 0 || curl_multi_timeout(poller->multi, &timer) != CURLM_OK || timer < 0)
        return CLOCK_NEVER;
    return clock_add(clock_now(), (int64_t)timer * CLOCK_MILLISECOND);
}

uint64_t poller_reads(const struct poller *poller)
{
    (void)poller;
    return 0; /* curl_multi_poll does not tell reading from writing */
}

bool poller_is_blind(const struct poller *poller)
{
    return poller->running > 0;
}

int poller_descriptor(struct poller *poller)
{
    (void)poller;
    return -1;
}

void poller_arm(struct poller *poller, int64_t due)
{
    (void)poller;
    (void)due;
}

void poller_arm_sooner(struct poller *poller, int64_t due)
{
    (void)poller;
    (void)due;
}

struct poller_counts poller_counts(struct poller *poller)
{
    return (struct poller_counts){.opened = poller->sockets.opened,
                                  .waits = poller->waits,
                                  .open = sockets_count(&poller->sockets)};
}

bool poller_socket_opened(struct poller *poller, curl_socket_t descriptor)
{
    if (sockets_add(&poller->sockets, descriptor))
        return true;
    close(descriptor);
    return false;
}

int poller_socket_close(struct poller *poller, curl_socket_t descriptor)
{
    sockets_remove(&poller->sockets, descriptor);
    return close(descriptor);
}

#endif

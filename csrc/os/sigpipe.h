/* Before 7.88 libcurl can let OpenSSL write to a closed socket, which raises SIGPIPE in a host that
 * has not chosen to ignore it; blocked around the calls there. Later versions need nothing, which
 * is found out where it runs; -DBCTRL_GUARD_SIGPIPE does it for them too. */
#ifndef BCTRL_SIGPIPE_H
#define BCTRL_SIGPIPE_H

#include <curl/curl.h>

#include <stdbool.h>

#ifndef _WIN32

#include <pthread.h>
#include <signal.h>
#include <time.h>

struct sigpipe {
    sigset_t before;
    bool needed, pending;
};

/* To be asked once and kept: it takes libcurl a while. */
static inline bool sigpipe_needed(void)
{
#ifdef BCTRL_GUARD_SIGPIPE
    return true;
#else
    return curl_version_info(CURLVERSION_NOW)->version_num < 0x075800;
#endif
}

static inline void sigpipe_begin(struct sigpipe *state, bool needed)
{
    sigset_t set;
    state->needed = needed;
    if (!needed)
        return;
    sigpending(&set);
    state->pending = sigismember(&set, SIGPIPE) == 1;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, &state->before);
}

static inline void sigpipe_end(const struct sigpipe *state)
{
    sigset_t set;
    if (!state->needed)
        return;
    sigpending(&set);
    if (!state->pending && sigismember(&set, SIGPIPE) == 1) {
        int signal_number;
        sigemptyset(&set);
        sigaddset(&set, SIGPIPE);
        sigwait(&set, &signal_number);
    }
    pthread_sigmask(SIG_SETMASK, &state->before, NULL);
}

#define SIGPIPE_BEGIN(needed)                                                                      \
    struct sigpipe sigpipe_state;                                                                  \
    sigpipe_begin(&sigpipe_state, needed)
#define SIGPIPE_END sigpipe_end(&sigpipe_state)

#else

static inline bool sigpipe_needed(void)
{
    return false;
}

#define SIGPIPE_BEGIN(needed) (void)(needed)
#define SIGPIPE_END (void)0

#endif

#endif

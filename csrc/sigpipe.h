/* Before 7.88 libcurl can let OpenSSL write to a closed socket, which raises SIGPIPE in a host that
 * has not chosen to ignore it; blocked around the calls there. Later versions need nothing;
 * -DBCTRL_GUARD_SIGPIPE builds it for them too. */
#ifndef BCTRL_SIGPIPE_H
#define BCTRL_SIGPIPE_H

#include <curl/curl.h>

#if (LIBCURL_VERSION_NUM < 0x075800 || defined(BCTRL_GUARD_SIGPIPE)) && !defined(_WIN32)

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <time.h>

struct sigpipe {
    sigset_t before;
    bool pending;
};

static inline struct sigpipe sigpipe_begin(void)
{
    struct sigpipe state;
    sigset_t set;
    sigpending(&set);
    state.pending = sigismember(&set, SIGPIPE) == 1;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, &state.before);
    return state;
}

static inline void sigpipe_end(const struct sigpipe *state)
{
    sigset_t set;
    sigpending(&set);
    if (!state->pending && sigismember(&set, SIGPIPE) == 1) {
        int signal_number;
        sigemptyset(&set);
        sigaddset(&set, SIGPIPE);
        sigwait(&set, &signal_number);
    }
    pthread_sigmask(SIG_SETMASK, &state->before, NULL);
}

#define SIGPIPE_BEGIN const struct sigpipe sigpipe_state = sigpipe_begin()
#define SIGPIPE_END sigpipe_end(&sigpipe_state)

#else

#define SIGPIPE_BEGIN (void)0
#define SIGPIPE_END (void)0

#endif

#endif

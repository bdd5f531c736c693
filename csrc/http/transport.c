/* The transport: one curl multi handle with its poller, the queues in front of it, the deadlines,
 * and the list of what is done. http_pump moves all of it along. */
#include "http/internal.h"
#include "base/memory.h"
#include "os/sigpipe.h"

#include <errno.h>
#include <string.h>

/* Deadlines are not judged while the budget leaves sockets unread, but not for ever either. */
enum { MOST_CUTS = 100 };

/* By number, so that what runs decides and not the header: CURLMOPT_QUICK_EXIT. */
#define MULTI_QUICK_EXIT ((CURLMoption)(CURLOPTTYPE_LONG + 21))

bool http_is_foreign(const struct http *http)
{
    return process_is_other(&http->process);
}

long http_process(const struct http *http)
{
    return http->process.id;
}

static const char *unfit(const curl_version_info_data *info)
{
    if (info->version_num < 0x075000)
        return "libcurl 7.80 or later is needed";
    if (!(info->features & CURL_VERSION_ASYNCHDNS))
        return "a libcurl with asynchronous DNS is needed: with this one, looking up a host blocks";
    return NULL;
}

static CURLM *new_multi(const struct http *http)
{
    CURLM *multi = curl_multi_init();
    if (multi == NULL)
        return NULL;
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)http->max_connections);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)http->max_connections);
    /* From 8.20 on the multi handle waits for look-ups as well; older ones know no such option. */
    curl_multi_setopt(multi, MULTI_QUICK_EXIT, 1L);
    return multi;
}

struct http *http_new(long max_connections, const char **error)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    *error = unfit(info);
    if (*error == NULL && !http_global_init())
        *error = "libcurl could not be initialised";
    if (*error != NULL)
        return NULL;
    struct http *http = bctrl_calloc(1, sizeof *http);
    *error = "not enough memory";
    if (http == NULL)
        return NULL;
    http->process = process_note();
    http->max_connections = (size_t)max_connections;
    http->guarded = sigpipe_needed();
#if LIBCURL_VERSION_NUM >= 0x075700 && !defined(BCTRL_NO_QUICK_EXIT)
    http->parks = info->version_num < 0x075700;
#else
    http->parks = true;
#endif
    http->multi = new_multi(http);
    if (http->multi != NULL)
        http->poller = poller_new(http->multi);
    if (http->poller == NULL) {
        if (http->multi != NULL && errno != ENOMEM)
            *error = "cannot create an epoll descriptor: too many open files";
        http_free(http);
        return NULL;
    }
    return http;
}

static void clean_up(const struct http *http)
{
    SIGPIPE_BEGIN(http->guarded);
    curl_multi_cleanup(http->multi);
    SIGPIPE_END;
}

void http_free(struct http *http)
{
    if (http == NULL)
        return;
    bool foreign = http_is_foreign(http);
    bool abandon =
        foreign || http->parked > 0; /* libcurl would block, or touch the parent's epoll */
    while (http->made != NULL) {
        struct http_request *request = http->made;
        http->made = request->made;
        if (request->holder != NULL)
            *request->holder = NULL;
        bool in_multi = request->state == STATE_ACTIVE || request->state == STATE_PARKED;
        bool blocks = request->state == STATE_PARKED ||
                      (request->state == STATE_ACTIVE && http->parks && request->resolving);
        if (blocks)
            abandon = true;
        else if (in_multi && !foreign)
            request_remove(request);
        request_free(request, !foreign && !blocks);
    }
    if (!abandon)
        clean_up(http);
    else
        poller_close_sockets(http->poller);
    poller_free(http->poller);
    connections_free(http);
    queue_free(http);
    timers_free(&http->deadlines);
    timers_free(&http->sleeps);
    process_forget(&http->process);
    bctrl_free(http);
}

static void fail_active(struct http *http)
{
    http->broken = true;
    for (struct http_request *request = http->made; request != NULL; request = request->made) {
        if (request->state != STATE_ACTIVE)
            continue;
        request_fail(request, FAILURE_MEMORY, "out of memory");
        request_finish(request);
    }
}

static void harvest(struct http *http)
{
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(http->multi, &left)) != NULL) {
        struct http_request *request = NULL;
        CURLcode code = message->data.result;
        if (message->msg != CURLMSG_DONE)
            continue;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&request);
        request->resolving = false;
        if (request->state == STATE_PARKED) {
            request_unpark(request);
            continue;
        }
        request_judge(request, code);
        request_settle(request);
    }
    if (poller_failed(http->poller))
        fail_active(http);
}

/* After fail_active: a multi handle in good order. False when memory is still short. */
static bool mend(struct http *http)
{
    if (http->parked == 0) {
        CURLM *multi = new_multi(http);
        if (multi == NULL)
            return false;
        clean_up(http);
        http->multi = multi;
        poller_attach(http->poller, multi);
    }
    http->broken = false;
    return true;
}

/* Hands queued requests to libcurl one at a time, so that a hundred at once do not cost one long
 * pump. False when `limit` came first. */
static bool admit(struct http *http, int64_t limit)
{
    bool first = true;
    struct http_request *next;
    while ((next = queue_next(http)) != NULL) {
        if (!first && limit != CLOCK_NEVER && clock_now() >= limit)
            return false;
        first = false;
        if (!http->broken || mend(http)) {
            request_admit(next);
        } else {
            request_fail(next, FAILURE_MEMORY, "out of memory");
            request_finish(next);
        }
        harvest(http); /* answered or failed at once */
    }
    return true;
}

static struct http_request *request_of(struct timer *timer)
{
    return (struct http_request *)(void *)((char *)timer - offsetof(struct http_request, timer));
}

static void wake_sleepers(struct http *http, int64_t now)
{
    struct timer *timer;
    while ((timer = timers_first(&http->sleeps)) != NULL && timer->due <= now)
        request_finish(request_of(timer));
}

static void judge_deadlines(struct http *http, int64_t now)
{
    struct timer *timer;
    while ((timer = timers_first(&http->deadlines)) != NULL && timer->due <= now) {
        struct http_request *request = request_of(timer);
        request_expire(request, now);
        request_finish(request);
    }
}

/* The next moment at which a pump has something to do; 0 when it is now. */
static int64_t next_due(struct http *http)
{
    if (http->done.first != NULL || queue_next(http) != NULL)
        return 0;
    const struct timer *deadline = timers_first(&http->deadlines);
    const struct timer *sleep = timers_first(&http->sleeps);
    int64_t due = clock_earlier(poller_due(http->poller), queue_due(http));
    if (deadline != NULL)
        due = clock_earlier(due, deadline->due);
    if (sleep != NULL)
        due = clock_earlier(due, sleep->due);
    return due;
}

struct http_progress http_pump(struct http *http, int64_t timeout, int64_t budget)
{
    struct http_progress progress = {0};
    int64_t now = clock_now(), end = clock_add(now, timeout), limit = clock_add(now, budget);
    bool cut;
    http->unsettled = true;
    do {
        cut = !admit(http, limit == CLOCK_NEVER ? limit : limit - budget / 2);
        int64_t due = clock_earlier(end, next_due(http));
        unsigned events = poller_run(http->poller, now, cut || due <= now ? 0 : due - now, &limit);
        if (events & POLLER_CUT)
            cut = true;
        if (events & POLLER_BUSY || due > now)
            now = clock_now();
        harvest(http);
        queue_tick(http, now);
        if (!cut && queue_next(http) != NULL && now < limit)
            cut = !admit(http, limit);
        http->cuts = cut ? http->cuts + 1 : 0;
        wake_sleepers(http, now);
        if (!cut || http->cuts > MOST_CUTS)
            judge_deadlines(http, now);
        progress.interrupted = (events & POLLER_INTERRUPTED) != 0;
    } while (http->done.first == NULL && !progress.interrupted && now < end && now < limit);
    progress.done = http->done.count;
    progress.left = limit == CLOCK_NEVER ? CLOCK_NEVER : limit - clock_now();
    progress.more = cut || queue_next(http) != NULL || poller_due(http->poller) <= now;
    return progress;
}

struct http_request *http_next(struct http *http)
{
    struct http_request *request = http->done.first;
    if (request == NULL)
        return NULL;
    list_remove(&http->done, request);
    request->state = STATE_DELIVERED;
    return request;
}

int64_t http_timeout(struct http *http)
{
    int64_t due = next_due(http);
    if (due == 0)
        return 0;
    int64_t now = clock_now();
    if (poller_is_blind(http->poller))
        due = clock_earlier(due, now + 10 * CLOCK_MILLISECOND);
    return due == CLOCK_NEVER ? CLOCK_NEVER : due <= now ? 0 : due - now;
}

int http_descriptor(struct http *http)
{
    int descriptor = poller_descriptor(http->poller);
    if (descriptor >= 0 && !http->watched) {
        http->watched = true;
        poller_arm(http->poller, http->woken ? 0 : next_due(http));
    }
    return descriptor;
}

void http_settle(struct http *http)
{
    bool woken = http->woken;
    int64_t due = http->watched ? next_due(http) : CLOCK_NEVER;
    http->unsettled = false;
    http->woken = due == 0;
    if (!http->watched)
        return;
    /* Left armed for something earlier that is over, it wakes its host once for nothing, some
     * seconds from now; armed anew for each request it would cost more than that request. */
    if (woken)
        poller_arm(http->poller, due);
    else
        poller_arm_sooner(http->poller, due);
}

void http_wake(struct http *http)
{
    http->woken = true;
    if (http->watched)
        poller_arm(http->poller, 0);
}

void http_touch(struct http *http)
{
    if (!http->watched || http->unsettled || http->woken)
        return;
    int64_t due = next_due(http);
    http->woken = due == 0;
    poller_arm_sooner(http->poller, due);
}

struct http_stats http_stats(const struct http *http)
{
    struct poller_counts counts = poller_counts(http->poller);
    return (struct http_stats){
        .connections = counts.opened,
        .open = counts.open,
        .sendings = http->sendings,
        .wakeups = counts.waits,
        .settles = counts.arms,
        .active = http->active,
        .queued = http->queued,
        .idle = http->idle.count,
    };
}

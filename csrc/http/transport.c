/* The transport: what waits goes to libcurl, what libcurl is through with is judged. The loop moves
 * it along. */
#include "base/memory.h"
#include "http/internal.h"

#include <string.h>

static const char *unfit(const curl_version_info_data *info)
{
    if (info->version_num < 0x075700)
        return "libcurl 7.87 or later is needed";
    if (!(info->features & CURL_VERSION_ASYNCHDNS))
        return "a libcurl with asynchronous DNS is needed: with this one, looking up a host blocks";
    return NULL;
}

/* Hands queued requests to libcurl one at a time, so that a hundred at once do not cost one long
 * run. */
static bool admit(struct loop_prepare *prepare, int64_t now, int64_t limit)
{
    struct http *http = CONTAINER_OF(prepare, struct http, prepare);
    bool first = true;
    struct queue_entry *next;
    queue_tick(&http->queue, now, loop_reads(http->loop));
    while ((next = queue_next(&http->queue)) != NULL) {
        struct http_request *request = CONTAINER_OF(next, struct http_request, entry);
        if (!first && limit != CLOCK_NEVER && clock_now() >= limit)
            return false;
        first = false;
        if (driver_mend(http_request_driver(request))) {
            http_request_admit(request);
        } else {
            outcome_fail(request, FAILURE_MEMORY, "out of memory");
            http_request_finish(request);
        }
    }
    return true;
}

static int64_t admission_due(const struct loop_prepare *prepare)
{
    return queue_due(&CONTAINER_OF(prepare, const struct http, prepare)->queue);
}

static void on_done(void *user, CURL *easy, CURLcode code)
{
    struct http_request *request = NULL;
    (void)user;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&request);
    outcome_judge(request, code);
    http_request_settle(request);
}

static void on_broken(struct driver *driver)
{
    struct http *http = driver->user;
    for (struct http_request *request = http->made; request != NULL; request = request->made) {
        bool is_in = request->state == STATE_ACTIVE || request->state == STATE_OPEN;
        if (!is_in || http_request_driver(request) != driver)
            continue;
        outcome_fail(request, FAILURE_MEMORY, "out of memory");
        http_request_finish(request);
    }
}

struct http *http_new(struct loop *loop, long max_connections, const char **error)
{
    *error = unfit(curl_version_info(CURLVERSION_NOW));
    if (*error == NULL && !http_global_init())
        *error = "libcurl could not be initialised";
    if (*error != NULL)
        return NULL;
    struct http *http = bctrl_calloc(1, sizeof *http);
    *error = "not enough memory";
    if (http == NULL)
        return NULL;
    http->loop = loop_ref(loop);
    http->prepare.run = admit;
    http->prepare.due = admission_due;
    http->driver.done = on_done;
    http->driver.broken = on_broken;
    http->driver.user = http;
    http->streams = http->driver;
    http->max_connections = (size_t)max_connections;
    loop_prepare_enter(loop, &http->prepare);
    if (queue_init(&http->queue, (size_t)max_connections) &&
        driver_init(&http->driver, loop, (size_t)max_connections))
        return http;
    http_free(http);
    return NULL;
}

void http_free(struct http *http)
{
    if (http == NULL)
        return;
    bool is_foreign = loop_is_foreign(http->loop); /* libcurl would touch the parent's epoll set */
    while (http->made != NULL) {
        struct http_request *request = http->made;
        http->made = request->made;
        if (request->holder != NULL)
            *request->holder = NULL;
        if ((request->state == STATE_ACTIVE || request->state == STATE_OPEN) && !is_foreign)
            http_request_remove(request);
        if (request->holder != NULL && request->on_bare != NULL)
            request->on_bare(request->user);
        http_request_free(request, !is_foreign);
    }
    driver_free(&http->driver, is_foreign);
    driver_free(&http->streams, is_foreign);
    connections_free(&http->connections);
    queue_free(&http->queue);
    loop_prepare_leave(http->loop, &http->prepare);
    loop_unref(http->loop);
    bctrl_free(http);
}

struct http_stats http_stats(const struct http *http)
{
    return (struct http_stats){
        .sendings = http->sendings,
        .active = http->queue.active,
        .queued = http->queue.queued,
        .idle = http->idle.count,
    };
}

/* Drives libcurl with what the loop tells: see driver.h. */
#include "http/driver.h"

/* By number, so that what runs decides and not the header: CURLMOPT_QUICK_EXIT. */
#define MULTI_QUICK_EXIT ((CURLMoption)(CURLOPTTYPE_LONG + 21))

static void harvest(struct driver *driver)
{
    int left;
    const CURLMsg *message;
    while ((message = curl_multi_info_read(driver->multi, &left)) != NULL) {
        CURLcode code = message->data.result;
        if (message->msg == CURLMSG_DONE)
            driver->done(driver->user, message->easy_handle, code);
    }
    if (driver->has_failed) {
        driver->has_failed = false;
        driver->is_broken = true;
        driver->broken(driver);
    }
}

static CURLMcode act(struct driver *driver, curl_socket_t socket, int ready)
{
    int running;
    CURLMcode code = curl_multi_socket_action(driver->multi, socket, ready, &running);
    driver->has_failed = driver->has_failed || code != CURLM_OK;
    return code;
}

static void on_ready(void *user, os_socket socket, unsigned ready)
{
    act(user, socket,
        (ready & LOOP_READ ? CURL_CSELECT_IN : 0) | (ready & LOOP_WRITE ? CURL_CSELECT_OUT : 0));
    harvest(user);
}

static void on_due(struct loop_timer *timer, int64_t now)
{
    struct driver *driver = CONTAINER_OF(timer, struct driver, timer);
    (void)now;
    act(driver, CURL_SOCKET_TIMEOUT, 0);
    harvest(driver);
}

/* CURLMOPT_SOCKETFUNCTION */
static int on_socket(CURL *easy, curl_socket_t socket, int what, void *user, void *assigned)
{
    struct driver *driver = user;
    (void)easy;
    (void)assigned;
    unsigned wanted = (what == CURL_POLL_IN || what == CURL_POLL_INOUT ? LOOP_READ : 0u) |
                      (what == CURL_POLL_OUT || what == CURL_POLL_INOUT ? LOOP_WRITE : 0u);
    if (!loop_watch(driver->loop, socket, wanted, on_ready, driver))
        driver->has_failed = true;
    return 0;
}

/* CURLMOPT_TIMERFUNCTION */
static int on_timer(CURLM *multi, long milliseconds, void *user)
{
    struct driver *driver = user;
    int64_t due = CLOCK_NEVER;
    (void)multi;
    if (milliseconds >= 0)
        due = clock_add(clock_now(), (int64_t)milliseconds * CLOCK_MILLISECOND);
    loop_timer_set(driver->loop, &driver->timer, due);
    return 0;
}

static void tell_most(struct driver *driver, CURLM *multi)
{
    size_t most = driver->told_connections = driver->max_connections + driver->bare;
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)most);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)most);
}

void driver_tell_most(struct driver *driver)
{
    if (driver->told_connections != driver->max_connections + driver->bare)
        tell_most(driver, driver->multi);
}

static CURLM *new_multi(struct driver *driver)
{
    CURLM *multi = curl_multi_init();
    if (multi == NULL)
        return NULL;
    tell_most(driver, multi);
    /* From 8.20 on the multi handle waits for look-ups as well; older ones know no such option. */
    curl_multi_setopt(multi, MULTI_QUICK_EXIT, 1L);
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, driver);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, driver);
    return multi;
}

bool driver_init(struct driver *driver, struct loop *loop, size_t max_connections)
{
    driver->loop = loop;
    driver->max_connections = max_connections;
    driver->is_entered =
        driver->is_entered || loop_timer_enter(loop, &driver->timer, LOOP_DEADLINE, on_due);
    driver->multi = driver->is_entered ? new_multi(driver) : NULL;
    return driver->multi != NULL;
}

void driver_free(struct driver *driver, bool abandon)
{
    if (driver->multi != NULL && abandon)
        loop_abandon_sockets(driver->loop);
    else if (driver->multi != NULL)
        curl_multi_cleanup(driver->multi);
    if (driver->is_entered)
        loop_timer_leave(driver->loop, &driver->timer);
}

CURLMcode driver_add(struct driver *driver, CURL *easy)
{
    driver_tell_most(driver);
    CURLMcode code = curl_multi_add_handle(driver->multi, easy);
    if (code != CURLM_OK)
        return code;
    loop_timer_set(driver->loop, &driver->timer, CLOCK_NEVER);
    code = act(driver, CURL_SOCKET_TIMEOUT, 0);
    harvest(driver); /* answered or failed at once */
    return code;
}

void driver_remove(struct driver *driver, CURL *easy)
{
    curl_multi_remove_handle(driver->multi, easy);
}

bool driver_mend(struct driver *driver)
{
    if (!driver->is_broken)
        return true;
    CURLM *old = driver->multi, *multi = new_multi(driver);
    if (multi == NULL)
        return false;
    curl_multi_cleanup(old);
    loop_timer_set(driver->loop, &driver->timer, CLOCK_NEVER);
    driver->multi = multi;
    driver->is_broken = false;
    return true;
}

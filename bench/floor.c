/* The floor: what libcurl alone costs. It sends the requests that the client sends, over reused
 * handles, and drops the answers unread.
 *
 *   floor one|multi|epoll URL COUNT IN_FLIGHT [BODY]   (GET without a body)
 *
 * one: curl_easy_perform, one after another. multi: IN_FLIGHT handles in curl_multi_perform and
 * curl_multi_poll. epoll: the same through curl_multi_socket_action. Prints cpu= and wall=, each in
 * microseconds per request, after a warm-up that is not counted; with a COUNT of 0 it sends one
 * request and prints nothing. */
#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

enum { MOST = 1024, WARM_UP = 200 };

struct flight {
    CURLM *multi;
    int epoll;
    long due; /* milliseconds until libcurl wants to be called; -1: never */
    long left, active;
};

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void fail(const char *message)
{
    fprintf(stderr, "floor: %s\n", message);
    exit(1);
}

static size_t drop(char *data, size_t size, size_t count, void *user)
{
    (void)data;
    (void)user;
    return size * count;
}

static void judge(CURL *easy, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK || status != 200)
        fail(code == CURLE_OK ? "the answer is not 200" : curl_easy_strerror(code));
}

/* Those of the client, so that the same bytes are sent. */
static struct curl_slist *new_headers(bool has_body)
{
    static const char *const lines[] = {
        "Accept: application/json", "Authorization: Bearer bench-key-0123456789abcdef",
        "User-Agent: bctrl-lua/0.1.0 (Lua 5.4; libcurl 7.88.1)", "Content-Type: application/json",
        "Idempotency-Key: 5f3c1c1e-7a44-4b3e-9a55-0c4d5e6f7a8b"};
    struct curl_slist *headers = NULL;
    for (size_t i = 0; i < (has_body ? 5 : 3); i++)
        headers = curl_slist_append(headers, lines[i]);
    return headers;
}

static CURL *new_handle(const char *url, struct curl_slist *headers, const char *body)
{
    CURL *easy = curl_easy_init();
    if (easy == NULL)
        fail("no memory");
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    if (body != NULL)
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    return easy;
}

static void run_one(CURL *easy, long count)
{
    for (long i = 0; i < count; i++)
        judge(easy, curl_easy_perform(easy));
}

static void start(struct flight *flight, CURL *easy)
{
    if (flight->left == 0)
        return;
    flight->left--;
    flight->active++;
    curl_multi_add_handle(flight->multi, easy);
}

static void harvest(struct flight *flight)
{
    CURLMsg *message;
    int rest;
    while ((message = curl_multi_info_read(flight->multi, &rest)) != NULL) {
        CURL *easy = message->easy_handle;
        judge(easy, message->data.result);
        curl_multi_remove_handle(flight->multi, easy);
        flight->active--;
        start(flight, easy);
    }
}

static int on_socket(CURL *easy, curl_socket_t descriptor, int what, void *user, void *registered)
{
    struct flight *flight = user;
    struct epoll_event event = {.data.fd = descriptor};
    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(flight->epoll, EPOLL_CTL_DEL, descriptor, NULL);
        return 0;
    }
    if (what != CURL_POLL_OUT)
        event.events |= EPOLLIN;
    if (what != CURL_POLL_IN)
        event.events |= EPOLLOUT;
    epoll_ctl(flight->epoll, registered == NULL ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor,
              &event);
    curl_multi_assign(flight->multi, descriptor, flight);
    return 0;
}

static int on_timer(CURLM *multi, long milliseconds, void *user)
{
    struct flight *flight = user;
    (void)multi;
    flight->due = milliseconds;
    return 0;
}

static void step_epoll(struct flight *flight)
{
    struct epoll_event events[64];
    int running, count = epoll_wait(flight->epoll, events, 64, (int)flight->due);
    for (int i = 0; i < count; i++) {
        int ready = (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) ? CURL_CSELECT_IN : 0) |
                    (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
        curl_multi_socket_action(flight->multi, events[i].data.fd, ready, &running);
    }
    if (flight->due == 0 || count == 0) {
        flight->due = -1;
        curl_multi_socket_action(flight->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
}

static void run_flight(struct flight *flight, CURL **handles, long in_flight, long count)
{
    flight->left = count;
    for (long i = 0; i < in_flight; i++)
        start(flight, handles[i]);
    while (flight->active > 0) {
        if (flight->epoll >= 0) {
            step_epoll(flight);
        } else {
            int running;
            curl_multi_perform(flight->multi, &running);
            if (running == flight->active)
                curl_multi_poll(flight->multi, NULL, 0, 1000, NULL);
        }
        harvest(flight);
    }
}

int main(int argc, char **argv)
{
    if (argc < 5)
        fail("one|multi|epoll URL COUNT IN_FLIGHT [BODY]");
    const char *mode = argv[1], *body = argc > 5 ? argv[5] : NULL;
    long count = strtol(argv[3], NULL, 10), in_flight = strtol(argv[4], NULL, 10);
    if (in_flight < 1 || in_flight > MOST)
        fail("too many in flight");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct curl_slist *headers = new_headers(body != NULL);
    static CURL *handles[MOST];
    for (long i = 0; i < in_flight; i++)
        handles[i] = new_handle(argv[2], headers, body);
    struct flight flight = {.multi = curl_multi_init(), .epoll = -1, .due = -1};
    if (strcmp(mode, "epoll") == 0) {
        flight.epoll = epoll_create1(0);
        curl_multi_setopt(flight.multi, CURLMOPT_SOCKETFUNCTION, on_socket);
        curl_multi_setopt(flight.multi, CURLMOPT_SOCKETDATA, &flight);
        curl_multi_setopt(flight.multi, CURLMOPT_TIMERFUNCTION, on_timer);
        curl_multi_setopt(flight.multi, CURLMOPT_TIMERDATA, &flight);
    }
    curl_multi_setopt(flight.multi, CURLMOPT_MAXCONNECTS, in_flight);
    double cpu = 0, wall = 0;
    for (int round = 0; round < 2; round++) {
        long calls = round > 0 ? count : count > 0 ? WARM_UP + in_flight : 1;
        cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        wall = seconds(CLOCK_MONOTONIC);
        if (strcmp(mode, "one") == 0)
            run_one(handles[0], calls);
        else
            run_flight(&flight, handles, in_flight, calls);
    }
    if (count > 0)
        printf("cpu=%.3f\nwall=%.3f\n",
               (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) / (double)count * 1e6,
               (seconds(CLOCK_MONOTONIC) - wall) / (double)count * 1e6);
    for (long i = 0; i < in_flight; i++)
        curl_easy_cleanup(handles[i]);
    curl_multi_cleanup(flight.multi);
    curl_slist_free_all(headers);
    curl_global_cleanup();
    return 0;
}

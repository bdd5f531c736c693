/* HTTP over one curl multi handle, for callers that never want to wait. Knows no Lua: the binding
 * (lua_http.c, lua_request.c) is its only user today. Not for use by two threads at a time. */
#ifndef BCTRL_HTTP_H
#define BCTRL_HTTP_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct http;
struct http_profile;
struct http_request;

/* --- Profiles: what many requests share. Immutable, counted references. */

struct http_profile_options {
    const char *proxy;         /* NULL: the environment's */
    const char *ca_file;       /* NULL: the environment's, then libcurl's own */
    bool no_proxy;             /* the environment's proxies do not apply either */
    int64_t connect_timeout;   /* nanoseconds; CLOCK_NEVER for none */
    size_t max_response_bytes; /* after decompression */
    size_t max_header_bytes;   /* all header lines of a response, 1xx answers and trailers too */
};

/* NULL when memory is short. The caller holds one reference. */
struct http_profile *http_profile_new(const struct http_profile_options *options);

/* Adds a header line ("Name: value") before the profile's first use; false when memory is short. */
bool http_profile_add_line(struct http_profile *profile, const char *line, size_t length);
struct http_profile *http_profile_ref(struct http_profile *profile);
void http_profile_unref(struct http_profile *profile); /* NULL is allowed */

/* --- The transport. */

/* NULL with *error, a static text, when this libcurl cannot serve or memory is short. */
struct http *http_new(long max_connections, const char **error);

/* Cancels and frees every request (each holder's pointer becomes NULL), closes the connections. In
 * a process forked since http_new it only closes descriptors. */
void http_free(struct http *http);

/* Was it made by another process than this one? Then nothing but http_free may be called. */
bool http_is_foreign(const struct http *http);
long http_process(const struct http *http);

struct http_progress {
    size_t done;      /* requests that wait in http_next */
    bool more;        /* work was left over because the budget was spent */
    bool interrupted; /* a signal arrived */
    int64_t left;     /* of the budget; negative when it was exceeded */
};

/* Moves everything along for up to `timeout` nanoseconds, until something is done or a signal
 * arrives. Starts nothing new once `budget` nanoseconds are spent (CLOCK_NEVER: no limit), not
 * counting those spent waiting. */
struct http_progress http_pump(struct http *http, int64_t timeout, int64_t budget);

/* The next done request, once each; NULL when there is none. */
struct http_request *http_next(struct http *http);

/* Nanoseconds until http_pump has something to do if no socket becomes ready; CLOCK_NEVER when
 * nothing is due. */
int64_t http_timeout(struct http *http);

/* A descriptor that is readable when http_pump has something to do, provided that http_settle is
 * called after each series of pumps. -1 where there is none. */
int http_descriptor(struct http *http);
void http_settle(struct http *http);
void http_wake(struct http *http); /* readable until the next http_settle */

struct http_stats {
    uint64_t connections, sendings, wakeups, settles;
    size_t active, queued, idle, open;
};
struct http_stats http_stats(const struct http *http);

/* --- Requests: take one, add lines, send it (or let it sleep), read it once done, release it. */

/* NULL when memory is short. *holder is set to the request, and to NULL when it is released or its
 * transport freed; it must stay valid until then. */
struct http_request *http_request_take(struct http *http, struct http_request **holder);

/* Cancels it if it is under way, and gives it back to the transport. Never waits. */
void http_request_release(struct http_request *request);

struct http *http_request_transport(const struct http_request *request);

/* From 1, unique among the requests that are taken. */
unsigned http_request_id(const struct http_request *request);

/* Adds a header line of this request's own; it replaces a line of the profile with the same name.
 * False when memory is short. */
bool http_request_add_line(struct http_request *request, const char *line, size_t length);

struct http_send {
    struct http_profile *profile;
    const char *method, *url;
    const char *body; /* NULL: none; copied */
    size_t body_length;
    int64_t timeout;         /* from now on, queueing included */
    int64_t attempt_timeout; /* from when it leaves the queue; CLOCK_NEVER for none */
    bool fresh; /* not on a connection that is older than what last went wrong on one */
};

/* Queues it; http_pump sends it. What goes wrong, memory included, is its outcome. */
void http_request_send(struct http_request *request, const struct http_send *send);

/* Makes it done after `duration` nanoseconds, with no HTTP at all. */
void http_request_sleep(struct http_request *request, int64_t duration);

bool http_request_is_done(const struct http_request *request);

struct http_outcome {
    int status;          /* 0: no answer came, see kind */
    const char *kind;    /* "dns", "connect", … as listed in http_outcome.c; NULL with a status */
    const char *message; /* for people; holds no header and no password; the request's memory */
    bool sent;           /* the request left, at least in part */
    bool framed;         /* the answer's end was announced, so its body is whole */
    bool connected;      /* a connection existed */
};
struct http_outcome http_request_outcome(const struct http_request *request);

/* The answer of a done request: its body after decompression, and the final block of header lines
 * (no 1xx, no trailers) for http_header_next. Moves both to the caller, who gives the memory back
 * for the pool or frees it; the request's own are empty then. */
void http_request_take_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers);
void http_request_give_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers);

struct http_header {
    const char *name, *value;
    size_t name_length, value_length;
    size_t next; /* where to go on; 0 at the beginning */
};

/* Steps to the next header line; false at the end. */
bool http_header_next(const struct buffer *headers, struct http_header *header);

#endif

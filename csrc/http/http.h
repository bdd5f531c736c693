/* HTTP over one curl multi handle, for callers that never want to wait: a client of the loop. Knows
 * no Lua. Not for use by two threads at a time. */
#ifndef BCTRL_HTTP_H
#define BCTRL_HTTP_H

#include "base/buffer.h"
#include "loop/loop.h"

#pragma GCC visibility push(hidden)

struct http;
struct http_template;
struct http_request;

/* --- Templates: what many requests share. Immutable, counted references. */

struct http_template_options {
    const char *proxy;         /* NULL: the environment's */
    const char *ca_file;       /* NULL: the environment's, then libcurl's own */
    bool no_proxy;             /* the environment's proxies do not apply either */
    int64_t connect_timeout;   /* nanoseconds; CLOCK_NEVER for none */
    size_t max_response_bytes; /* after decompression */
    size_t max_header_bytes;   /* all header lines of a response, 1xx answers and trailers too */
};

/* NULL when memory is short. The caller holds one reference. */
struct http_template *http_template_new(const struct http_template_options *options);

/* Adds a header line ("Name: value") before the template's first use; false when memory is short.
 */
bool http_template_add_line(struct http_template *template, const char *line, size_t length);
struct http_template *http_template_ref(struct http_template *template);
void http_template_unref(struct http_template *template); /* NULL is allowed */

/* --- Forms: what is sent as multipart/form-data, by one request at a time. Counted references. */

struct http_form;

struct http_part {
    const char *name;
    const char *file_name, *type; /* NULL: none */
    const char *path;             /* NULL: the bytes */
    const char *bytes;            /* copied */
    size_t length;
};

struct http_form *http_form_new(void); /* NULL when memory is short */
/* False with a message when the file cannot be read, or memory is short. */
bool http_form_add(struct http_form *form, const struct http_part *part, char *error, size_t size);
struct http_form *http_form_ref(struct http_form *form);
void http_form_unref(struct http_form *form); /* NULL is allowed */

/* --- Files that appear when all has been written to them, whole or not at all. Counted
 * references; the last one leaves nothing behind of what was not kept. */

struct http_file;

/* NULL with a message when it cannot be written there. */
struct http_file *http_file_new(const char *path, char *error, size_t size);
/* Writes what is no answer of ours; false with a message. */
bool http_file_write(struct http_file *file, const char *bytes, size_t length, char *error,
                     size_t size);
/* Has it put on the disk, by a thread: ask again while that is going on. A message with FAILED. */
enum http_sync { HTTP_SYNC_GOING, HTTP_SYNC_DONE, HTTP_SYNC_FAILED };
enum http_sync http_file_sync(struct http_file *file, char *error, size_t size);
/* Puts what was written in its place; false with a message. */
bool http_file_keep(struct http_file *file, char *error, size_t size);
uint64_t http_file_length(const struct http_file *file);
struct http_file *http_file_ref(struct http_file *file);
void http_file_unref(struct http_file *file); /* NULL is allowed */

/* --- The transport. */

/* NULL with *error, a static text, when this libcurl cannot serve or memory is short. It moves
 * along with the loop, of which it holds a reference. */
struct http *http_new(struct loop *loop, long max_connections, const char **error);

/* Cancels and frees every request (each holder's pointer becomes NULL), closes the connections. In
 * a process forked since http_new it only closes descriptors. */
void http_free(struct http *http);

struct loop *http_loop(const struct http *http);

struct http_stats {
    uint64_t sendings;
    size_t active, queued, idle;
};
struct http_stats http_stats(const struct http *http);

/* --- Requests: take one, add lines, send it, read it once its event is ready, release it. */

/* NULL when memory is short. *holder is set to the request, and to NULL when it is released or its
 * transport freed; it must stay valid until then. */
struct http_request *http_request_take(struct http *http, struct http_request **holder);

/* Cancels it if it is under way, and gives it back to the transport. Never waits. */
void http_request_release(struct http_request *request);

struct http *http_request_transport(const struct http_request *request);

/* Its event's in the loop. */
unsigned http_request_id(const struct http_request *request);

/* Adds a header line of this request's own; it replaces a line of the template with the same name.
 * False when memory is short. */
bool http_request_add_line(struct http_request *request, const char *line, size_t length);

struct http_send {
    struct http_template *template;
    const char *method, *url;
    const char *body; /* NULL: none; copied */
    size_t body_length;
    struct http_form *form;  /* in the body's place; NULL: none */
    struct http_file *file;  /* takes the body of an answer of 2xx, whatever its length; or NULL */
    int64_t timeout;         /* from now on, queueing included */
    int64_t attempt_timeout; /* from when it leaves the queue; CLOCK_NEVER for none */
    int64_t idle_timeout;    /* 0, or makes it a stream, see below: how long it may be silent */
    bool fresh; /* not on a connection that is older than what last went wrong on one */
    void (*on_bare)(void *user); /* makes it a bare connection, see below; or NULL */
    void *user;
};

/* Queues it; the loop sends it. What goes wrong, memory included, is its outcome. */
void http_request_send(struct http_request *request, const struct http_send *send);

bool http_request_is_done(const struct http_request *request);

struct http_outcome {
    int status;          /* 0: no answer came, see kind */
    const char *kind;    /* "dns", "connect", … as listed in outcome.c; NULL with a status */
    const char *message; /* for people; holds no header and no password; the request's memory */
    bool sent;           /* the request left, at least in part */
    bool framed;         /* the answer's end was announced, so its body is whole */
    bool connected;      /* a connection existed */
};
struct http_outcome http_request_outcome(const struct http_request *request);

/* How much of a form's files has been sent, or else of the answer's body has come, as yet. */
struct http_progress {
    uint64_t done;
    int64_t total; /* -1: not known */
};
struct http_progress http_request_progress(const struct http_request *request);

/* The answer of a done request: its body after decompression, and the final block of header lines
 * (no 1xx, no trailers) for header_next. Moves both to the caller, who gives the memory back
 * for the pool or frees it; the request's own are empty then. */
void http_request_take_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers);
void http_request_give_answer(struct http_request *request, struct buffer *body,
                              struct buffer *headers);

/* --- Bare connections: made as a request's is (look-up, TLS, proxy with CONNECT, deadlines), for
 * what speaks another protocol over it; `url` is http:// or https://, and nothing is sent. Instead
 * of the event, `on_bare` is called when it is open or its outcome is known, and with the request
 * gone (its holder NULL) when the transport is freed. It is released as any request, and closed
 * then. */

bool http_bare_is_open(const struct http_request *request);
os_socket http_bare_socket(const struct http_request *request); /* for a watch */

enum http_flow {
    HTTP_MOVED, /* at least one byte */
    HTTP_AGAIN, /* none now. What was to be sent must be given again, at the same address, and at
                   least as long */
    HTTP_ENDED, /* the other side has closed it */
    HTTP_BROKEN,
};
enum http_flow http_bare_send(struct http_request *request, const char *bytes, size_t length,
                              size_t *moved);
/* There may be more, which no socket tells of, until it says HTTP_AGAIN. */
enum http_flow http_bare_receive(struct http_request *request, char *bytes, size_t room,
                                 size_t *moved);

/* --- Streams: requests whose answer is read while it comes, each on a connection of its own. The
 * event is ready when the answer's head is there, again when there are bytes, and when it is done.
 * Until the head is there, and where its status is no success, it is a request as any other;
 * afterwards only silence ends it. What is not read holds the server up. */

/* The status, a success, once the head is there, and when it is done; else 0. Then
 * http_request_take_answer moves the headers alone. */
int http_request_head(const struct http_request *request);

size_t http_request_unread(const struct http_request *request);

/* Moves up to `most` bytes that have come to the end of `into`; false, with nothing moved, when
 * memory is short. What came before the end can be read when it is done, too. */
bool http_request_read(struct http_request *request, struct buffer *into, size_t most);

/* Makes the event ready in so many nanoseconds, unless something does so earlier. */
void http_request_wake_in(struct http_request *request, int64_t duration);

#pragma GCC visibility pop

#endif

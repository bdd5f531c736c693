/* What the files of the HTTP layer share and nobody else sees. From the bottom: header, sink,
 * queue, connections, template, mime, file, refusal, reuse, outcome, deadlines, callbacks, setup,
 * driver, request, bare, transport; each calls only those before it, and what lies above through a
 * function that it was handed. */
#ifndef BCTRL_HTTP_INTERNAL_H
#define BCTRL_HTTP_INTERNAL_H

#include "http/connections.h"
#include "http/driver.h"
#include "http/header.h"
#include "http/http.h"
#include "http/queue.h"
#include "http/sink.h"

#include <curl/curl.h>

#pragma GCC visibility push(hidden)

#if LIBCURL_VERSION_NUM < 0x075700
#error "libcurl 7.87 or later is needed"
#endif

enum {
    MAX_IDLE = 64,                 /* pooled requests that keep their easy handle */
    MAX_KEPT = 128 * 1024,         /* bytes of a buffer that a pooled request keeps */
    MAX_KEPT_IN_ALL = 1024 * 1024, /* … and of all of them together */
    MOST_AT_ONCE = 256 * 1024,     /* bytes that a file takes before others have their turn */
    MAX_UNREAD = 256 * 1024,       /* bytes of a stream that wait to be read */
    MOST_UNFIT = 8,                /* connections found unfit before a request opens one */
    MOST_REFUSALS = 10,            /* by the server, of one attempt */
};

enum http_state {
    STATE_FREE,   /* in the pool */
    STATE_TAKEN,  /* being filled */
    STATE_QUEUED, /* in the queue */
    STATE_ACTIVE, /* in the multi handle */
    STATE_OPEN,   /* a bare connection: in the multi handle, for its socket's sake alone */
    STATE_DONE,   /* its outcome is known */
};

/* How far an active request has come. */
enum http_phase {
    PHASE_WAITING,    /* for a connection, in libcurl: its attempt's clock does not run yet */
    PHASE_LOOKING_UP, /* its host */
    PHASE_CONNECTING,
    PHASE_SENT, /* at least in part */
};

enum http_failure {
    FAILURE_NONE,
    FAILURE_DNS,
    FAILURE_CONNECT,
    FAILURE_TLS,
    FAILURE_HANDSHAKE,
    FAILURE_PROXY,
    FAILURE_PROXY_DENIED,
    FAILURE_SEND,
    FAILURE_RECEIVE,
    FAILURE_RESENT,
    FAILURE_UNFIT,   /* not sent: the connection was none for it */
    FAILURE_REFUSED, /* HTTP/2: sent and not processed */
    FAILURE_TOO_LARGE,
    FAILURE_HEADER_TOO_LARGE,
    FAILURE_ENCODING,
    FAILURE_PROTOCOL,
    FAILURE_TIMEOUT,
    FAILURE_ATTEMPT_TIMEOUT,
    FAILURE_CONNECT_TIMEOUT,
    FAILURE_IDLE_TIMEOUT,
    FAILURE_FILE, /* of ours: cannot be read or written any more */
    FAILURE_MEMORY,
    FAILURE_OTHER,
};

/* How libcurl has been told to send: changed only when a request differs from the last. */
enum http_shape { SHAPE_NONE, SHAPE_GET, SHAPE_HEAD, SHAPE_BODY, SHAPE_FORM };

struct http_request {
    struct http *http;
    struct http_request *made;    /* the one made before: a list of all */
    struct list_node node;        /* in the pool */
    struct loop_event event;      /* ready when it is done; a stream's: when there is news */
    struct http_request **holder; /* to be set to NULL when it is gone */
    enum http_state state;

    /* what is sent */
    CURL *easy;
    struct http_template *template; /* kept while pooled: libcurl points into it */
    struct curl_slist *list;        /* the header list that libcurl was given last */
    struct curl_slist *nodes;       /* this request's own part of it */
    size_t node_capacity;
    struct buffer lines; /* its own header lines, each ended by NUL */
    struct buffer body;
    struct http_form *form;
    curl_mime *mime; /* the form, as this easy handle sends it */
    struct http_file *file;
    size_t at_once;         /* that the file took since others had their turn */
    struct loop_timer turn; /* when it is the file's again */
    char *url;
    size_t url_capacity;
    char method[24];
    enum http_shape shape;
    bool is_tls;
    struct {
        bool fresh, forbid, words; /* see reuse_tell */
        bool stream;
    } told; /* what libcurl has been told last */

    /* how it goes */
    struct queue_entry entry;
    enum http_phase phase;
    struct connection *connection; /* that it was sent on; NULL again once that is closed */
    uint64_t heard;                /* that connection's, when it was sent */
    uint64_t distrusts;            /* connections up to this serial */
    uint32_t stream;               /* of HTTP/2, as far as libcurl tells */
    unsigned rounds;               /* goes of this attempt that came to nothing */
    bool wants_fresh;              /* the next go is on a connection of its own */
    bool is_refused;               /* HTTP/2: not processed */
    bool is_reusing;               /* the connection had been used before */
    struct loop_timer timer;       /* the earliest of these */
    int64_t total_due, attempt_due, connect_due, idle_due, wake_due;
    int64_t attempt_timeout, idle_timeout;
    unsigned sendings; /* of this attempt */
    int socket_error;  /* why a socket could not be opened */

    /* what came back */
    struct sink sink;
    struct header_block header;
    void (*on_bare)(void *user); /* a bare connection's */
    void *user;
    bool is_stream; /* its body is read while it comes, when its status is a success */
    bool is_open;   /* … and is, from now on */

    /* the outcome */
    int status;
    enum http_failure failure;
    bool is_connected;
    char error[CURL_ERROR_SIZE];
};

struct http_template {
    size_t references;
    struct http_template_options options; /* without its texts: these are copied below */
    char *proxy, *ca_file, *ca_path;      /* each may be NULL */
    bool no_authorities;                  /* no file of them was found on this machine */
    /* One list with three more beginnings, since libcurl walks it a dozen times per request: a body
     * has a type, no body where one is usual has none, a long body is not announced and waited for
     */
    struct curl_slist *lines, json, no_body, long_body, form;
};

struct http {
    struct loop *loop;
    struct driver driver;
    struct driver streams; /* with connections of their own; made for the first of them */
    size_t max_connections;
    struct queue queue;
    struct connections connections;
    struct loop_prepare prepare;
    struct http_request *made;
    struct list idle, bare; /* pooled: with an easy handle, and without */
    size_t kept;            /* bytes of the idle requests' buffers */
    uint64_t sendings;
};

/* refusal.c: what the server has said that it has not processed. */
int refusal_on_words(CURL *easy, curl_infotype type, char *data, size_t length, void *user);
bool refusal_is_known(const struct http_request *request);

/* reuse.c: is the connection that libcurl has chosen fit for this request? Notes it as the
 * request's. False: it must not be sent there. */
bool reuse_choose(struct http_request *request, const char *server, int server_port,
                  int client_port);
void reuse_hear(struct http_request *request);       /* something of its answer has come */
void reuse_went_wrong(struct http_request *request); /* what is open now is distrusted */
void reuse_timed_out(struct http_request *request);
void reuse_forget(struct http *http, os_socket socket); /* that is about to be closed */

/* Tells libcurl, where it was told otherwise: a connection of its own; to close that afterwards;
 * its words for refusal_on_words. */
void reuse_tell(struct http_request *request, bool fresh, bool forbid, bool words);

/* mime.c: a form as libcurl sends it; reading a part of it tells `failed`. */
bool mime_make(struct http_request *request, struct http_form *form);
void mime_explain(const struct http_form *form, char *message, size_t size);
struct http_progress mime_progress(const struct http_form *form);

/* file.c: what is written is of one attempt. */
bool file_begin(struct http_file *file);
bool file_take(struct http_file *file, const char *bytes, size_t length);
void file_explain(const struct http_file *file, char *message, size_t size);

/* outcome.c: what became of a request. */
void outcome_judge(struct http_request *request, CURLcode code); /* libcurl is through with it */
void outcome_fail(struct http_request *request, enum http_failure failure, const char *message);
bool outcome_had_connection(const struct http_request *request);

/* deadlines.c: they begin with the call and with the phases; which of them has passed? */
void deadlines_begin(struct http_request *request, const struct http_send *send);
void deadlines_come_to(struct http_request *request, enum http_phase phase);
void deadlines_open(struct http_request *request);               /* from now on silence is judged */
void deadlines_hear(struct http_request *request);               /* … and there was none */
void deadlines_pause(struct http_request *request);              /* … nor is this one */
bool deadlines_judge(struct http_request *request, int64_t now); /* false: none has passed */
void deadlines_again(struct http_request *request);              /* back in the queue */
void deadlines_end(struct http_request *request);

/* callbacks.c: what libcurl calls. */
void callbacks_set(struct http_request *request);

/* setup.c: what libcurl is told. False, with no easy handle left, when memory is short. */
bool setup_apply(struct http_request *request, const struct http_send *send);
void setup_forget(struct http_request *request);

/* request.c: a request's life. */
struct driver *http_request_driver(const struct http_request *request);
void http_request_admit(struct http_request *request);  /* from the queue into the multi handle */
void http_request_finish(struct http_request *request); /* its outcome is known */
void http_request_settle(struct http_request *request); /* judged: finished, or goes on */
void http_request_remove(struct http_request *request); /* out of the multi handle, and no more */
void http_request_free(struct http_request *request, bool with_easy);

/* bare.c: libcurl is through with a connection that was to be opened. */
void bare_open(struct http_request *request);

/* global.c: once per process; false when libcurl cannot be initialised. */
bool http_global_init(void);

#pragma GCC visibility pop

#endif

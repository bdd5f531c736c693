/* What the files of the HTTP layer (http*.c) share and nobody else sees. */
#ifndef BCTRL_HTTP_INTERNAL_H
#define BCTRL_HTTP_INTERNAL_H

#include "base/clock.h"
#include "http/http.h"
#include "loop/backend.h"
#include "os/process.h"
#include "base/heap.h"

#include <curl/curl.h>

enum {
    MAX_IDLE = 64,                  /* pooled requests that keep their easy handle */
    MAX_KEPT = 128 * 1024,          /* bytes of a buffer that a pooled request keeps */
    MAX_KEPT_IN_ALL = 1024 * 1024,  /* … and of all of them together */
    MAX_PRESIZED = 4 * 1024 * 1024, /* a Content-Length is believed up to here */
    MOST_UNFIT = 8,                 /* connections that a go may find unfit before it opens one */
    MOST_REFUSALS = 10,             /* by the server, of one attempt */
};

enum http_state {
    STATE_FREE,      /* in the pool */
    STATE_TAKEN,     /* being filled */
    STATE_QUEUED,    /* in one of the two queues */
    STATE_ACTIVE,    /* in the multi handle */
    STATE_SLEEPING,  /* in the sleeps' heap */
    STATE_DONE,      /* waits for http_next */
    STATE_DELIVERED, /* http_next has returned it */
    STATE_PARKED,    /* released, but its resolver would block libcurl: see http_request.c */
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
    FAILURE_MEMORY,
    FAILURE_OTHER,
};

/* How libcurl has been told to send: changed only when a request differs from the last. */
enum http_shape { SHAPE_NONE, SHAPE_GET, SHAPE_HEAD, SHAPE_BODY };

struct http_list {
    struct http_request *first, *last;
    size_t count;
};

enum http_kind { ORIGIN_UNKNOWN, ORIGIN_SERIAL, ORIGIN_MULTIPLEXED };

/* Exists while requests for it do: see http_queue.c. */
struct http_origin {
    struct http_origin *next;
    struct http_list queue;
    size_t active; /* in the multi handle */
    size_t unsent; /* … of which not sent yet */
    size_t window; /* how many unsent ones there may be */
    enum http_kind kind;
    int last_port;                     /* the local port that `last` was sent from */
    struct http_request *last, *fresh; /* sent last; sent first over a new connection */
    uint64_t reads;                    /* poller_reads when the hold began */
    int64_t held_until;                /* nobody goes before, unless 0 */
    size_t length;
    char *authority; /* follows the struct in memory; not NUL-terminated */
};

/* How libcurl names a connection. All of it is compared: zeroed before it is filled. */
struct http_ends {
    int client_port, server_port; /* 0: nothing was sent over it yet */
    char server[48];
};

/* Exists while its socket is open: see http/connections.c. */
struct http_connection {
    struct http_connection *next;
    curl_socket_t socket;
    uint64_t serial; /* from 1, in the order in which they were opened */
    struct http_ends ends;
    uint64_t heard, heard_then; /* grows with every piece of an answer; at the last silence */
    uint32_t last_stream;       /* a GOAWAY's: those above it were not processed */
    bool silent;                /* a request was given up without a byte */
    bool serving_one;           /* HTTP/1 */
    bool ended;                 /* the server has said good-bye */
};

struct http_request {
    struct http *http;
    struct http_origin *origin;           /* while it is queued or active */
    struct http_request *made;            /* the one made before: a list of all */
    struct http_request *next, *previous; /* in the list that belongs to the state */
    struct http_request **holder;
    enum http_state state;
    unsigned id;

    /* what is sent */
    CURL *easy;
    struct http_profile *profile; /* kept while pooled: libcurl points into it */
    struct curl_slist *list;      /* the header list that libcurl was given last */
    struct curl_slist *nodes;     /* this request's own part of it */
    size_t node_capacity;
    struct buffer lines; /* its own header lines, each ended by NUL */
    struct buffer body;
    char *url;
    size_t url_capacity;
    char method[24];
    enum http_shape shape;
    bool tls;
    bool told_fresh, told_forbid, told_words; /* as libcurl has been told last */

    /* how it goes */
    struct http_connection *connection; /* that it was sent on; NULL again once that is closed */
    uint64_t heard;                     /* that connection's, when it was sent */
    uint64_t distrusts;                 /* connections up to this serial */
    uint32_t stream;                    /* of HTTP/2, as far as libcurl tells */
    unsigned rounds;                    /* goes of this attempt that came to nothing */
    bool fresh;                         /* the next go is on a connection of its own */
    bool refused;                       /* HTTP/2: not processed */
    bool reused;                        /* the connection had been used before */
    struct timer timer;                 /* the earliest of the three */
    int64_t total_due, attempt_due, connect_due;
    int64_t attempt_timeout;
    unsigned sendings; /* of this attempt */
    bool started;      /* left the queue: the attempt's clock runs */
    bool resolving;    /* a look-up was started and nothing has followed */
    bool connecting;   /* a socket was opened */
    bool unsent;       /* active and not sent */
    int64_t opened;    /* when the socket was opened */
    int socket_error;  /* errno of a socket() that failed */

    /* what came back */
    struct buffer answer, headers;
    size_t header_bytes;
    int64_t content_length;
    bool block_ended, chunked, encoded, http2;
    bool interim; /* a 1xx: another block follows */

    /* the outcome */
    int status;
    enum http_failure failure;
    bool connected;
    char error[CURL_ERROR_SIZE];
};

struct http_profile {
    size_t references;
    struct http_profile_options options; /* without its texts: these are copied below */
    char *proxy, *ca_file, *ca_path;     /* each may be NULL */
    /* One list with three more beginnings, since libcurl walks it a dozen times per request: a body
     * has a type, no body where one is usual has none, a long body is not announced and waited for
     */
    struct curl_slist *lines, json, no_body, long_body;
};

struct http {
    CURLM *multi;
    struct poller *poller;
    struct http_request *made;
    unsigned made_count;
    struct http_list idle, bare; /* pooled: with an easy handle, and without */
    struct http_list done;
    struct http_origin plain;    /* of all http:// */
    struct http_origin *origins; /* of https:// */
    struct timers deadlines, sleeps;
    struct http_connection *connections;
    uint64_t opened;     /* connections ever */
    uint64_t distrusted; /* … when something last went wrong on one */
    size_t kept;         /* bytes of the idle requests' buffers */
    size_t queued, active, parked;
    size_t max_connections;
    uint64_t sendings;
    unsigned cuts; /* pumps in a row that the budget cut short */
    struct process process;
    bool broken;    /* libcurl broke off: it gets a new multi handle before the next request */
    bool parks;     /* this libcurl would wait for a resolver when a request is cancelled */
    bool guarded;   /* see sigpipe.h */
    bool watched;   /* http_descriptor has been called */
    bool unsettled; /* pumped since the last http_settle */
    bool woken;
};

/* Intrusive lists: nothing is allocated, so nothing can fail. */
static inline void list_append(struct http_list *list, struct http_request *request)
{
    request->next = NULL;
    request->previous = list->last;
    if (list->last != NULL)
        list->last->next = request;
    else
        list->first = request;
    list->last = request;
    list->count++;
}

static inline void list_prepend(struct http_list *list, struct http_request *request)
{
    request->previous = NULL;
    request->next = list->first;
    if (list->first != NULL)
        list->first->previous = request;
    else
        list->last = request;
    list->first = request;
    list->count++;
}

static inline void list_remove(struct http_list *list, struct http_request *request)
{
    if (request->previous != NULL)
        request->previous->next = request->next;
    else
        list->first = request->next;
    if (request->next != NULL)
        request->next->previous = request->previous;
    else
        list->last = request->previous;
    request->next = request->previous = NULL;
    list->count--;
}

/* http_options.c: what libcurl is told. False, with no easy handle left, when memory is short. */
bool request_apply(struct http_request *request, const struct http_send *send);
void request_forget_easy(struct http_request *request);

/* http_callbacks.c: what libcurl calls. */
void request_set_callbacks(struct http_request *request);
void request_update_timer(struct http_request *request);
void request_tell(struct http_request *request, bool fresh, bool forbid, bool words);

/* http/connections.c */
bool connection_opened(struct http *http, curl_socket_t socket); /* false: memory is short */
void connection_closed(struct http *http, curl_socket_t socket);
struct http_connection *connection_find(struct http *http, const struct http_ends *ends);
bool connection_is_fit(const struct http_connection *connection, uint64_t distrusted);
void connections_look(struct http *http);
void connection_note_silence(struct http_connection *connection);
void connections_free(struct http *http);

/* http/refusal.c: what the server has said it has not processed. */
int request_on_words(CURL *easy, curl_infotype type, char *data, size_t length, void *user);
bool request_was_refused(const struct http_request *request);

/* http_queue.c: who may go next. A request enters, and quits, or is admitted and then ends. */
bool queue_enter(struct http_request *request); /* false when memory is short */
void queue_quit(struct http_request *request);
struct http_request *queue_next(const struct http *http); /* NULL when nobody may go now */
void queue_admit(struct http_request *request);
void queue_connecting(struct http_request *request);
void queue_sent(struct http_request *request, int local_port);
void queue_end(struct http_request *request);
void queue_return(struct http_request *request); /* from the multi handle to the queue's head */
int64_t queue_due(const struct http *http);      /* when somebody may go next, if not at once */
void queue_tick(struct http *http, int64_t now);
void queue_free(struct http *http);

/* http_outcome.c: what became of a request. */
void request_judge(struct http_request *request, CURLcode code); /* libcurl is through with it */
void request_fail(struct http_request *request, enum http_failure failure, const char *message);
void request_expire(struct http_request *request, int64_t now); /* a deadline of its has passed */

/* http_request.c */
void request_admit(struct http_request *request);  /* from its queue into the multi handle */
void request_remove(struct http_request *request); /* out of the multi handle, and no more */
void request_finish(struct http_request *request); /* its outcome is known: to `done` */
void request_settle(struct http_request *request); /* judged: to `done`, or once more */
void request_unpark(struct http_request *request); /* its look-up has ended: to the pool */
void request_free(struct http_request *request, bool with_easy);

/* http_global.c: once per process; false when libcurl cannot be initialised. */
bool http_global_init(void);

/* http.c: something was queued, cancelled or set: sees to it that the descriptor tells. */
void http_touch(struct http *http);

#endif

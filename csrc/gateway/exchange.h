/* A request and its answer among libmicrohttpd's callbacks: collected, handed to whoever answers,
 * held back while its delay runs, and sent, cut short, streamed or dropped as the answer says. */
#ifndef BCTRL_GATEWAY_EXCHANGE_H
#define BCTRL_GATEWAY_EXCHANGE_H

#include "base/buffer.h"
#include "base/list.h"
#include "gateway/relay.h"

#pragma GCC visibility push(hidden)

/* What was decided for one request. */
struct answer {
    unsigned status; /* 0: no answer, the connection is closed */
    bool reset;      /* closed with a TCP reset */
    bool truncated;  /* only `keep` bytes of the body are sent, then the connection is closed */
    size_t keep;
    double delay;        /* seconds; of a stream that has nothing yet: until it is asked again */
    bool pending;        /* asked for again after `delay`, or when `channel` is woken */
    bool streaming;      /* more of the body is asked for when this much has been sent */
    bool broken;         /* of a stream that is not `streaming` any more: it ends without its end */
    double channel;      /* what wakes it */
    unsigned long relay; /* of a 101: what the client is joined to */
    int more;            /* the host's own: what it is asked further */
    struct buffer body;
    struct buffer headers; /* name NUL value NUL … */
};

enum exchange_state { EXCHANGE_READING, EXCHANGE_WAITING, EXCHANGE_READY };

/* From a request's first line until libmicrohttpd has completed it. */
struct exchange {
    struct exchanges *all;
    struct MHD_Connection *connection;
    size_t connection_number;
    const char *method; /* libmicrohttpd's, valid while the exchange lives */
    enum exchange_state state;
    bool begun;     /* the headers have been collected */
    bool abandoned; /* the client has gone, or the server stops: close without an answer */
    bool too_large;
    bool failed;                 /* out of memory */
    char *target;                /* path and query as sent */
    struct buffer headers, body; /* headers: name NUL value NUL … */
    struct answer answer;
    size_t sent; /* of a stream: bytes of answer.body */
    struct loop_wait wait;
    struct list_node woken; /* in exchanges->channels while it waits for a channel too */
};

struct exchange_counters {
    size_t connections, peak_connections, total_connections;
    size_t requests, in_flight, peak_in_flight, waiting;
};

struct exchanges {
    struct loop *loop;
    /* Fills exchange->answer, which is empty; called once for each request that came whole. */
    void (*answer)(void *context, struct exchange *exchange);
    /* Called for an answer that is pending, to fill it anew; and for one that streams, to fill the
     * body, which is empty, with what comes next. */
    void (*go_on)(void *context, struct exchange *exchange);
    /* Called once when an exchange ends whose answer has `more`. */
    void (*forget)(void *context, struct exchange *exchange);
    void *context;
    struct list channels;
    bool closed; /* the server stops: nothing is answered any more, and nobody waits */
    struct relays *relays;
    struct exchange_counters counters;
};

/* Lets those that wait for a channel go on, in the loop's next turn. */
void exchange_wake(struct exchanges *exchanges, double channel);

/* The daemon that serves them at a listening socket, to be turned by `exchanges->loop`. NULL on
 * failure; the socket is the daemon's then too. */
struct MHD_Daemon *exchange_daemon(struct exchanges *exchanges, os_socket listener);

#pragma GCC visibility pop

#endif

/* What is known of each connection beyond what libcurl tells: is it fit for another request? No
 * liveness check of libcurl's is trusted: 7.88 takes TLS's good-bye for life, 8.22 does not look at
 * a connection that was used within the last second, none knows of a silence. Knows neither libcurl
 * nor requests. */
#ifndef BCTRL_CONNECTIONS_H
#define BCTRL_CONNECTIONS_H

#include "os/os.h"

#pragma GCC visibility push(hidden)

/* How libcurl names a connection. All of it is compared: zeroed before it is filled. */
struct connection_ends {
    int client_port, server_port; /* 0: nothing was sent over it yet */
    char server[48];
};

/* Exists while its socket is open. */
struct connection {
    struct connection *next;
    os_socket socket;
    uint64_t serial; /* from 1, in the order in which they were opened */
    struct connection_ends ends;
    uint64_t heard, heard_then; /* grows with every piece of an answer; at the last silence */
    uint32_t last_stream;       /* a GOAWAY's: those above it were not processed */
    bool is_silent;             /* a request was given up without a byte */
    bool is_serving_one;        /* HTTP/1: one request at a time */
    bool is_bare;               /* no request's: counts beside the most that there may be */
    bool has_ended;             /* the server has said good-bye */
};

struct connections {
    struct connection *first;
    uint64_t opened;     /* ever */
    uint64_t distrusted; /* the serial of the newest when something last went wrong on one */
};

bool connections_add(struct connections *all, os_socket socket); /* false: memory is short */
struct connection *connections_at(struct connections *all, os_socket socket); /* or NULL */
void connections_remove(struct connections *all, struct connection *connection);
void connections_free(struct connections *all);

/* The connection with these ends; NULL when there is none that is known. */
struct connection *connections_find(struct connections *all, const struct connection_ends *ends);

/* Before libcurl chooses: where it does look, it reads what it takes for frames of HTTP/2, and 7.88
 * takes the good-bye that it reads for life. */
void connections_look(struct connections *all);

/* May a request be sent on a connection that others were sent on before? Not on one up to the
 * serial that is distrusted. On HTTP/1 whatever lies there unasked would be taken for its answer,
 * or is TLS's good-bye; HTTP/2 has its own affairs. */
bool connection_is_fit(const struct connection *connection, uint64_t distrusted);

/* A request on it has had its time, and nothing has come since it was sent. */
void connection_note_silence(struct connection *connection);

#pragma GCC visibility pop

#endif

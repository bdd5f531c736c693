/* A bare connection on the loop: what waits is sent, and what comes is read, each a piece at a
 * time, so that others have their turn. Knows no frames. */
#ifndef BCTRL_WIRE_H
#define BCTRL_WIRE_H

#include "http/http.h"
#include "ws/outbox.h"

#pragma GCC visibility push(hidden)

struct wire {
    /* Whose functions these are sets them first. */
    bool (*wants)(struct wire *wire);               /* may it be read now? Else wire_go_on, later */
    char *(*room)(struct wire *wire, size_t *room); /* where to; NULL when the owner has failed */
    void (*fed)(struct wire *wire, size_t length);  /* so much has come there */
    void (*ended)(struct wire *wire, bool is_clean); /* the other side has hung up; or it broke */
    bool is_tls;

    struct loop *loop;
    struct http_request *request; /* NULL when it is gone */
    struct outbox outbox;
    struct loop_timer more; /* there is more to be read, which no socket tells of */
    struct loop_prepare prepare;
    bool is_entered, is_open;
    bool is_blocked; /* nothing can be sent now */
    bool is_paused;  /* nothing is read now */
    unsigned watched;
};

bool wire_enter(struct wire *wire, struct loop *loop); /* false: memory is short */
void wire_leave(struct wire *wire);                    /* dropped, and never entered, too */

/* The request's connection is open. */
void wire_open(struct wire *wire);

/* Reads in this run of the loop, if its owner wants to. */
void wire_go_on(struct wire *wire);

/* Lets the connection go, with what waits to be sent. */
void wire_drop(struct wire *wire);

#pragma GCC visibility pop

#endif

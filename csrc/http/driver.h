/* The curl multi handle on the loop: its sockets are watches, its timer is one of the loop's.
 * Knows no requests: what is through goes to a function that it was handed. */
#ifndef BCTRL_DRIVER_H
#define BCTRL_DRIVER_H

#include "loop/loop.h"

#include <curl/curl.h>

#pragma GCC visibility push(hidden)

struct driver {
    struct loop *loop;
    CURLM *multi;
    struct loop_timer timer; /* libcurl's */
    size_t max_connections;
    size_t bare;             /* connections that are open beside those */
    size_t told_connections; /* what libcurl knows of both */
    bool is_entered, has_failed, is_broken;
    void (*done)(void *user, CURL *easy, CURLcode code);
    void (*broken)(struct driver *driver); /* libcurl broke off, for want of memory: is_broken */
    void *user;
};

/* The functions and `user` are set already. False when memory is short, and may be tried again;
 * driver_free in any case. */
bool driver_init(struct driver *driver, struct loop *loop, size_t max_connections);

/* With `abandon` libcurl is not called: only the descriptors are closed. */
void driver_free(struct driver *driver, bool abandon);

/* Adds a handle and starts it; `done` may be called before it returns. */
CURLMcode driver_add(struct driver *driver, CURL *easy);
void driver_remove(struct driver *driver, CURL *easy);

/* After `bare` has changed, and not in a callback of libcurl's: there, driver_add will do. */
void driver_tell_most(struct driver *driver);

/* Before a handle is added: a new multi handle in the place of one that broke off: libcurl's table
 * of sockets is not in order then, and 7.88 divides by zero when the number of a lost one comes
 * again. All its easy handles have been removed. False when memory is still short. */
bool driver_mend(struct driver *driver);

#pragma GCC visibility pop

#endif

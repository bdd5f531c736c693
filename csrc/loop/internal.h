/* What the files of the loop share and nobody else sees. */
#ifndef BCTRL_LOOP_INTERNAL_H
#define BCTRL_LOOP_INTERNAL_H

#include "loop/backend.h"
#include "loop/watches.h"

struct loop {
    size_t references;
    struct os_process process;
    struct backend *backend; /* NULL once it is closed */
    struct watches watches;
    int64_t untold_due; /* when to look at what the kernel does not tell of */
    struct list ready;
    struct heap timers, deadlines;
    size_t entered[2];  /* timers, deadlines */
    unsigned *free_ids; /* a stack of them */
    unsigned free_count, made_ids, id_capacity;
    struct loop_prepare *prepares;
    uint64_t waits, reads;
    unsigned cuts;  /* runs in a row that the budget cut short */
    bool watched;   /* loop_descriptor has been called */
    bool unsettled; /* ran since the last loop_settle */
    bool woken;
};

#endif

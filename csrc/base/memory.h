/* Every allocation of this module's own C code goes through these three, so that a test program
 * can make the n-th of them fail; libcurl's go through the same hooks there. */
#ifndef BCTRL_MEMORY_H
#define BCTRL_MEMORY_H

#include <stdlib.h>

/* Not hidden: a test program supplies them to the gateway's module as well, which it loads. */
#ifdef BCTRL_TEST_MEMORY
void *bctrl_malloc(size_t size);
void *bctrl_calloc(size_t count, size_t size);
void *bctrl_realloc(void *block, size_t size);
void bctrl_free(void *block);
#else
#define bctrl_malloc malloc
#define bctrl_calloc calloc
#define bctrl_realloc realloc
#define bctrl_free free
#endif

#endif

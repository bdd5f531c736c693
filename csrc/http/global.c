/* What is done once per process: libcurl's own initialisation, and keeping this module's code
 * mapped, since a resolver's thread may outlive every Lua state that used it. */
#include "http/internal.h"
#include "base/memory.h"

#include <pthread.h>
#include <string.h>
#if !defined(_WIN32)
#include <dlfcn.h>
#endif

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode initialised = CURLE_FAILED_INIT; /* written once, under pthread_once */

#ifdef BCTRL_TEST_MEMORY
static char *copy_string(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = bctrl_malloc(size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}
#endif

static void initialise(void)
{
#ifdef RTLD_NODELETE
    Dl_info self;
    if (dladdr((void *)&once, &self) != 0 && self.dli_fname != NULL)
        dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
#endif
#ifdef BCTRL_TEST_MEMORY
    initialised = curl_global_init_mem(CURL_GLOBAL_DEFAULT, bctrl_malloc, bctrl_free, bctrl_realloc,
                                       copy_string, bctrl_calloc);
#else
    initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
#endif
}

bool http_global_init(void)
{
    pthread_once(&once, initialise);
    return initialised == CURLE_OK;
}

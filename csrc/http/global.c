/* What is done once per process: libcurl's own initialisation, and keeping this module's code
 * mapped, since a resolver's thread may outlive every Lua state that used it. */
#include "http/internal.h"
#include "base/memory.h"
#include "os/os.h"

#include <string.h>

static os_once once = OS_ONCE;
static CURLcode initialised = CURLE_FAILED_INIT; /* written once, under os_run_once */

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
    os_pin_module();
#ifdef BCTRL_TEST_MEMORY
    initialised = curl_global_init_mem(CURL_GLOBAL_DEFAULT, bctrl_malloc, bctrl_free, bctrl_realloc,
                                       copy_string, bctrl_calloc);
#else
    initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
#endif
}

bool http_global_init(void)
{
    os_run_once(&once, initialise);
    return initialised == CURLE_OK;
}

/* Preloaded: a resolver that takes its time (SLOW_SECONDS), then fails. With SLOW_EXIT the process
 * stays that many seconds after main has returned, so that what a resolver's thread does once Lua's
 * state and its modules are gone is seen. */
#include <netdb.h>
#include <stdlib.h>
#include <unistd.h>

static void nap(const char *variable)
{
    const char *seconds = getenv(variable);
    if (seconds != NULL)
        usleep((useconds_t)(atof(seconds) * 1e6));
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    (void)node;
    (void)service;
    (void)hints;
    *result = NULL;
    nap("SLOW_SECONDS");
    return EAI_NONAME;
}

__attribute__((destructor)) static void at_end(void)
{
    nap("SLOW_EXIT");
}

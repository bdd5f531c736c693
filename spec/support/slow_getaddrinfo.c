/* Preloaded: a look-up of a name that begins with "slow" lasts until the file SLOW_GATE is there,
 * and then finds 127.0.0.1 for slow.but.there, for all others nothing. What it has to do with time
 * is thus for the spec to say. Each that begins adds a byte to the file SLOW_BEGUN, each
 * that ends to SLOW_ENDED.
 *
 * With SLOW_EXIT the process, once main has returned, makes the gate itself and stays until every
 * look-up has ended and a moment longer: seen is then what a resolver's thread does once Lua's
 * state and its modules are gone. */
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int look_up(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static atomic_int under_way;

static void add_byte(const char *variable)
{
    const char *path = getenv(variable);
    int file = path == NULL ? -1 : open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    ssize_t written = write(file, ".", 1);
    (void)written;
    close(file);
}

/* At most a minute, so that what waits for a look-up against all promises ends some time, late. */
static void wait_for_gate(void)
{
    const char *gate = getenv("SLOW_GATE");
    for (int i = 0; i < 12000 && gate != NULL && access(gate, F_OK) != 0; i++)
        usleep(5000);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    look_up *real = (look_up *)dlsym(RTLD_NEXT, "getaddrinfo");
    if (node == NULL || strncmp(node, "slow", 4) != 0)
        return real(node, service, hints, result);
    under_way++;
    add_byte("SLOW_BEGUN");
    wait_for_gate();
    int problem = EAI_NONAME;
    if (strcmp(node, "slow.but.there") == 0)
        problem = real("127.0.0.1", service, hints, result);
    add_byte("SLOW_ENDED");
    under_way--;
    return problem;
}

__attribute__((destructor)) static void at_end(void)
{
    if (getenv("SLOW_EXIT") == NULL || under_way == 0)
        return;
    add_byte("SLOW_GATE");
    while (under_way > 0)
        usleep(5000);
    usleep(100000);
}

/* Programs that are started, and their folders, on the systems that follow POSIX. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; /* NOLINT(readability-redundant-declaration): glibc alone declares it */

struct os_child {
    pid_t id;       /* 0: it has ended, and the number may be another's */
    os_socket held; /* while it is open, the child lives */
};

static bool is_variable(const char *setting, const char *name_and_value)
{
    size_t length = strcspn(name_and_value, "=") + 1;
    return strncmp(setting, name_and_value, length) == 0;
}

/* The environment with some variables replaced, ended by NULL: an array that is to be freed, of
 * strings that are not. NULL when memory is short. */
static char **make_environment(const char *const *variables)
{
    size_t count = 0, added = 0;
    while (environ != NULL && environ[count] != NULL)
        count++;
    while (variables[added] != NULL)
        added++;
    char **made = bctrl_malloc((count + added + 1) * sizeof *made);
    if (made == NULL)
        return NULL;
    size_t length = 0;
    for (size_t i = 0; i < added; i++)
        made[length++] = (char *)variables[i];
    for (size_t i = 0; i < count; i++) {
        bool replaced = false;
        for (size_t each = 0; each < added; each++)
            replaced = replaced || is_variable(environ[i], variables[each]);
        if (!replaced)
            made[length++] = environ[i];
    }
    made[length] = NULL;
    return made;
}

/* 3 and 4 come first: the socket itself may have the number of any of the five. */
static int lay_descriptors(posix_spawn_file_actions_t *actions, os_socket socket, const char *log)
{
    int failure = posix_spawn_file_actions_adddup2(actions, socket, 3);
    if (failure == 0)
        failure = posix_spawn_file_actions_adddup2(actions, socket, 4);
    if (failure == 0)
        failure = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    if (failure == 0)
        failure =
            posix_spawn_file_actions_addopen(actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (failure == 0)
        failure = posix_spawn_file_actions_adddup2(actions, 1, 2);
        /* What the host has opened without O_CLOEXEC (Lua's files, LuaSocket's sockets) is not for
         * it. */
#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
    if (failure == 0)
        failure = posix_spawn_file_actions_addclosefrom_np(actions, 5);
#endif
#endif
    return failure;
}

/* A group of its own: Ctrl-C is for the host, and killing it reaches what it has started. No signal
 * is blocked or ignored that the host blocks or ignores. */
static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    int failure = posix_spawnattr_setpgroup(attributes, 0);
    if (failure == 0)
        failure = posix_spawnattr_setsigmask(attributes, &none);
    if (failure == 0)
        failure = posix_spawnattr_setsigdefault(attributes, &all);
    return failure != 0 ? failure : posix_spawnattr_setflags(attributes, flags);
}

static int spawn(pid_t *id, const char *const *arguments, char **environment, os_socket socket,
                 const char *log)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0)
        return failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure == 0) {
        failure = lay_descriptors(&actions, socket, log);
        if (failure == 0)
            failure = set_attributes(&attributes);
        if (failure == 0)
            failure = posix_spawn(id, arguments[0], &actions, &attributes,
                                  (char *const *)(const void *)arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

struct os_child *os_child_start(const char *const *arguments, const char *const *variables,
                                const char *log, char *error, size_t error_size)
{
    os_socket pair[2] = {OS_NO_SOCKET, OS_NO_SOCKET};
    struct os_child *child = bctrl_calloc(1, sizeof *child);
    char **environment = make_environment(variables);
    int failure = ENOMEM;
    if (child != NULL && environment != NULL)
        failure =
            os_socket_pair(pair) ? spawn(&child->id, arguments, environment, pair[1], log) : errno;
    bctrl_free(environment);
    os_socket_close(pair[1]);
    if (failure == 0) {
        child->held = pair[0];
        return child;
    }
    os_socket_close(pair[0]);
    bctrl_free(child);
    char why[128];
    os_error_text(failure, why, sizeof why);
    snprintf(error, error_size, "cannot start %s: %s", arguments[0], why);
    return NULL;
}

bool os_child_has_ended(struct os_child *child)
{
    pid_t ended = 0;
    if (child->id != 0)
        do
            ended = waitpid(child->id, NULL, WNOHANG);
        while (ended < 0 && errno == EINTR);
    if (ended !=
        0) /* or the host has waited for all children, or ignores them: it is nobody's now */
        child->id = 0;
    return child->id == 0;
}

void os_child_kill(struct os_child *child)
{
    if (!os_child_has_ended(child)) {
        kill(-child->id, SIGKILL);
        while (waitpid(child->id, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    os_child_leave(child);
}

void os_child_leave(struct os_child *child)
{
    os_socket_close(child->held);
    bctrl_free(child);
}

bool os_is_privileged(void)
{
    return geteuid() == 0;
}

/* A socket's path has at most 103 bytes: of them a folder's name takes thirty, and what Chromium
 * calls its socket in there 46. It does not come up where there is no room. */
enum { LONGEST_PARENT = 27 };

static const char *temporary(void)
{
    const char *set = getenv("TMPDIR");
    return set == NULL || *set != '/' || strlen(set) > LONGEST_PARENT ? "/tmp" : set;
}

char *os_folder_make(const char *prefix)
{
    const char *parent = temporary();
    size_t size = strlen(parent) + strlen(prefix) + 32;
    char *path = bctrl_malloc(size);
    if (path == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    snprintf(path, size, "%s/%s-%ld-XXXXXX", parent, prefix, os_process_id());
    if (mkdtemp(path) != NULL)
        return path;
    int reason = errno;
    bctrl_free(path);
    errno = reason;
    return NULL;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    (void)remove(path);
    return 0;
}

/* More than once: who is being killed may still make a file. */
bool os_folder_remove(const char *path)
{
    struct stat status;
    for (int tries = 0; tries < 20; tries++) {
        nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
        if (lstat(path, &status) != 0)
            return true;
        os_sleep(0.01);
    }
    return false;
}

void os_folder_sweep(const char *prefix)
{
    DIR *folder = opendir(temporary());
    if (folder == NULL)
        return;
    size_t length = strlen(prefix);
    char path[PATH_MAX];
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct stat status;
        char *rest;
        if (strncmp(entry->d_name, prefix, length) != 0 || entry->d_name[length] != '-')
            continue;
        long process = strtol(entry->d_name + length + 1, &rest, 10);
        if (process <= 0 || *rest != '-' || kill((pid_t)process, 0) == 0 || errno != ESRCH)
            continue;
        int size = snprintf(path, sizeof path, "%s/%s", temporary(), entry->d_name);
        if (size > 0 && (size_t)size < sizeof path && lstat(path, &status) == 0 &&
            S_ISDIR(status.st_mode) && status.st_uid == geteuid())
            nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    }
    closedir(folder);
}

#endif

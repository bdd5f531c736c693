/* Files on the systems that follow POSIX. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

static void explain(char *error, size_t size, const char *what, const char *path, const char *why)
{
    char words[128];
    if (why == NULL) {
        os_error_text(errno, words, sizeof words);
        why = words;
    }
    snprintf(error, size, "cannot %s '%s': %s", what, path, why);
}

/* Never waits for the other end of a pipe. */
os_file os_file_open(const char *path, uint64_t *size, char *error, size_t error_size)
{
    struct stat status;
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0 || fstat(opened, &status) != 0) {
        explain(error, error_size, "read", path, NULL);
    } else if (!S_ISREG(status.st_mode)) {
        explain(error, error_size, "read", path,
                S_ISDIR(status.st_mode) ? "it is a directory" : "it is no regular file");
    } else {
        *size = (uint64_t)status.st_size;
#ifdef POSIX_FADV_SEQUENTIAL
        posix_fadvise(opened, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
        return opened;
    }
    os_file_close(opened);
    return OS_NO_FILE;
}

int64_t os_file_read(os_file file, uint64_t at, void *bytes, size_t length)
{
    size_t got = 0;
    while (got < length) {
        ssize_t count = pread(file, (char *)bytes + got, length - got, (off_t)(at + got));
        if (count == 0)
            break;
        if (count < 0 && errno != EINTR)
            return -1;
        got += count < 0 ? 0 : (size_t)count;
    }
    return (int64_t)got;
}

void os_file_close(os_file file)
{
    if (file != OS_NO_FILE)
        close(file);
}

static char *copy(const char *text, size_t extra)
{
    size_t length = strlen(text);
    char *made = bctrl_malloc(length + extra + 1);
    if (made != NULL)
        memcpy(made, text, length + 1);
    else
        errno = ENOMEM;
    return made;
}

/* "folder/name" -> "folder/.name.0123456789abcdef", the name cut where it would be too long. */
static bool create_beside(struct os_draft *draft, mode_t mode)
{
    enum { LONGEST_KEPT = 200 };
    const char *slash = strrchr(draft->path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - draft->path);
    draft->temporary = copy(draft->path, 32);
    if (draft->temporary == NULL)
        return false;
    for (int tries = 0; tries < 100; tries++) {
        uint64_t number;
        if (!os_random(&number, sizeof number))
            number = (uint64_t)getpid() * 100 + (uint64_t)tries;
        snprintf(draft->temporary + folder, strlen(draft->path + folder) + 32, ".%.*s.%016llx",
                 LONGEST_KEPT, draft->path + folder, (unsigned long long)number);
        draft->file = open(draft->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (draft->file >= 0) {
            if (mode != 0)
                fchmod(draft->file, mode); /* as the file that it will replace */
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    bctrl_free(draft->temporary); /* is not there */
    draft->temporary = NULL;
    return false;
}

bool os_draft_begin(struct os_draft *draft, const char *path, char *error, size_t error_size)
{
    struct stat status;
    char real[PATH_MAX];
    *draft = (struct os_draft){.file = OS_NO_FILE};
    bool exists = stat(path, &status) == 0, is_begun = false;
    const char *problem = NULL;
    draft->path = copy(exists && realpath(path, real) != NULL ? real : path, 0);
    if (draft->path == NULL) {
        problem = "out of memory";
    } else if (exists && S_ISDIR(status.st_mode)) {
        problem = "it is a directory";
    } else if (exists && S_ISCHR(status.st_mode)) {
        draft->file = open(draft->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        is_begun = draft->file >= 0;
    } else if (exists && !S_ISREG(status.st_mode)) {
        problem = "it is no regular file";
    } else if (!exists || access(draft->path, W_OK) == 0) {
        is_begun = create_beside(draft, exists ? status.st_mode & 07777 : 0);
    }
    if (is_begun)
        return true;
    explain(error, error_size, "write", path, problem);
    os_draft_drop(draft);
    return false;
}

bool os_draft_write(struct os_draft *draft, const void *bytes, size_t length)
{
    for (size_t written = 0; written < length;) {
        ssize_t count = write(draft->file, (const char *)bytes + written, length - written);
        if (count < 0 && errno != EINTR)
            return false;
        written += count < 0 ? 0 : (size_t)count;
    }
    return true;
}

bool os_draft_again(struct os_draft *draft)
{
    return draft->temporary == NULL ||
           (ftruncate(draft->file, 0) == 0 && lseek(draft->file, 0, SEEK_SET) == 0);
}

/* --- putting it on the disk, which takes half a second for a gigabyte */

/* The thread's and the draft's: who comes second frees it. */
struct os_sync {
    struct os_thread *thread; /* the draft's own field */
    os_file file;
    atomic_int state;
    int error;
};

enum { GOING, ENDED, LEFT };

static void run_sync(void *context)
{
    struct os_sync *sync = context;
    sync->error = fsync(sync->file) == 0 ? 0 : errno;
    if (atomic_exchange(&sync->state, ENDED) == LEFT) {
        os_file_close(sync->file);
        bctrl_free(sync);
    }
}

/* Not joined in the child of a fork, where the thread is not. */
static void leave_sync(struct os_draft *draft)
{
    struct os_sync *sync = draft->sync;
    draft->sync = NULL;
    if (sync == NULL)
        return;
    os_thread_leave(sync->thread);
    if (atomic_exchange(&sync->state, LEFT) == ENDED)
        bctrl_free(sync); /* the file is still the draft's */
    else
        draft->file = OS_NO_FILE; /* the thread closes it */
}

enum os_sync_state os_draft_sync(struct os_draft *draft)
{
    if (draft->temporary == NULL)
        return OS_SYNC_DONE;
    if (draft->sync == NULL) {
        struct os_sync *sync = draft->sync = bctrl_calloc(1, sizeof *sync);
        if (sync != NULL) {
            sync->file = draft->file;
            atomic_init(&sync->state, GOING);
            sync->thread = os_thread_start(run_sync, sync);
        }
        if (sync == NULL || sync->thread == NULL) { /* then here */
            bctrl_free(sync);
            draft->sync = NULL;
            return fsync(draft->file) == 0 ? OS_SYNC_DONE : OS_SYNC_FAILED;
        }
    }
    if (atomic_load(&draft->sync->state) == GOING)
        return OS_SYNC_GOING;
    errno = draft->sync->error;
    return errno == 0 ? OS_SYNC_DONE : OS_SYNC_FAILED;
}

static bool end_sync(struct os_draft *draft)
{
    struct os_sync *sync = draft->sync;
    if (sync == NULL)
        return fsync(draft->file) == 0;
    os_thread_join(sync->thread);
    int error = sync->error;
    draft->sync = NULL;
    bctrl_free(sync);
    errno = error;
    return error == 0;
}

bool os_draft_keep(struct os_draft *draft)
{
    bool is_whole = draft->temporary == NULL || end_sync(draft);
    if (draft->file != OS_NO_FILE && close(draft->file) != 0)
        is_whole = false; /* network file systems tell here that the disk is full */
    draft->file = OS_NO_FILE;
    if (is_whole && draft->temporary != NULL) {
        is_whole = rename(draft->temporary, draft->path) == 0;
        if (is_whole) {
            bctrl_free(draft->temporary);
            draft->temporary = NULL;
        }
    }
    int reason = errno;
    os_draft_drop(draft);
    errno = reason;
    return is_whole;
}

void os_draft_drop(struct os_draft *draft)
{
    int reason = errno;
    leave_sync(draft);
    os_file_close(draft->file);
    if (draft->temporary != NULL)
        unlink(draft->temporary);
    bctrl_free(draft->temporary);
    bctrl_free(draft->path);
    *draft = (struct os_draft){.file = OS_NO_FILE};
    errno = reason;
}

#endif

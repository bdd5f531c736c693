/* Files on the systems that follow POSIX. See os.h. */
#include "os/os.h"

#if !defined(_WIN32)

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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

bool os_draft_keep(struct os_draft *draft)
{
    bool is_whole = draft->temporary == NULL || fsync(draft->file) == 0;
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
    os_file_close(draft->file);
    if (draft->temporary != NULL)
        unlink(draft->temporary);
    bctrl_free(draft->temporary);
    bctrl_free(draft->path);
    *draft = (struct os_draft){.file = OS_NO_FILE};
    errno = reason;
}

#endif

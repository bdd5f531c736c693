/* Files on the systems that follow POSIX. See os.h. */
#include "os/internal.h"

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

static void explain(char *error, size_t size, const char *path, const char *why)
{
    char words[128];
    if (why == NULL) {
        os_error_text(errno, words, sizeof words);
        why = words;
    }
    snprintf(error, size, "cannot read '%s': %s", path, why);
}

/* Never waits for the other end of a pipe. */
os_file os_file_open(const char *path, uint64_t *size, char *error, size_t error_size)
{
    struct stat status;
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (opened < 0 || fstat(opened, &status) != 0) {
        explain(error, error_size, path, NULL);
    } else if (!S_ISREG(status.st_mode)) {
        explain(error, error_size, path,
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

bool file_look(struct file_target *target, const char *path)
{
    struct stat status;
    char real[PATH_MAX];
    *target = (struct file_target){.exists = stat(path, &status) == 0};
    if (target->exists && realpath(path, real) != NULL)
        path = real;
    size_t size = strlen(path) + 1;
    target->path = bctrl_malloc(size);
    if (target->path == NULL)
        target->problem = "out of memory";
    else
        memcpy(target->path, path, size);
    if (!target->exists || target->path == NULL)
        return target->path != NULL;
    target->is_device = S_ISCHR(status.st_mode);
    if (S_ISDIR(status.st_mode))
        target->problem = "it is a directory";
    else if (!target->is_device && !S_ISREG(status.st_mode))
        target->problem = "it is no regular file";
    return target->problem == NULL && (target->is_device || access(path, W_OK) == 0);
}

os_file file_open_device(const char *path)
{
    return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
}

os_file file_create(const char *path, const char *model, bool *taken)
{
    struct stat status;
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    *taken = file < 0 && errno == EEXIST;
    if (file >= 0 && model != NULL && stat(model, &status) == 0)
        fchmod(file, status.st_mode & 07777);
    return file;
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

bool file_empty(os_file file)
{
    return ftruncate(file, 0) == 0 && lseek(file, 0, SEEK_SET) == 0;
}

bool file_flush(os_file file)
{
    return fsync(file) == 0;
}

bool file_end(os_file file)
{
    return close(file) == 0;
}

bool file_move(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

void file_remove(const char *path)
{
    unlink(path);
}

#endif

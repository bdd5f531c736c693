/* A file that an answer is written to as it comes: beside its place, and put there when it is
 * whole.
 */
#include "base/memory.h"
#include "http/internal.h"

#include <stdio.h>
#include <string.h>

struct http_file {
    size_t references;
    long process; /* that began it: a forked child leaves it alone */
    struct os_draft draft;
    char *path; /* as it was given */
    uint64_t length;
    int error;
};

struct http_file *http_file_new(const char *path, char *error, size_t size)
{
    size_t length = strlen(path) + 1;
    struct http_file *file = bctrl_calloc(1, sizeof *file + length);
    if (file == NULL) {
        snprintf(error, size, "out of memory");
        return NULL;
    }
    file->references = 1;
    file->process = os_process_id();
    file->path = memcpy(file + 1, path, length);
    if (os_draft_begin(&file->draft, path, error, size))
        return file;
    bctrl_free(file);
    return NULL;
}

struct http_file *http_file_ref(struct http_file *file)
{
    file->references++;
    return file;
}

void http_file_unref(struct http_file *file)
{
    if (file == NULL || --file->references > 0)
        return;
    if (file->process == os_process_id())
        os_draft_drop(&file->draft);
    else
        os_file_close(file->draft.file);
    bctrl_free(file);
}

bool file_begin(struct http_file *file)
{
    file->length = 0;
    if (os_draft_again(&file->draft))
        return true;
    file->error = os_error();
    return false;
}

bool file_take(struct http_file *file, const char *bytes, size_t length)
{
    if (!os_draft_write(&file->draft, bytes, length)) {
        file->error = os_error();
        return false;
    }
    file->length += length;
    return true;
}

uint64_t http_file_length(const struct http_file *file)
{
    return file->length;
}

void file_explain(const struct http_file *file, char *message, size_t size)
{
    char why[128];
    os_error_text(file->error, why, sizeof why);
    snprintf(message, size, "cannot write '%.100s': %.100s", file->path, why);
}

bool http_file_write(struct http_file *file, const char *bytes, size_t length, char *error,
                     size_t size)
{
    if (file_take(file, bytes, length))
        return true;
    file_explain(file, error, size);
    return false;
}

enum http_sync http_file_sync(struct http_file *file, char *error, size_t size)
{
    switch (os_draft_sync(&file->draft)) {
    case OS_SYNC_GOING:
        return HTTP_SYNC_GOING;
    case OS_SYNC_DONE:
        return HTTP_SYNC_DONE;
    default:
        file->error = os_error();
        file_explain(file, error, size);
        return HTTP_SYNC_FAILED;
    }
}

bool http_file_keep(struct http_file *file, char *error, size_t size)
{
    if (os_draft_keep(&file->draft))
        return true;
    file->error = os_error();
    file_explain(file, error, size);
    return false;
}

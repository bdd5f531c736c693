/* Forms: read from disk or memory while libcurl sends them, with reads of our own, so that what
 * goes wrong with a file is told. An attempt makes a curl_mime of the form, which begins anew. */
#include "base/memory.h"
#include "http/internal.h"

#include <stdio.h>
#include <string.h>

struct part {
    struct part *next;
    struct http_form *form;
    char *name, *file_name, *type, *path, *bytes; /* but for the name each may be NULL */
    os_file file;
    uint64_t size, at;
};

struct http_form {
    size_t references;
    struct part *first, **end;
    struct http_request *request; /* that it was last sent by */
    const struct part *failed;
    int error; /* the system's; 0: the file has shrunk */
};

struct http_form *http_form_new(void)
{
    struct http_form *form = bctrl_calloc(1, sizeof *form);
    if (form == NULL)
        return NULL;
    form->references = 1;
    form->end = &form->first;
    return form;
}

struct http_form *http_form_ref(struct http_form *form)
{
    form->references++;
    return form;
}

static void free_part(struct part *part)
{
    os_file_close(part->file);
    bctrl_free(part->name);
    bctrl_free(part->file_name);
    bctrl_free(part->type);
    bctrl_free(part->path);
    bctrl_free(part->bytes);
    bctrl_free(part);
}

void http_form_unref(struct http_form *form)
{
    if (form == NULL || --form->references > 0)
        return;
    while (form->first != NULL) {
        struct part *part = form->first;
        form->first = part->next;
        free_part(part);
    }
    bctrl_free(form);
}

/* False only when memory is short. */
static bool copy(char **made, const char *bytes, size_t length)
{
    if (bytes == NULL)
        return true;
    *made = bctrl_malloc(length + 1);
    if (*made == NULL)
        return false;
    memcpy(*made, bytes, length);
    (*made)[length] = '\0';
    return true;
}

static bool copy_text(char **made, const char *text)
{
    return copy(made, text, text == NULL ? 0 : strlen(text));
}

bool http_form_add(struct http_form *form, const struct http_part *given, char *error, size_t size)
{
    struct part *part = bctrl_calloc(1, sizeof *part);
    snprintf(error, size, "out of memory");
    if (part == NULL)
        return false;
    part->form = form;
    part->file = OS_NO_FILE;
    part->size = given->length;
    bool is_good = copy_text(&part->name, given->name) &&
                   copy_text(&part->file_name, given->file_name) &&
                   copy_text(&part->type, given->type) && copy_text(&part->path, given->path);
    if (is_good && given->path == NULL) {
        is_good = copy(&part->bytes, given->bytes, given->length);
    } else if (is_good) {
        part->file = os_file_open(given->path, &part->size, error, size);
        is_good = part->file != OS_NO_FILE;
    }
    if (!is_good) {
        free_part(part);
        return false;
    }
    *form->end = part;
    form->end = &part->next;
    return true;
}

/* --- what libcurl calls */

static size_t fail(struct part *part, int error)
{
    part->form->failed = part;
    part->form->error = error;
    part->form->request->failure = FAILURE_FILE;
    return CURL_READFUNC_ABORT;
}

static size_t on_read(char *bytes, size_t size, size_t count, void *user)
{
    struct part *part = user;
    uint64_t left = part->size - part->at;
    size_t length = size * count < left ? size * count : (size_t)left;
    if (part->file == OS_NO_FILE) {
        if (length > 0)
            memcpy(bytes, part->bytes + part->at, length);
    } else {
        int64_t got = os_file_read(part->file, part->at, bytes, length);
        if (got < 0)
            return fail(part, os_error());
        if ((size_t)got < length)
            return fail(part, 0);
    }
    part->at += length;
    return length;
}

static int on_seek(void *user, curl_off_t offset, int origin)
{
    struct part *part = user;
    if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > part->size)
        return CURL_SEEKFUNC_FAIL;
    part->at = (uint64_t)offset;
    return CURL_SEEKFUNC_OK;
}

/* --- what others call */

static bool add(curl_mime *mime, struct part *part)
{
    curl_mimepart *made = curl_mime_addpart(mime);
    part->at = 0;
    return made != NULL && curl_mime_name(made, part->name) == CURLE_OK &&
           curl_mime_filename(made, part->file_name) == CURLE_OK &&
           curl_mime_type(made, part->type) == CURLE_OK &&
           curl_mime_data_cb(made, (curl_off_t)part->size, on_read, on_seek, NULL, part) ==
               CURLE_OK;
}

bool mime_make(struct http_request *request, struct http_form *form)
{
    request->mime = curl_mime_init(request->easy);
    bool is_good = request->mime != NULL;
    form->request = request;
    form->failed = NULL;
    for (struct part *part = form->first; is_good && part != NULL; part = part->next)
        is_good = add(request->mime, part);
    return is_good && curl_easy_setopt(request->easy, CURLOPT_MIMEPOST, request->mime) == CURLE_OK;
}

void mime_explain(const struct http_form *form, char *message, size_t size)
{
    const struct part *part = form->failed;
    char why[128] = "it became shorter while it was sent";
    if (form->error != 0)
        os_error_text(form->error, why, sizeof why);
    snprintf(message, size, "cannot read '%.100s': %.100s", part->path, why);
}

struct http_progress mime_progress(const struct http_form *form)
{
    struct http_progress progress = {0};
    for (const struct part *part = form->first; part != NULL; part = part->next) {
        if (part->file_name == NULL)
            continue; /* a field */
        progress.done += part->at;
        progress.total += (int64_t)part->size;
    }
    return progress;
}

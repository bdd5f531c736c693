/* Drafts: what is received and appears in its place whole, or not at all. See os.h. */
#include "base/memory.h"
#include "os/internal.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#if defined(_WIN32)
static const char separators[] = "/\\:";
#else
static const char separators[] = "/";
#endif

static size_t folder_length(const char *path)
{
    size_t length = strlen(path);
    while (length > 0 && strchr(separators, path[length - 1]) == NULL)
        length--;
    return length;
}

/* "folder/name" -> "folder/.name.0123456789abcdef", the name cut where it would be too long. */
static bool create_beside(struct os_draft *draft, const struct file_target *target)
{
    enum { LONGEST_KEPT = 200, ADDED = 32 };
    size_t folder = folder_length(draft->path), length = strlen(draft->path);
    const char *model = target->exists ? draft->path : NULL;
    draft->temporary = bctrl_malloc(length + ADDED + 1);
    if (draft->temporary == NULL)
        return false;
    memcpy(draft->temporary, draft->path, length + 1);
    bool taken = true;
    for (int tries = 0; tries < 100 && taken; tries++) {
        uint64_t number;
        if (!os_random(&number, sizeof number))
            number = (uint64_t)os_process_id() * 100 + (uint64_t)tries;
        snprintf(draft->temporary + folder, length - folder + ADDED, ".%.*s.%016llx", LONGEST_KEPT,
                 draft->path + folder, (unsigned long long)number);
        draft->file = file_create(draft->temporary, model, &taken);
        if (draft->file != OS_NO_FILE)
            return true;
    }
    bctrl_free(draft->temporary); /* is not there */
    draft->temporary = NULL;
    return false;
}

bool os_draft_begin(struct os_draft *draft, const char *path, char *error, size_t error_size)
{
    struct file_target target;
    char words[128];
    *draft = (struct os_draft){.file = OS_NO_FILE};
    set_error(0);
    bool is_begun = file_look(&target, path);
    draft->path = target.path;
    if (is_begun && target.is_device)
        is_begun = (draft->file = file_open_device(path)) != OS_NO_FILE;
    else if (is_begun)
        is_begun = create_beside(draft, &target);
    if (is_begun)
        return true;
    if (target.problem == NULL && os_error() != 0) {
        os_error_text(os_error(), words, sizeof words);
        target.problem = words;
    }
    snprintf(error, error_size, "cannot write '%s': %s", path,
             target.problem == NULL ? "out of memory" : target.problem);
    os_draft_drop(draft);
    return false;
}

bool os_draft_again(struct os_draft *draft)
{
    return draft->temporary == NULL || file_empty(draft->file);
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
    sync->error = file_flush(sync->file) ? 0 : os_error();
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
            return file_flush(draft->file) ? OS_SYNC_DONE : OS_SYNC_FAILED;
        }
    }
    if (atomic_load(&draft->sync->state) == GOING)
        return OS_SYNC_GOING;
    int error = draft->sync->error;
    set_error(error);
    return error == 0 ? OS_SYNC_DONE : OS_SYNC_FAILED;
}

static bool end_sync(struct os_draft *draft)
{
    struct os_sync *sync = draft->sync;
    if (sync == NULL)
        return file_flush(draft->file);
    os_thread_join(sync->thread);
    int error = sync->error;
    draft->sync = NULL;
    bctrl_free(sync);
    set_error(error);
    return error == 0;
}

bool os_draft_keep(struct os_draft *draft)
{
    bool is_whole = draft->temporary == NULL || end_sync(draft);
    if (draft->file != OS_NO_FILE && !file_end(draft->file))
        is_whole = false; /* network file systems tell here that the disk is full */
    draft->file = OS_NO_FILE;
    if (is_whole && draft->temporary != NULL) {
        is_whole = file_move(draft->temporary, draft->path);
        if (is_whole) {
            bctrl_free(draft->temporary);
            draft->temporary = NULL;
        }
    }
    int reason = os_error();
    os_draft_drop(draft);
    set_error(reason);
    return is_whole;
}

void os_draft_drop(struct os_draft *draft)
{
    int reason = os_error();
    leave_sync(draft);
    os_file_close(draft->file);
    if (draft->temporary != NULL)
        file_remove(draft->temporary);
    bctrl_free(draft->temporary);
    bctrl_free(draft->path);
    *draft = (struct os_draft){.file = OS_NO_FILE};
    set_error(reason);
}

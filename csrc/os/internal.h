/* What the files of os/ share: what draft.c needs of each system. */
#ifndef BCTRL_OS_INTERNAL_H
#define BCTRL_OS_INTERNAL_H

#include "os/os.h"

#pragma GCC visibility push(hidden)

/* What lies where a file is to be written. */
struct file_target {
    char *path; /* where a link there leads; bctrl_free; NULL where memory is short */
    bool exists, is_device;
    const char *problem; /* why it cannot be written, where it is not os_error */
};

/* False when it cannot be written. */
bool file_look(struct file_target *target, const char *path);

/* Creates a file, with the permissions of the one at `model`, if not NULL. OS_NO_FILE on failure:
 * *taken, where there is one already. */
os_file file_create(const char *path, const char *model, bool *taken);
os_file file_open_device(const char *path);
bool file_empty(os_file file);
bool file_flush(os_file file);
bool file_end(os_file file); /* closes it: may tell that the disk is full */

/* Puts a file where one may be already. */
bool file_move(const char *from, const char *to);
void file_remove(const char *path);

void set_error(int error); /* what os_error gives */

#if defined(_WIN32)
wchar_t *wide_text(const char *text);   /* of UTF-8; bctrl_free; NULL: see os_error */
char *narrow_text(const wchar_t *wide); /* … and back */
#endif

#pragma GCC visibility pop

#endif

/* Files on Windows: paths are UTF-8. See os.h. */
#include "os/internal.h"

#if defined(_WIN32)

#include "base/memory.h"

#include <stdio.h>
#include <string.h>
#include <windows.h>

enum { SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

static HANDLE handle_of(os_file file)
{
    return (HANDLE)file;
}

static os_file open_path(const char *path, DWORD access, DWORD creation, DWORD flags)
{
    wchar_t *wide = wide_text(path);
    if (wide == NULL)
        return OS_NO_FILE;
    HANDLE opened = CreateFileW(wide, access, SHARED, NULL, creation, flags, NULL);
    bctrl_free(wide);
    return (os_file)opened;
}

static DWORD attributes_of(const char *path)
{
    wchar_t *wide = wide_text(path);
    DWORD attributes = wide == NULL ? INVALID_FILE_ATTRIBUTES : GetFileAttributesW(wide);
    bctrl_free(wide);
    return attributes;
}

static bool is_folder(const char *path)
{
    int reason = os_error();
    DWORD attributes = attributes_of(path);
    set_error(reason);
    return attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY;
}

os_file os_file_open(const char *path, uint64_t *size, char *error, size_t error_size)
{
    char words[128];
    const char *why = words;
    LARGE_INTEGER length;
    os_file opened = open_path(path, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN);
    if (opened != OS_NO_FILE && GetFileType(handle_of(opened)) != FILE_TYPE_DISK) {
        why = "it is no regular file";
    } else if (opened != OS_NO_FILE && GetFileSizeEx(handle_of(opened), &length)) {
        *size = (uint64_t)length.QuadPart;
        return opened;
    } else {
        os_error_text(os_error(), words, sizeof words);
        if (is_folder(path))
            why = "it is a directory";
    }
    snprintf(error, error_size, "cannot read '%s': %s", path, why);
    os_file_close(opened);
    return OS_NO_FILE;
}

static DWORD part_of(size_t length)
{
    enum { MOST = 1 << 30 };
    return length < MOST ? (DWORD)length : MOST;
}

int64_t os_file_read(os_file file, uint64_t at, void *bytes, size_t length)
{
    size_t got = 0;
    while (got < length) {
        OVERLAPPED place = {.Offset = (DWORD)(at + got), .OffsetHigh = (DWORD)((at + got) >> 32)};
        DWORD count = 0;
        if (!ReadFile(handle_of(file), (char *)bytes + got, part_of(length - got), &count,
                      &place) &&
            GetLastError() != ERROR_HANDLE_EOF)
            return -1;
        if (count == 0)
            break;
        got += count;
    }
    return (int64_t)got;
}

void os_file_close(os_file file)
{
    if (file != OS_NO_FILE)
        CloseHandle(handle_of(file));
}

/* Where a link leads. NULL where that cannot be told. */
static char *final_path(os_file file)
{
    DWORD room = GetFinalPathNameByHandleW(handle_of(file), NULL, 0, 0);
    wchar_t *wide = room == 0 ? NULL : bctrl_malloc(room * sizeof *wide);
    char *path = NULL;
    if (wide != NULL && GetFinalPathNameByHandleW(handle_of(file), wide, room, 0) < room)
        path = narrow_text(wide);
    bctrl_free(wide);
    return path;
}

static char *copy_path(const char *path)
{
    size_t size = strlen(path) + 1;
    char *copy = bctrl_malloc(size);
    return copy == NULL ? NULL : memcpy(copy, path, size);
}

bool file_look(struct file_target *target, const char *path)
{
    *target = (struct file_target){0};
    os_file there = open_path(path, GENERIC_WRITE, OPEN_EXISTING, 0);
    int reason = os_error();
    if (there != OS_NO_FILE) {
        DWORD attributes = attributes_of(path), type = GetFileType(handle_of(there));
        target->exists = true;
        target->is_device = type == FILE_TYPE_CHAR;
        if (type == FILE_TYPE_PIPE)
            target->problem = "it is no regular file";
        if (type == FILE_TYPE_DISK && attributes & FILE_ATTRIBUTE_REPARSE_POINT)
            target->path = final_path(there);
        os_file_close(there);
    } else if (is_folder(path)) {
        target->problem = "it is a directory";
    }
    if (target->path == NULL)
        target->path = copy_path(path);
    if (target->path == NULL)
        target->problem = "out of memory";
    set_error(reason);
    return target->problem == NULL && (target->exists || reason == ERROR_FILE_NOT_FOUND);
}

os_file file_open_device(const char *path)
{
    return open_path(path, GENERIC_WRITE, OPEN_EXISTING, 0);
}

/* What may be done with it follows from its folder, until ReplaceFile gives it what the one before
 * allowed. */
os_file file_create(const char *path, const char *model, bool *taken)
{
    (void)model;
    os_file file = open_path(path, GENERIC_WRITE, CREATE_NEW, FILE_ATTRIBUTE_NORMAL);
    *taken = file == OS_NO_FILE && GetLastError() == ERROR_FILE_EXISTS;
    return file;
}

bool os_draft_write(struct os_draft *draft, const void *bytes, size_t length)
{
    for (size_t written = 0; written < length;) {
        DWORD count = 0;
        if (!WriteFile(handle_of(draft->file), (const char *)bytes + written,
                       part_of(length - written), &count, NULL))
            return false;
        written += count;
    }
    return true;
}

bool file_empty(os_file file)
{
    return SetFilePointerEx(handle_of(file), (LARGE_INTEGER){.QuadPart = 0}, NULL, FILE_BEGIN) &&
           SetEndOfFile(handle_of(file));
}

bool file_flush(os_file file)
{
    return FlushFileBuffers(handle_of(file)) != 0;
}

bool file_end(os_file file)
{
    return CloseHandle(handle_of(file)) != 0;
}

/* MoveFileEx where there is none to replace, or a file system that knows no ReplaceFile. */
bool file_move(const char *from, const char *to)
{
    wchar_t *wide_from = wide_text(from), *wide_to = wide_text(to);
    bool moved = false;
    if (wide_from != NULL && wide_to != NULL)
        moved =
            ReplaceFileW(wide_to, wide_from, NULL, REPLACEFILE_IGNORE_MERGE_ERRORS, NULL, NULL) ||
            MoveFileExW(wide_from, wide_to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    int reason = os_error();
    bctrl_free(wide_from);
    bctrl_free(wide_to);
    set_error(reason);
    return moved;
}

void file_remove(const char *path)
{
    wchar_t *wide = wide_text(path);
    if (wide != NULL)
        DeleteFileW(wide);
    bctrl_free(wide);
}

#endif

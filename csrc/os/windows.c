/* Windows 10 of 2020 or later: the machine, the process and its threads. See os.h. */
#include "os/internal.h"

#if defined(_WIN32)

#include "base/clock.h"
#include "base/memory.h"

#include <bcrypt.h>
#include <process.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* --- text: UTF-8 outside, UTF-16 for the system */

wchar_t *wide_text(const char *text)
{
    int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
    if (length <= 0)
        return NULL;
    wchar_t *wide = bctrl_malloc((size_t)length * sizeof *wide);
    if (wide == NULL)
        set_error(ERROR_NOT_ENOUGH_MEMORY);
    else
        MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, length);
    return wide;
}

char *narrow_text(const wchar_t *wide)
{
    int length = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = length <= 0 ? NULL : bctrl_malloc((size_t)length);
    if (text == NULL)
        set_error(ERROR_NOT_ENOUGH_MEMORY);
    else
        WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, length, NULL, NULL);
    return text;
}

/* --- errors: Winsock's and the system's are one and the same */

int os_error(void)
{
    return (int)GetLastError();
}

void set_error(int error)
{
    SetLastError((DWORD)error);
}

void os_error_text(int error, char *text, size_t size)
{
    wchar_t wide[256];
    DWORD length = FormatMessageW(
        FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_MAX_WIDTH_MASK,
        NULL, (DWORD)error, 0, wide, (DWORD)(sizeof wide / sizeof *wide), NULL);
    while (length > 0 && (wide[length - 1] <= L' ' || wide[length - 1] == L'.'))
        length--;
    wide[length] = L'\0';
    char *known = length == 0 ? NULL : narrow_text(wide);
    if (known == NULL)
        snprintf(text, size, "error %d", error);
    else
        snprintf(text, size, "%s", known);
    bctrl_free(known);
}

/* --- the machine */

bool os_random(void *bytes, size_t length)
{
    enum { MOST = 1 << 20 };
    for (unsigned char *end = bytes; length > 0;) {
        ULONG part = length < MOST ? (ULONG)length : MOST;
        if (BCryptGenRandom(NULL, end, part, BCRYPT_USE_SYSTEM_PREFERRED_RNG) != 0)
            return false;
        end += part;
        length -= part;
    }
    return true;
}

/* The system's, not getenv's: each C library in a process has a copy of its own. */
bool os_variable(const char *name, char **value)
{
    *value = NULL;
    wchar_t *wide_name = wide_text(name), *wide = NULL;
    DWORD room = wide_name == NULL ? 0 : GetEnvironmentVariableW(wide_name, NULL, 0);
    if (room > 1)
        wide = bctrl_malloc(room * sizeof *wide);
    if (wide != NULL && GetEnvironmentVariableW(wide_name, wide, room) < room)
        *value = narrow_text(wide);
    bctrl_free(wide);
    bctrl_free(wide_name);
    return wide_name != NULL && (room <= 1 || *value != NULL);
}

int64_t clock_now(void)
{
    LARGE_INTEGER count, frequency;
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    int64_t seconds = count.QuadPart / frequency.QuadPart;
    return seconds * CLOCK_SECOND +
           count.QuadPart % frequency.QuadPart * CLOCK_SECOND / frequency.QuadPart;
}

int64_t clock_wall(void)
{
    static const int64_t since_1601 = INT64_C(116444736000000000); /* of 100 ns */
    FILETIME now;
    GetSystemTimePreciseAsFileTime(&now);
    return ((int64_t)((uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime) - since_1601) * 100;
}

void os_sleep(double seconds)
{
    int milliseconds = clock_milliseconds(clock_duration(seconds));
    Sleep((DWORD)(milliseconds < OS_LONGEST_WAIT ? milliseconds : OS_LONGEST_WAIT));
}

/* --- the process and its threads */

long os_process_id(void)
{
    return (long)GetCurrentProcessId();
}

struct os_process os_process_note(void)
{
    return (struct os_process){.id = os_process_id()};
}

void os_process_forget(struct os_process *process)
{
    (void)process;
}

struct os_thread {
    HANDLE handle;
};

/* The thread's own: it may begin when its os_thread is gone. */
struct task {
    void (*run)(void *context);
    void *context;
};

static unsigned __stdcall run_thread(void *context)
{
    struct task task = *(struct task *)context;
    bctrl_free(context);
    task.run(task.context);
    return 0;
}

struct os_thread *os_thread_start(void (*run)(void *context), void *context)
{
    struct os_thread *thread = bctrl_malloc(sizeof *thread);
    struct task *task = bctrl_malloc(sizeof *task);
    uintptr_t handle = 0;
    if (thread == NULL || task == NULL) {
        set_error(ERROR_NOT_ENOUGH_MEMORY);
    } else {
        *task = (struct task){.run = run, .context = context};
        handle = _beginthreadex(NULL, 0, run_thread, task, 0, NULL);
    }
    if (handle != 0) {
        thread->handle = (HANDLE)handle;
        return thread;
    }
    bctrl_free(thread);
    bctrl_free(task);
    return NULL;
}

void os_thread_join(struct os_thread *thread)
{
    WaitForSingleObject(thread->handle, INFINITE);
    os_thread_leave(thread);
}

void os_thread_leave(struct os_thread *thread)
{
    CloseHandle(thread->handle);
    bctrl_free(thread);
}

void os_pin_module(void)
{
    static const char here = 0;
    HMODULE module;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                       (const wchar_t *)(const void *)&here, &module);
}

static BOOL CALLBACK run_first(INIT_ONCE *once, void *run, void **unused)
{
    (void)once;
    (void)unused;
    (*(void (**)(void))run)();
    return TRUE;
}

void os_run_once(os_once *once, void (*run)(void))
{
    InitOnceExecuteOnce(once, run_first, (void *)&run, NULL);
}

/* --- programs that are started: no Chromium passes its debugging pipe on as descriptors here, so
 * the gateway starts none */

struct os_child *os_child_start(const char *const *arguments, const char *const *variables,
                                const char *log, char *error, size_t error_size)
{
    (void)variables;
    (void)log;
    snprintf(error, error_size, "cannot start %s: not on Windows", arguments[0]);
    return NULL;
}

bool os_child_has_ended(struct os_child *child)
{
    return child == NULL;
}

void os_child_kill(struct os_child *child)
{
    (void)child;
}

void os_child_leave(struct os_child *child)
{
    (void)child;
}

bool os_is_privileged(void)
{
    return false;
}

char *os_folder_make(const char *prefix)
{
    (void)prefix;
    set_error(ERROR_NOT_SUPPORTED);
    return NULL;
}

bool os_folder_remove(const char *path)
{
    (void)path;
    return true;
}

void os_folder_sweep(const char *prefix)
{
    (void)prefix;
}

#endif

/* What os.h promises, on the system that runs it. Prints `N passed, N failed`. */
#include "os/os.h"
#include "base/memory.h"

#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int passed, failed;
static bool short_memory;

void *bctrl_malloc(size_t size)
{
    return short_memory ? NULL : malloc(size);
}

void *bctrl_calloc(size_t count, size_t size)
{
    return calloc(count, size);
}

void *bctrl_realloc(void *block, size_t size)
{
    return realloc(block, size);
}

void bctrl_free(void *block)
{
    free(block);
}

static void check(bool truth, const char *what)
{
    passed += truth;
    failed += !truth;
    if (!truth)
        printf("FAILED %s\n", what);
}

/* Two ends of a TCP connection. */
static void connect_pair(os_socket ends[2])
{
    char error[256] = "";
    os_socket listener = os_listen("127.0.0.1", 0, error, sizeof error);
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_port = htons((uint16_t)os_socket_port(listener));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ends[0] = os_socket_open(AF_INET, SOCK_STREAM, 0);
    bool connected = connect(ends[0], (const struct sockaddr *)&address, sizeof address) == 0;
    os_pollfd waiting = {.fd = listener, .events = POLLIN};
    os_poll(&waiting, 1, 10000);
    ends[1] = accept(listener, NULL, NULL);
    check(connected && ends[1] >= 0, error[0] == '\0' ? "a connection" : error);
    os_socket_close(listener);
}

/* What is seen once it is `expected`: a segment takes its time even here. */
static void sees(os_socket socket, enum os_sight expected, const char *what)
{
    os_pollfd waiting = {.fd = socket, .events = POLLIN};
    for (int i = 0; i < 10000 && os_socket_look(socket) != expected; i++) {
        waiting.events = os_socket_look(socket) == OS_NOTHING ? POLLIN : 0;
        os_poll(&waiting, 1, 1);
    }
    check(os_socket_look(socket) == expected, what);
}

static void check_looks(void)
{
    os_socket ends[2];
    char byte;
    connect_pair(ends);
    check(os_socket_look(ends[0]) == OS_NOTHING, "nothing in an idle socket");
    os_socket_send(ends[1], "ab", 2);
    sees(ends[0], OS_INPUT, "input");
    check(os_socket_receive(ends[0], &byte, 1) && byte == 'a', "and takes nothing out of it");
#ifdef POLLRDHUP
    shutdown(ends[1], SHUT_WR);
    sees(ends[0], OS_END, "an end behind what has not been read");
#endif
    os_socket_receive(ends[0], &byte, 1);
    os_socket_close(ends[1]);
    sees(ends[0], OS_END, "an end");
    check(!os_socket_receive(ends[0], &byte, 1), "nothing comes after it");
    os_socket_close(ends[0]);
    check(os_socket_look(ends[0]) == OS_BROKEN, "a closed socket");

    connect_pair(ends);
    os_socket_send(ends[1], "a", 1);
    sees(ends[0], OS_INPUT, "input before a reset");
    os_socket_break(ends[1]);
    os_socket_close(ends[1]);
    sees(ends[0], OS_BROKEN, "a reset");
    os_socket_close(ends[0]);
    check(os_socket_close(OS_NO_SOCKET) == 0, "no socket is let through");
}

static void check_identity(void)
{
    os_socket first = os_socket_open(AF_INET, SOCK_STREAM, 0);
    uint64_t identity = os_socket_identity(first);
    check(identity != 0 && identity == os_socket_identity(first), "a socket's identity lasts");
    check((fcntl(first, F_GETFD) & FD_CLOEXEC) != 0, "a socket is closed by exec");
    os_socket_close(first);
    check(os_socket_identity(first) == 0, "a closed socket has no identity");
    int file = open("/dev/null", O_RDONLY);
    check(file == first && os_socket_identity(file) == 0, "nor has a file of its number");
    close(file);
#if defined(__linux__) || defined(__APPLE__)
    os_socket second = os_socket_open(AF_INET, SOCK_STREAM, 0);
    check(second == first && os_socket_identity(second) != identity, "a later one has another");
    os_socket_close(second);
#endif
}

static void answer(void *context)
{
    const os_socket *pair = context;
    char bytes[3];
    if (os_socket_receive(pair[1], bytes, sizeof bytes))
        os_socket_send(pair[1], bytes, sizeof bytes);
}

static void check_threads(void)
{
    os_socket pair[2];
    char bytes[3] = "";
    check(os_socket_pair(pair), "a pair of sockets");
    struct os_thread *thread = os_thread_start(answer, pair);
    os_socket_send(pair[0], "a", 1);
    os_socket_send(pair[0], "bc", 2);
    check(os_socket_receive(pair[0], bytes, sizeof bytes) && memcmp(bytes, "abc", 3) == 0,
          "a thread at the other end");
    os_thread_join(thread);
    os_socket_close(pair[1]);
    check(!os_socket_send(pair[0], "a", 1), "sending to nobody fails, and nothing else happens");
    os_socket_close(pair[0]);
    short_memory = true;
    check(os_thread_start(answer, NULL) == NULL, "no thread where memory is short");
    short_memory = false;
}

static void check_process(void)
{
    struct os_process process = os_process_note();
    check(!os_process_is_other(&process) && process.id == os_process_id(), "this process");
    pid_t child = fork();
    if (child == 0)
        _exit(os_process_is_other(&process) ? 0 : 1);
    int status = -1;
    waitpid(child, &status, 0);
    check(status == 0, "a forked child is another");
    check(!os_process_is_other(&process), "and this one is still this one");
    os_process_forget(&process);
    check(!os_process_is_other(&process), "also where there is no page");
}

static void check_machine(void)
{
    unsigned char first[1000] = {0}, second[1000] = {0};
    check(os_random(first, sizeof first) && os_random(second, sizeof second) &&
              memcmp(first, second, sizeof first) != 0 && memcmp(first, first + 500, 500) != 0,
          "random bytes");
    char *value;
    setenv("OS_SPEC", "x", 1);
    check(os_variable("OS_SPEC", &value) && strcmp(value, "x") == 0, "a variable");
    bctrl_free(value);
    short_memory = true;
    check(!os_variable("OS_SPEC", &value), "a variable where memory is short");
    short_memory = false;
    setenv("OS_SPEC", "", 1);
    check(os_variable("OS_SPEC", &value) && value == NULL, "an empty variable is none");

    char text[8], error[256] = "";
    os_error_text(0x7ffffff, text, sizeof text);
    check(strlen(text) == sizeof text - 1, "an error's text is cut to its room");
    os_socket listener = os_listen("127.0.0.1", 0, error, sizeof error);
    int port = os_socket_port(listener);
    check(port > 0, "a free port");
    check(os_listen("127.0.0.1", port, error, sizeof error) == OS_NO_SOCKET &&
              strstr(error, "port = 0 picks a free one") != NULL,
          "a port that is in use");
    os_socket_close(listener);
}

/* A program that says on its descriptor 4 what it was told, and lives as long as its 3. */
static struct os_child *start_child(const char *folder, const char *script, os_socket *held)
{
    char log[512], error[256] = "";
    snprintf(log, sizeof log, "%s/log", folder);
    const char *arguments[] = {"/bin/sh", "-c", script, NULL};
    const char *variables[] = {"OS_SPEC=told", NULL};
    int before = open("/dev/null", O_RDONLY); /* the pair's first end gets this number */
    close(before);
    struct os_child *child = os_child_start(arguments, variables, log, error, sizeof error);
    check(child != NULL, error);
    *held = before;
    return child;
}

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static void check_children(void)
{
    char text[512] = "", error[256] = "", path[512];
    setenv("OS_SPEC", "old", 1);
    char *folder = os_folder_make("os-spec");
    check(folder != NULL && is_there(folder), "a folder");
    os_socket held;
    struct os_child *child =
        start_child(folder, "echo $OS_SPEC$OTHER; printf x >&4; cat <&3 >/dev/null", &held);
    check(os_socket_receive(held, text, 1) && text[0] == 'x', "a program has the other end");
    check(!os_child_has_ended(child), "it lives");
    shutdown(held, SHUT_WR);
    for (int i = 0; i < 10000 && !os_child_has_ended(child); i++)
        os_sleep(0.001);
    check(os_child_has_ended(child), "it ends with its descriptor 3, and is no zombie");
    check(waitpid(-1, NULL, WNOHANG) < 0, "no child is left");
    os_child_kill(child);
    snprintf(path, sizeof path, "%s/log", folder);
    FILE *log = fopen(path, "r");
    check(log != NULL && fgets(text, sizeof text, log) != NULL && strcmp(text, "told\n") == 0,
          "what it prints is in the file, and a variable is replaced");
    if (log != NULL)
        fclose(log);

    child = start_child(folder, "trap '' TERM; sleep 1000 & sleep 1000", &held);
    os_child_kill(child);
    check(waitpid(-1, NULL, WNOHANG) < 0, "a killed one is waited for");
    child = start_child(folder, "exit 0", &held);
    while (waitpid(-1, NULL, 0) < 0)
        ;
    check(os_child_has_ended(child), "one that the host has waited for has ended");
    os_child_kill(child);
    const char *none[] = {"/nowhere/program", NULL}, *variables[] = {NULL};
    check(os_child_start(none, variables, path, error, sizeof error) == NULL &&
              strstr(error, "cannot start /nowhere/program: No such file") != NULL,
          "no program");
    short_memory = true;
    check(os_child_start(none, variables, path, error, sizeof error) == NULL &&
              os_folder_make("os-spec") == NULL,
          "neither where memory is short");
    short_memory = false;
    check(os_folder_remove(folder) && !is_there(folder), "a folder with what is in it is removed");
    bctrl_free(folder);
}

static void check_folders(void)
{
    pid_t child = fork();
    if (child == 0) { /* one that is killed leaves its folder behind */
        char *left = os_folder_make("os-spec");
        char *link = os_folder_make("os-spec-x");
        char inside[512];
        snprintf(inside, sizeof inside, "%s/link", left);
        _exit(symlink(link, inside));
    }
    waitpid(child, NULL, 0);
    char *mine = os_folder_make("os-spec"), left[512];
    snprintf(left, sizeof left, "%s", mine);
    os_folder_sweep("os-spec");
    check(is_there(mine), "a living process's folder stays");
    os_folder_remove(mine);
    bctrl_free(mine);
    *strrchr(left, '/') = '\0';
    DIR *temporary = opendir(left);
    int swept = 0, kept = 0;
    char dead[64], other[64];
    snprintf(dead, sizeof dead, "os-spec-%ld-", (long)child);
    snprintf(other, sizeof other, "os-spec-x-%ld-", (long)child);
    for (const struct dirent *each; (each = readdir(temporary)) != NULL;) {
        swept += strncmp(each->d_name, dead, strlen(dead)) == 0;
        kept += strncmp(each->d_name, other, strlen(other)) == 0;
    }
    closedir(temporary);
    check(swept == 0, "a dead one's is swept away");
    check(kept == 1, "but not where a link in it leads");
    os_folder_sweep("os-spec-x");

    setenv("TMPDIR", "/nowhere", 1);
    check(os_folder_make("os-spec") == NULL, "none where temporary files cannot be");
    setenv("TMPDIR", "/nowhere/whose/path/is/longer/than/a/socket/likes", 1);
    mine = os_folder_make("os-spec");
    check(mine != NULL && strncmp(mine, "/tmp/", 5) == 0, "sockets have room in it");
    os_folder_remove(mine);
    bctrl_free(mine);
    unsetenv("TMPDIR");
}

static void check_connections(void)
{
    char error[256], bytes[4];
    os_socket listener = os_listen("127.0.0.1", 0, error, sizeof error);
    os_socket mine = os_connect(os_socket_port(listener));
    os_pollfd waiting = {.fd = listener, .events = POLLIN};
    os_poll(&waiting, 1, 10000);
    os_socket other = accept(listener, NULL, NULL);
    check(os_socket_take(mine, bytes, sizeof bytes) == 0, "nothing there is no end");
    check(os_socket_put(other, "ab", 2) == 2, "bytes are put in");
    waiting = (os_pollfd){.fd = mine, .events = POLLIN};
    os_poll(&waiting, 1, 10000);
    check(os_socket_take(mine, bytes, sizeof bytes) == 2, "and taken out");
    static char many[1 << 20];
    ptrdiff_t put;
    while ((put = os_socket_put(mine, many, sizeof many)) > 0)
        ;
    check(put == 0, "no room is no failure");
    os_socket_close(other);
    os_poll(&waiting, 1, 10000);
    check(os_socket_take(mine, bytes, sizeof bytes) == -1, "an end");
    os_socket_close(mine);
    os_socket_close(listener);
}

static os_once once = OS_ONCE;
static int runs;

static void run(void)
{
    runs++;
}

int main(void)
{
    check_looks();
    check_identity();
    check_threads();
    check_process();
    check_machine();
    check_children();
    check_folders();
    check_connections();
    os_run_once(&once, run);
    os_run_once(&once, run);
    check(runs == 1, "once");
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}

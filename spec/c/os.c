/* What os.h promises, on the system that runs it. Prints `N passed, N failed`. */
#include "os/os.h"
#include "base/memory.h"

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
    os_run_once(&once, run);
    os_run_once(&once, run);
    check(runs == 1, "once");
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}

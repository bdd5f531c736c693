/* What the kernel alone takes for a Runtime.evaluate: one send, one epoll_wait and one recv for
 * each, over a connection of its own, of the same bytes; nothing is decoded. browser_floor PORT
 * COUNT: the DevTools port of a browser on loopback. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char answer[65536];

static void check(int good, const char *what)
{
    if (!good) {
        fprintf(stderr, "browser_floor: %s\n", what);
        exit(1);
    }
}

static double seconds(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int connect_to(int port)
{
    int one = 1, descriptor = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0, "no connection");
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return descriptor;
}

static size_t receive(int descriptor, size_t at)
{
    ssize_t got = recv(descriptor, answer + at, sizeof answer - 1 - at, 0);
    check(got > 0, "the browser hung up");
    answer[at + (size_t)got] = '\0';
    return at + (size_t)got;
}

/* Sends a request and reads until a text has come. */
static void ask(int descriptor, const char *request, const char *wanted)
{
    size_t length = 0;
    check(send(descriptor, request, strlen(request), 0) > 0, "nothing can be sent");
    do
        length = receive(descriptor, length);
    while (strstr(answer, wanted) == NULL);
}

static void evaluate(int descriptor, int epoll, int calls)
{
    static const char TEXT[] =
        "{\"id\":12345,\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"1+1\","
        "\"returnByValue\":true}}";
    char frame[8 + sizeof TEXT - 1] = {(char)0x81, (char)(0x80 | 126), 0,
                                       sizeof TEXT - 1}; /* a mask of zeros */
    memcpy(frame + 8, TEXT, sizeof TEXT - 1);
    for (int i = 0; i < calls; i++) {
        struct epoll_event event;
        check(send(descriptor, frame, sizeof frame, 0) == sizeof frame, "nothing can be sent");
        check(epoll_wait(epoll, &event, 1, -1) == 1, "nothing came");
        size_t length = receive(descriptor, 0);
        while (length < 2 || length < 2u + (answer[1] & 127))
            length = receive(descriptor, length);
    }
}

int main(int argc, char **argv)
{
    check(argc == 3, "PORT COUNT expected");
    int port = atoi(argv[1]), count = atoi(argv[2]);
    char request[1024], id[128];
    int lister = connect_to(port);
    ask(lister, "PUT /json/new?about:blank HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "webSocketDebuggerUrl");
    const char *found = strstr(answer, "/devtools/page/");
    check(found != NULL && sscanf(found, "/devtools/page/%127[0-9A-F]", id) == 1, "no page");
    int descriptor = connect_to(port), epoll = epoll_create1(0);
    snprintf(request, sizeof request,
             "GET /devtools/page/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
             "AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
             id);
    ask(descriptor, request, "\r\n\r\n");
    struct epoll_event event = {.events = EPOLLIN};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0, "no epoll");
    evaluate(descriptor, epoll, 500);
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    evaluate(descriptor, epoll, count);
    printf("cpu=%.3f\nwall=%.3f\n", (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) / count * 1e6,
           (seconds(CLOCK_MONOTONIC) - wall) / count * 1e6);
    snprintf(request, sizeof request, "GET /json/close/%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", id);
    ask(lister, request, "clos");
    return 0;
}

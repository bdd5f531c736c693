/* A server on a loopback port, in a thread of its own, that knows a dozen good and bad answers by
 * the request's path. The C test programs talk to it; it allocates nothing, so that it is out of
 * the way of a failing allocator. */
#ifndef BCTRL_SPEC_LOOPBACK_H
#define BCTRL_SPEC_LOOPBACK_H

#include "base/base64.h"
#include "ws/sha1.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LOOPBACK_CONNECTIONS = 200, LOOPBACK_REQUEST = 8192 };

struct loopback_connection {
    int socket; /* -1: free */
    bool is_browser;
    size_t length;
    char request[LOOPBACK_REQUEST];
};

struct loopback {
    int listener, stop[2], port;
    pthread_t thread;
    char last_busy[64]; /* the path that was told 503 last */
    struct loopback_connection connections[LOOPBACK_CONNECTIONS];
};

#define LOOPBACK_RUNTIME "\"name\":\"h\\u00e9llo\",\"status\":\"stopped\",\"n\":[1,2.5,null,[],{}]"

/* gzip -9 of {"id":"rt_gzip","status":"stopped","list":[1,2,3]} */
static const unsigned char loopback_gzip[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0x4c,
    0x51, 0xb2, 0x52, 0x2a, 0x2a, 0x89, 0x4f, 0xaf, 0xca, 0x2c, 0x50, 0xd2, 0x51, 0x2a,
    0x2e, 0x49, 0x2c, 0x29, 0x2d, 0x06, 0x0a, 0x15, 0x97, 0xe4, 0x17, 0x14, 0xa4, 0xa6,
    0x00, 0x85, 0x72, 0x32, 0x8b, 0x4b, 0x94, 0xac, 0xa2, 0x0d, 0x75, 0x8c, 0x74, 0x8c,
    0x63, 0x6b, 0x01, 0x2f, 0x97, 0xe6, 0xc1, 0x32, 0x00, 0x00, 0x00};

static void loopback_send(int socket, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t sent = send(socket, at, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        at += sent;
        length -= (size_t)sent;
    }
}

static void loopback_answer(int socket, const char *status, const char *headers, const void *body,
                            size_t length)
{
    char head[512];
    int size = snprintf(head, sizeof head,
                        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nX-Request-Id: req_1\r\n"
                        "%sContent-Length: %zu\r\n\r\n",
                        status, headers, length);
    loopback_send(socket, head, (size_t)size);
    loopback_send(socket, body, length);
}

static void loopback_text(int socket, const char *status, const char *headers, const char *body)
{
    loopback_answer(socket, status, headers, body, strlen(body));
}

static void loopback_upgrade(int socket, const char *request)
{
    static const char GUID[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const char *key = strstr(request, "Sec-WebSocket-Key: ");
    char text[24 + sizeof GUID], accept[29] = "";
    unsigned char digest[SHA1_SIZE];
    memcpy(text, key == NULL ? GUID : key + 19, 24);
    memcpy(text + 24, GUID, sizeof GUID);
    sha1(digest, text, 24 + sizeof GUID - 1);
    base64_encode(accept, digest, sizeof digest);
    char answer[256];
    int length = snprintf(answer, sizeof answer,
                          "HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: %s\r\n\r\n",
                          accept);
    loopback_send(socket, answer, (size_t)length);
}

/* What a browser says to a frame with a command: an event, and a result that suits them all. False
 * for the end. */
static bool loopback_command(int socket, unsigned opcode, const char *text, size_t length)
{
    char answer[256] = "\x81\x20{\"method\":\"A.event\",\"params\":{}}\x81";
    const char *id = memmem(text, length, "\"id\":", 5);
    if (opcode != 1 || id == NULL)
        return false;
    int size = snprintf(answer + 36, sizeof answer - 36,
                        "{\"id\":%ld,\"result\":{\"browserContextId\":\"C\",\"targetId\":\"T\","
                        "\"sessionId\":\"S\"}}",
                        strtol(id + 5, NULL, 10));
    answer[35] = (char)size;
    loopback_send(socket, answer, 36 + (size_t)size);
    return true;
}

/* Answers every whole frame that has been received, none of them longer than the buffer. */
static bool loopback_frames(struct loopback_connection *connection)
{
    for (;;) {
        unsigned char *bytes = (unsigned char *)connection->request;
        size_t head = 6, length = bytes[1] & 0x7F;
        if (length == 126) {
            length = (size_t)bytes[2] << 8 | bytes[3];
            head = 8;
        }
        if (connection->length < head || connection->length < head + length)
            return length < sizeof connection->request - head;
        for (size_t i = 0; i < length; i++)
            bytes[head + i] ^= bytes[head - 4 + i % 4];
        if (!loopback_command(connection->socket, bytes[0] & 0x0F, (char *)bytes + head, length))
            return false;
        connection->length -= head + length;
        memmove(bytes, bytes + head + length, connection->length);
    }
}

static bool loopback_serve(struct loopback *server, int socket, const char *request)
{
    static const char FRAMES[] =
        "\x81\x08{\"id\":1}\x81\x1B{\"method\":\"A\",\"params\":{}}\x82\x02ok";
    char method[16] = "", path[256] = "";
    sscanf(request, "%15s %255s", method, path);
    if (strstr(path, "/start") != NULL) {
        loopback_text(socket, "200 OK", "",
                      "{\"runtime\":{\"id\":\"rt_1\"," LOOPBACK_RUNTIME "},\"started\":true,"
                      "\"run\":{\"id\":\"run_1\"},\"connection\":{\"cdpUrl\":\"wss://x/1\"}}");
    } else if (strstr(path, "missing") != NULL) {
        loopback_text(socket, "404 Not Found", "",
                      "{\"error\":\"no such runtime\",\"code\":\"runtime.not_found\","
                      "\"details\":{\"id\":[\"missing\"]},\"hint\":\"look again\"}");
    } else if (strstr(path, "slow") != NULL) {
        return true; /* never */
    } else if (strstr(path, "broken") != NULL) {
        loopback_send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", 47);
        return false;
    } else if (strstr(path, "busy") != NULL && strcmp(path, server->last_busy) != 0) {
        snprintf(server->last_busy, sizeof server->last_busy, "%.63s", path);
        loopback_text(socket, "503 Busy", "Retry-After: 0\r\n", "{\"error\":\"busy\"}");
    } else if (strstr(path, "zipped") != NULL) {
        loopback_answer(socket, "200 OK", "Content-Encoding: gzip\r\n", loopback_gzip,
                        sizeof loopback_gzip);
    } else if (strncmp(path, "/v1/runtimes?", 13) == 0) {
        loopback_text(socket, "200 OK", "",
                      "{\"data\":[{\"id\":\"rt_1\"," LOOPBACK_RUNTIME "},{\"id\":\"rt_2\"}],"
                      "\"nextCursor\":\"c\"}");
    } else if (strstr(path, "/stream?after=") != NULL) {
        loopback_send(socket,
                      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      "Content-Length: 18\r\n\r\nid: 2\ndata: null\n\n",
                      90);
    } else if (strstr(path, "/stream") != NULL) {
        loopback_send(socket,
                      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      "Content-Length: 99\r\n\r\nid: 1\ndata: {\"a\":[1]}\n\nid: 2\ndata: {",
                      108);
        return false;
    } else if (strstr(path, "/socket") != NULL) {
        loopback_upgrade(socket, request); /* with an answer and an event for whoever asked */
        loopback_send(socket, FRAMES, sizeof FRAMES - 1);
    } else if (strcmp(method, "DELETE") == 0) {
        loopback_text(socket, "204 No Content", "", "");
    } else {
        loopback_text(socket, "200 OK", "", "{\"id\":\"rt_1\"," LOOPBACK_RUNTIME "}");
    }
    return true;
}

/* Serves every whole request that has been received; false when the connection is to be closed. */
static bool loopback_advance(struct loopback *server, struct loopback_connection *connection)
{
    ssize_t got = recv(connection->socket, connection->request + connection->length,
                       sizeof connection->request - 1 - connection->length, 0);
    if (got <= 0)
        return false;
    connection->length += (size_t)got;
    if (connection->is_browser)
        return loopback_frames(connection);
    for (;;) {
        connection->request[connection->length] = '\0';
        const char *end = strstr(connection->request, "\r\n\r\n");
        if (end == NULL)
            return connection->length < sizeof connection->request - 1;
        size_t size = (size_t)(end - connection->request) + 4;
        const char *announced = strcasestr(connection->request, "\r\nContent-Length:");
        if (announced != NULL && announced < end)
            size += (size_t)strtoul(announced + 17, NULL, 10);
        if (size > connection->length)
            return size < sizeof connection->request;
        if (strncmp(connection->request, "GET /browser ", 13) == 0) {
            loopback_upgrade(connection->socket, connection->request);
            connection->is_browser = true;
            connection->length = 0; /* nothing more is sent before the answer */
            return true;
        }
        if (!loopback_serve(server, connection->socket, connection->request))
            return false;
        connection->length -= size;
        memmove(connection->request, connection->request + size, connection->length);
    }
}

static void loopback_accept(struct loopback *server)
{
    int accepted = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC);
    if (accepted < 0)
        return;
    int on = 1;
    setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    for (int i = 0; i < LOOPBACK_CONNECTIONS; i++)
        if (server->connections[i].socket < 0) {
            server->connections[i].socket = accepted;
            server->connections[i].length = 0;
            server->connections[i].is_browser = false;
            return;
        }
    close(accepted);
}

static void *loopback_run(void *argument)
{
    struct loopback *server = argument;
    struct pollfd polled[LOOPBACK_CONNECTIONS + 2];
    for (;;) {
        polled[0] = (struct pollfd){.fd = server->stop[0], .events = POLLIN};
        polled[1] = (struct pollfd){.fd = server->listener, .events = POLLIN};
        for (int i = 0; i < LOOPBACK_CONNECTIONS; i++)
            polled[i + 2] = (struct pollfd){.fd = server->connections[i].socket, .events = POLLIN};
        poll(polled, LOOPBACK_CONNECTIONS + 2, -1);
        if (polled[0].revents != 0)
            return NULL;
        for (int i = 0; i < LOOPBACK_CONNECTIONS; i++) {
            struct loopback_connection *connection = &server->connections[i];
            if (connection->socket < 0 || polled[i + 2].revents == 0)
                continue;
            if (!loopback_advance(server, connection)) {
                close(connection->socket);
                connection->socket = -1;
            }
        }
        if (polled[1].revents != 0)
            loopback_accept(server);
    }
}

static void loopback_fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Connections are taken from here on, and answered once it has started. */
static void loopback_listen(struct loopback *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    memset(server, 0, sizeof *server);
    for (int i = 0; i < LOOPBACK_CONNECTIONS; i++)
        server->connections[i].socket = -1;
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server->listener < 0 || pipe2(server->stop, O_CLOEXEC) != 0 ||
        bind(server->listener, (struct sockaddr *)&address, size) != 0 ||
        listen(server->listener, 512) != 0 ||
        getsockname(server->listener, (struct sockaddr *)&address, &size) != 0)
        loopback_fail("loopback server");
    server->port = ntohs(address.sin_port);
}

static void loopback_start(struct loopback *server)
{
    if (pthread_create(&server->thread, NULL, loopback_run, server) != 0)
        loopback_fail("loopback thread");
}

static void loopback_stop(struct loopback *server)
{
    if (write(server->stop[1], "x", 1) == 1)
        pthread_join(server->thread, NULL);
    for (int i = 0; i < LOOPBACK_CONNECTIONS; i++)
        if (server->connections[i].socket >= 0)
            close(server->connections[i].socket);
    close(server->stop[0]);
    close(server->stop[1]);
    close(server->listener);
}

#endif

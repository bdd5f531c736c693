/* What became of a request: libcurl's codes as the few kinds that the retry rules tell apart, with
 * a message for people. */
#include "http/internal.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {
    [FAILURE_NONE] = NULL,
    [FAILURE_DNS] = "dns",                   /* nothing sent */
    [FAILURE_CONNECT] = "connect",           /* nothing sent */
    [FAILURE_TLS] = "tls",                   /* verification or protocol: will not get better */
    [FAILURE_HANDSHAKE] = "handshake",       /* reset while shaking hands: nothing sent */
    [FAILURE_PROXY] = "proxy",               /* nothing sent to the server */
    [FAILURE_PROXY_DENIED] = "proxy_denied", /* … nor will it be: 407, 403 */
    [FAILURE_SEND] = "send",
    [FAILURE_RECEIVE] = "recv",    /* reset, empty or partial answer */
    [FAILURE_RESENT] = "resent",   /* the end of a kept connection, which gave no byte */
    [FAILURE_UNFIT] = "connect",   /* never seen: the attempt goes on */
    [FAILURE_REFUSED] = "refused", /* not processed, says the server */
    [FAILURE_TOO_LARGE] = "too_large",
    [FAILURE_HEADER_TOO_LARGE] = "header_too_large",
    [FAILURE_ENCODING] = "encoding",
    [FAILURE_PROTOCOL] = "protocol",
    [FAILURE_TIMEOUT] = "timeout",
    [FAILURE_ATTEMPT_TIMEOUT] = "attempt_timeout",
    [FAILURE_CONNECT_TIMEOUT] = "connect_timeout",
    [FAILURE_IDLE_TIMEOUT] = "idle_timeout",
    [FAILURE_FILE] = "file",
    [FAILURE_MEMORY] = "other",
    [FAILURE_OTHER] = "other",
};

static void set_message(struct http_request *request, const char *message)
{
    if (message != request->error)
        snprintf(request->error, sizeof request->error, "%s", message);
    text_hide_passwords(request->error);
}

void outcome_fail(struct http_request *request, enum http_failure failure, const char *message)
{
    request->failure = failure;
    set_message(request, message);
}

/* Nothing was sent yet, so that it may be tried again, whatever the TLS library calls a
 * connection's end; but not where it says that the other side refused, or speaks no TLS, or none
 * spoken here. */
static enum http_failure handshake_failure(const char *message)
{
    static const char *const final[] = {"alert",
                                        "version",
                                        "unsupported protocol",
                                        "unexpected TLS packet",
                                        "SEC_E_INVALID_TOKEN", /* Schannel's, of what is no TLS */
                                        "SEC_E_UNSUPPORTED_FUNCTION",
                                        "SEC_E_ALGORITHM_MISMATCH"};
    for (size_t i = 0; i < sizeof final / sizeof *final; i++)
        if (strstr(message, final[i]) != NULL)
            return FAILURE_TLS;
    return FAILURE_HANDSHAKE;
}

/* A connection that broke: where depends on how far the request had come. */
static enum http_failure broken(const struct http_request *request, enum http_failure after)
{
    if (request->sendings > 0)
        return after;
    long answer = 0; /* the proxy's, to CONNECT */
    curl_easy_getinfo(request->easy, CURLINFO_HTTP_CONNECTCODE, &answer);
    if (answer >= 400 && answer < 500 && answer != 408 && answer != 429)
        return FAILURE_PROXY_DENIED; /* accounts are locked by asking again */
    if (answer != 0 || strstr(request->error, "roxy") != NULL ||
        strstr(request->error, "CONNECT ") != NULL)
        return FAILURE_PROXY;
    return request->is_tls ? FAILURE_HANDSHAKE : FAILURE_CONNECT;
}

/* Codes that headers of the oldest libcurl do not name. */
enum { CODE_SSL_CLIENTCERT = 98, CODE_UNRECOVERABLE_POLL, CODE_TOO_LARGE, CODE_ECH_REQUIRED };

/* libcurl's whole list up to 8.23, but for what belongs to other protocols, to files and to options
 * that are never set: that would be a mistake of ours or a defect, and is FAILURE_OTHER. */
static enum http_failure failure_of(const struct http_request *request, CURLcode code)
{
    enum http_failure failure;
    switch ((int)code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return FAILURE_DNS;
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT: /* the kernel's, as ours are not libcurl's */
    case CURLE_INTERFACE_FAILED:
    case CURLE_NO_CONNECTION_AVAILABLE:
    case CURLE_QUIC_CONNECT_ERROR:
        if (request->sendings > 0)
            return FAILURE_RECEIVE;
        failure = broken(request, FAILURE_RECEIVE);
        return failure == FAILURE_HANDSHAKE ? FAILURE_CONNECT : failure;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return FAILURE_PROXY;
    case CURLE_SSL_CONNECT_ERROR:
        return handshake_failure(request->error);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_USE_SSL_FAILED:
    case CODE_SSL_CLIENTCERT: /* after the handshake in TLS 1.3: the server wants ours */
    case CODE_ECH_REQUIRED:
        return FAILURE_TLS;
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND:
        return broken(request, FAILURE_SEND);
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_HTTP3:
    case CURLE_AGAIN:
    case CODE_UNRECOVERABLE_POLL:
        return broken(request, FAILURE_RECEIVE);
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR: /* none of our callbacks': what follows the end of a compressed body */
        return FAILURE_ENCODING;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_RANGE_ERROR:
        return FAILURE_PROTOCOL;
    case CURLE_FILESIZE_EXCEEDED:
        return FAILURE_TOO_LARGE;
    case CURLE_OUT_OF_MEMORY: /* 7.88's word for a header line past its own limit, too */
    case CODE_TOO_LARGE:      /* 8.6's */
        return request->sendings > 0 && !request->header.is_ended ? FAILURE_HEADER_TOO_LARGE
               : code == CURLE_OUT_OF_MEMORY                      ? FAILURE_MEMORY
                                                                  : FAILURE_PROTOCOL;
    default:
        return FAILURE_OTHER;
    }
}

/* The end of a connection that had been used before and gave nothing to this request. */
static bool was_kept_in_vain(const struct http_request *request, CURLcode code)
{
    return request->is_reusing && request->header.bytes == 0 && code != CURLE_HTTP2_STREAM &&
           (request->failure == FAILURE_SEND || request->failure == FAILURE_RECEIVE);
}

static void explain(struct http_request *request, CURLcode code)
{
    const struct http_template_options *options = &request->template->options;
    switch (request->failure) {
    case FAILURE_TOO_LARGE:
        snprintf(request->error, sizeof request->error, "the answer is longer than %zu bytes",
                 options->max_response_bytes);
        break;
    case FAILURE_HEADER_TOO_LARGE:
        if (request->header.bytes <= options->max_header_bytes)
            set_message(request, "a line of the answer's headers is too long");
        else
            snprintf(request->error, sizeof request->error,
                     "the answer's headers are longer than %zu bytes", options->max_header_bytes);
        break;
    case FAILURE_RESENT:
        set_message(request, "the server closed the reused connection without an answer");
        break;
    case FAILURE_REFUSED:
        set_message(request, "the server refused the request before it processed it");
        break;
    case FAILURE_PROTOCOL:
        set_message(request, code == CURLE_WRITE_ERROR
                                 ? "the answer's status line is none of HTTP's"
                             : request->error[0] != '\0' ? request->error
                                                         : curl_easy_strerror(code));
        break;
    case FAILURE_FILE:
        if (request->form != NULL)
            mime_explain(request->form, request->error, sizeof request->error);
        else
            file_explain(request->file, request->error, sizeof request->error);
        break;
    case FAILURE_MEMORY:
        set_message(request, "out of memory");
        break;
    default:
        if (request->socket_error != 0 && request->failure == FAILURE_CONNECT) {
            static const char words[] = "cannot open a socket: ";
            memcpy(request->error, words, sizeof words);
            os_error_text(request->socket_error, request->error + sizeof words - 1,
                          sizeof request->error - sizeof words + 1);
        } else if (request->error[0] == '\0')
            set_message(request, curl_easy_strerror(code));
        else
            set_message(request, request->error);
    }
    if (request->template->no_authorities &&
        (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)) {
        size_t length = strlen(request->error);
        snprintf(request->error + length, sizeof request->error - length,
                 "; this machine has no file of certificate authorities: install ca-certificates, "
                 "or name one with ca_file");
    }
}

bool outcome_had_connection(const struct http_request *request)
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(request->easy, CURLINFO_CONNECT_TIME_T, &microseconds);
    return microseconds > 0;
}

void outcome_judge(struct http_request *request, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(request->easy, CURLINFO_RESPONSE_CODE, &status);
    request->is_connected = request->is_connected || outcome_had_connection(request);
    if (request->on_bare != NULL && code == CURLE_OK)
        return; /* a bare connection is open */
    if (status == 101) {
        outcome_fail(request, FAILURE_PROTOCOL, "the server switched to another protocol, unasked");
        return;
    }
    if (code == CURLE_OK && status > 0 && !request->header.is_ended) {
        /* libcurl lets an answer without length pass that ends within its headers */
        outcome_fail(request, FAILURE_RECEIVE, "the connection was closed within the headers");
        return;
    }
    if (code == CURLE_OK && status > 0) {
        request->status = (int)status;
        request->failure = FAILURE_NONE;
        return;
    }
    if (code == CURLE_OK) {
        outcome_fail(request, FAILURE_PROTOCOL, "the answer has no status");
        return;
    }
    if (request->failure == FAILURE_NONE && request->sendings > 0 && request->header.bytes == 0 &&
        refusal_is_known(request)) {
        request->failure = FAILURE_REFUSED;
        request->sendings = 0;
        request->rounds++;
    }
    if (request->failure == FAILURE_NONE) /* no callback has said why */
        request->failure = failure_of(request, code);
    if (was_kept_in_vain(request, code))
        request->failure = FAILURE_RESENT;
    reuse_went_wrong(request);
    if (request->failure == FAILURE_TLS || request->failure == FAILURE_HANDSHAKE)
        request->is_connected = true;
    request->is_connected = request->is_connected || outcome_had_connection(request);
    explain(request, code);
}

struct http_outcome http_request_outcome(const struct http_request *request)
{
    struct http_outcome outcome = {.sent = request->sendings > 0,
                                   .connected = request->is_connected};
    if (request->failure != FAILURE_NONE) {
        outcome.kind = kinds[request->failure];
        outcome.message = request->error;
        return outcome;
    }
    outcome.status = request->status;
    const struct header_block *header = &request->header;
    outcome.framed = header->content_length >= 0 || header->is_chunked || header->is_http2 ||
                     request->status == 204 || request->status == 304 || request->status < 200 ||
                     request->shape == SHAPE_HEAD;
    return outcome;
}

/* What libcurl is told about a request. Easy handles are never reset: what does not change between
 * two uses of one is not said again. */
#include "http/internal.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum {
    RECEIVE_BUFFER = 32768,
    BARE_BUFFER = 512 * 1024, /* the most that one receive brings; libcurl has no more */
    LONG_BODY = 512 * 1024,   /* libcurl expects a "100 Continue" from 1 MB on */
};

/* Deadlines are judged here, not by libcurl; its own for connecting cannot be switched off. */
static const long A_WEEK = 604800000L;

void setup_forget(struct http_request *request)
{
    curl_easy_cleanup(request->easy);
    curl_mime_free(request->mime);
    request->mime = NULL;
    http_template_unref(request->template);
    bctrl_free(request->url);
    request->easy = NULL;
    request->template = NULL;
    request->url = NULL;
    request->url_capacity = 0;
    request->list = NULL;
    request->shape = SHAPE_NONE;
    request->is_tls = false;
    request->told.fresh = request->told.forbid = request->told.words = false;
    request->told.stream = false;
}

static bool configure(struct http_request *request)
{
    if (request->easy != NULL)
        return true;
    CURL *easy = request->easy = curl_easy_init();
    if (easy == NULL)
        return false;
    callbacks_set(request);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, request);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, request->error);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    /* Schannel would ask for revocations by itself, and hold up the host until they are there. */
    curl_easy_setopt(easy, CURLOPT_SSL_OPTIONS, (long)CURLSSLOPT_NO_REVOKE);
    curl_easy_setopt(easy, CURLOPT_PROXY_SSL_OPTIONS, (long)CURLSSLOPT_NO_REVOKE);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, A_WEEK);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, (long)RECEIVE_BUFFER);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* no wait for a look-up in its thread */
    if (curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "") == CURLE_OK)
        return true;
    setup_forget(request);
    return false;
}

static bool apply_template(struct http_request *request, struct http_template *template)
{
    if (request->template == template)
        return true;
    CURL *easy = request->easy;
    const char *proxy = template->options.no_proxy ? "" : template->proxy;
    const char *except = proxy == NULL ? NULL : ""; /* a proxy asked for is used for loopback too */
    if (curl_easy_setopt(easy, CURLOPT_PROXY, proxy) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_NOPROXY, except) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_CAINFO, template->ca_file) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, template->ca_file) != CURLE_OK)
        return false;
    /* Some TLS libraries know no directories and say so: nothing to clear there. */
    if (curl_easy_setopt(easy, CURLOPT_CAPATH, template->ca_path) == CURLE_OUT_OF_MEMORY ||
        curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, template->ca_path) == CURLE_OUT_OF_MEMORY)
        return false;
    http_template_unref(request->template);
    request->template = http_template_ref(template);
    return true;
}

/* A stream that is not read holds up nobody else's answers: in 7.88 what shares a connection of
 * HTTP/2 with a paused transfer waits for it. */
static void apply_version(struct http_request *request)
{
    long version = request->is_stream ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS;
    if (request->told.stream != request->is_stream)
        curl_easy_setopt(request->easy, CURLOPT_HTTP_VERSION, version);
    request->told.stream = request->is_stream;
}

/* With HTTP/2 on offer libcurl would make a request of the upgrade's text, and without a tunnel a
 * proxy would get it. Not FORBID_REUSE: that would close the connection once it is open. */
static void apply_bare(struct http_request *request)
{
    curl_easy_setopt(request->easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(request->easy, CURLOPT_HTTPPROXYTUNNEL, 1L);
    curl_easy_setopt(request->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(request->easy, CURLOPT_BUFFERSIZE, (long)BARE_BUFFER);
}

static bool apply_url(struct http_request *request, const char *url)
{
    if (request->url != NULL && strcmp(request->url, url) == 0)
        return true;
    size_t size = strlen(url) + 1;
    if (request->url == NULL || size > request->url_capacity) {
        char *copy = bctrl_realloc(request->url, size);
        if (copy == NULL)
            return false;
        request->url = copy;
        request->url_capacity = size;
    }
    memcpy(request->url, url, size);
    if (curl_easy_setopt(request->easy, CURLOPT_URL, url) != CURLE_OK)
        return false;
    request->is_tls = strncmp(url, "https:", 6) == 0;
    return true;
}

static enum http_shape shape_of(const char *method, bool has_body)
{
    if (has_body || strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0 ||
        strcmp(method, "PATCH") == 0)
        return SHAPE_BODY; /* without one it says Content-Length: 0 */
    return strcmp(method, "HEAD") == 0 ? SHAPE_HEAD : SHAPE_GET;
}

static bool apply_method(struct http_request *request, const struct http_send *send)
{
    CURL *easy = request->easy;
    const char *method = send->method;
    enum http_shape shape = send->form != NULL ? SHAPE_FORM : shape_of(method, send->body != NULL);
    if (shape != request->shape) {
        curl_easy_setopt(easy, CURLOPT_NOBODY, shape == SHAPE_HEAD ? 1L : 0L);
        if (shape == SHAPE_GET)
            curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
    if (shape == SHAPE_BODY) {
        const char *body = request->body.length == 0 ? "" : request->body.data;
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.length);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    }
    if (shape == SHAPE_FORM && !mime_make(request, send->form))
        return false;
    if (shape == request->shape && strcmp(method, request->method) == 0)
        return true;
    static const char *const usual[] = {"", "GET", "HEAD", "POST", "POST"};
    const char *custom = strcmp(method, usual[shape]) == 0 ? NULL : method;
    if (curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, custom) != CURLE_OK)
        return false;
    request->shape = shape;
    memcpy(request->method, method, strlen(method) + 1);
    return true;
}

static bool overrides(const struct http_request *request, const char *line)
{
    const struct buffer *own = &request->lines;
    for (size_t at = 0; at < own->length; at += strlen(own->data + at) + 1)
        if (text_same_header(own->data + at, strlen(own->data + at), line, strlen(line)))
            return true;
    return false;
}

static struct curl_slist **chain(struct curl_slist **end, struct curl_slist *node, char *line)
{
    node->data = line;
    node->next = NULL;
    *end = node;
    return &node->next;
}

/* The request's own lines, then the shared list as it is, or, where an own line replaces one of
 * its, nodes for the rest of its lines. */
static struct curl_slist *chain_lines(struct http_request *request, struct curl_slist *shared,
                                      bool replaces)
{
    struct curl_slist *first = NULL, **end = &first, *free_node = request->nodes;
    char *line = request->lines.data;
    for (size_t at = 0; at < request->lines.length; at += strlen(line + at) + 1)
        end = chain(end, free_node++, line + at);
    if (!replaces)
        *end = shared;
    for (; replaces && shared != NULL; shared = shared->next)
        if (!overrides(request, shared->data))
            end = chain(end, free_node++, shared->data);
    return first;
}

static struct curl_slist *shared_list(const struct http_request *request,
                                      const struct http_send *send)
{
    if (send->on_bare != NULL)
        return NULL; /* the client's own, its key among them, are for its server */
    if (send->form != NULL)
        return &send->template->form;
    if (send->body == NULL)
        return request->shape == SHAPE_BODY ? &send->template->no_body : send->template->lines;
    return send->body_length < LONG_BODY ? &send->template->json : &send->template->long_body;
}

static bool apply_lines(struct http_request *request, const struct http_send *send)
{
    struct curl_slist *shared = shared_list(request, send);
    struct curl_slist *list = shared;
    if (request->lines.length > 0) {
        size_t count = 0;
        bool replaces = false;
        for (size_t i = 0; i < request->lines.length; i++)
            count += request->lines.data[i] == '\0';
        for (struct curl_slist *node = shared; node != NULL; node = node->next, count++)
            replaces = replaces || overrides(request, node->data);
        if (count > request->node_capacity) {
            struct curl_slist *nodes = bctrl_realloc(request->nodes, count * sizeof *nodes);
            if (nodes == NULL)
                return false;
            request->nodes = nodes;
            request->node_capacity = count;
        }
        list = chain_lines(request, shared, replaces);
    }
    if (list != request->list)
        curl_easy_setopt(request->easy, CURLOPT_HTTPHEADER, list);
    request->list = list;
    return true;
}

bool setup_apply(struct http_request *request, const struct http_send *send)
{
    if (configure(request) && apply_template(request, send->template) &&
        apply_url(request, send->url) && apply_method(request, send) &&
        apply_lines(request, send)) {
        apply_version(request);
        if (request->on_bare != NULL)
            apply_bare(request);
        return true;
    }
    setup_forget(request); /* half told: a new handle will be told everything */
    return false;
}

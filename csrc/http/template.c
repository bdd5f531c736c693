/* Templates: the header lines and connection settings that many requests share. Immutable once
 * used, so that every request chains its own few lines in front of one list. */
#include "http/internal.h"
#include "base/memory.h"
#include "base/text.h"
#include "os/os.h"

#include <stdio.h>
#include <string.h>

static char no_expect[] = "Expect:";     /* libcurl says "100-continue" past 1 MB: a round trip */
static char no_type[] = "Content-Type:"; /* libcurl would say that it is a form */
static char json_type[] = "Content-Type: application/json";

/* False only when memory is short. */
static bool copy_text(char **copy, const char *text)
{
    if (text == NULL)
        return true;
    size_t size = strlen(text) + 1;
    *copy = bctrl_malloc(size);
    if (*copy != NULL)
        memcpy(*copy, text, size);
    return *copy != NULL;
}

static bool is_readable(const char *path)
{
    FILE *file = path == NULL ? NULL : fopen(path, "rb");
    return file != NULL && fclose(file) == 0;
}

/* libcurl 8.17 to 8.22 trust their own directory beside the file where none is named. OpenSSL takes
 * a path that holds nothing in its place; GnuTLS would fail. */
static bool keep_directory_out(struct http_template *template, const curl_version_info_data *info)
{
    bool adds = info->version_num >= 0x081100 && info->version_num < 0x081700 &&
                info->capath != NULL && info->ssl_version != NULL &&
                strncmp(info->ssl_version, "OpenSSL", 7) == 0;
    return !adds || template->ca_path != NULL || copy_text(&template->ca_path, "/dev/null");
}

/* Where the certificate authorities are: the option, the environment, libcurl's own. A file alone
 * is cheap; a directory beside it costs 15 ms per connection, so it stays only where no file serves
 * or the environment asks for it. Debian's libcurl with GnuTLS knows no file, but the directory has
 * one. */
static bool find_authorities(struct http_template *template, const char *option)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    char bundle[256] = "";
    if (option != NULL)
        return copy_text(&template->ca_file, option) && keep_directory_out(template, info);
    if (!os_variable("CURL_CA_BUNDLE", &template->ca_file))
        return false;
    if (template->ca_file == NULL && !os_variable("SSL_CERT_FILE", &template->ca_file))
        return false;
    if (template->ca_file != NULL)
        return keep_directory_out(template, info);
    if (!os_variable("SSL_CERT_DIR", &template->ca_path))
        return false;
    if (info->capath != NULL)
        snprintf(bundle, sizeof bundle, "%s/ca-certificates.crt", info->capath);
    const char *file = is_readable(info->cainfo) ? info->cainfo : bundle;
    if (file == info->cainfo || is_readable(bundle))
        return copy_text(&template->ca_file, file) && keep_directory_out(template, info);
    template->no_authorities = template->ca_path == NULL && info->capath != NULL;
    return template->ca_path != NULL || copy_text(&template->ca_path, info->capath);
}

/* What CURLOPT_ACCEPT_ENCODING makes libcurl ask for, as a line of ours: its own it writes anew for
 * each request, letter by letter. */
static bool add_encodings(struct http_template *template)
{
    int features = curl_version_info(CURLVERSION_NOW)->features;
    char line[64];
    int length = snprintf(line, sizeof line, "Accept-Encoding: %s%s%s",
                          features & CURL_VERSION_LIBZ ? "deflate, gzip" : "identity",
                          features & CURL_VERSION_BROTLI ? ", br" : "",
                          features & CURL_VERSION_ZSTD ? ", zstd" : "");
    return http_template_add_line(template, line, (size_t)length);
}

struct http_template *http_template_new(const struct http_template_options *options)
{
    struct http_template *template = bctrl_calloc(1, sizeof *template);
    if (template == NULL)
        return NULL;
    template->references = 1;
    template->options = *options;
    template->options.proxy = template->options.ca_file = NULL; /* borrowed */
    template->json.data = json_type;
    template->no_body.data = no_type;
    template->long_body.data = no_expect;
    template->long_body.next = &template->json;
    template->form.data = no_expect;
    if (!copy_text(&template->proxy, options->proxy) ||
        !find_authorities(template, options->ca_file) || !add_encodings(template)) {
        http_template_unref(template);
        return NULL;
    }
    return template;
}

bool http_template_add_line(struct http_template *template, const char *line, size_t length)
{
    struct curl_slist *node = bctrl_malloc(sizeof *node + length + 1);
    if (node == NULL)
        return false;
    node->data = (char *)(node + 1);
    node->next = NULL;
    memcpy(node->data, line, length);
    node->data[length] = '\0';
    struct curl_slist **end = &template->lines;
    while (*end != NULL)
        end = &(*end)->next;
    *end = node;
    template->json.next = template->no_body.next = template->form.next = template->lines;
    if (text_same_header(line, length, json_type, sizeof json_type - 1))
        template->json.data = no_type;
    return true;
}

struct http_template *http_template_ref(struct http_template *template)
{
    template->references++;
    return template;
}

void http_template_unref(struct http_template *template)
{
    if (template == NULL || --template->references > 0)
        return;
    while (template->lines != NULL) {
        struct curl_slist *next = template->lines->next;
        bctrl_free(template->lines);
        template->lines = next;
    }
    bctrl_free(template->proxy);
    bctrl_free(template->ca_file);
    bctrl_free(template->ca_path);
    bctrl_free(template);
}

/* Profiles: the header lines and connection settings that many requests share. Immutable once used,
 * so that every request chains its own few lines in front of one list. */
#include "http/internal.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0' ? value : NULL;
}

/* Where the certificate authorities are: the option, the environment, libcurl's own. A file alone
 * is cheap; a directory beside it costs 15 ms per connection, so it stays only where no file serves
 * or the environment asks for it. Debian's libcurl with GnuTLS knows no file, but the directory has
 * one. */
static bool find_authorities(struct http_profile *profile, const char *option)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    char bundle[256];
    const char *path = NULL, *file = option;
    if (file == NULL)
        file = variable("CURL_CA_BUNDLE");
    if (file == NULL)
        file = variable("SSL_CERT_FILE");
    if (file == NULL) {
        path = variable("SSL_CERT_DIR");
        snprintf(bundle, sizeof bundle, "%s/ca-certificates.crt",
                 info->capath != NULL ? info->capath : "");
        if (info->cainfo != NULL && access(info->cainfo, R_OK) == 0)
            file = info->cainfo;
        else if (info->capath != NULL && access(bundle, R_OK) == 0)
            file = bundle;
        else if (path == NULL)
            path = info->capath;
        profile->no_authorities = file == NULL && path == info->capath && path != NULL;
    }
    /* These trust their own directory beside the file where none is named: one that holds nothing.
     */
    if (path == NULL && info->capath != NULL && info->version_num >= 0x081100 &&
        info->version_num < 0x081700)
        path = "/dev/null";
    return copy_text(&profile->ca_file, file) && copy_text(&profile->ca_path, path);
}

/* What CURLOPT_ACCEPT_ENCODING makes libcurl ask for, as a line of ours: its own it writes anew for
 * each request, letter by letter. */
static bool add_encodings(struct http_profile *profile)
{
    int features = curl_version_info(CURLVERSION_NOW)->features;
    char line[64];
    int length = snprintf(line, sizeof line, "Accept-Encoding: %s%s%s",
                          features & CURL_VERSION_LIBZ ? "deflate, gzip" : "identity",
                          features & CURL_VERSION_BROTLI ? ", br" : "",
                          features & CURL_VERSION_ZSTD ? ", zstd" : "");
    return http_profile_add_line(profile, line, (size_t)length);
}

struct http_profile *http_profile_new(const struct http_profile_options *options)
{
    struct http_profile *profile = bctrl_calloc(1, sizeof *profile);
    if (profile == NULL)
        return NULL;
    profile->references = 1;
    profile->options = *options;
    profile->options.proxy = profile->options.ca_file = NULL; /* borrowed */
    profile->json.data = json_type;
    profile->no_body.data = no_type;
    profile->long_body.data = no_expect;
    profile->long_body.next = &profile->json;
    if (!copy_text(&profile->proxy, options->proxy) ||
        !find_authorities(profile, options->ca_file) || !add_encodings(profile)) {
        http_profile_unref(profile);
        return NULL;
    }
    return profile;
}

bool http_profile_add_line(struct http_profile *profile, const char *line, size_t length)
{
    struct curl_slist *node = bctrl_malloc(sizeof *node + length + 1);
    if (node == NULL)
        return false;
    node->data = (char *)(node + 1);
    node->next = NULL;
    memcpy(node->data, line, length);
    node->data[length] = '\0';
    struct curl_slist **end = &profile->lines;
    while (*end != NULL)
        end = &(*end)->next;
    *end = node;
    profile->json.next = profile->no_body.next = profile->lines;
    if (text_same_header(line, length, json_type, sizeof json_type - 1))
        profile->json.data = no_type;
    return true;
}

struct http_profile *http_profile_ref(struct http_profile *profile)
{
    profile->references++;
    return profile;
}

void http_profile_unref(struct http_profile *profile)
{
    if (profile == NULL || --profile->references > 0)
        return;
    while (profile->lines != NULL) {
        struct curl_slist *next = profile->lines->next;
        bctrl_free(profile->lines);
        profile->lines = next;
    }
    bctrl_free(profile->proxy);
    bctrl_free(profile->ca_file);
    bctrl_free(profile->ca_path);
    bctrl_free(profile);
}

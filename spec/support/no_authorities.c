/* Preloaded: a libcurl whose authorities are where nothing is, as on a machine without
 * ca-certificates. */
#include <curl/curl.h>

curl_version_info_data *curl_version_info(CURLversion age)
{
    static curl_version_info_data info = {.age = CURLVERSION_SEVENTH,
                                          .version = LIBCURL_VERSION,
                                          .version_num = LIBCURL_VERSION_NUM,
                                          .features = CURL_VERSION_ASYNCHDNS | CURL_VERSION_LIBZ,
                                          .cainfo = "/nowhere/ca-certificates.crt",
                                          .capath = "/nowhere"};
    (void)age;
    return &info;
}

/* Preloaded: the libcurl that runs, as if it were 7.86. */
#include <curl/curl.h>

curl_version_info_data *curl_version_info(CURLversion age)
{
    static curl_version_info_data old = {.age = CURLVERSION_FIRST,
                                         .version = "7.86.0",
                                         .version_num = 0x075600,
                                         .features = CURL_VERSION_ASYNCHDNS};
    (void)age;
    return &old;
}

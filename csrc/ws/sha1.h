/* SHA-1, which the opening handshake of WebSocket asks for as a proof that the server speaks it; it
 * guards nothing. Of short texts. */
#ifndef BCTRL_SHA1_H
#define BCTRL_SHA1_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

enum { SHA1_SIZE = 20, SHA1_MOST = 119 }; /* two blocks */

void sha1(unsigned char digest[SHA1_SIZE], const void *bytes, size_t length);

#pragma GCC visibility pop

#endif

-- What make test-windows cannot show under wine, or Windows has not, and why: whole files, or specs by their full names. It only
-- shrinks: tools/test_windows.lua says which of them pass.
local NO_CHROMIUM = "the gateway starts no Chromium on Windows"
local WORDS = "the words are the system's"
local HTTP2 = "wine's Schannel offers no ALPN, so no HTTP/2"
local RESET = "wine tells a reset as an orderly end"
local LOCALE = "Windows' locales have other names"
local PROJECT = "of this checkout and its tools, with a shell: as on Linux"
local SLEEP = "LuaSocket's sleep ends early on Windows"

return {
  ["spec/gateway/chromium_spec.lua"] = NO_CHROMIUM,
  ["spec/gateway/live_spec.lua"] = NO_CHROMIUM,
  ["spec/system/fork_spec.lua"] = "no fork",
  ["spec/system/processes_spec.lua"] = "no fork; a library that is preloaded",
  ["spec/system/interrupt_spec.lua"] = "no terminal that sends Ctrl-C",
  ["spec/system/hosts_spec.lua"] = "no hosts that were built for Windows",
  ["spec/system/layers_spec.lua"] = PROJECT,
  ["spec/system/makefile_spec.lua"] = PROJECT,
  ["spec/system/manual_spec.lua"] = PROJECT,
  ["spec/system/symbols_spec.lua"] = PROJECT,
  ["spec/system/tools_spec.lua"] = PROJECT,
  ["spec/system/generate_spec.lua"] = PROJECT,
  ["spec/system/linear_spec.lua"] = "Windows' os.clock counts milliseconds",
  ["spec/json/locale_spec.lua"] = LOCALE,
  ["spec/base/text_spec.lua"] = {
    ["text in a locale changes nothing: tr_TR.UTF-8"] = LOCALE,
    ["text in a locale changes nothing: tr_TR.ISO-8859-9"] = LOCALE,
    ["text in a locale changes nothing: de_DE.UTF-8"] = LOCALE,
    ["text in a locale changes nothing: de_DE.ISO-8859-1"] = LOCALE,
  },
  ["spec/call/download_spec.lua"] = {
    ["downloads write them to a file that appears in the place of the one that was there"] = "modes of Linux's files",
    ["downloads follow a link to the file that is to be replaced"] = "wine takes a link of Linux's for what it leads to",
    ["downloads say of a place that cannot be written to what is wrong, and send nothing"] = WORDS,
    ["downloads end with an error when the disk is full, once, and leave the device alone"] = WORDS,
    ["downloads come whole where many share a connection of HTTP/2"] = HTTP2,
  },
  ["spec/call/upload_spec.lua"] = {
    ["uploads say of a path that cannot be read what is wrong, and send nothing"] = WORDS,
  },
  ["spec/call/stream_life_spec.lua"] = {
    ["a stream's reader: a stream over TLS holds nobody up, who shares one connection of HTTP/2 meanwhile"] = HTTP2,
  },
  ["spec/gateway/unknown_spec.lua"] = {
    ["the gateway tells of unknown fields on its standard error, each once"] = "what goes to a file is written in another order",
  },
  ["spec/http/connections_spec.lua"] = {
    ["a kept connection of HTTP/2 over which TLS has said good-bye is not sent on"] = HTTP2,
    ["a kept connection of HTTP/2 that has ended without a word is not sent on"] = HTTP2,
    ["a kept connection of HTTP/2 is told that a stream above GOAWAY's last was not processed: it is sent again"] = HTTP2,
    ["a kept connection of HTTP/2 is told so in two steps"] = HTTP2,
    ["a kept connection of HTTP/2 that says GOAWAY answers what it has begun"] = HTTP2,
    ["a kept connection of HTTP/2 that ends above a stream that may have been processed sends it once"] = HTTP2,
    ["a kept connection of HTTP/2 whose server breaks the protocol has its request sent once"] = HTTP2,
    ["a kept connection of HTTP/2 falls back where HTTP/1.1 is required"] = HTTP2,
    ["a kept connection of HTTP/2 is given up with a request that timed out without a byte"] = HTTP2,
    ["a kept connection of HTTP/2 that many share and that is silent is not given new ones, but keeps those it has"] = HTTP2,
    ["a kept connection of HTTP/2 is given up when all that share it time out at once, for one new connection"] = HTTP2,
    ["a kept connection of HTTP/2 is told of a refused stream, where libcurl tells of it: then it is sent again, and never twice otherwise"] = HTTP2,
    ["a kept connection of HTTP/2 is kept where it has spoken to another request meanwhile"] = HTTP2,
    ["a kept connection of HTTP/2 whose server refuses every stream ends the attempt after a few, unsent"] = HTTP2,
  },
  ["spec/http/every_byte_spec.lua"] = {
    ["every byte of an answer: reset after it (chunked)"] = RESET,
    ["every byte of an answer: reset after it (gzip in chunks)"] = RESET,
  },
  ["spec/http/http2_spec.lua"] = {
    ["many requests at once over TLS take one connection on HTTP/2"] = HTTP2,
  },
  ["spec/http/libcurl_spec.lua"] = {
    ["a libcurl older than 7.87 is refused where it runs"] = "a library that is preloaded",
  },
  ["spec/http/tls_spec.lua"] = {
    ["TLS: a server that is expired is refused, once, and nothing is sent"] = "Schannel's words are others",
    ["TLS: a server that is self-signed is refused, once, and nothing is sent"] = "Schannel's words are others",
    ["TLS: a server that is signed by an unknown authority is refused, once, and nothing is sent"] = "Schannel's words are others",
    ["TLS: a server that is TLS 1.1 is refused, once, and nothing is sent"] = "wine has another error for it than Schannel",
    ["TLS: a server that speaks plain http on https's port is refused, once"] = "wine has another error for it than Schannel",
    ["TLS: a machine without authorities is told that it has none"] = "Windows has a store",
    ["TLS: whom ca_file vouches for is reached, over TLS 1.2 and 1.3"] = "wine's Schannel has no TLS 1.3 here",
    ["TLS: the authority of the environment is trusted"] = "SSL_CERT_DIR is not looked at",
    ["TLS: HTTP/2 is negotiated, and a hundred cold starts at once take one connection"] = HTTP2,
  },
  ["spec/loop/pollfd_spec.lua"] = {
    ["client:pollfd() is readable when a timer is due, and not before"] = SLEEP,
    ["client:pollfd() is not readable while a request waits for its answer, however long"] = SLEEP,
  },
  ["spec/system/examples_spec.lua"] = {
    ["the example quickstart.lua goes through a runtime's life without an account"] = NO_CHROMIUM,
    ["the example quickstart.lua does the same against the API that the environment names"] = NO_CHROMIUM,
    ["the example scrape.lua reads a list of many pages"] = NO_CHROMIUM,
    ["the example form.lua logs in, and waits for what comes later"] = NO_CHROMIUM,
    ["the example intercept.lua blocks images and answers a request"] = NO_CHROMIUM,
    ["the example shot.lua takes screenshots of many URLs at a time"] = NO_CHROMIUM,
  },
  ["spec/ws/failures_spec.lua"] = {
    ["a WebSocket says in a forked child that it is its parent's, whose connection goes on"] = "no fork",
    ["a WebSocket over TLS and through proxies does not trust an unknown certificate"] = "Schannel's words are others",
  },
}

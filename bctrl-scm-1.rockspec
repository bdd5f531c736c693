rockspec_format = "3.0"
package = "bctrl"
version = "scm-1"
source = {
  url = "git+https://github.com/bctrl/bctrl-lua.git",
  branch = "main",
}
description = {
  summary = "Client of the bctrl API: runtimes from Lua that never stall their host",
  detailed = [[
A C module on libcurl and a small Lua layer: start, update, list and stop remote runtimes from scripts, games, editors
and daemons. Blocking calls, tasks, or one file descriptor for your own event loop, on Lua 5.1 to 5.5 and LuaJIT.]],
  homepage = "https://github.com/bctrl/bctrl-lua",
  license = "MIT",
  labels = { "http", "api", "async", "json" },
}
dependencies = {
  "lua >= 5.1, < 5.6",
  "lua-cjson",
}
-- The library and not the header: LuaRocks looks for headers in /usr/include alone, and Debian's are in a folder of their
-- architecture. The compiler finds them there; CURL_DIR, CURL_INCDIR and CURL_LIBDIR name others.
external_dependencies = {
  CURL = {},
  platforms = {
    linux = { CURL = { library = "curl" } },
  },
}
build = {
  type = "builtin",
  modules = {
    ["bctrl.core"] = {
      sources = {
        "csrc/base/buffer.c",
        "csrc/base/heap.c",
        "csrc/base/text.c",
        "csrc/core.c",
        "csrc/http/callbacks.c",
        "csrc/http/deadlines.c",
        "csrc/http/driver.c",
        "csrc/http/global.c",
        "csrc/http/header.c",
        "csrc/http/outcome.c",
        "csrc/http/queue.c",
        "csrc/http/request.c",
        "csrc/http/setup.c",
        "csrc/http/template.c",
        "csrc/http/transport.c",
        "csrc/json/decode.c",
        "csrc/json/encode.c",
        "csrc/json/number.c",
        "csrc/json/scan.c",
        "csrc/json/state.c",
        "csrc/json/text.c",
        "csrc/loop/backend_epoll.c",
        "csrc/loop/backend_poll.c",
        "csrc/loop/events.c",
        "csrc/loop/loop.c",
        "csrc/loop/sockets.c",
        "csrc/loop/watches.c",
        "csrc/lua/binding.c",
        "csrc/lua/json.c",
        "csrc/lua/loop.c",
        "csrc/lua/request.c",
        "csrc/lua/transport.c",
        "csrc/lua/util.c",
        "csrc/os/posix.c",
      },
      incdirs = { "csrc", "$(CURL_INCDIR)" },
      libdirs = { "$(CURL_LIBDIR)" },
      libraries = { "curl", "pthread" },
      defines = { "_GNU_SOURCE" },
    },
    ["bctrl.api.list"] = "lua/bctrl/api/list.lua",
    ["bctrl.api.methods"] = "lua/bctrl/api/methods.lua",
    ["bctrl.api.operation"] = "lua/bctrl/api/operation.lua",
    ["bctrl.api.operations"] = "lua/bctrl/api/operations.lua",
    ["bctrl.api.resource"] = "lua/bctrl/api/resource.lua",
    ["bctrl.api.resources.runtime"] = "lua/bctrl/api/resources/runtime.lua",
    ["bctrl.api.resources.session"] = "lua/bctrl/api/resources/session.lua",
    ["bctrl.base.host"] = "lua/bctrl/base/host.lua",
    ["bctrl.base.options"] = "lua/bctrl/base/options.lua",
    ["bctrl.base.protect"] = "lua/bctrl/base/protect.lua",
    ["bctrl.base.redaction"] = "lua/bctrl/base/redaction.lua",
    ["bctrl.base.text"] = "lua/bctrl/base/text.lua",
    ["bctrl.base.url"] = "lua/bctrl/base/url.lua",
    ["bctrl.call.answer"] = "lua/bctrl/call/answer.lua",
    ["bctrl.call.events"] = "lua/bctrl/call/events.lua",
    ["bctrl.call.headers"] = "lua/bctrl/call/headers.lua",
    ["bctrl.call"] = "lua/bctrl/call/init.lua",
    ["bctrl.call.retry"] = "lua/bctrl/call/retry.lua",
    ["bctrl.client.context"] = "lua/bctrl/client/context.lua",
    ["bctrl.client"] = "lua/bctrl/client/init.lua",
    ["bctrl.client.settings"] = "lua/bctrl/client/settings.lua",
    ["bctrl.cqueues"] = "lua/bctrl/cqueues.lua",
    ["bctrl.errors"] = "lua/bctrl/errors.lua",
    ["bctrl"] = "lua/bctrl/init.lua",
    ["bctrl.loop.attach"] = "lua/bctrl/loop/attach.lua",
    ["bctrl.loop.await"] = "lua/bctrl/loop/await.lua",
    ["bctrl.loop"] = "lua/bctrl/loop/init.lua",
    ["bctrl.loop.map"] = "lua/bctrl/loop/map.lua",
    ["bctrl.loop.poll"] = "lua/bctrl/loop/poll.lua",
    ["bctrl.loop.running"] = "lua/bctrl/loop/running.lua",
    ["bctrl.loop.tasks"] = "lua/bctrl/loop/tasks.lua",
    ["bctrl.luv"] = "lua/bctrl/luv.lua",
    ["bctrl.types"] = "lua/bctrl/types.lua",
    ["bctrl.version"] = "lua/bctrl/version.lua",
  },
}

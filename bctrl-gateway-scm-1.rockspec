rockspec_format = "3.0"
package = "bctrl-gateway"
version = "scm-1"
source = {
  url = "git+https://github.com/bctrl/bctrl-lua.git",
  branch = "main",
}
description = {
  summary = "The bctrl API's local development gateway: develop, demonstrate and test with no account",
  detailed = [[
Runs the runtimes part of the bctrl API inside your process or in the foreground: strict about requests, with state, pages,
idempotency keys, and faults on demand.]],
  homepage = "https://github.com/bctrl/bctrl-lua",
  license = "MIT",
  labels = { "http", "api", "testing" },
}
dependencies = {
  "lua >= 5.1, < 5.6",
  "dkjson",
}
external_dependencies = {
  MHD = {},
  platforms = {
    linux = { MHD = { library = "microhttpd" } },
  },
}
build = {
  type = "builtin",
  modules = {
    ["bctrl.gateway.core"] = {
      sources = {
        "csrc/base/base64.c",
        "csrc/base/buffer.c",
        "csrc/base/heap.c",
        "csrc/base/text.c",
        "csrc/base/utf8.c",
        "csrc/gateway/exchange.c",
        "csrc/gateway/host.c",
        "csrc/gateway/loop.c",
        "csrc/gateway/lua_gateway.c",
        "csrc/gateway/server.c",
        "csrc/os/posix.c",
        "csrc/os/posix_file.c",
      },
      incdirs = { "csrc", "$(MHD_INCDIR)" },
      libdirs = { "$(MHD_LIBDIR)" },
      libraries = { "microhttpd", "pthread" },
      defines = { "_GNU_SOURCE" },
    },
    ["bctrl.gateway.app"] = "lua/bctrl/gateway/app.lua",
    ["bctrl.gateway.contract"] = "lua/bctrl/gateway/contract.lua",
    ["bctrl.gateway"] = "lua/bctrl/gateway/init.lua",
    ["bctrl.gateway.resources.handlers"] = "lua/bctrl/gateway/resources/handlers.lua",
    ["bctrl.gateway.resources.views"] = "lua/bctrl/gateway/resources/views.lua",
    ["bctrl.gateway.schema"] = "lua/bctrl/gateway/schema.lua",
    ["bctrl.gateway.serve"] = "lua/bctrl/gateway/serve.lua",
    ["bctrl.gateway.state.clock"] = "lua/bctrl/gateway/state/clock.lua",
    ["bctrl.gateway.state.faults"] = "lua/bctrl/gateway/state/faults.lua",
    ["bctrl.gateway.state.store"] = "lua/bctrl/gateway/state/store.lua",
    ["bctrl.gateway.unknown"] = "lua/bctrl/gateway/unknown.lua",
    ["bctrl.gateway.wire.checks"] = "lua/bctrl/gateway/wire/checks.lua",
    ["bctrl.gateway.wire.json"] = "lua/bctrl/gateway/wire/json.lua",
    ["bctrl.gateway.wire.log"] = "lua/bctrl/gateway/wire/log.lua",
    ["bctrl.gateway.wire.problem"] = "lua/bctrl/gateway/wire/problem.lua",
    ["bctrl.gateway.wire.router"] = "lua/bctrl/gateway/wire/router.lua",
  },
}

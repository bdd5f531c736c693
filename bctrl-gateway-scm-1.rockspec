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
        "csrc/base/buffer.c",
        "csrc/base/heap.c",
        "csrc/base/text.c",
        "csrc/gateway/browser.c",
        "csrc/gateway/exchange.c",
        "csrc/gateway/frames.c",
        "csrc/gateway/host.c",
        "csrc/gateway/host_browser.c",
        "csrc/gateway/loop.c",
        "csrc/gateway/lua_gateway.c",
        "csrc/gateway/relay.c",
        "csrc/gateway/server.c",
        "csrc/os/posix.c",
        "csrc/os/posix_connect.c",
        "csrc/os/posix_file.c",
        "csrc/os/posix_process.c",
      },
      incdirs = { "csrc", "$(MHD_INCDIR)" },
      libdirs = { "$(MHD_LIBDIR)" },
      libraries = { "microhttpd", "pthread" },
      defines = { "_GNU_SOURCE" },
    },
    ["bctrl.gateway.app"] = "lua/bctrl/gateway/app.lua",
    ["bctrl.gateway.chromium"] = "lua/bctrl/gateway/chromium.lua",
    ["bctrl.gateway.commands"] = "lua/bctrl/gateway/commands.lua",
    ["bctrl.gateway.contract"] = "lua/bctrl/gateway/contract.lua",
    ["bctrl.gateway.contract_routes"] = "lua/bctrl/gateway/contract_routes.lua",
    ["bctrl.gateway.contract_schemas"] = "lua/bctrl/gateway/contract_schemas.lua",
    ["bctrl.gateway.document"] = "lua/bctrl/gateway/document.lua",
    ["bctrl.gateway"] = "lua/bctrl/gateway/init.lua",
    ["bctrl.gateway.live"] = "lua/bctrl/gateway/live.lua",
    ["bctrl.gateway.resources.connections"] = "lua/bctrl/gateway/resources/connections.lua",
    ["bctrl.gateway.resources.conversations"] = "lua/bctrl/gateway/resources/conversations.lua",
    ["bctrl.gateway.resources.files"] = "lua/bctrl/gateway/resources/files.lua",
    ["bctrl.gateway.resources"] = "lua/bctrl/gateway/resources/init.lua",
    ["bctrl.gateway.resources.pages"] = "lua/bctrl/gateway/resources/pages.lua",
    ["bctrl.gateway.resources.runs"] = "lua/bctrl/gateway/resources/runs.lua",
    ["bctrl.gateway.resources.runtimes"] = "lua/bctrl/gateway/resources/runtimes.lua",
    ["bctrl.gateway.resources.spaces"] = "lua/bctrl/gateway/resources/spaces.lua",
    ["bctrl.gateway.resources.tools"] = "lua/bctrl/gateway/resources/tools.lua",
    ["bctrl.gateway.resources.views"] = "lua/bctrl/gateway/resources/views.lua",
    ["bctrl.gateway.sampler"] = "lua/bctrl/gateway/sampler.lua",
    ["bctrl.gateway.schema"] = "lua/bctrl/gateway/schema.lua",
    ["bctrl.gateway.serve"] = "lua/bctrl/gateway/serve.lua",
    ["bctrl.gateway.state.clock"] = "lua/bctrl/gateway/state/clock.lua",
    ["bctrl.gateway.state.faults"] = "lua/bctrl/gateway/state/faults.lua",
    ["bctrl.gateway.state.feed"] = "lua/bctrl/gateway/state/feed.lua",
    ["bctrl.gateway.state.runs"] = "lua/bctrl/gateway/state/runs.lua",
    ["bctrl.gateway.state.schedule"] = "lua/bctrl/gateway/state/schedule.lua",
    ["bctrl.gateway.state.store"] = "lua/bctrl/gateway/state/store.lua",
    ["bctrl.gateway.unknown"] = "lua/bctrl/gateway/unknown.lua",
    ["bctrl.gateway.wire.checks"] = "lua/bctrl/gateway/wire/checks.lua",
    ["bctrl.gateway.wire.json"] = "lua/bctrl/gateway/wire/json.lua",
    ["bctrl.gateway.wire.log"] = "lua/bctrl/gateway/wire/log.lua",
    ["bctrl.gateway.wire.multipart"] = "lua/bctrl/gateway/wire/multipart.lua",
    ["bctrl.gateway.wire.problem"] = "lua/bctrl/gateway/wire/problem.lua",
    ["bctrl.gateway.wire.reply"] = "lua/bctrl/gateway/wire/reply.lua",
    ["bctrl.gateway.wire.router"] = "lua/bctrl/gateway/wire/router.lua",
  },
}

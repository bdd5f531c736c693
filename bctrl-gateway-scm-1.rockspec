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
  "lua >= 5.1, < 5.5",
  "dkjson",
}
external_dependencies = {
  platforms = {
    linux = { MHD = { library = "microhttpd" } },
  },
}
build = {
  type = "make",
  build_target = "rock-gateway",
  build_variables = {
    CC = "$(CC)",
    CFLAGS = "$(CFLAGS)",
    LIBFLAG = "$(LIBFLAG)",
    LUA = "$(LUA)",
    LUA_INCDIR = "$(LUA_INCDIR)",
    MHD_INCDIR = "$(MHD_INCDIR)",
    MHD_LIBDIR = "$(MHD_LIBDIR)",
  },
  install_pass = false,
  install = {
    lib = {
      ["bctrl.gateway.core"] = "build/rock/bctrl/gateway/core.so",
    },
    lua = {
      ["bctrl.gateway.app"] = "lua/bctrl/gateway/app.lua",
      ["bctrl.gateway.checks"] = "lua/bctrl/gateway/checks.lua",
      ["bctrl.gateway.clock"] = "lua/bctrl/gateway/clock.lua",
      ["bctrl.gateway.contract"] = "lua/bctrl/gateway/contract.lua",
      ["bctrl.gateway.faults"] = "lua/bctrl/gateway/faults.lua",
      ["bctrl.gateway.handlers"] = "lua/bctrl/gateway/handlers.lua",
      ["bctrl.gateway"] = "lua/bctrl/gateway/init.lua",
      ["bctrl.gateway.json"] = "lua/bctrl/gateway/json.lua",
      ["bctrl.gateway.log"] = "lua/bctrl/gateway/log.lua",
      ["bctrl.gateway.problem"] = "lua/bctrl/gateway/problem.lua",
      ["bctrl.gateway.router"] = "lua/bctrl/gateway/router.lua",
      ["bctrl.gateway.schema"] = "lua/bctrl/gateway/schema.lua",
      ["bctrl.gateway.serve"] = "lua/bctrl/gateway/serve.lua",
      ["bctrl.gateway.store"] = "lua/bctrl/gateway/store.lua",
      ["bctrl.gateway.views"] = "lua/bctrl/gateway/views.lua",
    },
  },
}

-- bctrl.base.host: a sandbox may have no os and no io, in whole or in part; the client works, and errors are made all the same.
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

describe("host: without os and io", function()
  local SCRIPT = [==[
    %s
    local bctrl = require "bctrl"
    local client = bctrl.new { api_key = "k", base_url = arg[1], log = "info", max_retries = 0 }
    local value, err = client.runtimes:get("rt_1")
    assert(value == nil and err.kind == "api" and err.status == 429 and err.retry_after == 100, tostring(err))
    assert(tostring(err):find("429", 1, true))
    client:spawn(function() error("reported", 0) end)
    client:loop()
    assert(bctrl.assert(client.runtimes:get("rt_1")).id == "rt_1")
    bctrl.new { api_key = "k", ca_file = "/etc/hosts" }:close()
    assert(not pcall(bctrl.new)) -- nobody can tell the key
    client:close()
    print "passed"
  ]==]
  local server

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  for what, statement in pairs {
    ["no table"] = "os, io = nil, nil",
    ["empty tables"] = "os, io = {}, {}",
    ["nor debug and package"] = "os, io, debug, package = nil, nil, nil, nil",
  } do
    it("works: " .. what, function()
      server:script { {
        "read", { "send", rawserver.response(429, "{}", { Date = "Sun, 06 Nov 1994 08:49:37 GMT", ["Retry-After"] = "Sun, 06 Nov 1994 08:51:17 GMT" }) },
        "read", { "send", rawserver.response(200, [[{"id":"rt_1"}]]) },
      } }
      local output, status = support.run_lua(SCRIPT:format(statement), { args = { server.url } })
      assert.equal(0, status, output)
      assert.matches("bctrl: GET /v1/runtimes/rt_1 429 api: .*\nbctrl: reported.*bctrl: GET /v1/runtimes/rt_1 200 .*\npassed\n$", output)
    end)
  end
end)

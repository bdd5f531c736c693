-- The TLS server and the proxy that other specs rely on are what they say they are.
local support = require("spec.support.util")

local function curl(arguments)
  return support.run("env -u http_proxy curl -sS --max-time 5 " .. arguments)
end

describe("the specs' TLS server", function()
  local tls = require("spec.support.tls")
  local server

  setup(function()
    server = tls.start {
      { body = '{"ok":true}', http2 = true },
      { certificate = "expired" },
      { certificate = "wrong_host" },
      { certificate = "self_signed" },
      { certificate = "other_ca" },
      { protocols = "TLSv1.1" },
      { tls = false, body = "plain" },
    }
  end)

  teardown(function()
    server:stop()
    tls.remove()
  end)

  it("has a good certificate, and speaks HTTP/2", function()
    local output = curl("--cacert " .. tls.ca_file() .. " " .. server[1].url .. "/x")
    assert.equal('{"ok":true}', output)
    support.wait_until(function()
      return #server:requests() == 1
    end)
    local request = server:requests()[1]
    assert.equal("HTTP/2.0", request.protocol)
    assert.equal("TLSv1.3", request.tls)
    assert.equal("GET /x HTTP/2.0", request.line)
  end)

  it("has a bad certificate of each kind", function()
    local because = { [2] = "expired", [3] = "match", [4] = "self.signed", [5] = "unable to get local issuer" }
    for index, reason in pairs(because) do
      local output, status = curl("--cacert " .. tls.ca_file() .. " " .. server[index].url)
      assert.equal(60, status)
      assert.matches(reason, output)
    end
  end)

  it("speaks TLS 1.1 alone where it was told to", function()
    local lenient = " --ciphers DEFAULT@SECLEVEL=0 --tlsv1.1 --cacert " .. tls.ca_file() .. " " .. server[6].url
    assert.equal("{}", (curl(lenient)))
    local _, status = curl("--tlsv1.2" .. lenient:gsub("--tlsv1.1", ""))
    assert.equal(35, status)
  end)

  it("speaks plain http where it was told to", function()
    assert.equal("plain", (curl(server[7].url)))
  end)
end)

describe("the specs' proxy", function()
  it("lets in who has its credentials", function()
    local tls = require("spec.support.tls")
    local proxy = require("spec.support.proxy").start { user = "user", password = "secret" }
    local server = tls.start { { body = "behind" } }
    local target = " --cacert " .. tls.ca_file() .. " " .. server[1].url
    local output = curl("--noproxy '' -x http://user:secret@127.0.0.1:" .. proxy.port .. target)
    local _, status = curl("--noproxy '' -x " .. proxy.url .. target)
    server:stop()
    proxy:stop()
    tls.remove()
    assert.equal("behind", output)
    assert.is_true(status ~= 0)
  end)
end)

describe("a Lua of its own", function()
  it("runs code with this Lua, its environment and its arguments", function()
    local output, status = support.run_lua('print(os.getenv("SPEC_NAME"), (...), _VERSION) os.exit(3)',
      { env = { SPEC_NAME = "it's" }, args = { "a b" } })
    assert.equal("it's\ta b\t" .. _VERSION .. "\n", output)
    assert.equal(3, status)
  end)

  it("is stopped when it takes too long", function()
    local _, status = support.run_lua("while true do end", { timeout = 0.2 })
    assert.equal(124, status)
  end)
end)

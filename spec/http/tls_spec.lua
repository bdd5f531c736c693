-- TLS against a real server (nginx) with certificates made for this run, and proxies: who must not be trusted is refused,
-- once; whom the caller trusts is reached; a proxy's password shows nowhere.
local bctrl = require "bctrl"
local core = require "bctrl.core"
local native = require "spec.support.native"
local proxy_server = require "spec.support.proxy"
local rawserver = require "spec.support.rawserver"
local secrets = require "spec.support.secrets"
local support = require "spec.support.util"
local tls = require "spec.support.tls"

local KEY = "key-that-nobody-may-see"
local RUNTIME = '{"id":"rt_1","status":"stopped"}'

local SERVERS = {
  { name = "good", body = RUNTIME },
  { name = "expired", certificate = "expired", body = RUNTIME },
  { name = "for another host", certificate = "wrong_host", body = RUNTIME },
  { name = "self-signed", certificate = "self_signed", body = RUNTIME },
  { name = "signed by an unknown authority", certificate = "other_ca", body = RUNTIME },
  { name = "TLS 1.1", protocols = "TLSv1.1", body = RUNTIME },
  { name = "HTTP/2", http2 = true, body = RUNTIME },
  { name = "plain http", tls = false, body = RUNTIME },
  { name = "TLS 1.2", protocols = "TLSv1.2", body = RUNTIME },
}

describe("TLS:", function()
  if not support.which("nginx") then
    pending("nginx is not installed")
    return
  end
  local servers, by_name
  local tried = 0

  lazy_setup(function()
    servers = tls.start(SERVERS)
    by_name = {}
    for _, server in ipairs(servers) do
      by_name[server.name] = server
    end
  end)

  lazy_teardown(function()
    servers:stop()
    tls.remove()
    native.remove()
    io.stdout:write(("TLS and proxies: %d cases\n"):format(tried))
  end)

  before_each(function()
    tried = tried + 1
  end)

  local function client_of(server, options)
    local settings = { api_key = KEY, base_url = server.url, ca_file = tls.ca_file(), timeout = 10 }
    for name, value in pairs(options or {}) do
      settings[name] = value
    end
    if settings.ca_file == false then
      settings.ca_file = nil
    end
    return bctrl.new(settings)
  end

  local function requests_of(server)
    local count = 0
    for _, request in ipairs(servers:requests()) do
      count = count + (servers[request.server] == server and request.status == 200 and 1 or 0)
    end
    return count
  end

  local function refuse(server, options)
    local client = client_of(server, options)
    local value, err = client.runtimes:get("rt_1", nil, { max_retries = 3 })
    assert.is_nil(value)
    assert.equal("network", err.kind)
    assert.equal(1, err.attempts, tostring(err))
    assert.is_falsy(err.sent)
    assert.equal(1, client:stats().connections)
    assert.equal(0, client:stats().sendings)
    secrets.assert_none(err, { KEY })
    assert.equal(0, requests_of(server))
    client:close()
    return err
  end

  for _, name in ipairs { "expired", "for another host", "self-signed", "signed by an unknown authority", "TLS 1.1" } do
    it("a server that is " .. name .. " is refused, once, and nothing is sent", function()
      local message = refuse(by_name[name]).message
      assert.is_truthy(message:find("SSL", 1, true) or message:find("certificate", 1, true) or message:find("gnutls", 1, true), message)
    end)
  end

  it("a good server is refused where its authority is unknown", function()
    refuse(by_name["good"], { ca_file = false })
  end)

  it("a machine without authorities is told that it has none", function()
    local built, library = pcall(native.no_authorities)
    if not built or support.run("uname -s") ~= "Linux\n" then
      return pending("no compiler, or a system that preloads otherwise")
    end
    local output = support.run_lua([[
      local bctrl = require "bctrl"
      for _, file in ipairs { arg[2], "" } do
        local client = bctrl.new { api_key = "k", base_url = arg[1], ca_file = file ~= "" and file or nil }
        local value, err = client.runtimes:get("rt_1")
        print(value and value.id or err.attempts .. " " .. err.message)
      end
    ]], { env = { LD_PRELOAD = library, ASAN_OPTIONS = (os.getenv("ASAN_OPTIONS") or "") .. ":verify_asan_link_order=0" },
      args = { by_name["good"].url, tls.ca_file() } })
    assert.matches("^rt_1\n1 [^\n]+; this machine has no file of certificate authorities: install ca%-certificates[^\n]+\n$", output)
  end)

  it("a server that speaks plain http on https's port is refused, once", function()
    local server = by_name["plain http"]
    refuse({ name = server.name, url = server.url:gsub("^http:", "https:") })
  end)

  it("an authority's file that is not there, or holds no certificate, is told", function()
    assert.has_error(function()
      client_of(by_name["good"], { ca_file = "/nowhere/ca.pem" })
    end)
    local folder = support.temporary_folder()
    local file = support.write_file(folder .. "/ca.pem", "no certificate\n")
    local _, err = client_of(by_name["good"], { ca_file = file }).runtimes:get("rt_1", nil, { max_retries = 2 })
    assert.equal("network", err.kind)
    assert.equal(1, err.attempts)
    support.remove(folder)
  end)

  it("whom ca_file vouches for is reached, over TLS 1.2 and 1.3", function()
    for _, name in ipairs { "good", "TLS 1.2", "HTTP/2" } do
      local client = client_of(by_name[name])
      assert.equal("rt_1", bctrl.assert(client.runtimes:get("rt_1")).id)
      client:close()
    end
    local seen = {}
    for _, request in ipairs(servers:requests()) do
      seen[request.tls .. " " .. request.protocol] = true
    end
    assert.is_true(seen["TLSv1.3 HTTP/1.1"])
    assert.is_true(seen["TLSv1.2 HTTP/1.1"])
  end)

  it("the authority of the environment is trusted", function()
    for _, variable in ipairs { "CURL_CA_BUNDLE", "SSL_CERT_FILE" } do
      local output, status = support.run_lua([[
        local bctrl = require "bctrl"
        local client = bctrl.new { api_key = "k", base_url = arg[1] }
        print(bctrl.assert(client.runtimes:get("rt_1")).id)
      ]], { env = { [variable] = tls.ca_file() }, args = { by_name["good"].url } })
      assert.equal("rt_1\n", output)
      assert.equal(0, status)
    end
    local folder = support.temporary_folder()
    support.run(("cp %s %s/ && openssl rehash %s"):format(tls.ca_file(), folder, folder))
    local output = support.run_lua([[
      local bctrl = require "bctrl"
      local client = bctrl.new { api_key = "k", base_url = arg[1] }
      print(bctrl.assert(client.runtimes:get("rt_1")).id)
    ]], { env = { SSL_CERT_DIR = folder }, args = { by_name["good"].url } })
    assert.equal("rt_1\n", output)
    support.remove(folder)
  end)

  -- With libcurl's default of a directory beside the file, each new connection costs 17 ms.
  it("no directory of authorities is looked into beside a file", function()
    if not support.which("strace") or (os.getenv("BCTRL_TEST_WRAPPER") or "") ~= "" then
      return pending("strace is not installed")
    end
    local folder = support.temporary_folder()
    local script = support.write_file(folder .. "/script.lua", [[
      local bctrl = require "bctrl"
      local file = arg[2] ~= "" and arg[2] or nil
      local client = bctrl.new { api_key = "k", base_url = arg[1], ca_file = file, max_retries = 0 }
      print((select(2, client.runtimes:get("rt_1")) or {}).kind)
    ]])
    local url = by_name["signed by an unknown authority"].url
    for _, file in ipairs { tls.ca_file(), "" } do
      local output = support.run(("strace -f -e trace=%%file %s %s %s '%s'"):format(support.quote(support.lua_command()), script, url, file))
      if not output:find("network", 1, true) then
        return pending("strace does not run here")
      end
      assert.is_nil(output:match("[^\n]*certs/%x%x%x%x%x%x%x%x%.%d[^\n]*"))
    end
    support.remove(folder)
  end)

  it("plain http waits for no other call's connection", function()
    local server = rawserver.start()
    server:script { otherwise = { "read", "stall" } }
    local client = client_of { url = server.url }
    for _ = 1, 3 do
      client:spawn(function()
        return client.runtimes:get("rt_1")
      end)
    end
    support.wait_until(function()
      client:poll(0.01)
      local _, requests = server:count()
      return requests == 3
    end, "three requests at once")
    client:close()
    server:stop()
  end)

  it("HTTP/2 is negotiated, and a hundred cold starts at once take one connection", function()
    if not core.http2 then
      return pending("this libcurl has no HTTP/2")
    end
    local server = by_name["HTTP/2"]
    local client = client_of(server)
    local many = {}
    for i = 1, 100 do
      many[i] = "rt_" .. i
    end
    local results, errors = client:map(many, function(id)
      return client.runtimes:start(id)
    end, { concurrency = 100 })
    assert.same({}, errors)
    assert.equal(100, results.n)
    assert.equal(1, client:stats().connections)
    local connections, count = {}, 0
    support.wait_until(function()
      count = 0
      for _, request in ipairs(servers:requests()) do
        if servers[request.server] == server and request.line:find("^POST") then
          count = count + 1
          connections[request.connection] = request.protocol
        end
      end
      return count == 100
    end, "a hundred requests in nginx's log")
    local connection, protocol = next(connections)
    assert.equal("HTTP/2.0", protocol)
    assert.is_nil(next(connections, connection))
    client:close()
  end)

  it("a second call uses the connection of the first", function()
    local client = client_of(by_name["good"])
    for _ = 1, 5 do
      bctrl.assert(client.runtimes:get("rt_1"))
    end
    assert.equal(1, client:stats().connections)
    client:close()
  end)

  it("a connection that ends while hands are shaken sent nothing, so that even a start is tried again", function()
    local server = rawserver.start()
    for _, steps in ipairs {
      { { "read_bytes", 5 }, "reset" }, { "close" }, { { "read_bytes", 200 }, { "send", "\22\3\3\0\200" }, "close" }, { "reset" },
    } do
      server:script { otherwise = steps }
      local client = client_of { url = server.url:gsub("^http", "https") }
      local _, err = client.runtimes:start("rt_1", nil, { max_retries = 1 })
      assert.equal("network", err.kind)
      assert.is_falsy(err.sent)
      assert.equal(2, err.attempts, tostring(err))
      client:close()
    end
    server:stop()
  end)

  describe("a proxy", function()
    local PASSWORD = "hush-hush-4711"
    local SECRETS = { PASSWORD, secrets.base64("user:" .. PASSWORD), KEY }
    if not support.which("tinyproxy") then
      pending("tinyproxy is not installed")
      return
    end
    local open, closed

    lazy_setup(function()
      open = proxy_server.start()
      closed = proxy_server.start { user = "user", password = PASSWORD }
    end)

    lazy_teardown(function()
      open:stop()
      closed:stop()
    end)

    local function with_credentials(proxy, credentials)
      return (proxy.url:gsub("//", "//" .. credentials .. "@"))
    end

    it("without a password carries http, and https through CONNECT", function()
      for _, name in ipairs { "good", "plain http" } do
        local client = client_of(by_name[name], { proxy = open.url })
        assert.equal("rt_1", bctrl.assert(client.runtimes:get("rt_1")).id)
        client:close()
      end
      assert.matches("CONNECT", open:log())
    end)

    it("with a password carries both, and the password reaches nobody else", function()
      local lines = {}
      for _, name in ipairs { "good", "plain http" } do
        local response = {}
        local client = client_of(by_name[name], {
          proxy = with_credentials(closed, "user:" .. PASSWORD),
          log = function(event)
            lines[#lines + 1] = event
          end,
        })
        assert.equal("rt_1", bctrl.assert(client.runtimes:get("rt_1", nil, { response = response })).id)
        secrets.assert_none(response, SECRETS)
        secrets.assert_none(tostring(client), SECRETS)
        client:close()
      end
      secrets.assert_none(lines, SECRETS)
    end)

    it("that refuses the password is told without it", function()
      for _, name in ipairs { "good", "plain http" } do
        for _, credentials in ipairs { "", "user:" .. PASSWORD .. "-wrong", "other:" .. PASSWORD } do
          local url = credentials == "" and closed.url or with_credentials(closed, credentials)
          local client = client_of(by_name[name], { proxy = url, max_retries = 1 })
          local value, err = client.runtimes:start("rt_1")
          assert.is_nil(value)
          secrets.assert_none(err, SECRETS)
          assert.is_true(err.kind == "network" or err.status == 401 or err.status == 407, tostring(err))
          client:close()
        end
      end
    end)

    it("that is not there, or is no proxy, is told without the password", function()
      local nobody = ("http://user:%s@127.0.0.1:%d"):format(PASSWORD, support.refusing_port())
      local server = rawserver.start()
      local answer = { "send", "HTTP/1.1 500 No " .. PASSWORD .. "\r\nContent-Length: 0\r\n\r\n" }
      local raw = server.url:gsub("//", "//user:" .. PASSWORD .. "@")
      for _, url in ipairs { nobody, raw, (raw:gsub("^http", "socks5h")), (raw:gsub("^http", "https")) } do
        server:script { otherwise = { url == raw and "read" or { "read_bytes", 1 }, answer, "close" } }
        for _, name in ipairs { "good", "plain http" } do
          local client = client_of(by_name[name], { proxy = url, max_retries = 0 })
          local value, err = client.runtimes:get("rt_1")
          assert.is_nil(value)
          secrets.assert_none(err, { PASSWORD, KEY, secrets.base64("user:" .. PASSWORD) })
          client:close()
        end
      end
      server:stop()
    end)

    it("of the environment is used, but not for loopback", function()
      local code = [[
        local bctrl = require "bctrl"
        local client = bctrl.new { api_key = "k", base_url = arg[1], allow_http = true, max_retries = 0, timeout = 5 }
        local value, err = client.runtimes:get("rt_1")
        print(value and value.id or err.kind .. " " .. tostring(err.status))
      ]]
      local proxy = rawserver.start()
      local answer = rawserver.response(200, '{"id":"rt_by_proxy"}')
      proxy:script { otherwise = { "read", { "send", answer }, "close" } }
      local environment = { http_proxy = proxy.url, HTTPS_PROXY = proxy.url, ALL_PROXY = proxy.url }
      for _, url in ipairs { by_name["plain http"].url, (by_name["plain http"].url:gsub("127.0.0.1", "localhost")) } do
        assert.equal("rt_1\n", (support.run_lua(code, { env = environment, args = { url } })))
      end
      assert.equal(0, (proxy:count()))
      local elsewhere = "http://0.0.0.0:" .. support.refusing_port() -- this machine too, but no loopback by its name
      assert.equal("rt_by_proxy\n", (support.run_lua(code, { env = environment, args = { elsewhere } })))
      local connections = proxy:count()
      assert.equal(1, connections)
      environment.NO_PROXY = "0.0.0.0"
      assert.equal("network nil\n", (support.run_lua(code, { env = environment, args = { elsewhere } })))
      assert.equal(1, (proxy:count()))
      proxy:stop()
    end)
  end)
end)

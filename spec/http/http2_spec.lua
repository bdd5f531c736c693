-- HTTP/2 beneath the client: one connection where one will do, as many streams as the server allows, nothing sent twice.
local core = require "bctrl.core"
local transports = require "spec.support.transport"
local rawserver = require "spec.support.rawserver"
local socket = require "socket"
local support = require "spec.support.util"
local tls = require "spec.support.tls"

describe("many requests at once over TLS", function()
  local backend, nginx, template

  setup(function()
    if not (support.which("nginx") and support.which("openssl")) or not core.http2 then
      return
    end
    backend = rawserver.start()
    backend:script { otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" } }
    nginx = tls.start {
      { http2 = true, proxy = backend.url },
      { http2 = true, proxy = backend.url, directives = "http2_max_concurrent_streams 5;" },
      { proxy = backend.url },
    }
    template = transports.template { ca_file = tls.ca_file() }
  end)

  teardown(function()
    if nginx then
      nginx:stop()
      backend:stop()
      tls.remove()
    end
  end)

  -- Sends so many at once; returns the transport's numbers when all are answered.
  local function send_all(server, count, max_connections)
    if not nginx then
      return pending("nginx, openssl or HTTP/2 is not there")
    end
    local transport = assert(transports.new { max_connections = max_connections })
    finally(function() transport:close() end)
    local requests = {}
    for _ = 1, count do
      local request, id = transport:send(template, "POST", nginx[server].url .. "/v2/start", "{}", nil, 30, 30)
      requests[id] = request
    end
    local done, outcomes = 0, {}
    while done < count do
      transport:run(1)
      for id in transport.next, transport do
        local status, kind, message = requests[id]:outcome()
        local outcome = status or kind .. ": " .. message
        outcomes[outcome] = (outcomes[outcome] or 0) + 1
        requests[id]:free()
        done = done + 1
      end
    end
    assert.same({ [200] = count }, outcomes)
    local stats = transport:stats()
    assert.same({ 0, 0, count }, { stats.active, stats.queued, stats.sendings })
    return stats
  end

  it("take one connection on HTTP/2", function()
    local stats = send_all(1, 100, 32)
    assert.is_true(not stats or stats.connections == 1)
  end)

  it("ask no server for more streams than it allows", function()
    for _ = 1, 5 do -- it was a race
      local stats = send_all(2, 100, 8)
      assert.is_true(not stats or stats.connections <= 8)
    end
    assert.is_nil(nginx and nginx:errors():find("concurrent streams exceeded", 1, true))
  end)

  it("take max_connections on HTTP/1", function()
    local stats = send_all(3, 100, 8)
    assert.is_true(not stats or stats.connections == 8)
  end)

  it("do not wait for one that is not answered", function()
    if not nginx then
      return pending("nginx, openssl or HTTP/2 is not there")
    end
    for index = 1, 3 do
      local slow = rawserver.start()
      slow:script {
        { "read", "stall" },
        otherwise = { "read", { "send", rawserver.response(200, "{}") }, "again" },
      }
      local front = tls.start { { http2 = index == 1, proxy = slow.url, protocols = index == 3 and "TLSv1.2" or nil } }
      local transport = assert(transports.new { max_connections = 4 })
      local held = { (transport:send(template, "POST", front[1].url .. "/", "{}", nil, 30)) }
      support.wait_until(function()
        transport:run(0.01)
        return select(2, slow:count()) == 1
      end, "the first request")
      for _ = 1, 10 do
        held[#held + 1] = transport:send(template, "POST", front[1].url .. "/", "{}", nil, 30)
      end
      local done = 0
      support.wait_until(function()
        transport:run(0.05)
        while transport:next() do
          done = done + 1
        end
        return done == 10
      end, "the others")
      transport:close()
      front:stop()
      slow:stop()
    end
  end)

  it("all fail when nobody is there, none waiting for the others to", function()
    local transport = assert(transports.new {})
    local nobody = assert(socket.tcp()) -- bound, so that nobody else is there, and not listening
    assert(nobody:bind("127.0.0.1", 0))
    local requests, url = {}, "https://127.0.0.1:" .. select(2, nobody:getsockname()) .. "/"
    for _ = 1, 60 do
      local request, id = transport:send(template or transports.template {}, "GET", url, nil, nil, 30)
      requests[id] = request
    end
    local failed = 0
    support.wait_until(function()
      transport:run(0.1)
      for id in transport.next, transport do
        assert.equal("connect", (select(2, requests[id]:outcome())))
        failed = failed + 1
      end
      return failed == 60
    end, "all to fail")
    transport:close()
    nobody:close()
  end)
end)

-- The key, and what else is secret, in none of the places that a program can look at, whatever servers and callers do; and
-- hostile strings, in whatever slot they are put, stay within it.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local core = require "bctrl.core"
local rawserver = require "spec.support.rawserver"
local secrets = require "spec.support.secrets"
local support = require "spec.support.util"

local KEY = "sk/live+key-4711=" -- with characters that patterns, JSON and URLs each treat in their own way
local PASSWORD = "hush-hush-4711"
local SECRETS = { KEY, "key-4711", PASSWORD, secrets.base64("user:" .. PASSWORD) }
local GOOD = rawserver.response(200, '{"id":"rt_1","status":"stopped"}')

-- The key as other programs write it into JSON.
local SLASHED = KEY:gsub("/", "\\/")
local ESCAPED = KEY:gsub(".", function(char)
  return ("\\u%04x"):format(char:byte())
end)

describe("secrets:", function()
  local server, restore
  local tried = 0

  setup(function()
    server = rawserver.start()
    restore = api.jitter(0)
  end)

  teardown(function()
    restore()
    server:stop()
    io.stdout:write(("secrets and hostile strings: %d cases\n"):format(tried))
  end)

  -- Runs fn while everything that goes to stderr is kept.
  local function with_stderr(fn)
    local lines = {}
    local real = io.stderr
    io.stderr = { -- luacheck: ignore 122
      write = function(self, ...)
        for i = 1, select("#", ...) do
          lines[#lines + 1] = tostring((select(i, ...)))
        end
        return self
      end,
    }
    local ok, failure = pcall(fn)
    io.stderr = real -- luacheck: ignore 122
    assert(ok, failure)
    return table.concat(lines)
  end

  it("the key is hidden where a server writes it as URLs do, in capitals or not", function()
    local client = bctrl.new { api_key = KEY, base_url = server.url, max_retries = 0 }
    for _, written in ipairs { core.escape(KEY), (core.escape(KEY):gsub("%%%x%x", string.lower)) } do
      server:script { { "read", { "send", rawserver.response(400, '{"error":"no ' .. written .. '"}') } } }
      local _, err = client.runtimes:get("rt_1")
      assert.equal("no [hidden]", err.message)
      assert.equal('{"error":"no [hidden]"}', err.response.text)
    end
    client:close()
  end)

  it("the key is hidden where a server writes its letters as \\u escapes, and other escapes stay", function()
    local client = bctrl.new { api_key = KEY, base_url = server.url, max_retries = 0 }
    local escaped = KEY:gsub(".", function(char)
      return ("\\u00%02x"):format(char:byte())
    end)
    server:script {
      {
        "read", { "send", rawserver.response(400, '{"error":"no ' .. escaped .. ' \\u0022\\u00e9\\u0022"}') },
        "read", { "send", rawserver.response(400, '{"error":"\\u0041"}') },
      },
    }
    local _, err = client.runtimes:get("rt_1")
    assert.equal('no [hidden] "\195\169"', err.message)
    assert.equal('{"error":"no [hidden] \\u0022\\u00e9\\u0022"}', err.response.text)
    _, err = client.runtimes:get("rt_1")
    assert.equal('{"error":"\\u0041"}', err.response.text)
    client:close()
  end)

  local function echo(key)
    return {
      rawserver.response(400, '{"error":"bad header Authorization: Bearer ' .. key .. '","code":"' .. key .. '","hint":"' .. key .. '"}'),
      rawserver.response(422, '{"error":"no","details":{"headers":[{"' .. key .. '":"Bearer ' .. key .. '"}]},"requestId":"' .. key .. '"}'),
      rawserver.response(401, '{"message":"' .. key .. '","reasonClass":"' .. key .. '"}'),
      rawserver.response(200, '{"id":"rt_1","name":"' .. key .. '"'),
      rawserver.response(200, '"' .. key .. '"'),
      rawserver.response(200, '["' .. key .. '"]'),
    }
  end

  local ANSWERS = {
    rawserver.response(500, "<h1>You sent Authorization: Bearer " .. KEY .. "</h1>"),
    rawserver.response(500, KEY),
    rawserver.response(500, "", { ["X-Echo"] = "Bearer " .. KEY, ["X-Request-Id"] = KEY, ["Authorization"] = KEY, ["Retry-After"] = KEY }),
    rawserver.response(302, "", { Location = "/login?key=" .. KEY }),
    rawserver.response(302, KEY, { Location = "https://" .. KEY .. "/" .. KEY }),
    rawserver.response(200, KEY, { ["Content-Type"] = KEY }),
    rawserver.response(200, KEY, { ["Content-Type"] = "text/plain; " .. KEY }),
    rawserver.response(200, KEY), rawserver.response(200, '{"' .. KEY .. '":}'),
    "HTTP/1.1 200 " .. KEY .. "\r\nContent-Length: " .. KEY .. "\r\n\r\n", KEY, "HTTP/1.1 " .. KEY .. "\r\n\r\n",
    "HTTP/1.1 500 " .. KEY .. "\r\n" .. KEY .. ": " .. KEY .. "\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Encoding: " .. KEY .. "\r\nContent-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" .. KEY .. "\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "",
  }
  for _, key in ipairs { KEY, SLASHED, ESCAPED } do
    for _, answer in ipairs(echo(key)) do
      table.insert(ANSWERS, answer)
    end
  end

  it("a server that repeats the key does not get it into errors, events, logs or texts", function()
    local events = {}
    local output = with_stderr(function()
      for _, level in ipairs { "info", "debug" } do
        local client = bctrl.new {
          api_key = KEY, base_url = server.url, max_retries = 1, timeout = 5, log = level,
          headers = { ["X-Api-Key"] = "other-" .. KEY },
          on_event = function(event)
            events[#events + 1] = event
          end,
        }
        for _, answer in ipairs(ANSWERS) do
          for _, call in ipairs { "get", "start" } do
            server:script { otherwise = { "read", { "send", answer }, "close" } }
            local response = {}
            local value, err = client.runtimes[call](client.runtimes, "rt_1", nil, { response = response, timeout = 2, max_retries = 0 })
            assert.is_nil(value, answer)
            secrets.assert_none(err, SECRETS, "err")
            secrets.assert_none(response, SECRETS, "response")
            local ok, raised = pcall(bctrl.assert, value, err)
            assert.is_false(ok)
            secrets.assert_none(raised, SECRETS, "what bctrl.assert raises")
            tried = tried + 1
          end
        end
        secrets.assert_none(client, SECRETS, "client")
        client:close()
      end
    end)
    assert.is_true(#events > 50)
    secrets.assert_none(events, SECRETS, "events")
    secrets.assert_none(output, SECRETS, "stderr")
    assert.matches("Bearer %[hidden%]", output)
  end)

  it("failures of every kind, in calls, tasks and callbacks, show no key and no proxy password", function()
    local refused = "http://127.0.0.1:" .. support.refusing_port()
    local seen = {}
    local output = with_stderr(function()
      for _, settings in ipairs {
        { base_url = refused },
        { base_url = refused, proxy = refused:gsub("//", "//user:" .. PASSWORD .. "@") },
        { base_url = server.url, proxy = server.url:gsub("//", "//user:" .. PASSWORD .. "@") },
        { base_url = server.url:gsub("^http", "https") },
        { base_url = server.url, timeout = 0.05 },
        { base_url = server.url, connect_timeout = 0.05, attempt_timeout = 0.05, timeout = 0.2 },
        { base_url = "http://localhost.invalid:1", allow_http = true, timeout = 0.1 },
        { base_url = server.url, json = { encode = function() error("codec " .. KEY:sub(1, 0)) end, decode = function() error "codec" end } },
      } do
        server:script { otherwise = {
          settings.base_url:find("^https") and { "read_bytes", 1 } or "read",
          { "sleep", settings.timeout and 0.05 or 0.005 },
          { "send", "HTTP/1.1 407 Proxy " .. KEY .. "\r\n\r\n" },
          "close",
        } }
        settings.api_key = KEY
        settings.max_retries = 1
        settings.timeout = settings.timeout or 0.15
        settings.log = "debug"
        settings.on_event = function(event)
          seen[#seen + 1] = event
          error("on_event fails")
        end
        settings.on_error = function(err, traceback)
          seen[#seen + 1] = err
          seen[#seen + 1] = traceback
        end
        local client = bctrl.new(settings)
        seen[#seen + 1] = tostring(client)
        for _, name in ipairs { "get", "stop", "start" } do
          seen[#seen + 1] = { pcall(client.runtimes[name], client.runtimes, "rt_1") }
        end
        seen[#seen + 1] = { client:request("GET", "/v1/anything", { headers = { ["X-A"] = "b" } }) }
        seen[#seen + 1] = { client:connect() }
        local task = client:spawn(function()
          bctrl.assert(client.runtimes:get("rt_1"))
        end)
        local cancelled = client:spawn(function()
          bctrl.assert(client.runtimes:get("rt_1"))
        end)
        client:poll()
        cancelled:cancel()
        seen[#seen + 1] = { pcall(task.wait, task) }
        seen[#seen + 1] = { pcall(cancelled.wait, cancelled) }
        client:spawn(function()
          error(client)
        end)
        client:loop()
        client:close()
        seen[#seen + 1] = { pcall(client.runtimes.get, client.runtimes, "rt_1") }
        tried = tried + 10
      end
    end)
    secrets.assert_none(seen, SECRETS, "seen")
    secrets.assert_none(output, SECRETS, "stderr")
  end)

  it("a key, a proxy or a header that will not do is refused without being shown", function()
    for _, bad in ipairs { KEY .. "\n", KEY .. "\r\nX-Evil: 1", KEY .. "\0", KEY .. " ", "\t" .. KEY, KEY .. "\127", "" } do
      for _, settings in ipairs {
        { api_key = bad }, { api_key = KEY, headers = { ["X-Secret"] = bad .. "\n" } }, { api_key = KEY, proxy = bad .. "\0" },
        { api_key = KEY, user_agent = bad .. "\r" }, { api_key = KEY, subaccount_id = bad .. "\n" },
        { api_key = KEY, base_url = "http://user:" .. KEY .. "@127.0.0.1" }, { api_key = { KEY } }, { api_key = KEY, proxy = { KEY } },
        { api_key = KEY, base_url = "https://" .. KEY:gsub("/", "") .. "@x\n" },
      } do
        settings.base_url = settings.base_url or server.url
        local ok, problem = pcall(bctrl.new, settings)
        assert.is_false(ok)
        assert.is_string(problem)
        secrets.assert_none(problem, SECRETS, "the message")
        tried = tried + 1
      end
    end
  end)

  it("a key that was given in the place of something else is not shown by the mistake that it is", function()
    local client = bctrl.new { api_key = KEY, base_url = server.url }
    local runtimes = client.runtimes
    for _, mistake in ipairs {
      function() client:request("GET", KEY) end,
      function() client:request(KEY, "/v1/x") end,
      function() runtimes:get("rt_1", KEY) end,
      function() runtimes:get("rt_1", nil, KEY) end,
      function() runtimes:get("rt_1", nil, { [KEY] = 1 }) end,
      function() runtimes:start("rt_1", nil, nil, KEY) end,
      function() client:spawn(KEY) end,
      function() client:sleep(KEY) end,
      function() client:with(KEY) end,
      function() client:close(KEY) end,
    } do
      local ok, problem = pcall(mistake)
      assert.is_false(ok)
      secrets.assert_none(problem, SECRETS, "the message")
      assert.is_nil(problem:find(KEY:sub(1, 12), 1, true), problem)
      tried = tried + 1
    end
    client:close()
  end)

  -- Everything that a hostile string could do elsewhere: end a line, a string, a path, a header; climb; be decoded twice.
  local HOSTILE = {
    "a b", "a/b", "../start", "..%2f", "%2e%2e", "a?b=c", "a#b", "a&b=c", "a=b", "a;b", "a:b@c", "//evil.example", "\\..\\", "%", "%00", "%0d%0a",
    "a%20b", "é", "日本", "\240\159\146\169", "\200\201", "a\"b", "a'b", "<script>", "${x}", "`id`", "|", "+", "*", "~", "!", "[", "]", "{", "}",
    ("x"):rep(5000), ".", "..", "...", " ", "\t", "a\tb", "a\nb", "a\rb", "a\r\nX-Evil: 1", "a\0b", "\127", "\1", "",
    "x HTTP/1.1\r\nHost: evil\r\n\r\nGET /evil",
  }

  local function unescape(text)
    return (text:gsub("%%(%x%x)", function(hex)
      return string.char(tonumber(hex, 16))
    end))
  end

  -- Makes a call and returns the request that the server got, whole; nil and the message when the call raised.
  local function sent_by(fn)
    server:script { otherwise = { "read", { "send", GOOD }, "again" } }
    local client = bctrl.new { api_key = KEY, base_url = server.url, max_retries = 0 }
    local ok, problem = pcall(fn, client)
    local log = server:log()
    client:close()
    tried = tried + 1
    if not ok then
      assert.same({}, log.connections)
      return nil, problem
    end
    assert.equal(1, #log.connections)
    assert.equal(1, #log.connections[1].requests)
    local request = log.connections[1].requests[1]
    assert.equal(request.raw, log.connections[1].received)
    assert.is_nil(request.headers["x-evil"])
    assert.equal("127.0.0.1:" .. server.port, request.headers.host)
    assert.equal("Bearer " .. KEY, request.headers.authorization)
    return request
  end

  it("a path's parameter stays one segment", function()
    for _, text in ipairs(HOSTILE) do
      local request, problem = sent_by(function(client)
        client.runtimes:get(text)
      end)
      if request then
        local segment = request.path:match("^/v1/runtimes/([^/?#]+)$")
        assert.equal(text, unescape(segment))
        assert.is_nil(segment:find("[^%w%-._~%%]"))
      else
        assert.is_truthy(text == "" or text == "." or text == ".." or text:find("%c"), text)
        assert.matches("bad argument #1 to 'runtimes:get'", problem, 1, true)
      end
    end
  end)

  it("a query's names and values stay within it", function()
    for _, text in ipairs(HOSTILE) do
      local request, problem = sent_by(function(client)
        client.runtimes:list { cursor = text, [text == "" and "x" or text] = "v" }
      end)
      assert.is_truthy(request, problem)
      local path, query = request.path:match("^([^?]*)%?(.*)$")
      assert.equal("/v1/runtimes", path)
      local found = {}
      for part in query:gmatch("[^&]+") do
        local name, value = part:match("^([^=]*)=([^=]*)$")
        assert.is_nil(part:find("[^%w%-._~%%=]"))
        found[unescape(name)] = unescape(value)
      end
      assert.equal(text, found.cursor)
      assert.equal("v", found[text == "" and "x" or text])
    end
  end)

  it("a header's value stays within its line, and so does a key of the user's", function()
    for _, text in ipairs(HOSTILE) do
      for _, name in ipairs { "header", "key", "header's name" } do
        local request, problem = sent_by(function(client)
          if name == "header" then
            client.runtimes:get("rt_1", nil, { headers = { ["X-Mine"] = text } })
          elseif name == "key" then
            client.runtimes:start("rt_1", nil, { idempotency_key = text })
          else
            client.runtimes:get("rt_1", nil, { headers = { [text] = "v" } })
          end
        end)
        if request then
          local value = request.headers[name == "header" and "x-mine" or name == "key" and "idempotency-key" or text:lower()]
          local expected = name == "header's name" and "v" or text:match("^[ \t]*(.-)[ \t]*$")
          assert.equal(expected, value or "")
        else
          assert.is_true(text == "" or text:find("[%c%s]") ~= nil or name == "header's name", name .. ": " .. text)
          assert.is_nil(problem:find(text, 1, true) and #text > 3 and text:find("%c") or nil)
        end
      end
    end
  end)

  it("a body's strings come out as they went in", function()
    for _, text in ipairs(HOSTILE) do
      local request, problem = sent_by(function(client)
        client.runtimes:create { name = text, metadata = { [text] = text } }
      end)
      if request then
        local body = assert(core.decode(request.body))
        assert.equal(text, body.name)
        assert.equal(text, body.metadata[text])
        assert.is_nil(request.body:find("[%z\1-\31]"))
      else
        assert.equal("\200\201", text)
        assert.matches("UTF%-8", problem)
      end
    end
  end)

  it("client:request takes no path that means another", function()
    for _, path in ipairs { "v1/x", "", "//evil.example/x", "/a b", "/a\r\nX-Evil: 1", "/a\0", "/../x", "/v1/..", "/v1/%2e%2E/x", "/v1/.", "/a?b", "/a#b",
      "http://evil.example/", "/\127" } do
      local request, problem = sent_by(function(client)
        client:request("GET", path)
      end)
      if request then
        assert.equal("//evil.example/x", path) -- a path like any other: the host stays ours
        assert.equal(path, request.path)
      else
        assert.matches("bad argument #2 to 'client:request'", problem, 1, true)
      end
    end
    for _, method in ipairs { "", "get", "GET /x", "GET\r\n", "G\0", 1, "GÉT", ("G"):rep(100) } do
      local request, problem = sent_by(function(client)
        client:request(method, "/v1/x")
      end)
      assert.is_nil(request, tostring(method))
      assert.is_string(problem)
    end
  end)
end)

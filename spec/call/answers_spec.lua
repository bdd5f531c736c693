-- Answers that no good server gives: each comes to one error of the right kind, in time, without the key, and the next call
-- works; what is odd but legal passes.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local deflate = require "spec.support.deflate"
local rawserver = require "spec.support.rawserver"
local secrets = require "spec.support.secrets"
local support = require "spec.support.util"

local KEY = "key-that-nobody-may-see"
local JSON = { ["Content-Type"] = "application/json" }
local GOOD = rawserver.response(200, '{"id":"rt_1","status":"stopped"}')

describe("answers:", function()
  local server, client, restore
  local tried = 0

  setup(function()
    server = rawserver.start()
    restore = api.jitter(0)
    client = bctrl.new { api_key = KEY, base_url = server.url, timeout = 10, max_retries = 0, max_response_bytes = 1024 * 1024 }
  end)

  teardown(function()
    restore()
    client:close()
    server:stop()
    io.stdout:write(("odd answers: %d cases\n"):format(tried))
  end)

  -- The answer to one call, on a connection that closes after it, and to the next, which is good.
  local function ask(bytes, options, steps)
    local script = steps or { "read", { "send", bytes }, "close" }
    server:script { script, otherwise = { "read", { "send", GOOD }, "again" } }
    local value, err = client.runtimes:get("rt_1", nil, options)
    tried = tried + 1
    if err ~= nil then
      assert.is_nil(value)
      assert.equal("table", type(err))
      assert.is_true(#err.message > 0)
      assert.equal(1, err.attempts)
    end
    secrets.assert_none(err, { KEY }, "err")
    local again = bctrl.assert(client.runtimes:get("rt_1", nil, { max_retries = 2 }))
    assert.equal("rt_1", again.id)
    return value, err
  end

  local function refused(kind, bytes, options, steps)
    local value, err = ask(bytes, options, steps)
    assert.is_nil(value)
    assert.is_truthy(err)
    if err.kind ~= kind then
      error(("%s expected for %q: %s"):format(kind, tostring(bytes):sub(1, 60), tostring(err)), 2)
    end
    return err
  end

  it("garbage is no answer", function()
    for _, bytes in ipairs {
      "garbage", "garbage\r\n\r\n", "\r\n\r\n", "\0\0\0\0", ("x"):rep(5000), "HTTP/1.1\r\n\r\n", "HTTP/1.1 OK\r\n\r\n",
      "HTTP/1.1 20 OK\r\n\r\n{}", "HTTP/1.1 2000 OK\r\n\r\n{}", "HTTP/0.9 200 OK\r\n\r\n{}", "HTTP/4.2 200 OK\r\n\r\n{}",
      "SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example ESMTP\r\n", "\22\3\1\2\0\1\0\1\252\3\3",
      "ICY 200 OK\r\n\r\n{}", '{"id":"rt_1"}', "<html><body>busy</body></html>", "HTTP/1.1 -200 OK\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Encoding: unheard-of\r\nContent-Length: 2\r\n\r\n{}",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\nContent-Length: 2\r\n\r\n{}",
    } do
      local value, err = ask(bytes)
      if value ~= nil or not (err.kind == "network" or err.kind == "response") then
        error(("taken for an answer: %q: %s"):format(bytes:sub(1, 80), tostring(err or value)))
      end
    end
  end)

  it("headers without end are cut off, by size and by time", function()
    local line = "X-Filler: " .. ("y"):rep(1000) .. "\r\n"
    local err = refused("response", "HTTP/1.1 200 OK\r\n" .. line:rep(200))
    assert.matches("headers", err.message)
    refused("response", "HTTP/1.1 200 OK\r\nX: " .. ("y"):rep(300000) .. "\r\n\r\n{}")
    refused("response", "HTTP/1.1 200 OK\r\n" .. ("A:\r\n"):rep(30000) .. "\r\n{}")
    refused("response", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" .. line:rep(200) .. "\r\n")
    refused("response", ("HTTP/1.1 100 Continue\r\n\r\n"):rep(10000))
    refused("timeout", nil, { timeout = 0.1 }, { "read", { "send", "HTTP/1.1 200 OK\r\nX-Slow: " .. ("y"):rep(10000), 1, 0.01 } })
    refused("timeout", nil, { timeout = 0.1 }, { "read", { "send", "HTTP/1.1 200 OK\r\n" }, "stall" })
    refused("timeout", nil, { timeout = 0.1 }, { "read", { "send", "HTTP/1.1 200 OK" }, "stall" })
    refused("timeout", nil, { timeout = 0.1 }, { "stall" })
  end)

  it("a body without end is cut off, by size and by time", function()
    local much = ("z"):rep(32768)
    local chunk = "8000\r\n" .. much .. "\r\n"
    local bomb, more = deflate.bomb(1024 * 1024)
    for _, answer in ipairs {
      { "HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n\"", much },
      { "HTTP/1.1 200 OK\r\n\r\n\"", much },
      { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk },
      { "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n\"", much },
      { "HTTP/1.1 500 Sorry\r\nContent-Length: 3000000\r\n\r\n", much },
      { "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" .. bomb, more:rep(10) },
      { "HTTP/1.1 503 Sorry\r\nContent-Encoding: gzip\r\n\r\n" .. bomb, more:rep(10) },
    } do
      local err = refused("response", answer[1], nil, { "read", { "send", answer[1] }, { "flood", answer[2], 100 } })
      assert.matches("1048576 bytes", err.message)
    end
    refused("timeout", nil, { timeout = 0.1 }, { "read", { "send", "HTTP/1.1 200 OK\r\n\r\n" }, { "send", much, 1, 0.01 } })
    refused("timeout", nil, { timeout = 0.1 },
      { "read", { "send", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" .. ("1\r\n \r\n"):rep(100000), 6, 0.01 } })
  end)

  it("a gzip bomb does not get past the usual limit, nor does memory follow it", function()
    local usual = bctrl.new { api_key = KEY, base_url = server.url, max_retries = 0 }
    local bomb, more = deflate.bomb(1024 * 1024)
    server:script { { "read", { "send", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" .. bomb },
      { "flood", more:rep(500), 80 } } }
    local value, err = usual.runtimes:get("rt_1")
    assert.is_nil(value)
    assert.equal("response", err.kind)
    assert.matches("67108864 bytes", err.message)
    usual:close()
    tried = tried + 1
  end)

  it("interim answers are passed over", function()
    for _, before in ipairs {
      "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n",
      ("HTTP/1.1 102 Processing\r\n\r\n"):rep(20),
      "HTTP/1.1 103 Early Hints\r\nContent-Type: text/html\r\nContent-Length: 5\r\nX-Request-Id: wrong\r\n\r\n",
    } do
      local response = {}
      local value, err = ask(before .. GOOD, { response = response })
      assert.is_nil(err)
      assert.equal("rt_1", value.id)
      assert.equal(200, response.status)
      assert.is_nil(response.requestId)
      assert.equal("application/json", response.headers["content-type"])
      refused("network", before)
      refused("network", before .. "HTTP/1.1 ")
      refused("network", before .. "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n")
    end
  end)

  it("a colon in the words of the status line makes no header of it", function()
    for _, before in ipairs { "", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early: Hints\r\nLink: </x>\r\n\r\n" } do
      local err = refused("api", before .. "HTTP/1.1 429 Slow: down\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}")
      assert.equal(429, err.status)
      assert.equal(7, err.retry_after)
      assert.same({ ["retry-after"] = "7", ["content-length"] = "2" }, err.response.headers)
    end
  end)

  it("101 is no answer to a call", function()
    local err = refused("response", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", { timeout = 10 })
    assert.is_true(err.status == nil or err.status == 101)
    refused("response", "HTTP/1.1 101 Switching Protocols\r\n\r\n", { timeout = 10 })
  end)

  it("204 and 205 with a body are true, and their body is nobody's answer", function()
    local value, err = ask("HTTP/1.1 204 No Content\r\nContent-Length: 13\r\n\r\n{\"id\":\"rt_9\"}")
    assert.is_nil(err)
    assert.is_true(value)
    value, err = ask("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
    assert.is_nil(err)
    assert.is_true(value)
    value, err = ask("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 Sorry\r\nContent-Length: 0\r\n\r\n")
    assert.is_nil(err)
    assert.is_true(value)
  end)

  it("bytes after a whole answer are not the next call's", function()
    local smuggled = rawserver.response(200, '{"id":"rt_evil"}')
    server:script {
      { "read", { "send", GOOD .. smuggled }, "read", { "send", GOOD }, "again" },
      otherwise = { "read", { "send", GOOD }, "again" },
    }
    for _ = 1, 3 do
      assert.equal("rt_1", bctrl.assert(client.runtimes:get("rt_1", nil, { max_retries = 2 })).id)
      support.sleep(0.01)
    end
    tried = tried + 1
  end)

  it("an empty body is an answer only where its end was announced", function()
    for _, bytes in ipairs {
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nContent-Type: text/html\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n",
    } do
      local value, err = ask(bytes)
      assert.is_nil(err)
      assert.is_true(value)
    end
    refused("network", "HTTP/1.1 200 OK\r\n\r\n")
    refused("network", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    refused("network", "HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n")
    refused("network", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n")
  end)

  it("a body that ends with its connection is whole when its JSON is", function()
    assert.equal("rt_1", ask('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"id":"rt_1"}').id)
    assert.equal("rt_1", ask('HTTP/1.0 200 OK\r\n\r\n{"id":"rt_1"}').id)
    refused("network", 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"id":"rt_1"')
    refused("network", 'HTTP/1.0 200 OK\r\n\r\n{')
  end)

  it("a redirect is an answer that cannot be used, never followed", function()
    local other = rawserver.start()
    other:script { otherwise = { "read", { "send", GOOD }, "close" } }
    for _, status in ipairs { 300, 301, 302, 303, 304, 305, 307, 308, 399 } do
      for _, location in ipairs { other.url .. "/v1/runtimes/rt_1?token=secret", "https://127.0.0.1:1/", "file:///etc/passwd",
        "//evil.example", "/v1/runtimes/other", "", "gopher://127.0.0.1:1/_x", "\200\201" } do
        local err = refused("response", rawserver.response(status, "", { Location = location }))
        assert.equal(status, err.status)
        assert.is_nil(err.message:find("token=secret", 1, true))
      end
    end
    assert.equal(0, (other:count()))
    other:stop()
  end)

  it("another type than JSON cannot be used", function()
    for _, kind in ipairs { "text/html", "text/html; charset=utf-8", "text/plain", "application/xml", "image/png", "application/jsonp",
      "application/octet-stream", "x", "/", ";", "text/json-like", "multipart/form-data; boundary=application/json" } do
      local err = refused("response", rawserver.response(200, '{"id":"rt_1"}', { ["Content-Type"] = kind }))
      assert.matches("JSON", err.message)
    end
    for _, kind in ipairs { "application/json", "application/json; charset=utf-8", "Application/JSON", "application/problem+json",
      "application/vnd.bctrl.v2+json;x=y", " application/json" } do
      assert.equal("rt_1", ask(rawserver.response(200, '{"id":"rt_1"}', { ["Content-Type"] = kind })).id)
    end
  end)

  it("what is no JSON cannot be used", function()
    for _, body in ipairs {
      "{", "}", "[", "{]", "nul", "{'id':1}", '{"id":1,}', '{"id":1}{"id":2}', '{"id":1} x', "\239\187\191{}", '{"id":"\200"}',
      '{"id":"\\ud800"}', '{"id":1e}', '{"id":01}', '{"id":NaN}', "[" .. ("["):rep(600) .. ("]"):rep(600) .. "]", '"', '"\\', "\0",
      '{"id":"\0"}', " ", "\n\n", ('{"a":'):rep(100000),
    } do
      local err = refused("response", rawserver.response(200, body, JSON))
      assert.matches("byte %d", err.message)
    end
  end)

  it("JSON that is no runtime cannot be used where a runtime is expected", function()
    for _, body in ipairs { "[]", "[1]", "1", '"text"', "false", "null", "-0", "[{}]" } do
      local value, err = ask(rawserver.response(200, body, JSON))
      assert.is_nil(value, body)
      assert.equal("response", err.kind)
      assert.matches("expected in the answer", err.message)
    end
  end)

  it("a list that is none cannot be used", function()
    for _, body in ipairs { "{}", "[]", '{"data":{}}', '{"data":null}', '{"data":1}', '{"data":{"a":1}}', '{"runtimes":"x"}', '{"data":[1]}',
      '{"data":[null]}', '{"data":["x",{}]}', '{"data":[[]]}', '{"data":[{},false]}', "true", '{"items":[]}' } do
      server:script { { "read", { "send", rawserver.response(200, body) } } }
      local page, err = client.runtimes:list()
      tried = tried + 1
      if body == '{"data":{}}' and page then
        assert.equal(0, #page) -- a codec may not tell it from []
      else
        assert.is_nil(page, body)
        assert.equal("response", err.kind)
      end
    end
  end)

  it("each wrong shape of the error envelope is an error of the API, with a text for a message", function()
    local values = { '"text"', '""', "1", "1.5", "-0", "true", "false", "null", "[]", "{}", "[1,2]", '{"message":"inside"}', '[["deep"]]',
      '{"error":{"error":{"error":1}}}', '"' .. ("long "):rep(1000) .. '"', '"line\\r\\nbreak"', '"\\u0000"' }
    local names = { "error", "message", "code", "hint", "details", "reasonClass", "requestId", "retryAfter", "status", "kind" }
    for _, name in ipairs(names) do
      for _, value in ipairs(values) do
        local err = refused("api", rawserver.response(418, ('{"%s":%s}'):format(name, value)))
        assert.equal(418, err.status)
        assert.equal("string", type(err.message))
        for _, field in ipairs { "code", "hint", "reasonClass", "requestId" } do
          assert.is_true(err[field] == nil or type(err[field]) == "string", field)
        end
        assert.is_true(err.details == nil or type(err.details) == "table")
        assert.is_true(#tostring(err) > 0)
      end
    end
    for _, body in ipairs { "", "null", "[]", "1", '"text"', "true", "{}", "[[]]", "{", '{"error":', "\0\1\2", "\200\201", ("x"):rep(100000) } do
      for _, status in ipairs { 400, 401, 404, 409, 500, 503, 599, 600, 799, 999 } do
        local err = refused("api", rawserver.response(status, body, JSON))
        assert.equal(status, err.status)
        assert.is_true(#err.message > 0 and #err.message < 1000)
      end
    end
  end)

  it("a proxy's HTML is told by its words, in one line", function()
    local page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1><hr>nginx</body></html>"
    local err = refused("api", rawserver.response(502, page, { ["Content-Type"] = "text/html" }))
    assert.equal(502, err.status)
    assert.matches("502 Bad Gateway", err.message)
    assert.is_nil(err.message:find("[<>\r\n]"))
    err = refused("response", rawserver.response(200, "<html>Please log in to the hotel's network</html>", { ["Content-Type"] = "text/html" }))
    assert.matches("text/html", err.message)
  end)

  it("the server's words bring no line break and no control character into a log line", function()
    local err = refused("api", rawserver.response(400, '{"error":"first\\nsecond\\u001b[31m","code":"a\\nb","hint":"c\\rd","requestId":"e\\nf"}'))
    assert.is_nil(tostring(err):find("%c"))
    err = refused("api", rawserver.response(400, "{}", { ["X-Request-Id"] = "tab\tinside" }))
    assert.is_nil(tostring(err):find("%c"))
  end)

  describe("Retry-After", function()
    local function retry_after(text, options)
      local _, err = ask(rawserver.response(429, '{"error":"slow down"}', "Retry-After: " .. text .. "\r\n"), options)
      assert.equal("api", err.kind)
      return err.retry_after
    end

    it("tells seconds and dates", function()
      assert.equal(0, retry_after("0"))
      assert.equal(7, retry_after("7"))
      assert.equal(1.5, retry_after("1.5"))
      assert.equal(86400, retry_after("86400"))
      local soon = retry_after(os.date("!%a, %d %b %Y %H:%M:%S GMT", os.time() + 100))
      assert.is_true(soon > 90 and soon <= 100)
      assert.equal(0, retry_after("Wed, 21 Oct 2015 07:28:00 GMT"))
    end)

    it("as a date is judged by the clock of who wrote it, where the answer tells that", function()
      assert.equal(90, retry_after("Wed, 21 Oct 2015 07:29:30 GMT\r\nDate: Wed, 21 Oct 2015 07:28:00 GMT"))
      assert.equal(0, retry_after("Wed, 21 Oct 2015 07:28:00 GMT\r\nDate: Wed, 21 Oct 2015 07:28:01 GMT"))
      assert.equal(0, retry_after("Wed, 21 Oct 2015 07:28:00 GMT\r\nDate: today"))
    end)

    it("that makes no sense is none", function()
      for _, text in ipairs { "", "-1", "-99999999999", "soon", "1e9", "0x10", "inf", "nan", "1;2", "1, 2", ".5", "5.", "--1", "\200",
        "Wed, 99 Foo 2015 07:28:00 GMT", "Wed, 21 Oct 2015", ("9"):rep(30) } do
        local seconds = retry_after(text)
        assert.is_true(seconds == nil or (seconds >= 0 and seconds == seconds and text == ("9"):rep(30)), text)
      end
    end)

    it("past a minute, or past the call's time, comes back at once", function()
      for _, text in ipairs { "61", "3600", "99999999999999999999", os.date("!%a, %d %b %Y %H:%M:%S GMT", os.time() + 1000) } do
        local seconds = retry_after(text, { max_retries = 2 })
        assert.is_true(seconds > 60)
      end
      assert.equal(30, retry_after("30", { max_retries = 2, timeout = 5 }))
    end)

    it("that has passed, or makes no sense, does not stop the next attempt", function()
      for _, text in ipairs { "0", "Wed, 21 Oct 2015 07:28:00 GMT", "-5", "nonsense" } do
        server:script {
          { "read", { "send", rawserver.response(429, "{}", "Connection: close\r\nRetry-After: " .. text .. "\r\n") }, "close" },
          { "read", { "send", GOOD }, "close" },
        }
        local response = {}
        bctrl.assert(client.runtimes:get("rt_1", nil, { max_retries = 1, response = response }))
        assert.equal(2, response.attempts)
        tried = tried + 1
      end
    end)
  end)
end)

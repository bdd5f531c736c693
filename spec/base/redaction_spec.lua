-- What a debug log hides of bodies, URLs and headers, in whatever form it comes; and the key where it was given by mistake.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local core = require("bctrl.core")
local rawserver = require("spec.support.rawserver")
local redaction = require("bctrl.base.redaction")
local secrets = require("spec.support.secrets")
local support = require("spec.support.util")

local function shows(expected, text)
  assert.equal(expected, redaction.text(text))
  assert.is_nil(expected:find("hide", 1, true))
end

describe("redaction: what a debug log shows of a body", function()
  it("is a JSON text as it was written, but for what is hidden", function()
    for _, text in ipairs {
      "", "{}", "[]", "5", "not JSON", "é\0\255", [[{"b":1.0,  "a":[ ],"c":1e5,"d":"\/\u00e9 = 1"}]], [["http://host:1/path?a=b"]],
      [[{"key":"k","nextCursor":"c","author":"me","authorName":"me","credentialIds":["a"],"at":"2026-11-22T01:02:03Z"}]],
      [[{"hasPassword":true,"token":null,"secret":false}]], [[{"a":"unterminated]], '"', '"\\', '{"a":', "<a href=\"/x?a=b\">",
    } do
      shows(text, text)
    end
  end)

  it("hides the fields that are named as secrets, in any case and as a part of a longer name", function()
    for _, name in ipairs {
      "password", "Password", "proxyPassword", "proxy_password", "clientSecret", "secret", "api_key", "apiKey", "API-KEY", "x.api key",
      "accessToken", "authorization", "Authorization", "sessionCookie", "privateKey", "pass", "passphrase", "credentials", "authSecretName",
    } do
      shows(('{"a":1,"%s":"[hidden]","b":"c"}'):format(name), ('{"a":1,"%s":"hide","b":"c"}'):format(name))
    end
    shows([[{"pass\u0077ord" : "[hidden]"}]], [[{"pass\u0077ord" : "hide"}]])
  end)

  it("hides values whole, whatever they are", function()
    for _, value in ipairs {
      [["hide"]], [["hide\"hide\\"]], [=[{"a":"hide","b":["]hide}","\"]hide"]}]=], [=[["hide",["hide"]]]=], "12345", "-1.5e3", [[""]], "{}",
    } do
      shows([[{"secret": "[hidden]","a":1}]], ([[{"secret": %s,"a":1}]]):format(value))
    end
    shows([[{"secret":"[hidden]"]], [[{"secret":"hide]]) -- where it breaks off
    shows([[{"secret":"[hidden]"]], [=[{"secret":{"a":["hide"]]=])
  end)

  it("hides users and passwords in URLs, with slashes escaped or not, and a slash or an @ in the password", function()
    shows([[{"url":"http://[hidden]@h:1"}]], [[{"url":"http:\/\/user:hide@h:1"}]])
    for _, password in ipairs { "hi/de", "hi@de", "hi/de@hide", "hide?x#y", [[hi\"de]], [[hi\\de]], "hi<de" } do
      shows([[{"url":"http://[hidden]@h:1/x","a":"b@c"}]], ([[{"url":"http://user:%s@h:1/x","a":"b@c"}]]):format(password))
    end
    shows("see socks5://[hidden]@h:1 or a@b", "see socks5://user:hide@h:1 or a@b")
  end)

  it("hides keys and tokens in the queries of URLs, and in forms", function()
    shows([[{"url":"https://h/?apiKey=[hidden]&b=c&access_token=[hidden]"}]], [[{"url":"https:\/\/h/?apiKey=hide&b=c&access_token=hide"}]])
    shows("a=b&next=http://h/?token=[hidden]&proxy[password]=[hidden]&c=d", "a=b&next=http://h/?token=hide&proxy[password]=hide&c=d")
    shows([[<a href="http://h/?X-Amz-Signature=[hidden]">]], [[<a href="http://h/?X-Amz-Signature=hide">]])
  end)

  it("hides what JSON holds inside of JSON, and a header that a server repeats", function()
    shows([[{"text":"{\"password\":\"[hidden]\",\"a\":1}"}]], [[{"text":"{\"password\":\"hide\",\"a\":1}"}]])
    shows([[{"error":"bad header Authorization: Bearer [hidden]"}]], [[{"error":"bad header Authorization: Bearer hide"}]])
    shows("Authorization: Basic [hidden]", "Authorization: Basic hide")
  end)

  it("hides fragments of URLs, and tokens in their paths", function()
    shows([[{"url":"https://v.example/view_1?chrome=none#[hidden]"}]], [[{"url":"https://v.example/view_1?chrome=none#hide"}]])
    shows([[{"url":"wss://c.example/token/[hidden]/devtools"}]], [[{"url":"wss:\/\/c.example\/token\/hide\/devtools"}]])
    shows("see https://c.example/a/[hidden]#[hidden] and b", "see https://c.example/a/" .. ("hide1"):rep(8) .. "#hide and b")
    shows("wss://c.example/[hidden]?a=b", "wss://c.example/eyJhbGci.eyJzdWIi.hide?a=b")
    for _, plain in ipairs {
      "https://api.example/v1/runtimes/5b0c1a52-8f0e-4c6e-9d55-0f6f3a7d2f10/start", "https://h/" .. ("a"):rep(60), "http://h/#", "a#b",
      "https://h/files/file_AAAAAAAAAAAAAAAAAAAAA1",
    } do
      shows(plain, plain)
    end
  end)

  it("hides a secret wherever else the same text has it, and a tool's environment", function()
    shows([[{"token":"[hidden]","url":"https://v.example/v/[hidden]"}]], [[{"token":"hide-me-1","url":"https://v.example/v/hide-me-1"}]])
    shows([[{"token":"[hidden]","name":"tok"}]], [[{"token":"tok","name":"tok"}]])
    shows([[{"env":"[hidden]","a":1}]], [[{"env":{"STRIPE":"hide"},"a":1}]])
  end)

  it("takes no longer for a hostile text than its length", function()
    for _, text in ipairs { ("a"):rep(1e6) .. "\\/", ('"'):rep(1e5), ("["):rep(1e5), ('{"secret":['):rep(1e4), ("http://a@"):rep(1e4), ("a="):rep(1e5) } do
      local before = os.clock()
      redaction.text(text)
      redaction.text(core.encode(text))
      assert.is_true(os.clock() - before < 20) -- a square of it would be minutes
    end
  end)
end)

describe("what an error and a log show of a query", function()
  it("hides secrets, however they are escaped, and the key", function()
    local hide = redaction.of_key "k/1"
    assert.equal("limit=2&q=a%20b&status=active&status=failed&empty=",
      redaction.query("limit=2&q=a%20b&status=active&status=failed&empty=", hide))
    assert.equal("token=[hidden]&api%5Fkey=[hidden]&api%20key=[hidden]&to=[hidden]&q=[hidden]&at=[hidden]", redaction.query(
      "token=hide&api%5Fkey=hide&api%20key=hide&to=https%3A%2F%2Fu%3Ahide%40h%2F&q=%7B%22secret%22%3A%22hide%22%7D&at=k%2F1", hide))
  end)

  it("shows it in the error's text, and as its field", function()
    local server = rawserver.start()
    finally(function()
      server:stop()
    end)
    server:script { { "read", { "send", rawserver.response(404, [[{"error":"gone","code":"a.b"}]]) } } }
    local client = bctrl.new { api_key = "sk-1", base_url = server.url, max_retries = 0 }
    local _, err = client.runtimes:list { limit = 2, q = "sk-1", token = "hide-me" }
    assert.equal("/v1/runtimes", err.path)
    assert.equal("limit=2&q=[hidden]&token=[hidden]", err.query)
    assert.matches(" (GET /v1/runtimes?limit=2&q=[hidden]&token=[hidden], 1 attempt)", tostring(err), 1, true)
    client:close()
  end)
end)

describe("what a debug log shows of headers", function()
  it("hides secrets in their values, too", function()
    assert.same({
      location = "http://[hidden]@h/?token=[hidden]", ["x-api-key"] = "[hidden]", ["content-type"] = "application/json; charset=utf-8",
    }, redaction.headers { location = "http://user:hide@h/?token=hide", ["x-api-key"] = "hide", ["content-type"] = "application/json; charset=utf-8" })
  end)
end)

describe("of a call", function()
  local KEY = "sk-Live+4711"
  local server

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  local function client_of(options, ...)
    server:script { ... }
    options.api_key, options.base_url, options.max_retries = options.api_key or KEY, server.url, 0
    local client = bctrl.new(options)
    finally(function()
      client:close()
    end)
    return client
  end

  it("no log shows a proxy's password that another codec wrote, nor what a server answers or redirects to", function()
    local events = {}
    local client = client_of({ json = support.codec, log = "debug", on_event = function(event)
      events[#events + 1] = event
    end }, {
      "read", { "send", rawserver.response(200, [[{"id":"rt_1","config":{"proxy":{"url":"http:\/\/user:hide-me@h:1"}}}]]) },
      "read", { "send", rawserver.response(302, "", { Location = "http://user:hide-me@h/?token=hide-me" }) },
    })
    local real, written = io.stderr, {}
    io.stderr = { write = function(_, ...) -- luacheck: ignore 122
      written[#written + 1] = table.concat { ... }
    end }
    local ok, failure = pcall(function()
      bctrl.assert(client.runtimes:update("rt_1", { config = { proxy = { url = "http://user:hide-me@h:1" } } }))
      local _, err = client.runtimes:get("rt_1")
      assert.equal("an answer that this client does not follow, to http://[hidden]@h/", err.message)
    end)
    io.stderr = real -- luacheck: ignore 122
    assert(ok, failure)
    assert.equal(2, #events)
    assert.equal([[{"config":{"proxy":{"url":"http://[hidden]@h:1"}}}]], events[1].request_body)
    api.contains("http://[hidden]@h:1", events[1].response_body)
    assert.equal("http://[hidden]@h/?token=[hidden]", events[2].response_headers.location)
    secrets.assert_none(events, { "hide-me" }, "events")
    secrets.assert_none(table.concat(written), { "hide-me" }, "stderr")
  end)

  it("the key is in no error, event or log where it was given as an id, a path, an idempotency key or a header's name", function()
    for _, call in ipairs {
      function(client) return client.runtimes:get(KEY) end,
      function(client) return client:request("GET", "/v1/" .. KEY .. "/x") end,
      function(client) return client.runtimes:start("rt_1", nil, { idempotency_key = KEY }) end,
      function(client) return client.runtimes:start("rt_1", nil, { headers = { [KEY] = "v", ["X-Mine"] = KEY } }) end,
    } do
      local events = {}
      local client = client_of({ log = "debug", on_event = function(event)
        events[#events + 1] = event
      end }, { "read", { "send", rawserver.response(404, "{}") } })
      local real, written = io.stderr, {}
      io.stderr = { write = function(_, ...) -- luacheck: ignore 122
        written[#written + 1] = table.concat { ... }
      end }
      local ok, _, err = pcall(call, client)
      io.stderr = real -- luacheck: ignore 122
      assert.is_true(ok)
      assert.equal(404, err.status)
      assert.equal(1, #events)
      for _, key in ipairs { KEY, KEY:lower(), core.escape(KEY) } do
        secrets.assert_none({ err, tostring(err), events, table.concat(written) }, { key }, "what is seen")
      end
      api.contains("[hidden]", table.concat(written))
      local request = server:log().connections[1].requests[1]
      local rest = request.raw:gsub("Authorization: [^\r]*", "")
      assert.is_truthy(rest:find(KEY, 1, true) or rest:find(core.escape(KEY), 1, true)) -- what is sent is as it was given
    end
  end)

  it("a mistake in a header shows no key that stands for its name", function()
    local client = client_of({}, {})
    local ok, message = pcall(function()
      client.runtimes:get("rt_1", nil, { headers = { [KEY] = true } })
    end)
    assert.is_false(ok)
    api.contains("[hidden]", message)
    secrets.assert_none(message, { KEY }, "the message")
  end)
end)

describe("redaction.fields", function()
  local function hide(text)
    return (text:gsub("k", "*"))
  end

  it("hides in every string of a copy, in what is nested, and in the keys of that, but in none of the fields' own names", function()
    local marked = setmetatable({ "k1" }, core.array_mt)
    local given = { kind = "k", n = 1, headers = { ["x-k"] = "ok" }, list = marked }
    local shown = redaction.fields(given, hide)
    assert.same({ kind = "*", n = 1, headers = { ["x-*"] = "o*" }, list = { "*1" } }, shown)
    assert.equal(core.array_mt, getmetatable(shown.list))
    assert.equal("k1", given.list[1])
  end)

  it("a client's one-letter key leaves the names and words of an error as they are", function()
    local client = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:" .. support.refusing_port(), max_retries = 0 }
    local _, err = client.runtimes:get("look")
    client:close()
    assert.same({ "network", "runtimes.get", "GET" }, { err.kind, err.operation, err.method })
    assert.equal("/v1/runtimes/loo[hidden]", err.path)
  end)
end)

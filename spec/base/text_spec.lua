-- bctrl.base.text, and all that judges names or writes numbers, where the host has set a locale: nothing asks it.
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"
local text = require "bctrl.base.text"

describe("text", function()
  it("has ASCII's letters alone in lower case", function()
    assert.equal("x-api-id \195\132\221", text.lower("X-API-ID \195\132\221"))
  end)

  it("tells control characters and spaces by their bytes", function()
    for byte = 0, 255 do
      local char = string.char(byte)
      assert.equal(byte < 32 or byte == 127, char:find(text.CONTROL) ~= nil)
      assert.equal(byte <= 32 or byte == 127, char:find(text.BLANK) ~= nil)
    end
  end)

  it("knows a Lua pattern that string.find would refuse, whatever the text", function()
    for _, pattern in ipairs { "", "%.png$", "[^]]x", "[]]", "[%]]", "(a)%1", "()x", "%b()", "%f[%w]", "a-*+?" } do
      assert.is_nil(text.pattern_problem(pattern), pattern)
      assert.is_true(pcall(string.find, "a", pattern), pattern)
    end
    for _, pattern in ipairs { "[", "a[", "[]", "[^]", "[a%", "%", "a%", "(a", "a)", "%1", "(a%1)", "%b(", "%fa" } do
      assert.is_string(text.pattern_problem(pattern), pattern)
    end
  end)

  it("writes a number as JSON has it, and none that JSON has not", function()
    assert.equal("1.5", text.number(1.5))
    assert.equal("3", text.number(6 / 2))
    assert.same({ nil, "NaN cannot be written as JSON" }, { text.number(0 / 0) })
  end)
end)

describe("text in a locale", function()
  -- What a client does there. Its requests are judged outside, where no locale is set.
  local CHECKS = [==[
    local bctrl = require "bctrl"
    local headers = require "bctrl.call.headers"
    local redaction = require "bctrl.base.redaction"
    local retry = require "bctrl.call.retry"
    local url = require "bctrl.base.url"
    assert(os.setlocale(arg[1]), "no such locale")

    local written = {}
    local stderr = io.stderr
    io.stderr = { write = function(_, ...) written[#written + 1] = table.concat { ... } end }
    local response = {}
    local client = bctrl.new { base_url = arg[2], api_key = "k-1", log = "debug", headers = { ["X-Ratio"] = 1.5 } }
    local body = { SIGNATURE = "hide-me", API_KEY = "hide-me", name = "shown" }
    local _, err = client.runtimes:update("caf\233-\160I", body, {
      response = response, max_retries = 0, query = { ratio = 2.25 },
      headers = { ["X-API-KEY"] = "hide-me", ["X-Half"] = 0.5, ["X-Whole"] = 2.0 },
    })
    io.stderr = stderr
    assert(response.requestId == "REQ-I", "the request's id is lost")
    assert(err.requestId == "REQ-I" and err.retry_after == 0.5, "Retry-After is lost")
    assert(retry.parse_retry_after("007.25", 0) == 7.25)
    assert(err.message == "\195\128 \195\137", "the message is " .. err.message)
    local lines = table.concat(written, "\n")
    assert(lines:find("shown", 1, true))
    assert(not lines:find("hide", 1, true), lines)

    for _, name in ipairs { "AUTHORIZATION", "IDEMPOTENCY-KEY", "BCTRL-SUBACCOUNT-ID" } do
      assert(not pcall(headers.lines, { [name] = "x" }), name .. " passes")
    end
    for _, name in ipairs { "X-API-KEY", "SIGNATURE", "API_KEY", "CREDENTIALS", "PRIVATE-KEY" } do
      assert(redaction.headers({ [name] = "hide" })[name] == "[hidden]", name .. " is shown")
    end
    -- where \160 is a space, a password goes on after it
    assert(redaction.text("http://u:a\160hide@h/") == "http://[hidden]@h/")
    assert(url.parse_base("HTTPS://LOCALHOST:1/I").loopback)
    assert(not url.parse_base("https://caf\233/"))
    io.write "passed"
  ]==]
  local folder, server

  setup(function()
    folder = support.temporary_folder()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
    support.remove(folder)
  end)

  -- In Turkish a capital I is no capital i, in German one and a half has a comma; in an encoding of a byte a character, bytes
  -- above 127 are letters, spaces and control characters.
  for _, locale in ipairs { { "tr_TR", "UTF-8" }, { "tr_TR", "ISO-8859-9" }, { "de_DE", "UTF-8" }, { "de_DE", "ISO-8859-1" } } do
    local name = table.concat(locale, ".")
    it("changes nothing: " .. name, function()
      local output = support.run(("localedef -c -i %s -f %s %s/%s"):format(locale[1], locale[2], folder, name))
      if not support.read_file(("%s/%s/LC_CTYPE"):format(folder, name)) then
        return pending("localedef cannot make this locale here: " .. output)
      end
      server:script { { "read", { "send", rawserver.response(503, "\195\128 \195\137",
        "Content-Type: text/plain\r\nX-REQUEST-ID: REQ-I\r\nRETRY-AFTER: 0.5\r\n") } } }
      local answer = support.run_lua(CHECKS, { env = { LOCPATH = folder }, args = { name, server.url } })
      assert.equal("passed", answer)
      local request = server:log().connections[1].requests[1]
      assert.equal("/v1/runtimes/caf%E9-%A0I?ratio=2.25", request.path)
      assert.equal("1.5", request.headers["x-ratio"])
      assert.equal("0.5", request.headers["x-half"])
      assert.equal("2", request.headers["x-whole"])
    end)
  end
end)

-- What the transport makes of answers that are none, and of those that only look odd: the same on every libcurl.
local transports = require "spec.support.transport"
local deflate = require "spec.support.deflate"
local loopback = require "spec.support.loopback"

describe("the transport judges", function()
  local server, transport, template

  before_each(function()
    server = loopback.listen()
    transport = assert(transports.new {})
    template = transports.template {}
  end)

  after_each(function()
    transport:close()
    server:stop()
  end)

  -- status or kind, is its end known, message
  local function judged(answer)
    local request, id = transport:send(template, "POST", server.url .. "/", "{}", nil, 60)
    local connection = server:accept(transport)
    connection:read(transport)
    connection:send(answer)
    connection:close()
    loopback.finish(transport, id)
    local status, kind, message, sent, framed = request:outcome()
    assert.is_true(sent)
    request:free()
    return status or kind, framed, message
  end

  for line, expected in pairs {
    ["HTTP/1.1 200 OK"] = 200,
    ["HTTP/1.1 200"] = 200,
    ["HTTP/1.1 200 "] = 200,
    ["HTTP/1.0 201 Well: done"] = 201,
    ["HTTP/1.1 2000 OK"] = "protocol",
    ["HTTP/1.1  200 OK"] = "protocol",
    ["HTTP/1.1\t200 OK"] = "protocol",
    ["HTTP/1.1 200OK"] = "protocol",
    ["HTTP/1.1 20 OK"] = "protocol",
    ["HTTP/1.1 OK"] = "protocol",
    ["HTTP/1.1"] = "protocol",
    ["HTTP/4.2 200 OK"] = "protocol",
    ["200 OK"] = "protocol",
  } do
    it(("the status line %q"):format(line), function()
      assert.equal(expected, (judged(line .. "\r\nContent-Length: 2\r\n\r\n{}")))
    end)
  end

  it("headers whose empty line was cut off", function()
    for _, ending in ipairs { "", "\r", "\r\n", "\r\n\r" } do
      local kind = judged("HTTP/1.1 204 OK\r\nX: 1" .. ending)
      assert.equal("recv", kind)
    end
  end)

  it("a length however it is written", function()
    for text, framed in pairs { [": 2"] = true, [":2"] = true, [":\t2"] = true, [": \t2 "] = true } do
      assert.same({ 200, framed }, { judged("HTTP/1.1 200 OK\r\nContent-Length" .. text .. "\r\n\r\n{}") })
    end
  end)

  it("a header line of any length by the limit", function()
    local kind, _, message = judged("HTTP/1.1 200 OK\r\nX: " .. ("x"):rep(400 * 1024) .. "\r\nContent-Length: 2\r\n\r\n{}")
    assert.equal("header_too_large", kind)
    assert.is_truthy(message:find("header", 1, true))
  end)

  it("what follows the end of a compressed body", function()
    local zipped = deflate.stored("{}")
    for _, body in ipairs { zipped .. zipped, zipped .. "more" } do
      local result = judged("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body)
      assert.equal("encoding", result)
    end
  end)
end)

-- The local gateway's faults and delays, on demand.
local client = require("spec.support.gateway_client")
local gateway = require("bctrl.gateway")
local socket = require("socket")
local support = require("spec.support.util")

local unpack = table.unpack or unpack

describe("the local gateway", function()
  local running = {}

  local function start(options)
    running[#running + 1] = assert(gateway.start(options))
    return running[#running]
  end

  after_each(function()
    for _, each in ipairs(running) do
      each:stop()
    end
    running = {}
  end)

  describe("fails on demand", function()
    local one

    before_each(function()
      one = start()
    end)

    local function get(...)
      return client.request(one, "GET", "/v1/spaces", ...)
    end

    it("as often as told, then no more", function()
      one:fail({ times = 2, status = 503, retry_after = 1, headers = { ["X-Extra"] = "yes" }, hint = "wait" })
      for _ = 1, 2 do
        local answer = get()
        assert.are.equal(503, answer.status)
        assert.are.equal("1", answer.headers["retry-after"])
        assert.are.equal("yes", answer.headers["x-extra"])
        assert.are.same({
          code = "upstream.unavailable", error = "The service is unavailable.", reasonClass = "upstream", hint = "wait",
          requestId = answer.headers["x-request-id"],
        }, answer.body)
      end
      assert.are.equal(200, get().status)
    end)

    it("with a date in Retry-After", function()
      local date = "Fri, 31 Dec 2066 23:59:59 GMT"
      one:fail({ status = 429, retry_after = date })
      local answer = get()
      assert.are.equal(date, answer.headers["retry-after"])
      assert.are.equal("rate_limited", answer.body.reasonClass)
    end)

    it("in the order of queueing, by method and path", function()
      one:fail({ status = 500, method = "POST" })
      one:fail({ status = 502, path = "^/v1/runtimes$" })
      one:fail({ status = 504 })
      assert.are.equal(504, get().status)
      assert.are.equal(502, client.request(one, "GET", "/v1/runtimes").status)
      assert.are.equal(500, client.request(one, "POST", "/v1/spaces", {}).status)
      assert.are.equal(200, get().status)
    end)

    it("but lets HEAD / be", function()
      one:fail({ status = 500 })
      assert.are.equal(204, client.request(one, "HEAD", "/").status)
      assert.are.equal(500, get().status)
    end)

    it("with any body", function()
      one:fail({ status = 502, body = "<html>\0\255", content_type = "text/html" })
      local answer = get()
      assert.are.equal("<html>\0\255", answer.text)
      assert.are.equal("text/html", answer.headers["content-type"])
      one:fail({ body = "{" })
      answer = get()
      assert.are.equal(200, answer.status)
      assert.are.equal("{", answer.text)
      one:fail({ status = 204 })
      assert.are.equal("", get().text)
    end)

    it("by a reset", function()
      one:fail({ reset = true })
      local connection = client.connect(one)
      connection:send("GET", "/v1/spaces")
      local answer, problem = connection:receive()
      assert.is_nil(answer)
      assert.are.equal("closed", problem)
      connection:close()
      assert.is_nil(one:requests()[1].status)
      assert.are.equal(200, get().status)
    end)

    it("by closing without an answer", function()
      one:fail({ close = true })
      local answer, problem = get()
      assert.is_nil(answer)
      assert.are.equal("closed", problem)
    end)

    it("by half a body", function()
      local whole = get().text
      for _, keep in ipairs({ 0, 1, #whole - 1 }) do
        one:fail({ truncate = keep })
        local answer, problem, half = get()
        assert.is_nil(answer)
        assert.are.equal("closed", problem)
        assert.are.equal(200, half.status)
        assert.are.equal(whole:sub(1, keep), half.text)
        assert.are.equal(tostring(#whole), half.headers["content-length"])
      end
      one:fail({ truncate = #whole })
      assert.are.equal(whole, get().text)
    end)

    it("before the work, or after it", function()
      local path = "/v1/spaces"
      one:fail({ status = 500 })
      one:fail({ status = 500, after_processing = true })
      one:fail({ reset = true, after_processing = true })
      for _ = 1, 3 do
        client.request(one, "POST", path, { name = "x" })
      end
      assert.are.equal(3, #get().body.data) -- the default one and two
    end)

    it("until clear, where times is math.huge", function()
      one:fail({ times = math.huge, status = 500 })
      for _ = 1, 5 do
        assert.are.equal(500, get().status)
      end
      one:clear()
      assert.are.equal(200, get().status)
      assert.are.equal(1, #one:requests())
    end)
  end)

  describe("holds answers back", function()
    it("a hundred at once, each as long as told", function()
      local one = start()
      local connections = {}
      for i = 1, 100 do
        connections[i] = client.connect(one)
      end
      one:delay(0.3, { times = 100 })
      local before = socket.gettime()
      for i = 1, 100 do
        connections[i]:send("POST", "/v1/spaces", "{}")
      end
      for i = 1, 100 do
        assert.are.equal(201, connections[i]:receive().status)
        connections[i]:close()
      end
      local elapsed = socket.gettime() - before
      assert.is_true(elapsed >= 0.3 and elapsed < 30, elapsed)
      assert.are.equal(0, one:stats().waiting)
    end)

    it("in the order of their delays", function()
      local one = start()
      local slow, fast = client.connect(one), client.connect(one)
      one:delay(3600, { path = "slow" })
      one:delay(0.05, { path = "fast" })
      slow:send("GET", "/v1/slow")
      fast:send("GET", "/v1/fast")
      local ready = socket.select({ slow.stream, fast.stream }, nil, 30)
      assert.are.same({ fast.stream }, { unpack(ready) })
      assert.are.equal(404, fast:receive().status)
      slow:close()
      fast:close()
    end)

    it("and notices who hangs up meanwhile", function()
      local one = start()
      one:delay(3600)
      local connection = client.connect(one)
      connection:send("GET", "/v1/spaces")
      support.wait_until(function() return one:stats().waiting == 1 end, "the answer to wait")
      connection:close()
      support.wait_until(function()
        return one:stats().connections == 0 and one:stats().in_flight == 0
      end, "the gateway to notice")
    end)
  end)
end)

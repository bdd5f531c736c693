-- A good answer, spoiled after every byte: closed, reset, stalled, corrupted, or sent in two pieces. The first four never
-- pass for a whole answer and the last always does. BCTRL_TEST_BYTES=all tries every byte; otherwise a fraction, which moves
-- along with the byte so that all of headers, framing and body are met.
local api = require "spec.support.api"
local bctrl = require "bctrl"
local deflate = require "spec.support.deflate"
local rawserver = require "spec.support.rawserver"
local secrets = require "spec.support.secrets"

local KEY = "key-that-nobody-may-see"
local TIMEOUT = 0.1 -- of a stalled call
local STRIDE = os.getenv("BCTRL_TEST_BYTES") == "all" and 1 or tonumber(os.getenv("BCTRL_TEST_STRIDE") or "") or 9

local BODY = [=[{"id":"rt_1","name":"héllo","status":"stopped","n":12.5,"list":[1,2,[]],]=]
  .. [["config":{"a":null,"b":true,"words":"again and again and again and again"}}]]

-- The same through gzip -9.
local GZIPPED = ("1f8b0800000000000203758cc109c33010045b31fb3e0232e473ad18132e91e2089493914ee4615c90eb4863910bc8"
  .. "6f66587643f46014bb391054dea1dbeb7ba494bb57136bb5976a795d833f2760375eae8414ab812747234df34c78647dc605bc41c0da5"
  .. "222dcc1565a207c72f1e78d2c127510f5c35fc2beff0000858b6294000000"):gsub("%x%x", function(hex)
  return string.char(tonumber(hex, 16))
end)

local HEADERS = "Content-Type: application/json\r\nX-Request-Id: req_1\r\nConnection: close\r\n"
local CHUNKED = HEADERS .. "Transfer-Encoding: chunked\r\n"
local ZIPPED = "Content-Encoding: gzip\r\n"

local ANSWERS = {
  plain = rawserver.response(200, BODY, HEADERS),
  chunked = rawserver.response(200, rawserver.chunked(BODY, 50), CHUNKED),
  gzip = rawserver.response(200, GZIPPED, HEADERS .. ZIPPED),
  ["gzip in chunks"] = rawserver.response(200, rawserver.chunked(GZIPPED, 50), CHUNKED .. ZIPPED),
  ["stored gzip"] = rawserver.response(200, deflate.stored(BODY), HEADERS .. ZIPPED),
  ["an API error"] = rawserver.response(404, '{"error":"no such runtime","code":"runtime.not_found","requestId":"req_1"}', HEADERS),
  ["without a body"] = rawserver.response(204, "", "Connection: close\r\nContent-Length: 0\r\n"),
}
local GOOD = rawserver.response(200, BODY) -- and the connection stays open
local NAMES = { "plain", "chunked", "gzip", "gzip in chunks", "stored gzip", "an API error", "without a body" }

describe("every byte of an answer:", function()
  local server, client, restore
  local tried = 0

  setup(function()
    server = rawserver.start()
    restore = api.jitter(0)
    client = bctrl.new { api_key = KEY, base_url = server.url, timeout = 20, max_retries = 0, max_connections = 48 }
  end)

  teardown(function()
    restore()
    client:close()
    server:stop()
    io.stdout:write(("every byte: %d cases%s\n"):format(tried, STRIDE == 1 and "" or ", one in " .. STRIDE))
  end)

  -- Does each case's call, each followed by a good one, many at a time; judge(case, value, err, response) returns a complaint.
  local function try(cases, judge)
    local routes = { good = { { "send", GOOD }, "read", "route" } }
    for i, case in ipairs(cases) do
      routes["case" .. i] = case.steps
    end
    server:script { otherwise = { "read", "route" }, routes = routes }
    local complaints = {}
    local results, failures = client:map(cases, function(case, i)
      local response = {}
      local value, err = client.runtimes:get("case" .. i, nil, { timeout = case.timeout, response = response })
      local complaint = judge(case, value, err, response)
      local where = secrets.find(err, { KEY }, "err")
      if err ~= nil and value ~= nil then
        complaint = "a value and an error"
      elseif where then
        complaint = "the key is in " .. where
      elseif err ~= nil and err.attempts ~= 1 then
        complaint = err.attempts .. " attempts"
      end
      local good, problem = client.runtimes:get("good", nil, { max_retries = 2 }) -- a spoiled "Connection: close"
      if not good or good.id ~= "rt_1" then
        complaint = "the next call: " .. tostring(problem)
      end
      if complaint then
        complaints[#complaints + 1] = ("%s: %s (%s)"):format(case.name, complaint, tostring(err or "no error"))
      end
      return true
    end, { concurrency = 40 })
    tried = tried + #cases
    assert.same({}, failures)
    assert.equal(#cases, results.n)
    if #complaints > 0 then
      error(("%d of %d cases, the first:\n  %s"):format(#complaints, #cases, table.concat(complaints, "\n  ", 1,
        math.min(#complaints, 10))), 0)
    end
  end

  local function cases_of(name, spoil, all)
    local answer = ANSWERS[name]
    local cases = {}
    for start = 0, #answer - 1, all and 1 or STRIDE do
      local k = math.min(start + math.floor(start / STRIDE) % STRIDE, #answer - 1)
      local case = spoil(answer, k)
      case.name = case.name or ("%s, byte %d of %d"):format(name, k, #answer)
      cases[#cases + 1] = case
    end
    return cases
  end

  local function expect(kind)
    return function(_, value, err)
      if err == nil then
        return "taken for a whole answer: " .. tostring(value)
      elseif err.kind ~= kind then
        return kind .. " expected"
      end
    end
  end

  local function is_whole(name, value, err, response)
    if name == "an API error" then
      return err ~= nil and err.status == 404 and err.code == "runtime.not_found"
    elseif name == "without a body" then
      return value == true and response.status == 204
    end
    return err == nil and value.name == "héllo" and response.text == BODY
  end

  for _, name in ipairs(NAMES) do
    it("closed after it (" .. name .. ")", function()
      try(cases_of(name, function(answer, k)
        return { steps = { { "send", answer:sub(1, k) }, "close" }, last = k == #answer - 1 }
      end), function(case, value, err)
        if case.last and value and (name:find("chunk") or name == "without a body") then
          return nil -- only the line feed behind the last chunk, or the headers, is missing
        end
        return expect("network")(case, value, err)
      end)
    end)

    it("reset after it (" .. name .. ")", function()
      try(cases_of(name, function(answer, k)
        return { steps = { { "send", answer:sub(1, k) }, "reset" } }
      end), expect("network"))
    end)

    it("stalled after it (" .. name .. ")", function()
      local now = os.time
      local started = now()
      try(cases_of(name, function(answer, k)
        return { steps = { { "send", answer:sub(1, k) }, "stall" }, timeout = TIMEOUT }
      end), expect("timeout"))
      assert.is_true(now() - started < 60)
    end)

    it("sent in two pieces around it (" .. name .. ")", function()
      try(cases_of(name, function(answer, k)
        return { steps = { { "send", answer:sub(1, k) }, { "sleep", 0.001 }, { "send", answer:sub(k + 1) }, "close" } }
      end), function(_, value, err, response)
        return not is_whole(name, value, err, response) and "not taken for a whole answer" or nil
      end)
    end)

    -- A wrong byte may leave the answer a good one (in a text, in a header that nobody reads), but what comes out is then
    -- the whole of what was sent.
    for _, change in ipairs {
      { "its lowest bit changed", function(byte) return byte % 2 == 0 and byte + 1 or byte - 1 end },
      { "its highest bit changed", function(byte) return (byte + 128) % 256 end },
      { "NUL in its place", function() return 0 end },
    } do
      it("corrupted: " .. change[1] .. " (" .. name .. ")", function()
        try(cases_of(name, function(answer, k)
          local corrupted = answer:sub(1, k) .. string.char(change[2](answer:byte(k + 1))) .. answer:sub(k + 2)
          return { steps = { { "send", corrupted }, "close" }, timeout = 5, sent = corrupted }
        end), function(case, value, err, response)
          if err ~= nil then
            return err.kind == "timeout" and "it waited" or not (err.kind == "network" or err.kind == "response"
              or err.kind == "api") and "another kind expected" or nil
          elseif name:find("gzip") then
            return response.text ~= BODY and not case.sent:find(response.text, 1, true) and "wrong bytes passed" or nil
          elseif name == "chunked" then
            return #response.text < #BODY and "half an answer passed" or nil
          elseif name ~= "without a body" and case.sent:sub(-#response.text) ~= response.text then
            return "half an answer passed: " .. response.text
          end
          return value == nil and "neither value nor error" or nil
        end)
      end)
    end
  end

  it("a byte at a time", function()
    local cases = {}
    for _, name in ipairs(NAMES) do
      cases[#cases + 1] = { name = name, steps = { { "send", ANSWERS[name], 1, 0.0001 }, "close" } }
    end
    try(cases, function(case, value, err, response)
      return not is_whole(case.name, value, err, response) and "not taken for a whole answer" or nil
    end)
  end)

  -- What may be repeated is, on a new connection; a start without a declared key is not, since it may have been done.
  it("a spoiled answer is asked for again where that is harmless, and only there", function()
    local answer = ANSWERS.plain
    local sendings = 0
    for k = 0, #answer - 1, STRIDE * 2 do
      local bad = { "read", { "send", answer:sub(1, k) }, k % 4 < 2 and "close" or "reset" }
      local good = { "read", { "send", answer }, "close" }
      server:script { bad, good }
      local response = {}
      local runtime = bctrl.assert(client.runtimes:get("rt_1", nil, { max_retries = 1, response = response }))
      assert.equal("rt_1", runtime.id)
      assert.equal(2, response.attempts)
      server:script { bad, good }
      local session, err = client.runtimes:start("rt_1", nil, { max_retries = 1 })
      assert.is_nil(session)
      assert.equal("network", err.kind)
      assert.equal(1, err.attempts)
      assert.is_true(err.sent)
      server:wait_for { ended = 1 }
      local _, requests = server:count()
      assert.equal(1, requests)
      sendings = sendings + 3
    end
    tried = tried + sendings
  end)
end)

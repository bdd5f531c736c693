-- Text from outside, a server's or a caller's, takes time in proportion to its length, however hostile it is: what runs over
-- it in patterns of Lua's would otherwise hold up a host for minutes, past every deadline.
local answer = require "bctrl.call.answer"
local core = require "bctrl.core"
local errors = require "bctrl.errors"
local events = require "bctrl.call.events"
local headers = require "bctrl.call.headers"
local options = require "bctrl.base.options"
local redaction = require "bctrl.base.redaction"
local retry = require "bctrl.call.retry"
local url = require "bctrl.base.url"

local hide = redaction.of_key "sk-\"a/b\\c"

-- What becomes of an answer with this text in it.
local function read(status, body, fields)
  return answer.read {
    path = "/", attempt = 1, started = 0, options = {}, operation = { name = "o", method = "GET" },
    context = {
      settings = {},
      hide = function(given)
        return redaction.fields(given, hide)
      end,
    },
    request = {
      outcome = function() return status, nil, nil, true, true end,
      length = function() return #body end,
      text = function() return body end,
      headers = function() return fields end,
      header = function(_, name) return fields[name] end,
      decode = function() return core.decode(body) end,
    },
  }
end

local WAYS = {
  ["a refusal's body"] = function(text)
    local _, err = read(502, text, {})
    return tostring(errors.new(err))
  end,
  ["a refusal's words"] = function(text)
    local _, err = read(404, '{"error":' .. (core.encode(text) or '""') .. "}", {})
    return tostring(errors.new(err))
  end,
  ["a header of an answer"] = function(text)
    for _, name in ipairs { "content-type", "location", "retry-after", "x-request-id" } do
      read(200, "{}", { [name] = text })
      read(302, "", { [name] = text })
    end
  end,
  ["Retry-After"] = function(text)
    retry.parse_retry_after(text, 0)
    retry.parse_retry_after("Sun, 06 Nov" .. text, 0)
    retry.parse_retry_after("Sun" .. text .. " 08:49:37", 0)
  end,
  ["a body in the log"] = function(text)
    return redaction.text(text, hide)
  end,
  ["a body in the log, as a string in JSON"] = function(text)
    return redaction.text(core.encode { text } or "", hide)
  end,
  ["headers in the log"] = function(text)
    redaction.headers { [text] = "x", name = text }
    headers.parse("Name: " .. text)
  end,
  ["an event's line"] = function(text)
    return events.line { method = "GET", path = "/", kind = "api", message = text, elapsed = 0, attempt = 1 }
  end,
  ["a caller's header"] = function(text)
    pcall(headers.lines, { ["X-Name"] = text })
    pcall(headers.lines, { [text] = "x" })
  end,
  ["a caller's URL"] = function(text)
    for _, before in ipairs { "", "http://", "http://localhost", "http://localhost/" } do
      url.parse_base(before .. text)
      url.without_user(before .. text)
    end
    url.path_problem("/" .. text)
    url.query { [text] = text }
  end,
  ["a caller's option"] = function(text)
    pcall(options.check, "f", 1, { [text] = text }, options.client)
    errors.describe(text)
  end,
}

local PARTS = {
  "<", "%", "\\u00", '"key":', -- these a megabyte long as well
  "<>", "\\u0041", '"token":', '"token":[', '"', '\\"', "\\", "[", "{", "=", "a=", "a", "&token=", "http://", "://a@", "@", "/", "/v1", ".", " ",
  "\n", ", ", "Authorization:", "Authorization: Basic ", "authorization", "application/json", "1", "\1",
}
local LONG = 4 -- how many of them

local SMALL, LARGE, MEGABYTE = 2 ^ 12, 2 ^ 16, 2 ^ 20
local TOLERANCE = 4 -- times as long as the lengths' ratio; a square is 16 times as long
local TRIES = 10 -- of which one has to be in proportion

local function fill(part, size)
  return part:rep(math.floor(size / #part)) .. "x"
end

-- The processor's time that a way takes for a text, the least of some runs.
local function seconds(way, text, runs)
  local least = math.huge
  for _ = 1, runs do
    local before = os.clock()
    way(text)
    least = math.min(least, os.clock() - before)
  end
  return least
end

-- What it costs to have such a text in memory, which is out of proportion by itself: a long one's pages are always new.
local function copy(text)
  for i = 1, 10 do
    text = text:sub(2) .. i
  end
end

-- Raises where a text of `large` bytes takes out of proportion longer than one of `small`. What is short beside the other
-- parts' mean is noise.
local function judge(name, way, parts, small, large)
  local before, sum = {}, 0
  for i = 1, parts do
    before[i] = seconds(way, fill(PARTS[i], small), 3)
    sum = sum + before[i]
  end
  for i = 1, parts do
    local text = fill(PARTS[i], large)
    local most = ((before[i] + sum / parts) * (large / small) + seconds(copy, text, 1)) * TOLERANCE
    local after
    for _ = 1, TRIES do -- a machine that is busy, or a sanitizer that tidies up, spoils some of them
      after = seconds(way, text, 1)
      if after <= most then
        break
      end
    end
    assert.is_true(after <= most, ("%s, full of %q: %g s for %d bytes, %g s for %d"):format(name, PARTS[i], before[i], small, after, large))
  end
end

describe("linear", function()
  for name, way in pairs(WAYS) do
    it("takes time in proportion: " .. name, function()
      judge(name, way, #PARTS, SMALL, LARGE)
      judge(name, way, LONG, LARGE, MEGABYTE)
    end)
  end

  it("finds a page's words all the same, and no more of them than it shows", function()
    local _, err = read(502, "<html>\n<head><title>Bad\1  gateway</title></head><b>" .. ("word "):rep(1e5) .. "<" , {})
    assert.equal(("Bad gateway " .. ("word "):rep(100)):sub(1, 200), err.message)
    _, err = read(502, "a < b", {})
    assert.equal("a < b", err.message)
    _, err = read(502, ("<>"):rep(1e5), {})
    assert.equal("no message in the answer", err.message)
  end)

  it("takes a base URL's slashes, and hides its user", function()
    assert.equal("http://localhost/a//b", url.parse_base("http://localhost/a//b///v1//").base)
    assert.equal("http://localhost", url.parse_base("http://localhost///").base)
    assert.equal("http://…@h/", url.without_user("http://u:p@ss//word@h/"))
    assert.equal("u@h", url.without_user("u@h"))
  end)
end)

--- URLs: what a base URL may be, and how a query is written.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local text_module = require "bctrl.base.text"

local lower = text_module.lower

local url = {}

-- What looks like an address but is none would be asked of a name server: only real ones count.
local function is_loopback(host)
  if host == "localhost" or host == "localhost." or host == "[::1]" then
    return true
  end
  local b, c, d = host:match("^127%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$")
  return b ~= nil and tonumber(b) <= 255 and tonumber(c) <= 255 and tonumber(d) <= 255
end

-- Without those at its end. ("/+$" would look for the end anew from each of many slashes.)
local function without_slashes(path)
  return path:sub(1, path:find("[^/]/*$") or 0)
end

---Checks a base URL and takes its parts. A trailing "/", "/v1" or "/v2" is dropped, since paths bring theirs.
---@param text string
---@param allow_http boolean? plain http to any host
---@return { base: string, loopback: boolean }? parts
---@return string? problem
function url.parse_base(text, allow_http)
  if text:find(text_module.BLANK) then
    return nil, "a URL without spaces or control characters expected"
  end
  local scheme, authority, path = text:match("^([A-Za-z]+)://([^/?#]*)(.*)$")
  scheme = scheme and lower(scheme)
  if scheme ~= "http" and scheme ~= "https" then
    return nil, "a URL that starts with https:// expected"
  end
  if authority:find("@", 1, true) then
    return nil, "a URL without user name and password expected"
  end
  if path:find("[?#]") then
    return nil, "a URL without query and fragment expected"
  end
  local host, port = authority:match("^(%[[%x:.]+%])(.*)$")
  if not host then
    host, port = authority:match("^([A-Za-z0-9%-._~]+)(.*)$")
  end
  if not host or not (port == "" or port:find("^:%d+$")) or (port ~= "" and tonumber(port:sub(2)) > 65535) then
    return nil, "a URL with a host name expected"
  end
  local loopback = is_loopback(lower(host))
  if scheme == "http" and not loopback and not allow_http then
    return nil, "https expected: plain http would show the API key to the network (allow_http = true permits it)"
  end
  path = without_slashes(without_slashes(path):gsub("/v[12]$", ""))
  return { base = scheme .. "://" .. authority .. path, loopback = loopback }
end

---A text that may be no URL, to be shown: what stands for a user name and password in it is left out.
---@param text string
---@return string
function url.without_user(text)
  local before, after = text:match("^(.-//)(.*)$")
  local host = after and after:match("^.*@(.*)$")
  return host and before .. "…@" .. host or text
end

local function scalar(name, value)
  local kind = type(value)
  if kind == "string" then
    return core.escape(value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif kind == "number" then
    local text, problem = text_module.number(value)
    if text then
      return core.escape(text)
    end
    return nil, name .. ": " .. problem
  elseif value == core.null then
    return nil, name .. ": null cannot be in a query"
  end
  return nil, name .. ": string, number or boolean expected, got " .. errors.describe(value)
end

---Writes a query, its names in order; a list repeats its name.
---@param query table<string, string|number|boolean|any[]>
---@return string? text without "?"; nil when there is nothing in it or something is wrong
---@return string? problem
function url.query(query)
  local names = {}
  for name in pairs(query) do
    if type(name) ~= "string" or name == "" then
      return nil, "query: a name expected, got " .. errors.describe(name)
    end
    names[#names + 1] = name
  end
  table.sort(names)
  local parts = {}
  for _, name in ipairs(names) do
    local value = query[name]
    local label = "query." .. name
    local key = core.escape(name) .. "="
    if type(value) == "table" then
      local count = 0
      for _ in pairs(value) do
        count = count + 1
      end
      if count ~= #value then
        return nil, label .. ": a value or a list of values expected"
      end
      for i = 1, #value do
        local text, problem = scalar(label .. "[" .. i .. "]", value[i])
        if not text then
          return nil, problem
        end
        parts[#parts + 1] = key .. text
      end
    else
      local text, problem = scalar(label, value)
      if not text then
        return nil, problem
      end
      parts[#parts + 1] = key .. text
    end
  end
  if #parts == 0 then
    return nil
  end
  return table.concat(parts, "&")
end

---Is this a path that a request may go to? Dots are refused since servers and proxies resolve them.
---@param path any
---@return string? problem
function url.path_problem(path)
  if type(path) ~= "string" or path:sub(1, 1) ~= "/" then
    return "a path that starts with / expected, got " .. errors.describe(path)
  elseif path:find(text_module.BLANK) then
    return "a path without spaces or control characters expected, got " .. errors.describe(path)
  elseif path:find("[?#]") then
    return "a path without ? and # expected (options.query writes the query), got " .. errors.describe(path)
  end
  for segment in path:gmatch("[^/]+") do
    local plain = segment:gsub("%%2[eE]", ".")
    if plain == "." or plain == ".." then
      return "a path without . and .. expected, got " .. errors.describe(path)
    end
  end
end

local MOST_SHOWN = 120 -- bytes of a URL in a message

---A URL in a message: without what may be secret in it, and not all of a long one.
---@param address string
---@return string
function url.shown(address)
  local shown = url.without_user(address):gsub("[?#].*", "")
  return #shown > MOST_SHOWN and shown:sub(1, MOST_SHOWN) .. "…" or shown
end

---Is this the URL that is meant: by a Lua pattern, or by all of it, whose "?" and "-" are magic in a pattern?
---@param address string
---@param wanted string
---@return boolean
function url.matches(address, wanted)
  return address == wanted or address:find(wanted) ~= nil
end

return url

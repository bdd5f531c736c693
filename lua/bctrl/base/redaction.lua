--- What is hidden where requests and answers are shown: the API key, by what `of_key` makes for each client; the values of
--- secret fields, of secret headers, and passwords and tokens in URLs, however they are nested, escaped or broken off.

local core = require "bctrl.core"
local text_module = require "bctrl.base.text"

local redaction = {}

local HIDDEN = "[hidden]"

-- In the lower-case name of a header, of a field or in a URL, these tell a secret.
local SECRET_NAMES = {
  "auth", "cookie", "credentials?$", "passw", "passphrase", "passwd", "pwd", "secret", "signature", "token",
  "api[-_. ]?key", "access[-_. ]?key", "private[-_. ]?key",
}

local function is_secret(name)
  name = (text_module.lower(name) .. "."):gsub("author[^i]", ""):gsub("%.$", "") -- who wrote it is none
  for _, pattern in ipairs(SECRET_NAMES) do
    if name:find(pattern) then
      return true
    end
  end
  return name == "pass" or name == "env" -- a hosted tool's environment
end

-- Where the string ends that begins at `open`: its closing quote, or the last byte of a text that breaks off.
local function string_end(text, open)
  local at = open
  while true do
    at = text:find('["\\]', at + 1)
    if not at then
      return #text, true
    elseif text:byte(at) == 34 then
      return at
    end
    at = at + 1
  end
end

-- The last byte of the object or array that begins at `open`.
local function nested_end(text, open)
  local at, depth = open, 0
  while at do
    local byte = text:byte(at)
    if byte == 34 then
      at = string_end(text, at)
    else
      depth = depth + ((byte == 91 or byte == 123) and 1 or -1)
      if depth == 0 then
        return at
      end
    end
    at = text:find('["%[%]{}]', at + 1)
  end
  return #text
end

-- The last byte of a secret's value; nil where there is none, or one that tells nothing.
local function value_end(text, at)
  local first = text:sub(at, at)
  if first == '"' then
    return (string_end(text, at))
  elseif first == "{" or first == "[" then
    return nested_end(text, at)
  end
  local word, last = text:match("^([^ \t-\r,}%]\"]+)()", at)
  if word and word ~= "true" and word ~= "false" and word ~= "null" then
    return last - 1
  end
end

local function percent_decoded(text)
  return (text:gsub("%%(%x%x)", function(hex)
    return string.char(tonumber(hex, 16))
  end))
end

-- Hides the value of each `name=value` of a secret's name.
local function redact_pairs(text)
  local parts, from = {}, 1
  for name, at in text:gmatch("%f[A-Za-z0-9_.%[%]%%-]([A-Za-z0-9_.%[%]%%-]+)=()") do
    if at > from and is_secret(percent_decoded(name)) then
      parts[#parts + 1] = text:sub(from, at - 1) .. HIDDEN
      from = text:match("^[^ \t-\r&\"]*()", at)
    end
  end
  return table.concat(parts) .. text:sub(from)
end

-- A path's parts that are long and mixed are tokens, and so is what a part of that name announces.
local function redact_part(slash, part)
  if part:find("^eyJ[%w_-]+%.[%w_-]+%.") or (#part >= 40 and part:find("%d") and part:find("%a") and not part:find("[^%w_~=.-]")) then
    return slash .. HIDDEN
  end
end

-- Hides what may be a secret in a URL: its fragment, which is seldom anything else, and tokens in its path.
local function redact_url(scheme, rest)
  local shown, fragment = rest:match("^([^#]*)(#?)")
  local path, query = shown:match("^([^?]*)(.*)$")
  path = path:gsub("(/[Tt]okens?/)[^/]+", "%1" .. HIDDEN):gsub("(/[Ss]ecrets?/)[^/]+", "%1" .. HIDDEN):gsub("(/)([^/]+)", redact_part)
  return scheme .. path .. query .. (fragment ~= "" and #rest > #shown + 1 and "#" .. HIDDEN or fragment)
end

-- What a text holds outside of JSON's own quotes: names and passwords in URLs, which may hold a slash or an @ that ought to
-- be escaped, so that all up to the last @ is one; secrets in queries and forms; an Authorization line.
local function redact_words(text)
  text = text:gsub("(://)([^ \t-\r]+)", function(mark, rest)
    local host = rest:match("^.*@(.*)$")
    return host and mark .. HIDDEN .. "@" .. host
  end)
  text = text:gsub("(://)([^%s\"'<>]+)", redact_url)
  text = redact_pairs(text)
  return (text:gsub("([Aa]uthorization['\"]?[ \t-\r]*[:=][ \t-\r]*[A-Za-z]+[ \t-\r]+)[^ \t-\r'\",]+", "%1" .. HIDDEN))
end

local function escape_pattern(text)
  return (text:gsub("[^A-Za-z0-9]", "%%%0"))
end

-- A secret is looked for in what is around it when it is no short word, and the first few are.
local MIN_REPEATED, MAX_REPEATED = 8, 8

local redact

-- A quoted string with what its text hides; as it was where that is nothing.
local function redact_string(token, hide)
  if not token:find("[\\=:]") then
    return token
  end
  local text = token:find("\\", 1, true) and core.decode(token) or token:sub(2, -2)
  local shown = redact(text, hide)
  return shown == text and token or core.encode(shown) or '"' .. HIDDEN .. '"'
end

-- A text in which the values of secret fields are hidden, in whatever they are nested, and what the other strings hide.
local function redact_strings(text, hide)
  local parts, from = {}, 1
  local secrets = {}
  while true do
    local open = text:find('"', from, true)
    if not open then
      break
    end
    parts[#parts + 1] = text:sub(from, open - 1)
    local close, is_broken = string_end(text, open)
    local token = text:sub(open, close)
    from = close + 1
    if is_broken then
      parts[#parts + 1] = token
      break
    end
    parts[#parts + 1] = redact_string(token, hide)
    local value = text:match("^[ \t-\r]*:[ \t-\r]*()", from)
    if value then
      local name = token:find("\\", 1, true) and core.decode(token) or token:sub(2, -2)
      local last = is_secret(name) and value_end(text, value)
      if last then
        parts[#parts + 1] = text:sub(from, value - 1)
        parts[#parts + 1] = '"' .. HIDDEN .. '"'
        from = last + 1
        if text:byte(value) == 34 and last - value > MIN_REPEATED and #secrets < MAX_REPEATED then
          secrets[#secrets + 1] = text:sub(value + 1, last - 1)
        end
      end
    end
  end
  parts[#parts + 1] = text:sub(from)
  text = table.concat(parts)
  for _, secret in ipairs(secrets) do -- a view's URL holds its token
    text = text:gsub(escape_pattern(secret), HIDDEN)
  end
  return text
end

function redact(text, hide)
  if hide then
    text = hide(text)
  end
  local is_json = text:find('^[ \t-\r]*[{%["]') and core.decode(text) ~= nil
  if text:find('"', 1, true) then
    text = redact_strings(text, hide)
  end
  return is_json and text or redact_words(text)
end

---A text, JSON or not, in which the values of secret fields are hidden, and passwords and tokens in URLs. All else stays as
---it was written.
---@param text string
---@param hide (fun(text: string): string)? hides what else must not be seen
---@return string
function redaction.text(text, hide)
  return redact(text, hide)
end

---A query in which the values of secrets are hidden; a value that holds one somewhere, escaped, is hidden as a whole.
---@param query string
---@param hide (fun(text: string): string)?
---@return string
function redaction.query(query, hide)
  return (query:gsub("[^&]+", function(pair)
    local name, value = pair:match("^([^=]*)=(.*)$")
    local plain = value and percent_decoded(value)
    if value and (is_secret(percent_decoded(name)) or redact(plain, hide) ~= plain) then
      return name .. "=" .. HIDDEN
    end
  end))
end

---A copy of headers in which credentials are hidden.
---@param headers table<string, string>
---@return table<string, string>
function redaction.headers(headers)
  local shown = {}
  for name, value in pairs(headers) do
    shown[name] = is_secret(name) and HIDDEN or redact(value)
  end
  return shown
end

-- Letters that JSON wrote as \u escapes, as they are; not quotes and backslashes, so that it stays JSON.
local function unescape(text)
  return (text:gsub("\\u00(%x%x)", function(hex)
    local byte = tonumber(hex, 16)
    return byte > 32 and byte < 127 and byte ~= 34 and byte ~= 92 and string.char(byte) or nil
  end))
end

---What hides a key in text that came from elsewhere, such as a server that repeats what it was sent: as it is, as JSON with
---escapes has it, and as URLs do.
---@param key string
---@return fun(text: string): string
function redaction.of_key(key)
  local pattern = escape_pattern(key):gsub("%%/", "\\?/")
  local in_url = core.escape(key)
  in_url = in_url ~= key and escape_pattern(in_url):gsub("%%%%%x%x", function(escape) -- in capitals or not
    return (escape:gsub("[A-F]", function(letter)
      return "[" .. letter .. text_module.lower(letter) .. "]"
    end))
  end) or nil
  return function(text)
    if text:find("\\u00", 1, true) then
      local plain = unescape(text)
      text = plain:find(pattern) and plain or text
    end
    text = text:gsub(pattern, "[hidden]")
    return in_url and text:gsub(in_url, "[hidden]") or text
  end
end

local function hidden(value, hide)
  if type(value) == "string" then
    return hide(value)
  elseif type(value) ~= "table" then
    return value
  end
  local copy = setmetatable({}, getmetatable(value))
  for key, each in pairs(value) do
    copy[hidden(key, hide)] = hidden(each, hide)
  end
  return copy
end

---A copy of a table of ours in which every string has passed through `hide`, however deep, and the keys of tables in it too.
---@param fields table<string, any>
---@param hide fun(text: string): string
---@return table<string, any>
function redaction.fields(fields, hide)
  local copy = {}
  for name, value in pairs(fields) do
    copy[name] = hidden(value, hide)
  end
  return copy
end

return redaction

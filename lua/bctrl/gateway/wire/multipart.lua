-- Reads multipart/form-data (RFC 7578) of any bytes.
local json = require "bctrl.gateway.wire.json"

local multipart = {}

local MOST = 100 -- parts

-- What is quoted from `at` on, as browsers and libcurl write it (%22, or \"), and where it ends; nil where it does not.
local function quoted(value, at)
  local out = {}
  while at <= #value do
    local byte = value:sub(at, at)
    if byte == '"' then
      return (table.concat(out):gsub("%%22", '"'):gsub("%%0[dD]", "\r"):gsub("%%0[aA]", "\n")), at + 1
    end
    if byte == "\\" then
      at = at + 1
      byte = value:sub(at, at)
    end
    out[#out + 1], at = byte, at + 1
  end
end

-- A parameter of a header's value, quoted or not.
local function parameter(value, name)
  local at = value:find(";", 1, true)
  while at do
    local key, after = value:match("^;%s*([^%s=;]*)%s*=?%s*()", at)
    local text
    if value:sub(after, after) == '"' then
      text, after = quoted(value, after + 1)
      if not text then return nil end
    else
      text, after = value:match("^([^;%s]*)()", after)
      if text == "" then text = nil end
    end
    if key:lower() == name then return text end
    at = value:find(";", after, true)
  end
end

-- No pattern of these looks at a line twice: a part's head may be as long as the body.
local function headers_of(text)
  local headers = {}
  for line in (text .. "\r\n"):gmatch "(.-)\r\n" do
    local name, value = line:match "^([^:]+):%s*(.*)$"
    if name then headers[name:lower()] = value:match "^.*%S" or "" end
  end
  return headers
end

-- The part whose header begins at `at`, and where its boundary begins.
local function read_part(text, at, delimiter)
  local head, body
  if text:sub(at, at + 1) == "\r\n" then
    head, body = "", at + 2
  else
    local stop = text:find("\r\n\r\n", at, true)
    if not stop then return nil, "a part without the end of its headers" end
    head, body = text:sub(at, stop - 1), stop + 4
  end
  local stop = text:find(delimiter, body - 2, true)
  if not stop then return nil, "a part without its end" end
  local headers = headers_of(head)
  local disposition = headers["content-disposition"] or ""
  local name = disposition:lower():find "^form%-data" and parameter(disposition, "name")
  if not name then return nil, "a part without a name" end
  return {
    name = name, filename = parameter(disposition, "filename"), type = headers["content-type"], content = text:sub(body, stop - 1),
  }, stop
end

---Reads a body. Returns its parts by name, and their contents as an object; or nil and what is wrong.
function multipart.read(content_type, text)
  local boundary = parameter(content_type, "boundary")
  if not boundary or boundary == "" or #boundary > 70 then return nil, "no boundary in the Content-Type" end
  local parts, contents, count = {}, json.object(), 0
  text = "\r\n" .. text
  local delimiter = "\r\n--" .. boundary
  local at = text:find(delimiter, 1, true)
  while at do
    local after = at + #delimiter
    if text:sub(after, after + 1) == "--" then return parts, contents end
    local start = text:match("^[ \t]*\r\n()", after)
    if not start then return nil, "text after a boundary" end
    local part, stop = read_part(text, start, delimiter)
    if not part then return nil, stop end
    if parts[part.name] then return nil, ("the part %q is there twice"):format(part.name) end
    count = count + 1
    if count > MOST then return nil, "too many parts" end
    parts[part.name], contents[part.name], at = part, part.content, stop
  end
  return nil, "no closing boundary"
end

return multipart

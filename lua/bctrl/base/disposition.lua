--- Content-Disposition (RFC 6266): is it a file, and what is it called?

local lower = require("bctrl.base.text").lower

local disposition = {}

local function unescape(text)
  return (text:gsub("%%(%x%x)", function(digits)
    return string.char(tonumber(digits, 16))
  end))
end

---The name that a Content-Disposition tells (RFC 6266): to be shown, never to be used as a path.
---@param text string?
---@return string?
function disposition.name(text)
  if not text then
    return nil
  end
  local found = {}
  local at = text:find(";", 1, true)
  while at do
    local name, equals = text:match("^[ \t]*([^=; \t]+)[ \t]*=[ \t]*()", at + 1)
    if not name then
      break
    end
    local value, after
    if text:sub(equals, equals) == '"' then
      local close = equals
      repeat
        close = text:find('["\\]', close + 1)
        local is_escape = close and text:sub(close, close) == "\\"
        close = is_escape and close + 1 or close
      until not is_escape
      value, after = text:sub(equals + 1, (close or #text + 1) - 1):gsub("\\(.)", "%1"), close and close + 1
    else
      value, after = text:match("^([^;]*)()", equals)
      value = value:match("^.*[^ \t]") or ""
    end
    name = lower(name)
    found[name] = found[name] or value
    at = after and text:find(";", after, true)
  end
  local charset, escaped = (found["filename*"] or ""):match("^([A-Za-z0-9-]+)'[^']*'(.+)$")
  if charset and lower(charset) == "utf-8" then
    return unescape(escaped)
  end
  return found.filename ~= "" and found.filename or nil
end

---Is what comes a file to keep, and no page to show?
---@param value string?
---@return boolean
function disposition.is_attachment(value)
  local kind = value and value:match "^[ \t]*([^; \t]*)"
  return kind ~= nil and kind ~= "" and not kind:find("=", 1, true) and lower(kind) ~= "inline"
end

---The name that a URL's path ends in.
---@param url string
---@return string?
function disposition.name_of_url(url)
  local path = url:gsub("[?#].*", ""):match "^%a[%w+.-]*://[^/]*/(.*)$"
  return path and unescape(path:match "[^/]*$")
end

---A name that a file may have in any folder: what others say is no path.
---@param name string?
---@return string
function disposition.plain(name)
  local plain = (name or ""):match("[^/\\]*$"):gsub("[%c:*?\"<>|]", "_"):gsub("^%.+", "")
  return plain ~= "" and plain or "download"
end

return disposition

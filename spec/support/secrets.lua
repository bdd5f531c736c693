-- Looks for secrets in whatever a program can get hold of: values with all they hold, their texts, files.
--
--   local secrets = require("spec.support.secrets")
--   secrets.find(err, { KEY, PASSWORD })         -- nil, or where one was found: "err.response.headers[2]"
--   secrets.assert_none(err, { KEY })            -- fails, naming the place
local secrets = {}

local digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

--- Base64, as basic authentication writes a password.
function secrets.base64(text)
  local out = {}
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    local value = a * 65536 + (b or 0) * 256 + (c or 0)
    for place = 1, 4 do
      local digit = math.floor(value / 64 ^ (4 - place)) % 64 + 1
      out[#out + 1] = (place == 3 and not b or place == 4 and not c) and "=" or digits:sub(digit, digit)
    end
  end
  return table.concat(out)
end

local function search(value, wanted, where, seen)
  if type(value) == "string" then
    for _, secret in ipairs(wanted) do
      if value:find(secret, 1, true) then
        return where
      end
    end
  elseif type(value) == "table" or type(value) == "userdata" then
    if seen[value] then
      return nil
    end
    seen[value] = true
    local found = search(tostring(value), wanted, "tostring(" .. where .. ")", seen)
    if type(value) == "table" then
      for key, each in next, value do
        found = found or search(key, wanted, where .. ": a key", seen)
          or search(each, wanted, where .. "[" .. tostring(key) .. "]", seen)
      end
    end
    return found
  end
end

--- Where one of the secrets is found in a value, its keys, all it holds, and the text of each; nil when nowhere.
function secrets.find(value, wanted, name)
  return search(value, wanted, name or "the value", {})
end

function secrets.assert_none(value, wanted, name)
  local where = secrets.find(value, wanted, name)
  if where then
    error("a secret is in " .. where, 2)
  end
end

return secrets

-- The bodies of a runtime's create and update, in both generations: by the documents, and taking more: what was read can be
-- sent back, though more is read than can be written. Minutes stay within what is kept of them as seconds.
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local routes = require "bctrl.gateway.contract_routes"
local schema = require "bctrl.gateway.schema"

local MINUTES = { check = schema.integer_to(math.floor((2 ^ 53 - 1) / 60)) }
local SHOWN = { check = schema.shown } -- let pass, and not kept
local FLAG, NULLABLE = { type = "boolean" }, { type = json.array { "string", "null" } }

-- A schema of one's own, without references.
local function copied(generation, node)
  if type(node) ~= "table" or node == json.null then return node end
  if node["$ref"] then return copied(generation, document.named(generation, node["$ref"])) end
  local copy = setmetatable({}, getmetatable(node))
  for name, each in pairs(node) do copy[name] = copied(generation, each) end
  return copy
end

local function body_of(name)
  for _, route in ipairs(routes) do
    if route[3] == name then return copied(route.generation, json.unpack(route.body)) end
  end
end

-- Lets each form of an object have further fields, where it has none of that name.
local function extend(node, fields)
  for _, form in ipairs(node.oneOf or node.anyOf or {}) do extend(form, fields) end
  if node.properties then node.properties = schema.merge(fields, node.properties) end
  return node
end

local function check_of(generation, name, fields)
  return document.compile(generation, extend(copied(generation, document.named(generation, name)), fields))
end

-- The consolidated API's proxy: a saved one's id, or an object that its type, pool, url or id tells.
local function proxy_by_type()
  local saved = check_of("v1", "RuntimeSavedProxyInput", { name = SHOWN, type = SHOWN })
  local rotating = check_of("v1", "RuntimeInlineManagedRotatingProxyInput", { name = SHOWN })
  local function custom(name)
    local node = extend(copied("v1", document.named("v1", name)), { hasPassword = FLAG })
    node.properties.username = NULLABLE -- as it is read
    return document.compile("v1", node)
  end
  local by_url, by_host = custom "RuntimeInlineCustomProxyUrlInput", custom "RuntimeInlineCustomProxyConnectionInput"
  local known_type = schema.enum("custom", "managed-rotating")
  return function(value, path, problems, unknown)
    local kind = json.type(value)
    if value == json.null or kind == "string" then return value end
    if kind ~= "object" then
      schema.note(problems, path, "string, object or null", value)
    elseif value.url ~= nil then
      return by_url(value, path, problems, unknown)
    elseif value.type == "custom" or value.type == nil and value.host ~= nil then
      return by_host(value, path, problems, unknown)
    elseif value.id ~= nil and value.pool ~= nil then
      return saved(value, path, problems, unknown)
    elseif type(value.id) == "string" and type(value.name) == "string" and value.type ~= nil then
      return value.id -- as it was read: a saved proxy
    elseif value.type == "managed-rotating" then
      return rotating(value.pool and value or schema.merge(value, { pool = "pool1" }), path, problems, unknown)
    elseif value.type ~= nil then
      known_type(value.type, schema.join(path, "type"), problems)
    else
      schema.note(problems, path,
        'a saved proxy (id and pool), a custom one (url; or host, port and protocol) or type "managed-rotating"', value)
    end
    return value
  end
end

-- Of a proxy by mode: whether it has a password is read, and to the update comes what names it, too.
local function extend_proxy(node, fields)
  for _, form in ipairs(node.oneOf) do
    extend(form, fields)
    for _, each in ipairs(form.oneOf or { form }) do
      if each.properties and each.properties.host then extend(each, { hasPassword = FLAG }) end
    end
  end
end

local function extend_fingerprint(generation, config)
  extend(config.fingerprint, copied(generation, document.named(generation, "RuntimeFingerprint")).properties)
end

local MADE = {}

MADE["v2.runtimes.create"] = function(body)
  local config = body.properties.config.properties
  extend_fingerprint("v2", config)
  extend_proxy(config.proxy, {})
  config.lifecycle.properties.idleTimeoutMinutes = MINUTES
end

MADE["v2.runtimes.update"] = function(body)
  local config = body.properties.config.properties
  extend_fingerprint("v2", config)
  extend_proxy(config.proxy, { id = SHOWN, name = SHOWN, type = SHOWN })
  config.idleTimeoutMinutes, body.properties.idleTimeoutMinutes = MINUTES, MINUTES
end

MADE["runtimes.create"] = function(body)
  local config = body.properties.config.properties
  extend_fingerprint("v1", config)
  config.proxy = { check = proxy_by_type() }
end

MADE["runtimes.update"] = MADE["runtimes.create"]

-- By the operation's name, made when it is first asked for; nil for every other.
return setmetatable({}, {
  __index = function(known, name)
    if not MADE[name] then return nil end
    local body = body_of(name)
    MADE[name](body)
    known[name] = document.compile(name:find "^v2" and "v2" or "v1", body)
    return known[name]
  end,
})

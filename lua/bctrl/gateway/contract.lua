-- The contract's request bodies as schemas: the five documented operations (here "v2", after the
-- create and start paths) and the consolidated API ("v1").
local json = require "bctrl.gateway.wire.json"
local schema = require "bctrl.gateway.schema"

local string, boolean, integer, uuid = schema.string, schema.boolean, schema.integer, schema.uuid
local enum, array, object, nullable = schema.enum, schema.array, schema.object, schema.nullable

local contract = {}

local idle_minutes = schema.integer_to(math.floor((2 ^ 53 - 1) / 60)) -- which are kept as seconds
local protocol, dns = enum("http", "socks5"), enum("local", "proxy")
local family = enum("dual-stack", "ipv4-only")
local device = enum("windows", "macos", "linux", "android", "ios")
local preference = enum("balanced", "speed", "quality", "coverage")
local locale = enum("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "es-MX", "it-IT", "nl-NL", "pt-BR", "pt-PT", "pl-PL",
  "tr-TR", "sv-SE", "da-DK", "nb-NO", "fi-FI", "ja-JP", "ko-KR", "zh-CN", "zh-TW")

local network_traffic = object {
  blockAds = boolean,
  blockResourceTypes = array(enum("media", "texttrack", "font", "image", "ping", "prefetch", "beacon")),
  blockTrackers = boolean,
  saver = enum("none", "light", "medium", "high"),
  urlAllowlist = array(string),
  urlBlocklist = array(string),
}

-- Of a fingerprint some fields can be written and more are read; those that are only read are kept
-- when they come back, so that what was read can be sent.
local viewport = object({ height = integer, width = integer }, { "height", "width" })
local fingerprint_v2 = object {
  browser = enum("chrome", "edge"), locale = locale, timezone = string, userAgent = string, viewport = viewport,
}
local fingerprint_v1 = object {
  browser = enum("chrome"), viewport = viewport, browserVersion = string, device = enum("desktop", "mobile"),
  os = enum("windows", "macos", "android", "ios"), timezone = string, userAgent = string,
  locale = function(value, path, problems)
    return (json.type(value) == "array" and array(string) or string)(value, path, problems)
  end,
}

-- The proxy of the documented operations, told by its mode; the two that take one differ in how much
-- a saved proxy's overrides can say, and only to the update is sent what was read.
local function proxy_by_mode(custom, override, geo, shown)
  local overrides = object(schema.merge({
    affinity = schema.tagged("strategy", {
      rotate = object({ strategy = string }, { "strategy" }),
      sticky = object({ strategy = string, key = string }, { "strategy" }),
    }),
    geo = object(schema.merge({ city = string, country = string, isp = string, region = string }, geo)),
    ipFamily = family,
    poolPreference = enum("quality", "quality-speed", "speed", "max-pool"),
    protocol = protocol,
  }, override))
  return nullable(schema.tagged("mode", {
    custom = object(schema.merge(shown, schema.merge({
      mode = string, host = string, port = integer, protocol = protocol, username = string, password = string,
      hasPassword = boolean,
    }, custom)), { "mode", "host", "port", "protocol" }),
    saved = object(schema.merge(shown, { mode = string, id = uuid, overrides = overrides }), { "mode", "id" }),
  }))
end

-- The consolidated API's proxy: a saved one's id, or an object that its type, pool, url or id tells.
local managed = {
  city = string, country = string, dnsResolution = dns, geoId = string, name = schema.shown, protocol = protocol, stickyKey = string,
  rotation = enum("sticky", "rotating"), udpMode = enum("disabled", "auto", "required"),
}
local pools = {
  pool1 = schema.merge(managed, {
    pool = string, ipFamily = family, isp = string, preference = preference, region = string,
  }),
  pool2 = schema.merge(managed, { pool = string, device = device, state = string }),
}
local saved_proxy = schema.tagged("pool", {
  pool1 = object(schema.merge(pools.pool1, { id = string, type = schema.shown }), { "id", "pool" }),
  pool2 = object(schema.merge(pools.pool2, { id = string, type = schema.shown }), { "id", "pool" }),
})
local rotating_proxy = schema.tagged("pool", {
  pool1 = object(schema.merge(pools.pool1, { type = string }), { "type" }),
  pool2 = object(schema.merge(pools.pool2, { type = string }), { "type" }),
})
local custom_fields = {
  type = enum "custom", dnsResolution = dns, password = string, username = nullable(string), hasPassword = boolean,
  udpMode = enum("disabled", "auto", "required"),
}
local custom_by_url = object(schema.merge(custom_fields, { url = string }), { "url" })
local custom_by_host = object(schema.merge(custom_fields, { host = string, port = integer, protocol = protocol }),
  { "host", "port", "protocol" })
local proxy_type = enum("custom", "managed-rotating")

local function proxy_by_type(value, path, problems, unknown)
  local kind = json.type(value)
  if value == json.null or kind == "string" then return value end
  if kind ~= "object" then
    schema.note(problems, path, "string, object or null", value)
  elseif value.url ~= nil then
    return custom_by_url(value, path, problems, unknown)
  elseif value.type == "custom" or value.type == nil and value.host ~= nil then
    return custom_by_host(value, path, problems, unknown)
  elseif value.id ~= nil and value.pool ~= nil then
    return saved_proxy(value, path, problems, unknown)
  elseif type(value.id) == "string" and type(value.name) == "string" and value.type ~= nil then
    return value.id -- as it was read: a saved proxy
  elseif value.type == "managed-rotating" then
    return rotating_proxy(value.pool and value or schema.merge(value, { pool = "pool1" }), path, problems, unknown)
  elseif value.type ~= nil then
    proxy_type(value.type, schema.join(path, "type"), problems)
  else
    schema.note(problems, path,
      'a saved proxy (id and pool), a custom one (url; or host, port and protocol) or type "managed-rotating"', value)
  end
  return value
end

local stealth_v2, stealth_v1 = enum("medium", "high", "ultra"), enum("normal", "best", "experimental")

local common_config = {
  autoUpgrade = boolean, extensionIds = array(string), forceOpenShadowRoots = boolean, webRtcProxyOnly = boolean,
  networkTraffic = network_traffic,
}

local config_v1 = object(schema.merge(common_config, {
  fingerprint = fingerprint_v1, headless = boolean, idleTimeoutSeconds = integer, proxy = proxy_by_type,
  stealth = stealth_v1,
}))

contract["v2.runtimes.create"] = object({
  spaceId = uuid, type = enum "browser", name = string, metadata = schema.map,
  config = object {
    browser = object { profile = boolean },
    extensions = array(string),
    fingerprint = fingerprint_v2,
    lifecycle = object { idleTimeoutMinutes = idle_minutes },
    proxy = proxy_by_mode({}, {}, {}, {}),
    stealth = stealth_v2,
  },
}, { "spaceId", "type" })

contract["v2.runtimes.start"] = object { live = object { control = enum("none", "input"), expiresInSeconds = integer } }

contract.update_v2 = object {
  name = string, idleTimeoutMinutes = idle_minutes,
  config = object(schema.merge(common_config, {
    fingerprint = fingerprint_v2, idleTimeoutMinutes = idle_minutes, profile = boolean, stealth = stealth_v2,
    proxy = proxy_by_mode({ dnsResolution = dns }, {
      device = device, deviceStrict = boolean, dnsResolution = dns, geoStrict = boolean, preference = preference,
    }, { state = string }, { id = schema.shown, name = schema.shown, type = schema.shown }),
  })),
}

contract["runtimes.create"] = object {
  config = config_v1, metadata = schema.map, name = string, profile = boolean, recording = boolean, spaceId = string,
  start = boolean, type = enum "browser",
}

contract["runtimes.start"] = object { recording = boolean }

contract.update_v1 = object { config = config_v1, idleTimeoutSeconds = integer, name = string }

contract["v2.workspaces.runtimes.create"] = object({
  alias = string, kind = enum "browser", driver = enum("puppeteer", "playwright", "selenium", "stagehand"),
  launch = schema.tagged("mode", {
    profile = object({ mode = string, profileId = uuid }, { "mode", "profileId" }),
    ephemeral = object({
      mode = string, extensionIds = array(string),
      config = object {
        humanize = boolean, humanizePersonaId = integer, solveCaptchas = boolean,
        proxy = nullable(object({ host = string, port = integer, type = protocol, username = string, password = string },
          { "host", "port", "type" })),
      },
    }, { "mode" }),
  }),
}, { "alias", "kind" })

-- The model that an AI feature uses by default: its name, or an object that says more of it.
local number, map = schema.number, schema.map
local effort = enum("none", "minimal", "low", "medium", "high", "xhigh", "max")
local completion = {
  cache_control = object({ ttl = enum("5m", "1h"), type = enum "ephemeral" }, { "type" }),
  debug = map, frequency_penalty = number, include_reasoning = boolean, logit_bias = schema.map_of(number),
  logprobs = boolean, max_completion_tokens = number, max_tokens = number, metadata = map, min_p = number,
  models = array(string), parallel_tool_calls = boolean, plugins = array(map), prediction = map,
  presence_penalty = number, reasoning = map, reasoning_effort = effort, repetition_penalty = number,
  response_format = map, route = enum "fallback", seed = number, stop = schema.either("string", string, "array", array(string)),
  stream = boolean, structured_outputs = boolean, temperature = number,
  tool_choice = schema.either("string", string, "object", map), tools = array(map), top_a = number, top_k = number,
  top_logprobs = number, top_p = number, user = string, verbosity = enum("low", "medium", "high", "xhigh", "max"),
  web_search_options = map,
}
local model = schema.either("string", string, "object", object(schema.merge(completion, {
  auth = schema.either("string", enum "managed", "object", object({ credential = string }, { "credential" })),
  maxTokens = number, model = string, reasoningEffort = effort, responseFormat = enum("text", "json"),
  responseSchema = map, thinkingBudgetTokens = number, topP = number,
  provider = enum("openai", "anthropic", "google", "azure", "groq", "deepseek", "mistral", "cerebras", "openrouter",
    "xai", "perplexity", "togetherai", "vercel-ai-gateway", "custom"),
  request = object(schema.merge(completion, { provider = map })),
}), { "model" }))

contract["spaces.create"] = object {
  name = string, region = enum "us-east-1",
  environment = object {
    ai = object { credentialIds = array(string), defaults = object { browserUse = model, stagehand = model } },
    storage = object({ namespace = string }, { "namespace" }),
    vault = object { allow = array(string), deny = array(string), allowRawReads = boolean },
  },
}

return contract

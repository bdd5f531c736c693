-- Whose gateway it is: the account, its usage, keys, subaccounts and notification recipients; and the help.
local collections = require "bctrl.gateway.resources.collections"
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"
local routes = require "bctrl.gateway.contract_routes"

local null = json.null
local ORGANIZATION = "org_local"

local function help_topics()
  local topics = json.array()
  for _, route in ipairs(routes) do
    if route.generation == "v1" then
      topics[#topics + 1] = json.object {
        topic = route[3], operationId = route[3], title = route[3], method = route[1], path = route[2], audiences = json.array { "api" },
        summary = ("%s %s"):format(route[1], route[2]),
      }
    end
  end
  return topics
end

return function(act, api)
  local clock = api.clock
  local account = { id = ORGANIZATION, name = "Local", config = {}, updatedAt = clock.timestamp() }

  ---How views look.
  function api.branding(config)
    config = config or account.config
    return {
      productName = config.productName or "bctrl", logo = config.logo or null,
      showPoweredBy = config.showPoweredBy == nil or config.showPoweredBy,
      tokens = { accent = config.accent },
    }
  end

  local function show_account(name, config)
    return collections.answer(name, {
      id = account.id, name = account.name, updatedAt = account.updatedAt,
      branding = json.object { config = json.object(config), resolved = json.object(api.branding(config)) },
    })
  end

  act["account.get"] = function()
    return show_account("account.get", account.config)
  end

  -- A merge patch: null takes away.
  act["account.update"] = function(request)
    local branding, config = request.body.branding, {}
    for name, value in pairs(account.config) do config[name] = value end
    if branding == null then config = {} end
    for name, value in pairs(json.type(branding) == "object" and branding or {}) do
      config[name] = value
      if value == null then config[name] = nil end
    end
    if not request.query.dryRun then account.config, account.updatedAt = config, clock.timestamp() end
    return show_account("account.update", config)
  end

  act["auth.whoami"] = function()
    local space = api.store.default_space.id
    return collections.answer("auth.whoami", {
      defaultSpaceId = space, email = "developer@localhost", keyId = "key_local", organizationId = ORGANIZATION, plan = "developer",
      scope = "organization", effectiveScope = json.object { organizationId = ORGANIZATION, scope = "organization", defaultSpaceId = space },
    })
  end

  act["usage.get"] = function()
    return collections.answer("usage.get", { organizationId = ORGANIZATION, computedAt = clock.timestamp() })
  end

  act["help.get"] = function(request)
    local topics, wanted = help_topics(), request.query.topic
    if not wanted then
      return collections.answer("help.get", {
        type = "overview", audience = request.query.audience, summary = "The local gateway of bctrl.", topics = topics,
      })
    end
    for _, topic in ipairs(topics) do
      if topic.topic == wanted then
        topic.type, topic.audience = "topic", request.query.audience
        return collections.answer("help.get", topic)
      end
    end
    problem.raise(404, "help.topic_not_found", ("No such topic: %s."):format(wanted))
  end

  collections.serve(act, api, "api_keys", {
    what = "api_key", parameter = "keyId", prefix = "key_",
    made = function(key)
      local secret = clock.id "bctrl_"
      key.keyPrefix, key.type = secret:sub(1, 10), key.subaccountId and "subaccount" or "organization"
      key.scopes = key.scopes or json.array { "*" }
      return { data = json.object(key), secret = secret }
    end,
  })

  local LIMITS = { "maxActiveRuns", "maxSpaces", "monthlyCreditLimit" }
  local subaccounts

  local function use_limits(item, given)
    local limits = item.kept_limits or json.object()
    for _, name in ipairs(LIMITS) do
      if given and given[name] ~= nil then limits[name] = given[name] end
      if limits[name] == nil then limits[name] = null end
    end
    item.limits, item.kept_limits = limits, limits
  end

  local function usage_of(item)
    local now = clock.timestamp()
    return json.object {
      subaccountId = item.id, computedAt = now, period = json.object { startedAt = item.createdAt, endsAt = now },
      credits = json.object { limit = item.limits.monthlyCreditLimit, remaining = item.limits.monthlyCreditLimit },
    }
  end

  subaccounts = collections.serve(act, api, "subaccounts", {
    what = "subaccount", parameter = "subaccountId", id = function() return clock.id(""):sub(1, 21) end,
    check = function(body, own)
      for _, each in ipairs(subaccounts.list) do
        if each ~= own and type(body.externalId) == "string" and each.externalId == body.externalId then
          problem.raise(409, "subaccount.conflict", "There is a subaccount of this externalId.")
        end
      end
    end,
    made = function(item)
      item.status, item.defaultSpaceId = "active", clock.uuid()
      use_limits(item, item.limits)
    end,
    changed = function(item, body) use_limits(item, body.limits) end,
    shown = function(item, query)
      return collections.with(item, { usage = query.include and usage_of(item) or nil })
    end,
  })

  act["subaccounts.archive"] = function(request)
    local item = subaccounts.find(request)
    item.status, item.archivedAt = "archived", clock.timestamp()
    return collections.answer("subaccounts.archive", { id = item.id })
  end

  collections.list(act, "subaccounts.usage.list", function()
    local list = {}
    for i, item in ipairs(subaccounts.list) do
      list[i] = usage_of(item)
      list[i].sequence = item.sequence
    end
    return list
  end)

  collections.serve(act, api, "notification_recipients", {
    what = "notification_recipient", parameter = "recipientId", prefix = "nrec_", made = function(item) item.enabled = true end,
  })

  local credentials = collections.serve(act, api, "ai.credentials", {
    what = "ai_credential", parameter = "credentialId", prefix = "cred_",
    made = function(item)
      item.name, item.status = item.name or item.provider, item.status or "enabled"
      item.hasApiKey = type(item.apiKey) == "string"
    end,
    changed = function(item) item.hasApiKey = type(item.apiKey) == "string" end,
  })

  act["ai.credentials.test"] = function(request)
    local item = credentials.find(request)
    return collections.answer("ai.credentials.test", {
      ok = item.hasApiKey, checkedAt = clock.timestamp(), latencySeconds = 0.1,
      error = not item.hasApiKey and "The credential has no key." or nil,
    })
  end

  -- A model of each provider that the document names.
  act["ai.models.list"] = function(request)
    local query, models = request.query, json.array()
    for _, provider in ipairs(document.named("v1", "AiModel").properties.provider.enum) do
      local model = json.object {
        id = provider .. "/sample", displayName = "Sample of " .. provider, provider = provider, status = "supported",
        managed = true, engines = json.array { "stagehand", "browserUse" }, supportsTools = true,
      }
      local is_wanted = query.engine == nil or query.engine == "stagehand" or query.engine == "browserUse"
      if is_wanted and collections.matches(model, query) then models[#models + 1] = model end
    end
    return collections.answer("ai.models.list", { data = models })
  end
end

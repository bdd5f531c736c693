-- What runtimes are given: browser extensions, proxies and toolsets.
local Store = require "bctrl.gateway.state.store"
local collections = require "bctrl.gateway.resources.collections"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"

local LOCATIONS = {
  { geoId = "us", name = "United States", type = "country", country = "US" },
  { geoId = "us-ny-new-york", name = "New York", type = "city", country = "US", region = "NY" },
  { geoId = "de", name = "Germany", type = "country", country = "DE" },
}
local POOLS = {
  { id = "pool_social_us", label = "Social, United States", category = "social", country = "US" },
  { id = "pool_retail_de", label = "Retail, Germany", category = "retail", country = "DE" },
}

local function numbered(list, further)
  for i, each in ipairs(list) do
    each.sequence = i
    for name, value in pairs(further) do each[name] = value end
  end
  return list
end

return function(act, api)
  local clock = api.clock

  collections.serve(act, api, "browser.extensions", {
    what = "browser_extension", parameter = "extensionId", id = function() return "ext_" .. clock.uuid() end,
    check = function(_, _, request)
      if request.parts and request.parts.file.content == "" then
        problem.raise(400, "browser_extension.invalid_package", "The package is empty.")
      end
    end,
    made = function(item, request)
      local part = request.parts and request.parts.file
      local given = part and part.filename or item.url or ""
      item.source, item.sourceUrl, item.file = part and "upload" or "url", item.url, nil
      item.sizeBytes = part and #part.content or nil
      local last = given:gsub("[?#].*$", ""):match "[^/\\]+$" or "extension"
      item.name, item.format, item.version, item.profileCount = item.name or last, "crx", "1.0.0", 0
    end,
  })

  local proxies = collections.serve(act, api, "proxies", {
    what = "proxy", parameter = "proxyId", prefix = "px_",
    made = function(item)
      if item.type == "custom" then
        Store.resolve_url(item)
        item.host, item.port, item.protocol = item.host or "localhost", item.port or 8080, item.protocol or "http"
      end
      item.name = item.name or item.host or item.type
      item.hasPassword = type(item.password) == "string"
      item.status = item.type == "managed-static" and "active" or nil
    end,
    changed = function(item, body)
      if item.type == "custom" and item.url then
        Store.resolve_url(body)
        for name, value in pairs(body) do item[name] = value end
      end
      item.url, item.hasPassword = nil, type(item.password) == "string"
    end,
  })

  act["proxies.test"] = function(request)
    proxies.find(request)
    return collections.answer("proxies.test", { ok = true, country = "US", exitIp = "203.0.113.1", httpStatus = 200, latencySeconds = 0.1 })
  end

  local locations = numbered(LOCATIONS, { availableFor = json.array { "managed-rotating" }, pools = json.array { "pool1", "pool2" } })
  collections.list(act, "proxies.geo.list", locations)
  collections.list(act, "proxies.locations.list", locations)
  local pools = numbered(POOLS, { availableCount = 10, priceCredits = 100, termDays = 30 })
  collections.list(act, "proxies.pools.list", pools)

  act["proxies.pools.get"] = function(request)
    local id = request.params.poolId
    for _, pool in ipairs(pools) do
      if pool.id == id then return collections.answer("proxies.pools.get", pool) end
    end
    return api.must(nil, "proxy_pool", id)
  end

  collections.serve(act, api, "toolsets", {
    what = "toolset", parameter = "toolsetId", prefix = "tset_",
    check = function(body, own)
      if not own then body.spaceId = api.find_space(body.spaceId or "default").id end
    end,
    made = function(item)
      item.tools = item.tools or json.array()
    end,
  })
end

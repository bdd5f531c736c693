-- The gateway's state: spaces (a workspace is a space of an earlier API), runtimes, runs.
local json = require "bctrl.gateway.wire.json"

local Store = {}
Store.__index = Store
Store.__name = "bctrl.gateway.store"

local USER_AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
local STEALTH = { v2 = { "medium", "high", "ultra" }, v1 = { "normal", "best", "experimental" } }

local function new_config(generation)
  return {
    autoUpgrade = true,
    extensionIds = json.array(),
    fingerprint = json.object {
      browser = "chrome", locale = "en-US", timezone = "America/New_York", userAgent = USER_AGENT,
      viewport = json.object { width = 1920, height = 1080 },
    },
    forceOpenShadowRoots = false,
    headless = false,
    idleTimeoutSeconds = 1800,
    networkTraffic = json.object {
      blockAds = false, blockTrackers = false, saver = "none",
      blockResourceTypes = json.array(), urlAllowlist = json.array(), urlBlocklist = json.array(),
    },
    proxy = json.null,
    stealth = STEALTH[generation][1],
    webRtcProxyOnly = false,
  }
end

---@param clock table bctrl.gateway.clock
---@param ids "uuid"|"prefixed" how the ids of spaces look
---@param runs table bctrl.gateway.state.runs
function Store.new(clock, ids, runs)
  return setmetatable({
    clock = clock, ids = ids, runs = runs, spaces = {}, space_list = {}, runtimes = {}, runtime_list = {}, sequence = 0,
  }, Store)
end

---@param fields table name, isDefault, isWorkspace, environment
function Store:add_space(fields)
  local now = self.clock.timestamp()
  self.sequence = self.sequence + 1
  local space = {
    id = self.ids == "uuid" and self.clock.uuid() or self.clock.id "sp_", sequence = self.sequence,
    name = fields.name or "Space " .. self.sequence, isDefault = fields.isDefault or false,
    isWorkspace = fields.isWorkspace or false, region = "us-east-1",
    environment = fields.environment or json.object(), createdAt = now, updatedAt = now,
  }
  self.spaces[space.id] = space
  table.insert(self.space_list, space)
  if space.isDefault then self.default_space = space end
  return space
end

function Store:remove_space(space)
  self.spaces[space.id] = nil
  for i, each in ipairs(self.space_list) do
    if each == space then table.remove(self.space_list, i) break end
  end
end

---The space with this id, or the default one for "default".
function Store:space(id)
  return id == "default" and self.default_space or self.spaces[id]
end

---@param fields table generation, spaceId, name, profile, metadata, config (of that generation's update)
function Store:add_runtime(fields)
  local now = self.clock.timestamp()
  self.sequence = self.sequence + 1
  local runtime = {
    id = fields.generation == "v2" and self.clock.uuid() or self.clock.id "rt_", sequence = self.sequence,
    name = fields.name or "Runtime " .. self.sequence, type = "browser", status = "stopped",
    generation = fields.generation, spaceId = fields.spaceId, profile = fields.profile or false,
    metadata = fields.metadata or json.null, activeRunId = json.null, config = new_config(fields.generation),
    createdAt = now, updatedAt = now,
  }
  self:configure(runtime, fields.config or {}, fields.generation)
  self.runtimes[runtime.id] = runtime
  table.insert(self.runtime_list, runtime)
  return runtime
end

-- A proxy with "hasPassword" is one that was read and comes back without its password: keep that.
local function keep_password(proxy, previous)
  if json.type(proxy) ~= "object" or proxy.hasPassword == nil then return end
  if proxy.hasPassword and proxy.password == nil and json.type(previous) == "object" then
    proxy.password = previous.password
  end
  proxy.hasPassword = nil
end

---A proxy by url is one by host, port and protocol that is written shorter.
function Store.resolve_url(proxy)
  if json.type(proxy) ~= "object" or proxy.url == nil then return end
  local scheme, rest = proxy.url:match "^(%a[%w]*)://(.*)$"
  local login, place = (rest or proxy.url):match "^(.*)@([^@]*)$"
  local host, port = (place or rest or proxy.url):match "^([^:/]+):?(%d*)/?$"
  proxy.url, proxy.type = nil, "custom"
  proxy.protocol = scheme == "socks5" and "socks5" or "http"
  proxy.host, proxy.port = host or "", tonumber(port ~= "" and port or 8080)
  if login then
    local username, password = login:match "^([^:]*):?(.*)$"
    proxy.username = proxy.username or username
    proxy.password = proxy.password or password
  end
end

---What `view` shows of a runtime, written; kept until the runtime changes.
function Store.written(runtime, view)
  runtime.written = runtime.written or {}
  runtime.written[view] = runtime.written[view] or json.written(view(runtime))
  return runtime.written[view]
end

---Sets the given fields of a runtime's config; each replaces the whole field.
function Store.configure(_, runtime, config, generation)
  if runtime.generation ~= generation then
    for i, name in ipairs(STEALTH[runtime.generation]) do
      if runtime.config.stealth == name then runtime.config.stealth = STEALTH[generation][i] break end
    end
    runtime.generation = generation
  end
  keep_password(config.proxy, runtime.config.proxy)
  Store.resolve_url(config.proxy)
  for name, value in pairs(config) do
    if name == "profile" then
      runtime.profile = value
    elseif name == "idleTimeoutMinutes" then
      runtime.config.idleTimeoutSeconds = value * 60
    else
      runtime.config[name] = value
    end
  end
end

function Store:touch(runtime)
  runtime.updatedAt = self.clock.timestamp()
  runtime.written = nil
end

---Starts a run; true if that changed anything.
function Store:start(runtime, recording)
  if runtime.status == "active" then return false end
  local now = self.clock.timestamp()
  runtime.run = self.runs:begin(runtime, {
    id = runtime.generation == "v2" and self.clock.uuid() or self.clock.id "run_", connectionId = self.clock.uuid(),
    recording = recording or false,
  })
  runtime.status, runtime.activeRunId, runtime.lastActivityAt = "active", runtime.run.id, now
  self:touch(runtime)
  return true
end

---Ends the run of an active runtime.
---@param status "stopped"|"failed"
function Store:finish(runtime, status)
  if runtime.status == "active" then self.runs:finish(runtime.run, status) end
  runtime.status, runtime.activeRunId = status, json.null
  self:touch(runtime)
end

function Store:remove(runtime)
  self.runtimes[runtime.id] = nil
  for i, each in ipairs(self.runtime_list) do
    if each == runtime then
      table.remove(self.runtime_list, i)
      break
    end
  end
end

---The items after position `after` of those that `wanted` accepts, at most `limit`, and whether more follow.
function Store.page(list, after, limit, wanted)
  local page = json.array()
  for _, item in ipairs(list) do
    if item.sequence > after and wanted(item) then
      if #page == limit then return page, true end
      page[#page + 1] = item
    end
  end
  return page, false
end

return Store

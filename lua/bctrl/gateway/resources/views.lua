-- What the API shows of the gateway's state, per generation and operation, complete as the contract
-- wants it. What is shown of a config can be sent back in an update, and changes nothing then.
local json = require "bctrl.gateway.wire.json"

local views = {}

local object, null = json.object, json.null

local function copy(fields)
  local copied = object()
  for name, value in pairs(fields) do copied[name] = value end
  return copied
end

-- The proxy as it was written, without its password, and with what the read shape requires.
local function proxy_view(proxy, generation)
  if proxy == null then return null end
  if type(proxy) == "string" then
    return object { id = proxy, name = "Saved proxy", type = "managed-rotating" }
  end
  local shown = copy(proxy)
  local custom = proxy.host ~= nil
  if custom then
    shown.type, shown.password, shown.hasPassword = "custom", nil, proxy.password ~= nil
    shown.mode = generation == "v2" and "custom" or nil
  end
  if generation == "v2" then
    shown.id = proxy.id or "inline"
    shown.name = custom and ("%s:%d"):format(proxy.host, proxy.port) or "Saved proxy"
    shown.type = shown.type or (proxy.mode == "saved" and "managed-static" or "managed-rotating")
  elseif proxy.mode == "saved" then
    shown.mode, shown.overrides, shown.name, shown.type = nil, nil, "Saved proxy", "managed-static"
  else
    shown.name = proxy.id and "Saved proxy" or nil
    shown.type = shown.type or "managed-rotating"
  end
  return shown
end

local function minutes(seconds)
  return math.ceil(seconds / 60)
end

-- The config of the simplified resource that POST /v2/runtimes and its start answer with.
local function simplified_config(runtime)
  local config = runtime.config
  return object {
    browser = object { profile = runtime.profile },
    extensions = config.extensionIds,
    fingerprint = config.fingerprint,
    lifecycle = object {
      idleTimeoutMinutes = minutes(config.idleTimeoutSeconds),
      lastActivityAt = runtime.lastActivityAt or runtime.createdAt,
    },
    proxy = proxy_view(config.proxy, "v2"),
    stealth = config.stealth,
  }
end

local function detail_config(runtime)
  local shown = copy(runtime.config)
  shown.proxy = proxy_view(shown.proxy, runtime.generation)
  if runtime.generation == "v2" then
    shown.profile = runtime.profile
    shown.idleTimeoutMinutes = minutes(shown.idleTimeoutSeconds)
    shown.headless, shown.idleTimeoutSeconds = nil, nil
  end
  return shown
end

local function basics(runtime)
  return object {
    activeRunId = runtime.activeRunId, createdAt = runtime.createdAt, id = runtime.id, name = runtime.name,
    status = runtime.status, type = runtime.type, updatedAt = runtime.updatedAt,
  }
end

---POST /v2/runtimes, and `runtime` in its start.
function views.simplified(runtime)
  local shown = basics(runtime)
  shown.config, shown.metadata = simplified_config(runtime), runtime.metadata
  return shown
end

---@param base string where the gateway's connections live: "ws://127.0.0.1:8787"
local function connect_urls(runtime, base)
  local run = base .. "/v1/runs/" .. runtime.run.id
  return run .. "/cdp/" .. runtime.run.secret, run:gsub("^ws", "http") .. "/webdriver", run:gsub("^ws", "http") .. "/webmcp"
end

---GET, PATCH and POST of /v1/runtimes.
function views.detail(runtime, base)
  local shown, run = basics(runtime), runtime.run
  shown.config, shown.metadata, shown.profile = detail_config(runtime), runtime.metadata, runtime.profile
  shown.spaceId, shown.needsInput, shown.lastActivityAt = runtime.spaceId, false, runtime.lastActivityAt
  shown.latestRun = run and object {
    finishedAt = run.finishedAt or null, id = run.id, startedAt = run.startedAt, status = run.status,
  } or null
  if runtime.status == "active" then
    local cdp, webdriver, webmcp = connect_urls(runtime, base)
    shown.connectUrl, shown.protocol = cdp, "cdp"
    if runtime.generation == "v1" then shown.webdriverUrl, shown.webmcpUrl = webdriver, webmcp end
  end
  return shown
end

---An item of GET /v1/runtimes.
function views.summary(runtime)
  local shown = basics(runtime)
  shown.profile, shown.spaceId, shown.needsInput = runtime.profile, runtime.spaceId, false
  shown.lastActivityAt = runtime.lastActivityAt
  return shown
end

---An item of GET /v1/spaces/{id}/runtimes.
function views.listed(runtime)
  local shown, active = basics(runtime), runtime.status == "active"
  shown.spaceId, shown.metadata, shown.kind, shown.region = runtime.spaceId, runtime.metadata, runtime.type, "us-east-1"
  shown.backing = runtime.profile and object { kind = "profile", profile = "default" } or object { kind = "ephemeral" }
  shown.capabilities = json.array { "cdp", "live", "recording", "files" }
  shown.connections = object()
  for _, name in ipairs { "cdp", "cua", "http", "mcp", "rdp", "vnc" } do
    shown.connections[name] = object { available = active and (name == "cdp" or name == "mcp") }
  end
  shown.summary = object {
    browserRunning = active, currentDriver = null, defaultContextId = null, defaultPageId = null, storageSpace = null,
  }
  return shown
end

---POST /v2/runtimes/{runtimeId}/start.
---@param live table control, expiresAt and secret
function views.session(runtime, base, live)
  local run = runtime.run
  return object {
    connection = object {
      expiresAt = null, id = run.connectionId, protocol = "cdp", url = (connect_urls(runtime, base)),
    },
    live = object {
      control = live.control, expiresAt = live.expiresAt, url = base:gsub("^ws", "http") .. "/live/" .. live.secret,
    },
    run = object {
      createdAt = run.createdAt, durationMs = run.durationMs or null, endedReason = null, failureReason = null,
      finishedAt = run.finishedAt or null, id = run.id, lastSeenAt = run.startedAt, runtimeId = runtime.id,
      runtimeType = runtime.type, spaceId = runtime.spaceId, startedAt = run.startedAt, status = run.status,
    },
    runtime = views.simplified(runtime),
  }
end

---`connection` in the answer of POST /v1/runtimes with start = true.
function views.connection(runtime, base)
  local cdp, webdriver, webmcp = connect_urls(runtime, base)
  return object {
    connectUrl = cdp, protocol = "cdp", recording = object { enabled = runtime.run.recording },
    runId = runtime.run.id, webdriverUrl = webdriver, webmcpUrl = webmcp,
  }
end

---POST /v1/runtimes/{runtimeId}/start.
function views.started(runtime, base, started)
  local shown = views.connection(runtime, base)
  shown.runtimeId, shown.started, shown.status = runtime.id, started, runtime.status
  return shown
end

---POST /v1/workspaces/{id}/runtimes.
function views.in_workspace(runtime)
  local workspace = runtime.workspace
  return object {
    alias = runtime.name, createdAt = runtime.createdAt, driver = workspace.driver, id = runtime.id,
    kind = runtime.type, status = runtime.status, updatedAt = runtime.updatedAt, workspaceId = runtime.spaceId,
    summary = object {
      browserRunning = runtime.status == "active", currentDriver = null, defaultContextId = null, defaultPageId = null,
      launchMode = workspace.launchMode, profileId = workspace.profileId, storageWorkspace = null,
    },
  }
end

return views

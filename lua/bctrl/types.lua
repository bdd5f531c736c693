---@meta _
-- luacheck: ignore
--- The API's types, for editors that read LuaCATS annotations: nothing here runs. Where a field's set of values is open,
--- the known ones are listed. The source of each is the API's path that it names.

---Any JSON object: the keys are data.
---@alias bctrl.JsonObject table<string, any>

---@alias bctrl.RuntimeStatus "active"|"stopped"|"failed"
---@alias bctrl.Locale "en-US"|"en-GB"|"de-DE"|"fr-FR"|"es-ES"|"es-MX"|"it-IT"|"nl-NL"|"pt-BR"|"pt-PT"|"pl-PL"|"tr-TR"|"sv-SE"|"da-DK"|"nb-NO"|"fi-FI"|"ja-JP"|"ko-KR"|"zh-CN"|"zh-TW"
---@alias bctrl.ProxyProtocol "http"|"socks5"

---Options of `bctrl.new`, and of `client:with` where they do not belong to the shared loop. Times are in seconds.
---@class bctrl.Options
---@field api_key string? default: the environment variable BCTRL_API_KEY
---@field base_url string? default: BCTRL_BASE_URL, BCTRL_API_BASE_URL, else https://api.bctrl.ai
---@field api "v2"|"v1"|nil which generation create and start speak; default "v2"
---@field subaccount_id string? sent as BCTRL-Subaccount-Id
---@field timeout number? bounds a call: queueing, attempts and the waits between them; default 60
---@field attempt_timeout number? bounds one attempt of a call that may be repeated; default 20
---@field connect_timeout number? bounds DNS, TCP and TLS of an attempt; default 10
---@field idle_timeout number? how long a stream may be silent; default 90
---@field stop_timeout number? bounds a stop on the way out (`<close>`, `using`, `client:close`); default 5
---@field max_retries integer? attempts after the first; default 2
---@field max_connections integer? further requests queue; default 32
---@field max_response_bytes integer? of a body, after decompression; default 64 MiB
---@field max_header_bytes integer? of an answer's headers; default 64 KiB
---@field max_depth integer? nesting of an answer's JSON; default 512
---@field nulls "drop"|"keep"|nil what becomes of a null field in an answer: absent, or bctrl.null; default "drop"
---@field json { encode: fun(value: any): string, decode: fun(text: string): any }? another codec, such as require "cjson"
---@field log "info"|"debug"|"off"|fun(event: bctrl.Event)|nil default: the environment variable BCTRL_LOG
---@field on_event fun(event: bctrl.Event)? called once an attempt
---@field on_error fun(err: any, traceback: string)? gets a task's error that nobody waits for; default: stderr
---@field wait fun(subscribe: fun(resume: fun()))? suspends a coroutine of another scheduler
---@field blocking boolean? false: a call that would have to block raises
---@field allow_http boolean? plain http to hosts other than loopback
---@field ca_file string? certificates to trust, PEM
---@field proxy string? e.g. "http://user:password@host:port"; default: the usual environment variables
---@field headers table<string, string>? sent with each request
---@field user_agent string?

---Options of every call. Times are in seconds.
---@class bctrl.CallOptions
---@field timeout number?
---@field attempt_timeout number?
---@field max_retries integer?
---@field idempotency_key string? repeats an earlier call safely, where the operation takes one
---@field headers table<string, string>?
---@field query table<string, any>? for an operation that has a body as well
---@field response table? is filled with status, headers, text, requestId, attempts, elapsed
---@field nulls "drop"|"keep"|nil

---Options of opening a stream: `timeout` and `attempt_timeout` bound how long it takes until its answer begins.
---@class bctrl.StreamOptions
---@field timeout number?
---@field attempt_timeout number?
---@field idle_timeout number?
---@field max_retries integer? to open it, and to open it anew after the last event
---@field headers table<string, string>?
---@field response table? is filled with status, headers, requestId, attempts, elapsed
---@field nulls "drop"|"keep"|nil

---@class bctrl.RequestOptions: bctrl.CallOptions
---@field body any written as JSON

-- --------------------------------------------------------------------------------------------------------------- requests

---POST /v2/runtimes; with api = "v1" POST /v1/runtimes, where nothing is required
---@class bctrl.CreateBody
---@field spaceId string id of the space; v1 also takes "default"
---@field type "browser"
---@field name string?
---@field config bctrl.CreateConfig?
---@field metadata bctrl.JsonObject?
---@field profile boolean? v1
---@field start boolean? v1: start it at once
---@field recording boolean? v1

---@class bctrl.CreateConfig
---@field stealth "medium"|"high"|"ultra"|"normal"|"best"|"experimental"|nil the last three with v1
---@field proxy bctrl.Proxy|string|lightuserdata|nil bctrl.null for none
---@field fingerprint bctrl.Fingerprint?
---@field browser { profile: boolean? }? v2
---@field extensions string[]? v2
---@field lifecycle { idleTimeoutMinutes: integer? }? v2
---@field extensionIds string[]? v1
---@field headless boolean? v1
---@field idleTimeoutSeconds integer? v1
---@field networkTraffic bctrl.NetworkTraffic? v1
---@field autoUpgrade boolean? v1
---@field forceOpenShadowRoots boolean? v1
---@field webRtcProxyOnly boolean? v1

---@class bctrl.Fingerprint
---@field browser "chrome"|"edge"|nil
---@field locale bctrl.Locale|nil
---@field viewport { width: integer, height: integer }? v1

---@class bctrl.NetworkTraffic
---@field blockAds boolean?
---@field blockTrackers boolean?
---@field blockResourceTypes ("media"|"texttrack"|"font"|"image"|"ping"|"prefetch"|"beacon")[]?
---@field saver "none"|"light"|"medium"|"high"|nil
---@field urlAllowlist string[]?
---@field urlBlocklist string[]?

---A proxy, told apart by `mode`: "custom" has host, port and protocol; "saved" has an id.
---@class bctrl.Proxy
---@field mode "custom"|"saved"
---@field host string? custom
---@field port integer? custom
---@field protocol bctrl.ProxyProtocol? custom
---@field username string? custom
---@field password string? custom
---@field dnsResolution "local"|"proxy"|nil custom
---@field id string? saved
---@field overrides bctrl.ProxyOverrides? saved

---@class bctrl.ProxyOverrides
---@field affinity { strategy: "rotate"|"sticky", key: string? }?
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field deviceStrict boolean?
---@field dnsResolution "local"|"proxy"|nil
---@field geo { city: string?, country: string?, isp: string?, region: string?, state: string? }?
---@field geoStrict boolean?
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field poolPreference "quality"|"quality-speed"|"speed"|"max-pool"|nil
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol bctrl.ProxyProtocol?

---POST /v2/runtimes/{runtimeId}/start; with api = "v1" POST /v1/runtimes/{runtimeId}/start
---@class bctrl.StartBody
---@field live { control: "none"|"input"|nil, expiresInSeconds: integer? }? v2
---@field recording boolean? v1

---PATCH /v1/runtimes/{runtimeId}. The config only while the runtime is stopped.
---@class bctrl.UpdateBody
---@field name string?
---@field idleTimeoutMinutes integer? where the server speaks minutes
---@field idleTimeoutSeconds integer? where the server speaks seconds
---@field config bctrl.UpdateConfig?

---@class bctrl.UpdateConfig
---@field stealth "medium"|"high"|"ultra"|"normal"|"best"|"experimental"|nil
---@field proxy bctrl.Proxy|string|lightuserdata|nil bctrl.null for none
---@field fingerprint bctrl.Fingerprint?
---@field profile boolean?
---@field extensionIds string[]?
---@field idleTimeoutMinutes integer?
---@field idleTimeoutSeconds integer?
---@field networkTraffic bctrl.NetworkTraffic?
---@field autoUpgrade boolean?
---@field forceOpenShadowRoots boolean?
---@field webRtcProxyOnly boolean?

---GET /v1/runtimes
---@class bctrl.RuntimeQuery
---@field spaceId string?
---@field q string? text to search for
---@field status bctrl.RuntimeStatus|bctrl.RuntimeStatus[]|nil
---@field include "archived"|nil
---@field cursor string? a list's nextCursor
---@field limit integer?

---POST /v1/workspaces/{id}/runtimes
---@class bctrl.WorkspaceCreateBody
---@field alias string
---@field kind "browser"
---@field driver "puppeteer"|"playwright"|"selenium"|"stagehand"|nil
---@field launch bctrl.WorkspaceLaunch?

---Told apart by `mode`: "profile" has a profileId; "ephemeral" has config and extensionIds.
---@class bctrl.WorkspaceLaunch
---@field mode "profile"|"ephemeral"
---@field profileId string?
---@field extensionIds string[]?
---@field config { humanize: boolean?, humanizePersonaId: integer?, solveCaptchas: boolean?, proxy: table|lightuserdata|nil }?

---POST /v1/spaces
---@class bctrl.SpaceCreateBody
---@field name string?
---@field region "us-east-1"|nil
---@field environment bctrl.JsonObject?

-- ---------------------------------------------------------------------------------------------------------------- answers

---The fields of a runtime; which there are depends on the operation that it came from.
---@class bctrl.RuntimeFields
---@field id string
---@field name string?
---@field alias string? of a workspace's runtime
---@field status bctrl.RuntimeStatus
---@field type "browser"|"desktop"|"spreadsheet"|nil
---@field kind "browser"|"desktop"|"spreadsheet"|nil
---@field spaceId string?
---@field workspaceId string?
---@field driver string?
---@field config bctrl.RuntimeConfig?
---@field metadata bctrl.JsonObject?
---@field activeRunId string?
---@field createdAt string RFC 3339
---@field updatedAt string RFC 3339
---@field lastActivityAt string? RFC 3339
---@field archivedAt string? RFC 3339
---@field connectUrl string? while active
---@field webdriverUrl string? while active
---@field webmcpUrl string? while active
---@field protocol "cdp"|nil
---@field latestRun { id: string, status: bctrl.RuntimeStatus, startedAt: string, finishedAt: string? }?
---@field needsInput boolean?
---@field profile boolean?
---@field capabilities string[]? in GET /v1/spaces/{id}/runtimes
---@field connections table<string, { available: boolean }>? in GET /v1/spaces/{id}/runtimes
---@field region string?
---@field backing { kind: "ephemeral"|"profile", profile: string? }?
---@field summary bctrl.JsonObject?

---@class bctrl.RuntimeConfig
---@field stealth string?
---@field proxy { id: string?, name: string?, type: string? }?
---@field fingerprint bctrl.JsonObject?
---@field profile boolean?
---@field headless boolean?
---@field browser { profile: boolean }?
---@field extensions string[]?
---@field extensionIds string[]?
---@field lifecycle { idleTimeoutMinutes: integer, lastActivityAt: string }?
---@field idleTimeoutMinutes integer?
---@field idleTimeoutSeconds integer?
---@field networkTraffic bctrl.NetworkTraffic?
---@field autoUpgrade boolean?
---@field forceOpenShadowRoots boolean?
---@field webRtcProxyOnly boolean?

---The fields of a start's answer: nested in v2, flat in v1.
---@class bctrl.SessionFields
---@field connection { id: string?, url: string?, protocol: string?, expiresAt: string?, cdpUrl: string?, runId: string? }?
---@field live { url: string, control: "none"|"input", expiresAt: string }? v2
---@field run { id: string, status: bctrl.RuntimeStatus, startedAt: string, runtimeId: string, spaceId: string }? v2
---@field runId string? v1
---@field runtimeId string? v1
---@field status bctrl.RuntimeStatus? v1
---@field started boolean? v1: false when it was running already
---@field connectUrl string? v1
---@field webdriverUrl string? v1
---@field webmcpUrl string? v1
---@field recording { enabled: boolean }? v1

---@class bctrl.StopAnswer
---@field runtimeId string
---@field runId string?
---@field status bctrl.RuntimeStatus
---@field stopped boolean

---@class bctrl.DeleteAnswer
---@field id string
---@field deleted true

---@class bctrl.Space
---@field id string
---@field name string
---@field isDefault boolean
---@field region string
---@field environment bctrl.JsonObject
---@field createdAt string RFC 3339
---@field updatedAt string RFC 3339

-- ------------------------------------------------------------------------------------------------------------- namespaces

---@class bctrl.Runtimes
local Runtimes = {}

---POST /v2/runtimes (v1: POST /v1/runtimes)
---@param body bctrl.CreateBody
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function Runtimes:create(body, options) end

---POST /v2/runtimes/{runtimeId}/start (v1: POST /v1/runtimes/{runtimeId}/start)
---@param id string
---@param body bctrl.StartBody?
---@param options bctrl.CallOptions?
---@return bctrl.Session? session
---@return bctrl.Error? err
function Runtimes:start(id, body, options) end

---PATCH /v1/runtimes/{runtimeId}
---@param id string
---@param body bctrl.UpdateBody
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function Runtimes:update(id, body, options) end

---GET /v1/runtimes: one page
---@param query bctrl.RuntimeQuery?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Runtime[]|nil list
---@return bctrl.Error? err
function Runtimes:list(query, options) end

---GET /v1/runtimes: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.RuntimeQuery?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Runtime? iterator
function Runtimes:each(query, options) end

---GET /v1/runtimes/{runtimeId}
---@param id string
---@param query { include: string? }?
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function Runtimes:get(id, query, options) end

---POST /v1/runtimes/{runtimeId}/stop
---@param id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.StopAnswer? answer
---@return bctrl.Error? err
function Runtimes:stop(id, body, options) end

---DELETE /v1/runtimes/{runtimeId}
---@param id string
---@param query table?
---@param options bctrl.CallOptions?
---@return bctrl.DeleteAnswer? answer
---@return bctrl.Error? err
function Runtimes:delete(id, query, options) end

---A runtime of this id, without a request.
---@param id string
---@return bctrl.Runtime
function Runtimes:ref(id) end

---@class bctrl.Spaces
---@field runtimes bctrl.SpaceRuntimes
local Spaces = {}

---GET /v1/spaces: one page
---@param query { cursor: string?, limit: integer? }?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Space[]|nil list
---@return bctrl.Error? err
function Spaces:list(query, options) end

---GET /v1/spaces: the items of all pages. Raises what goes wrong.
---@param query { limit: integer? }?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Space? iterator
function Spaces:each(query, options) end

---POST /v1/spaces
---@param body bctrl.SpaceCreateBody?
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function Spaces:create(body, options) end

---GET /v1/spaces/{spaceId}
---@param id string
---@param query table?
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function Spaces:get(id, query, options) end

---@class bctrl.SpaceRuntimes
local SpaceRuntimes = {}

---GET /v1/spaces/{id}/runtimes
---@param space_id string
---@param query nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Runtime[]|nil list
---@return bctrl.Error? err
function SpaceRuntimes:list(space_id, query, options) end

---@class bctrl.Workspaces
---@field runtimes bctrl.WorkspaceRuntimes
local Workspaces = {}

---@class bctrl.WorkspaceRuntimes
local WorkspaceRuntimes = {}

---POST /v1/workspaces/{id}/runtimes
---@param workspace_id string
---@param body bctrl.WorkspaceCreateBody
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function WorkspaceRuntimes:create(workspace_id, body, options) end

---@class bctrl.Runs
local Runs = {}

---GET /v1/runs/{runId}/stream
---@param id string
---@param query { include: "trace"|"events"|string[]|nil, after: string? }? `after`: the last id that was seen
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function Runs:stream(id, query, options) end

---@class bctrl.Conversations
local Conversations = {}

---GET /v1/conversations/{conversationId}/stream
---@param id string
---@param query { after: string? }? `after`: the last id that was seen, or the `streamCursor` of an answer
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function Conversations:stream(id, query, options) end

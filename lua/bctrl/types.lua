---@meta _
-- luacheck: ignore
--- The API's types, for editors that read LuaCATS annotations: nothing here runs. Written by `make generate` from contract/;
--- do not edit. A null in an answer is an absent field, unless the client keeps nulls.

---bctrl.null, which is sent as null: clears a field where leaving it out leaves it as it is.
---@alias bctrl.Null lightuserdata

-- The schemas of contract/v1.json

---@class bctrl.v1.Account
---@field branding bctrl.v1.BrandingSettings
---@field id string
---@field name string
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.AccountPatchRequest
---@field branding bctrl.v1.BrandingPatch|bctrl.Null|nil

---@class bctrl.v1.AccountUsage
---@field blockedReasons "insufficientCredits"[]
---@field computedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field credits { available: number, breakdown: bctrl.v1.AccountUsageBreakdown, effectiveBalance: number, monthlyLimit: number, monthlyRemaining: number, monthlyUsed: number, outstandingDebt: number, purchasedRemaining: number }
---@field cycle { endsAt: bctrl.v1.Rfc3339Timestamp|nil, startedAt: bctrl.v1.Rfc3339Timestamp|nil }
---@field isBlocked boolean
---@field organizationId string

---@class bctrl.v1.AccountUsageBreakdown
---@field aiCredits number
---@field browserCredits number
---@field captchaCredits number
---@field filesCredits number
---@field notificationsCredits number
---@field proxyCredits number

---@class bctrl.v1.AgentTurnAccepted
---@field messageId string
---@field runId string
---@field spanId string
---@field status "queued"
---@field streamCursor string
---@field turnId string

---@class bctrl.v1.AiCredential
---@field baseUrl string?
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field defaultModel string?
---@field hasApiKey boolean
---@field id string
---@field name string
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"vercel-ai-gateway"|"custom"
---@field status "enabled"|"disabled"
---@field subaccountId bctrl.v1.SubaccountId?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.AiCredentialCreateRequest
---@field apiKey string?
---@field baseUrl string?
---@field defaultModel string?
---@field name string?
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"vercel-ai-gateway"|"custom"
---@field status "enabled"|"disabled"|nil
---@field test boolean?

---@class bctrl.v1.AiCredentialDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.AiCredentialListResponse
---@field data bctrl.v1.AiCredential[]
---@field nextCursor string?

---@class bctrl.v1.AiCredentialTestResponse
---@field checkedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field error string?
---@field latencySeconds number? seconds
---@field ok boolean

---@class bctrl.v1.AiCredentialUpdateRequest
---@field apiKey string|bctrl.Null|nil
---@field baseUrl string|bctrl.Null|nil
---@field defaultModel string|bctrl.Null|nil
---@field name string?
---@field status "enabled"|"disabled"|nil

---@class bctrl.v1.AiModel
---@field displayName string
---@field engines ("stagehand"|"browserUse")[]
---@field id string
---@field managed boolean
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"minimax"|"tencent"|"xiaomi"|"z-ai"|"mistralai"|"x-ai"|"moonshotai"|"meta-llama"|"vercel-ai-gateway"
---@field status "recommended"|"supported"|"experimental"
---@field supportsReasoningEffort boolean
---@field supportsStructuredOutput boolean
---@field supportsThinkingBudget boolean
---@field supportsTools boolean
---@field supportsVision boolean

---@class bctrl.v1.AiModelListResponse
---@field data bctrl.v1.AiModel[]

---@class bctrl.v1.AiStoredModelSelection
---@field auth bctrl.v1.AiStoredModelSelectionAuth?
---@field cache_control { ttl?: "5m"|"1h", type: "ephemeral" }|nil
---@field debug bctrl.v1.JsonObject?
---@field frequency_penalty number?
---@field include_reasoning boolean?
---@field logit_bias table<string, number>?
---@field logprobs boolean?
---@field maxTokens number?
---@field max_completion_tokens number?
---@field max_tokens number?
---@field metadata bctrl.v1.JsonObject?
---@field min_p number?
---@field model string
---@field models string[]?
---@field parallel_tool_calls boolean?
---@field plugins bctrl.v1.JsonObject[]?
---@field prediction bctrl.v1.JsonObject?
---@field presence_penalty number?
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"vercel-ai-gateway"|"custom"|nil
---@field reasoning bctrl.v1.JsonObject?
---@field reasoningEffort "none"|"minimal"|"low"|"medium"|"high"|"xhigh"|"max"|nil
---@field reasoning_effort "none"|"minimal"|"low"|"medium"|"high"|"xhigh"|"max"|nil
---@field repetition_penalty number?
---@field request bctrl.v1.OpenRouterChatCompletionParams?
---@field responseFormat "text"|"json"|nil
---@field responseSchema bctrl.v1.JsonObject?
---@field response_format bctrl.v1.JsonObject?
---@field route "fallback"?
---@field seed number?
---@field stop string|string[]|nil
---@field stream boolean?
---@field structured_outputs boolean?
---@field temperature number?
---@field thinkingBudgetTokens number?
---@field tool_choice string|bctrl.v1.JsonObject|nil
---@field tools bctrl.v1.JsonObject[]?
---@field topP number?
---@field top_a number?
---@field top_k number?
---@field top_logprobs number?
---@field top_p number?
---@field user string?
---@field verbosity "low"|"medium"|"high"|"xhigh"|"max"|nil
---@field web_search_options bctrl.v1.JsonObject?

---@alias bctrl.v1.AiStoredModelSelectionAuth "managed"|{ credential: string }

---@class bctrl.v1.ApiKey
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field expiresAt string?
---@field id string
---@field keyPrefix string
---@field lastUsedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field name string?
---@field scopes "*"[]
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "organization"|"subaccount"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field usageCount bctrl.v1.NonNegativeCount from 0 to …

---@class bctrl.v1.ApiKeyCreateRequest
---@field expiresAt string|bctrl.Null|nil
---@field name bctrl.v1.ResourceName? 1 to 200 characters
---@field scopes "*"[]?
---@field subaccountId bctrl.v1.SubaccountId?

---@class bctrl.v1.ApiKeyCreateResponse
---@field data bctrl.v1.ApiKey
---@field secret string

---@class bctrl.v1.ApiKeyDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.ApiKeyListResponse
---@field data bctrl.v1.ApiKey[]
---@field nextCursor string?

---@class bctrl.v1.AuthEffectiveScope
---@field defaultSpaceId string?
---@field organizationId string
---@field scope "organization"|"subaccount"
---@field subaccountId bctrl.v1.SubaccountId?

---@class bctrl.v1.AuthWhoamiResponse
---@field defaultSpaceId string?
---@field effectiveScope bctrl.v1.AuthEffectiveScope
---@field email string?
---@field keyId string
---@field organizationId string
---@field plan "free"|"developer"|"business"|"enterprise"
---@field scope "organization"|"subaccount"
---@field subaccountId bctrl.v1.SubaccountId?

---@class bctrl.v1.BrandingConfig
---@field accent string?
---@field logo string?
---@field productName string?
---@field showPoweredBy boolean?

---@class bctrl.v1.BrandingPatch
---@field accent string|bctrl.Null|nil
---@field logo string|bctrl.Null|nil
---@field productName string|bctrl.Null|nil
---@field showPoweredBy boolean|bctrl.Null|nil

---@class bctrl.v1.BrandingSettings
---@field config bctrl.v1.BrandingConfig
---@field resolved bctrl.v1.ResolvedBranding

---@class bctrl.v1.BrandingTokens
---@field accent string
---@field accentBorder string
---@field accentSoft string
---@field bg string
---@field borderStrong string
---@field hairline string
---@field inset string
---@field panel string
---@field surfaceRaised string
---@field text string
---@field textFaint string
---@field textMuted string

---@class bctrl.v1.BrowserExtension
---@field contentHash bctrl.v1.Sha256Digest?
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field format "crx"
---@field id bctrl.v1.ExtensionId
---@field name bctrl.v1.ResourceName 1 to 200 characters
---@field profileCount bctrl.v1.NonNegativeCount from 0 to …
---@field sizeBytes bctrl.v1.ByteCount? bytes, from 0 to …
---@field sourceUrl string?
---@field subaccountId bctrl.v1.SubaccountId?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field version string

---@class bctrl.v1.BrowserExtensionCreateRequest
---@field name string?
---@field url string

---@class bctrl.v1.BrowserExtensionCreateRequest2
---@field file bctrl.LocalFile
---@field name string?

---@class bctrl.v1.BrowserExtensionDeleteResponse
---@field deleted true
---@field id bctrl.v1.ExtensionId

---@class bctrl.v1.BrowserExtensionListResponse
---@field data bctrl.v1.BrowserExtension[]
---@field nextCursor string?

---@class bctrl.v1.BrowserExtensionUpdateRequest
---@field name bctrl.v1.ResourceName? 1 to 200 characters

---@class bctrl.v1.BrowserNetworkTrafficConfig
---@field blockAds boolean?
---@field blockResourceTypes ("media"|"texttrack"|"font"|"image"|"ping"|"prefetch"|"beacon")[]|nil
---@field blockTrackers boolean?
---@field saver "none"|"light"|"medium"|"high"|nil
---@field urlAllowlist string[]?
---@field urlBlocklist string[]?

---@class bctrl.v1.BrowserRuntimeConfig
---@field autoUpgrade boolean?
---@field extensionIds string[]?
---@field fingerprint bctrl.v1.RuntimeFingerprint?
---@field forceOpenShadowRoots boolean?
---@field headless boolean
---@field idleTimeoutSeconds integer? seconds
---@field networkTraffic bctrl.v1.BrowserNetworkTrafficConfig?
---@field proxy bctrl.v1.RuntimeProxyConfig?
---@field stealth "normal"|"best"|"experimental"|nil
---@field webRtcProxyOnly boolean?

---@class bctrl.v1.BrowserRuntimeCreateConfig
---@field autoUpgrade boolean?
---@field extensionIds bctrl.v1.ExtensionId[]?
---@field fingerprint { browser?: "chrome", viewport?: { height: integer, width: integer } }?
---@field forceOpenShadowRoots boolean?
---@field headless boolean?
---@field idleTimeoutSeconds integer? seconds
---@field networkTraffic bctrl.v1.BrowserNetworkTrafficConfig?
---@field proxy bctrl.v1.RuntimeProxyInput|bctrl.Null|nil
---@field stealth "normal"|"best"|"experimental"|nil
---@field webRtcProxyOnly boolean?

---@class bctrl.v1.BuiltinTool
---@field description string
---@field executionModes ("sync"|"async")[]
---@field id "stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"
---@field inputSchema bctrl.v1.JsonObject
---@field kind "builtin"
---@field maxSyncDurationMs integer? milliseconds
---@field name "stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"
---@field outputSchema bctrl.v1.JsonObject
---@field requiresActiveRuntime boolean
---@field resultPersistence "none"|"redacted"|"encrypted"|"artifact"
---@field runtimeTypes ("browser"|"desktop"|"spreadsheet")[]
---@field supportsCancellation boolean

---@alias bctrl.v1.ByteCount integer

---@class bctrl.v1.Conversation
---@field activeTurnId string?
---@field agent "stagehand"|"browser-use"|nil
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field id string
---@field model string
---@field runtimeId string
---@field status "idle"|"active"
---@field title string?
---@field toolsetId string?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.ConversationCancelResponse
---@field cancelled true
---@field conversationId string
---@field turnId string?

---@class bctrl.v1.ConversationCreateRequest
---@field agent "stagehand"|"browser-use"|nil
---@field model string?
---@field runtimeId string
---@field title string?
---@field toolsetId string?

---@class bctrl.v1.ConversationDetail
---@field activeTurnId string?
---@field agent "stagehand"|"browser-use"|nil
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field id string
---@field messages bctrl.v1.Message[]
---@field model string
---@field nextMessageCursor string?
---@field runtimeId string
---@field status "idle"|"active"
---@field streamCursor string
---@field title string?
---@field toolsetId string?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.ConversationEvent
---@field conversationId string
---@field errorCode string?
---@field errorMessage string?
---@field executionMode "agent"|"deterministic"|"assisted"|nil
---@field expiresAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field messageId string|string|nil|string|nil
---@field prompt string?
---@field replayStatus "bypass"|"miss"|"hit"|"healed"|nil
---@field responseSchema bctrl.v1.JsonObject?
---@field runId string?
---@field spanId string?
---@field text string?
---@field timestamp bctrl.v1.Rfc3339Timestamp RFC 3339
---@field tool "stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"|string|nil
---@field toolCallId string?
---@field turnId string
---@field type "turn.started"|"turn.progress"|"message.started"|"message.delta"|"message.completed"|"tool.started"|"tool.progress"|"tool.requires_input"|"tool.completed"|"tool.failed"|"input.required"|"input.responded"|"turn.completed"|"turn.failed"|"turn.cancelled"|"turn.timed_out"

---@class bctrl.v1.ConversationListResponse
---@field data bctrl.v1.Conversation[]
---@field nextCursor string?

---@class bctrl.v1.ConversationMessageCreateRequest
---@field agent "stagehand"|"browser-use"|nil
---@field fileIds string[]?
---@field model string?
---@field pageId string?
---@field text string
---@field variables bctrl.v1.ConversationVariables?

---@class bctrl.v1.ConversationUpdateRequest
---@field agent "stagehand"|"browser-use"|nil
---@field model string?
---@field title string|bctrl.Null|nil
---@field toolsetId string|bctrl.Null|nil

---@alias bctrl.v1.ConversationVariables table<string, string|number|boolean|bctrl.Null>

---@class bctrl.v1.CustomTool
---@field authSecretName string?
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field currentVersionId string?
---@field description string
---@field executionModes ("sync"|"async")[]
---@field executionType "webhook"|"hosted"|"mcp"|"workflow"
---@field id string
---@field inputSchema bctrl.v1.JsonObject
---@field kind "custom"
---@field maxSyncDurationMs integer? milliseconds
---@field name string
---@field outputSchema bctrl.v1.JsonObject
---@field remoteToolName string?
---@field requiresActiveRuntime boolean
---@field resultPersistence "none"|"redacted"|"encrypted"|"artifact"
---@field runtimeTypes ("browser"|"desktop"|"spreadsheet")[]
---@field serverId string?
---@field sourceTurnId string?
---@field spaceId string?
---@field supportsCancellation boolean
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field url string?

---@class bctrl.v1.EnvironmentAiMount
---@field credentialIds string[]?
---@field default string|bctrl.v1.AiStoredModelSelection|nil
---@field defaults { browserUse?: string|bctrl.v1.AiStoredModelSelection, stagehand?: string|bctrl.v1.AiStoredModelSelection }|nil

---@class bctrl.v1.EnvironmentMounts
---@field ai bctrl.v1.EnvironmentAiMount?
---@field storage bctrl.v1.EnvironmentStorageMount?
---@field vault { allow?: string[], allowRawReads?: boolean, deny?: string[] }?

---@class bctrl.v1.EnvironmentMountsOutput
---@field ai bctrl.v1.EnvironmentAiMount?
---@field storage bctrl.v1.EnvironmentStorageMountOutput?
---@field vault { allow?: string[], allowRawReads?: boolean, deny?: string[] }?

---@class bctrl.v1.EnvironmentStorageMount
---@field namespace string

---@class bctrl.v1.EnvironmentStorageMountOutput
---@field namespace string

---@class bctrl.v1.ErrorResponse
---@field code string
---@field details table<string, any>?
---@field error string
---@field hint string?
---@field reasonClass "invalid_input"|"unauthorized"|"capability_denied"|"capability_limit_exceeded"|"rate_limited"|"not_found"|"conflict"|"upstream"|"server"|nil
---@field requestId string?

---@alias bctrl.v1.ExtensionId string

---@class bctrl.v1.File
---@field contentType string
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field downloadUrl string
---@field expiresAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field metadata bctrl.v1.JsonObject?
---@field name bctrl.v1.ResourceName 1 to 200 characters
---@field path string
---@field runId string?
---@field runtimeId string?
---@field sizeBytes bctrl.v1.ByteCount bytes, from 0 to …
---@field source "upload"|"runtime"
---@field spaceId string
---@field type string?

---@class bctrl.v1.FileDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.FileFolder
---@field fileCount bctrl.v1.NonNegativeCount from 0 to …
---@field lastCreatedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field name bctrl.v1.ResourceName 1 to 200 characters
---@field path string
---@field totalBytes bctrl.v1.ByteCount bytes, from 0 to …

---@class bctrl.v1.FileListResponse
---@field data bctrl.v1.File[]
---@field folders bctrl.v1.FileFolder[]?
---@field nextCursor string?

---@class bctrl.v1.FileUpdateRequest
---@field metadata bctrl.v1.JsonObject|bctrl.Null|nil
---@field name bctrl.v1.ResourceName? 1 to 200 characters

---@class bctrl.v1.FileUploadRequest
---@field file bctrl.LocalFile
---@field metadata string?
---@field name string?
---@field path string?

---@class bctrl.v1.HelpApiOperation
---@field method "GET"|"POST"|"PATCH"|"PUT"|"DELETE"
---@field operationId string?
---@field path string
---@field requestFields string[]?
---@field responseFields string[]?

---@class bctrl.v1.HelpBodyDiscriminator
---@field property string
---@field variants bctrl.v1.HelpBodyVariant[]

---@class bctrl.v1.HelpBodyInput
---@field description string?
---@field discriminator bctrl.v1.HelpBodyDiscriminator?
---@field fields bctrl.v1.HelpField[]?
---@field schema string?
---@field schemaResource string?

---@class bctrl.v1.HelpBodyVariant
---@field example bctrl.v1.JsonObject?
---@field required string[]?
---@field schema string?
---@field schemaResource string?
---@field summary string?
---@field value string

---@class bctrl.v1.HelpCliCommand
---@field command string
---@field flags bctrl.v1.HelpFlag[]?
---@field usage string

---@class bctrl.v1.HelpDocLink
---@field description string?
---@field llmsUrl string?
---@field markdownUrl string?
---@field mcpResource string?
---@field title string
---@field url string

---@class bctrl.v1.HelpExample
---@field audience "api"|"sdk"|"cli"|"mcp"|nil
---@field code string?
---@field command string?
---@field language string?
---@field request bctrl.v1.JsonObject?
---@field title string?

---@class bctrl.v1.HelpField
---@field description string?
---@field name string
---@field required boolean?
---@field type string
---@field values string[]?

---@class bctrl.v1.HelpFlag
---@field description string
---@field name string
---@field value string?

---@class bctrl.v1.HelpInputs
---@field body bctrl.v1.HelpBodyInput?
---@field headers bctrl.v1.HelpField[]?
---@field path bctrl.v1.HelpField[]?
---@field query bctrl.v1.HelpField[]?

---@class bctrl.v1.HelpIo
---@field fields bctrl.v1.HelpField[]

---@class bctrl.v1.HelpMcpTool
---@field operationResource string?
---@field schemaResources string[]?
---@field toolName string

---@class bctrl.v1.HelpNextStep
---@field audience "api"|"sdk"|"cli"|"mcp"|nil
---@field command string?
---@field method "GET"|"POST"|"PATCH"|"PUT"|"DELETE"|nil
---@field path string?
---@field title string?
---@field topic string?

---@class bctrl.v1.HelpOverviewResponse
---@field audience "api"|"sdk"|"cli"|"mcp"|nil
---@field docs bctrl.v1.HelpDocLink[]?
---@field examples bctrl.v1.HelpExample[]?
---@field next bctrl.v1.HelpNextStep[]?
---@field summary string
---@field topics bctrl.v1.HelpTopic[]
---@field type "overview"

---@alias bctrl.v1.HelpResponse bctrl.v1.HelpOverviewResponse|bctrl.v1.HelpTopicResponse

---@class bctrl.v1.HelpSdkMethod
---@field language string
---@field method string
---@field package string?

---@class bctrl.v1.HelpTopic
---@field aliases string[]?
---@field audiences ("api"|"sdk"|"cli"|"mcp")[]
---@field method "GET"|"POST"|"PATCH"|"PUT"|"DELETE"|nil
---@field operationId string?
---@field path string?
---@field summary string
---@field title string
---@field topic string

---@class bctrl.v1.HelpTopicResponse
---@field aliases string[]?
---@field api bctrl.v1.HelpApiOperation?
---@field audience "api"|"sdk"|"cli"|"mcp"|nil
---@field cli bctrl.v1.HelpCliCommand?
---@field docs bctrl.v1.HelpDocLink[]?
---@field examples bctrl.v1.HelpExample[]?
---@field inputs bctrl.v1.HelpInputs?
---@field mcp bctrl.v1.HelpMcpTool?
---@field next bctrl.v1.HelpNextStep[]?
---@field output bctrl.v1.HelpIo?
---@field sdk bctrl.v1.HelpSdkMethod[]?
---@field summary string
---@field title string?
---@field topic string
---@field type "topic"

---@alias bctrl.v1.JsonObject table<string, bctrl.v1.JsonValue>

---@alias bctrl.v1.JsonValue any

---@class bctrl.v1.ManagedStaticProxy
---@field assignedIp string?
---@field autoRenew boolean
---@field createdAt string
---@field expiresAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field location bctrl.v1.ManagedStaticProxyLocation?
---@field name string
---@field poolId string
---@field pricing bctrl.v1.ManagedStaticProxyPricing?
---@field renewsAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field status "provisioning"|"provisioning_failed"|"active"|"expired"|"renewal_failed"
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "managed-static"
---@field updatedAt string

---@class bctrl.v1.ManagedStaticProxyCreateRequest
---@field autoRenew boolean?
---@field name string?
---@field poolId string
---@field type "managed-static"

---@class bctrl.v1.ManagedStaticProxyLocation
---@field city string?
---@field country string

---@class bctrl.v1.ManagedStaticProxyPricing
---@field priceCredits number
---@field termDays number

---@class bctrl.v1.Message
---@field agent "stagehand"|"browser-use"|nil
---@field conversationId string
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field fileIds string[]
---@field id string
---@field metadata bctrl.v1.JsonObject?
---@field model string?
---@field role "system"|"user"|"assistant"
---@field runId string?
---@field sequence number
---@field spanId string?
---@field text string
---@field turnId string?

---@alias bctrl.v1.NonNegativeCount integer

---@class bctrl.v1.NotificationRecipient
---@field createdAt string
---@field enabled boolean
---@field id string
---@field name string?
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "email"|"sms"|"whatsapp"
---@field updatedAt string
---@field value string

---@class bctrl.v1.NotificationRecipientCreateRequest
---@field name string?
---@field type "email"|"sms"|"whatsapp"
---@field value string

---@class bctrl.v1.NotificationRecipientDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.NotificationRecipientUpdateRequest
---@field enabled boolean?
---@field name string|bctrl.Null|nil
---@field value string?

---@class bctrl.v1.NotificationRecipientsListResponse
---@field data bctrl.v1.NotificationRecipient[]
---@field nextCursor string?

---@class bctrl.v1.OpenRouterChatCompletionParams
---@field cache_control { ttl?: "5m"|"1h", type: "ephemeral" }|nil
---@field debug bctrl.v1.JsonObject?
---@field frequency_penalty number?
---@field include_reasoning boolean?
---@field logit_bias table<string, number>?
---@field logprobs boolean?
---@field max_completion_tokens number?
---@field max_tokens number?
---@field metadata bctrl.v1.JsonObject?
---@field min_p number?
---@field models string[]?
---@field parallel_tool_calls boolean?
---@field plugins bctrl.v1.JsonObject[]?
---@field prediction bctrl.v1.JsonObject?
---@field presence_penalty number?
---@field provider bctrl.v1.JsonObject?
---@field reasoning bctrl.v1.JsonObject?
---@field reasoning_effort "none"|"minimal"|"low"|"medium"|"high"|"xhigh"|"max"|nil
---@field repetition_penalty number?
---@field response_format bctrl.v1.JsonObject?
---@field route "fallback"?
---@field seed number?
---@field stop string|string[]|nil
---@field stream boolean?
---@field structured_outputs boolean?
---@field temperature number?
---@field tool_choice string|bctrl.v1.JsonObject|nil
---@field tools bctrl.v1.JsonObject[]?
---@field top_a number?
---@field top_k number?
---@field top_logprobs number?
---@field top_p number?
---@field user string?
---@field verbosity "low"|"medium"|"high"|"xhigh"|"max"|nil
---@field web_search_options bctrl.v1.JsonObject?

---@alias bctrl.v1.Proxy bctrl.v1.ProxyCustom|bctrl.v1.ProxyManagedRotating|bctrl.v1.ManagedStaticProxy

---@alias bctrl.v1.ProxyCreateRequest bctrl.v1.ProxyCustomCreateRequest|bctrl.v1.ProxyManagedRotatingCreateRequest|bctrl.v1.ManagedStaticProxyCreateRequest

---@class bctrl.v1.ProxyCustom
---@field createdAt string
---@field dnsResolution "local"|"proxy"|nil
---@field hasPassword boolean
---@field host string
---@field id string
---@field name string
---@field port integer
---@field protocol "http"|"socks5"
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "custom"
---@field udpMode "disabled"|"auto"|"required"|nil
---@field updatedAt string
---@field username string?

---@class bctrl.v1.ProxyCustomCreateRequest
---@field dnsResolution "local"|"proxy"|nil
---@field host string?
---@field name string?
---@field password string?
---@field port integer?
---@field protocol "http"|"socks5"|nil
---@field type "custom"
---@field udpMode "disabled"|"auto"|"required"|nil
---@field url string?
---@field username string?

---@class bctrl.v1.ProxyDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.ProxyListResponse
---@field data bctrl.v1.Proxy[]
---@field nextCursor string?

---@class bctrl.v1.ProxyLocation
---@field availableFor "managed-rotating"[]
---@field country string
---@field geoId string
---@field name string
---@field pools bctrl.v1.ProxyLocationPool[]
---@field region string?
---@field subdivision string?
---@field type "country"|"subdivision"|"region"|"city"

---@class bctrl.v1.ProxyLocationListResponse
---@field data bctrl.v1.ProxyLocation[]
---@field nextCursor string?

---@alias bctrl.v1.ProxyLocationPool "pool1"|"pool2"

---@class bctrl.v1.ProxyManagedRotating
---@field city string?
---@field country string?
---@field createdAt string
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field id string
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field name string
---@field pool "pool1"|"pool2"
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field state string?
---@field stickyKey string?
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "managed-rotating"
---@field udpMode "disabled"|"auto"|"required"|nil
---@field updatedAt string

---@class bctrl.v1.ProxyManagedRotatingCreateRequest
---@field city string?
---@field country string?
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field name string?
---@field pool "pool1"|"pool2"
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field state string?
---@field stickyKey string?
---@field type "managed-rotating"
---@field udpMode "disabled"|"auto"|"required"|nil

---@class bctrl.v1.ProxyPool
---@field availableCount integer
---@field category "tickets"|"sneakers"|"social"|"retail"|"pkc"|"ip-quality"|"aio"
---@field city string?
---@field country string
---@field id string
---@field label string
---@field priceCredits integer
---@field termDays integer

---@class bctrl.v1.ProxyPoolListResponse
---@field data bctrl.v1.ProxyPool[]
---@field nextCursor string?

---@class bctrl.v1.ProxyTestResponse
---@field country string?
---@field error string?
---@field exitIp string?
---@field httpStatus integer?
---@field latencySeconds number? seconds
---@field ok boolean

---@class bctrl.v1.ProxyUpdateRequest
---@field autoRenew boolean?
---@field city string?
---@field country string?
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field host string?
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field name string?
---@field password string|bctrl.Null|nil
---@field pool bctrl.v1.ProxyLocationPool?
---@field port integer?
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field state string?
---@field stickyKey string?
---@field udpMode "disabled"|"auto"|"required"|nil
---@field url string?
---@field username string|bctrl.Null|nil

---@class bctrl.v1.ResolvedBranding
---@field logo string?
---@field productName string
---@field showPoweredBy boolean
---@field tokens bctrl.v1.BrandingTokens

---@alias bctrl.v1.ResourceName string

---@alias bctrl.v1.Rfc3339Timestamp string

---@class bctrl.v1.Run
---@field connection bctrl.v1.RuntimeConnection?
---@field counts bctrl.v1.RunCounts
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field durationSeconds number? seconds
---@field failure bctrl.v1.RunFailure?
---@field finishedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field recording { enabled: boolean }
---@field runtimeId string
---@field runtimeType "browser"|"desktop"|"spreadsheet"
---@field spaceId string
---@field startedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field status "active"|"stopped"|"failed"
---@field usage bctrl.v1.RunUsage?

---@class bctrl.v1.RunCounts
---@field events number
---@field files number
---@field spans number

---@class bctrl.v1.RunEvent
---@field data bctrl.v1.JsonObject
---@field id string
---@field pageId string?
---@field runId string
---@field source "control-plane"|"browser-host"|"runtime-agent"|"gateway"|"cdp"|"webdriver"
---@field spanId string?
---@field timestamp bctrl.v1.Rfc3339Timestamp RFC 3339
---@field type string

---@class bctrl.v1.RunEventListResponse
---@field data bctrl.v1.RunEvent[]
---@field nextCursor string?

---@class bctrl.v1.RunFailure
---@field code string
---@field message string

---@class bctrl.v1.RunFile
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field fileId string
---@field name string
---@field size number bytes

---@class bctrl.v1.RunListResponse
---@field data bctrl.v1.RunSummary[]
---@field nextCursor string?

---@class bctrl.v1.RunStreamEvent
---@field event bctrl.v1.RunEvent?
---@field id string
---@field runId string
---@field span bctrl.v1.TraceSpan?
---@field status "active"|"stopped"|"failed"|nil
---@field timestamp bctrl.v1.Rfc3339Timestamp RFC 3339
---@field type "span.started"|"span.updated"|"span.completed"|"runtime.event"|"run.ended"

---@class bctrl.v1.RunSummary
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field durationSeconds number? seconds
---@field failure bctrl.v1.RunFailure?
---@field finishedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field recording { enabled: boolean }
---@field runtimeId string
---@field runtimeType "browser"|"desktop"|"spreadsheet"
---@field spaceId string
---@field startedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field status "active"|"stopped"|"failed"

---@class bctrl.v1.RunUsage
---@field aiTokensTotal number?
---@field billingStatus "pending"|"settled"|"unavailable"
---@field captchaSolves number
---@field computedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field creditsUsed number?
---@field filesBytes number bytes
---@field proxyBytes number? bytes
---@field runtimeSeconds number? seconds

---@class bctrl.v1.RunsFilesListResponse
---@field data bctrl.v1.RunFile[]
---@field nextCursor string?

---@class bctrl.v1.RuntimeConnection
---@field cdpUrl string?
---@field connectUrl string? older
---@field protocol string? older
---@field recording { enabled: boolean }?
---@field runId string?
---@field webDriverUrl string?
---@field webMcpUrl string?
---@field webdriverUrl string? older
---@field webmcpUrl string? older

---@class bctrl.v1.RuntimeCreateRequest
---@field config bctrl.v1.BrowserRuntimeCreateConfig?
---@field metadata bctrl.v1.RuntimeMetadata?
---@field name string?
---@field profile boolean?
---@field recording boolean?
---@field spaceId string|"default"|nil
---@field start boolean?
---@field type "browser"?

---@class bctrl.v1.RuntimeCreateResponse
---@field activeRunId string?
---@field archivedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field config bctrl.v1.BrowserRuntimeConfig?
---@field connection bctrl.v1.RuntimeConnection?
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field id string
---@field lastActivityAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field metadata bctrl.v1.JsonObject?
---@field name string
---@field needsInput boolean?
---@field profile boolean
---@field spaceId string
---@field status "active"|"stopped"|"failed"
---@field type "browser"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.RuntimeDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.RuntimeDetail
---@field activeRunId string?
---@field archivedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field config bctrl.v1.BrowserRuntimeConfig?
---@field connectUrl string?
---@field connection bctrl.v1.RuntimeConnection?
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field id string
---@field lastActivityAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field latestRun bctrl.v1.RuntimeLatestRun?
---@field metadata bctrl.v1.JsonObject?
---@field name string
---@field needsInput boolean?
---@field profile boolean
---@field protocol "cdp"?
---@field spaceId string
---@field status "active"|"stopped"|"failed"
---@field type "browser"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field webdriverUrl string?
---@field webmcpUrl string?

---@class bctrl.v1.RuntimeFingerprint
---@field browser "chrome"|string|nil
---@field browserVersion string?
---@field device "desktop"|"mobile"|nil
---@field locale string|string[]|nil
---@field os "windows"|"macos"|"android"|"ios"|nil
---@field timezone string?
---@field userAgent string?
---@field viewport { height: integer, width: integer }?

---@class bctrl.v1.RuntimeInlineCustomProxyConnectionInput
---@field dnsResolution "local"|"proxy"|nil
---@field host string
---@field password string?
---@field port integer
---@field protocol "http"|"socks5"
---@field type "custom"?
---@field udpMode "disabled"|"auto"|"required"|nil
---@field username string?

---@class bctrl.v1.RuntimeInlineCustomProxyUrlInput
---@field dnsResolution "local"|"proxy"|nil
---@field password string?
---@field type "custom"?
---@field udpMode "disabled"|"auto"|"required"|nil
---@field url string
---@field username string?

---@class bctrl.v1.RuntimeInlineManagedRotatingDefaultProxyInput
---@field city string?
---@field country string?
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field pool "pool1"? default "pool1"
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field stickyKey string?
---@field type "managed-rotating"
---@field udpMode "disabled"|"auto"|"required"|nil

---@class bctrl.v1.RuntimeInlineManagedRotatingProxyInput
---@field city string?
---@field country string?
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field pool "pool1"|"pool2"
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field state string?
---@field stickyKey string?
---@field type "managed-rotating"
---@field udpMode "disabled"|"auto"|"required"|nil

---@class bctrl.v1.RuntimeLatestRun
---@field finishedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field startedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field status "active"|"stopped"|"failed"

---@class bctrl.v1.RuntimeListResponse
---@field data bctrl.v1.RuntimeSummary[]
---@field nextCursor string?

---@alias bctrl.v1.RuntimeMetadata table<string, any>

---@alias bctrl.v1.RuntimeProxyConfig { id: string, name: string, type: "custom"|"managed-rotating"|"managed-static" }|{ dnsResolution?: "local"|"proxy", hasPassword: boolean, host: string, port: integer, protocol: "http"|"socks5", type: "custom", udpMode?: "disabled"|"auto"|"required", username?: string|nil }|{ city?: string, country?: string, dnsResolution?: "local"|"proxy", geoId?: string, ipFamily?: "dual-stack"|"ipv4-only", isp?: string, pool: "pool1", preference?: "balanced"|"speed"|"quality"|"coverage", protocol?: "http"|"socks5", region?: string, rotation?: "sticky"|"rotating", stickyKey?: string, type: "managed-rotating", udpMode?: "disabled"|"auto"|"required" }|{ city?: string, country?: string, device?: "windows"|"macos"|"linux"|"android"|"ios", dnsResolution?: "local"|"proxy", geoId?: string, pool: "pool2", protocol?: "http"|"socks5", rotation?: "sticky"|"rotating", state?: string, stickyKey?: string, type: "managed-rotating", udpMode?: "disabled"|"auto"|"required" }

---@alias bctrl.v1.RuntimeProxyInput string|bctrl.v1.RuntimeSavedProxyInput|bctrl.v1.RuntimeInlineCustomProxyUrlInput|bctrl.v1.RuntimeInlineCustomProxyConnectionInput|bctrl.v1.RuntimeInlineManagedRotatingProxyInput|bctrl.v1.RuntimeInlineManagedRotatingDefaultProxyInput

---@class bctrl.v1.RuntimeSavedProxyInput
---@field city string?
---@field country string?
---@field device "windows"|"macos"|"linux"|"android"|"ios"|nil
---@field dnsResolution "local"|"proxy"|nil
---@field geoId string?
---@field id string
---@field ipFamily "dual-stack"|"ipv4-only"|nil
---@field isp string?
---@field pool "pool1"|"pool2"
---@field preference "balanced"|"speed"|"quality"|"coverage"|nil
---@field protocol "http"|"socks5"|nil
---@field region string?
---@field rotation "sticky"|"rotating"|nil
---@field state string?
---@field stickyKey string?
---@field udpMode "disabled"|"auto"|"required"|nil

---@class bctrl.v1.RuntimeStartRequest
---@field recording boolean?

---@class bctrl.v1.RuntimeStartResponse
---@field connectUrl string?
---@field connection bctrl.v1.RuntimeConnection?
---@field protocol "cdp"?
---@field recording { enabled: boolean }?
---@field runId string
---@field runtimeId string
---@field started boolean
---@field status "active"|"stopped"|"failed"
---@field webdriverUrl string?
---@field webmcpUrl string?

---@class bctrl.v1.RuntimeStopResponse
---@field runId string?
---@field runtimeId string
---@field status "active"|"stopped"|"failed"
---@field stopped boolean

---@class bctrl.v1.RuntimeSummary
---@field activeRunId string?
---@field archivedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field id string
---@field lastActivityAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field name string
---@field needsInput boolean?
---@field profile boolean
---@field spaceId string
---@field status "active"|"stopped"|"failed"
---@field type "browser"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.RuntimeUpdateRequest
---@field config bctrl.v1.BrowserRuntimeCreateConfig?
---@field idleTimeoutSeconds integer? seconds
---@field name string?

---@alias bctrl.v1.Sha256Digest string

---@class bctrl.v1.Space
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field environment bctrl.v1.EnvironmentMountsOutput
---@field id string
---@field isDefault boolean
---@field name string
---@field region "us-east-1"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.SpaceCreateRequest
---@field environment bctrl.v1.EnvironmentMounts?
---@field name string?
---@field region "us-east-1"?

---@class bctrl.v1.SpaceDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.SpaceEnvironmentPatch
---@field ai { credentialIds?: string[]|bctrl.Null, default?: string|bctrl.v1.AiStoredModelSelection|bctrl.Null, defaults?: { browserUse?: string|bctrl.v1.AiStoredModelSelection|bctrl.Null, stagehand?: string|bctrl.v1.AiStoredModelSelection|bctrl.Null }|bctrl.Null }|bctrl.Null|nil
---@field storage bctrl.v1.EnvironmentStorageMount|bctrl.Null|nil
---@field vault { allow?: string[], allowRawReads?: boolean, deny?: string[] }|bctrl.Null|nil

---@class bctrl.v1.SpaceListResponse
---@field data bctrl.v1.Space[]
---@field nextCursor string?

---@class bctrl.v1.SpaceUpdateRequest
---@field environment bctrl.v1.SpaceEnvironmentPatch?
---@field name string?

---@class bctrl.v1.Subaccount
---@field archivedAt string?
---@field createdAt string
---@field defaultSpaceId string
---@field externalId string?
---@field id bctrl.v1.SubaccountId
---@field limits bctrl.v1.SubaccountLimits
---@field metadata bctrl.v1.JsonObject?
---@field name bctrl.v1.ResourceName 1 to 200 characters
---@field status "active"|"archived"
---@field updatedAt string
---@field usage bctrl.v1.SubaccountUsage?

---@class bctrl.v1.SubaccountArchiveResponse
---@field archived true
---@field id bctrl.v1.SubaccountId

---@class bctrl.v1.SubaccountCreateRequest
---@field externalId string?
---@field limits bctrl.v1.SubaccountLimitsUpdateRequest?
---@field metadata bctrl.v1.JsonObject?
---@field name string

---@alias bctrl.v1.SubaccountId string

---@class bctrl.v1.SubaccountLimits
---@field maxActiveRuns number?
---@field maxSpaces number?
---@field monthlyCreditLimit number?

---@class bctrl.v1.SubaccountLimitsUpdateRequest
---@field maxActiveRuns number|bctrl.Null|nil
---@field maxSpaces number|bctrl.Null|nil
---@field monthlyCreditLimit number|bctrl.Null|nil

---@class bctrl.v1.SubaccountListResponse
---@field data bctrl.v1.Subaccount[]
---@field nextCursor string?

---@class bctrl.v1.SubaccountUpdateRequest
---@field externalId string|bctrl.Null|nil
---@field limits bctrl.v1.SubaccountLimitsUpdateRequest?
---@field metadata bctrl.v1.JsonObject|bctrl.Null|nil
---@field name string?

---@class bctrl.v1.SubaccountUsage
---@field blockedReasons ("monthlySpendLimit"|"activeRunLimit"|"spaceLimit")[]
---@field computedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field credits { breakdown: bctrl.v1.SubaccountUsageBreakdown, estimated: number, limit: number|nil, remaining: number|nil, settled: number, used: number }
---@field isBlocked boolean
---@field period { endsAt: bctrl.v1.Rfc3339Timestamp, startedAt: bctrl.v1.Rfc3339Timestamp }
---@field runs { active: number, blocked: boolean, limit: number|nil }
---@field spaces { blocked: boolean, limit: number|nil, used: number }
---@field subaccountId bctrl.v1.SubaccountId

---@class bctrl.v1.SubaccountUsageBreakdown
---@field aiCredits number
---@field browserCredits number
---@field captchaCredits number
---@field filesCredits number
---@field notificationsCredits number
---@field proxyCredits number

---@class bctrl.v1.SubaccountUsageListResponse
---@field data bctrl.v1.SubaccountUsage[]
---@field nextCursor string?

---@alias bctrl.v1.Tool bctrl.v1.BuiltinTool|bctrl.v1.CustomTool

---@class bctrl.v1.ToolCall
---@field callerType "api"|"agent"|"system"|"test"
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field errorCode string?
---@field errorMessage string?
---@field finishedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field parentId string?
---@field prompt string?
---@field responseExpiresAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field responseSchema bctrl.v1.JsonObject?
---@field resultAvailable boolean
---@field retryable boolean?
---@field runId string?
---@field runtimeId string?
---@field spanId string?
---@field startedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field status "queued"|"running"|"requires_input"|"succeeded"|"failed"|"cancelled"|"timed_out"
---@field tool "stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"|string
---@field turnId string?

---@class bctrl.v1.ToolCallListResponse
---@field data bctrl.v1.ToolCall[]
---@field nextCursor string?

---@class bctrl.v1.ToolCreateRequest
---@field authSecretName string?
---@field description string?
---@field env table<string, string>?
---@field executionType "webhook"|"hosted"|"workflow"
---@field inputSchema bctrl.v1.JsonObject?
---@field name string
---@field outputSchema bctrl.v1.JsonObject?
---@field source string?
---@field sourceTurnId string?
---@field spaceId string|"default"|nil
---@field timeoutMs integer? milliseconds
---@field url string?

---@class bctrl.v1.ToolDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.ToolListResponse
---@field data bctrl.v1.Tool[]
---@field nextCursor string?

---@class bctrl.v1.ToolUpdateRequest
---@field authSecretName string|bctrl.Null|nil
---@field description string?
---@field inputSchema bctrl.v1.JsonObject?
---@field name string?
---@field outputSchema bctrl.v1.JsonObject?
---@field timeoutMs integer? milliseconds
---@field url string?

---@class bctrl.v1.Toolset
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field description string?
---@field id string
---@field name string
---@field spaceId string
---@field tools ("stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"|string)[]
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339

---@class bctrl.v1.ToolsetCreateRequest
---@field description string|bctrl.Null|nil
---@field name string
---@field spaceId string|"default"|nil
---@field tools ("stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"|string)[]|nil

---@class bctrl.v1.ToolsetDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.ToolsetListResponse
---@field data bctrl.v1.Toolset[]
---@field nextCursor string?

---@class bctrl.v1.ToolsetUpdateRequest
---@field description string|bctrl.Null|nil
---@field name string?
---@field tools ("stagehand.act"|"stagehand.observe"|"stagehand.extract"|"captcha.solve"|"human.request"|"browser.pages.list"|"browser.pages.open"|"browser.pages.get"|"browser.pages.activate"|"browser.pages.close"|"runtime.files.list"|"runtime.files.stage"|"runtime.files.collect"|"run.files.export"|"files.list"|"files.read_text"|"vault.secrets.list"|"vault.secrets.get"|"vault.secrets.set"|"vault.secrets.update"|"vault.secrets.delete"|"vault.secrets.value"|"vault.totp.generate"|"code.execute"|string)[]|nil

---@class bctrl.v1.TraceSpan
---@field data bctrl.v1.JsonObject
---@field durationMs number? milliseconds
---@field finishedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field id string
---@field kind "runtime"|"agent"|"tool"|"llm"|"browser"|"network"|"file"|"system"
---@field name string
---@field parentId string?
---@field resourceId string?
---@field resourceType "run"|"runtime"|"tool_call"|"agent_turn"|"message"|"file"|"artifact"|"connection"|nil
---@field runId string
---@field startedAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field status "queued"|"running"|"requires_input"|"suspended"|"succeeded"|"failed"|"cancelled"|"timed_out"

---@class bctrl.v1.TraceSpanListResponse
---@field data bctrl.v1.TraceSpan[]
---@field nextCursor string?

---@class bctrl.v1.View
---@field branding bctrl.v1.ResolvedBranding
---@field components bctrl.v1.ViewComponentsOutput
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field expiresAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field id string
---@field presentation { mode: "hosted" }|{ allowedOrigins: any[], mode: "embedded" }
---@field scope bctrl.v1.ViewScope

---@class bctrl.v1.ViewBootstrap
---@field branding bctrl.v1.ResolvedBranding
---@field components bctrl.v1.ViewComponentsOutput
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field expiresAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field id string
---@field presentation { mode: "hosted" }|{ allowedOrigins: any[], mode: "embedded" }
---@field scope bctrl.v1.ViewScope
---@field spaceName string

---@class bctrl.v1.ViewComponents
---@field events table<string, any>?
---@field inputs { respond?: boolean }?
---@field live { control?: "none"|"input" }|nil
---@field recordings table<string, any>?
---@field trace table<string, any>?

---@class bctrl.v1.ViewComponentsOutput
---@field events table<string, any>?
---@field inputs { respond?: boolean }?
---@field live { control?: "none"|"input" }|nil
---@field recordings table<string, any>?
---@field trace table<string, any>?

---@class bctrl.v1.ViewCreateRequest
---@field components bctrl.v1.ViewComponents?
---@field expiresInSeconds integer? seconds
---@field presentation bctrl.v1.ViewPresentation?
---@field scope bctrl.v1.ViewScopeInput

---@class bctrl.v1.ViewCreateResponse
---@field branding bctrl.v1.ResolvedBranding
---@field components bctrl.v1.ViewComponentsOutput
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field expiresAt bctrl.v1.Rfc3339Timestamp RFC 3339, RFC 3339
---@field id string
---@field presentation { mode: "hosted" }|{ allowedOrigins: any[], mode: "embedded" }
---@field scope bctrl.v1.ViewScope
---@field token string
---@field url string

---@class bctrl.v1.ViewDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.ViewPresentation
---@field allowedOrigins string[]?
---@field mode "hosted"|"embedded"

---@class bctrl.v1.ViewScope
---@field runId string?
---@field runtimeId string?
---@field runtimeIds string[]?
---@field spaceId string?

---@class bctrl.v1.ViewScopeInput
---@field runId string?
---@field runtimeId string?
---@field runtimeIds string[]?
---@field spaceId string?

---@class bctrl.v1.ViewsListResponse
---@field data bctrl.v1.View[]
---@field nextCursor string?

---@class bctrl.v1.Webhook
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field enabled boolean
---@field events ("run.started"|"run.completed"|"run.failed"|"tool_input.requested"|"tool_input.responded"|"tool_input.expired"|"view.created"|"view.revoked"|"recording.ready")[]
---@field id string
---@field name string?
---@field subaccountId string?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field url string

---@class bctrl.v1.WebhookCreateRequest
---@field events ("run.started"|"run.completed"|"run.failed"|"tool_input.requested"|"tool_input.responded"|"tool_input.expired"|"view.created"|"view.revoked"|"recording.ready")[]
---@field name string?
---@field url string

---@class bctrl.v1.WebhookCreateResponse
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field enabled boolean
---@field events ("run.started"|"run.completed"|"run.failed"|"tool_input.requested"|"tool_input.responded"|"tool_input.expired"|"view.created"|"view.revoked"|"recording.ready")[]
---@field id string
---@field name string?
---@field secret string
---@field subaccountId string?
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field url string

---@class bctrl.v1.WebhookDeleteResponse
---@field deleted true
---@field id string

---@class bctrl.v1.WebhookDeliveriesListResponse
---@field data bctrl.v1.WebhookDelivery[]
---@field nextCursor string?

---@class bctrl.v1.WebhookDelivery
---@field attemptCount integer
---@field createdAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field eventId string
---@field eventType string
---@field id string
---@field lastError string?
---@field nextAttemptAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field responseStatus integer?
---@field sentAt bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field status "pending"|"sending"|"sent"|"failed"|"cancelled"
---@field updatedAt bctrl.v1.Rfc3339Timestamp RFC 3339
---@field webhookId string?

---@class bctrl.v1.WebhookRotateSecretResponse
---@field id string
---@field secret string

---@class bctrl.v1.WebhookUpdateRequest
---@field enabled boolean?
---@field events ("run.started"|"run.completed"|"run.failed"|"tool_input.requested"|"tool_input.responded"|"tool_input.expired"|"view.created"|"view.revoked"|"recording.ready")[]|nil
---@field name string|bctrl.Null|nil
---@field url string?

---@class bctrl.v1.WebhooksListResponse
---@field data bctrl.v1.Webhook[]
---@field nextCursor string?

-- The schemas of contract/v2.json

---@class bctrl.v2.BrowserRuntimeConfig
---@field autoUpgrade boolean?
---@field extensionIds string[]?
---@field fingerprint bctrl.v2.RuntimeFingerprint?
---@field forceOpenShadowRoots boolean?
---@field idleTimeoutMinutes integer? minutes
---@field networkTraffic bctrl.v2.BrowserRuntimeConfigNetworkTraffic?
---@field profile boolean
---@field proxy bctrl.v2.BrowserRuntimeConfigProxy?
---@field stealth bctrl.v2.BrowserRuntimeConfigStealth?
---@field webRtcProxyOnly boolean?

---@class bctrl.v2.BrowserRuntimeConfigNetworkTraffic
---@field blockAds boolean?
---@field blockResourceTypes bctrl.v2.BrowserRuntimeConfigNetworkTrafficBlockResourceTypesItems[]?
---@field blockTrackers boolean?
---@field saver bctrl.v2.BrowserRuntimeConfigNetworkTrafficSaver?
---@field urlAllowlist string[]?
---@field urlBlocklist string[]?

---@alias bctrl.v2.BrowserRuntimeConfigNetworkTrafficBlockResourceTypesItems "media"|"texttrack"|"font"|"image"|"ping"|"prefetch"|"beacon"

---@alias bctrl.v2.BrowserRuntimeConfigNetworkTrafficSaver "none"|"light"|"medium"|"high"

---@class bctrl.v2.BrowserRuntimeConfigProxy
---@field id string
---@field name string
---@field type bctrl.v2.BrowserRuntimeConfigProxyType

---@alias bctrl.v2.BrowserRuntimeConfigProxyType "custom"|"managed-rotating"|"managed-static"

---@alias bctrl.v2.BrowserRuntimeConfigStealth "medium"|"high"|"ultra"

---@class bctrl.v2.BrowserRuntimeCreateConfig
---@field autoUpgrade boolean?
---@field extensionIds string[]?
---@field fingerprint bctrl.v2.BrowserRuntimeCreateConfigFingerprint?
---@field forceOpenShadowRoots boolean?
---@field idleTimeoutMinutes integer? minutes
---@field networkTraffic bctrl.v2.BrowserRuntimeCreateConfigNetworkTraffic?
---@field profile boolean?
---@field proxy bctrl.v2.BrowserRuntimeCreateConfigProxy|bctrl.Null|nil
---@field stealth bctrl.v2.BrowserRuntimeCreateConfigStealth?
---@field webRtcProxyOnly boolean?

---@class bctrl.v2.BrowserRuntimeCreateConfigFingerprint
---@field browser bctrl.v2.BrowserRuntimeCreateConfigFingerprintBrowser?
---@field locale bctrl.v2.BrowserRuntimeCreateConfigFingerprintLocale?

---@alias bctrl.v2.BrowserRuntimeCreateConfigFingerprintBrowser "chrome"|"edge"

---@alias bctrl.v2.BrowserRuntimeCreateConfigFingerprintLocale "en-US"|"en-GB"|"de-DE"|"fr-FR"|"es-ES"|"es-MX"|"it-IT"|"nl-NL"|"pt-BR"|"pt-PT"|"pl-PL"|"tr-TR"|"sv-SE"|"da-DK"|"nb-NO"|"fi-FI"|"ja-JP"|"ko-KR"|"zh-CN"|"zh-TW"

---@class bctrl.v2.BrowserRuntimeCreateConfigNetworkTraffic
---@field blockAds boolean?
---@field blockResourceTypes bctrl.v2.BrowserRuntimeCreateConfigNetworkTrafficBlockResourceTypesItems[]?
---@field blockTrackers boolean?
---@field saver bctrl.v2.BrowserRuntimeCreateConfigNetworkTrafficSaver?
---@field urlAllowlist string[]?
---@field urlBlocklist string[]?

---@alias bctrl.v2.BrowserRuntimeCreateConfigNetworkTrafficBlockResourceTypesItems "media"|"texttrack"|"font"|"image"|"ping"|"prefetch"|"beacon"

---@alias bctrl.v2.BrowserRuntimeCreateConfigNetworkTrafficSaver "none"|"light"|"medium"|"high"

---@class bctrl.v2.BrowserRuntimeCreateConfigProxy
---@field dnsResolution bctrl.v2.CustomProxyInputDnsResolution?
---@field host string?
---@field id string?
---@field mode "custom"|"saved"
---@field overrides bctrl.v2.SavedProxyReferenceOverrides?
---@field password string?
---@field port integer?
---@field protocol bctrl.v2.CustomProxyInputProtocol?
---@field username string?

---@alias bctrl.v2.BrowserRuntimeCreateConfigStealth "medium"|"high"|"ultra"

---@class bctrl.v2.CreateV2BrowserConfig
---@field browser bctrl.v2.CreateV2BrowserConfigBrowser
---@field extensions string[]?
---@field fingerprint bctrl.v2.CreateV2BrowserConfigFingerprint?
---@field lifecycle bctrl.v2.CreateV2BrowserConfigLifecycle?
---@field proxy bctrl.v2.CreateV2BrowserConfigProxy?
---@field stealth bctrl.v2.CreateV2BrowserConfigStealth?

---@class bctrl.v2.CreateV2BrowserConfigBrowser
---@field profile boolean

---@class bctrl.v2.CreateV2BrowserConfigFingerprint
---@field browser string?
---@field locale string?
---@field timezone string?
---@field userAgent string?
---@field viewport bctrl.v2.CreateV2BrowserConfigFingerprintViewport?

---@class bctrl.v2.CreateV2BrowserConfigFingerprintViewport
---@field height integer
---@field width integer

---@class bctrl.v2.CreateV2BrowserConfigLifecycle
---@field idleTimeoutMinutes integer minutes
---@field lastActivityAt string RFC 3339

---@class bctrl.v2.CreateV2BrowserConfigProxy
---@field id string?
---@field name string?

---@alias bctrl.v2.CreateV2BrowserConfigStealth "medium"|"high"|"ultra"

---@alias bctrl.v2.CreateV2Config bctrl.v2.CreateV2BrowserConfig|table<string, any>

---@alias bctrl.v2.CreateV2Metadata table<string, any>

---@class bctrl.v2.CreateV2RequestConfig
---@field browser bctrl.v2.CreateV2RequestConfigBrowser?
---@field extensions string[]?
---@field fingerprint bctrl.v2.CreateV2RequestConfigFingerprint?
---@field lifecycle bctrl.v2.CreateV2RequestConfigLifecycle?
---@field proxy bctrl.v2.CreateV2RequestConfigProxy|bctrl.Null|nil
---@field stealth bctrl.v2.CreateV2RequestConfigStealth?

---@class bctrl.v2.CreateV2RequestConfigBrowser
---@field profile boolean?

---@class bctrl.v2.CreateV2RequestConfigFingerprint
---@field browser bctrl.v2.CreateV2RequestConfigFingerprintBrowser?
---@field locale bctrl.v2.CreateV2RequestConfigFingerprintLocale?

---@alias bctrl.v2.CreateV2RequestConfigFingerprintBrowser "chrome"|"edge"

---@alias bctrl.v2.CreateV2RequestConfigFingerprintLocale "en-US"|"en-GB"|"de-DE"|"fr-FR"|"es-ES"|"es-MX"|"it-IT"|"nl-NL"|"pt-BR"|"pt-PT"|"pl-PL"|"tr-TR"|"sv-SE"|"da-DK"|"nb-NO"|"fi-FI"|"ja-JP"|"ko-KR"|"zh-CN"|"zh-TW"

---@class bctrl.v2.CreateV2RequestConfigLifecycle
---@field idleTimeoutMinutes integer? minutes

---@class bctrl.v2.CreateV2RequestConfigProxy
---@field host string?
---@field id string?
---@field mode "custom"|"saved"
---@field overrides bctrl.v2.CreateV2RequestConfigProxySavedOverrides?
---@field password string?
---@field port integer?
---@field protocol bctrl.v2.CreateV2RequestConfigProxyCustomProtocol?
---@field username string?

---@alias bctrl.v2.CreateV2RequestConfigProxyCustomProtocol "http"|"socks5"

---@class bctrl.v2.CreateV2RequestConfigProxySavedOverrides
---@field affinity bctrl.v2.CreateV2RequestConfigProxySavedOverridesAffinity?
---@field geo bctrl.v2.CreateV2RequestConfigProxySavedOverridesGeo?
---@field ipFamily bctrl.v2.CreateV2RequestConfigProxySavedOverridesIpFamily?
---@field poolPreference bctrl.v2.CreateV2RequestConfigProxySavedOverridesPoolPreference?
---@field protocol bctrl.v2.CreateV2RequestConfigProxySavedOverridesProtocol?

---@class bctrl.v2.CreateV2RequestConfigProxySavedOverridesAffinity
---@field key string?
---@field strategy "rotate"|"sticky"

---@class bctrl.v2.CreateV2RequestConfigProxySavedOverridesGeo
---@field city string?
---@field country string?
---@field isp string?
---@field region string?

---@alias bctrl.v2.CreateV2RequestConfigProxySavedOverridesIpFamily "dual-stack"|"ipv4-only"

---@alias bctrl.v2.CreateV2RequestConfigProxySavedOverridesPoolPreference "quality"|"quality-speed"|"speed"|"max-pool"

---@alias bctrl.v2.CreateV2RequestConfigProxySavedOverridesProtocol "http"|"socks5"

---@alias bctrl.v2.CreateV2RequestConfigStealth "medium"|"high"|"ultra"

---@alias bctrl.v2.CreateV2RequestMetadata table<string, any>

---@class bctrl.v2.CreateV2Response
---@field activeRunId string?
---@field config bctrl.v2.CreateV2Config?
---@field createdAt string
---@field id string
---@field metadata bctrl.v2.CreateV2Metadata?
---@field name string
---@field status bctrl.v2.CreateV2Status
---@field type bctrl.v2.CreateV2Type
---@field updatedAt string

---@alias bctrl.v2.CreateV2Status "active"|"stopped"|"failed"

---@alias bctrl.v2.CreateV2Type "browser"|"desktop"|"spreadsheet"

---@alias bctrl.v2.CustomProxyInputDnsResolution "local"|"proxy"

---@alias bctrl.v2.CustomProxyInputProtocol "http"|"socks5"

---@class bctrl.v2.ErrorResponse
---@field code string
---@field details table<string, any>?
---@field error string
---@field hint string?
---@field reasonClass bctrl.v2.ErrorResponseReasonClass?
---@field requestId string?

---@alias bctrl.v2.ErrorResponseReasonClass "invalid_input"|"unauthorized"|"capability_denied"|"capability_limit_exceeded"|"rate_limited"|"not_found"|"conflict"|"upstream"|"server"

---@class bctrl.v2.RuntimeDetail
---@field activeRunId string?
---@field config bctrl.v2.BrowserRuntimeConfig?
---@field connectUrl string?
---@field createdAt string RFC 3339
---@field id string
---@field lastActivityAt string? RFC 3339
---@field metadata bctrl.v2.RuntimeDetailMetadata?
---@field name string
---@field protocol bctrl.v2.RuntimeDetailProtocol?
---@field spaceId string
---@field status bctrl.v2.RuntimeDetailStatus
---@field type "browser"
---@field updatedAt string RFC 3339

---@alias bctrl.v2.RuntimeDetailMetadata table<string, any>

---@alias bctrl.v2.RuntimeDetailProtocol "cdp"

---@alias bctrl.v2.RuntimeDetailStatus "active"|"stopped"|"failed"

---@class bctrl.v2.RuntimeFingerprint
---@field browser string?
---@field locale string?
---@field timezone string?
---@field userAgent string?
---@field viewport bctrl.v2.RuntimeFingerprintViewport?

---@class bctrl.v2.RuntimeFingerprintViewport
---@field height integer
---@field width integer

---@class bctrl.v2.RuntimeUpdateRequest
---@field config bctrl.v2.BrowserRuntimeCreateConfig?
---@field idleTimeoutMinutes integer? minutes
---@field name string?

---@class bctrl.v2.SavedProxyReferenceOverrides
---@field affinity bctrl.v2.SavedProxyReferenceOverridesAffinity?
---@field device bctrl.v2.SavedProxyReferenceOverridesDevice?
---@field deviceStrict boolean?
---@field dnsResolution bctrl.v2.SavedProxyReferenceOverridesDnsResolution?
---@field geo bctrl.v2.SavedProxyReferenceOverridesGeo?
---@field geoStrict boolean?
---@field ipFamily bctrl.v2.SavedProxyReferenceOverridesIpFamily?
---@field poolPreference bctrl.v2.SavedProxyReferenceOverridesPoolPreference?
---@field preference bctrl.v2.SavedProxyReferenceOverridesPreference?
---@field protocol bctrl.v2.SavedProxyReferenceOverridesProtocol?

---@class bctrl.v2.SavedProxyReferenceOverridesAffinity
---@field key string?
---@field strategy "rotate"|"sticky"

---@alias bctrl.v2.SavedProxyReferenceOverridesDevice "windows"|"macos"|"linux"|"android"|"ios"

---@alias bctrl.v2.SavedProxyReferenceOverridesDnsResolution "local"|"proxy"

---@class bctrl.v2.SavedProxyReferenceOverridesGeo
---@field city string?
---@field country string?
---@field isp string?
---@field region string?
---@field state string?

---@alias bctrl.v2.SavedProxyReferenceOverridesIpFamily "dual-stack"|"ipv4-only"

---@alias bctrl.v2.SavedProxyReferenceOverridesPoolPreference "quality"|"quality-speed"|"speed"|"max-pool"

---@alias bctrl.v2.SavedProxyReferenceOverridesPreference "balanced"|"speed"|"quality"|"coverage"

---@alias bctrl.v2.SavedProxyReferenceOverridesProtocol "http"|"socks5"

---@class bctrl.v2.SpaceListResponse
---@field runtimes bctrl.v2.SpaceListRuntimesItems[]

---@class bctrl.v2.SpaceListRuntimesItems
---@field activeRunId string?
---@field backing bctrl.v2.SpaceListRuntimesItemsBacking?
---@field capabilities string[]
---@field connections bctrl.v2.SpaceListRuntimesItemsConnections
---@field createdAt string
---@field id string
---@field kind bctrl.v2.SpaceListRuntimesItemsKind
---@field metadata table<string, any>?
---@field name string
---@field region string
---@field spaceId string
---@field status bctrl.v2.SpaceListRuntimesItemsStatus
---@field summary bctrl.v2.SpaceListRuntimesItemsSummary?
---@field type bctrl.v2.SpaceListRuntimesItemsType
---@field updatedAt string

---@alias bctrl.v2.SpaceListRuntimesItemsBacking bctrl.v2.SpaceListRuntimesItemsBackingEphemeral|bctrl.v2.SpaceListRuntimesItemsBackingProfile

---@class bctrl.v2.SpaceListRuntimesItemsBackingEphemeral
---@field kind "ephemeral"

---@class bctrl.v2.SpaceListRuntimesItemsBackingProfile
---@field kind "profile"
---@field profile string

---@class bctrl.v2.SpaceListRuntimesItemsConnections
---@field cdp bctrl.v2.SpaceListRuntimesItemsConnectionsCdp?
---@field cua bctrl.v2.SpaceListRuntimesItemsConnectionsCua?
---@field http bctrl.v2.SpaceListRuntimesItemsConnectionsHttp?
---@field mcp bctrl.v2.SpaceListRuntimesItemsConnectionsMcp?
---@field rdp bctrl.v2.SpaceListRuntimesItemsConnectionsRdp?
---@field vnc bctrl.v2.SpaceListRuntimesItemsConnectionsVnc?

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsCdp
---@field available boolean

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsCua
---@field available boolean

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsHttp
---@field available boolean

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsMcp
---@field available boolean

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsRdp
---@field available boolean

---@class bctrl.v2.SpaceListRuntimesItemsConnectionsVnc
---@field available boolean

---@alias bctrl.v2.SpaceListRuntimesItemsKind "browser"|"desktop"|"spreadsheet"

---@alias bctrl.v2.SpaceListRuntimesItemsStatus "active"|"stopped"|"failed"

---@class bctrl.v2.SpaceListRuntimesItemsSummary
---@field browserRunning boolean?
---@field currentDriver string?
---@field defaultContextId string?
---@field defaultPageId string?
---@field storageSpace string?

---@alias bctrl.v2.SpaceListRuntimesItemsType "browser"|"desktop"|"spreadsheet"

---@class bctrl.v2.StartV2Connection
---@field expiresAt string? RFC 3339
---@field id string
---@field protocol "cdp"
---@field url string

---@class bctrl.v2.StartV2Live
---@field control bctrl.v2.StartV2LiveControl
---@field expiresAt string
---@field url string

---@alias bctrl.v2.StartV2LiveControl "none"|"input"

---@class bctrl.v2.StartV2RequestLive
---@field control bctrl.v2.StartV2RequestLiveControl?
---@field expiresInSeconds integer? seconds

---@alias bctrl.v2.StartV2RequestLiveControl "none"|"input"

---@class bctrl.v2.StartV2Response
---@field connection bctrl.v2.StartV2Connection
---@field live bctrl.v2.StartV2Live
---@field run bctrl.v2.StartV2Run
---@field runtime bctrl.v2.StartV2Runtime

---@class bctrl.v2.StartV2Run
---@field createdAt string
---@field durationMs integer? milliseconds
---@field endedReason string?
---@field failureReason string?
---@field finishedAt string?
---@field id string
---@field lastSeenAt string?
---@field runtimeId string
---@field runtimeType bctrl.v2.StartV2RunRuntimeType
---@field spaceId string
---@field startedAt string
---@field status bctrl.v2.StartV2RunStatus

---@alias bctrl.v2.StartV2RunRuntimeType "browser"|"desktop"|"spreadsheet"

---@alias bctrl.v2.StartV2RunStatus "active"|"stopped"|"failed"

---@class bctrl.v2.StartV2Runtime
---@field activeRunId string?
---@field config bctrl.v2.StartV2RuntimeConfig?
---@field createdAt string
---@field id string
---@field metadata bctrl.v2.StartV2RuntimeMetadata?
---@field name string
---@field status bctrl.v2.StartV2RuntimeStatus
---@field type bctrl.v2.StartV2RuntimeType
---@field updatedAt string

---@class bctrl.v2.StartV2RuntimeBrowserConfig
---@field browser bctrl.v2.StartV2RuntimeBrowserConfigBrowser
---@field extensions string[]?
---@field fingerprint bctrl.v2.StartV2RuntimeBrowserConfigFingerprint?
---@field lifecycle bctrl.v2.StartV2RuntimeBrowserConfigLifecycle?
---@field proxy bctrl.v2.StartV2RuntimeBrowserConfigProxy?
---@field stealth bctrl.v2.StartV2RuntimeBrowserConfigStealth?

---@class bctrl.v2.StartV2RuntimeBrowserConfigBrowser
---@field profile boolean

---@class bctrl.v2.StartV2RuntimeBrowserConfigFingerprint
---@field browser string?
---@field locale string?
---@field timezone string?
---@field userAgent string?
---@field viewport bctrl.v2.StartV2RuntimeBrowserConfigFingerprintViewport?

---@class bctrl.v2.StartV2RuntimeBrowserConfigFingerprintViewport
---@field height integer
---@field width integer

---@class bctrl.v2.StartV2RuntimeBrowserConfigLifecycle
---@field idleTimeoutMinutes integer minutes
---@field lastActivityAt string RFC 3339

---@class bctrl.v2.StartV2RuntimeBrowserConfigProxy
---@field id string?
---@field name string?

---@alias bctrl.v2.StartV2RuntimeBrowserConfigStealth "medium"|"high"|"ultra"

---@alias bctrl.v2.StartV2RuntimeConfig bctrl.v2.StartV2RuntimeBrowserConfig|table<string, any>

---@alias bctrl.v2.StartV2RuntimeMetadata table<string, any>

---@alias bctrl.v2.StartV2RuntimeStatus "active"|"stopped"|"failed"

---@alias bctrl.v2.StartV2RuntimeType "browser"|"desktop"|"spreadsheet"

---@alias bctrl.v2.WorkspaceCreateKind "browser"|"desktop"|"spreadsheet"

---@alias bctrl.v2.WorkspaceCreateRequestBody bctrl.v2.WorkspaceCreateRequestBrowser

---@class bctrl.v2.WorkspaceCreateRequestBrowser
---@field alias string
---@field driver bctrl.v2.WorkspaceCreateRequestDriver?
---@field kind bctrl.v2.WorkspaceCreateRequestKind
---@field launch bctrl.v2.WorkspaceCreateRequestLaunch?

---@alias bctrl.v2.WorkspaceCreateRequestDriver "puppeteer"|"playwright"|"selenium"|"stagehand"

---@alias bctrl.v2.WorkspaceCreateRequestKind "browser"

---@alias bctrl.v2.WorkspaceCreateRequestLaunch bctrl.v2.WorkspaceCreateRequestLaunchProfile|bctrl.v2.WorkspaceCreateRequestLaunchEphemeral

---@class bctrl.v2.WorkspaceCreateRequestLaunchEphemeral
---@field config bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfig?
---@field extensionIds string[]?
---@field mode bctrl.v2.WorkspaceCreateRequestLaunchEphemeralMode

---@class bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfig
---@field humanize boolean?
---@field humanizePersonaId integer?
---@field proxy bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfigProxy|bctrl.Null|nil
---@field solveCaptchas boolean?

---@class bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfigProxy
---@field host string
---@field password string?
---@field port integer
---@field type bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfigProxyType
---@field username string?

---@alias bctrl.v2.WorkspaceCreateRequestLaunchEphemeralConfigProxyType "http"|"socks5"

---@alias bctrl.v2.WorkspaceCreateRequestLaunchEphemeralMode "ephemeral"

---@class bctrl.v2.WorkspaceCreateRequestLaunchProfile
---@field mode bctrl.v2.WorkspaceCreateRequestLaunchProfileMode
---@field profileId string

---@alias bctrl.v2.WorkspaceCreateRequestLaunchProfileMode "profile"

---@class bctrl.v2.WorkspaceCreateResponse
---@field alias string
---@field createdAt string
---@field driver string
---@field id string
---@field kind bctrl.v2.WorkspaceCreateKind
---@field status bctrl.v2.WorkspaceCreateStatus
---@field summary bctrl.v2.WorkspaceCreateSummary?
---@field updatedAt string
---@field workspaceId string

---@alias bctrl.v2.WorkspaceCreateStatus "active"|"stopped"|"failed"

---@class bctrl.v2.WorkspaceCreateSummary
---@field browserRunning boolean?
---@field currentDriver string?
---@field defaultContextId string?
---@field defaultPageId string?
---@field launchMode bctrl.v2.WorkspaceCreateSummaryLaunchMode?
---@field profileId string?
---@field storageWorkspace string?

---@alias bctrl.v2.WorkspaceCreateSummaryLaunchMode "profile"|"ephemeral"

-- Queries

---GET /v1/ai/credentials
---@class bctrl.queries.AiCredentialsList
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"vercel-ai-gateway"|"custom"|nil
---@field name string?
---@field status "enabled"|"disabled"|nil
---@field cursor string?
---@field limit integer?

---GET /v1/ai/models
---@class bctrl.queries.AiModelsList
---@field provider "openai"|"anthropic"|"google"|"azure"|"groq"|"deepseek"|"mistral"|"cerebras"|"openrouter"|"xai"|"perplexity"|"togetherai"|"minimax"|"tencent"|"xiaomi"|"z-ai"|"mistralai"|"x-ai"|"moonshotai"|"meta-llama"|"vercel-ai-gateway"|nil
---@field status "recommended"|"supported"|"experimental"|nil
---@field managed boolean?
---@field engine "stagehand"|"browserUse"|nil

---GET /v1/api-keys
---@class bctrl.queries.ApiKeysList
---@field cursor string?
---@field limit integer?
---@field subaccountId bctrl.v1.SubaccountId?
---@field type "organization"|"subaccount"|nil

---GET /v1/browser/extensions
---@class bctrl.queries.BrowserExtensionsList
---@field cursor string?
---@field limit integer?
---@field q string?
---@field format "crx"?
---@field source "upload"|"url"|nil

---GET /v1/conversations
---@class bctrl.queries.ConversationsList
---@field runtimeId string?
---@field status "idle"|"active"|nil
---@field cursor string?
---@field limit integer?
---@field spaceId string?

---GET /v1/conversations/{conversationId}
---@class bctrl.queries.ConversationsGet
---@field messageCursor string?
---@field messageLimit integer?

---GET /v1/conversations/{conversationId}/stream
---@class bctrl.queries.ConversationsStream
---@field after string?

---GET /v1/files
---@class bctrl.queries.FilesList
---@field spaceId string?
---@field source "upload"|"runtime"|nil
---@field path string?
---@field prefix string?
---@field q string?
---@field runId string?
---@field runtimeId string?
---@field type string|string[]|nil
---@field createdAfter bctrl.v1.Rfc3339Timestamp? RFC 3339
---@field include "folders"?
---@field cursor string?
---@field limit integer?

---GET /v1/help
---@class bctrl.queries.HelpGet
---@field topic string?
---@field audience "api"|"sdk"|"cli"|"mcp"|nil

---GET /v1/notification-recipients
---@class bctrl.queries.NotificationRecipientsList
---@field cursor string?
---@field limit integer?
---@field type "email"|"sms"|"whatsapp"|nil
---@field enabled boolean?

---GET /v1/proxies
---@class bctrl.queries.ProxiesList
---@field cursor string?
---@field limit integer?

---GET /v1/proxies/geo
---@class bctrl.queries.ProxiesGeoList
---@field cursor string?
---@field limit integer?
---@field q string?
---@field country string?
---@field region string?
---@field type "country"|"subdivision"|"region"|"city"|nil
---@field pool bctrl.v1.ProxyLocationPool?

---GET /v1/proxies/locations
---@class bctrl.queries.ProxiesLocationsList
---@field cursor string?
---@field limit integer?
---@field q string?
---@field country string?
---@field region string?
---@field type "country"|"subdivision"|"region"|"city"|nil
---@field pool bctrl.v1.ProxyLocationPool?

---GET /v1/proxies/pools
---@class bctrl.queries.ProxiesPoolsList
---@field cursor string?
---@field limit integer?
---@field country string?
---@field category "tickets"|"sneakers"|"social"|"retail"|"pkc"|"ip-quality"|"aio"|nil
---@field available boolean?

---GET /v1/runs
---@class bctrl.queries.RunsList
---@field status "active"|"stopped"|"failed"|("active"|"stopped"|"failed")[]|nil
---@field spaceId string?
---@field runtimeId string?
---@field cursor string?
---@field limit integer?

---GET /v1/runs/{runId}
---@class bctrl.queries.RunsGet
---@field include "connection"?

---GET /v1/runs/{runId}/events
---@class bctrl.queries.RunsEventsList
---@field type string|string[]|nil
---@field source "control-plane"|"browser-host"|"runtime-agent"|"gateway"|"cdp"|"webdriver"|("control-plane"|"browser-host"|"runtime-agent"|"gateway"|"cdp"|"webdriver")[]|nil
---@field spanId string?
---@field pageId string?
---@field cursor string?
---@field limit integer?

---GET /v1/runs/{runId}/files
---@class bctrl.queries.RunsFilesList
---@field cursor string?
---@field limit integer?

---GET /v1/runs/{runId}/trace
---@class bctrl.queries.RunsTraceList
---@field parentId string?
---@field kind "runtime"|"agent"|"tool"|"llm"|"browser"|"network"|"file"|"system"|("runtime"|"agent"|"tool"|"llm"|"browser"|"network"|"file"|"system")[]|nil
---@field status "queued"|"running"|"requires_input"|"suspended"|"succeeded"|"failed"|"cancelled"|"timed_out"|("queued"|"running"|"requires_input"|"suspended"|"succeeded"|"failed"|"cancelled"|"timed_out")[]|nil
---@field resourceType "run"|"runtime"|"tool_call"|"agent_turn"|"message"|"file"|"artifact"|"connection"|nil
---@field cursor string?
---@field limit integer?

---GET /v1/runs/{runId}/stream
---@class bctrl.queries.RunsStream
---@field include "trace"|"events"|("trace"|"events")[]|nil
---@field after string?

---GET /v1/runtimes
---@class bctrl.queries.RuntimesList
---@field spaceId string?
---@field q string?
---@field status "active"|"stopped"|"failed"|("active"|"stopped"|"failed")[]|nil
---@field include "archived"?
---@field cursor string?
---@field limit integer?

---GET /v1/runtimes/{runtimeId}
---@class bctrl.queries.RuntimesGet
---@field include "connection"?

---DELETE /v1/runtimes/{runtimeId}
---@class bctrl.queries.RuntimesDelete
---@field force boolean?

---GET /v1/spaces
---@class bctrl.queries.SpacesList
---@field cursor string?
---@field limit integer?

---GET /v1/subaccounts
---@class bctrl.queries.SubaccountsList
---@field cursor string?
---@field limit integer?
---@field include "usage"|"usage"[]|nil
---@field status "active"|"archived"|nil
---@field externalId string?
---@field q string?

---GET /v1/subaccounts/{subaccountId}
---@class bctrl.queries.SubaccountsGet
---@field include "usage"|"usage"[]|nil

---GET /v1/subaccounts/usage
---@class bctrl.queries.SubaccountsUsageList
---@field cursor string?
---@field limit integer?

---GET /v1/tool-calls
---@class bctrl.queries.ToolCallsList
---@field runtimeId string?
---@field runId string?
---@field turnId string?
---@field tool string?
---@field status "queued"|"running"|"requires_input"|"succeeded"|"failed"|"cancelled"|"timed_out"|nil
---@field cursor string?
---@field limit integer?
---@field spaceId string?

---GET /v1/tool-calls/{toolCallId}/result
---@class bctrl.queries.ToolCallsResult
---@field waitSeconds integer? seconds

---GET /v1/tools
---@class bctrl.queries.ToolsList
---@field spaceId string?
---@field kind "builtin"|"custom"|nil
---@field cursor string?
---@field limit integer?

---GET /v1/toolsets
---@class bctrl.queries.ToolsetsList
---@field spaceId string?
---@field cursor string?
---@field limit integer?

---GET /v1/views
---@class bctrl.queries.ViewsList
---@field cursor string?
---@field limit integer?

---GET /v1/webhooks
---@class bctrl.queries.WebhooksList
---@field cursor string?
---@field limit integer?

---GET /v1/webhooks/{webhookId}/deliveries
---@class bctrl.queries.WebhooksDeliveriesList
---@field cursor string?
---@field limit integer?

-- Objects: the API's own fields, and operations on the object that has this id

---@class bctrl.Conversation: bctrl.v1.Conversation, bctrl.v1.ConversationDetail
local Conversation = {}

---GET /v1/conversations/{conversationId}
---
---Reads a conversation and a page of its messages (nextMessageCursor, messageCursor); streamCursor is where its stream goes on.
---@param query bctrl.queries.ConversationsGet?
---@param options bctrl.CallOptions?
---@return bctrl.Conversation? conversation
---@return bctrl.Error? err
function Conversation:refresh(query, options) end

---PATCH /v1/conversations/{conversationId}
---
---Changes a conversation; null clears title and toolsetId.
---@param body bctrl.v1.ConversationUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Conversation? conversation
---@return bctrl.Error? err
function Conversation:update(body, options) end

---POST /v1/conversations/{conversationId}/cancel
---
---Cancels the turn that is active now; turnId is absent in the answer where none was. Not tried again once it may have been processed.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ConversationCancelResponse? answer
---@return bctrl.Error? err
function Conversation:cancel(body, options) end

---POST /v1/conversations/{conversationId}/messages
---
---Sends a message: a turn begins, whose answer comes by the stream from its streamCursor. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param body bctrl.v1.ConversationMessageCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.Turn? turn
---@return bctrl.Error? err
function Conversation:send(body, options) end

---GET /v1/conversations/{conversationId}/stream
---
---Streams what happens in a conversation.
---@param query bctrl.queries.ConversationsStream?
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function Conversation:stream(query, options) end

---@class bctrl.File: bctrl.v1.File
local File = {}

---GET /v1/files/{fileId}
---
---Reads what is known of a file.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.File? file
---@return bctrl.Error? err
function File:refresh(body, options) end

---PATCH /v1/files/{fileId}
---
---Changes a file's name or metadata; null clears metadata.
---@param body bctrl.v1.FileUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.File? file
---@return bctrl.Error? err
function File:update(body, options) end

---DELETE /v1/files/{fileId}
---
---Deletes a file.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.FileDeleteResponse? answer
---@return bctrl.Error? err
function File:delete(body, options) end

---GET /v1/files/{fileId}/content
---
---Downloads a file's bytes.
---@param body nil the operation has none
---@param options bctrl.DownloadOptions?
---@return string|{ path: string, bytes: integer, type: string?, name: string? }|nil bytes or, with `to`, where they are
---@return bctrl.Error? err
function File:content(body, options) end

---@class bctrl.Run: bctrl.v1.Run, bctrl.v1.RunSummary
local Run = {}

---GET /v1/runs/{runId}
---
---Reads a run.
---@param query bctrl.queries.RunsGet?
---@param options bctrl.CallOptions?
---@return bctrl.Run? run
---@return bctrl.Error? err
function Run:refresh(query, options) end

---GET /v1/runs/{runId}/events
---
---Lists what happened in a run.
---@param query bctrl.queries.RunsEventsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.RunEvent[]|nil list
---@return bctrl.Error? err
function Run:events(query, options) end

---GET /v1/runs/{runId}/files
---
---Lists the files that a run left.
---@param query bctrl.queries.RunsFilesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.RunFile[]|nil list
---@return bctrl.Error? err
function Run:files(query, options) end

---GET /v1/runs/{runId}/trace
---
---Lists the spans of a run's trace.
---@param query bctrl.queries.RunsTraceList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.TraceSpan[]|nil list
---@return bctrl.Error? err
function Run:trace(query, options) end

---GET /v1/runs/{runId}/stream
---
---Streams what happens in a run.
---@param query bctrl.queries.RunsStream?
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function Run:stream(query, options) end

---@class bctrl.Runtime: bctrl.v1.RuntimeCreateResponse, bctrl.v1.RuntimeDetail, bctrl.v1.RuntimeSummary, bctrl.v2.CreateV2Response, bctrl.v2.RuntimeDetail, bctrl.v2.SpaceListRuntimesItems, bctrl.v2.WorkspaceCreateResponse
local Runtime = {}

---GET /v1/runtimes/{runtimeId}
---
---Reads a runtime.
---@param query bctrl.queries.RuntimesGet?
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function Runtime:refresh(query, options) end

---PATCH /v1/runtimes/{runtimeId}
---
---Changes a runtime; its config only while it is stopped.
---@param body bctrl.v2.RuntimeUpdateRequest|bctrl.v1.RuntimeUpdateRequest|nil
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function Runtime:update(body, options) end

---POST /v2/runtimes/{runtimeId}/start (v1: POST /v1/runtimes/{runtimeId}/start)
---
---Starts a runtime, and answers once it has started. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param body { live?: bctrl.v2.StartV2RequestLive }|bctrl.v1.RuntimeStartRequest|nil
---@param options bctrl.CallOptions?
---@return bctrl.Session? session
---@return bctrl.Error? err
function Runtime:start(body, options) end

---POST /v1/runtimes/{runtimeId}/stop
---
---Stops a runtime's active run.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.RuntimeStopResponse? answer
---@return bctrl.Error? err
function Runtime:stop(body, options) end

---DELETE /v1/runtimes/{runtimeId}
---
---Deletes a runtime.
---@param query bctrl.queries.RuntimesDelete?
---@param options bctrl.CallOptions?
---@return bctrl.v1.RuntimeDeleteResponse? answer
---@return bctrl.Error? err
function Runtime:delete(query, options) end

---@class bctrl.Session: bctrl.v1.RuntimeStartResponse, bctrl.v2.StartV2Response
local Session = {}

---@class bctrl.Space: bctrl.v1.Space
local Space = {}

---GET /v1/spaces/{spaceId}
---
---Reads a space.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function Space:refresh(body, options) end

---PATCH /v1/spaces/{spaceId}
---
---Changes a space; null removes a mount of its environment.
---@param body bctrl.v1.SpaceUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function Space:update(body, options) end

---DELETE /v1/spaces/{spaceId}
---
---Deletes a space in which no runtime runs.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.SpaceDeleteResponse? answer
---@return bctrl.Error? err
function Space:delete(body, options) end

---GET /v1/spaces/{id}/runtimes
---
---Lists a space's runtimes, all in one page.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Runtime[]|nil list
---@return bctrl.Error? err
function Space:runtimes(body, options) end

---@class bctrl.ToolCall: bctrl.v1.ToolCall
local ToolCall = {}

---GET /v1/tool-calls/{toolCallId}
---
---Reads a tool call.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCall:refresh(body, options) end

---POST /v1/tool-calls/{toolCallId}/cancel
---
---Cancels a tool call.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCall:cancel(body, options) end

---POST /v1/tool-calls/{toolCallId}/respond
---
---Answers what a tool call asks for, with any JSON. Not tried again once it may have been processed.
---@param value any
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCall:respond(value, options) end

---GET /v1/tool-calls/{toolCallId}/result
---
---Waits for a tool call's result, any JSON; while it is pending an error of kind "pending" has the call in err.call.
---@param query bctrl.queries.ToolCallsResult?
---@param options bctrl.CallOptions?
---@return any value
---@return bctrl.Error? err
function ToolCall:result(query, options) end

---@class bctrl.Turn: bctrl.v1.AgentTurnAccepted
local Turn = {}

---@class bctrl.View: bctrl.v1.View, bctrl.v1.ViewBootstrap, bctrl.v1.ViewCreateResponse
local View = {}

---GET /v1/views/{viewId}
---
---Reads a view.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.View? view
---@return bctrl.Error? err
function View:refresh(body, options) end

---DELETE /v1/views/{viewId}
---
---Revokes a view at once.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ViewDeleteResponse? answer
---@return bctrl.Error? err
function View:delete(body, options) end

---@class bctrl.Webhook: bctrl.v1.Webhook, bctrl.v1.WebhookCreateResponse
local Webhook = {}

---GET /v1/webhooks/{webhookId}
---
---Reads a webhook.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.Webhook? webhook
---@return bctrl.Error? err
function Webhook:refresh(body, options) end

---PATCH /v1/webhooks/{webhookId}
---
---Changes a webhook; null clears name, enabled = false pauses it.
---@param body bctrl.v1.WebhookUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Webhook? webhook
---@return bctrl.Error? err
function Webhook:update(body, options) end

---DELETE /v1/webhooks/{webhookId}
---
---Deletes a webhook.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDeleteResponse? answer
---@return bctrl.Error? err
function Webhook:delete(body, options) end

---POST /v1/webhooks/{webhookId}/rotate-secret
---
---Makes a new secret, shown this once; the old one ends at once. Not tried again once it may have been processed.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookRotateSecretResponse? answer
---@return bctrl.Error? err
function Webhook:rotate_secret(body, options) end

---POST /v1/webhooks/{webhookId}/test
---
---Sends a delivery to try a webhook. Not tried again once it may have been processed.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDelivery? answer
---@return bctrl.Error? err
function Webhook:test(body, options) end

---GET /v1/webhooks/{webhookId}/deliveries
---
---Lists a webhook's deliveries.
---@param query bctrl.queries.WebhooksDeliveriesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.WebhookDelivery[]|nil list
---@return bctrl.Error? err
function Webhook:deliveries(query, options) end

---POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver
---
---Sends a delivery again. Not tried again once it may have been processed.
---@param delivery_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDelivery? answer
---@return bctrl.Error? err
function Webhook:redeliver(delivery_id, body, options) end

-- Namespaces

---@class bctrl.Namespaces
---@field account bctrl.namespaces.Account
---@field ai bctrl.namespaces.Ai
---@field api_keys bctrl.namespaces.ApiKeys
---@field auth bctrl.namespaces.Auth
---@field browser bctrl.namespaces.Browser
---@field conversations bctrl.namespaces.Conversations
---@field files bctrl.namespaces.Files
---@field help bctrl.namespaces.Help
---@field notification_recipients bctrl.namespaces.NotificationRecipients
---@field proxies bctrl.namespaces.Proxies
---@field runs bctrl.namespaces.Runs
---@field runtimes bctrl.namespaces.Runtimes
---@field spaces bctrl.namespaces.Spaces
---@field subaccounts bctrl.namespaces.Subaccounts
---@field tool_calls bctrl.namespaces.ToolCalls
---@field tools bctrl.namespaces.Tools
---@field toolsets bctrl.namespaces.Toolsets
---@field usage bctrl.namespaces.Usage
---@field views bctrl.namespaces.Views
---@field webhooks bctrl.namespaces.Webhooks
---@field workspaces bctrl.namespaces.Workspaces

---@class bctrl.namespaces.Account
local AccountNamespace = {}

---GET /v1/account
---
---Reads the account.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.Account? answer
---@return bctrl.Error? err
function AccountNamespace:get(body, options) end

---PATCH /v1/account
---
---Changes the account's branding; null clears, and the query's dryRun = true only validates.
---@param body bctrl.v1.AccountPatchRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Account? answer
---@return bctrl.Error? err
function AccountNamespace:update(body, options) end

---@class bctrl.namespaces.Ai
---@field credentials bctrl.namespaces.AiCredentials
---@field models bctrl.namespaces.AiModels
local AiNamespace = {}

---@class bctrl.namespaces.AiCredentials
local AiCredentialsNamespace = {}

---GET /v1/ai/credentials
---
---Lists the credentials for AI providers.
---@param query bctrl.queries.AiCredentialsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.AiCredential[]|nil list
---@return bctrl.Error? err
function AiCredentialsNamespace:list(query, options) end

---GET /v1/ai/credentials: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.AiCredentialsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.AiCredential? iterator
function AiCredentialsNamespace:each(query, options) end

---POST /v1/ai/credentials
---
---Stores a credential for an AI provider. Not tried again once it may have been processed.
---@param body bctrl.v1.AiCredentialCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.AiCredential? answer
---@return bctrl.Error? err
function AiCredentialsNamespace:create(body, options) end

---GET /v1/ai/credentials/{credentialId}
---
---Reads a credential.
---@param credential_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.AiCredential? answer
---@return bctrl.Error? err
function AiCredentialsNamespace:get(credential_id, body, options) end

---PATCH /v1/ai/credentials/{credentialId}
---
---Changes a credential; null clears apiKey, baseUrl and defaultModel.
---@param credential_id string
---@param body bctrl.v1.AiCredentialUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.AiCredential? answer
---@return bctrl.Error? err
function AiCredentialsNamespace:update(credential_id, body, options) end

---DELETE /v1/ai/credentials/{credentialId}
---
---Deletes a credential.
---@param credential_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.AiCredentialDeleteResponse? answer
---@return bctrl.Error? err
function AiCredentialsNamespace:delete(credential_id, body, options) end

---POST /v1/ai/credentials/{credentialId}/test
---
---Tries a credential at its provider, which may cost tokens; ok = false in the answer says that it failed. Not tried again once it may have been processed.
---@param credential_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.AiCredentialTestResponse? answer
---@return bctrl.Error? err
function AiCredentialsNamespace:test(credential_id, body, options) end

---@class bctrl.namespaces.AiModels
local AiModelsNamespace = {}

---GET /v1/ai/models
---
---Lists the AI models that there are, all in one page.
---@param query bctrl.queries.AiModelsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.AiModel[]|nil list
---@return bctrl.Error? err
function AiModelsNamespace:list(query, options) end

---@class bctrl.namespaces.ApiKeys
local ApiKeysNamespace = {}

---GET /v1/api-keys
---
---Lists the API keys.
---@param query bctrl.queries.ApiKeysList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.ApiKey[]|nil list
---@return bctrl.Error? err
function ApiKeysNamespace:list(query, options) end

---GET /v1/api-keys: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ApiKeysList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.ApiKey? iterator
function ApiKeysNamespace:each(query, options) end

---POST /v1/api-keys
---
---Makes an API key; the answer's secret is shown this once. Not tried again once it may have been processed.
---@param body bctrl.v1.ApiKeyCreateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.ApiKeyCreateResponse? answer
---@return bctrl.Error? err
function ApiKeysNamespace:create(body, options) end

---DELETE /v1/api-keys/{keyId}
---
---Revokes an API key.
---@param key_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ApiKeyDeleteResponse? answer
---@return bctrl.Error? err
function ApiKeysNamespace:delete(key_id, body, options) end

---@class bctrl.namespaces.Auth
local AuthNamespace = {}

---GET /v1/auth/whoami
---
---Tells whose key it is, and what it may do.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.AuthWhoamiResponse? answer
---@return bctrl.Error? err
function AuthNamespace:whoami(body, options) end

---@class bctrl.namespaces.Browser
---@field extensions bctrl.namespaces.BrowserExtensions
local BrowserNamespace = {}

---@class bctrl.namespaces.BrowserExtensions
local BrowserExtensionsNamespace = {}

---GET /v1/browser/extensions
---
---Lists the browser extensions.
---@param query bctrl.queries.BrowserExtensionsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.BrowserExtension[]|nil list
---@return bctrl.Error? err
function BrowserExtensionsNamespace:list(query, options) end

---GET /v1/browser/extensions: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.BrowserExtensionsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.BrowserExtension? iterator
function BrowserExtensionsNamespace:each(query, options) end

---POST /v1/browser/extensions
---
---Adds a browser extension from its URL in the Chrome Web Store. Not tried again once it may have been processed.
---@param body bctrl.v1.BrowserExtensionCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.BrowserExtension? answer
---@return bctrl.Error? err
function BrowserExtensionsNamespace:create(body, options) end

---POST /v1/browser/extensions
---
---Adds a browser extension from a file. Not tried again once it may have been processed.
---@param form bctrl.v1.BrowserExtensionCreateRequest2
---@param options bctrl.UploadOptions?
---@return bctrl.v1.BrowserExtension? answer
---@return bctrl.Error? err
function BrowserExtensionsNamespace:upload(form, options) end

---GET /v1/browser/extensions/{extensionId}
---
---Reads a browser extension.
---@param extension_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.BrowserExtension? answer
---@return bctrl.Error? err
function BrowserExtensionsNamespace:get(extension_id, body, options) end

---PATCH /v1/browser/extensions/{extensionId}
---
---Renames a browser extension.
---@param extension_id string
---@param body bctrl.v1.BrowserExtensionUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.BrowserExtension? answer
---@return bctrl.Error? err
function BrowserExtensionsNamespace:update(extension_id, body, options) end

---DELETE /v1/browser/extensions/{extensionId}
---
---Deletes a browser extension that no runtime uses.
---@param extension_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.BrowserExtensionDeleteResponse? answer
---@return bctrl.Error? err
function BrowserExtensionsNamespace:delete(extension_id, body, options) end

---@class bctrl.namespaces.Conversations
---@field messages bctrl.namespaces.ConversationsMessages
local ConversationsNamespace = {}

---GET /v1/conversations
---
---Lists the conversations.
---@param query bctrl.queries.ConversationsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Conversation[]|nil list
---@return bctrl.Error? err
function ConversationsNamespace:list(query, options) end

---GET /v1/conversations: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ConversationsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Conversation? iterator
function ConversationsNamespace:each(query, options) end

---POST /v1/conversations
---
---Begins a conversation with an agent in an active runtime. Not tried again once it may have been processed.
---@param body bctrl.v1.ConversationCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.Conversation? conversation
---@return bctrl.Error? err
function ConversationsNamespace:create(body, options) end

---GET /v1/conversations/{conversationId}
---
---Reads a conversation and a page of its messages (nextMessageCursor, messageCursor); streamCursor is where its stream goes on.
---@param conversation_id string
---@param query bctrl.queries.ConversationsGet?
---@param options bctrl.CallOptions?
---@return bctrl.Conversation? conversation
---@return bctrl.Error? err
function ConversationsNamespace:get(conversation_id, query, options) end

---A conversation of this id, without a request.
---@param id string
---@return bctrl.Conversation
function ConversationsNamespace:ref(id) end

---PATCH /v1/conversations/{conversationId}
---
---Changes a conversation; null clears title and toolsetId.
---@param conversation_id string
---@param body bctrl.v1.ConversationUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Conversation? conversation
---@return bctrl.Error? err
function ConversationsNamespace:update(conversation_id, body, options) end

---POST /v1/conversations/{conversationId}/cancel
---
---Cancels the turn that is active now; turnId is absent in the answer where none was. Not tried again once it may have been processed.
---@param conversation_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ConversationCancelResponse? answer
---@return bctrl.Error? err
function ConversationsNamespace:cancel(conversation_id, body, options) end

---GET /v1/conversations/{conversationId}/stream
---
---Streams what happens in a conversation.
---@param conversation_id string
---@param query bctrl.queries.ConversationsStream?
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function ConversationsNamespace:stream(conversation_id, query, options) end

---@class bctrl.namespaces.ConversationsMessages
local ConversationsMessagesNamespace = {}

---POST /v1/conversations/{conversationId}/messages
---
---Sends a message: a turn begins, whose answer comes by the stream from its streamCursor. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param conversation_id string
---@param body bctrl.v1.ConversationMessageCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.Turn? turn
---@return bctrl.Error? err
function ConversationsMessagesNamespace:create(conversation_id, body, options) end

---@class bctrl.namespaces.Files
local FilesNamespace = {}

---GET /v1/files
---
---Lists files; with include = "folders" the list has folders too.
---@param query bctrl.queries.FilesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.File[]|nil list
---@return bctrl.Error? err
function FilesNamespace:list(query, options) end

---GET /v1/files: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.FilesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.File? iterator
function FilesNamespace:each(query, options) end

---POST /v1/files
---
---Uploads a file; the space is the query's spaceId. Not tried again once it may have been processed.
---@param form bctrl.v1.FileUploadRequest
---@param options bctrl.UploadOptions?
---@return bctrl.File? file
---@return bctrl.Error? err
function FilesNamespace:upload(form, options) end

---GET /v1/files/{fileId}
---
---Reads what is known of a file.
---@param file_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.File? file
---@return bctrl.Error? err
function FilesNamespace:get(file_id, body, options) end

---A file of this id, without a request.
---@param id string
---@return bctrl.File
function FilesNamespace:ref(id) end

---PATCH /v1/files/{fileId}
---
---Changes a file's name or metadata; null clears metadata.
---@param file_id string
---@param body bctrl.v1.FileUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.File? file
---@return bctrl.Error? err
function FilesNamespace:update(file_id, body, options) end

---DELETE /v1/files/{fileId}
---
---Deletes a file.
---@param file_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.FileDeleteResponse? answer
---@return bctrl.Error? err
function FilesNamespace:delete(file_id, body, options) end

---GET /v1/files/{fileId}/content
---
---Downloads a file's bytes.
---@param file_id string
---@param body nil the operation has none
---@param options bctrl.DownloadOptions?
---@return string|{ path: string, bytes: integer, type: string?, name: string? }|nil bytes or, with `to`, where they are
---@return bctrl.Error? err
function FilesNamespace:content(file_id, body, options) end

---@class bctrl.namespaces.Help
local HelpNamespace = {}

---GET /v1/help
---
---Reads the API's own help, in all or on one topic.
---@param query bctrl.queries.HelpGet?
---@param options bctrl.CallOptions?
---@return bctrl.v1.HelpResponse? answer
---@return bctrl.Error? err
function HelpNamespace:get(query, options) end

---@class bctrl.namespaces.NotificationRecipients
local NotificationRecipientsNamespace = {}

---GET /v1/notification-recipients
---
---Lists who is notified.
---@param query bctrl.queries.NotificationRecipientsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.NotificationRecipient[]|nil list
---@return bctrl.Error? err
function NotificationRecipientsNamespace:list(query, options) end

---GET /v1/notification-recipients: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.NotificationRecipientsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.NotificationRecipient? iterator
function NotificationRecipientsNamespace:each(query, options) end

---POST /v1/notification-recipients
---
---Adds a recipient of notifications. Not tried again once it may have been processed.
---@param body bctrl.v1.NotificationRecipientCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.NotificationRecipient? answer
---@return bctrl.Error? err
function NotificationRecipientsNamespace:create(body, options) end

---PATCH /v1/notification-recipients/{recipientId}
---
---Changes a recipient; null clears name.
---@param recipient_id string
---@param body bctrl.v1.NotificationRecipientUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.NotificationRecipient? answer
---@return bctrl.Error? err
function NotificationRecipientsNamespace:update(recipient_id, body, options) end

---DELETE /v1/notification-recipients/{recipientId}
---
---Deletes a recipient.
---@param recipient_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.NotificationRecipientDeleteResponse? answer
---@return bctrl.Error? err
function NotificationRecipientsNamespace:delete(recipient_id, body, options) end

---@class bctrl.namespaces.Proxies
---@field geo bctrl.namespaces.ProxiesGeo
---@field locations bctrl.namespaces.ProxiesLocations
---@field pools bctrl.namespaces.ProxiesPools
local ProxiesNamespace = {}

---GET /v1/proxies
---
---Lists the proxies.
---@param query bctrl.queries.ProxiesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.Proxy[]|nil list
---@return bctrl.Error? err
function ProxiesNamespace:list(query, options) end

---GET /v1/proxies: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ProxiesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.Proxy? iterator
function ProxiesNamespace:each(query, options) end

---POST /v1/proxies
---
---Adds a proxy of one's own (type "custom") or takes a managed one, which may cost. Not tried again once it may have been processed.
---@param body bctrl.v1.ProxyCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.Proxy? answer
---@return bctrl.Error? err
function ProxiesNamespace:create(body, options) end

---GET /v1/proxies/{proxyId}
---
---Reads a proxy.
---@param proxy_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.Proxy? answer
---@return bctrl.Error? err
function ProxiesNamespace:get(proxy_id, body, options) end

---PATCH /v1/proxies/{proxyId}
---
---Changes a proxy; null clears username and password.
---@param proxy_id string
---@param body bctrl.v1.ProxyUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Proxy? answer
---@return bctrl.Error? err
function ProxiesNamespace:update(proxy_id, body, options) end

---DELETE /v1/proxies/{proxyId}
---
---Deletes a proxy.
---@param proxy_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ProxyDeleteResponse? answer
---@return bctrl.Error? err
function ProxiesNamespace:delete(proxy_id, body, options) end

---POST /v1/proxies/{proxyId}/test
---
---Tries a proxy; ok = false in the answer says that it failed.
---@param proxy_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ProxyTestResponse? answer
---@return bctrl.Error? err
function ProxiesNamespace:test(proxy_id, body, options) end

---@class bctrl.namespaces.ProxiesGeo
local ProxiesGeoNamespace = {}

---GET /v1/proxies/geo
---
---Lists the places that proxies can be in.
---@param query bctrl.queries.ProxiesGeoList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.ProxyLocation[]|nil list
---@return bctrl.Error? err
function ProxiesGeoNamespace:list(query, options) end

---GET /v1/proxies/geo: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ProxiesGeoList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.ProxyLocation? iterator
function ProxiesGeoNamespace:each(query, options) end

---@class bctrl.namespaces.ProxiesLocations
local ProxiesLocationsNamespace = {}

---GET /v1/proxies/locations
---
---Lists the locations of proxies.
---@param query bctrl.queries.ProxiesLocationsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.ProxyLocation[]|nil list
---@return bctrl.Error? err
function ProxiesLocationsNamespace:list(query, options) end

---GET /v1/proxies/locations: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ProxiesLocationsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.ProxyLocation? iterator
function ProxiesLocationsNamespace:each(query, options) end

---@class bctrl.namespaces.ProxiesPools
local ProxiesPoolsNamespace = {}

---GET /v1/proxies/pools
---
---Lists the pools of managed proxies.
---@param query bctrl.queries.ProxiesPoolsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.ProxyPool[]|nil list
---@return bctrl.Error? err
function ProxiesPoolsNamespace:list(query, options) end

---GET /v1/proxies/pools: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ProxiesPoolsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.ProxyPool? iterator
function ProxiesPoolsNamespace:each(query, options) end

---GET /v1/proxies/pools/{poolId}
---
---Reads a pool of managed proxies.
---@param pool_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ProxyPool? answer
---@return bctrl.Error? err
function ProxiesPoolsNamespace:get(pool_id, body, options) end

---@class bctrl.namespaces.Runs
---@field events bctrl.namespaces.RunsEvents
---@field files bctrl.namespaces.RunsFiles
---@field trace bctrl.namespaces.RunsTrace
local RunsNamespace = {}

---GET /v1/runs
---
---Lists the runs.
---@param query bctrl.queries.RunsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Run[]|nil list
---@return bctrl.Error? err
function RunsNamespace:list(query, options) end

---GET /v1/runs: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.RunsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Run? iterator
function RunsNamespace:each(query, options) end

---GET /v1/runs/{runId}
---
---Reads a run.
---@param run_id string
---@param query bctrl.queries.RunsGet?
---@param options bctrl.CallOptions?
---@return bctrl.Run? run
---@return bctrl.Error? err
function RunsNamespace:get(run_id, query, options) end

---A run of this id, without a request.
---@param id string
---@return bctrl.Run
function RunsNamespace:ref(id) end

---GET /v1/runs/{runId}/stream
---
---Streams what happens in a run.
---@param run_id string
---@param query bctrl.queries.RunsStream?
---@param options bctrl.StreamOptions?
---@return bctrl.Stream? stream
---@return bctrl.Error? err
function RunsNamespace:stream(run_id, query, options) end

---@class bctrl.namespaces.RunsEvents
local RunsEventsNamespace = {}

---GET /v1/runs/{runId}/events
---
---Lists what happened in a run.
---@param run_id string
---@param query bctrl.queries.RunsEventsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.RunEvent[]|nil list
---@return bctrl.Error? err
function RunsEventsNamespace:list(run_id, query, options) end

---GET /v1/runs/{runId}/events: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param run_id string
---@param query bctrl.queries.RunsEventsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.RunEvent? iterator
function RunsEventsNamespace:each(run_id, query, options) end

---@class bctrl.namespaces.RunsFiles
local RunsFilesNamespace = {}

---GET /v1/runs/{runId}/files
---
---Lists the files that a run left.
---@param run_id string
---@param query bctrl.queries.RunsFilesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.RunFile[]|nil list
---@return bctrl.Error? err
function RunsFilesNamespace:list(run_id, query, options) end

---GET /v1/runs/{runId}/files: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param run_id string
---@param query bctrl.queries.RunsFilesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.RunFile? iterator
function RunsFilesNamespace:each(run_id, query, options) end

---@class bctrl.namespaces.RunsTrace
local RunsTraceNamespace = {}

---GET /v1/runs/{runId}/trace
---
---Lists the spans of a run's trace.
---@param run_id string
---@param query bctrl.queries.RunsTraceList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.TraceSpan[]|nil list
---@return bctrl.Error? err
function RunsTraceNamespace:list(run_id, query, options) end

---GET /v1/runs/{runId}/trace: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param run_id string
---@param query bctrl.queries.RunsTraceList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.TraceSpan? iterator
function RunsTraceNamespace:each(run_id, query, options) end

---@class bctrl.namespaces.Runtimes
local RuntimesNamespace = {}

---GET /v1/runtimes
---
---Lists the runtimes.
---@param query bctrl.queries.RuntimesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Runtime[]|nil list
---@return bctrl.Error? err
function RuntimesNamespace:list(query, options) end

---GET /v1/runtimes: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.RuntimesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Runtime? iterator
function RuntimesNamespace:each(query, options) end

---POST /v2/runtimes (v1: POST /v1/runtimes)
---
---Makes a runtime. Not tried again once it may have been processed.
---@param body { config?: bctrl.v2.CreateV2RequestConfig, metadata?: bctrl.v2.CreateV2RequestMetadata, name?: string, spaceId: string, type: "browser" }|bctrl.v1.RuntimeCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function RuntimesNamespace:create(body, options) end

---GET /v1/runtimes/{runtimeId}
---
---Reads a runtime.
---@param runtime_id string
---@param query bctrl.queries.RuntimesGet?
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function RuntimesNamespace:get(runtime_id, query, options) end

---A runtime of this id, without a request.
---@param id string
---@return bctrl.Runtime
function RuntimesNamespace:ref(id) end

---PATCH /v1/runtimes/{runtimeId}
---
---Changes a runtime; its config only while it is stopped.
---@param runtime_id string
---@param body bctrl.v2.RuntimeUpdateRequest|bctrl.v1.RuntimeUpdateRequest|nil
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function RuntimesNamespace:update(runtime_id, body, options) end

---POST /v2/runtimes/{runtimeId}/start (v1: POST /v1/runtimes/{runtimeId}/start)
---
---Starts a runtime, and answers once it has started. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param runtime_id string
---@param body { live?: bctrl.v2.StartV2RequestLive }|bctrl.v1.RuntimeStartRequest|nil
---@param options bctrl.CallOptions?
---@return bctrl.Session? session
---@return bctrl.Error? err
function RuntimesNamespace:start(runtime_id, body, options) end

---POST /v1/runtimes/{runtimeId}/stop
---
---Stops a runtime's active run.
---@param runtime_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.RuntimeStopResponse? answer
---@return bctrl.Error? err
function RuntimesNamespace:stop(runtime_id, body, options) end

---DELETE /v1/runtimes/{runtimeId}
---
---Deletes a runtime.
---@param runtime_id string
---@param query bctrl.queries.RuntimesDelete?
---@param options bctrl.CallOptions?
---@return bctrl.v1.RuntimeDeleteResponse? answer
---@return bctrl.Error? err
function RuntimesNamespace:delete(runtime_id, query, options) end

---@class bctrl.namespaces.Spaces
---@field runtimes bctrl.namespaces.SpacesRuntimes
local SpacesNamespace = {}

---GET /v1/spaces
---
---Lists the spaces.
---@param query bctrl.queries.SpacesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Space[]|nil list
---@return bctrl.Error? err
function SpacesNamespace:list(query, options) end

---GET /v1/spaces: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.SpacesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Space? iterator
function SpacesNamespace:each(query, options) end

---POST /v1/spaces
---
---Makes a space. Not tried again once it may have been processed.
---@param body bctrl.v1.SpaceCreateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function SpacesNamespace:create(body, options) end

---GET /v1/spaces/{spaceId}
---
---Reads a space.
---@param space_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function SpacesNamespace:get(space_id, body, options) end

---A space of this id, without a request.
---@param id string
---@return bctrl.Space
function SpacesNamespace:ref(id) end

---PATCH /v1/spaces/{spaceId}
---
---Changes a space; null removes a mount of its environment.
---@param space_id string
---@param body bctrl.v1.SpaceUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Space? space
---@return bctrl.Error? err
function SpacesNamespace:update(space_id, body, options) end

---DELETE /v1/spaces/{spaceId}
---
---Deletes a space in which no runtime runs.
---@param space_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.SpaceDeleteResponse? answer
---@return bctrl.Error? err
function SpacesNamespace:delete(space_id, body, options) end

---@class bctrl.namespaces.SpacesRuntimes
local SpacesRuntimesNamespace = {}

---GET /v1/spaces/{id}/runtimes
---
---Lists a space's runtimes, all in one page.
---@param space_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Runtime[]|nil list
---@return bctrl.Error? err
function SpacesRuntimesNamespace:list(space_id, body, options) end

---@class bctrl.namespaces.Subaccounts
---@field usage bctrl.namespaces.SubaccountsUsage
local SubaccountsNamespace = {}

---GET /v1/subaccounts
---
---Lists the subaccounts.
---@param query bctrl.queries.SubaccountsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.Subaccount[]|nil list
---@return bctrl.Error? err
function SubaccountsNamespace:list(query, options) end

---GET /v1/subaccounts: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.SubaccountsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.Subaccount? iterator
function SubaccountsNamespace:each(query, options) end

---POST /v1/subaccounts
---
---Makes a subaccount. Not tried again once it may have been processed.
---@param body bctrl.v1.SubaccountCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.Subaccount? answer
---@return bctrl.Error? err
function SubaccountsNamespace:create(body, options) end

---GET /v1/subaccounts/{subaccountId}
---
---Reads a subaccount.
---@param subaccount_id string
---@param query bctrl.queries.SubaccountsGet?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Subaccount? answer
---@return bctrl.Error? err
function SubaccountsNamespace:get(subaccount_id, query, options) end

---PATCH /v1/subaccounts/{subaccountId}
---
---Changes a subaccount; null clears externalId, metadata and each of limits.
---@param subaccount_id string
---@param body bctrl.v1.SubaccountUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Subaccount? answer
---@return bctrl.Error? err
function SubaccountsNamespace:update(subaccount_id, body, options) end

---POST /v1/subaccounts/{subaccountId}/archive
---
---Archives a subaccount.
---@param subaccount_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.SubaccountArchiveResponse? answer
---@return bctrl.Error? err
function SubaccountsNamespace:archive(subaccount_id, body, options) end

---@class bctrl.namespaces.SubaccountsUsage
local SubaccountsUsageNamespace = {}

---GET /v1/subaccounts/usage
---
---Lists what each subaccount has used.
---@param query bctrl.queries.SubaccountsUsageList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.SubaccountUsage[]|nil list
---@return bctrl.Error? err
function SubaccountsUsageNamespace:list(query, options) end

---GET /v1/subaccounts/usage: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.SubaccountsUsageList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.SubaccountUsage? iterator
function SubaccountsUsageNamespace:each(query, options) end

---@class bctrl.namespaces.ToolCalls
local ToolCallsNamespace = {}

---GET /v1/tool-calls
---
---Lists the calls of tools.
---@param query bctrl.queries.ToolCallsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.ToolCall[]|nil list
---@return bctrl.Error? err
function ToolCallsNamespace:list(query, options) end

---GET /v1/tool-calls: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ToolCallsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.ToolCall? iterator
function ToolCallsNamespace:each(query, options) end

---GET /v1/tool-calls/{toolCallId}
---
---Reads a tool call.
---@param tool_call_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCallsNamespace:get(tool_call_id, body, options) end

---A tool call of this id, without a request.
---@param id string
---@return bctrl.ToolCall
function ToolCallsNamespace:ref(id) end

---POST /v1/tool-calls/{toolCallId}/cancel
---
---Cancels a tool call.
---@param tool_call_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCallsNamespace:cancel(tool_call_id, body, options) end

---POST /v1/tool-calls/{toolCallId}/respond
---
---Answers what a tool call asks for, with any JSON. Not tried again once it may have been processed.
---@param tool_call_id string
---@param value any
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolCallsNamespace:respond(tool_call_id, value, options) end

---GET /v1/tool-calls/{toolCallId}/result
---
---Waits for a tool call's result, any JSON; while it is pending an error of kind "pending" has the call in err.call.
---@param tool_call_id string
---@param query bctrl.queries.ToolCallsResult?
---@param options bctrl.CallOptions?
---@return any value
---@return bctrl.Error? err
function ToolCallsNamespace:result(tool_call_id, query, options) end

---@class bctrl.namespaces.Tools
---@field calls bctrl.namespaces.ToolsCalls
local ToolsNamespace = {}

---GET /v1/tools
---
---Lists the tools, built in and of one's own.
---@param query bctrl.queries.ToolsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.Tool[]|nil list
---@return bctrl.Error? err
function ToolsNamespace:list(query, options) end

---GET /v1/tools: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ToolsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.Tool? iterator
function ToolsNamespace:each(query, options) end

---POST /v1/tools
---
---Makes a tool: a webhook, hosted source or a workflow. Not tried again once it may have been processed.
---@param body bctrl.v1.ToolCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.Tool? answer
---@return bctrl.Error? err
function ToolsNamespace:create(body, options) end

---GET /v1/tools/{toolRef}
---
---Reads a tool.
---@param tool_ref string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.Tool? answer
---@return bctrl.Error? err
function ToolsNamespace:get(tool_ref, body, options) end

---PATCH /v1/tools/{toolRef}
---
---Changes a tool; null clears authSecretName. Not tried again once it may have been processed.
---@param tool_ref string
---@param body bctrl.v1.ToolUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Tool? answer
---@return bctrl.Error? err
function ToolsNamespace:update(tool_ref, body, options) end

---DELETE /v1/tools/{toolRef}
---
---Deletes a tool.
---@param tool_ref string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ToolDeleteResponse? answer
---@return bctrl.Error? err
function ToolsNamespace:delete(tool_ref, body, options) end

---POST /v1/tools/{toolRef}/call
---
---Calls a tool and waits for its result, any JSON; the header BCTRL-Runtime-Id names the runtime. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param tool_ref string
---@param body table<string, any>?
---@param options bctrl.CallOptions?
---@return any value
---@return bctrl.Error? err
function ToolsNamespace:call(tool_ref, body, options) end

---@class bctrl.namespaces.ToolsCalls
local ToolsCallsNamespace = {}

---POST /v1/tools/{toolRef}/calls
---
---Begins to call a tool; the header BCTRL-Runtime-Id names the runtime. Not tried again once it may have been processed, but under an Idempotency-Key where its document declares one.
---@param tool_ref string
---@param body table<string, any>?
---@param options bctrl.CallOptions?
---@return bctrl.ToolCall? tool_call
---@return bctrl.Error? err
function ToolsCallsNamespace:create(tool_ref, body, options) end

---@class bctrl.namespaces.Toolsets
local ToolsetsNamespace = {}

---GET /v1/toolsets
---
---Lists the toolsets.
---@param query bctrl.queries.ToolsetsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.Toolset[]|nil list
---@return bctrl.Error? err
function ToolsetsNamespace:list(query, options) end

---GET /v1/toolsets: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ToolsetsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.Toolset? iterator
function ToolsetsNamespace:each(query, options) end

---POST /v1/toolsets
---
---Makes a toolset. Not tried again once it may have been processed.
---@param body bctrl.v1.ToolsetCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.v1.Toolset? answer
---@return bctrl.Error? err
function ToolsetsNamespace:create(body, options) end

---GET /v1/toolsets/{toolsetId}
---
---Reads a toolset.
---@param toolset_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.Toolset? answer
---@return bctrl.Error? err
function ToolsetsNamespace:get(toolset_id, body, options) end

---PATCH /v1/toolsets/{toolsetId}
---
---Changes a toolset; null clears description.
---@param toolset_id string
---@param body bctrl.v1.ToolsetUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.v1.Toolset? answer
---@return bctrl.Error? err
function ToolsetsNamespace:update(toolset_id, body, options) end

---DELETE /v1/toolsets/{toolsetId}
---
---Deletes a toolset.
---@param toolset_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ToolsetDeleteResponse? answer
---@return bctrl.Error? err
function ToolsetsNamespace:delete(toolset_id, body, options) end

---@class bctrl.namespaces.Usage
local UsageNamespace = {}

---GET /v1/usage
---
---Reads what the account has used in this cycle.
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.AccountUsage? answer
---@return bctrl.Error? err
function UsageNamespace:get(body, options) end

---@class bctrl.namespaces.Views
local ViewsNamespace = {}

---GET /v1/views
---
---Lists the views.
---@param query bctrl.queries.ViewsList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.View[]|nil list
---@return bctrl.Error? err
function ViewsNamespace:list(query, options) end

---GET /v1/views: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.ViewsList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.View? iterator
function ViewsNamespace:each(query, options) end

---POST /v1/views
---
---Makes a view of a space, a runtime or a run; token and url are secrets, shown this once. Not tried again once it may have been processed.
---@param body bctrl.v1.ViewCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.View? view
---@return bctrl.Error? err
function ViewsNamespace:create(body, options) end

---GET /v1/views/{viewId}
---
---Reads a view.
---@param view_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.View? view
---@return bctrl.Error? err
function ViewsNamespace:get(view_id, body, options) end

---A view of this id, without a request.
---@param id string
---@return bctrl.View
function ViewsNamespace:ref(id) end

---DELETE /v1/views/{viewId}
---
---Revokes a view at once.
---@param view_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.ViewDeleteResponse? answer
---@return bctrl.Error? err
function ViewsNamespace:delete(view_id, body, options) end

---@class bctrl.namespaces.Webhooks
---@field deliveries bctrl.namespaces.WebhooksDeliveries
local WebhooksNamespace = {}

---GET /v1/webhooks
---
---Lists the webhooks.
---@param query bctrl.queries.WebhooksList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.Webhook[]|nil list
---@return bctrl.Error? err
function WebhooksNamespace:list(query, options) end

---GET /v1/webhooks: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param query bctrl.queries.WebhooksList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.Webhook? iterator
function WebhooksNamespace:each(query, options) end

---POST /v1/webhooks
---
---Makes a webhook; the answer's secret is shown this once. Not tried again once it may have been processed.
---@param body bctrl.v1.WebhookCreateRequest
---@param options bctrl.CallOptions?
---@return bctrl.Webhook? webhook
---@return bctrl.Error? err
function WebhooksNamespace:create(body, options) end

---GET /v1/webhooks/{webhookId}
---
---Reads a webhook.
---@param webhook_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.Webhook? webhook
---@return bctrl.Error? err
function WebhooksNamespace:get(webhook_id, body, options) end

---A webhook of this id, without a request.
---@param id string
---@return bctrl.Webhook
function WebhooksNamespace:ref(id) end

---PATCH /v1/webhooks/{webhookId}
---
---Changes a webhook; null clears name, enabled = false pauses it.
---@param webhook_id string
---@param body bctrl.v1.WebhookUpdateRequest?
---@param options bctrl.CallOptions?
---@return bctrl.Webhook? webhook
---@return bctrl.Error? err
function WebhooksNamespace:update(webhook_id, body, options) end

---DELETE /v1/webhooks/{webhookId}
---
---Deletes a webhook.
---@param webhook_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDeleteResponse? answer
---@return bctrl.Error? err
function WebhooksNamespace:delete(webhook_id, body, options) end

---POST /v1/webhooks/{webhookId}/rotate-secret
---
---Makes a new secret, shown this once; the old one ends at once. Not tried again once it may have been processed.
---@param webhook_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookRotateSecretResponse? answer
---@return bctrl.Error? err
function WebhooksNamespace:rotate_secret(webhook_id, body, options) end

---POST /v1/webhooks/{webhookId}/test
---
---Sends a delivery to try a webhook. Not tried again once it may have been processed.
---@param webhook_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDelivery? answer
---@return bctrl.Error? err
function WebhooksNamespace:test(webhook_id, body, options) end

---@class bctrl.namespaces.WebhooksDeliveries
local WebhooksDeliveriesNamespace = {}

---GET /v1/webhooks/{webhookId}/deliveries
---
---Lists a webhook's deliveries.
---@param webhook_id string
---@param query bctrl.queries.WebhooksDeliveriesList?
---@param options bctrl.CallOptions?
---@return bctrl.List|bctrl.v1.WebhookDelivery[]|nil list
---@return bctrl.Error? err
function WebhooksDeliveriesNamespace:list(webhook_id, query, options) end

---GET /v1/webhooks/{webhookId}/deliveries: the items of all pages. Raises what goes wrong, so that it never ends early.
---@param webhook_id string
---@param query bctrl.queries.WebhooksDeliveriesList?
---@param options bctrl.CallOptions?
---@return fun(): bctrl.v1.WebhookDelivery? iterator
function WebhooksDeliveriesNamespace:each(webhook_id, query, options) end

---POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver
---
---Sends a delivery again. Not tried again once it may have been processed.
---@param webhook_id string
---@param delivery_id string
---@param body nil the operation has none
---@param options bctrl.CallOptions?
---@return bctrl.v1.WebhookDelivery? answer
---@return bctrl.Error? err
function WebhooksDeliveriesNamespace:redeliver(webhook_id, delivery_id, body, options) end

---@class bctrl.namespaces.Workspaces
---@field runtimes bctrl.namespaces.WorkspacesRuntimes
local WorkspacesNamespace = {}

---@class bctrl.namespaces.WorkspacesRuntimes
local WorkspacesRuntimesNamespace = {}

---POST /v1/workspaces/{id}/runtimes
---
---Makes a runtime in a workspace. Not tried again once it may have been processed.
---@param workspace_id string
---@param body bctrl.v2.WorkspaceCreateRequestBody
---@param options bctrl.CallOptions?
---@return bctrl.Runtime? runtime
---@return bctrl.Error? err
function WorkspacesRuntimesNamespace:create(workspace_id, body, options) end

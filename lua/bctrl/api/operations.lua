--- The API as data: a row an operation, and nothing about an operation written anywhere else in this library.
--- Written by `make generate` from contract/; do not edit.
---
--- `path` is v1's, and v2's too where there is no `path_v2`.

---@class bctrl.Operation
---@field name string namespaces and method: "spaces.runtimes.list" is client.spaces.runtimes:list
---@field method string HTTP method
---@field path string a template: "/v1/runtimes/{runtimeId}"
---@field path_v2 string? where v2's is another
---@field takes "body"|"value"|"form"|"query"|nil a value: any JSON
---@field result string? what the answer becomes: a class, "list", "session", "ended", "value", "result", "stream", "bytes"; nil: a plain object
---@field items string? the class of a list's items; nil: plain tables
---@field each boolean? has the list pages?
---@field on string? the object's method that does it: "run:events"
---@field repeatable boolean? is doing it twice the same as doing it once?
---@field idempotency { always: boolean?, v1: boolean?, v2: boolean? }? always: sends a generated Idempotency-Key; v1, v2: its document declares one
---@field waits number|string|nil seconds that the server may wait before it answers, or the field of the query that says them
---@field own boolean? are the body's names not the API's?
---@field tells table<string, string[]>? the object's field -> where a successful answer tells it: the first that is there counts
---@field ends string? the type of a stream's last event, where it has one
---@field argument string|string[]|nil what error messages call the path's parameter, where its name does not tell; a list where there are several
---@field fields table<string, boolean>? the body's or query's own fields that are also call options, and so not refused there

---@type bctrl.Operation[]
return {
  { name = "account.get", method = "GET", path = "/v1/account", repeatable = true },
  { name = "account.update", method = "PATCH", path = "/v1/account", takes = "body", repeatable = true },
  { name = "ai.credentials.list", method = "GET", path = "/v1/ai/credentials", takes = "query", result = "list", each = true, repeatable = true },
  { name = "ai.credentials.create", method = "POST", path = "/v1/ai/credentials", takes = "body" },
  { name = "ai.credentials.get", method = "GET", path = "/v1/ai/credentials/{credentialId}", repeatable = true },
  { name = "ai.credentials.update", method = "PATCH", path = "/v1/ai/credentials/{credentialId}", takes = "body", repeatable = true },
  { name = "ai.credentials.delete", method = "DELETE", path = "/v1/ai/credentials/{credentialId}", repeatable = true },
  { name = "ai.credentials.test", method = "POST", path = "/v1/ai/credentials/{credentialId}/test" },
  { name = "ai.models.list", method = "GET", path = "/v1/ai/models", takes = "query", result = "list", repeatable = true },
  { name = "api_keys.list", method = "GET", path = "/v1/api-keys", takes = "query", result = "list", each = true, repeatable = true },
  { name = "api_keys.create", method = "POST", path = "/v1/api-keys", takes = "body" },
  { name = "api_keys.delete", method = "DELETE", path = "/v1/api-keys/{keyId}", repeatable = true },
  { name = "auth.whoami", method = "GET", path = "/v1/auth/whoami", repeatable = true },
  { name = "browser.extensions.list", method = "GET", path = "/v1/browser/extensions", takes = "query", result = "list", each = true, repeatable = true },
  { name = "browser.extensions.create", method = "POST", path = "/v1/browser/extensions", takes = "body" },
  { name = "browser.extensions.upload", method = "POST", path = "/v1/browser/extensions", takes = "form" },
  { name = "browser.extensions.get", method = "GET", path = "/v1/browser/extensions/{extensionId}", repeatable = true },
  { name = "browser.extensions.update", method = "PATCH", path = "/v1/browser/extensions/{extensionId}", takes = "body", repeatable = true },
  { name = "browser.extensions.delete", method = "DELETE", path = "/v1/browser/extensions/{extensionId}", repeatable = true },
  { name = "conversations.list", method = "GET", path = "/v1/conversations", takes = "query", result = "list", items = "conversation", each = true, repeatable = true },
  { name = "conversations.create", method = "POST", path = "/v1/conversations", takes = "body", result = "conversation" },
  { name = "conversations.get", method = "GET", path = "/v1/conversations/{conversationId}", takes = "query", result = "conversation", on = "conversation:refresh", repeatable = true },
  { name = "conversations.update", method = "PATCH", path = "/v1/conversations/{conversationId}", takes = "body", result = "conversation", on = "conversation:update", repeatable = true },
  { name = "conversations.cancel", method = "POST", path = "/v1/conversations/{conversationId}/cancel", on = "conversation:cancel" },
  { name = "conversations.messages.create", method = "POST", path = "/v1/conversations/{conversationId}/messages", takes = "body", result = "turn", on = "conversation:send", idempotency = { always = true, v1 = true, v2 = true } },
  { name = "conversations.stream", method = "GET", path = "/v1/conversations/{conversationId}/stream", takes = "query", result = "stream", on = "conversation:stream", repeatable = true },
  { name = "files.list", method = "GET", path = "/v1/files", takes = "query", result = "list", items = "file", each = true, repeatable = true },
  { name = "files.upload", method = "POST", path = "/v1/files", takes = "form", result = "file" },
  { name = "files.get", method = "GET", path = "/v1/files/{fileId}", result = "file", on = "file:refresh", repeatable = true },
  { name = "files.update", method = "PATCH", path = "/v1/files/{fileId}", takes = "body", result = "file", on = "file:update", repeatable = true },
  { name = "files.delete", method = "DELETE", path = "/v1/files/{fileId}", on = "file:delete", repeatable = true },
  { name = "files.content", method = "GET", path = "/v1/files/{fileId}/content", result = "bytes", on = "file:content", repeatable = true },
  { name = "help.get", method = "GET", path = "/v1/help", takes = "query", repeatable = true },
  { name = "notification_recipients.list", method = "GET", path = "/v1/notification-recipients", takes = "query", result = "list", each = true, repeatable = true },
  { name = "notification_recipients.create", method = "POST", path = "/v1/notification-recipients", takes = "body" },
  { name = "notification_recipients.update", method = "PATCH", path = "/v1/notification-recipients/{recipientId}", takes = "body", repeatable = true },
  { name = "notification_recipients.delete", method = "DELETE", path = "/v1/notification-recipients/{recipientId}", repeatable = true },
  { name = "proxies.list", method = "GET", path = "/v1/proxies", takes = "query", result = "list", each = true, repeatable = true },
  { name = "proxies.create", method = "POST", path = "/v1/proxies", takes = "body" },
  { name = "proxies.get", method = "GET", path = "/v1/proxies/{proxyId}", repeatable = true },
  { name = "proxies.update", method = "PATCH", path = "/v1/proxies/{proxyId}", takes = "body", repeatable = true },
  { name = "proxies.delete", method = "DELETE", path = "/v1/proxies/{proxyId}", repeatable = true },
  { name = "proxies.test", method = "POST", path = "/v1/proxies/{proxyId}/test", repeatable = true },
  { name = "proxies.geo.list", method = "GET", path = "/v1/proxies/geo", takes = "query", result = "list", each = true, repeatable = true },
  { name = "proxies.locations.list", method = "GET", path = "/v1/proxies/locations", takes = "query", result = "list", each = true, repeatable = true },
  { name = "proxies.pools.list", method = "GET", path = "/v1/proxies/pools", takes = "query", result = "list", each = true, repeatable = true },
  { name = "proxies.pools.get", method = "GET", path = "/v1/proxies/pools/{poolId}", repeatable = true },
  { name = "runs.list", method = "GET", path = "/v1/runs", takes = "query", result = "list", items = "run", each = true, repeatable = true },
  { name = "runs.get", method = "GET", path = "/v1/runs/{runId}", takes = "query", result = "run", on = "run:refresh", repeatable = true },
  { name = "runs.events.list", method = "GET", path = "/v1/runs/{runId}/events", takes = "query", result = "list", each = true, on = "run:events", repeatable = true },
  { name = "runs.files.list", method = "GET", path = "/v1/runs/{runId}/files", takes = "query", result = "list", each = true, on = "run:files", repeatable = true },
  { name = "runs.trace.list", method = "GET", path = "/v1/runs/{runId}/trace", takes = "query", result = "list", each = true, on = "run:trace", repeatable = true },
  { name = "runs.stream", method = "GET", path = "/v1/runs/{runId}/stream", takes = "query", result = "stream", on = "run:stream", repeatable = true, ends = "run.ended" },
  { name = "runtimes.list", method = "GET", path = "/v1/runtimes", takes = "query", result = "list", items = "runtime", each = true, repeatable = true },
  { name = "runtimes.create", method = "POST", path = "/v1/runtimes", path_v2 = "/v2/runtimes", takes = "body", result = "runtime" },
  { name = "runtimes.get", method = "GET", path = "/v1/runtimes/{runtimeId}", takes = "query", result = "runtime", on = "runtime:refresh", repeatable = true },
  { name = "runtimes.update", method = "PATCH", path = "/v1/runtimes/{runtimeId}", takes = "body", result = "runtime", on = "runtime:update", repeatable = true },
  { name = "runtimes.start", method = "POST", path = "/v1/runtimes/{runtimeId}/start", path_v2 = "/v2/runtimes/{runtimeId}/start", takes = "body", result = "session", on = "runtime:start", idempotency = { always = true, v1 = true }, tells = { activeRunId = { "runtime.activeRunId", "run.id", "runId", "connection.runId" }, status = { "runtime.status", "status" } } },
  { name = "runtimes.stop", method = "POST", path = "/v1/runtimes/{runtimeId}/stop", result = "ended", on = "runtime:stop", repeatable = true, tells = { status = { "status" } } },
  { name = "runtimes.delete", method = "DELETE", path = "/v1/runtimes/{runtimeId}", takes = "query", result = "ended", on = "runtime:delete", repeatable = true },
  { name = "spaces.list", method = "GET", path = "/v1/spaces", takes = "query", result = "list", items = "space", each = true, repeatable = true },
  { name = "spaces.create", method = "POST", path = "/v1/spaces", takes = "body", result = "space" },
  { name = "spaces.get", method = "GET", path = "/v1/spaces/{spaceId}", result = "space", on = "space:refresh", repeatable = true },
  { name = "spaces.update", method = "PATCH", path = "/v1/spaces/{spaceId}", takes = "body", result = "space", on = "space:update", repeatable = true },
  { name = "spaces.delete", method = "DELETE", path = "/v1/spaces/{spaceId}", on = "space:delete", repeatable = true },
  { name = "spaces.runtimes.list", method = "GET", path = "/v1/spaces/{id}/runtimes", result = "list", items = "runtime", on = "space:runtimes", repeatable = true, argument = "space id" },
  { name = "subaccounts.list", method = "GET", path = "/v1/subaccounts", takes = "query", result = "list", each = true, repeatable = true },
  { name = "subaccounts.create", method = "POST", path = "/v1/subaccounts", takes = "body" },
  { name = "subaccounts.get", method = "GET", path = "/v1/subaccounts/{subaccountId}", takes = "query", repeatable = true },
  { name = "subaccounts.update", method = "PATCH", path = "/v1/subaccounts/{subaccountId}", takes = "body", repeatable = true },
  { name = "subaccounts.archive", method = "POST", path = "/v1/subaccounts/{subaccountId}/archive", repeatable = true },
  { name = "subaccounts.usage.list", method = "GET", path = "/v1/subaccounts/usage", takes = "query", result = "list", each = true, repeatable = true },
  { name = "tool_calls.list", method = "GET", path = "/v1/tool-calls", takes = "query", result = "list", items = "tool_call", each = true, repeatable = true },
  { name = "tool_calls.get", method = "GET", path = "/v1/tool-calls/{toolCallId}", result = "tool_call", on = "tool_call:refresh", repeatable = true },
  { name = "tool_calls.cancel", method = "POST", path = "/v1/tool-calls/{toolCallId}/cancel", result = "tool_call", on = "tool_call:cancel", repeatable = true },
  { name = "tool_calls.respond", method = "POST", path = "/v1/tool-calls/{toolCallId}/respond", takes = "value", result = "tool_call", on = "tool_call:respond", own = true },
  { name = "tool_calls.result", method = "GET", path = "/v1/tool-calls/{toolCallId}/result", takes = "query", result = "result", on = "tool_call:result", repeatable = true, waits = "waitSeconds" },
  { name = "tools.list", method = "GET", path = "/v1/tools", takes = "query", result = "list", each = true, repeatable = true },
  { name = "tools.create", method = "POST", path = "/v1/tools", takes = "body" },
  { name = "tools.get", method = "GET", path = "/v1/tools/{toolRef}", repeatable = true },
  { name = "tools.update", method = "PATCH", path = "/v1/tools/{toolRef}", takes = "body" },
  { name = "tools.delete", method = "DELETE", path = "/v1/tools/{toolRef}", repeatable = true },
  { name = "tools.call", method = "POST", path = "/v1/tools/{toolRef}/call", takes = "body", result = "value", idempotency = { v1 = true, v2 = true }, waits = 30, own = true },
  { name = "tools.calls.create", method = "POST", path = "/v1/tools/{toolRef}/calls", takes = "body", result = "tool_call", idempotency = { always = true, v1 = true, v2 = true }, own = true },
  { name = "toolsets.list", method = "GET", path = "/v1/toolsets", takes = "query", result = "list", each = true, repeatable = true },
  { name = "toolsets.create", method = "POST", path = "/v1/toolsets", takes = "body" },
  { name = "toolsets.get", method = "GET", path = "/v1/toolsets/{toolsetId}", repeatable = true },
  { name = "toolsets.update", method = "PATCH", path = "/v1/toolsets/{toolsetId}", takes = "body", repeatable = true },
  { name = "toolsets.delete", method = "DELETE", path = "/v1/toolsets/{toolsetId}", repeatable = true },
  { name = "usage.get", method = "GET", path = "/v1/usage", repeatable = true },
  { name = "views.list", method = "GET", path = "/v1/views", takes = "query", result = "list", items = "view", each = true, repeatable = true },
  { name = "views.create", method = "POST", path = "/v1/views", takes = "body", result = "view" },
  { name = "views.get", method = "GET", path = "/v1/views/{viewId}", result = "view", on = "view:refresh", repeatable = true },
  { name = "views.delete", method = "DELETE", path = "/v1/views/{viewId}", on = "view:delete", repeatable = true },
  { name = "webhooks.list", method = "GET", path = "/v1/webhooks", takes = "query", result = "list", items = "webhook", each = true, repeatable = true },
  { name = "webhooks.create", method = "POST", path = "/v1/webhooks", takes = "body", result = "webhook" },
  { name = "webhooks.get", method = "GET", path = "/v1/webhooks/{webhookId}", result = "webhook", on = "webhook:refresh", repeatable = true },
  { name = "webhooks.update", method = "PATCH", path = "/v1/webhooks/{webhookId}", takes = "body", result = "webhook", on = "webhook:update", repeatable = true },
  { name = "webhooks.delete", method = "DELETE", path = "/v1/webhooks/{webhookId}", on = "webhook:delete", repeatable = true },
  { name = "webhooks.rotate_secret", method = "POST", path = "/v1/webhooks/{webhookId}/rotate-secret", on = "webhook:rotate_secret" },
  { name = "webhooks.test", method = "POST", path = "/v1/webhooks/{webhookId}/test", on = "webhook:test" },
  { name = "webhooks.deliveries.list", method = "GET", path = "/v1/webhooks/{webhookId}/deliveries", takes = "query", result = "list", each = true, on = "webhook:deliveries", repeatable = true },
  { name = "webhooks.deliveries.redeliver", method = "POST", path = "/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver", on = "webhook:redeliver" },
  { name = "workspaces.runtimes.create", method = "POST", path = "/v1/workspaces/{id}/runtimes", takes = "body", result = "runtime", argument = "workspace id" },
}

-- What the API's documents beside this file cannot say, a line an operation. `make generate` writes what follows from both.
--
--   1           its name in the client: "webhooks.deliveries.list" is client.webhooks.deliveries:list
--   2           what it does, in words
--   v1, v2      its operationId in v1.json and v2.json; where neither is said, v1's is the name with hyphens
--   result      what its answer becomes: a class ("run"), a list of objects of it ("list run") or of plain ones ("list"),
--               "session", "ended" (nothing is left to stop), "value" (any JSON), "result" (a value, or an error of kind
--               "pending"), "stream", "bytes"; nothing: a plain object
--   on          the object's method that does it to the object that has its id: "run:events"
--   repeatable  doing it twice is the same as doing it once, so that it may be tried again after it may have been processed
--   key         an Idempotency-Key: "always" sends a generated one; true sends the caller's; with one it is repeatable where
--               the document that is spoken declares it
--   waits       the server may wait before it answers: so many seconds, or as many as the query's field of that name says
--   own         the body's names are not the API's: those of a tool, or any JSON
--   form        of its two kinds of body this takes the form
--   tells       a field of the object -> where a successful answer tells it: the first place that is there counts
--   ends        the type of a stream's last event, where it has one
--   argument    what messages call the path's parameter, where its name does not tell
return {
  { "account.get", "reads the account", repeatable = true },
  { "account.update", "changes the account's branding; null clears, and the query's dryRun = true only validates", repeatable = true },

  { "ai.credentials.list", "lists the credentials for AI providers", result = "list", repeatable = true },
  { "ai.credentials.create", "stores a credential for an AI provider" },
  { "ai.credentials.get", "reads a credential", repeatable = true },
  { "ai.credentials.update", "changes a credential; null clears apiKey, baseUrl and defaultModel", repeatable = true },
  { "ai.credentials.delete", "deletes a credential", repeatable = true },
  { "ai.credentials.test", "tries a credential at its provider, which may cost tokens; ok = false in the answer says that it failed" },
  { "ai.models.list", "lists the AI models that there are, all in one page", result = "list", repeatable = true },

  { "api_keys.list", "lists the API keys", result = "list", repeatable = true },
  { "api_keys.create", "makes an API key; the answer's secret is shown this once" },
  { "api_keys.delete", "revokes an API key", repeatable = true },

  { "auth.whoami", "tells whose key it is, and what it may do", repeatable = true },

  { "browser.extensions.list", "lists the browser extensions", result = "list", repeatable = true },
  { "browser.extensions.create", "adds a browser extension from its URL in the Chrome Web Store" },
  { "browser.extensions.upload", "adds a browser extension from a file", v1 = "browser.extensions.create", form = true },
  { "browser.extensions.get", "reads a browser extension", repeatable = true },
  { "browser.extensions.update", "renames a browser extension", repeatable = true },
  { "browser.extensions.delete", "deletes a browser extension that no runtime uses", repeatable = true },

  { "conversations.list", "lists the conversations", result = "list conversation", repeatable = true },
  { "conversations.create", "begins a conversation with an agent in an active runtime", result = "conversation" },
  { "conversations.get", "reads a conversation and a page of its messages (nextMessageCursor, messageCursor); streamCursor is where its stream goes on",
    result = "conversation", on = "conversation:refresh", repeatable = true },
  { "conversations.update", "changes a conversation; null clears title and toolsetId", result = "conversation",
    on = "conversation:update", repeatable = true },
  { "conversations.cancel", "cancels the turn that is active now; turnId is absent in the answer where none was", on = "conversation:cancel" },
  { "conversations.messages.create", "sends a message: a turn begins, whose answer comes by the stream from its streamCursor",
    result = "turn", on = "conversation:send", key = "always" },
  { "conversations.stream", "streams what happens in a conversation", result = "stream", on = "conversation:stream", repeatable = true },

  { "files.list", "lists files; with include = \"folders\" the list has folders too", result = "list file", repeatable = true },
  { "files.upload", "uploads a file; the space is the query's spaceId", result = "file" },
  { "files.get", "reads what is known of a file", result = "file", on = "file:refresh", repeatable = true },
  { "files.update", "changes a file's name or metadata; null clears metadata", result = "file", on = "file:update", repeatable = true },
  { "files.delete", "deletes a file", on = "file:delete", repeatable = true },
  { "files.content", "downloads a file's bytes", result = "bytes", on = "file:content", repeatable = true },

  { "help.get", "reads the API's own help, in all or on one topic", v1 = "help", repeatable = true },

  { "notification_recipients.list", "lists who is notified", result = "list", repeatable = true },
  { "notification_recipients.create", "adds a recipient of notifications" },
  { "notification_recipients.update", "changes a recipient; null clears name", repeatable = true },
  { "notification_recipients.delete", "deletes a recipient", repeatable = true },

  { "proxies.list", "lists the proxies", result = "list", repeatable = true },
  { "proxies.create", "adds a proxy of one's own (type \"custom\") or takes a managed one, which may cost" },
  { "proxies.get", "reads a proxy", repeatable = true },
  { "proxies.update", "changes a proxy; null clears username and password", repeatable = true },
  { "proxies.delete", "deletes a proxy", repeatable = true },
  { "proxies.test", "tries a proxy; ok = false in the answer says that it failed", repeatable = true },
  { "proxies.geo.list", "lists the places that proxies can be in", result = "list", repeatable = true },
  { "proxies.locations.list", "lists the locations of proxies", result = "list", repeatable = true },
  { "proxies.pools.list", "lists the pools of managed proxies", result = "list", repeatable = true },
  { "proxies.pools.get", "reads a pool of managed proxies", repeatable = true },

  { "runs.list", "lists the runs", result = "list run", repeatable = true },
  { "runs.get", "reads a run", result = "run", on = "run:refresh", repeatable = true },
  { "runs.events.list", "lists what happened in a run", result = "list", on = "run:events", repeatable = true },
  { "runs.files.list", "lists the files that a run left", result = "list", on = "run:files", repeatable = true },
  { "runs.trace.list", "lists the spans of a run's trace", result = "list", on = "run:trace", repeatable = true },
  { "runs.stream", "streams what happens in a run", result = "stream", on = "run:stream", repeatable = true, ends = "run.ended" },

  { "runtimes.list", "lists the runtimes", result = "list runtime", repeatable = true },
  { "runtimes.create", "makes a runtime", v1 = "runtimes.create", v2 = "v-2-runtimes-create", result = "runtime" },
  { "runtimes.get", "reads a runtime", result = "runtime", on = "runtime:refresh", repeatable = true },
  { "runtimes.update", "changes a runtime; its config only while it is stopped", v1 = "runtimes.update", v2 = "update",
    result = "runtime", on = "runtime:update", repeatable = true },
  { "runtimes.start", "starts a runtime, and answers once it has started", v1 = "runtimes.start", v2 = "v-2-runtimes-start",
    result = "session", on = "runtime:start", key = "always",
    tells = { status = { "runtime.status", "status" }, activeRunId = { "runtime.activeRunId", "run.id", "runId", "connection.runId" } } },
  { "runtimes.stop", "stops a runtime's active run", result = "ended", on = "runtime:stop", repeatable = true,
    tells = { status = { "status" } } },
  { "runtimes.delete", "deletes a runtime", result = "ended", on = "runtime:delete", repeatable = true },

  { "spaces.list", "lists the spaces", result = "list space", repeatable = true },
  { "spaces.create", "makes a space", result = "space" },
  { "spaces.get", "reads a space", result = "space", on = "space:refresh", repeatable = true },
  { "spaces.update", "changes a space; null removes a mount of its environment", result = "space", on = "space:update", repeatable = true },
  { "spaces.delete", "deletes a space in which no runtime runs", on = "space:delete", repeatable = true },
  { "spaces.runtimes.list", "lists a space's runtimes, all in one page", v2 = "runtimes-list", result = "list runtime",
    on = "space:runtimes", repeatable = true, argument = "space id" },

  { "subaccounts.list", "lists the subaccounts", result = "list", repeatable = true },
  { "subaccounts.create", "makes a subaccount" },
  { "subaccounts.get", "reads a subaccount", repeatable = true },
  { "subaccounts.update", "changes a subaccount; null clears externalId, metadata and each of limits", repeatable = true },
  { "subaccounts.archive", "archives a subaccount", repeatable = true },
  { "subaccounts.usage.list", "lists what each subaccount has used", result = "list", repeatable = true },

  { "tool_calls.list", "lists the calls of tools", result = "list tool_call", repeatable = true },
  { "tool_calls.get", "reads a tool call", result = "tool_call", on = "tool_call:refresh", repeatable = true },
  { "tool_calls.cancel", "cancels a tool call", result = "tool_call", on = "tool_call:cancel", repeatable = true },
  { "tool_calls.respond", "answers what a tool call asks for, with any JSON", result = "tool_call", on = "tool_call:respond", own = true },
  { "tool_calls.result", "waits for a tool call's result, any JSON; while it is pending an error of kind \"pending\" has the call in err.call",
    result = "result", on = "tool_call:result", repeatable = true, waits = "waitSeconds" },

  { "tools.list", "lists the tools, built in and of one's own", result = "list", repeatable = true },
  { "tools.create", "makes a tool: a webhook, hosted source or a workflow" },
  { "tools.get", "reads a tool", repeatable = true },
  { "tools.update", "changes a tool; null clears authSecretName" },
  { "tools.delete", "deletes a tool", repeatable = true },
  { "tools.call", "calls a tool and waits for its result, any JSON; the header BCTRL-Runtime-Id names the runtime", result = "value",
    key = true, waits = 30, own = true },
  { "tools.calls.create", "begins to call a tool; the header BCTRL-Runtime-Id names the runtime", result = "tool_call",
    key = "always", own = true },

  { "toolsets.list", "lists the toolsets", result = "list", repeatable = true },
  { "toolsets.create", "makes a toolset" },
  { "toolsets.get", "reads a toolset", repeatable = true },
  { "toolsets.update", "changes a toolset; null clears description", repeatable = true },
  { "toolsets.delete", "deletes a toolset", repeatable = true },

  { "usage.get", "reads what the account has used in this cycle", repeatable = true },

  { "views.list", "lists the views", result = "list view", repeatable = true },
  { "views.create", "makes a view of a space, a runtime or a run; token and url are secrets, shown this once", result = "view" },
  { "views.get", "reads a view", result = "view", on = "view:refresh", repeatable = true },
  { "views.delete", "revokes a view at once", on = "view:delete", repeatable = true },

  { "webhooks.list", "lists the webhooks", result = "list webhook", repeatable = true },
  { "webhooks.create", "makes a webhook; the answer's secret is shown this once", result = "webhook" },
  { "webhooks.get", "reads a webhook", result = "webhook", on = "webhook:refresh", repeatable = true },
  { "webhooks.update", "changes a webhook; null clears name, enabled = false pauses it", result = "webhook",
    on = "webhook:update", repeatable = true },
  { "webhooks.delete", "deletes a webhook", on = "webhook:delete", repeatable = true },
  { "webhooks.rotate_secret", "makes a new secret, shown this once; the old one ends at once", on = "webhook:rotate_secret" },
  { "webhooks.test", "sends a delivery to try a webhook", on = "webhook:test" },
  { "webhooks.deliveries.list", "lists a webhook's deliveries", result = "list", on = "webhook:deliveries", repeatable = true },
  { "webhooks.deliveries.redeliver", "sends a delivery again", on = "webhook:redeliver" },

  { "workspaces.runtimes.create", "makes a runtime in a workspace", v2 = "runtimes-create", result = "runtime", argument = "workspace id" },
}

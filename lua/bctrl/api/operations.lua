--- The API as data: one row an operation, and nothing about an operation written anywhere else in this library.
---
--- A row's fields:
---   name        namespaces and method, as `client.<name>`: "spaces.runtimes.list" is client.spaces.runtimes:list
---   method      HTTP method
---   path        path template of each generation of the API; `path.v2` also serves v1 where there is no `path.v1`
---   takes       "body", "query" or nothing
---   result      what the answer becomes: "runtime", "session", "page"; "ended" for what ends a session; a plain table
---               where there is none
---   repeatable  doing it twice is the same as doing it once: it may be tried again after it may have been processed
---   idempotency how it takes an Idempotency-Key: `always` sends a generated one; `v1`, `v2` tell which contract declares it
---   argument    what the path's parameter is called in error messages; a list where there are several
---   fields      names of the body's or query's own fields that are also call options, and so not to be refused there

---@class bctrl.Operation
---@field name string
---@field method string
---@field path { v2: string, v1: string? }
---@field takes "body"|"query"|nil
---@field result "runtime"|"session"|"page"|"ended"|nil
---@field repeatable boolean?
---@field idempotency { always: boolean?, v1: boolean?, v2: boolean? }?
---@field argument string|string[]|nil
---@field fields table<string, boolean>?

---@type bctrl.Operation[]
return {
  {
    name = "runtimes.create",
    method = "POST",
    path = { v2 = "/v2/runtimes", v1 = "/v1/runtimes" },
    takes = "body",
    result = "runtime",
  },
  {
    name = "runtimes.start",
    method = "POST",
    path = { v2 = "/v2/runtimes/{runtimeId}/start", v1 = "/v1/runtimes/{runtimeId}/start" },
    takes = "body",
    result = "session",
    idempotency = { always = true, v1 = true },
    argument = "runtime id",
  },
  {
    name = "runtimes.update",
    method = "PATCH",
    path = { v2 = "/v1/runtimes/{runtimeId}" },
    takes = "body",
    result = "runtime",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.list",
    method = "GET",
    path = { v2 = "/v1/runtimes" },
    takes = "query",
    result = "page",
    repeatable = true,
  },
  {
    name = "runtimes.get",
    method = "GET",
    path = { v2 = "/v1/runtimes/{runtimeId}" },
    takes = "query",
    result = "runtime",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.stop",
    method = "POST",
    path = { v2 = "/v1/runtimes/{runtimeId}/stop" },
    result = "ended",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.delete",
    method = "DELETE",
    path = { v2 = "/v1/runtimes/{runtimeId}" },
    takes = "query",
    result = "ended",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "spaces.list",
    method = "GET",
    path = { v2 = "/v1/spaces" },
    takes = "query",
    result = "page",
    repeatable = true,
  },
  {
    name = "spaces.create",
    method = "POST",
    path = { v2 = "/v1/spaces" },
    takes = "body",
  },
  {
    name = "spaces.get",
    method = "GET",
    path = { v2 = "/v1/spaces/{spaceId}" },
    takes = "query",
    repeatable = true,
    argument = "space id",
  },
  {
    name = "spaces.runtimes.list",
    method = "GET",
    path = { v2 = "/v1/spaces/{id}/runtimes" },
    result = "page",
    repeatable = true,
    argument = "space id",
  },
  {
    name = "workspaces.runtimes.create",
    method = "POST",
    path = { v2 = "/v1/workspaces/{id}/runtimes" },
    takes = "body",
    result = "runtime",
    argument = "workspace id",
  },
}

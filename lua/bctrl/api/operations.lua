--- The API as data: one entry an operation, and nothing about an operation written anywhere else in this library.
---
--- `path` is v1's, and v2's too where there is no `path_v2`. `idempotency.always` sends a generated Idempotency-Key, and `v1`, `v2`
--- tell which contract declares one. An operation is repeatable where doing it twice is the same as doing it once, so that it may
--- be tried again after it may have been processed.

---@class bctrl.Operation
---@field name string namespaces and method: "spaces.runtimes.list" is client.spaces.runtimes:list
---@field method string HTTP method
---@field path string a template: "/v1/runtimes/{runtimeId}"
---@field path_v2 string? where v2's is another
---@field takes "body"|"query"|"form"|nil
---@field result "runtime"|"session"|"list"|"ended"|"bytes"|nil what the answer becomes; "ended": nothing is left to stop; nil: a plain table
---@field items "runtime"|nil what a list's items become
---@field repeatable boolean?
---@field idempotency { always: boolean?, v1: boolean?, v2: boolean? }?
---@field argument string|string[]|nil what error messages call the path's parameter; a list where there are several
---@field fields table<string, boolean>? the body's or query's own fields that are also call options, and so not refused there

---@type bctrl.Operation[]
return {
  {
    name = "runtimes.create",
    method = "POST",
    path = "/v1/runtimes",
    path_v2 = "/v2/runtimes",
    takes = "body",
    result = "runtime",
  },
  {
    name = "runtimes.start",
    method = "POST",
    path = "/v1/runtimes/{runtimeId}/start",
    path_v2 = "/v2/runtimes/{runtimeId}/start",
    takes = "body",
    result = "session",
    idempotency = { always = true, v1 = true },
    argument = "runtime id",
  },
  {
    name = "runtimes.update",
    method = "PATCH",
    path = "/v1/runtimes/{runtimeId}",
    takes = "body",
    result = "runtime",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.list",
    method = "GET",
    path = "/v1/runtimes",
    takes = "query",
    result = "list",
    items = "runtime",
    repeatable = true,
  },
  {
    name = "runtimes.get",
    method = "GET",
    path = "/v1/runtimes/{runtimeId}",
    takes = "query",
    result = "runtime",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.stop",
    method = "POST",
    path = "/v1/runtimes/{runtimeId}/stop",
    result = "ended",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "runtimes.delete",
    method = "DELETE",
    path = "/v1/runtimes/{runtimeId}",
    takes = "query",
    result = "ended",
    repeatable = true,
    argument = "runtime id",
  },
  {
    name = "spaces.list",
    method = "GET",
    path = "/v1/spaces",
    takes = "query",
    result = "list",
    repeatable = true,
  },
  {
    name = "spaces.create",
    method = "POST",
    path = "/v1/spaces",
    takes = "body",
  },
  {
    name = "spaces.get",
    method = "GET",
    path = "/v1/spaces/{spaceId}",
    takes = "query",
    repeatable = true,
    argument = "space id",
  },
  {
    name = "spaces.runtimes.list",
    method = "GET",
    path = "/v1/spaces/{id}/runtimes",
    result = "list",
    items = "runtime",
    repeatable = true,
    argument = "space id",
  },
  {
    name = "workspaces.runtimes.create",
    method = "POST",
    path = "/v1/workspaces/{id}/runtimes",
    takes = "body",
    result = "runtime",
    argument = "workspace id",
  },
}

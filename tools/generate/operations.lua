-- lua/bctrl/api/operations.lua: what the client needs of each operation, a row each.
local HEAD = [=[
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
]=]

local function literal(value)
  if type(value) == "string" then
    return '"' .. value .. '"'
  elseif type(value) ~= "table" then
    return tostring(value)
  end
  local parts = {}
  if value[1] then
    for i, each in ipairs(value) do
      parts[i] = literal(each)
    end
  else
    for name, each in pairs(value) do
      parts[#parts + 1] = name .. " = " .. literal(each)
    end
    table.sort(parts)
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local FIELDS = { "method", "path", "path_v2", "takes", "result", "items", "each", "on", "repeatable", "idempotency", "waits", "own", "ends", "tells",
  "argument", "fields" }

return function(model)
  local out = { HEAD }
  for _, operation in ipairs(model.operations) do
    local line = operation.line
    local row = {
      on = line.on, repeatable = line.repeatable, waits = line.waits, own = line.own, ends = line.ends,
      tells = line.tells,
      argument = line.argument,
    }
    out[#out + 1] = ("  { name = %q"):format(operation.name)
    for _, field in ipairs(FIELDS) do
      local value = row[field]
      if value == nil then
        value = operation[field]
      end
      if value then
        out[#out + 1] = ", " .. field .. " = " .. literal(value)
      end
    end
    out[#out + 1] = " },\n"
  end
  out[#out + 1] = "}\n"
  return table.concat(out)
end

-- docs/reference/: a page a namespace from the contract, and the options, errors and objects from the library's annotations.
local annotations = require "generate.annotations"
local schemas = require "generate.schemas"

local NOTE = "<!-- Written by `make generate`; do not edit. -->\n"

local function cell(text)
  return (text:gsub("|", "\\|"):gsub("\n", " "))
end

local function code(text)
  return text == "" and "" or "`" .. text:gsub("bctrl%.v[12]%.", ""):gsub("|", "\\|") .. "`"
end

-- As `code`, but for types, whose bars are "or".
local function type_text(kind)
  return code((kind:gsub("%?$", ""):gsub("|nil$", ""):gsub("bctrl%.v[12]%.Rfc3339Timestamp", "string")))
end

local function request_of(operation)
  local request = operation.method .. " " .. (operation.path_v2 or operation.path)
  return operation.path_v2 and ("%s (v1: %s %s)"):format(request, operation.method, operation.path) or request
end

-- Of a schema that may be a reference, its properties with what is required; unions give those of all members.
local function properties_of(document, schema, into, required, is_member)
  if schema["$ref"] then
    return properties_of(document, document.schemas[schema["$ref"]:match("[^/]+$")] or {}, into, required, is_member)
  end
  for name, property in pairs(schema.properties or {}) do
    into[name] = into[name] or {}
    table.insert(into[name], property)
  end
  for _, name in ipairs(schema.required or {}) do
    required[name] = is_member and (required[name] or "in some forms") or "yes"
  end
  for _, each in ipairs(schema.oneOf or schema.anyOf or {}) do
    properties_of(document, each, into, required, true)
  end
  return into, required
end

local function named_types(document, kind, seen)
  for name in kind:gmatch("bctrl%.v[12]%.([%w_]+)") do
    if not seen[name] and name ~= "Rfc3339Timestamp" then
      seen[name] = true
      seen[#seen + 1] = name
    end
  end
  return document
end

local function write_fields(out, document, properties, required, seen)
  out[#out + 1] = "| field | type | required | |\n|---|---|---|---|"
  for _, name in ipairs(schemas.sorted(properties)) do
    local kinds = {} -- of each member of a union that has it
    for _, property in ipairs(properties[name]) do
      local kind = schemas.type(document.generation, property, "bctrl.Null"):gsub("bctrl%.Null", "null")
      named_types(document, kind, seen)
      kind = type_text(kind):match("^`(.*)`$")
      for each in kind:gmatch(kind:find "[{(<]" and ".+" or "[^|\\]+") do
        if not kinds[each] then
          kinds[each], kinds[#kinds + 1] = true, each
        end
      end
    end
    out[#out + 1] = ("| `%s` | `%s` | %s | %s |"):format(name, table.concat(kinds, "\\|"), required[name] or "",
      cell(schemas.notes(document, name, properties[name][1])))
  end
end

local function signature(operation)
  local arguments = {}
  for _, parameter in ipairs(operation.parameters) do
    arguments[#arguments + 1] = parameter == "id" and operation.line.argument:gsub(" ", "_")
      or parameter:gsub("%u", function(letter) return "_" .. letter:lower() end)
  end
  arguments[#arguments + 1] = operation.takes or "nil"
  arguments[#arguments + 1] = "options"
  local names, method = operation.name:match("^(.*)%.([^.]+)$")
  return ("client.%s:%s(%s)"):format(names, method, table.concat(arguments, ", ")), names
end

local function answer_text(model, operation, seen)
  local kinds = {}
  for _, generation in ipairs { "v2", "v1" } do
    local said = operation.said[generation]
    local schema = said and said.answers[1].schema
    if schema then
      local kind = schemas.type(generation, schema, "null")
      named_types(model[generation], kind, seen)
      kinds[#kinds + 1] = type_text(kind)
    end
  end
  local result, fields = operation.result, #kinds > 0 and ", with the fields of " .. table.concat(kinds, " or ") or ""
  if result == "list" then
    return ("a list of %s: %s"):format(operation.items and "objects of class `" .. operation.items .. "`" or "tables", table.concat(kinds, " or "))
  elseif result == "value" or result == "result" then
    return "any JSON value"
  elseif result == "stream" then
    return "a stream"
  elseif result == "bytes" then
    return "the bytes"
  elseif result and result ~= "ended" then
    return ("an object of class `%s`%s"):format(result, fields)
  end
  return "a table" .. fields
end

local function write_operation(out, model, operation, seen)
  local call, names = signature(operation)
  out[#out + 1] = ("\n## %s:%s\n"):format(names, operation.name:match("[^.]+$"))
  out[#out + 1] = "```lua\n" .. call .. "\n```\n"
  out[#out + 1] = ("`%s`: %s.\n"):format(request_of(operation), operation.words)
  for _, generation in ipairs { "v2", "v1" } do
    local said = operation.said[generation]
    if said then
      local document, suffix = model[generation], operation.said.v1 and operation.said.v2 and ", " .. generation or ""
      local body = said.body
      if operation.takes == "form" then
        body = said.form
      end
      if operation.takes == "value" then
        out[#out + 1] = "Body: any JSON value; `bctrl.null` is null.\n"
      elseif body and operation.line.own then
        out[#out + 1] = "Body: the tool's own input, an object.\n"
      elseif body then
        local properties, required = properties_of(document, body, {}, {})
        out[#out + 1] = ("Body%s%s:\n"):format(operation.takes == "form" and " (a form)" or "", suffix)
        write_fields(out, document, properties, required, seen)
        out[#out + 1] = ""
      end
      if #said.query > 0 then
        out[#out + 1] = ("Query%s%s:\n"):format(body and ", as the option `query`" or "", suffix)
        out[#out + 1] = "| field | type | |\n|---|---|---|"
        for _, parameter in ipairs(said.query) do
          local kind = schemas.type(generation, parameter.schema, "nil")
          out[#out + 1] = ("| `%s` | %s | %s |"):format(parameter.name, type_text(kind), cell(schemas.notes(document, parameter.name, parameter.schema)))
        end
        out[#out + 1] = ""
      end
    end
  end
  out[#out + 1] = "Returns " .. answer_text(model, operation, seen) .. "; or nil and an error.\n"
  local line, notes = operation.line, {}
  if operation.each then
    notes[#notes + 1] = ("`%s` goes through the items of all pages."):format((call:gsub(":list%(", ":each(")))
  end
  if line.on then
    notes[#notes + 1] = ("Of the object itself: `%s`."):format(line.on)
  end
  notes[#notes + 1] = line.repeatable and "Tried again where that may help."
    or operation.idempotency and ("%s; under one it is tried again where that may help%s."):format(
      operation.idempotency.always and "Sends a generated Idempotency-Key" or "Takes the option `idempotency_key`",
      operation.idempotency.v2 and "" or ", in v1, whose document declares it")
    or "Tried again only where it cannot have been processed."
  if line.waits then
    notes[#notes + 1] = type(line.waits) == "number" and ("The server may take its time: %d s are added to `timeout` and `attempt_timeout`."):format(line.waits)
      or ("`%s` is added to `timeout` and `attempt_timeout`."):format(line.waits)
  end
  local statuses = {}
  for _, generation in ipairs { "v1", "v2" } do
    for _, status in ipairs(operation.said[generation] and operation.said[generation].statuses or {}) do
      if not statuses[status] then
        statuses[status] = true
        statuses[#statuses + 1] = status
      end
    end
  end
  if #statuses > 0 then
    notes[#notes + 1] = "Errors that the document names: " .. table.concat(statuses, ", ") .. "."
  end
  out[#out + 1] = table.concat(notes, " ")
end

local function write_schemas(out, model, seen)
  if #seen == 0 then
    return
  end
  local first = #out + 1
  local written = {}
  while #seen > 0 do
    local name = table.remove(seen, 1)
    for _, generation in ipairs { "v2", "v1" } do
      local document = model[generation]
      local schema = document.schemas[name]
      if schema and not written[generation .. name] then
        written[generation .. name] = true
        local properties, required = properties_of(document, schema, {}, {})
        out[#out + 1] = ("\n### %s (%s)\n"):format(name, generation)
        if next(properties) then
          write_fields(out, document, properties, required, seen)
        else
          local kind = schemas.type(generation, schema, "null")
          named_types(document, kind, seen)
          out[#out + 1] = type_text(kind)
        end
      end
    end
  end
  table.insert(out, first, "\n## Fields")
end

local function namespace_page(model, name, operations)
  local out, seen = { NOTE, ("# client.%s"):format(name) }, {}
  for _, operation in ipairs(operations) do
    write_operation(out, model, operation, seen)
  end
  write_schemas(out, model, seen)
  return table.concat(out, "\n") .. "\n"
end

local function table_of_fields(fields, head)
  local out = { head or "| name | type | |\n|---|---|---|" }
  for _, field in ipairs(fields) do
    out[#out + 1] = ("| `%s` | %s | %s |"):format(field.name, type_text(field.type), cell(field.text))
  end
  return table.concat(out, "\n")
end

local function options_page()
  local path = "lua/bctrl/base/options.lua"
  return table.concat({
    NOTE, "# Options\n", "Times are in seconds.\n", "## Of `bctrl.new` and `client:with`\n",
    "`max_connections`, `wait`, `blocking` and `on_error` belong to the shared loop and are refused by `with`.\n",
    table_of_fields(annotations.fields(path, "bctrl.Options")), "\n## Of a call\n",
    table_of_fields(annotations.fields(path, "bctrl.CallOptions")), "\n## Of `client:request`, beside them\n",
    table_of_fields(annotations.fields(path, "bctrl.RequestOptions")),
  }, "\n") .. "\n"
end

local function errors_page()
  return table.concat({
    NOTE, "# Errors and events\n", "A call that fails returns nil and an error; with `errors = \"raise\"` it raises it.",
    "Success is `err == nil`: a JSON `false` or `null` is a legal value.\n", "## An error\n",
    table_of_fields(annotations.fields("lua/bctrl/errors.lua", "bctrl.Error")), "\n## A response\n",
    "What the option `response` is filled with, and `err.response`.\n",
    table_of_fields(annotations.fields("lua/bctrl/call/answer.lua", "bctrl.Response")), "\n## An event\n",
    "What `on_event` and a `log` function get, once an attempt.\n",
    table_of_fields(annotations.fields("lua/bctrl/call/events.lua", "bctrl.Event")),
  }, "\n") .. "\n"
end

local CLASSES = {
  { "Client", "lua/bctrl/client/init.lua", "client" },
  { "List", "lua/bctrl/api/list.lua", "list" },
  { "Stream", "lua/bctrl/call/stream.lua", "stream" },
  { "Task", "lua/bctrl/loop/tasks.lua", "task" },
}
local OBJECTS = {
  runtime = { "Runtime", "lua/bctrl/api/resources/runtime.lua" },
  session = { "Session", "lua/bctrl/api/resources/session.lua" },
  run = { "Run", "lua/bctrl/api/resources/waits.lua" },
  tool_call = { "ToolCall", "lua/bctrl/api/resources/waits.lua" },
  turn = { "Turn", "lua/bctrl/api/resources/waits.lua" },
}

local function write_functions(out, path, class, owner)
  for _, entry in ipairs(annotations.functions(path, class)) do
    out[#out + 1] = ("\n### %s:%s(%s)\n"):format(owner, entry.name, entry.arguments)
    out[#out + 1] = table.concat(entry.words, "\n") .. "\n"
    for _, param in ipairs(entry.params) do
      out[#out + 1] = ("- `%s`: %s %s"):format(param.name, type_text(param.type), param.text)
    end
    for _, returned in ipairs(entry.returns) do
      out[#out + 1] = ("- returns %s %s"):format(type_text(returned.type), returned.text)
    end
  end
end

-- The objects that drive a browser: class, what its methods are called on, and the files and names that they are in.
local DRIVING = {
  { "Browser", "browser", { "init", "Browser" } },
  { "Page", "page", { "page", "Page" }, { "navigation", "Methods" }, { "doing", "Methods" }, { "reading", "Methods" }, { "frame", "Methods" },
    { "pictures", "Methods" }, { "hearing", "Methods" }, { "downloads", "Methods" }, { "traffic", "Methods" }, { "state", "Methods" } },
  { "Mouse", "mouse", { "input", "Mouse" } },
  { "Keyboard", "keyboard", { "input", "Keyboard" } },
  { "Dialog", "dialog", { "hearing", "Dialog" } },
  { "Download", "download", { "downloads", "Download" } },
  { "PageResponse", "response", { "traffic", "Response" } },
  { "Route", "route", { "traffic", "Route" } },
  { "View", "view", { "view", "View" } },
  { "BrowserContext", "context", { "init", "Context" } },
  { "Cdp", "cdp", { "cdp", "Cdp" } },
  { "Events", "events", { "events", "Events" } },
  { "Subscription", "subscription", { "subscription", "Subscription" } },
}

local function driving_page()
  local out = {
    NOTE, "# Driving a browser\n",
    "`session:browser()` and `client:browser(url, options)` return a browser. A call that fails returns nil and an error, of kind `browser`",
    "(the protocol's refusal: `code`), `script` (an exception in the page: `stack`), `gone` (`reason`: closed, crashed, navigated, disconnected),",
    "or `timeout`. A frame has the methods of a page that are about elements and scripts.\n", "## Options of a connection\n",
    table_of_fields(annotations.fields("lua/bctrl/browser/open.lua", "bctrl.BrowserOptions")),
    "\n## Options of page:screenshot\n",
    table_of_fields(annotations.fields("lua/bctrl/browser/pictures.lua", "bctrl.ScreenshotOptions")),
    "\n## Options of page:emulate\n",
    table_of_fields(annotations.fields("lua/bctrl/browser/state.lua", "bctrl.EmulateOptions")),
    "\n## What page:storage returns\n",
    table_of_fields(annotations.fields("lua/bctrl/browser/storage.lua", "bctrl.Storage")),
  }
  for _, class in ipairs(DRIVING) do
    out[#out + 1] = "\n## " .. class[1]
    for i = 3, #class do
      write_functions(out, "lua/bctrl/browser/" .. class[i][1] .. ".lua", class[i][2], class[2])
    end
  end
  return table.concat(out, "\n") .. "\n"
end

local function objects_page(model)
  local out = {
    NOTE, "# Objects\n",
    "Plain tables of the API's own fields with methods behind them. `update`, `refresh` and what else answers with the object replace its",
    "fields by the answer's. A field of the API that is named as a method shadows it: `bctrl.Runtime.stop(runtime)` still works.",
  }
  for _, class in ipairs(CLASSES) do
    out[#out + 1] = "\n## " .. class[1]
    write_functions(out, class[2], class[1], class[3])
  end
  local kinds = { session = {}, turn = {} }
  for _, operation in ipairs(model.operations) do
    local kind, method = (operation.line.on or ""):match("^(.*):(.*)$")
    if kind then
      kinds[kind] = kinds[kind] or {}
      table.insert(kinds[kind], { method, operation })
    end
  end
  for _, kind in ipairs(schemas.sorted(kinds)) do
    out[#out + 1] = "\n## " .. kind .. "\n"
    if #kinds[kind] > 0 then
      out[#out + 1] = "| method | request | |\n|---|---|---|"
    end
    for _, each in ipairs(kinds[kind]) do
      local operation = each[2]
      local arguments = {}
      for i = 2, #operation.parameters do
        arguments[#arguments + 1] = operation.parameters[i]:gsub("%u", function(letter) return "_" .. letter:lower() end)
      end
      arguments[#arguments + 1] = operation.takes or "nil"
      arguments[#arguments + 1] = "options"
      out[#out + 1] = ("| `%s:%s(%s)` | %s | %s |"):format(kind, each[1], table.concat(arguments, ", "), request_of(operation), cell(operation.words))
    end
    if OBJECTS[kind] then
      write_functions(out, OBJECTS[kind][2], OBJECTS[kind][1], kind)
    end
  end
  return table.concat(out, "\n") .. "\n"
end

local function index_page(model)
  local out = {
    NOTE, "# Reference\n", "[Options](options.md) · [Errors and events](errors.md) · [Objects](objects.md) · [Driving a browser](driving.md)\n",
    "Arguments are always, in this order: the path's parameters, the body (or the query where there is no body; nil where there is",
    "neither), [options](options.md) for this call. A list with pages has `each` beside `list`.\n",
    "| call | request | |\n|---|---|---|",
  }
  for _, operation in ipairs(model.operations) do
    local call, names = signature(operation)
    out[#out + 1] = ("| [`%s`](%s.md) | %s | %s |"):format(call, names:match("^[^.]+"), request_of(operation), cell(operation.words))
  end
  return table.concat(out, "\n") .. "\n"
end

---@return table<string, string> path -> text
return function(model)
  local built = {}
  for _, operation in ipairs(model.operations) do
    if not operation.is_pending then
      built[#built + 1] = operation
    end
  end
  model = { v1 = model.v1, v2 = model.v2, operations = built }
  local files = {
    ["docs/reference/README.md"] = index_page(model),
    ["docs/reference/options.md"] = options_page(),
    ["docs/reference/errors.md"] = errors_page(),
    ["docs/reference/objects.md"] = objects_page(model),
    ["docs/reference/driving.md"] = driving_page(),
  }
  local pages = {}
  for _, operation in ipairs(model.operations) do
    local name = operation.name:match("^[^.]+")
    pages[name] = pages[name] or {}
    table.insert(pages[name], operation)
  end
  for name, operations in pairs(pages) do
    files["docs/reference/" .. name .. ".md"] = namespace_page(model, name, operations)
  end
  return files
end

-- From contract/devtools.json, the Chrome DevTools Protocol: the names that a running program needs, and the editors' types.
local dkjson = require "dkjson"

local devtools = {}

local file = assert(io.open("contract/devtools.json", "rb"))
local document = assert(dkjson.decode(file:read("*a")))
file:close()

-- Texts of names, wrapped: `Page = "close navigate …",` in lines that a reader can take in.
local function wrapped(key, names)
  local lines, line = {}, ""
  for _, name in ipairs(names) do
    if #line + #name > 90 then
      lines[#lines + 1] = line
      line = ""
    end
    line = line .. (line == "" and "" or " ") .. name
  end
  lines[#lines + 1] = line
  if #lines == 1 then
    return ('    %s = "%s",'):format(key, lines[1])
  end
  return ("    %s = [[%s]],"):format(key, table.concat(lines, "\n      "))
end

local function names_of(list)
  local names = {}
  for i, each in ipairs(list) do
    names[i] = each.name
  end
  table.sort(names)
  return names
end

local types = {} -- "Domain.Id" -> its declaration
for _, domain in ipairs(document.domains) do
  for _, each in ipairs(domain.types) do
    types[domain.domain .. "." .. each.id] = each
  end
end

local function full(domain, reference)
  return reference:find(".", 1, true) and reference or domain .. "." .. reference
end

local function is_array(domain, parameter)
  local kind = parameter["$ref"] and types[full(domain, parameter["$ref"])] or parameter
  return kind.type == "array"
end

---What a program is told by: lua/bctrl/browser/names.lua.
---@return string
function devtools.names()
  local out = {
    "--- The Chrome DevTools Protocol's names, of devtools-protocol " .. document.version .. ": for \"did you mean\", and which",
    "--- parameters are arrays. Written by `make generate` from contract/devtools.json; do not edit.",
    "",
    "return {",
    "  commands = {",
  }
  for _, domain in ipairs(document.domains) do
    if #domain.commands > 0 then
      out[#out + 1] = wrapped(domain.domain, names_of(domain.commands))
    end
  end
  out[#out + 1] = "  },"
  out[#out + 1] = "  events = {"
  for _, domain in ipairs(document.domains) do
    if #domain.events > 0 then
      out[#out + 1] = wrapped(domain.domain, names_of(domain.events))
    end
  end
  out[#out + 1] = "  },"
  out[#out + 1] = "  arrays = { -- parameters, by their command"
  for _, domain in ipairs(document.domains) do
    for _, command in ipairs(domain.commands) do
      local arrays = {}
      for _, parameter in ipairs(command.parameters or {}) do
        if is_array(domain.domain, parameter) then
          arrays[#arrays + 1] = parameter.name
        end
      end
      if #arrays > 0 then
        out[#out + 1] = ('    ["%s.%s"] = "%s",'):format(domain.domain, command.name, table.concat(arrays, " "))
      end
    end
  end
  out[#out + 1] = "  },"
  out[#out + 1] = "}"
  return table.concat(out, "\n") .. "\n"
end

local PLAIN = { string = "string", integer = "integer", number = "number", boolean = "boolean", any = "any", binary = "string", object = "table" }

local function type_of(domain, given)
  if given["$ref"] then
    return "bctrl.cdp." .. full(domain, given["$ref"])
  elseif given.enum then
    local values = {}
    for i, value in ipairs(given.enum) do
      values[i] = '"' .. value .. '"'
    end
    return table.concat(values, "|")
  elseif given.type == "array" then
    local item = type_of(domain, given.items)
    return (item:find("|", 1, true) and "(" .. item .. ")" or item) .. "[]"
  end
  return PLAIN[given.type] or "any"
end

local function write_class(out, name, domain, fields)
  out[#out + 1] = "---@class " .. name
  for _, field in ipairs(fields) do
    out[#out + 1] = ("---@field %s%s %s"):format(field.name, field.optional and "?" or "", type_of(domain, field))
  end
  out[#out + 1] = ""
end

---What editors read: lua/bctrl/browser/types.lua.
---@return string
function devtools.types()
  local out = {
    "---@meta _",
    "-- luacheck: ignore",
    "--- The Chrome DevTools Protocol's types, of devtools-protocol " .. document.version .. ", for editors that read LuaCATS",
    "--- annotations: nothing here runs. Written by `make generate` from contract/devtools.json; do not edit.",
    "",
    "---@class bctrl.Cdp",
    "local Cdp = {}",
    "",
  }
  local overloads, events = {}, {}
  for _, domain in ipairs(document.domains) do
    local name = domain.domain
    for _, each in ipairs(domain.types) do
      if each.type == "object" and each.properties then
        write_class(out, "bctrl.cdp." .. name .. "." .. each.id, name, each.properties)
      else
        out[#out + 1] = ("---@alias bctrl.cdp.%s.%s %s"):format(name, each.id, type_of(name, each))
        out[#out + 1] = ""
      end
    end
    for _, command in ipairs(domain.commands) do
      local path = name .. "." .. command.name
      local params, result = "table?", "table"
      if command.parameters then
        params = "bctrl.cdp." .. path .. ".Params"
        write_class(out, params, name, command.parameters)
      end
      if command.returns then
        result = "bctrl.cdp." .. path .. ".Result"
        write_class(out, result, name, command.returns)
      end
      overloads[#overloads + 1] = ('---@overload fun(self: bctrl.Cdp, method: "%s", params: %s, options: bctrl.CdpOptions?): %s?, bctrl.Error?')
        :format(path, params, result)
    end
    for _, event in ipairs(domain.events) do
      local path = name .. "." .. event.name
      local params = "table"
      if event.parameters then
        params = "bctrl.cdp." .. path
        write_class(out, params, name, event.parameters)
      end
      events[#events + 1] = ('---@overload fun(self: bctrl.Cdp, event: "%s", fn: fun(params: %s)): bctrl.Subscription'):format(path, params)
    end
  end
  for _, line in ipairs(overloads) do
    out[#out + 1] = line
  end
  out[#out + 1] = "function Cdp:send(method, params, options) end"
  out[#out + 1] = ""
  for _, line in ipairs(events) do
    out[#out + 1] = line
  end
  out[#out + 1] = "function Cdp:on(event, fn) end"
  return table.concat(out, "\n") .. "\n"
end

return devtools

--- Files that calls send and receive: what is said of one, how a form is made of a body, and what is told on the way.

local core = require "bctrl.core"
local disposition = require "bctrl.base.disposition"
local errors = require "bctrl.errors"
local options = require "bctrl.base.options"

local transfer = {}

local INTERVAL = 0.1 -- seconds between two calls of on_progress, at least

---A file to send, as `bctrl.file` makes it: read when it is sent, not before.
---@class bctrl.LocalFile
---@field name string what the server is told
---@field type string? its media type; application/octet-stream when nil
---@field path string? where it is on this machine
---@field content string? or what is in it
local LocalFile = {}

local METATABLE = {
  __name = "bctrl.LocalFile",
  __index = LocalFile,
  __tostring = function(file)
    return ("bctrl.LocalFile %q"):format(file.name)
  end,
}

local FIELDS = { name = "text", path = "path", content = "bytes", type = "line" }

---Tells of a file to send: by its path, or by fields.
---@param given string|{ name: string?, path: string?, content: string?, type: string? } either a path or a content
---@return bctrl.LocalFile
function transfer.file(given)
  if type(given) == "string" then
    given = { path = given }
  elseif type(given) ~= "table" then
    errors.bad_argument(1, "bctrl.file", "path or table expected, got " .. errors.describe(given))
  end
  options.check("bctrl.file", 1, given, FIELDS)
  if (given.path == nil) == (given.content == nil) then
    errors.bad_argument(1, "bctrl.file", "either a path or a content expected, got " .. (given.path and "both" or "neither"))
  end
  return setmetatable({
    name = given.name or (given.path and given.path:match("[^/\\]+$")) or "file",
    path = given.path,
    content = given.content,
    type = given.type,
  }, METATABLE)
end

local function is_file(value)
  return getmetatable(value) == METATABLE
end

-- The text of a field that is no file: strings as they are, all else as JSON.
local function field_text(value, encode)
  if type(value) == "string" then
    return value
  end
  return encode(value)
end

---The parts of a form: its fields in the alphabet's order, then its files.
---@param input any what the caller gave
---@param encode fun(value: any): string?, string?
---@return table[]? parts
---@return string? problem
function transfer.parts(input, encode)
  if type(input) ~= "table" or is_file(input) then
    return nil, "table with a field 'file' expected, got " .. errors.describe(input)
  elseif not is_file(input.file) then
    return nil, "field 'file': bctrl.file(…) expected, got " .. errors.describe(input.file)
  end
  local fields, files = {}, {}
  for name, value in pairs(input) do
    if type(name) ~= "string" or name:find("%z") then
      return nil, "names as keys expected, got " .. errors.describe(name)
    elseif is_file(value) then
      files[#files + 1] = {
        name = name,
        file_name = value.name,
        type = value.type or "application/octet-stream",
        path = value.path,
        content = value.content,
      }
    else
      local text, problem = field_text(value, encode)
      if not text then
        return nil, ("field '%s': %s"):format(name, problem)
      end
      fields[#fields + 1] = { name = name, content = text }
    end
  end
  table.sort(fields, function(a, b)
    return a.name < b.name
  end)
  for _, file in ipairs(files) do
    fields[#fields + 1] = file
  end
  return fields
end

---Opens what a call sends from disk and what its answer becomes, before anything is sent.
---@param call bctrl.Call
---@param parts table[]?
---@param to string? a path
---@return bctrl.Error? err
function transfer.open(call, parts, to)
  local problem
  if parts then
    call.form, problem = core.form(parts)
  end
  if to and not problem then
    call.draft, problem = core.draft(to)
  end
  return problem
    and errors.new {
      kind = "file",
      message = problem,
      sent = false,
      operation = call.operation.name,
      method = call.operation.method,
      path = call.context.redact(call.path),
    }
end

---Closes them; what was not kept is removed.
---@param call bctrl.Call
function transfer.close(call)
  for _, name in ipairs { "form", "draft" } do
    if call[name] then
      call[name]:free()
    end
  end
end

---What a successful answer of bytes becomes: a string, or what is told of the file.
---@param call bctrl.Call
---@return string|table|nil value
---@return string? problem of the file
function transfer.read(call)
  local draft, request = call.draft, call.request
  if not draft then
    return request:text()
  end
  local bytes, problem = draft:keep()
  if not bytes then
    return nil, problem
  end
  return {
    path = call.options.to,
    bytes = bytes,
    type = request:header("content-type"),
    name = disposition.name(request:header("content-disposition")),
  }
end

---Waits until what was written is on the disk: half a second for a gigabyte, and not this thread's.
---@param call bctrl.Call
function transfer.sync(call)
  local status = call.request:outcome()
  local pause = 0.0005
  while status and status >= 200 and status < 300 and call.draft:sync() == false do
    pause = math.min(2 * pause, 0.02)
    call.cancelled = call.context.loop:sleep(pause)
    if call.cancelled then
      call.sent = true
      return
    end
  end
end

---Calls on_progress while an attempt is under way, as often as there is something new, ten times a second at most.
---@param call bctrl.Call
function transfer.watch(call)
  local loop, last = call.context.loop, 0
  local function tick()
    if call.done then
      return
    end
    local done, total = call.request:progress()
    if done and done ~= last then
      last = done
      loop:notify("on_progress", call.options.on_progress, done, total)
    end
    if not call.done then -- it may have been cancelled just now
      call.ticker = loop:tick_in(INTERVAL, tick)
    end
  end
  call.ticker = loop:tick_in(INTERVAL, tick)
end

---An attempt has ended: no more of that; but when all went well, once.
---@param call bctrl.Call
---@param is_good boolean
---@param value any
function transfer.watched(call, is_good, value)
  local loop = call.context.loop
  loop:abandon(call.ticker)
  call.ticker = nil
  if is_good then
    local done, total = call.request:progress()
    if not call.form then
      done = type(value) == "table" and value.bytes or #value
      total = done
    end
    loop:notify("on_progress", call.options.on_progress, done, total)
  end
end

return transfer

--- bctrl: remote runtimes (cloud browsers) from Lua.
---
---     local bctrl = require "bctrl"
---     local client = bctrl.new()
---     local runtime = bctrl.assert(client.runtimes:create { spaceId = space, type = "browser", name = "main" })
---     local session = bctrl.assert(runtime:start())
---     print(session:cdp_url())

local core = require "bctrl.core"
local version = require "bctrl.version"
if core._VERSION ~= version then -- before anything uses what the other version lacks
  local path = package.searchpath and package.searchpath("bctrl.core", package.cpath)
  error(("bctrl's Lua files are version %s and its C module bctrl.core%s is %s: install both anew from one release, or remove "
    .. "the one that package.path or package.cpath should not find"):format(version, path and " (" .. path .. ")" or "",
      core._VERSION and "version " .. core._VERSION or "an older one"), 0)
end

local client = require "bctrl.client"
local errors = require "bctrl.errors"
local resource = require "bctrl.api.resource"
local tasks = require "bctrl.loop.tasks"
local transfer = require "bctrl.call.transfer"

---@class bctrl
local bctrl = {
  _VERSION = version,

  new = client.new,
  assert = errors.assert,

  ---JSON's null: a value, where Lua's nil is an absence. The same as lua-cjson's `cjson.null`.
  null = core.null,

  -- Classes, for methods that a field of the API shadows: bctrl.Runtime.stop(runtime)
  Client = client.Client,
  Runtime = require("bctrl.api.resources.runtime").Runtime,
  Session = require("bctrl.api.resources.session").Session,
  List = require("bctrl.api.list").List,
  Stream = require("bctrl.call.stream").Stream,
  Task = tasks.Task,
  Error = errors.Error,
}
for _, kind in ipairs { "run", "conversation", "turn", "tool_call", "file", "webhook", "view", "space" } do
  bctrl[resource.class_name(kind):sub(#"bctrl." + 1)] = resource.classes[kind]
end

---Reads a JSON text.
---@type fun(text: string, options: { nulls: "keep"|"drop"|nil, depth: integer? }?): any, string?, integer?
---nulls = "keep" keeps a field's null as bctrl.null; depth is the deepest nesting, 512. A top-level null is bctrl.null.
---Returns nil, what is wrong, and at which byte (from 1), when the text is no JSON.
bctrl.decode = core.decode

---A file to send, by its path or by fields: path or content, name, type.
---@type fun(given: string|{ name: string?, path: string?, content: string?, type: string? }): bctrl.LocalFile
bctrl.file = transfer.file

---Writes a value as JSON. Returns nil and what is wrong, in which field, when it cannot be written.
---@type fun(value: any): string?, string?
bctrl.encode = core.encode

---Marks a table (a new one when nil) as an array, so that it is written as [] when it is empty, and returns it.
---@type fun(list: table?): table
bctrl.array = core.array

return bctrl

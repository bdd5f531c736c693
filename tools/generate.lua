-- tools/generate.lua [--write]: writes from contract/ what follows from it, or compares and fails where a file is another.
package.path = "tools/?.lua;" .. package.path
if jit then
  jit.off() -- Debian 12's LuaJIT crashes in compiled code here, once in hundreds of runs: a pointer of which half is lost
end

local model = require("generate.contract").load()
local devtools = require "generate.devtools"
local FILES = {
  ["lua/bctrl/browser/names.lua"] = devtools.names(),
  ["lua/bctrl/browser/types.lua"] = devtools.types(),
  ["lua/bctrl/api/operations.lua"] = require("generate.operations")(model),
  ["lua/bctrl/types.lua"] = require("generate.types")(model),
}
for _, several in ipairs { "reference", "gateway" } do
  for path, text in pairs(require("generate." .. several)(model)) do
    FILES[path] = text
  end
end

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("*a")
  if file then
    file:close()
  end
  return text
end

local failed = false
for path, text in pairs(FILES) do
  if read(path) ~= text then
    if arg[1] == "--write" then
      local file = assert(io.open(path, "wb"))
      file:write(text)
      file:close()
    else
      failed = true
      io.stderr:write(path, " is not what tools/generate.lua writes: run `make generate`\n")
    end
  end
end
local pipe = assert(io.popen("ls docs/reference/*.md", "r"))
for path in pipe:lines() do
  if not FILES[path] then
    failed = true
    io.stderr:write(path, ": nothing writes it any more: remove it\n")
  end
end
pipe:close()
os.exit(failed and 1 or 0)

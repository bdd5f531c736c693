-- What editors complete is what there is: annotations beside operations, options, methods, and the README's tables.
local bctrl = require("bctrl")
local operations = require("spec.support.operations")
local options = require("bctrl.base.options")
local support = require("spec.support.util")

local function read(path)
  return (assert(support.read_file(path), path .. " cannot be read"))
end

-- The functions of a file: name ("Runtimes:list") -> { doc, params = { names }, annotated = { name -> type } }
local function functions_of(path)
  local found, doc = {}, {}
  for line in (read(path) .. "\n"):gmatch("(.-)\n") do
    local name, arguments = line:match("^function ([%w_.:]+)%(([^)]*)%)")
    if line:find("^%-%-%-") then
      doc[#doc + 1] = line
    else
      if name then
        local entry = { doc = table.concat(doc, "\n"), params = {}, annotated = {} }
        for parameter in arguments:gmatch("[%w_.]+") do
          entry.params[#entry.params + 1] = parameter
        end
        for parameter, kind in entry.doc:gmatch("%-%-%-@param ([%w_.]+)%?? ([^\n]+)") do
          entry.annotated[parameter] = kind
        end
        found[name] = entry
      end
      doc = {}
    end
  end
  return found
end

-- The fields of an annotated class: name -> type
local function fields_of(text, class)
  local fields
  for line in text:gmatch("[^\n]*") do
    local name, kind = line:match("^%-%-%-@field ([%w_]+)%?? (.+)")
    if name and fields then
      fields[name] = kind:match("^[^%s?]+")
    elseif line:match("^%-%-%-@class ([%w_.]+)") == class then
      fields = {}
    elseif fields and line ~= "" then
      return fields
    end
  end
  return fields or error("no class " .. class)
end

local function same_names(expected, found, what)
  for name in pairs(expected) do
    assert(found[name], what .. " lacks " .. name)
  end
  for name in pairs(found) do
    assert(expected[name], what .. " has " .. name .. ", which there is not")
  end
end

local TYPES = read("lua/bctrl/types.lua")
local OPTIONS = read("lua/bctrl/base/options.lua")

describe("types: the annotations", function()
  it("have a method for every operation: its paths, its arguments in order, and nothing that is no operation", function()
    local annotated = functions_of("lua/bctrl/types.lua")
    local expected = {}
    for _, operation in ipairs(operations.built()) do
      local names, method = operation.name:match("^(.*)%.([^.]+)$")
      local class = fields_of(TYPES, "bctrl.Namespaces")[names:match("^[^.]+")]
      for name in names:gmatch("%.([^.]+)") do
        class = fields_of(TYPES, class)[name]
      end
      local owner = class:gsub("^bctrl%.namespaces%.", "") .. "Namespace:"
      local full = owner .. method
      local entry = assert(annotated[full], operation.name .. " is not annotated as " .. full)
      expected[full] = true
      local first = operation.method .. " " .. (operation.path_v2 or operation.path)
      local v1 = operation.path_v2 and " (v1: " .. operation.method .. " " .. operation.path .. ")" or ""
      assert(entry.doc:sub(1, #first + #v1 + 3) == "---" .. first .. v1, full .. " does not begin with " .. first .. v1)
      assert(entry.doc:find("\n%-%-%-%u%l+ .+%.\n"), full .. " has no description")
      local parameters = operations.parameters(operation)
      local input = entry.params[parameters + 1]
      assert.equal(parameters + 2, #entry.params, full)
      assert.equal(operation.takes or input, input, full)
      assert.equal("options", entry.params[parameters + 2])
      local prefix = ({ stream = "Stream", bytes = "Download" })[operation.result] or operation.takes == "form" and "Upload" or "Call"
      assert.equal("bctrl." .. prefix .. "Options?", entry.annotated.options)
      if not operation.takes then
        assert.truthy(entry.annotated[input]:find("^nil"), full)
      end
      for _, parameter in ipairs(entry.params) do
        assert(entry.annotated[parameter], full .. ": " .. parameter .. " has no type")
      end
      assert.truthy(entry.doc:find("@return bctrl.Error? err", 1, true), full)
      if operation.each then
        expected[owner .. "each"] = true
      end
      if operation.on then
        local kind, name = operation.on:match("^(.*):(.*)$")
        local object = ("_" .. kind):gsub("_(%a)", string.upper)
        expected[object .. ":" .. name] = true
        assert.truthy(annotated[object .. ":" .. name].doc:find("%-%-%-" .. operation.method .. " /v"), operation.on)
        if name == "refresh" then
          expected[owner .. "ref"] = true
        end
      end
    end
    same_names(expected, annotated, "types.lua")
  end)

  it("name no type that there is not", function()
    local known = {}
    local sources = TYPES
    for path in support.run("find lua/bctrl -name '*.lua' ! -path '*/gateway/*' ! -name types.lua"):gmatch("%S+") do
      sources = sources .. read(path)
    end
    for name in sources:gmatch("%-%-%-@[ca]l[ai][sa]s? (bctrl[%w_.]*)") do
      known[name] = true
    end
    for line in sources:gmatch("%-%-%-@[^\n]+") do
      if line:find("^%-%-%-@[fpcrat]%l* ") and not line:find("^%-%-%-@class") then
        for name in (line:gsub('"[^"]*"', "")):gmatch("%f[%w_.]bctrl%.[%w_.]*%u[%w_]*") do
          assert(known[name], name .. " in " .. line)
        end
      end
    end
  end)

  it("have every option by its name, and no other", function()
    same_names(options.client, fields_of(OPTIONS, "bctrl.Options"), "bctrl.Options")
    same_names(options.call, fields_of(OPTIONS, "bctrl.CallOptions"), "bctrl.CallOptions")
    local added = fields_of(OPTIONS, "bctrl.RequestOptions")
    for name in pairs(options.request) do
      assert(added[name] or options.call[name], name)
    end
    same_names({ body = true }, added, "bctrl.RequestOptions")
    same_names(options.stream, fields_of(OPTIONS, "bctrl.StreamOptions"), "bctrl.StreamOptions")
  end)

  it("have every public method, with a description, each parameter and what it returns", function()
    local sources = {
      Client = "client/init",
      Runtime = "api/resources/runtime",
      Session = "api/resources/session",
      Run = "api/resources/waits",
      ToolCall = "api/resources/waits",
      Turn = "api/resources/waits",
      List = "api/list",
      Stream = "call/stream",
      Task = "loop/tasks",
    }
    for class, source in pairs(sources) do
      local path = "lua/bctrl/" .. source .. ".lua"
      local annotated, made = functions_of(path), functions_of("lua/bctrl/types.lua")
      local count = 0
      for name, value in pairs(bctrl[class]) do
        if type(value) == "function" and not name:find("^__") then
          local entry = annotated[class .. ":" .. name] or annotated[class .. "." .. name]
          if made[class .. ":" .. name] then -- a method that is made of an operation
            count = count + 1
          elseif name ~= "ended" and name ~= "spawn" or class ~= "Task" then
            assert(entry, class .. ":" .. name .. " is not annotated")
            assert.truthy(entry.doc:find("^%-%-%-%w"), class .. ":" .. name .. " has no description")
            for _, parameter in ipairs(entry.params) do
              assert(entry.annotated[parameter], class .. ":" .. name .. ": " .. parameter .. " has no type")
            end
            count = count + 1
          end
        end
      end
      assert.truthy(count > 0)
    end
    for _, adapter in ipairs { "luv", "cqueues" } do
      local annotated = functions_of("lua/bctrl/" .. adapter .. ".lua")
      local entry = assert(annotated[adapter .. ".attach"] or annotated["adapter.attach"], adapter)
      for _, parameter in ipairs(entry.params) do
        assert(entry.annotated[parameter], adapter .. ".attach: " .. parameter .. " has no type")
      end
    end
  end)

  it("have every function and value of the module", function()
    local source = read("lua/bctrl/init.lua") .. read("lua/bctrl/client/init.lua") .. read("lua/bctrl/errors.lua")
    for name, value in pairs(bctrl) do
      if type(value) == "function" then
        assert(source:find("%-%-%-[^\n]+\nbctrl%." .. name .. " =") or source:find("%-%-%-[^\n]+\nfunction %w+%." .. name .. "%("), name)
      end
    end
  end)

  it("have every field of an error that a call can set", function()
    local fields = fields_of(read("lua/bctrl/errors.lua"), "bctrl.Error")
    for _, name in ipairs {
      "kind", "message", "status", "code", "reasonClass", "hint", "details", "requestId", "retry_after", "attempts", "sent",
      "idempotency_key", "operation", "where", "response",
    } do
      assert(fields[name], name)
    end
  end)

  it("are valid Lua that does nothing", function()
    assert.equal("function", type(assert(loadfile("lua/bctrl/types.lua"))))
  end)
end)

describe("the reference", function()
  it("has every option of a client and of a call", function()
    local text = read("docs/reference/options.md")
    for name in pairs(options.client) do
      assert(text:find("\n| `" .. name .. "` |", 1, true), name)
    end
    for name in pairs(options.request) do
      assert(text:find("\n| `" .. name .. "` |", 1, true), name)
    end
  end)

  it("has the defaults that there are", function()
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local settings = getmetatable(client).context.settings
    client:close()
    local count = 0
    for name, default in read("docs/reference/options.md"):gmatch("\n| `([%w_]+)` |[^\n]-default:? ([^|\n]-) |") do
      local number, unit = default:match("^(%d+) ?(%a*)$")
      local expected = default:match('^"(%w+)"$')
      if number then
        expected = number * (({ MiB = 1024 * 1024, KiB = 1024 })[unit] or 1)
      end
      if expected then
        assert.equal(expected, settings[name], name)
        count = count + 1
      end
    end
    assert.truthy(count >= 12, count)
  end)

  it("has every operation's request", function()
    local text = read("docs/reference/README.md")
    for _, operation in ipairs(operations.built()) do
      local page = read("docs/reference/" .. operation.name:match("^[^.]+") .. ".md")
      assert(text:find(operation.method .. " " .. (operation.path_v2 or operation.path), 1, true), operation.name)
      assert(page:find(operation.method .. " " .. (operation.path_v2 or operation.path), 1, true), operation.name)
    end
  end)

  it("has a field's types in all members of a union", function()
    assert(read("docs/reference/tools.md"):find([[`"webhook"\|"hosted"\|"workflow"`]], 1, true))
  end)

  it("has every method of every object", function()
    local text = read("docs/reference/objects.md")
    for _, class in ipairs { "Client", "Runtime", "Session", "List", "Stream", "Task", "Run", "Turn", "File", "View", "Webhook", "Space" } do
      for name, value in pairs(bctrl[class]) do
        if type(value) == "function" and not name:find("^__") and not (class == "Task" and (name == "ended" or name == "spawn")) then
          assert(text:find(class:lower() .. ":" .. name .. "(", 1, true), class .. ":" .. name)
        end
      end
    end
  end)
end)

-- tools/generate.lua: what follows from contract/ is what is committed, and what does not fit is refused.
local support = require("spec.support.util")

describe("tools/generate.lua", function()
  local folder

  -- A copy of the contract beside the rest of this checkout.
  before_each(function()
    folder = support.temporary_folder()
    local root = support.run("pwd"):gsub("%s+$", "")
    for _, name in ipairs { "lua", "tools", "docs" } do
      support.run(("ln -s %s %s"):format(support.quote(root .. "/" .. name), support.quote(folder .. "/" .. name)))
    end
    support.run(("cp -r contract %s/"):format(support.quote(folder)))
  end)

  after_each(function()
    support.remove(folder)
  end)

  local function edit(name, from, to)
    local path = folder .. "/contract/" .. name
    local text = support.read_file(path)
    local start, finish = text:find(from, 1, true)
    assert(start, from)
    support.write_file(path, text:sub(1, start - 1) .. to .. text:sub(finish + 1))
  end

  local function generate()
    return support.run(("cd %s && %s tools/generate.lua"):format(support.quote(folder), support.quote(support.lua_command())))
  end

  it("writes what is committed, on this Lua too", function()
    local output, status = generate()
    assert.equal("", output)
    assert.equal(0, status)
  end)

  it("tells which files are not what it writes", function()
    edit("operations.lua", '"reads the account"', '"tells of the account"')
    local output, status = generate()
    assert.equal(1, status)
    for _, path in ipairs { "lua/bctrl/types.lua", "docs/reference/README.md", "docs/reference/account.md" } do
      assert.truthy(output:find(path .. " is not what tools/generate.lua writes: run `make generate`", 1, true), output)
    end
    assert.is_nil(output:find("lua/bctrl/api/operations.lua", 1, true))
  end)

  local function refuses(words)
    local output, status = generate()
    assert.equal(1, status)
    assert.truthy(output:find(words, 1, true), output)
  end

  it("refuses an operation of a document without a line", function()
    edit("operations.lua", '  { "usage.get"', '  --{ "usage.get"')
    refuses("contract/v1.json: usage.get (GET /v1/usage) has no line in contract/operations.lua")
  end)

  it("refuses a line without an operation, one without words, and one that is there twice", function()
    edit("operations.lua", '  { "usage.get"', '  { "usage.take", "takes" }, { "usage.get"')
    refuses("contract/operations.lua: usage.take: no operation usage.take in contract/v1.json")
    edit("operations.lua", '{ "usage.take", "takes" }', '{ "usage.get" }')
    refuses("contract/operations.lua: usage.get: a name and words expected")
    edit("operations.lua", '{ "usage.get" }', '{ "account.get", "reads it twice" }')
    refuses("contract/operations.lua: account.get is there twice")
  end)

  it("refuses a key that no document declares, and a parameter that nobody would understand", function()
    edit("operations.lua", '"reads the account"', '"reads the account", key = true')
    refuses("contract/operations.lua: account.get: no document declares its Idempotency-Key")
    edit("operations.lua", ", key = true", "")
    edit("operations.lua", ', argument = "workspace id"', "")
    refuses("contract/operations.lua: workspaces.runtimes.create: say what its id is, in `argument`")
  end)
end)

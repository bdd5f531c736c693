-- The manual and the README: every piece of Lua in them runs, and prints what they say that it prints; every link leads somewhere.
local chromium = require "spec.support.chromium"
local page = require "spec.support.page"
local support = require "spec.support.util"

local function pages()
  local list = {}
  for path in support.run("ls README.md docs/manual/*.md"):gmatch("[^\n]+") do
    list[#list + 1] = path
  end
  return list
end

-- Runs a page in a process and a folder of its own.
local function run(path)
  local folder = support.temporary_folder()
  local root = support.run("pwd"):gsub("%s+$", "")
  local output, status = support.run(("cd %s && timeout 60 %s %s %s %s"):format(support.quote(folder),
    support.quote(support.lua_command()), support.quote(root .. "/spec/support/manual_process.lua"), support.quote(root),
    support.quote(path)))
  support.remove(folder)
  return output, status
end

local has_browser = chromium.find() ~= nil

local function count(text)
  local number = 0
  for _, piece in ipairs(page.pieces(text)) do
    number = number + (page.can_run(piece, has_browser) and 1 or 0)
  end
  return number
end

describe("the page", function()
  for _, path in ipairs(pages()) do
    local text = assert(support.read_file(path))

    it(path .. " has code that runs, and prints what it says", function()
      if path:find "browser%.md$" and not has_browser then
        return pending "no Chromium here"
      end
      local output, status = run(path)
      assert.equal(0, status, output)
      assert(output:find(("%d pieces of code\n$"):format(count(text))), output)
    end)

    it(path .. " has links that lead somewhere, and commands that there are", function()
      local folder = path:match("^(.*/)") or ""
      for target in text:gmatch("%]%(([^)#]+)") do
        if not target:find("^https?:") then
          assert(support.run("ls -d " .. support.quote(folder .. target)):find("^" .. folder:gsub("%p", "%%%0")), path .. ": " .. target)
        end
      end
      local makefile = support.read_file("Makefile")
      for target in text:gmatch("[`\n]make ([%l-]+)") do
        assert(makefile:find("\n" .. target:gsub("%p", "%%%0") .. ":", 1) or target:find("^example%-"), path .. ": make " .. target)
      end
    end)
  end

  it("is held to what it says: what prints something else, prints nothing or raises is told of by its line", function()
    local function run_text(code)
      local _, told = pcall(page.run, "page.md", "# Page\n\n```lua\n" .. code .. "\n```\n", {})
      return told
    end
    assert.equal(1, run_text("print(1, 'and more') --> 1 and …"))
    assert.equal(1, run_text("for i = 1, 2 do\n  print(i) --> 1\n           --> 2\nend"))
    assert.equal('page.md:4: "2" expected, got "1"', run_text("print(1) --> 2"))
    assert.equal('page.md:5: "nil" expected, got "2"', run_text("for i = 1, 2 do\nprint(i) --> 1\nend"))
    assert.equal('page.md:4: "1" expected, got "nil"', run_text("if false then print(1) --> 1\nend"))
    assert.equal("page.md:4: no", run_text("error 'no'"))
    assert.matches("line 1: lua, sh or text expected", select(2, pcall(page.pieces, "```\nprint(1)\n```\n")))
    assert.matches("line 1: code at the left margin", select(2, pcall(page.pieces, "  ```lua\n  ```\n")))
  end)
end)

-- tools/rocks.lua [--write]: each rockspec lists exactly the Lua modules of its folder. Without --write it says what differs
-- and fails; with it, it writes the lists anew.
local ROCKS = {
  { file = "bctrl-scm-1.rockspec", folder = "lua/bctrl", except = "lua/bctrl/gateway/" },
  { file = "bctrl-gateway-scm-1.rockspec", folder = "lua/bctrl/gateway" },
}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local function modules_of(rock)
  local lines = {}
  local pipe = assert(io.popen("find " .. rock.folder .. " -name '*.lua' | LC_ALL=C sort", "r"))
  for path in pipe:lines() do
    if not (rock.except and path:find(rock.except, 1, true)) then
      local module = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      lines[#lines + 1] = ('      [%q] = %q,'):format(module, path)
    end
  end
  pipe:close()
  return table.concat(lines, "\n")
end

local failed = false
for _, rock in ipairs(ROCKS) do
  local text = read(rock.file)
  local expected = text:gsub("(\n    lua = {\n).-(    },\n)", function(before, after)
    return before .. modules_of(rock) .. "\n" .. after
  end)
  if expected ~= text and arg[1] == "--write" then
    local file = assert(io.open(rock.file, "wb"))
    file:write(expected)
    file:close()
  elseif expected ~= text then
    failed = true
    io.stderr:write(rock.file, " does not list the modules of ", rock.folder, ": run `make rocks`\n")
  end
end
os.exit(failed and 1 or 0)

-- tools/rocks.lua [--write]: each rockspec lists exactly the Lua modules and the C files of its folders, and csrc/version.h
-- says what lua/bctrl/version.lua says. Without --write it says what differs and fails; with it, it writes these anew.
-- LuaRocks' builtin copies a folder named lua whole beside what is listed, so that today each rock holds the other's modules
-- as well; installed together, the client's copies are those that are found. Under another name only the lists would count.
local ROCKS = {
  {
    file = "bctrl-scm-1.rockspec", lua = "lua/bctrl", except = "lua/bctrl/gateway/",
    core = "bctrl.core", c = "csrc/*.c csrc/base csrc/os csrc/loop csrc/http csrc/ws csrc/json csrc/lua", library = "curl",
  },
  {
    file = "bctrl-gateway-scm-1.rockspec", lua = "lua/bctrl/gateway",
    core = "bctrl.gateway.core", c = "csrc/base csrc/os csrc/gateway", library = "microhttpd", variable = "MHD",
  },
}

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("*a")
  return text, file and file:close()
end

local function files(places, name)
  local list = {}
  local pipe = assert(io.popen(("find %s -name '%s' 2>/dev/null | LC_ALL=C sort"):format(places, name), "r"))
  for path in pipe:lines() do
    list[#list + 1] = path
  end
  pipe:close()
  return list
end

-- What follows `build = ` in a rockspec. LuaRocks compiles with its own flags: what these files need beside them is here.
local function build_of(rock)
  local out = { "{", '  type = "builtin",', "  modules = {", ("    [%q] = {"):format(rock.core), "      sources = {" }
  local function add(text, ...)
    out[#out + 1] = text:format(...)
  end
  local variable = rock.variable or rock.library:upper()
  for _, path in ipairs(files(rock.c, "*.c")) do
    add("        %q,", path)
  end
  add("      },")
  add('      incdirs = { "csrc", "$(%s_INCDIR)" },', variable)
  add('      libdirs = { "$(%s_LIBDIR)" },', variable)
  add('      libraries = { %q, "pthread" },', rock.library)
  add('      defines = { "_GNU_SOURCE" },')
  add("    },")
  for _, path in ipairs(files(rock.lua, "*.lua")) do
    if not (rock.except and path:find(rock.except, 1, true)) then
      local module = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      add("    [%q] = %q,", module, path)
    end
  end
  add("  },\n}\n")
  return table.concat(out, "\n")
end

local failed = false
local function keep(path, expected)
  local text = read(path)
  if expected == text then
    return
  elseif arg[1] == "--write" then
    local file = assert(io.open(path, "wb"))
    file:write(expected)
    file:close()
  else
    failed = true
    io.stderr:write(path, " is not what tools/rocks.lua writes: run `make rocks`\n")
  end
end

for _, rock in ipairs(ROCKS) do
  local head = read(rock.file):match("^.-\nbuild = ")
  keep(rock.file, head .. build_of(rock))
end
keep("csrc/version.h", ([[
/* lua/bctrl/version.lua, for the C module; written by `make rocks`. */
#ifndef BCTRL_VERSION_H
#define BCTRL_VERSION_H

#define BCTRL_VERSION "%s"

#endif
]]):format(dofile("lua/bctrl/version.lua")))
os.exit(failed and 1 or 0)

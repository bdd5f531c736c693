-- tools/rocks.lua [--write]: each rockspec lists exactly the Lua modules and the C files of its folders, rockspecs/ has those
-- of the version that lua/bctrl/version.lua says, and so does csrc/version.h. Without --write it says what differs and fails;
-- with it, it writes these anew. What a rock is and needs stands in the rockspecs of the top folder, by hand.
-- LuaRocks' builtin copies a folder named lua whole beside what is listed, so that today each rock holds the other's modules
-- as well; installed together, the client's copies are those that are found. Under another name only the lists would count.
local REPOSITORY = "https://github.com/bctrlhq/bctrl-lua"
local VERSION = dofile "lua/bctrl/version.lua"
local ROCKS = {
  {
    name = "bctrl", lua = "lua/bctrl", except = "lua/bctrl/gateway/",
    core = "bctrl.core", c = "csrc/*.c csrc/base csrc/os csrc/loop csrc/http csrc/ws csrc/json csrc/lua", library = "curl",
    windows = { "curl", "ws2_32", "bcrypt", "crypt32", "advapi32" },
  },
  {
    name = "bctrl-gateway", lua = "lua/bctrl/gateway", bin = "lua/bctrl/gateway/serve.lua",
    core = "bctrl.gateway.core", c = "csrc/base csrc/os csrc/gateway", library = "microhttpd", variable = "MHD",
    windows = { "microhttpd", "ws2_32", "bcrypt" },
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
  add("  },")
  local there = {} -- on Windows, of the system's libraries
  for i, name in ipairs(rock.windows) do
    there[i] = ("%q"):format(name)
  end
  add("  platforms = {\n    windows = {\n      modules = {\n        [%q] = { libraries = { %s } },\n      },\n    },\n  },", rock.core,
    table.concat(there, ", "))
  if rock.bin then
    add("  install = { bin = { [%q] = %q } },", rock.name, rock.bin)
  end
  add("}\n")
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

-- A rockspec with another version and where that one's sources are.
local function as_version(head, version, source)
  head = head:gsub('\nversion = "[^"]*"', ("\nversion = %q"):format(version))
  head = head:gsub("\nsource = %b{}", function() return "\nsource = " .. source end)
  return (head:gsub('\n  homepage = "[^"]*"', ("\n  homepage = %q"):format(REPOSITORY)))
end

local RELEASED = ([[{
  url = "%s/releases/download/v%s/bctrl-%s.tar.gz",
  dir = "bctrl-%s",
}]]):format(REPOSITORY, VERSION, VERSION, VERSION)
local NEWEST = ([[{
  url = "git+%s.git",
  branch = "main",
}]]):format(REPOSITORY)

for _, rock in ipairs(ROCKS) do
  local path = rock.name .. "-scm-1.rockspec"
  local head, build = read(path):match("^.-\nbuild = "), build_of(rock)
  keep(path, as_version(head, "scm-1", NEWEST) .. build)
  keep(("rockspecs/%s-%s-1.rockspec"):format(rock.name, VERSION), as_version(head, VERSION .. "-1", RELEASED) .. build)
end
keep("csrc/version.h", ([[
/* lua/bctrl/version.lua, for the C module; written by `make rocks`. */
#ifndef BCTRL_VERSION_H
#define BCTRL_VERSION_H

#define BCTRL_VERSION "%s"

#endif
]]):format(VERSION))
os.exit(failed and 1 or 0)

-- tools/layers.lua [ROOT [OBJECTS]]: who may require, include and call whom. Prints each breach as FILE:LINE: what, and
-- fails; fails as well when an exception below is no longer needed. It reads the text alone, and with OBJECTS, the folder of
-- the objects built from it, also which file's functions call which other's.
local ROOT = (arg[1] or "."):gsub("/$", "") .. "/"
local OBJECTS = arg[2]

-- Lua: a folder of lua/bctrl may require those left of it, and itself without a circle. What is not named is refused.
local LUA_LAYERS = { "below", "base", "loop", "call", "api", "browser", "client", "adapters" }
local LUA_ROOT_FILES = {
  errors = "below", version = "below", types = "below", init = "adapters", luv = "adapters", cqueues = "adapters",
}
-- Layers that may require less than all below them; gateway is a program of its own.
local LUA_NARROW = {
  browser = { below = true, base = true, loop = true, ["bctrl.call.events"] = true },
  gateway = {},
}

-- C: what a folder of csrc may include beside itself; "" is csrc itself.
local C_LAYERS = {
  base = {},
  os = { "base" },
  loop = { "base", "os" },
  http = { "base", "os", "loop" },
  ws = { "base", "os", "loop", "http" },
  json = { "base", "compat.h" },
  lua = { "base", "os", "loop", "http", "ws", "json", "compat.h", "core.h" },
  gateway = { "base", "os", "compat.h" },
  [""] = { "compat.h", "core.h", "version.h" },
}

-- Which folders and files of csrc may include a header of others, or ask for a system.
local function words(text)
  local set = {}
  for word in text:gmatch("%S+") do
    set[word] = true
  end
  return set
end
local MAY_INCLUDE = {
  lua = { what = "lua.h", places = words "lua json gateway compat.h core.h core.c" },
  curl = { what = "curl/", places = words "http lua/util.c" },
  gateway = { what = "microhttpd.h", places = words "gateway" },
  system = { what = "a system's header", places = words "os loop/backend_epoll.c loop/backend_poll.c" },
}
local LUA_HEADERS = words "lua.h lauxlib.h lualib.h luajit.h"
local STANDARD_HEADERS = words [[assert.h ctype.h errno.h float.h inttypes.h iso646.h limits.h locale.h math.h setjmp.h
  stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h time.h emmintrin.h]]
local SYSTEM_MACROS = { "_WIN32", "_WIN64", "_MSC_VER", "__linux__", "__APPLE__", "__FreeBSD__", "__OpenBSD__", "__NetBSD__",
  "__unix__" }
local MACRO_PLACES = words "os loop compat.h"

-- Breaches that are known and are to go: the file, and what it breaks. What is needed here no more must be removed.
local EXCEPTIONS = {
}

local function kind_of_header(name)
  if LUA_HEADERS[name] then
    return "lua"
  elseif name:find("^curl/") then
    return "curl"
  elseif name == "microhttpd.h" then
    return "gateway"
  end
  return not STANDARD_HEADERS[name] and "system" or nil
end

local breaches = {}
local excused = {}

-- what: a word for the exceptions' list; message: what a reader is told.
local function breach(path, line, what, message)
  for index, exception in ipairs(EXCEPTIONS) do
    if exception[1] == path and (" " .. exception[2] .. " "):find(" " .. what .. " ", 1, true) then
      excused[index .. what] = true
      return
    end
  end
  breaches[#breaches + 1] = ("%s:%d: %s"):format(path, line, message)
end

local function files(folder, pattern)
  local list = {}
  local pipe = assert(io.popen(("cd '%s' && find %s -type f -name '%s' | LC_ALL=C sort"):format(ROOT, folder, pattern), "r"))
  for path in pipe:lines() do
    list[#list + 1] = path
  end
  pipe:close()
  return list
end

local function read(path)
  local file = assert(io.open(ROOT .. path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

-- Blanks what a pattern finds, keeping its lines, so that comments are not read as code.
local function blank(text, pattern)
  return (text:gsub(pattern, function(found)
    return (found:gsub("[^\n]", " "))
  end))
end

local function each_line(text)
  local number = 0
  return function(next_line)
    local line = next_line()
    if line then
      number = number + 1
      return line, number
    end
  end, (text .. "\n"):gmatch("(.-)\n")
end

-- graph[a][b] = line of a that leads to b. Says each circle once, from its first file in the alphabet.
local function find_circles(graph, what)
  local function reach(from, goal, seen, trail)
    for next_one in pairs(graph[from] or {}) do
      if next_one == goal then
        return trail
      elseif not seen[next_one] and next_one > goal then
        seen[next_one] = true
        trail[#trail + 1] = next_one
        local found = reach(next_one, goal, seen, trail)
        if found then
          return found
        end
        trail[#trail] = nil
      end
    end
  end
  local starts = {}
  for start in pairs(graph) do
    starts[#starts + 1] = start
  end
  table.sort(starts)
  for _, start in ipairs(starts) do
    local trail = reach(start, start, {}, { start })
    if trail then
      trail[#trail + 1] = start
      breach(start, graph[start][trail[2]], what, ("a circle of %s: %s"):format(what, table.concat(trail, " -> ")))
    end
  end
end

---- Lua

local function module_of(path)
  return (path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", "."))
end

local rank = {}
for index, layer in ipairs(LUA_LAYERS) do
  rank[layer] = index
end

local function lua_layer(path)
  local inside = path:match("^lua/bctrl/(.*)%.lua$")
  local folder = inside:match("^([^/]*)/")
  return folder or LUA_ROOT_FILES[inside]
end

local function may_require(layer, module, other)
  if layer == "gateway" or other == "gateway" then
    return layer == other
  elseif LUA_NARROW[layer] and layer ~= other then
    return LUA_NARROW[layer][other] or LUA_NARROW[layer][module]
  end
  return rank[other] <= rank[layer]
end

local function check_lua()
  local paths, graph = {}, {}
  local list = files("lua/bctrl", "*.lua")
  for _, path in ipairs(list) do
    paths[module_of(path)] = path
  end
  for _, path in ipairs(list) do
    local layer = lua_layer(path)
    if not layer or not (rank[layer] or LUA_NARROW[layer]) then
      breach(path, 1, "layer", "belongs to no layer: name it in tools/layers.lua")
    else
      local text = read(path)
      text = blank(blank(text, "%-%-%[%[.-%]%]"), "%-%-[^\n]*")
      graph[path] = {}
      local bound = {}
      for line, number in each_line(text) do
        for before, module in line:gmatch("(.?)require[%s%(,]*[\"'](bctrl[%w_.]*)[\"']") do
          if before:find("[%w_.]") then -- another function's name
            module = nil
          end
          local other = module and paths[module]
          if module == "bctrl.core" or module == "bctrl.gateway.core" then
            if (module == "bctrl.gateway.core") ~= (layer == "gateway") then
              breach(path, number, module, ("%s may not require %s"):format(layer, module))
            end
          elseif module and not other then
            breach(path, number, module, "requires " .. module .. ", which is not there")
          elseif other then
            local other_layer = lua_layer(other)
            if other_layer and not may_require(layer, module, other_layer) then
              breach(path, number, module, ("%s may not require %s (%s)"):format(layer, module, other_layer))
            end
            graph[path][other] = graph[path][other] or number
          end
        end
        local name, whole = line:match("^local ([%w_]+)%s*=%s*require[%s%(]*[\"'](bctrl[%w_.]*)[\"']%)?%s*$")
        if name then
          bound[name] = whole ~= "bctrl.version" -- a string
        else
          -- context.engine = engine, { engine = engine }: a require that nobody sees
          for field, value in line:gmatch("([%w_]+)%s*=%s*([%w_]+)%f[^%w_]%s*%f[,}%z\n]") do
            if bound[value] then
              breach(path, number, field, ("hands the module %s over in the field %s"):format(value, field))
            end
          end
        end
      end
    end
  end
  find_circles(graph, "requires")
end

---- C

local function allowed(places, path)
  local inside = path:match("^csrc/(.*)$")
  return places[inside] or places[inside:match("^([^/]*)/") or ""]
end

local function check_own_include(path, number, name, there)
  local folder = path:match("^csrc/([^/]*)/") or ""
  local other = name:match("^([^/]*)/") or ""
  if not there["csrc/" .. name] then
    return breach(path, number, name, ('includes "%s", which is not in csrc'):format(name))
  elseif folder == other and folder ~= "" then
    return
  end
  for _, each in ipairs(C_LAYERS[folder]) do
    if each == (other == "" and name or other) then
      return
    end
  end
  breach(path, number, name, ('%s may not include "%s"'):format(folder == "" and "csrc" or folder, name))
end

local function check_c()
  local there, graph = {}, {}
  local list = files("csrc", "*.[ch]")
  for _, path in ipairs(list) do
    there[path] = true
  end
  for _, path in ipairs(list) do
    if not C_LAYERS[path:match("^csrc/([^/]*)/") or ""] then
      breach(path, 1, "layer", "belongs to no layer: name it in tools/layers.lua")
    else
      graph[path] = {}
      local text = blank(read(path), "/%*.-%*/")
      for line, number in each_line(text) do
        local own = line:match('^%s*#%s*include%s*"([^"]*)"')
        local others = line:match("^%s*#%s*include%s*<([^>]*)>")
        if own then
          check_own_include(path, number, own, there)
          graph[path]["csrc/" .. own] = number
        elseif others then
          local rule = MAY_INCLUDE[kind_of_header(others)]
          if rule and not allowed(rule.places, path) then
            breach(path, number, others, ("%s does not belong here: <%s>"):format(rule.what, others))
          end
        elseif line:find("^%s*#") then
          for _, macro in ipairs(SYSTEM_MACROS) do
            if line:find("%f[%w_]" .. macro .. "%f[^%w_]") and not allowed(MACRO_PLACES, path) then
              breach(path, number, macro, macro .. " does not belong here: os/ and loop/ alone know the system")
            end
          end
        end
      end
    end
  end
  find_circles(graph, "includes")
end

-- A header that many share, or a prototype written where it is used, hides who calls whom; the linker's names do not.
local function check_calls()
  local home, wanted, graph = { client = {}, gateway = {} }, {}, {}
  local function program(source)
    return source:find("^csrc/gateway/") and "gateway" or "client"
  end
  for _, source in ipairs(files("csrc", "*.c")) do
    local pipe = assert(io.popen(("nm -g '%s/%s.o'"):format(OBJECTS, source:match("^csrc/(.*)%.c$")), "r"))
    wanted[source] = {}
    for line in pipe:lines() do
      local kind, name = line:match("(%a) (%S+)$")
      if kind == "U" then
        wanted[source][name] = true
      elseif kind then
        home[program(source)][name] = source
      end
    end
    pipe:close()
  end
  for source, names in pairs(wanted) do
    graph[source] = {}
    for name in pairs(names) do
      local other = home[program(source)][name] or home.client[name]
      if other and other ~= source then
        graph[source][other] = 1
        local folder, from = source:match("^csrc/([^/]*)/") or "", other:match("^csrc/([^/]*)/") or ""
        if folder ~= from and folder ~= "" and not words(table.concat(C_LAYERS[folder], " "))[from] then
          breach(source, 1, name, ("%s may not use %s of %s"):format(folder, name, other))
        end
      end
    end
  end
  find_circles(graph, "calls")
end

check_lua()
check_c()
if OBJECTS then
  check_calls()
end
for index, exception in ipairs(EXCEPTIONS) do
  for what in exception[2]:gmatch("%S+") do
    if not excused[index .. what] and (OBJECTS or what ~= "calls") then
      breaches[#breaches + 1] = ("tools/layers.lua: the exception of %s for %s is needed no more: remove it"):format(
        exception[1], what)
    end
  end
end
for _, each in ipairs(breaches) do
  io.stderr:write(each, "\n")
end
os.exit(#breaches > 0 and 1 or 0)

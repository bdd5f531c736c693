-- Small C helpers of the specs, compiled when they are first needed, for the Lua that runs.
local support = require("spec.support.util")

local native = {}

local folder

local function compile(name, flags)
  folder = folder or support.temporary_folder()
  local target = ("%s/%s.so"):format(folder, name)
  if not support.read_file(target) then
    local output, status = support.run(("env -u LD_PRELOAD %s -shared -fPIC -O1 -D_GNU_SOURCE %s -o %s spec/support/%s.c"):format(
      os.getenv("CC") or "cc", flags, target, name))
    assert(status == 0, output)
  end
  return target
end

--- The module of spec/support/process.c: child(fn), id().
function native.process()
  local flags = support.run("sh tools/lua_flags.sh cflags " .. (os.getenv("LUA_NAME") or support.lua_name))
  return assert(package.loadlib(compile("process", flags:gsub("%s+$", "")), "luaopen_process"))()
end

--- The path of a library to preload: a slow resolver.
function native.slow_resolver()
  return compile("slow_getaddrinfo", "")
end

--- The path of a library to preload: a libcurl that says it is 7.86.
function native.old_libcurl()
  return compile("old_libcurl", "")
end

--- The path of a library to preload: a libcurl that names files of authorities which are not there.
function native.no_authorities()
  return compile("no_authorities", "")
end

function native.remove()
  if folder then
    support.remove(folder)
    folder = nil
  end
end

return native

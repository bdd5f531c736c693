-- The benchmark: `make bench`, or with ARGS: --rounds N (9), --only WORK (compare json cold burst poll frames wakeups
-- memory instructions scaling; may be repeated), --dry (writes no files), --note TEXT (what else to say of the machine).
-- It starts a loopback nginx, runs every contender in a process of its own, turn and turn about, and writes
-- bench/results.md and bench/results.svg. `make bench-browser` (--browser) does the same with a Chromium, and writes the
-- last part of bench/results.md alone. On a machine with other work going on: chrt -r 10 make bench.
local root = arg[0]:match("^(.*)bench/[^/]*$")
root = root == "" and "./" or root or "./"
package.path = root .. "?.lua;" .. package.path

local core = require "bctrl.core"
local measure = require "bench.measure"
local report = require "bench.report"
local server = require "bench.server"
local util = require "spec.support.util"
local works = require "bench.works"

local ORDER = { "compare", "json", "cold", "burst", "poll", "frames", "wakeups", "memory", "instructions", "scaling" }

local rounds, only, dry, note, drives_browser = 9, nil, false, nil, false
do
  local i = 1
  while arg[i] do
    if arg[i] == "--rounds" then
      i = i + 1
      rounds = assert(tonumber(arg[i]), "--rounds N")
    elseif arg[i] == "--only" then
      i = i + 1
      only = only or {}
      only[assert(arg[i], "--only WORK")] = true
    elseif arg[i] == "--dry" then
      dry = true
    elseif arg[i] == "--browser" then
      drives_browser = true
    elseif arg[i] == "--note" then
      i = i + 1
      note = assert(arg[i], "--note TEXT")
    else
      error("unknown argument: " .. arg[i] .. " (--rounds N, --only WORK, --browser, --dry, --note TEXT)", 0)
    end
    i = i + 1
  end
end

local function first_line(command)
  local output, status = util.run(command)
  return status == 0 and output:match("^[^\n]+") or nil
end

local function machine()
  local processor = (util.read_file("/proc/cpuinfo") or ""):match("model name%s*:%s*([^\n]+)") or "unknown processor"
  local system = (util.read_file("/etc/os-release") or ""):match('PRETTY_NAME="([^"]+)"') or "unknown system"
  local lua = type(rawget(_G, "jit")) == "table" and rawget(_G, "jit").version or _VERSION
  return ("%s, %s cores, %s, %s, libcurl %s (%s), nginx %s, %s%s"):format(processor, first_line "nproc" or "?", system, lua,
    core.curl_version, core.backend, (util.run(util.which "nginx" .. " -v")):match("nginx/([%d.]+)") or "?", os.date("!%Y-%m-%d"),
    note and ", " .. note or "")
end

local function build(folder, name)
  local program = folder .. "/" .. name
  local output, status = util.run(("%s -std=c11 -D_GNU_SOURCE -O2 -o %s %sbench/%s.c $(pkg-config --cflags --libs libcurl || echo -lcurl)")
    :format(os.getenv "CC" or "cc", util.quote(program), root, name))
  assert(status == 0, output)
  return program
end

-- The page's two parts, of which each run writes one.
local RESULTS = root .. "bench/results.md"
local BROWSER_PART = "\n# Driving a browser\n"

local function write_part(text, is_browser)
  local before = util.read_file(RESULTS) or ""
  local at = before:find(BROWSER_PART, 1, true)
  local calls = is_browser and before:sub(1, at or -1) or text
  local browser = is_browser and "\n" .. text or at and before:sub(at) or ""
  util.write_file(RESULTS, calls:gsub("\n*$", "\n") .. browser)
end

local folder = util.temporary_folder()
local running

local function drive_browser()
  local figures = assert(works.browser(build(folder, "browser_floor"), rounds))
  local text = report.browser(figures, machine())
  print(text)
  if not dry then
    write_part(text, true)
  end
end

local function measure_calls()
  local floor = build(folder, "floor")
  running = server.start()
  measure.environment.BENCH_CA_FILE = running.ca_file
  local figures = {}
  for _, name in ipairs(ORDER) do
    if not only or only[name] then
      io.stderr:write("bench: ", name, " …\n")
      figures[name] = works[name](running, floor, rounds)
    end
  end
  local text = report.markdown(figures, machine())
  print(text)
  if not dry and not only then
    write_part(text, false)
    util.write_file(root .. "bench/results.svg", report.picture(figures, machine()))
  end
end

measure.folder = root
local ok, failure = xpcall(drives_browser and drive_browser or measure_calls, debug.traceback)
if running then
  running.stop()
end
util.remove(folder)
if not ok then
  io.stderr:write("bench: ", tostring(failure), "\n")
  os.exit(1)
end

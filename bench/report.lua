-- What the benchmark says: the design's table with the figures reached, as text, and as a picture.
local chart = require "bench.chart"

local report = {}

local CLIENT, FLOOR, OTHER = "#0969da", "#8c959f", "#bc4c00"
local MISSED = "#cf222e"

local function divide(a, b)
  return a and b and b ~= 0 and a / b or nil
end

--- The rows of the design's table of numbers. Each: { work, reach, value, target, unit, more = target is the least }.
function report.rows(figures)
  local rows = {}
  local function add(work, reach, value, target, unit, more)
    if value then
      rows[#rows + 1] = { work = work, reach = reach, value = value, target = target, unit = unit, more = more }
    end
  end
  local compared = figures.compare
  if compared then
    local function against(name, base, key)
      return divide(compared[name][key], compared[base][key])
    end
    add("start, one after another, CPU", "≤ 1.4 × floor", against("client start", "floor start", "cpu"), 1.4, "×")
    add("start, 64 in flight, CPU", "≤ 1.5 × floor", against("client flight", "floor flight", "cpu"), 1.5, "×")
    add("start, 64 in flight, wall", "≤ 1.5 × floor", against("client flight", "floor flight", "wall"), 1.5, "×")
    add("list of 100 runtimes, CPU", "≤ 0.45 × LuaSocket + lua-cjson", against("client list", "luasocket list", "cpu"), 0.45, "×")
  end
  if figures.json then
    local list = figures.json.decode[2]
    add("decode alone, the same list", "≥ 2 × lua-cjson", divide(list.theirs, list.ours), 2, "×", true)
  end
  if figures.poll then
    add("poll() with 1,000 waiting", "≤ 1 µs", figures.poll[1000].poll, 1, "µs")
    add("poll(), 1,000 waiting against 10", "no more", divide(figures.poll[1000].poll, figures.poll[10].poll), 1.05, "×")
  end
  if figures.frames then
    local frames = figures.frames
    add("longest poll(), 100 starts, http", "≤ 1 ms", frames.http.p999 / 1000, 1, "ms")
    add("the same, collector in small steps", "≤ 1 ms", frames.http_steps.p999 / 1000, 1, "ms")
    add("longest poll(), 100 starts, https", "≤ 1 ms", frames.https.p999 / 1000, 1, "ms")
    add("the same, collector in small steps", "≤ 1 ms", frames.https_steps.p999 / 1000, 1, "ms")
  end
  if figures.burst then
    add("100 cold starts at once over TLS", "1 connection", figures.burst.connections, 1, figures.burst.connections == 1 and "connection" or "connections")
  end
  if figures.memory then
    add("resident memory, idle request", "≤ 26 kB", figures.memory.waiting / 1000, 26, "kB")
  end
  for _, row in ipairs(rows) do
    row.reached = row.more and row.value >= row.target * 0.995 or not row.more and row.value <= row.target * 1.005
    row.figure = ("%.3g %s"):format(row.value, row.unit)
  end
  return rows
end

local function table_of(heads, rows)
  local lines = { "| " .. table.concat(heads, " | ") .. " |", "|" .. ("---|"):rep(#heads) }
  for _, row in ipairs(rows) do
    lines[#lines + 1] = "| " .. table.concat(row, " | ") .. " |"
  end
  return table.concat(lines, "\n") .. "\n"
end

local function number(format, value, unit)
  return value and format:format(value) .. (unit or "") or "–"
end

local function contenders(compared)
  local rows = {}
  for _, work in ipairs { "start", "flight", "list" } do
    local floor = compared["floor " .. work]
    for _, who in ipairs { "floor", "client", "luasocket", "popen" } do
      local mine = compared[who .. " " .. work]
      if mine then
        rows[#rows + 1] = { work, who, number("%.0f", mine.cpu, " µs"), number("%.2f", divide(mine.cpu, floor.cpu), " ×"),
          number("%.0f", mine.wall, " µs"), number("%.2f", divide(mine.wall, floor.wall), " ×") }
      end
    end
  end
  return table_of({ "work", "who", "CPU a call", "of the floor", "wall a call", "of the floor" }, rows)
end

local function codec(part)
  local rows = {}
  for i, shape in ipairs(part) do
    rows[i] = { shape.name, number("%.1f", shape.size / 1000, " kB"), number("%.1f", shape.ours, " µs"),
      number("%.1f", shape.theirs, " µs"), number("%.2f", divide(shape.theirs, shape.ours), " ×") }
  end
  return rows
end

local CODEC_HEADS = { "document", "size", "bctrl", "lua-cjson", "as fast" }

-- The design's numbers for a browser; of most, the figure is CPU of each.
local BROWSER_ROWS = {
  { name = "evaluate", work = "Runtime.evaluate, one by one", target = 20, unit = "µs" },
  { name = "flight", work = "Runtime.evaluate, 64 in flight, each", target = 9, unit = "µs" },
  { name = "heard", work = "console event, heard", target = 8, unit = "µs" },
  { name = "unheard", work = "console event, unheard", target = 2, unit = "µs" },
  { name = "screenshot", work = "screenshot, 1280 × 720", target = 1.4, unit = "ms" },
  { name = "large", work = "20 MB answer, into a Lua string", target = 14, unit = "ms" },
  { name = "clicks", work = "click with waiting, each of 50", target = 0.4, unit = "ms" },
  { name = "poll", work = "longest poll(), 10,000 events", target = 1, unit = "ms", key = "longest" },
  { name = "poll", work = "the same, its CPU", target = 1, unit = "ms", key = "cpu" },
  { name = "poll", work = "the same, 99 of 100 polls", target = 1, unit = "ms", key = "p99" },
}

local function browser_figure(row, mine, ours)
  local key = row.key or "cpu"
  if not mine then
    return "–"
  end
  local scale = row.unit == "ms" and 1000 or 1
  local quartiles = mine.quartiles[key]
  return ("%.3g %s (%.3g to %.3g)%s"):format(mine[key] / scale, row.unit, quartiles[1] / scale, quartiles[2] / scale,
    ours and (" × %.1f"):format(mine[key] / ours[key]) or "")
end

--- What driving a browser takes, as Markdown: a part of its own of the page.
function report.browser(figures, machine)
  local rows = {}
  for i, row in ipairs(BROWSER_ROWS) do
    local ours = figures["client " .. row.name]
    local value = ours[row.key or "cpu"] / (row.unit == "ms" and 1000 or 1)
    rows[i] = { row.work, ("≤ %g %s"):format(row.target, row.unit),
      browser_figure(row, ours) .. (value > row.target * 1.005 and (" (not reached, × %.2f)"):format(value / row.target) or ""),
      browser_figure(row, figures["floor " .. row.name], ours), browser_figure(row, figures["puppeteer " .. row.name], ours),
      browser_figure(row, figures["cri " .. row.name], ours) }
  end
  return ("# Driving a browser\n\n`make bench-browser` wrote this part. %s, Chromium %s, beside %s\n\n"):format(machine,
    figures.version or "?", figures.peers)
    .. "CPU of the client's process, user and system, of each: medians (and quartiles) of interleaved rounds against one Chromium, "
    .. "in the same page. Ratios are to bctrl. The floor is bench/browser_floor.c: the kernel's part, one send, epoll_wait and recv.\n\n"
    .. table_of({ "work", "reach", "bctrl", "floor", "puppeteer-core", "chrome-remote-interface" }, rows)
end

--- All figures as Markdown.
function report.markdown(figures, machine)
  local parts = { "# Benchmark\n\n", "`make bench` wrote this page. ", machine, "\n\n" }
  local function section(title, text)
    parts[#parts + 1] = "## " .. title .. "\n\n" .. text .. "\n"
  end
  local rows = {}
  for i, row in ipairs(report.rows(figures)) do
    rows[i] = { row.work, row.reach, row.figure .. (row.reached and "" or " (not reached)") }
  end
  section("The design's numbers", table_of({ "work", "reach", "figure" }, rows))
  if figures.compare then
    section("Calls",
      "Medians of interleaved rounds. The floor is bench/floor.c: libcurl with reused handles that sends the same requests and "
        .. "drops the answers. LuaSocket makes a connection a request; popen runs the curl command. A start answers 1.3 kB, a "
        .. "list 70 kB; flight is 64 starts at once.\n\n" .. contenders(figures.compare))
  end
  if figures.json then
    section("Decoding alone", table_of(CODEC_HEADS, codec(figures.json.decode)))
    section("Encoding alone", table_of(CODEC_HEADS, codec(figures.json.encode)))
  end
  local others = {}
  local function other(work, text)
    others[#others + 1] = { work, text }
  end
  if figures.cold then
    for _, who in ipairs { "floor", "client", "luasocket", "curl" } do
      other("cold process to its first answer, " .. who, ("%.1f ms CPU, %.1f ms wall"):format(figures.cold[who].cpu / 1000,
        figures.cold[who].wall / 1000))
    end
  end
  if figures.burst then
    other("100 cold starts at once over TLS", ("%d connection, %.0f ms"):format(figures.burst.connections, figures.burst.wall / 1000))
  end
  if figures.poll then
    for _, count in ipairs { 10, 100, 1000 } do
      other(("poll() with %d waiting"):format(count), ("%.2f µs"):format(figures.poll[count].poll))
    end
  end
  local manners = { "polled every 4 ms", steps = "the same, Lua's collector in small steps", busy = "polled without a pause" }
  for _, name in ipairs { "http", "http_steps", "http_busy", "https", "https_steps", "https_busy" } do
    local one = figures.frames and figures.frames[name]
    if one then
      local scheme, manner = name:match("^(%a+)_?(%a*)$")
      other(("poll() while 100 starts are in flight, %s, %s"):format(scheme, manners[manner] or manners[1]),
        ("median %.3f ms, 99.9 %% %.3f ms (CPU %.3f ms), longest %.3f ms of %d polls"):format(one.median / 1000,
          one.p999 / 1000, one.cpu_p999 / 1000, one.longest / 1000, one.polls))
    end
  end
  if figures.wakeups then
    for _, pair in ipairs { { "one", "http, one by one" }, { "many", "http, 64 in flight" }, { "tls", "https, 64 in flight" } } do
      local one = figures.wakeups[pair[1]]
      other("wake-ups of pollfd a request, " .. pair[2], ("%.2f (epoll_wait %.2f, timerfd_settime %.2f)"):format(one.wakeups,
        one.waits, one.settles))
    end
  end
  if figures.memory then
    other("resident memory of a client", ("%.1f kB"):format(figures.memory.client / 1000))
    other("resident memory of a waiting request", ("%.1f kB"):format(figures.memory.waiting / 1000))
    other("resident memory of a 70 kB answer's tables", ("%.0f kB"):format(figures.memory.answer / 1000))
  end
  local counted = figures.instructions
  if counted then
    other("instructions of a start, without the kernel's", ("%.0f thousand; floor %.0f thousand (%.2f ×)"):format(
      counted.client_start / 1000, counted.floor_start / 1000, counted.client_start / counted.floor_start))
    other("instructions of a list, without the kernel's", ("%.0f thousand; floor %.0f thousand"):format(
      counted.client_list / 1000, counted.floor_list / 1000))
  end
  if #others > 0 then
    section("More", table_of({ "what", "figure" }, others))
  end
  if figures.scaling then
    local scaling = {}
    for i, point in ipairs(figures.scaling) do
      scaling[i] = { tostring(point.count), ("%.1f µs"):format(point.client), ("%.1f µs"):format(point.floor) }
    end
    section("CPU a start, by how many are in flight",
      table_of({ "in flight", "bctrl", "libcurl alone (epoll)" }, scaling))
  end
  if figures.json then
    local scaling = {}
    for i, point in ipairs(figures.json.scaling) do
      scaling[i] = { ("%.1f kB"):format(point.size / 1000), ("%.2f ns"):format(point.ours), ("%.2f ns"):format(point.theirs) }
    end
    section("Decoding, a byte, by the document's size", table_of({ "document", "bctrl", "lua-cjson" }, scaling))
  end
  return (table.concat(parts):gsub("\n+$", "\n"))
end

-- The end of an axis whose quarters are round.
local function nice(value)
  local step = 10 ^ math.floor(math.log(value) / math.log(10))
  for _, top in ipairs { 1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8 } do
    if value <= top * step then
      return top * step
    end
  end
  return 10 * step
end

local function highest(points, names)
  local most = 0
  for _, point in ipairs(points) do
    for _, name in ipairs(names) do
      most = math.max(most, point[name])
    end
  end
  return nice(most * 1.05)
end

local function points_of(list, x, y)
  local points = {}
  for i, point in ipairs(list) do
    points[i] = { point[x], point[y] }
  end
  return points
end

--- The picture: each number beside its target, the contenders, and how cost grows.
function report.picture(figures, machine)
  local rows = report.rows(figures)
  local draw = chart.new(940, 118 + #rows * 26 + (figures.compare and 332 or 0) + (figures.json and figures.scaling and 282 or 0))
  draw:text(24, 34, "bctrl for Lua: what a call costs", { size = 19, bold = true })
  draw:text(24, 56, machine, { size = math.min(12, 1600 / #machine), colour = chart.SOFT })
  local y = 92
  draw:text(24, y, "Reached (blue) or not (red), beside the target (the black mark; left of it is better)", { bold = true })
  y = y + 14
  for _, row in ipairs(rows) do
    -- A target that is the least is shown by its inverse, so that left is better in every row.
    local share = row.more and row.target / row.value or row.value / row.target
    draw:bar(24, y, 280, 330, 2, { name = row.work, value = share, target = 1, colour = row.reached and CLIENT or MISSED,
      text = row.figure .. "  (" .. row.reach .. ")" })
    y = y + 26
  end
  local compared = figures.compare
  if compared then
    y = y + 34
    draw:text(24, y, "CPU of a call, user and system, in microseconds", { bold = true })
    y = y + 14
    local names = { floor = "libcurl alone", client = "bctrl", luasocket = "LuaSocket + lua-cjson", popen = "io.popen \"curl\"" }
    local colours = { floor = FLOOR, client = CLIENT, luasocket = OTHER, popen = OTHER }
    for _, work in ipairs { { "start", "start, one by one: " }, { "flight", "64 starts in flight: " }, { "list", "list, 70 kB: " } } do
      local full = 3 * compared["client " .. work[1]].cpu
      for _, who in ipairs { "floor", "client", "luasocket", "popen" } do
        local mine = compared[who .. " " .. work[1]]
        if mine then
          y = draw:bar(24, y, 280, 450, full, { name = work[2] .. names[who], value = mine.cpu, colour = colours[who],
            text = ("%.0f µs%s"):format(mine.cpu, mine.cpu > full and " (cut off)" or "") })
        end
      end
      y = y + 8
    end
  end
  if figures.scaling and figures.json then
    y = y + 26
    draw:plot(24, y, 435, 250, {
      title = "CPU of a start, by how many are in flight", x_name = "starts in flight", unit = "µs",
      ticks = { { 1, "1" }, { 10, "10" }, { 100, "100" }, { 1000, "1,000" } },
      top = highest(figures.scaling, { "client", "floor" }),
      lines = {
        { name = "libcurl alone", colour = FLOOR, points = points_of(figures.scaling, "count", "floor") },
        { name = "bctrl", colour = CLIENT, points = points_of(figures.scaling, "count", "client") },
      },
    })
    draw:plot(480, y, 435, 250, {
      title = "Decoding, a byte, by the document's size", x_name = "document", unit = "ns",
      ticks = { { 500, "" }, { 1e3, "1 kB" }, { 1e4, "10 kB" }, { 1e5, "100 kB" }, { 1e6, "1 MB" }, { 1e7, "10 MB" } },
      top = highest(figures.json.scaling, { "ours", "theirs" }),
      lines = {
        { name = "lua-cjson", colour = OTHER, points = points_of(figures.json.scaling, "size", "theirs") },
        { name = "bctrl", colour = CLIENT, points = points_of(figures.json.scaling, "size", "ours") },
      },
    })
  end
  return draw:svg()
end

return report

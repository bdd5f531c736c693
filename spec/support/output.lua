-- What a run of the specs prints: nothing for what passes, the whole of what fails, and one closing line.
local socket = require("socket")
local term = require("term")

return function()
  local busted = require("busted")
  local handler = require("busted.outputHandlers.base")()
  local colored = term.isatty(io.stdout) and not os.getenv("NO_COLOR")
  local name = type(jit) == "table" and "luajit" or _VERSION:lower():gsub(" ", "")
  if (os.getenv("BACKEND") or "") ~= "" then
    name = name .. "-" .. os.getenv("BACKEND")
  end

  local function color(code, text)
    return colored and ("\27[%dm%s\27[0m"):format(code, text) or text
  end

  local function message_of(failure)
    local message = failure.message
    if message == nil then
      return "no message"
    elseif type(message) == "string" then
      return message
    elseif type(message) == "table" and (getmetatable(message) or {}).__tostring then
      return tostring(message)
    end
    return require("pl.pretty").write(message)
  end

  local function report(word, failure)
    local where = failure.trace and failure.trace.short_src
      and ("%s:%s"):format(failure.trace.short_src, failure.trace.currentline) or failure.element.name or "?"
    io.stdout:write(color(31, word), " ", where, ": ", failure.name or "?", "\n", message_of(failure), "\n")
    if failure.trace and failure.trace.traceback and (failure.isError or handler.options.verbose) then
      io.stdout:write(failure.trace.traceback, "\n")
    end
    io.stdout:write("\n")
    io.stdout:flush()
  end

  -- Each is shown when it happens: a run that hangs or dies later has shown it.
  local function on_failure()
    local failure = handler.failures[#handler.failures]
    if failure and not failure.reported then
      failure.reported = true
      report("FAILED", failure)
    end
    return nil, true
  end
  local function on_error()
    local failure = handler.errors[#handler.errors]
    if failure and not failure.reported then
      failure.reported = true
      report("ERROR", failure)
    end
    return nil, true
  end

  -- BCTRL_TEST_TRACE: which spec runs, for runs that take minutes or crash.
  local function on_test_start(element)
    if os.getenv("BCTRL_TEST_TRACE") then
      io.stderr:write(handler.getFullName(element), "\n")
    end
    return nil, true
  end

  -- BCTRL_TEST_TIMES: how long each spec took, set-ups of a whole file apart.
  local times, began = {}, {}
  local function on_start(element)
    began[element] = socket.gettime()
    return nil, true
  end
  local function on_end(element)
    times[#times + 1] = { socket.gettime() - began[element], handler.getFullName(element) }
    began[element] = nil
    return nil, true
  end

  local function print_times()
    table.sort(times, function(a, b)
      return a[1] > b[1]
    end)
    for _, each in ipairs(times) do
      io.stdout:write(("%8.3f s  %s\n"):format(each[1], each[2]))
    end
  end

  local function on_exit()
    if os.getenv("BCTRL_TEST_TIMES") then
      print_times()
    end
    for _, pending in ipairs(handler.pendings) do
      local why = type(pending.message) == "string" and pending.message or "pending"
      io.stdout:write(color(33, "skipped"), " ", pending.name, ": ", why, "\n")
    end
    local failed = handler.failuresCount + handler.errorsCount
    io.stdout:write(("%s: %d passed, %d failed"):format(name, handler.successesCount, failed))
    if handler.pendingsCount > 0 then
      io.stdout:write((", %d skipped"):format(handler.pendingsCount))
    end
    io.stdout:write("\n")
    io.stdout:flush()
    return nil, true
  end

  busted.subscribe({ "failure" }, on_failure)
  busted.subscribe({ "error" }, on_error)
  busted.subscribe({ "test", "start" }, on_test_start)
  if os.getenv("BCTRL_TEST_TIMES") then
    for _, kind in ipairs { "file", "test" } do
      busted.subscribe({ kind, "start" }, on_start)
      busted.subscribe({ kind, "end" }, on_end)
    end
  end
  busted.subscribe({ "exit" }, on_exit)
  return handler
end

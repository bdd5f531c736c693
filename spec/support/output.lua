-- What a run of the specs prints: nothing for what passes, the whole of what fails, and one closing line.
local term = require("term")

return function()
  local busted = require("busted")
  local handler = require("busted.outputHandlers.base")()
  local colored = term.isatty(io.stdout) and not os.getenv("NO_COLOR")
  local name = type(jit) == "table" and "luajit" or _VERSION:lower():gsub(" ", "")
  if (os.getenv("POLLER") or "") ~= "" then
    name = name .. "-" .. os.getenv("POLLER")
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

  local function on_exit()
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
  busted.subscribe({ "exit" }, on_exit)
  return handler
end

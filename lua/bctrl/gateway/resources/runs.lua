-- Runs: their events, their trace, their files, and the stream of what happens in them.
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local reply = require "bctrl.gateway.wire.reply"
local views = require "bctrl.gateway.resources.views"

local null = json.null

-- A query's parameter that is not there accepts anything.
local function accepts(wanted, value)
  if type(wanted) ~= "table" then return wanted == nil or wanted == value end
  for _, each in ipairs(wanted) do
    if each == value then return true end
  end
  return false
end

return function(act, api)
  api.need "files"

  local function find(request)
    local id = request.params.runId
    return api.must(api.runs.by_id[id], "run", id)
  end

  local function files_of(run)
    local list = {}
    for _, file in ipairs(api.files) do
      if file.runId == run.id then list[#list + 1] = file end
    end
    return list
  end

  local function facts(run)
    local known = {}
    for name, value in pairs(run) do known[name] = value end
    known.recording = json.object { enabled = run.recording }
    known.durationSeconds = run.durationMs and run.durationMs / 1000 or null
    known.finishedAt, known.failure = run.finishedAt or null, run.failure or null
    known.counts = json.object { events = #run.events, spans = #run.spans, files = #files_of(run) }
    known.usage = json.object {
      billingStatus = run.finishedAt and "settled" or "pending", computedAt = api.clock.timestamp(),
      runtimeSeconds = run.durationMs and run.durationMs / 1000 or null,
    }
    known.span, known.feed, known.runtime, known.events, known.spans = nil, nil, nil, nil, nil
    return known
  end

  act["runs.list"] = function(request)
    local query = request.query
    return pages.page(api.runs.list, query, function(run) return api.show("RunSummary", facts(run)) end, function(run)
      return accepts(query.status, run.status) and accepts(query.spaceId, run.spaceId) and accepts(query.runtimeId, run.runtimeId)
    end)
  end

  act["runs.get"] = function(request)
    local run = find(request)
    local known = facts(run)
    if request.query.include and run.status == "active" then known.connection = views.connection(run.runtime, api.base) end
    return api.show("Run", known)
  end

  act["runs.events.list"] = function(request)
    local query = request.query
    return pages.page(find(request).events, query, function(event) return api.show("RunEvent", event) end, function(event)
      return accepts(query.type, event.type) and accepts(query.source, event.source) and accepts(query.spanId, event.spanId)
        and accepts(query.pageId, event.pageId)
    end)
  end

  act["runs.trace.list"] = function(request)
    local query = request.query
    return pages.page(find(request).spans, query, function(span) return api.show("TraceSpan", span) end, function(span)
      return accepts(query.parentId, span.parentId) and accepts(query.kind, span.kind) and accepts(query.status, span.status)
        and accepts(query.resourceType, span.resourceType)
    end)
  end

  act["runs.files.list"] = function(request)
    return pages.page(files_of(find(request)), request.query, function(file)
      return api.show("RunFile", { fileId = file.id, name = file.name, size = file.sizeBytes, createdAt = file.createdAt })
    end)
  end

  act["runs.stream"] = function(request)
    local include = request.query.include
    return reply.stream(find(request).feed, {
      after = request.query.after, ends = "run.ended",
      wants = include and function(kind)
        return kind == "run.ended" or accepts(include, kind == "runtime.event" and "events" or "trace")
      end,
    })
  end
end

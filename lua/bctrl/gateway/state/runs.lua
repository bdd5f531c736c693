-- Runs, with their events, their trace and the feed of both; the last of them are kept.
local Feed = require "bctrl.gateway.state.feed"
local json = require "bctrl.gateway.wire.json"

local Runs = {}
Runs.__index = Runs
Runs.__name = "bctrl.gateway.runs"

local KEPT, LINKS = 1000, 100 -- runs that have ended; links of a run

---@param tell fun(event_type: string, event_id: string, run: table) for webhooks
function Runs.new(clock, wake, tell)
  return setmetatable({ clock = clock, wake = wake, tell = tell, list = {}, by_id = {}, links = {}, sequence = 0, ended = 0, positions = 0 }, Runs)
end

function Runs:forget_oldest()
  for i, run in ipairs(self.list) do
    if run.status ~= "active" then
      table.remove(self.list, i)
      self.by_id[run.id] = nil
      self.ended = self.ended - 1
      return
    end
  end
end

local function next_position(self)
  self.positions = self.positions + 1
  return self.positions
end

---Something that has happened in a run.
---@param fields table type, source, data
function Runs:event(run, fields)
  local now = self.clock.timestamp()
  local event = {
    id = self.clock.id "evt_", sequence = next_position(self), type = fields.type, source = fields.source,
    data = json.object(fields.data or {}), pageId = json.null, spanId = fields.spanId or json.null, runId = run.id, timestamp = now,
  }
  table.insert(run.events, event)
  local shown = json.object()
  for name, value in pairs(event) do
    if name ~= "sequence" then shown[name] = value end
  end
  run.feed:add(json.object { type = "runtime.event", event = shown, runId = run.id, timestamp = now })
  return event
end

local function tell_span(self, run, span, what)
  if run.status ~= "active" then return end -- run.ended is the last that is told
  local shown = json.object()
  for name, value in pairs(span) do
    if name ~= "sequence" and name ~= "since" then shown[name] = value end
  end
  run.feed:add(json.object { type = what, runId = run.id, span = shown, timestamp = self.clock.timestamp() })
end

---Begins a span of a run's trace.
---@param fields table kind, name, resourceType, resourceId, parentId
function Runs:begin_span(run, fields)
  local span = {
    id = self.clock.id "span_", sequence = next_position(self), runId = run.id, kind = fields.kind, name = fields.name, status = "running",
    startedAt = self.clock.timestamp(), finishedAt = json.null, durationMs = json.null, data = json.object(),
    parentId = fields.parentId or json.null, resourceType = fields.resourceType or json.null,
    resourceId = fields.resourceId or json.null, since = self.clock.now(),
  }
  table.insert(run.spans, span)
  tell_span(self, run, span, "span.started")
  return span
end

function Runs:change_span(run, span, status)
  span.status = status
  tell_span(self, run, span, "span.updated")
end

---@param status string "succeeded", "failed", "cancelled", "timed_out"
function Runs:end_span(run, span, status)
  if span.finishedAt ~= json.null then return end
  span.status, span.finishedAt = status, self.clock.timestamp()
  span.durationMs = math.floor((self.clock.now() - span.since) * 1000)
  tell_span(self, run, span, "span.completed")
end

---@param fields table id, connectionId, recording
function Runs:begin(runtime, fields)
  local now = self.clock.timestamp()
  self.sequence = self.sequence + 1
  local run = fields
  run.sequence, run.status, run.createdAt, run.startedAt, run.since = self.sequence, "active", now, now, self.clock.now()
  run.runtime, run.runtimeId, run.spaceId, run.runtimeType = runtime, runtime.id, runtime.spaceId, runtime.type
  run.secret = self.clock.uuid():gsub("-", "") -- of its connections
  run.live = {} -- links
  run.events, run.spans, run.feed = {}, {}, Feed.new(self.clock.number(), self.wake)
  table.insert(self.list, run)
  self.by_id[run.id] = run
  run.span = self:begin_span(run, { kind = "runtime", name = "runtime", resourceType = "runtime", resourceId = runtime.id })
  local event = self:event(run, { type = "run.started", source = "control-plane", spanId = run.span.id })
  self.tell("run.started", event.id, run)
  return run
end

---A link to a run's live view, known until the run ends; the oldest goes where a run has many.
---@param link table control, expires (a time), expiresAt (written)
function Runs:link(run, link)
  link.run, link.secret = run, self.clock.uuid():gsub("-", "")
  self.links[link.secret] = link
  table.insert(run.live, link)
  if #run.live > LINKS then self.links[table.remove(run.live, 1).secret] = nil end
  return link
end

---@param status "stopped"|"failed"
function Runs:finish(run, status)
  run.finishedAt = self.clock.timestamp()
  run.durationMs = math.floor((self.clock.now() - run.since) * 1000)
  run.failure = status == "failed" and json.object { code = "runtime.failed", message = "The runtime failed." } or nil
  for _, span in ipairs(run.spans) do self:end_span(run, span, status == "failed" and "failed" or "succeeded") end
  local what = status == "failed" and "run.failed" or "run.completed"
  local event = self:event(run, { type = what, source = "control-plane", spanId = run.span.id })
  run.status = status
  run.feed:add(json.object { type = "run.ended", runId = run.id, status = status, timestamp = run.finishedAt })
  self.tell(what, event.id, run)
  if run.browser then run.browser:stop() end
  for _, link in ipairs(run.live) do self.links[link.secret] = nil end
  run.live = {}
  self.ended = self.ended + 1
  if self.ended > KEPT then self:forget_oldest() end
end

return Runs

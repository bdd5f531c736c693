-- Tools and their calls, which end a little later, or wait for somebody's answer.
local document = require "bctrl.gateway.document"
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"
local problem = require "bctrl.gateway.wire.problem"
local reply = require "bctrl.gateway.wire.reply"

local null = json.null

local STEPS = 3 -- of the gateway's pace, for a call
local LONGEST_CALL, EXPIRES = 60, 900 -- seconds
local ASYNC_ONLY = { ["human.request"] = true, ["code.execute"] = true }
local ENDED = { succeeded = true, failed = true, cancelled = true, timed_out = true }

return function(act, api)
  api.tool_calls, api.tool_calls_by_id, api.tools = {}, {}, {}
  local clock, schedule, sequence = api.clock, api.schedule, 0

  local function next_sequence()
    sequence = sequence + 1
    return sequence
  end

  -- The built-in tools, as the document names them; made when first asked for.
  local function all_tools()
    if api.tools[1] then return api.tools end
    for _, name in ipairs(document.named("v1", "BuiltinTool").properties.id.enum) do
      local modes = ASYNC_ONLY[name] and { "async" } or { "sync", "async" }
      table.insert(api.tools, {
        id = name, name = name, kind = "builtin", sequence = next_sequence(), description = "The built-in tool " .. name .. ".",
        executionModes = json.array(modes), runtimeTypes = json.array { "browser" }, supportsCancellation = true,
        maxSyncDurationMs = not ASYNC_ONLY[name] and 30000 or null,
      })
    end
    return api.tools
  end

  local function find_tool(reference)
    for _, tool in ipairs(all_tools()) do
      if tool.id == reference or tool.name == reference then return tool end
    end
    return api.must(nil, "tool", reference)
  end

  local function view(tool)
    return api.show("Tool", tool)
  end

  local function custom(request)
    local tool = find_tool(request.params.toolRef)
    if tool.kind == "builtin" then problem.raise(403, "tool.builtin", "A built-in tool cannot be changed.") end
    return tool
  end

  local function check_name(name, own)
    for _, tool in ipairs(all_tools()) do
      if tool.name == name and tool ~= own then
        problem.raise(409, "tool.name_conflict", ("There is a tool of this name: %s."):format(name))
      end
    end
  end

  act["tools.list"] = function(request)
    local query = request.query
    return pages.page(all_tools(), query, view, function(tool)
      return (not query.kind or query.kind == tool.kind) and (not query.spaceId or tool.spaceId == nil or query.spaceId == tool.spaceId)
    end)
  end

  act["tools.create"] = function(request)
    local tool = request.body
    check_name(tool.name)
    tool.spaceId = api.find_space(tool.spaceId or "default").id
    tool.id, tool.kind, tool.sequence = clock.id "tool_", "custom", next_sequence()
    tool.executionModes, tool.runtimeTypes = json.array { "sync", "async" }, json.array { "browser" }
    tool.maxSyncDurationMs = tool.timeoutMs or 30000
    tool.createdAt = clock.timestamp()
    tool.updatedAt = tool.createdAt
    table.insert(api.tools, tool)
    return view(tool)
  end

  act["tools.get"] = function(request)
    return view(find_tool(request.params.toolRef))
  end

  act["tools.update"] = function(request)
    local tool = custom(request)
    if request.body.name then check_name(request.body.name, tool) end
    for name, value in pairs(request.body) do tool[name] = value end
    tool.updatedAt = clock.timestamp()
    return view(tool)
  end

  act["tools.delete"] = function(request)
    local tool = custom(request)
    for i, each in ipairs(api.tools) do
      if each == tool then table.remove(api.tools, i) break end
    end
    return json.object { deleted = true, id = tool.id }
  end

  -- ------------------------------------------------------------------------------------------------------------ calls

  local function show(call)
    return api.show("ToolCall", call)
  end

  -- A change of a call: its span's too, and whoever waits for it goes on.
  local function become(call, status)
    call.status = status
    if status == "running" then call.startedAt = clock.timestamp() end
    if ENDED[status] then
      call.finishedAt, call.resultAvailable, call.prompt = clock.timestamp(), status == "succeeded", null
      call.responseSchema, call.responseExpiresAt = null, null
      schedule:drop(call.timer)
      if call.span then api.runs:end_span(call.run, call.span, status) end
    elseif call.span then
      api.runs:change_span(call.run, call.span, status)
    end
    api.wake(call.channel)
    if call.on_change then call.on_change(call) end
  end

  ---Cancels a call that has not ended.
  function api.cancel_call(call)
    if not ENDED[call.status] then become(call, "cancelled") end
  end

  ---A call that has been asked for: it is queued, and goes on by itself.
  ---@param fields table tool, input, runtime, callerType, turnId, parentId, on_change
  function api.call_tool(fields)
    local call = fields
    local run = call.runtime and call.runtime.status == "active" and call.runtime.run or nil
    call.id, call.sequence, call.channel = clock.id "tc_", next_sequence(), clock.number()
    call.status, call.createdAt, call.resultAvailable, call.retryable = "queued", clock.timestamp(), false, null
    call.run, call.runId, call.runtimeId = run, run and run.id or null, call.runtime and call.runtime.id or null
    if run then
      call.span = api.runs:begin_span(run, {
        kind = "tool", name = call.tool, resourceType = "tool_call", resourceId = call.id, parentId = call.parentId,
      })
      call.spanId = call.span.id
    end
    table.insert(api.tool_calls, call)
    api.tool_calls_by_id[call.id] = call
    call.timer = schedule:after(api.pace, function()
      if call.tool == "human.request" then
        call.prompt = type(call.input.prompt) == "string" and call.input.prompt or "Please answer."
        call.responseSchema = json.type(call.input.responseSchema) == "object" and call.input.responseSchema or null
        call.responseExpiresAt = clock.timestamp(EXPIRES)
        call.startedAt = clock.timestamp()
        become(call, "requires_input")
        call.timer = schedule:after(EXPIRES, function() become(call, "timed_out") end)
        return
      end
      become(call, "running")
      call.timer = schedule:after(STEPS * api.pace, function()
        call.result = json.object { ok = true, tool = call.tool, input = call.input }
        become(call, "succeeded")
      end)
    end)
    return call
  end

  local function begin(request)
    local tool = find_tool(request.params.toolRef)
    local id = request.headers["bctrl-runtime-id"] or request.body.runtimeId
    return api.call_tool {
      tool = tool.name, input = request.body, callerType = "api",
      runtime = type(id) == "string" and api.find_runtime(id) or nil,
    }
  end

  local function failed(call)
    problem.raise(409, "tool_call." .. call.status, ("The tool call has no result: it is %s."):format(call.status))
  end

  act["tools.call"] = function(request)
    if ASYNC_ONLY[find_tool(request.params.toolRef).name] then
      problem.raise(400, "tool.async_only", "This tool is only called asynchronously.", { hint = "use POST …/calls" })
    end
    local call = begin(request)
    return reply.later(call.channel, LONGEST_CALL, function(is_over)
      if call.status == "succeeded" then return call.result end
      if ENDED[call.status] or is_over then failed(call) end
    end)
  end

  act["tools.calls.create"] = function(request)
    return show(begin(request))
  end

  local function find_call(request)
    local id = request.params.toolCallId
    return api.must(api.tool_calls_by_id[id], "tool_call", id)
  end

  act["tool_calls.list"] = function(request)
    local query = request.query
    return pages.page(api.tool_calls, query, show, function(call)
      for _, name in ipairs { "runtimeId", "runId", "turnId", "tool", "status" } do
        if query[name] and query[name] ~= call[name] then return false end
      end
      return not query.spaceId or (call.runtime ~= nil and call.runtime.spaceId == query.spaceId)
    end)
  end

  act["tool_calls.get"] = function(request)
    return show(find_call(request))
  end

  act["tool_calls.cancel"] = function(request)
    local call = find_call(request)
    if ENDED[call.status] then problem.raise(409, "tool_call.ended", ("The tool call has ended: it is %s."):format(call.status)) end
    become(call, "cancelled")
    return show(call)
  end

  act["tool_calls.respond"] = function(request)
    local call = find_call(request)
    if call.status ~= "requires_input" then
      problem.raise(409, "tool_call.not_waiting", ("The tool call asks for nothing: it is %s."):format(call.status))
    end
    call.result = request.body
    become(call, "succeeded")
    return show(call)
  end

  act["tool_calls.result"] = function(request)
    local call = find_call(request)
    return reply.later(call.channel, request.query.waitSeconds or 0, function(is_over)
      if call.status == "succeeded" then return call.result end
      if ENDED[call.status] then failed(call) end
      if is_over or call.status == "requires_input" then return show(call), 202 end
    end)
  end
end

-- A call made in a callback raises; what a callback may do.
local api = require "spec.support.api"
local bctrl = require "bctrl"

describe("callbacks: a call", function()
  local gateway

  setup(function()
    gateway = api.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  describe("in a callback raises:", function()
    local calls = {
      function(client) client.spaces:list() end,
      function(client) client:sleep(0) end,
      function(client) client:connect() end,
      function(client) client:poll() end,
      function(client) client:loop() end,
      function(client) client:map({ 1 }, print) end,
      function(client) client:spawn(function() end):wait() end,
      function(client) client:close() end,
      function(client) client:request("GET", "/v1/spaces") end,
    }

    -- Each call, made by a callback that `make` has called.
    local function try(name, make)
      for _, call in ipairs(calls) do
        local failure
        make(function(client, other)
          for _, each in ipairs { client, other } do
            local ok, message = pcall(call, each)
            failure = failure or (ok and "nothing was raised" or message)
          end
        end)
        api.contains(name .. " must not make calls", tostring(failure))
      end
    end

    for name, option in pairs { on_event = "on_event", log = "log" } do
      it(name, function()
        try(name, function(callback)
          local client
          local other = gateway:client()
          client = gateway:client { [option] = function()
            callback(client, other)
          end }
          bctrl.assert(client.spaces:list())
          callback = function() end
          client:spawn(function() bctrl.assert(client.spaces:list()) end):wait()
        end)
      end)
    end

    it("on_error", function()
      try("on_error", function(callback)
        local client
        client = gateway:client { on_error = function()
          callback(client, client:with {})
        end }
        client:spawn(error, "x")
        client:loop()
      end)
    end)

    it("on_progress", function()
      try("on_progress", function(callback)
        local client = gateway:client()
        client:map({ 1 }, function() end, { on_progress = function()
          callback(client, client:with {})
        end })
      end)
    end)

    it("but it may spawn, cancel and look", function()
      local client
      local spawned, status
      client = gateway:client { on_event = function()
        if not spawned then
          spawned = client:spawn(function()
            return "spawned"
          end)
          status = spawned.status
          client:timeout()
          client:pollfd()
        end
      end }
      bctrl.assert(client.spaces:list())
      assert.equal("ready", status)
      assert.equal("spawned", spawned:wait())
    end)

    it("which keeps nothing of what it was given alive", function()
      local kept = setmetatable({}, { __mode = "k" })
      local client = gateway:client { on_event = function(event)
        kept[event] = true
      end }
      bctrl.assert(client.spaces:list())
      assert.is_truthy(next(kept))
      collectgarbage()
      collectgarbage()
      assert.is_nil(next(kept))
    end)

    it("whose coroutine somebody resumes later: the next is called all the same", function()
      local reported, threads = {}, {}
      local client = gateway:client {
        on_error = function(_, text)
          reported[#reported + 1] = text
        end,
        on_event = function()
          threads[#threads + 1] = coroutine.running()
        end,
      }
      bctrl.assert(client.spaces:list())
      local before = #threads
      for _, thread in ipairs(threads) do
        coroutine.resume(thread)
      end
      bctrl.assert(client.spaces:list())
      assert.is_true(#threads > before)
      assert.same({}, reported)
    end)

    it("which must not yield, and whose own failure is reported", function()
      local reported = {}
      local client = gateway:client {
        on_error = function(_, text)
          reported[#reported + 1] = text
        end,
        on_event = function()
          coroutine.yield()
        end,
      }
      bctrl.assert(client.spaces:list())
      client:spawn(function()
        bctrl.assert(client.spaces:list())
      end):wait()
      assert.equal(2, #reported)
      api.contains("on_event yielded: it must return", reported[1])
    end)
  end)
end)

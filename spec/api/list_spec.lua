-- bctrl.List: arrays of objects that lead to the next page, and each, which goes through all.
local api = require("spec.support.api")
local bctrl = require("bctrl")
local objects = require("spec.support.objects")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")

describe("a list:", function()
  local gateway, client

  setup(function()
    gateway, client = objects.start()
  end)

  teardown(function()
    gateway:finish()
  end)

  before_each(function()
    gateway:clear()
  end)

  describe("a page", function()
    local own

    setup(function()
      own = bctrl.assert(client.spaces:create { name = "pages" })
      for i = 1, 5 do
        bctrl.assert(client.runtimes:create { spaceId = own.id, type = "browser", name = "r" .. i })
      end
    end)

    it("is an array of objects with nextCursor, and its own array in JSON", function()
      local page = bctrl.assert(client.runtimes:list { spaceId = own.id, limit = 2 })
      assert.equal(2, #page)
      assert.equal("1 2", objects.keys(page))
      assert.equal("r1", page[1].name)
      assert.equal(bctrl.Runtime.start, page[2].start)
      assert.equal("string", type(page.nextCursor))
      assert.equal("bctrl.List of 2 and more", tostring(page))
      local text = bctrl.encode(page)
      assert.equal("[{", text:sub(1, 2))
      assert.equal("r2", support.codec.decode(text)[2].name)
      local empty = bctrl.assert(client.runtimes:list { spaceId = own.id, status = "failed" })
      assert.equal("[]", bctrl.encode(empty))
      assert.equal([[{"list":[]}]], bctrl.encode { list = empty })
      assert.is_nil(empty.nextCursor)
      assert.equal("bctrl.List of 0", tostring(empty))
    end)

    it("leads to the next page, nil at the end, or nil and an error", function()
      local page = bctrl.assert(client.runtimes:list({ spaceId = own.id, limit = 2 }, { headers = { ["X-Call"] = "1" } }))
      local request, second = gateway:only(function()
        return page:next()
      end)
      assert.equal("1", request.headers["x-call"]) -- with the first page's options
      api.contains("cursor=" .. page.nextCursor, request.query)
      assert.equal("r3", second[1].name)
      request = gateway:only(function()
        return page:next { headers = { ["X-Call"] = "2" } }
      end)
      assert.equal("2", request.headers["x-call"])
      gateway:fail { status = 400 }
      local value, err = second:next()
      assert.is_nil(value)
      assert.equal(400, err.status)
      local last = bctrl.assert(second:next())
      assert.equal("r5", last[1].name)
      local list
      list, value, err = gateway:seen(function()
        return last:next()
      end)
      assert.equal(0, #list)
      assert.is_nil(value)
      assert.is_nil(err)
      api.contains("bad argument #1 to 'list:next' (unknown option 'tiemout', did you mean 'timeout'?)",
        api.mistake(function() page:next { tiemout = 1 } end))
      api.contains("bad argument #1 to 'list:next' (option 'query'", api.mistake(function() page:next { query = {} } end))
    end)

    it("has no nextCursor on the last page, with nulls kept or with another codec too, so that a loop ends", function()
      for _, other in ipairs { client:with { nulls = "keep" }, client:with { json = support.codec } } do
        local page = bctrl.assert(other.runtimes:list { spaceId = own.id, limit = 4 })
        assert.equal("string", type(page.nextCursor))
        page = bctrl.assert(page:next())
        assert.is_nil(page.nextCursor)
        local value, err = page:next()
        assert.is_nil(value)
        assert.is_nil(err)
        assert.equal("bctrl.List of 1", tostring(page))
      end
    end)

    it("leads on through the same list, whatever becomes of the tables that it was asked for with", function()
      local query, status = { spaceId = own.id, limit = 2, q = "r" }, { "stopped" }
      query.status = status
      local options = { headers = { ["X-Call"] = "1" }, response = {} }
      local page = bctrl.assert(client.runtimes:list(query, options))
      query.q, query.limit, query.spaceId, status[1] = "other", 1, nil, "failed"
      options.headers["X-Call"], options.timeout, options.response.status = "2", -1, nil
      local request, second = gateway:only(function()
        return page:next()
      end)
      api.contains("&limit=2&q=r&spaceId=" .. own.id .. "&status=stopped", request.query)
      assert.equal("1", request.headers["x-call"])
      assert.equal(2, #second)
      assert.equal(200, options.response.status) -- which the caller reads
    end)

    it("is no object: an answer of another shape is an error that says what came", function()
      local server = rawserver.start()
      finally(function()
        server:stop()
      end)
      local other = client:with { base_url = server.url, max_retries = 0 }
      for _, case in ipairs {
        { [[{"data":{}}]], "a list in data or runtimes expected in the answer, got an object" },
        { [[{"runtimes":{"a":1}}]], "a list in data or runtimes expected in the answer, got an object" },
        { [[{"data":"x"}]], "a list in data or runtimes expected in the answer, got nil" },
        { [=[{"data":[[]]}]=], "an object at data[1] expected in the answer, got an array" },
        { '[{"id":"a"}]', "an object with a list expected in the answer, got an array" },
        { "[]", "an object with a list expected in the answer, got an array" },
        { "null", "an object with a list expected in the answer, got null" },
        { "5", "an object with a list expected in the answer, got 5" },
      } do
        server:script { { "read", { "send", rawserver.response(200, case[1]) } } }
        local value, err = other.runtimes:list()
        assert.is_nil(value)
        assert.equal("response", err.kind)
        assert.equal(case[2], err.message)
      end
      server:script { { "read", { "send", rawserver.response(200, "[]") } } }
      local _, err = other.runtimes:get("rt_1")
      assert.equal("an object expected in the answer, got an array", err.message)
      server:script { { "read", { "send", rawserver.response(200, [[{"data":{}}]]) } } }
      if support.module("cjson") then -- which cannot tell
        assert.equal(0, #bctrl.assert(other:with({ json = support.codec }).runtimes:list()))
      end
    end)

    it("shows other fields of its answer, and has methods that they cannot hide", function()
      local server = rawserver.start()
      finally(function()
        server:stop()
      end)
      local other = client:with { base_url = server.url }
      server:script {
        { "read", { "send", rawserver.response(200, [[{"data":[],"folders":["f"],"next":"field","total":7,"nextCursor":""}]]) }, "again" },
      }
      local page = bctrl.assert(other.runtimes:list())
      assert.equal("f", page.folders[1])
      assert.equal(7, page.total)
      assert.equal("function", type(page.next))
      assert.is_nil((page:next())) -- an empty cursor is none
    end)

    it("is gone through by each, which raises what goes wrong instead of ending early", function()
      local seen = {}
      gateway:fail { status = 500, method = "GET", path = "nothing" }
      local ok, err = pcall(function()
        for each in client.runtimes:each({ spaceId = own.id, limit = 2 }, { max_retries = 0 }) do
          seen[#seen + 1] = each.name
          if #seen == 2 then
            gateway:fail { status = 500, message = "Second page." }
          end
        end
      end)
      assert.is_false(ok)
      api.contains("500 server.error: Second page.", tostring(err))
      assert.same({ "r1", "r2" }, seen)
    end)

    it("is not asked for before each needs it, nor after a break, and each ends for good", function()
      local list = gateway:seen(function()
        for _ in client.runtimes:each { spaceId = own.id, limit = 2 } do -- luacheck: ignore 512
          break
        end
      end)
      assert.equal(1, #list)
      local iterator
      list = gateway:seen(function()
        iterator = client.runtimes:each { spaceId = own.id, limit = 5 }
      end)
      assert.equal(0, #list)
      for _ = 1, 5 do
        assert.truthy(iterator())
      end
      list = gateway:seen(function()
        assert.is_nil((iterator()))
        assert.is_nil((iterator()))
        assert.is_nil((iterator()))
      end)
      assert.equal(0, #list)
    end)

    it("is gone through in a task, but for plain 5.1, which says what to do instead", function()
      local seen = 0
      local task = client:spawn(function()
        for _ in client.runtimes:each { spaceId = own.id, limit = 2 } do
          seen = seen + 1
        end
      end)
      local ok, err = pcall(task.wait, task)
      if support.yields_across_pcall then
        assert(ok, err)
        assert.equal(5, seen)
      else
        assert.is_false(ok)
        api.contains("runtimes:each cannot wait in a coroutine on Lua 5.1: use list and list:next() in a while loop", tostring(err))
      end
    end)
  end)
end)

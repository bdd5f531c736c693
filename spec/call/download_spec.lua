-- Files that are received: as a string, and as a file that appears whole or not at all.
local bctrl = require("bctrl")
local core = require("bctrl.core")
local deflate = require("spec.support.deflate")
local rawserver = require("spec.support.rawserver")
local support = require("spec.support.util")
local tls = require("spec.support.tls")

local BYTES = {}
for i = 1, 40000 do
  BYTES[i] = string.char(i * 7 % 256)
end
BYTES = table.concat(BYTES)

describe("downloads", function()
  local server, client, folder, path

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    folder = support.temporary_folder()
    path = folder .. "/a.csv"
    client = bctrl.new { api_key = "secret", base_url = server.url }
  end)

  after_each(function()
    client:close()
    support.remove(folder)
  end)

  local function answer(...)
    server:script { otherwise = { "read", { "send", rawserver.response(...) }, "again" } }
  end

  -- What is in the folder, hidden files too.
  local function files()
    return (support.run("ls -A " .. support.quote(folder)))
  end

  it("return the bytes as they are, and tell of the answer", function()
    answer(200, BYTES, { ["Content-Type"] = "application/octet-stream" })
    local response = {}
    assert.truthy(bctrl.assert(client.files:content("file_1", nil, { response = response })) == BYTES)
    assert.equal(200, response.status)
    assert.equal("application/octet-stream", response.headers["content-type"])
    assert.is_nil(response.text)
    local request = server:log().connections[1].requests[1]
    assert.same({ "GET", "/v1/files/file_1/content", "*/*" }, { request.method, request.path, request.headers.accept })
    answer(200, '{"json":true}')
    assert.equal('{"json":true}', bctrl.assert(client.files:content("file_1")))
    answer(200, "", {})
    assert.equal("", bctrl.assert(client.files:content("file_1")))
    assert.same({ path = path, bytes = 0 }, bctrl.assert(client.files:content("file_1", nil, { to = path })))
    assert.equal("", support.read_file(path))
  end)

  it("write them to a file that appears in the place of the one that was there", function()
    support.write_file(path, "old")
    support.run("chmod 640 " .. support.quote(path))
    answer(200, BYTES, { ["Content-Type"] = "text/csv", ["Content-Disposition"] = 'attachment; filename="../../b.csv"' })
    assert.same({ path = path, bytes = #BYTES, type = "text/csv", name = "../../b.csv" },
      bctrl.assert(client.files:content("file_1", nil, { to = path })))
    assert.truthy(support.read_file(path) == BYTES)
    assert.equal("a.csv\n", files())
    assert.equal("-rw-r-----", (support.run("ls -l " .. support.quote(path)):match("^%S+")))
  end)

  it("follow a link to the file that is to be replaced", function()
    support.write_file(folder .. "/real", "old")
    support.run(("ln -s real %s"):format(support.quote(path)))
    answer(200, BYTES)
    bctrl.assert(client.files:content("file_1", nil, { to = path }))
    assert.truthy(support.read_file(folder .. "/real") == BYTES)
    assert.equal("a.csv\nreal\n", files())
    assert.equal("real\n", (support.run("readlink " .. support.quote(path))))
  end)

  it("leave nothing behind and replace nothing when they are cut, wherever that is", function()
    support.write_file(path, "old")
    local whole = rawserver.response(200, BYTES:sub(1, 20000), { ["Content-Type"] = "text/csv" })
    local chunked = rawserver.response(200, rawserver.chunked(BYTES:sub(1, 20000), 3000), { ["Transfer-Encoding"] = "chunked" })
    local once = client:with { max_retries = 0 }
    for case = 1, 100 do
      local text = case % 2 == 0 and whole or chunked
      local cut = math.floor((#text - 1) * (case - 1) / 99)
      server:script { otherwise = { "read", { "send", text:sub(1, cut) }, case % 3 == 0 and "reset" or "close" } }
      local value, err = once.files:content("file_1", nil, { to = path })
      assert(value == nil and err.kind == "network", ("cut at %d of %d: %s"):format(cut, #text, tostring(err)))
      assert.equal("old", support.read_file(path))
      assert.equal("a.csv\n", files())
      value, err = once.files:content("file_1")
      assert(value == nil and err.kind == "network", ("cut at %d of %d: %s"):format(cut, #text, tostring(err)))
    end
  end)

  it("begin anew when they are tried again", function()
    local whole = rawserver.response(200, BYTES, {})
    server:script {
      { "read", { "send", whole:sub(1, 30000) }, "reset" },
      { "read", { "send", rawserver.response(503, '{"error":"busy"}', { Connection = "close", ["Retry-After"] = "0" }) } },
      otherwise = { "read", { "send", whole }, "again" },
    }
    local response = {}
    local got = bctrl.assert(client.files:content("file_1", nil, { to = path, response = response }))
    assert.same({ #BYTES, 3 }, { got.bytes, response.attempts })
    assert.truthy(support.read_file(path) == BYTES)
    assert.equal("a.csv\n", files())
  end)

  it("never write an error's answer to the file", function()
    support.write_file(path, "old")
    for status, kind in pairs { [404] = "api", [500] = "api", [302] = "response" } do
      answer(status, '{"code":"file.not_found","error":"no such file"}')
      local value, err = client.files:content("file_1", nil, { to = path, max_retries = 0 })
      assert.is_nil(value)
      assert.same({ kind, status }, { err.kind, err.status })
      assert.truthy(err.response.text:find("no such file", 1, true))
      assert.equal("old", support.read_file(path))
      assert.equal("a.csv\n", files())
    end
  end)

  it("refuse what ends without a word of its end, for it may have been cut", function()
    server:script { otherwise = { "read", { "send", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc" }, "close" } }
    for _, to in ipairs { path, false } do
      local value, err = client.files:content("file_1", nil, { to = to or nil })
      assert.is_nil(value)
      assert.same({ "response", 1 }, { err.kind, err.attempts })
      assert.truthy(err.message:find("may have been cut off", 1, true))
    end
    assert.equal("", files())
  end)

  it("bound strings, and not files, by max_response_bytes", function()
    local small = client:with { max_response_bytes = 1000 }
    answer(200, BYTES, {})
    local value, err = small.files:content("file_1")
    assert.is_nil(value)
    assert.same({ "response", "the answer is longer than 1000 bytes" }, { err.kind, err.message })
    assert.equal(#BYTES, bctrl.assert(small.files:content("file_1", nil, { to = path })).bytes)
    answer(404, BYTES, {})
    value, err = small.files:content("file_1", nil, { to = path })
    assert.is_nil(value)
    assert.same({ "response", "the answer is longer than 1000 bytes" }, { err.kind, err.message })
  end)

  it("say of a place that cannot be written to what is wrong, and send nothing", function()
    answer(200, BYTES, {})
    support.run(("mkfifo %s/fifo; printf x >%s/file"):format(folder, folder))
    local bad = {
      [folder] = "it is a directory",
      [folder .. "/"] = "it is a directory",
      [folder .. "/missing/a.csv"] = "No such file or directory",
      [folder .. "/missing/"] = "No such file or directory",
      [folder .. "/file/a.csv"] = "Not a directory",
      [folder .. "/fifo"] = "it is no regular file",
      ["/proc/a.csv"] = "No such file or directory",
    }
    if support.run("id -u") ~= "0\n" then
      support.run(("chmod a-w %s/file"):format(folder))
      bad[folder .. "/file"] = "Permission denied"
    end
    for to, expected in pairs(bad) do
      local value, err = client.files:content("file_1", nil, { to = to })
      assert.is_nil(value)
      assert.equal(("cannot write '%s': %s"):format(to, expected), err.message)
      assert.same({ "file", 0, false }, { err.kind, err.attempts, err.sent })
    end
    assert.equal("fifo\nfile\n", files())
    assert.equal(0, (server:count()))
    for _, to in ipairs { "", "a\0b", 5 } do
      local ok, problem = pcall(client.files.content, client.files, "file_1", nil, { to = to })
      assert.is_false(ok)
      assert.truthy(problem:find("option 'to'", 1, true))
    end
  end)

  it("end with an error when the disk is full, once, and leave the device alone", function()
    if select(2, support.run("test -c /dev/full")) ~= 0 then
      pending("no /dev/full here")
    end
    answer(200, BYTES, {})
    local before = support.run("ls -l /dev/full")
    local value, err = client.files:content("file_1", nil, { to = "/dev/full" })
    assert.is_nil(value)
    assert.equal("cannot write '/dev/full': No space left on device", err.message)
    assert.same({ "file", 1 }, { err.kind, err.attempts })
    assert.equal(before, (support.run("ls -l /dev/full")))
    assert.equal("", (support.run("ls -A /dev | grep '[.]full'")))
    assert.equal(#BYTES, bctrl.assert(client.files:content("file_1", nil, { to = "/dev/null" })).bytes)
  end)

  -- Each takes its turn after 256 KiB: where they share a connection none may hold up the others, or lose a byte.
  local function all_at_once(own)
    local block = BYTES:sub(1, 32768):rep(32)
    local head = ("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"):format(5 * #block)
    server:script { otherwise = { "read", { "send", head }, { "flood", block, 5 }, "again" } }
    for i = 1, 4 do
      own:spawn(function()
        assert.equal(5 * #block, bctrl.assert(own.files:content("file_1", nil, { to = path .. i })).bytes)
        assert.truthy(bctrl.assert(own.files:content("file_1")) == block:rep(5))
      end)
    end
    own:loop()
    for i = 1, 4 do
      assert.truthy(support.read_file(path .. i) == block:rep(5))
    end
    assert.equal("a.csv1\na.csv2\na.csv3\na.csv4\n", files())
  end

  it("come whole where many do at once", function()
    all_at_once(client)
  end)

  it("come whole where many share a connection of HTTP/2", function()
    if not (support.which("nginx") and support.which("openssl")) or not core.http2 then
      return pending("nginx, openssl or HTTP/2 is not there")
    end
    local front = tls.start { { http2 = true, proxy = server.url } }
    local own = bctrl.new { api_key = "secret", base_url = front[1].url, ca_file = tls.ca_file() }
    all_at_once(own)
    assert.equal(1, own:stats().connections)
    own:close()
    front:stop()
    tls.remove()
  end)

  it("are what they were before they were compressed", function()
    local size = 20 * 1024 * 1024
    answer(200, deflate.bomb(size), { ["Content-Encoding"] = "gzip" })
    local told = {}
    local got = bctrl.assert(client.files:content("file_1", nil, {
      to = path,
      on_progress = function(_, total)
        told[#told + 1] = total or "unknown"
      end,
    }))
    assert.truthy(got.bytes >= size)
    assert.equal(tostring(got.bytes), (support.run("stat -c %s " .. support.quote(path)):gsub("%s", "")))
    assert.equal(got.bytes, told[#told])
  end)

  it("leave nothing behind when they are cancelled, dropped, or their client is closed", function()
    server:script { otherwise = { "read", { "send", rawserver.response(200, BYTES, {}):sub(1, 30000) }, "stall" } }
    local function begin()
      local own = bctrl.new { api_key = "secret", base_url = server.url }
      local told = 0
      local task = own:spawn(function()
        return own.files:content("file_1", nil, {
          to = path,
          on_progress = function(done)
            told = done
          end,
        })
      end)
      support.wait_until(function()
        own:poll()
        return told > 0
      end, "bytes")
      assert.truthy(files():find("^%.a%.csv%.%x+\n$"))
      return own, task
    end
    local own, task = begin()
    task:cancel()
    local _, err = task:wait()
    assert.equal("cancelled", err.kind)
    assert.equal("", files())
    own:close()
    own = begin()
    own:close()
    assert.equal("", files())
    begin()
    own, task, err = nil, nil, nil -- luacheck: ignore 311
    support.wait_until(function()
      collectgarbage()
      return files() == ""
    end, "the collector to drop the download")
    local value
    value, err = client.files:content("file_1", nil, { to = path, timeout = 0.2 })
    assert.is_nil(value)
    assert.equal("timeout", err.kind)
    assert.equal("", files())
  end)

  it("tell how far they are in a call that blocks too, ten times a second at most, and once at the end", function()
    local text = rawserver.response(200, BYTES, {})
    for _, to in ipairs { path, false } do
      server:script {
        otherwise = { "read", { "send", text:sub(1, 20000) }, { "sleep", 0.35 }, { "send", text:sub(20001), 2000, 0.01 }, "again" },
      }
      local told, times = {}, {}
      bctrl.assert(client.files:content("file_1", nil, {
        to = to or nil,
        on_progress = function(done, total)
          assert.equal(#BYTES, total)
          told[#told + 1], times[#times + 1] = done, support.now()
        end,
      }))
      assert.truthy(#told >= 2 and told[1] < #BYTES, #told)
      assert.equal(#BYTES, told[#told])
      for i = 2, #told do
        assert.truthy(told[i] > told[i - 1] or i == #told)
        assert.truthy(i == #told or times[i] - times[i - 1] > 0.09)
      end
    end
  end)

  it("go on when their on_progress fails, which is reported, and may make no calls", function()
    local reported = {}
    local own = bctrl.new {
      api_key = "secret",
      base_url = server.url,
      on_error = function(problem)
        reported[#reported + 1] = tostring(problem)
      end,
    }
    answer(200, BYTES, {})
    assert.truthy(bctrl.assert(own.files:content("file_1", nil, {
      on_progress = function()
        own.files:list()
      end,
    })) == BYTES)
    own:close()
    assert.equal(1, #reported)
    assert.truthy(reported[1]:find("on_progress must not make calls", 1, true))
  end)

  it("show no bytes in a log", function()
    local seen
    local own = client:with {
      log = "off",
      on_event = function(event)
        seen = event
      end,
    }
    answer(200, BYTES, {})
    bctrl.assert(own.files:content("file_1"))
    assert.same({ "files.content", 200 }, { seen.operation, seen.status })
    assert.is_nil(seen.response_body)
  end)
end)

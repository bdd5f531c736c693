-- Files that are sent: what goes over the wire, and what happens to a file that cannot be sent.
local bctrl = require("bctrl")
local rawserver = require("spec.support.rawserver")
local socket = require("socket")
local support = require("spec.support.util")

-- Reads multipart/form-data as RFC 7578 and RFC 2046 say: { { name, file_name, type, body } }, and the boundary.
local function read_form(request)
  local boundary = assert(request.headers["content-type"]:match("^multipart/form%-data; boundary=([%w%-]+)$"))
  local text = "\r\n" .. request.body
  local delimiter = "\r\n--" .. boundary
  local parts, at = {}, 1
  while true do
    local from, to = text:find(delimiter, at, true)
    assert(from, "no closing delimiter")
    if #parts > 0 then
      parts[#parts].body = text:sub(parts[#parts].start, from - 1)
    end
    if text:sub(to + 1, to + 2) == "--" then
      assert.equal("\r\n", text:sub(to + 3))
      return parts, boundary
    end
    assert.equal("\r\n", text:sub(to + 1, to + 2))
    local head_end = assert(text:find("\r\n\r\n", to + 1, true))
    local head = text:sub(to + 1, head_end + 1)
    local disposition = assert(head:match("\r\nContent%-Disposition: form%-data; ([^\r\n]*)\r\n"), head)
    local _, lines = head:gsub("\r\n", "")
    parts[#parts + 1] = {
      name = disposition:match('^name="([^"]*)"'),
      file_name = disposition:match('^name="[^"]*"; filename="([^"]*)"$'),
      type = head:match("\r\nContent%-Type: ([^\r\n]*)\r\n"),
      lines = lines - 1,
      start = head_end + 4,
    }
    at = head_end + 2
  end
end

describe("uploads", function()
  local server, client, folder
  local GOOD = { "read", { "send", rawserver.response(201, '{"id":"file_1"}') }, "again" }

  setup(function()
    server = rawserver.start()
  end)

  teardown(function()
    server:stop()
  end)

  before_each(function()
    folder = support.temporary_folder()
    client = bctrl.new { api_key = "secret", base_url = server.url }
    server:script { otherwise = GOOD }
  end)

  after_each(function()
    client:close()
    support.remove(folder)
  end)

  local function only_request()
    local connections = server:log().connections
    assert.equal(1, #connections)
    assert.equal(1, #connections[1].requests)
    return connections[1].requests[1]
  end

  it("send a file from disk with its fields as a form, the query beside it", function()
    local text = ("a\0\r\n--x"):rep(40000)
    local path = support.write_file(folder .. "/report.pdf", text)
    local file = bctrl.assert(client.files:upload({
      file = bctrl.file(path),
      path = "reports/a.pdf",
      metadata = { year = 2026 },
    }, { query = { spaceId = "sp_1" } }))
    assert.equal("file_1", file.id)
    local request = only_request()
    assert.equal("POST", request.method)
    assert.equal("/v1/files?spaceId=sp_1", request.path)
    assert.equal(#request.body, tonumber(request.headers["content-length"]))
    assert.is_nil(request.headers.expect)
    local parts = read_form(request)
    assert.equal(3, #parts)
    assert.same({ "metadata", '{"year":2026}' }, { parts[1].name, parts[1].body })
    assert.same({ "path", "reports/a.pdf" }, { parts[2].name, parts[2].body })
    assert.is_nil(parts[1].file_name)
    assert.same({ "file", "report.pdf", "application/octet-stream" }, { parts[3].name, parts[3].file_name, parts[3].type })
    assert.truthy(parts[3].body == text)
  end)

  it("send a file from memory, of a name and a type, where nothing may be missing of it", function()
    local content = {}
    for byte = 0, 255 do
      content[#content + 1] = string.char(byte)
    end
    content = table.concat(content)
    bctrl.assert(client.browser.extensions:upload { file = bctrl.file { name = "a.crx", content = content, type = "a/b" }, name = "x" })
    local request = only_request()
    assert.equal("/v1/browser/extensions", request.path)
    local parts = read_form(request)
    assert.same({ "name", "x" }, { parts[1].name, parts[1].body })
    assert.same({ "file", "a.crx", "a/b" }, { parts[2].name, parts[2].file_name, parts[2].type })
    assert.truthy(parts[2].body == content)
  end)

  it("send an empty file, and one of the same name as many as there are", function()
    bctrl.assert(client.files:upload { file = bctrl.file { content = "" }, other = bctrl.file { content = "x" } })
    local parts = read_form(only_request())
    local by_name = {}
    for _, part in ipairs(parts) do
      by_name[part.name] = part
    end
    assert.same({ "file", "" }, { by_name.file.file_name, by_name.file.body })
    assert.same({ "file", "x" }, { by_name.other.file_name, by_name.other.body })
  end)

  it("escape quotes and line ends in names as RFC 7578 and HTML say, so that none adds a header or a part", function()
    for name, expected in pairs {
      ['a"b.txt'] = "a%22b.txt",
      ["a\r\nX-Evil: 1\r\n\r\n.txt"] = "a%0D%0AX-Evil: 1%0D%0A%0D%0A.txt",
      ["\195\169\226\130\172.txt"] = "\195\169\226\130\172.txt",
      ["../../etc/passwd"] = "../../etc/passwd",
      ["a\\b%22;c=d"] = "a\\b%22;c=d",
    } do
      server:script { otherwise = GOOD }
      bctrl.assert(client.files:upload { file = bctrl.file { name = name, content = "x" }, ['f"\r\n'] = "y" })
      local parts = read_form(only_request())
      assert.equal(2, #parts)
      assert.same({ "f%22%0D%0A", "y", 1 }, { parts[1].name, parts[1].body, parts[1].lines })
      assert.same({ "file", expected, "x", 2 }, { parts[2].name, parts[2].file_name, parts[2].body, parts[2].lines })
    end
  end)

  it("say of a path that cannot be read what is wrong, and send nothing", function()
    support.run("mkfifo " .. support.quote(folder .. "/fifo"))
    for path, expected in pairs {
      [folder .. "/missing"] = "No such file or directory",
      [folder] = "it is a directory",
      [folder .. "/fifo"] = "it is no regular file",
      ["/dev/zero"] = "it is no regular file",
    } do
      local response = {}
      local value, err = client.files:upload({ file = bctrl.file(path) }, { response = response })
      assert.is_nil(value)
      assert.equal("file", err.kind)
      assert.equal(("cannot read '%s': %s"):format(path, expected), err.message)
      assert.same({ 0, false, "files.upload" }, { err.attempts, err.sent, err.operation })
      assert.truthy(err.where:find("upload_spec", 1, true))
    end
    assert.equal(0, (server:count()))
  end)

  it("raise what is no file to send, on the caller's line", function()
    for message, fn in pairs {
      ["bad argument #1 to 'files:upload' (table with a field 'file' expected, got nil)"] = function()
        client.files:upload()
      end,
      ["(table with a field 'file' expected, got bctrl.LocalFile)"] = function()
        client.files:upload(bctrl.file("x"))
      end,
      ["bad argument #1 to 'files:upload' (field 'file': bctrl.file(…) expected, got \"report.pdf\")"] = function()
        client.files:upload { file = "report.pdf" }
      end,
      ["bad argument #1 to 'files:upload' (field 'metadata'"] = function()
        client.files:upload { file = bctrl.file("x"), metadata = { 0 / 0 } }
      end,
      ["bad argument #2 to 'files:upload' (unknown option 'to'"] = function()
        client.files:upload({ file = bctrl.file("x") }, { to = "x" })
      end,
      ["bad argument #2 to 'files:get' (this operation has neither body nor query"] = function()
        client.files:get("id", { on_progress = print })
      end,
      ["bad argument #3 to 'files:get' (unknown option 'on_progress')"] = function()
        client.files:get("id", nil, { on_progress = print })
      end,
      ["bad argument #1 to 'bctrl.file' (path or table expected, got nil)"] = function()
        bctrl.file()
      end,
      ["bad argument #1 to 'bctrl.file' (option 'path': a string that is not empty expected, got an empty string)"] = function()
        bctrl.file("")
      end,
      ["(option 'path': a string without NUL expected"] = function()
        bctrl.file("a\0b")
      end,
      ["(option 'name': a string without NUL expected"] = function()
        bctrl.file { name = "a\0b", content = "" }
      end,
      ["(option 'type': a string without control characters expected"] = function()
        bctrl.file { type = "a/b\r\nX: 1", content = "" }
      end,
      ["(either a path or a content expected, got both)"] = function()
        bctrl.file { path = "a", content = "b" }
      end,
      ["(either a path or a content expected, got neither)"] = function()
        bctrl.file { name = "a" }
      end,
      ["(unknown option 'contents', did you mean 'content'?)"] = function()
        bctrl.file { contents = "a" }
      end,
    } do
      local ok, problem = pcall(fn)
      assert.is_false(ok)
      assert(problem:find(message, 1, true), ("%s in %s"):format(message, problem))
      assert(problem:find("upload_spec.lua:", 1, true), problem)
    end
    assert.equal(0, (server:count()))
  end)

  it("are repeated from the beginning where nothing was processed, and else not at all", function()
    local path = support.write_file(folder .. "/a", ("x"):rep(300000))
    local function sent(first)
      server:script { { "read", first, "close" }, otherwise = GOOD }
      local value, err = client.files:upload { file = bctrl.file(path) }
      local bodies = {}
      for _, connection in ipairs(server:log().connections) do
        for _, request in ipairs(connection.requests) do
          bodies[#bodies + 1] = #read_form(request)[1].body
        end
      end
      return bodies, value, err
    end
    local bodies, value, err = sent { "send", rawserver.response(429, "{}", { ["Retry-After"] = "0", Connection = "close" }) }
    assert.is_nil(err)
    assert.equal("file_1", value.id)
    assert.same({ 300000, 300000 }, bodies)
    bodies, value, err = sent { "send", rawserver.response(503, '{"code":"busy","error":"busy"}') }
    assert.is_nil(value)
    assert.same({ 300000 }, bodies)
    assert.same({ "api", 503, 1 }, { err.kind, err.status, err.attempts })
    bodies, value, err = sent { "reset" }
    assert.is_nil(value)
    assert.same({ 300000 }, bodies)
    assert.same({ "network", 1, true }, { err.kind, err.attempts, err.sent })
  end)

  it("leave a handle behind that sends other requests as ever", function()
    for _ = 1, 3 do
      bctrl.assert(client.files:upload { file = bctrl.file { content = "x" } })
      bctrl.assert(client.files:update("file_1", { name = "y" }))
      bctrl.assert(client.files:get("file_1"))
    end
    local requests = server:log().connections[1].requests
    for i = 1, 9, 3 do
      assert.same({ "POST", "PATCH", "GET" }, { requests[i].method, requests[i + 1].method, requests[i + 2].method })
      assert.equal('{"name":"y"}', requests[i + 1].body)
      assert.equal("application/json", requests[i + 1].headers["content-type"])
      assert.is_nil(requests[i + 2].headers["content-type"])
      assert.equal("", requests[i + 2].body)
    end
  end)

  -- A server inside of this process, that reads when it is told to: what is sent waits in the sockets' buffers.
  describe("to a server that takes its time", function()
    local listener, peer, slow

    before_each(function()
      listener = assert(socket.bind("127.0.0.1", 0))
      listener:settimeout(30)
      slow = bctrl.new { api_key = "secret", base_url = "http://127.0.0.1:" .. select(2, listener:getsockname()), max_retries = 0 }
    end)

    after_each(function()
      slow:close()
      if peer then
        peer:close()
      end
      listener:close()
    end)

    local function accept()
      support.wait_until(function()
        slow:poll()
        listener:settimeout(0)
        peer = listener:accept()
        return peer
      end, "the connection")
      peer:settimeout(0)
    end

    -- Reads on, `most` bytes at a time, until `done()` or the end; returns how many bytes came.
    local function drain(done)
      local count = 0
      while not done() do
        slow:poll()
        local piece, problem, rest = peer:receive(65536)
        count = count + #(piece or rest or "")
        if problem == "closed" then
          break
        end
      end
      return count
    end

    it("end with an error that names the file when it became shorter, and say nothing to the server", function()
      local path = folder .. "/shrinks"
      support.run("truncate -s 64M " .. support.quote(path))
      local value, err, seen
      slow:spawn(function()
        value, err = slow.files:upload({ file = bctrl.file(path) }, {
          on_progress = function(done)
            if not seen then
              assert(done < 60000000)
              support.write_file(path, "short")
            end
            seen = true
          end,
        })
      end)
      accept()
      support.wait_until(function()
        slow:poll()
        return seen
      end, "progress")
      local count = drain(function()
        return err
      end)
      assert.is_nil(value)
      assert.equal("file", err.kind)
      assert.equal(("cannot read '%s': it became shorter while it was sent"):format(path), err.message)
      assert.same({ true, 1 }, { err.sent, err.attempts })
      assert.truthy(count < 64000000)
    end)

    it("tell how far they are, ten times a second at most, and once at the end", function()
      local path = folder .. "/large"
      support.run("truncate -s 30M " .. support.quote(path))
      local told, times, done = {}, {}, false
      slow:spawn(function()
        bctrl.assert(slow.files:upload({ file = bctrl.file(path) }, {
          on_progress = function(sent, total)
            assert.equal(30 * 1024 * 1024, total)
            assert.truthy(sent >= (told[#told] or 0))
            told[#told + 1], times[#times + 1] = sent, support.now()
          end,
        }))
        done = true
      end)
      accept()
      support.wait_until(function() -- it is stuck, and nothing new is told
        slow:poll()
        return #told > 0
      end, "progress")
      assert.truthy(told[1] > 0 and told[1] < 30 * 1024 * 1024)
      local received = 0
      repeat
        received = received + drain(function()
          return true
        end)
        slow:poll()
        local piece, _, rest = peer:receive(65536)
        received = received + #(piece or rest)
      until received > 30 * 1024 * 1024 and #(piece or rest) == 0
      peer:send(rawserver.response(201, "{}"))
      support.wait_until(function()
        slow:poll()
        return done
      end, "the end")
      assert.equal(30 * 1024 * 1024, told[#told])
      for i = 2, #times - 1 do
        assert.truthy(times[i] - times[i - 1] > 0.09)
      end
    end)

    it("may be cancelled from their on_progress, which may make no calls", function()
      local path = folder .. "/large"
      support.run("truncate -s 30M " .. support.quote(path))
      local task, problem
      task = slow:spawn(function()
        return slow.files:upload({ file = bctrl.file(path) }, {
          on_progress = function()
            problem = select(2, pcall(slow.files.list, slow.files))
            task:cancel("enough")
          end,
        })
      end)
      accept()
      local value, err = task:wait(20)
      assert.is_nil(value)
      assert.equal("cancelled", err.kind)
      assert.truthy(problem:find("on_progress must not make calls", 1, true))
    end)
  end)

  it("give back an answer that comes before all was sent", function()
    local path = folder .. "/large"
    support.run("truncate -s 8M " .. support.quote(path))
    server:script { { "read_head", { "send", rawserver.response(413, '{"code":"too_large","error":"no"}', "Connection: close\r\n") }, "stall" } }
    local value, err = client.files:upload { file = bctrl.file(path) }
    assert.is_nil(value)
    assert.same({ "api", 413, "too_large" }, { err.kind, err.status, err.code })
  end)

  it("hold nothing of a file of 50 MB in memory", function()
    if os.getenv("SANITIZER_OPTIONS") or not support.read_file("/proc/self/status") then
      pending("no /proc, or a sanitizer that keeps what is freed")
    end
    local output, status = support.run_lua([[
      local bctrl, socket, support = require "bctrl", require "socket", require "spec.support.util"
      local listener = assert(socket.bind("127.0.0.1", 0))
      local client = bctrl.new { api_key = "k", base_url = "http://127.0.0.1:" .. select(2, listener:getsockname()) }
      local function resident()
        collectgarbage()
        return tonumber(support.read_file("/proc/self/status"):match("VmRSS:%s*(%d+)"))
      end
      local idle, highest, received, done = resident(), 0, 0, false
      client:spawn(function()
        bctrl.assert(client.files:upload { file = bctrl.file(arg[1]) })
        done = true
      end)
      listener:settimeout(0)
      local peer = support.wait_until(function()
        client:poll()
        return listener:accept()
      end, "the connection")
      peer:settimeout(0)
      local pieces = 0
      while not done do
        client:poll()
        local piece, _, rest = peer:receive(65536)
        received = received + #(piece or rest)
        pieces = pieces + 1
        if pieces % 100 == 0 then
          highest = math.max(highest, resident())
        end
        if received > 50 * 1024 * 1024 and piece == nil and rest == "" then
          peer:send("HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}")
        end
      end
      assert(highest > 0)
      print(highest - idle)
    ]], { args = { (function()
      local path = folder .. "/large"
      support.run("truncate -s 50M " .. support.quote(path))
      return path
    end)() } })
    assert.equal(0, status, output)
    assert.truthy(tonumber(output) < 16 * 1024, output .. " KiB more")
  end)
end)

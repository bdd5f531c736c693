-- Downloads of a page: bytes here, of whatever it is that the page would have its browser keep.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"
local cdp_server = require "spec.support.cdp_server"
local rawserver = require "spec.support.rawserver"
local support = require "spec.support.util"

local fails = browsing.fails

local BINARY = ("\0\1\255é"):rep(300000) -- more than one reading
local function file(body, kind, disposition)
  return { 200, body, { ["Content-Type"] = kind, ["Content-Disposition"] = disposition } }
end

describe("a download", function()
  browsing.with({
    index = [[<title>Index</title><a id=attached href=attached>a</a> <a id=octets href="octets">o</a>
      <a id=named href=text download="given name.txt">n</a> <a id=path href=path>p</a> <a id=sheet href=sheet>s</a>
      <a id=blob download="made.bin">b</a> <a id=data download="d.txt" href="data:text/plain;base64,aGVsbG8=">d</a>
      <a id=inline href=inline>i</a> <form method=post action=attached><button id=post>p</button></form>
      <a id=two href=two>t</a> <iframe src=inner></iframe> <a id=empty href=empty>e</a>
      <script>
        document.getElementById('blob').href = URL.createObjectURL(new Blob([new Uint8Array([0, 255, 10])]));
        const gone = () => { const a = document.createElement('a'); a.download = 'gone.txt';
          a.href = URL.createObjectURL(new Blob(['gone'])); a.click(); URL.revokeObjectURL(a.href); };
      </script>]],
    inner = "<a id=attached href=attached>in a frame</a>",
    attached = file(BINARY, "application/zip", 'attachment; filename="a.zip"'),
    octets = file("octets", "application/octet-stream"),
    text = file("plain text", "text/plain"),
    inline = file("<title>Inline</title>", "text/html", "inline; filename=x.html"),
    path = file("x", "text/plain", 'attachment; filename="../../etc/passwd"'),
    sheet = file("a,b\n1,2\n", "text/csv"),
    empty = file("", "application/octet-stream"),
    two = "<title>Two</title>",
    strict = [[<title>Strict</title><meta http-equiv=Content-Security-Policy content="connect-src 'none'">
      <a download=x.txt>x</a>
      <script>document.querySelector('a').href = URL.createObjectURL(new Blob(['x']))</script>]],
    missing = { 404, "no", { ["Content-Disposition"] = "attachment" } },
  }, function(it_drives, world)
    local function open(page)
      assert(page:open(world.base .. "index"))
    end

    local function download(page, selector, given)
      given = given or {}
      given.trigger = function()
        return page:click(selector)
      end
      return page:wait_download(given)
    end

    it_drives("is had as bytes, whatever tells that it is one", function(page)
      open(page)
      for selector, expected in pairs {
        ["#attached"] = { "a.zip", BINARY, "attached" }, ["#octets"] = { "octets", "octets", "octets" },
        ["#named"] = { "given name.txt", "plain text", "text" }, ["#path"] = { "passwd", "x", "path" },
        ["#sheet"] = { "sheet", "a,b\n1,2\n", "sheet" }, ["#post"] = { "a.zip", BINARY, "attached" },
        ["frame=iframe >> #attached"] = { "a.zip", BINARY, "attached" }, ["#empty"] = { "empty", "", "empty" },
      } do
        local got = assert(download(page, selector))
        assert.equal(expected[1], got.name)
        assert.is_true(expected[2] == got:bytes(), selector)
        assert.is_true(expected[2] == got:bytes())
        assert.equal(#expected[2], got.size)
        assert.equal(world.base .. expected[3], got.url)
        assert.equal("Index", page:title()) -- it goes on, where it was
      end
    end)

    it_drives("is read where the page made it", function(page)
      open(page)
      local got = assert(download(page, "#blob"))
      assert.equal("made.bin", got.name)
      assert.equal("\0\255\n", got:bytes())
      got = assert(download(page, "#data"))
      assert.equal("d.txt", got.name)
      assert.equal("hello", got:bytes())
    end)

    it_drives("is had though the page takes it back at once; what its policy forbids is an error", function(page)
      open(page)
      local function take(script)
        return page:wait_download { trigger = function()
          page:evaluate(script)
        end }
      end
      assert.equal("gone", assert(take "gone()"):bytes())
      assert(page:open(world.base .. "strict"))
      local err = fails("browser", "its page's policy forbids to read it, or it is taken back: ", take "document.querySelector('a').click()")
      assert.is_truthy(err.message:find("^blob:"))
      assert.equal("Strict", page:title())
    end)

    it_drives("is written to a file, whole or not at all", function(page)
      open(page)
      local got = assert(download(page, "#attached"))
      local folder = support.temporary_folder()
      assert.same({ path = folder .. "/a", bytes = #BINARY }, got:save(folder .. "/a"))
      assert.is_true(BINARY == support.read_file(folder .. "/a"))
      fails("file", "cannot write '/nowhere/a'", got:save "/nowhere/a")
      local ok, problem = pcall(got.save, got)
      assert.is_false(ok)
      assert.is_truthy(problem:find("download_spec.lua:%d+: bad argument #1 to 'download:save' %(path expected, got nil"), problem)
      support.remove(folder)
    end)

    it_drives("may be what page:open leads to, which says that it opened no page", function(page)
      open(page)
      local got = assert(page:wait_download { trigger = function()
        return page:open(world.base .. "attached")
      end })
      assert.equal("a.zip", got.name)
      local raising = world.client:with { errors = "raise" }
      local browser = raising:browser(world.chromium.url)
      local other = browser:new_page()
      got = other:wait_download { trigger = function()
        other:open(world.base .. "attached")
      end }
      assert.equal(#BINARY, got.size)
      raising:close()
    end)

    it_drives("is told to who listens, while others are pages as ever", function(page)
      open(page)
      local told = {}
      local heard = page:on("download", function(got)
        told[#told + 1] = got.name .. " " .. #got:bytes()
      end)
      local pulled = page:each "download"
      assert(page:click "#octets")
      assert.equal("octets", assert(pulled:next(5)).name)
      assert.same({ "octets 6" }, told)
      fails("browser", "net::ERR_INVALID_RESPONSE", page:open(world.base .. "missing")) -- as without
      open(page)
      assert(page:wait_navigation(function()
        return page:click "#inline"
      end))
      assert.equal("Inline", page:title())
      open(page)
      heard:off()
      pulled:close()
      assert(page:wait_navigation(function()
        return page:click "#two"
      end))
      assert.equal("Two", page:title())
      fails("timeout", "no download within 0.1 s", page:wait_download { timeout = 0.1 })
      open(page)
      assert(page:click "#octets") -- nobody takes it: it is the browser's
      assert.equal("Index", page:title())
    end)

    it_drives("goes by the routes of the page", function(page)
      open(page)
      local routed = {}
      local route = assert(page:route("/octets$", function(request)
        routed[#routed + 1] = request.url
      end))
      assert.equal("octets", assert(download(page, "#octets")):bytes())
      assert.same({ world.base .. "octets" }, routed)
      assert(page:wait_navigation(function()
        return page:click "#two"
      end))
      open(page)
      route:off()
      local changed = assert(page:route("/octets$", function(request)
        request:fulfill { headers = { ["Content-Disposition"] = "attachment; filename=made.txt" }, body = "made here" }
      end))
      fails("browser", "the browser keeps it for itself", download(page, "#octets")) -- a route's own answer is not handed over
      changed:off()
      assert.equal("octets", assert(download(page, "#octets")):bytes())
    end)

    it_drives("that is cut, too large or given up leaves the page free", function(page)
      open(page)
      local server = rawserver.start()
      local head = "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 1000000\r\n\r\n"
      local function from_server(steps, given)
        server:script { steps }
        given = given or {}
        given.trigger = function()
          page:evaluate("url => { location.href = url }", server.url .. "/cut.zip?token=secret")
        end
        return page:wait_download(given)
      end
      local err = fails("browser", "it ended after", from_server { "read", { "send", head .. ("x"):rep(70000) }, "close" })
      assert.is_nil(tostring(err):find("secret", 1, true))
      fails("timeout", "no download within 0.5 s", from_server({ "read", { "send", head .. ("x"):rep(70000) }, "stall" }, { timeout = 0.5 }))
      assert.equal("Index", page:title())
      local small = assert(world.client:browser(world.chromium.url, { max_message = 1000000 }))
      local other = assert(small:new_page(world.base .. "index"))
      fails("browser", "more than 1000000 bytes: the option max_message", download(other, "#attached"))
      assert.equal("octets", assert(download(other, "#octets")):bytes())
      assert.equal("Index", other:title())
      small:close()
      server:stop()
    end)
  end)

  it("that the browser does not hand over is an error, and the page goes on", function()
    local paused = { event = "Fetch.requestPaused", params = {
      requestId = "R", request = { url = "http://h/f.zip", headers = {} }, responseStatusCode = 200, networkId = "N",
      responseHeaders = { { name = "Content-Type", value = "application/zip" } }, resourceType = "Document",
    } }
    local server = cdp_server.start()
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local function try(script, words, method)
      script["Runtime.enable"], script["IO.close"], script["Fetch.failRequest"] = { result = {} }, { result = {} }, { result = {} }
      script["Fetch.enable"] = script["Fetch.enable"] or { { result = {} }, paused }
      script["Fetch.disable"] = { result = {} }
      server:script(browsing.page_script(script))
      local page = assert(assert(client:browser(server.ws_url, { timeout = 5 })):new_page())
      local err = select(2, page:wait_download { timeout = 1 })
      assert.is_truthy(tostring(err):find(words, 1, true), tostring(err))
      if method then
        assert(page:close()) -- the next call brings what was to be said along
        server:wait_for { [method] = 1 }
        for _, message in ipairs(server:log().connections[1].messages) do
          if message.method == method then
            return message.params
          end
        end
      end
    end
    local refused = { error = { code = -32000, message = "it refuses" } }
    try({ ["Fetch.enable"] = refused }, "it refuses")
    local stream = { result = { stream = "1" } }
    assert.equal("R", try({ ["Fetch.takeResponseBodyAsStream"] = refused }, "it refuses", "Fetch.failRequest").requestId)
    assert.equal("1", try({ ["Fetch.takeResponseBodyAsStream"] = stream, ["IO.read"] = refused }, "it refuses", "IO.close").handle)
    assert.equal("R", try({ ["Fetch.takeResponseBodyAsStream"] = stream, ["IO.read"] = {} }, "no download within 1 s", "Fetch.failRequest").requestId)
    try({ ["Fetch.takeResponseBodyAsStream"] = stream, ["IO.read"] = { event = "Target.detachedFromTarget", session = "",
      params = { sessionId = "S" } } }, "it was closed")
    try({ ["Fetch.takeResponseBodyAsStream"] = stream, ["IO.read"] = "reset" }, "the connection to the browser is lost")
    client:close()
    server:stop()
  end)

  it("of a link is told even where the browser does not say how the link names it", function()
    local server = cdp_server.start()
    server:script(browsing.page_script {
      ["Runtime.enable"] = { result = {} },
      ["Fetch.enable"] = { { result = {} }, { event = "Fetch.requestPaused", params = {
        requestId = "R", request = { url = "http://h/f.zip?x", headers = {} }, responseStatusCode = 200, resourceType = "Document",
      } } },
      ["Fetch.takeResponseBodyAsStream"] = { result = { stream = "1" } },
      ["IO.read"] = { each = { { { result = { data = "eA==", base64Encoded = true, eof = false } } },
        { { result = { data = "", eof = true } } } } },
    })
    local client = bctrl.new { api_key = "key", base_url = "http://127.0.0.1:1" }
    local page = assert(assert(client:browser(server.ws_url)):new_page())
    local got = assert(page:wait_download { timeout = 20 })
    assert.equal("f.zip", got.name)
    assert.equal("x", got:bytes())
    client:close()
    server:stop()
  end)
end)

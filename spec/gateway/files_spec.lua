-- Files of the local gateway: uploads of any bytes, lists with folders, downloads.
local api = require("spec.support.gateway_api")
local bctrl = require("bctrl")
local gateway_client = require("spec.support.gateway_client")
local socket = require("socket")

describe("the gateway's files", function()
  local one, client, over

  setup(function()
    one, client, over = api.start()
  end)

  teardown(function()
    over()
  end)

  local function upload(content, fields)
    local form = { file = bctrl.file { name = "given.bin", content = content, type = "text/csv" } }
    for name, value in pairs(fields or {}) do
      form[name] = value
    end
    return bctrl.assert(client.files:upload(form))
  end

  it("keep any bytes", function()
    local all = {}
    for byte = 0, 255 do
      all[#all + 1] = string.char(byte)
    end
    all = table.concat(all)
    for _, content in ipairs { "", "\r\n", all, all:rep(10000), "\r\n--", "--\r\n\r\n--x\r\n" } do
      local file = upload(content)
      assert.equal(#content, file.sizeBytes)
      local response = {}
      assert.is_true(content == bctrl.assert(client.files:content(file.id, nil, { response = response })))
      assert.equal("application/octet-stream", response.headers["content-type"])
    end
  end)

  it("know their names, places and what is said of them", function()
    local file = upload("a", { path = "known/2026/a.csv", metadata = { year = 2026 } })
    assert.same({ "a.csv", "known/2026/a.csv", "text/csv", "upload", 2026 },
      { file.name, file.path, file.contentType, file.source, file.metadata.year })
    assert.equal("own", upload("b", { name = "own", path = "known/b" }).name)
    assert.equal("given.bin", upload("c").name)
    local changed = bctrl.assert(client.files:update(file.id, { name = 'ü "x"', metadata = bctrl.null }))
    assert.same({ 'ü "x"' }, { changed.name, changed.metadata })
    local got = bctrl.assert(client.files:content(file.id, nil, { to = os.tmpname() }))
    assert.same({ 'ü "x"', 1 }, { got.name, got.bytes })
    os.remove(got.path)
    bctrl.assert(client.files:delete(file.id))
    local _, err = client.files:get(file.id)
    assert.same({ 404, "storage_file.not_found" }, { err.status, err.code })
  end)

  it("are listed by prefix and with the folders", function()
    for _, path in ipairs { "list/a", "list/b", "list/deep/c", "list/deep/deeper/d", "list/other/e", "lists/f" } do
      upload(path, { path = path })
    end
    local function paths(query)
      local list = bctrl.assert(client.files:list(query))
      return api.pluck(list, "path"), api.pluck(list.folders or {}, "path"), api.pluck(list.folders or {}, "fileCount")
    end
    assert.same({ "list/a", "list/b", "list/deep/c", "list/deep/deeper/d", "list/other/e" }, (paths { prefix = "list/" }))
    assert.same({ { "list/a", "list/b" }, { "list/deep", "list/other" }, { 2, 1 } }, { paths { prefix = "list", include = "folders" } })
    assert.same({ { "list/deep/c" }, { "list/deep/deeper" }, { 1 } }, { paths { prefix = "list/deep/", include = "folders" } })
    assert.same({ "list/b" }, (paths { path = "list/b" }))
    assert.same({}, (paths { source = "runtime" }))
    assert.same({}, (paths { type = { "pdf" } }))
    local seen = {}
    for file in client.files:each { prefix = "list/", limit = 2 } do
      seen[#seen + 1] = file.path
    end
    assert.equal(5, #seen)
  end)

  it("refuse paths that lead elsewhere", function()
    for _, path in ipairs { "../a", "/a", "a//b", "a/./b", "a/..", "a\nb", "a\\b" } do
      local _, err = client.files:upload { file = bctrl.file { name = "x", content = "" }, path = path }
      assert.same({ 400, "storage_file.path_invalid" }, { err.status, err.code }, path)
    end
  end)

  local function post(body, kind)
    local connection = gateway_client.connect(one)
    local answer = connection:request("POST", "/v1/files", body, { ["Content-Type"] = kind })
    connection:close()
    return answer
  end

  local function part(name, content, more)
    return ('--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'):format(name, more or "", content)
  end

  it("refuse what is no form, or not theirs", function()
    local form = "multipart/form-data; boundary=b"
    local file = part("file", "x", '; filename="x"')
    local broken = "invalid multipart/form-data: "
    for _, case in ipairs {
      { "{}", "application/json", { ["content-type"] = "expected multipart/form-data, got application/json" } },
      { "x", "multipart/form-data", { body = broken .. "no boundary in the Content-Type" } },
      { "x", form, { body = broken .. "no closing boundary" } },
      { file, form, { body = broken .. "a part without its end" } },
      { "--b\r\nContent-Disposition: form-data; name=x\r\n\r\nrest", form, { body = broken .. "a part without its end" } },
      { "--b\r\nContent-Disposition: form-data; name=x", form, { body = broken .. "a part without the end of its headers" } },
      { "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", form, { body = broken .. "a part without a name" } },
      { "--bx\r\n\r\nx\r\n--b--", form, { body = broken .. "text after a boundary" } },
      { file .. file .. "--b--", form, { body = broken .. 'the part "file" is there twice' } },
      { part("name", "x") .. "--b--", form, { file = "required" } },
      { file .. part("nmae", "x") .. "--b--", form, { nmae = 'unknown field, "name" was meant?' } },
      { file .. part("metadata", "x") .. "--b--", form, { metadata = "expected the JSON text of an object" } },
      { file .. part("name", "") .. "--b--", form, { name = "expected 1 to 200 characters" } },
    } do
      local answer = post(case[1], case[2])
      assert.same({ 400, case[3] }, { answer.status, answer.body.details }, case[1])
    end
  end)

  it("read names as browsers and curl write them", function()
    local form = 'multipart/form-data; charset=utf-8; boundary="b"'
    for written, name in pairs {
      ['"we%22ird.txt"'] = 'we"ird.txt', ['"we\\"ird.txt"'] = 'we"ird.txt', ["plain"] = "plain", ['"C:\\\\a\\\\b.txt"'] = "b.txt",
    } do
      local answer = post("preamble\r\n" .. part("file", "x", "; filename=" .. written) .. "--b--\r\nepilogue", form)
      assert.same({ 201, name }, { answer.status, answer.body.name })
    end
    local first = '--b\r\nContent-Disposition: form-data; filename="; name=x"; name="file"\r\n\r\nx\r\n--b--'
    local answer = post(first, form)
    assert.same({ 201, "; name=x" }, { answer.status, (answer.body or {}).name })
  end)

  it("are read in little time, however long the head of a part is", function()
    local head = "X: x" .. (" "):rep(300000) .. "x\r\n"
    local body = ('--b\r\n%sContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--'):format(head)
    local began = socket.gettime()
    assert.equal(201, post(body, "multipart/form-data; boundary=b").status)
    assert.is_true(socket.gettime() - began < 20)
  end)
end)

-- What the local gateway refuses, because the contract does: every rule of every body and query, and
-- what it must not refuse.
local client = require("spec.support.gateway_client")
local gateway = require("bctrl.gateway")

local unpack = table.unpack or unpack
local SAVED = "00000000-0000-4000-8000-000000000000"

describe("the gateway's contract", function()
  local one, connection, stopped

  setup(function()
    one = assert(gateway.start { unknown = "accept" })
    connection = client.connect(one)
    stopped = connection:request("POST", "/v1/runtimes", "{}").body.id
  end)

  teardown(function()
    connection:close()
    one:stop()
  end)

  local OPERATIONS = {
    create = { "POST", "/v2/runtimes", 200 },
    create_v1 = { "POST", "/v1/runtimes", 201 },
    start = { "POST", "/v2/runtimes/ID/start", 200 },
    start_v1 = { "POST", "/v1/runtimes/ID/start", 200 },
    update = { "PATCH", "/v1/runtimes/ID", 200 },
    workspace = { "POST", "/v1/workspaces/WORKSPACE/runtimes", 200 },
    space = { "POST", "/v1/spaces", 201 },
  }

  local function send(operation, body, headers)
    local method, path, success = unpack(OPERATIONS[operation])
    path = path:gsub("ID", stopped):gsub("WORKSPACE", one:workspace())
    body = body and body:gsub("SPACE", one:space()):gsub("SAVED", SAVED)
    local answer = assert(connection:request(method, path, body, headers))
    connection:request("POST", "/v1/runtimes/" .. stopped .. "/stop")
    return answer, success
  end

  local function refuses(operation, body, expected, headers)
    local answer = send(operation, body, headers)
    assert.are.equal(400, answer.status, body)
    assert.are.same({ "request.invalid", "invalid_input" }, { answer.body.code, answer.body.reasonClass }, body)
    assert.are.same(expected, answer.body.details, body)
    local path = next(expected)
    assert.is_truthy(next(expected, path) or answer.body.error:find(path, 1, true))
  end

  local function accepts(operation, body)
    local answer, success = send(operation, body)
    assert.are.equal(success, answer.status, body .. answer.text)
  end

  -- A config in each of the operations that take one.
  local function configured(operation, config)
    return operation == "create" and '{"spaceId":"SPACE","type":"browser","config":' .. config .. "}"
      or '{"config":' .. config .. "}"
  end

  it("refuses what is not JSON", function()
    for body, message in pairs({
      ['{"a":1,}'] = "a field's name was expected at byte 8", ["{'a':1}"] = "a field's name was expected at byte 2",
      ["[1 2]"] = "',' or ']' was expected at byte 4", ["{}x"] = "text after the value at byte 3",
      ["// no\n{}"] = "a value was expected at byte 1", ["\239\187\191{}"] = "a value was expected at byte 1",
      ['{"a":01}'] = "invalid number at byte 6", ['{"a":1.}'] = "invalid number at byte 6", ['{"a":NaN}'] = "a value was expected at byte 6",
      ['{"a":1e999}'] = "number out of range at byte 6", ['{"a":"\\x"}'] = "invalid escape at byte 7",
      ['{"a":"\\ud800"}'] = "lone surrogate at byte 7", ['{"a":"\255"}'] = "invalid UTF-8 at byte 7",
      ['{"a":"\237\160\128"}'] = "invalid UTF-8 at byte 7", ['{"a":"\n"}'] = "control character in a string at byte 7",
      ['{"a":"'] = "unterminated string at byte 6", ['{"a" 1}'] = "':' was expected at byte 6", ["{"] = "a field's name was expected at byte 2",
      [("["):rep(600) .. ("]"):rep(600)] = "nested too deeply at byte 513",
    }) do
      refuses("start", body, { body = "invalid JSON: " .. message })
    end
  end)

  it("refuses a body that is missing or no object", function()
    for _, operation in ipairs({ "create_v1", "start_v1", "space" }) do
      refuses(operation, nil, { body = "required (send {} for none of its fields)" })
    end
    refuses("create", nil, { spaceId = "required", type = "required" })
    refuses("workspace", nil, { alias = "required", kind = "required" })
    for operation in pairs(OPERATIONS) do
      for body, kind in pairs({ ["[]"] = "array", ["null"] = "null", ["5"] = "integer", ['"x"'] = '"x"', ["false"] = "boolean" }) do
        refuses(operation, body, { body = "expected object, got " .. kind })
      end
    end
  end)

  it("refuses a body of another content type", function()
    refuses("start", "{}", { ["content-type"] = "expected application/json, got text/plain" }, { ["Content-Type"] = "text/plain" })
    refuses("start", "{}", { ["content-type"] = "expected application/json, got none" }, { ["Content-Type"] = false })
    local answer = send("start", "{}", { ["Content-Type"] = "Application/JSON; charset=utf-8" })
    assert.are.equal(200, answer.status)
  end)

  it("refuses a create without its fields, or with wrong ones", function()
    refuses("create", "{}", { spaceId = "required", type = "required" })
    refuses("create", '{"spaceId":"x","type":"desktop"}', {
      spaceId = 'expected uuid, got "x"', type = 'expected "browser", got "desktop"',
    })
    refuses("create", '{"spaceId":"SPACE","type":"browser","name":5,"metadata":[],"config":[]}', {
      name = "expected string, got integer", metadata = "expected object, got array", config = "expected object, got array",
    })
    refuses("create", '{"spaceId":null,"type":null}', {
      spaceId = "expected string, got null", type = 'expected "browser", got null',
    })
    refuses("create", configured("create", '{"browser":{"profile":1},"extensions":{},"stealth":"best",'
      .. '"lifecycle":{"idleTimeoutMinutes":1.5},"fingerprint":{"browser":"firefox","locale":"xx"}}'), {
      ["config.browser.profile"] = "expected boolean, got integer", ["config.extensions"] = "expected array, got object",
      ["config.stealth"] = 'expected one of "medium", "high", "ultra", got "best"',
      ["config.lifecycle.idleTimeoutMinutes"] = "expected integer, got 1.5",
      ["config.fingerprint.browser"] = 'expected one of "chrome", "edge", got "firefox"',
      ["config.fingerprint.locale"] = 'expected one of "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "es-MX", "it-IT", "nl-NL", '
        .. '"pt-BR", "pt-PT", "pl-PL", "tr-TR", "sv-SE", "da-DK", "nb-NO", "fi-FI", "ja-JP", "ko-KR", "zh-CN", "zh-TW", got "xx"',
    })
    refuses("create", configured("create", '{"extensions":["a",5,null]}'), {
      ["config.extensions[1]"] = "expected string, got integer", ["config.extensions[2]"] = "expected string, got null",
    })
    refuses("create_v1", '{"profile":"yes","recording":0,"start":null,"type":"spreadsheet","metadata":"x"}', {
      profile = "expected boolean, got string", recording = "expected boolean, got integer",
      start = "expected boolean, got null", type = 'expected "browser", got "spreadsheet"', metadata = "expected object, got string",
    })
  end)

  it("tells the documented proxy by its mode", function()
    for _, operation in ipairs({ "create", "update" }) do
      local function proxy(text, expected)
        local details = {}
        for path, message in pairs(expected) do
          details["config.proxy" .. path] = message
        end
        -- A mark of the documented update, which else could be the consolidated one.
        refuses(operation, configured(operation, '{"profile":false,"proxy":' .. text .. "}"), details)
      end
      proxy("[]", { [""] = "expected object, got array" })
      proxy('"saved"', { [""] = 'expected object, got "saved"' })
      proxy('{"type":"custom"}', { [".mode"] = "required" })
      proxy('{"mode":"none"}', { [".mode"] = 'expected one of "custom", "saved", got "none"' })
      proxy('{"mode":"custom"}', { [".host"] = "required", [".port"] = "required", [".protocol"] = "required" })
      proxy('{"mode":"custom","host":"h","port":"80","protocol":"https","password":5}', {
        [".port"] = "expected integer, got string", [".protocol"] = 'expected one of "http", "socks5", got "https"',
        [".password"] = "expected string, got integer",
      })
      proxy('{"mode":"saved"}', { [".id"] = "required" })
      proxy('{"mode":"saved","id":"x","overrides":[]}',
        { [".id"] = 'expected uuid, got "x"', [".overrides"] = "expected object, got array" })
      proxy('{"mode":"saved","id":"SAVED","overrides":{"affinity":{"strategy":"none"},"ipFamily":"ipv6","geo":{"city":5}}}', {
        [".overrides.affinity.strategy"] = 'expected one of "rotate", "sticky", got "none"',
        [".overrides.ipFamily"] = 'expected one of "dual-stack", "ipv4-only", got "ipv6"',
        [".overrides.geo.city"] = "expected string, got integer",
      })
      proxy('{"mode":"saved","id":"SAVED","overrides":{"affinity":{}}}', { [".overrides.affinity.strategy"] = "required" })
      accepts(operation, configured(operation, '{"proxy":null}'))
      accepts(operation, configured(operation, '{"proxy":{"mode":"custom","host":"h","port":80.0,"protocol":"http"}}'))
      accepts(operation, configured(operation, '{"proxy":{"mode":"saved","id":"SAVED","overrides":{"affinity":{"strategy":"rotate"}}}}'))
    end
  end)

  it("tells the consolidated proxy by type, pool, url and id", function()
    for _, operation in ipairs({ "create_v1", "update" }) do
      local function proxy(text, expected)
        local details = {}
        for path, message in pairs(expected) do
          details["config.proxy" .. path] = message
        end
        refuses(operation, configured(operation, '{"headless":false,"proxy":' .. text .. "}"), details)
      end
      proxy("5", { [""] = "expected string, object or null, got integer" })
      proxy("[]", { [""] = "expected string, object or null, got array" })
      proxy('{"type":"saved"}', { [".type"] = 'expected one of "custom", "managed-rotating", got "saved"' })
      proxy('{"mode":"custom"}', {
        [""] = 'expected a saved proxy (id and pool), a custom one (url; or host, port and protocol) or type "managed-rotating", '
          .. "got object",
      })
      proxy('{"type":"custom"}', { [".host"] = "required", [".port"] = "required", [".protocol"] = "required" })
      proxy('{"host":"h","port":1.5,"protocol":"http"}', { [".port"] = "expected integer, got 1.5" })
      proxy('{"url":5}', { [".url"] = "expected string, got integer" })
      proxy('{"id":"p","pool":"pool3"}', { [".pool"] = 'expected one of "pool1", "pool2", got "pool3"' })
      proxy('{"type":"managed-rotating","pool":"pool2","device":"tv"}',
        { [".device"] = 'expected one of "windows", "macos", "linux", "android", "ios", got "tv"' })
      proxy('{"type":"managed-rotating","preference":"best"}',
        { [".preference"] = 'expected one of "balanced", "speed", "quality", "coverage", got "best"' })
      accepts(operation, configured(operation, '{"headless":true,"proxy":"id"}'))
      accepts(operation, configured(operation, '{"proxy":{"url":"http://u:p@h:80"}}'))
    end
  end)

  it("refuses an update's wrong fields, whichever generation they are of", function()
    refuses("update", '{"idleTimeoutMinutes":"15"}', { idleTimeoutMinutes = "expected integer, got string" })
    refuses("update", '{"idleTimeoutSeconds":1.5}', { idleTimeoutSeconds = "expected integer, got 1.5" })
    refuses("update", '{"name":null}', { name = "expected string, got null" })
    refuses("update", configured("update", '{"extensionIds":{},"networkTraffic":[]}'), {
      ["config.extensionIds"] = "expected array, got object", ["config.networkTraffic"] = "expected object, got array",
    })
    refuses("update", configured("update", '{"networkTraffic":{"blockResourceTypes":["script"],"saver":"max","urlAllowlist":{},"blockAds":1}}'), {
      ["config.networkTraffic.blockResourceTypes[0]"] =
        'expected one of "media", "texttrack", "font", "image", "ping", "prefetch", "beacon", got "script"',
      ["config.networkTraffic.saver"] = 'expected one of "none", "light", "medium", "high", got "max"',
      ["config.networkTraffic.urlAllowlist"] = "expected array, got object",
      ["config.networkTraffic.blockAds"] = "expected boolean, got integer",
    })
    refuses("update", configured("update", '{"headless":true,"fingerprint":{"viewport":{"width":"w"}}}'), {
      ["config.fingerprint.viewport.height"] = "required",
      ["config.fingerprint.viewport.width"] = "expected integer, got string",
    })
    refuses("update", configured("update", '{"headless":true,"stealth":"ultra"}'),
      { ["config.stealth"] = 'expected one of "normal", "best", "experimental", got "ultra"' })
  end)

  it("refuses a start's, a workspace's and a space's wrong fields", function()
    refuses("start", '{"live":{"control":"all","expiresInSeconds":"60"}}', {
      ["live.control"] = 'expected one of "none", "input", got "all"', ["live.expiresInSeconds"] = "expected integer, got string",
    })
    refuses("start", '{"live":[]}', { live = "expected object, got array" })
    refuses("start_v1", '{"recording":{}}', { recording = "expected boolean, got object" })
    refuses("workspace", '{"alias":"a","kind":"desktop","driver":"lynx","launch":{"mode":"none"}}', {
      kind = 'expected "browser", got "desktop"',
      driver = 'expected one of "puppeteer", "playwright", "selenium", "stagehand", got "lynx"',
      ["launch.mode"] = 'expected one of "ephemeral", "profile", got "none"',
    })
    refuses("workspace", '{"alias":"a","kind":"browser","launch":{"mode":"profile"}}', { ["launch.profileId"] = "required" })
    refuses("workspace", '{"alias":"a","kind":"browser","launch":{"mode":"ephemeral","config":{"humanizePersonaId":1.5,"proxy":{}}}}', {
      ["launch.config.humanizePersonaId"] = "expected integer, got 1.5", ["launch.config.proxy.host"] = "required",
      ["launch.config.proxy.port"] = "required", ["launch.config.proxy.type"] = "required",
    })
    refuses("space", '{"region":"mars","environment":{"storage":{},"vault":{"allow":{}},"ai":{"defaults":{"stagehand":5}}}}', {
      region = 'expected "us-east-1", got "mars"', ["environment.storage.namespace"] = "required",
      ["environment.vault.allow"] = "expected array, got object",
      ["environment.ai.defaults.stagehand"] = "expected string or object, got integer",
    })
  end)

  it("refuses a model's wrong fields, and takes what the contract has", function()
    local function space(model)
      return '{"environment":{"ai":{"defaults":{"browserUse":' .. model .. "}}}}"
    end
    local function refuses_model(model, expected)
      local details = {}
      for path, message in pairs(expected) do
        details["environment.ai.defaults.browserUse." .. path] = message
      end
      refuses("space", space(model), details)
    end
    refuses_model("{}", { model = "required" })
    refuses_model('{"model":5,"provider":"acme","temperature":"hot","maxTokens":null,"stream":1,"models":["a",1],"metadata":[]}', {
      model = "expected string, got integer", temperature = "expected number, got string", maxTokens = "expected number, got null",
      provider = 'expected one of "openai", "anthropic", "google", "azure", "groq", "deepseek", "mistral", "cerebras", "openrouter", '
        .. '"xai", "perplexity", "togetherai", "vercel-ai-gateway", "custom", got "acme"',
      stream = "expected boolean, got integer", ["models[1]"] = "expected string, got integer", metadata = "expected object, got array",
    })
    refuses_model('{"model":"m","auth":{},"stop":5,"tool_choice":[],"logit_bias":{"1":"x"},"request":{"seed":"1","provider":"openai"}}', {
      ["auth.credential"] = "required", stop = "expected string or array, got integer", tool_choice = "expected string or object, got array",
      ["logit_bias.1"] = "expected number, got string", ["request.seed"] = "expected number, got string",
      ["request.provider"] = "expected object, got string",
    })
    refuses_model('{"model":"m","auth":"own"}', { auth = 'expected "managed", got "own"' })
    for _, model in ipairs({
      '"m"', '{"model":"m"}', '{"model":"m","auth":"managed","stop":["a"],"temperature":0.5,"top_k":5,"tools":[{}],"further":1}',
      '{"model":"m","auth":{"credential":"c"},"stop":"a","tool_choice":"auto","logit_bias":{"1":-0.5},"request":{"provider":{},"route":"fallback"}}',
    }) do
      accepts("space", space(model))
    end
  end)

  it("refuses integers that it could not keep, and ends a live view within the years that a date has", function()
    local range = "expected integer from -9007199254740991 to 9007199254740991, got "
    refuses("start", '{"live":{"expiresInSeconds":1152921504606846976}}', { ["live.expiresInSeconds"] = range .. "1.152921504606847e+18" })
    refuses("update", '{"idleTimeoutSeconds":9223372036854775807}', { idleTimeoutSeconds = range .. "9.223372036854776e+18" })
    refuses("update", configured("update", '{"profile":false,"proxy":{"mode":"custom","host":"h","port":1e300,"protocol":"http"}}'),
      { ["config.proxy.port"] = range .. "1e+300" })
    local minutes = "expected integer from -150119987579016 to 150119987579016, got "
    refuses("update", '{"idleTimeoutMinutes":9223372036854775807}', { idleTimeoutMinutes = minutes .. "9.223372036854776e+18" })
    refuses("update", configured("update", '{"idleTimeoutMinutes":-9223372036854775807}'), {
      ["config.idleTimeoutMinutes"] = minutes .. "-9.223372036854776e+18",
    })
    refuses("create", configured("create", '{"lifecycle":{"idleTimeoutMinutes":150119987579017}}'),
      { ["config.lifecycle.idleTimeoutMinutes"] = minutes .. "150119987579017" })
    local answer = send("update", '{"idleTimeoutMinutes":150119987579016}')
    assert.are.equal(150119987579016, answer.body.config.idleTimeoutMinutes)
    for seconds, expected in pairs({
      ["9007199254740991"] = "9999-12-31T23:59:59.000Z", ["-9007199254740991"] = "1970-01-01T00:00:00.000Z",
    }) do
      answer = send("start", '{"live":{"expiresInSeconds":' .. seconds .. "}}")
      assert.are.equal(200, answer.status)
      assert.are.equal(expected, answer.body.live.expiresAt)
    end
  end)

  it("refuses a wrong query", function()
    for query, expected in pairs({
      ["limit=abc"] = { limit = 'expected an integer from 1 to 100, got "abc"' },
      ["limit=5.0"] = { limit = 'expected an integer from 1 to 100, got "5.0"' },
      ["limit=0"] = { limit = 'expected an integer from 1 to 100, got "0"' },
      ["limit=101"] = { limit = 'expected an integer from 1 to 100, got "101"' },
      ["limit=5&limit=6"] = { limit = 'expected an integer from 1 to 100, got "5,6"' },
      ["status=foo"] = { status = 'expected one of "active", "stopped", "failed", got "foo"' },
      ["status=active,stopped"] = { status = 'expected one of "active", "stopped", "failed", got "active,stopped"' },
      ["include=all"] = { include = 'expected "archived", got "all"' },
      ["spaceId="] = { spaceId = 'expected one value, got ""' },
      ["cursor=zzz"] = { cursor = "expected a nextCursor of this list" },
    }) do
      local answer = connection:request("GET", "/v1/runtimes?" .. query)
      assert.are.equal(400, answer.status, query)
      assert.are.same(expected, answer.body.details, query)
    end
  end)

  it("says nothing of a secret", function()
    local answer = send("update", configured("update", '{"proxy":{"mode":"custom","host":"h","port":"hidden","protocol":"http"}}'))
    assert.are.equal(400, answer.status)
    assert.is_nil(answer.text:find("hidden", 1, true))
  end)

  it("accepts fields that it does not know, and stores nothing of them", function()
    accepts("create", '{"spaceId":"SPACE","type":"browser","further":[],"config":{"further":{}}}')
    accepts("update", '{"further":null,"config":{"further":1,"networkTraffic":{"further":1}}}')
    local answer = connection:request("GET", "/v1/runtimes/" .. stopped)
    assert.is_nil(answer.text:find("further", 1, true))
  end)
end)

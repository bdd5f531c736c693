-- What the local gateway keeps of the other resources: made, listed, changed, deleted, with what is special to each.
local api = require("spec.support.gateway_api")
local bctrl = require("bctrl")

describe("the gateway's", function()
  local one, client, over

  before_each(function()
    one, client, over = api.start()
  end)

  after_each(function()
    over()
  end)

  local function refused(status, code, _, err)
    assert.same({ status, code }, { err and err.status, err and err.code })
  end

  it("webhooks are told of what they want, and their deliveries can be sent again", function()
    local webhook = bctrl.assert(client.webhooks:create { url = "https://example.com/x", events = { "run.started", "view.created" } })
    assert.equal("string", type(webhook.secret))
    assert.is_nil(bctrl.assert(client.webhooks:get(webhook.id)).secret)
    local runtime = api.active(client)
    bctrl.assert(runtime:stop())
    bctrl.assert(client.views:create { scope = { runtimeId = runtime.id } })
    bctrl.assert(client.webhooks:test(webhook.id))
    local deliveries = bctrl.assert(client.webhooks.deliveries:list(webhook.id))
    assert.same({ "run.started", "view.created", "run.started" }, api.pluck(deliveries, "eventType"))
    assert.same({ "sent", 200, 1 }, { deliveries[1].status, deliveries[1].responseStatus, deliveries[1].attemptCount })
    assert.equal("pending", bctrl.assert(client.webhooks.deliveries:redeliver(webhook.id, deliveries[1].id)).status)
    assert.equal(2, bctrl.assert(client.webhooks.deliveries:list(webhook.id))[1].attemptCount)
    assert.are_not.equal(webhook.secret, bctrl.assert(client.webhooks:rotate_secret(webhook.id)).secret)
    bctrl.assert(client.webhooks:update(webhook.id, { enabled = false }))
    bctrl.assert(runtime:start())
    assert.equal(3, #bctrl.assert(client.webhooks.deliveries:list(webhook.id)))
    refused(404, "webhook_delivery.not_found", client.webhooks.deliveries:redeliver(webhook.id, "whd_0"))
    bctrl.assert(client.webhooks:delete(webhook.id))
    refused(404, "webhook.not_found", client.webhooks:get(webhook.id))
  end)

  it("views show their secret once, and are of something that is there", function()
    local view = bctrl.assert(client.views:create {
      scope = { spaceId = one:space() }, presentation = { mode = "embedded", allowedOrigins = { "https://a.b" } },
      components = { events = {}, live = { control = "input" } },
    })
    assert.is_truthy(view.url:find(view.token, 1, true))
    local read = bctrl.assert(client.views:get(view.id))
    assert.is_nil(read.token)
    assert.same({ "Default", "input", { "https://a.b" } }, { read.spaceName, read.components.live.control, read.presentation.allowedOrigins })
    refused(404, "run.not_found", client.views:create { scope = { runId = "run_0" } })
    local _, err = client.views:create {}
    assert.same({ scope = "required" }, err.details)
    bctrl.assert(client.views:delete(view.id))
    assert.equal(0, #bctrl.assert(client.views:list()))
  end)

  it("keys, credentials and proxies hold secrets that no answer shows", function()
    local made = bctrl.assert(client.api_keys:create { name = "ci" })
    assert.same({ "ci", "organization", made.secret:sub(1, 10) }, { made.data.name, made.data.type, made.data.keyPrefix })
    assert.is_nil(bctrl.assert(client.api_keys:list())[1].secret)
    local credential = bctrl.assert(client.ai.credentials:create { provider = "openai", apiKey = "hidden" })
    assert.same({ true, nil }, { credential.hasApiKey, credential.apiKey })
    assert.is_true(bctrl.assert(client.ai.credentials:test(credential.id)).ok)
    assert.is_false(bctrl.assert(client.ai.credentials:update(credential.id, { apiKey = bctrl.null, baseUrl = bctrl.null })).hasApiKey)
    assert.is_false(bctrl.assert(client.ai.credentials:test(credential.id)).ok)
    local proxy = bctrl.assert(client.proxies:create { type = "custom", url = "socks5://u:hidden@proxy.example:1080", password = "hidden" })
    assert.same({ "custom", "proxy.example", 1080, "socks5", true },
      { proxy.type, proxy.host, proxy.port, proxy.protocol, proxy.hasPassword })
    proxy = bctrl.assert(client.proxies:update(proxy.id, { url = "http://other.example:81", password = bctrl.null }))
    assert.same({ "other.example", 81, "http", "u", false },
      { proxy.host, proxy.port, proxy.protocol, proxy.username, proxy.hasPassword })
    assert.equal("pool2", bctrl.assert(client.proxies:create { type = "managed-rotating", pool = "pool2", device = "ios" }).pool)
    assert.same({ "custom", "managed-rotating" }, api.pluck(bctrl.assert(client.proxies:list()), "type"))
    local _, err = client.proxies:create { type = "managed-rotating", pool = "pool3" }
    assert.same({ pool = 'expected one of "pool1", "pool2", got "pool3"' }, err.details)
  end)

  it("subaccounts have limits, usage where it is asked for, and an end", function()
    local sub = bctrl.assert(client.subaccounts:create { name = "team", externalId = "e", limits = { maxSpaces = 2 } })
    assert.same({ 2, "active" }, { sub.limits.maxSpaces, sub.status })
    refused(409, "subaccount.conflict", client.subaccounts:create { name = "team", externalId = "e" })
    sub = bctrl.assert(client.subaccounts:update(sub.id, { limits = { maxActiveRuns = 1, maxSpaces = bctrl.null } }))
    assert.same({ nil, 1 }, { sub.limits.maxSpaces, sub.limits.maxActiveRuns })
    assert.is_nil(bctrl.assert(client.subaccounts:get(sub.id)).usage)
    assert.equal(sub.id, bctrl.assert(client.subaccounts:get(sub.id, { include = { "usage" } })).usage.subaccountId)
    assert.same({ sub.id }, api.pluck(bctrl.assert(client.subaccounts.usage:list()), "subaccountId"))
    bctrl.assert(client.subaccounts:archive(sub.id))
    assert.same({ sub.id }, api.pluck(bctrl.assert(client.subaccounts:list { status = "archived" }), "id"))
    assert.same({}, api.pluck(bctrl.assert(client.subaccounts:list { status = "active" }), "id"))
  end)

  it("account takes merge patches, and a dry run changes nothing", function()
    local function accent()
      return bctrl.assert(client.account:get()).branding.config.accent
    end
    bctrl.assert(client.account:update { branding = { accent = "#123456", productName = "Mine" } })
    local dry = bctrl.assert(client.account:update({ branding = { accent = bctrl.null } }, { query = { dryRun = true } }))
    assert.is_nil(dry.branding.config.accent)
    assert.equal("#123456", accent())
    bctrl.assert(client.account:update { branding = { accent = bctrl.null } })
    assert.is_nil(accent())
    assert.equal("Mine", bctrl.assert(client.account:get()).branding.resolved.productName)
    assert.equal(one:space(), bctrl.assert(client.auth:whoami()).defaultSpaceId)
    assert.equal("topic", bctrl.assert(client.help:get { topic = "runs.stream" }).type)
    assert.equal(101, #bctrl.assert(client.help:get()).topics)
  end)

  it("lists go on page by page", function()
    for i = 1, 5 do
      bctrl.assert(client.toolsets:create { name = "t" .. i, tools = { "files.list" } })
    end
    local names = {}
    local page = bctrl.assert(client.toolsets:list { limit = 2 })
    while page do
      for _, each in ipairs(page) do
        names[#names + 1] = each.name
      end
      page = page.nextCursor and bctrl.assert(page:next())
    end
    assert.same({ "t1", "t2", "t3", "t4", "t5" }, names)
  end)

  it("extensions come by address or as bytes", function()
    local by_url = bctrl.assert(client.browser.extensions:create { url = "https://example.com/adblock.crx?v=1" })
    assert.equal("adblock.crx", by_url.name)
    local sent = bctrl.assert(client.browser.extensions:upload { file = bctrl.file { name = "own.crx", content = "\0\1" } })
    assert.same({ "own.crx", 2 }, { sent.name, sent.sizeBytes })
    refused(400, "browser_extension.invalid_package",
      client.browser.extensions:upload { file = bctrl.file { name = "own.crx", content = "" } })
    local _, err = client.browser.extensions:create { url = "no address" }
    assert.same({ url = 'expected a URI, got "no address"' }, err.details)
    assert.same({ by_url.id, sent.id }, api.pluck(bctrl.assert(client.browser.extensions:list()), "id"))
    refused(404, "space.not_found", client.toolsets:create { name = "t", spaceId = "00000000-0000-4000-8000-000000000000" })
    assert.equal(0, #bctrl.assert(client.toolsets:list()))
  end)
end)

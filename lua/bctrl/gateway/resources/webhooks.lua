-- Webhooks and their deliveries: nothing is sent, a delivery only goes from pending to sent.
local collections = require "bctrl.gateway.resources.collections"
local json = require "bctrl.gateway.wire.json"
local pages = require "bctrl.gateway.resources.pages"

local null = json.null
local KEPT = 1000 -- deliveries of a webhook

return function(act, api)
  local clock, sequence = api.clock, 0

  local function with_secret(item)
    item.secret = clock.id "whsec_"
    return item
  end

  local webhooks = collections.serve(act, api, "webhooks", {
    what = "webhook", parameter = "webhookId", prefix = "wh_",
    made = function(item)
      item.enabled, item.deliveries = true, {}
      return with_secret(item)
    end,
  })

  local function send(delivery)
    delivery.status, delivery.nextAttemptAt = "pending", clock.timestamp(api.pace)
    api.schedule:after(api.pace, function()
      delivery.status, delivery.attemptCount, delivery.nextAttemptAt = "sent", delivery.attemptCount + 1, null
      delivery.sentAt, delivery.updatedAt, delivery.responseStatus = clock.timestamp(), clock.timestamp(), 200
    end)
    return delivery
  end

  local function deliver(webhook, event_type, event_id)
    sequence = sequence + 1
    local delivery = {
      id = clock.id "whd_", sequence = sequence, webhookId = webhook.id, eventType = event_type, eventId = event_id, attemptCount = 0,
      createdAt = clock.timestamp(), updatedAt = clock.timestamp(), lastError = null, sentAt = null, responseStatus = null,
    }
    table.insert(webhook.deliveries, delivery)
    if #webhook.deliveries > KEPT then table.remove(webhook.deliveries, 1) end
    return send(delivery)
  end

  ---Tells the webhooks that want it of an event.
  function api.tell(event_type, event_id)
    for _, webhook in ipairs(webhooks.list) do
      for _, wanted in ipairs(webhook.enabled and webhook.events or {}) do
        if wanted == event_type then deliver(webhook, event_type, event_id) end
      end
    end
  end

  local function view(delivery)
    return api.show("WebhookDelivery", delivery)
  end

  act["webhooks.deliveries.list"] = function(request)
    return pages.page(webhooks.find(request).deliveries, request.query, view)
  end

  act["webhooks.deliveries.redeliver"] = function(request)
    for _, delivery in ipairs(webhooks.find(request).deliveries) do
      if delivery.id == request.params.deliveryId then return view(send(delivery)) end
    end
    return api.must(nil, "webhook_delivery", request.params.deliveryId)
  end

  act["webhooks.rotate_secret"] = function(request)
    return collections.answer("webhooks.rotate_secret", with_secret(webhooks.find(request)))
  end

  act["webhooks.test"] = function(request)
    local webhook = webhooks.find(request)
    return view(deliver(webhook, webhook.events[1] or "run.started", clock.id "evt_"))
  end
end

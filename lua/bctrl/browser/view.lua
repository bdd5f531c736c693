--- Live pictures of a page: the newest frame, whenever the host wants one.

local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local options = require "bctrl.base.options"

local no_more = options.no_more

---Frames of a page as they are drawn. A frame that nobody takes is replaced by the next; the browser sends no more than a
---few that are not acknowledged.
---@class bctrl.View
local View = class.new "bctrl.View"

local OPTIONS = { width = "positive", height = "positive", quality = "percent", every = "positive", format = "view_format" }

local view = {}

local function ignore() end

---Begins to show a page.
---@param page bctrl.Page
---@param given table?
---@return bctrl.View? view
---@return bctrl.Error? err
function view.open(page, given)
  options.check("page:view", 1, given, OPTIONS)
  given = given or {}
  local self = setmetatable({ connection = page.connection, page = page, newest = nil, is_over = false }, View)
  self.handler = page.connection:hear(page.session, "Page.screencastFrame", function(params)
    local before = self.newest
    if before then
      page.connection:post(page.session, "Page.screencastFrameAck", { sessionId = before.sessionId }, ignore)
    end
    self.newest = params
  end)
  local params = {
    format = given.format or "jpeg",
    quality = given.quality or 70,
    maxWidth = given.width,
    maxHeight = given.height,
    everyNthFrame = given.every,
  }
  local _, err = page.connection:call(page.session, "Page.startScreencast", params)
  if err then
    page.connection:ignore(self.handler)
    return nil, err
  end
  return self
end

---The newest picture since the last one was taken, which it acknowledges. Never waits.
---@return string? image jpeg or png; nil where nothing is new
---@return { width: number, height: number, scroll_x: number, scroll_y: number, time: number? }? about CSS pixels of the page's view
function View:frame(...)
  no_more("view:frame", 1, ...)
  local params = self.newest
  if not params or self.is_over then
    return nil
  end
  self.newest = nil
  self.connection:post(self.page.session, "Page.screencastFrameAck", { sessionId = params.sessionId }, ignore)
  local about = params.metadata
  return core.base64_decode(params.data), {
    width = about.deviceWidth,
    height = about.deviceHeight,
    scroll_x = about.scrollOffsetX,
    scroll_y = about.scrollOffsetY,
    time = about.timestamp,
  }
end

---Ends it; idempotent.
function View:close(...)
  no_more("view:close", 1, ...)
  if not self.is_over then
    self.is_over = true
    self.connection:ignore(self.handler)
    if not self.page.session.gone and not self.connection.gone then
      self.connection:post(self.page.session, "Page.stopScreencast", nil, ignore)
    end
  end
end

local close = View.close
function View.__close(self)
  close(self)
end

class.finish(View, "view", { frame = true, close = true })

return view

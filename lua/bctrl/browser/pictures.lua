--- Pictures of a page: the methods of `bctrl.Page` for that.

local core = require "bctrl.core"
local errors = require "bctrl.errors"
local failure = require "bctrl.browser.failure"
local file = require "bctrl.browser.file"
local options = require "bctrl.base.options"

local lower = require("bctrl.base.text").lower
local no_more = options.no_more

---@class bctrl.Page
local Methods = {}

---@class bctrl.ScreenshotOptions
---@field selector string? of one element
---@field full boolean? all of the page, beyond its view
---@field clip { x: number, y: number, width: number, height: number }? CSS pixels of the document
---@field format "png"|"jpeg"|"webp"|nil default: as the path says, else png
---@field quality integer? 0 to 100, of jpeg and webp
---@field path string? the file that it is written to
---@field timeout number? seconds
local SCREENSHOT = {
  selector = "string", full = "boolean", format = "image_format", quality = "percent", clip = "table", path = "path", timeout = "seconds",
}
local PDF = {
  path = "path", landscape = "boolean", background = "boolean", scale = "positive_number", width = "positive_number",
  height = "positive_number", timeout = "seconds",
}

local function deliver(connection, label, data, path)
  local bytes, problem = core.base64_decode(data)
  if not bytes then
    return nil, failure.new("browser", label, "the browser's answer is no base64: " .. tostring(problem))
  elseif path then
    return file.write(connection.loop, label, path, { bytes })
  end
  return bytes
end

local FORMATS = { png = "png", jpg = "jpeg", jpeg = "jpeg", webp = "webp" }

-- The format that a path says, by its extension; a path without one says none.
local function format_of(path)
  local extension = path and path:match "[^/\\.]%.([^/\\.]*)$"
  local format = FORMATS[lower(extension or "png")]
  if not format then
    errors.bad_argument(1, "page:screenshot", ("option 'path': .png, .jpg, .jpeg or .webp expected, or the option 'format', got %s"):format(
      errors.describe(path)))
  end
  return format
end

---Takes a picture of what the page shows, of all of it, or of one element.
---Page.captureScreenshot
---@param given bctrl.ScreenshotOptions?
---@return string|{ path: string, bytes: integer }|nil image the bytes; or what was written
---@return bctrl.Error? err
function Methods:screenshot(given, ...)
  no_more("page:screenshot", 2, ...)
  options.check("page:screenshot", 1, given, SCREENSHOT)
  given = given or {}
  local format = given.format or format_of(given.path)
  local params = { format = format, quality = format ~= "png" and given.quality or nil, optimizeForSpeed = true }
  local connection = self.connection
  if given.selector then
    local box, err = self:box(given.selector, { timeout = given.timeout })
    if not box then
      return nil, err
    elseif box.width == 0 or box.height == 0 then
      return nil, failure.new("browser", "page:screenshot", errors.describe(given.selector) .. " has no size")
    end
    params.clip, params.captureBeyondViewport = { x = box.x, y = box.y, width = box.width, height = box.height, scale = 1 }, true
  elseif given.full then
    local metrics, err = connection:call(self.session, "Page.getLayoutMetrics", nil, given.timeout)
    if not metrics then
      return nil, err
    end
    local size = metrics.cssContentSize or metrics.contentSize
    params.clip, params.captureBeyondViewport = { x = 0, y = 0, width = size.width, height = size.height, scale = 1 }, true
  elseif given.clip then
    local clip = given.clip
    for _, name in ipairs { "x", "y", "width", "height" } do
      if type(clip[name]) ~= "number" then
        errors.bad_argument(1, "page:screenshot", ("option 'clip': a number '%s' expected, got %s"):format(name, errors.describe(clip[name])))
      end
    end
    params.clip, params.captureBeyondViewport = { x = clip.x, y = clip.y, width = clip.width, height = clip.height, scale = 1 }, true
  end
  local result, err = connection:call(self.session, "Page.captureScreenshot", params, given.timeout)
  if not result then
    err.operation = "page:screenshot"
    return nil, err
  end
  return deliver(connection, "page:screenshot", result.data, given.path)
end

---Prints the page.
---Page.printToPDF
---@param given { path: string?, landscape: boolean?, background: boolean?, scale: number?, width: number?, height: number?, timeout: number? }? inches
---@return string|{ path: string, bytes: integer }|nil pdf the bytes; or what was written
---@return bctrl.Error? err
function Methods:pdf(given, ...)
  no_more("page:pdf", 2, ...)
  options.check("page:pdf", 1, given, PDF)
  given = given or {}
  local params = {
    landscape = given.landscape,
    printBackground = given.background ~= false,
    scale = given.scale,
    paperWidth = given.width,
    paperHeight = given.height,
  }
  local result, err = self.connection:call(self.session, "Page.printToPDF", params, given.timeout)
  if not result then
    err.operation = "page:pdf"
    return nil, err
  end
  return deliver(self.connection, "page:pdf", result.data, given.path)
end

return Methods

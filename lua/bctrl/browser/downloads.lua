--- Downloads of a page, as bytes here: the browser may run on another machine, where its own would land. What would become one
--- is taken when its answer begins (Fetch), read (IO), and ended for the browser. The methods of `bctrl.Page` for that.

local cdp = require "bctrl.browser.cdp"
local class = require "bctrl.browser.class"
local core = require "bctrl.core"
local disposition = require "bctrl.base.disposition"
local failure = require "bctrl.browser.failure"
local file = require "bctrl.browser.file"
local intercept = require "bctrl.browser.intercept"
local options = require "bctrl.base.options"
local targets = require "bctrl.browser.targets"
local urls = require "bctrl.base.url"

local lower = require("bctrl.base.text").lower
local no_more = options.no_more

local CHUNK = 256 * 1024 -- bytes that are read at a time, less where no message may hold them as base64
local NAMED_WITHIN = 1 -- seconds that the browser is given to tell the name of what a link's `download` asked for

---@class bctrl.Page
local Methods = {}

local downloads = { Methods = Methods }

local function ignore() end

-- ----------------------------------------------------------------------------------------------------------- what is had

---A file that a page has downloaded. All of it is here.
---@class bctrl.Download
---@field name string that the server or the page gave it: without any folder
---@field url string where it came from
---@field size integer bytes
local Download = class.new "bctrl.Download"

---Its bytes.
---@return string? bytes
---@return bctrl.Error? err why it could not be read
function Download:bytes(...)
  no_more("download:bytes", 1, ...)
  if self.problem then
    return nil, self.problem
  end
  self.chunks = { table.concat(self.chunks) }
  return self.chunks[1]
end

---Writes it to a file, which appears whole or not at all.
---@param path string of this machine
---@return { path: string, bytes: integer }? written
---@return bctrl.Error? err of kind "file", or why it could not be read
function Download:save(path, ...)
  no_more("download:save", 2, ...)
  options.check_path("download:save", 1, path)
  if self.problem then
    return nil, self.problem
  end
  return file.write(self.connection.loop, "download:save", path, self.chunks)
end

function Download:__tostring()
  return ("bctrl.Download %q"):format(self.name)
end

class.finish(Download, "download", { bytes = true })

-- --------------------------------------------------------------------------------------------------------- what is taken

-- What Chromium shows of the types that it has a name for, and keeps of those.
local SHOWN = {}
for kind in ([[application/json application/xhtml+xml application/xml application/javascript
  application/ecmascript application/pdf multipart/x-mixed-replace multipart/related message/rfc822]]):gmatch "%S+" do
  SHOWN[kind] = true
end
local KEPT = {}
for kind in ([[text/calendar text/comma-separated-values text/csv text/directory text/ldif text/ofx text/qif text/rtf
  text/tab-separated-values text/tsv text/vcard text/x-calendar text/x-csv text/x-qif text/x-vcalendar text/x-vcard
  text/x-vcf image/tiff]]):gmatch "%S+" do
  KEPT[kind] = true
end

local function is_shown(kind)
  return SHOWN[kind] or kind:find "[+/]json$" or kind:find "%+xml$" or kind:find "^text/" or kind:find "^image/" or kind:find "^audio/"
    or kind:find "^video/"
end

local function is_download(params, headers)
  local status = params.responseStatusCode or 0
  if status < 200 or status > 299 or status == 204 or status == 205 then
    return false
  elseif disposition.is_attachment(headers["content-disposition"]) then
    return true
  elseif params.networkId == nil and not params.request.headers["Upgrade-Insecure-Requests"] then
    return true -- no navigation: a link with `download`
  end
  local kind = lower((headers["content-type"] or ""):match "^[ \t]*([^; \t]*)")
  return kind ~= "" and (KEPT[kind] or not is_shown(kind)) or false
end

-- Tells of one that is had, or that something became of.
local function tell(page, job)
  if job.is_told or page.session.gone then
    return
  end
  job.is_told = true
  for i, each in ipairs(page.unnamed) do
    if each == job then
      table.remove(page.unnamed, i)
      page.connection.loop:abandon(job.timer)
      break
    end
  end
  page.listeners:tell("download", setmetatable({
    connection = page.connection,
    name = disposition.plain(job.name or disposition.name_of_url(job.url)),
    url = job.url,
    size = job.size,
    chunks = job.chunks,
    problem = job.problem,
  }, Download))
end

local function new_job(page, url, name)
  local job = { url = url, name = name, size = 0, chunks = {} }
  page.downloads[job] = true
  return job
end

-- Nothing more is read. The browser ends its own side of it, and a link's download is named thereby.
local function finish(page, job, problem, is_unwanted)
  if job.is_over then
    return
  end
  local connection, session = page.connection, page.session
  job.is_over, job.problem = true, problem
  page.downloads[job] = nil
  if job.stream then
    connection:post(session, "IO.close", { handle = job.stream }, ignore)
  end
  if is_unwanted then
    job.is_told = true
  elseif job.is_unnamed then
    page.unnamed[#page.unnamed + 1] = job
    job.timer = connection.loop:tick_in(NAMED_WITHIN, function()
      tell(page, job)
    end)
  else
    tell(page, job)
  end
  if job.request then
    connection:post(session, "Fetch.failRequest", { requestId = job.request, errorReason = "Aborted" }, ignore)
  end
end

local function problem_with(job, words)
  return failure.new("browser", "page:wait_download", ("%s: %s"):format(urls.shown(job.url), words))
end

local function read(page, job)
  local connection = page.connection
  local size = math.min(CHUNK, math.ceil(connection.max_message / 2))
  connection:post(page.session, "IO.read", { handle = job.stream, size = size }, function(result, err)
    if job.is_over then
      return
    elseif not result then
      return finish(page, job, err)
    end
    local bytes = result.base64Encoded and core.base64_decode(result.data) or result.data
    if #bytes > 0 then
      job.chunks[#job.chunks + 1] = bytes
      job.size = job.size + #bytes
    end
    if job.size > connection.max_message then
      finish(page, job, problem_with(job, ("more than %.0f bytes: the option max_message of client:browser"):format(connection.max_message)))
    elseif not result.eof then
      read(page, job)
    elseif job.length and job.size < job.length then
      finish(page, job, problem_with(job, ("it ended after %d of %d bytes"):format(job.size, job.length)))
    else
      finish(page, job)
    end
  end)
end

-- A document's answer begins: the browser waits for what becomes of it.
local function on_response(page, params)
  local connection, session, headers = page.connection, page.session, {}
  for _, header in ipairs(params.responseHeaders or {}) do
    headers[lower(header.name)] = header.value
  end
  if not page.listeners:any "download" or not is_download(params, headers) then
    return connection:post(session, "Fetch.continueRequest", { requestId = params.requestId })
  end
  local job = new_job(page, params.request.url, disposition.name(headers["content-disposition"]))
  job.request = params.requestId
  job.is_unnamed = not job.name and params.networkId == nil
  job.length = not headers["content-encoding"] and tonumber(headers["content-length"]) or nil
  connection:post(session, "Fetch.takeResponseBodyAsStream", { requestId = params.requestId }, function(result, err)
    if not result then
      return finish(page, job, err)
    end
    job.stream = result.stream
    if job.is_over then
      connection:post(session, "IO.close", { handle = result.stream }, ignore)
    else
      read(page, job)
    end
  end)
end

-- What a page has made itself is read where it is.
local function take_own(page, params)
  local connection, session = page.connection, page.session
  local job = new_job(page, params.url, params.suggestedFilename)
  local function evaluated(result, err)
    local object = result and result.result
    if err or result.exceptionDetails then
      local told = err or failure.script(nil, result.exceptionDetails)
      return finish(page, job, problem_with(job, "its page's policy forbids to read it, or it is taken back: " .. told.message))
    end
    connection:post(session, "IO.resolveBlob", { objectId = object.objectId }, function(resolved, problem)
      if resolved and not job.is_over then
        job.stream = "blob:" .. resolved.uuid
        read(page, job)
      else
        finish(page, job, problem)
      end
    end)
  end
  connection:post(session, "Runtime.evaluate", {
    expression = ("fetch(%s).then(answer => answer.blob())"):format(core.encode(params.url)),
    contextId = session.contexts[params.frameId],
    awaitPromise = true,
  }, evaluated)
end

-- The browser begins a download of its own: what was taken before is named by it.
local function on_begun(page, params)
  for _, job in ipairs(page.unnamed) do
    if job.url == params.url then
      job.name = params.suggestedFilename
      return tell(page, job)
    end
  end
  if not page.listeners:any "download" then
    return
  elseif params.url:find "^blob:" or params.url:find "^data:" then
    return take_own(page, params)
  end
  local job = new_job(page, params.url, params.suggestedFilename)
  finish(page, job, problem_with(job, "the browser keeps it for itself"))
end

-- Pages take a URL back as soon as its link is clicked; a browser of one's own has it by then, and we have not.
local LATER = [[(() => { const revoke = URL.revokeObjectURL;
  URL.revokeObjectURL = url => { setTimeout(() => revoke.call(URL, url), 10000); }; })()]]

---Has a function called with each download, in the loop.
---@param page bctrl.Page
---@param fn fun(download: bctrl.Download)
---@param waits boolean? for the browser to be ready for it
---@return fun()? stop ends it
---@return bctrl.Error? err
function downloads.hear(page, fn, waits)
  if not page.downloads then
    page.downloads, page.unnamed = {}, {}
    local connection, session = page.connection, page.session
    targets.begin_enabling(session, "Runtime") -- for the frames that a download may come from
    connection:post(session, "Page.addScriptToEvaluateOnNewDocument", { source = LATER }, ignore)
    connection:post(session, "Runtime.evaluate", { expression = LATER }, ignore)
    connection:hear(session, "Page.downloadWillBegin", function(params)
      on_begun(page, params)
    end)
  end
  local is_first = not page.listeners:any "download"
  local remove, is_off = page.listeners:hear("download", fn), false
  local function stop()
    if is_off then
      return
    end
    is_off = true
    remove()
    if not page.listeners:any "download" and not page.session.gone then
      for job in pairs(page.downloads) do
        finish(page, job, nil, true)
      end
      intercept.set(page, "Response", nil)
    end
  end
  if is_first then
    local ok, err = intercept.set(page, "Response", function(params)
      on_response(page, params)
    end, waits)
    if not ok then
      stop()
      return nil, err
    end
  end
  return stop
end

---Waits for a download, and for all of its bytes. Until they are here the page stands still. Downloads of a `blob:` or `data:`
---URL are read in the page, which from now on takes them back ten seconds later than it says. What is more than the connection's `max_message` is an error.
---Fetch.takeResponseBodyAsStream, IO.read
---@param given { trigger: function?, timeout: number? }? `trigger()` runs once it is listened for
---@return bctrl.Download? download
---@return bctrl.Error? err
function Methods:wait_download(given, ...)
  no_more("page:wait_download", 2, ...)
  options.check("page:wait_download", 1, given, { trigger = "callback", timeout = "seconds" })
  local record = { session = self.session, method = "page:wait_download", words = "no download" }
  local stop, err = downloads.hear(self, function(download)
    if not record.done then
      record.value = download
      self.connection.loop:finish(record)
    end
  end, true)
  if not stop then
    return nil, err
  end
  local ok
  ok, err = cdp.bring(record, given, stop, "net::ERR_ABORTED") -- what `open` says of a download
  if not ok then
    return nil, err
  elseif record.value.problem then
    return nil, record.value.problem
  end
  return record.value
end

return downloads

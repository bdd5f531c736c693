--- Files of this machine that a page's bytes are written to: they appear whole, or not at all.

local core = require "bctrl.core"
local failure = require "bctrl.browser.failure"

local file = {}

---Writes a file, and waits until it is on the disk.
---@param loop bctrl.Loop
---@param label string
---@param path string
---@param chunks string[]
---@return { path: string, bytes: integer }? written
---@return bctrl.Error? err of kind "file", which names the path
function file.write(loop, label, path, chunks)
  local draft, problem = core.draft(path)
  if not draft then
    return nil, failure.new("file", label, problem)
  end
  local ok, length, cancelled = true, nil, nil
  for i = 1, #chunks do
    if ok then
      ok, problem = draft:write(chunks[i])
    end
  end
  local pause, is_there = 0.0005, nil
  while ok and not is_there and not cancelled do
    is_there, problem = draft:sync()
    ok = is_there ~= nil
    if is_there == false then
      pause = math.min(2 * pause, 0.02)
      cancelled = loop:sleep(pause)
    end
  end
  if ok and not cancelled then
    length, problem = draft:keep()
  end
  draft:free()
  if cancelled then
    return nil, failure.new("cancelled", label, cancelled)
  elseif not length then
    return nil, failure.new("file", label, problem)
  end
  return { path = path, bytes = length }
end

return file

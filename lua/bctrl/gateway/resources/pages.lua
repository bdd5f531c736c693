-- Lists in pages. Cursors are positions, written so that nobody builds on them.
local Store = require "bctrl.gateway.state.store"
local json = require "bctrl.gateway.wire.json"
local problem = require "bctrl.gateway.wire.problem"

local pages = {}

local function hex(byte)
  return ("%02x"):format(byte:byte())
end

local function read_cursor(cursor, name)
  local text = cursor:match "^cur_(%x+)$" or ""
  local after = tonumber((text:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end):match "^after:(%d+)$"))
  if not after then problem.refuse_if { [name] = "expected a nextCursor of this list" } end
  return after
end

local function all()
  return true
end

---A page of a list: its items as `view` shows them, and the next page's cursor or null.
---@param list table[] items with a `sequence`, ascending
---@param wanted? fun(item: table): any
---@param names? { cursor: string, limit: string } the query's
function pages.items(list, query, view, wanted, names)
  local cursor, limit = query[names and names.cursor or "cursor"], query[names and names.limit or "limit"]
  local after = cursor and read_cursor(cursor, names and names.cursor or "cursor") or 0
  local items, more = Store.page(list, after, limit or 20, wanted or all)
  local last = items[#items]
  for i, item in ipairs(items) do items[i] = view(item) end
  return items, more and "cur_" .. ("after:%d"):format(last.sequence):gsub(".", hex) or json.null
end

function pages.page(list, query, view, wanted)
  local items, next_cursor = pages.items(list, query, view, wanted)
  return json.object { data = items, nextCursor = next_cursor }
end

return pages

-- Neovim: calls run in coroutines on vim.loop, and the editor stays responsive. Polls go through vim.schedule, so that what
-- the coroutines do may use all of Neovim's API.
--
--     make example-neovim                  or, with bctrl installed for Lua 5.1:
--     nvim --headless -u NONE -c 'luafile examples/neovim.lua'

local bctrl = require "bctrl"

local gateway
local options = { blocking = false }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local finish
function options.on_error(_, traceback)
  vim.schedule(function() -- a callback of the client's must not close it
    finish(traceback)
  end)
end
local client = bctrl.new(options)

require("bctrl.luv").attach(client, vim.loop, { schedule = vim.schedule })

local function show(text)
  vim.api.nvim_buf_set_lines(0, -1, -1, false, vim.split(text, "\n"))
end

local ticks = 0
local timer = vim.loop.new_timer()
timer:start(20, 20, function()
  ticks = ticks + 1
end)

function finish(last_line)
  show(last_line)
  timer:close()
  client:close()
  if gateway then
    gateway:stop()
  end
  if #vim.api.nvim_list_uis() == 0 then -- headless: print the buffer and leave
    for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 1, -1, false)) do
      io.stdout:write(line, "\n")
    end
    vim.cmd "qall!"
  end
end

client:spawn(function()
  local runtimes = bctrl.assert(client.runtimes:list { limit = 3 })
  for _, runtime in ipairs(runtimes) do
    local session = bctrl.assert(runtime:start())
    show("started   " .. session:cdp_url())
    bctrl.assert(session:stop())
    show("stopped   " .. runtime.id)
  end
  finish(("the editor's timer ticked %d times meanwhile"):format(ticks))
end)

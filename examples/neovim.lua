-- Neovim: `:Page` shows the page at the URL under the cursor as text, in a window of its own, `:Page URL` another one; links stand
-- below, for `:Page`. Calls run in coroutines on vim.loop, and the editor stays responsive. Polls go through vim.schedule, so that
-- what the coroutines do may use all of Neovim's API.
--
--     make example-neovim                  or, with bctrl installed for Lua 5.1:
--     nvim -u NONE -c 'luafile examples/neovim.lua'

local bctrl = require "bctrl"

local gateway
local options = { blocking = false, errors = "raise" }
if not os.getenv "BCTRL_API_KEY" then
  gateway = assert(require("bctrl.gateway").start { port = 0, seed = { runtimes = 3 } })
  gateway:delay(0.2, { times = 100 })
  options.base_url, options.api_key = gateway.url, gateway.api_key
end
local finish
function options.on_error(_, traceback)
  vim.schedule(function() -- a callback of the client's must not end the editor
    finish(traceback)
  end)
end
local client = bctrl.new(options)

require("bctrl.luv").attach(client, vim.loop, { schedule = vim.schedule })

package.path = debug.getinfo(1, "S").source:match "^@(.*/)" .. "?.lua;" .. package.path -- from any folder
local shop = require "shop"

vim.api.nvim_create_autocmd("VimLeavePre", {
  callback = function()
    local closing = client:spawn(client.close, client, { stop = true }) -- no browser runs on without the editor
    repeat
      client:poll(0.1)
    until closing.status == "done" or closing.status == "failed"
    if gateway then
      gateway:stop()
    end
  end,
})

-- ------------------------------------------------------------------------------------------------------------- the page

local browser, reading -- connected to when the first page is asked for; the newest page's task

local function read_page(url)
  if not browser then
    browser = client.runtimes:list({ limit = 1 })[1]:start():browser()
    browser:on("closed", function() -- it was idle for too long: the next page gets another one
      browser = nil
    end)
  end
  local page = browser:new_page()
  shop.open(page) -- http://shop.example/ alone; leave it out for real sites
  page:open(url)
  local lines = { page:title(), "", page:evaluate "document.body.innerText", "" }
  vim.list_extend(lines, page:evaluate "Array.from(document.links, link => link.href)")
  page:close()
  return table.concat(lines, "\n")
end

local function show_page(url)
  local buffer = vim.api.nvim_create_buf(true, true)
  vim.cmd "split"
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { url .. " …" })
  reading = client:spawn(function()
    local _, text = pcall(read_page, url)
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(tostring(text), "\n"))
  end)
end

vim.api.nvim_create_user_command("Page", function(given)
  local url = given.args ~= "" and given.args or vim.fn.expand("<cWORD>"):match "https?://[^%s<>\"')]+"
  if url then
    show_page(url)
  else
    vim.api.nvim_err_writeln "no URL here"
  end
end, { nargs = "?" })

-- --------------------------------------------------------------------------------------- what is shown when it is begun

local log = vim.api.nvim_get_current_buf()

local function show(text)
  vim.api.nvim_buf_set_lines(log, -1, -1, false, vim.split(text, "\n"))
end

function finish(last_line)
  show(last_line)
  if #vim.api.nvim_list_uis() == 0 then -- headless: print what is shown, and leave
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      io.stdout:write(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n"), "\n")
    end
    vim.cmd "qall!"
  end
end

local ticks = 0
local timer = vim.loop.new_timer()
timer:start(20, 20, function()
  ticks = ticks + 1
end)

client:spawn(function()
  for _, runtime in ipairs(client.runtimes:list { limit = 3 }) do
    local session = runtime:start()
    show("started   " .. session:cdp_url())
    session:stop()
    show("stopped   " .. runtime.id)
  end
  show "a page    http://shop.example/?page=3"
  vim.cmd "normal! G$"
  vim.cmd "Page"
  reading:wait()
  timer:close()
  finish(("the editor's timer ticked %d times meanwhile"):format(ticks))
end)

-- A small shop for the examples that drive a browser: http://shop.example/ is answered here, in the server's place, so that
-- they need no site of somebody's. With a site of your own, leave `shop.open(page)` out.

local shop = {}

local ITEMS = {}
for i = 1, 23 do
  ITEMS[i] = { name = ("Lamp %d"):format(i), price = ("%d.50"):format(10 + i) }
end
local PER_PAGE = 10

local function page_of(title, body)
  return ([[<!doctype html><html lang=en><meta charset=utf-8><title>%s</title>
    <style>body { font: 16px sans-serif; margin: 2rem } .item { padding: .2rem } img { width: 80px }</style>
    <h1>%s</h1>%s</html>]]):format(title, title, body)
end

local PAGES = {}

PAGES["/"] = function(query)
  local number = tonumber(query.page) or 1
  local rows = {}
  for i = (number - 1) * PER_PAGE + 1, math.min(number * PER_PAGE, #ITEMS) do
    rows[#rows + 1] = ("<div class=item data-id=%d><img src='/lamp.png' alt=''> <b>%s</b> <span class=price>%s</span></div>")
      :format(i, ITEMS[i].name, ITEMS[i].price)
  end
  local next_link = number * PER_PAGE < #ITEMS and ("<a rel=next href='/?page=%d'>Next</a>"):format(number + 1) or ""
  return page_of("Lamps", table.concat(rows, "\n") .. "<p>" .. next_link .. " <a href='/login'>Log in</a></p>")
end

PAGES["/login"] = function()
  return page_of("Log in", [[<form action="/account"><p><label>Name <input name=name></label></p>
    <p><label>Password <input name=password type=password></label></p><p><button>Log in</button></p></form>]])
end

PAGES["/account"] = function(query)
  return page_of("Account", ([[<p id=balance>…</p><p>Welcome, <b>%s</b></p>
    <script>fetch('/api/balance').then(r => r.json()).then(b => { balance.textContent = b.amount + ' ' + b.currency })</script>]])
    :format((query.name or "nobody"):gsub("[<&]", "")))
end

--- Has a page find the shop at http://shop.example/.
function shop.open(page)
  return page:route("^http://shop%.example/", function(route)
    local path, text = route.url:match "^http://shop%.example(/[^?]*)%??(.*)$"
    local query = {}
    for name, value in text:gmatch "([^&=]+)=([^&]*)" do
      query[name] = value:gsub("%%(%x%x)", function(hex)
        return string.char(tonumber(hex, 16))
      end)
    end
    if PAGES[path] then
      route:fulfill { body = PAGES[path](query), headers = { ["Content-Type"] = "text/html; charset=utf-8" } }
    elseif path == "/api/balance" then
      route:fulfill { json = { amount = 12, currency = "EUR" } }
    else
      route:fulfill { status = 404, body = "There is no such page." }
    end
  end)
end

return shop

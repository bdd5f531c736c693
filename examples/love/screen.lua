-- A page of a browser in the game: its newest picture, and what is done to the picture is done to the page.

require "bctrl.browser" -- here, not in the frame that connects first: it takes some milliseconds

local screen = { frames = 0, sent = 0, text = "The page is on its way …" }

local X, Y, WIDTH, HEIGHT = 20, 110, 640, 360
local DEMO = [[<!doctype html><meta charset=utf-8><title>not clicked</title>
  <style>
    body { font: 20px sans-serif; margin: 30px; background: #fff8e8 }
    i { position: absolute; border-radius: 50%; width: 60px; height: 60px; background: tomato; left: 20px; top: 260px;
      animation: 2s infinite alternate roll }
    i.dot { width: 14px; height: 14px; margin: -7px; background: seagreen; animation: none }
    @keyframes roll { to { left: 560px } }
  </style>
  <h1>A page in a game</h1> <input placeholder="Click, then type here"> <i></i>
  <script>
    onclick = event => {
      document.title = "clicked: " + event.target.localName
      document.body.insertAdjacentHTML("beforeend", `<i class=dot style="left: ${event.x}px; top: ${event.y}px"></i>`)
    }
  </script>]]
local KEYS = { ["return"] = "Enter", backspace = "Backspace", delete = "Delete", tab = "Tab", escape = "Escape", home = "Home",
  ["end"] = "End", left = "ArrowLeft", right = "ArrowRight", up = "ArrowUp", down = "ArrowDown", pageup = "PageUp",
  pagedown = "PageDown" }

local client, page, view, picture, about

---Opens a page and has it shown; waits, so call it in a task.
function screen.open(from, session, url)
  local browser, err = session:browser()
  if browser then
    page, err = browser:new_page(url, { width = WIDTH, height = HEIGHT })
  end
  if page and not url then
    page:set_html(DEMO)
  end
  if page then
    view, err = page:view { width = WIDTH, height = HEIGHT }
  end
  client, screen.text = from, err and ("no page: %s %s"):format(err.message, err.hint or "") or nil
end

---Takes the newest picture, once a frame.
function screen.update()
  local jpeg, told
  if view then
    jpeg, told = view:frame() -- nil where nothing is new; never waits
  end
  if jpeg then
    local pixels = love.image.newImageData(love.filesystem.newFileData(jpeg, "page.jpg"))
    if picture and picture:getWidth() == pixels:getWidth() and picture:getHeight() == pixels:getHeight() then
      picture:replacePixels(pixels)
    else
      picture = love.graphics.newImage(pixels)
    end
    pixels:release() -- a megabyte that the collector knows nothing of
    about, screen.frames = told, screen.frames + 1
  end
end

function screen.draw()
  if picture then
    love.graphics.setColor(1, 1, 1)
    love.graphics.draw(picture, X, Y, 0, WIDTH / picture:getWidth(), HEIGHT / picture:getHeight())
  else
    love.graphics.setColor(0.7, 0.7, 0.7)
    love.graphics.rectangle("line", X, Y, WIDTH, HEIGHT)
    love.graphics.printf(screen.text or "", X + 20, Y + 20, WIDTH - 40)
  end
end

-- Does it in a task of its own: a frame does not wait until the page has taken it.
local function pass_on(device, method, ...)
  if picture then
    screen.sent = screen.sent + 1
    client:spawn(page[device][method], page[device], ...)
  end
end

function love.mousepressed(x, y, number)
  if picture and x >= X and x < X + WIDTH and y >= Y and y < Y + HEIGHT then
    local button = ({ "left", "right", "middle" })[number]
    pass_on("mouse", "click", (x - X) / WIDTH * about.width, (y - Y) / HEIGHT * about.height, { button = button })
  end
end

function love.wheelmoved(_, steps)
  pass_on("mouse", "wheel", 0, -100 * steps)
end

function love.textinput(text)
  pass_on("keyboard", "type", text)
end

function love.keypressed(name)
  if KEYS[name] then
    pass_on("keyboard", "press", KEYS[name])
  end
end

---What the page says at last; waits.
function screen.title()
  return page and page:title()
end

return screen

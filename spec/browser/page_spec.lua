-- A page: scripts, elements, waiting, pictures, as the manual shows them.
local bctrl = require "bctrl"
local browsing = require "spec.support.browsing"
local support = require "spec.support.util"

local fails = browsing.fails

local function names_in(folder)
  local names = {}
  for name in (support.run("LC_ALL=C ls -A " .. support.quote(folder))):gmatch "[^\n]+" do
    names[#names + 1] = name
  end
  return names
end

local FORM = [[<!doctype html><title>Form</title>
<h1>Hello <b>world</b></h1>
<form onsubmit="event.preventDefault(); document.title = 'sent ' + this.q.value">
  <label>Search <input name=q></label><textarea id=area></textarea>
  <input type=checkbox id=c><label for=c>Agree</label>
  <input type=radio name=r value=1><input type=radio name=r value=2 id=r2>
  <select id=s><option value=1>One</option><option value=2>Two</option></select>
  <select id=m multiple><option value=a>A</option><option value=b>B</option><option value=c>C</option></select>
  <input type=date id=date><input type=range id=range min=0 max=10><input type=file id=file multiple>
  <div id=edit contenteditable>old</div><input id=off disabled><input id=fixed readonly value=fixed>
  <button data-x="1&quot;">Go now</button><button type=button id=later hidden>Later</button>
</form>
<ul><li class=item>one</li><li class=item data-id=7>two</li></ul>
<div id=host></div><p id=far style="margin-top: 3000px">far away</p>
<script>
  document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<button id=inner>Shadow</button>';
  document.getElementById('host').shadowRoot.getElementById('inner').onclick = () => { document.title = 'shadow'; };
</script>]]

describe("page", function()
  browsing.with({ form = FORM }, function(it_drives, world)
    local function open(page)
      assert(page:open(world.base .. "form"))
    end

    it_drives("evaluates expressions, functions with arguments, and promises", function(page)
      assert.equal(3, page:evaluate("(a, b) => a + b", 1, 2))
      assert.equal(2, page:evaluate "1 + 1")
      assert.equal("later", page:evaluate "new Promise(go => setTimeout(() => go('later'), 1))")
      assert.equal("a,b", page:evaluate("async list => list.join()", bctrl.array { "a", "b" }))
      assert.equal("x", page:evaluate("function (given) { return given['__proto__'] }", { ["__proto__"] = "x" }))
      assert.same({ a = { 1, { b = "é\0\n" } } }, page:evaluate("given => given", { a = { 1, { b = "é\0\n" } } }))
    end)

    it_drives("returns what JSON cannot say, as far as Lua can", function(page)
      local nan = page:evaluate "NaN"
      assert.is_true(nan ~= nan)
      assert.equal(math.huge, page:evaluate "Infinity")
      assert.equal(-math.huge, 1 / page:evaluate "-0")
      assert.equal(12, page:evaluate "12n")
      assert.equal("123456789012345678901234567890", page:evaluate "123456789012345678901234567890n")
      assert.is_nil(page:evaluate "undefined")
      assert.equal("\239\191\189!", page:evaluate "'\\ud800!'") -- half a character is not lost, nor is the answer
      fails("script", "more than JSON can say", page:evaluate "window")
      fails("script", "more than JSON can say", page:evaluate "Symbol('x')")
      fails("script", "is a function", page:evaluate "(() => () => 1)()")
    end)

    it_drives("tells what a script raised, and where it stood", function(page)
      local err = fails("script", "Error: bad thing", page:evaluate "(function named() { throw new Error('bad thing') })()")
      assert.is_truthy(err.stack:find "named")
      fails("script", "SyntaxError", page:evaluate "this is none")
      fails("script", "Uncaught 5", page:evaluate "(() => { throw 5 })()")
    end)

    it_drives("finds elements by CSS, text, XPath, role, and through shadow roots", function(page)
      open(page)
      assert.equal("Hello world", page:text "h1")
      assert.equal("world", page:text "//h1/b")
      assert.equal("two", page:text 'text="two"')
      assert.equal("Go now", page:text "role=button[name=go]")
      assert.equal("Go now", page:text 'role=button[name="Go now"]')
      assert.equal(0, page:count 'role=button[name="Go"]')
      assert.equal("two", page:text "ul >> text=two")
      assert.equal("Shadow", page:text "#inner")
      assert(page:click "text=Shadow")
      assert.equal("shadow", page:title())
    end)

    it_drives("fills in a form and sends it", function(page)
      open(page)
      assert(page:fill("input[name=q]", "old"))
      assert(page:fill("input[name=q]", "lua"))
      assert(page:type("input[name=q]", " röcks"))
      assert.equal("lua röcks", page:value "input[name=q]")
      assert(page:press("Enter", "input[name=q]"))
      assert.equal("sent lua röcks", page:title())
      assert(page:press("Control+A", "input[name=q]"))
      assert(page:press "Backspace")
      assert.equal("", page:value "input[name=q]")
      assert(page:fill("text=Search", "by its label"))
      assert.equal("by its label", page:value "input[name=q]")
    end)

    it_drives("fills in every kind of field", function(page)
      open(page)
      assert(page:fill("#area", "two\nlines"))
      assert.equal("two\nlines", page:value "#area")
      assert(page:fill("#edit", "new"))
      assert.equal("new", page:text "#edit")
      assert(page:fill("#date", "2026-11-25"))
      assert.equal("2026-11-25", page:value "#date")
      assert(page:fill("#range", "7"))
      assert.equal("7", page:value "#range")
      assert(page:check "#c")
      assert(page:check "#c")
      assert.is_true(page:evaluate "document.getElementById('c').checked")
      assert(page:uncheck "#c")
      assert.is_false(page:evaluate "document.getElementById('c').checked")
      assert(page:check "#r2")
      local values = { "Two" }
      assert.same({ "2" }, page:select("#s", values))
      assert.is_nil(getmetatable(values))
      assert.equal("2", page:value "#s")
      assert.same({ "a", "c" }, page:select("#m", { "a", "C" }))
      assert.same({ "a", "c" }, page:value "#m")
      assert(page:upload("#file", { { name = "a.txt", content = "h\0llo" }, { name = "b.txt", content = "" } }))
      local files = page:evaluate "[...document.getElementById('file').files].map(f => f.name + ' ' + f.size)"
      assert.same({ "a.txt 5", "b.txt 0" }, files)
      assert(page:upload("#file", ".busted"))
      assert.equal(#support.read_file ".busted", page:evaluate "document.getElementById('file').files[0].size")
    end)

    it_drives("names what is missing when an element cannot take it", function(page)
      open(page)
      local short = { timeout = 0.1 }
      fails("timeout", '"#nothing": nothing in the page matches it, within 0.1 s', page:click("#nothing", short))
      fails("timeout", "is disabled", page:fill("#off", "x", short))
      fails("timeout", "is read-only", page:fill("#fixed", "x", short))
      fails("timeout", "is not visible", page:click("#later", short))
      fails("timeout", 'has no option "Three"', page:select("#s", "Three", short))
      fails("browser", "cannot be filled in", page:fill("#c", "x", short))
      fails("browser", "cannot be read", page:click("div[[", short))
      fails("browser", "role=NAME", page:click("role=-", short))
      fails("browser", "nothing follows text=", page:click("text= ", short))
      fails("file", "nowhere", page:upload("#file", "/nowhere/at all"))
      fails("file", "spec", page:upload("#file", "spec")) -- a folder
      page:evaluate [[(() => { const cover = document.createElement('div'); cover.id = 'modal';
        cover.style = 'position: fixed; inset: 0'; document.body.append(cover) })()]]
      local err = fails("timeout", "<button> is covered by <div id=modal>", page:click("button", short))
      assert.is_truthy(tostring(err):find("the first of 3 that match", 1, true), tostring(err))
      assert(page:click("button", { force = true }))
      assert.equal("Form", page:title()) -- it went to what covers it
    end)

    it_drives("waits until an element can take a click", function(page)
      open(page)
      page:evaluate [[(() => { const b = document.getElementById('later');
        setTimeout(() => { b.hidden = false; b.disabled = true; setTimeout(() => { b.disabled = false; }, 30) }, 30);
        b.onclick = () => { document.title = 'clicked later' } })()]]
      assert(page:click "#later")
      assert.equal("clicked later", page:title())
      assert(page:click "#far") -- out of the view
      assert(page:wait_for("#nothing", "hidden"))
      assert(page:wait_for("#far", "attached"))
      fails("timeout", "<h1> is visible", page:wait_for("h1", "hidden", { timeout = 0.1 }))
      page:evaluate "setTimeout(() => { globalThis.ready = { now: true } }, 30)"
      assert.same({ now = true }, page:wait_until "globalThis.ready")
      assert.is_true(page:wait_until "7 % 2 == 1 && '%d' == '%' + 'd'")
      fails("timeout", "not true within 0.1 s", page:wait_until("false", { timeout = 0.1 }))
    end)

    it_drives("reads without waiting", function(page)
      open(page)
      assert.equal(2, page:count ".item")
      assert.is_true(page:exists "#later")
      assert.is_false(page:exists "#nothing")
      assert.is_false(page:is_visible "#later")
      assert.is_true(page:is_visible "h1")
      local items = page:all(".item", { text = true, attributes = { "data-id" } })
      assert.same({ { text = "one" }, { text = "two", ["data-id"] = "7" } }, items)
      assert.equal('1"', page:attribute("form > button", "data-x"))
      assert.is_nil(page:attribute("h1", "nothing"))
      assert.is_truthy(page:html():find("<h1>Hello <b>world</b></h1>", 1, true))
      assert.equal("number", type(page:box("h1").width))
      assert.equal(world.base .. "form", page:url())
    end)

    it_drives("takes pictures, to a string and to a file", function(page)
      open(page)
      local png = assert(page:screenshot())
      assert.equal("\137PNG\r\n\26\n", png:sub(1, 8))
      assert.equal("\255\216\255", assert(page:screenshot { format = "jpeg", quality = 50 }):sub(1, 3))
      assert.is_true(#page:screenshot { full = true } > 0)
      local folder = support.temporary_folder()
      local path = folder .. "/shot.png"
      local told = assert(page:screenshot { selector = "h1", path = path })
      assert.equal(#support.read_file(path), told.bytes)
      assert.equal("\137PNG", support.read_file(path):sub(1, 4))
      assert.equal("%PDF", assert(page:pdf()):sub(1, 4))
      fails("file", "cannot write '/nowhere/shot.png': No such file or directory (page:screenshot)", page:screenshot { path = "/nowhere/shot.png" })
      fails("file", "cannot write '/dev/full': No space left on device", page:screenshot { path = "/dev/full", format = "png" })
      fails("file", "cannot write '/nowhere/page.pdf'", page:pdf { path = "/nowhere/page.pdf" })
      assert.equal("\137PNG\r\n\26\n", support.read_file(assert(page:screenshot { path = folder .. "/none" }).path):sub(1, 8))
      assert.equal("\255\216\255", support.read_file(assert(page:screenshot { path = folder .. "/a.JPG" }).path):sub(1, 3))
      assert.equal("\255\216\255", support.read_file(assert(page:screenshot { path = folder .. "/a.gif", format = "jpeg" }).path):sub(1, 3))
      assert.same({ "a.JPG", "a.gif", "none", "shot.png" }, names_in(folder))
      support.remove(folder)
    end)

    it_drives("moves the mouse, drags and scrolls", function(page)
      page:set_html [[<style>div { width: 50px; height: 50px }</style><div id=a></div><div id=b></div>
        <script>var seen = []; for (const n of ['mousedown', 'mouseup', 'dblclick', 'contextmenu', 'wheel'])
        document.addEventListener(n, e => seen.push(n + ' ' + e.target.id + ' ' + e.button))</script>]]
      assert(page:drag("#a", "#b"))
      assert.same({ "mousedown a 0", "mouseup b 0" }, page:evaluate "seen.splice(0)")
      assert(page:click("#b", { count = 2 }))
      assert.is_truthy(table.concat(page:evaluate "seen.splice(0)", ","):find("dblclick b", 1, true))
      assert(page:click("#b", { button = "right" }))
      assert.is_truthy(table.concat(page:evaluate "seen.splice(0)", ","):find("contextmenu b", 1, true))
      page:set_html [[<style>div { width: 50px; height: 50px }</style>
        <div id=from draggable=true>x</div><div id=to></div><script>
        var seen = []; from.ondragstart = e => e.dataTransfer.setData('text/plain', 'carried');
        to.ondragover = e => e.preventDefault(); to.ondrop = e => seen.push(e.dataTransfer.getData('text/plain'))</script>]]
      assert(page:drag("#from", "#to"))
      assert.same({ "carried" }, page:evaluate "seen")
      fails("timeout", '"#nowhere"', page:drag("#from", "#nowhere", { timeout = 0.1 }))
      page:set_html [[<div id=a style="width:50px;height:50px"></div><script>var seen = [];
        for (const n of ['wheel', 'click']) document.addEventListener(n, e => seen.push(n + ' ' + e.target.id + ' ' + e.button))</script>]]
      assert(page.mouse:move(10, 10))
      assert(page.mouse:wheel(0, 10))
      assert.same({ "wheel a 0" }, page:evaluate "new Promise(go => setTimeout(() => go(seen.splice(0)), 50))")
      assert(page.keyboard:down "Shift")
      assert(page:click "#a")
      assert(page.keyboard:up "Shift")
      fails("timeout", '"#c"', page:drag("#a", "#c", { timeout = 0.1 }))
    end)

    it_drives("raises the program's mistakes on the caller's line, and sends nothing", function(page)
      local mistakes = {
        ["text expected, got nil"] = function() page:fill "#f" end,
        ['selector such as "#id" or "text=Pay" expected, got 1'] = function() page:click(1) end,
        ["unknown option 'tiemout', did you mean 'timeout'?"] = function() page:click("a", { tiemout = 1 }) end,
        ['no key is called "Contrl"'] = function() page:press "Contrl+A" end,
        ['URL such as "https://example.com" expected, got "example.com"'] = function() page:open "example.com" end,
        ['did you mean "console"?'] = function() page:on("consle", print) end,
        ["only a function takes arguments"] = function() page:evaluate("1 + 1", 2) end,
        ["list of cookies expected, got one"] = function() page:set_cookies { name = "a", value = "b" } end,
        ["cookie 1: name and value"] = function() page:set_cookies { { value = "b" } } end,
        ["no key types the character"] = function() page:type("#f", "a\1") end,
        ["UTF-8"] = function() page:type("#f", "a\255b") end,
        ["Lua pattern expected"] = function() page:wait_url(5) end,
        ["malformed pattern"] = function() page:route("[", print) end,
        ['"jpeg" or "png" expected'] = function() page:view { format = "webp" } end,
        ["bad argument #2 to 'page:press'"] = function() page:press("Enter", 5) end,
        ["no such argument"] = function() page:title "x" end,
        ["page expected, got nil"] = function() page.click() end,
        ["options table expected, got 5"] = function() page:click("a", 5) end,
        ["or \"text=Pay\" expected, got nil"] = function() page:frame() end,
        ["value: invalid UTF-8 at byte 2"] = function() page:count "#\255" end,
        ["value: invalid UTF-8 at byte 1"] = function() page:type("#area", "\255") end,
        ["path, or { name =, content =, type = } expected, got nil"] = function() page:upload "#file" end,
        ["path, or { name =, content =, type = } expected, got table"] = function() page:upload("#file", { name = "x" }) end,
        ["malformed pattern (missing ']')"] = function() page:route("x[", print) end,
        ["malformed pattern (ends with '%')"] = function() page:wait_url "%" end,
        ["unfinished capture"] = function() page:wait_response "(x" end,
        ["option 'path': .png, .jpg, .jpeg or .webp expected, or the option 'format', got \"a.gif\""] = function() page:screenshot { path = "a.gif" } end,
        ["got \"x/a.\""] = function() page:screenshot { path = "x/a." } end,
        ["option 'viewport': width and height expected, got no width"] = function() page:emulate { viewport = {} } end,
        ["option 'viewport': width and height expected, got no height"] = function() page:emulate { viewport = { width = 5 } } end,
        ["option 'viewport': option 'width': a whole number above 0 expected"] = function() page:emulate { viewport = { width = 0 } } end,
        ["did you mean 'height'"] = function() page:emulate { viewport = { width = 5, hight = 5 } } end,
        ["option 'geolocation': latitude and longitude expected, got no longitude"] = function() page:emulate { geolocation = { latitude = -5 } } end,
        ["got a table with neither"] = function() page:frame {} end,
        ["option 'url': a Lua pattern (malformed pattern (missing ']')) expected"] = function() page:frame { url = "[" } end,
        ["unknown option 'nmae', did you mean 'name'?"] = function() page:frame { nmae = "x" } end,
        ["a number of seconds above 0 expected, got nil"] = function() page:set_timeout() end,
        ["a number of seconds above 0 expected, got 0"] = function() page:set_timeout(0) end,
        ['"load", "dom", "commit" or "idle" expected'] = function() page:open("http://x/", { wait = "loaded" }) end,
      }
      for words, mistake in pairs(mistakes) do
        local ok, message = pcall(mistake)
        assert.is_false(ok)
        assert.is_truthy(message:find("page_spec.lua:", 1, true), message)
        assert.is_truthy(message:find(words, 1, true), message)
      end
    end)
  end)
end)

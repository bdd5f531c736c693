-- Frames of a page, by the selector of their element, by name, by URL.
local browsing = require "spec.support.browsing"

local fails = browsing.fails

local PAGES = {
  index = [[<title>Index</title><iframe id=one name=first src="inner?x=1"></iframe>
    <iframe name=far></iframe><iframe srcdoc="<p>srcdoc</p>" name=doc></iframe>
    <script>document.querySelector('[name=far]').src = 'http://localhost:' + location.port + '/outer'</script>]],
  outer = [[<p>outer</p><iframe name=deep></iframe>
    <script>document.querySelector('iframe').src = 'http://127.0.0.1:' + location.port + '/inner#deep'</script>]],
  inner = "<p>inner</p><button onclick=\"this.textContent = 'pressed'\" style='margin: 20px'>Press</button>",
}
PAGES["x=1"], PAGES["token=secret"] = PAGES.inner, PAGES.outer

describe("page:frame", function()
  browsing.with(PAGES, function(it_drives, world)
    it_drives("finds a frame by its element, its name, its URL", function(page)
      assert(page:open(world.base .. "index"))
      assert.equal("inner", assert(page:frame "#one"):text "p")
      assert.equal("inner", assert(page:frame { name = "first" }):text "p")
      assert.equal("inner", assert(page:frame { url = "inner%?x=%d$" }):text "p")
      assert.equal("inner", assert(page:frame { url = world.base .. "inner?x=1" }):text "p")
      assert.equal("srcdoc", assert(page:frame { name = "doc", url = "^about:srcdoc$" }):text "p")
    end)

    it_drives("finds one in other processes, within others, and clicks there", function(page)
      assert(page:open(world.base .. "index"))
      local far = assert(page:frame { name = "far" })
      assert.equal("outer", far:text "p")
      local deep = assert(page:frame { url = "/inner#deep$" })
      assert.equal("inner", deep:text "p")
      assert(deep:click "button")
      assert.equal("pressed", deep:text "button")
      assert.equal("pressed", assert(far:frame { name = "deep" }):text "button")
      assert.equal("Press", assert(page:frame { name = "first" }):text "button")
      fails("timeout", 'no frame has the name "first", within 0.1 s; there is none', deep:frame({ name = "first" }, { timeout = 0.1 }))
    end)

    it_drives("clicks once the mouse gets through to it", function(page)
      assert(page:open(world.base .. "index"))
      for _, name in ipairs { "first", "far" } do
        local frame = assert(page:frame { name = name })
        frame:evaluate "document.body.innerHTML = '<button>Press</button>', onclick = () => { document.title = 'clicked' }, undefined"
        page:evaluate [[{ const cover = document.body.appendChild(document.createElement('div'))
          cover.style = 'position: fixed; inset: 0'
          setTimeout(() => { cover.remove() }, 200) }]]
        assert(frame:click "button")
        assert.equal("clicked", frame:evaluate "document.title")
      end
    end)

    it_drives("waits for one, and says which there are", function(page)
      assert(page:open(world.base .. "inner"))
      page:evaluate [[setTimeout(() => { document.body.append(Object.assign(document.createElement('iframe'),
        { name: 'late', src: 'outer?token=secret' })) }, 50), undefined]]
      assert.equal("outer", assert(page:frame { name = "late" }):text "p")
      local err = fails("timeout", 'no frame has the name "later" and a URL that matches "x", within 0.1 s; there is "late" at '
        .. world.base .. "outer, ", page:frame({ name = "later", url = "x" }, { timeout = 0.1 }))
      assert.is_nil(tostring(err):find("secret", 1, true))
      page:set_timeout(0.1)
      fails("timeout", "within 0.1 s", page:frame { name = "later" })
      page:set_timeout(20)
    end)

    it_drives("takes all of a URL where a pattern would not match it", function(page)
      assert(page:open(world.base .. "inner"))
      local routed = 0
      assert(page:route(world.base .. "inner?x=1", function()
        routed = routed + 1
      end))
      page:evaluate "setTimeout(() => { location.href = 'inner?x=1' }), undefined"
      assert.equal(world.base .. "inner?x=1", page:wait_url(world.base .. "inner?x=1"))
      assert.equal(1, routed)
    end)
  end)
end)

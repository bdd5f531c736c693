-- core.base64_encode and core.base64_decode: what screenshots come in.
local core = require("bctrl.core")

describe("base64", function()
  it("comes back as it was, whatever the length", function()
    for length = 0, 50 do
      local bytes = ("\0\255a\128"):rep(13):sub(1, length)
      local text = core.base64_encode(bytes)
      assert.equal(math.ceil(length / 3) * 4, #text)
      assert.equal(bytes, core.base64_decode(text))
      assert.equal(bytes, core.base64_decode((text:gsub("=", ""))))
    end
    assert.equal("+/+/", core.base64_encode("\251\255\191"))
  end)

  it("is refused where it is none", function()
    for _, text in ipairs { "Z", "Zg=", "Zh==", "Zm9v=", "Zm-v", "Zm9v\n", "=", "Zg==Zg==", "\128\128\128\128" } do
      assert.same({ nil, "not base64" }, { core.base64_decode(text) })
    end
  end)
end)

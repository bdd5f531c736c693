-- Content-Disposition: what a file is called, and whether what comes is one.
local disposition = require "bctrl.base.disposition"

describe("bctrl.base.disposition", function()
  it("tells names", function()
    for text, expected in pairs {
      ['attachment; filename="a.txt"'] = "a.txt",
      ["attachment; filename=a.txt ; x=y"] = "a.txt",
      ['attachment;filename="a;b\\"c\\\\.txt"; size=3'] = 'a;b"c\\.txt',
      ["attachment; filename=\"x\"; filename*=UTF-8''%e2%82%ac%20rates"] = "\226\130\172 rates",
      ["attachment; FileName*=utf-8'en'a%2Fb; filename=x"] = "a/b",
      ["attachment; filename*=KOI8-R''x; filename=y"] = "y",
      ['attachment; filename="cut'] = "cut",
      ["attachment"] = false,
      ["attachment; filename="] = false,
      ["; ; ;="] = false,
      [""] = false,
    } do
      assert.equal(expected or nil, disposition.name(text), text)
    end
    assert.is_nil(disposition.name(nil))
  end)

  it("tells what is to be kept from what is to be shown", function()
    for text, expected in pairs {
      ["attachment"] = true,
      [" Attachment ; filename=x"] = true,
      ["anything-else"] = true,
      ["inline"] = false,
      ["INLINE; filename=x"] = false,
      ["filename=x"] = false,
      [""] = false,
    } do
      assert.equal(expected, disposition.is_attachment(text), text)
    end
    assert.is_false(disposition.is_attachment(nil))
  end)

  it("makes of a name one that leads into no other folder", function()
    for name, expected in pairs {
      ["a b.txt"] = "a b.txt", ["é.txt"] = "é.txt", ["../../etc/passwd"] = "passwd", ["C:\\dir\\x"] = "x", ["a\0b\n"] = "a_b_",
      [".."] = "download", [".bashrc"] = "bashrc", ["/"] = "download", [""] = "download", ["a:b?"] = "a_b_",
    } do
      assert.equal(expected, disposition.plain(name))
    end
    assert.equal("download", disposition.plain(nil))
  end)

  it("names a file by its URL", function()
    for url, expected in pairs {
      ["http://h/a/b%20c.txt?x=/y#z"] = "b c.txt", ["http://h/"] = "", ["http://h"] = false, ["blob:http://h/1-2"] = false,
    } do
      assert.equal(expected or nil, disposition.name_of_url(url))
    end
  end)
end)

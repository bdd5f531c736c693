-- The JSON codec where the host has set a locale: a number is written with a point all the same.
local support = require "spec.support.util"

describe("a locale with another decimal point", function()
  local CHECKS = [==[
    local core = require "bctrl.core"
    assert(os.setlocale("%s", "numeric"))
    assert(jit or not ("%%.1f"):format(0.5):find(".", 1, true))
    assert(core.decode "0.5" == 1 / 2)
    assert(core.decode "1.5e300" == 3e300 / 2)
    assert(core.decode("0." .. ("0"):rep(299) .. "1") == 1e-300)
    assert(core.decode "1,5" == nil)
    local text = "[0.1,1.5e300,-2.5,1.7976931348623157e308,12345.678901,1e-300]"
    assert(core.encode(core.decode(text)) == text)
    io.write "passed"
  ]==]
  local folder

  setup(function()
    folder = support.temporary_folder()
  end)

  teardown(function()
    support.remove(folder)
  end)

  -- German has a comma, Pashto a character of two bytes.
  for name, point in pairs { German = ",", Pashto = "<U066B>" } do
    it("changes nothing: " .. name, function()
      support.write_file(folder .. "/source",
        ('LC_NUMERIC\ndecimal_point "%s"\nthousands_sep "<U0020>"\ngrouping 3\nEND LC_NUMERIC\n'):format(point))
      local output = support.run(("localedef -c -i %s/source -f UTF-8 %s/%s.UTF-8"):format(folder, folder, name))
      if not support.read_file(("%s/%s.UTF-8/LC_NUMERIC"):format(folder, name)) then
        return pending("localedef cannot make this locale here: " .. output)
      end
      local answer = support.run_lua(CHECKS:format(name .. ".UTF-8"), { env = { LOCPATH = folder } })
      assert.equal("passed", answer)
    end)
  end
end)

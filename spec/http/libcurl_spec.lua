-- The oldest libcurl that serves is 7.87, for its CURLOPT_QUICK_EXIT: an older one is refused by name, where the module is
-- built and where it runs.
local native = require "spec.support.native"
local support = require "spec.support.util"

describe("a libcurl older than 7.87", function()
  teardown(native.remove)

  it("is refused where it runs", function()
    local built, library = pcall(native.old_libcurl)
    if not built or support.run("uname -s") ~= "Linux\n" then
      return pending("no compiler, or a system that preloads otherwise")
    end
    local output, status = support.run_lua([[local core = require("bctrl.core") print(select(2, core.transport(core.loop(), 1)))]], {
      env = { LD_PRELOAD = library, ASAN_OPTIONS = (os.getenv("ASAN_OPTIONS") or "") .. ":verify_asan_link_order=0" },
    })
    assert.equal("libcurl 7.87 or later is needed\n", output)
    assert.equal(0, status)
  end)

  it("is refused where the module is built", function()
    local compiler = os.getenv("CC") or "cc"
    if select(2, support.run("command -v " .. compiler)) ~= 0 then
      return pending("no compiler")
    end
    local folder = support.temporary_folder()
    support.run("mkdir " .. folder .. "/curl")
    support.write_file(folder .. "/curl/curl.h",
      "#include_next <curl/curl.h>\n#undef LIBCURL_VERSION_NUM\n#define LIBCURL_VERSION_NUM 0x075600\n")
    local output, status = support.run(
      ("%s -E -D_GNU_SOURCE -Icsrc -I%s csrc/http/global.c -o /dev/null"):format(compiler, folder))
    support.remove(folder)
    assert.not_equal(0, status)
    assert.matches("libcurl 7%.87 or later is needed", output)
  end)
end)

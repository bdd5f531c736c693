-- What every file of lua/ may use exists in 5.1 to 5.5 and LuaJIT:
-- what only some have is used behind a test, and named here.
std = "min"
read_globals = {
  "jit", "unpack", "loadstring", "setfenv", "warn",
  table = { fields = { "unpack", "pack", "move" } },
  package = { fields = { "searchpath" } },
  math = { fields = { "type", "tointeger", "maxinteger", "mininteger" } },
  coroutine = { fields = { "close", "isyieldable" } },
}
max_code_line_length = 160
max_comment_line_length = 200
codes = true
exclude_files = { "build", "node_modules", "contract-node" }
ignore = { "212/_.*" }

-- Types for editors: declarations that nothing runs.
files["lua/bctrl/types.lua"] = { ignore = { "211", "212", "241" } }
files["lua/bctrl/browser/types.lua"] = { ignore = { "212" }, max_line_length = false }
files["lua/bctrl/browser/script.lua"] = { max_line_length = 170 } -- JavaScript
files["lua/bctrl/api/operations.lua"] = { max_line_length = false } -- generated, a line an operation
files["lua/bctrl/gateway/contract_*.lua"] = { max_line_length = false } -- generated, a line an operation or a schema
files["lua/bctrl/errors.lua"] = { max_comment_line_length = 320 } -- a field's kinds and what they mean are one line
files["spec"] = { std = "min+busted" }
files["spec/support"] = { std = "max+busted" }
files["examples"] = { std = "max" }
files["examples/neovim.lua"] = { std = "max", read_globals = { "vim" } }
files["examples/love"] = { std = "max+love" }
files["bench"] = { std = "max", ignore = { "241" } } -- what is kept only to weigh it
files["contract"] = { max_line_length = 160 }
files["tools"] = { std = "max", max_line_length = 160 }
files["**/*.rockspec"] = { std = "+rockspec" }

-- docs/manual/streams.md: every piece of code in it runs, to its end, against a server that gives events.
local bctrl = require "bctrl"
local rawserver = require "spec.support.rawserver"
local streams = require "spec.support.streams"
local support = require "spec.support.util"

local load_text = loadstring or load

describe("the manual's page on streams", function()
  local server, client

  setup(function()
    server = rawserver.start()
    client = bctrl.new { base_url = server.url, api_key = "k" }
  end)

  teardown(function()
    client:close()
    server:stop()
  end)

  local text = assert(support.read_file("docs/manual/streams.md"))
  local count = 0
  for code in text:gmatch("\n```lua\n(.-)\n```") do
    count = count + 1
    local needs_close = code:find("<close>", 1, true)
    if not needs_close or support.has_close then
      it("runs its piece of code #" .. count, function()
        server:script { otherwise = { "read", { "send", streams.HEAD .. streams.chunk(streams.event(1) .. streams.event(2)) .. streams.END } } }
        local printed, saved = {}, nil
        local chunk = assert(load_text("local bctrl, client, run_id, conversation_id, cursor, print, save, saved = ...\n" .. code))
        local function run()
          chunk(bctrl, client, "run_1", "conv_1", "0", function(...)
            printed[#printed + 1] = table.concat({ tostring((...)), (select(2, ...)) }, " ")
          end, function(id)
            saved = id
          end, function()
            return saved
          end)
        end
        run()
        if code:find("print(event.type", 1, true) then
          assert.equal(2, #printed)
          assert.matches("^runtime.event", printed[2])
        end
        if saved then
          assert.equal("1", saved)
          assert.equal("/v1/runs/run_1/stream?after=1", server:log().connections[2].requests[1].path)
        end
      end)
    end
  end

  it("has code", function()
    assert.equal(5, count)
  end)
end)

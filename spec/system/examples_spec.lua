-- The examples run as they are, with the Lua that runs the specs, and print what their readers expect.
local api = require("spec.support.api")
local chromium = require("spec.support.chromium")
local support = require("spec.support.util")

local function run(name, env, arguments)
  local words = {}
  for key, value in pairs(env or {}) do
    words[#words + 1] = support.quote(key .. "=" .. value)
  end
  local output, status = support.run(("env -u BCTRL_WORKSPACE %s timeout 30 %s examples/%s.lua %s"):format(table.concat(words, " "),
    support.quote(support.lua_command()), name, arguments or ""))
  assert(status == 0, output)
  return output
end

-- Does the output hold these lines (patterns), in this order and no others?
local function lines(output, expected)
  local found = {}
  for line in output:gmatch("[^\n]+") do
    found[#found + 1] = line
  end
  for i, pattern in ipairs(expected) do
    assert(found[i] and found[i]:find("^" .. pattern .. "$"), ("line %d: %s expected, got %s"):format(i, pattern, tostring(found[i])))
  end
  assert.equal(#expected, #found)
end

local ID = "[%x-]+"
local LIFE = {
  "created   bctrl%.Runtime " .. ID .. " \"quickstart\" %(stopped%)",
  "started   ws://127%.0%.0%.1:%d+/v1/runs/" .. ID .. "/cdp/%x+",
  "watch     http://127%.0%.0%.1:%d+/live/" .. ID,
  chromium.find() and "opened    Hello from Lua, pictured in screenshot%.png" or "no page   .*",
  "updated   bctrl%.Runtime " .. ID .. " \"renamed\" %(active%)",
  "listed    all runtimes of the space:",
  "runtime   " .. ID .. "  renamed, active",
  "stopped   bctrl%.Runtime " .. ID .. " \"renamed\" %(stopped%)",
  "deleted   it, .*",
}

describe("the example", function()
  it("quickstart.lua goes through a runtime's life without an account", function()
    local expected = { "gateway   http://127%.0%.0%.1:%d+   %(BCTRL_API_KEY is not set: this is a local stand%-in for the API%)" }
    for _, line in ipairs(LIFE) do
      expected[#expected + 1] = line
    end
    lines(run("quickstart"), expected)
  end)

  it("quickstart.lua does the same against the API that the environment names", function()
    local gateway = api.start()
    finally(function()
      gateway:finish()
    end)
    lines(run("quickstart", { BCTRL_API_KEY = gateway.api_key, BCTRL_BASE_URL = gateway.url .. "/v1" }), LIFE)
    local sent = {}
    for _, request in ipairs((gateway:requests())) do
      if not request.path:find("/cdp/", 1, true) then -- the browser's own
        sent[#sent + 1] = request.method .. " " .. request.path:gsub("%x+%-%x+%-%x+%-%x+%-%x+", "ID")
      end
    end
    assert.same({
      "GET /v1/spaces", "POST /v2/runtimes", "POST /v2/runtimes/ID/start", "PATCH /v1/runtimes/ID", "GET /v1/spaces/ID/runtimes",
      "POST /v1/runtimes/ID/stop", "GET /v1/runtimes/ID", "DELETE /v1/runtimes/ID",
    }, sent)
  end)

  it("errors.lua shows what goes wrong, and how it reads", function()
    local here = "examples/errors%.lua:%d+: "
    lines(run("errors"), {
      "1%. " .. here .. "404 runtime%.not_found: No such runtime: " .. ID .. "%. %(GET /v1/runtimes/" .. ID
        .. ", request req_%w+, 1 attempt%)",
      "   kind api, status 404, code runtime%.not_found",
      "2%. " .. here .. "400 request%.invalid: Invalid request: config%.stealth: expected one of .* %(POST /v2/runtimes, "
        .. "request req_%w+, 1 attempt%)",
      "   config%.stealth: expected one of \"medium\", \"high\", \"ultra\", got \"invisible\"",
      "3%. answered 200 at attempt 3",
      "4%. " .. here .. "timeout: no answer within 0%.2 s.* %(GET /v1/runtimes, 1 attempt%)",
      "5%. " .. here .. "bad argument #1 to 'runtimes:start' %(runtime id expected, got nil%)",
      "   " .. here .. "bad argument #1 to 'runtimes:create' %(metadata%.ratio: NaN .*%)",
      "   " .. here .. "bad argument #1 to 'bctrl%.new' %(unknown option 'time_out', did you mean 'timeout'%?%)",
      "6%. " .. here .. "a script failed beside ws://127%.0%.0%.1:%d+/v1/runs/" .. ID .. "/cdp/%x+",
      "   and the runtime is stopped",
    })
  end)

  it("conversation.lua sends a message, shows what the agent does, and its answer", function()
    lines(run("conversation"), {
      "turn%.started%s*", "turn%.progress%s.+", "tool%.started%s+stagehand%.act", "tool%.progress%s.+", "tool%.completed%s*",
      "message%.started%s*", "Done: What is the heading of this page%?", "turn%.completed%s*",
      "assistant: Done: What is the heading of this page%?",
    })
  end)

  it("conversation.lua answers an agent that asks", function()
    api.contains("You answered: blue\n", run("conversation", nil, "'Ask me for a colour.' <<END\nblue\nEND"))
  end)

  it("files.lua sends a file, lists it and receives it, with a bar", function()
    lines(run("files"), {
      ".*\rupload    %[#+%] 100 %%", "listed    lua/sample%.bin, 4194304 bytes", ".*\rdownload  %[#+%] 100 %%",
      "received  sample%.bin, 4194304 bytes",
    })
  end)

  it("watch.lua shows a run's events and trace while a browser is worked in, up to the run's end", function()
    lines(run("watch"), {
      "1     span%.started       runtime", "2     runtime%.event      run%.started", "3     span%.started       stagehand%.act",
      "4     span%.updated       stagehand%.act", "5     span%.completed     stagehand%.act", "6     span%.completed     runtime",
      "7     runtime%.event      run%.completed", "8     run%.ended          run%.ended", "ended stopped",
    })
  end)

  it("tool.lua calls a tool, waits for another that ends later, and answers one that asks", function()
    lines(run("tool"), {
      "answered  {.*\"ok\":true.*}", "begun     captcha%.solve is queued", "ended     captcha%.solve has succeeded",
      "result    {.*\"ok\":true.*}", "asks      Which account%?", "heard     \"the second one\"",
    })
  end)

  local drives = chromium.find() and it or pending

  drives("scrape.lua reads a list of many pages", function()
    lines(run("scrape"), { "23 items, from Lamp 1 to Lamp 23, 517%.50 in all" })
  end)

  drives("form.lua logs in, and waits for what comes later", function()
    lines(run("form"), { "Account\tLua", "12 EUR" })
  end)

  drives("intercept.lua blocks images and answers a request", function()
    lines(run("intercept"), { "blocked http://shop%.example/lamp%.png", "200\t1000000", "1000000 EUR" })
  end)

  drives("shot.lua takes screenshots of many URLs at a time", function()
    local folder = support.temporary_folder()
    local output = run("shot", { TMPDIR = folder })
    support.remove(folder)
    api.contains("\r5 of 5\n", output)
    for i = 1, 5 do
      assert.matches(("shot%%-%d%%.png, %%d+ bytes"):format(i), output)
    end
  end)

  it("workspace.lua creates a runtime in a workspace and uses it", function()
    lines(run("workspace"), {
      "created crawler for playwright in workspace " .. ID,
      "connect ws://127%.0%.0%.1:%d+/v1/runs/" .. ID .. "/cdp/%x+",
      "work done",
    })
  end)
end)

-- A program that the gateway takes for a Chromium: it says that it listens where spec.support.cdp_server does, and ends with
-- its descriptor 3, as a browser with --remote-debugging-pipe.
--
--   local program = fake_browser.write(folder, { port = server.port })     -- a path for the gateway's option `chromium`
--   fake_browser.pids(folder)       -- of those started so far; folder .. "/N.arguments", N.descriptors are what each was given
--
-- Options: port (without it, it never comes up), says (printed), ends (at once, with status 1).
local support = require("spec.support.util")

local fake_browser = {}

function fake_browser.write(folder, options)
  local path = folder .. "/browser"
  support.write_file(path, ([[#!/bin/sh
home=%s
for each; do case $each in --user-data-dir=*) profile=${each#*=} ;; esac; done
echo "$@" >$home/$$.arguments
ls /proc/$$/fd >$home/$$.descriptors 2>/dev/null
echo "$profile" >$home/$$.profile
echo $$ >>$home/pids
%s
exec cat <&3 >/dev/null
]]):format(support.quote(folder), table.concat({
    options.says and "echo " .. support.quote(options.says) or "",
    options.ends and "exit 1" or "",
    options.port and ('printf "%%d\\n/devtools/browser/stand-in" %d >$profile/DevToolsActivePort'):format(options.port) or "",
  }, "\n")))
  support.run("chmod +x " .. support.quote(path))
  return path
end

function fake_browser.pids(folder)
  local pids = {}
  for pid in (support.read_file(folder .. "/pids") or ""):gmatch("%d+") do
    pids[#pids + 1] = tonumber(pid)
  end
  return pids
end

--- Its profile folder: where it was.
function fake_browser.profile(folder, pid)
  return (support.read_file(("%s/%d.profile"):format(folder, pid)):gsub("%s+$", ""))
end

--- Is there such a process? A zombie is one.
function fake_browser.lives(pid)
  local _, status = support.run("kill -0 " .. pid)
  return status == 0
end

return fake_browser

-- What support.run and support.start are under wine: a program for Windows starts one of Linux, but neither hears what it
-- prints nor its status. Both come through files, and what tools/test_windows.sh wrote gives it Linux's own environment.
local support = require("spec.support.util")

local wine = {}

local count = 0
local folder

-- Runs a script, at once or to its end. The folder is removed by tools/test_windows.sh.
local function launch(script, waits)
  folder = folder or assert(os.getenv("BCTRL_TEST_FOLDER"), "under wine, specs run by way of make test-windows")
  count = count + 1
  local path = ("%s/%d-%d.sh"):format(folder, count, math.floor(support.now() * 1e6) % 1e9)
  support.write_file(path, (". '%s/environment'\n%s"):format(folder, script))
  os.execute(("start %s /unix /bin/sh %s"):format(waits and "/wait" or "", path))
  return path
end

function wine.run(command)
  folder = folder or os.getenv("BCTRL_TEST_FOLDER")
  local name = ("%s/run-%d-%d"):format(folder, count, math.floor(support.now() * 1e6) % 1e9)
  local path = launch(("{ %s\n} >%s 2>&1 </dev/null\necho $? >%s.status\n"):format(command, name, name), true)
  support.wait_until(function()
    return (support.read_file(name .. ".status") or ""):find("\n")
  end, command)
  local output, status = support.read_file(name):gsub("\r\n", "\n"), tonumber(support.read_file(name .. ".status"))
  os.remove(name)
  os.remove(name .. ".status")
  os.remove(path)
  return output, status
end

function wine.start(command, log)
  local pid_file = ("%s/start-%d-%d"):format(os.getenv("BCTRL_TEST_FOLDER"), count, math.floor(support.now() * 1e6) % 1e9)
  launch(([[
%s >%s 2>&1 </dev/null &
pid=$!
echo $pid >%s.new && mv %s.new %s
while [ -e %s ] && kill -0 $BCTRL_TEST_PARENT 2>/dev/null; do sleep 0.1; done
kill -TERM $pid 2>/dev/null
wait $pid 2>/dev/null
]]):format(command, support.quote(log or "/dev/null"), pid_file, pid_file, pid_file, pid_file))
  local process = {}
  support.wait_until(function()
    process.pid = tonumber(support.read_file(pid_file) or "")
    return process.pid
  end, "the process of " .. command)
  function process.stop()
    os.remove(pid_file)
  end
  return process
end

return wine

-- The names of the options of a call, as lua/bctrl/base/options.lua's annotations have them: bctrl.CallOptions.
local names = {}
for line in io.lines("lua/bctrl/base/options.lua") do
  local class = line:match("^%-%-%-@class ([%w_.]+)")
  if class then
    names.class = class
  end
  local name = line:match("^%-%-%-@field ([%w_]+)")
  if name and names.class == "bctrl.CallOptions" then
    names[name] = true
  end
end
names.class = nil
return names

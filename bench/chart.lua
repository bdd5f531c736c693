-- A small writer of SVG: text, bars beside their targets, and lines on logarithmic axes.
local chart = {}

local Chart = {}
Chart.__index = Chart

local INK, SOFT, RULE = "#1f2328", "#59636e", "#d1d9e0"
local FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"

local function escape(text)
  return (tostring(text):gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

function chart.new(width, height)
  local self = setmetatable({ width = width, height = height, parts = {} }, Chart)
  self:rectangle(0, 0, width, height, "#ffffff")
  return self
end

function Chart:add(format, ...)
  self.parts[#self.parts + 1] = format:format(...)
end

function Chart:rectangle(x, y, width, height, colour)
  self:add('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>', x, y, width, height, colour)
end

function Chart:line(x1, y1, x2, y2, colour, thickness)
  self:add('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%g"/>', x1, y1, x2, y2, colour or RULE,
    thickness or 1)
end

--- options: size (13), colour, anchor ("start", "middle", "end"), bold
function Chart:text(x, y, text, options)
  options = options or {}
  self:add('<text x="%.1f" y="%.1f" font-size="%g" fill="%s" text-anchor="%s"%s>%s</text>', x, y, options.size or 13,
    options.colour or INK, options.anchor or "start", options.bold and ' font-weight="600"' or "", escape(text))
end

--- One row: a name, a bar as long as `value` of `full`, a mark where the target is, and what it says.
--- row: { name, value, target, text, colour }; returns the y of the next row.
function Chart:bar(x, y, name_width, width, full, row)
  local share = math.min(row.value / full, 1)
  self:text(x + name_width - 10, y + 13, row.name, { anchor = "end" })
  self:rectangle(x + name_width, y + 2, math.max(1, share * width), 15, row.colour)
  local end_of_text = x + name_width + share * width + 8
  if row.target then
    local at = x + name_width + math.min(row.target / full, 1) * width
    self:line(at, y - 2, at, y + 21, INK, 2)
    end_of_text = math.max(end_of_text, at + 8)
  end
  self:text(end_of_text, y + 14, row.text, { size = 12, colour = SOFT })
  return y + 26
end

local function logarithm(value)
  return math.log(value) / math.log(10)
end

--- A plot of lines: x logarithmic, y from 0. plot: { title, x_name, ticks = { { value, label } }, top, unit,
--- lines = { { name, colour, points = { { x, y } } } } }
function Chart:plot(x, y, width, height, plot)
  self:text(x, y, plot.title, { bold = true })
  local left, top, bottom = x + 44, y + 34, y + height - 40
  local right = x + width - 10
  local first, last = logarithm(plot.ticks[1][1]), logarithm(plot.ticks[#plot.ticks][1])
  local function place(point)
    return left + (logarithm(point[1]) - first) / (last - first) * (right - left),
      bottom - math.min(point[2] / plot.top, 1) * (bottom - top)
  end
  for i = 0, 4 do
    local at = bottom - i / 4 * (bottom - top)
    self:line(left, at, right, at)
    self:text(left - 6, at + 4, ("%g"):format(plot.top * i / 4), { size = 11, colour = SOFT, anchor = "end" })
  end
  self:text(left - 6, top - 12, plot.unit, { size = 11, colour = SOFT, anchor = "start" })
  for _, tick in ipairs(plot.ticks) do
    self:text(place { tick[1], 0 }, bottom + 16, tick[2], { size = 11, colour = SOFT, anchor = "middle" })
  end
  self:text((left + right) / 2, bottom + 34, plot.x_name, { size = 11, colour = SOFT, anchor = "middle" })
  for _, line in ipairs(plot.lines) do
    local points = {}
    for i, point in ipairs(line.points) do
      local px, py = place(point)
      points[i] = ("%.1f,%.1f"):format(px, py)
      self:add('<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>', px, py, line.colour)
    end
    self:add('<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>', table.concat(points, " "), line.colour)
    local _, py = place(line.points[#line.points])
    self:text(right, py - 8, line.name, { size = 12, colour = line.colour, anchor = "end" })
  end
end

function Chart:svg()
  return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="%s">\n%s\n</svg>\n')
    :format(self.width, self.height, self.width, self.height, FONT, table.concat(self.parts, "\n"))
end

chart.INK, chart.SOFT = INK, SOFT

return chart

--- Pictures of a result, written by hand: bars, a line over time, and strips of a word over documents. No script, no
--- outside reference; text and shapes only.
---
--- A result may say what to draw: `result.plot = {kind="bars"|"line"|"strips", label=, value=}`. Else bars of its first
--- numeric column over its first column.

local display = require "malinews.display"
local markup = require "malinews.report.markup"

local M = {}

local WIDTH, ROW, LEFT, GAP = 720, 22, 200, 8 -- pixels

local function tag(name, attributes, content)
  local parts = {}
  for i = 1, #attributes, 2 do
    local value = attributes[i + 1]
    parts[#parts + 1] = (' %s="%s"'):format(attributes[i], type(value) == "number" and ("%.6g"):format(value) or value)
  end
  return ("<%s%s>%s</%s>"):format(name, table.concat(parts), content or "", name)
end

local function text(x, y, anchor, s)
  return tag("text", { "x", x, "y", y, "text-anchor", anchor }, markup.escape(s))
end

local function document(height, title, shapes)
  return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" '):format(
    WIDTH, height, WIDTH, height)
    .. 'font-family="sans-serif" font-size="13" fill="#222">\n<title>' .. markup.escape(title) .. "</title>\n"
    .. table.concat(shapes, "\n") .. "\n</svg>\n"
end

local function numeric_column(result)
  for i, column in ipairs(result.columns) do
    if i > 1 and result[1] and type(result[1][column.name]) == "number" then return column.name end
  end
end

local function largest(result, value, n)
  local most = 0
  for i = 1, n do most = math.max(most, math.abs(tonumber(result[i][value]) or 0)) end
  return most > 0 and most or 1
end

local function label_of(row, label)
  return (display.cut(display.text(row[label]), 28))
end

local function bars(result, plot, n)
  local most, shapes = largest(result, plot.value, n), {}
  local room = WIDTH - LEFT - 80
  for i = 1, n do
    local value, y = tonumber(result[i][plot.value]) or 0, (i - 1) * ROW + GAP
    shapes[#shapes + 1] = text(LEFT - GAP, y + 14, "end", label_of(result[i], plot.label))
    shapes[#shapes + 1] = tag("rect", { "x", LEFT, "y", y, "width", room * math.abs(value) / most, "height", ROW - 5,
      "fill", value < 0 and "#b55" or "#468" })
    shapes[#shapes + 1] = text(LEFT + room * math.abs(value) / most + 5, y + 14, "start", display.text(value))
  end
  return document(n * ROW + 2 * GAP, result.name, shapes)
end

local function line(result, plot, n)
  local most, points, shapes = largest(result, plot.value, n), {}, {}
  local height, room = 240, WIDTH - 2 * 60
  for i = 1, n do
    local x = 60 + (n == 1 and room / 2 or room * (i - 1) / (n - 1))
    local y = 20 + (height - 60) * (1 - (tonumber(result[i][plot.value]) or 0) / most)
    points[i] = ("%.6g,%.6g"):format(x, y)
    if n <= 12 or i == 1 or i == n or i % math.ceil(n / 8) == 0 then
      shapes[#shapes + 1] = text(x, height - 15, "middle", label_of(result[i], plot.label))
    end
  end
  shapes[#shapes + 1] = tag("polyline", { "points", table.concat(points, " "), "fill", "none", "stroke", "#468",
    "stroke-width", 2 })
  shapes[#shapes + 1] = text(50, 25, "end", display.text(most))
  shapes[#shapes + 1] = text(50, height - 35, "end", "0")
  return document(height, result.name, shapes)
end

-- A strip for each document, with a stroke where each hit stands.
local function strips(result)
  local shapes, room, y = {}, WIDTH - LEFT - 20, GAP
  local by_doc = {}
  for _, hit in ipairs(result[1] and result[1].hits or {}) do
    by_doc[hit.doc] = by_doc[hit.doc] or {}
    table.insert(by_doc[hit.doc], hit)
  end
  for _, part in ipairs(result[1] and result[1].parts or {}) do
    shapes[#shapes + 1] = text(LEFT - GAP, y + 13, "end", (display.cut(part.doc.id, 28)))
    shapes[#shapes + 1] = tag("rect", { "x", LEFT, "y", y, "width", room, "height", ROW - 6, "fill", "#eee" })
    for _, hit in ipairs(by_doc[part.doc] or {}) do
      local x = LEFT + room * (hit.from - 1) / math.max(1, #part.doc.text)
      shapes[#shapes + 1] = tag("line", { "x1", x, "y1", y, "x2", x, "y2", y + ROW - 6, "stroke", "#468" })
    end
    y = y + ROW
  end
  return document(y + GAP, result[1] and display.text(result[1].form) or result.name, shapes)
end

--- Draw a result.
---@param result malinews.Result
---@param opts? {rows?: integer} how many rows, 40 by default
---@return string
function M.render(result, opts)
  local plot = result.plot or { kind = "bars" }
  if plot.kind == "strips" then return strips(result) end
  local value = plot.value or numeric_column(result)
  if not value then return document(40, result.name, { text(20, 25, "start", "no numbers to draw") }) end
  local chosen = { label = plot.label or result.columns[1].name, value = value }
  local n = math.min(#result, opts and opts.rows or (plot.kind == "line" and #result or 40))
  return (plot.kind == "line" and line or bars)(result, chosen, n)
end

return M

--- Tables for a terminal: aligned by display width, cut to fit, plain text in a pipe.

local core = require "malinews.core"

local M = {}

local ELLIPSIS = "…"
local NARROWEST = 8 -- columns that a text column keeps before another one is dropped
local FIRST = 20 -- the same of the first one, which says what a row is about

--- The width to write for: COLUMNS, else the terminal's own, else 80.
---@return integer columns
function M.columns()
  local asked = math.tointeger(tonumber(os.getenv "COLUMNS"))
  if asked and asked >= 20 then return asked end
  local _, width = core.terminal(1)
  return width >= 20 and width or 80
end

--- Does standard output show colours? Only on a terminal, and not with NO_COLOR (no-color.org) or TERM=dumb.
---@return boolean
function M.colours()
  local none = os.getenv "NO_COLOR"
  if none and none ~= "" or os.getenv "TERM" == "dumb" then return false end
  return (core.terminal(1))
end

--- Columns that a text takes.
---@type fun(s: string): integer
M.width = core.width

-- one line, without controls that would break the table or the terminal; broken bytes become U+FFFD
local function clean(s)
  s = core.repair(s)
  return (s:gsub("%c+", " "):gsub("\u{85}", " "):gsub("\u{2028}", " "):gsub("\u{2029}", " ")
    :gsub("\u{202A}", ""):gsub("\u{202B}", ""):gsub("\u{202C}", ""):gsub("\u{202D}", ""):gsub("\u{202E}", "")
    :gsub("\u{2066}", ""):gsub("\u{2067}", ""):gsub("\u{2068}", ""):gsub("\u{2069}", ""))
end

--- A value as one line of text. Numbers as `%.6g`, lists joined by commas, spans by their text.
---@param value any
---@return string
function M.text(value)
  local kind = type(value)
  if kind == "nil" then return "" end
  if kind == "string" then return clean(value) end
  if kind == "number" then
    return math.type(value) == "integer" and ("%d"):format(value) or ("%.6g"):format(value)
  end
  if kind ~= "table" then return tostring(value) end
  local shown = value.meta and value.id or value.text or value.id or value.name
  if shown then return M.text(shown) end
  local parts = {}
  for i, item in ipairs(value) do parts[i] = M.text(item) end
  return table.concat(parts, ", ")
end

--- Cut a text to a width, with an ellipsis where something is left out.
---@param s string
---@param columns integer
---@param side? "head"|"tail" which end is kept; "head" by default
---@return string cut
---@return integer width
function M.cut(s, columns, side)
  local width = core.width(s)
  if width <= columns then return s, width end
  if columns < 1 then return "", 0 end
  local kept
  kept, width = core[side or "head"](s, columns - 1)
  return side == "tail" and ELLIPSIS .. kept or kept .. ELLIPSIS, width + 1
end

local function pad(s, width, columns, align)
  local space = (" "):rep(columns - width)
  return align == "right" and space .. s or s .. space
end

-- What each cell says, and how wide each column would like to be.
local function measure(columns, rows)
  local cells, widths = {}, {}
  for j, column in ipairs(columns) do
    local least, numeric = core.width(column.title or column.name), #rows > 0
    for i, row in ipairs(rows) do
      local value = row[column.name]
      local s = M.text(value)
      cells[i] = cells[i] or {}
      cells[i][j] = s
      least = math.max(least, core.width(s))
      if value ~= nil and type(value) ~= "number" then numeric = false end
    end
    widths[j] = least
    column.numeric = numeric
  end
  return cells, widths
end

local function total(widths)
  local sum = 0
  for _, w in ipairs(widths) do sum = sum + w + 2 end
  return sum - 2
end

-- Take columns from the widest text column until the table fits; where even that is not enough, drop the last column.
local function fit(columns, widths, limit)
  local dropped = 0
  while total(widths) > limit do
    local widest
    for j, w in ipairs(widths) do
      local least = j == 1 and FIRST or NARROWEST
      if not columns[j].numeric and w > least and (not widest or w > widths[widest]) then widest = j end
    end
    if widest then
      local least = widest == 1 and FIRST or NARROWEST
      widths[widest] = math.max(least, widths[widest] - math.max(1, (total(widths) - limit) // #widths))
    elseif #widths > 1 then
      widths[#widths] = nil
      dropped = dropped + 1
    else
      widths[1] = limit
    end
  end
  return dropped
end

local function line(columns, widths, cell)
  local parts = {}
  for j, width in ipairs(widths) do
    local column = columns[j]
    local s, w = M.cut(cell(j, column), width, column.keep)
    parts[j] = pad(s, w, width, (column.align or column.numeric) and (column.align or "right") or "left")
  end
  return (table.concat(parts, "  "):gsub("%s+$", ""))
end

-- A column that no row fills is not worth its place.
local function is_filled(column, rows)
  for _, row in ipairs(rows) do
    if row[column.name] ~= nil then return true end
  end
  return false
end

--- Rows as an aligned table.
---@param columns table[] `{name=, title=, align="right", keep="tail"}`, the first the most needed
---@param rows table[]
---@param limit? integer width, by default that of the terminal
---@return string text lines joined by line ends, none at the end
---@return integer dropped columns for which there was no room
function M.table(columns, rows, limit)
  local copies = {}
  for _, column in ipairs(columns) do
    if is_filled(column, rows) then copies[#copies + 1] = setmetatable({}, { __index = column }) end
  end
  local cells, widths = measure(copies, rows)
  local dropped = fit(copies, widths, limit or M.columns())
  local head = line(copies, widths, function(_, column) return column.title or column.name end)
  local lines = { M.colours() and "\27[1m" .. head .. "\27[0m" or head }
  for i in ipairs(rows) do
    lines[i + 1] = line(copies, widths, function(j) return cells[i][j] end)
  end
  return table.concat(lines, "\n"), dropped
end

return M

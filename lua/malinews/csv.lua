--- Comma- and tab-separated values (RFC 4180): reading rows with their line numbers, writing cells that no spreadsheet
--- takes for a formula.

local M = {}

-- Read one quoted cell that begins after its opening quote; returns its value and the position after it.
local function quoted(s, i)
  local parts = {}
  while true do
    local close = s:find('"', i, true)
    if not close then return table.concat(parts) .. s:sub(i), #s + 1, false end
    parts[#parts + 1] = s:sub(i, close - 1)
    if s:sub(close + 1, close + 1) ~= '"' then return table.concat(parts), close + 1, true end
    parts[#parts + 1] = '"'
    i = close + 2
  end
end

local function count_lines(s, from, to)
  local n, i = 0, from
  while true do
    i = s:find("\n", i, true)
    if not i or i > to then return n end
    n, i = n + 1, i + 1
  end
end

-- One record from position i: its cells, the position after it, and whether its last quote was closed.
local function record(s, i, separator)
  local cells, closed = {}, true
  while true do
    local value
    if s:sub(i, i) == '"' then
      value, i, closed = quoted(s, i + 1)
      local rest = s:match("^[^" .. separator .. "\r\n]*", i) -- text after a closing quote is kept, not lost
      value, i = value .. rest, i + #rest
    else
      value = s:match("^[^" .. separator .. "\r\n]*", i)
      i = i + #value
    end
    cells[#cells + 1] = value
    local next_byte = s:sub(i, i)
    if next_byte ~= separator then
      if next_byte == "\r" then i = i + 1 end
      if s:sub(i, i) == "\n" then i = i + 1 end
      return cells, i, closed
    end
    i = i + 1
  end
end

--- Iterate over the records of a text.
---@param s string
---@param separator string one byte: "," ";" or "\t"
---@return fun(): string[]?, integer?, boolean? cells, the record's first line (1-based), are its quotes closed
function M.records(s, separator)
  local i, line = 1, 1
  return function()
    while i <= #s do
      local at, first = i, line
      local cells, after, closed = record(s, i, separator)
      i, line = after, line + count_lines(s, at, after - 1)
      if #cells > 1 or cells[1] ~= "" then return cells, first, closed end
    end
  end
end

--- The separator that the header line of a text uses: the most frequent of comma, semicolon and tab.
---@param s string
---@return string separator
function M.separator(s)
  local header, best, most = s:match "^[^\r\n]*", ",", 0
  for _, separator in ipairs { ",", ";", "\t" } do
    local _, n = header:gsub(separator, "")
    if n > most then best, most = separator, n end
  end
  return best
end

-- A cell that begins like a formula gets an apostrophe before it (CWE-1236), full-width signs included.
local function safe(s)
  local start = s:match "^%s*(.*)$"
  if start:find "^[=+%-@]" or s:find "^[\t\r]" then return "'" .. s end
  for _, sign in ipairs { "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}" } do
    if start:sub(1, #sign) == sign then return "'" .. s end
  end
  return s
end

--- One record as a line with its end. Strings are made safe; numbers stay numbers.
---@param cells table may have holes up to `n`
---@param n integer number of cells
---@param text fun(value: any): string
---@return string
function M.line(cells, n, text)
  local out = {}
  for i = 1, n do
    local value = cells[i]
    local s = text(value)
    if type(value) ~= "number" then s = safe(s) end
    if s:find '[",;\r\n\t]' then s = '"' .. s:gsub('"', '""') .. '"' end
    out[i] = s
  end
  return table.concat(out, ",") .. "\r\n"
end

return M

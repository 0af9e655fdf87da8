--- Footnotes, and the marks in the text that point at them: `Daesh*` ... `*Daesh is banned in Russia.`

local M = {}

-- The marks that a note may begin with
local SIGNS = { "***", "**", "*", "†", "‡", "§", "¹", "²", "³" }

local LONGEST = 600

local ANCHOR = "[%w\x80-\xFF\"'%)]" -- what a mark must stand behind

--- The mark that a line begins with, when something follows it directly.
---@param text string
---@return string? sign
function M.sign(text)
  local first = text:byte(1)
  if first ~= 0x2A and first ~= 0xE2 and first ~= 0xC2 and first ~= 0x5B or #text > LONGEST then return nil end
  local bracket = text:match "^%[%d+%]"
  if bracket then return text:find("%w", #bracket + 1) and bracket or nil end
  for _, sign in ipairs(SIGNS) do
    if text:sub(1, #sign) == sign then
      return text:find("^%s?[%w\"'%(\xC3\xE2]", #sign + 1) and text:find("%a", #sign + 1) and sign or nil
    end
  end
end

-- The marks of a sign in a text: each directly behind a word, and no longer sign.
local function marks_of(s, sign)
  local found, at = {}, 1
  local star = sign:sub(1, 1) == "*"
  while true do
    local from, to = s:find(sign, at, true)
    if not from then return found end
    at = to + 1
    local longer = star and (s:sub(to + 1, to + 1) == "*" or s:sub(from - 1, from - 1) == "*")
    if not longer and from > 1 and s:find("^" .. ANCHOR, from - 1) then found[#found + 1] = { from = from, to = to } end
  end
end

-- Those before a position
local function before(marks, position)
  local list = {}
  for i, mark in ipairs(marks) do
    if mark.from >= position then break end
    list[i] = mark
  end
  return list
end

-- The row that a position lies in; rows are in order
local function row_at(rows, position)
  local low, high = 1, #rows
  while low < high do
    local middle = (low + high + 1) // 2
    if rows[middle].from <= position then low = middle else high = middle - 1 end
  end
  return low
end

--- Bind the notes: their role, their `markers` (`from`, `to`, `row`), and `note` on the rows that have a marker. A line that
--- begins with a sign is a note only where a marker stands before it.
---@param s string
---@param rows table[]
---@param candidates {row: integer, sign: string}[]
function M.bind(s, rows, candidates)
  local marks, taken = {}, {}
  for _, candidate in ipairs(candidates) do
    local note, sign = rows[candidate.row], candidate.sign
    if note.role ~= "boilerplate" and not taken[sign] then
      marks[sign] = marks[sign] or marks_of(s, sign)
      local markers = before(marks[sign], note.from)
      if #markers > 0 then
        taken[sign] = true
        note.role, note.rule, note.marker, note.markers = "footnote", "marker", sign, markers
        for _, marker in ipairs(markers) do
          marker.row = row_at(rows, marker.from)
          rows[marker.row].note = rows[marker.row].note or candidate.row
        end
      end
    end
  end
end

return M

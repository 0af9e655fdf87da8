--- Dates and times as datelines, lines below a headline and file names write them: numbers, month names, nothing that
--- needs a context. What stands in running text is for `malinews.dates`.

local fold = require "malinews.lines.fold"

local M = {}

local MONTHS = {}
for number, names in ipairs {
  "january jan janvier janv", "february feb fevrier fevr fev", "march mar mars", "april apr avril avr", "may mai",
  "june jun juin", "july jul juillet juil", "august aug aout", "september sep sept septembre", "october oct octobre",
  "november nov novembre", "december dec decembre",
} do
  for name in names:gmatch "%a+" do MONTHS[name] = number end
end

local DAYS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function date(year, month, day)
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not month or month < 1 or month > 12 then return nil end
  if day and (day < 1 or day > DAYS[month]) then return nil end
  if year and (year < 1500 or year > 2199) then return nil end
  local head = year and ("%04d-%02d"):format(year, month) or ("XXXX-%02d"):format(month)
  return day and ("%s-%02d"):format(head, day) or head
end

-- A day and a month in numbers: day first, as Europe and Africa write it, unless only the other way round is a date.
local function numeric(a, b, year) return date(year, b, a) or date(year, a, b) end

local function named(word, day, year)
  local month = MONTHS[word]
  return month and date(year, month, day)
end

-- Each form: a pattern over the folded text, between frontiers, and what its captures make. Longer forms come first.
local FORMS = {
  { "()%f[%w](%d%d%d%d)%-(%d%d?)%-(%d%d?)()%f[%D]", function(y, m, d) return date(y, m, d) end },
  { "()%f[%w](%d%d?)[./%-](%d%d?)[./%-](%d%d%d%d)%f[%D]()", function(a, b, y) return numeric(a, b, y) end },
  { "()%f[%w](%d%d?)e?r? +(%a+)%.?,? +(%d%d%d%d)%f[%D]()", function(d, w, y) return named(w, d, y) end },
  { "()%f[%w](%d%d?)%l?%l? +(%a+)%.?,? +(%d%d%d%d)%f[%D]()", function(d, w, y) return named(w, d, y) end },
  { "()%f[%w](%a+)%.? +(%d%d?)%l?%l?,? +(%d%d%d%d)%f[%D]()", function(w, d, y) return named(w, d, y) end },
  { "()%f[%w](%a+)%.? +(%d%d?)%f[%W]()", function(w, d) return named(w, d) end },
  { "()%f[%w](%d%d?)e?r? +(%a+)%f[%W]()", function(d, w) return named(w, d) end },
  { "()%f[%w](%a+)%.? +(%d%d%d%d)%f[%D]()", function(w, y) return named(w, nil, y) end },
}

local function try(form, text, at)
  local from, a, b, c, to = text:match(form[1], at)
  while from do
    local last = to or c or b
    local value
    if to then value = form[2](a, b, c) else value = form[2](a, b) end
    if value then return from, last - 1, value end
    from, a, b, c, to = text:match(form[1], from + #a)
  end
end

--- A short text folded, and what is glued in it apart: `March 14, 20226:21 PM GMTUpdated 2 years ago`.
---@param s string
---@return string
function M.fold(s)
  local folded = fold.text(s)
  if not folded:find "%d" then return folded end
  folded = folded:gsub("%f[%d]([12]%d%d%d)(%d%d?:%d%d)", "%1 %2")
  return (folded:gsub("(gmt)(%l)", "%1 %2"):gsub("(%d)(updated?)", "%1 %2"):gsub("(%d)(publi)", "%1 %2"))
end

--- The dates in a short text, in order: `from`, `to` (bytes of the folded text) and `value`, ISO 8601, with `XXXX` for a
--- year that is not stated.
---@param folded string
---@return {from: integer, to: integer, value: string}[]
function M.dates(folded)
  local found, at = {}, 1
  if not folded:find "%d" then return found end
  while true do
    local best
    for _, form in ipairs(FORMS) do
      local from, to, value = try(form, folded, at)
      if from and (not best or from < best.from) then best = { from = from, to = to, value = value } end
    end
    if not best then return found end
    found[#found + 1] = best
    at = best.to + 1
  end
end

--- Times of day, taken out of a folded text: `23:47 gmt`, `10h32`, `10.30 am`.
---@param folded string
---@return string rest
---@return integer count
function M.without_times(folded)
  local count = 0
  local function out()
    count = count + 1
    return " "
  end
  folded = folded:gsub("%f[%w]t?%d%d?:%d%d:?%d?%d?%.?%d*z?%f[%W]", out):gsub("%f[%w]%d%d? ?h ?%d?%d?%f[%W]", out)
  folded = folded:gsub("%f[%w]%d%d?%.%d%d ?[ap]m%f[%W]", out):gsub("%f[%w]%d%d? ?[ap]m%f[%W]", out)
  return folded, count
end

--- The same for a text that is not folded.
---@param s string
---@return {from: integer, to: integer, value: string}[]
function M.find(s)
  return M.dates(M.fold(s))
end

return M

--- Quarters and halves of years, which business news counts in.

local base = require "malinews.dates.base"
local value = require "malinews.dates.value"

local M = {}

local KIND = {}
M.KIND = KIND

-- The quarter that a text speaks of: the last one it named, else the one before the day of publication.
local function current(context)
  if context.quarter then return context.quarter.year, context.quarter.quarter, "text" end
  local from, name = base.of(context)
  if not (from and from.month) then return nil end
  local count = from.year * 4 + (from.month - 1) // 3 - 1
  return count // 4, count % 4 + 1, name
end

local function row(year, n, name)
  return { type = "DATE", value = value.year(year) .. "-Q" .. (n or "X"), anchor = name or "none",
    point = year and { year = year, quarter = n } or nil }
end

--- The quarter, with nothing said of which.
function M.current(context)
  return row(current(context))
end

-- The year of a quarter or half that is of no named unit; the third quarter, said in February, is last year's.
local function nearest_year(context, f, n, now, name, year)
  local ahead = base.direction(context, f, name) == "future"
  if n > now then return ahead and year or year - 1 end
  return ahead and n < now and year + 1 or year
end

local function year_of(context, f, n, months)
  if f.year then return f.year, "none" end
  local from, name = base.of(context, base.is_textual(f))
  if not from then return nil, name end
  local year = from.year + base.shift(f)
  local own = f.unit2 or f.rel or f.half and f.unit == "Y" -- of this year, of the year
  if own or not from.month then return year, name end
  return nearest_year(context, f, n, (from.month - 1) // months + 1, name, year), name
end

--- The first half of 2012.
local function half(context, f, n)
  if n > 2 then return nil end
  local year, name = year_of(context, f, n, 6)
  return { type = "DATE", value = value.year(year) .. "-H" .. n, anchor = name, point = year and { year = year } or nil }
end

--- The third quarter, the September quarter, the first half of 2012.
function KIND.quarter(context, f)
  local n = f.ordinal or f.numbers[1] or f.month and f.month // 3
  if not n or n < 1 then return nil end
  if f.half or f.unit == "H" then return half(context, f, n) end
  if n > 4 then return nil end
  local year, name = year_of(context, f, n, 3)
  return row(year, n, name)
end

-- The month a year before the base.
local function month_ago(context, from, name)
  local text, point = base.step(context, from, "M", -12)
  return text and { type = "DATE", value = text, anchor = name, point = point }
end

--- The year-ago quarter, the year-earlier period, the same period last year.
function KIND.year_ago(context, f)
  local year, n, name = current(context)
  if year and (f.unit == "Q" or f.unit2 == "Q" or f.time and context.quarter) then return row(year - 1, n, name) end
  local from, seen = base.of(context, false, true)
  if from and (f.unit == "M" or f.unit2 == "M") then return month_ago(context, from, seen) end
  return { type = "DATE", value = value.year(from and from.year - 1), anchor = seen }
end

--- The 1988 quarter, the 1988 period: the one that the text speaks of, of another year.
function KIND.year_quarter(context, f)
  local _, n = current(context)
  if n and (f.unit == "Q" or context.quarter) then return row(f.year, n, "text") end
  return { type = "DATE", value = value.year(f.year), anchor = "none", point = { year = f.year } }
end

return M

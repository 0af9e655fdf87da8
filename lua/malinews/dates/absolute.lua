--- Dates of the calendar: what is said in full, and the year of what leaves it out.
---
--- The rule for news, seen from the day of publication. A weekday is that day itself or the last one before; where the
--- sentence looks ahead (dates/anchor.lua), that day or the next one after. A month without a day is this one or the
--- last of its name, or the next where the sentence looks ahead, or where nothing tells and it is one of the next two.
--- A month with a day is the nearest, the side to which the sentence does not look counting as farther; a weekday
--- beside it decides first. In a narrative the year of the last date goes on, and one month lies long before the last
--- is of the next year.

local base = require "malinews.dates.base"
local calendar = require "malinews.dates.calendar"
local value = require "malinews.dates.value"

local M = {}

-- ---------------------------------------------------------------- the year of a month

-- How much farther each side seems: { past, ahead }.
local WEIGHT = { future = { 6, 1 }, past = { 1, 3 }, none = { 1, 1.5 } }

local function nearest_year(f, from, direction)
  local weight = WEIGHT[direction or "none"]
  local here = from.number or calendar.day(from.year, from.month, from.day or 15)
  local best, least
  for year = from.year - 1, from.year + 1 do
    local there = calendar.day(year, f.month, f.day)
    local ahead = there - here
    local distance = ahead < 0 and -ahead * weight[1] or ahead * weight[2]
    if f.weekday and calendar.weekday(there) ~= f.weekday then distance = distance + 10000 end
    if not least or distance < least then best, least = year, distance end
  end
  return best
end

local function news_year(f, from, direction)
  if not from.month then return from.year end
  if f.day then return nearest_year(f, from, direction) end
  local ahead = f.month - from.month
  if direction == "future" then return ahead >= 0 and from.year or from.year + 1 end
  if ahead <= 0 or direction ~= "past" and ahead <= 2 then return from.year end
  return from.year - 1
end

local NEXT_YEAR = 9 -- months back that are no flashback but the next year

local function narrative_year(f, last)
  if last.month and last.month - f.month >= NEXT_YEAR then return last.year + 1 end
  return last.year
end

-- last May, next May: strictly before, strictly after
local function rel_year(f, from, n)
  local here = (from.month or 12) * 32 + (f.day and from.day or 0)
  local there = f.month * 32 + (f.day or 0)
  if n < 0 then return there >= here and from.year - 1 or from.year end
  if n > 0 then return there <= here and from.year + 1 or from.year end
  return from.year
end

-- The year that a month or a bare season goes with, the name of what it was seen from, and the era.
local function year_of(context, f)
  if f.year then return f.year, "none", f.era end
  local from, name = base.of(context, base.is_textual(f), f.month ~= nil or f.unit == "Y")
  if not from then return nil, "none" end
  local n = base.shift(f)
  if f.unit == "Y" then return from.year + n, name, from.era end -- May of last year, August of that year
  if not f.month then return from.year + n, name, from.era end
  if f.rel or f.this or f.that then return rel_year(f, from, n), name, from.era end
  if name == "text" then return narrative_year(f, from), name, from.era end
  if context.clause_year and name == "dct" then return context.clause_year, "text" end
  return news_year(f, from, base.direction(context, f, name)), name
end

-- ---------------------------------------------------------------- parts

-- A date with the part of the day that the expression names.
local function with_part(text, f)
  if f.part then return text .. "T" .. f.part, "TIME" end
  return text, "DATE"
end

local function weekday(context, f)
  if f.days then return { type = "SET", value = "XXXX-WXX-" .. f.weekday, anchor = "none" } end
  local from, name = base.of(context, base.is_textual(f))
  if not (from and from.number) then
    local text, kind = with_part("XXXX-WXX-" .. f.weekday, f)
    return { type = kind, value = text, anchor = "none" }
  end
  local n = base.shift(f)
  local back = (calendar.weekday(from.number) - f.weekday) % 7
  local number = from.number - back
  if n < 0 and back == 0 then
    number = number - 7
  elseif n > 0 then
    number = number + 7
  elseif n == 0 and back > 0 and base.direction(context, f, name) == "future" then
    number = number + 7
  end
  local d = base.of_number(number)
  local text, kind = with_part(value.date(d), f)
  return { type = kind, value = text, anchor = name, point = d }
end

local SEASON_MONTH = { SP = 3, SU = 6, FA = 9, WI = 12 }

-- The year of a season seen from a month of a year.
local function season_year(f, from, name, direction)
  local start, n, month = SEASON_MONTH[f.season], base.shift(f), from.month or 1
  if n > 0 then return start <= month and from.year + 1 or from.year end
  if n < 0 then return start + 2 >= month and from.year - 1 or from.year end
  if name ~= "dct" or f.this or f.that then return from.year end
  if direction == "future" then return start + 2 < month and from.year + 1 or from.year end
  return start > month and from.year - 1 or from.year
end

local function season(context, f)
  local year, name, era = year_of(context, f)
  if not f.year and f.unit ~= "Y" and year then
    local from
    from, name = base.of(context, base.is_textual(f))
    year = season_year(f, from, name, base.direction(context, f, name))
  end
  return { type = "DATE", value = value.year(year, era) .. "-" .. f.season, anchor = name,
    point = year and { year = year, month = SEASON_MONTH[f.season], era = era } or nil }
end

-- The n-th weekday of a month; 0: the last one of the month before.
local function nth_weekday(year, month, weekday, n)
  local first = calendar.day(year, month, 1)
  return first + (weekday - calendar.weekday(first)) % 7 + (n - 1) * 7
end

local MOVABLE = {
  EA = calendar.easter,
  GF = function(year) return calendar.easter(year) - 2 end,
  LA = function(year) return nth_weekday(year, 9, 1, 1) end,
  ME = function(year) return nth_weekday(year, 6, 1, 0) end,
  CO = function(year) return nth_weekday(year, 10, 1, 2) end,
  PR = function(year) return nth_weekday(year, 2, 1, 3) end,
  MO = function(year) return nth_weekday(year, 5, 7, 2) end,
  FA = function(year) return nth_weekday(year, 6, 7, 3) end,
  TG = function(year) return nth_weekday(year, 11, 4, 4) end,
}

-- Give a holiday its month and day.
local function set_holiday(context, f)
  local month, day = f.holiday:match "^(%d+)-(%d+)$"
  if month then
    f.month, f.day = math.tointeger(tonumber(month)), math.tointeger(tonumber(day))
    return true
  end
  local from = base.of(context)
  if not f.year and not from then return false end
  local best
  for year = f.year or from.year - 1, f.year or from.year + 1 do
    if year < 1 then return false end
    local d = base.of_number(MOVABLE[f.holiday](year))
    local nearer = best and from.number and math.abs(d.number - from.number) < math.abs(best.number - from.number)
    if not best or nearer then best = d end
  end
  f.month, f.day, f.year = best.month, best.day, f.year or from.number and best.year or nil
  return true
end

-- The day is the figure beside the month; before Christ the last figure is the year.
local function set_figures(f)
  local count = #f.numbers
  if f.era and not f.year then
    f.year, count = f.numbers[count], count - 1
  end
  if f.month and count > 0 and not f.day then f.day = f.numbers[1] end
end

-- ---------------------------------------------------------------- kinds

local KIND = {}
M.KIND = KIND

--- A date with any of its parts left out.
function KIND.date(context, f)
  if f.holiday and not set_holiday(context, f) then
    return { type = "DATE", value = "XXXX-XX-XX", anchor = "none" }
  end
  set_figures(f)
  if f.day and (f.day < 1 or f.day > 31) then return nil end
  if f.season then return season(context, f) end
  if f.weekday and not f.month then return weekday(context, f) end
  local year, name, era = year_of(context, f)
  local text, kind = with_part(value.date { year = year, month = f.month, day = f.day, era = era }, f)
  local is_day = not (year and f.day) or calendar.is_date(year, f.month, f.day)
  return { type = kind, value = text, anchor = name,
    point = year and is_day and base.point(year, f.month, f.day, era) or nil }
end

--- New Year's Day, New Year's Eve.
function KIND.new_year(context, f)
  f.holiday = context.s:find("^[Nn]ew Year..?.?s Eve", f.from) and "12-31" or "01-01"
  f.unit = nil
  return KIND.date(context, f)
end

function KIND.iso(context, f)
  local month, day = f.numbers[1], f.numbers[2]
  if not calendar.is_date(f.year, month, day) then return nil end
  local d = base.point(f.year, month, day)
  local text, kind = value.date(d), "DATE"
  if f.clock then
    text, kind = text .. "T" .. f.clock .. (context.s:sub(f.to, f.to) == "Z" and "Z" or ""), "TIME"
  end
  return { type = kind, value = text, anchor = "none", point = d }
end

--- 20.09.2021, 9/11/2001: the day comes first; with a stroke in English the month does, unless it cannot be one.
function KIND.numeric(context, f)
  local day, month = f.numbers[1], f.numbers[2]
  if context.lang == "en" and context.s:find("/", f.from, true) and day <= 12 then day, month = month, day end
  if month > 12 then day, month = month, day end
  if not calendar.is_date(f.year, month, day) then return nil end
  local d = base.point(f.year, month, day)
  if f.clock then return { type = "TIME", value = value.date(d) .. "T" .. f.clock, anchor = "none", point = d } end
  return { type = "DATE", value = value.date(d), anchor = "none", point = d }
end

-- The year that two digits stand for: the one nearest to the day of publication.
local function full_year(context, n)
  local here = context.dct and context.dct.year or 2000
  local year = here // 100 * 100 + n
  return year > here + 50 and year - 100 or year < here - 50 and year + 100 or year
end

--- 10/30/89, 19891030
function KIND.compact(context, f)
  local first, second, third = f.compact:match "^(%d+)/(%d+)/(%d+)$"
  if first then
    f.year, f.numbers = full_year(context, tonumber(third)), { tonumber(first), tonumber(second) }
    return KIND.numeric(context, f)
  end
  local year, month, day = f.compact:match "^(%d%d%d%d)(%d%d)(%d%d)$"
  f.year, f.numbers = tonumber(year), { tonumber(month), tonumber(day) }
  return KIND.iso(context, f)
end

function KIND.year(_, f)
  return { type = "DATE", value = value.year(f.year), anchor = "none", point = { year = f.year } }
end

--- 44 BC
function KIND.era(_, f)
  local year = f.year or f.numbers[1]
  if not year or year > 9999 then return nil end
  return { type = "DATE", value = value.year(year, f.era), anchor = "none", point = { year = year, era = f.era } }
end

--- The 1960s, the sixties, the 470s BC, les années 60.
function KIND.decade(context, f)
  local year, n = f.year or f.era and f.numbers[1], f.numbers[1] or f.count
  if not year and f.decade then year = 1900 + tonumber(f.decade) end
  if not year and n and n >= 20 and n < 100 then year = 1900 + n end
  if not year or year % 10 ~= 0 then return nil end
  return { type = "DATE", value = value.decade(year, context.timex3, f.era), anchor = "none",
    point = { year = year, era = f.era } }
end

--- TIMEX3 names a century by its first two digits: the 19th is `18`.
function KIND.century(context, f)
  local n = f.ordinal
  if not n or n < 1 or n > 30 then return nil end
  local before = f.era == "BC"
  local text = before and ("BC%02d"):format(context.timex3 and n - 1 or n) or ("%02d"):format(n - 1)
  return { type = "DATE", value = text, anchor = "none", point = not before and { year = (n - 1) * 100 } or nil }
end

-- The year of a quarter or half; the third quarter, said in February, is last year's.
local function quarter_year(context, f, n, months)
  if f.year then return f.year, "none" end
  local from, name = base.of(context, base.is_textual(f))
  if not from then return nil, name end
  local year = from.year + base.shift(f)
  local current = from.month and (from.month - 1) // months + 1
  local own = f.unit2 or f.rel or f.half and f.unit == "Y" -- of this year, of the year
  if own or not current or n == current then return year, name end
  local ahead = base.direction(context, f, name) == "future"
  if n > current then return ahead and year or year - 1, name end
  return ahead and year + 1 or year, name
end

--- The third quarter, the first half of 2012.
function KIND.quarter(context, f)
  local half = f.half or f.unit == "H"
  local n = f.ordinal or f.numbers[1] or f.month and f.month // 3
  if not n or n > (half and 2 or 4) then return nil end
  local year, name = quarter_year(context, f, n, half and 6 or 3)
  return { type = "DATE", value = value.year(year) .. (half and "-H" or "-Q") .. n, anchor = name,
    point = year and { year = year, quarter = not half and n or nil } or nil }
end

return M

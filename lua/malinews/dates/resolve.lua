--- From what an expression says to its value: TIMEX3 type, value, modifier and what it was resolved against.
---
--- The base of a relative expression is a day: in news the day of publication (dct), in a caption the caption's own date,
--- in a narrative, and for `the same day` or `two days later` anywhere, the last date of the text. Without a base the
--- value stays underspecified (`XXXX-09-15`).

local anchor = require "malinews.dates.anchor"
local calendar = require "malinews.dates.calendar"
local value = require "malinews.dates.value"

local M = {}

local SEASON_MONTH = { SP = 3, SU = 6, FA = 9, WI = 12 }

---@class malinews.DateContext
---@field s string
---@field lang "en"|"fr"
---@field narrative boolean
---@field timex3 boolean
---@field dct? table the creation time: { year, month, day, number }
---@field last? table the last date of the text: { year, month?, day?, number? }
---@field caption? table the date of the caption that the expression stands in

local function known(year, month, day)
  local d = { year = year, month = month, day = day }
  if year and year > 0 and month and day then d.number = calendar.day(year, month, day) end
  return d
end

local function of_number(number)
  local y, m, d = calendar.date(number)
  return { year = y, month = m, day = d, number = number }
end

-- The base of an expression, and its name.
local function base_of(context, textual)
  if context.caption then return context.caption, "caption" end
  if (textual or context.narrative) and context.last then return context.last, "text" end
  if context.narrative and not textual then return nil, "none" end
  if context.dct then return context.dct, "dct" end
  return nil, "none"
end
M.base_of = base_of

local function is_textual(f)
  return f.that or f.same or (f.rel and f.rel:sub(-1) == "T") or (f.dir and not f.ago)
end

local function rel_of(f)
  if f.rel then return tonumber((f.rel:gsub("T$", ""))) or (f.rel == "P" and -1) or 0 end
  return 0
end

-- ---------------------------------------------------------------- months, weekdays, seasons without a year

-- How much farther the wrong side seems, by the sentence's direction: { past, future }.
local WEIGHT = { future = { 6, 1 }, past = { 1, 3 }, none = { 1, 1.5 } }

-- The year of a month and day seen from a base, in news: the nearest, as the sentence looks.
local function nearest_year(f, base, direction)
  local weight = WEIGHT[direction or "none"]
  local here = base.number or calendar.day(base.year, base.month, base.day or 15)
  local best, least
  for year = base.year - 1, base.year + 1 do
    local ahead = calendar.day(year, f.month, f.day) - here
    local distance = ahead < 0 and -ahead * weight[1] or ahead * weight[2]
    if not least or distance < least then best, least = year, distance end
  end
  return best
end

-- The year of a month: this one or the last one with that name, or the next where the sentence looks ahead, or looks
-- nowhere and the month is one of the next two.
local function news_year(f, base, direction)
  if not base.month then return base.year end
  if f.day then return nearest_year(f, base, direction) end
  local ahead = f.month - base.month
  if direction == "future" then return ahead >= 0 and base.year or base.year + 1 end
  if ahead <= 0 or direction ~= "past" and ahead <= 2 then return base.year end
  return base.year - 1
end

-- In a narrative the year goes on; a month long before the last one belongs to the next year.
local function narrative_year(f, last)
  if not last.month then return last.year end
  if last.month - f.month >= 7 then return last.year + 1 end
  return last.year
end

local function month_year(context, f, base, name, direction)
  if f.rel or f.this or f.that then
    local rel = rel_of(f)
    local here = (base.month or 12) * 32 + (f.day and base.day or 0)
    local there = f.month * 32 + (f.day or 0)
    if rel < 0 then return there >= here and base.year - 1 or base.year end
    if rel > 0 then return there <= here and base.year + 1 or base.year end
    return base.year
  end
  if name == "text" then return narrative_year(f, base) end
  return news_year(f, base, direction)
end

local function weekday_number(f, base, direction)
  local back = (base.number - 0 + 3) % 7 + 1 - f.weekday
  back = back % 7
  local rel = rel_of(f)
  if f.rel and rel < 0 then return base.number - (back == 0 and 7 or back) end
  if f.rel and rel > 0 then return base.number + (7 - back) end
  if direction == "future" then return base.number + (7 - back) % 7 end
  return base.number - back
end

local function direction_of(context, f)
  return anchor.direction(context, f.from, f.to)
end

-- ---------------------------------------------------------------- kinds

local KIND = {}

local function with_part(text, f)
  if f.time then return text .. "T" .. f.time .. (f.zone or ""), "TIME" end
  if f.part then return text .. "T" .. f.part, "TIME" end
  return text, "DATE"
end

local MOVABLE = {
  EA = function(year) return calendar.easter(year) end,
  TG = function(year) -- the fourth Thursday of November
    local first = calendar.day(year, 11, 1)
    return first + (4 - calendar.weekday(first)) % 7 + 21
  end,
}

local function holiday(context, f)
  local year, name = f.year, "none"
  if not year then
    local base
    base, name = base_of(context)
    year = base and base.year
  end
  local month, day = f.holiday:match "^(%d+)-(%d+)$"
  if month then f.month, f.day = tonumber(month), tonumber(day)
  elseif year then
    local d = of_number(MOVABLE[f.holiday](year))
    f.month, f.day = d.month, d.day
  else return "XXXX-XX-XX", "none" end
  return nil, name
end

-- A calendar date with any of its parts missing.
function KIND.date(context, f)
  if f.holiday then
    local text, name = holiday(context, f)
    if text then return { type = "DATE", value = text, anchor = name } end
  end
  if not f.day then f.day = f.month and not f.era and (f.numbers[1]) or nil end
  if f.era == "BC" and not f.year then f.year, f.day = f.numbers[#f.numbers], nil end
  if f.month and f.day and (f.day < 1 or f.day > 31) then return nil end
  local year, name, direction = f.year, "none", nil
  if not year and not f.weekday or f.month then
    if not year then
      local base
      base, name = base_of(context, is_textual(f))
      if f.unit == "Y" then -- May of last year, August of that year
        year = base and base.year and base.year + rel_of(f)
      elseif base and base.year then
        if f.month then
          direction = name == "dct" and direction_of(context, f) or nil
          year = month_year(context, f, base, name, direction)
        else
          year = base.year + rel_of(f)
        end
      end
    end
  elseif not year then
    local base
    base, name = base_of(context, is_textual(f))
    if not (base and base.number) then
      local text, kind = with_part("XXXX-WXX-" .. f.weekday, f)
      return { type = kind, value = text, anchor = "none" }
    end
    local d = of_number(weekday_number(f, base, name == "dct" and direction_of(context, f) or nil))
    local text, kind = with_part(value.date(d), f)
    return { type = kind, value = text, anchor = name, point = d }
  end
  if not year then name = "none" end
  if f.season then return M.season(context, f, year, name) end
  if year and f.month and f.day and not calendar.is_date(year, f.month, f.day) then
    if f.day > 31 then return nil end
  end
  local d = { year = year, month = f.month, day = f.day, era = f.era }
  local text, kind = with_part(value.date(d), f)
  local point = year and f.era ~= "BC" and known(year, f.month, f.day) or (year and { year = year, month = f.month, era = f.era })
  return { type = kind, value = text, anchor = name, point = point or nil }
end

function M.season(context, f, year, name)
  if not f.year and year and name ~= "none" and f.unit ~= "Y" then
    local base = base_of(context, is_textual(f))
    local start = SEASON_MONTH[f.season]
    if name == "dct" and not f.this and not f.that and base.month then
      local direction = direction_of(context, f)
      local rel = rel_of(f)
      year = base.year
      if rel > 0 then
        if start <= base.month then year = year + 1 end
      elseif start > base.month and direction ~= "future" or (rel < 0 and base.month < start + 3 and base.month >= start) then
        year = year - 1
      end
    elseif name == "text" and f.rel then
      year = base.year
      local month = base.month or 1
      if rel_of(f) > 0 and start <= month then year = year + 1 end
      if rel_of(f) < 0 and start >= month then year = year - 1 end
    end
  end
  return { type = "DATE", value = value.year(year) .. "-" .. f.season, anchor = name,
    point = year and { year = year, month = SEASON_MONTH[f.season] } }
end

function KIND.iso(_, f)
  if not calendar.is_date(f.year, f.numbers[1], f.numbers[2]) then return nil end
  local d = known(f.year, f.numbers[1], f.numbers[2])
  return { type = "DATE", value = value.date(d), anchor = "none", point = d }
end

-- 20.09.2021, 9/11/2001: the day comes first, but with a stroke in English, where it does only when it cannot be a month
function KIND.numeric(context, f)
  local a, b, year = f.numbers[1], f.numbers[2], f.year or f.numbers[3]
  if f.stroke and context.lang == "en" and b <= 31 and a <= 12 then a, b = b, a end
  if b > 12 then a, b = b, a end
  if not f.year then
    if f.sizes[3] ~= 2 then return nil end
    year = year + (year > 50 and 1900 or 2000)
  end
  if not calendar.is_date(year, b, a) then return nil end
  local d = known(year, b, a)
  return { type = "DATE", value = value.date(d), anchor = "none", point = d }
end

function KIND.year(_, f)
  return { type = "DATE", value = value.year(f.year), anchor = "none", point = { year = f.year } }
end

function KIND.era(_, f)
  local year = f.year or f.numbers[1]
  if not year or year > 9999 then return nil end
  local d = { year = year, era = f.era }
  return { type = "DATE", value = value.year(year, f.era == "BC" and "BC" or nil), anchor = "none", point = d }
end

-- the 1960s, the sixties
function KIND.decade(context, f)
  local year = f.year
  if year and year % 10 ~= 0 then return nil end
  if not year and f.decade then year = 1900 + tonumber(f.decade) end
  if not year then return nil end
  return { type = "DATE", value = value.decade(year, context.timex3), anchor = "none", point = { year = year } }
end

function KIND.century(context, f)
  if f.unit ~= "CE" then return nil end
  local n = f.ordinal or f.roman
  if not n or n < 1 or n > 30 then return nil end
  local text = f.era == "BC" and ("BC%02d"):format(context.timex3 and n - 1 or n) or ("%02d"):format(n - 1)
  return { type = "DATE", value = text, anchor = "none", point = f.era ~= "BC" and { year = (n - 1) * 100 } or nil }
end

-- the third quarter, the first half of 2012
function KIND.quarter(context, f)
  if not f.half and f.unit ~= "Q" then return nil end
  local limit = f.half and 2 or 4
  if not f.ordinal or f.ordinal > limit then return nil end
  local year, name = f.year, "none"
  if not year then
    local base
    base, name = base_of(context, is_textual(f))
    year = base and base.year and base.year + rel_of(f)
  end
  return { type = "DATE", value = value.year(year) .. (f.half and "-H" or "-Q") .. f.ordinal, anchor = name,
    point = year and { year = year } }
end

-- 23:47 GMT, 5 p.m., 15h30: on the day that stands beside it, else on the base's
function KIND.clock(context, f)
  local hour, minute = f.numbers[1], f.numbers[2] or 0
  if f.year then hour, minute = f.year // 100, f.year % 100 end
  if f.clock then hour, minute = tonumber(f.clock:sub(1, 2)), f.clock:sub(4) end
  if not hour or hour > 24 or (tonumber(minute) or 0) > 59 then return nil end
  local text = context.s:sub(f.from, f.to):lower()
  if text:find "%dp%.?m" or text:find " p%.?m" then hour = hour % 12 + 12 elseif text:find "a%.?m" then hour = hour % 12 end
  local time = ("T%02d:%s"):format(hour, type(minute) == "string" and minute or ("%02d"):format(minute)) .. (f.zone or "")
  local base = context.beside or base_of(context)
  local day = base and base.day and value.date(base) or "XXXX-XX-XX"
  return { type = "TIME", value = day .. time, anchor = context.beside and "text" or base and base.day and "dct" or "none" }
end

-- today, yesterday, tomorrow; with a part of the day
function KIND.deictic(context, f)
  local base, name = base_of(context)
  if context.quote_day then base, name = context.quote_day, "text" end
  if context.narrative and f.deictic == 0 and not f.part then
    return { type = "DATE", value = "PRESENT_REF", anchor = "none" }
  end
  if not (base and base.number) or context.narrative then
    local text, kind = with_part("XXXX-XX-XX", f)
    return { type = kind, value = text, anchor = "none" }
  end
  local text, kind = with_part(value.day(base.number + f.deictic), f)
  return { type = kind, value = text, anchor = name, point = of_number(base.number + f.deictic) }
end

-- this morning, last night, that afternoon, the next morning
function KIND.part(context, f)
  if f.deictic then return KIND.deictic(context, f) end
  local base, name = base_of(context, is_textual(f))
  if not (base and base.number) then
    return { type = "TIME", value = "XXXX-XX-XXT" .. f.part, anchor = "none" }
  end
  local d = of_number(base.number + rel_of(f))
  return { type = "TIME", value = value.date(d) .. "T" .. f.part, anchor = name, point = d }
end

-- A day, week, month ... so many away from a base.
local function moved(context, base, unit, n)
  if unit == "D" or unit == "W" or unit == "F" or unit == "WE" then
    if not base.number then
      if unit == "D" and base.month then return value.year(base.year) .. ("-%02d-XX"):format(base.month) end
      return nil
    end
    local number = base.number + n * (unit == "D" and 1 or unit == "F" and 14 or 7)
    local d = of_number(number)
    if unit == "D" then return value.date(d), d end
    if unit == "WE" then
      if context.timex3 then return value.week(number) .. "-WE", d end
      local saturday = number - calendar.weekday(number) + 6
      return value.day(saturday) .. "/" .. value.day(saturday + 1), of_number(saturday)
    end
    return value.week(number), d
  end
  if unit == "M" then
    if not base.month then return nil end
    local year, month = calendar.months(base.year, base.month, n)
    return ("%04d-%02d"):format(year, month), { year = year, month = month }
  end
  if unit == "Q" then
    if not base.month then return nil end
    local count = base.year * 4 + (base.month - 1) // 3 + n
    return ("%04d-Q%d"):format(count // 4, count % 4 + 1), { year = count // 4 }
  end
  local size = unit == "Y" and 1 or unit == "DE" and 10 or unit == "CE" and 100
  if not size then return nil end
  local year = base.year + n * size
  if base.era == "BC" then return value.year(base.year - n * size, "BC"), { year = base.year - n * size, era = "BC" } end
  if year < 0 then return nil end
  if unit == "DE" then return value.decade(year, context.timex3), { year = year } end
  if unit == "CE" then return ("%02d"):format(year // 100), { year = year } end
  return value.year(year), { year = year }
end

-- "this weekend" lies ahead unless the sentence speaks of the past; "over the weekend" is the one before
local function weekend_is_past(context, f, base)
  if calendar.weekday(base.number) >= 6 then return false end
  local direction = direction_of(context, f)
  return direction == "past" or not direction and not f.this
end

-- last week, this month, that year, the next day, the end of the year, earlier this month
function KIND.relative(context, f)
  local unit = f.unit
  local textual = is_textual(f) and not (f.dir and (f.rel or f.this))
  local n = rel_of(f)
  if f.dir and not (f.rel or f.this or f.that or f.same) then n = f.dir == "+" and 1 or -1 end
  if f.rel and f.rel:sub(1, 1) == "F" then return nil end
  if unit:sub(1, 1) == "T" then return nil end
  local base, name = base_of(context, textual)
  if context.narrative and f.this and unit ~= "Y" then base = nil end
  if unit == "WE" and n == 0 and base and base.number and weekend_is_past(context, f, base) then n = -1 end
  local text, point
  if base then text, point = moved(context, base, unit, n) end
  if not text then return { type = "DATE", value = value.UNKNOWN[unit], anchor = "none" } end
  return { type = "DATE", value = text, anchor = name, point = point }
end

local function amount(f)
  local n = f.count or f.numbers[1] or f.year
  if f.numbers[2] and not f.count then n = tonumber(f.numbers[1] .. "." .. f.numbers[2]) end
  if f.half and n then n = n + 0.5 end
  if not n and f.one and not f.vague then n = 1 end
  if f.vague then n = nil end
  return n
end

-- two days ago, a month later
function KIND.shift(context, f)
  local n = amount(f)
  local sign = f.dir == "-" and -1 or 1
  local base, name = base_of(context, not f.ago)
  if not f.ago and not context.narrative and f.dir == "-" and not context.last then base, name = base_of(context) end
  if context.narrative and f.ago then base = nil end
  if not n then
    return { type = "DATE", value = sign < 0 and "PAST_REF" or "FUTURE_REF", anchor = "none" }
  end
  local text, point
  if base and math.type(n) == "integer" then text, point = moved(context, base, f.unit, sign * n) end
  if not text then return { type = "DATE", value = value.UNKNOWN[f.unit], anchor = "none" } end
  return { type = "DATE", value = text, anchor = name, point = point }
end

function KIND.duration(context, f)
  return { type = "DURATION", value = value.duration(amount(f), f.unit, context.timex3), anchor = "none" }
end

-- the past two years, the next months
function KIND.span(context, f)
  if not f.plural and not amount(f) then f.one = true end
  return KIND.duration(context, f)
end

local EACH = { W = "P1W", D = "P1D" }

function KIND.set(context, f)
  local text = f.set
  if not text and f.unit then
    text = value.duration(f.count or f.ordinal or 1, f.unit, context.timex3) or EACH[f.unit]
  elseif not text and f.weekday then
    text = "XXXX-WXX-" .. f.weekday
  elseif not text and f.part then
    text = "XXXX-XX-XXT" .. f.part
  elseif not text and f.season then
    text = "XXXX-" .. f.season
  elseif not text and f.month then
    text = ("XXXX-%02d"):format(f.month)
  end
  return text and { type = "SET", value = text, anchor = "none" } or nil
end

function KIND.ref(_, f)
  return { type = "DATE", value = f.ref, anchor = "none" }
end

--- Resolve one expression.
---@param kind string the rule's
---@param f malinews.DateReading with from and to
---@param context malinews.DateContext
---@return table? row type, value, anchor, point; nil when it is no date after all
function M.resolve(kind, f, context)
  local row = KIND[kind](context, f)
  if row and f.mod then row.mod = f.mod end
  return row
end

return M

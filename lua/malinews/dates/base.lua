--- The day that a relative expression is seen from, and steps away from it.
---
--- In news the base is the day of publication (dct); in a caption, the caption's own date; in a narrative, and anywhere
--- for `the same day` or `two days later`, the last date of the text. Without a base a value stays underspecified.

local anchor = require "malinews.dates.anchor"
local calendar = require "malinews.dates.calendar"
local value = require "malinews.dates.value"

local M = {}

---@class malinews.DateContext
---@field s string
---@field lang "en"|"fr"
---@field narrative boolean
---@field timex3 boolean
---@field wrapped boolean single line ends are spaces
---@field dct? malinews.DatePoint the creation time
---@field last? malinews.DatePoint the last date of the text
---@field last_year? malinews.DatePoint the last of its dates and years
---@field caption? malinews.DatePoint the date of the caption that the expression stands in
---@field quote_day? malinews.DatePoint the day on which the quotation around it was said
---@field beside? malinews.DatePoint the date beside a time of the clock
---@field clause_year? integer a year named before it in its sentence

---@class malinews.DatePoint
---@field year integer
---@field month? integer
---@field day? integer
---@field number? integer the day's number (dates/calendar.lua)
---@field era? string

--- A point of the calendar as far as it is known.
function M.point(year, month, day, era)
  local d = { year = year, month = month, day = day, era = era }
  if month and day and era ~= "BC" and year > 0 then d.number = calendar.day(year, month, day) end
  return d
end

--- The point of a day's number.
function M.of_number(number)
  local y, m, d = calendar.date(number)
  return { year = y, month = m, day = d, number = number }
end

--- Does it refer to the text: that August, the same day, the following week, two days later?
function M.is_textual(f)
  return f.that or f.same or (f.rel and f.rel:sub(-1) == "T") or (f.dir and not f.ago)
end

--- How far last, next and their like move: -1, 0, 1. The previous day of a narrative is one that nobody can count.
function M.shift(f)
  if not f.rel then return 0 end
  if f.rel == "-T" then return -1 end
  return math.tointeger(tonumber((f.rel:gsub("T$", "")))) or (f.rel == "P" and -1) or 0
end

--- The base of an expression, and its name. coarse: a year will do.
---@return malinews.DatePoint? base
---@return "caption"|"text"|"dct"|"none" name
function M.of(context, textual, coarse)
  if context.caption then return context.caption, "caption" end
  if textual and coarse and context.last_year then return context.last_year, "text" end
  if (textual or context.narrative) and context.last then return context.last, "text" end
  if context.dct and (textual or not context.narrative) then return context.dct, "dct" end
  return nil, "none"
end

--- Which way the sentence looks; only news looks anywhere.
function M.direction(context, f, name)
  return name == "dct" and anchor.direction(context, f.from, f.to) or nil
end

-- ---------------------------------------------------------------- steps

local STEP = {}

function STEP.D(base, n)
  if base.number then
    local d = M.of_number(base.number + n)
    return value.date(d), d
  end
  if base.month then return value.date { year = base.year, month = base.month, era = base.era } .. "-XX", nil end
end

local function weeks(base, n)
  if not base.number then return nil end
  local number = base.number + n * 7
  return value.week(number), M.of_number(number)
end

STEP.W = weeks
function STEP.F(base, n) return weeks(base, n * 2) end

function STEP.WE(base, n, timex3)
  if not base.number then return nil end
  local number = base.number + n * 7
  local saturday = number - calendar.weekday(number) + 6
  if timex3 then return value.week(number) .. "-WE", M.of_number(saturday) end
  return value.day(saturday) .. "/" .. value.day(saturday + 1), M.of_number(saturday)
end

function STEP.M(base, n)
  if not base.month then return nil end
  local year, month = calendar.months(base.year, base.month, n)
  return value.date { year = year, month = month }, { year = year, month = month }
end

function STEP.Q(base, n)
  if not base.month then return nil end
  local count = base.year * 4 + (base.month - 1) // 3 + n
  return ("%04d-Q%d"):format(count // 4, count % 4 + 1), { year = count // 4 }
end

function STEP.H(base, n)
  if not base.month then return nil end
  local count = base.year * 2 + (base.month - 1) // 6 + n
  return ("%04d-H%d"):format(count // 2, count % 2 + 1), { year = count // 2 }
end

-- years before Christ count backwards
local function years(base, n)
  local year = base.era == "BC" and base.year - n or base.year + n
  if year < 0 or year > 9999 then return nil end
  return { year = year, era = base.era }
end

function STEP.Y(base, n)
  local d = years(base, n)
  if d then return value.year(d.year, d.era), d end
end

function STEP.DE(base, n, timex3)
  local d = years(base, n * 10)
  if d then return value.decade(d.year, timex3, d.era), d end
end

function STEP.CE(base, n)
  local d = years(base, n * 100)
  if d then return (d.era == "BC" and "BC%02d" or "%02d"):format(d.year // 100), d end
end

--- A day, week, month ... so many away from a base; nil where the base is not known well enough.
---@param context malinews.DateContext
---@param base malinews.DatePoint
---@param unit string
---@param n integer
---@return string? value
---@return malinews.DatePoint? point
function M.step(context, base, unit, n)
  local step = STEP[unit]
  if not step or math.abs(n) > 100000 then return nil end
  return step(base, n, context.timex3)
end

return M

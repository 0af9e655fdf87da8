--- Times of the clock.

local absolute = require "malinews.dates.absolute"
local base = require "malinews.dates.base"
local relative = require "malinews.dates.relative"
local value = require "malinews.dates.value"

local KIND = {}

-- The hour and the rest (`:07`) that the figures say.
local function hour_of(f)
  if f.sizes[1] == 4 then return f.numbers[1] // 100, (":%02d"):format(f.numbers[1] % 100) end
  if f.clock then return tonumber(f.clock:sub(1, 2)), f.clock:sub(3) end
  if f.year then return f.year // 100, (":%02d"):format(f.year % 100) end
  return f.numbers[1] or f.count, (":%02d"):format(f.numbers[2] or 0)
end

local LATE = { AF = 12, EV = 12, NI = 12 }

-- The hour of the day: 5 p.m. and five in the afternoon are 17.
local function full_hour(context, f, hour)
  local half = context.s:sub(f.from, f.to):lower():match "([ap])%.?m"
  if half then return hour % 12 + (half == "p" and 12 or 0) end
  return hour < 12 and hour + (LATE[f.part] or 0) or hour
end

-- The day that stands in the expression itself: 5 p.m. Friday, 9 a.m. today.
local function own_day(context, f)
  if f.deictic then return relative.KIND.deictic(context, f).point end
  return f.weekday and absolute.KIND.date(context, { weekday = f.weekday, from = f.from, to = f.to, numbers = {} }).point
end

local function day_of(context, f)
  local day = own_day(context, f) or context.beside
  if day then return day, "text" end
  return base.of(context)
end

--- 23:47 GMT, 5 p.m., 15h30: on the day that it names or that stands beside it, else on the base's. TimeML's news have no
--- zones.
function KIND.clock(context, f)
  local hour, rest = hour_of(f)
  hour = full_hour(context, f, hour)
  if hour > 24 or (tonumber(rest:sub(2, 3)) or 0) > 59 then return nil end
  local day, name = day_of(context, f)
  local known = day and day.day
  local zone = (not context.timex3 or context.narrative) and f.zone or ""
  local text = ("%sT%02d%s%s"):format(known and value.date(day) or "XXXX-XX-XX", hour, rest, zone)
  return { type = "TIME", value = text, anchor = known and name or "none" }
end

return { KIND = KIND }

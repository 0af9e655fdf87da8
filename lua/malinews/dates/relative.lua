--- What is counted from a base: today, last week, two days ago, this morning; and times of the clock.

local absolute = require "malinews.dates.absolute"
local base = require "malinews.dates.base"
local calendar = require "malinews.dates.calendar"
local value = require "malinews.dates.value"

local KIND = {}

local function on(day, part)
  if part then return day .. "T" .. part, "TIME" end
  return day, "DATE"
end

--- Today, yesterday, tomorrow, hier soir. In a quotation it is the day on which it was said, where the text tells it;
--- in a narrative `today` is the writer's, whose day nobody knows.
function KIND.deictic(context, f)
  local from, name = base.of(context)
  if context.quote_day then from, name = context.quote_day, "text" end
  if context.narrative then
    if f.deictic == 0 and not f.part then return { type = "DATE", value = "PRESENT_REF", anchor = "none" } end
    from = nil
  end
  local n = f.deictic + (f.dir == "+" and 1 or f.dir == "-" and -1 or 0)
  local d = from and from.number and base.of_number(from.number + n)
  local text, kind = on(d and value.date(d) or "XXXX-XX-XX", f.part)
  return { type = kind, value = text, anchor = d and name or "none", point = d or nil }
end

-- `the next day` and `the next morning` go on from the text; `next week` and `last week` are the writer's.
local function goes_on(context, f)
  return context.last and context.lang == "en" and base.shift(f) > 0 and (f.the or f.unit == "D")
end

--- This morning, last night, that afternoon, the next morning.
function KIND.part(context, f)
  if f.deictic then return KIND.deictic(context, f) end
  local from, name = base.of(context, base.is_textual(f) or goes_on(context, f))
  local d = from and from.number and base.of_number(from.number + base.shift(f))
  return { type = "TIME", value = (d and value.date(d) or "XXXX-XX-XX") .. "T" .. f.part, anchor = d and name or "none",
    point = d or nil }
end

-- The quarter that a text speaks of: the last one it named, else the one before the day of publication.
local function current_quarter(context)
  if context.quarter then return context.quarter.year, context.quarter.quarter, "text" end
  local from, name = base.of(context)
  if not (from and from.month) then return nil end
  local count = from.year * 4 + (from.month - 1) // 3 - 1
  return count // 4, count % 4 + 1, name
end

local function quarter(year, n, name)
  return { type = "DATE", value = year and ("%04d-Q%d"):format(year, n) or "XXXX-QX", anchor = name or "none",
    point = year and { year = year, quarter = n } or nil }
end

--- The year-ago quarter, the year-earlier period, the same period last year.
function KIND.year_ago(context, f)
  local year, n, name = current_quarter(context)
  if year and (f.unit == "Q" or f.unit2 == "Q" or f.time and context.quarter) then return quarter(year - 1, n, name) end
  local from, from_name = base.of(context, false, true)
  if from and (f.unit == "M" or f.unit2 == "M") then
    local text, point = base.step(context, from, "M", -12)
    return text and { type = "DATE", value = text, anchor = from_name, point = point }
  end
  return { type = "DATE", value = from and value.year(from.year - 1) or "XXXX", anchor = from_name }
end

--- The 1988 quarter, the 1988 period: the one that the text speaks of, of another year.
function KIND.year_quarter(context, f)
  local _, n = current_quarter(context)
  if n and (f.unit == "Q" or context.quarter) then return quarter(f.year, n, "text") end
  return { type = "DATE", value = value.year(f.year), anchor = "none", point = { year = f.year } }
end

-- "this weekend" lies ahead unless the sentence speaks of the past; "over the weekend" is the one before
local function weekend_is_past(context, f, from, name)
  if not (from and from.number) or name == "text" or calendar.weekday(from.number) >= 6 then return false end
  local direction = base.direction(context, f, name)
  return direction == "past" or not direction and not f.this
end

local function step_of(context, f, from, name)
  if f.unit == "WE" and not f.rel and weekend_is_past(context, f, from, name) then return -1 end
  if f.dir and not (f.rel or f.this or f.that or f.same) then return f.dir == "+" and 1 or -1 end
  return base.shift(f)
end

-- Two and a half years are thirty months.
local FINER = { Y = { "M", 12 }, DE = { "Y", 10 }, CE = { "Y", 100 } }

local function whole(n, unit)
  local finer = FINER[unit]
  if math.type(n) == "integer" or not finer then return math.tointeger(n), unit end
  return math.tointeger(n * finer[2]), finer[1]
end

local ADVERB = { ["-"] = "BEFORE", ["+"] = "AFTER" }

-- Is it the text that a week or year is counted from? `earlier this year` is the writer's.
local function follows_text(context, f)
  if goes_on(context, f) then return true end
  local own = f.rel and f.rel:sub(-1) ~= "T" or f.this
  return base.is_textual(f) and not (f.dir and own)
end

local function stepped(context, f, from, name)
  if not from then return nil end
  return base.step(context, from, f.unit, step_of(context, f, from, name))
end

--- Last week, this month, that year, the next day, the end of the year, earlier this month.
function KIND.relative(context, f)
  local from, name = base.of(context, follows_text(context, f), f.unit == "Y" and f.that)
  if context.narrative and f.this and f.unit ~= "Y" then from = nil end
  if f.unit == "Q" and context.timex3 and not (f.rel or f.this or f.that or f.same or f.dir or f.mod) then
    return quarter(current_quarter(context))
  end
  local text, point = stepped(context, f, from, name)
  if not text and name == "text" and not context.narrative then -- the text's date is too coarse
    name = "dct"
    text, point = stepped(context, f, context.dct, name)
  end
  local mod = f.mod or (f.rel or f.this or f.that) and ADVERB[f.dir] or nil
  if not text then return { type = "DATE", value = value.UNKNOWN[f.unit] or "XXXX", mod = mod, anchor = "none" } end
  return { type = "DATE", value = text, mod = mod, anchor = name, point = point }
end

-- How many: a number, or nil where the text does not say (several, days).
local function amount(f)
  if f.vague then return nil end
  local n = f.count or f.numbers[1] or f.year
  if f.sizes[2] == 3 and not f.count then
    n = f.numbers[1] * 1000 + f.numbers[2] -- 1,460 years
  elseif f.numbers[2] and not f.count then
    n = tonumber(f.numbers[1] .. "." .. f.numbers[2])
  end
  n = n or f.one and 1
  if f.half and n then n = n + 0.5 end
  return n
end

--- Two days ago, a month later, il y a deux ans.
function KIND.shift(context, f)
  local n, back = amount(f), f.dir == "-"
  if not n then return { type = "DATE", value = back and "PAST_REF" or "FUTURE_REF", anchor = "none" } end
  local from, name = base.of(context, not f.ago, f.unit == "Y" or f.unit == "DE")
  if context.narrative and f.ago then from = nil end
  local text, point
  local count, unit = whole(n, f.unit)
  if from and count then text, point = base.step(context, from, unit, back and -count or count) end
  if not text then return { type = "DATE", value = value.UNKNOWN[f.unit] or "XXXX", anchor = "none" } end
  return { type = "DATE", value = text, anchor = name, point = point }
end

function KIND.duration(context, f)
  return { type = "DURATION", value = value.duration(amount(f), f.unit, context.timex3), anchor = "none" }
end

local HALF = { TH = "PT30M", D = "PT12H", Y = "P6M", DE = "P5Y", CE = "P50Y" }

--- Half an hour, half a century.
function KIND.half(_, f)
  return { type = "DURATION", value = HALF[f.unit], anchor = "none" }
end

--- The past two years, the next months, over the past decade.
function KIND.span(context, f)
  if f.unit == "D" and f.plural and not f.rel and f.this and not amount(f) then
    return { type = "DATE", value = "PRESENT_REF", anchor = "none" }
  end
  if not f.plural and not amount(f) and not f.vague then f.one = true end
  return KIND.duration(context, f)
end

--- Every day, each Monday, daily.
function KIND.set(context, f)
  local text = f.set
  if text then
    return { type = "SET", value = text, anchor = "none" }
  elseif f.unit then
    text = value.duration(not f.vague and (f.count or f.ordinal or 1) or nil, f.unit, context.timex3)
  elseif f.weekday then
    text = "XXXX-WXX-" .. f.weekday
  elseif f.part then
    text = "XXXX-XX-XXT" .. f.part
  elseif f.season then
    text = "XXXX-" .. f.season
  end
  return text and { type = "SET", value = text, anchor = "none" } or nil
end

--- Now, recently, in recent years.
function KIND.ref(_, f)
  return { type = "DATE", value = f.ref, anchor = "none" }
end

--- In the past.
function KIND.past()
  return { type = "DATE", value = "PAST_REF", anchor = "none" }
end

-- The hour and the rest (`:07`) that the figures of a clock time say.
local function hour_of(f)
  if f.sizes[1] == 4 then return f.numbers[1] // 100, (":%02d"):format(f.numbers[1] % 100) end
  if f.clock then return tonumber(f.clock:sub(1, 2)), f.clock:sub(3) end
  if f.year then return f.year // 100, (":%02d"):format(f.year % 100) end
  return f.numbers[1] or f.count, (":%02d"):format(f.numbers[2] or 0)
end

local LATE = { AF = 12, EV = 12, NI = 12 }

-- The day that stands in the expression itself: 5 p.m. Friday, 9 a.m. today.
local function own_day(context, f)
  if f.deictic then return KIND.deictic(context, f).point end
  return f.weekday and absolute.KIND.date(context, { weekday = f.weekday, from = f.from, to = f.to, numbers = {} }).point
end

--- 23:47 GMT, 5 p.m., 15h30: on the day that stands beside it, else on the base's.
function KIND.clock(context, f)
  local hour, rest = hour_of(f)
  local half = context.s:sub(f.from, f.to):lower():match "([ap])%.?m"
  if half then hour = hour % 12 + (half == "p" and 12 or 0) end
  if hour > 24 or (tonumber(rest:sub(2, 3)) or 0) > 59 then return nil end
  if f.part and hour < 12 then hour = hour + (LATE[f.part] or 0) end
  local from, name = own_day(context, f) or context.beside, "text"
  if not from then from, name = base.of(context) end
  local known, has_zone = from and from.day, not context.timex3 or context.narrative
  local day = known and value.date(from) or "XXXX-XX-XX"
  local text = ("%sT%02d%s%s"):format(day, hour, rest, has_zone and f.zone or "")
  return { type = "TIME", value = text, anchor = known and name or "none" }
end

return { KIND = KIND }

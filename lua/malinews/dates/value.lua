--- TIMEX3 values as strings (TimeML 1.2.1, section on TIMEX3, after ISO 8601): dates, weeks, seasons, decades,
--- durations.

local calendar = require "malinews.dates.calendar"

local M = {}

--- A year; `XXXX` where it is not known, `BC0480` before Christ.
---@param year? integer
---@param era? string
---@return string
function M.year(year, era)
  if not year then return "XXXX" end
  return ((era == "BC" or year < 0) and "BC" or "") .. ("%04d"):format(math.abs(year))
end

--- A year, month and day, each of the last two only where known.
---@param d {year?: integer, month?: integer, day?: integer, era?: string}
---@return string
function M.date(d)
  if d.year and d.month and d.day and d.year >= 0 and not d.era then
    return ("%04d-%02d-%02d"):format(d.year, d.month, d.day)
  end
  local text = M.year(d.year, d.era)
  if d.month then text = ("%s-%02d"):format(text, d.month) end
  if d.day then text = ("%s%s-%02d"):format(text, d.month and "" or "-XX", d.day) end
  return text
end

--- The day of a number.
---@param number integer
---@return string
function M.day(number)
  return ("%04d-%02d-%02d"):format(calendar.date(number))
end

--- The ISO week of a day.
---@param number integer
---@return string
function M.week(number)
  return ("%04d-W%02d"):format(calendar.week(number))
end

--- A decade: `196X` in the house's form, `196` in TimeML's.
---@param year integer any year of it
---@param timex3 boolean
---@param era? string
---@return string
function M.decade(year, timex3, era)
  return (era == "BC" and "BC" or "") .. ("%03d"):format(year // 10) .. (timex3 and "" or "X")
end

local DURATION = {
  D = "P%sD", W = "P%sW", F = "P%sW", M = "P%sM", Q = "P%sQ", Y = "P%sY", DE = "P%sDE", CE = "P%sCE", ML = "P%sML",
  TH = "PT%sH", TM = "PT%sM", TS = "PT%sS", WE = "P%sWE",
}
local YEARS = { DE = 10, CE = 100, ML = 1000 }

--- A duration; n may be nil for an unknown number. The house counts decades and centuries in years.
---@param n? number
---@param unit string
---@param timex3 boolean
---@return string
function M.duration(n, unit, timex3)
  if unit == "F" and n then n = n * 2 end
  if YEARS[unit] and not timex3 and n then n, unit = n * YEARS[unit], "Y" end
  local amount = n and (math.type(n) == "integer" and n or ("%.6g"):format(n)) or "X"
  return (DURATION[unit]:format(amount):gsub("%.0([A-Z])", "%1"))
end

--- What is known of an unknown day, week, month ...: the value of `last week` where nothing says when the text was
--- written.
M.UNKNOWN = {
  D = "XXXX-XX-XX", W = "XXXX-WXX", F = "XXXX-WXX", M = "XXXX-XX", Q = "XXXX-QX", Y = "XXXX", DE = "XXX", CE = "XX",
  ML = "X", WE = "XXXX-WXX-WE", TH = "XXXX-XX-XXTXX", TM = "XXXX-XX-XXTXX:XX", TS = "XXXX-XX-XXTXX:XX:XX",
}

return M

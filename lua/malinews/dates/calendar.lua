--- Calendar arithmetic on integers: the proleptic Gregorian calendar, ISO weeks. No clock and no locale.
---
--- A day is a number: days since 1970-01-01. Source of the conversions: Howard Hinnant, "chrono-Compatible Low-Level
--- Date Algorithms" (days_from_civil, civil_from_days); of the weeks: ISO 8601:2004, 3.2.2.

local M = {}

--- The number of a day.
---@param year integer
---@param month integer 1 to 12
---@param day integer may lie outside the month: 0 is the last day of the month before
---@return integer
function M.day(year, month, day)
  if month <= 2 then year = year - 1 end
  local era = year // 400
  local year_of_era = year - era * 400
  local day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
  return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468
end

--- The date of a day's number.
---@param number integer
---@return integer year
---@return integer month
---@return integer day
function M.date(number)
  local z = number + 719468
  local era = z // 146097
  local day_of_era = z - era * 146097
  local year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
  local day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
  local m = (5 * day_of_year + 2) // 153
  local month = m < 10 and m + 3 or m - 9
  return year_of_era + era * 400 + (month <= 2 and 1 or 0), month, day_of_year - (153 * m + 2) // 5 + 1
end

--- The day of the week, Monday 1 to Sunday 7.
---@param number integer
---@return integer
function M.weekday(number)
  return (number + 3) % 7 + 1
end

--- The ISO week of a day.
---@param number integer
---@return integer year the week's, which may differ from the day's
---@return integer week
function M.week(number)
  local thursday = number - M.weekday(number) + 4
  local year = M.date(thursday)
  return year, (thursday - M.day(year, 1, 1)) // 7 + 1
end

--- How many days a month has.
---@param year integer
---@param month integer
---@return integer
function M.length(year, month)
  return (month == 12 and M.day(year + 1, 1, 1) or M.day(year, month + 1, 1)) - M.day(year, month, 1)
end

--- A month so many months away.
---@param year integer
---@param month integer
---@param shift integer
---@return integer year
---@return integer month
function M.months(year, month, shift)
  local count = year * 12 + month - 1 + shift
  return count // 12, count % 12 + 1
end

--- Is it a day of the calendar?
---@param year integer
---@param month integer
---@param day integer
---@return boolean
function M.is_date(year, month, day)
  return month >= 1 and month <= 12 and day >= 1 and day <= M.length(year, month)
end

--- Easter Sunday (Gregorian; the "anonymous" algorithm, Nature 13, 1876).
---@param year integer
---@return integer number
function M.easter(year)
  local a, b, c = year % 19, year // 100, year % 100
  local h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local count = h + l - 7 * m + 114
  return M.day(year, count // 31, count % 31 + 1)
end

return M

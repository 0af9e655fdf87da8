local calendar = require "malinews.dates.calendar"

describe("the calendar", function()
  it("turns every day of 1600 to 2400 into a number and back, one after the other", function()
    local number = calendar.day(1600, 1, 1)
    for year = 1600, 2400 do
      for month = 1, 12 do
        for day = 1, calendar.length(year, month) do
          assert(calendar.day(year, month, day) == number, ("%d-%d-%d"):format(year, month, day))
          local y, m, d = calendar.date(number)
          assert(y == year and m == month and d == day, number)
          number = number + 1
        end
      end
    end
  end)

  it("begins at 1970-01-01, a Thursday", function()
    assert.equal(0, calendar.day(1970, 1, 1))
    assert.equal(4, calendar.weekday(0))
    assert.equal(3, calendar.weekday(-1))
  end)

  it("knows leap years by the Gregorian rule", function()
    for year, days in pairs { [1900] = 28, [2000] = 29, [2019] = 28, [2020] = 29, [2100] = 28, [2400] = 29 } do
      assert.equal(days, calendar.length(year, 2))
    end
    assert.is_true(calendar.is_date(2020, 2, 29))
    assert.is_false(calendar.is_date(2021, 2, 29))
    assert.is_false(calendar.is_date(2021, 13, 1))
    assert.is_false(calendar.is_date(2021, 4, 31))
    assert.is_false(calendar.is_date(2021, 4, 0))
  end)

  it("counts ISO weeks from the one with the year's first Thursday", function()
    local cases = {
      { 2021, 1, 3, 2020, 53 }, { 2021, 1, 4, 2021, 1 }, { 2018, 12, 31, 2019, 1 }, { 2020, 12, 31, 2020, 53 },
      { 2021, 9, 20, 2021, 38 }, { 2016, 1, 1, 2015, 53 }, { 2024, 12, 30, 2025, 1 },
    }
    for _, c in ipairs(cases) do
      local year, week = calendar.week(calendar.day(c[1], c[2], c[3]))
      assert.same({ c[4], c[5] }, { year, week })
    end
  end)

  it("gives each ISO week seven days", function()
    local first = calendar.day(1999, 12, 27)
    for week = 0, 1500 do
      local year, number = calendar.week(first + week * 7)
      for day = 1, 6 do assert.same({ year, number }, { calendar.week(first + week * 7 + day) }) end
    end
  end)

  it("moves by months across years, both ways", function()
    assert.same({ 2021, 12 }, { calendar.months(2022, 1, -1) })
    assert.same({ 2023, 1 }, { calendar.months(2022, 12, 1) })
    assert.same({ 2019, 11 }, { calendar.months(2022, 11, -36) })
  end)

  it("finds Easter Sunday", function()
    local cases = {
      [1818] = "3-22", [1943] = "4-25", [2000] = "4-23", [2008] = "3-23", [2021] = "4-4", [2024] = "3-31", [2038] = "4-25",
    }
    for year, expected in pairs(cases) do
      local _, month, day = calendar.date(calendar.easter(year))
      assert.equal(expected, month .. "-" .. day)
    end
  end)
end)

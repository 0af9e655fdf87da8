-- c:timeline: what is told of which time, and how much was published when

local mn = require "malinews"

local function times(rows)
  local list = {}
  for i, row in ipairs(rows) do list[i] = row.time .. " " .. row.count end
  return list
end

local function corpus()
  return mn.corpus {
    mn.document("They left on 15 December 2021 and came back on 3 January 2021. In 2020 it rained.", { dct = "2021-12-20", lang = "en" }),
    mn.document("They left on 15 December 2021. In May 2021 they slept. The week was long.", { dct = "2022-01-02", lang = "en" }),
    mn.document("Nothing.", { dct = "2022-01-03", lang = "en" }),
  }
end

describe("c:timeline", function()
  it("merges the dates that texts name, in order, with the passages and documents behind each", function()
    local rows = corpus():timeline {}
    assert.same({ "2021-01-03 1", "2021-12-15 2" }, times(rows))
    assert.same({ 2, 2 }, { rows[2].df, #rows[2].docs })
    assert.same({ "15 December 2021", "15 December 2021" }, { rows[2].hits[1].text, rows[2].hits[2].text })
  end)

  it("counts by day, week, month and year; a coarser date than the unit is not counted, a finer one is", function()
    local c = corpus()
    assert.same({ "2020-W53 1", "2021-W50 2" }, times(c:timeline { unit = "week" }))
    assert.same({ "2021-01 1", "2021-05 1", "2021-12 2" }, times(c:timeline { unit = "month" }))
    assert.same({ "2020 1", "2021 4" }, times(c:timeline { unit = "year" }))
  end)

  it("counts publications, weeks by ISO 8601, with words for rates", function()
    local rows = corpus():timeline { by = "published", unit = "week" }
    assert.same({ "2021-W51 1", "2021-W52 1", "2022-W01 1" }, times(rows))
    assert.equal(1e6 / 1, rows[3].per_million)
    assert.same({ "2021-12 1", "2022-01 2" }, times(corpus():timeline { by = "published" }))
  end)

  it("counts the hits of a query per million words of what was published then", function()
    local rows = corpus():timeline { query = "left" }
    assert.same({ "2021-12 1", "2022-01 1" }, times(rows))
    assert.equal(1e6 / rows[1].words, rows[1].per_million)
  end)

  it("takes all of the month or the year that a bound names", function()
    local c = corpus()
    assert.same({ "2021-12-15 2" }, times(c:timeline { from = "2021-12", to = "2021-12" }))
    assert.same({ "2021-01-03 1", "2021-12-15 2" }, times(c:timeline { from = "2021", to = "2021" }))
    assert.same({ "2021-01-03 1" }, times(c:timeline { to = "2021-12-14" }))
    assert.same({ "2021-12-15 2" }, times(c:timeline { from = "2021-01-04" }))
    assert.same({ "2021-W50 2" }, times(c:timeline { unit = "week", from = "2021-12", to = "2021-12" }))
    assert.same({ "2020-W53 1" }, times(c:timeline { unit = "week", to = "2021-01" }))
    assert.same({ "2021 4" }, times(c:timeline { unit = "year", from = "2021-06" }))
    assert.same({ "2022-W01 1" }, times(c:timeline { by = "published", unit = "week", from = "2022-01-03" }))
  end)

  it("does not count a day that the calendar has not", function()
    local c = mn.corpus { mn.document("x", { dct = "2021-02-30" }) }
    assert.equal(0, #c:timeline { by = "published", unit = "week" })
  end)
end)

-- The corpus numbers that five real articles must give. Their text is no part of this project: where it is not found
-- (CORPORA, or ../shared/corpora), this says so and stops.

local mn = require "malinews"

local folder = (os.getenv "CORPORA" or "../shared/corpora") .. "/seeds"
local ROLES = "headline,heading,body"

-- For each article, in order
local COUNTS = {
  { "mali", 9, 11, 13, 10, 13 },
  { "wagner", 3, 3, 5, 1, 5 },
  { "mercenar*", 1, 3, 2, 1, 3 },
  { "pmc | pmcs", 0, 0, 0, 0, 7 },
  { "militia", 1, 0, 3, 0, 0 },
  { "advisers | advisors", 1, 3, 0, 0, 0 },
  { "terroris*", 1, 4, 7, 4, 5 },
  { "jihadi*", 0, 0, 0, 2, 1 },
  { "rebel | rebels", 1, 4, 0, 0, 0 },
  { "junta", 0, 0, 2, 0, 0 },
  { "withdr*", 1, 1, 2, 9, 1 },
  { "barkhan | barkhane", 3, 4, 1, 2, 3 },
}
local WORDS = { 880, 921, 1135, 843, 798 }

local function near(expected, value, tolerance)
  assert(math.abs(value - expected) <= tolerance, ("%.7g, not %.7g"):format(value, expected))
end

local file = io.open(folder .. "/000_71a4b6a7ceee6045.txt")
if not file then
  describe("the seeds", function()
    pending("give their corpus numbers: skipped, " .. folder .. " is not there")
  end)
  return
end
file:close()

describe("the seeds", function()
  local c
  setup(function() c = assert(mn.load(folder)) end)

  local function one(i) return mn.corpus { c[i] } end
  local function others(i)
    return c:where(function(doc) return doc ~= c[i] end)
  end

  it("have so many words in headline, heading and body", function()
    for i, words in ipairs(WORDS) do
      local n = 0
      for _, row in ipairs(one(i):frequencies { roles = ROLES }) do n = n + row.count end
      assert.equal(words, n, "article " .. i)
    end
  end)

  it("have so many hits of each word", function()
    for _, row in ipairs(COUNTS) do
      for i = 1, 5 do
        assert.equal(row[i + 1], #one(i):kwic(row[1], { roles = ROLES }), row[1] .. " in article " .. i)
      end
    end
  end)

  it("have this keyness, one beside the other four", function()
    -- a stem's count is that of all words that begin so
    local function counts(part, query)
      local words = 0
      for _, row in ipairs(part:frequencies { roles = ROLES }) do words = words + row.count end
      return #part:kwic(query, { roles = ROLES }), words
    end
    local function measures(i, query)
      local a, n = counts(one(i), query)
      local b, m = counts(others(i), query)
      return mn.stats.g2(a, b, n, m), (mn.stats.log_ratio(a, b, n, m))
    end
    local g2, ratio = measures(4, "withdr*")
    near(14.2997, g2, 5e-5)
    near(2.9951, ratio, 5e-5)
    g2, ratio = measures(5, "pmc | pmcs")
    near(24.5045, g2, 5e-5)
    near(6.0509, ratio, 5e-5)
    near(8.2842, (measures(2, "rebel | rebels")), 5e-5)
    local row = one(5):keyness(others(5), { roles = ROLES }):where({ form = "pmc" })[1]
    near((measures(5, "pmc")), row.g2, 1e-9)
  end)

  it("have this dispersion over the five", function()
    near(0.0578, c:dispersion("mali", { roles = ROLES })[1].dp, 5e-5)
    near(0.1659, c:dispersion("wagner", { roles = ROLES })[1].dp, 5e-5)
    local pmc = c:dispersion("pmc", { roles = ROLES })[1]
    near(0.8256, pmc.dp, 5e-5)
    near(1, pmc.dpnorm, 1e-9)
  end)
end)

-- Every formula against a second implementation (spec/second/stats.py) over 1,000 random tables. Skipped without python3.

local stats = require "malinews.stats"

-- Marsaglia's xorshift64*: the same tables everywhere
local state = 20210920
local function random(low, high)
  state = state ~ (state >> 12)
  state = state ~ (state << 25)
  state = state ~ (state >> 27)
  return low + ((state * 0x2545F4914F6CDD1D) >> 33) % (high - low + 1)
end

local function numbers(list, separator)
  local out = {}
  for i = 1, list.n or #list do out[i] = list[i] == nil and "nil" or ("%.17g"):format(list[i]) end
  return table.concat(out, separator)
end

local function writer(file)
  return function(name, arguments, ...) file:write(name, "\t", arguments, "\t", numbers(table.pack(...), " "), "\n") end
end

local TWO_BY_TWO = { "g2", "g2_rayson", "chi2", "log_ratio", "percent_difference", "bic", "ell", "g2_williams" }
local PAIRS = { "pmi", "pmi3", "npmi", "lmi", "t_score", "z_score", "dice", "logdice", "min_sensitivity" }

local function write_table(write)
  local c, d = random(100, 10 ^ random(3, 7)), random(100, 10 ^ random(3, 7))
  local a, b = random(0, c // random(1, 100)), random(0, d // random(1, 100))
  for _, name in ipairs(TWO_BY_TWO) do write(name, numbers({ a, b, c, d }, " "), stats[name](a, b, c, d)) end
  write("chi2", numbers({ a, b, c, d, 1 }, " "), stats.chi2(a, b, c, d, true))
  local alpha0 = random(1, 5000)
  local alpha = alpha0 * random(1, 999) / 1000
  write("log_odds", numbers({ a, c, b, d, alpha, alpha0 }, " "), stats.log_odds(a, c, b, d, alpha, alpha0))
  local fx, fy, span = random(1, c // 3), random(1, c // 3), random(1, 10)
  local fxy = random(0, math.min(fx, fy))
  for _, name in ipairs(PAIRS) do write(name, numbers({ fxy, fx, fy, c, span }, " "), stats[name](fxy, fx, fy, c, span)) end
  write("delta_p", numbers({ fxy, fx, fy, c }, " "), stats.delta_p(fxy, fx, fy, c))
end

local function write_lists(write)
  local counts, sizes, p, positions, at = {}, {}, {}, {}, 0
  for i = 1, random(2, 12) do sizes[i] = random(1, 5000) end
  for i = 1, #sizes do counts[i] = random(0, 3) == 0 and 0 or random(0, sizes[i]) end
  local m = stats.dispersion(counts, sizes)
  write("dispersion", numbers(counts, ",") .. " " .. numbers(sizes, ","), m.dp, m.dpnorm, m.juilland, m.carroll, m.rosengren,
    m.kld, m.range)
  for i = 1, random(1, 30) do p[i] = random(0, 40) / 40 end
  write("benjamini_hochberg", numbers(p, ","), table.unpack(stats.benjamini_hochberg(p)))
  for i = 1, random(1, 40) do
    at = at + random(1, 50)
    positions[i] = at
  end
  local n = at + random(0, 60)
  write("arf", numbers(positions, ",") .. " " .. n, stats.arf(positions, n))
end

local function write_weights(write)
  local n = random(1, 10000)
  local df = random(1, n)
  write("idf", numbers({ n, df }, " "), stats.idf(n, df, "ln"), stats.idf(n, df, "log10"), stats.idf(n, df, "smooth"),
    stats.idf(n, df, "bm25"))
  local tf, length, average, weight = random(1, 50), random(10, 900), random(10, 900), random(1, 900) / 100
  write("bm25", numbers({ tf, length, average, weight, 1.2, 0.75 }, " "), stats.bm25(tf, length, average, weight, 1.2, 0.75))
  write("zipf", numbers({ df, n }, " "), stats.zipf(df, n))
end

local function has_python()
  local ok = os.execute "python3 -c 'pass' >/dev/null 2>&1"
  return ok == true
end

describe("the formulas", function()
  if not has_python() then
    pending "agree with a second implementation: python3 is not installed"
    return
  end

  it("agree with a second implementation over 1,000 random tables", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    local write = writer(file)
    for _ = 1, 1000 do
      write_table(write)
      write_lists(write)
      write_weights(write)
    end
    for x = 0, 4000, 7 do write("chi2_p", ("%.17g"):format(x / 100), stats.chi2_p(x / 100)) end
    file:close()
    local pipe = assert(io.popen(("python3 spec/second/stats.py '%s' 2>&1"):format(path)))
    local said = pipe:read "a"
    local ok = pipe:close()
    os.remove(path)
    assert(ok, said)
    assert.matches("0 differ", said, 1, true)
  end)
end)

--- The formulas, as pure functions of numbers. Each names its source, its direction and what happens at zero.
---
--- In keyness, `a` and `b` are a word's counts in the studied and in the other corpus, `c` and `d` their sizes in words.
--- In association, `fxy` is how often two words stand together, `fx` and `fy` how often each occurs, `n` the corpus size,
--- and `span` how many places of the window each occurrence of x opens (1 by default): E = fx fy span / n.

local M = {}

local log, sqrt, abs, huge = math.log, math.sqrt, math.abs, math.huge
local LN2 = log(2)

-- x ln(x / e), with 0 ln 0 = 0
local function term(x, e)
  return x == 0 and 0 or x * log(x / e)
end

local function sign_of(a, b, c, d)
  return a * d < b * c and -1 or 1
end

--- Log-likelihood ratio over four cells (Dunning 1993, Computational Linguistics 19:1). Not signed; 0 for no difference.
---@param a number
---@param b number
---@param c number
---@param d number
---@return number
function M.g2(a, b, c, d)
  local n, k = c + d, a + b
  if n == 0 or k == 0 then return 0 end
  local sum = term(a, c * k / n) + term(b, d * k / n)
  if k < n then sum = sum + term(c - a, c * (n - k) / n) + term(d - b, d * (n - k) / n) end
  return 2 * sum
end

--- Log-likelihood ratio over two cells (Rayson and Garside 2000, Comparing corpora using frequency profiling).
---@return number
function M.g2_rayson(a, b, c, d)
  local n, k = c + d, a + b
  if n == 0 or k == 0 then return 0 end
  return 2 * (term(a, c * k / n) + term(b, d * k / n))
end

--- Pearson's chi-squared over four cells, with Yates' correction on demand (Yates 1934). 0 where a margin is empty.
---@param yates? boolean
---@return number
function M.chi2(a, b, c, d, yates)
  local n, k = c + d, a + b
  local margins = c * d * k * (n - k)
  if margins == 0 then return 0 end
  local difference = abs(a * (d - b) - b * (c - a))
  if yates then difference = math.max(0, difference - n / 2) end
  return n * difference * difference / margins
end

--- The direction of a difference: 1 where the word is relatively more frequent in the first corpus (or equal), else -1.
---@return integer
function M.sign(a, b, c, d)
  return sign_of(a, b, c, d)
end

--- Binary log of the ratio of relative frequencies (Hardie 2014), with Katz' 95 % interval (Katz et al. 1978). A zero
--- count is taken for 0.5. Positive: more frequent in the first corpus.
---@return number value
---@return number low
---@return number high
function M.log_ratio(a, b, c, d)
  local x, y = a == 0 and 0.5 or a, b == 0 and 0.5 or b
  local value = log((x / c) / (y / d)) / LN2
  local variance = 1 / x - 1 / c + 1 / y - 1 / d
  local half = 1.959963984540054 * sqrt(math.max(0, variance)) / LN2
  return value, value - half, value + half
end

--- Percentage difference of relative frequencies (Gabrielatos and Marchi 2011); a zero in the second corpus is taken for
--- 0.5 occurrences.
---@return number
function M.percent_difference(a, b, c, d)
  local x, y = a / c, (b == 0 and 0.5 or b) / d
  return 100 * (x - y) / y
end

--- Bayes factor approximation (Wilson 2013): G2 minus ln(c + d) for one degree of freedom. Above 2 is evidence, above 10
--- very strong evidence.
---@return number
function M.bic(a, b, c, d)
  return M.g2_rayson(a, b, c, d) - log(c + d)
end

--- Effect size for log-likelihood (Johnston, Berry and Mielke 2006): G2 / (N ln Emin). nil where the least expected count
--- is not above 1: the measure is not defined there.
---@return number?
function M.ell(a, b, c, d)
  local least = math.min(c, d) * (a + b) / (c + d)
  if least <= 1 then return nil end
  return M.g2_rayson(a, b, c, d) / ((c + d) * log(least))
end

--- Williams' correction of G2 for a two-by-two table (Williams 1976).
---@return number
function M.g2_williams(a, b, c, d)
  local n, k = c + d, a + b
  if k == 0 or k == n or c == 0 or d == 0 then return 0 end
  local q = 1 + (n / k + n / (n - k) - 1) * (n / c + n / d - 1) / (6 * n)
  return M.g2(a, b, c, d) / q
end

--- Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, equations 15 to 22). `alpha` is
--- the word's prior count, `alpha0` the sum of all priors. Positive: more typical of the first corpus.
---@return number delta
---@return number variance
---@return number z
function M.log_odds(y1, n1, y2, n2, alpha, alpha0)
  local delta = log((y1 + alpha) / (n1 + alpha0 - y1 - alpha)) - log((y2 + alpha) / (n2 + alpha0 - y2 - alpha))
  local variance = 1 / (y1 + alpha) + 1 / (y2 + alpha)
  return delta, variance, delta / sqrt(variance)
end

--- How often two words are expected to stand together by chance.
---@return number
function M.expected(fx, fy, n, span)
  return fx * fy * (span or 1) / n
end

local expected = M.expected

--- Pointwise mutual information, log2(O/E) (Church and Hanks 1990); -inf where the words never stand together.
---@return number
function M.pmi(fxy, fx, fy, n, span)
  return fxy == 0 and -huge or log(fxy / expected(fx, fy, n, span)) / LN2
end

--- PMI cubed, log2(O^3/E) (Daille 1994).
---@return number
function M.pmi3(fxy, fx, fy, n, span)
  return fxy == 0 and -huge or log(fxy * fxy * fxy / expected(fx, fy, n, span)) / LN2
end

--- Normalized PMI (Bouma 2009), from -1 (never together) over 0 (chance) to 1 (only together).
---@return number
function M.npmi(fxy, fx, fy, n, span)
  if fxy == 0 then return -1 end
  if fxy == n then return 1 end
  return M.pmi(fxy, fx, fy, n, span) / (-log(fxy / n) / LN2)
end

--- Local mutual information, O PMI (Evert 2008); 0 where the words never stand together.
---@return number
function M.lmi(fxy, fx, fy, n, span)
  return fxy == 0 and 0 or fxy * M.pmi(fxy, fx, fy, n, span)
end

--- t-score, (O - E) / sqrt(O) (Church et al. 1991); -inf where the words never stand together.
---@return number
function M.t_score(fxy, fx, fy, n, span)
  return fxy == 0 and -huge or (fxy - expected(fx, fy, n, span)) / sqrt(fxy)
end

--- z-score, (O - E) / sqrt(E) (Berry-Rogghe 1973).
---@return number
function M.z_score(fxy, fx, fy, n, span)
  local e = expected(fx, fy, n, span)
  return e == 0 and 0 or (fxy - e) / sqrt(e)
end

--- Dice's coefficient, 2 fxy / (fx + fy) (Dice 1945).
---@return number
function M.dice(fxy, fx, fy)
  return fx + fy == 0 and 0 or 2 * fxy / (fx + fy)
end

--- logDice, 14 + log2 Dice (Rychly 2008); at most 14, independent of the corpus' size; -inf at zero.
---@return number
function M.logdice(fxy, fx, fy)
  return fxy == 0 and -huge or 14 + log(M.dice(fxy, fx, fy)) / LN2
end

--- Minimum sensitivity, the less of fxy/fx and fxy/fy (Pedersen 1998).
---@return number
function M.min_sensitivity(fxy, fx, fy)
  local most = math.max(fx, fy)
  return most == 0 and 0 or fxy / most
end

--- Delta P in both directions (Gries 2013): how much more probable y is where x stands, and x where y stands.
---@return number y_given_x
---@return number x_given_y
function M.delta_p(fxy, fx, fy, n)
  local function delta(f, g)
    local with = f == 0 and 0 or fxy / f
    local without = n == f and 0 or (g - fxy) / (n - f)
    return with - without
  end
  return delta(fx, fy), delta(fy, fx)
end

--- G2 of a pair of words over the four cells of their contingency table (Dunning 1993). Windows cannot open more places
--- than the corpus has beside the other word's: in a very small one their number is cut.
---@return number
function M.g2_pair(fxy, fx, fy, n, span)
  local opened = math.min(fx * (span or 1), n - (fy - fxy))
  return M.g2(fxy, fy - fxy, opened, n - opened)
end

local function mean_and_deviation(values)
  local sum, squares = 0, 0
  for _, v in ipairs(values) do sum = sum + v end
  local mean = sum / #values
  for _, v in ipairs(values) do squares = squares + (v - mean) ^ 2 end
  return mean, sqrt(squares / #values)
end

-- What each part would hold and holds: its share of the corpus, of the word, and the rate
local function parts_of(counts, sizes)
  local frequency, size = 0, 0
  for i, s in ipairs(sizes) do frequency, size = frequency + (counts[i] or 0), size + s end
  local shares, held, rates = {}, {}, {}
  for i, s in ipairs(sizes) do
    local v = counts[i] or 0
    shares[i] = size == 0 and 0 or s / size
    held[i] = frequency == 0 and 0 or v / frequency
    rates[i] = s == 0 and 0 or v / s
  end
  return shares, held, rates, frequency
end

local function carroll(rates, n)
  local sum, entropy = 0, 0
  for _, rate in ipairs(rates) do sum = sum + rate end
  for _, rate in ipairs(rates) do entropy = entropy - term(rate / sum, 1) end
  return entropy / log(n)
end

--- Dispersion of a word over parts of a corpus (Gries 2008, 2020). `counts` and `sizes` are lists of the same length.
---
--- dp 0 even, towards 1 clumped (Gries 2008); dpnorm the same from 0 to 1 (Lijffijt and Gries 2012); juilland 1 even, 0
--- clumped, with the population deviation of the rates (Juilland et al. 1970); carroll D2, 1 even (Carroll 1970);
--- rosengren S, 1 even (Rosengren 1971); kld in bits, 0 even (Gries 2020); range the parts that hold it. Of a word that
--- does not occur, all are nil but range; of a corpus of one part, dpnorm, juilland and carroll are nil.
---@param counts number[]
---@param sizes number[]
---@return {dp: number?, dpnorm: number?, juilland: number?, carroll: number?, rosengren: number?, kld: number?, range: integer}
function M.dispersion(counts, sizes)
  local shares, held, rates, frequency = parts_of(counts, sizes)
  local answer, n = { range = 0 }, #sizes
  for i = 1, n do
    if (counts[i] or 0) > 0 then answer.range = answer.range + 1 end
  end
  if frequency == 0 or n == 0 then return answer end
  local dp, least, rosengren, kld = 0, huge, 0, 0
  for i, share in ipairs(shares) do
    dp, least = dp + abs(held[i] - share), math.min(least, share)
    rosengren = rosengren + sqrt(share * held[i])
    if held[i] > 0 then kld = kld + held[i] * log(held[i] / share) / LN2 end
  end
  answer.dp, answer.rosengren, answer.kld = dp / 2, rosengren ^ 2, kld
  if n > 1 then
    local mean, deviation = mean_and_deviation(rates)
    answer.dpnorm = answer.dp / (1 - least)
    answer.juilland = 1 - deviation / mean / sqrt(n - 1)
    answer.carroll = carroll(rates, n)
  end
  return answer
end

--- Average reduced frequency (Savicky and Hlavacova 2002): the count of a word, its clumps counted less. `positions` are
--- the word numbers where it stands, ascending, 1-based, in a corpus of n words; distances go round the corpus' end.
---@param positions integer[]
---@param n integer
---@return number
function M.arf(positions, n)
  local f = #positions
  if f == 0 then return 0 end
  local v, sum = n / f, 0
  for i = 1, f do
    local distance = i == 1 and positions[1] + n - positions[f] or positions[i] - positions[i - 1]
    sum = sum + math.min(distance, v)
  end
  return sum / v
end

--- Adjusted p-values (Benjamini and Hochberg 1995): each the least false discovery rate at which its test is rejected.
---@param p number[]
---@return number[] q in the order of p
function M.benjamini_hochberg(p)
  local times, distinct, of, least, rank = {}, {}, {}, 1, #p
  for i = 1, #p do
    if not times[p[i]] then distinct[#distinct + 1] = p[i] end
    times[p[i]] = (times[p[i]] or 0) + 1
  end
  table.sort(distinct, function(x, y) return x > y end)
  for _, value in ipairs(distinct) do
    least = math.min(least, value * #p / rank)
    of[value], rank = least, rank - times[value]
  end
  local q = {}
  for i = 1, #p do q[i] = of[p[i]] end
  return q
end

-- erfc(x) for x >= 0 (Numerical Recipes' Chebyshev fit is too coarse; this is the continued fraction, Lentz' method, and
-- below 2 the series of erf): about fifteen digits.
local function erfc(x)
  if x < 2 then
    local sum, part, k = x, x, 0
    while abs(part) > 1e-17 * abs(sum) do
      k = k + 1
      part = -part * x * x / k
      sum = sum + part / (2 * k + 1)
      if x == 0 then break end
    end
    return 1 - 2 / sqrt(math.pi) * sum
  end
  local f = 0
  for k = 12 + math.ceil(400 / (x * x)), 1, -1 do f = k / 2 / (x + f) end
  return math.exp(-x * x) / sqrt(math.pi) / (x + f)
end

--- The probability that chi-squared with one degree of freedom is at least x: the p-value of G2 and of chi-squared.
---@param x number
---@return number
function M.chi2_p(x)
  return x <= 0 and 1 or erfc(sqrt(x / 2))
end

--- The Zipf scale (van Heuven et al. 2014): log10 of the frequency per billion words, about 1 for rare and 7 for the most
--- frequent words; nil for a word that does not occur.
---@param count number
---@param n number words of the corpus
---@return number?
function M.zipf(count, n)
  if count == 0 or n == 0 then return nil end
  return log(count * 1e9 / n, 10)
end

--- Inverse document frequency by name: "ln" ln(N/df), "log10", "smooth" ln((1+N)/(1+df)) + 1 (scikit-learn), "bm25"
--- ln(1 + (N - df + .5) / (df + .5)) (Robertson and Sparck Jones 1976, never negative).
---@param n integer documents
---@param df integer documents that hold the word
---@param variant? "ln"|"log10"|"smooth"|"bm25"
---@return number
function M.idf(n, df, variant)
  if variant == "log10" then return log(n / df, 10) end
  if variant == "smooth" then return log((1 + n) / (1 + df)) + 1 end
  if variant == "bm25" then return log(1 + (n - df + 0.5) / (df + 0.5)) end
  return log(n / df)
end

--- BM25 (Robertson et al. 1994) of one word in one document.
---@param tf number count in the document
---@param length number of the document
---@param average number length of all documents
---@param idf number
---@param k1? number 1.2 by default
---@param b? number 0.75 by default
---@return number
function M.bm25(tf, length, average, idf, k1, b)
  k1, b = k1 or 1.2, b or 0.75
  return idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))
end

return M

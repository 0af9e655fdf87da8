--- Lexical diversity of each document: how many different words it uses, by measures that stand a text's length.

local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { window = "count", threshold = "fraction", sample = "count", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

--- Moving-average type-token ratio (Covington and McFall 2010): the mean over all windows of so many words; the plain
--- ratio of a shorter text. nil of an empty one.
---@param words any[]
---@param window integer
---@return number?
function M.mattr(words, window)
  local n, counts, types, sum = #words, {}, 0, 0
  if n == 0 then return nil end
  window = math.min(window, n)
  for i = 1, n do
    local word, out = words[i], words[i - window]
    counts[word] = (counts[word] or 0) + 1
    if counts[word] == 1 then types = types + 1 end
    if out ~= nil then
      counts[out] = counts[out] - 1
      if counts[out] == 0 then types = types - 1 end
    end
    if i >= window then sum = sum + types / window end
  end
  return sum / (n - window + 1)
end

-- How many stretches it takes, in one direction, for the ratio to fall to the threshold; the last counts in part.
local function factors(words, threshold, from, to, step)
  local count, seen, types, tokens = 0, {}, 0, 0
  for i = from, to, step do
    tokens = tokens + 1
    if not seen[words[i]] then seen[words[i]], types = true, types + 1 end
    if types / tokens <= threshold then
      count, seen, types, tokens = count + 1, {}, 0, 0
    end
  end
  if tokens > 0 then count = count + (1 - types / tokens) / (1 - threshold) end
  return count
end

--- Measure of textual lexical diversity (McCarthy and Jarvis 2010), the mean of both directions. nil where the ratio
--- never falls.
---@param words any[]
---@param threshold number 0.72
---@return number?
function M.mtld(words, threshold)
  local n = #words
  local forward, backward = factors(words, threshold, 1, n, 1), factors(words, threshold, n, 1, -1)
  if forward == 0 or backward == 0 then return nil end
  return (n / forward + n / backward) / 2
end

--- HD-D (McCarthy and Jarvis 2007): the expected type-token ratio of a random sample of so many words, by the
--- hypergeometric distribution. nil of a text shorter than the sample.
---@param words any[]
---@param sample integer 42
---@return number?
function M.hdd(words, sample)
  local n, counts, order = #words, {}, {}
  if n < sample or n == 0 then return nil end
  for _, word in ipairs(words) do
    if not counts[word] then order[#order + 1] = word end
    counts[word] = (counts[word] or 0) + 1
  end
  local sum = 0
  for _, word in ipairs(order) do
    local none = 1 -- the probability that the sample holds none of the word
    for i = 0, sample - 1 do none = none * math.max(0, n - counts[word] - i) / (n - i) end
    sum = sum + (1 - none) / sample
  end
  return sum
end

local function types_of(words)
  local seen, types = {}, 0
  for _, word in ipairs(words) do
    if not seen[word] then seen[word], types = true, types + 1 end
  end
  return types
end

--- Lexical diversity of each document, over folded words.
---@param corpus malinews.Corpus
---@param opts? {window?: integer, threshold?: number, sample?: integer, roles?: string, voice?: string}
---@return malinews.Result rows doc, words, types, ttr, mattr, mtld, hdd
function M.run(corpus, opts)
  opts = options.check("corpus:diversity", opts, OPTIONS)
  local window, threshold, sample = opts.window or 50, opts.threshold or 0.72, opts.sample or 42
  local view, looked_at, rows = index.of(corpus, opts.words), scope.new("corpus:diversity", opts), {}
  for i = 1, #corpus do
    local words = view.columns:sequence((view:document(i, looked_at)))
    local types = types_of(words)
    rows[i] = {
      doc = corpus[i], words = #words, types = types, ttr = #words > 0 and types / #words or nil,
      mattr = M.mattr(words, window), mtld = M.mtld(words, threshold), hdd = M.hdd(words, sample),
    }
  end
  return result.new(rows, {
    name = "documents", columns = { "doc", "words", "types", "ttr", "mattr", "mtld", "hdd" },
    note = ("MATTR over %d words, MTLD at %g, HD-D of %d words; %s"):format(window, threshold, sample, looked_at:note()),
  })
end

return M

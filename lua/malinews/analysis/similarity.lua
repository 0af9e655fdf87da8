--- Which documents are like each other: the cosine of their words' weights.
---
--- A small corpus is compared pair by pair. In a large one, candidates are found by random hyperplanes (Charikar 2002) in
--- bands, and each is verified exactly: what is reported is right, and a pair at the threshold is missed with the probability
--- that the note names.

local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { min = "share", weight = { "tfidf", "count" }, exact = "boolean", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local SMALL = 1500 -- documents that are compared pair by pair
local BITS = 256   -- of a signature

-- Unit vectors: for each document ids in ascending order with their weights.
local function vectors_of(view, looked_at, weight)
  local bags, df, n = {}, {}, #view.numbers
  for i = 1, n do
    bags[i] = view.columns:bag((view:document(i, looked_at)))
    for id in pairs(bags[i]) do df[id] = (df[id] or 0) + 1 end
  end
  local vectors = {}
  for i, bag in ipairs(bags) do
    local ids, weights, sum = {}, {}, 0
    for id in pairs(bag) do ids[#ids + 1] = id end
    table.sort(ids)
    for k, id in ipairs(ids) do
      local value = weight == "count" and bag[id] or (1 + math.log(bag[id])) * math.log(n / df[id])
      weights[k] = value
      sum = sum + value * value
    end
    local length = math.sqrt(sum)
    for k in ipairs(ids) do weights[k] = length > 0 and weights[k] / length or 0 end
    vectors[i] = { ids = ids, weights = weights }
  end
  return vectors
end

--- The cosine of two unit vectors.
local function cosine(a, b)
  local i, j, sum = 1, 1, 0
  while a.ids[i] and b.ids[j] do
    if a.ids[i] < b.ids[j] then i = i + 1
    elseif a.ids[i] > b.ids[j] then j = j + 1
    else
      sum = sum + a.weights[i] * b.weights[j]
      i, j = i + 1, j + 1
    end
  end
  return math.min(sum, 1)
end

-- Four numbers of 64 random bits for a word, always the same (SplitMix64, Steele et al. 2014).
local function bits_of(id, part)
  local z = (id * 4 + part) * 0x9E3779B97F4A7C15
  z = (z ~ z >> 30) * 0xBF58476D1CE4E5B9
  z = (z ~ z >> 27) * 0x94D049BB133111EB
  return z ~ z >> 31
end

-- On which side of each hyperplane a document lies, as bytes "0" and "1".
local function signature(vector, known)
  local sums = {}
  for bit = 1, BITS do sums[bit] = 0 end
  for k, id in ipairs(vector.ids) do
    local weight, words = vector.weights[k], known[id]
    if not words then
      words = { bits_of(id, 0), bits_of(id, 1), bits_of(id, 2), bits_of(id, 3) }
      known[id] = words
    end
    for part = 1, 4 do
      local word = words[part]
      for bit = 0, 63 do
        local at = (part - 1) * 64 + bit + 1
        sums[at] = word >> bit & 1 == 1 and sums[at] + weight or sums[at] - weight
      end
    end
  end
  for bit = 1, BITS do sums[bit] = sums[bit] >= 0 and "1" or "0" end
  return table.concat(sums)
end

-- Rows of a band: as many as keep the probability of a pair at the threshold at .98 or more.
local function band_rows(least)
  local p = 1 - math.acos(least) / math.pi
  for rows = 32, 2, -1 do
    local found = 1 - (1 - p ^ rows) ^ (BITS // rows)
    if found >= 0.98 then return rows, found end
  end
  return 2, 1 - (1 - p ^ 2) ^ (BITS // 2)
end

local function candidates(vectors, rows)
  local seen, known, bands = {}, {}, {}
  for i, vector in ipairs(vectors) do
    local s = #vector.ids > 0 and signature(vector, known) or ""
    for band = 0, #s // rows - 1 do
      local key = band .. ":" .. s:sub(band * rows + 1, (band + 1) * rows)
      local list = bands[key]
      if not list then
        list = {}
        bands[key] = list
      end
      for _, j in ipairs(list) do seen[j << 32 | i] = true end
      list[#list + 1] = i
    end
  end
  local found = {}
  for key in pairs(seen) do found[#found + 1] = key end
  table.sort(found)
  return found
end

local function all_pairs(n)
  local found = {}
  for i = 1, n do
    for j = i + 1, n do found[#found + 1] = i << 32 | j end
  end
  return found
end

--- Pairs of documents whose cosine is at least `min` (.3), the most alike first; over log tf times ln(N/df), or counts.
---@param corpus malinews.Corpus
---@param opts? {min?: number, weight?: "tfidf"|"count", exact?: boolean, roles?: string, voice?: string} exact=true compares
--- all pairs in a large corpus too
---@return malinews.Result rows a, b (documents), cosine
function M.run(corpus, opts)
  opts = options.check("corpus:similarity", opts, OPTIONS)
  local least, weight = opts.min or 0.3, opts.weight or "tfidf"
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:similarity", opts)
  local vectors, rows = vectors_of(view, looked_at, weight), {}
  local exact, how = opts.exact or #vectors <= SMALL, "all pairs compared"
  local band, chance = band_rows(least)
  if not exact then
    how = ("candidates by %d hyperplanes in bands of %d, which find a pair at %g with probability %.3g, each verified"):format(
      BITS, band, least, chance)
  end
  for _, key in ipairs(exact and all_pairs(#vectors) or candidates(vectors, band)) do
    local i, j = key >> 32, key & 0xFFFFFFFF
    local value = cosine(vectors[i], vectors[j])
    if value >= least then rows[#rows + 1] = { a = corpus[i], b = corpus[j], cosine = value, at = key } end
  end
  table.sort(rows, function(x, y) return x.cosine > y.cosine or x.cosine == y.cosine and x.at < y.at end)
  for _, row in ipairs(rows) do row.at = nil end
  return result.new(rows, {
    name = "pairs", columns = { "a", "b", "cosine" },
    note = ("cosine of %s, at least %g; %s; %s"):format(weight, least, how, looked_at:note()),
  })
end

return M

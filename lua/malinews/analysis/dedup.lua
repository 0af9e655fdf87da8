--- Copies: documents and paragraphs that stand more than once, found before anything is counted.
---
--- Similarity is the exact Jaccard coefficient of the sets of shingles (runs of k folded words; Broder 1997). Candidates
--- share at least one shingle; each pair is verified, and the groups do not depend on the order of the documents but for
--- which of them is kept: the earliest published, then the first in the corpus.

local clusters = require "malinews.clusters"
local core = require "malinews.core"
local corpora = require "malinews.corpus"
local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { k = "count", threshold = "share", blocks = "boolean", words = "count" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local COMMON = 200 -- a shingle in more documents than this finds no candidates: it is a formula, not a copy

-- The set of a document's shingles: {shingle = true}, and how many.
local function shingles_of(words, k)
  local set, n = {}, 0
  for i = 1, math.max(1, #words - k + 1) do
    local shingle = table.concat(words, " ", i, math.min(#words, i + k - 1))
    if #words > 0 and not set[shingle] then set[shingle], n = true, n + 1 end
  end
  return set, n
end

-- How many shingles each pair of documents shares: {i = {j = n}}, i < j.
local function overlaps(sets)
  local holders, shared = {}, {}
  for i, set in ipairs(sets) do
    for shingle in pairs(set) do
      local list = holders[shingle]
      if not list then
        holders[shingle] = { i }
      elseif #list <= COMMON then
        for _, j in ipairs(list) do
          shared[j] = shared[j] or {}
          shared[j][i] = (shared[j][i] or 0) + 1
        end
        list[#list + 1] = i
      end
    end
  end
  return shared
end

-- Exact Jaccard of two sets.
local function jaccard(a, b, na, nb)
  local both = 0
  for shingle in pairs(a) do
    if b[shingle] then both = both + 1 end
  end
  return both / (na + nb - both)
end

-- Pairs of documents at or above the threshold, in order.
local function copies(sets, sizes, threshold)
  local pairs_found, shared = {}, overlaps(sets)
  for i = 1, #sets do
    for j = i + 1, #sets do
      if shared[i] and shared[i][j] then
        local similarity = jaccard(sets[i], sets[j], sizes[i], sizes[j])
        if similarity >= threshold then pairs_found[#pairs_found + 1] = { i = i, j = j, similarity = similarity } end
      end
    end
  end
  return pairs_found
end

local function earlier(a, b)
  local x, y = a.doc.meta.dct or "9999", b.doc.meta.dct or "9999"
  if x ~= y then return x < y end
  return a.i < b.i
end

local function document_rows(corpus, pairs_found)
  local groups, least = clusters.new(#corpus), {}
  for _, pair in ipairs(pairs_found) do groups:join(pair.i, pair.j) end
  for _, pair in ipairs(pairs_found) do
    local root = groups:find(pair.i)
    least[root] = math.min(least[root] or 1, pair.similarity)
  end
  local rows = {}
  for _, members in ipairs(groups:groups()) do
    local docs = {}
    for k, i in ipairs(members) do docs[k] = { doc = corpus[i], i = i } end
    table.sort(docs, earlier)
    local row = { kind = "document", keep = docs[1].doc, copies = {}, similarity = least[groups:find(members[1])] }
    for k = 2, #docs do row.copies[k - 1] = docs[k].doc end
    row.count = #docs
    rows[#rows + 1] = row
  end
  return rows
end

-- The folded words of a document's parts.
local function words_of(doc, parts)
  local words = {}
  for _, part in ipairs(parts) do
    local spans = core.words(doc.text:sub(part.from, part.to))
    for k = 1, #spans do words[#words + 1] = core.fold(spans[k]) end
  end
  return words
end

-- Paragraphs of which at least so many words are looked at, and those, folded, are the same.
local function block_rows(corpus, least, looked_at)
  local by_key, rows = {}, {}
  for i = 1, #corpus do
    local doc = corpus[i]
    local cut = looked_at:cutter(doc)
    for _, line in ipairs(doc:lines()) do
      local words = words_of(doc, cut(line.from, line.to))
      if #words >= least then
        local key = table.concat(words, " ")
        local row = by_key[key]
        if not row then
          row = { kind = "block", keep = doc, text = line.text, count = 0, copies = {}, hits = {}, similarity = 1 }
          by_key[key], rows[#rows + 1] = row, row
        end
        row.count = row.count + 1
        if row.count > 1 then row.copies[row.count - 1] = doc end
        row.hits[row.count] = { doc = doc, from = line.from, to = line.to, text = line.text }
      end
    end
  end
  local repeated = {}
  for _, row in ipairs(rows) do
    if row.count > 1 then repeated[#repeated + 1] = row end
  end
  return repeated
end

local function without_copies(corpus, rows)
  local gone, docs = {}, {}
  for _, row in ipairs(rows) do
    for _, doc in ipairs(row.kind == "document" and row.copies or {}) do gone[doc] = true end
  end
  for i = 1, #corpus do
    if not gone[corpus[i]] then docs[#docs + 1] = corpus[i] end
  end
  return corpora.new(docs)
end

--- Find copies. `corpus` of the answer is the corpus without them, `report` a line about them. With `voice="own"` texts are
--- compared without their quotations, so that two articles that quote one speech are no copies; with "quoted", only those.
---@param corpus malinews.Corpus
---@param opts? {k?: integer, threshold?: number, blocks?: boolean, words?: integer, roles?: string, voice?: string} shingles
--- of k words (5), Jaccard at least threshold (0.7); with blocks, paragraphs of at least `words` words (8) that are repeated
---@return malinews.Result rows kind, keep, copies, count, similarity (the least of a group's pairs), hits of blocks
function M.run(corpus, opts)
  opts = options.check("corpus:dedup", opts, OPTIONS)
  local k, threshold = opts.k or 5, opts.threshold or 0.7
  local view, looked_at, sets, sizes = index.of(corpus), scope.new("corpus:dedup", opts), {}, {}
  for i = 1, #corpus do
    local ids = view.columns:sequence((view:document(i, looked_at)))
    sets[i], sizes[i] = shingles_of(ids, k)
  end
  local rows = document_rows(corpus, copies(sets, sizes, threshold))
  local documents, blocks = #rows, opts.blocks and block_rows(corpus, opts.words or 8, looked_at) or {}
  table.move(blocks, 1, #blocks, documents + 1, rows)
  local answer = result.new(rows, {
    name = "groups of copies", columns = { "kind", "keep", "count", "similarity", "copies", "text" },
    note = ("shingles of %d words, Jaccard at least %g, verified; %s"):format(k, threshold, looked_at:note()),
  })
  answer.corpus = without_copies(corpus, rows)
  answer.report = ("%d documents, %d without copies; %d groups of copies, %d repeated blocks"):format(
    #corpus, #answer.corpus, documents, #blocks)
  return answer
end

return M

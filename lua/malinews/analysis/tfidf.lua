--- Words that tell a document from the others: tf-idf and BM25 by name.

local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = {
  tf = { "raw", "log", "boolean", "relative" }, idf = { "ln", "log10", "smooth", "bm25" }, bm25 = "boolean",
  k1 = "number", b = "number", top = "integer", words = index.WORDS,
}
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local TF = {
  raw = function(tf) return tf end,
  log = function(tf) return 1 + math.log(tf) end,
  boolean = function() return 1 end,
  relative = function(tf, length) return tf / length end,
}

-- Counts by document: a list of {doc, counts by id, length}.
local function documents_of(view, looked_at)
  local docs, total = {}, 0
  for i, number in ipairs(view.numbers) do
    local flat, length = view:document(i, looked_at)
    docs[i] = { doc = view.docs[number], counts = view.columns:bag(flat), length = length }
    total = total + length
  end
  return docs, total
end

local function document_frequencies(docs)
  local df = {}
  for _, one in ipairs(docs) do
    for id in pairs(one.counts) do df[id] = (df[id] or 0) + 1 end
  end
  return df
end

--- The highest words of each document. The variant is named in the note: tf raw, log (1 + ln), boolean or relative; idf
--- ln(N/df), log10, smooth or bm25; or, with `bm25=true`, BM25 with k1 and b.
---@param corpus malinews.Corpus
---@param opts? {tf?: string, idf?: string, bm25?: boolean, k1?: number, b?: number, top?: integer, roles?: string}
---@return malinews.Result rows doc, form, count, df, score
function M.run(corpus, opts)
  opts = options.check("corpus:tfidf", opts, OPTIONS)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:tfidf", opts)
  local docs, total = documents_of(view, looked_at)
  local df, tf_name = document_frequencies(docs), opts.tf or "raw"
  local idf_name = opts.idf or (opts.bm25 and "bm25" or "ln")
  local average, rows = total / math.max(1, #docs), {}
  for _, one in ipairs(docs) do
    local own = {}
    for id, tf in pairs(one.counts) do
      local idf = stats.idf(#docs, df[id], idf_name)
      local score = opts.bm25 and stats.bm25(tf, one.length, average, idf, opts.k1, opts.b)
        or TF[tf_name](tf, one.length) * idf
      own[#own + 1] = { doc = one.doc, form = view.columns:string(id), count = tf, df = df[id], score = score }
    end
    table.sort(own, function(a, b) return a.score > b.score or a.score == b.score and a.form < b.form end)
    table.move(own, 1, math.min(opts.top or 10, #own), #rows + 1, rows)
  end
  local name = opts.bm25 and ("BM25, k1 = %g, b = %g"):format(opts.k1 or 1.2, opts.b or 0.75) or "tf " .. tf_name
  return result.new(rows, {
    name = "words", columns = { "doc", "form", "count", "df", "score" },
    note = ("%s, idf %s over %d documents; %s"):format(name, idf_name, #docs, looked_at:note()),
  })
end

return M

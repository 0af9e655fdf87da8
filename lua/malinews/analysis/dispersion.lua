--- How evenly a query stands over the documents of a corpus.

local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = { words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- For each document of the corpus how many ranges, and how many words of them, it holds.
local function by_document(view, ranges)
  local at, counts, sizes = {}, {}, {}
  for i, number in ipairs(view.numbers) do at[number], counts[i], sizes[i] = i, 0, 0 end
  local numbers, hits, words = view.columns:by_document(ranges)
  for k, number in ipairs(numbers) do counts[at[number]], sizes[at[number]] = hits[k], words[k] end
  return counts, sizes
end

--- Dispersion of a query over the documents: one row with each measure. dp and dpnorm: 0 is even, 1 clumped; juilland,
--- carroll and rosengren: 1 is even; kld in bits: 0 is even; arf is the count reduced by clumps.
---@param corpus malinews.Corpus
---@param text string
---@param opts? {roles?: string, voice?: string}
---@return malinews.Result rows one: form, count, range, dp, dpnorm, juilland, carroll, rosengren, kld, arf, parts, hits
function M.run(corpus, text, opts)
  options.argument("corpus:dispersion", "query", text, "string")
  opts = options.check("corpus:dispersion", opts, OPTIONS)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:dispersion", opts)
  local selection, words = view:selection(looked_at)
  local found = query.find(view, query.parse("corpus:dispersion", text, opts.words), selection)
  local counts = by_document(view, found)
  local _, sizes = by_document(view, selection)
  local row = stats.dispersion(counts, sizes)
  row.form, row.count, row.arf, row.parts = text, #found, stats.arf(view.columns:positions(found, selection), words), {}
  for i = 1, #corpus do row.parts[i] = { doc = corpus[i], count = counts[i], size = sizes[i] } end
  return result.new({ setmetatable(row, view:lazy_hits(function() return found end)) }, {
    name = "queries", plot = { kind = "strips" },
    columns = { "form", "count", "range", "dp", "dpnorm", "juilland", "carroll", "rosengren", "kld", "arf" },
    note = ("over %d documents; dp, dpnorm, kld: 0 even; juilland, carroll, rosengren: 1 even; %s"):format(
      #corpus, looked_at:note()),
  })
end

return M

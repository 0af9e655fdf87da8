--- How evenly a query stands over the documents of a corpus.

local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

-- Words of each document inside the scope.
local function sizes_of(corpus, view, selection)
  local sizes, number_to_i = {}, {}
  for i = 1, #corpus do
    sizes[i] = 0
    number_to_i[view.numbers[i]] = i
  end
  for k = 1, #selection, 2 do
    local i = number_to_i[(view.columns:where(selection[k]))]
    sizes[i] = sizes[i] + selection[k + 1] - selection[k] + 1
  end
  return sizes, number_to_i
end

-- A word's number among the words of the scope, for distances.
local function positions_of(hits, selection)
  local positions, k, before = {}, 1, 0
  for i, hit in ipairs(hits) do
    while selection[k + 1] < hit.first do
      before = before + selection[k + 1] - selection[k] + 1
      k = k + 2
    end
    positions[i] = before + hit.first - selection[k] + 1
  end
  return positions
end

--- Dispersion of a query over the documents: one row with each measure. dp and dpnorm: 0 is even, 1 clumped; juilland,
--- carroll and rosengren: 1 is even; kld in bits: 0 is even; arf is the count reduced by clumps.
---@param corpus malinews.Corpus
---@param text string
---@param opts? {roles?: string, voice?: string}
---@return malinews.Result rows one: form, count, range, dp, dpnorm, juilland, carroll, rosengren, kld, arf, parts, hits
function M.run(corpus, text, opts)
  options.argument("corpus:dispersion", "query", text, "string")
  opts = options.check("corpus:dispersion", opts, scope.OPTIONS)
  local view, looked_at = index.of(corpus), scope.new("corpus:dispersion", opts)
  local selection, words = view:selection(looked_at)
  local found = query.find(view, query.parse("corpus:dispersion", text), selection)
  local sizes, number_to_i = sizes_of(corpus, view, selection)
  local counts, hits = {}, {}
  for i = 1, #sizes do counts[i] = 0 end
  for k, hit in ipairs(found) do
    local i = number_to_i[(view.columns:where(hit.first))]
    counts[i] = counts[i] + 1
    hits[k] = view:hit(hit.first, hit.last)
  end
  local row = stats.dispersion(counts, sizes)
  row.form, row.count, row.hits, row.arf = text, #found, hits, stats.arf(positions_of(found, selection), words)
  row.parts = {}
  for i = 1, #corpus do row.parts[i] = { doc = corpus[i], count = counts[i], size = sizes[i] } end
  return result.new({ row }, {
    name = "queries", plot = { kind = "strips" },
    columns = { "form", "count", "range", "dp", "dpnorm", "juilland", "carroll", "rosengren", "kld", "arf" },
    note = ("over %d documents; dp, dpnorm, kld: 0 even; juilland, carroll, rosengren: 1 even; %s"):format(
      #corpus, looked_at:note()),
  })
end

return M

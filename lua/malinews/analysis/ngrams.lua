--- N-grams and skipgrams: runs of words, and runs with gaps.

local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { n = "integer", skip = "integer", within = { "sentence", "document" }, min = "integer",
  words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- The hits of a gram without gaps, looked up when they are first asked for. Two words of a token gram have no space in
-- them, so that its form can be taken apart again.
local function lookup(view, selection, skip)
  if skip > 0 then return {} end
  return view:lazy_hits(function(row)
    local steps = {}
    for word in row.form:gmatch "%S+" do steps[#steps + 1] = { word, literal = true } end
    return view.columns:find({ steps }, selection)
  end)
end

--- Count the n-grams of a corpus, by folded words. `skip` is how many words may be left out in all (k-skip-n-grams).
---@param corpus malinews.Corpus
---@param opts? {n?: integer, skip?: integer, within?: string, min?: integer, roles?: string, voice?: string}
---@return malinews.Result rows form, count, df, hits
function M.run(corpus, opts)
  opts = options.check("corpus:ngrams", opts, OPTIONS)
  local n, skip, least = opts.n or 2, opts.skip or 0, opts.min or 2
  if n < 1 or n > 8 or skip < 0 or skip > 8 then
    error("corpus:ngrams: n goes from 1 to 8, skip from 0 to 8", 2)
  end
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:ngrams", opts)
  local selection = view:selection(looked_at)
  local grams = view.columns:ngrams(selection, n, skip, opts.within ~= "document", least)
  local lazy = lookup(view, selection, skip)
  return result.lazy(#grams, function(i)
    local form, count, df = grams:get(i)
    return setmetatable({ form = form, count = count, df = df }, lazy)
  end, {
    name = "n-grams", columns = { "form", "count", "df" },
    note = ("n = %d, %s, cut at %s ends, at least %d times; %s"):format(n,
      skip == 0 and "without gaps" or ("gaps of %d words in all at the most"):format(skip), opts.within or "sentence", least,
      looked_at:note()),
  })
end

return M

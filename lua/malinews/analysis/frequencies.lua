--- How often each word occurs, and in how many documents.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { by = { "fold", "form" }, min = "integer", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- Rows in the order of the columns' ranking, made when they are asked for.
local function rows_of(view, selection, words, opts)
  local by_form = opts.by == "form"
  local ids, counts, df = view.columns:count(selection, by_form, opts.min or 1)
  local order = view.columns:rank(ids, counts, nil, by_form)
  local lazy = view:lazy_hits(function(row) return view:find_form(row.form, selection, by_form) end)
  return #order, function(rank)
    local k = order[rank]
    local form = view.columns:string(ids[k], by_form)
    return setmetatable({
      form = form, fold = by_form and core.fold(form) or form, count = counts[k], df = df[k],
      per_million = counts[k] * 1e6 / words, rank = rank,
    }, lazy)
  end
end

--- Count the words of a corpus.
---
--- `per_million` is the count per million words of what was looked at; `rank` is 1 for the most frequent, equal counts
--- in byte order. Cost: O(words) time, O(different words) memory.
---@param corpus malinews.Corpus
---@param opts? {by?: "fold"|"form", min?: integer, roles?: string, voice?: string}
---@return malinews.Result rows form, count, df, per_million, rank, hits
function M.run(corpus, opts)
  opts = options.check("corpus:frequencies", opts, OPTIONS)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:frequencies", opts)
  local selection, words = view:selection(looked_at)
  local count, make = rows_of(view, selection, words, opts)
  return result.lazy(count, make, {
    name = "words", columns = { "form", "count", "df", "per_million" },
    note = ("%d words in %d documents; %s"):format(words, #corpus, looked_at:note()),
  })
end

return M

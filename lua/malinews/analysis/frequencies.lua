--- How often each word occurs, and in how many documents.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { by = { "fold", "form" }, min = "integer" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- A row's hits are looked up when they are first asked for.
local function hits_of(view, selection, by_form)
  return function(row, key)
    if key ~= "hits" then return nil end
    local hits = {}
    local flat = view:find({ { row.fold } }, selection)
    for i = 1, #flat, 2 do
      local hit = view:hit(flat[i], flat[i + 1])
      if not by_form or hit.text == row.form then hits[#hits + 1] = hit end
    end
    rawset(row, "hits", hits)
    return hits
  end
end

-- Most frequent first; the same count in byte order of the forms
local function order(a, b)
  return a.count > b.count or a.count == b.count and a.form < b.form
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
  local view, looked_at = index.of(corpus), scope.new("corpus:frequencies", opts)
  local selection, words = view:selection(looked_at)
  local by_form, rows = opts.by == "form", {}
  local counts, df = view.columns:count(selection, by_form)
  local lookup = { __index = hits_of(view, selection, by_form) }
  for id, count in ipairs(counts) do
    if count >= math.max(opts.min or 1, 1) then
      local form = view.columns:string(id, by_form)
      rows[#rows + 1] = setmetatable({
        form = form, fold = by_form and core.fold(form) or form, count = count, df = df[id],
        per_million = count * 1e6 / words,
      }, lookup)
    end
  end
  table.sort(rows, order)
  for rank, row in ipairs(rows) do row.rank = rank end
  return result.new(rows, {
    name = "words", columns = { "form", "count", "df", "per_million" },
    note = ("%d words in %d documents; %s"):format(words, #corpus, looked_at:note()),
  })
end

return M

--- What stands near a word more often than chance would have it.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = {
  words = index.WORDS, window = "any", min = "integer",
  within = { "sentence", "document" }, expected = { "span", "plain" },
  sort = { "g2", "log_ratio", "pmi", "pmi3", "npmi", "t_score", "z_score", "logdice", "min_sensitivity",
    "delta_p_forward", "delta_p_backward", "count" },
}
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local function sides(window)
  if type(window) == "table" then
    options.argument("corpus:collocates", "option window[1], to the left,", window[1], "size")
    options.argument("corpus:collocates", "option window[2], to the right,", window[2], "size")
    return window[1], window[2]
  end
  options.argument("corpus:collocates", "option window", window or 5, "size")
  return window or 5, window or 5
end

-- Each measure of a pair: fxy together, fx the query, fy the collocate, n words, span places a hit opens.
local MEASURES = {
  count = function(fxy) return fxy end,
  g2 = function(fxy, fx, fy, n, span) return stats.g2_pair(math.min(fxy, fy), fx, fy, n, span) end,
  log_ratio = function(fxy, fx, fy, n, span)
    return (stats.log_ratio(fxy, math.max(0, fy - fxy), fx * span, math.max(1, n - fx * span)))
  end,
  pmi = stats.pmi, pmi3 = stats.pmi3, npmi = stats.npmi, logdice = stats.logdice, t_score = stats.t_score,
  z_score = stats.z_score, min_sensitivity = stats.min_sensitivity,
  delta_p_forward = function(fxy, fx, fy, n) return (stats.delta_p(fxy, fx, fy, n)) end,
  delta_p_backward = function(fxy, fx, fy, n) return (select(2, stats.delta_p(fxy, fx, fy, n))) end,
}

-- The places near the query where a collocate stands, looked up when they are first asked for.
local function hits_of(view, hits, window)
  local function find(form)
    local found = {}
    for i = 1, #hits do
      local first, last = hits:get(i)
      local low, high = view.columns:window(first, last, window.left, window.right, window.in_sentence)
      for word = low, high do
        local hit = (word < first or word > last) and view:hit(word, word)
        if hit and core.fold(hit.text) == form then found[#found + 1] = hit end
      end
    end
    return found
  end
  return function(row, key)
    if key ~= "hits" then return nil end
    local found = find(row.form)
    rawset(row, "hits", found)
    return found
  end
end

-- The collocates in order, and how to make the row of each.
local function rows_of(view, near, common, key, lookup)
  local keys, measure = {}, MEASURES[key]
  local fx, n, span = common.fx, common.n, common.span
  for k, count in ipairs(near.counts) do keys[k] = measure(count, fx, near.totals[k], n, span) end
  local order = view.columns:rank(near.ids, keys, near.counts)
  return #order, function(i)
    local k = order[i]
    local count, total = near.counts[k], near.totals[k]
    local row = { form = view.columns:string(near.ids[k]), total = total }
    for name, of in pairs(MEASURES) do row[name] = of(count, fx, total, n, span) end
    return setmetatable(row, lookup)
  end
end

--- The collocates of a query: words in a window around its hits, with twelve measures.
---
--- `within="sentence"` (default) cuts the window where a sentence begins. E = fx fy span / N, where span is the window's
--- width (`expected="span"`, default) or 1 (`"plain"`); tools differ here, so the note says what was done. `delta_p` goes
--- forward (how much more probable the collocate is near the query) and backward.
---@param corpus malinews.Corpus
---@param text string
---@param opts? {window?: integer|integer[], within?: string, expected?: string, min?: integer, sort?: string}
---@return malinews.Result rows form, count, g2, log_ratio, pmi, pmi3, npmi, t_score, z_score, logdice ...
function M.run(corpus, text, opts)
  options.argument("corpus:collocates", "query", text, "string")
  opts = options.check("corpus:collocates", opts, OPTIONS)
  local left, right = sides(opts.window)
  local in_sentence, key = opts.within ~= "document", opts.sort or "logdice"
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:collocates", opts)
  local selection, n = view:selection(looked_at)
  local hits = query.find(view, query.parse("corpus:collocates", text, opts.words), selection)
  local near, fx, span = {}, #hits, opts.expected == "plain" and 1 or left + right
  near.ids, near.counts, near.totals =
    view.columns:neighbours(hits, left, right, in_sentence, opts.min or 1, selection)
  local lookup = { __index = hits_of(view, hits, { left = left, right = right, in_sentence = in_sentence }) }
  local count, make = rows_of(view, near, { fx = fx, n = n, span = span }, key, lookup)
  return result.lazy(count, make, {
    name = "collocates", columns = { "form", "count", "total", "logdice", "g2", "log_ratio", "npmi", "t_score" },
    note = ("%d hits; window %d left, %d right, cut at %s ends; E = fx fy %s / N, N = %d; sorted by %s; %s"):format(
      fx, left, right, in_sentence and "sentence" or "document", span == 1 and "1" or tostring(span), n, key,
      looked_at:note()),
  })
end

return M

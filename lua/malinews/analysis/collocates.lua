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
  window = "integer|table", within = { "sentence", "document" }, expected = { "span", "plain" }, min = "integer",
  sort = { "g2", "log_ratio", "pmi", "pmi3", "npmi", "t_score", "z_score", "logdice", "min_sensitivity",
    "delta_p_forward", "delta_p_backward", "count" },
}
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local function sides(window)
  if type(window) == "table" then
    options.argument("corpus:collocates", "window[1]", window[1], "integer")
    options.argument("corpus:collocates", "window[2]", window[2], "integer")
    return window[1], window[2]
  end
  return window or 5, window or 5
end

local function measures(row, fx, fy, n, span)
  local fxy = row.count
  row.g2 = stats.g2_pair(math.min(fxy, fy), fx, fy, n, span)
  row.log_ratio = stats.log_ratio(fxy, math.max(0, fy - fxy), fx * span, math.max(1, n - fx * span))
  row.pmi, row.pmi3 = stats.pmi(fxy, fx, fy, n, span), stats.pmi3(fxy, fx, fy, n, span)
  row.npmi, row.logdice = stats.npmi(fxy, fx, fy, n, span), stats.logdice(fxy, fx, fy)
  row.t_score, row.z_score = stats.t_score(fxy, fx, fy, n, span), stats.z_score(fxy, fx, fy, n, span)
  row.min_sensitivity = stats.min_sensitivity(fxy, fx, fy)
  row.delta_p_forward, row.delta_p_backward = stats.delta_p(fxy, fx, fy, n)
  return row
end

-- The places near the query where a collocate stands, looked up when they are first asked for.
local function hits_of(view, hits, left, right)
  return function(row, key)
    if key ~= "hits" then return nil end
    local found = {}
    for i = 1, #hits, 2 do
      local low, high = view.columns:range((view.columns:where(hits[i])))
      for word = math.max(low, hits[i] - left), math.min(high, hits[i + 1] + right) do
        local outside = word < hits[i] or word > hits[i + 1]
        local hit = outside and view:hit(word, word)
        if hit and core.fold(hit.text) == row.form then found[#found + 1] = hit end
      end
    end
    rawset(row, "hits", found)
    return found
  end
end

local function order(key)
  return function(a, b)
    if a[key] ~= b[key] then return a[key] > b[key] end
    if a.count ~= b.count then return a.count > b.count end
    return a.form < b.form
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
  local view, looked_at = index.of(corpus), scope.new("corpus:collocates", opts)
  local selection, n = view:selection(looked_at)
  local hits = query.flat(query.find(view, query.parse("corpus:collocates", text), selection))
  local near = view.columns:neighbours(hits, left, right, in_sentence)
  local totals, rows = view.columns:count(selection), {}
  local span, fx = opts.expected == "plain" and 1 or left + right, #hits // 2
  local lookup = { __index = hits_of(view, hits, left, right) }
  for id, count in pairs(near) do
    if count >= (opts.min or 1) and totals[id] > 0 then
      local row = { form = view.columns:string(id), count = count, total = totals[id] }
      rows[#rows + 1] = setmetatable(measures(row, fx, totals[id], n, span), lookup)
    end
  end
  table.sort(rows, order(key))
  return result.new(rows, {
    name = "collocates", columns = { "form", "count", "total", "logdice", "g2", "log_ratio", "npmi", "t_score" },
    note = ("%d hits; window %d left, %d right, cut at %s ends; E = fx fy %s / N, N = %d; sorted by %s; %s"):format(
      fx, left, right, in_sentence and "sentence" or "document", span == 1 and "1" or tostring(span), n, key,
      looked_at:note()),
  })
end

return M

--- What words are typical of one corpus when it is held beside another.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local MEASURES = { "g2", "g2_rayson", "chi2", "chi2_yates", "log_ratio", "percent_difference", "bic", "logodds" }

local OPTIONS = { measure = MEASURES, min = "integer", prior = "table", alpha0 = "positive", q = "share",
  words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- What one side counts: ids of its columns, counts, df, and how many words there are.
local function side_of(corpus, opts)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:keyness", opts)
  local selection, words = view:selection(looked_at)
  local ids, counts, df = view.columns:count(selection)
  return { columns = view.columns, ids = ids, counts = counts, df = df, words = words, view = view,
    selection = selection, note = looked_at:note() }
end

local function is_corpus(value)
  return require("malinews.corpus").is(value)
end

-- The other side: a corpus, a result of c:frequencies, or a plain table of counts, which come with columns of their own.
local function other_side(other, opts)
  if is_corpus(other) then return side_of(other, opts) end
  local side = { columns = core.index(), ids = {}, counts = {}, df = {}, words = 0 }
  local function add(form, count, df)
    local n = #side.ids + 1
    side.ids[n], side.counts[n], side.df[n] = side.columns:intern(form), count, df or 0
    side.words = side.words + count
  end
  if result.is(other) then
    for _, row in ipairs(other) do add(row.form, row.count, row.df) end
    return side
  end
  local forms = {}
  for form, count in pairs(other) do
    options.argument("corpus:keyness", "other." .. tostring(form), count, "number")
    forms[#forms + 1] = tostring(form)
  end
  table.sort(forms)
  for _, form in ipairs(forms) do add(form, other[form]) end
  return side
end

-- The ids of a side in other columns.
local function translate(side, columns)
  if side.columns == columns then return side.ids end
  local ids = {}
  for k, id in ipairs(side.ids) do ids[k] = columns:intern(side.columns:string(id)) end
  return ids
end

-- Both sides word by word: ids, counts here and there, documents here and there.
local function beside(here, there)
  local columns = here.columns == there.columns and here.columns or core.index()
  local both = { columns = columns, a = {}, b = {}, df = {}, other_df = {}, ids = {} }
  local at, n = {}, 0
  for k, id in ipairs(translate(here, columns)) do
    n = n + 1
    at[id], both.ids[n], both.a[n], both.b[n], both.df[n], both.other_df[n] = n, id, here.counts[k], 0, here.df[k], 0
  end
  for k, id in ipairs(translate(there, columns)) do
    local known = at[id]
    if not known then
      n = n + 1
      known = n
      both.ids[n], both.a[n], both.df[n] = id, 0, 0
    end
    both.b[known], both.other_df[known] = there.counts[k], there.df[k]
  end
  return both
end

-- Prior counts of the words for log-odds: of a corpus of its own, else of both sides together.
local function prior_of(opts, both, c, d)
  local alpha0, counts, total = opts.alpha0, nil, c + d
  if opts.prior then
    local side = other_side(opts.prior, opts)
    counts, total = {}, side.words
    for k, id in ipairs(translate(side, both.columns)) do counts[id] = side.counts[k] end
  end
  alpha0 = alpha0 or math.min(total, 1000)
  return function(k)
    local count = counts and (counts[both.ids[k]] or 0) or not counts and both.a[k] + both.b[k]
    return math.max(alpha0 * count / total, 1e-9)
  end, alpha0
end

-- Each measure as what rows are sorted by: high is typical of this corpus.
local function sort_key(name, c, d, alpha, alpha0)
  if name == "logodds" then
    return function(a, b, k) return (select(3, stats.log_odds(a, c, b, d, alpha(k), alpha0))) end
  elseif name == "log_ratio" or name == "percent_difference" then
    return function(a, b) return (stats[name](a, b, c, d)) end
  end
  local yates = name == "chi2_yates"
  local measure = stats[yates and "chi2" or name]
  return function(a, b) return stats.sign(a, b, c, d) * measure(a, b, c, d, yates) end
end

-- The p-value of each word; words with the same two counts have the same.
local function p_values(both, c, d)
  local p, known = {}, {}
  for k, a in ipairs(both.a) do
    local b = both.b[k]
    local of_a = known[a]
    if not of_a then
      of_a = {}
      known[a] = of_a
    end
    local value = of_a[b]
    if not value then
      value = stats.chi2_p(stats.g2(a, b, c, d))
      of_a[b] = value
    end
    p[k] = value
  end
  return p
end

-- All about the k-th word.
local function row_of(both, k, c, d, prior)
  local a, b = both.a[k], both.b[k]
  local row = { form = both.columns:string(both.ids[k]), count = a, other = b, df = both.df[k], other_df = both.other_df[k] }
  row.g2, row.g2_rayson = stats.g2(a, b, c, d), stats.g2_rayson(a, b, c, d)
  row.chi2, row.chi2_yates = stats.chi2(a, b, c, d), stats.chi2(a, b, c, d, true)
  row.log_ratio, row.log_ratio_low, row.log_ratio_high = stats.log_ratio(a, b, c, d)
  row.percent_difference, row.bic, row.ell = stats.percent_difference(a, b, c, d), stats.bic(a, b, c, d), stats.ell(a, b, c, d)
  row.delta, row.variance, row.logodds = stats.log_odds(a, c, b, d, prior.of(k), prior.alpha0)
  row.sign = stats.sign(a, b, c, d)
  return row
end

-- The words that are shown, most typical first: places in the columns of `both`.
local function ranked(both, name, opts, q, key)
  local places, ids, keys, memo = {}, {}, {}, {}
  for k, a in ipairs(both.a) do
    local b = both.b[k]
    if a + b >= (opts.min or 1) and (not opts.q or q[k] <= opts.q) then
      local n = #places + 1
      places[n], ids[n] = k, both.ids[k]
      local cell = name ~= "logodds" and a << 32 | b
      local value = cell and memo[cell] or key(a, b, k)
      if cell then memo[cell] = value end
      keys[n] = value
    end
  end
  for i, n in ipairs(both.columns:rank(ids, keys)) do ids[i] = places[n] end
  return ids
end

--- Keyness of every word of either corpus. `df` stands beside `count`, so that a word of one article is not taken for a
--- word of an outlet; `q` is adjusted over all types tested (Benjamini and Hochberg), whose number the note names.
---
--- Measures: g2 (Dunning, four cells; default), g2_rayson (two cells), chi2, chi2_yates, log_ratio with its 95 % interval,
--- percent_difference, bic, logodds (z of the log-odds with an informative Dirichlet prior; `prior` a corpus or a table of
--- counts, both sides together by default; `alpha0` its weight, 1,000 by default). All are on every row; `measure` sorts.
---@param corpus malinews.Corpus
---@param other malinews.Corpus|malinews.Result|table<string, number> or a table of counts by folded form
---@param opts? {measure?: string, min?: integer, prior?: table, alpha0?: number, q?: number, roles?: string, voice?: string}
---@return malinews.Result rows form, count, other, df, and each measure by its name
function M.run(corpus, other, opts)
  options.argument("corpus:keyness", "other", other, "table")
  opts = options.check("corpus:keyness", opts, OPTIONS)
  local name = opts.measure or "g2"
  local here, there = side_of(corpus, opts), other_side(other, opts)
  local c, d = here.words, there.words
  if c == 0 or d == 0 then
    return result.new({}, { name = "words", columns = { "form" }, note = "one side has no words; " .. here.note })
  end
  local both = beside(here, there)
  local prior = {}
  prior.of, prior.alpha0 = prior_of(opts, both, c, d)
  local p = p_values(both, c, d)
  local q = stats.benjamini_hochberg(p)
  local order = ranked(both, name, opts, q, sort_key(name, c, d, prior.of, prior.alpha0))
  local lazy = here.view:lazy_hits(function(row) return here.view:find_form(row.form, here.selection) end)
  return result.lazy(#order, function(i)
    local k = order[i]
    local row = row_of(both, k, c, d, prior)
    row.p, row.q = p[k], q[k]
    return setmetatable(row, lazy)
  end, {
    name = "words", columns = { "form", "count", "df", "other", name == "log_ratio" and "g2" or name, "log_ratio", "q" },
    note = ("%d words beside %d; sorted by %s, most typical first; q over %d types; %s"):format(c, d, name, #both.ids, here.note),
  })
end

return M

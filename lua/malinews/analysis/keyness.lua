--- What words are typical of one corpus when it is held beside another.

local index = require "malinews.index"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local MEASURES = { "g2", "g2_rayson", "chi2", "chi2_yates", "log_ratio", "percent_difference", "bic", "logodds" }

local OPTIONS = { measure = MEASURES, min = "integer", prior = "table", alpha0 = "number", q = "number" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- Counts of a corpus by folded form: {form = {count, df}}, and how many words there are.
local function counts_of(corpus, opts)
  local view, looked_at = index.of(corpus), scope.new("corpus:keyness", opts)
  local selection, words = view:selection(looked_at)
  local counts, df = view.columns:count(selection)
  local by_form = {}
  for id, count in ipairs(counts) do
    if count > 0 then by_form[view.columns:string(id)] = { count = count, df = df[id] } end
  end
  return { counts = by_form, words = words, view = view, selection = selection, note = looked_at:note() }
end

local function is_corpus(value)
  return require("malinews.corpus").is(value)
end

-- The other side: a corpus, a result of c:frequencies, or a plain table of counts.
local function other_side(other, opts)
  if is_corpus(other) then return counts_of(other, opts) end
  local side = { counts = {}, words = 0 }
  local function add(form, count, df)
    side.counts[form], side.words = { count = count, df = df }, side.words + count
  end
  if result.is(other) then
    for _, row in ipairs(other) do add(row.form, row.count, row.df) end
  else
    for form, count in pairs(other) do
      options.argument("corpus:keyness", "other." .. tostring(form), count, "number")
      add(form, count)
    end
  end
  return side
end

-- Prior counts of the words for log-odds: of a corpus of its own, else of both sides together.
local function prior_of(opts, here, there)
  if opts.prior then
    local side = other_side(opts.prior, opts)
    return function(form) return side.counts[form] and side.counts[form].count or 0 end, side.words
  end
  return function(form)
    local a, b = here.counts[form], there.counts[form]
    return (a and a.count or 0) + (b and b.count or 0)
  end, here.words + there.words
end

local function measure(row, c, d, alpha, alpha0)
  local a, b = row.count, row.other
  row.g2, row.g2_rayson = stats.g2(a, b, c, d), stats.g2_rayson(a, b, c, d)
  row.chi2, row.chi2_yates = stats.chi2(a, b, c, d), stats.chi2(a, b, c, d, true)
  row.log_ratio, row.log_ratio_low, row.log_ratio_high = stats.log_ratio(a, b, c, d)
  row.percent_difference, row.bic, row.ell = stats.percent_difference(a, b, c, d), stats.bic(a, b, c, d), stats.ell(a, b, c, d)
  row.delta, row.variance, row.logodds = stats.log_odds(a, c, b, d, alpha, alpha0)
  row.sign, row.p = stats.sign(a, b, c, d), stats.chi2_p(row.g2)
  return row
end

local function all_forms(here, there)
  local forms = {}
  for form in pairs(here.counts) do forms[#forms + 1] = form end
  for form in pairs(there.counts) do
    if not here.counts[form] then forms[#forms + 1] = form end
  end
  table.sort(forms)
  return forms
end

local function build_rows(here, there, opts)
  local prior, prior_words = prior_of(opts, here, there)
  local alpha0, rows = opts.alpha0 or math.min(prior_words, 1000), {}
  for _, form in ipairs(all_forms(here, there)) do
    local a, b = here.counts[form], there.counts[form]
    local row = { form = form, count = a and a.count or 0, df = a and a.df or 0, other = b and b.count or 0,
      other_df = b and b.df }
    local alpha = math.max(alpha0 * prior(form) / prior_words, 1e-9)
    rows[#rows + 1] = measure(row, here.words, there.words, alpha, alpha0)
  end
  return rows
end

-- q-values over all types tested, whatever is shown of them.
local function adjust(rows)
  local p = {}
  for i, row in ipairs(rows) do p[i] = row.p end
  for i, q in ipairs(stats.benjamini_hochberg(p)) do rows[i].q = q end
end

-- By the measure, words of this corpus before those of the other; ties in byte order of the forms.
local function order(name)
  local signed = name == "log_ratio" or name == "percent_difference" or name == "logodds"
  local function value(row) return signed and row[name] or row.sign * row[name] end
  return function(a, b)
    local x, y = value(a), value(b)
    if x ~= y then return x > y end
    return a.form < b.form
  end
end

-- How evenly a word stands over the documents of this corpus: a word of one article is no word of an outlet.
local function lookup(here)
  return { __index = function(row, key)
    if key ~= "hits" then return nil end
    local hits = {}
    local flat = here.view:find({ { row.form } }, here.selection)
    for i = 1, #flat, 2 do hits[#hits + 1] = here.view:hit(flat[i], flat[i + 1]) end
    rawset(row, "hits", hits)
    return hits
  end }
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
  local here, there = counts_of(corpus, opts), other_side(other, opts)
  if here.words == 0 or there.words == 0 then
    return result.new({}, { name = "words", columns = { "form" }, note = "one side has no words" })
  end
  local rows, kept, lazy = build_rows(here, there, opts), {}, lookup(here)
  adjust(rows)
  for _, row in ipairs(rows) do
    if row.count + row.other >= (opts.min or 1) and (not opts.q or row.q <= opts.q) then
      kept[#kept + 1] = setmetatable(row, lazy)
    end
  end
  table.sort(kept, order(name))
  return result.new(kept, {
    name = "words", columns = { "form", "count", "df", "other", name == "log_ratio" and "g2" or name, "log_ratio", "q" },
    note = ("%d words beside %d; sorted by %s, most typical first; q over %d types; %s"):format(
      here.words, there.words, name, #rows, here.note),
  })
end

return M

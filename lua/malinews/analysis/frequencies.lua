--- How often each word occurs, and in how many documents.

local core = require "malinews.core"
local index = require "malinews.index"
local mentions = require "malinews.mentions"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local segments = require "malinews.segments"
local snowball = require "malinews.stems"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = { by = { "fold", "form", "stem", "entity" }, lang = snowball.LANGUAGES, type = "string|table",
  min = "integer", words = index.WORDS }
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
      per_million = counts[k] * 1e6 / words, zipf = stats.zipf(counts[k], words), rank = rank,
    }, lazy)
  end
end

---- Stems -------------------------------------------------------------------------------------------------------------

-- The words looked at by language of their documents: each language's name in byte order, and its selection.
local function by_language(corpus, view, looked_at, lang)
  local flats, names = {}, {}
  for i = 1, #corpus do
    local own = lang or corpus[i].meta.lang or segments.language(corpus[i].text)
    if not flats[own] then flats[own], names[#names + 1] = {}, own end
    local flat, all = view:document(i, looked_at), flats[own]
    table.move(flat, 1, #flat, #all + 1, all)
  end
  table.sort(names)
  return names, flats
end

-- A number for each form, that of its stem; and the stems by number with their forms.
local function stems_of(view, selection, lang)
  local numbers, stems, known = {}, {}, {}
  for _, id in ipairs((view.columns:count(selection, true))) do
    local form = view.columns:string(id, true)
    local stem = snowball.of("corpus:frequencies", form, lang)
    if not known[stem] then
      stems[#stems + 1] = { stem = stem, forms = {} }
      known[stem] = #stems
    end
    numbers[id] = known[stem]
    table.insert(stems[known[stem]].forms, form)
  end
  return numbers, stems
end

local function sorted_set(list)
  local set, out = {}, {}
  for _, item in ipairs(list) do
    if not set[item] then out[#out + 1] = item end
    set[item] = true
  end
  table.sort(out)
  return out
end

-- A form that does not occur here shares the first stem's number, but adds nothing to its count.
local function stem_rows(corpus, view, looked_at, opts)
  local rows, by_stem, words, unstemmed = {}, {}, 0, {}
  local names, flats = by_language(corpus, view, looked_at, opts.lang)
  for _, lang in ipairs(names) do
    local selection = core.ranges(flats[lang])
    local numbers, stems = stems_of(view, selection, lang)
    local ids, counts, df = view.columns:count(selection, numbers)
    words = words + selection:words()
    if not snowball.knows(lang) then unstemmed[#unstemmed + 1] = lang end
    for k, id in ipairs(ids) do
      local stem = stems[id]
      local row = by_stem[stem.stem]
      if not row then
        row = { form = stem.stem, forms = {}, count = 0, df = 0, places = {} }
        by_stem[stem.stem], rows[#rows + 1] = row, row
      end
      row.count, row.df = row.count + counts[k], row.df + df[k]
      row.places[#row.places + 1] = { forms = stem.forms, selection = selection }
      table.move(stem.forms, 1, #stem.forms, #row.forms + 1, row.forms)
    end
  end
  local function hits_of(row, key)
    if key ~= "hits" then return nil end
    local hits = {}
    for _, place in ipairs(row.places) do
      local step = table.move(place.forms, 1, #place.forms, 1, { exact = true, literal = true })
      local found = view:hits(view.columns:find({ { step } }, place.selection))
      table.move(found, 1, #found, #hits + 1, hits)
    end
    rawset(row, "hits", hits)
    return hits
  end
  for _, row in ipairs(rows) do
    row.forms = sorted_set(row.forms)
    setmetatable(row, { __index = hits_of })
  end
  return rows, words, #unstemmed > 0 and "no stems of language " .. table.concat(unstemmed, ", ") .. "; " or ""
end

---- Entities ------------------------------------------------------------------------------------------------------------

local function entity_rows(corpus, view, looked_at, opts)
  local rows = mentions.rows(corpus, mentions.types("corpus:frequencies", opts.type), looked_at)
  for _, row in ipairs(rows) do row.form = row.name end
  local _, words = view:selection(scope.new("corpus:frequencies", opts))
  return rows, words
end

local function order(a, b)
  if a.count ~= b.count then return a.count > b.count end
  if a.form ~= b.form then return a.form < b.form end
  return (a.id or "") < (b.id or "")
end

-- Rows that are made at once, in their order.
local function finished(rows, words, least)
  local kept = {}
  for _, row in ipairs(rows) do
    if row.count >= least then kept[#kept + 1] = row end
  end
  table.sort(kept, order)
  for rank, row in ipairs(kept) do
    row.rank, row.per_million, row.zipf = rank, row.count * 1e6 / words, stats.zipf(row.count, words)
  end
  return #kept, function(rank) return kept[rank] end
end

--- Count the words of a corpus: `by` their folded form (default), their form as written, their stem (Snowball, where it is
--- installed; by the language of each document, or `lang`), or the entities that are named (of a `type`).
---
--- `per_million` is the count per million words of what was looked at, `zipf` its logarithm on the Zipf scale; `rank` is 1
--- for the most frequent, equal counts in byte order. Cost: O(words) time, O(different words) memory.
---@param corpus malinews.Corpus
---@param opts? {by?: string, min?: integer, lang?: string, type?: string|string[], words?: string, roles?: string,
--- voice?: string}
---@return malinews.Result rows form, count, df, per_million, zipf, rank, hits; forms of a stem or an entity; id, type, name
function M.run(corpus, opts)
  opts = options.check("corpus:frequencies", opts, OPTIONS)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:frequencies", opts)
  local words, count, make, rows, about
  local by, least = opts.by or "fold", opts.min or 1
  if by == "stem" then
    rows, words, about = stem_rows(corpus, view, looked_at, opts)
  elseif by == "entity" then
    rows, words = entity_rows(corpus, view, looked_at, opts)
  end
  if rows then
    count, make = finished(rows, words, least)
  else
    local selection
    selection, words = view:selection(looked_at)
    count, make = rows_of(view, selection, words, opts)
  end
  return result.lazy(count, make, {
    name = by == "entity" and "entities" or by == "stem" and "stems" or "words",
    columns = { "form", "count", "df", "per_million", rows and "forms" or nil },
    note = ("%d %s in %d documents; %s%s"):format(words, opts.words or "words", #corpus, about or "", looked_at:note()),
  })
end

return M

--- Frames by a dictionary: how often each is used, and how often it is denied.
---
--- An own dictionary gives each frame a list of queries (`lua/malinews/query.lua`); the corpus' own words are matched, so
--- that a phrase is cut as the texts are. Without one, the labels of the lexicon (data/framing.tsv) count for their frames.

local actors = require "malinews.actors"
local core = require "malinews.core"
local framing = require "malinews.framing"
local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { dictionary = "table", by = "string", negation = { "mark", "exclude", "ignore" },
  overlap = { "longest", "all", "priority" }, reach = "size" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- Words before a hit, in its sentence, that deny it
local NEGATORS = {}
for word in ("no not never neither nor none without cannot t n ne pas jamais sans aucun aucune ni nullement non"):gmatch "%S+" do
  NEGATORS[word] = true
end
local REACH = 3 -- words between a negator and what it denies

local function check_dictionary(dictionary)
  local names = {}
  for name, list in pairs(dictionary) do
    options.argument("corpus:frames", "a frame's name", name, "string")
    options.argument("corpus:frames", "dictionary." .. name, list, "table")
    names[#names + 1] = name
  end
  table.sort(names)
  local entries = {}
  for _, name in ipairs(names) do
    for i, text in ipairs(dictionary[name]) do
      options.argument("corpus:frames", ("dictionary.%s[%d]"):format(name, i), text, "string")
      entries[#entries + 1] = { frame = name, form = text, alternatives = query.parse("corpus:frames", text) }
    end
  end
  return entries
end

-- Ranges of words with their frames, in order of the text.
local function by_dictionary(view, selection, entries)
  local hits = {}
  for order, entry in ipairs(entries) do
    local found = query.find(view, entry.alternatives, selection)
    for i = 1, #found do
      local first, last = found:get(i)
      hits[#hits + 1] = { first = first, last = last, frame = entry.frame, form = entry.form, order = order }
    end
  end
  return hits
end

local function by_lexicon(view, corpus, looked_at)
  local hits = {}
  for i, number in ipairs(view.numbers) do
    local doc = corpus[i]
    local inside = looked_at:filter(doc)
    local lang = doc.meta.lang or require("malinews.segments").language(doc.text)
    for _, label in ipairs(framing.find(doc.text, lang)) do
      local first, last = view.columns:range(number, label.from, label.to)
      if first <= last and inside(label.from, label.to) then
        hits[#hits + 1] = { first = first, last = last, frame = label.frame, form = label.label, order = 1 }
      end
    end
  end
  return hits
end

-- Of hits that overlap: the earliest and longest, that of the first entry, or all.
local function settle(hits, policy)
  table.sort(hits, function(a, b)
    if policy == "priority" and a.order ~= b.order then return a.order < b.order end
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.order < b.order
  end)
  if policy == "all" then return hits end
  local kept, taken = {}, {}
  for _, hit in ipairs(hits) do
    local free = true
    for word = hit.first, hit.last do free = free and not taken[word] end
    if free then
      kept[#kept + 1] = hit
      for word = hit.first, hit.last do taken[word] = true end
    end
  end
  table.sort(kept, function(a, b) return a.first < b.first end)
  return kept
end

local function is_negated(view, hit, reach)
  local low = view.columns:window(hit.first, hit.last, reach + 1, 0, true)
  for word = low, hit.first - 1 do
    if NEGATORS[core.fold(view:hit(word, word).text)] then return true end
  end
  return false
end

local function words_by_group(corpus, view, looked_at, by)
  local words = {}
  for i = 1, #corpus do
    local group = actors.group(corpus[i], by)
    local _, n = view:document(i, looked_at)
    words[group] = (words[group] or 0) + n
  end
  return words
end

local function count(view, hits, opts, words)
  local rows, by_key, by, negation = {}, {}, opts.by, opts.negation or "mark"
  for _, hit in ipairs(hits) do
    local found = view:hit(hit.first, hit.last)
    found.form, found.negated = hit.form, negation ~= "ignore" and is_negated(view, hit, opts.reach or REACH)
    local group = actors.group(found.doc, by)
    local key = group .. "\0" .. hit.frame
    local row = by_key[key]
    if not row then
      row = { [by] = group, frame = hit.frame, count = 0, negated = 0, hits = {}, words = words[group] }
      by_key[key], rows[#rows + 1] = row, row
    end
    if found.negated then row.negated = row.negated + 1 end
    if not (found.negated and negation == "exclude") then
      row.count = row.count + 1
      row.hits[row.count] = found
    end
  end
  for _, row in ipairs(rows) do row.per_thousand = row.words > 0 and 1000 * row.count / row.words or nil end
  return rows
end

--- Frames by group (`by` a field of meta, `outlet` by default). `negation`: "mark" (default) counts denied hits in `negated`
--- too, "exclude" leaves them out of `count`, "ignore" does not look; a hit is denied where a negation stands at most
--- `reach` words (3) before it in its sentence. `overlap`: of hits that overlap "longest" (default: the earliest, then the
--- longest), "priority" (that of the frame first in byte order), "all".
---@param corpus malinews.Corpus
---@param opts? {dictionary?: table<string, string[]>, by?: string, negation?: string, overlap?: string, reach?: integer}
---@return malinews.Result rows the group, frame, count, negated, per_thousand (words), words, hits (with form and negated)
function M.run(corpus, opts)
  local given = options.check("corpus:frames", opts, OPTIONS)
  opts = setmetatable({ by = actors.by("corpus:frames", corpus, given.by) }, { __index = given })
  local view, looked_at, overlap = index.of(corpus), scope.new("corpus:frames", opts), opts.overlap or "longest"
  local entries = opts.dictionary and check_dictionary(opts.dictionary)
  local hits = entries and by_dictionary(view, (view:selection(looked_at)), entries) or by_lexicon(view, corpus, looked_at)
  local rows = count(view, settle(hits, overlap), opts, words_by_group(corpus, view, scope.new("corpus:frames", opts), opts.by))
  table.sort(rows, function(a, b)
    if a[opts.by] ~= b[opts.by] then return a[opts.by] < b[opts.by] end
    return a.count > b.count or a.count == b.count and a.frame < b.frame
  end)
  return result.new(rows, {
    name = "frames", columns = { opts.by, "frame", "count", "negated", "per_thousand" },
    note = ("%s; overlaps: %s; negation: %s; %s"):format(entries and "own dictionary" or "the lexicon of labels", overlap,
      opts.negation or "mark", looked_at:note()),
  })
end

return M

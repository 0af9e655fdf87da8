--- What an actor or a word does, what is done to it, and how it is described, by shallow patterns over words.
---
--- No parser: the patterns step over auxiliaries, adverbs and determiners (data/sketch.tsv) and take the next word by its
--- place and its ending. They miss what stands far away, and take what only looks like a verb; every number opens to its
--- hits, which decide.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"
local segments = require "malinews.segments"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = { min = "integer", lang = "string" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local AROUND = 8 -- words on each side that are looked at
local PATH = assert(package.searchpath("malinews.analysis.sketch", package.path))
  :gsub("analysis[/\\]sketch%.lua$", "data/sketch.tsv")

local classes -- lang -> word -> class -> true

local function load_classes()
  classes = { en = {}, fr = {} }
  for line in io.lines(PATH) do
    local word, lang, class = line:match "^([^#\t][^\t]*)\t(%l%l)\t(%l+)"
    if word then
      classes[lang][word] = classes[lang][word] or {}
      classes[lang][word][class] = true
    end
  end
end

local NONE = {}

-- What one document's words are, by place: the folded word, and whether it is of a class.
local function reader(view, lang)
  if not classes then load_classes() end
  local list = classes[lang] or classes.en
  local R = {}
  function R.word(at) return core.fold(view:hit(at, at).text) end
  function R.is(at, class) return (list[R.word(at)] or NONE)[class] or false end
  function R.is_content(at)
    local own = list[R.word(at)]
    return (not own or own.irregular or false) and not R.word(at):find "^%d"
  end
  return R
end

local ENDINGS = {
  en = { "ed$", "[^s]s$", "es$", "ing$" },
  fr = { "ent$", "ait$", "aient$", "era$", "eront$", "erait$", "ant$" },
}
local PARTICIPLE = { en = { "ed$", "en$" }, fr = { "ee?s?$", "is?e?$", "us?e?s?$", "te?s?$" } }
local ADJECTIVE_FR = { "aise?s?$", "ienn?e?s?$", "iques?$", "elle?s?$", "ales?$", "aux$", "ives?$", "ifs?$", "euse?s?$", "eux$",
  "ees?$", "aires?$", "ants?$", "istes?$" }

local function ends_in(word, endings)
  for _, ending in ipairs(endings) do
    if #word > 3 and word:find(ending) then return true end
  end
  return false
end

-- Past auxiliaries and adverbs: where the next word is, was there an auxiliary, and is it one of the passive?
local function skip_auxiliaries(R, at, high, lang)
  local auxiliary, passive = false, false
  while at <= high do
    if R.is(at, "auxiliary") then
      auxiliary, passive = true, R.is(at, "be")
    elseif not (R.is(at, "adverb") or lang == "en" and R.word(at):find "ly$") then
      break
    end
    at = at + 1
  end
  return at, auxiliary, passive
end

-- The verb to the right: what is done, and whether it is done to the hit.
local function right_verb(R, from, high, lang)
  local at, auxiliary, passive = skip_auxiliaries(R, from, high, lang)
  if at > high or not R.is_content(at) then return nil end
  local word, irregular = R.word(at), R.is(at, "irregular")
  if passive then
    if irregular or ends_in(word, PARTICIPLE[lang]) then return at, "done to" end
    return word:find "ing$" and at or nil, "does"
  end
  if auxiliary or irregular or ends_in(word, ENDINGS[lang]) then return at, "does" end
end

-- What a preposition or a conjunction before the hit says of the word before that
local LINKS = { by = "does", par = "does", of = "of it", ["and"] = "and", et = "and" }

-- The relation of the words before the hit and its determiners: its name, and the word.
local function left_relation(R, at, low, lang, has_determiner)
  local word, before = R.word(at), at - 1
  local relation = LINKS[word] or lang == "fr" and has_determiner and (word == "de" or word == "du") and "of it"
  if relation then return before >= low and R.is_content(before) and relation or nil, before end
  if not R.is_content(at) then return nil end
  local is_verb = ends_in(word, ENDINGS[lang]) or R.is(at, "irregular") or before >= low and R.word(before) == "to"
  return is_verb and "done to" or nil, at
end

-- What stands to the left: a modifier, then beyond a determiner a verb, a preposition and what it belongs to.
local function left_side(R, from, low, lang, add)
  local at = from
  if lang == "en" and at >= low and R.is_content(at) and not R.is(at, "irregular") and not R.word(at):find "ed$" then
    add("modifier", at)
    at = at - 1
  end
  while at >= low and R.is(at, "determiner") do at = at - 1 end
  if at < low then return end
  local relation, word = left_relation(R, at, low, lang, at < from)
  if relation then add(relation, word) end
end

local function right_side(R, from, high, lang, add)
  if from > high then return end
  local at, relation = right_verb(R, from, high, lang)
  if lang == "fr" and R.is_content(from) and ends_in(R.word(from), ADJECTIVE_FR) then
    add("modifier", from)
    at, relation = right_verb(R, from + 1, high, lang)
  end
  if at then add(relation, at) end
  if (R.word(from) == "and" or R.word(from) == "et") then
    local next_word = from + 1
    while next_word <= high and R.is(next_word, "determiner") do next_word = next_word + 1 end
    if next_word <= high and R.is_content(next_word) then add("and", next_word) end
  end
end

local function collect(view, hits, opts)
  local rows, by_key, langs = {}, {}, {}
  for i = 1, #hits do
    local first, last = hits:get(i)
    local doc = view:place(first)
    langs[doc] = langs[doc] or opts.lang or doc.meta.lang or segments.language(doc.text)
    local lang = langs[doc] == "fr" and "fr" or "en"
    local low, high = view.columns:window(first, last, AROUND, AROUND, true)
    local R = reader(view, lang)
    local function add(relation, at)
      local form = R.word(at)
      local key = relation .. "\0" .. form
      local row = by_key[key]
      if not row then
        row = { relation = relation, form = form, count = 0, hits = {} }
        by_key[key], rows[#rows + 1] = row, row
      end
      row.count = row.count + 1
      local from, to = view:hit(math.min(first, at), math.min(first, at)), view:hit(math.max(last, at), math.max(last, at))
      row.hits[row.count] = { doc = doc, from = from.from, to = to.to, text = doc.text:sub(from.from, to.to) }
    end
    left_side(R, first - 1, low, lang, add)
    right_side(R, last + 1, high, lang, add)
  end
  return rows
end

local ORDER = { does = 1, ["done to"] = 2, modifier = 3, ["of it"] = 4, ["and"] = 5 }

--- The sketch of a query: relations `does` (the verb after it, or before `by` it), `done to` (the verb it is the object or
--- the passive subject of), `modifier`, `of it` (the noun before `of`) and `and`; with logDice over all words.
---@param corpus malinews.Corpus
---@param text string a query, such as "French troops" or "[id=grp:wagner]"
---@param opts? {min?: integer, lang?: string, roles?: string, voice?: string}
---@return malinews.Result rows relation, form, count, logdice, hits
function M.run(corpus, text, opts)
  options.argument("corpus:sketch", "query", text, "string")
  opts = options.check("corpus:sketch", opts, OPTIONS)
  local view, looked_at = index.of(corpus), scope.new("corpus:sketch", opts)
  local selection = view:selection(looked_at)
  local hits = query.find(view, query.parse("corpus:sketch", text), selection)
  local ids, counts = view.columns:count(selection)
  local totals, kept = {}, {}
  for k, id in ipairs(ids) do totals[view.columns:string(id)] = counts[k] end
  for _, row in ipairs(collect(view, hits, opts)) do
    row.logdice = stats.logdice(row.count, #hits, totals[row.form] or row.count)
    if row.count >= (opts.min or 1) then kept[#kept + 1] = row end
  end
  table.sort(kept, function(a, b)
    if a.relation ~= b.relation then return ORDER[a.relation] < ORDER[b.relation] end
    if a.count ~= b.count then return a.count > b.count end
    return a.form < b.form
  end)
  return result.new(kept, {
    name = "words", columns = { "relation", "form", "count", "logdice" },
    note = ("%d hits; shallow patterns, no parser; %s"):format(#hits, looked_at:note()),
  })
end

return M

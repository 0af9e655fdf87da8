--- Outlets side by side: how much each writes, how, in whose voice, and how often it says what one asks for.

local actors = require "malinews.actors"
local attributions = require "malinews.attributions"
local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"
local segments = require "malinews.segments"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = { by = "string", queries = "table|string", keywords = "size", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local function language_of(doc)
  return doc.meta.lang or segments.language(doc.text)
end

-- Groups of the corpus' documents in byte order of their names, each with the languages it writes in.
local function groups_of(corpus, by)
  local groups, by_name = {}, {}
  for i = 1, #corpus do
    local name = actors.group(corpus[i], by)
    if not by_name[name] then
      by_name[name] = { name = name, documents = {}, languages = {} }
      groups[#groups + 1] = by_name[name]
    end
    table.insert(by_name[name].documents, i)
    by_name[name].languages[language_of(corpus[i])] = true
  end
  table.sort(groups, function(a, b) return a.name < b.name end)
  return groups
end

local function quoted_words(doc, looked_at)
  local n = 0
  for _, quote in ipairs(attributions.of(doc, looked_at, "direct")) do n = n + attributions.words(doc, quote) end
  return n
end

-- How many sentences lie wholly inside the scope, and how many words they have.
local function sentences_of(doc, looked_at)
  local inside, n, words = looked_at:filter(doc), 0, 0
  for _, from, to in doc:sentences():spans() do
    if inside(from, to) then n, words = n + 1, words + #core.words(doc.text:sub(from, to)) end
  end
  return n, words
end

local function selection_of(view, group, looked_at)
  local flat = {}
  for _, i in ipairs(group.documents) do
    local own = view:document(i, looked_at)
    table.move(own, 1, #own, #flat + 1, flat)
  end
  return core.ranges(flat)
end

local function counts_by_id(view, selection)
  local ids, counts, df = view.columns:count(selection)
  local by_id = {}
  for k, id in ipairs(ids) do by_id[id] = { count = counts[k], df = df[k] } end
  return by_id, ids
end

-- What each language's documents count: by the language, words and counts by id.
local function counts_by_language(corpus, view, looked_at)
  local by_language = {}
  for i = 1, #corpus do
    local language = language_of(corpus[i])
    local group = by_language[language] or { documents = {} }
    by_language[language] = group
    group.documents[#group.documents + 1] = i
  end
  for _, group in pairs(by_language) do
    local selection = selection_of(view, group, looked_at)
    group.counts, group.words = counts_by_id(view, selection), selection:words()
  end
  return by_language
end

-- How often a word occurs, and how many words there are, in the languages of a group.
local function total_of(by_language, languages, id)
  local count, words = 0, 0
  for language in pairs(languages) do
    local own = by_language[language]
    count, words = count + (own.counts[id] and own.counts[id].count or 0), words + own.words
  end
  return count, words
end

-- The words most typical of a group beside all others in its languages (beside another language, its words would be those
-- that any text of it has), that stand in two of its documents or more where it has so many.
local function keywords_of(view, group, part, by_language, n)
  local ids, keys, least = {}, {}, math.min(2, part.documents)
  for _, id in ipairs(part.ids) do
    local own, total, words = part.counts[id], total_of(by_language, group.languages, id)
    local a, b, c, d = own.count, total - own.count, part.words, words - part.words
    if own.df >= least and d > 0 and stats.sign(a, b, c, d) > 0 then
      ids[#ids + 1], keys[#keys + 1] = id, stats.g2(a, b, c, d)
    end
  end
  local forms = {}
  for i, k in ipairs(view.columns:rank(ids, keys)) do
    if i > n then break end
    forms[i] = view.columns:string(ids[k])
  end
  return forms
end

local function row_of(corpus, view, group, looked_at, queries)
  local selection = selection_of(view, group, looked_at)
  local row = { documents = #group.documents, words = selection:words(), hits = {} }
  local quoted, sentences, in_sentences = 0, 0, 0
  for _, i in ipairs(group.documents) do
    local n, words = sentences_of(corpus[i], looked_at)
    quoted, sentences, in_sentences = quoted + quoted_words(corpus[i], looked_at), sentences + n, in_sentences + words
  end
  local counts, ids = counts_by_id(view, selection)
  row.types, row.sentences = #ids, sentences
  row.words_per_sentence = sentences > 0 and in_sentences / sentences or nil
  row.quoted = row.words > 0 and quoted / row.words or nil
  for _, one in ipairs(queries) do
    local hits = query.find(view, one.alternatives, selection)
    row[one.text] = row.words > 0 and 1e6 * #hits / row.words or nil
    row.hits[one.text] = view:hits(hits)
  end
  return row, { counts = counts, ids = ids, words = row.words, documents = row.documents }
end

--- Groups of documents side by side, by a field of their meta (`outlet` by default). With `queries`, how often each occurs
--- per million words; `keywords` (5) most typical words of each, by G2 beside all other groups in its languages. Sentences are
--- those that lie wholly inside the roles and the voice that are looked at.
---@param corpus malinews.Corpus
---@param opts? {by?: string, queries?: string|string[], keywords?: integer, roles?: string, voice?: string, words?: string}
---@return malinews.Result rows the group, documents, words, types, sentences, words_per_sentence, quoted (the share of the words
--- that are quoted), one field for each query, keywords, hits (by query)
function M.run(corpus, opts)
  opts = options.check("corpus:compare", opts, OPTIONS)
  local by, view = actors.by("corpus:compare", corpus, opts.by), index.of(corpus, opts.words)
  local looked_at = scope.new("corpus:compare", opts)
  local queries, columns = {}, { by, "documents", "words", "words_per_sentence", "quoted" }
  for i, text in ipairs(type(opts.queries) == "table" and opts.queries or { opts.queries }) do
    options.argument("corpus:compare", ("queries[%d]"):format(i), text, "string")
    queries[i] = { text = text, alternatives = query.parse("corpus:compare", text, opts.words) }
    columns[#columns + 1] = text
  end
  local by_language, rows = counts_by_language(corpus, view, looked_at), {}
  for i, group in ipairs(groups_of(corpus, by)) do
    local part
    rows[i], part = row_of(corpus, view, group, looked_at, queries)
    rows[i][by], rows[i].keywords = group.name, keywords_of(view, group, part, by_language, opts.keywords or 5)
  end
  columns[#columns + 1] = "keywords"
  return result.new(rows, {
    name = "groups", columns = columns,
    note = "quoted: share of the words; queries per million words; keywords by G2 beside the others in their language; "
      .. looked_at:note(),
  })
end

return M

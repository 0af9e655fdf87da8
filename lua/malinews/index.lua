--- The words of a corpus in the core's columns. Built when the first statistic asks for it, and shared by a corpus and
--- its parts: a part is a selection of the same columns.

local abbreviations = require "malinews.abbreviations"
local core = require "malinews.core"

local M = {}

--- What an analysis' option `words` may be: "words" are runs of letters, marks and digits; "tokens" are `mn.tokens`.
M.WORDS = { "words", "tokens" }

-- All sets of columns, each with the numbers of its documents; they go when no corpus needs them.
local families = setmetatable({}, { __mode = "v" })

-- corpus -> { words = view, tokens = view }
local views = setmetatable({}, { __mode = "k" })

local function new_family(words)
  local family = { columns = core.index(), last = 0, words = words, numbers = setmetatable({}, { __mode = "k" }) }
  families[#families + 1] = family
  return family
end

local BATCH = 32 << 20 -- bytes that are indexed in one call: between two calls, an interrupt is heard

-- corpus -> how many threads index it, where the user said so
local threads_of = setmetatable({}, { __mode = "k" })

--- Let a corpus be indexed by so many threads; otherwise by as many as there are cores.
---@param corpus malinews.Corpus
---@param threads integer
function M.use_threads(corpus, threads)
  threads_of[corpus] = threads
end

-- Append the documents that a family has not.
local function append(family, docs, threads)
  local all = 0
  for _, doc in ipairs(docs) do all = all + #doc.text end
  family.columns:reserve(all)
  local texts, langs, batch, bytes = {}, {}, {}, 0
  local function flush()
    if #batch == 0 then return end
    local last = family.columns:add(texts, abbreviations.shipped(), langs, family.words == "tokens", threads)
    for i, doc in ipairs(batch) do family.numbers[doc] = last - #batch + i end
    family.last = last
    texts, langs, batch, bytes = {}, {}, {}, 0
  end
  for _, doc in ipairs(docs) do
    local n = #batch + 1
    texts[n], langs[n], batch[n] = doc.text, rawget(doc.meta, "lang") or false, doc
    bytes = bytes + #doc.text
    if bytes >= BATCH then flush() end
  end
  flush()
end

-- Does a family hold the documents of a corpus in its order, or could it?
local function fits(family, corpus)
  local last, next_number = 0, family.last
  for i = 1, #corpus do
    local number = family.numbers[corpus[i]]
    if not number then
      next_number = next_number + 1
      number = next_number
    end
    if number <= last then return false end
    last = number
  end
  return true
end

-- The family of a corpus: one that has its first document, else a new one.
local function family_of(corpus, words)
  local kept, found = {}, nil
  for _, family in pairs(families) do kept[#kept + 1] = family end
  for i, family in ipairs(kept) do families[i] = family end
  for i = #kept + 1, #families do families[i] = nil end
  for _, family in ipairs(kept) do
    if not found and corpus[1] and family.words == words and family.numbers[corpus[1]] and fits(family, corpus) then
      found = family
    end
  end
  return found or new_family(words)
end

---@class malinews.Index
---@field columns userdata the core's index
---@field docs table<integer, malinews.Document> by number
---@field numbers integer[] of the corpus' documents, ascending
local Index = {}
Index.__index = Index

local function build(corpus, words)
  local family = family_of(corpus, words)
  local view = setmetatable({ columns = family.columns, family = family, docs = {}, numbers = {} }, Index)
  local missing = {}
  for i = 1, #corpus do
    if not family.numbers[corpus[i]] then missing[#missing + 1] = corpus[i] end
  end
  if #missing > 0 then
    append(family, missing, threads_of[corpus] or core.cores())
    view.columns:trim()
  end
  for i = 1, #corpus do
    local number = family.numbers[corpus[i]]
    view.docs[number], view.numbers[i] = corpus[i], number
  end
  view.all = view.columns:whole(view.numbers)
  return view
end

--- The words of a corpus. Made once; again when documents were added.
---@param corpus malinews.Corpus
---@param words? "words"|"tokens"
---@return malinews.Index
function M.of(corpus, words)
  words = words or "words"
  local known = views[corpus]
  if not known then
    known = {}
    views[corpus] = known
  end
  local view = known[words]
  if not view or #view.numbers ~= #corpus then
    view = build(corpus, words)
    known[words] = view
  end
  return view
end

--- The words of one document inside a scope, as the columns want them, and how many there are.
---@param i integer the document's number in the corpus
---@param scope malinews.Scope
---@return integer[] selection
---@return integer words
function Index:document(i, scope)
  local flat, words, number = {}, 0, self.numbers[i]
  for _, range in ipairs(scope:ranges(self.docs[number])) do
    local first, last = self.columns:range(number, range.from, range.to)
    if first <= last then
      flat[#flat + 1], flat[#flat + 2] = first, last
      words = words + last - first + 1
    end
  end
  return flat, words
end

--- The words inside a scope, as the columns want them.
---@param scope malinews.Scope
---@return userdata selection ranges of words
---@return integer words
function Index:selection(scope)
  if scope:is_whole() then return self.all, self.all:words() end
  local flat, words = {}, 0
  for i = 1, #self.numbers do
    local own, n = self:document(i, scope)
    table.move(own, 1, #own, #flat + 1, flat)
    words = words + n
  end
  return core.ranges(flat), words
end

--- Spans of the documents as ranges of words, for searching: whole words that begin inside each.
---@param spans_of fun(doc: malinews.Document): (fun(): integer?, integer?) an iterator of first and last bytes, in order
---@return userdata ranges
function Index:units(spans_of)
  local flat = {}
  for _, number in ipairs(self.numbers) do
    for from, to in spans_of(self.docs[number]) do
      local first, last = self.columns:range(number, from, to)
      if first <= last then flat[#flat + 1], flat[#flat + 2] = first, last end
    end
  end
  return core.ranges(flat)
end

--- A word's document and bytes.
---@param word integer
---@return malinews.Document doc
---@return integer from
---@return integer to
function Index:place(word)
  local number, from, to = self.columns:where(word)
  return self.docs[number], from, to
end

--- A run of words as a hit.
---@param first integer
---@param last integer
---@return {doc: malinews.Document, from: integer, to: integer, text: string}
function Index:hit(first, last)
  local doc, from, to = self:place(first)
  if last > first then
    local _, _, stop = self:place(last)
    to = stop
  end
  return { doc = doc, from = from, to = to, text = doc.text:sub(from, to) }
end

--- All ranges as hits.
---@param ranges userdata
---@return table[]
function Index:hits(ranges)
  local hits = {}
  for i = 1, #ranges do hits[i] = self:hit(ranges:get(i)) end
  return hits
end

--- What a row's metatable is so that its `hits` are looked up when they are first asked for.
---@param find fun(row: table): userdata ranges
---@return table metatable
function Index:lazy_hits(find)
  return { __index = function(row, key)
    if key ~= "hits" then return nil end
    local hits = self:hits(find(row))
    rawset(row, "hits", hits)
    return hits
  end }
end

--- All hits of one folded form, or form as written.
---@param form string
---@param selection userdata
---@param exact? boolean
---@return userdata ranges
function Index:find_form(form, selection, exact)
  return self.columns:find({ { { form, exact = exact, literal = true } } }, selection)
end

return M

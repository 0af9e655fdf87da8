--- The words of a corpus in the core's columns. Built when the first statistic asks for it, and shared by a corpus and
--- its parts: a part is a selection of the same columns.

local core = require "malinews.core"

local M = {}

-- document -> { [family] = its number there }; a family is a set of columns
local numbers = setmetatable({}, { __mode = "k" })

local function new_family()
  return { columns = core.index(), last = 0 }
end

local function number_in(family, doc)
  local known = numbers[doc]
  return known and known[family]
end

local function append(family, doc)
  local number = family.columns:add(doc.text, core.words(doc.text), doc:sentences())
  numbers[doc] = numbers[doc] or setmetatable({}, { __mode = "k" })
  numbers[doc][family] = number
  family.last = number
  return number
end

-- A family that holds the documents of a corpus in its order, or nil: any that its first document belongs to.
local function shared_family(corpus)
  local known = corpus[1] and numbers[corpus[1]]
  for family in pairs(known or {}) do
    local last, fits = 0, true
    for i = 1, #corpus do
      local number = number_in(family, corpus[i]) or family.last + i
      fits = fits and number > last
      last = number
    end
    if fits then return family end
  end
end

---@class malinews.Index
---@field columns userdata the core's index
---@field docs table<integer, malinews.Document> by number
---@field numbers integer[] of the corpus' documents, ascending
local Index = {}
Index.__index = Index

--- The words of a corpus.
---@param corpus malinews.Corpus
---@return malinews.Index
function M.of(corpus)
  local family = shared_family(corpus) or new_family()
  local view = setmetatable({ columns = family.columns, docs = {}, numbers = {} }, Index)
  for i = 1, #corpus do
    local doc = corpus[i]
    local number = number_in(family, doc) or append(family, doc)
    view.docs[number], view.numbers[i] = doc, number
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

--- The words inside a scope, as the columns want them: first and last of each range, in a flat list.
---@param scope malinews.Scope
---@return integer[] selection
---@return integer words
function Index:selection(scope)
  local flat, words = {}, 0
  for i = 1, #self.numbers do
    local own, n = self:document(i, scope)
    table.move(own, 1, #own, #flat + 1, flat)
    words = words + n
  end
  return flat, words
end

--- A word's document and bytes.
---@param word integer
---@return malinews.Document doc
---@return integer from
---@return integer to
function Index:place(word)
  local number, from = self.columns:where(word)
  local doc = self.docs[number]
  local _, last = self.columns:range(number)
  local stop = #doc.text
  if word < last then
    local _, after = self.columns:where(word + 1)
    stop = after - 1
  end
  local _, to = core.words(doc.text:sub(from, stop)):span(1)
  return doc, from, from + to - 1
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

--- All hits of a phrase in a selection.
---@param steps string[][] for each word the folded patterns that fit it
---@param selection integer[]
---@param limit? integer
---@return integer[] flat first and last word of each hit
function Index:find(steps, selection, limit)
  return self.columns:find(steps, selection, limit)
end

return M

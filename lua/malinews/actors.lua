--- Who is meant: from what a user types ("wagner", "Wagner Group", "grp:wagner") to the id that mentions carry.

local core = require "malinews.core"
local document = require "malinews.document"

local M = {}

local function slug(s)
  return (core.fold(s):gsub("[^%w\x80-\xFF]+", "_"):gsub("^_", ""):gsub("_$", ""))
end

-- How well a mention fits what was typed: 4 its id, 3 the id's name part, 2 its canonical name, 1 its text; else nil.
local function fitness(mention, typed, typed_slug)
  if mention.id == typed then return 4 end
  if mention.id:match ":(.*)$" == typed_slug then return 3 end
  if mention.name and slug(mention.name) == typed_slug then return 2 end
  if slug(mention.text) == typed_slug then return 1 end
end

--- The id of an actor as mentioned in a corpus: of equally fitting ones the most frequent, then the first in byte order.
---@param corpus malinews.Corpus
---@param actor string
---@return string? id
---@return string? name
function M.resolve(corpus, actor)
  local typed_slug, counts, names, best = slug(actor), {}, {}, {}
  for i = 1, #corpus do
    for _, mention in ipairs(corpus[i]:entities()) do
      local fits = mention.id and mention.id ~= "" and fitness(mention, actor, typed_slug)
      if fits then
        local id = mention.id
        counts[id], names[id] = (counts[id] or 0) + 1, mention.name or mention.text
        best[id] = math.max(best[id] or 0, fits)
      end
    end
  end
  local ids = {}
  for id in pairs(counts) do ids[#ids + 1] = id end
  table.sort(ids, function(a, b)
    if best[a] ~= best[b] then return best[a] > best[b] end
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  return ids[1], ids[1] and names[ids[1]]
end

--- The field by which documents are grouped: what the option `by` says, "outlet" by default. Raises where it is misspelt.
---@param where string the function's name, for messages
---@param corpus malinews.Corpus
---@param by? string
---@return string
function M.by(where, corpus, by)
  if by and #corpus > 0 then document.check_field(where, corpus, by) end
  return by or "outlet"
end

--- The value of a field by which documents are grouped; documents without it stand together.
---@param doc malinews.Document
---@param by string a field of meta, or "doc"
---@return string
function M.group(doc, by)
  if by == "doc" then return doc.id end
  local value = doc.meta[by]
  return value ~= nil and tostring(value) or "(none)"
end

return M

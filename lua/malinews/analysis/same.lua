--- Are two names one person, group or place, and why? The lists decide where they know both, then what the corpus' texts
--- say of them, then the spelling (malinews.names).

local entities = require "malinews.entities"
local names = require "malinews.names"
local options = require "malinews.options"
local scope = require "malinews.scope"

local M = {}

-- The id that the documents give a name most often; equal counts in byte order of the ids.
local function id_in_corpus(corpus, name, looked_at)
  local folded, counts, best = names.folded(name), {}, nil
  for i = 1, #corpus do
    local inside = looked_at:filter(corpus[i])
    for _, mention in ipairs(corpus[i]:entities()) do
      if mention.id and names.folded(mention.text) == folded and inside(mention.from, mention.to) then
        counts[mention.id] = (counts[mention.id] or 0) + 1
      end
    end
  end
  for id, count in pairs(counts) do
    if not best or count > counts[best] or count == counts[best] and id < best then best = id end
  end
  return best
end

local function decide(a, b, one, two, where)
  local _, score, why = names.same(a, b)
  if one == two then return true, 1.0, ("%s: %s"):format(where, one) end
  return false, score, ("%s: %s, %s; %s"):format(where, one, two, why)
end

--- Are two names one?
---@param corpus malinews.Corpus
---@param a string a name as texts print it
---@param b string
---@param opts? {roles?: string, voice?: string} which part of the texts is asked
---@return boolean same
---@return number score 1 where an id decides, else the similarity of the mapped forms
---@return string reason
function M.run(corpus, a, b, opts)
  options.argument("corpus:same", "a", a, "string")
  options.argument("corpus:same", "b", b, "string")
  local looked_at = scope.new("corpus:same", options.check("corpus:same", opts, scope.OPTIONS))
  local one, two = entities.identify(a), entities.identify(b)
  if one and two then return decide(a, b, one, two, "listed") end
  local here, there = id_in_corpus(corpus, a, looked_at) or one, id_in_corpus(corpus, b, looked_at) or two
  if here and there then return decide(a, b, here, there, "in the corpus") end
  return names.same(a, b)
end

return M

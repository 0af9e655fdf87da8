--- What users search for, as the columns want it: words, phrases, wildcards and alternatives.
---
---     mercenar*            words that begin so; `?` stands for one byte
---     red line             a phrase: one word after the other, whatever stands between them in the text
---     PMC | militia        alternatives

local core = require "malinews.core"

local M = {}

-- The folded words of one alternative; each a step that one pattern fits.
local function steps_of(phrase)
  local steps = {}
  for part in core.fold(phrase):gmatch "[%w\x80-\xFF*?]+" do steps[#steps + 1] = { part } end
  return steps
end

--- Parse a query.
---@param where string the function's name, for messages
---@param query string
---@return string[][][] alternatives each a list of steps, each a list of patterns
function M.parse(where, query)
  local alternatives = {}
  for phrase in (query .. "|"):gmatch "([^|]*)|" do
    local steps = steps_of(phrase)
    if #steps > 0 then alternatives[#alternatives + 1] = steps end
  end
  if #alternatives == 0 then error(("%s: the query %q has no word"):format(where, query), 3) end
  return alternatives
end

--- The hits of a query in a selection, in the order of the text; where alternatives overlap, the earliest and longest.
---@param index malinews.Index
---@param alternatives string[][][]
---@param selection integer[]
---@return {first: integer, last: integer}[]
function M.find(index, alternatives, selection)
  local hits = {}
  for _, steps in ipairs(alternatives) do
    local flat = index:find(steps, selection)
    for i = 1, #flat, 2 do hits[#hits + 1] = { first = flat[i], last = flat[i + 1] } end
  end
  if #alternatives == 1 then return hits end
  table.sort(hits, function(a, b) return a.first < b.first or a.first == b.first and a.last > b.last end)
  local kept, last = {}, 0
  for _, hit in ipairs(hits) do
    if hit.first > last then
      kept[#kept + 1] = hit
      last = hit.last
    end
  end
  return kept
end

--- The hits as the columns want them: first and last words in a flat list.
---@param hits {first: integer, last: integer}[]
---@return integer[]
function M.flat(hits)
  local flat = {}
  for i, hit in ipairs(hits) do flat[2 * i - 1], flat[2 * i] = hit.first, hit.last end
  return flat
end

return M

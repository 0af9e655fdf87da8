--- The words around dates that decide what they are: data/dates_cues.tsv, read once.

local tsv = require "malinews.tsv"

local M = {}

local rows

local function each(list)
  rows = rows or tsv.shipped "dates_cues"
  local i = 0
  return function()
    repeat i = i + 1 until not rows[i] or rows[i][3] == list
    if rows[i] then return (rows[i][1]:gsub("_", " ")), rows[i][2], rows[i][4] end
  end
end

--- The cues of a list, by language.
---@param list string
---@return table<string, string[]>
function M.list(list)
  local found = { en = {}, fr = {}, any = {} }
  for text, lang in each(list) do table.insert(found[lang], text) end
  return found
end

--- The values of a list's cues; true where the file has none.
---@param list string
---@return table<string, string|true>
function M.values(list)
  local found = {}
  for text, _, value in each(list) do found[text] = value ~= "" and value or true end
  return found
end

return M

--- What actors are called: the lexicon of labels (data/framing.tsv), found in text.

local gazetteer = require "malinews.gazetteer"
local tsv = require "malinews.tsv"

local M = {}

-- The rows of the lexicon by language, as a gazetteer wants them.
local function read()
  local rows, info = { en = {}, fr = {} }, {}
  for _, row in ipairs(tsv.shipped "framing") do
    local forms = {}
    for form in row.forms:gmatch "[^|]+" do forms[#forms + 1] = form end
    local id = ("%s:%s"):format(row.lang, row.label)
    info[id] = { label = row.label, frame = row.frame, lang = row.lang }
    table.insert(rows[row.lang], { id = id, type = "LABEL", name = row.label, forms = forms })
  end
  return rows, info
end

local lists, infos = {}, nil

local function list_of(lang)
  if not infos then
    local rows
    rows, infos = read()
    for name, own in pairs(rows) do lists[name] = assert(gazetteer.new(own)) end
  end
  return lists[lang] or lists.en
end

--- The labels in a text, in order.
---@param s string
---@param lang string "en" or "fr"; another language is searched for English labels
---@return {from: integer, to: integer, text: string, label: string, frame: string}[]
function M.find(s, lang)
  local found = {}
  local list = list_of(lang)
  for _, from, to, row in list:hits(s):spans() do
    local info = infos[list:row(row).id]
    found[#found + 1] = { from = from, to = to, text = s:sub(from, to), label = info.label, frame = info.frame }
  end
  return found
end

return M

--- What actors are called: the lexicon of labels (data/framing.tsv), found in text.

local gazetteer = require "malinews.gazetteer"

local M = {}

local PATH = assert(package.searchpath("malinews.framing", package.path)):gsub("framing%.lua$", "data/framing.tsv")

-- The rows of the lexicon by language, as a gazetteer wants them.
local function read()
  local rows, info = { en = {}, fr = {} }, {}
  for line in io.lines(PATH) do
    local label, lang, frame, forms = line:match "^([^#\t][^\t]*)\t(%l%l)\t([^\t]*)\t([^\t]*)"
    if label then
      local list = {}
      for form in forms:gmatch "[^|]+" do list[#list + 1] = form end
      local id = ("%s:%s"):format(lang, label)
      info[id] = { label = label, frame = frame, lang = lang }
      table.insert(rows[lang], { id = id, type = "LABEL", name = label, forms = list })
    end
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

--- The words that report speech, from data/reporting_verbs.tsv, by their inflected forms.

local tsv = require "malinews.tsv"

local M = {}

local loaded = {}

local rows

--- The rows of the data file.
---@return table[]
function M.rows()
  rows = rows or tsv.shipped "reporting_verbs"
  return rows
end

local function forms_of(row)
  local list = { row.lemma }
  for form in row.forms:gmatch "[^|]+" do list[#list + 1] = form end
  return list
end

-- participles that are no past forms
local PARTICIPLE = {}
for form in ("known spoken written sung shown seen begun foreseen undertaken"):gmatch "%S+" do
  PARTICIPLE[form] = true
end

-- The aspect of a form: "ing" for participles in -ing or -ant, "base" for the lemma, "past" or "finite".
local function aspect(row, form)
  if form == row.lemma then return row.lang == "fr" and "infinitive" or "base" end
  local first = form:match "^%S+"
  if row.lang == "en" then
    if PARTICIPLE[first] then return "participle" end
    return first:find "ing$" and "ing" or first:find "s$" and "present" or "past"
  end
  return first:find "ant$" and "ing" or first:find "[éiu]$" and "participle" or "present"
end

local function enter(lexicon, row, form)
  local part = lexicon[row.part]
  local words = {}
  for word in form:gsub("'", "' "):gmatch "%S+" do words[#words + 1] = word end
  local entry = { lemma = row.lemma, class = row.class, takes = row.takes, part = row.part, aspect = aspect(row, form) }
  if #words == 1 then
    part[words[1]] = part[words[1]] or entry
  else
    entry.words = words
    local list = lexicon.many[words[1]] or {}
    lexicon.many[words[1]] = list
    list[#list + 1] = entry
  end
  if row.part == "phrase" and #words == 1 then
    entry.words = words
    lexicon.many[words[1]] = lexicon.many[words[1]] or {}
    table.insert(lexicon.many[words[1]], entry)
  end
end

--- The lexicon of a language: verb[form], noun[form], and many[first word], a list of entries of several words (longest
--- first). An entry has lemma, class, takes, part, aspect.
---@param lang string
---@return table
function M.of(lang)
  if not loaded[lang] then
    local lexicon = { verb = {}, noun = {}, phrase = {}, many = {} }
    for _, row in ipairs(M.rows()) do
      if row.lang == lang then
        for _, form in ipairs(forms_of(row)) do enter(lexicon, row, form) end
      end
    end
    for _, list in pairs(lexicon.many) do
      table.sort(list, function(a, b)
        if #a.words ~= #b.words then return #a.words > #b.words end
        return table.concat(a.words, " ") < table.concat(b.words, " ")
      end)
    end
    loaded[lang] = lexicon
  end
  return loaded[lang]
end

return M

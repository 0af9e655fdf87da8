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

-- Verbs and nouns of one word by that word, the rest in lists by their first word.
local function enter(lexicon, row, form)
  local words, part = {}, lexicon[row.part]
  for word in form:gsub("'", "' "):gmatch "%S+" do words[#words + 1] = word end
  local entry = { lemma = row.lemma, class = row.class, takes = row.takes, part = row.part, aspect = aspect(row, form),
    words = words }
  if #words == 1 and part then
    part[words[1]] = part[words[1]] or entry
  else
    lexicon.lists[words[1]] = lexicon.lists[words[1]] or {}
    table.insert(lexicon.lists[words[1]], entry)
  end
end

-- the longest first
local function by_length(a, b)
  if #a.words ~= #b.words then return #a.words > #b.words end
  return table.concat(a.words, " ") < table.concat(b.words, " ")
end

-- csrc/core/reporting.h
local PARTS = { verb = 0, noun = 1, phrase = 2 }
local ASPECTS = { base = 0, infinitive = 1, present = 2, past = 3, participle = 4, ing = 5 }
local DIRECT, WEAK, PERSON, OPINION, DEMAND, MORE = 1, 2, 4, 8, 16, 32

local ADDRESSED = {}
for lemma in ([[tell ask inform remind warn urge assure brief advise notify answer interview order beg implore]])
  :gmatch "%S+" do ADDRESSED[lemma] = true end

local function takes_of(entry)
  return (entry.takes:find("direct", 1, true) and DIRECT or 0) | (entry.takes:find("weak", 1, true) and WEAK or 0)
    | (ADDRESSED[entry.lemma] and PERSON or 0) | (entry.lemma == "pour" and OPINION or 0)
    | (entry.class == "demand" and DEMAND or 0)
end

-- Number an entry, and put it into the form in which the core takes it.
local function code(lexicon, entry, more, list)
  entry.is_direct = entry.takes:find("direct", 1, true) ~= nil
  lexicon.entries[#lexicon.entries + 1] = entry
  lexicon.codes[#lexicon.entries] = { PARTS[entry.part], ASPECTS[entry.aspect], takes_of(entry) | (more and MORE or 0),
    table.unpack(list and entry.words or {}) }
  return #lexicon.entries
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

local function code_all(lexicon)
  for _, part in ipairs { "verb", "noun" } do
    for _, word in ipairs(sorted_keys(lexicon[part])) do lexicon[part][word] = code(lexicon, lexicon[part][word]) end
  end
  for _, word in ipairs(sorted_keys(lexicon.lists)) do
    local list = lexicon.lists[word]
    table.sort(list, by_length)
    for i, entry in ipairs(list) do
      local number = code(lexicon, entry, i < #list, true)
      lexicon.many[word] = lexicon.many[word] or number
    end
  end
end

--- The lexicon of a language: `entries`, each with lemma, class, takes, is_direct, part, aspect; their numbers by form,
--- verb[form] and noun[form]; many[first word], the number of the first of the entries of several words, the longest first;
--- and `codes`, what the core is told of each.
---@param lang string
---@return table
function M.of(lang)
  if not loaded[lang] then
    local lexicon = { verb = {}, noun = {}, lists = {}, many = {}, entries = {}, codes = {} }
    for _, row in ipairs(M.rows()) do
      if row.lang == lang then
        for _, form in ipairs(forms_of(row)) do enter(lexicon, row, form) end
      end
    end
    code_all(lexicon)
    loaded[lang] = lexicon
  end
  return loaded[lang]
end

return M

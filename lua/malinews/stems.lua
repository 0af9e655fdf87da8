--- Stems of words, through Snowball's libstemmer where it is installed.

local core = require "malinews.core"

local M = {}

local ALGORITHMS = { ar = "arabic", de = "german", en = "english", es = "spanish", fr = "french", pt = "portuguese",
  ru = "russian" }

local stemmers = {}

-- Small letters with their accents, which a stemmer needs: ASCII, Latin-1 and its neighbours, and basic Cyrillic.
local function lower(s)
  s = (core.normalize(s, 0) or s):lower()
  s = s:gsub("\xC3([\x80-\x96\x98-\x9E])", function(c) return "\xC3" .. string.char(c:byte() + 32) end)
  s = s:gsub("\u{152}", "\u{153}"):gsub("\u{178}", "\u{FF}"):gsub("\u{401}", "\u{451}")
  s = s:gsub("\xD0([\x90-\x9F])", function(c) return "\xD0" .. string.char(c:byte() + 32) end)
  return (s:gsub("\xD0([\xA0-\xAF])", function(c) return "\xD1" .. string.char(c:byte() - 32) end))
end

local function stemmer_of(where, lang)
  local known = stemmers[lang]
  if known ~= nil then return known end
  local ok, module = pcall(require, "malinews.stemmer")
  if not ok then
    error(where .. ": stems need Snowball's libstemmer (Debian: libstemmer-dev, then make; LuaRocks: malinews-stem)", 0)
  end
  local stemmer = ALGORITHMS[lang] and module.new(ALGORITHMS[lang])
  stemmers[lang] = stemmer or false
  return stemmers[lang]
end

--- The languages that have a stemmer, in byte order.
M.LANGUAGES = {}
for lang in pairs(ALGORITHMS) do M.LANGUAGES[#M.LANGUAGES + 1] = lang end
table.sort(M.LANGUAGES)

--- Has a language a stemmer?
---@param lang string
---@return boolean
function M.knows(lang)
  return ALGORITHMS[lang] ~= nil
end

--- The stem of a word, folded; of a language without a stemmer, the folded word. Raises where libstemmer is not installed.
---@param where string the function's name, for messages
---@param word string
---@param lang string "en", "fr" ...
---@return string
function M.of(where, word, lang)
  local stemmer = stemmer_of(where, lang)
  return core.fold(stemmer and stemmer:stem(lower(word)) or word)
end

--- Is libstemmer there?
---@return boolean
function M.available()
  return (pcall(require, "malinews.stemmer"))
end

return M

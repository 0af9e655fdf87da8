--- What words are to the core's rules for quotations (csrc/core/lexemes.h): asked once for each form of a word, and kept by
--- the core.

local core = require "malinews.core"
local words = require "malinews.quotes.words"

local M = {}

local ABBREVIATED = {}
for word in ([[mr mrs ms dr prof gen col lt sgt capt maj gov sen rep st no vs etc jr sr rev hon adm cmdr fig
  dept univ inc ltd co corp del ald supt asst det insp ft mt pvt cpl pres atty jan feb mar apr jun jul aug sep
  sept oct nov dec mme mlle mm me art av approx est]]):gmatch "%S+" do
  ABBREVIATED[word] = true
end

-- csrc/core/lexemes.h: the flags of a lexeme
local IS_WORD, IS_CAPITAL, IS_VERB, IS_CUE, DIGIT_FIRST, DIGIT_LAST, SHORTENED, TWO, THREE =
  1, 2, 4, 8, 512, 1024, 2048, 4096, 8192

-- Capitals of ASCII, Latin-1 (C3 80..9E), Latin Extended-A in the main (the even ones), Greek and Cyrillic.
local function is_cap(text)
  local first = text:byte(1) or 0
  if first < 0x80 then return first >= 0x41 and first <= 0x5a end
  local second = text:byte(2) or 0
  if first == 0xc3 then return second <= 0x9e end
  if first == 0xc4 or first == 0xc5 then return second % 2 == 0 end
  return first == 0xce and second >= 0x91 and second <= 0xa9 or first == 0xd0 and second <= 0xaf
end

local LOWER = {}
for point = 0xC0, 0xDE do LOWER[utf8.char(point)] = utf8.char(point + 0x20) end
LOWER["\u{152}"] = "\u{153}"

--- A word of a text or of the core's view of it (csrc/core/markview.h) in lower case, with straight apostrophes.
---@param text string
---@return string
function M.lower(text)
  local low = text:lower()
  if low:find "\xc3" then low = low:gsub("\xc3[\x80-\x9e]", LOWER) end
  if low:find "\xfd" then low = low:gsub("\xfd\xff\xff", "'") end
  if low:find "\xe2\x80\x99" then low = low:gsub("\xe2\x80\x99", "'") end
  return low
end

local function flag(is_set, bit) return is_set and bit or 0 end

local function flags_of(low, capital, is_verb, is_cue)
  return IS_WORD | flag(capital, IS_CAPITAL) | flag(is_verb, IS_VERB) | flag(is_cue, IS_CUE)
    | flag(low:find "^%d", DIGIT_FIRST) | flag(low:find "%d$", DIGIT_LAST) | flag(ABBREVIATED[low], SHORTENED)
    | flag(#low > 1, TWO) | flag(#low > 2, THREE)
end

local speeches = {} -- by language

--- The reader of paragraphs of a language, in the core.
---@param lang "en"|"fr"
---@param lexicon table quotes/lexicon
function M.speech(lang, lexicon)
  if not speeches[lang] then
    speeches[lang] = core.speech(function(word)
      local low, capital = M.lower(word), is_cap(word)
      local verb, noun, many = lexicon.verb[low], lexicon.noun[low], lexicon.many[low]
      local flags = flags_of(low, capital, verb, verb or noun or many)
      return words.classes(lang, low, capital), flags, verb, noun, many, low
    end, lang == "fr", lexicon.codes)
  end
  return speeches[lang]
end

return M

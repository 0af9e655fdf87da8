--- A paragraph as sentences of tokens, in which each quotation is one token. The core reads it (csrc/core/speech.h); here
--- stands what its tokens are.
---
--- A sentence has the token at [i] and its bytes in the text at from[i], to[i], how many `quotations` it has, whether it
--- has `words` and whether one may be a cue (`cued`). A token is {low} and what it is: a word has `cap` (true or false),
--- its classes (quotes/words: `pronoun`, `title` ...) and `verb`, `noun`, `many` where the lexicon has it (`cue` where
--- it has any), punctuation has `mark`, a quotation `quote` ({confidence, open}) and `tail` (its last character that is
--- no mark). Tokens of the same text are the same table, never to be written to: that is what makes a paragraph cheap.

local core = require "malinews.core"

local M = {}

local ABBREVIATED = {}
for word in ([[mr mrs ms dr prof gen col lt sgt capt maj gov sen rep st no vs etc jr sr rev hon adm cmdr fig
  dept univ inc ltd co corp del ald supt asst det insp ft mt pvt cpl pres atty jan feb mar apr jun jul aug sep
  sept oct nov dec mme mlle mm me art av approx est]]):gmatch "%S+" do
  ABBREVIATED[word] = true
end

-- csrc/core/speech.h: the kinds of keys, the flags of forms
local MARK, NUMBER, QUOTATION = 1, 2, 3
local IS_WORD, IS_CAPITAL, IS_VERB, IS_CUE, IS_QUOTATION, STOPS, FULL, ENDS, LEADS, DIGIT_FIRST, DIGIT_LAST, SHORTENED,
  TWO, THREE = 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192
local CONFIDENCE = { ["0"] = 0.4, ["1"] = 0.5, ["2"] = 0.8, ["3"] = 0.9, ["4"] = 1 } -- by mn_quotation_trust

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

local function lower(text)
  local low = text:lower()
  if low:find "\xc3" then low = low:gsub("\xc3[\x80-\x9e]", LOWER) end
  if low:find "\xfd" then low = low:gsub("\xfd\xff\xff", "'") end
  return low
end

local function flag(is_set, bit) return is_set and bit or 0 end

local function word_flags(form)
  local low = form.low
  return IS_WORD | flag(form.cap, IS_CAPITAL) | flag(form.verb, IS_VERB) | flag(form.cue, IS_CUE)
    | flag(low:find "^%d", DIGIT_FIRST) | flag(low:find "%d$", DIGIT_LAST) | flag(ABBREVIATED[low], SHORTENED)
    | flag(#low > 1, TWO) | flag(#low > 2, THREE)
end

-- What a word is: its classes by name, its entries in the lexicon.
local function word_of(ctx, text)
  local low = lower(text)
  local form = { low = low, cap = is_cap(text) }
  local classes = ctx.words.classes[low]
  for i = 1, classes and #classes or 0 do form[classes[i]] = true end
  -- ex-minister, vice-president
  form.title = form.title or ctx.words.title[low:match "%-([^%-]+)$" or ""]
  form.verb, form.noun, form.many = ctx.lexicon.verb[low], ctx.lexicon.noun[low], ctx.lexicon.many[low]
  form.cue = (form.verb or form.noun or form.many) ~= nil
  form.past = ctx.lang == "en" and not form.cap and low ~= "hundred" and low:find "[^e]ed$" ~= nil or nil
  return form, word_flags(form)
end

local function number_of(text)
  local form = { low = text, cap = true }
  return form, word_flags(form)
end

local function mark_of(low)
  local flags = flag(low:find "^[.?!]$", STOPS) | flag(low == ".", FULL) | flag(low == "(" or low == "-", LEADS)
  return { low = low, mark = true }, flags
end

local function quotation_of(key)
  local tail, trust, open = key:match "^(.)(.)(.)$"
  if tail == "\0" then tail = "" end
  local flags = IS_QUOTATION | STOPS | flag(tail == ".", FULL) | flag(tail:find "[.?!\xc0]", ENDS)
  return { low = '"', tail = tail, quote = { confidence = CONFIDENCE[trust], open = open == "1" } }, flags
end

local MAKERS = { [MARK] = mark_of, [NUMBER] = number_of, [QUOTATION] = quotation_of }

local speeches = {} -- by lexicon

local function speech_of(ctx)
  local speech = speeches[ctx.lexicon]
  if not speech then
    local known = { lang = ctx.lang, words = ctx.words, lexicon = ctx.lexicon }
    speech = core.speech(function(key)
      local make = MAKERS[key:byte()]
      if make then return make(key:sub(2)) end
      return word_of(known, key)
    end, ctx.lang == "fr")
    speeches[ctx.lexicon] = speech
  end
  return speech
end

--- Read a paragraph.
---@param ctx table {s, lang, words, lexicon}
---@param from integer its first byte
---@param to integer
---@param following? integer where the paragraph behind it begins, into which a quotation may go on
---@return table[] sentences
---@return integer quotations how many it has
---@return integer? last where the last one begins
---@return boolean? open whether no mark closes that one
function M.read(ctx, from, to, following)
  return speech_of(ctx):read(ctx.s, from, to, following)
end

return M

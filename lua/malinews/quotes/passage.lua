--- A paragraph as sentences of tokens, in which each quotation is one token. Tokens are tables {from, to, low} and what
--- they are: a word has `cap` (true or false), punctuation `mark`, a quotation `quote` (the marked span) and `tail` (its
--- last character that is no mark). Positions are the text's.

local marks = require "malinews.quotes.marks"
local view = require "malinews.quotes.view"

local M = {}

local ABBREVIATED = {}
for word in ([[mr mrs ms dr prof gen col lt sgt capt maj gov sen rep st no vs etc jr sr rev hon adm cmdr fig dept univ inc
  ltd co corp del ald supt asst det insp ft mt pvt cpl pres atty jan feb mar apr jun jul aug sep sept oct nov dec mme mlle mm me art av approx est]]):gmatch "%S+" do
  ABBREVIATED[word] = true
end

local CLITIC_EN = { s = true, re = true, ve = true, d = true, ll = true, m = true }
local CLITIC_FR = { il = true, elle = true, ils = true, elles = true, on = true, je = true, nous = true, vous = true,
  ["t-il"] = true, ["t-elle"] = true, ["t-ils"] = true, ["t-elles"] = true, ["t-on"] = true }

local function is_cap(text)
  local first = text:byte(1) or 0
  if first < 0x80 then return first >= 0x41 and first <= 0x5a end
  -- Latin-1 capitals (C3 80..9E), the even half of Latin Extended-A in the main, Greek and Cyrillic capitals
  local second = text:byte(2) or 0
  if first == 0xc3 then return second <= 0x9e end
  if first == 0xc4 or first == 0xc5 then return second % 2 == 0 end
  return first == 0xce and second >= 0x91 and second <= 0xa9 or first == 0xd0 and second <= 0xaf
end
M.is_cap = is_cap

local LOWER = {}
for point = 0xC0, 0xDE do LOWER[utf8.char(point)] = utf8.char(point + 0x20) end
LOWER["\u{152}"] = "\u{153}"

local function lower(text)
  local low = text:lower()
  if low:find "\xc3" then low = low:gsub("\xc3[\x80-\x9e]", LOWER) end
  if low:find "\xfd" then low = low:gsub("\xfd\xff\xff", "'") end
  return low
end

-- Lower-case form and capital of a word's text, kept for the texts met; forgotten when they are many.
local forms, count = {}, 0

local function form_of(text)
  local form = forms[text]
  if not form then
    if count > 20000 then forms, count = {}, 0 end
    form = { low = lower(text), cap = is_cap(text), acronym = text:find "^%u%u+$" ~= nil }
    forms[text], count = form, count + 1
  end
  return form
end

local function put(list, from, text)
  local form = form_of(text)
  list[#list + 1] = { from = from, to = from + #text - 1, low = form.low, cap = form.cap }
end

-- English clitics ('s, 've) are tokens of their own
local function put_english(list, from, text)
  local mark, clitic = text:match "(['\xfd]\xff*)(%a+)$"
  local size = mark and #mark + #clitic
  if mark and CLITIC_EN[clitic:lower()] and size < #text then
    put(list, from, text:sub(1, -size - 1))
    put(list, from + #text - size, text:sub(-size))
  else
    put(list, from, text)
  end
end

-- French elisions (l', qu') and inversions (-t-il) are tokens of their own
local function put_french(list, from, text)
  local elided = text:match "^%a%l?u?['\xfd]\xff*" or text:match "^[jJlLpPqQ]%l*qu['\xfd]\xff*"
  if elided and #elided < #text and (#elided <= 3 + (elided:find "\xff" and 2 or 0) or elided:find "qu") then
    put(list, from, elided)
    return put_french(list, from + #elided, text:sub(#elided + 1))
  end
  local cut = text:match "%-t%-%a+$" or text:match "%-%a+$"
  if cut and CLITIC_FR[cut:sub(2)] and #cut < #text then
    local word = cut:match "%a+$"
    put(list, from, text:sub(1, -#cut - 1))
    put(list, from + #text - #word, word)
  else
    put(list, from, text)
  end
end

-- a word with hyphens, apostrophes or filler in it
local function put_compound(list, lang, from, text)
  local lead = text:match "^[\xff'%-]+"
  if lead then
    if lead:find "-" and #lead == #text then
      list[#list + 1] = { from = from, to = from + #text - 1, low = "-", mark = true }
      return
    end
    from, text = from + #lead, text:sub(#lead + 1)
  end
  text = text:gsub("['\xfd\xff%-]+$", "")
  if text == "" then return end
  if lang == "fr" then put_french(list, from, text) else put_english(list, from, text) end
end

local WORD = "()([%w\x80-\xbf\xc1-\xf4@#_]*)(['\xfd\xff%-]?)()([^%w%s\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]?)"
local COMPOUND = "^[%w\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]+"
local WIDE = { [view.DASH] = "-", [view.DOTS] = view.DOTS }

-- tokens of v[from, to], between quotations
local function scan(list, lang, v, from, to, base)
  local pos, shift, acronym = from, base - 1, false
  while pos <= to do
    local a, word, joint, b, other = v:match(WORD, pos)
    pos = b
    if joint ~= "" then
      local text = v:match(COMPOUND, a)
      if a + #text - 1 > to then text = text:sub(1, to - a + 1) end
      put_compound(list, lang, shift + a, text)
      pos, acronym = a + #text, false
    else
      if word ~= "" then
        if b - 1 > to then
          word = word:sub(1, to - a + 1)
        end
        local form = form_of(word)
        -- a number that goes with an acronym is part of the name: FRANCE 24
        local cap = form.cap or acronym and word:find "^%d+$" ~= nil
        list[#list + 1] = { from = shift + a, to = shift + a + #word - 1, low = form.low, cap = cap }
        acronym = form.acronym
      end
      if other ~= "" and pos <= to then
        local low = WIDE[other]
        list[#list + 1] = { from = shift + pos, to = shift + pos + (low and 2 or 0), low = low or other, mark = true }
        acronym = false
        pos = pos + (low and 3 or 1)
      elseif other == "" then
        pos = v:find("%S", pos) or to + 1
      end
    end
  end
end

local function content_end(v, span)
  local inner = v:sub(math.max(span.inner_from, span.inner_to - 12), span.inner_to)
  return inner:match "([^%s\xff\xf5-\xfd\"'])[%s\xff\xf5-\xfd\"']*$"
end

local function tokens(lang, v, spans, base)
  local list, pos = {}, 1
  for _, span in ipairs(spans) do
    scan(list, lang, v, pos, span.from - 1, base)
    list[#list + 1] = { from = base + span.from - 1, to = base + span.to - 1, low = '"', quote = span,
      tail = content_end(v, span) }
    pos = span.to + 1
  end
  scan(list, lang, v, pos, #v, base)
  return list
end

-- Does the attribution of a quotation follow it, across the stop inside its marks?
local function attribution_follows(list, i, lexicon, stop)
  for j = i + 1, math.min(i + 9, #list) do
    local token = list[j]
    if token.cap == nil then return false end
    if lexicon.verb[token.low] then
      local after = list[j + 1]
      return j > i + 1 and (stop ~= "." or not after or after.cap == nil)
    end
  end
  return false
end

local function ends_after(list, i, lexicon)
  local token, after = list[i], list[i + 1]
  if not after then return true end
  if token.quote then
    local tail = token.tail
    if not tail or not tail:find "[.?!\xc0]" then return false end
    if after.mark then return false end
    if after.quote then return true end
    return after.cap and not attribution_follows(list, i, lexicon, tail)
  end
  if not token.mark or not token.low:find "[.?!]" then return false end
  local before = list[i - 1]
  if before and before.to ~= token.from - 1 then before = nil end
  if after.cap ~= nil and not after.cap and not after.low:find "^%d" then return false end
  if after.from == token.to + 1 then
    -- "independence.In", but not "U.S." or "3.5"
    return after.cap and after.cap ~= nil and before and #before.low > 2 and after.to - after.from > 0
      and not before.low:find "%d$"
  end
  if before and before.cap ~= nil and token.low == "." then
    if ABBREVIATED[before.low] then return false end
    if #before.low == 1 and before.cap then return after.cap == nil or not after.cap end
  end
  return not after.mark or after.low == "(" or after.low == "-"
end

--- The sentence guess: lists of tokens. One function, to be replaced by the library's own sentences.
---@param list table[]
---@param lexicon table
---@return table[][]
function M.sentences(list, lexicon)
  local sentences, current = {}, {}
  for i, token in ipairs(list) do
    current[#current + 1] = token
    if ends_after(list, i, lexicon) then
      sentences[#sentences + 1] = current
      current = {}
    end
  end
  if #current > 0 then sentences[#sentences + 1] = current end
  return sentences
end

--- Read one paragraph.
---@param s string the text
---@param from integer the paragraph's first byte
---@param to integer
---@param lang string
---@param lexicon table
---@param next_opens fun(family: string): boolean
---@return table passage {from, to, view, spans, sentences}
function M.read(s, from, to, lang, lexicon, next_opens)
  local v = view.of(s, from, to)
  local spans = marks.pair(s, from, v, next_opens)
  local list = tokens(lang, v, spans, from)
  return { from = from, to = to, view = v, spans = spans, sentences = M.sentences(list, lexicon) }
end

return M

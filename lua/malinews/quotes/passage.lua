--- A paragraph as sentences of tokens, in which each quotation is one token. Tokens are tables {from, to, low, cap, kind}:
--- kind "word", "mark" (punctuation) or "quote" (then `quote` is the marked span). Positions are the text's.

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

local UPPER = "[A-Z]"
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

local function put(list, from, to, text, kind)
  local last = list[#list]
  if last and last.cap and text:find "^%d+$" and last.low:len() > 1 and last.capitals then
    -- a number that goes with an acronym: FRANCE 24
    list[#list + 1] = { from = from, to = to, low = text, cap = true, kind = kind }
    return
  end
  list[#list + 1] = { from = from, to = to, low = kind == "word" and lower(text) or text, cap = kind == "word" and
    is_cap(text), kind = kind, capitals = text:find "^%u%u+$" ~= nil }
end

-- English clitics ('s, 've) and French elisions (l', qu') and inversions (-t-il) become tokens of their own
local function put_word(list, lang, v, from, to, base)
  local text = v:sub(from, to)
  local tail = text:match "['\xfd\xff%-]+$"
  if tail then
    to = to - #tail
    text = v:sub(from, to)
  end
  if text == "" then return end
  if lang == "fr" then
    local elided = text:match "^%a%l?u?['\xfd]\xff*" or text:match "^[jJlLpPqQ]%l*qu['\xfd]\xff*"
    if elided and #elided < #text and (#elided <= 3 + (elided:find "\xff" and 2 or 0) or elided:find "qu") then
      put(list, base + from - 1, base + from + #elided - 2, elided, "word")
      return put_word(list, lang, v, from + #elided, to, base)
    end
    local cut = text:match "%-t%-%a+$" or text:match "%-%a+$"
    if cut and CLITIC_FR[cut:sub(2)] and #cut < #text then
      put(list, base + from - 1, base + to - #cut - 1, text:sub(1, -#cut - 1), "word")
      local word = cut:match "%a+$"
      return put(list, base + to - #word, base + to - 1, word, "word")
    end
  else
    local mark, clitic = text:match "(['\xfd]\xff*)(%a+)$"
    if mark and CLITIC_EN[clitic:lower()] and #mark + #clitic < #text then
      local size = #mark + #clitic
      put(list, base + from - 1, base + to - size - 1, text:sub(1, -size - 1), "word")
      return put(list, base + to - size, base + to - 1, text:sub(-size), "word")
    end
  end
  put(list, base + from - 1, base + to - 1, text, "word")
end

local WORD = "()([%w\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]*)()([^%w\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]?)"

-- tokens of v[from, to], between quotations
local function scan(list, lang, v, from, to, base)
  for a, word, b, other in v:sub(from, to):gmatch(WORD) do
    local filler = word:match "^\xff+"
    if filler then
      word, a = word:sub(#filler + 1), a + #filler
    end
    if word ~= "" then
      if word:find "^[%-]+$" then
        put(list, base + from + a - 2, base + from + b - 3, "-", "mark")
      else
        put_word(list, lang, v, from + a - 1, from + b - 2, base)
      end
    end
    if other ~= "" and not other:find "%s" then
      local size = other == view.DASH and 3 or other == view.DOTS and 3 or 1
      local at = base + from + b - 2
      if other == view.DASH then other = "-" end
      put(list, at, at + size - 1, other, "mark")
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
    list[#list + 1] = { from = base + span.from - 1, to = base + span.to - 1, kind = "quote", low = '"', quote = span,
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
    if token.kind ~= "word" then return false end
    if lexicon.verb[token.low] then
      local after = list[j + 1]
      return j > i + 1 and (stop ~= "." or not after or after.kind ~= "word")
    end
  end
  return false
end

local function ends_after(list, i, lexicon)
  local token, after = list[i], list[i + 1]
  if not after then return true end
  if token.kind == "quote" then
    local tail = token.tail
    if not tail or not tail:find "[.?!\xc0]" then return false end
    if after.kind == "mark" then return false end
    if after.kind == "quote" then return true end
    return after.cap and not attribution_follows(list, i, lexicon, tail)
  end
  if token.kind ~= "mark" or not token.low:find "[.?!]" then return false end
  local before = list[i - 1]
  if before and before.to ~= token.from - 1 then before = nil end
  if after.kind == "word" and not after.cap and not after.low:find "^%d" then return false end
  if after.from == token.to + 1 then
    -- "independence.In", but not "U.S." or "3.5"
    return after.cap and after.kind == "word" and before and #before.low > 2 and after.to - after.from > 0
      and not before.low:find "%d$"
  end
  if before and before.kind == "word" and token.low == "." then
    if ABBREVIATED[before.low] then return false end
    if #before.low == 1 and before.cap then return after.kind ~= "word" or not after.cap end
  end
  return after.kind ~= "mark" or after.low == "(" or after.low == "-"
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

M.UPPER = UPPER

return M

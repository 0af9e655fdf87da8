--- The tokens of a paragraph, in which each quotation is one token.
---
--- A list of tokens has the token at [i] and its bytes in the text at from[i], to[i]; `stops` are the indexes behind
--- which a sentence may end. A token is {low} and what it is:
--- a word has `cap` (true or false), its classes (quotes/words: `pronoun`, `title` ...) and `verb`, `noun`, `many`
--- where the lexicon has it, punctuation has `mark` (and `stop` for . ? !), a quotation `quote` (its marked span) and
--- `tail` (its last character that is no mark). Tokens of the same text are the same table, never to be written to:
--- that is what makes a paragraph cheap.

local view = require "malinews.quotes.view"

local M = {}

local CLITIC_EN = { s = true, re = true, ve = true, d = true, ll = true, m = true }
local CLITIC_FR = { il = true, elle = true, ils = true, elles = true, on = true, je = true, nous = true, vous = true,
  ["t-il"] = true, ["t-elle"] = true, ["t-ils"] = true, ["t-elles"] = true, ["t-on"] = true }

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

-- How many texts of words are kept at once for a language.
local KEPT = 50000

local forms = {} -- forms[lexicon][text] = token

-- What a word is: its classes by name, its entries in the lexicon.
local function new_form(ctx, text)
  local low = lower(text)
  local form = { low = low, cap = is_cap(text), acronym = text:find "^%u%u+$" ~= nil }
  local classes = ctx.words.classes[low]
  for i = 1, classes and #classes or 0 do form[classes[i]] = true end
  -- ex-minister, vice-president
  form.title = form.title or ctx.words.title[low:match "%-([^%-]+)$" or ""]
  form.verb, form.noun, form.many = ctx.lexicon.verb[low], ctx.lexicon.noun[low], ctx.lexicon.many[low]
  form.past = ctx.lang == "en" and not form.cap and low ~= "hundred" and low:find "[^e]ed$" ~= nil or nil
  return form
end

local function form_of(list, text)
  local known = list.forms
  local form = known[text]
  if not form then
    if known[KEPT] > KEPT then
      known = { [KEPT] = 0 }
      forms[list.ctx.lexicon], list.forms = known, known
    end
    form = new_form(list.ctx, text)
    known[text], known[KEPT] = form, known[KEPT] + 1
  end
  return form
end

local marks = {}
local function mark_of(low)
  if not marks[low] then marks[low] = { low = low, mark = true, stop = low:find "^[.?!]$" ~= nil } end
  return marks[low]
end

local numbers = {} -- numbers that are part of a name (FRANCE 24); a name's number is short
local function number_of(text)
  if #text > 4 then return nil end
  if not numbers[text] then numbers[text] = { low = text, cap = true, acronym = false } end
  return numbers[text]
end

local function push(list, token, from, to)
  local n = list.n + 1
  list[n], list.from[n], list.to[n], list.n = token, from, to, n
end

-- a token behind which a sentence may end
local function push_stop(list, token, from, to)
  push(list, token, from, to)
  list.stops[#list.stops + 1] = list.n
end

local function put(list, from, text)
  push(list, form_of(list, text), from, from + #text - 1)
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
    from, text = from + #elided, text:sub(#elided + 1)
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
  local lead = text:match "^[\xff'%-\xfd]+"
  if lead then
    if lead:find "-" and #lead == #text then return push(list, mark_of "-", from, from + #text - 1) end
    -- 's behind a quotation is a clitic still
    if not CLITIC_EN[text:sub(#lead + 1)] or lead:find "-" then from, text = from + #lead, text:sub(#lead + 1) end
  end
  local last = #text
  while last > 0 and text:find("^['\xfd\xff%-]", last) do last = last - 1 end
  text = text:sub(1, last)
  if text == "" then return end
  if lang == "fr" then put_french(list, from, text) else put_english(list, from, text) end
end

local match, find, byte = string.match, string.find, string.byte

local WORD = "^([%w\x80-\xbf\xc1-\xf4@#_]*)(['\xfd\xff%-]?)()([^%w%s\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]?)"
local COMPOUND = "^[%w\x80-\xbf\xc1-\xf4\xfd\xff'%-@#_]+"
local WIDE = { [view.DASH] = "-", [view.DOTS] = view.DOTS }

-- a mark at v[pos]; returns where it ends
local function put_mark(list, text, pos, shift)
  local low = WIDE[text]
  local token, stop = mark_of(low or text), pos + (low and 2 or 0)
  if token.stop then push_stop(list, token, shift + pos, shift + stop) else push(list, token, shift + pos, shift + stop) end
  return stop
end

-- tokens of v[from, to], between quotations
local function scan(list, lang, v, from, to, base)
  local pos, shift, acronym = from, base - 1, false
  local forms_of, froms, tos = list.forms, list.from, list.to
  while pos <= to do
    local word, joint, stop, other = match(v, WORD, pos)
    if joint ~= "" then
      local text = match(v, COMPOUND, pos)
      if pos + #text - 1 > to then text = text:sub(1, to - pos + 1) end
      put_compound(list, lang, shift + pos, text)
      pos, acronym = pos + #text, false
    else
      if word ~= "" then
        if stop - 1 > to then word = word:sub(1, to - pos + 1) end
        local token, n = forms_of[word] or form_of(list, word), list.n + 1
        -- a number behind an acronym goes with it
        list[n] = acronym and find(word, "^%d+$") and number_of(word) or token
        froms[n], tos[n], list.n = shift + pos, shift + pos + #word - 1, n
        acronym = token.acronym
      end
      pos = stop
      if other == "" then
        pos = find(v, "%S", pos) or to + 1
      elseif pos <= to then
        pos, acronym = put_mark(list, other, pos, shift) + 1, false
        if byte(v, pos) == 0x20 then pos = pos + 1 end
      end
    end
  end
end

-- the last character of a quotation that is no mark, in its last bytes
local function tail_of(v, span)
  for pos = span.inner_to, math.max(span.inner_from, span.inner_to - 12), -1 do
    local c = v:byte(pos)
    if c < 0xf5 and c > 0x20 and c ~= 0x22 and c ~= 0x27 or c == 0xfe then return v:sub(pos, pos) end
  end
  return ""
end

--- Read the tokens of a paragraph.
---@param v string its view
---@param spans table[] its quotations
---@param base integer where it begins in the text
---@param ctx table {lang, words, lexicon}
---@return table list
function M.of(v, spans, base, ctx)
  local lang, lexicon = ctx.lang, ctx.lexicon
  forms[lexicon] = forms[lexicon] or { [KEPT] = 0 }
  local list, pos = { from = {}, to = {}, n = 0, stops = {}, ctx = ctx, forms = forms[lexicon] }, 1
  for _, span in ipairs(spans) do
    scan(list, lang, v, pos, span.from - 1, base)
    local from, to = base + span.from - 1, base + span.to - 1
    push_stop(list, { low = '"', quote = span, tail = tail_of(v, span), from = from, to = to }, from, to)
    pos = span.to + 1
  end
  scan(list, lang, v, pos, #v, base)
  return list
end

return M

--- French puts who speaks inside the marks: « Nous partons, a-t-il dit, mais nous reviendrons. »
---
--- The view of a text has the marks that other languages would have there, in place of the commas and stops around such an
--- incise and of as many bytes, so that positions stay: « Nous partons»a-t-il dit«mais nous reviendrons. »

local words = require "malinews.quotes.words"

local M = {}

local LONGEST = 120 -- bytes of an incise

local SUBJECT = { il = true, elle = true, ils = true, elles = true, on = true }
local AUXILIARY = { a = true, ont = true, avait = true, avaient = true, aura = true, eut = true }
local ABBREVIATED = { M = true, MM = true, Mme = true, Mlle = true, Dr = true, Pr = true, Me = true, St = true }

-- Is it a form of a verb of direct speech: a participle (`déclaré`, `dit`, `promis`), or none?
local function is_verb(lexicon, form, participle)
  local entry = lexicon.entries[lexicon.verb[form]]
  if not entry or not entry.is_direct then return false end
  return entry.aspect == (participle and "participle" or "present") or participle and form:find "i[ts]$" ~= nil
end

-- `dit-il`, `explique-t-elle`
local function is_inverted(lexicon, word)
  local verb, subject = word:match "^([^-]+)%-t?%-?(%l+)$"
  return verb and SUBJECT[subject] and is_verb(lexicon, verb) or false
end

-- `a-t-il dit`, `a déclaré Awa Sow`, `explique le général`
local function is_incise(lexicon, text)
  local first, rest = text:match "^(%S+)%s*(.*)$"
  if not first then return false end
  if is_inverted(lexicon, first) then return true end
  local auxiliary, subject = first:match "^(%l+)%-t?%-?(%l+)$"
  if AUXILIARY[auxiliary] and SUBJECT[subject] then return is_verb(lexicon, rest:match "^[^%s,.]+" or "", true) end
  local second, name = rest:match "^(%S+)%s*(.*)$"
  if AUXILIARY[first] and second then return is_verb(lexicon, second, true) and name ~= "" end
  local determiner = (rest:match "^%S+" or ""):lower()
  local is_name = rest:find "^%u" or rest:find "^\xC3[\x80-\x9E]" or rest:find "^l['\u{2019}]"
  return is_verb(lexicon, first) and (is_name ~= nil or words.fr.determiner[determiner] or false)
end

-- Does what stands behind a comma tell more of the one who was named: `ministre de la Défense,`?
local function is_apposition(text)
  local first, second = text:match "^(%l[^%s']*)['%s]*(%S*)"
  return first and (words.fr.title[first] or words.fr.determiner[first] and words.fr.title[second]) or false
end

-- The first comma or stop in s[from..] that a blank follows; nil where none does before the longest incise ends.
local function mark_behind(s, from)
  local at = from
  while true do
    at = s:find("[,.!?]%s", at)
    if not at or at - from > LONGEST then return nil end
    if s:sub(at, at) ~= "." or not ABBREVIATED[s:sub(from, at - 1):match "(%a+)$" or ""] then return at end
    at = at + 1
  end
end

-- Where the mark behind the incise that begins at `from` stands, #s + 1 where the quotation ends with the incise.
local function incise_end(s, from)
  local at = mark_behind(s, from)
  if not at or s:sub(at, at) ~= "," then return at or #s + 1 end
  local next_at = mark_behind(s, at + 2)
  return next_at and is_apposition(s:sub(at + 2, next_at - 1)) and next_at or at
end

-- Is there nothing but blanks and a full stop in s[from..]?
local function ends_at(s, from)
  return #s - from < 8 and s:sub(from):gsub("\u{A0}", " "):gsub("\u{202F}", " "):find "^[%s.]*$" ~= nil
end

-- Append the incises in the words of a quotation, which stand behind the byte `base` of the text: the first byte of each,
-- the mark's behind it, and the closing mark's where it is the last of the quotation.
local function add_incises(lexicon, s, base, list)
  local at = s:find(", ", 1, true)
  while at do
    local stop = incise_end(s, at + 2)
    if stop - at <= LONGEST and is_incise(lexicon, s:sub(at + 2, stop - 1)) then
      list[#list + 1] = { from = base + at + 2, stop = base + stop, closer = ends_at(s, stop) and base + #s + 1 }
      at = stop -- the mark behind it is no longer one before the next
    end
    at = s:find(", ", at + 1, true)
  end
end

local function incises(s, lexicon)
  local list, from = {}, s:find("«", 1, true)
  while from do
    local closer = s:find("\xC2[\xAB\xBB]", from + 2) -- the next mark of either kind
    if not closer then break end
    if s:byte(closer + 1) == 0xBB then add_incises(lexicon, s:sub(from + 2, closer - 1), from + 1, list) end
    from = s:find("«", closer, true)
  end
  return list
end

-- s with marks in place of what parts the incises from the words of the quotation.
local function marked(s, list)
  local out, at = {}, 1
  for _, incise in ipairs(list) do
    out[#out + 1] = s:sub(at, incise.from - 3) .. "»"
    if incise.closer then
      out[#out + 1] = s:sub(incise.from, incise.closer - 1) .. "  "
      at = incise.closer + 2
    else
      out[#out + 1] = s:sub(incise.from, incise.stop - 1) .. "«"
      at = incise.stop + 2
    end
  end
  out[#out + 1] = s:sub(at)
  return table.concat(out)
end

--- The view of a text, and which marks of it are not in the text: by the last byte of one that closes, and by the first of
--- one that opens.
---@param s string
---@param lexicon table quotes/lexicon
---@return string view s itself where no incise stands inside marks
---@return table<integer, boolean>? closers
---@return table<integer, boolean>? openers
function M.view(s, lexicon)
  local list = incises(s, lexicon)
  if #list == 0 then return s end
  local closers, openers = {}, {}
  for _, incise in ipairs(list) do
    closers[incise.from - 1] = true
    if not incise.closer then openers[incise.stop] = true end
  end
  return marked(s, list), closers, openers
end

return M

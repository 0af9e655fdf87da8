--- Noun phrases without a parser: bounded by punctuation, closed-class words and verbs of the lexicon.
---
--- A mention is {from, to, first, last, start, phrase_from, phrase_to, shape}: first, last and start (of the whole
--- phrase) are indexes of the sentence, the others bytes of the text. shape is "name", "pronoun" or "description". A
--- name stands without its titles and appositions; the phrase has them.

local M = {}

local REACH = 25 -- tokens that a phrase may be long
M.REACH = REACH

local CONNECTOR = {}
for word in ([[de du des d' la le les sans al el bin ben ibn ag ould van von der den di da dos del of & y jr
  sr]]):gmatch "%S+" do CONNECTOR[word] = true end
M.CONNECTOR = CONNECTOR

--- A mention of tokens first..last in a phrase.
function M.mention(sent, first, last, shape, phrase_first, phrase_last)
  phrase_first, phrase_last = phrase_first or first, phrase_last or last
  return { from = sent.from[first], to = sent.to[last], first = first, last = last, shape = shape, start = phrase_first,
    phrase_from = sent.from[phrase_first], phrase_to = sent.to[phrase_last] }
end
local mention = M.mention

local function is_verb(sent, i)
  local token, before = sent[i], sent[i - 1]
  if token.be then return token.low ~= "'s" or (before or token).pronoun ~= nil end
  if not token.verb or token.cap or not before or before.cap == nil then return false end
  if before.determiner or before.possessive or before.preposition then return false end
  return not (token.noun and not before.auxiliary and not before.cap)
end

-- "signed a statement": a past form that is not in the lexicon, before an object
local function is_past(sent, i)
  local token, before, after = sent[i], sent[i - 1], sent[i + 1]
  if not token.past or not before or before.cap == nil or before.determiner then return false end
  return after ~= nil and (after.determiner or after.cap) or false
end

--- "and" joins two names of one subject.
function M.joins(sent, i)
  local before, after, next_after = sent[i - 1], sent[i + 1], sent[i + 2]
  return before and before.cap and after and (after.cap or next_after and next_after.cap)
end

-- the stop of an abbreviation lies inside a phrase
local function abbreviates(sent, i)
  local before, after = sent[i - 1], sent[i + 1]
  if sent[i].low ~= "." or not before or not before.cap or not after or after.quote then return false end
  return after.cap or #before.low == 1
end

--- Does a phrase end before token i (from the left) or behind it (from the right)?
function M.stops(sent, i)
  local token = sent[i]
  if token.cap == nil then return not abbreviates(sent, i) and token.low ~= "&" end
  if token.boundary or token.relative then return true end
  if token.conjunction then return not M.joins(sent, i) end
  return is_verb(sent, i) or is_past(sent, i)
end

--- The first token of the phrase that ends at `last`.
function M.left_edge(sent, last)
  local i, least = last, math.max(1, last - REACH)
  while i > least and not M.stops(sent, i - 1) do
    if sent[i].person or sent[i].low == "it" then return i end
    i = i - 1
  end
  return i
end

-- "However, on Monday the minister": adverbs, and a phrase of time or place, before the subject
local function strip_left(sent, first, last)
  while first < last and (sent[first].adverb or sent[first].day) do first = first + 1 end
  if sent[first].preposition then
    for i = first + 2, last do
      if sent[i].determiner and not sent[i - 1].preposition or sent[i].pronoun or sent[i - 1].day then return i end
    end
  end
  return first
end

-- where the run of capitalised words that ends at `last` begins, or nil
local function name_start(sent, first, last)
  if not sent[last].cap then return nil end
  local i = last
  while i > first do
    local before = sent[i - 1]
    if before.cap or before.low == "." then
      i = i - 1
    elseif CONNECTOR[before.low] and i - 2 >= first and sent[i - 2].cap then
      i = i - 2
    else
      break
    end
  end
  return not sent[i].determiner and i or i + 1
end

-- the first token behind the titles of a run of capitalised words, or nil
local function untitled(sent, first, last)
  local start = first
  for i = first, last do
    if sent[i].title then start = i + 1 end
  end
  while start <= last and sent[start].cap == nil do start = start + 1 end
  return start <= last and sent[start].cap and start or nil
end

--- Do the tokens have a word for a speaker among them, or stand behind an article?
function M.has_head(sent, first, last)
  for i = first, last do
    local token = sent[i]
    if token.official or token.anonymous or token.document or token.title then return true end
  end
  return sent[first].determiner or false
end

local OWNED = {}
for word in ("of for to de du des d'"):gmatch "%S+" do OWNED[word] = true end

local function has_title(sent, first, last)
  for i = first, last do
    local low = sent[i].low
    if sent[i].title and not low:find "^spokes" and low ~= "porte-parole" then return true end
  end
  return false
end

-- "a lawyer for the singer X", "a report by X": the name belongs to a phrase about the speaker; but "the minister of
-- justice X" is X
local function inside_phrase(sent, first, start)
  local before = sent[start - 1]
  local owner = before.determiner and start - 2 >= first and sent[start - 2].preposition
  if (owner or before.preposition) and M.has_head(sent, first, start - 1) then return true end
  if not sent[first].determiner and not sent[first].possessive then return false end
  for p = first + 2, start - 1 do
    if OWNED[sent[p].low] then return not has_title(sent, first, p - 1) end
  end
  return false
end

-- the phrase without what cannot end it: possessives, marks, "last week"
local function trim_right(sent, first, last)
  while last > first and (sent[last].cap == nil or sent[last].low == "'s" or sent[last].time) do last = last - 1 end
  return last
end

-- the mention with the name that begins at `start`
local function named(sent, first, start, last)
  local person = untitled(sent, start, last)
  if start > first then
    if inside_phrase(sent, first, start) then return mention(sent, first, last, "description") end
    if sent[start - 1].determiner then
      if person and person > start then return mention(sent, person, last, "name", start - 1, last) end
      return mention(sent, start - 1, last, sent[last].title and "description" or "name", first, last)
    end
  end
  if not person then return mention(sent, first, last, "description") end
  return mention(sent, person, last, "name", sent[first].preposition and start or first, last)
end

--- The mention in the phrase of tokens first..last, or nil.
function M.choose(sent, first, last)
  last = trim_right(sent, first, last)
  local token = sent[last]
  if last < first or token.cap == nil or token.day then return nil end
  if token.pronoun then return mention(sent, last, last, "pronoun") end
  if sent[first].pronoun then return mention(sent, first, first, "pronoun") end
  if token.verb and token.verb.aspect == "ing" and first == last then return nil end
  if token.object or token.preposition then return nil end
  local start = name_start(sent, first, last)
  if not start or start > last then return mention(sent, first, last, "description") end
  return named(sent, first, start, last)
end

--- The token before a bracket that ends at `last`: (D-Ohio).
function M.before_bracket(sent, last)
  if sent[last].low == ")" then
    for j = last, math.max(1, last - 12), -1 do
      if sent[j].low == "(" then return j - 1 end
    end
  end
  return last
end

--- The mention that ends before token `stop`.
function M.before(sent, stop)
  local last = stop > 1 and M.before_bracket(sent, stop - 1) or 0
  if last < 1 or sent[last].cap == nil then return nil end
  local first = strip_left(sent, M.left_edge(sent, last), last)
  -- "who in 2010 said": nothing but a phrase of time or place
  if sent[first].preposition and first > 1 and sent[first - 1].relative then
    return mention(sent, first - 1, first - 1, "pronoun")
  end
  return M.choose(sent, first, last)
end

-- "MSNBC host Chris Matthews": lower-case words between a name and a name
local function name_ahead(sent, j)
  for k = j, math.min(#sent, j + 3) do
    if M.stops(sent, k) or sent[k].preposition then return false end
    if sent[k].cap then return not sent[k].day end
  end
  return false
end

-- may a phrase about a speaker begin here?
local function begins(sent, i)
  local token, nxt = sent[i], sent[i + 1] or sent[i]
  if token.preposition or token.boundary or token.towards then return false end
  if token.cap or token.determiner or token.anonymous or token.title or token.official then return true end
  return nxt.cap or nxt.glue
end

-- a word behind which the phrase does not go on: a phrase of place, a pronoun, a day
local function leaves(token, seen_name)
  if token.pronoun or token.day or token.low == "on" or token.low == "in" then return true end
  if not token.preposition then return false end
  return not (token.glue and (not seen_name or token.low == "of" or token.low:find "^d['eu]"))
end

local function right_edge(sent, i)
  local last, seen_name = i, sent[i].cap
  for j = i + 1, math.min(#sent, i + REACH) do
    local token = sent[j]
    if M.stops(sent, j) or leaves(token, seen_name) then break end
    local ends = seen_name and token.cap == false and sent[j - 1].cap and not CONNECTOR[token.low]
    if ends and not sent[i].determiner and not name_ahead(sent, j) then break end
    seen_name = seen_name or token.cap
    last = j
  end
  return last
end

local function loose(token)
  return token.preposition or token.determiner or CONNECTOR[token.low] or not token.cap and token.low:find "ly$"
end

--- The mention that begins at token `i` (said X; according to X), or nil.
function M.after(sent, i)
  local token = sent[i]
  if not token or token.cap == nil or token.day then return nil end
  if token.pronoun then return not token.relative and mention(sent, i, i, "pronoun") or nil end
  if not begins(sent, i) then return nil end
  local last = right_edge(sent, i)
  while last > i and loose(sent[last]) do last = last - 1 end
  local found = M.choose(sent, i, last)
  if found then found.phrase_to = math.max(found.phrase_to, M.apposition_end(sent, last)) end
  return found
end

-- may an apposition begin with this word?
local function apposes(token)
  if not token or token.cap == nil then return false end
  if token.relative then return true end
  return not (token.pronoun or token.boundary or token.preposition or token.conjunction or token.adverb
    or token.auxiliary or token.low:find "ing$")
end

--- The last byte of the apposition behind token `last`: "Diallo, a resident of Gao" to its comma or stop.
function M.apposition_end(sent, last)
  local mark = sent[last + 1]
  if mark and mark.low == "(" then
    for j = last + 2, math.min(#sent, last + 8) do
      if sent[j].low == ")" then return M.apposition_end(sent, j) end
    end
  end
  if not mark or mark.low ~= "," or not apposes(sent[last + 2]) then return sent.to[last] end
  for j = last + 2, math.min(#sent, last + REACH) do
    if sent[j].cap == nil then return sent.to[j - 1] end
  end
  return sent.to[last]
end

return M

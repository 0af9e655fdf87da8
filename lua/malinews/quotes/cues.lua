--- Cues: the verbs, nouns and phrases that attribute speech, and who each of them names as its speaker.
--- A cue is {first, last, entry} with indexes of the sentence; an attribution adds speaker, addressee and chained.

local readings = require "malinews.quotes.readings"
local speakers = require "malinews.quotes.speakers"

local M = {}

local function matches(sent, i, words)
  for k = 2, #words do
    local token = sent[i + k - 1]
    if not token or token.low ~= words[k] then return false end
  end
  return true
end

--- The cue at token i, or nil.
---@return table? cue {first, last, entry}
function M.at(ctx, sent, i)
  local token = sent[i]
  if not token.cue then return nil end
  if token.many then
    for _, entry in ipairs(token.many) do
      if matches(sent, i, entry.words) then return { first = i, last = i + #entry.words - 1, entry = entry } end
    end
  end
  if not token.verb and not token.noun or token.cap and i > 1 then return nil end
  local entry = readings.of(ctx, sent, i)
  return entry and { first = i, last = i, entry = entry }
end

local function passive_with(ctx, cue, be)
  if ctx.lang == "en" then return be.low ~= "'s" end
  return cue.entry.aspect == "participle"
end

-- be + past participle: X was quoted as saying, was described by Y
local function is_passive(ctx, sent, cue)
  local aspect, nxt = cue.entry.aspect, sent[cue.last + 1]
  if cue.entry.part ~= "verb" or aspect == "ing" then return false end
  if nxt and nxt.by and aspect ~= "base" then return true end
  for j = cue.first - 1, math.max(1, cue.first - 3), -1 do
    local token = sent[j]
    if token.be then return passive_with(ctx, cue, token) end
    if not token.auxiliary and not token.low:find "ly$" then return false end
  end
  return false
end

M.is_passive = is_passive

local function by_phrase(sent, i)
  for j = i + 1, math.min(#sent, i + 12) do
    if sent[j].quote then return nil end
    if sent[j].by then return speakers.after(sent, j + 1) end
  end
end

-- whose statement: Keita's claim, his claim
local function owner_before(ctx, sent, cue)
  for j = cue.first - 1, math.max(1, cue.first - 4), -1 do
    local token = sent[j]
    if token.low == "'s" or token.low == "'" then
      local mention = speakers.before(ctx, sent, j)
      if mention then return mention end
    elseif token.possessive then
      return speakers.mention(sent, j, j, "pronoun")
    elseif token.cap == nil or token.preposition then
      return nil
    end
  end
end

local FROM = { of = true, from = true, de = true, du = true, des = true, ["d'"] = true }

-- the claim of Keita, the statement by Keita; "He made this statement:"
local function possessor(ctx, sent, cue)
  local owner, nxt = owner_before(ctx, sent, cue), sent[cue.last + 1]
  if owner or not nxt then return owner end
  if FROM[nxt.low] or nxt.by then return speakers.after(sent, cue.last + 2) end
  if nxt.low == ":" or nxt.quote then return speakers.first(ctx, sent, cue.first - 1) end
end

local ADDRESSED = {}
for lemma in ([[tell ask inform remind warn urge assure brief advise notify answer interview order beg implore]])
  :gmatch "%S+" do ADDRESSED[lemma] = true end

-- told reporters, warned him; a word that may be no phrase of its own still is whom it was told
local function told(sent, i)
  local token = sent[i]
  if token.object then return speakers.mention(sent, i, i, "pronoun") end
  local found = speakers.after(sent, i)
  if found or token.preposition or token.boundary or token.auxiliary or token.pronoun then return found end
  return speakers.mention(sent, i, i, "description")
end

--- Whom it is said to, or nil.
function M.addressee(ctx, sent, cue)
  local nxt, object = sent[cue.last + 1], sent[cue.last + 2]
  if not nxt or nxt.cap == nil then return nil end
  if ctx.lang == "fr" then return nxt.towards and speakers.after(sent, cue.last + 2) or nil end
  if nxt.low == "to" then
    local noun = object and (object.cap or object.determiner or object.object)
    return noun and speakers.after(sent, cue.last + 2) or nil
  end
  return ADDRESSED[cue.entry.lemma] and not nxt.that and told(sent, cue.last + 1) or nil
end

-- the subject of the clause that a participle or a coordinated verb belongs to; it may stand behind the earlier verb
-- (", said X, adding")
local function shared_subject(ctx, sent, cue, depth)
  for i = cue.first - 1, math.max(1, cue.first - 40), -1 do
    local other = depth < 3 and sent[i].cue and M.at(ctx, sent, i)
    if other and other.entry.part == "verb" and other.entry.aspect ~= "ing" then
      local mention = M.speaker(ctx, sent, other, depth + 1)
      if mention then return mention end
    end
  end
  return speakers.first(ctx, sent, cue.first - 1)
end

local function is_person(sent, source)
  local first, second = sent[source.first], sent[source.first + 1]
  if source.shape == "name" then return not first.determiner end
  return source.shape == "description" and (sent[source.last].anonymous or (second or first).title)
end

-- according to X; "Pour Paul Melly, ..." is an opinion only at the head of a sentence, of a person, before a comma
local function phrase_source(sent, cue)
  local source = speakers.after(sent, cue.last + 1)
  if not source or cue.entry.lemma ~= "pour" then return source end
  local nxt = sent[source.last + 1]
  return cue.first <= 2 and nxt and nxt.low == "," and is_person(sent, source) and source or nil
end

-- ", said X." closes what X said
local function inverted(sent, cue)
  if ADDRESSED[cue.entry.lemma] or cue.entry.aspect == "ing" then return nil end
  local found = speakers.after(sent, cue.last + 1)
  local nxt = found and sent[found.last + 1]
  local closes = not nxt or nxt.mark or nxt.preposition or nxt.day
  return found and found.shape ~= "pronoun" and closes and found or nil
end

local function verb_subject(ctx, sent, cue, depth)
  if is_passive(ctx, sent, cue) then return by_phrase(sent, cue.last) end
  local before = sent[cue.first - 1]
  local mention, chained = before and before.low == "," and inverted(sent, cue), false
  if not mention then mention, chained = speakers.before(ctx, sent, cue.first) end
  if not mention and (not before or before.cap == nil) and cue.entry.aspect ~= "ing" then
    mention = speakers.after(sent, cue.last + 1)
  end
  return mention or chained and shared_subject(ctx, sent, cue, depth) or nil
end

--- Who the cue names as the speaker, looking before it (and behind it for nouns, phrases and passives).
function M.speaker(ctx, sent, cue, depth)
  local part = cue.entry.part
  if part == "phrase" then return phrase_source(sent, cue) end
  if part == "noun" then return possessor(ctx, sent, cue) end
  return verb_subject(ctx, sent, cue, depth or 0)
end

return M

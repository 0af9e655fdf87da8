--- Cues: the verbs, nouns and phrases that attribute speech, and who each of them names as its speaker.
--- A cue is {first, last, entry} with indexes of the sentence; an attribution adds speaker, addressee and chained.

local speakers = require "malinews.quotes.speakers"

local M = {}

local function matches(sent, i, words)
  for k = 2, #words do
    local token = sent[i + k - 1]
    if not token or token.low ~= words[k] then return false end
  end
  return true
end

local HAVING = {}
for word in ("a ont avait avaient ayant aura aurait auraient ai avons avez as est sont était étaient eu"):gmatch "%S+" do
  HAVING[word] = "fr"
end
for word in ("has have had having 's 've 'd"):gmatch "%S+" do HAVING[word] = "en" end

-- A past participle speaks only behind an auxiliary: a déclaré, a-t-il ajouté, s'est dit, has written.
local function has_auxiliary(ctx, sent, i)
  for j = i - 1, math.max(1, i - 4), -1 do
    if HAVING[sent[j].low] == ctx.lang then return true end
    if sent[j].cap == nil then return false end
  end
  return false
end

local NOUN_BEFORE = { ["'s"] = true }

-- A form that may be a noun too is a verb only where a subject or an auxiliary stands before it.
local function reads_as_noun(ctx, sent, i)
  local words, before = ctx.words, sent[i - 1]
  if not before or before.cap == nil then return false end
  if NOUN_BEFORE[before.low] or before.determiner or before.possessive then return true end
  local earlier = sent[i - 2]
  if sent[i].noun and before.cap and earlier and earlier.preposition then return true end
  return before.preposition and not before.towards or false
end

-- A form in -s that may be a plural noun (tweets, orders) is a verb behind a pronoun, an adverb or a name, or before
-- what it reports.
local function third_person(ctx, sent, i)
  local words, before, nxt = ctx.words, sent[i - 1], sent[i + 1]
  if ctx.lang ~= "en" or not before then return true end
  local low = before.low
  if before.cap == nil then return before.low == "," or before.low == ")" or before.quote or before.low == "-" end
  if words.auxiliary[low] or words.pronoun[low] or low:find "ly$" or words.conjunction[low] then return true end
  if low:find "^%d" then return false end
  if nxt and (nxt.that or nxt.quote or nxt.person or nxt.low == ":") then return true end
  if before.cap then
    if not sent[i].noun then return true end
    return not low:find "[aei]an$" and not (nxt and (nxt.preposition or nxt.auxiliary))
  end
  if sent[i].noun then return false end
  for j = i - 2, math.max(1, i - 4), -1 do
    if sent[j].determiner or sent[j].low == "'s" then return true end
  end
  return sent[i].low == "says"
end

-- A bare form (say, report) is a verb only behind a plural, a pronoun, "to" or an auxiliary.
local function bare_verb(ctx, sent, i)
  local words, before = ctx.words, sent[i - 1]
  if ctx.lang ~= "en" then return true end
  if not before or before.cap == nil then return false end
  local low = before.low
  return words.auxiliary[low] or words.pronoun[low] or words.towards[low] or words.conjunction[low] or words.anonymous[low]
    or low == "police" or low == "people" or low:find "ly$" or low:find "[^s']s$" and not (before.cap and sent[i - 2]
    and sent[i - 2].determiner) or false
end

--- The cue at token i, or nil.
---@return table? cue {first, last, entry}
function M.at(ctx, sent, i)
  local token = sent[i]
  local verb, noun, many = token.verb, token.noun, token.many
  if many then
    for _, entry in ipairs(many) do
      if matches(sent, i, entry.words) then return { first = i, last = i + #entry.words - 1, entry = entry } end
    end
  end
  if not verb and not noun then return nil end
  if token.cap and i > 1 then return nil end
  if verb and verb.aspect ~= "infinitive" then
    local as_noun = reads_as_noun(ctx, sent, i) or verb.aspect == "base" and not bare_verb(ctx, sent, i)
      or verb.aspect == "present" and not third_person(ctx, sent, i)
      or verb.aspect == "participle" and not has_auxiliary(ctx, sent, i)
    if not as_noun or not noun and verb.aspect == "ing" then return { first = i, last = i, entry = verb } end
    if not noun then return nil end
  elseif verb and not noun then
    return { first = i, last = i, entry = verb }
  end
  return noun and { first = i, last = i, entry = noun } or nil
end

-- be + past participle: X was quoted as saying, was described by Y
local function is_passive(ctx, sent, cue)
  if cue.entry.part ~= "verb" or cue.entry.aspect == "ing" then return false end
  local nxt = sent[cue.last + 1]
  if nxt and nxt.by and cue.entry.aspect ~= "base" then return true end
  for j = cue.first - 1, math.max(1, cue.first - 3), -1 do
    local low = sent[j].low
    if ctx.words.be[low] then return ctx.lang == "en" and low ~= "'s" or ctx.lang == "fr" and cue.entry.aspect ==
      "participle" end
    if not ctx.words.auxiliary[low] and not low:find "ly$" then return false end
  end
  return false
end

M.is_passive = is_passive

local function by_phrase(ctx, sent, i)
  for j = i + 1, math.min(#sent, i + 12) do
    if sent[j].quote then return nil end
    if sent[j].by then return speakers.after(sent, j + 1) end
  end
end

-- whose statement: Keita's claim, his claim, the claim of Keita
local function possessor(ctx, sent, cue)
  local words = ctx.words
  for j = cue.first - 1, math.max(1, cue.first - 4), -1 do
    local low = sent[j].low
    if low == "'s" or low == "'" then
      local mention = speakers.before(ctx, sent, j)
      if mention then return mention end
    elseif words.possessive[low] then
      return speakers.mention(sent, j, j, "pronoun")
    elseif sent[j].cap == nil or words.preposition[low] then
      break
    end
  end
  local after = sent[cue.last + 1]
  if after and (after.low == "of" or after.by or after.low == "from" or ctx.lang == "fr" and
    after.low:find "^d[eu']s?$") then
    return speakers.after(sent, cue.last + 2)
  end
  if after and (after.low == ":" or after.quote) then return speakers.first(ctx, sent, cue.first - 1) end
end

local ADDRESSED = {}
for lemma in ([[tell ask inform remind warn urge assure brief advise notify answer interview order beg implore]])
  :gmatch "%S+" do ADDRESSED[lemma] = true end

local function addressee(ctx, sent, cue)
  local words = ctx.words
  local nxt = sent[cue.last + 1]
  if not nxt or nxt.cap == nil then return nil end
  if ctx.lang == "fr" then
    return nxt.towards and speakers.after(sent, cue.last + 2) or nil
  end
  if nxt.low == "to" then
    local object = sent[cue.last + 2]
    local noun = object and (object.cap or object.determiner or object.object)
    return noun and speakers.after(sent, cue.last + 2) or nil
  end
  if not ADDRESSED[cue.entry.lemma] or nxt.that then return nil end
  if nxt.object then return speakers.mention(sent, cue.last + 1, cue.last + 1, "pronoun") end
  local found = speakers.after(sent, cue.last + 1)
  if not found and not nxt.preposition and not nxt.boundary and not nxt.auxiliary
    and not nxt.pronoun then
    found = speakers.mention(sent, cue.last + 1, cue.last + 1, "description")
  end
  return found
end
M.addressee = addressee

-- the subject of the clause that a participle or a coordinated verb belongs to
local function shared_subject(ctx, sent, cue, depth)
  if depth < 3 then
    for i = cue.first - 1, math.max(1, cue.first - 40), -1 do
      local other = M.at(ctx, sent, i)
      if other and other.entry.part == "verb" and other.entry.aspect ~= "ing" then
        local mention = M.speaker(ctx, sent, other, depth + 1)
        if mention and not (mention.first > i) then return mention end
        -- ", said X, adding": the subject stands behind the earlier verb
        if mention then return mention end
      end
    end
  end
  return speakers.first(ctx, sent, cue.first - 1)
end

-- "Pour Paul Melly, ...": an opinion only at the head of a sentence, of a person, before a comma
local function opines(ctx, sent, cue, source)
  local nxt = sent[source.last + 1]
  local person = source.shape == "name" and not sent[source.first].determiner
    or source.shape == "description" and (sent[source.last].anonymous
    or (sent[source.first + 1] or sent[source.first]).title)
  return cue.first <= 2 and nxt ~= nil and nxt.low == "," and person
end

--- Who the cue names as the speaker, looking before it (and behind it for nouns, phrases and passives).
function M.speaker(ctx, sent, cue, depth)
  local entry = cue.entry
  if entry.part == "phrase" then
    local source = speakers.after(sent, cue.last + 1)
    return source and (entry.lemma ~= "pour" or opines(ctx, sent, cue, source)) and source or nil
  end
  if entry.part == "noun" then return possessor(ctx, sent, cue) end
  if is_passive(ctx, sent, cue) then return by_phrase(ctx, sent, cue.last) end
  local before = sent[cue.first - 1]
  if before and before.low == "," and entry.aspect ~= "ing" then
    -- ", said X." closes what X said
    local behind = speakers.after(sent, cue.last + 1)
    local nxt = behind and sent[behind.last + 1]
    if behind and behind.shape ~= "pronoun" and not ADDRESSED[entry.lemma] and (not nxt or nxt.mark
      or nxt.preposition or nxt.day) then return behind end
  end
  local mention, chained = speakers.before(ctx, sent, cue.first)
  if mention then return mention end
  if (not before or before.cap == nil) and entry.aspect ~= "ing" then
    mention = speakers.after(sent, cue.last + 1)
    if mention then return mention end
  end
  if chained then return shared_subject(ctx, sent, cue, depth or 0) end
end

return M

--- Verb or noun: whether a form that may report speech does so where it stands.

local M = {}

local HAVING = {}
for word in ("a ont avait avaient ayant aura aurait auraient ai avons avez as est sont était étaient eu"):gmatch
  "%S+" do
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

-- behind an article, a possessive or a preposition
local function behind_determiner(sent, i)
  local before, earlier = sent[i - 1], sent[i - 2]
  if not before or before.cap == nil then return false end
  if before.low == "'s" or before.determiner or before.possessive then return true end
  if sent[i].noun and before.cap and earlier and earlier.preposition then return true end
  return before.preposition and not before.towards or false
end

-- Trump claims; but not "Mass protests in", "Malian claims"
local function behind_name(sent, i)
  local before, nxt = sent[i - 1], sent[i + 1]
  if not sent[i].noun then return true end
  return not before.low:find "[aei]an$" and not (nxt and (nxt.preposition or nxt.auxiliary))
end

-- behind a plain noun: "the campaign says", but not "late-night tweets"
local function behind_noun(sent, i)
  if sent[i].noun then return false end
  for j = i - 2, math.max(1, i - 4), -1 do
    if sent[j].determiner or sent[j].low == "'s" then return true end
  end
  return sent[i].low == "says"
end

-- before what a verb of speech governs
local function before_content(nxt)
  return nxt and (nxt.that or nxt.quote or nxt.person or nxt.low == ":")
end

-- A form in -s that may be a plural noun (tweets, orders) is a verb behind a pronoun, an adverb or a name, or before
-- what it reports.
local function third_person(ctx, sent, i)
  local before = sent[i - 1]
  if ctx.lang ~= "en" or not before then return true end
  local low = before.low
  if before.cap == nil then return before.quote or low == "," or low == ")" or low == "-" end
  if before.auxiliary or before.pronoun or before.conjunction or low:find "ly$" then return true end
  if low:find "^%d" then return false end
  if before_content(sent[i + 1]) then return true end
  if before.cap then return behind_name(sent, i) end
  return behind_noun(sent, i)
end

-- A bare form (say, report) is a verb only behind a plural, a pronoun, "to" or an auxiliary.
local function bare_verb(ctx, sent, i)
  local before, earlier = sent[i - 1], sent[i - 2]
  if ctx.lang ~= "en" then return true end
  if not before or before.cap == nil then return false end
  if before.auxiliary or before.pronoun or before.towards or before.conjunction or before.anonymous then return true end
  local low = before.low
  if low == "police" or low == "people" or low:find "ly$" then return true end
  return low:find "[^s']s$" and not (before.cap and earlier and earlier.determiner) or false
end

local FITS = { base = bare_verb, present = third_person, participle = has_auxiliary }

--- The entry that the token at i reads as: a verb, a noun, or nil.
function M.of(ctx, sent, i)
  local verb, noun = sent[i].verb, sent[i].noun
  if not verb or verb.aspect == "infinitive" then return noun or verb end
  local fits = FITS[verb.aspect]
  if behind_determiner(sent, i) then return noun or verb.aspect == "ing" and verb or nil end
  if fits and not fits(ctx, sent, i) then return noun end
  return verb
end

return M

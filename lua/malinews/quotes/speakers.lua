--- The subject of a cue: before it, shared with another verb, or at the head of the sentence. Mentions are those of
--- quotes/phrases.

local phrases = require "malinews.quotes.phrases"

local M = { mention = phrases.mention, after = phrases.after, phrase_before = phrases.before }

local REACH = phrases.REACH

local function is_adverb(ctx, token)
  if token.cap then return false end
  local low = token.low
  return token.auxiliary or low:find "ly$" or low:find "n't$" or ctx.lang == "fr" and #low > 6 and low:find "ment$"
end

-- back over auxiliaries and adverbs, to the token that ends the subject
local function subject_end(ctx, sent, i)
  i = i - 1
  while i >= 1 do
    local token = sent[i]
    -- "nous" and "vous" may be objects
    local subject = token.pronoun and not (token.auxiliary and ctx.lang == "fr")
    if token.cap == nil or subject or not is_adverb(ctx, token) then break end
    i = i - 1
  end
  return i
end

local APPOSED = {}
for word in ("a an the un une le la l' who which qui dont his her its their one former now then ancien ancienne"):gmatch
  "%S+" do
  APPOSED[word] = true
end

local function comma_before(sent, i)
  for j = i, math.max(1, i - REACH), -1 do
    local token = sent[j]
    if token.quote or token.low == ";" or token.low == ":" then return nil end
    if token.low == "," then return j end
  end
end

-- "X, the minister, said": the mention before the apposition
local function before_apposition(sent, comma)
  local stop = comma
  for _ = 1, 4 do
    local other = comma_before(sent, stop - 1)
    if not other then return phrases.before(sent, stop) end
    local opener, found = sent[other + 1], phrases.before(sent, other)
    if found and (found.shape == "name" or APPOSED[opener.low]) then
      found.phrase_to = sent.to[comma - 1]
      return found
    end
    if not APPOSED[opener.low] and opener.cap then return phrases.before(sent, stop) end
    stop = other
  end
end

-- common verbs that are not in the lexicon end the first noun phrase of a sentence
local COMMON = {}
for word in ([[went took made came gave sent left held met got ran won lost had has have will would could did does do
  makes takes gives goes comes holds meets gets runs began kept brought built became led fell hit set signed joined
  arrived a ont avait est sont sera fait donne va vont prend prit]]):gmatch "%S+" do COMMON[word] = true end

-- where the main clause begins: behind phrases of time and place and subordinate clauses, which a comma closes
local function main_clause(sent, limit, i)
  for _ = 1, 4 do
    while i <= limit and (sent[i].mark or sent[i].adverb) do i = i + 1 end
    local opener, comma = sent[i], nil
    if not opener or i > limit or opener.cap == nil then return i end
    if not (opener.preposition or opener.boundary or opener.low:find "ing$") then return i end
    for j = i, math.min(limit, i + REACH) do
      if sent[j].low == "," then comma = j break end
    end
    if not comma then return i end
    i = comma + 1
  end
  return i
end

-- a lower-case word that begins the predicate
local function is_predicate(sent, j)
  local token, before = sent[j], sent[j - 1]
  if token.cap or token.determiner then return false end
  if token.verb or token.past then return true end
  return token.auxiliary and not before.determiner or token.preposition and not token.glue
end

-- does the first noun phrase of a sentence, begun at i, end before j?
local function ends_before(sent, i, j)
  local token, nxt = sent[j], sent[j + 1]
  if token.cap == nil then return not (token.low == "." and nxt and nxt.cap) end
  if token.boundary or token.relative or token.be or COMMON[token.low] then return true end
  return j > i and is_predicate(sent, j) or token.conjunction and not phrases.joins(sent, j)
end

-- does it end behind j: a pronoun, or a name of several words before a lower-case one?
local function ends_behind(sent, i, j)
  local token, nxt = sent[j], sent[j + 1]
  if token.pronoun then return true end
  if not token.cap or not nxt or nxt.cap ~= false or token.determiner then return false end
  if j == i or not sent[j - 1].cap then return false end
  return not (nxt.glue or phrases.CONNECTOR[nxt.low] or nxt.low == "'s")
end

-- "The president of Mali, Ibrahim Keita, told": the name in the apposition behind token `last`
local function apposed_name(sent, last)
  local opener = sent[last + 2]
  local found = opener and opener.cap and phrases.after(sent, last + 2)
  local close = found and sent[found.last + 1]
  return close and close.low == "," and found.shape == "name" and found or nil
end

--- The subject that a sentence begins with, for a participle or a coordinated verb further on.
function M.first(ctx, sent, limit, from)
  local i = main_clause(sent, limit, from or 1)
  local last = i - 1
  for j = i, math.min(limit, i + 14) do
    if ends_before(sent, i, j) then break end
    last = j
    if ends_behind(sent, i, j) then break end
  end
  if i > limit or last < i then return nil end
  local comma = last < limit and sent[last + 1].low == ","
  if comma and (sent[last].time or sent[last].day) then return M.first(ctx, sent, limit, last + 2) end
  local found = phrases.choose(sent, i, last)
  return comma and found and found.shape ~= "name" and apposed_name(sent, last) or found
end

-- "a response to a report by Reuters claiming": the nearest phrase with a head of its own
local function nearest_phrase(sent, last)
  for j = last - 1, phrases.left_edge(sent, last) + 1, -1 do
    if sent[j].determiner and phrases.has_head(sent, j + 1, last) then return phrases.choose(sent, j, last) end
  end
  return phrases.before(sent, last + 1)
end

-- is the subject that of another verb: "and said", "to say", "by saying"?
local function is_chained(token)
  return token.conjunction or token.towards or token.by or token.preposition
end

-- the subject that ends with a word
local function subject_of_word(ctx, sent, last, participle)
  local token = sent[last]
  if is_chained(token) then return nil, true end
  if token.relative and not (ctx.lang == "en" and token.that) then
    return phrases.mention(sent, last, last, "pronoun")
  end
  if token.boundary or token.determiner and not token.low:find "^th" then return nil end
  return participle and nearest_phrase(sent, last) or phrases.before(sent, last + 1)
end

--- The subject before the verb at `v`; or nil and true where the verb shares the subject of an earlier one (said ...,
--- adding ...; called ... and said ...).
---@return table? mention
---@return boolean? chained
function M.before(ctx, sent, v)
  local last = subject_end(ctx, sent, v)
  last = last >= 1 and phrases.before_bracket(sent, last) or 0
  local token, verb = sent[last], sent[v].verb
  if not token or token.quote then return nil end
  local participle = verb and verb.aspect == "ing" and not sent[v - 1].be
  if token.cap ~= nil then return subject_of_word(ctx, sent, last, participle) end
  if participle then return nil, true end
  if token.low == "," or token.low == "-" then return before_apposition(sent, last) end
end

return M

--- Who speaks: the noun phrase before or after a cue. There is no parser; a phrase is bounded by punctuation,
--- closed-class words and verbs of the lexicon. A mention is {from, to, first, last, phrase_from, phrase_to, shape}
--- with positions in the text and indexes of the sentence; shape is "name", "pronoun" or "description". The name
--- stands without titles and appositions; the phrase is everything.

local M = {}

local REACH = 25 -- tokens looked at on either side of a cue

local CONNECTOR = {}
for word in ("de du des d' la le les sans al el bin ben ibn ag ould van von der den di da dos del of & y jr sr"):gmatch "%S+" do
  CONNECTOR[word] = true
end

local function mention(sent, first, last, shape, phrase_first, phrase_last)
  phrase_first, phrase_last = phrase_first or first, phrase_last or last
  return { from = sent.from[first], to = sent.to[last], first = first, last = last, shape = shape, start = phrase_first,
    phrase_from = sent.from[phrase_first], phrase_to = sent.to[phrase_last] }
end
M.mention = mention

local function is_verb(ctx, sent, i)
  local token, words = sent[i], ctx.words
  if words.be[token.low] then return token.low ~= "'s" or words.pronoun[(sent[i - 1] or token).low] ~= nil end
  local entry = ctx.lexicon.verb[token.low]
  if not entry or token.cap then return false end
  local before = sent[i - 1]
  if not before or before.cap == nil then return false end
  if words.determiner[before.low] or words.possessive[before.low] or words.preposition[before.low] then return false end
  return not (ctx.lexicon.noun[token.low] and not words.auxiliary[before.low] and not before.cap)
end

-- "and" joins two names of one subject
local function joins(sent, i)
  local before, after = sent[i - 1], sent[i + 1]
  return before and after and before.cap and (after.cap or (sent[i + 2] and sent[i + 2].cap))
end

-- "signed a statement": a past form that is not in the lexicon, before an object
local function is_past(ctx, sent, i)
  local token, before, after = sent[i], sent[i - 1], sent[i + 1]
  if token.cap or not token.low:find "[^e]ed$" or token.low == "hundred" or ctx.lang ~= "en" then return false end
  return before ~= nil and after ~= nil and (ctx.words.determiner[after.low] or after.cap) and before.cap ~= nil
    and not ctx.words.determiner[before.low] or false
end

local function stops(ctx, sent, i)
  local token, words = sent[i], ctx.words
  if token.cap == nil then
    -- the stop of an abbreviation lies inside a phrase
    local before, after = sent[i - 1], sent[i + 1]
    return not (token.low == "." and before and before.cap and after and not after.quote
      and (after.cap or #before.low == 1)) and token.low ~= "&"
  end
  if words.boundary[token.low] or words.relative[token.low] then return true end
  if words.conjunction[token.low] then return not joins(sent, i) end
  return is_verb(ctx, sent, i) or is_past(ctx, sent, i)
end

-- the first token of the phrase that ends at `last`
local function left_edge(ctx, sent, last)
  local i, least = last, math.max(1, last - REACH)
  while i > least and not stops(ctx, sent, i - 1) do
    if ctx.words.person[sent[i].low] or sent[i].low == "it" then return i end
    i = i - 1
  end
  return i
end

local function strip_left(ctx, sent, first, last)
  local words = ctx.words
  while first < last and (words.adverb[sent[first].low] or words.day[sent[first].low]) do first = first + 1 end
  -- "On Monday the minister": a phrase of time or place before the subject
  if words.preposition[sent[first].low] and first < last then
    for i = first + 2, last do
      if words.determiner[sent[i].low] and not words.preposition[sent[i - 1].low] or words.pronoun[sent[i].low] then
        return i
      end
      if words.day[sent[i - 1].low] then return i end
    end
  end
  return first
end

-- where the run of capitalised words that ends at `last` begins, or nil
local function name_start(ctx, sent, first, last)
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
  return not ctx.words.determiner[sent[i].low] and i or i + 1
end

local function bare(word)
  return (word:gsub("^ex%-", ""):gsub("^former%-", ""):gsub("^then%-", ""):gsub("^now%-", ""))
end

-- the first token behind the titles of a run of capitalised words
local function untitled(ctx, sent, first, last)
  local start = first
  for i = first, last do
    local low = bare(sent[i].low)
    if ctx.words.title[low] or ctx.words.title[low:match "[^%-]+$" or ""] then start = i + 1 end
  end
  while start <= last and sent[start].cap == nil do start = start + 1 end
  return start <= last and sent[start].cap and start or nil
end

local function has_head(ctx, sent, first, last)
  local words = ctx.words
  for i = first, last do
    local low = sent[i].low
    if words.official[low] or words.anonymous[low] or words.document[low] or words.title[low] then return true end
  end
  return words.determiner[sent[first].low] or false
end

local OWNED = {}
for word in ("of for to de du des d'"):gmatch "%S+" do OWNED[word] = true end

-- "a lawyer for the singer X": the name belongs to a phrase about the speaker; but "the minister of justice X" is X
local function inside_phrase(ctx, sent, first, start)
  if not ctx.words.determiner[sent[first].low] and not ctx.words.possessive[sent[first].low] then return false end
  for p = first + 2, start - 1 do
    if OWNED[sent[p].low] then
      for i = first, p - 1 do
        local low = sent[i].low
        if ctx.words.title[low] and low:find "^spokes" == nil and low ~= "porte-parole" then return false end
      end
      return true
    end
  end
  return false
end

-- The mention in the phrase of tokens first..last.
local function choose(ctx, sent, first, last)
  local words = ctx.words
  while last > first and (sent[last].cap == nil or sent[last].low == "'s") do last = last - 1 end
  if last < first or sent[last].cap == nil or words.day[sent[last].low] then return nil end
  if words.pronoun[sent[last].low] then return mention(sent, last, last, "pronoun") end
  if words.pronoun[sent[first].low] then return mention(sent, first, first, "pronoun") end
  while last > first and words.time[sent[last].low] do last = last - 1 end
  local verb = ctx.lexicon.verb[sent[last].low]
  if verb and verb.aspect == "ing" and first == last then return nil end
  if words.object[sent[last].low] or words.preposition[sent[last].low] then return nil end
  local start = name_start(ctx, sent, first, last)
  if not start or start > last then
    return mention(sent, first, last, "description")
  end
  if start > first then
    local before = sent[start - 1].low
    local owner = words.determiner[before] and start - 2 >= first and words.preposition[sent[start - 2].low]
    if (owner or words.preposition[before]) and has_head(ctx, sent, first, start - 1) then
      return mention(sent, first, last, "description")
    end
    if inside_phrase(ctx, sent, first, start) then return mention(sent, first, last, "description") end
    if words.determiner[before] then
      local person = untitled(ctx, sent, start, last)
      if person and person > start then return mention(sent, person, last, "name", start - 1, last) end
      return mention(sent, start - 1, last, words.title[sent[last].low] and "description" or "name", first, last)
    end
  end
  local person = untitled(ctx, sent, start, last)
  if not person then return mention(sent, first, last, "description") end
  return mention(sent, person, last, "name", words.preposition[sent[first].low] and start or first, last)
end

-- back over auxiliaries and adverbs, to the token that ends the subject
local function subject_end(ctx, sent, i)
  local words = ctx.words
  i = i - 1
  while i >= 1 do
    local token = sent[i]
    if token.cap == nil then break end
    if words.pronoun[token.low] and not (ctx.lang == "fr" and (token.low == "nous" or token.low == "vous")) then break end
    if not words.auxiliary[token.low] and not (token.low:find "ly$" and not token.cap) and not
      token.low:find "n't$" and not (ctx.lang == "fr" and token.low:find "ment$" and #token.low > 6) then break end
    i = i - 1
  end
  return i
end

local APPOSED = {}
for word in ("a an the un une le la l' who which qui dont his her its their one former now then ancien ancienne"):gmatch
  "%S+" do
  APPOSED[word] = true
end

-- the token before a bracket that ends at `last`: (D-Ohio)
local function before_bracket(sent, last)
  if sent[last].low == ")" then
    for j = last, math.max(1, last - 12), -1 do
      if sent[j].low == "(" then return j - 1 end
    end
  end
  return last
end

-- the comma before `i`, with the tokens between, or nil
local function comma_before(sent, i)
  for j = i, math.max(1, i - REACH), -1 do
    local token = sent[j]
    if token.quote or token.low == ";" or token.low == ":" then return nil, j end
    if token.low == "," then return j end
  end
  return nil, math.max(0, i - REACH)
end

--- The mention that ends before token `stop`.
local function phrase_before(ctx, sent, stop)
  local last = stop > 1 and before_bracket(sent, stop - 1) or 0
  if last < 1 or sent[last].cap == nil then return nil end
  local first = strip_left(ctx, sent, left_edge(ctx, sent, last), last)
  -- "who in 2010 said": nothing but a phrase of time or place
  if ctx.words.preposition[sent[first].low] and first > 1 and ctx.words.relative[sent[first - 1].low] then
    return mention(sent, first - 1, first - 1, "pronoun")
  end
  return choose(ctx, sent, first, last)
end

M.phrase_before = phrase_before

-- "X, the minister, said": the phrase before the apposition
local function before_apposition(ctx, sent, comma)
  local stop = comma
  for _ = 1, 4 do
    local other = comma_before(sent, stop - 1)
    if not other then
      return phrase_before(ctx, sent, stop)
    end
    local opener = sent[other + 1]
    local found = phrase_before(ctx, sent, other)
    if found and (found.shape == "name" or APPOSED[opener.low]) then
      found.phrase_to = sent.to[comma - 1]
      return found
    end
    if not APPOSED[opener.low] and opener.cap then return phrase_before(ctx, sent, stop) end
    stop = other
  end
end

-- common verbs that are not in the lexicon end the first noun phrase of a sentence
local COMMON = {}
for word in ([[went took made came gave sent left held met got ran won lost had has have will would could did
  does do makes takes gives goes comes holds meets gets runs began kept brought built became led fell hit set
  signed joined arrived a ont avait est sont sera fait donne va vont prend prit]]):gmatch "%S+" do COMMON[word] = true end

-- where the main clause begins: behind phrases of time and place and subordinate clauses, which a comma closes
local function main_clause(ctx, sent, limit, i)
  local words = ctx.words
  for _ = 1, 4 do
    while i <= limit and (sent[i].mark or words.adverb[sent[i].low]) do i = i + 1 end
    local opener = sent[i]
    if not opener or i > limit or opener.cap == nil then return i end
    if not (words.preposition[opener.low] or words.boundary[opener.low] or opener.low:find "ing$") then return i end
    local comma
    for j = i, math.min(limit, i + REACH) do
      if sent[j].low == "," then comma = j break end
    end
    if not comma then return i end
    i = comma + 1
  end
  return i
end

-- The subject that a sentence begins with, for a participle or a coordinated verb further on.
function M.first(ctx, sent, limit, from)
  local words, i = ctx.words, main_clause(ctx, sent, limit, from or 1)
  if i > limit then return nil end
  local last = i - 1
  for j = i, math.min(limit, i + 14) do
    local token = sent[j]
    if token.cap == nil and not (token.low == "." and sent[j + 1] and sent[j + 1].cap) then break end
    if words.boundary[token.low] or words.relative[token.low] or COMMON[token.low] or words.be[token.low] then break end
    if j > i and not token.cap and (ctx.lexicon.verb[token.low] or token.low:find "ed$" and token.low ~= "hundred" or words.auxiliary[token.low] and not words.determiner[sent[j - 1].low]
      or words.preposition[token.low] and not words.glue[token.low]) and not words.determiner[token.low] then break end
    if words.conjunction[token.low] and not joins(sent, j) then break end
    last = j
    if words.pronoun[token.low] then break end
    if token.cap and sent[j + 1] and sent[j + 1].cap ~= nil and not sent[j + 1].cap
      and not words.glue[sent[j + 1].low] and not CONNECTOR[sent[j + 1].low] and sent[j + 1].low ~= "'s"
      and not words.determiner[token.low] and j > i and sent[j - 1].cap then break end
  end
  if last < i then return nil end
  local after = sent[last + 1]
  if after and after.low == "," and last < limit then
    if words.time[sent[last].low] or words.day[sent[last].low] then return M.first(ctx, sent, limit, last + 2) end
    -- "The president of Mali, Ibrahim Keita, told": the name is in the apposition
    local name = sent[last + 2]
    local found = choose(ctx, sent, i, last)
    if found and found.shape ~= "name" and name and name.cap then
      local apposed = M.after(ctx, sent, last + 2)
      local close = apposed and sent[apposed.last + 1]
      if close and close.low == "," and apposed.shape == "name" then return apposed end
    end
    return found
  end
  return choose(ctx, sent, i, last)
end

--- The subject before the verb at `v`; `chained` is true where the verb shares the subject of an earlier one (said ...,
--- adding ...; called ... and said ...).
function M.before(ctx, sent, v)
  local words = ctx.words
  local last = subject_end(ctx, sent, v)
  local token = sent[last]
  if not token then return nil end
  last = before_bracket(sent, last)
  token = sent[last]
  if not token then return nil end
  local entry = ctx.lexicon.verb[sent[v].low]
  local participle = entry and entry.aspect == "ing" and not words.be[sent[v - 1].low]
  if token.quote then return nil end
  if token.low == "," or token.low == "-" then
    if participle then return nil, true end
    return before_apposition(ctx, sent, last)
  end
  if token.cap == nil then return nil, participle end
  if words.conjunction[token.low] or words.to[token.low] or words.by[token.low] or words.preposition[token.low] then
    return nil, true
  end
  if words.relative[token.low] and not (ctx.lang == "en" and token.low == "that") then
    return mention(sent, last, last, "pronoun")
  end
  if words.boundary[token.low] or words.determiner[token.low] and not token.low:find "^th" then return nil end
  if participle then
    -- "a response to a report by Reuters claiming": the nearest phrase with a head of its own
    local edge = left_edge(ctx, sent, last)
    for j = last - 1, edge + 1, -1 do
      if words.determiner[sent[j].low] and has_head(ctx, sent, j + 1, last) then return choose(ctx, sent, j, last) end
    end
  end
  return phrase_before(ctx, sent, last + 1)
end

-- "MSNBC host Chris Matthews": lower-case words between a name and a name
local function name_ahead(ctx, sent, j)
  for k = j, math.min(#sent, j + 3) do
    if stops(ctx, sent, k) or ctx.words.preposition[sent[k].low] then return false end
    if sent[k].cap then return not ctx.words.day[sent[k].low] end
  end
  return false
end

--- The phrase that begins at token `i` (said X; according to X), or nil.
function M.after(ctx, sent, i)
  local words, token = ctx.words, sent[i]
  if not token or token.cap == nil or words.day[token.low] then return nil end
  if words.pronoun[token.low] then
    return not words.relative[token.low] and mention(sent, i, i, "pronoun") or nil
  end
  if not token.cap and not words.determiner[token.low] and not words.anonymous[token.low] and not words.title[token.low]
    and not words.official[token.low] and not (sent[i + 1] and sent[i + 1].cap) and not
    (words.glue[(sent[i + 1] or token).low]) then
    return nil
  end
  if words.preposition[token.low] or words.boundary[token.low] or words.to[token.low] then return nil end
  local last, seen_name = i, token.cap
  for j = i + 1, math.min(#sent, i + REACH) do
    local after = sent[j]
    if stops(ctx, sent, j) then break end
    local glue = words.glue[after.low]
    if words.preposition[after.low] and not (glue and (not seen_name or after.low == "of" or after.low:find "^d['eu]"))
      or words.pronoun[after.low] or words.day[after.low] or after.low == "on" and ctx.lang == "en"
      or after.low == "in" and ctx.lang == "en" then break end
    if seen_name and not after.cap and not CONNECTOR[after.low] and sent[j - 1].cap and after.cap ~= nil
      and not words.determiner[token.low] and not name_ahead(ctx, sent, j) then break end
    seen_name = seen_name or after.cap
    last = j
  end
  while last > i and (words.preposition[sent[last].low] or words.determiner[sent[last].low]
    or CONNECTOR[sent[last].low] or not sent[last].cap and sent[last].low:find "ly$") do last = last - 1 end
  local found = choose(ctx, sent, i, last)
  if found then found.phrase_to = math.max(found.phrase_to, M.apposition_end(ctx, sent, last)) end
  return found
end

--- The last byte of the apposition behind token `last`: "Diallo, a resident of Gao" to its comma or stop.
function M.apposition_end(ctx, sent, last)
  local comma, opener = sent[last + 1], sent[last + 2]
  if comma and comma.low == "(" then
    for j = last + 2, math.min(#sent, last + 8) do
      if sent[j].low == ")" then return M.apposition_end(ctx, sent, j) end
    end
  end
  if not comma or comma.low ~= "," or not opener or opener.cap == nil then return sent.to[last] end
  local words = ctx.words
  if words.pronoun[opener.low] and not words.relative[opener.low] or words.boundary[opener.low]
    or words.preposition[opener.low] or words.conjunction[opener.low] or opener.low:find "ing$"
    or words.adverb[opener.low] or words.auxiliary[opener.low] then return sent.to[last] end
  for j = last + 2, math.min(#sent, last + REACH) do
    local token = sent[j]
    if token.cap == nil then return sent.to[j - 1] end
  end
  return sent.to[last]
end

return M

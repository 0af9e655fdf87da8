--- Direct speech: each marked span gets the cue that governs it, or the attribution carried over to it by discourse;
--- what has neither is no quotation (scare quotes, titles, names).

local cues = require "malinews.quotes.cues"
local speakers = require "malinews.quotes.speakers"

local M = {}

local BACK, FORTH = 60, 30 -- tokens looked at before and behind a quotation

local function attribution(ctx, sent, cue, speaker, confidence)
  return { cue = cue, speaker = speaker, sent = sent, entry = cue.entry, confidence = confidence,
    addressee = cues.addressee(ctx, sent, cue), from = sent.from[cue.first], to = sent.to[cue.last], mixed = false }
end
M.attribution = attribution

local COLON = { lemma = ":", class = "neutral", takes = "direct", part = "mark", aspect = "mark" }
local DASH = { lemma = "-", class = "neutral", takes = "direct", part = "mark", aspect = "mark" }

-- Does the quotation end so that an attribution may follow?
local function invites(sent, q)
  local token, after = sent[q], sent[q + 1]
  if not after then return false end
  if token.tail:find "[,?!.\xc0\xfe%-]" then return true end
  return after.low == "," or after.low == "-"
end

local function is_saying(entry)
  return entry.takes:find("direct", 1, true) ~= nil and not entry.takes:find("weak", 1, true) or entry.part == "phrase"
end

local function is_speech(cue)
  return cue and cue.entry.part == "verb"
end

local function is_finite(cue)
  return is_speech(cue) and cue.entry.aspect ~= "ing"
end

-- "...", said X / "..." according to X: the cue at token i, the speaker behind it
local function inverted(ctx, sent, i, open)
  local cue = cues.at(ctx, sent, i)
  if not cue then return nil end
  if cue.entry.part == "phrase" then
    local source = cues.speaker(ctx, sent, cue)
    return source and attribution(ctx, sent, cue, source, 0.9)
  end
  if not is_finite(cue) or not (open or is_saying(cue.entry)) then return nil end
  local speaker = speakers.after(sent, cue.last + 1)
  return speaker and attribution(ctx, sent, cue, speaker, 1)
end

-- "...", X said: the first cue behind token `start` whose subject begins there
local function subject_first(ctx, sent, start, limit)
  for j = start, math.min(#sent, limit) do
    local token = sent[j]
    if token.quote or token.low == ":" or token.low == ";" then return nil end
    local cue = token.cue and j > start and cues.at(ctx, sent, j)
    if is_finite(cue) and cue.entry.aspect ~= "infinitive" and not cues.is_passive(ctx, sent, cue) then
      local speaker = speakers.before(ctx, sent, j)
      local near = speaker and (speaker.start <= start + 1 or sent[speaker.start - 1].low == ",")
      if near and not sent[speaker.first].relative then return attribution(ctx, sent, cue, speaker, 1) end
    end
  end
end

-- "..." - X
local function signed(ctx, sent, q, i)
  if sent[q + 1].low ~= "-" or not sent[i].cap or sent[i + 7] then return nil end
  local speaker = speakers.after(sent, i)
  if not speaker or speaker.shape ~= "name" then return nil end
  return attribution(ctx, sent, { first = q + 1, last = q + 1, entry = DASH }, speaker, 0.8)
end

-- where the attribution behind a quotation begins, and its first token that is no auxiliary
local function begins_after(sent, q)
  local start = q + 1
  while sent[start] and (sent[start].low == "," or sent[start].low == "-") do start = start + 1 end
  local i = start
  while sent[i] and sent[i].auxiliary do i = i + 1 end
  local first = sent[i]
  if first and first.boundary and not first.that and not first.many then return nil end
  return start, i, first
end

-- the attribution behind a quotation
local function after(ctx, sent, q)
  local open, start, i, first = invites(sent, q), begins_after(sent, q)
  if not first then return nil end
  local found = (open or start == q + 1) and inverted(ctx, sent, i, open)
  if found or not open and not first.person and not first.pronoun then return found or nil end
  return subject_first(ctx, sent, start, q + FORTH) or open and signed(ctx, sent, q, i) or nil
end

-- Does the clause of a cue at `inner`, with the subject at `first`, stand inside the content of the cue `outer`?
local function embeds(ctx, sent, outer, first)
  if outer.last >= first then return false end
  for k = outer.last + 1, first - 1 do
    local token = sent[k]
    local low = token.low
    if token.cap == nil or low == "but" or low == "mais" then return false end
    if k == first - 1 and (ctx.words.that[low] or low == "what") then return true end
  end
  return first - outer.last < 12
end

-- the cue whose content holds the clause of `found`, where that is the one that speaks
local function outermost(ctx, sent, found)
  local lead = sent[found.speaker.start - 1]
  local what = lead and lead.low == "what" -- "condemned what he called ..."
  for i = found.speaker.start - 1, math.max(1, found.cue.first - BACK), -1 do
    if sent[i].cap == nil and sent[i].low ~= "." then return found end
    local cue = sent[i].cue and cues.at(ctx, sent, i)
    if cue and cue.entry.part == "verb" and (what or is_saying(cue.entry)) then
      local speaker = embeds(ctx, sent, cue, found.speaker.start) and cues.speaker(ctx, sent, cue)
      if speaker and (what or not is_saying(found.entry) or found.speaker.shape == "pronoun") then
        return attribution(ctx, sent, cue, speaker, found.confidence)
      end
      return found
    end
  end
  return found
end

-- Keita: "..."
local function labelled(ctx, sent, q)
  if q < 3 or q > 12 or sent[q - 1].low ~= ":" then return nil end
  local speaker = speakers.first(ctx, sent, q - 2)
  if not speaker or speaker.shape ~= "name" then return nil end
  return attribution(ctx, sent, { first = q - 1, last = q - 1, entry = COLON }, speaker, 0.7)
end

-- the attribution of the cue at token i for a quotation at q, or nil
local function governs(ctx, sent, i, q)
  local cue = cues.at(ctx, sent, i)
  local speaker = cue and cue.last < q and cues.speaker(ctx, sent, cue)
  if not speaker or speaker.first >= q then return nil end
  return attribution(ctx, sent, cue, speaker, q - i < 8 and 0.95 or 0.8)
end

-- X said "..." : the nearest cue before the quotation that has a speaker, a verb rather than a noun
local function before(ctx, sent, q)
  local noun
  for i = q - 1, math.max(1, q - BACK), -1 do
    local token = sent[i]
    if token.low == ";" then break end
    local found = token.cue and governs(ctx, sent, i, q)
    if found then
      local nxt = sent[found.cue.last + 1]
      if found.entry.part ~= "noun" then return outermost(ctx, sent, found) end
      if not noun and (nxt.that or nxt.low == ":") then return found end
      noun = noun or found
    end
  end
  return noun or labelled(ctx, sent, q)
end

-- The reply is "out of the question", the minister said: the attribution closes the sentence
local function trailing(ctx, sent, q)
  local comma
  for i = q + 1, math.min(#sent, q + 2 * FORTH) do
    if sent[i].low == "," then comma = comma or i end
    if comma and i - comma > FORTH then return nil end
    local cue = comma and sent[i].cue and cues.at(ctx, sent, i)
    if cue and (cue.entry.part == "phrase" or is_finite(cue)) then
      local speaker = cues.speaker(ctx, sent, cue)
      if speaker and not sent[speaker.first].relative then return attribution(ctx, sent, cue, speaker, 0.8) end
    end
  end
end

-- Marked words that are a title, a nickname or a name.
local function is_name(sent, q)
  local last, nxt = sent[q - 1], sent[q + 1]
  if not last or last.cap == nil then return false end
  local short = sent.to[q] - sent.from[q] < 40
  if short and last.work then return true end
  return short and last.cap and nxt and nxt.cap and not sent[q].tail:find "[.,?!]" or false
end

-- Does the way a quotation ends, or what follows its comma, make the attribution behind it the likelier one?
local function prefers_after(ctx, sent, q)
  local comma, nxt = sent[q + 1], sent[q + 2]
  if q == 1 or sent[q].tail:find "[,?!]" then return true end
  if not comma or comma.low ~= "," or not nxt then return false end
  if sent[q - 1].low == "," then return true end
  return nxt.cap ~= nil and (nxt.person or nxt.auxiliary or is_speech(cues.at(ctx, sent, q + 2)))
end

local function find(ctx, sent, q)
  if is_name(sent, q) then return nil end
  local quote = sent[q].quote
  if quote.confidence < 0.5 and not quote.open then return after(ctx, sent, q) end
  if prefers_after(ctx, sent, q) then
    return after(ctx, sent, q) or before(ctx, sent, q) or trailing(ctx, sent, q)
  end
  return before(ctx, sent, q) or after(ctx, sent, q) or trailing(ctx, sent, q)
end

-- Do the words of a clause lead into the quotation (said it was "critical")?
local function is_fragment(sent, q, found)
  local last = sent[q - 1]
  if not last or last.cap == nil or last.that then return false end
  if found.cue.first > q then return true end
  return q - 1 > found.cue.last and not (found.addressee and found.addressee.last == q - 1)
end

--- The attribution of the quotation at token q of a sentence, or nil; `mixed` where its words are part of a clause.
function M.attribute(ctx, sent, q)
  local found = find(ctx, sent, q)
  if found then found.mixed = is_fragment(sent, q, found) end
  return found
end

local NEGATION = { ["not"] = true, never = true, pas = true, jamais = true, without = true, sans = true }

local function is_negated(sent, cue)
  for j = cue.first - 1, math.max(1, cue.first - 3), -1 do
    if NEGATION[sent[j].low] or sent[j].low:find "n't$" then return true end
  end
  return false
end

--- The last cue of a sentence with no quotation of its own, for one that follows it (X agreed. "...").
function M.last_cue(ctx, sent)
  if not sent.cued then return nil end
  for i = #sent, math.max(1, #sent - 40), -1 do
    local cue = sent[i].cue and cues.at(ctx, sent, i)
    if cue and cue.entry.part == "verb" and cue.entry.aspect ~= "ing" then
      local speaker = not is_negated(sent, cue) and cues.speaker(ctx, sent, cue)
      if speaker then return attribution(ctx, sent, cue, speaker, 0.7) end
    end
  end
end

return M

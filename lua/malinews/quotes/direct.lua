--- Direct speech: each marked span gets the cue that governs it, or the attribution carried over to it by discourse;
--- what has neither is no quotation (scare quotes, titles, names).

local cues = require "malinews.quotes.cues"
local speakers = require "malinews.quotes.speakers"

local M = {}

local BACK, FORTH = 60, 30 -- tokens looked at before and behind a quotation

local function attribution(ctx, sent, cue, speaker, confidence)
  return { cue = cue, speaker = speaker, sent = sent, entry = cue.entry, confidence = confidence,
    addressee = cues.addressee(ctx, sent, cue), from = sent.from[cue.first], to = sent.to[cue.last] }
end
M.attribution = attribution

local COLON = { lemma = ":", class = "neutral", takes = "direct", part = "mark", aspect = "mark" }
local DASH = { lemma = "-", class = "neutral", takes = "direct", part = "mark", aspect = "mark" }

-- Does the quotation end so that an attribution may follow?
local function invites(sent, q)
  local token, after = sent[q], sent[q + 1]
  if not after then return false end
  local tail = token.tail or ""
  if tail:find "[,?!.\xc0\xfe%-]" then return true end
  return after.low == "," or after.low == "-"
end

local function is_saying(entry)
  return entry.takes:find("direct", 1, true) ~= nil and not entry.takes:find("weak", 1, true) or entry.part == "phrase"
end

local function is_speech(cue)
  return cue and cue.entry.part == "verb"
end

-- "...", he said / said he / a déclaré X / a-t-il dit
local function after(ctx, sent, q)
  local words = ctx.words
  local i = q + 1
  while sent[i] and sent[i].mark and (sent[i].low == "," or sent[i].low == "-") do i = i + 1 end
  local start = i
  while sent[i] and sent[i].auxiliary do i = i + 1 end
  local first = sent[i]
  if not first or first.boundary and not first.that and not first.many then
    return nil
  end
  if invites(sent, q) or start == q + 1 then
    local cue = cues.at(ctx, sent, i)
    if is_speech(cue) and cue.entry.aspect ~= "ing" and (invites(sent, q) or is_saying(cue.entry)) then
      local speaker = speakers.after(sent, cue.last + 1)
      if speaker then return attribution(ctx, sent, cue, speaker, 1) end
    end
    if cue and cue.entry.part == "phrase" then
      local speaker = cues.speaker(ctx, sent, cue)
      if speaker then return attribution(ctx, sent, cue, speaker, 0.9) end
    end
  end
  if not invites(sent, q) and not first.person and not first.pronoun then return nil end
  for j = start, math.min(#sent, q + FORTH) do
    local token = sent[j]
    if token.quote or token.low == ":" or token.low == ";" then break end
    local cue = j > start and cues.at(ctx, sent, j)
    if is_speech(cue) and cue.entry.aspect ~= "ing" and cue.entry.aspect ~= "infinitive" then
      local speaker = not cues.is_passive(ctx, sent, cue) and speakers.before(ctx, sent, j)
      if speaker and not sent[speaker.first].relative and (speaker.start <= start + 1
        or sent[speaker.start - 1].low == ",") then
        return attribution(ctx, sent, cue, speaker, 1)
      end
    end
  end
  if invites(sent, q) and sent[q + 1].low == "-" and first.cap and not sent[i + 7] then
    local speaker = speakers.after(sent, i)
    if speaker and speaker.shape == "name" then
      return attribution(ctx, sent, { first = q + 1, last = q + 1, entry = DASH }, speaker, 0.8)
    end
  end
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
    local cue = cues.at(ctx, sent, i)
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

-- X said "..." : the nearest cue before the quotation that has a speaker
local function before(ctx, sent, q)
  local noun
  for i = q - 1, math.max(1, q - BACK), -1 do
    local token = sent[i]
    if token.low == ";" then break end
    local cue = token.cap ~= nil and cues.at(ctx, sent, i)
    if cue and cue.last < q and not (noun and cue.entry.part == "noun") then
      local speaker = cues.speaker(ctx, sent, cue)
      if speaker and speaker.first < q then
        local found = attribution(ctx, sent, cue, speaker, q - i < 8 and 0.95 or 0.8)
        local nxt = sent[cue.last + 1]
        if cue.entry.part ~= "noun" then return outermost(ctx, sent, found) end
        if nxt.that or nxt.low == ":" then return found end
        noun = found
      end
    end
  end
  if noun then return noun end
  if q > 1 and sent[q - 1].low == ":" and q <= 12 then
    local speaker = q > 2 and speakers.first(ctx, sent, q - 2)
    if speaker and speaker.shape == "name" then
      return attribution(ctx, sent, { first = q - 1, last = q - 1, entry = COLON }, speaker, 0.7)
    end
  end
end

-- The reply is "out of the question", the minister said: the attribution closes the sentence
local function trailing(ctx, sent, q)
  local comma
  for i = q + 1, math.min(#sent, q + 2 * FORTH) do
    if sent[i].low == "," then comma = comma or i end
    if comma and i - comma > FORTH then return nil end
    local cue = comma and cues.at(ctx, sent, i)
    if cue and cue.entry.part == "phrase" then
      local speaker = cues.speaker(ctx, sent, cue)
      if speaker then return attribution(ctx, sent, cue, speaker, 0.8) end
    elseif is_speech(cue) and cue.entry.aspect ~= "ing" then
      local speaker = cues.speaker(ctx, sent, cue)
      if speaker and not sent[speaker.first].relative then
        return attribution(ctx, sent, cue, speaker, 0.8)
      end
    end
  end
end

-- Marked words that are a title, a nickname or a name.
local function is_name(ctx, sent, q)
  local token, last, nxt = sent[q], sent[q - 1], sent[q + 1]
  if not last or last.cap == nil then return false end
  local short = token.to - token.from < 40
  if short and last.work then return true end
  return short and last.cap and nxt and nxt.cap and not token.tail:find "[.,?!]" or false
end

local function find(ctx, sent, q)
  if is_name(ctx, sent, q) then return nil end
  if sent[q].quote.confidence < 0.5 and not sent[q].quote.open then return after(ctx, sent, q) end
  local tail = sent[q].tail or ""
  local late = tail:find "[,?!]" or q == 1
  if not late and sent[q + 1] and sent[q + 1].low == "," then
    local nxt = sent[q + 2]
    late = nxt and (nxt.cap ~= nil and (nxt.person or nxt.auxiliary
      or is_speech(cues.at(ctx, sent, q + 2))) or sent[q - 1].low == ",")
  end
  local found = late and after(ctx, sent, q)
  return found or before(ctx, sent, q) or (q > 1 and not late and after(ctx, sent, q)) or trailing(ctx, sent, q)
end

-- Do the words of a clause lead into the quotation (said it was "critical")?
local function is_fragment(ctx, sent, q, found)
  local last = sent[q - 1]
  if not last or last.cap == nil or last.that then return false end
  if found.cue.first > q then return true end
  return q - 1 > found.cue.last and not (found.addressee and found.addressee.last == q - 1)
end

--- The attribution of the quotation at token q of a sentence, or nil; `mixed` where its words are part of a clause.
function M.attribute(ctx, sent, q)
  local found = find(ctx, sent, q)
  if found then found.mixed = is_fragment(ctx, sent, q, found) end
  return found
end

--- Is the sentence nothing but quotations?
function M.is_bare(sent)
  for _, token in ipairs(sent) do
    if token.cap ~= nil then return false end
  end
  return true
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
  for i = #sent, math.max(1, #sent - 40), -1 do
    local cue = cues.at(ctx, sent, i)
    if cue and cue.entry.part == "verb" and cue.entry.aspect ~= "ing" then
      local speaker = not is_negated(sent, cue) and cues.speaker(ctx, sent, cue)
      if speaker then return attribution(ctx, sent, cue, speaker, 0.7) end
    end
  end
end

return M

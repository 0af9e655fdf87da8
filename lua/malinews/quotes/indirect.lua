--- Indirect and mixed speech: the content that a cue reports, marked or not. X said (that) CONTENT; CONTENT, X said;
--- according to X, CONTENT; X's claim that CONTENT. One row an attribution.

local cues = require "malinews.quotes.cues"
local direct = require "malinews.quotes.direct"

local M = {}

local REACH = 120 -- tokens that a content may be long

local function ends_sentence(token)
  return token.mark and token.low:find "[.?!]" ~= nil
end

-- the last token of a sentence that is no closing mark
local function last_word(sent)
  local last = #sent
  while last > 1 and sent[last].mark and sent[last].low ~= ")" do last = last - 1 end
  return last
end

-- "said Friday that", "said in a statement that": the token behind "that", or nil
local function behind_that(ctx, sent, i)
  local words = ctx.words
  for j = i, math.min(#sent, i + 9) do
    local token = sent[j]
    if token.that then return j + 1 end
    if token.cap == nil and token.low ~= "," then return nil end
    local opener = sent[i].low
    if not words.preposition[opener] and not words.day[opener] and not words.adverb[opener]
      and not words.time[opener] and opener ~= "," then
      return nil
    end
    if j > i and cues.at(ctx, sent, j) and token.cap ~= nil and not token.noun then return nil end
  end
end

local CUT = {}
for word in ("but while though although whereas even mais tandis alors"):gmatch "%S+" do CUT[word] = true end

-- Does a cue at k (behind "and" or a comma) share the subject of the one before, so that a new content begins?
local function chains(ctx, sent, k)
  local joined = sent[k].conjunction
  if joined then k = k + 1 end
  local cue = sent[k] and sent[k].cap ~= nil and cues.at(ctx, sent, k)
  if not cue or cue.entry.part ~= "verb" then return false end
  local aspect = cue.entry.aspect
  return aspect == "ing" or joined and aspect ~= "base" and aspect ~= "infinitive"
end

-- ", but", ", adding", ", and said", ", according to": does the content end before the comma at k?
local function ends_at_comma(ctx, sent, k)
  local nxt = sent[k + 1]
  if CUT[nxt.low] or chains(ctx, sent, k + 1) then return true end
  local phrase = nxt.many and cues.at(ctx, sent, k + 1)
  return phrase and phrase.entry.part == "phrase"
end

-- the last token of the content that begins at `from`
local function content_end(ctx, sent, from)
  local stop = math.min(last_word(sent), from + REACH)
  for k = from + 1, stop - 1 do
    local token = sent[k]
    if token.low == ";" then return k - 1 end
    if token.quote and token.tail == "," and CUT[sent[k + 1].low] then return k end
    if token.low == "," and k - from > 1 and ends_at_comma(ctx, sent, k) then return k - 1 end
    if token.conjunction and chains(ctx, sent, k) then return k - 1 end
  end
  return stop
end

local function first_word(sent)
  local i = 1
  while sent[i] and (sent[i].mark or sent[i].conjunction) and i < #sent do i = i + 1 end
  return i
end

-- CONTENT, X said. / CONTENT, said X, CONTENT: first and last token, or nil
local function before_content(sent, cue, speaker)
  local start = math.min(cue.first, speaker.start)
  local edge = sent[start - 1]
  if not edge or not (edge.low == "," or edge.quote) then return nil end
  local from, to = first_word(sent), edge.quote and start - 1 or start - 2
  if to - from < 2 and not edge.quote then return nil end
  local opener = sent[from]
  if edge.low == "," and opener.cap ~= nil and (opener.preposition or opener.low:find "ing$") then
    local comma = false
    for k = from, to do comma = comma or sent[k].low == "," end
    if not comma then return nil end
  end
  return from, to
end

local function after_content(ctx, sent, cue, speaker)
  local i = cue.last + 1
  if speaker and speaker.first > cue.last then i = speaker.last + 1 end
  local addressee = cues.addressee(ctx, sent, cue)
  if addressee and addressee.first >= i and cue.entry.class ~= "demand" then i = addressee.last + 1 end
  if not sent[i] then return nil end
  i = behind_that(ctx, sent, i) or i
  while sent[i] and (sent[i].day or sent[i].low:find "^[,:]$") do i = i + 1 end
  if not sent[i] or i > last_word(sent) or ends_sentence(sent[i]) then return nil end
  return i, content_end(ctx, sent, i)
end

-- According to X, CONTENT. / CONTENT, according to X.
local function phrase_content(sent, cue, speaker)
  if cue.first <= 2 then
    local i = speaker.last + 1
    for j = i, math.min(#sent, i + 25) do
      if sent[j].low == "," then i = j + 1 end
      if sent[j].low == "," and not (sent[j + 1] and sent[j + 1].low:find "^an?$") then break end
    end
    if i > last_word(sent) then return nil end
    return i, last_word(sent)
  end
  local to = cue.first - 1
  if sent[to].low == "," then to = to - 1 end
  local from = first_word(sent)
  if from <= to then return from, to end
end

local function noun_content(ctx, sent, cue)
  local nxt = sent[cue.last + 1]
  if nxt and nxt.that and cue.last + 2 <= last_word(sent) then
    return cue.last + 2, content_end(ctx, sent, cue.last + 2)
  end
end

-- the content of a cue: first and last token
local function content(ctx, sent, cue, speaker)
  local part = cue.entry.part
  if part == "phrase" then return phrase_content(sent, cue, speaker) end
  if part == "noun" then return noun_content(ctx, sent, cue) end
  local from, to = before_content(sent, cue, speaker)
  local nxt = sent[math.max(cue.last, speaker.last) + 1]
  local closed = not nxt or nxt.mark or nxt.quote or nxt.preposition
    or nxt.day or nxt.boundary and not nxt.that
  if from and closed and not behind_that(ctx, sent, cue.last + 1) then return from, to end
  return after_content(ctx, sent, cue, speaker)
end

-- What may report: not "to say", not "was said".
local function reports(ctx, sent, cue)
  local entry = cue.entry
  if entry.part ~= "verb" then return true end
  if entry.aspect == "infinitive" or cues.is_passive(ctx, sent, cue) then return false end
  local before = sent[cue.first - 1]
  return not (before and before.towards)
end

-- "direct", "mixed" or "indirect": what tokens first..last are
local function kind_of(sent, first, last)
  local marked, words = false, false
  for k = first, last do
    marked = marked or sent[k].quote ~= nil
    words = words or sent[k].cap ~= nil
  end
  return not words and "direct" or marked and "mixed" or "indirect"
end

-- A weak word reports only marked words or a clause behind "that".
local function is_weak(sent, cue, first, kind)
  if not cue.entry.takes:find("weak", 1, true) or kind ~= "indirect" then return false end
  return not (first > 1 and sent[first - 1].that)
end

local function row_of(ctx, sent, cue)
  local speaker = reports(ctx, sent, cue) and cues.speaker(ctx, sent, cue)
  if not speaker then return nil end
  local first, last = content(ctx, sent, cue, speaker)
  if not first or last < first or first == 1 and cue.first == 1 then return nil end
  local kind = kind_of(sent, first, last)
  if is_weak(sent, cue, first, kind) then return nil end
  return { attr = direct.attribution(ctx, sent, cue, speaker, 0.7), confidence = 0.7, kind = kind,
    marks = 1,
    spans = { { from = sent.from[first], to = sent.to[last] } } }
end

-- The spans of a row of direct speech as one, with the clause about them.
local function join(marked, row)
  local from, to = marked.spans[1].from, marked.spans[#marked.spans].to
  if row and row.spans[1].from <= to and from <= row.spans[1].to then
    from, to = math.min(from, row.spans[1].from), math.max(to, row.spans[1].to)
    if row.kind ~= "direct" then marked.kind = "mixed" end
  end
  marked.spans = { { from = from, to = to } }
end

-- Row by row of one sentence; a word of thought within reported content is part of it, a word of speech a row of its
-- own.
local function add_sentence(reader, sent, by_cue, rows)
  local ctx, k, reach = reader.ctx, 1, 0
  if not sent.cued then return end
  while k <= #sent do
    local cue = sent[k].cue and cues.at(ctx, sent, k)
    if cue then
      local row, marked = row_of(ctx, sent, cue), by_cue[sent.from[cue.first]]
      if marked then
        join(marked, row)
        reach = math.max(reach, marked.spans[1].to)
      elseif row and (cue.entry.takes:find("direct", 1, true) or row.attr.from > reach) then
        rows[#rows + 1] = row
        reach = math.max(reach, row.spans[1].to)
      end
      k = cue.last
    end
    k = k + 1
  end
end

--- Add the indirect and mixed attributions of a paragraph to the reader's rows; what is reported in several spans
--- becomes one content.
---@param reader table
---@param i integer the paragraph
---@param kind "indirect"|"all"
function M.add(reader, i, kind)
  local by_cue, rows = {}, {}
  for _, row in ipairs(reader.rows) do
    by_cue[row.attr.from] = by_cue[row.attr.from] or row
    join(row)
  end
  for _, sent in ipairs(reader:read(i).sentences) do add_sentence(reader, sent, by_cue, rows) end
  for _, row in ipairs(rows) do reader.rows[#reader.rows + 1] = row end
  for _, row in ipairs(reader.rows) do row.hidden = kind == "indirect" and (row.kind or "direct") == "direct" end
end

return M

--- Goes through a text paragraph by paragraph and carries attributions over from sentence to sentence.
---
--- A row in the making is {spans, attr, kind, confidence, marks, last_from, last_to}; `finish` makes the public row of it.

local attributions = require "malinews.quotes.attributions"
local incises = require "malinews.quotes.incises"
local indirect = require "malinews.quotes.indirect"
local paragraphs = require "malinews.quotes.paragraphs"
local people = require "malinews.quotes.people"

local M = {}

local SHORT = 12 -- tokens of a sentence that leads to one behind it
local ASIDE = 8 -- tokens of a sentence that does not part two quotations of one speaker

local Reader = {}
Reader.__index = Reader

function Reader:glimpse(i)
  return self.paragraphs:glimpse(i)
end

function Reader:open_row(attr)
  local row = { spans = {}, attr = attr, kind = nil, confidence = attr.confidence, marks = 1, last_from = nil,
    last_to = nil, hidden = nil }
  self.rows[#self.rows + 1] = row
  return row
end

local function append(row, from, to, sure)
  row.spans[#row.spans + 1] = { from = from, to = to }
  if sure < row.marks then row.marks = sure end
  row.last_from, row.last_to = from, to
end

-- all quotations of a sentence
local function append_all(ctx, row, sentence)
  local speech = ctx.speech
  local q, from, to, sure = speech:quotation(sentence, 0)
  while q do
    append(row, from, to, sure)
    q, from, to, sure = speech:quotation(sentence, q)
  end
end

-- the quotations that waited for an attribution are of this row
function Reader:take_pending(row)
  if not self.pending[1] then return end
  for _, held in ipairs(self.pending) do append_all(self.ctx, row, held) end
  self.pending = {}
end

-- a sentence in which quotations stand among words; true where one of them is attributed
function Reader:mixed(i, sentence)
  local row, ctx, speech = nil, self.ctx, self.ctx.speech
  local q, from, to, sure = speech:quotation(sentence, 0)
  while q do
    local goes_on_inside = row and ctx.openers and ctx.openers[from] -- behind an incise, in the same marks
    local attr = not goes_on_inside and attributions.of_quotation(ctx, i, sentence, q)
    if goes_on_inside then
      append(row, from, to, sure)
    elseif attr then
      if not row or row.attr.from ~= attr.from then row = self:open_row(attr) end
      if attr.mixed then row.kind = "mixed" end
      self:take_pending(row)
      append(row, from, to, sure)
    end
    q, from, to, sure = speech:quotation(sentence, q)
  end
  if row then self.row, self.lead = row, nil end
  return row ~= nil
end

-- a sentence without a quotation: it may lead to the next one
function Reader:plain(i, sentence, size)
  if self.pending[1] then self.pending = {} end
  local lead = attributions.of_last_cue(self.ctx, i, sentence)
  if lead or size > ASIDE then self.lead, self.row = lead, nil end
end

-- the attribution in a paragraph without quotations, for one that begins the next: "Sow went on:", "Sow agreed."
local function leads(ctx, i, p)
  local last = p.first + p.count - 1
  local lead = p.count > 0 and attributions.of_last_cue(ctx, i, last)
  if not lead then return nil end
  local size, _, _, _, colon = ctx.speech:sentence(last)
  if colon then
    lead.confidence = 0.9
  elseif size < SHORT then
    lead.confidence = 0.5
  else
    local entry = ctx.lexicon.entries[lead.entry]
    lead.confidence = 0.4
    return entry and entry.is_direct and lead
  end
  return lead
end

-- the speaker of a paragraph that ends with his words goes on in the next one
local function goes_on(ctx, row, p)
  if not row or p.count == 0 or not row.last_to then return nil end
  local _, _, _, last = ctx.speech:sentence(p.first + p.count - 1)
  return last >= row.last_to and setmetatable({ confidence = 0.5 }, { __index = row.attr }) or nil
end

-- the row that a quotation at the head of paragraph i belongs to, or nil
function Reader:carried(i)
  if self.continuing then return self.continuing end
  local p = self.paragraphs:lead(i - 1)
  if not p then return nil end
  local attr
  if p.quotations == 0 then
    attr = leads(self.ctx, i - 1, p)
  else
    attr = goes_on(self.ctx, self.before == i - 1 and self.before_row, p)
  end
  return attr and self:open_row(attr)
end

-- a sentence of nothing but quotations
function Reader:bare(i, sentence, is_first)
  local row = self.row or self.lead and self:open_row(self.lead) or is_first and self:carried(i)
  if row then
    append_all(self.ctx, row, sentence)
    self.row, self.lead, self.continuing = row, nil, nil
  else
    self.pending[#self.pending + 1] = sentence
  end
end

function Reader:direct(i)
  local p, speech = self.paragraphs:read(i), self.ctx.speech
  self.row, self.lead = nil, nil
  if self.pending[1] then self.pending = {} end
  for sentence = p.first, p.first + p.count - 1 do
    local size, quotations, has_words = speech:sentence(sentence)
    if quotations == 0 then
      self:plain(i, sentence, size)
    elseif not has_words then
      self:bare(i, sentence, sentence == p.first)
    elseif not self:mixed(i, sentence) then
      self:plain(i, sentence, size)
    end
  end
  local row = self.row
  self.continuing = p.open and row and row.last_from == p.last and row or nil
  self.before, self.before_row = i, row
end

local function part(s, from, to)
  return { from = from, to = to, text = s:sub(from, to) }
end

-- the public part of a row that says who speaks
local function speaker_part(s, mention, id)
  local from, to = mention.from, mention.to
  return { from = from, to = to, text = s:sub(from, to), id = id,
    phrase = part(s, math.min(from, mention.phrase_from), math.max(to, mention.phrase_to)) }
end

-- Spans without the marks that only the view has: the comma and the blank there are no part of what was said.
local function without_view_marks(ctx, spans)
  if not ctx.closers then return spans end
  for _, span in ipairs(spans) do
    if ctx.openers[span.from] then span.from = span.from + 2 end
    if ctx.closers[span.to] then span.to = span.to - 2 end
  end
  return spans
end

-- the public row
local function finish(reader, row)
  local ctx, attr, spans = reader.ctx, row.attr, without_view_marks(reader.ctx, row.spans)
  local s, from, to = ctx.s, spans[1].from, spans[#spans].to
  local id, source = people.resolve(ctx, reader, attr)
  local entry = ctx.lexicon.entries[attr.entry]
  return { from = from, to = to, text = s:sub(from, to), spans = spans, speaker = speaker_part(s, attr.speaker, id),
    cue = part(s, attr.from, attr.to), cue_class = entry and entry.class or "neutral",
    addressee = attr.addressee_from and part(s, attr.addressee_from, attr.addressee_to) or nil,
    kind = row.kind or "direct", source = source, confidence = row.confidence * row.marks, order = nil }
end

-- Finish the open rows, but for one that the next paragraph may go on.
function Reader:flush(held)
  local rows = self.rows
  if not rows[1] then return end
  self.rows = {}
  for _, row in ipairs(rows) do
    if row == held then
      self.rows[1] = row
    elseif not row.hidden then
      local done = finish(self, row)
      self.done[#self.done + 1], done.order = done, #self.done
    end
  end
end

function Reader:paragraph(i, is_marked, kind)
  if is_marked then self:direct(i) end
  if kind ~= "direct" then indirect.add(self, i, kind) end
  self:flush(is_marked and self.row or nil)
  self.paragraphs:forget(i)
end

local function by_position(a, b)
  if a.from ~= b.from then return a.from < b.from end
  return a.order < b.order
end

--- The rows of a text, in order of their first byte.
---@param ctx table {s, lang, lexicon, speech, entities}
---@param kind "direct"|"indirect"|"all"
---@return table[]
function M.rows(ctx, kind)
  ctx.people, ctx.genders, ctx.titled, ctx.speakers = {}, {}, {}, {}
  ctx.slugs, ctx.topics, ctx.named = {}, {}, {}
  ctx.view = ctx.s
  if ctx.lang == "fr" then ctx.view, ctx.closers, ctx.openers = incises.view(ctx.s, ctx.lexicon) end
  ctx.speech:begin()
  local self = setmetatable({ ctx = ctx, rows = {}, done = {}, pending = {}, paragraphs = paragraphs.new(ctx) }, Reader)
  if kind == "direct" then
    for _, i in ipairs(self.paragraphs.marked) do self:paragraph(i, true, kind) end
  else
    local marked, next_marked = self.paragraphs.marked, 1
    for i = 1, #self.paragraphs.from do
      local is_marked = marked[next_marked] == i
      if is_marked then next_marked = next_marked + 1 end
      self:paragraph(i, is_marked, kind)
    end
  end
  self:flush()
  ctx.speech:finish()
  table.sort(self.done, by_position)
  for _, row in ipairs(self.done) do row.order = nil end
  return self.done
end

return M

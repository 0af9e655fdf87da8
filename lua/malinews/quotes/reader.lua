--- Goes through a text paragraph by paragraph and carries attributions over from sentence to sentence.
---
--- A row in the making is {spans, attr, kind, confidence, marks, last_from, last_to}; `finish` makes the public row of it.

local direct = require "malinews.quotes.direct"
local indirect = require "malinews.quotes.indirect"
local paragraphs = require "malinews.quotes.paragraphs"
local people = require "malinews.quotes.people"

local M = {}

local SHORT = 12 -- tokens of a sentence that leads to one behind it
local ASIDE = 8 -- tokens of a sentence that does not part two quotations of one speaker

local Reader = {}
Reader.__index = Reader

function Reader:read(i)
  return self.paragraphs:read(i)
end

function Reader:glimpse(i)
  return self.paragraphs:glimpse(i)
end

function Reader:open_row(attr)
  local row = { spans = {}, attr = attr, kind = nil, confidence = attr.confidence, marks = 1, last_from = nil,
    last_to = nil, paragraph = nil, index = nil, hidden = nil }
  self.rows[#self.rows + 1] = row
  return row
end

-- the quotation at token q
local function append(row, sent, q)
  local from, to = sent.from[q], sent.to[q]
  row.spans[#row.spans + 1] = { from = from, to = to }
  row.marks = math.min(row.marks, sent[q].quote.confidence)
  row.last_from, row.last_to = from, to
end

-- all quotations of a sentence
local function append_all(row, sent)
  for q = 1, #sent do
    if sent[q].quote then append(row, sent, q) end
  end
end

-- a sentence in which quotations stand among words; true where one of them is attributed
function Reader:mixed(sent)
  local row
  for q = 1, #sent do
    local attr = sent[q].quote and direct.attribute(self.ctx, sent, q)
    if attr then
      if not row or row.attr.from ~= attr.from then row = self:open_row(attr) end
      if attr.mixed then row.kind = "mixed" end
      for _, held in ipairs(self.pending) do append_all(row, held) end
      self.pending = {}
      append(row, sent, q)
    end
  end
  if row then self.row, self.lead = row, nil end
  return row ~= nil
end

-- a sentence without a quotation: it may lead to the next one
function Reader:plain(sent)
  self.pending = {}
  local lead = direct.last_cue(self.ctx, sent)
  if lead or #sent > ASIDE then self.lead, self.row = lead, nil end
end

-- the attribution in a paragraph without quotations, for one that begins the next: "Sow went on:", "Sow agreed."
local function leads(ctx, p)
  local last = p.sentences[#p.sentences]
  local lead = last and direct.last_cue(ctx, last)
  if not lead then return nil end
  if last[#last].low == ":" then
    lead.confidence = 0.9
  elseif #last < SHORT then
    lead.confidence = 0.5
  else
    return nil
  end
  return lead
end

-- the speaker of a paragraph that ends with his words goes on in the next one
local function goes_on(row, p)
  local last = p.sentences[#p.sentences]
  if not row or not last or not row.last_to or last.to[#last] < row.last_to then return nil end
  return setmetatable({ confidence = 0.5 }, { __index = row.attr })
end

-- the row that a quotation at the head of paragraph i belongs to, or nil
function Reader:carried(i)
  if self.continuing then return self.continuing end
  local p = self.paragraphs:lead(i - 1)
  if not p then return nil end
  local attr
  if p.quotations == 0 then
    attr = leads(self.ctx, p)
  else
    attr = goes_on(self.before == i - 1 and self.before_row, p)
  end
  return attr and self:open_row(attr)
end

-- a sentence of nothing but quotations
function Reader:bare(sent, i)
  local row = self.row or self.lead and self:open_row(self.lead) or sent.index == 1 and self:carried(i)
  if row then
    append_all(row, sent)
    self.row, self.lead, self.continuing = row, nil, nil
  else
    self.pending[#self.pending + 1] = sent
  end
end

function Reader:direct(i)
  local p = self:read(i)
  self.row, self.lead, self.pending = nil, nil, {}
  for _, sent in ipairs(p.sentences) do
    if sent.quotations == 0 then
      self:plain(sent)
    elseif not sent.words then
      self:bare(sent, i)
    elseif not self:mixed(sent) then
      self:plain(sent)
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

-- the public row
local function finish(reader, row)
  local s, attr, spans = reader.ctx.s, row.attr, row.spans
  local from, to, addressee = spans[1].from, spans[#spans].to, attr.addressee
  row.paragraph, row.index = attr.sent.paragraph, attr.sent.index
  local id, source = people.resolve(reader.ctx, reader, row)
  return { from = from, to = to, text = s:sub(from, to), spans = spans, speaker = speaker_part(s, attr.speaker, id),
    cue = part(s, attr.from, attr.to), cue_class = attr.entry.class,
    addressee = addressee and part(s, addressee.from, addressee.to), kind = row.kind or "direct", source = source,
    confidence = row.confidence * row.marks, order = nil }
end

-- Finish the open rows, but for one that the next paragraph may go on.
function Reader:flush(held)
  local rows = self.rows
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
---@param ctx table {s, lang, words, lexicon, entities}
---@param kind "direct"|"indirect"|"all"
---@return table[]
function M.rows(ctx, kind)
  ctx.people, ctx.genders, ctx.titled = {}, {}, {}
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
  table.sort(self.done, by_position)
  for _, row in ipairs(self.done) do row.order = nil end
  return self.done
end

return M

--- Reads a text paragraph by paragraph and assembles the attributed spans into rows.

local direct = require "malinews.quotes.direct"
local indirect = require "malinews.quotes.indirect"
local passage = require "malinews.quotes.passage"
local people = require "malinews.quotes.people"
local view = require "malinews.quotes.view"

local M = {}

-- The paragraphs of a text: lines that are not blank, as {from, to}. A line that goes on in lower case goes on the line
-- before it (hard-wrapped text).
local function paragraphs(s)
  local list, pos, size = {}, 1, #s
  while pos <= size do
    local stop = s:find("\n", pos, true) or size + 1
    local from = s:find("[^ \t\r\n\v\f]", pos)
    if not from then break end
    if from < stop then
      local last = list[#list]
      if last and last.to >= pos - 2 and s:find("^%l", from) then
        last.to = stop - 1
      else
        list[#list + 1] = { from = from, to = stop - 1 }
      end
      pos = stop + 1
    else
      pos = math.max(stop + 1, (s:sub(stop, from - 1):match ".*\n()" or 1) + stop - 1)
    end
  end
  return list
end

local GLIMPSE = 160 -- bytes of a paragraph that are read for its subject
local LEAD = 150 -- bytes of a paragraph that may lead to a quotation in the next one
local KEPT = 8 -- paragraphs that are kept for what comes after them

local OPENERS = { double = { '"', "\u{201C}", "\u{201E}", "\u{201D}" }, angle = { "\u{AB}", "\u{BB}" }, corner = { "\u{2039}" },
  single = {} }

local function opens_with(s, from, family)
  for _, mark in ipairs(OPENERS[family]) do
    if s:sub(from, from + #mark - 1) == mark then return true end
  end
  return false
end

local Reader = {}
Reader.__index = Reader

function Reader:read(i)
  local p = self.paragraphs[i]
  if not p then return nil end -- none, or forgotten
  if not p.sentences then
    local following = self.paragraphs[i + 1]
    local sentences, spans = passage.read(self.ctx.s, p.from, p.to, self.ctx, function(family)
      return following ~= nil and opens_with(self.ctx.s, following.from, family)
    end)
    p.sentences, p.spans = sentences, spans
    for index, sent in ipairs(p.sentences) do sent.paragraph, sent.index = i, index end
  end
  return p
end

--- The sentences of a paragraph that has been read, else only those it begins with: enough to know what it is about.
function Reader:glimpse(i)
  local p = self.paragraphs[i]
  if not p then return nil end
  if p.sentences then return p.sentences end
  if not p.beginning then
    local ctx = self.ctx
    p.beginning = passage.read(ctx.s, p.from, math.min(p.to, p.from + GLIMPSE), ctx, function() end)
    for index, sent in ipairs(p.beginning) do sent.paragraph, sent.index = i, index end
  end
  return p.beginning
end

-- forget what is too far back to be asked for
function Reader:forget(i)
  for k = math.max(self.kept or 1, 1), i - KEPT do self.paragraphs[k] = false end
  self.kept = math.max(self.kept or 1, i - KEPT + 1)
end

function Reader:open_row(attr, confidence)
  local row = { spans = {}, attr = attr, confidence = confidence, paragraph = self.current }
  self.rows[#self.rows + 1] = row
  return row
end

local function append(row, token)
  row.spans[#row.spans + 1] = { from = token.from, to = token.to }
  row.confidence = math.min(row.confidence, row.attr.confidence) * 1
  row.marks = math.min(row.marks or 1, token.quote.confidence)
  row.last = token
end

-- a sentence in which quotations stand among words
function Reader:mixed(sent, state)
  local row, count = nil, 0
  for q, token in ipairs(sent) do
    if token.quote then
      local attr = direct.attribute(self.ctx, sent, q)
      if attr then
        if not row or row.attr.from ~= attr.from then row = self:open_row(attr, attr.confidence) end
        if attr.mixed then row.kind = "mixed" end
        for _, held in ipairs(state.pending) do append(row, held) end
        state.pending = {}
        append(row, token)
        count = count + 1
      end
    end
  end
  if row then state.row, state.lead = row, nil end
  return count
end

-- a sentence without a quotation: it may lead to the next one
function Reader:plain(sent, state)
  state.pending = {}
  local lead = direct.last_cue(self.ctx, sent)
  if lead then
    state.lead, state.row = lead, nil
  elseif #sent > 8 then
    state.lead, state.row = nil, nil
  end
  state.colon = sent[#sent].low == ":"
end

-- what the paragraph before hands on to a quotation that stands alone
function Reader:carried(i, state)
  if state.continuing then return state.continuing, true end
  local before = self.paragraphs[i - 1]
  if not before then return nil end
  if not before.sentences and before.to - before.from > LEAD and not self.ctx.s:find("^:%s*$", before.to) then return nil end
  before = self:read(i - 1)
  local last = before.sentences[#before.sentences]
  if not last then return nil end
  if #before.spans == 0 then
    local lead = direct.last_cue(self.ctx, last)
    if lead and last[#last].low == ":" then lead.confidence = 0.9 return lead end
    if lead and #last < 12 then lead.confidence = 0.5 return lead end
    return nil
  end
  if state.before and state.before_index == i - 1 and last[#last] == state.before.last or state.before and last[#last] and
    state.before.last and state.before_index == i - 1 and last.from[#last] > state.before.last.to then
    return setmetatable({ confidence = 0.5 }, { __index = state.before.attr })
  end
end

function Reader:bare(sent, state, i, index)
  for _, token in ipairs(sent) do
    if token.quote then
      local row, attr, same = state.row, nil, nil
      if not row and state.lead then row = self:open_row(state.lead, state.lead.confidence) end
      if not row and index == 1 then
        attr, same = self:carried(i, state)
        if same then
          row = attr
        elseif attr then
          row = self:open_row(attr, attr.confidence)
        end
      end
      if row then
        append(row, token)
        state.row, state.lead, state.continuing = row, nil, nil
      else
        state.pending[#state.pending + 1] = token
      end
    end
  end
end

function Reader:paragraph(i, state)
  local p = self:read(i)
  state.row, state.lead, state.pending = nil, nil, {}
  for index, sent in ipairs(p.sentences) do
    local quotes = false
    for _, token in ipairs(sent) do quotes = quotes or token.quote end
    if not quotes then
      self:plain(sent, state)
    elseif direct.is_bare(sent) then
      self:bare(sent, state, i, index)
    else
      if self:mixed(sent, state) == 0 then self:plain(sent, state) end
    end
  end
  local last = p.spans[#p.spans]
  local row = state.row
  state.continuing = last and last.open and row and row.last and row.last.quote == last and row or nil
  state.before, state.before_index = row, i
end

local function span_text(s, mention)
  return { from = mention.from, to = mention.to, text = s:sub(mention.from, mention.to) }
end

local function finish(reader, row)
  local ctx = reader.ctx
  local s, attr, spans = ctx.s, row.attr, row.spans
  local from, to = spans[1].from, spans[#spans].to
  local speaker = attr.speaker and span_text(s, attr.speaker)
  local out = { from = from, to = to, text = s:sub(from, to), spans = spans, speaker = speaker,
    cue = { from = attr.from, to = attr.to, text = s:sub(attr.from, attr.to) }, cue_class = attr.entry.class,
    addressee = attr.addressee and span_text(s, attr.addressee) or nil, kind = row.kind or "direct",
    confidence = row.confidence * (row.marks or 1) }
  row.paragraph, row.index = attr.sent.paragraph, attr.sent.index
  if speaker then speaker.id, out.source = people.resolve(ctx, reader, row) end
  out.source = out.source or "unknown"
  return out
end

-- Finish the open rows, but for one that the next paragraph may go on.
function Reader:flush(held)
  local rows = self.rows
  self.rows = {}
  for _, row in ipairs(rows) do
    if row == held then
      self.rows[1] = row
    elseif not row.hidden then
      self.done[#self.done + 1] = finish(self, row)
      self.done[#self.done].order = #self.done
    end
  end
end

local function by_position(a, b)
  if a.from ~= b.from then return a.from < b.from end
  return a.order < b.order
end

--- The rows of a text, in order of their first byte.
---@param ctx table {s, lang, words, lexicon}
---@param kind string
---@return table[]
function M.rows(ctx, kind)
  ctx.people, ctx.genders, ctx.titled = {}, {}, {}
  local self = setmetatable({ ctx = ctx, rows = {}, done = {}, paragraphs = paragraphs(ctx.s) }, Reader)
  local has_mark, state = view.mark_finder(ctx.s), { pending = {} }
  for i, p in ipairs(self.paragraphs) do
    local marked = has_mark(p.from, p.to)
    if marked or kind ~= "direct" then
      self.current = i
      if marked then self:paragraph(i, state) end
      if kind ~= "direct" then indirect.add(self, i, kind) end
      self:flush(marked and (state.continuing or state.before) or nil)
      self:forget(i)
    end
  end
  self:flush()
  local rows = self.done
  table.sort(rows, by_position)
  for _, row in ipairs(rows) do row.order = nil end
  return rows
end

return M

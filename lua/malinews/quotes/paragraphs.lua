--- The paragraphs of a text (csrc/core/paragraphs.h), read when they are needed and forgotten when they are far behind.

local core = require "malinews.core"
local tokens = require "malinews.quotes.tokens"

local M = {}

local GLIMPSE = 160 -- bytes of a paragraph that are read for its subject
local KEPT = 8 -- paragraphs that are kept for what comes after them
local LEAD = 150 -- bytes of a paragraph that may lead to a quotation in the next one

local Paragraphs = {}
Paragraphs.__index = Paragraphs

--- The paragraphs of ctx.s: `from` and `to` list where they begin and end, `marked` is the list of the numbers of those
--- that may hold a quotation mark.
---@param ctx table {s, lang, words, lexicon}
function M.new(ctx)
  local from, to, marked = core.paragraphs(ctx.s)
  return setmetatable({ from = from, to = to, marked = marked, ctx = ctx, whole = {}, beginnings = {}, oldest = 1 },
    Paragraphs)
end

function Paragraphs:has(i)
  return i >= self.oldest and i <= #self.from
end

local function number(sentences, i)
  for index, sent in ipairs(sentences) do sent.paragraph, sent.index = i, index end
  return sentences
end

--- Paragraph i, {sentences, quotations, last, open} (quotes/tokens); nil where there is none or it is forgotten.
function Paragraphs:read(i)
  if not self:has(i) then return nil end
  local p = self.whole[i]
  if not p then
    local sentences, quotations, last, open = tokens.read(self.ctx, self.from[i], self.to[i], self.from[i + 1])
    p = { sentences = number(sentences, i), quotations = quotations, last = last, open = open }
    self.whole[i] = p
  end
  return p
end

--- The sentences of a paragraph that has been read, else only those it begins with: enough to know what it is about.
function Paragraphs:glimpse(i)
  local p = self.whole[i]
  if p then return p.sentences end
  if not self:has(i) then return nil end
  if not self.beginnings[i] then
    local from = self.from[i]
    self.beginnings[i] = number(tokens.read(self.ctx, from, math.min(self.to[i], from + GLIMPSE)), i)
  end
  return self.beginnings[i]
end

--- Paragraph i where it may lead to a quotation in the next one: where it has been read, or is short; else nil.
function Paragraphs:lead(i)
  if not self.whole[i] and (not self:has(i) or self.to[i] - self.from[i] > LEAD) then return nil end
  return self:read(i)
end

--- Forget what is too far before paragraph i to be asked for.
function Paragraphs:forget(i)
  for k = self.oldest, i - KEPT do self.whole[k], self.beginnings[k] = nil, nil end
  self.oldest = math.max(self.oldest, i - KEPT + 1)
end

return M

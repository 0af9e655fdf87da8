--- The paragraphs of a text (csrc/core/paragraphs.h), read when they are needed and forgotten when they are far behind.
---
--- A paragraph that has been read is {first, count, quotations, last, open}: the number of its first sentence in the core's
--- speech, how many it has, how many quotations, where the last one begins and whether no mark closes it.

local core = require "malinews.core"

local M = {}

local GLIMPSE = 160 -- bytes of a paragraph that are read for its subject
local KEPT = 8 -- paragraphs that are kept for what comes after them
local LEAD = 500 -- bytes of a paragraph that may lead to a quotation in the next one

local Paragraphs = {}
Paragraphs.__index = Paragraphs

--- The paragraphs of ctx.view: `from` and `to` list where they begin and end, `marked` is the list of the numbers of those
--- that may hold a quotation mark.
---@param ctx table {view, speech}
function M.new(ctx)
  local from, to, marked = core.paragraphs(ctx.view)
  return setmetatable({ from = from, to = to, marked = marked, ctx = ctx, whole = {}, beginnings = {}, oldest = 1 },
    Paragraphs)
end

function Paragraphs:has(i)
  return i >= self.oldest and i <= #self.from
end

local function read(self, from, to, following)
  local first, count, quotations, last, open = self.ctx.speech:read(self.ctx.view, from, to, following)
  return { first = first, count = count, quotations = quotations, last = last, open = open }
end

--- Paragraph i; nil where there is none or it is forgotten.
function Paragraphs:read(i)
  local p = self.whole[i]
  if not p and self:has(i) then
    p = read(self, self.from[i], self.to[i], self.from[i + 1])
    self.whole[i] = p
  end
  return p
end

--- A paragraph that has been read, else only what it begins with: enough to know what it is about.
function Paragraphs:glimpse(i)
  local p = self.whole[i] or self.beginnings[i]
  if not p and self:has(i) then
    local from = self.from[i]
    p = read(self, from, math.min(self.to[i], from + GLIMPSE))
    self.beginnings[i] = p
  end
  return p
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

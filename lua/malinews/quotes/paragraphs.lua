--- The paragraphs of a text, read when they are needed and forgotten when they are far behind.

local tokens = require "malinews.quotes.tokens"

local M = {}

local GLIMPSE = 160 -- bytes of a paragraph that are read for its subject
local KEPT = 8 -- paragraphs that are kept for what comes after them

-- The paragraphs of a text: lines that are not blank, as {from, to}. A line that goes on in lower case goes on the line
-- before it (hard-wrapped text).
local function split(s)
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

local Paragraphs = {}
Paragraphs.__index = Paragraphs

--- The paragraphs of ctx.s; `#p` of them, each {from, to} and, once read, its sentences and quotations
--- (quotes/tokens).
---@param ctx table {s, lang, words, lexicon}
function M.new(ctx)
  local list = split(ctx.s)
  list.ctx, list.oldest = ctx, 1
  return setmetatable(list, Paragraphs)
end

local function number(sentences, i)
  for index, sent in ipairs(sentences) do sent.paragraph, sent.index = i, index end
  return sentences
end

--- Paragraph i with its sentences; nil where there is none or it is forgotten.
function Paragraphs:read(i)
  local p, following, ctx = self[i], self[i + 1], self.ctx
  if not p then return nil end
  if not p.sentences then
    p.sentences, p.quotations, p.last, p.open = tokens.read(ctx, p.from, p.to, following and following.from)
    number(p.sentences, i)
  end
  return p
end

--- The sentences of a paragraph that has been read, else only those it begins with: enough to know what it is about.
function Paragraphs:glimpse(i)
  local p, ctx = self[i], self.ctx
  if not p then return nil end
  if not p.sentences and not p.beginning then
    p.beginning = number(tokens.read(ctx, p.from, math.min(p.to, p.from + GLIMPSE)), i)
  end
  return p.sentences or p.beginning
end

--- Forget what is too far before paragraph i to be asked for.
function Paragraphs:forget(i)
  for k = self.oldest, i - KEPT do self[k] = false end
  self.oldest = math.max(self.oldest, i - KEPT + 1)
end

return M

--- Where the span of an expression begins and ends: articles and hedges, in the house's way or in TimeML's.

local core = require "malinews.core"
local cues = require "malinews.dates.cues"

local byte = string.byte

local M = {}

-- what TIMEX3 calls the modifier of a hedge before an amount
local HEDGES = cues.values "hedge"

-- The hedges with what may stand between them and the amount: a quick look before the words are taken apart.
local function endings()
  local list = {}
  for hedge in pairs(HEDGES) do
    for _, gap in ipairs { " ", "'", "’" } do list[#list + 1] = hedge .. gap end
  end
  return core.needles(list)
end

local ENDINGS = endings()
local ARTICLE_CLASS, GO_CLASS, SPACE, UNITS, SEASON = ("rg VS"):byte(1, 5)

local HEDGED = { duration = true, shift = true, span = true }

-- The hedge right before a position, with the space after it, and its modifier.
local function hedge(s, from)
  local before = s:sub(from > 24 and from - 24 or 1, from - 1):lower()
  if not ENDINGS:ends(before) then return nil end
  local at, words, gap = before:match "()(%S+ %S-)([ '’]+)$"
  if not at then at, words, gap = before:match "()(%S+)( )$" end
  if not at then return nil end
  local mod = HEDGES[words]
  if not mod then
    at, words = before:match("()([^ ]+)" .. gap .. "$")
    mod = HEDGES[words]
  end
  if mod then return #before - at + 1, mod end
end

local ARTICLE = { en = "r ?$", fr = "r[ ']?$" }

-- The Hundred Days, the Spring Offensive
local function is_name(text, from, to)
  local class = byte(text.shape, to)
  if class == SEASON then return text.shape:find("^ z", to + 1) and text.tokens[to]:find "^%u" ~= nil end
  return from < to and class == UNITS and text.tokens[to]:find "^%u" ~= nil
end

-- The first token with the article before it, where TimeML takes it in; without the article inside, in the house's way.
local function first_token(text, context, rule, from, to)
  local shape = text.shape
  if context.timex3 then
    local before = shape:sub(from > 2 and from - 2 or 1, from - 1)
    local at = rule.article and not is_name(text, from, to) and before:find(ARTICLE[context.lang])
    return at and from - #before + at - 1 or from
  end
  while byte(shape, from) == ARTICLE_CLASS do
    from = from + (shape:find("^[ ']", from + 1) and 2 or 1)
  end
  return from
end

-- A hedge before an amount and "or more" behind it.
local function place_hedge(text, context, f)
  local size, mod = hedge(text.s, f.from)
  if size then
    f.mod = f.mod or mod
    if context.timex3 then f.from = f.from - size end
  end
  local more = context.lang == "en" and " or more" or " ou plus"
  if text.s:sub(f.to + 1, f.to + #more) == more then
    f.mod = "EQUAL_OR_MORE"
    if context.timex3 then f.to = f.to + #more end
  end
end

--- Set f.from and f.to, in bytes; f.the where an article stands before; and f.mod where a hedge does.
---@param text table
---@param context malinews.DateContext
---@param rule table
---@param f malinews.DateReading
---@param from integer the first token
---@param to integer the last token
function M.place(text, context, rule, f, from, to)
  local shape, tokens, _ = text.shape, text.tokens, nil
  f.the = from > 2 and byte(shape, from - 2) == ARTICLE_CLASS and byte(shape, from - 1) == SPACE
  from = first_token(text, context, rule, from, to)
  f.from = tokens:span(from)
  _, f.to = tokens:span(to)
  if rule.kind == "shift" and byte(shape, from) == GO_CLASS then
    local word = text.s:sub(f.from, f.to):match "^%a+ y a (%S+)" -- il y a plus de dix ans
    f.mod = word and (HEDGES[word] or HEDGES[word .. " de"]) or nil
  elseif HEDGED[rule.kind] and not shape:find("^[tlLnr]", from) then
    place_hedge(text, context, f)
  end
end

return M

--- Finding expressions: rules are Lua patterns over the shape of a text (see csrc/core/shape.h), tried only around
--- its heads, capital letters and the u of half: a month, a weekday, a unit, a year. The core does the matching (csrc/core/grammar.h).
---
--- A rule is { name, kind, pattern, after =, before =, article =, timex3 =, narrative =, split = }. Its pattern is a list
--- of characters and sets as Lua writes them, each optional where a question mark follows, with optional groups `(...)?`
--- that may not nest. `after` must match the shape right before the expression, `before` right after it; article: an
--- article before it belongs to it in TimeML's scheme; timex3, narrative: for that scheme or mode only; split: two
--- expressions that share what one of them leaves out (`12-14 July`, `1939-45`). Rules are tried in their order, longest
--- optional parts first; the leftmost expression wins.

local core = require "malinews.core"

local M = {}

-- Each way to take the optional groups of a pattern, the fullest first.
local function expand(pattern)
  local before, group, rest = pattern:match "^(.-)%(([^()]*)%)%?(.*)$"
  if not before or before:sub(-1) == "%" then return { pattern } end
  local ways = {}
  for _, tail in ipairs(expand(rest)) do ways[#ways + 1] = before .. group .. tail end
  for _, tail in ipairs(expand(rest)) do ways[#ways + 1] = before .. tail end
  return ways
end

-- The characters that fit one element of a Lua pattern, as the core takes sets: a bit each.
local function set_of(element)
  local pattern, bytes = "^" .. element .. "$", {}
  for i = 0, 31 do
    local byte = 0
    for bit = 0, 7 do
      if string.char(i * 8 + bit):find(pattern) then byte = byte | 1 << bit end
    end
    bytes[#bytes + 1] = string.char(byte)
  end
  return table.concat(bytes)
end

local NONE = ("\0"):rep(32)

-- A pattern as a list of the core's elements.
local function elements_of(pattern)
  local list, at = {}, 1
  while at <= #pattern do
    local text = pattern:match("^%[.[^%]]*%]", at) or pattern:match("^%%?.", at)
    at = at + #text
    if text == "$" and at > #pattern then
      list[#list + 1] = "$" .. NONE
    else
      local optional = pattern:sub(at, at) == "?"
      list[#list + 1] = (optional and "?" or "1") .. set_of(text)
      at = at + (optional and 1 or 0)
    end
  end
  return list
end

local function backwards(list)
  local reversed = {}
  for i = #list, 1, -1 do reversed[#reversed + 1] = list[i] end
  return reversed
end

-- What may stand inside an expression: words, numbers, spaces and a few marks.
local HEADS, INSIDE = set_of "[A-Zu]", set_of "[a-yA-Z0-5 %-.,/:']"

--- Make a matcher of rules.
---@param rules table[]
---@param timex3 boolean with the rules of that scheme
---@param narrative boolean with the rules of that mode
---@return table matcher
function M.compile(rules, timex3, narrative)
  local used, compiled = {}, {}
  for _, rule in ipairs(rules) do
    if (timex3 or not rule.timex3) and (narrative or not rule.narrative) then
      local about = { name = rule[1], kind = rule[2], article = rule.article, split = rule.split }
      local left = table.concat(backwards(elements_of(rule.after or "")))
      for _, way in ipairs(expand(rule[3])) do
        for _, right in ipairs(expand(rule.before or "")) do
          used[#used + 1] = about
          compiled[#compiled + 1] = { left, table.concat(elements_of(way)), table.concat(elements_of(right)) }
        end
      end
    end
  end
  return { rules = used, grammar = core.grammar(HEADS, INSIDE, compiled) }
end

--- Offer each expression to `take(rule, from, to)`, from left to right; from and to count tokens. One that is not taken
--- is passed over, and the next rule tried.
---@param matcher table
---@param shape string
---@param take fun(rule: table, from: integer, to: integer): boolean
function M.each(matcher, shape, take)
  local rules = matcher.rules
  matcher.grammar:each(shape, function(i, from, to) return take(rules[i], from, to) end)
end

return M

--- Finding expressions: rules are Lua patterns over the shape of a text (see csrc/core/shape.h), tried only around
--- its capital letters, the heads: a month, a weekday, a unit, a year.
---
--- A rule is { name, kind, pattern, after =, before =, article =, timex3 =, narrative =, split = }. Its pattern is
--- Lua's, with optional groups `(...)?` that may not nest. `after` must match the shape right before the expression,
--- `before` right after it; article: an article before it belongs to it in TimeML's scheme; timex3, narrative: for that
--- scheme or mode only; split: two expressions that share what one of them leaves out (`12-14 July`, `1939-45`). Rules
--- are tried in their order, longest optional parts first; the leftmost expression wins.

local find, sub, byte = string.find, string.sub, string.byte

local M = {}

local REACH = 16 -- tokens that an expression may stretch to the left of its first head
local LOOK = 12 -- tokens that `after` may see

-- Each way to take the optional groups of a pattern, the fullest first.
local function expand(pattern)
  local before, group, rest = pattern:match "^(.-)%(([^()]*)%)%?(.*)$"
  if not before or before:sub(-1) == "%" then return { pattern } end
  local ways = {}
  for _, tail in ipairs(expand(rest)) do ways[#ways + 1] = before .. group .. tail end
  for _, tail in ipairs(expand(rest)) do ways[#ways + 1] = before .. tail end
  return ways
end

-- A pattern as a list of { set of bytes, optional }; an element that is the end of the shape has no set.
local function elements_of(pattern)
  local list, at = {}, 1
  while at <= #pattern do
    local element, set = { set = {} }, pattern:match("^%[([^%]]+)%]", at)
    local stop = at + (set and #set + 2 or pattern:sub(at, at) == "%" and 2 or 1)
    if set then
      for c in set:gsub("%%", ""):gmatch "." do element.set[c:byte()] = true end
    else
      local c = pattern:match("^%%?(.)", at)
      if c == "$" and stop > #pattern then element.set = nil else element.set[c:byte()] = true end
    end
    element.optional = pattern:sub(stop, stop) == "?"
    at = stop + (element.optional and 1 or 0)
    list[#list + 1] = element
  end
  return list
end

-- May a pattern match a shape that begins with these characters? The places it may have come to are the bits of a
-- number.
local function may_begin(elements, prefix)
  local places, count = 1, #elements
  for i = 1, #prefix do
    local c, following = byte(prefix, i), 0
    for at = 1, count do
      if places & 1 << at - 1 ~= 0 then
        local element = elements[at]
        if element.optional then places = places | 1 << at end
        if element.set and element.set[c] then following = following | 1 << at end
      end
    end
    if places & 1 << count ~= 0 then return true end
    places = following
  end
  return places ~= 0
end

--- Make a matcher of rules.
---@param rules table[]
---@return table matcher
function M.compile(rules)
  local compiled = {}
  for _, rule in ipairs(rules) do
    local left = rule.after and rule.after .. "$"
    for _, way in ipairs(expand(rule[3])) do
      compiled[#compiled + 1] = { name = rule[1], kind = rule[2], pattern = "^" .. way, elements = elements_of(way),
        after = left, before = rule.before and "^" .. rule.before, article = rule.article, timex3 = rule.timex3,
        narrative = rule.narrative, split = rule.split }
    end
  end
  return { rules = compiled, lists = {}, count = 0 }
end

local PREFIX = 3 -- characters that choose the rules worth trying
local LISTS = 8192 -- lists kept

-- The rules that may match where the shape goes on with this prefix, in their order; remembered. A prefix's rules are
-- among those of the prefix before it.
local function rules_at(matcher, prefix)
  local list = matcher.lists[prefix]
  if list then return list end
  if matcher.count >= LISTS then matcher.lists, matcher.count = {}, 0 end
  list = {}
  for _, rule in ipairs(#prefix > 1 and rules_at(matcher, sub(prefix, 1, -2)) or matcher.rules) do
    if may_begin(rule.elements, prefix) then list[#list + 1] = rule end
  end
  matcher.lists[prefix], matcher.count = list, matcher.count + 1
  return list
end

local function fits(rule, shape, from, to)
  if rule.after and not find(sub(shape, from > LOOK and from - LOOK or 1, from - 1), rule.after) then return false end
  return not rule.before or find(shape, rule.before, to + 1) ~= nil
end

-- Try the rules at a token until one fits and is taken; the token where its expression ends.
local function take_at(matcher, shape, from, take)
  local list = rules_at(matcher, sub(shape, from, from + PREFIX - 1))
  for i = 1, #list do
    local rule = list[i]
    local _, to = find(shape, rule.pattern, from)
    if to and fits(rule, shape, from, to) and take(rule, from, to) then return to end
  end
end

-- What may stand inside an expression: known words, numbers, spaces and a few marks.
local INSIDE = {}
for c in ("abcdefghijklmnopqrstuvwyABCDEFGHIJKLMNOPQRSTUVWXYZ012345 -.,/:'"):gmatch "." do INSIDE[c:byte()] = true end

--- Offer each expression to `take(rule, from, to)`, from left to right; from and to count tokens. One that is not taken
--- is passed over, and the next rule tried.
---@param matcher table
---@param shape string
---@param take fun(rule: table, from: integer, to: integer): boolean
function M.each(matcher, shape, take)
  local at, done = 1, 0
  while true do
    local head = find(shape, "%u", at)
    if not head then return end
    local least = head - REACH
    if least <= done then least = done + 1 end
    local from = head
    while from > least and INSIDE[byte(shape, from - 1)] do from = from - 1 end
    at = head + 1
    for start = from, head do
      local to = take_at(matcher, shape, start, take)
      if to then
        at, done = to + 1, to
        break
      end
    end
  end
end

return M

--- Finding expressions: rules are Lua patterns over the shape of a text (see csrc/core/lexicon.h), tried only around its
--- capital letters, the heads: a month, a weekday, a unit, a year.
---
--- A rule is { name, kind, pattern, after =, before =, article =, timex3 =, narrative =, split = }. Its pattern is Lua's,
--- with optional groups `(...)?` that may not nest. `after` must match the shape right before the expression, `before`
--- right after it; article: an article before it belongs to it in TimeML's scheme; timex3, narrative: for that scheme or
--- mode only; split: two expressions that share what one of them leaves out (`12-14 July`, `1939-45`). Rules are tried in
--- their order, longest optional parts first; the leftmost expression wins.

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

-- The characters that a pattern may begin with.
local function firsts(pattern)
  local set = pattern:match "^%[([^%]]+)%]" or pattern:match "^%%?(.)"
  local single = pattern:gsub("^%[[^%]]+%]", ""):gsub("^%%?.", "", pattern:sub(1, 1) == "[" and 0 or 1)
  assert(not single:match "^[?*-]" or single:match "^%-[^?]", "a rule may not begin with an optional token: " .. pattern)
  set = set:gsub("(%w)%-(%w)", function(a, b)
    local all = {}
    for c = a:byte(), b:byte() do all[#all + 1] = string.char(c) end
    return table.concat(all)
  end)
  return set
end

--- Sort rules by the first token of their patterns.
---@param rules table[]
---@return table<integer, table[]> buckets by the token's byte
function M.compile(rules)
  local buckets = {}
  for _, rule in ipairs(rules) do
    local left = rule.after and rule.after .. "$"
    for _, way in ipairs(expand(rule[3])) do
      local entry = { name = rule[1], kind = rule[2], pattern = "^" .. way, after = left,
        before = rule.before and "^" .. rule.before, article = rule.article, timex3 = rule.timex3,
        narrative = rule.narrative, split = rule.split }
      for c in firsts(way):gmatch "." do
        local bucket = buckets[c:byte()] or {}
        buckets[c:byte()] = bucket
        bucket[#bucket + 1] = entry
      end
    end
  end
  return buckets
end

local function fits(rule, shape, from, to)
  if rule.after and not find(sub(shape, from > LOOK and from - LOOK or 1, from - 1), rule.after) then return false end
  return not rule.before or find(shape, rule.before, to + 1) ~= nil
end

-- Try the rules at a token until one fits and is taken; the token where its expression ends.
local function take_at(buckets, shape, from, take)
  local bucket = buckets[byte(shape, from)]
  if not bucket then return nil end
  for i = 1, #bucket do
    local rule = bucket[i]
    local _, to = find(shape, rule.pattern, from)
    if to and fits(rule, shape, from, to) and take(rule, from, to) then return to end
  end
end

-- What may stand inside an expression: known words, numbers, spaces and a few marks.
local INSIDE = {}
for c in ("abcdefghijklmnopqrstuvwyABCDEFGHIJKLMNOPQRSTUVWXYZ012345 -.,/:'"):gmatch "." do INSIDE[c:byte()] = true end

--- Offer each expression to `take(rule, from, to)`, from left to right; from and to count tokens. One that is not taken is
--- passed over, and the next rule tried.
---@param buckets table
---@param shape string
---@param take fun(rule: table, from: integer, to: integer): boolean
function M.each(buckets, shape, take)
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
      local to = take_at(buckets, shape, start, take)
      if to then
        at, done = to + 1, to
        break
      end
    end
  end
end

return M

--- A paragraph as sentences of tokens (quotes/tokens), each with its quotations.

local marks = require "malinews.quotes.marks"
local tokens = require "malinews.quotes.tokens"
local view = require "malinews.quotes.view"

local M = {}

local ABBREVIATED = {}
for word in ([[mr mrs ms dr prof gen col lt sgt capt maj gov sen rep st no vs etc jr sr rev hon adm cmdr fig
  dept univ inc ltd co corp del ald supt asst det insp ft mt pvt cpl pres atty jan feb mar apr jun jul aug sep
  sept oct nov dec mme mlle mm me art av approx est]]):gmatch "%S+" do
  ABBREVIATED[word] = true
end

-- Does the attribution of a quotation follow it, across the stop inside its marks?
local function attribution_follows(list, i, stop)
  for j = i + 1, math.min(i + 9, #list) do
    local token = list[j]
    if token.cap == nil then return false end
    if token.verb then
      local after = list[j + 1]
      return j > i + 1 and (stop ~= "." or not after or after.cap == nil)
    end
  end
  return false
end

-- the stop inside a quotation's marks
local function ends_after_quote(list, i)
  local tail, after = list[i].tail, list[i + 1]
  if after.mark or not tail:find "[.?!\xc0]" then return false end
  return after.quote ~= nil or after.cap and not attribution_follows(list, i, tail)
end

-- a stop with no space behind it: "independence.In", but not "U.S." or "3.5"
local function ends_glued(before, after)
  return after.cap and before and #before.low > 2 and #after.low > 1 and not before.low:find "%d$"
end

-- Gen. Ba, J. Ba
local function abbreviates(before, after)
  if ABBREVIATED[before.low] then return true end
  return #before.low == 1 and before.cap and after.cap
end

local function ends_after_stop(list, i)
  local before, after = list[i - 1], list[i + 1]
  if before and list.to[i - 1] ~= list.from[i] - 1 then before = nil end
  if after.cap == false and not after.low:find "^%d" then return false end
  if list.from[i + 1] == list.to[i] + 1 then return ends_glued(before, after) end
  if before and before.cap ~= nil and list[i].low == "." and abbreviates(before, after) then return false end
  return not after.mark or after.low == "(" or after.low == "-"
end

local function ends_after(list, i)
  if not list[i + 1] then return true end
  if list[i].quote then return ends_after_quote(list, i) end
  return ends_after_stop(list, i)
end

--- The sentence guess. One function, to be replaced by the library's own sentences.
---@param list table tokens
---@return table[] sentences lists of tokens
function M.sentences(list)
  local sentences, first = {}, 1
  local function cut(last)
    sentences[#sentences + 1] = table.move(list, first, last, 1, { from = table.move(list.from, first, last, 1, {}),
      to = table.move(list.to, first, last, 1, {}) })
    first = last + 1
  end
  for _, i in ipairs(list.stops) do
    if ends_after(list, i) then cut(i) end
  end
  if first <= list.n then cut(list.n) end
  return sentences
end

--- Read one paragraph.
---@param s string the text
---@param from integer the paragraph's first byte
---@param to integer
---@param ctx table {lang, words, lexicon}
---@param next_opens fun(family: string): boolean
---@return table[] sentences
---@return table[] spans the marked spans
function M.read(s, from, to, ctx, next_opens)
  local v = view.of(s, from, to)
  local spans = marks.pair(s, from, v, next_opens)
  return M.sentences(tokens.of(v, spans, from, ctx)), spans
end

return M

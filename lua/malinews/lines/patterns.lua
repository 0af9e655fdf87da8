--- The patterns of data/boilerplate.tsv: folded words with stars, and the place in a line where they count.

local core = require "malinews.core"
local fold = require "malinews.lines.fold"
local options = require "malinews.options"
local tsv = require "malinews.tsv"

local M = {}

local ROLES = { "boilerplate", "credit", "caption", "dateline", "footnote" }
local PLACES = { "line", "start", "end", "any", "colon", "label" }

local GAP = 8 -- words that a star alone stands for at most
M.SHORT = 240 -- bytes of a short line at most

--- Read a TSV of rows as in data/boilerplate.tsv.
---@param path string
---@return table[]? rows
---@return string? message
---@return integer? line
M.read = tsv.read

-- A word of a pattern: text, and whether it is a star, or ends in one
local function parse(pattern)
  local items = {}
  for word in pattern:gmatch "%S+" do
    local stem = word:match "^(.-)%*$"
    items[#items + 1] = { text = stem or word, star = stem ~= nil, gap = word == "*" }
  end
  return items
end

local function check(row, where)
  options.argument(where, "each row of patterns", row, "table")
  options.argument(where, "a row's pattern", row.pattern, "string")
  options.argument(where, "a row's role", row.role or "boilerplate", ROLES)
  options.argument(where, "a row's place", row.place or "start", PLACES)
  if row.pattern ~= table.concat(fold.words(row.pattern:gsub("%*", "stars")), " "):gsub("stars", "*") then
    error(("%s: a pattern is folded words with a space between them (small letters, no accents), got %q"):format(
      where, row.pattern), 3)
  end
  if not row.pattern:find "%w" then error(("%s: a pattern needs a word, got %q"):format(where, row.pattern), 3) end
end

local function list_at(t, key)
  t[key] = t[key] or {}
  return t[key]
end

-- What the core is told of a pattern (openings.h): where it may stand, and one or two words of it
local LINE, INNER, LABEL, FAR, GAP_BEHIND, ALONE, LABEL_ALONE = 1, 2, 4, 16, 32, 64, 128
local WORD = 31 -- bytes of a word that the core takes

local function open(index, items, k, flags)
  local first, second = items[k].text, items[k + 1]
  if #first > WORD then
    index.everywhere = true
  else
    local following = second and not second.star and #second.text <= WORD and second.text or ""
    index.openings[#index.openings + 1] = { first, following, flags }
  end
end

-- The number of the word without a star that is longest together with the one behind it
local function rarest(items)
  local best, longest = nil, 0
  for i, item in ipairs(items) do
    local following = items[i + 1]
    local size = item.star and 0 or #item.text + (following and not following.star and #following.text or 0)
    if size > longest then best, longest = i, size end
  end
  return best
end

-- Is the second word a gap, and is there a longer word behind it?
local function is_gapped(items)
  local second = items[2]
  return second ~= nil and second.gap and rarest(items) > 1
end

-- A pattern that stands anywhere is looked for by its rarest words, and by its first ones at the beginning of long lines; so
-- is one with a gap behind its first word.
local function announce(index, items, entry, inner)
  local label = entry.place == "label"
  if items[1].star then
    index.everywhere = true
  elseif not label and is_gapped(items) then
    open(index, items, 1, GAP_BEHIND)
    open(index, items, rarest(items), FAR)
  elseif inner then
    open(index, items, 1, LINE)
    open(index, items, rarest(items), INNER)
  elseif #items == 1 and entry.place ~= "start" then
    open(index, items, 1, label and ALONE | LABEL_ALONE or ALONE)
  else
    open(index, items, 1, label and LINE | LABEL or LINE)
  end
end

-- Rows by their first word, or by its first letter where that word has a star; then no word tells where they may stand.
local function add(index, row)
  local items = parse(row.pattern)
  local entry = { items = items, role = row.role or "boilerplate", place = row.place or "start", pattern = row.pattern }
  local first = items[1]
  local inner = entry.place == "any" or entry.place == "end"
  local group = inner and index.inner or index.outer
  announce(index, items, entry, inner)
  if first.gap or #first.text == 0 then
    index.any[#index.any + 1] = entry
    return
  end
  local list = first.star and list_at(group.stem, first.text:sub(1, 1)) or list_at(group.word, first.text)
  list[#list + 1] = entry
end

local function compile(lists, where)
  local index = { outer = { word = {}, stem = {} }, inner = { word = {}, stem = {} }, any = {}, openings = {} }
  for _, rows in ipairs(lists) do
    for _, row in ipairs(rows) do
      if where then check(row, where) end
      add(index, row)
    end
  end
  index.openings = core.openings(index.openings)
  return index
end

local shipped_rows, shipped

--- The rows that ship with malinews.
function M.rows()
  shipped_rows = shipped_rows or assert(M.read(tsv.path "boilerplate"))
  return shipped_rows
end

--- The compiled patterns that ship with malinews; built once.
function M.shipped()
  shipped = shipped or compile({ M.rows() }, "data/boilerplate.tsv")
  return shipped
end

--- Compile the caller's rows and the shipped ones.
---@param rows table[] each {pattern=, role=, place=}
---@param where string the function's name, for messages
---@return table index
function M.with(rows, where)
  for _, row in ipairs(rows) do check(row, where) end
  return compile { rows, M.rows() }
end

local function fits(item, word)
  if item.star then return word:sub(1, #item.text) == item.text end
  return word == item.text
end

-- The last word of the match of items[k..] from words[i], or nil. A gap tries the shortest way first; `whole` asks for a
-- match that ends with the last word. Depth is the number of gaps in a pattern.
local function match(items, k, words, i, whole)
  while k <= #items do
    local item = items[k]
    if item.gap then
      if k == #items then
        if not whole then return i - 1 end
        return #words - i + 1 <= GAP and #words or nil
      end
      for skip = 0, GAP do
        local last = match(items, k + 1, words, i + skip, whole)
        if last then return last end
      end
      return nil
    end
    local word = words[i]
    if not word or not fits(item, word) then return nil end
    i, k = i + 1, k + 1
  end
  if whole and i <= #words then return nil end
  return i - 1
end

-- The last word of an entry's match from words[i] in its place, or nil. A label that ends in a gap is all before the colon.
local function match_in_place(entry, words, i, line)
  local place, items = entry.place, entry.items
  if place == "label" and items[#items].gap then return i == 1 and match(items, 1, line.label(), 1, true) end
  local last = match(items, 1, words, i, place == "line" or place == "end")
  return last and (place ~= "colon" and place ~= "label" or line.follows(last)) and last
end

local function first_of(list, words, i, line)
  for _, entry in ipairs(list or {}) do
    local last = match_in_place(entry, words, i, line)
    if last then return entry, last end
  end
end

local function look(group, words, i, line)
  local word = words[i]
  local entry, last = first_of(group.word[word], words, i, line)
  if entry then return entry, last end
  return first_of(group.stem[word:sub(1, 1)], words, i, line)
end

local NONE = {}

-- How a line goes on after its first words: is there a colon, or nothing at all? And the words that may be a label: those
-- before the colon, or all of a line that no full stop ends.
local function continuation(text)
  local label, folded
  return {
    follows = function(count)
      local at = 1
      folded = folded or fold.text(text)
      for _ = 1, count do
        local _, to = folded:find("[%w\x80-\xFF]+", at)
        if not to then return false end
        at = to + 1
      end
      return folded:find("^[ \xA0]*:", at) ~= nil or folded:find("^[%s%p]*$", at) ~= nil
        or folded:find "^%[" ~= nil and folded:find("^%]", at) ~= nil -- `[À lire] The title`
    end,
    label = function()
      if label then return label end
      local before = text:match "^([^:]*):" or not text:find "[.,;!?]$" and text
      label = before and fold.words(before) or NONE
      return label
    end,
  }
end

local function begins_label(index, words, i, whole)
  if not words[i] then return false end
  for _, list in ipairs { index.outer.word[words[i]] or {}, index.outer.stem[words[i]:sub(1, 1)] or {} } do
    for _, entry in ipairs(list) do
      if entry.place == "label" and #entry.items > (whole and 0 or 1) and match(entry.items, 1, words, i, whole) then
        return true
      end
    end
  end
  return false
end

--- Are words[i..] a label before links?
---@return boolean
function M.is_label(index, words, i)
  return begins_label(index, words, i, true)
end

--- May a label begin with the words at a position? The cheap question before the dear one.
---@return boolean
function M.opens_label(index, s, at)
  return index.everywhere or core.opening(index.openings, s, at) & LABEL ~= 0
end

--- Do the words begin with a label of two words or more?
---@return boolean
function M.is_label_start(index, words)
  return begins_label(index, words, 1, false)
end

--- The pattern that the text s[at..to] begins with; for a last sentence.
---@return table? entry
function M.find_start(index, s, at, to)
  if not index.everywhere and core.opening(index.openings, s, at) & LINE == 0 then return nil end
  local text = s:sub(at, to)
  local words = fold.words(text)
  if words[1] then return (look(index.outer, words, 1, continuation(text))) end
end

--- The pattern that a line begins with, is, or (when it is short) contains.
---@param index table compiled
---@param text string the line
---@return table? entry role, place, pattern
function M.find(index, text)
  local short = #text <= M.SHORT
  local words = fold.words(short and text or text:sub(1, 120))
  if #words == 0 then return nil end
  if not short then words[#words + 1] = "\0" end -- a whole line is never a part of one
  local line = continuation(text)
  local entry = look(index.outer, words, 1, line)
  if entry then return entry end
  local by_word, anywhere = index.inner.word, index.everywhere
  for i = 1, short and #words or 1 do
    if anywhere or by_word[words[i]] then
      entry = look(index.inner, words, i, line) or first_of(index.any, words, i, line)
      if entry then return entry end
    end
  end
end

return M

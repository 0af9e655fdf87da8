--- The patterns of data/boilerplate.tsv: folded words with stars, and the place in a line where they count.

local fold = require "malinews.lines.fold"
local options = require "malinews.options"

local M = {}

local ROLES = { "boilerplate", "credit", "caption", "dateline", "footnote" }
local PLACES = { "line", "start", "end", "any", "colon", "label" }
local COLUMNS = { "pattern", "lang", "role", "place", "note" }

local GAP = 6 -- words that a star alone stands for at most
M.SHORT = 240 -- bytes of a short line at most

local function data_path()
  return (assert(package.searchpath("malinews.lines", package.path)):gsub("lines%.lua$", "data/boilerplate.tsv"))
end

--- Read a TSV of rows as in data/boilerplate.tsv.
---@param path string
---@return table[]? rows
---@return string? message
---@return integer? line
function M.read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local rows, number, header = {}, 0, false
  for line in file:lines() do
    number = number + 1
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local row, i = {}, 0
      for cell in (line:gsub("\r$", "") .. "\t"):gmatch "([^\t]*)\t" do
        i = i + 1
        if COLUMNS[i] then row[COLUMNS[i]] = cell end
      end
      if i ~= #COLUMNS then
        file:close()
        return nil, ("%s: a row is %s"):format(path, table.concat(COLUMNS, ", ")), number
      end
      if header then rows[#rows + 1] = row end
      header = true
    end
  end
  file:close()
  return rows
end

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

-- Rows by their first word; by its first letter where that word has a star; all else tries every line.
local function add(index, row)
  local items = parse(row.pattern)
  local entry = { items = items, role = row.role or "boilerplate", place = row.place or "start", pattern = row.pattern }
  local first = items[1]
  local place = (entry.place == "any" or entry.place == "end") and "inner" or "outer"
  local list
  if first.gap or #first.text == 0 then
    list = index.any
  elseif first.star then
    list = index[place].stem
    local key = first.text:sub(1, 1)
    list[key] = list[key] or {}
    list = list[key]
  else
    list = index[place].word
    list[first.text] = list[first.text] or {}
    list = list[first.text]
  end
  list[#list + 1] = entry
end

local function compile(lists, where)
  local index = { outer = { word = {}, stem = {} }, inner = { word = {}, stem = {} }, any = {} }
  for _, rows in ipairs(lists) do
    for _, row in ipairs(rows) do
      if where then check(row, where) end
      add(index, row)
    end
  end
  return index
end

local shipped_rows, shipped

--- The rows that ship with malinews.
function M.rows()
  shipped_rows = shipped_rows or assert(M.read(data_path()))
  return shipped_rows
end

--- The compiled patterns that ship with malinews; built once.
function M.shipped()
  shipped = shipped or compile({ M.rows() }, "data/boilerplate.tsv")
  return shipped
end

--- Compile the caller's rows and the shipped ones.
---@param rows table[] each {pattern=, role=, place=}
---@return table index
function M.with(rows, where)
  local own = compile({ rows }, where)
  own = compile({ rows, M.rows() })
  return own
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

local function first_of(list, words, i, line)
  for _, entry in ipairs(list or {}) do
    local place = entry.place
    local whole = place == "line" or place == "end"
    local last = match(entry.items, 1, words, i, whole)
    if last and (place ~= "colon" and place ~= "label" or line.follows(last)) then return entry, last end
  end
end

local function look(group, words, i, line)
  local word = words[i]
  local entry, last = first_of(group.word[word], words, i, line)
  if entry then return entry, last end
  return first_of(group.stem[word:sub(1, 1)], words, i, line)
end

-- How a line goes on after its first words: is there a colon, or nothing at all?
local function continuation(text)
  return {
    follows = function(count)
      local at = 1
      local folded = fold.text(text)
      for _ = 1, count do
        local _, to = folded:find("[%w\x80-\xFF]+", at)
        if not to then return false end
        at = to + 1
      end
      return folded:find("^[ \xA0]*:", at) ~= nil or folded:find("^[%s%p]*$", at) ~= nil
    end,
  }
end

--- Are words[i..] a label before links?
---@return boolean
function M.is_label(index, words, i)
  for _, list in ipairs { index.outer.word[words[i]] or {}, index.outer.stem[words[i]:sub(1, 1)] or {} } do
    for _, entry in ipairs(list) do
      if entry.place == "label" and match(entry.items, 1, words, i, true) then return true end
    end
  end
  return false
end

--- The pattern that a text begins with; for a last sentence.
---@return table? entry
function M.find_start(index, text)
  local words = fold.words(text)
  if #words == 0 then return nil end
  return (look(index.outer, words, 1, continuation(text)))
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
  local entry = look(index.outer, words, 1, line) or first_of(index.any, words, 1, line)
  if entry then return entry end
  for i = 1, short and #words or 1 do
    entry = look(index.inner, words, i, line)
    if entry then return entry end
  end
end

return M

--- The folded words of a line, for patterns: small letters, no accents, an apostrophe or a hyphen between words.

local core = require "malinews.core"

local M = {}

-- What the core's fold leaves of quotation marks, dashes, spaces and signs parts words.
local SIGNS = {}
for _, range in ipairs { { 0xA0, 0xBF }, { 0x2000, 0x206F }, { 0x2190, 0x21FF }, { 0x25A0, 0x27BF } } do
  for code = range[1], range[2] do SIGNS[utf8.char(code)] = " " end
end

--- The folded text: the same words in small letters without accents.
---@param s string
---@return string
function M.text(s)
  local folded = core.fold(s)
  return folded:find "[\xC2\xE2]" and (folded:gsub("[\xC2\xE2][\x80-\xBF]*", SIGNS)) or folded
end

--- The folded words.
---@param s string
---@return string[]
function M.words(s)
  local words, n = {}, 0
  for word in M.text(s):gmatch "[%w\x80-\xFF]+" do
    n = n + 1
    words[n] = word
  end
  return words
end

-- Words fold alike again and again; what was folded is kept, up to a bound.
local known, count = {}, 0

--- One word, folded: text of letters, marks and digits.
---@param word string
---@return string
function M.word(word)
  local folded = known[word]
  if folded then return folded end
  if count >= 8192 then known, count = {}, 0 end
  folded = M.text(word)
  known[word], count = folded, count + 1
  return folded
end

return M

--- The folded words of a short line, for patterns: small letters, no accents, an apostrophe or a hyphen between words.

local M = {}

local PLAIN = {}
for letters in ([[
a àáâãäåāăą|c çćĉċč|d ďđ|e èéêëēĕėęě|g ĝğġģ|h ĥħ|i ìíîïĩīĭį|j ĵ|k ķ|l ĺļľł|n ñńņň|o òóôõöøōŏő|r ŕŗř|s śŝşš|t ţťŧ
u ùúûüũūŭůűų|w ŵ|y ýÿŷ|z źżž|a ÀÁÂÃÄÅ|c Ç|e ÈÉÊË|i ÌÍÎÏ|n Ñ|o ÒÓÔÕÖØ|u ÙÚÛÜ|y Ý|oe œŒ|ae æÆ|ss ß]]):gmatch "[^|\n]+" do
  local plain, marked = letters:match "^(%a+) (.*)$"
  for letter in marked:gmatch "[\xC2-\xF4][\x80-\xBF]*" do PLAIN[letter] = plain end
end
-- marks that stand for themselves after their letter, as decomposed text has them
for code = 0x300, 0x36F do PLAIN[utf8.char(code)] = "" end
-- quotation marks, dashes, spaces and signs part words
for _, range in ipairs { { 0xA0, 0xBF }, { 0x2000, 0x206F }, { 0x2190, 0x21FF }, { 0x25A0, 0x27BF } } do
  for code = range[1], range[2] do PLAIN[utf8.char(code)] = " " end
end

--- The folded text: the same words in small letters without accents.
---@param s string
---@return string
function M.text(s)
  s = s:lower()
  if s:find "[\xC2-\xF4]" then s = s:gsub("[\xC2-\xF4][\x80-\xBF]*", PLAIN) end
  return s
end

--- The folded words, and where each begins and ends in the folded text.
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

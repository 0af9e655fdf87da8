--- Names of persons and groups: keys that different spellings of one name share, and whether two are the same.
---
--- Two steps, as transliteration needs them. The *skeleton* (digraphs mapped, vowels dropped) only finds candidates: it also
--- makes one of `Barkhane` and `Burkina`. The *mapped* form, with its vowels, decides: two are one where their Jaro-Winkler
--- similarity is .965 or more (Jaro 1989; Winkler 1990, prefix weight .1 over at most four letters).

local core = require "malinews.core"
local options = require "malinews.options"

local M = {}

local ENOUGH = 0.965

--- The folded form: small letters without marks, one blank between words, what is neither letter nor digit left out.
---@param name string
---@return string
function M.folded(name)
  options.argument("names.folded", "name", name, "string")
  return table.concat(core.key_words(name), " ")
end

--- A slug for ids: the folded words with `_` between them.
---@param name string
---@return string
function M.slug(name)
  options.argument("names.slug", "name", name, "string")
  return table.concat(core.key_words(name), "_")
end

--- The form that decides: digraphs mapped (`tch sch ch sh` x, `kh` k, `gh` g, `ph` f, `ou oo` u, `w` v, `y` i, `q c ck` k),
--- no h, no letter twice, no e at a longer word's end; vowels are kept.
---@param name string
---@return string
function M.mapped(name)
  options.argument("names.mapped", "name", name, "string")
  return (core.name_map(M.folded(name)))
end

--- The key that finds candidates: the mapped form without the vowels that do not begin a word.
---@param name string
---@return string
function M.skeleton(name)
  options.argument("names.skeleton", "name", name, "string")
  local _, skeleton = core.name_map(M.folded(name))
  return skeleton
end

--- The Jaro-Winkler similarity of two strings of bytes, 0 to 1; 0 for different ones above 96 bytes.
---@param a string
---@param b string
---@return number
function M.similarity(a, b)
  options.argument("names.similarity", "a", a, "string")
  options.argument("names.similarity", "b", b, "string")
  return core.name_similarity(a, b)
end

local function words_of(text)
  local words = {}
  for word in text:gmatch "%S+" do words[#words + 1] = word end
  return words
end

-- Are all words of the shorter name words of the longer one, in their order, the last with the last?
local function is_part(a, b)
  if #a > #b then a, b = b, a end
  local j = 0
  for i = 1, #a do
    repeat j = j + 1 until j > #b or M.similarity(a[i], b[j]) >= ENOUGH
    if j > #b then return false end
  end
  return M.similarity(a[#a], b[#b]) >= ENOUGH
end

--- Are two names one? A bare surname is a part of the full name; a middle name may be missing.
---@param a string
---@param b string
---@return boolean same
---@return number score the similarity of the mapped forms
---@return string reason
function M.same(a, b)
  options.argument("names.same", "a", a, "string")
  options.argument("names.same", "b", b, "string")
  local x, y = M.mapped(a), M.mapped(b)
  local score = M.similarity(x, y)
  if x == "" or y == "" then return false, score, "a name without letters" end
  if M.folded(a) == M.folded(b) then return true, 1.0, "folded: " .. M.folded(a) end
  if x == y then return true, 1.0, "mapped: " .. x end
  local one, two = words_of(x), words_of(y)
  if #one == #two and score >= ENOUGH and M.skeleton(a) == M.skeleton(b) then
    return true, score, ("mapped: %s, %s"):format(x, y)
  end
  if is_part(one, two) then return true, score, ("part: %s, %s"):format(x, y) end
  return false, score, ("different: %s, %s"):format(x, y)
end

return M

--- Headings and links' titles that were glued into a paragraph without a label: nothing shows them but that a sentence begins
--- behind them without a mark before it.

local core = require "malinews.core"
local fold = require "malinews.lines.fold"
local patterns = require "malinews.lines.patterns"
local word_lists = require "malinews.lines.words"

local M = {}

local TITLES = 320 -- bytes of the titles in a row at most
local HEADING = 60 -- bytes of a heading that may have a verb

local VERBS, NOUNS, ASKING, ARTICLES = word_lists.VERBS, word_lists.NOUNS, word_lists.ASKING, word_lists.ARTICLES

local function is_verb(word)
  if word:find "%l%lent$" and not word:find "ment$" and not NOUNS[word] then return true end
  return VERBS[word] or word:find "%l%l%laient$" or word:find "%l%l%lerent$" or word:find "%l%l%lait$"
end

--- Does a text have a word that shows a whole sentence?
---@param text string
---@return boolean
function M.has_verb(text)
  for _, word in ipairs(fold.words(text)) do
    if is_verb(word) then return true end
  end
  return false
end

--- Does a text ask something, as a title does: a question word or an inversion at its beginning, a question mark at its end?
---@param text string
---@return boolean
function M.asks(text)
  local word = text:match "^[%w\x80-\xFF]+"
  if not word or not text:find "%? *$" then return false end
  return ASKING[fold.word(word)] == true or text:find "^%u%S*%-t?%-?%l+ " ~= nil
end

--- Is a text several titles in a row: a colon inside it, or a question that begins behind a word without a mark?
---@param text string
---@return boolean
function M.are_several(text)
  if text:find ": " then return true end
  for at in text:gmatch "[%w\x80-\xBF\"] ()[%u\xC3]" do
    if M.asks(text:sub(at)) then return true end
  end
  return false
end

--- Append s[from..to], without the spaces at its edges, to parts.
function M.cut(parts, s, from, to, role, rule)
  from = s:match("^[ \t]*()", from)
  while to >= from and s:find("^[ \t]", to) do to = to - 1 end
  if to >= from then parts[#parts + 1] = { from = from, to = to, role = role, rule = rule } end
end

-- Does a text consist of names: `Cecilia Sarr - Delta News Mundo`?
local function is_names(text)
  local words = 0
  for word in text:gmatch "[^%s,\\-]+" do
    if not word:find "^[%u\xC3]" and not word:find "^d[eu]$" and word ~= "et" then return false end
    words = words + 1
  end
  return words > 1 and not text:find "%d"
end

-- What titles are, behind which a sentence begins without a mark; nil when they are none. `first`: they begin the text.
local function role_of(index, text, several, first)
  local list = fold.words(text)
  if patterns.is_label(index, list, 1) or patterns.is_label_start(index, list) then return "boilerplate" end
  if #list < 3 and not (#list == 2 and ARTICLES[list[1]]) then return nil end
  if list[1] == "par" or first and is_names(text) then return "credit" end
  if text:find "[,;][^,;]*$" or text:find "^[%l\"“«]" then return nil end
  if several or text:find(": ", 1, true) then return "boilerplate" end
  if #text <= HEADING or not M.has_verb(text) then return "heading" end
end

-- What stands behind the last end mark is a link where it is short, and the beginning of something.
local function role_of_last(s, from, to)
  local item = s:sub(math.max(1, from - 6), from - 1):find "%f[%w]%d%d?%. *$" -- of a list
  local link = to - from < TITLES and s:find("^[%u\xC3\"“«]", from) and not s:find("[,;:]$", to) and not item
  return link and "boilerplate" or nil
end

local seams

-- The words that say where a sentence begins without a mark, for the core (seams.h)
local function seam_words()
  if seams then return seams end
  local rows = {}
  for word in pairs(word_lists.STARTERS) do rows[#rows + 1] = { word, "", 1 } end
  for word in pairs(word_lists.BEFORE_NAME) do rows[#rows + 1] = { word, "", 2 } end
  seams = core.openings(rows)
  return seams
end

--- Cut the titles without a label out of s[from..to], a French paragraph that holds a whole article. What has no end mark
--- behind the last sentence is a link too. nil when there are none.
---@param index table compiled patterns
---@return {from: integer, to: integer, role: string?, rule: string?}[]?
function M.unlabelled(index, s, from, to)
  local parts, at = {}, from
  for _, p, last, kind in core.seams(seam_words(), s, from, to):spans() do
    local entry, role = patterns.find_start(index, s, p, last)
    if kind ~= "endless" then
      role = role_of(index, s:sub(p, last - 1), kind == "titles", p == from)
    elseif at <= p then
      role = role_of_last(s, p, last)
    end
    if role then
      M.cut(parts, s, at, p - 1)
      M.cut(parts, s, p, last, entry and entry.role or role, entry and "pattern: " .. entry.pattern or "no-end-mark")
      at = last + 1
    end
  end
  if #parts == 0 then return nil end
  M.cut(parts, s, at, to)
  return parts
end

return M

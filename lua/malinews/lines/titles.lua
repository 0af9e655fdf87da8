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

--- Does a text have a word that shows a whole sentence? `à` is none, though it folds to one.
---@param text string
---@return boolean
function M.has_verb(text)
  for word in text:gmatch "[%w\x80-\xFF]+" do
    if word ~= "à" and word ~= "À" then
      for part in fold.word(word):gmatch "[%w\x80-\xFF]+" do
        if is_verb(part) then return true end
      end
    end
  end
  return false
end

local INVERSIONS = { "%l%-il[ s]", "%l%-elles? ", "%l%-on ", "%l%-vous ", "%l%-t%-" }

-- Is a verb turned round before its subject, as only questions have it: `pourrait-il`?
local function is_turned(text)
  for _, pattern in ipairs(INVERSIONS) do
    if text:find(pattern) then return true end
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

--- Is a text several titles in a row: a colon inside it, a question that begins behind a word without a mark, or one that
--- begins like no sentence?
---@param text string
---@return boolean
function M.are_several(text)
  if text:find ": " then return true end
  for at in text:gmatch "[%w\x80-\xBF\"] ()[%u\xC3]" do
    if M.asks(text:sub(at)) then return true end
  end
  local first = fold.word(text:match "^[%w\x80-\xFF]+" or "")
  return is_turned(text) and (not word_lists.STARTERS[first] or ARTICLES[first] ~= nil)
end

--- Does a text read like titles: with a colon, or without a verb?
---@param text string
---@return boolean
function M.are_titles(text)
  return not text:find "^[%l\"“«]" and (text:find ": " ~= nil or not M.has_verb(text))
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

-- A topic before a question is a title's where it is a name or a noun, and no sentence's beginning: `Fleuve : qui paie ?`
local function role_of_question(text)
  local topic = text:match "^([^:]+):"
  local first = fold.word(topic:match "^[%w\x80-\xFF]+" or "")
  local words = select(2, topic:gsub("%S+", ""))
  local sentence = word_lists.STARTERS[first] and not ARTICLES[first] or first == "question" or first == "reste"
  return words <= 6 and not sentence and topic:find "^[%u\xC3]" and not M.has_verb(topic) and "boilerplate" or nil
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

-- The role of a seam's span s[p..last], if it has one
local function role_of_span(index, s, p, last, kind, first)
  if kind == "asked" then return role_of_question(s:sub(p, last)) end
  if kind == "endless" then return role_of_last(s, p, last) end
  return role_of(index, s:sub(p, last - 1), kind == "titles", first)
end

-- Does s[p..] go on where the last part ends, with a link? What has no end mark makes a heading before it one, too.
local function joins(parts, s, p, role, kind)
  local before = parts[#parts]
  if role ~= "boilerplate" or not before or s:sub(before.to + 1, p - 1):find "%S" then return false end
  if kind == "endless" and before.role == "heading" then before.role = role end
  return before.role == role
end

-- Titles in a row are one part.
local function join(parts, s, last)
  while s:find("^%s", last) do last = last - 1 end
  parts[#parts].to = last
end

--- Cut the titles without a label out of s[from..to], a French paragraph that holds a whole article. What has no end mark
--- behind the last sentence is a link too. nil when there are none.
---@param index table compiled patterns
---@return {from: integer, to: integer, role: string?, rule: string?}[]?
function M.unlabelled(index, s, from, to)
  local parts, at = {}, from
  for _, first, last, kind in core.seams(seam_words(), s, from, to):spans() do
    local p = math.max(first, s:match("^%s*()", at))
    local role = p <= last and role_of_span(index, s, p, last, kind, p == from)
    if role and joins(parts, s, p, role, kind) then
      join(parts, s, last)
      at = last + 1
    elseif role then
      local entry = patterns.find_start(index, s, p, last)
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

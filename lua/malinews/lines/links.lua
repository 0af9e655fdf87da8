--- Links that were glued into a paragraph when a page was flattened, behind a label that gives them away: `... du pays. Lire
--- aussi : Le Burkina en guerre C'est la cinquième attaque ...`.

local core = require "malinews.core"
local fold = require "malinews.lines.fold"
local patterns = require "malinews.lines.patterns"
local titles = require "malinews.lines.titles"
local word_lists = require "malinews.lines.words"

local M = {}

local BACK = 72     -- bytes of a label at most
local TITLES = 320  -- bytes of the titles behind a label at most
local QUESTION = 90 -- bytes of a title with an end mark of its own
local QUESTIONS = 200 -- the same of several titles, the last of which asks something
local QUOTED = 40   -- bytes of a quotation that begins a sentence, at least; a shorter one is a name

local STARTERS, BEFORE_NAME, AFTER_LABEL = word_lists.STARTERS, word_lists.BEFORE_NAME, word_lists.AFTER_LABEL

-- The word with a capital at p of s, and where it ends
local function capital_word(s, p)
  local word, after = s:match("^(%u[%l\x80-\xC5]*)()", p)
  if word then return word, after end
  return s:match("^(\xC3[\x80-\x9E][%l\x80-\xC5]*)()", p)
end

-- Does a sentence begin at the word at p of s, though no mark stands before it? `strict`: no name may follow the word.
local function starts_unmarked(s, p, strict)
  local word, after = capital_word(s, p)
  if not word or s:find("^%w", after) then return false end
  local key = fold.word(word)
  if not STARTERS[key] and not AFTER_LABEL[key] then return false end
  local elided = s:find("^['\u{2019}]", after)
  if #word == 1 and not elided then return false end
  if strict and not elided and not s:find("^ *[%l%d]", after) then return false end
  local before = s:sub(math.max(1, p - 24), p - 2)
  if not before:find "[%w\x80-\xBF\"]$" or before:find "[«“]$" then return false end
  local last = before:match "([%w\x80-\xFF]+)[\"”]?$"
  return not (last and BEFORE_NAME[fold.word(last)])
end

local CLOSING = { ["\""] = "\"", ["\u{201C}"] = "\u{201D}", ["«"] = "»" }

-- Does a quotation of a sentence's size begin at p of s: a capital behind its mark, and no name? A straight mark is one that
-- closes where those from `first` on are odd.
local function starts_quoted(s, first, p)
  local opener = s:match("^\"", p) or s:match("^\u{201C}", p) or s:match("^«", p)
  if not opener or not s:find("^[%w\x80-\xBF]", p - 2) then return false end
  if opener == "\"" and select(2, s:sub(first, p - 1):gsub("\"", "")) % 2 == 1 then return false end
  local from = s:match("^[ \xC2\xA0\xE2\x80\xAF]*()", p + #opener)
  if not s:find("^%u", from) and not s:find("^\xC3[\x80-\x9E]", from) then return false end
  local close = s:sub(from, from + QUOTED):find(CLOSING[opener], 1, true)
  return not close
end

-- Where the text goes on after the titles in s[from..to]: the last word in it that begins a sentence without a mark.
local function last_start(s, from, to, strict)
  local found
  for p in s:sub(from, to):gmatch " ()[%u\xC3\"\xE2\xC2]" do
    local at = from + p - 1
    if p > 2 and at < to and (starts_quoted(s, from, at) or starts_unmarked(s, at, strict)) then found = at end
  end
  return found
end

-- Does a word with a capital stand in the window at `from` that a label may begin with?
local function opens_label(index, s, from, window)
  for at in window:gmatch "%f[%w\x80-\xFF]()[%u\xC3]" do
    if patterns.opens_label(index, s, from + at - 1) then return true end
  end
  return false
end

-- The folded words of a window at `from`, and where each stands
local function words_of(window, from)
  local words, starts = {}, {}
  for at, word in window:gmatch "()([%w\x80-\xFF]+)" do
    for part in fold.text(word):gmatch "[%w\x80-\xFF]+" do
      words[#words + 1] = part
      starts[#starts + 1] = from + at - 1
    end
  end
  return words, starts
end

-- The label before the colon at p of s, not before `first`: where it begins. The words up to the colon are a label.
local function label_start(index, s, first, p)
  local from = math.max(first, p - BACK)
  local window = s:sub(from, p - 1)
  if not opens_label(index, s, from, window) then return nil end
  local words, starts = words_of(window, from)
  for i = 1, #words do
    if s:find("^[%u\xC3]", starts[i]) and (i == 1 or starts[i] ~= starts[i - 1]) and patterns.is_label(index, words, i) then
      return starts[i]
    end
  end
end

-- Is s[from..to] a title that asks something, or several of which the last does?
local function is_question(s, from, to)
  local text = s:sub(from, to)
  if not text:find "%?[\"'%)%]»\x9D\xC2\xA0\x80\xE2 ]*$" then return false end
  return #text <= QUESTION or #text <= QUESTIONS and titles.are_several(text)
end

-- Behind titles of which the last asked something, another may ask, too.
local function questions_end(s, last, to)
  for _ = 1, 4 do
    local from = s:match("^ *()", last + 1)
    local stop = from <= to and core.stop(s, from, math.min(to, from + QUESTION))
    if not stop or not titles.asks(s:sub(from, stop)) then break end
    last = stop
  end
  return last
end

-- The end of what belongs to the label s[start..p]: titles, or the label alone. A long one (`A lire aussi sur Radio
-- Fleuve :`) held a list that was lost.
local function label_end(s, start, p, to)
  local from = s:match("^[%s\xC2\xA0]*()", p + 1)
  if from > to then return to end
  if select(2, s:sub(start, p - 1):gsub("%S+", "")) > 3 and to - from > QUESTION then return p end
  local far = math.min(to, from + TITLES)
  local stop = core.stop(s, from, far)
  if not stop and far == to then return (last_start(s, from, to, true) or to + 1) - 1 end
  local limit = stop or far
  local text = last_start(s, from, limit, false)
  if text then return text - 1 end
  if not stop then return p end
  if is_question(s, from, stop) then return questions_end(s, stop, to) end
  return stop - from < QUESTION and not titles.has_verb(s:sub(from, stop)) and stop or p
end

local cut = titles.cut

--- The colons of a text, one after the other; each part of the text is searched once.
---@param s string
---@return fun(from: integer): integer
function M.colons(s)
  local at = 0
  return function(from)
    if at < from then at = s:find(":", from, true) or #s + 1 end
    return at
  end
end

--- Cut the labels and titles out of s[from..to]: parts in order, those that are links with a role. nil when there are none.
---@param index table compiled patterns
---@param colons fun(from: integer): integer the first colon from a position on; positions are asked for in order
---@return {from: integer, to: integer, role: string?, rule: string?}[]?
function M.labelled(index, s, from, to, colons)
  local parts, at, p = nil, from, colons(from)
  while p <= to do
    local start = label_start(index, s, at, p)
    if start then
      local last = label_end(s, start, p, to)
      parts = parts or {}
      cut(parts, s, at, start - 1)
      cut(parts, s, start, last, "boilerplate", last > p and "link" or "link-label")
      at = last + 1
      p = last
    end
    p = colons(p + 1)
  end
  if parts then cut(parts, s, at, to) end
  return parts
end

return M

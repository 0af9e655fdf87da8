--- Links and headings that were glued into a paragraph when a page was flattened: `... du pays. Lire aussi : Le Burkina
--- en guerre C'est la cinquième attaque ...`. A label gives them away; without one, a function word with a capital that
--- no mark stands before.

local core = require "malinews.core"
local fold = require "malinews.lines.fold"
local patterns = require "malinews.lines.patterns"
local word_lists = require "malinews.lines.words"

local M = {}

local BACK = 72     -- bytes of a label at most
local TITLES = 320  -- bytes of the titles behind a label at most
local QUESTION = 90 -- bytes of a title with an end mark of its own

local STARTERS, BEFORE_NAME = word_lists.STARTERS, word_lists.BEFORE_NAME
local VERBS, NOUNS = word_lists.VERBS, word_lists.NOUNS

local function is_verb(word)
  if word:find "%l%lent$" and not word:find "ment$" and not NOUNS[word] then return true end
  return VERBS[word] or word:find "%l%l%laient$" or word:find "%l%l%lerent$" or word:find "%l%l%lait$"
end

local function has_verb(text)
  for _, word in ipairs(fold.words(text)) do
    if is_verb(word) then return true end
  end
  return false
end

local SENTENCE = 2000 -- bytes that are searched for a sentence's end
local NEAR = 300      -- bytes that are searched first

-- Is the full stop at p that of an initial: `M. Musk`?
local function is_initial(s, p)
  return s:find("^%u%.", p - 1) ~= nil and (p == 2 or s:find("^[^%w\xC3]", p - 2) ~= nil)
end

-- The first sentence end in a window: the position behind the mark and its closing marks, and the mark; or nil.
local function mark_in(window)
  local p = window:find "[.!?]"
  while p do
    local after = window:match("^[.!?]*[\"')%]]*()", p)
    after = window:match("^\u{A0}?\u{202F}? ?»()", after) or window:match("^”()", after) or after
    local ends = after > #window or window:find("^[%s%u\xC3\xC2\xE2]", after)
    if ends and not is_initial(window, p) then return after, window:sub(p, p) end
    p = window:find("[.!?]", p + 1)
  end
end

-- The same in s[from..to]. Most sentences are short.
local function end_mark(s, from, to)
  local last = math.min(to, from + SENTENCE)
  if last - from > NEAR then
    local after, mark = mark_in(s:sub(from, from + NEAR))
    if after and after <= NEAR - 8 then return from + after - 1, mark end
  end
  local after, mark = mark_in(s:sub(from, last))
  if after then return from + after - 1, mark end
end

-- Does a sentence begin at the word at p of s, though no mark stands before it? `strict`: no name may follow the word.
local function starts_unmarked(s, p, strict)
  local word, after = s:match("^(%u[%l\x80-\xC5]*)()", p)
  if not word then word, after = s:match("^(\xC3[\x80-\x9E][%l\x80-\xC5]*)()", p) end
  if not word or not STARTERS[fold.word(word)] or s:find("^%w", after) then return false end
  if #word == 1 and not s:find("^['\u{2019}]", after) then return false end
  if strict and not s:find("^['’ \u{2019}]*[%l%d]", after) and not s:find("^['’]", after) then return false end
  local before = s:sub(math.max(1, p - 24), p - 2)
  if not before:find "[%w\x80-\xBF\"]$" or before:find "[«“]$" then return false end
  local last = before:match "([%w\x80-\xFF]+)[\"”]?$"
  return not (last and BEFORE_NAME[fold.word(last)])
end

-- Where the text goes on after the titles in s[from..to]: the last word in it that begins a sentence without a mark.
local function last_start(s, from, to, strict)
  local found
  for p in s:sub(from, to):gmatch " ()[%u\xC3\"«“]" do
    local at = from + p - 1
    if p > 2 and at < to then
      local opener = s:find("^[\"“«]", at)
      if opener and s:find("^[%l%d\x80-\xBF] ?$", at - 2) and s:find("^[\"“«]\u{A0}?\u{202F}? ?%u", at) then found = at end
      if not opener and starts_unmarked(s, at, strict) then found = at end
    end
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

-- The label before the colon at p of s, not before `first`: where it begins. The words up to the colon are a label.
local function label_start(index, s, first, p)
  local from = math.max(first, p - BACK)
  local window = s:sub(from, p - 1)
  if not opens_label(index, s, from, window) then return nil end
  local words, starts = {}, {}
  for at, word in window:gmatch "()([%w\x80-\xFF]+)" do
    for part in fold.text(word):gmatch "[%w\x80-\xFF]+" do
      words[#words + 1] = part
      starts[#starts + 1] = from + at - 1
    end
  end
  for i = 1, #words do
    if s:find("^[%u\xC3]", starts[i]) and (i == 1 or starts[i] ~= starts[i - 1]) and patterns.is_label(index, words, i) then
      return starts[i]
    end
  end
end

-- The end of what belongs to the label s[start..p]: titles, or the label alone. A long one (`A lire aussi sur Radio
-- Fleuve :`) held a list that was lost.
local function label_end(s, start, p, to)
  local from = s:match("^[%s\xC2\xA0]*()", p + 1)
  if from > to then return to end
  if select(2, s:sub(start, p - 1):gsub("%S+", "")) > 3 and to - from > QUESTION then return p end
  local stop, mark = end_mark(s, from, math.min(to, from + TITLES))
  if not stop and to - from <= TITLES then
    return last_start(s, from, to, true) and last_start(s, from, to, true) - 1 or to
  end
  local limit = stop and stop - 1 or math.min(to, from + TITLES)
  local text = last_start(s, from, limit, false)
  if text then return text - 1 end
  if not stop or stop - from > QUESTION then return p end
  local title = s:sub(from, limit)
  if mark == "?" or not has_verb(title) then return limit end
  return p
end

local function cut(out, s, from, to, role, rule)
  from = s:match("^[ \t]*()", from)
  while to >= from and s:find("^[ \t]", to) do to = to - 1 end
  if to >= from then out[#out + 1] = { from = from, to = to, role = role, rule = rule } end
end

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

-- What a title without a label is, which a sentence follows without a mark; nil when it is none
local function role_of_title(index, title)
  local list = fold.words(title)
  if #list < 3 or title:find "[,;][^,;]*$" or title:find "^[%l\"“«]" then return nil end
  if patterns.is_label_start(index, list) then return "boilerplate" end
  if list[1] == "par" then return "credit" end
  if title:find(": ", 1, true) then return "boilerplate" end
  if #title <= 60 or not has_verb(title) then return "heading" end
end

-- Is what stands behind the last end mark a link: short, and the beginning of something?
local function is_link(s, from, to)
  return to - from < TITLES and s:find("^[%u\xC3\"“«]", from) ~= nil and not s:find("[,;:]$", to)
end

--- The same for titles without a label: French paragraphs that hold a whole article. What has no end mark behind the last
--- sentence is a link too.
---@return {from: integer, to: integer, role: string?, rule: string?}[]?
function M.unlabelled(index, s, from, to)
  local parts, at = {}, from
  for _, p, last, kind in core.seams(index.openings, s, from, to):spans() do
    local role
    if kind == "titled" then
      role = role_of_title(index, s:sub(p, last - 1))
    elseif at <= p and is_link(s, p, last) then
      role = "boilerplate"
    end
    if role then
      cut(parts, s, at, p - 1)
      cut(parts, s, p, last, role, "no-end-mark")
      at = last + 1
    end
  end
  if #parts == 0 then return nil end
  cut(parts, s, at, to)
  return parts
end

return M

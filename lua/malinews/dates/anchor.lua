--- Where an expression stands in its text, and which way it looks: the sentence around it, and whether that sentence
--- speaks of the future.
---
--- The rule for a weekday or month without a year, in news: it is the last one up to and including the day of
--- publication (`on Monday` in a report of a Monday is that day), unless the sentence looks ahead (will, is due to, by
--- Friday; devra, doit, prévu, d'ici), when it is the next one from that day on.

local core = require "malinews.core"
local cues = require "malinews.dates.cues"

local M = {}

local BACK, AHEAD = 160, 90 -- bytes of the sentence that are read on either side

-- The cues of some lists, by language, as the core searches them.
local function of_lists(...)
  local found = {}
  for _, lang in ipairs { "en", "fr" } do
    local all = {}
    for _, name in ipairs { ... } do table.move(cues.list(name)[lang], 1, #cues.list(name)[lang], #all + 1, all) end
    found[lang] = core.needles(all)
  end
  return found
end

local FUTURE, PAST, OVER = of_lists "future", of_lists "past", of_lists("past", "weak")
local FUTURE_BEFORE, PAST_BEFORE = of_lists "future_before", of_lists "past_before"

-- Two bytes that may end a sentence: a mark, and a space or what may stand between them.
local function ends(closers)
  local list = {}
  for mark in (".!?"):gmatch "." do
    for c in (" \t\n\v\f\r" .. closers):gmatch "." do list[#list + 1] = mark .. c end
  end
  return core.needles(list)
end

local CLOSERS = "\"”»’" -- their bytes, in any order
local BEFORE_END, AFTER_END = ends(CLOSERS), ends ""
local SENTENCE_END, INITIAL = "^[.!?][" .. CLOSERS .. "]*%s", "%f[%w]%u%l?l?%."

local function line_end(context, part, init)
  return part:find(context.wrapped and "\n%s*\n" or "\n", init, not context.wrapped)
end

--- The sentence's part before a position, after a space: cut at a full stop, a line end or a number of bytes.
---@param context malinews.DateContext
---@param from integer
---@return string
function M.before(context, from)
  local before, cut = context.s:sub(math.max(1, from - BACK), from - 1), nil
  local at = BEFORE_END:find(before)
  while at do
    if before:find(SENTENCE_END, at) and not before:find(INITIAL, math.max(1, at - 3)) then cut = at end
    at = BEFORE_END:find(before, at + 1)
  end
  at = line_end(context, before)
  while at do
    cut, at = at, line_end(context, before, at + 1)
  end
  return " " .. (cut and before:sub(cut + 1) or before)
end

--- The sentence's part after a position, with a space behind it.
---@param context malinews.DateContext
---@param to integer
---@return string
function M.after(context, to)
  local after = context.s:sub(to + 1, to + AHEAD)
  local stop = AFTER_END:find(after) or line_end(context, after)
  return (stop and after:sub(1, stop - 1) or after) .. " "
end

local function last(needles, text)
  local at, found = needles:find(text), nil
  while at do
    found, at = at, needles:find(text, at + 1)
  end
  return found
end

-- The way a clause looks that leads up to the expression: the last verb decides, if it is no participle.
local function leading(lang, clause)
  local ahead = last(FUTURE[lang], clause)
  if ahead then return PAST[lang]:find(clause, ahead + 1) and "past" or "future" end
  return OVER[lang]:find(clause) and "past" or nil
end

-- The way the words after the expression look: the first verb decides.
local function following(lang, clause)
  local ahead, over = FUTURE[lang]:find(clause), OVER[lang]:find(clause)
  if ahead and (not over or ahead <= over) then return "future" end
  return PAST[lang]:find(clause) and "past" or nil
end

--- Which way an expression without a year looks: by its own clause up to it, else by the words after it, else by the
--- sentence before.
---@param context malinews.DateContext
---@param from integer
---@param to integer
---@return "future"|"past"|nil
function M.direction(context, from, to)
  local lang, before = context.lang, M.before(context, from)
  local lower = before:sub(-16):lower()
  if FUTURE_BEFORE[lang]:ends(lower) then return "future" end
  if PAST_BEFORE[lang]:ends(lower) then return "past" end
  local clause = " " .. (before:match "^.*[,;:] (.*)$" or before)
  return leading(lang, clause) or following(lang, M.after(context, to)) or leading(lang, before)
end

-- ---------------------------------------------------------------- captions and quotations

local PHOTO = core.needles(cues.list("photo").any)
local CAPTION = 700 -- bytes in the longest caption
local QUOTED = 2000 -- bytes back to the mark that opens a quotation
local NEIGHBOURS = 12 -- expressions on either side that may name the day of a quotation
local NEAR = 3 -- lines back to the day on which a quotation was said

local function is_caption(s, from, to)
  if to - from > CAPTION then return false end
  return PHOTO:find(s:sub(from, to):lower()) ~= nil
end

local function is_full_date(f)
  return f.year and f.month and (f.day or f.numbers[1]) and f.kind ~= "clock"
end

-- Is a position of a line inside quotation marks?
local function is_quoted(s, from, at)
  local line = s:sub(math.max(from, at - QUOTED), at - 1)
  local opened, closed = 0, 0
  for mark in line:gmatch "\xE2\x80[\x9C\x9D]" do
    if mark == "“" then opened = opened + 1 else closed = closed + 1 end
  end
  for mark in line:gmatch "\xC2[\xAB\xBB]" do
    if mark == "«" then opened = opened + 1 else closed = closed + 1 end
  end
  local _, straight = line:gsub('"', "")
  return opened > closed or (straight + opened - closed) % 2 == 1
end

-- The day a quotation was said on: a weekday of the same line, else the last one a few lines before.
local function said_on(found, i)
  local f = found[i]
  for j = i + 1, math.min(i + NEIGHBOURS, #found) do
    if found[j].line ~= f.line then break end
    if found[j].is_day then return found[j] end
  end
  for j = i - 1, math.max(1, i - NEIGHBOURS), -1 do
    if f.line - found[j].line > NEAR then break end
    if found[j].is_day then return found[j] end
  end
end

-- Number the lines of the expressions, and give each its line's bounds.
local function place_lines(s, found)
  local line, from, to = 1, 1, s:find("\n", 1, true) or #s + 1
  for _, f in ipairs(found) do
    while f.from > to do
      line, from = line + 1, to + 1
      to = s:find("\n", from, true) or #s + 1
    end
    f.line, f.line_from, f.line_to = line, from, to - 1
    f.is_day = f.kind == "date" and f.weekday and not f.month
  end
end

-- In a caption with one full date, the rest is seen from that date.
local function bind_captions(s, found)
  local i = 1
  while i <= #found do
    local j, full, count = i, nil, 0
    while j <= #found and found[j].line == found[i].line do
      if is_full_date(found[j]) then full, count = found[j], count + 1 end
      j = j + 1
    end
    if count == 1 and j - i > 1 and is_caption(s, found[i].line_from, found[i].line_to) then
      for k = i, j - 1 do
        if found[k] ~= full then found[k].caption = full end
      end
    end
    i = j
  end
end

--- Look at all expressions before any is resolved: which stand in a dated caption, which in a quotation said on a
--- weekday.
---@param s string
---@param found malinews.DateReading[]
function M.prepare(s, found)
  place_lines(s, found)
  bind_captions(s, found)
  for i, f in ipairs(found) do
    local is_today = f.kind == "deictic" and f.deictic == 0
    if is_today and is_quoted(s, f.line_from, f.from) then f.said_on = said_on(found, i) end
  end
end

--- The year that was named before an expression in its sentence, where it is over: `in 2012 ... in March`.
---@param context malinews.DateContext
---@param found malinews.DateReading[]
---@param i integer
---@return integer?
function M.clause_year(context, found, i)
  local f, g = found[i], found[i - 1]
  if not g or not g.year or f.year or f.line ~= g.line or f.kind ~= "date" or g.kind == "clock" then return nil end
  if not context.dct or g.year >= context.dct.year or f.from - g.to > BACK then return nil end
  local stop = context.s:sub(g.to + 1, f.from - 1):find "[.;!?]%s"
  if stop then return nil end
  if not (g.month and f.month and f.month < g.month) then return g.year end
  local dct = context.dct -- `in September 2021 and in January`: of the year after
  return (g.year + 1 < dct.year or f.month <= (dct.month or 12)) and g.year + 1 or nil
end

--- The expression that a time of the clock belongs to: a date right before or after it, with nothing but marks, `on` or
--- `le` between them.
---@param s string
---@param found malinews.DateReading[]
---@param i integer
---@return malinews.DateReading?
function M.beside(s, found, i)
  local f = found[i]
  for _, j in ipairs { i + 1, i - 1 } do
    local g = found[j]
    if g and (is_full_date(g) or g.kind == "numeric" or g.kind == "iso" or g.kind == "date") then
      local between = j > i and s:sub(f.to + 1, g.from - 1) or s:sub(g.to + 1, f.from - 1)
      if #between <= 8 and (between:find "^[%s,(]*$" or between:find "^,? on $" or between:find "^,? at $"
        or between:find "^,? le $" or between:find "^,? à $") then return g end
    end
  end
end

return M

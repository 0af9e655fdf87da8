--- What stands above the text: sections, the headline, by-lines, tags.

local bylines = require "malinews.lines.bylines"
local fold = require "malinews.lines.fold"
local marks = require "malinews.lines.marks"
local show = require "malinews.lines.show"
local word_lists = require "malinews.lines.words"

local M = {}

local HEADLINE = 240 -- bytes of a headline at most
local SECTION = 40   -- bytes of a section's name at most
local PLAIN = 120    -- a row of this size is text, whatever it ends with
local WORDS = 4      -- words of the headline below a section's name at least

local function assign(row, role, rule)
  row.role, row.rule = role, rule
end

--- The row before or behind the i-th that is not blank.
function M.content(rows, i, step)
  i = i + step
  while rows[i] and rows[i].role == "blank" do i = i + step end
  return rows[i]
end

--- Does a line go on from the one before it (hard-wrapped text)?
function M.runs_on(before, row)
  return before ~= nil and row ~= nil and before.line == row.line - 1 and row.text:find "^%l" ~= nil
    and before.text:find "[%l,%-\x80-\xFF]$" ~= nil
end

local function fits(rows, i)
  local text = rows[i].text
  if #text > HEADLINE or text:find "^%l" or M.runs_on(rows[i], rows[i + 1]) then return false end
  local mark = marks.final(text)
  return mark ~= "." and mark ~= "," and mark ~= ";" and mark ~= ":"
end

-- Names of sections only, also glued (`HomeAfrica`)
local function has_sections(text)
  if #text > SECTION then return false end
  for word in fold.text(text:gsub("(%l)(%u)", "%1 %2")):gmatch "[%w\x80-\xFF]+" do
    if not word_lists.SECTIONS[word] then return false end
  end
  return true
end

-- The names of sections in a row, or above a line that reads like the headline
local function is_section(rows, i)
  if not has_sections(rows[i].text) then return false end
  if rows[i].text:find "[,/|>]" then return true end
  for k = i + 1, #rows do
    if rows[k].role == "body" then
      return fits(rows, k) and select(2, rows[k].text:gsub("%S+", "")) >= WORDS
    end
  end
  return false
end

-- The first line that is no furniture, when it reads like a headline and something follows.
local function find_headline(rows, shown)
  for i, row in ipairs(rows) do
    if row.role == "body" then
      if not is_section(rows, i) then return fits(rows, i) and M.content(rows, i, 1) and i or nil end
      assign(row, "boilerplate", "section")
    elseif row.role == "boilerplate" and shown[i] & show.PIECE == show.SITE then
      return nil
    end
  end
end

local SHORT = 20 -- bytes of a line that is not wrapped

-- A tag: one word or two in small letters that belong to no line around them, or names of sections
local function is_tag(rows, i)
  local text, before, after = rows[i].text, rows[i - 1], rows[i + 1]
  if has_sections(text) then return true end
  if not text:find "^%l+ ?%l*$" then return false end
  local goes_on = M.runs_on(before, rows[i]) and #before.text > SHORT or M.runs_on(rows[i], after) and #after.text > SHORT
  return not goes_on
end

-- Between headline and text: by-lines, tags and a standfirst.
local function head_matter(rows, from)
  for i = from + 1, #rows do
    local row = rows[i]
    if row.role == "body" then
      if bylines.is_stated(row.text) or bylines.is_name(row.text) then
        assign(row, "credit", "by-line")
      elseif from > 0 and is_tag(rows, i) then
        assign(row, "boilerplate", "tag")
      elseif #row.text > PLAIN or marks.final(row.text) ~= "" then
        return
      end
    end
  end
end

--- Give the roles of what stands above the text.
---@param rows table[]
---@param shown integer[] what each row shows
---@param repeats boolean are there rows with the same text?
function M.roles(rows, shown, repeats)
  local headline = find_headline(rows, shown)
  if headline then assign(rows[headline], "headline", "first-line") end
  if headline and repeats then
    for _, row in ipairs(rows) do
      if row.repeats == headline and row.role == "body" then assign(row, "headline", "repeat") end
    end
  end
  head_matter(rows, headline or 0)
end

return M

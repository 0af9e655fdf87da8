--- The roles of lines in text without markup: what a line is shows in its place, its length, how it ends, and what stands
--- beside it. Each decision names its rule.

local alone = require "malinews.lines.alone"
local captions = require "malinews.lines.captions"
local head = require "malinews.lines.head"
local marks = require "malinews.lines.marks"
local show = require "malinews.lines.show"

local M = {}

local HEADING = 110  -- bytes of a heading at most
local PLAIN = 120    -- a row of this size is text, whatever it ends with

--- Give the roles that lines have by themselves.
M.alone = alone.roles

local function assign(row, role, rule)
  row.role, row.rule = role, rule
end

local function open_row(row)
  return row and row.role == "body" and row or nil
end

-- Is another row open above the i-th: may the i-th be something else than the headline?
local function is_first(rows, i)
  for k = 1, i - 1 do
    if rows[k].role == "body" then return false end
  end
  return true
end

-- Beside a credit: glued to one, or next to one that stands alone and reads like a caption. Without a sign, only above it.
local function caption_at(rows, i, sign)
  local row, after, before = rows[i], open_row(rows[i + 1]), open_row(rows[i - 1])
  if sign and after and after.line == row.line then return assign(after, "caption", "glued-credit") end
  if sign and before and before.line == row.line then return assign(before, "caption", "glued-credit") end
  local above = before and i > 2 and (sign or not is_first(rows, i - 1))
  if above and captions.score(before.text) >= 1.5 then return assign(before, "caption", "above-credit") end
  if sign and after and captions.score(after.text) >= 2 then assign(after, "caption", "below-credit") end
end

local function captions_beside(rows, pictures)
  for i, row in ipairs(rows) do
    if pictures[i] and row.role == "credit" then caption_at(rows, i, pictures[i] == "sign") end
  end
end

-- `Image caption,` `By`: the line below belongs to it.
local function below_leads(rows, leads)
  for i, row in ipairs(rows) do
    local after = leads[i] and rows[i + 1]
    local open = after and (after.role == "body" or after.rule == "address")
    if open and #after.text <= 2 * PLAIN and marks.final(row.text) ~= "." then assign(after, row.role, "below-lead") end
  end
end

-- A line that the caption below it begins with is its picture's text.
local function above_captions(rows)
  for i = 1, #rows - 1 do
    local row, after = rows[i], head.content(rows, i, 1)
    if after and after.role == "caption" and row.role == "body" and #row.text < #after.text
      and after.text:sub(1, #row.text) == row.text then
      assign(row, "caption", "repeat")
    end
  end
end

-- A repeat takes the role of its first, and the first that of a repeat which stands beside a credit.
local function share_roles(rows)
  for _, row in ipairs(rows) do
    local first = row.repeats and rows[row.repeats]
    if first and first.role == "caption" and row.role == "body" then assign(row, "caption", "repeat") end
    if first and row.role == "caption" and first.role == "body" then assign(first, "caption", "repeat") end
  end
end

local function is_text(row)
  if not row or row.role ~= "body" then return false end
  return #row.text > PLAIN or marks.final(row.text) ~= ""
end

-- A date without a year is a dateline above the text only; and what stands before ` | Bamako, 3 mai 2021` belongs to it.
local function settle_datelines(rows, shown, dates)
  local inside = false
  for i, row in ipairs(rows) do
    if dates[i] == "yearless" and inside then row.role, row.rule = "body", "text" end
    if row.role == "body" and #row.text > 2 * PLAIN then inside = true end
    local after = rows[i + 1]
    if row.role == "body" and after and shown[i + 1] & show.PIECE == show.SITE and after.role == "dateline" then
      assign(row, "dateline", "site-name")
    end
  end
end

-- Below a label of links, lines without an end mark are titles, up to the first that has one or is long.
local function below_labels(rows, labels)
  local inside = false
  for i, row in ipairs(rows) do
    if labels[i] then
      inside = true
    elseif row.role ~= "body" and row.role ~= "blank" then
      inside = inside and row.role == "boilerplate"
    elseif row.role == "body" and inside then
      local mark = marks.final(row.text)
      if #row.text <= PLAIN + 30 and mark ~= "." and mark ~= "," then
        assign(row, "boilerplate", "below-label")
      else
        inside = false
      end
    end
  end
end

local function looks_like_heading(text)
  if #text > HEADING or text:find " said$" or text:find " added$" then return false end
  if not text:find "^[^%l]" or not text:find "%a" or text:find "^[%-•·*]" then return false end
  local mark = marks.final(text)
  if mark == "?" or mark == "!" then return #text <= 60 and not text:find "^[\"“«]" and not text:find "[.]" end
  return mark == ""
end

local function is_heading(rows, i)
  local row, after = rows[i], head.content(rows, i, 1)
  if not looks_like_heading(row.text) or not is_text(after) or #after.text < #row.text then return false end
  return not head.runs_on(row, after) and not head.runs_on(rows[i - 1], row)
end

local function headings(rows, shown)
  for i = 1, #rows do
    if shown[i] & show.ENDLESS ~= 0 and rows[i].role == "body" and is_heading(rows, i) then
      local role = captions.is_sentence(rows[i].text) and "caption" or "heading"
      assign(rows[i], role, role == "caption" and "sentence" or "short-line")
    end
  end
end

--- Give the roles that show beside other lines; what is left is body.
---@param rows table[]
---@param shown integer[] what each row shows
---@param found table of `alone`
---@param repeats boolean are there rows with the same text?
function M.together(rows, shown, found, repeats)
  if next(found.dates) then settle_datelines(rows, shown, found.dates) end
  if next(found.leads) then below_leads(rows, found.leads) end
  if next(found.pictures) then captions_beside(rows, found.pictures) end
  if found.captions then above_captions(rows) end
  if repeats then share_roles(rows) end
  if next(found.labels) then below_labels(rows, found.labels) end
  head.roles(rows, shown, repeats)
  if found.endless then headings(rows, shown) end
end

return M

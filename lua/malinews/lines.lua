--- Lines with roles: what each line of a text, and each part of a line that glues two things, is for.
---
---     for _, line in ipairs(mn.lines(s)) do print(line.line, line.role, line.rule, line.text) end
---
--- Nothing is deleted: analyses choose roles. The rows are in order, do not overlap, and cover all text but line ends and
--- the white space around it. A blank line is a row of its own with an empty span.

local core = require "malinews.core"
local links = require "malinews.lines.links"
local notes = require "malinews.lines.notes"
local options = require "malinews.options"
local patterns = require "malinews.lines.patterns"
local result = require "malinews.result"
local roles = require "malinews.lines.roles"
local show = require "malinews.lines.show"
local titles = require "malinews.lines.titles"

local M = {}

local OPTIONS = { lang = "string", patterns = "table" }

local LONG = 240       -- a line of this size may hold glued links
local WHOLE = 600      -- lines of this size (outline.h knows it too) may be a whole article
local REPEATED = 12    -- bytes of a repeat at least

-- ---- rows

local BODY, TEXT = "body", "text" -- what a row is until something else is found

-- A row a piece, all of them text at first, and beside them what each shows, and what any does.
local function rows_of(s, index)
  local rows, shown, line, all = {}, {}, 0, 0
  for i, from, to, text, shows in core.outline(index.openings, s) do
    if shows & show.START ~= 0 then line = line + 1 end
    rows[i] = { from = from, to = to, text = text, line = line, role = BODY, rule = TEXT }
    shown[i] = shows
    all = all | shows
  end
  return rows, shown, all, index
end

local function part_row(s, row, part)
  return { from = part.from, to = part.to, text = s:sub(part.from, part.to), line = row.line, role = part.role or BODY,
    rule = part.rule or TEXT }
end

-- ---- cuts

-- A last sentence that a pattern knows, glued behind a text: `... he said. Read more: How to ...`
local function tail_start(index, s, from, to)
  local first = math.max(from + 40, to - 240)
  for after, at in s:sub(first, to):gmatch "[.!?][\"')\x80-\xBF]*()%s+()[%u\xC3]" do
    local start = first + at - 1
    local entry = patterns.find_start(index, s, start, math.min(to, start + 120))
    if entry then return first + after - 1, start, entry end
  end
end

local function cut_tail(index, s, row, out)
  local last, start, entry = tail_start(index, s, row.from, row.to)
  if not last then return false end
  out[#out + 1] = part_row(s, row, { from = row.from, to = last - 1 })
  out[#out + 1] = part_row(s, row, { from = start, to = row.to, role = entry.role, rule = "pattern: " .. entry.pattern })
  return true
end

-- Does the text consist of few long lines, as a page does that lost its paragraphs?
local function is_flattened(rows, shown)
  local texts, bytes = 0, 0
  for i, row in ipairs(rows) do
    local size = row.to - row.from + 1
    if size > LONG and shown[i] & show.PIECE == show.LINE then
      texts, bytes = texts + 1, bytes + size
      if texts > 3 then return false end
    end
  end
  return texts > 0 and bytes / texts > WHOLE
end

local function append_parts(index, s, row, parts, flattened, out)
  for _, part in ipairs(parts) do
    local more = not part.role and flattened and part.to - part.from > LONG and titles.unlabelled(index, s, part.from, part.to)
    for _, piece in ipairs(more or { part }) do
      local new = part_row(s, row, piece)
      if piece.role or not cut_tail(index, s, new, out) then out[#out + 1] = new end
    end
  end
end

-- Append the parts of a row into which something may be glued; false when it is whole.
local function cut_row(s, row, index, flattened, colons, out)
  local parts = links.labelled(index, s, row.from, row.to, colons)
  if not parts and flattened then parts = { { from = row.from, to = row.to } } end
  if not parts then return cut_tail(index, s, row, out) end
  append_parts(index, s, row, parts, flattened, out)
  return true
end

local GLUED = show.LABEL | show.TAIL

-- Which rows may hold something glued? nil when none does.
local function glued_rows(rows, shown, index, flattened)
  local list
  for i, row in ipairs(rows) do
    local shows = shown[i]
    if shows & show.PIECE == show.LINE and row.to - row.from >= LONG // 2
      and (shows & GLUED ~= 0 or flattened or index.everywhere) then
      list = list or {}
      list[i] = true
    end
  end
  return list
end

-- Rows with what is glued into long ones cut out, what each shows, and what any may show.
local function cut_rows(s, rows, shown, all, index)
  local flattened = all & show.LONG ~= 0 and is_flattened(rows, shown)
  if not flattened and not index.everywhere and all & GLUED == 0 then return rows, shown, all end
  local glued = glued_rows(rows, shown, index, flattened)
  if not glued then return rows, shown, all end
  local out, shows, colons = {}, {}, links.colons(s)
  for i, row in ipairs(rows) do
    if glued[i] and cut_row(s, row, index, flattened, colons, out) then
      for k = #shows + 1, #out do shows[k] = show.REPEAT | core.shows(index.openings, s, out[k].from, out[k].to) end
    else
      out[#out + 1] = row
      shows[#out] = shown[i] | show.REPEAT
    end
  end
  return out, shows, -1
end

-- ---- repeats and notes

-- Rows with the same text; true when there are any.
local function mark_repeats(rows, shown)
  local first, any = {}, false
  for i, row in ipairs(rows) do
    if shown[i] & show.REPEAT ~= 0 and #row.text >= REPEATED then
      local seen = first[row.text]
      if seen then row.repeats, any = seen, true else first[row.text] = i end
    end
  end
  return any
end

local function note_candidates(rows, shown)
  local list = {}
  for i, row in ipairs(rows) do
    local sign = shown[i] & show.NOTE ~= 0 and notes.sign(row.text)
    if sign then list[#list + 1] = { row = i, sign = sign } end
  end
  return list
end

--- The lines of a text and their roles: headline dateline caption credit heading body footnote boilerplate blank.
---
--- A row has `from`, `to`, `text`, `line` (the line's number), `role`, `rule` (what said so); `repeats` is the number of
--- the earlier row with the same text; a footnote has `marker` and `markers` (where its mark stands: `from`, `to`, `row`),
--- and a row with such a mark has the footnote's number in `note`.
---@param s string
---@param opts? {lang?: string, patterns?: table[]} patterns: further rows as in data/boilerplate.tsv
---@return malinews.Result
function M.find(s, opts)
  options.argument("mn.lines", "s", s, "string")
  opts = options.check("mn.lines", opts, OPTIONS)
  local index = opts.patterns and patterns.with(opts.patterns, "mn.lines") or patterns.shipped()
  local rows, shown, all = cut_rows(s, rows_of(s, index))
  local repeats = all & show.REPEAT ~= 0 and mark_repeats(rows, shown)
  if all & show.NOTE ~= 0 then notes.bind(s, rows, note_candidates(rows, shown)) end
  local found = roles.alone(rows, shown, all, index)
  roles.together(rows, shown, found, repeats)
  return result.new(rows, { name = "lines", columns = { { name = "line", align = "right" }, "role", "rule", "text" } })
end

return M

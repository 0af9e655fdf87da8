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

local M = {}

local OPTIONS = { lang = "string", patterns = "table" }

local LONG = 240       -- a line of this size may hold glued links
local WHOLE = 600      -- a line of this size may be a whole article
local REPEATED = 12    -- bytes of a repeat at least

-- ---- rows

local BREAK = "[\n\r\v\f]"

-- Is there a line end in the white space s[from..to]?
local function breaks(s, from, to)
  if to < from then return false end
  if from == to then return s:find(BREAK, from) == from end
  local at = s:find(BREAK, from)
  if at and at <= to then return true end
  local gap = s:sub(from, to)
  return gap:find("\u{85}", 1, true) ~= nil or gap:find("\u{2028}", 1, true) ~= nil or gap:find("\u{2029}", 1, true) ~= nil
end

local function rows_of(s)
  local rows, line, last = {}, 0, 0
  for i, from, to, kind in core.pieces(s):spans() do
    local blank = kind == "blank"
    if i == 1 or blank or rows[i - 1].role == "blank" or breaks(s, last + 1, from - 1) then line = line + 1 end
    rows[i] = { from = from, to = to, text = s:sub(from, to), line = line, kind = kind, role = blank and "blank" or nil,
      rule = blank and "blank" or nil }
    if not blank then last = to end
  end
  return rows
end

local function part_row(s, row, part)
  return { from = part.from, to = part.to, text = s:sub(part.from, part.to), line = row.line, kind = "part",
    role = part.role, rule = part.rule }
end

-- ---- cuts

-- A last sentence that a pattern knows, glued behind a text: `... he said. Read more: How to ...`
local function tail_start(index, s, from, to)
  local first = math.max(from + 40, to - 240)
  for after, at in s:sub(first, to):gmatch "[.!?][\"')\x80-\xBF]*()%s+()[%u\xC3]" do
    local start = first + at - 1
    local entry = patterns.may_begin(index, s, start) and patterns.find_start(index, s:sub(start, math.min(to, start + 120)))
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
local function is_flattened(rows)
  local texts, bytes = 0, 0
  for _, row in ipairs(rows) do
    if row.kind == "line" and #row.text > LONG then
      texts, bytes = texts + 1, bytes + #row.text
    end
  end
  return texts > 0 and texts <= 3 and bytes / texts > WHOLE
end

local function append_parts(index, s, row, parts, flattened, out)
  for _, part in ipairs(parts) do
    local more = not part.role and flattened and part.to - part.from > LONG and links.unlabelled(index, s, part.from, part.to)
    for _, piece in ipairs(more or { part }) do
      local new = part_row(s, row, piece)
      if new.role or not cut_tail(index, s, new, out) then out[#out + 1] = new end
    end
  end
end

-- Rows of long lines, with what is glued into them cut out.
local function cut_rows(s, rows, index)
  local out, flattened, colons = {}, is_flattened(rows), links.colons(s)
  for _, row in ipairs(rows) do
    if row.kind ~= "line" or #row.text <= LONG // 2 then
      out[#out + 1] = row
    else
      local parts = links.labelled(index, s, row.from, row.to, colons)
      if not parts and flattened then parts = { { from = row.from, to = row.to } } end
      if parts then
        append_parts(index, s, row, parts, flattened, out)
      elseif not cut_tail(index, s, row, out) then
        out[#out + 1] = row
      end
    end
  end
  return out
end

-- Mark the rows that hold a word which announces a pattern inside a line.
local function announce(s, rows, index)
  local k = 1
  for _, from in index.filter:hits(s):spans() do
    while rows[k] and rows[k].to < from do k = k + 1 end
    if not rows[k] then return end
    if rows[k].from <= from then rows[k].announced = true end
  end
end

-- ---- repeats and notes

local function mark_repeats(rows)
  local first = {}
  for i, row in ipairs(rows) do
    local text = row.text
    if #text >= REPEATED then
      local seen = first[text]
      if seen then row.repeats = seen else first[text] = i end
    end
  end
end

local function note_candidates(rows)
  local list = {}
  for i, row in ipairs(rows) do
    local sign = row.role ~= "blank" and notes.sign(row.text)
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
  local rows = cut_rows(s, rows_of(s), index)
  mark_repeats(rows)
  notes.bind(s, rows, note_candidates(rows))
  announce(s, rows, index)
  roles.alone(rows, index)
  roles.together(rows)
  for _, row in ipairs(rows) do row.kind, row.label, row.yearless, row.announced = nil, nil, nil, nil end
  return result.new(rows, { name = "lines", columns = { { name = "line", align = "right" }, "role", "rule", "text" } })
end

return M

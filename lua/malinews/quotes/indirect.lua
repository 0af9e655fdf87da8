--- Indirect and mixed speech: the content that a cue reports (csrc/core/contents.h), marked or not. One row an attribution.

local attributions = require "malinews.quotes.attributions"

local M = {}

-- The spans of a row of direct speech as one, with the clause about them.
local function join(marked, kind, row_from, row_to)
  local from, to = marked.spans[1].from, marked.spans[#marked.spans].to
  if kind and row_from <= to and from <= row_to then
    from, to = math.min(from, row_from), math.max(to, row_to)
    if kind ~= "direct" then marked.kind = "mixed" end
  end
  marked.spans = { { from = from, to = to } }
end

-- A word of thought within reported content is part of it, a word of speech a row of its own.
local function adds(ctx, from, reach, entry)
  return from > reach or ctx.lexicon.entries[entry].is_direct
end

-- Put what a cue reports into its row of direct speech, or make one of its own; returns the last byte that is reported.
local function add(reader, by_cue, rows, reach, i, sentence, cue_from, kind, from, to, entry, ...)
  local marked = by_cue[cue_from]
  if marked then
    join(marked, kind, from, to)
    return math.max(reach, marked.spans[1].to)
  end
  if not kind or not adds(reader.ctx, cue_from, reach, entry) then return reach end
  rows[#rows + 1] = { attr = attributions.of(i, sentence, entry, ...), confidence = 0.7, kind = kind, marks = 1,
    spans = { { from = from, to = to } } }
  return math.max(reach, to)
end

-- Take what the core found next, and go on behind it.
local function go_on(reader, by_cue, rows, reach, i, before, sentence, k, ...)
  if not sentence then return nil end
  return add(reader, by_cue, rows, sentence > before and 0 or reach, i, sentence, ...), sentence, k
end

--- Add the indirect and mixed attributions of a paragraph to the reader's rows; what is reported in several spans
--- becomes one content.
---@param reader table
---@param i integer the paragraph
---@param kind "indirect"|"all"
function M.add(reader, i, kind)
  local by_cue, rows, speech = {}, {}, reader.ctx.speech
  for _, row in ipairs(reader.rows) do
    by_cue[row.attr.from] = by_cue[row.attr.from] or row
    join(row)
  end
  local p = reader.paragraphs:read(i)
  local last, reach, sentence, k = p.first + p.count - 1, 0, p.first, 1
  while sentence do
    reach, sentence, k = go_on(reader, by_cue, rows, reach, i, sentence, speech:content(sentence, k, last))
  end
  for _, row in ipairs(rows) do reader.rows[#reader.rows + 1] = row end
  for _, row in ipairs(reader.rows) do row.hidden = kind == "indirect" and (row.kind or "direct") == "direct" end
end

return M

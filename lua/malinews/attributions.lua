--- What is said to have been said, inside a scope: the quotations of a document, cut to roles and voice.
---
--- In the voice of others (`voice="quoted"`) stand the words inside quotation marks. In the outlet's own (`voice="own"`)
--- stand the words outside them: what it reports in its own words and attributes all the same (`said that`, `selon`).

local core = require "malinews.core"

local M = {}

--- What `kind` may be.
M.KINDS = { "direct", "indirect", "all" }

--- The classes of cues, and the kinds of sources.
M.CLASSES = { "neutral", "claim", "deny", "accuse", "name", "demand", "promise", "doubt", "ask", "concede", "belief" }
M.SOURCES = { "named", "official", "anonymous", "document", "outlet", "unknown" }

--- The kind of quotations that is looked at when the caller names none: reported speech for the outlet's own voice, since
--- direct speech is never in it; else direct speech.
---@param looked_at malinews.Scope
---@param kind? string
---@return string
function M.kind(looked_at, kind)
  return kind or (looked_at.voice == "own" and "indirect" or "direct")
end

-- The parts of a quotation inside the scope. Where marks cut an attribution out of it ("A," she said, "B"), what holds the
-- cue says who speaks, and is no part of what is said.
local function parts_of(quote, cut, voice)
  local parts = {}
  for _, span in ipairs(quote.spans) do
    for _, part in ipairs(cut(span.from, span.to)) do
      local cue = voice == "own" and quote.cue
      local is_whole = part.from == span.from and part.to == span.to
      if is_whole or not cue or cue.to < part.from or cue.from > part.to then parts[#parts + 1] = part end
    end
  end
  return parts
end

-- The quotation with these parts for its spans.
local function cut_down(doc, quote, parts)
  local row = {}
  for key, value in pairs(quote) do row[key] = value end
  row.spans, row.from, row.to = parts, parts[1].from, parts[#parts].to
  row.text = doc.text:sub(row.from, row.to)
  return row
end

--- The quotations of a document, in the order of the text, each with the spans of it that lie inside the scope; those of
--- which nothing lies inside are left out.
---@param doc malinews.Document
---@param looked_at malinews.Scope
---@param kind? "direct"|"indirect"|"all"
---@return table[] rows as mn.quotes gives them
function M.of(doc, looked_at, kind)
  kind = M.kind(looked_at, kind)
  local quotes = kind == "direct" and doc:quotes() or doc:quotes { kind = kind } -- without options, a document keeps them
  if looked_at:is_whole() then return quotes end
  local cut, rows = looked_at:cutter(doc), {}
  for _, quote in ipairs(quotes) do
    local parts = parts_of(quote, cut, looked_at.voice)
    if #parts > 0 then rows[#rows + 1] = cut_down(doc, quote, parts) end
  end
  return rows
end

--- How many words a quotation has.
---@param doc malinews.Document
---@param quote table
---@return integer
function M.words(doc, quote)
  local n = 0
  for _, span in ipairs(quote.spans) do n = n + #core.words(doc.text:sub(span.from, span.to)) end
  return n
end

return M

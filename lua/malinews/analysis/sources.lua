--- Who gets to speak: quoted words by speaker and kind of source, for each outlet.

local actors = require "malinews.actors"
local attributions = require "malinews.attributions"
local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { by = "string", per = { "speaker", "source" }, kind = attributions.KINDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

-- The speaker as a row's key and as it is shown.
local function speaker_of(quote, names)
  local speaker = quote.speaker
  if not speaker then return "", "(unknown)" end
  if speaker.id and speaker.id ~= "" then return speaker.id, names[speaker.id] or speaker.text end
  return "text:" .. core.fold(speaker.text or ""), speaker.text
end

-- Canonical names of the entities of a document, by id.
local function add_names(names, doc)
  for _, mention in ipairs(doc:entities()) do
    if mention.id and mention.name then names[mention.id] = mention.name end
  end
end

local function row_for(rows, by_key, group, quote, opts, names)
  local id, shown = speaker_of(quote, names)
  local key = group .. "\0" .. (opts.per == "source" and quote.source or id)
  local row = by_key[key]
  if not row then
    row = { [opts.by] = group, source = quote.source, quotes = 0, words = 0, hits = {} }
    if opts.per ~= "source" then row.speaker, row.id = shown, id end
    by_key[key], rows[#rows + 1] = row, row
  end
  return row
end

local function collect(corpus, opts, looked_at)
  local rows, by_key, totals, names = {}, {}, {}, {}
  for i = 1, #corpus do
    local doc = corpus[i]
    local group = actors.group(doc, opts.by)
    add_names(names, doc)
    for _, quote in ipairs(attributions.of(doc, looked_at, opts.kind)) do
      local row = row_for(rows, by_key, group, quote, opts, names)
      local words = attributions.words(doc, quote)
      row.quotes, row.words = row.quotes + 1, row.words + words
      row.hits[row.quotes] = { doc = doc, from = quote.from, to = quote.to, text = quote.text }
      totals[group] = (totals[group] or 0) + words
    end
  end
  return rows, totals
end

local function order(by)
  return function(a, b)
    if a[by] ~= b[by] then return a[by] < b[by] end
    if a.words ~= b.words then return a.words > b.words end
    local x, y = a.speaker or a.source, b.speaker or b.source
    if x ~= y then return x < y end
    return (a.id or "") < (b.id or "")
  end
end

--- Quoted words and their share of all quoted words of a group (`by`, an outlet by default), by speaker, or with
--- `per="source"` by kind of source: named, official, anonymous, document, outlet, unknown. With `voice="own"` the words
--- that the outlet reports of each in its own words, outside quotation marks; a report inside a report counts for both.
---@param corpus malinews.Corpus
---@param opts? {by?: string, per?: "speaker"|"source", kind?: string, roles?: string, voice?: string}
---@return malinews.Result rows the group, speaker, id, source, quotes, words, share, hits
function M.run(corpus, opts)
  opts = options.check("corpus:sources", opts, OPTIONS)
  local by, looked_at = actors.by("corpus:sources", corpus, opts.by), scope.new("corpus:sources", opts)
  local rows, totals = collect(corpus, { by = by, per = opts.per, kind = opts.kind }, looked_at)
  for _, row in ipairs(rows) do row.share = totals[row[by]] > 0 and row.words / totals[row[by]] or 0 end
  table.sort(rows, order(by))
  return result.new(rows, {
    name = "sources", columns = { by, "speaker", "source", "quotes", "words", "share" },
    note = ("share of the %s words of each %s; kind: %s; %s"):format(looked_at.voice == "own" and "reported" or "quoted", by,
      attributions.kind(looked_at, opts.kind), looked_at:note()),
  })
end

return M

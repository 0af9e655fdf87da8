--- Quotations over a corpus: who is said to have said what, with which word, in which document.

local actors = require "malinews.actors"
local attributions = require "malinews.attributions"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { speaker = "string", kind = attributions.KINDS,
  class = attributions.CLASSES, source = attributions.SOURCES }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local function fits(quote, opts, speaker)
  if speaker and not (quote.speaker and quote.speaker.id == speaker) then return false end
  if opts.class and quote.cue_class ~= opts.class then return false end
  return not opts.source or quote.source == opts.source
end

local function row_of(doc, quote)
  local row = { doc = doc }
  for key, value in pairs(quote) do row[key] = value end
  return row
end

--- The quotations of a corpus, in the order of the documents. With `voice="quoted"` what stands inside quotation marks;
--- with `voice="own"` what the outlet attributes in its own words, outside marks (`kind` is then "indirect" by default).
---@param corpus malinews.Corpus
---@param opts? {speaker?: string, kind?: string, class?: string, source?: string, roles?: string, voice?: string}
---@return malinews.Result rows doc, from, to, text, spans, speaker, cue, cue_class, addressee, kind, source, confidence
function M.run(corpus, opts)
  opts = options.check("corpus:quotes", opts, OPTIONS)
  local looked_at, rows = scope.new("corpus:quotes", opts), {}
  local speaker = opts.speaker and (actors.resolve(corpus, opts.speaker) or opts.speaker)
  for i = 1, #corpus do
    local doc = corpus[i]
    for _, quote in ipairs(attributions.of(doc, looked_at, opts.kind)) do
      if fits(quote, opts, speaker) then rows[#rows + 1] = row_of(doc, quote) end
    end
  end
  return result.new(rows, {
    name = "quotes", columns = { "text", "speaker", "cue", "kind", "doc" },
    note = ("kind: %s; %s"):format(attributions.kind(looked_at, opts.kind), looked_at:note()),
  })
end

return M

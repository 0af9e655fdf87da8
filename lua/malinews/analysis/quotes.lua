--- Quotations over a corpus: who is said to have said what, with which word, in which document.

local actors = require "malinews.actors"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = {
  speaker = "string", kind = { "direct", "indirect", "all" }, class = "string", source = "string", roles = "string|nil",
}

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

--- The quotations of a corpus, in the order of the documents.
---@param corpus malinews.Corpus
---@param opts? {speaker?: string, kind?: string, class?: string, source?: string, roles?: string}
---@return malinews.Result rows doc, from, to, text, spans, speaker, cue, cue_class, addressee, kind, source, confidence
function M.run(corpus, opts)
  opts = options.check("corpus:quotes", opts, OPTIONS)
  local looked_at, rows = scope.new("corpus:quotes", opts), {}
  local speaker = opts.speaker and (actors.resolve(corpus, opts.speaker) or opts.speaker)
  for i = 1, #corpus do
    local doc = corpus[i]
    local inside = looked_at:filter(doc)
    for _, quote in ipairs(doc:quotes(opts.kind and { kind = opts.kind } or nil)) do
      if fits(quote, opts, speaker) and inside(quote.from, quote.to) then rows[#rows + 1] = row_of(doc, quote) end
    end
  end
  return result.new(rows, {
    name = "quotes", columns = { "text", "speaker", "cue", "kind", "doc" }, note = looked_at:note(),
  })
end

return M

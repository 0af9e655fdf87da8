--- The same statement in other words, over a corpus.

local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local statements = require "malinews.statements"

local M = {}

local OPTIONS = { kind = { "quote" }, min = "share", words = "count" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

--- Groups of statements that are versions of one another. With `voice="own"` the statements are what the outlets report in
--- their own words, outside quotation marks; otherwise what stands inside them.
---@param corpus malinews.Corpus
---@param opts? {kind?: "quote", min?: number, words?: integer, roles?: string, voice?: string} containment of at least
--- `min` (.45; .05 less for the same known speaker), between statements of at least `words` content words (10)
---@return malinews.Result rows text, speaker, count, docs, versions, containment (the least that joined the group), hits
function M.run(corpus, opts)
  opts = options.check("corpus:variants", opts, OPTIONS)
  local least, short = opts.min or statements.CONTAINMENT, opts.words or statements.WORDS
  local looked_at = scope.new("corpus:variants", opts)
  return result.new(statements.groups(corpus, looked_at, least, short), {
    name = "groups of versions", columns = { "text", "speaker", "count", "containment", "docs" },
    note = ("content words contained at least %g (.05 less for one known speaker), statements of %d and more; %s"):format(
      least, short, looked_at:note()),
  })
end

return M

--- Dates over a corpus, in the order of the documents.

local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { type = { "DATE", "TIME", "DURATION", "SET" } }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

--- The dates, times, durations and sets of a corpus.
---@param corpus malinews.Corpus
---@param opts? {type?: string, roles?: string, voice?: string}
---@return malinews.Result rows doc, from, to, text, type, value, mod, anchor
function M.run(corpus, opts)
  opts = options.check("corpus:dates", opts, OPTIONS)
  local looked_at, rows = scope.new("corpus:dates", opts), {}
  for i = 1, #corpus do
    local doc = corpus[i]
    local inside = looked_at:filter(doc)
    for _, date in ipairs(doc:dates()) do
      if (not opts.type or date.type == opts.type) and inside(date.from, date.to) then
        local row = { doc = doc }
        for key, value in pairs(date) do row[key] = value end
        rows[#rows + 1] = row
      end
    end
  end
  return result.new(rows, {
    name = "dates", columns = { "text", "type", "value", "mod", "doc" }, note = looked_at:note(),
  })
end

return M

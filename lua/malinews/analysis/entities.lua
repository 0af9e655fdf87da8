--- Who and what is named in a corpus, and under which spellings.

local mentions = require "malinews.mentions"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { type = "string|table", min = "integer" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local function order(a, b)
  if a.count ~= b.count then return a.count > b.count end
  if a.name ~= b.name then return a.name < b.name end
  return mentions.key { id = a.id, type = a.type, text = a.name } < mentions.key { id = b.id, type = b.type, text = b.name }
end

--- The entities of a corpus, most frequent first; equal counts in byte order of the names.
---@param corpus malinews.Corpus
---@param opts? {type?: string|string[], min?: integer, roles?: string, voice?: string}
---@return malinews.Result rows id, type, name, count, df, forms, hits
function M.run(corpus, opts)
  opts = options.check("corpus:entities", opts, OPTIONS)
  local looked_at, kept = scope.new("corpus:entities", opts), {}
  for _, row in ipairs(mentions.rows(corpus, mentions.types("corpus:entities", opts.type), looked_at)) do
    if row.count >= (opts.min or 1) then kept[#kept + 1] = row end
  end
  table.sort(kept, order)
  return result.new(kept, {
    name = "entities", columns = { "name", "type", "count", "df", "forms" }, note = looked_at:note(),
  })
end

return M

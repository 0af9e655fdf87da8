--- Who reports what, and who does not: actors, events or quotations by outlet.

local actors = require "malinews.actors"
local mentions = require "malinews.mentions"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local statements = require "malinews.statements"

local M = {}

local OPTIONS = { of = { "actor", "event", "quote" }, by = "string", type = "string|table", min = "integer", only = "boolean" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local TYPES = { actor = "PER,ORG,GROUP", event = "EVENT,OPERATION" }

local function groups_of(corpus, by)
  local names, seen = {}, {}
  for i = 1, #corpus do
    local name = actors.group(corpus[i], by)
    if not seen[name] then names[#names + 1] = name end
    seen[name] = true
  end
  table.sort(names)
  return names
end

-- What is reported: rows with a name and hits.
local function items_of(corpus, opts, looked_at)
  if opts.of ~= "quote" then
    return mentions.rows(corpus, mentions.types("corpus:omission", opts.type or TYPES[opts.of or "actor"]), looked_at)
  end
  local items = {}
  for i, row in ipairs(statements.groups(corpus, looked_at)) do
    items[i] = { name = row.text, speaker = row.speaker, hits = row.hits }
  end
  return items
end

local function row_of(item, groups, by)
  local row = { name = item.name, id = item.id, type = item.type, speaker = item.speaker, hits = item.hits, count = #item.hits,
    counts = {}, missing = {} }
  for _, hit in ipairs(item.hits) do
    local group = actors.group(hit.doc, by)
    row.counts[group] = (row.counts[group] or 0) + 1
  end
  for _, group in ipairs(groups) do
    row[group] = row.counts[group]
    if not row.counts[group] then row.missing[#row.missing + 1] = group end
  end
  row.reported = #groups - #row.missing
  return row
end

--- A matrix of what each group of documents reports (`by` a field of meta, `outlet` by default, or `doc`): actors (types PER,
--- ORG, GROUP, or `type`), events (EVENT, OPERATION) or quotations (groups of their versions). A group's field is how often
--- it does; an empty one is an omission. `only=true` leaves out what all report.
---@param corpus malinews.Corpus
---@param opts? {of?: string, by?: string, type?: string|string[], min?: integer, only?: boolean, roles?: string, voice?: string}
---@return malinews.Result rows name, count, reported (by how many groups), a field for each group, missing, counts, hits
function M.run(corpus, opts)
  opts = options.check("corpus:omission", opts, OPTIONS)
  local by, looked_at, rows = actors.by("corpus:omission", corpus, opts.by), scope.new("corpus:omission", opts), {}
  local groups = groups_of(corpus, by)
  for _, item in ipairs(items_of(corpus, opts, looked_at)) do
    local row = row_of(item, groups, by)
    if row.count >= (opts.min or 1) and not (opts.only and #row.missing == 0) then rows[#rows + 1] = row end
  end
  table.sort(rows, function(a, b)
    if a.reported ~= b.reported then return a.reported > b.reported end
    if a.count ~= b.count then return a.count > b.count end
    if a.name ~= b.name then return a.name < b.name end
    return (a.id or "") < (b.id or "")
  end)
  local columns = { "name", "count", "reported" }
  for _, group in ipairs(groups) do columns[#columns + 1] = group end
  return result.new(rows, {
    name = "things reported", columns = columns,
    note = ("%s by %s; empty: not reported; %s"):format(opts.of or "actor", by, looked_at:note()),
  })
end

return M

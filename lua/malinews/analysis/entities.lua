--- Who and what is named in a corpus, and under which spellings.

local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { type = "string|table", min = "integer" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local TYPES = {
  "PER", "ORG", "GROUP", "GPE", "LOC", "NORP", "OPERATION", "EVENT", "WEAPON", "MEDIA", "DATE", "TIME", "MONEY",
  "QUANTITY", "CARDINAL",
}
local ALIASES = { PERSON = "PER", PEOPLE = "PER", ORGANISATION = "ORG", ORGANIZATION = "ORG", PLACE = "GPE" }

local function wanted_types(asked)
  if not asked then return nil end
  local set = {}
  for _, one in ipairs(type(asked) == "table" and asked or { asked }) do
    for name in tostring(one):upper():gmatch "[%a]+" do
      set[options.argument("corpus:entities", "option type", ALIASES[name] or name, TYPES)] = true
    end
  end
  return set
end

-- A mention without an id (a number, a date) is known by its type and text.
local function key_of(mention)
  return mention.id and mention.id ~= "" and mention.id or mention.type .. "\0" .. mention.text
end

local function row_for(rows, by_key, mention)
  local key = key_of(mention)
  local row = by_key[key]
  if not row then
    row = { id = mention.id, type = mention.type, name = mention.name or mention.text, count = 0, df = 0, hits = {} }
    by_key[key], rows[#rows + 1] = row, row
    row.seen = {}
  end
  return row
end

local function count_form(row, text)
  local form = text:gsub("%s+", " ")
  local n = row.seen[form]
  if not n then row.seen[#row.seen + 1] = form end
  row.seen[form] = (n or 0) + 1
end

local function collect(corpus, types, looked_at)
  local rows, by_key = {}, {}
  for i = 1, #corpus do
    local doc = corpus[i]
    local inside = looked_at:filter(doc)
    for _, mention in ipairs(doc:entities()) do
      if (not types or types[mention.type]) and inside(mention.from, mention.to) then
        local row = row_for(rows, by_key, mention)
        if row.last ~= doc then row.df, row.last = row.df + 1, doc end
        row.count = row.count + 1
        row.hits[row.count] = { doc = doc, from = mention.from, to = mention.to, text = mention.text }
        count_form(row, mention.text)
      end
    end
  end
  return rows
end

-- The spellings, most frequent first; equal ones in byte order.
local function finish(row)
  local forms = table.move(row.seen, 1, #row.seen, 1, {})
  local seen = row.seen
  table.sort(forms, function(a, b) return seen[a] > seen[b] or seen[a] == seen[b] and a < b end)
  row.forms, row.seen, row.last = forms, nil, nil
end

local function order(a, b)
  if a.count ~= b.count then return a.count > b.count end
  if a.name ~= b.name then return a.name < b.name end
  return key_of { id = a.id, type = a.type, text = a.name } < key_of { id = b.id, type = b.type, text = b.name }
end

--- The entities of a corpus, most frequent first; equal counts in byte order of the names.
---@param corpus malinews.Corpus
---@param opts? {type?: string|string[], min?: integer, roles?: string, voice?: string}
---@return malinews.Result rows id, type, name, count, df, forms, hits
function M.run(corpus, opts)
  opts = options.check("corpus:entities", opts, OPTIONS)
  local looked_at, kept = scope.new("corpus:entities", opts), {}
  for _, row in ipairs(collect(corpus, wanted_types(opts.type), looked_at)) do
    if row.count >= (opts.min or 1) then
      finish(row)
      kept[#kept + 1] = row
    end
  end
  table.sort(kept, order)
  return result.new(kept, {
    name = "entities", columns = { "name", "type", "count", "df", "forms" }, note = looked_at:note(),
  })
end

return M

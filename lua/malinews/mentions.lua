--- Mentions over a corpus: which types a user means, and the mentions put together by whom they name.

local options = require "malinews.options"

local M = {}

local TYPES = {
  "PER", "ORG", "GROUP", "GPE", "LOC", "NORP", "OPERATION", "EVENT", "WEAPON", "MEDIA", "DATE", "TIME", "MONEY",
  "QUANTITY", "CARDINAL",
}
local ALIASES = { PERSON = "PER", PEOPLE = "PER", ORGANISATION = "ORG", ORGANIZATION = "ORG", PLACE = "GPE" }

-- What may be typed, for messages
local KNOWN = table.move(TYPES, 1, #TYPES, 1, {})
for _, alias in ipairs { "PERSON", "PEOPLE", "ORGANISATION", "ORGANIZATION", "PLACE" } do KNOWN[#KNOWN + 1] = alias end

--- The types that a user names, as a set; nil for all.
---@param where string the function's name, for messages
---@param asked? string|string[] "PER", "person,org", {"GROUP", "ORG"}
---@return table<string, true>?
function M.types(where, asked)
  if not asked then return nil end
  local set = {}
  for _, one in ipairs(type(asked) == "table" and asked or { asked }) do
    for name in tostring(one):upper():gmatch "[%a]+" do
      options.argument(where, "a type", name, KNOWN)
      set[ALIASES[name] or name] = true
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

--- Who is mentioned, in order of first mention: rows of id, type, name, count, df, forms (most frequent first), hits.
---@param corpus malinews.Corpus
---@param types? table<string, true>
---@param looked_at malinews.Scope
---@return table[]
function M.rows(corpus, types, looked_at)
  local rows = collect(corpus, types, looked_at)
  for _, row in ipairs(rows) do finish(row) end
  return rows
end

--- By what a mention is known: its id, else its type and text.
---@param mention table
---@return string
M.key = key_of

return M

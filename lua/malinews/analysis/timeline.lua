--- What is told of which time: the dates of the texts merged in order, or how much was published when.

local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { from = "string", to = "string", unit = { "day", "month", "year" }, by = { "dates", "published" },
  query = "string", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local LENGTH = { day = 10, month = 7, year = 4 }

-- A value as a key of the unit, or nil where it is coarser than the unit or no calendar date.
local function key_of(value, unit)
  local n = LENGTH[unit]
  if type(value) ~= "string" or #value < n then return nil end
  local key = value:sub(1, n)
  if unit == "day" then return key:find "^%d%d%d%d%-%d%d%-%d%d$" and key or nil end
  if unit == "month" then return key:find "^%d%d%d%d%-%d%d$" and key or nil end
  return key:find "^%d%d%d%d$" and (value:sub(5, 5) == "" or value:sub(5, 5) == "-") and key or nil
end

-- A bound is a day, a month or a year.
local function check_bound(name, value)
  if value and not (value:find "^%d%d%d%d$" or value:find "^%d%d%d%d%-%d%d$" or value:find "^%d%d%d%d%-%d%d%-%d%d$") then
    options.raise(('corpus:timeline: option %s must be a date like "2021", "2021-09" or "2021-09-20", got %q'):format(name, value))
  end
end

local function within(key, opts)
  return (not opts.from or key >= opts.from:sub(1, #key)) and (not opts.to or key <= opts.to:sub(1, #key))
end

local function row_for(rows, by_key, key)
  local row = by_key[key]
  if not row then
    row = { time = key, count = 0, df = 0, hits = {}, docs = {} }
    by_key[key], rows[#rows + 1] = row, row
  end
  return row
end

local function add(row, doc, hit)
  row.count = row.count + 1
  row.hits[#row.hits + 1] = hit
  if row.docs[#row.docs] ~= doc then row.docs[#row.docs + 1], row.df = doc, row.df + 1 end
end

local function not_counted(n, what, unit)
  return n > 0 and ("not counted: %d %s no known %s; "):format(n, what, unit) or ""
end

-- Every date of the texts, at the time it names; and what was not counted.
local function by_dates(corpus, opts, unit, looked_at)
  local rows, by_key, left = {}, {}, 0
  for i = 1, #corpus do
    local doc = corpus[i]
    local inside = looked_at:filter(doc)
    for _, date in ipairs(doc:dates()) do
      if date.type == "DATE" and inside(date.from, date.to) then
        local key = key_of(date.value, unit)
        if not key then
          left = left + 1
        elseif within(key, opts) then
          add(row_for(rows, by_key, key), doc, { doc = doc, from = date.from, to = date.to, text = date.text })
        end
      end
    end
  end
  return rows, not_counted(left, left == 1 and "date that names" or "dates that name", unit)
end

-- Documents, or the hits of a query, at the time of publication; with the words that were published then, for rates.
local function by_publication(corpus, opts, unit, looked_at)
  local rows, by_key, left, view = {}, {}, 0, index.of(corpus, opts.words)
  local alternatives = opts.query and query.parse("corpus:timeline", opts.query, opts.words)
  for i = 1, #corpus do
    local doc = corpus[i]
    local key = key_of(doc.meta.dct, unit)
    if not key then left = left + 1 end
    if key and within(key, opts) then
      local row = row_for(rows, by_key, key)
      local selection, words = view:document(i, looked_at)
      row.words = (row.words or 0) + words
      if alternatives then
        for _, hit in ipairs(view:hits(query.find(view, alternatives, selection))) do add(row, doc, hit) end
      else
        add(row, doc, { doc = doc, from = 1, to = #doc.text, text = doc.text })
      end
    end
  end
  for _, row in ipairs(rows) do row.per_million = row.words > 0 and row.count * 1e6 / row.words or 0 end
  return rows, not_counted(left, left == 1 and "document published on" or "documents published on", unit)
end

--- Counts over time. `by="dates"` (default) merges the dates that the texts name, each with the passages behind it;
--- `by="published"` counts documents, or the hits of a `query`, by the day, month or year of publication, with rates.
---@param corpus malinews.Corpus
---@param opts? {from?: string, to?: string, unit?: string, by?: string, query?: string, roles?: string, voice?: string}
---@return malinews.Result rows time, count, df, per_million (of publications), hits, docs
function M.run(corpus, opts)
  opts = options.check("corpus:timeline", opts, OPTIONS)
  check_bound("from", opts.from)
  check_bound("to", opts.to)
  local published = opts.by == "published" or opts.query ~= nil
  local unit = opts.unit or (published and "month" or "day")
  local looked_at = scope.new("corpus:timeline", opts)
  local rows, left = (published and by_publication or by_dates)(corpus, opts, unit, looked_at)
  table.sort(rows, function(a, b) return a.time < b.time end)
  return result.new(rows, {
    name = "times", columns = { "time", "count", "df", "per_million", "docs" },
    plot = { kind = "line", label = "time", value = published and opts.query and "per_million" or "count" },
    note = ("%s by %s; %s%s"):format(published and "published" or "dates named in the texts", unit, left, looked_at:note()),
  })
end

return M

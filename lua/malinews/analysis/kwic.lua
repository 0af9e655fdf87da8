--- A concordance (key word in context, Luhn 1960): every hit of a query with what stands left and right of it.

local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { window = "size", sort = "string|table", words = index.WORDS }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local WINDOW = 8 -- words on each side

-- left .. hit .. right is the raw text from the window's first word to its last one.
local function row_of(view, first, last, window)
  local found = view:hit(first, last)
  local doc = found.doc
  local low, high = view.columns:range((view.columns:where(first)))
  local _, left = view:place(math.max(low, first - window))
  local _, _, right = view:place(math.min(high, last + window))
  return {
    doc = doc, from = found.from, to = found.to, text = found.text, hit = found.text,
    left = doc.text:sub(left, found.from - 1), right = doc.text:sub(found.to + 1, right),
  }
end

-- "L2" is the second word to the left, "R1" the first to the right, "hit" the hit itself: as numbers -2, 1 and 0.
local function read_places(sort)
  local places = {}
  for i, place in ipairs(type(sort) == "string" and { sort } or sort) do
    local side, n = tostring(place):match "^([LR])([1-9]%d?)$"
    if not side and place ~= "hit" then
      options.raise(("corpus:kwic: a place to sort by is \"L1\", \"R1\", ... or \"hit\", got %q"):format(tostring(place)))
    end
    places[i] = side and (side == "L" and -1 or 1) * math.tointeger(tonumber(n)) or 0
  end
  if #places > 16 then options.raise "corpus:kwic: more than 16 places to sort by" end
  return places
end

--- Every hit of a query; `lua/malinews/query.lua` says what a query is. Rows are made when they are asked for.
---@param corpus malinews.Corpus
---@param text string words, `mercenar*`, `a | b`, `red ... line`, `[type=PER] said`
---@param opts? {window?: integer, sort?: string|string[], roles?: string, voice?: string, words?: string}
---@return malinews.Result rows left, hit, right, from, to, doc
function M.run(corpus, text, opts)
  options.argument("corpus:kwic", "query", text, "string")
  opts = options.check("corpus:kwic", opts, OPTIONS)
  local places = opts.sort and read_places(opts.sort)
  local window = opts.window or WINDOW
  local alternatives = query.parse("corpus:kwic", text, opts.words)
  local view, looked_at = index.of(corpus, opts.words), scope.new("corpus:kwic", opts)
  local hits = query.find(view, alternatives, (view:selection(looked_at)))
  if places then hits = view.columns:sort(hits, places) end
  return result.lazy(#hits, function(i)
    local first, last = hits:get(i)
    return row_of(view, first, last, window)
  end, {
    name = "hits", note = looked_at:note(),
    columns = { { name = "left", keep = "tail", align = "right" }, "hit", "right", "doc" },
  })
end

return M

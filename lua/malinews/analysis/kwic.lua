--- A concordance (key word in context, Luhn 1960): every hit of a query with what stands left and right of it.

local core = require "malinews.core"
local index = require "malinews.index"
local options = require "malinews.options"
local query = require "malinews.query"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { window = "integer", sort = "string|table" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local WINDOW = 8 -- words on each side

-- left .. hit .. right is the raw text from the window's first word to its last one.
local function row_of(view, hit, window)
  local found = view:hit(hit.first, hit.last)
  local doc = found.doc
  local low, high = view.columns:range((view.columns:where(hit.first)))
  local _, left = view:place(math.max(low, hit.first - window))
  local _, _, right = view:place(math.min(high, hit.last + window))
  return {
    doc = doc, from = found.from, to = found.to, text = found.text, hit = found.text,
    left = doc.text:sub(left, found.from - 1), right = doc.text:sub(found.to + 1, right),
  }
end

-- The folded word at a place: "L2" is the second to the left, "R1" the first to the right, "hit" the hit itself.
local function word_at(row, place)
  if place == "hit" then return core.fold(row.hit) end
  local side, n = place:match "^([LR])(%d+)$"
  local words = core.words(side == "L" and row.left or row.right)
  local i = math.tointeger(tonumber(n))
  local word = words[side == "L" and #words - i + 1 or i]
  return word and core.fold(word) or ""
end

local function check_places(sort)
  local places = type(sort) == "string" and { sort } or sort
  for _, place in ipairs(places) do
    if type(place) ~= "string" or not (place == "hit" or place:find "^[LR]%d+$") then
      error(("corpus:kwic: a place to sort by is \"L1\", \"R1\", ... or \"hit\", got %q"):format(tostring(place)), 3)
    end
  end
  return places
end

local function sort_rows(rows, places)
  local keys, order = {}, {}
  for i, row in ipairs(rows) do
    local parts = {}
    for k, place in ipairs(places) do parts[k] = word_at(row, place) end
    keys[row], order[row] = table.concat(parts, "\0"), i
  end
  table.sort(rows, function(a, b)
    if keys[a] ~= keys[b] then return keys[a] < keys[b] end
    return order[a] < order[b]
  end)
end

--- Every hit of a query.
---@param corpus malinews.Corpus
---@param text string words, `mercenar*`, `a | b`
---@param opts? {window?: integer, sort?: string|string[], roles?: string, voice?: string}
---@return malinews.Result rows left, hit, right, from, to, doc
function M.run(corpus, text, opts)
  options.argument("corpus:kwic", "query", text, "string")
  opts = options.check("corpus:kwic", opts, OPTIONS)
  local places = opts.sort and check_places(opts.sort)
  local window = opts.window or WINDOW
  if window < 0 then error("corpus:kwic: option window must not be negative", 2) end
  local alternatives = query.parse("corpus:kwic", text)
  local view, looked_at = index.of(corpus), scope.new("corpus:kwic", opts)
  local hits, rows = query.find(view, alternatives, view:selection(looked_at)), {}
  for i, hit in ipairs(hits) do rows[i] = row_of(view, hit, window) end
  if places then sort_rows(rows, places) end
  return result.new(rows, {
    name = "hits", note = looked_at:note(),
    columns = { { name = "left", keep = "tail", align = "right" }, "hit", "right", "doc" },
  })
end

return M

--- What users search for, as the columns want it.
---
---     mercenar*               words that begin so; `?` stands for one byte
---     red line                a phrase: one word after the other, whatever marks stand between them in the text
---     PMC | militia           alternatives
---     red ... line            up to five words between, in one sentence; `red []{0,3} line` says how many; `[]` is one
---     [type=PER] said         an entity of a type, `[type=PER|ORG]` of several
---     [id=grp:wagner]         an entity by its id, `[id=per:*]` by a pattern; `[name=...]` by its canonical name
---     [kind=number] troops    a token of a kind: word number url email handle hashtag ...
---     [form=Mali]             a word as it is written; `[word=mali]` is the plain `mali`
---     [type=PER & id=per:a*]  both
---
--- Case, accents and the many apostrophes do not count but in `form`.

local core = require "malinews.core"
local options = require "malinews.options"

local M = {}

local MAX_GAP = 60 -- words: a hit has 63 at the most
local GAP = 5 -- of `...`

local TYPES = {
  "PER", "ORG", "GROUP", "GPE", "LOC", "NORP", "OPERATION", "EVENT", "WEAPON", "MEDIA", "DATE", "TIME", "MONEY",
  "QUANTITY", "CARDINAL",
}
local KINDS = { "word", "number", "punctuation", "symbol", "url", "email", "handle", "hashtag", "other" }
local KEYS = { "word", "form", "kind", "type", "id", "name" }

local function fault(where, message, ...)
  options.raise(("%s: " .. message):format(where, ...))
end

-- The words of a stretch of plain text, each a step.
local function add_words(steps, text, words)
  local pattern = words == "tokens" and "%S+" or "[%w\x80-\xFF*?]+"
  for part in core.fold(text):gmatch(pattern) do steps[#steps + 1] = { kind = "word", part } end
end

local function known(where, what, value, list, shown)
  for _, one in ipairs(list) do
    if one:lower() == value:lower() then return one end
  end
  local near = options.nearest(value, list)
  fault(where, "[%s]: no such %s%s; known: %s", shown, what, near and (" (did you mean %q?)"):format(near) or "",
    table.concat(list, ", "))
end

-- `a | b` after a key
local function values_of(where, key, text)
  local values = {}
  for value in (text .. "|"):gmatch "%s*(.-)%s*|" do
    if value == "" then fault(where, "[%s=%s]: a value is missing", key, text) end
    if key == "type" then value = known(where, key, value, TYPES, "type=" .. value) end
    if key == "kind" then value = known(where, key, value, KINDS, "kind=" .. value) end
    values[#values + 1] = value
  end
  return values
end

local function check_keys(where, inside, conditions)
  local entity = conditions.type or conditions.id or conditions.name
  local sorts = (entity and 1 or 0) + (conditions.kind and 1 or 0) + (conditions.word and 1 or 0) + (conditions.form and 1 or 0)
  if sorts > 1 then fault(where, "[%s]: type, id and name go together; word, form and kind stand alone", inside) end
end

-- One pair of brackets with something in it.
local function read_condition(where, inside, words)
  local conditions = {}
  for part in (inside .. "&"):gmatch "%s*(.-)%s*&" do
    local key, value = part:match "^(%w+)%s*=%s*(.+)$"
    if not key then
      fault(where, "[%s] is not understood; write [type=PER], [id=grp:wagner], [kind=number] or [form=Mali]", inside)
    end
    conditions[known(where, "key", key, KEYS, part)] = values_of(where, key, value)
  end
  check_keys(where, inside, conditions)
  if conditions.form then
    local step = { kind = "word", exact = true }
    for i, value in ipairs(conditions.form) do step[i] = value end
    return step
  elseif conditions.word then
    local step = { kind = "word" }
    for _, value in ipairs(conditions.word) do
      local own = {}
      add_words(own, value, words)
      if #own ~= 1 then fault(where, "[word=%s] must be one word", value) end
      step[#step + 1] = own[1][1]
    end
    return step
  end
  return { kind = "unit", conditions = conditions, text = inside }
end

-- `{2}` or `{0,3}` after empty brackets
local function read_gap(where, counts)
  if not counts then return { kind = "gap", 1, 1 } end
  local least, most = counts:match "^{%s*(%d+)%s*,%s*(%d+)%s*}$"
  least = least or counts:match "^{%s*(%d+)%s*}$"
  least, most = math.tointeger(tonumber(least)), math.tointeger(tonumber(most or least))
  if not least or most < least or most > MAX_GAP then
    fault(where, "[]%s: a gap is []{2} or []{0,3}, of %d words at the most", counts, MAX_GAP)
  end
  return { kind = "gap", least, most }
end

-- Brackets at a place of the query: a step, and where the text goes on.
local function read_brackets(where, query, at, words)
  local inside, after = query:match("^%[([^%]]*)%]()", at)
  if not inside then fault(where, "the query %q has a bracket that is not closed", query) end
  local counts, stop = query:match("^(%b{})()", after)
  if inside:find "%S" then
    if counts then fault(where, "only a gap []{0,3} may be repeated") end
    return read_condition(where, inside, words), after
  end
  return read_gap(where, counts), stop or after
end

local function finish(where, query, steps, alternatives)
  if #steps == 0 then return end
  if steps[1].kind == "gap" or steps[#steps].kind == "gap" then
    fault(where, "the query %q begins or ends with a gap", query)
  end
  if #steps > 64 then fault(where, "the query has more than 64 words") end
  alternatives[#alternatives + 1] = steps
end

-- Plain text up to a bracket or a bar: words, and `...` for gaps.
local function add_plain(steps, text, words)
  local from = 1
  text = text:gsub("\u{2026}", "...")
  while true do
    local first, last = text:find("%.%.%.+", from)
    add_words(steps, text:sub(from, (first or 0) - 1), words)
    if not first then return end
    steps[#steps + 1] = { kind = "gap", 0, GAP }
    from = last + 1
  end
end

local function read(where, query, words)
  local alternatives, steps, at = {}, {}, 1
  while at <= #query do
    local plain, stop = query:match("^([^%[|]+)()", at)
    if plain then
      add_plain(steps, plain, words)
      at = stop
    elseif query:sub(at, at) == "|" then
      finish(where, query, steps, alternatives)
      steps, at = {}, at + 1
    else
      steps[#steps + 1], at = read_brackets(where, query, at, words)
    end
  end
  finish(where, query, steps, alternatives)
  if #alternatives == 0 then fault(where, "the query %q has no word", query) end
  return alternatives
end

--- Parse a query; a fault raises at the user's line.
---@param where string the function's name, for messages
---@param query string
---@param words? "words"|"tokens"
---@return table[][] alternatives each a list of steps
function M.parse(where, query, words)
  return read(where, query, words)
end

---- Entities and tokens as units -------------------------------------------------------------------------------------

local function pattern_of(value)
  return "^" .. core.fold(value):gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0"):gsub("%*", ".*"):gsub("%?", ".") .. "$"
end

local function any_fits(patterns, value)
  value = core.fold(value or "")
  for _, pattern in ipairs(patterns) do
    if value:find(pattern) then return true end
  end
  return false
end

-- The mentions of a document that fit conditions on type, id and name.
local function mentions_of(conditions)
  local patterns = {}
  for key, values in pairs(conditions) do
    patterns[key] = {}
    for i, value in ipairs(values) do patterns[key][i] = pattern_of(value) end
  end
  return function(doc)
    local rows, i = doc:entities(), 0
    return function()
      while true do
        i = i + 1
        local row = rows[i]
        if not row then return nil end
        local keep = true
        for key, own in pairs(patterns) do keep = keep and any_fits(own, row[key]) end
        if keep then return row.from, row.to end
      end
    end
  end
end

local function tokens_of(kinds)
  local wanted = {}
  for _, kind in ipairs(kinds) do wanted[kind] = true end
  return function(doc)
    local next_token = doc:tokens():spans()
    return function()
      for _, from, to, kind in next_token do
        if wanted[kind] then return from, to end
      end
    end
  end
end

-- The step with its units looked up.
local function compile(index, step)
  if step.kind ~= "unit" then return step end
  local conditions = step.conditions
  local spans_of = conditions.kind and tokens_of(conditions.kind) or mentions_of(conditions)
  return { kind = "unit", index:units(spans_of) }
end

--- The hits of a query in a selection, in the order of the text; where alternatives overlap, the earliest and longest.
---@param index malinews.Index
---@param alternatives table[][]
---@param selection userdata
---@return userdata ranges
function M.find(index, alternatives, selection)
  local patterns = {}
  for i, steps in ipairs(alternatives) do
    patterns[i] = {}
    for k, step in ipairs(steps) do patterns[i][k] = compile(index, step) end
  end
  return index.columns:find(patterns, selection)
end

return M

--- Entities: names by lists and rules, numbers with what they count, dates; one person under one id within the text.
---
--- The work is done in C (csrc/core/entities.h); here the lists are loaded, capitals that stand for governments are marked,
--- dates are put between the names, and what the caller asked for is kept.

local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"
local stored = require "malinews.stored"
local tsv = require "malinews.tsv"

local M = {}

-- Order decides: a form that two packs claim stays with the first one.
local PACKS = {
  "countries", "people", "groups", "operations", "orgs", "media", "mali", "sahel", "cities_world", "regions_world",
  "locations", "demonyms", "events", "weapons",
}

local WORDS = {
  { "words", "entity_words" }, { "given", "given_names" }, { "surnames", "surnames" }, { "titles", "titles" },
  { "particles", "name_particles" }, { "heads", "head_words" },
}

local TYPES = {
  "PER", "ORG", "GROUP", "GPE", "LOC", "NORP", "OPERATION", "EVENT", "WEAPON", "MEDIA", "DATE", "TIME", "MONEY",
  "QUANTITY", "CARDINAL",
}

---- Lists --------------------------------------------------------------------------------------------------------------

local function new_finder(first, second)
  local finder = core.entities_new()
  for _, list in ipairs(WORDS) do core.entities_words(finder, list[1], assert(stored.read(tsv.path(list[2])))) end
  core.entities_list(finder, 1, first)
  core.entities_list(finder, 2, second)
  return finder
end

local shipped

--- The shipped name packs, compiled at first use.
---@return malinews.Gazetteer
function M.lists()
  if not shipped then
    local paths = {}
    for i, name in ipairs(PACKS) do paths[i] = tsv.path(name) end
    shipped = assert(require "malinews.gazetteer".new(paths))
  end
  return shipped
end

local default
local finders = setmetatable({}, { __mode = "k" }) -- by the caller's gazetteer

-- A gazetteer, or what one is made of.
local function compiled(source)
  return type(source) == "userdata" and source or assert(require "malinews.gazetteer".new(source))
end

--- What the core finds entities with: the word lists, and the shipped names or a gazetteer on top of them or instead.
---@param gazetteer? malinews.Gazetteer
---@param instead? boolean
function M.finder(gazetteer, instead)
  if not gazetteer then
    default = default or new_finder(M.lists())
    return default
  end
  local key = instead and "instead" or "top"
  local kept = finders[gazetteer] or {}
  finders[gazetteer] = kept
  kept[key] = kept[key] or new_finder(compiled(gazetteer), not instead and M.lists() or nil)
  return kept[key]
end

---- Governments --------------------------------------------------------------------------------------------------------

local capitals -- id of a capital = id of its state; filled as they are asked for, false where it is none

local function place(at)
  local lat, lon = at:match "^(%-?[%d.]+),(%-?[%d.]+)$"
  return tonumber(lat), tonumber(lon)
end

-- A state's coordinates are its capital's.
local function states()
  local by_country, lists = {}, M.lists()
  for i = 1, #lists do
    local row = lists:row(i)
    if row.type ~= "GPE" then break end -- the states come first, each with its government's code
    if row.country and row.at and row.cameo == row.country .. "GOV" then by_country[row.country] = row end
  end
  return by_country
end

local known_states

-- The state whose capital the place is, or false.
local function state_of(id)
  local row = M.lists():find(id)
  known_states = known_states or states()
  local state = row and row.at and row.country and known_states[row.country]
  if not state or state.id == id or not state.at then return false end
  local a, b = place(row.at)
  local c, d = place(state.at)
  return a and c and math.abs(a - c) < 0.2 and math.abs(b - d) < 0.2 and state.id
end

-- A capital that acts stands for its government.
local function mark_governments(rows)
  capitals = capitals or {}
  for _, row in ipairs(rows) do
    if row.governs then
      row.governs = nil
      if capitals[row.id] == nil then capitals[row.id] = state_of(row.id) end
      row.metonym = capitals[row.id] or nil
    end
  end
  return rows
end

---- Dates --------------------------------------------------------------------------------------------------------------

local function is_bare_number(row)
  return row.type == "CARDINAL" or row.type == "QUANTITY"
end

local function date_row(date)
  return {
    from = date.from, to = date.to, text = date.text, type = date.type == "TIME" and "TIME" or "DATE", value = date.value,
    rule = "date", confidence = 0.9,
  }
end

-- The numbers that are part of a date, by row.
local function numbers_in(rows, dates)
  local inside, i = {}, 1
  for _, date in ipairs(dates) do
    while rows[i] and rows[i].to < date.from do i = i + 1 end
    local k = i
    while rows[k] and rows[k].from <= date.to do
      if is_bare_number(rows[k]) and (rows[k].from >= date.from or rows[k].to <= date.to) then inside[rows[k]] = true end
      k = k + 1
    end
  end
  return inside
end

-- Dates stand where no name does; a number inside a date is none.
local function add_dates(rows, s, opts)
  local dates = require "malinews.dates".find(s, { dct = opts.dct, lang = opts.lang })
  local inside, merged, i, covered = numbers_in(rows, dates), {}, 1, 0
  local function add(row)
    if inside[row] then return end
    merged[#merged + 1] = row
    covered = math.max(covered, row.to)
  end
  local function add_until(last)
    while rows[i] and rows[i].from <= last do
      add(rows[i])
      i = i + 1
    end
  end
  for _, date in ipairs(dates) do
    add_until(date.from)
    while rows[i] and inside[rows[i]] do i = i + 1 end
    local next_from = rows[i] and rows[i].from or math.huge
    if covered < date.from and next_from > date.to then add(date_row(date)) end
  end
  add_until(math.huge)
  return merged
end

---- The function -------------------------------------------------------------------------------------------------------

local OPTIONS = {
  lang = "string", dct = "string", gazetteer = "userdata|table|string", instead = "boolean", types = "table|string",
  min_confidence = "number", dates = "boolean", tagger = "userdata",
}

local COLUMNS = { "text", "type", "id", "name" }

local function wanted(types)
  if not types then return nil end
  local set = {}
  for _, one in ipairs(type(types) == "table" and types or { types }) do
    set[options.argument("mn.entities", "option types", one, TYPES)] = true
  end
  return set
end

-- Dates cost several times what names do: they are looked for where a creation time lets them be resolved, or on demand.
local function wants_dates(opts)
  if opts.dates ~= nil then return opts.dates end
  local set = wanted(opts.types)
  if set then return set.DATE or set.TIME or false end
  return opts.dct ~= nil
end

local function keep(rows, set, least)
  local kept = {}
  for _, row in ipairs(rows) do
    if (not set or set[row.type]) and row.confidence >= least then kept[#kept + 1] = row end
  end
  return kept
end

-- Does nothing but the shipped lists and the rules make the rows? Names of the caller's own may be closed before a row is
-- asked for.
local function are_as_found(opts)
  return not (opts.gazetteer or opts.tagger or opts.types or opts.min_confidence or wants_dates(opts))
end

---@class malinews.EntityOptions
---@field lang? string
---@field types? string[]|string
---@field min_confidence? number 0 to 1
---@field gazetteer? malinews.Gazetteer|malinews.GazetteerRow[]|string names of one's own, on top of the shipped lists
---@field instead? boolean only those names, and the rules
---@field dct? string dates are then put between the names
---@field dates? boolean with dates or not, whatever else is asked
---@field tagger? malinews.Tagger what lists and rules did not find, by a trained model

local when_asked = result.delayed(function(mentions) return mark_governments(mentions:rows()) end,
  { name = "entities", columns = COLUMNS })

local function check_tagger(tagger)
  local meta = getmetatable(tagger)
  if meta and meta.__name == "malinews.Tagger" then return tagger end
  error("mn.entities: option tagger must be a tagger of mn.train or mn.tagger, got " .. tostring(tagger), 3)
end

--- The entities of a text, by start.
---@param s string
---@param opts? malinews.EntityOptions
---@return malinews.Result rows from, to, text, type, id, name, rule, confidence; credit, reason, metonym; value, counts, hedge
function M.find(s, opts)
  options.argument("mn.entities", "s", s, "string")
  if opts == nil then return when_asked(core.entities_mentions(default or M.finder(), s)) end
  opts = options.check("mn.entities", opts, OPTIONS)
  if are_as_found(opts) then return when_asked(core.entities_mentions(M.finder(), s, opts.lang)) end
  local rows = mark_governments(core.entities_find(M.finder(opts.gazetteer, opts.instead), s, opts.lang))
  if wants_dates(opts) then rows = add_dates(rows, s, opts) end
  if opts.tagger then rows = check_tagger(opts.tagger):add(rows, s, opts) end -- the second layer
  local set, least = wanted(opts.types), opts.min_confidence or 0
  if set or least > 0 then rows = keep(rows, set, least) end
  return result.new(rows, { name = "entities", columns = COLUMNS })
end

--- The id of the listed name that a whole string is, in any of its spellings; nil when no list has it.
---@param name string
---@return string?
function M.identify(name)
  options.argument("entities.identify", "name", name, "string")
  local id = M.lists():lookup(name)
  if id then return id end
  local row = core.entities_find(M.finder(), name)[1]
  return row and row.rule ~= "list" and row.reason == "spelling" and row.text == name and row.id or nil
end

return M

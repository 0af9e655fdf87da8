--- Entities: names by lists and rules, numbers with what they count, dates; one person under one id within the text.
---
--- The work is done in C (csrc/core/entities.h); here the lists are loaded, unknown names get ids, spellings of one unknown
--- name are brought together, and what the caller asked for is kept.

local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"

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

-- Where the data lie: beside this module.
local FOLDER = assert(package.searchpath("malinews.entities", package.path)):gsub("entities%.lua$", "data/")

local function read(name)
  local file = assert(io.open(FOLDER .. name .. ".tsv", "rb"))
  local text = assert(file:read "a")
  file:close()
  return text
end

local function new_finder(first, second)
  local finder = core.entities_new()
  for _, list in ipairs(WORDS) do core.entities_words(finder, list[1], read(list[2])) end
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
    for i, name in ipairs(PACKS) do paths[i] = FOLDER .. name .. ".tsv" end
    shipped = assert(require "malinews.gazetteer".new(paths))
  end
  return shipped
end

local default
local finders = setmetatable({}, { __mode = "k" }) -- by the caller's gazetteer

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
  kept[key] = kept[key] or new_finder(gazetteer, not instead and M.lists() or nil)
  return kept[key]
end

---- Dates --------------------------------------------------------------------------------------------------------------

-- Dates where no name stands; a number inside a date is none.
local function add_dates(rows, s, opts)
  local ok, dates = pcall(require, "malinews.dates")
  if not ok then return rows end
  local found = dates.find(s, { dct = opts.dct, lang = opts.lang })
  local merged, i, covered = {}, 1, 0
  local function add(row)
    merged[#merged + 1] = row
    covered = math.max(covered, row.to)
  end
  for _, date in ipairs(found) do
    while rows[i] and rows[i].from < date.from do
      if rows[i].to >= date.from and (rows[i].type == "CARDINAL" or rows[i].type == "QUANTITY") and rows[i].to <= date.to then
        i = i + 1
      else
        add(rows[i])
        i = i + 1
      end
    end
    if covered < date.from then
      while rows[i] and rows[i].from <= date.to and (rows[i].type == "CARDINAL" or rows[i].type == "QUANTITY") do i = i + 1 end
      if not rows[i] or rows[i].from > date.to then
        add { from = date.from, to = date.to, text = date.text, type = date.type == "TIME" and "TIME" or "DATE",
              value = date.value, rule = "date", confidence = 0.9 }
      end
    end
  end
  while rows[i] do
    add(rows[i])
    i = i + 1
  end
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

local function keep(rows, set, least)
  local kept = {}
  for _, row in ipairs(rows) do
    if (not set or set[row.type]) and row.confidence >= least then kept[#kept + 1] = row end
  end
  return kept
end

--- The entities of a text, by start.
---@param s string
---@param opts? {lang?: string, dct?: string, gazetteer?: malinews.Gazetteer, instead?: boolean, types?: string[]|string, min_confidence?: number, dates?: boolean, tagger?: malinews.Tagger}
---@return malinews.Result rows from, to, text, type, id, name, rule, confidence; credit, reason, metonym; value, counts, hedge
function M.find(s, opts)
  options.argument("mn.entities", "s", s, "string")
  opts = options.check("mn.entities", opts, OPTIONS)
  local rows = core.entities_find(M.finder(opts.gazetteer, opts.instead), s, opts.lang)
  if opts.dates ~= false then rows = add_dates(rows, s, opts) end
  if opts.tagger then rows = opts.tagger:add(rows, s, opts) end -- the second layer
  local set, least = wanted(opts.types), opts.min_confidence or 0
  if set or least > 0 then rows = keep(rows, set, least) end
  return result.new(rows, { name = "entities", columns = COLUMNS })
end

return M

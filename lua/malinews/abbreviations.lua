--- The abbreviations that the rules for sentences and tokens know: a data file, which a user extends.
---
---     local list = mn.abbreviations { { "Cne", "fr", "title" }, { "approx", "", "inner" } }
---     mn.sentences(s, { abbreviations = list })
---
--- A row is abbreviation (without its final full stop), lang (ISO 639-1, "" for all), kind: "title" (a name follows),
--- "number" (a numeral follows), "inner" (never ends a sentence), "end" (ends one where the next word shows it), "final"
--- (ends one before any capital). A row in lower case matches any case; a row with a capital that form and capitals.

local core = require "malinews.core"
local options = require "malinews.options"
local tsv = require "malinews.tsv"

local M = {}

local KINDS = { "title", "number", "inner", "end", "final" }
local LONGEST = 31

local function check_row(row, where)
  options.argument(where, "each row", row, "table")
  options.argument(where, "the abbreviation", row[1], "string")
  options.argument(where, "its lang", row[2], "string")
  options.argument(where, "its kind", row[3], KINDS)
  if #row[1] == 0 or #row[1] > LONGEST then
    error(("%s: an abbreviation must have 1 to %d bytes, got %q"):format(where, LONGEST, row[1]), 3)
  end
end

--- Read a TSV of rows as in data/abbreviations.tsv.
---@param path string
---@return table[]? rows
---@return string? message
---@return integer? line
function M.read(path)
  local all, message, line = tsv.read(path)
  if not all then return nil, message, line end
  local rows = {}
  for i, row in ipairs(all) do rows[i] = { row[1], row[2], row[3] } end
  return rows
end

local shipped_rows, shipped

local function rows_shipped()
  shipped_rows = shipped_rows or assert(M.read(tsv.path "abbreviations"))
  return shipped_rows
end

--- The compiled list that ships with malinews; built once.
function M.shipped()
  shipped = shipped or core.lexicon(rows_shipped())
  return shipped
end

--- Compile the shipped abbreviations and further ones, for `opts.abbreviations`.
---@param rows table[] each { abbreviation, lang, kind }
---@return userdata list
function M.compile(rows)
  options.argument("mn.abbreviations", "rows", rows, "table")
  local all = table.move(rows_shipped(), 1, #rows_shipped(), 1, {})
  for _, row in ipairs(rows) do
    check_row(row, "mn.abbreviations")
    all[#all + 1] = row
  end
  return core.lexicon(all)
end

return M

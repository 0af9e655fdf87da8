--- Gazetteers: lists of names, compiled, that are searched for in text.
---
--- `csrc/core/gazetteer.h` says how a name matches; `lua/malinews/data/README.md` describes the packs. A row given from
--- Lua has the packs' columns as fields and `forms` as a list; its forms may have the packs' tags and signs.

local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"
local stored = require "malinews.stored"

local M = {}

---@class malinews.GazetteerRow
---@field id string
---@field type string
---@field name string
---@field forms? string[]
---@field case? "exact"|"any"
---@field country? string
---@field cameo? string
---@field at? string
---@field roles? string
---@field gender? string
---@field source? string

---@class malinews.GazetteerFault
---@field kind "conflict"|"form"|"row" a form that another id has; a form, or a row, that cannot be used
---@field message string
---@field line integer of the pack, or the number of the row, from 1
---@field path? string the pack's
---@field form? string
---@field id? string the id that does not get the form
---@field kept? string the id that has it
---@field yields? boolean the conflict was settled beforehand, with `~`

local COLUMNS = {
  id = "string", type = "string", name = "string", forms = "table", case = { "exact", "any" }, country = "string",
  cameo = "string", at = "string", roles = "string", gender = "string", source = "string",
}

-- Methods, added to the userdata's own: a plain table, so that completion finds them.
local Gazetteer = core.gazetteer_methods()

---- Rows ---------------------------------------------------------------------------------------------------------------

-- Raise for the first row that the core could not use.
local function refuse_row(where, row, i)
  if type(row) ~= "table" then error(("%s: rows[%d] must be table, got %s"):format(where, i, type(row)), 5) end
  options.check(("%s: rows[%d]"):format(where, i), row, COLUMNS)
  for _, name in ipairs { "id", "type", "name" } do
    if row[name] == nil or row[name] == "" then
      error(("%s: rows[%d] needs a non-empty %s"):format(where, i, name), 5)
    end
  end
  error(("%s: rows[%d].forms must be a list of strings"):format(where, i), 5)
end

-- The rows as a pack.
local function pack_of_rows(where, rows)
  local pack, bad = core.gazetteer_pack(rows)
  if not pack then refuse_row(where, rows[bad], bad) end
  return pack
end

---- Making -------------------------------------------------------------------------------------------------------------

-- A fault as the caller sees it: the pack's path and line, or the row's number.
local function finish(fault, paths)
  local path = paths[fault.pack]
  fault.path, fault.pack = path, nil
  if not path then fault.line = fault.line - 1 end
  if fault.kind == "conflict" then
    fault.message = ("%q of %s stays with %s"):format(fault.form, fault.id, fault.kept)
  elseif fault.form then
    fault.message = ("%s: %q of %s"):format(fault.message, fault.form:sub(1, 80), fault.id)
  end
  fault.message = (path and "%s:%d: %s" or "%srow %d: %s"):format(path or "", fault.line, fault.message)
  return fault
end

-- A pack that has no header is not the file that was meant.
local function first_header_fault(faults)
  for _, fault in ipairs(faults) do
    if fault.kind == "header" then return fault end
  end
end

local function compile(g, packs, paths)
  local faults = core.gazetteer_compile(g, packs)
  for _, fault in ipairs(faults) do finish(fault, paths) end
  local fatal = first_header_fault(faults)
  if fatal then return nil, fatal.message, fatal.line end
  return g, faults
end

local function add_paths(g, paths)
  local packs = {}
  for i, path in ipairs(paths) do
    local bytes, message = stored.read(path)
    if not bytes then return nil, message end
    if core.gazetteer_is_compiled(bytes) then
      return nil, path .. ": a compiled gazetteer can only be read alone"
    end
    packs[i] = bytes
  end
  return compile(g, packs, paths)
end

local function is_compiled(path)
  local file = io.open(path, "rb")
  local head = file and file:read(64)
  if file then file:close() end
  return head and core.gazetteer_is_compiled(head) or false
end

local function read_compiled(path)
  local bytes, message = stored.read(path)
  if not bytes then return nil, message end
  local g = core.gazetteer_new()
  local ok, fault = core.gazetteer_read(g, bytes)
  if not ok then return nil, path .. ": " .. fault end
  return g, {}
end

local function add(where, g, source)
  if type(source) == "string" then return add_paths(g, { source }) end
  if type(source[1]) ~= "string" then return compile(g, { pack_of_rows(where, source) }, {}) end
  for i, path in ipairs(source) do
    if type(path) ~= "string" then error(("%s: paths[%d] must be string, got %s"):format(where, i, type(path)), 3) end
  end
  return add_paths(g, source)
end

--- Compile a list of names: rows, a pack's path, a list of paths, or the path of a gazetteer that was saved.
---@param source malinews.GazetteerRow[]|string|string[]
---@return malinews.Gazetteer? gazetteer
---@return malinews.GazetteerFault[]|string conflicts rows and forms that were left out, in order; or what is wrong
---@return integer? line
function M.new(source)
  options.argument("gazetteer", "source", source, "table|string")
  if type(source) == "string" and is_compiled(source) then return read_compiled(source) end
  return add("gazetteer", core.gazetteer_new(), source)
end

---- Methods ------------------------------------------------------------------------------------------------------------

---@class malinews.Gazetteer
---@field find fun(self, id: string): malinews.GazetteerRow?, integer? the first row with the id, and its number
---@field row fun(self, number: integer): malinews.GazetteerRow? a row by number, in the order of the packs
---@field lookup fun(self, form: string): string?, integer? the id that has the whole string as a form, its row's number
---@field close fun(self) give the memory back at once

local OVERLAP = { overlap = { "longest", "all", "priority" } }

--- Find the names in a text: integers only, and tables where they are asked for.
---
---     for i, from, to, row in g:hits(s):spans() do ... g:row(row).id ... end
---@param s string
---@param opts? {overlap?: "longest"|"all"|"priority"}
---@return malinews.Hits hits `#h`, `h[i]` is a row as scan gives it, `h:span(i)` from, to, row; `h:form(i)`
function Gazetteer:hits(s, opts)
  if opts == nil then return core.gazetteer_hits(self, s) end
  return core.gazetteer_hits(self, s, options.check("gazetteer:hits", opts, OVERLAP).overlap)
end

--- Find the names in a text. The leftmost counts, of those the longest; `all` keeps every name, `priority` that whose
--- row comes first.
---@param s string
---@param opts? {overlap?: "longest"|"all"|"priority"}
---@return malinews.Result rows from, to, text, id, type, name
function Gazetteer:scan(s, opts)
  local hits = core.gazetteer_hits(self, s, options.check("gazetteer:scan", opts, OVERLAP).overlap)
  local rows = {}
  for i = 1, #hits do rows[i] = hits[i] end
  return result.new(rows, { name = "names", columns = { "from", "to", "text", "type", "id", "name" } })
end

--- Add rows, or packs, behind those there are; they count at once. All names are compiled anew.
---@param source malinews.GazetteerRow[]|string|string[]
---@return malinews.Gazetteer? self
---@return malinews.GazetteerFault[]|string conflicts those of the new rows; or what is wrong
function Gazetteer:add(source)
  core.gazetteer_check(self)
  options.argument("gazetteer:add", "source", source, "table|string")
  return add("gazetteer:add", self, source)
end

--- Save the compiled form; `gazetteer(path)` reads it. The file is written whole or not at all.
---@param path string
---@return boolean? ok
---@return string? message
function Gazetteer:save(path)
  options.argument("gazetteer:save", "path", path, "string")
  return stored.write(path, core.gazetteer_write(self))
end

return M

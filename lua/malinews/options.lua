--- Checking what a caller passed: faults of the caller raise, with the function's name, what was expected, what came.

local M = {}

-- Where the library's own files are.
local HERE = debug.getinfo(1, "S").source:match "^(.*)options%.lua$"

--- Raise at the line that called the library, however deep inside it the fault was found.
---@param message string
function M.raise(message)
  for level = 2, math.huge do
    local info = debug.getinfo(level, "Sl")
    if not info then error(message, 0) end
    if info.currentline > 0 and info.source:sub(1, #HERE) ~= HERE then
      error(("%s:%d: %s"):format(info.short_src, info.currentline, message), 0)
    end
  end
end

-- Edit distance with swaps of neighbours (Damerau 1964, restricted form): small tables, words of a few letters.
local function distance(a, b)
  local rows = { [-1] = {}, [0] = {} }
  for j = 0, #b do rows[0][j] = j end
  for i = 1, #a do
    local row, before = { [0] = i }, rows[i - 1]
    rows[i] = row
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      local best = math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same and 0 or 1))
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        best = math.min(best, rows[i - 2][j - 2] + 1)
      end
      row[j] = best
    end
  end
  return rows[#a][#b]
end

--- The known name nearest to a misspelt one, or nil when none is near.
---@param word string
---@param known string[]
---@return string?
function M.nearest(word, known)
  local best, least = nil, math.max(1, #word // 3) + 1
  for _, name in ipairs(known) do
    local d = distance(word:lower(), name:lower())
    if name:sub(1, #word):lower() == word:lower() then d = math.min(d, 1) end
    if d < least or (d == least and best and name < best) then best, least = name, d end
  end
  return best
end

local function sorted_keys(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = tostring(k) end
  table.sort(keys)
  return keys
end

local function hint(word, known)
  local near = M.nearest(tostring(word), known)
  return near and (" (did you mean %q?)"):format(near) or ""
end

-- Numbers of a range: their names stand where a type's name would.
local RANGES = {
  count = { "an integer of at least 1", function(value) return math.type(value) == "integer" and value >= 1 end },
  size = { "an integer of at least 0", function(value) return math.type(value) == "integer" and value >= 0 end },
  share = { "a number above 0, 1 at most", function(value) return type(value) == "number" and value > 0 and value <= 1 end },
  fraction = { "a number between 0 and 1", function(value) return type(value) == "number" and value > 0 and value < 1 end },
  positive = { "a number above 0", function(value) return type(value) == "number" and value > 0 end },
}

local function describe(expected)
  if RANGES[expected] then return RANGES[expected][1] end
  if type(expected) ~= "table" then return expected end
  local quoted = {}
  for i, value in ipairs(expected) do quoted[i] = ("%q"):format(value) end
  return "one of " .. table.concat(quoted, ", ")
end

local function shown(value)
  if type(value) == "string" then return ("%q"):format(#value > 40 and value:sub(1, 40) .. "..." or value) end
  return type(value) == "number" and tostring(value) or type(value)
end

-- "string|nil" as a set, made once
local names_of = setmetatable({}, { __index = function(known, expected)
  local names = {}
  for name in expected:gmatch "%a+" do names[name] = true end
  known[expected] = names
  return names
end })

-- expected is a type's name, several with a bar between them, or a list of the strings allowed
local function fits(value, expected)
  if type(expected) == "table" then
    for _, allowed in ipairs(expected) do
      if value == allowed then return true end
    end
    return false
  end
  local range = RANGES[expected]
  if range then return range[2](value) end
  local names = names_of[expected]
  return names[type(value)] or names[math.type(value)] or names.any or false
end

--- Check one argument; raises at the user's line.
---@param where string the function's name
---@param name string the argument's name
---@param value any
---@param expected string|string[] a type, several with `|`, a range of numbers (count, size, share, fraction, positive), or
--- the list of strings allowed
---@return any value
function M.argument(where, name, value, expected)
  if type(value) ~= expected and not fits(value, expected) then
    local known = type(expected) == "table" and type(value) == "string" and hint(value, expected) or ""
    M.raise(("%s: %s must be %s, got %s%s"):format(where, name, describe(expected), shown(value), known))
  end
  return value
end

--- Refuse a name that is not known, with the nearest one that is.
---@param where string the function's name
---@param what string what it names: "field"
---@param name string
---@param known string[]
function M.unknown(where, what, name, known)
  M.raise(("%s: no %s %s%s; known: %s"):format(where, what, shown(name), hint(name, known), table.concat(known, ", ")))
end

--- Check a table of options against what is known; raises on an unknown name, with the nearest known one.
---@param where string the function's name
---@param options table?
---@param known table<string, string|string[]>
---@return table options never nil
function M.check(where, options, known)
  if options == nil then return {} end
  if type(options) ~= "table" then
    M.raise(("%s: options must be a table, got %s"):format(where, shown(options)))
  end
  for key, value in pairs(options) do
    local expected = known[key]
    if expected == nil then
      local names = sorted_keys(known)
      local list = table.concat(names, ", ")
      M.raise(("%s: unknown option %s%s; known: %s"):format(where, shown(key), hint(key, names), list))
    end
    if type(value) ~= expected and not fits(value, expected) then
      local near = type(expected) == "table" and type(value) == "string" and hint(value, expected) or ""
      M.raise(("%s: option %s must be %s, got %s%s"):format(where, key, describe(expected), shown(value), near))
    end
  end
  return options
end

return M

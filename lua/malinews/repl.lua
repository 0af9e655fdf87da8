--- Opt-in comfort for the REPL: `mn.repl()` lets `print`, by which the interpreter shows what you type, write out plain
--- tables too, with their keys in order; results print themselves either way. `mn.repl(false)` puts `print` back.

local display = require "malinews.display"
local options = require "malinews.options"

local M = {}

local SHOWN = 20 -- fields of a table

local before -- the print that was replaced

-- A table that says nothing about itself
local function is_plain(value)
  if type(value) ~= "table" then return false end
  local mt = getmetatable(value)
  return mt == nil or type(mt) == "table" and not mt.__tostring and not mt.__name
end

local RANK = { number = 1, string = 2 }

local function sorted_keys(t)
  local keys = {}
  for key in next, t do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    local x, y = RANK[type(a)] or 3, RANK[type(b)] or 3
    if x ~= y then return x < y end
    if x < 3 then return a < b end
    return type(a) .. tostring(a) < type(b) .. tostring(b)
  end)
  return keys
end

local function shown(value)
  if type(value) == "string" then return ("%q"):format(display.text(value)) end
  if not is_plain(value) then return (tostring(value):match "^[^\n]*") end
  local parts = {}
  for i, key in ipairs(sorted_keys(value)) do
    if i > 8 then
      parts[i] = "..."
      break
    end
    local item = rawget(value, key)
    local text = type(item) == "table" and (is_plain(item) and "{...}" or shown(item)) or shown(item)
    parts[i] = math.type(key) == "integer" and key == i and text or ("%s = %s"):format(key, text)
  end
  return "{" .. table.concat(parts, ", ") .. "}"
end

--- A plain table as text: a line for each field, cut to the terminal's width.
---@param t table
---@param columns? integer the terminal's by default
---@return string
function M.text(t, columns)
  options.argument("repl.text", "t", t, "table")
  columns = columns or display.columns()
  local keys, lines = sorted_keys(t), {}
  if #keys == 0 then return "{}" end
  for i, key in ipairs(keys) do
    if i > SHOWN then
      lines[i] = ("... %d more"):format(#keys - SHOWN)
      break
    end
    lines[i] = display.cut(("%s = %s"):format(display.text(tostring(key)), display.text(shown(rawget(t, key)))), columns)
  end
  return table.concat(lines, "\n")
end

local function printer(print)
  return function(...)
    local parts, any = table.pack(...), false
    for i = 1, parts.n do
      if is_plain(parts[i]) then
        parts[i], any = M.text(parts[i]), true
      end
    end
    if any and parts.n > 1 then
      for i = 1, parts.n do print(parts[i]) end
      return
    end
    print(table.unpack(parts, 1, parts.n))
  end
end

--- Let `print` write out plain tables, or with `false` no longer.
---@param on? boolean
---@return string what is now the case
function M.repl(on)
  options.argument("mn.repl", "on", on, "boolean|nil")
  if on == false then
    if before then _G.print, before = before, nil end
    return "plain tables print as the interpreter does it"
  end
  if not before then
    before = _G.print
    _G.print = printer(before)
  end
  return "plain tables print with their fields; mn.repl(false) ends it"
end

return M

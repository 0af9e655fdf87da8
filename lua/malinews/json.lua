--- JSON through dkjson (keys in a fixed order) and, for decoding, lua-cjson where it is installed, which is faster.

local M = {}

local function need(name, package)
  local ok, module = pcall(require, name)
  if ok then return module end
  error(("malinews: JSON needs the module %s (Debian: %s; LuaRocks: %s)"):format(name, package, name), 0)
end

local decode

local function decoder()
  local ok, cjson = pcall(require, "cjson.safe")
  if ok then return function(s) return cjson.decode(s) end, cjson.null end
  local dkjson = need("dkjson", "lua-dkjson")
  return function(s)
    local value, _, message = dkjson.decode(s, 1, nil)
    return value, message
  end
end

-- Make both decoders' answers the same: no null wherever it stood, and whole numbers as integers.
local function alike(value, null)
  local todo = { value }
  while #todo > 0 do
    local t = table.remove(todo)
    for k, v in pairs(t) do
      if null ~= nil and v == null then
        t[k] = nil
      elseif math.type(v) == "float" and math.tointeger(v) then
        t[k] = math.tointeger(v)
      elseif type(v) == "table" then
        todo[#todo + 1] = v
      end
    end
  end
end

--- Decode one JSON value. `null` becomes nil inside objects and lists.
---@param s string
---@return any value nil on a fault
---@return string? message
function M.decode(s)
  if not decode then
    local plain, null = decoder()
    decode = function(text)
      local value, message = plain(text)
      if type(value) == "table" then alike(value, null) end
      return value, message
    end
  end
  return decode(s)
end

-- All other string keys in a value, in byte order: dkjson writes keys that it was not told of in the hash's order, and
-- one that is named twice, twice.
local function keys_of(value, first)
  local seen, keys, todo = {}, {}, { value }
  for _, key in ipairs(first) do seen[key] = true end
  while #todo > 0 do
    local t = table.remove(todo)
    if type(t) == "table" then
      for k, v in pairs(t) do
        if type(k) == "string" and not seen[k] then
          seen[k] = true
          keys[#keys + 1] = k
        end
        todo[#todo + 1] = v
      end
    end
  end
  table.sort(keys)
  return keys
end

--- Encode one value; the keys of objects stand in byte order, those of `order` first.
---@param value any a tree of tables, strings, numbers, booleans
---@param order? string[]
---@return string
function M.encode(value, order)
  local keys = table.move(order or {}, 1, #(order or {}), 1, {})
  for _, key in ipairs(keys_of(value, keys)) do keys[#keys + 1] = key end
  return need("dkjson", "lua-dkjson").encode(value, { keyorder = keys })
end

return M

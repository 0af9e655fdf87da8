--- Running examples of the documentation: a piece of Lua, and what it prints.

local M = {}

--- Run a piece of Lua with `mn` at hand; `print` is collected.
---@param code string
---@param name string for messages
---@return string output
function M.run(code, name)
  local out = {}
  local environment = setmetatable({
    mn = require "malinews",
    print = function(...)
      local parts = table.pack(...)
      for i = 1, parts.n do parts[i] = tostring(parts[i]) end
      out[#out + 1] = table.concat(parts, "\t")
    end,
  }, { __index = _G })
  assert(load(code, "=" .. name, "t", environment))()
  return table.concat(out, "\n")
end

return M

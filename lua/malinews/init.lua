--- malinews: corpus analysis of news. This file is the facade: it names everything and loads nothing.
---
--- A field is loaded when it is first touched: the text functions pull in the C core, `mn.load` the corpus layer, an
--- analysis only itself. `mn.help()` lists what there is.

---@class malinews
local M = { _VERSION = "0.1.0" }

-- name = module, or { module, field }
local LAZY = {
  validate = { "malinews.text", "validate" },
  repair = { "malinews.text", "repair" },
  dates = "malinews.dates",
}

local function load(self, name)
  local source = LAZY[name]
  if not source then return nil end
  local value
  if type(source) == "table" then
    value = require(source[1])[source[2]]
  else
    value = require(source)
  end
  rawset(self, name, value)
  return value
end

return setmetatable(M, { __index = load, __name = "malinews" })

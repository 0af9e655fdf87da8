--- From what an expression says to its value: TIMEX3 type, value, modifier and what it was resolved against.

local absolute = require "malinews.dates.absolute"
local relative = require "malinews.dates.relative"

local M = {}

--- Resolve one expression.
---@param f malinews.DateReading with kind, from and to
---@param context malinews.DateContext
---@return {type: string, value: string, mod: string?, anchor: string, point: malinews.DatePoint?}? row nil: no date
function M.resolve(f, context)
  local row = (absolute.KIND[f.kind] or relative.KIND[f.kind])(context, f)
  if row then row.mod = row.mod or f.mod end
  return row
end

return M

--- From what an expression says to its value: TIMEX3 type, value, modifier and what it was resolved against.

local KINDS = {
  require "malinews.dates.absolute", require "malinews.dates.clock", require "malinews.dates.quarters",
  require "malinews.dates.relative",
}

local M = {}

local KIND = {}
for _, kinds in ipairs(KINDS) do
  for name, resolve in pairs(kinds.KIND) do KIND[name] = resolve end
end

--- Resolve one expression.
---@param f malinews.DateReading with kind, from and to
---@param context malinews.DateContext
---@return {type: string, value: string, mod: string?, anchor: string, point: malinews.DatePoint?}? row nil: no date
function M.resolve(f, context)
  local row = KIND[f.kind](context, f)
  if row then row.mod = row.mod or f.mod end
  return row
end

return M

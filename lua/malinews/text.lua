--- Functions of a string: thin names over the C core, with their options checked.

local core = require "malinews.core"

local M = {}

--- Is the text well-formed UTF-8?
---@param s string
---@return true? ok
---@return string? message
---@return integer? byte 1-based, where the first ill-formed sequence begins
M.validate = core.validate

--- Replace each maximal ill-formed subpart by U+FFFD (Unicode 15.0, section 3.9).
---@param s string
---@return string repaired the very same string when nothing was wrong
---@return integer count
M.repair = core.repair

--- Words as the statistics count them: maximal runs of letters, marks and numbers.
---@param s string
---@return malinews.Spans
function M.words(s)
  return core.words(s)
end

return M

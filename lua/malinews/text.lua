--- Functions of a string: thin names over the C core, with their options checked.

local core = require "malinews.core"
local options = require "malinews.options"

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

local FORMS = { "NFC", "NFD", "NFKC", "NFKD" }
local NUMBER = { NFC = 0, NFD = 1, NFKC = 2, NFKD = 3 } -- as the core counts them

--- The normalization form of a text (UAX #15, Unicode 15.0).
---@param s string
---@param form? "NFC"|"NFD"|"NFKC"|"NFKD" default "NFC"; another one raises
---@return string? normal the very same string when nothing changes
---@return string? message
---@return integer? byte 1-based, where the first ill-formed sequence begins
function M.normalize(s, form)
  local number = NUMBER[form or "NFC"] or options.argument("mn.normalize", "form", form, FORMS)
  return core.normalize(s, number)
end

--- Is the text in a normalization form?
---@param s string
---@param form? "NFC"|"NFD"|"NFKC"|"NFKD" default "NFC"; another one raises
---@return boolean?
---@return string? message
---@return integer? byte 1-based, where the first ill-formed sequence begins
function M.is_normalized(s, form)
  local number = NUMBER[form or "NFC"] or options.argument("mn.is_normalized", "form", form, FORMS)
  return core.is_normalized(s, number)
end

--- The key under which texts are matched: NFKC casefold, marks off, one apostrophe, one hyphen; `csrc/core/fold.h` has the
--- rules. Any bytes may be given: a broken one becomes U+FFFD.
---@param s string
---@return string
M.fold = core.fold

--- Words as the statistics count them: maximal runs of letters, marks and numbers.
---@param s string
---@return malinews.Spans
function M.words(s)
  return core.words(s)
end

return M

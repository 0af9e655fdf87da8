--- Escaping for HTML and SVG, at the last moment: markup, controls, and bidirectional overrides that would let a name
--- rewrite the line around it.

local core = require "malinews.core"

local M = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

-- U+202A to U+202E and U+2066 to U+2069
local BIDI = {}
for _, range in ipairs { { 0x202A, 0x202E }, { 0x2066, 0x2069 } } do
  for cp = range[1], range[2] do BIDI[utf8.char(cp)] = "" end
end

--- A text as character data or as an attribute's value.
---@param s string any bytes
---@return string
function M.escape(s)
  s = core.repair(s)
  s = s:gsub("[%z\1-\8\11-\31\127]", " "):gsub("\xE2[\x80\x81][\xA6-\xAE]", BIDI)
  return (s:gsub("[&<>\"']", ENTITIES))
end

--- An address that may be linked to: http and https only; anything else is nil.
---@param url any
---@return string?
function M.link(url)
  if type(url) ~= "string" or not url:find "^[hH][tT][tT][pP][sS]?://[^%s\"'<>]+$" then return nil end
  return M.escape(url)
end

return M

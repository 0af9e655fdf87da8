--- Where a text may hold quotation marks.

local M = {}

local PLAIN = { ['"'] = true, ["\u{201C}"] = true, ["\u{201D}"] = true, ["\u{201E}"] = true, ["\u{AB}"] = true,
  ["\u{BB}"] = true, ["\u{2039}"] = true, ["\u{203A}"] = true, ["\u{2018}"] = true, [" '"] = true, ["\n'"] = true,
  ["('"] = true, ["\u{201F}"] = true }
local NEEDLES = {}
for needle in pairs(PLAIN) do NEEDLES[#NEEDLES + 1] = needle end
table.sort(NEEDLES)

--- A function that tells whether s[from, to] may hold a quotation mark; to be asked with rising positions.
---@param s string
---@return fun(from: integer, to: integer): boolean
function M.mark_finder(s)
  local nexts, past = {}, #s + 1
  for i, needle in ipairs(NEEDLES) do nexts[i] = s:find(needle, 1, true) or past end
  if s:byte(1) == 0x27 then nexts[1], nexts[#nexts + 1] = nexts[1], 1 end
  local least = 0
  return function(from, to)
    if least > to then return false end
    least = past
    for i = 1, #nexts do
      -- a needle that begins with a space or a break may begin one byte before the paragraph
      if nexts[i] < from - 1 then nexts[i] = NEEDLES[i] and s:find(NEEDLES[i], from - 1, true) or past end
      if nexts[i] < least then least = nexts[i] end
    end
    return least <= to
  end
end

return M

--- A view of a text for matching: as long as the text, byte for byte, but each typographic mark is one code byte and
--- filler. The codes are bytes that well-formed UTF-8 never holds; where a broken text holds one, `M.mark` sees that
--- the raw byte is no mark. Positions in the view are positions in the text.

local M = {}

M.FILL, M.DASH, M.DOTS = "\xff", "\xfe", "\xc0"

local function coded(code, width)
  return code .. M.FILL:rep(width - 1)
end

-- raw sequence = what stands in the view
local MAP = {
  ["\u{201C}"] = coded("\xf5", 3), ["\u{201F}"] = coded("\xf5", 3),
  ["\u{201D}"] = coded("\xf6", 3),
  ["\u{201E}"] = coded("\xf7", 3),
  ["\u{AB}"] = coded("\xf8", 2), ["\u{BB}"] = coded("\xf9", 2),
  ["\u{2039}"] = coded("\xfa", 3), ["\u{203A}"] = coded("\xfb", 3),
  ["\u{2018}"] = coded("\xfc", 3), ["\u{2019}"] = coded("\xfd", 3),
  ["\u{2010}"] = "-" .. M.FILL:rep(2), ["\u{2011}"] = "-" .. M.FILL:rep(2),
  ["\u{2012}"] = coded(M.DASH, 3), ["\u{2013}"] = coded(M.DASH, 3), ["\u{2014}"] = coded(M.DASH, 3),
  ["\u{2015}"] = coded(M.DASH, 3), ["\u{2026}"] = coded(M.DOTS, 3),
  ["\u{A0}"] = "  ", ["\u{202F}"] = "   ", ["\u{2028}"] = "   ", ["\u{2029}"] = "   ",
}
for point = 0x2000, 0x200B do MAP[utf8.char(point)] = "   " end

-- code byte = family, the direction it is typed in, bytes in the text
M.MARKS = {
  [0x22] = { family = "double", width = 1 },
  [0xf5] = { family = "double", typed = "open", width = 3 },
  [0xf6] = { family = "double", typed = "close", width = 3 },
  [0xf7] = { family = "double", typed = "open", width = 3 },
  [0xf8] = { family = "angle", typed = "open", width = 2 },
  [0xf9] = { family = "angle", typed = "close", width = 2 },
  [0xfa] = { family = "corner", typed = "open", width = 3 },
  [0xfb] = { family = "corner", typed = "close", width = 3 },
  [0x27] = { family = "single", width = 1 },
  [0xfc] = { family = "single", typed = "open", width = 3 },
  [0xfd] = { family = "single", typed = "close", width = 3 },
}

--- The view of s[from, to].
---@param s string
---@param from integer
---@param to integer
---@return string
function M.of(s, from, to)
  return (s:sub(from, to):gsub("[\xc2\xe2][\x80-\xbf][\x80-\xbf]?", MAP))
end

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

--- From the bytes of a file to UTF-8: byte-order marks, UTF-16, Windows-1252 and Latin-1, and what cannot be told.

local core = require "malinews.core"

local M = {}

local LOOKED = 8192 -- bytes that say whether a file is a text

-- Windows-1252 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); the rest is Latin-1
local C1 = {
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
}

local windows = {}
for byte = 0x80, 0xFF do windows[string.char(byte)] = utf8.char(byte < 0xA0 and C1[byte - 0x7F] or byte) end

local function from_windows(s)
  return (s:gsub("[\x80-\xFF]", windows))
end

-- UTF-16 with the byte order of its mark; a lone surrogate becomes U+FFFD
local function from_utf16(s, little)
  local units, format = {}, little and "<I2" or ">I2"
  local i, n = 3, #s - #s % 2
  while i < n do
    local unit = format:unpack(s, i)
    i = i + 2
    if unit >= 0xD800 and unit < 0xE000 then
      local low = unit < 0xDC00 and i < n and format:unpack(s, i) or 0
      if low >= 0xDC00 and low < 0xE000 then
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        i = i + 2
      else
        unit = 0xFFFD
      end
    end
    units[#units + 1] = utf8.char(unit)
  end
  return table.concat(units)
end

-- How many sequences beyond ASCII are well-formed, how many bytes are not?
local function count(s)
  local _, bad = core.repair(s)
  local _, leads = s:gsub("[\xC2-\xF4][\x80-\xBF]", "")
  return leads, bad
end

--- Does it look like a text at all? NUL and other controls in the first 8 KB say no.
---@param s string
---@return boolean
function M.is_binary(s)
  local first = s:byte()
  if first and first >= 0xFE and (s:find "^\xFF\xFE" or s:find "^\xFE\xFF") then return false end
  return core.controls(s, LOOKED) * 50 > math.min(#s, LOOKED)
end

--- Decode a file's bytes. Text that is neither UTF-8 nor Windows-1252 as a whole is kept as it is, broken bytes and
--- all.
---@param s string
---@return string text
---@return string encoding "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252"
---@return string? note what was done or is wrong, for the report
function M.decode(s)
  local first, mark = s:byte(), false
  if first and first >= 0xEF then -- few files begin with a mark
    if s:find "^\xFF\xFE" then return from_utf16(s, true), "UTF-16LE", "read as UTF-16 (little-endian)" end
    if s:find "^\xFE\xFF" then return from_utf16(s, false), "UTF-16BE", "read as UTF-16 (big-endian)" end
    mark = s:find "^\xEF\xBB\xBF" ~= nil
    if mark then s = s:sub(4) end
  end
  local ok, message, byte = core.validate(s)
  if ok then return s, "UTF-8", mark and "byte-order mark taken off" or nil end
  local good, bad = count(s)
  if bad > good and not mark then return from_windows(s), "Windows-1252", "not UTF-8; read as Windows-1252" end
  return s, "UTF-8", ("%s at byte %d (%d place%s); kept as it is"):format(message, byte, bad, bad == 1 and "" or "s")
end

return M

--- English or French? A handful of function words decides; for texts whose language nobody stated.

local M = {}

local FRENCH = { le = true, la = true, les = true, des = true, et = true, est = true, une = true, du = true,
  dans = true,
  que = true, qui = true, pour = true, sur = true, au = true, par = true }
local ENGLISH = { the = true, of = true, ["and"] = true, to = true, ["in"] = true, is = true, was = true, that = true,
  ["for"] = true, on = true, by = true, with = true, said = true }
local READ = 4000 -- bytes that decide

--- The language of a text; English where nothing decides.
---@param s string
---@return "en"|"fr"
function M.guess(s)
  local balance = 0
  for word in s:sub(1, READ):gmatch "%f[%w\x80-\xFF]%a+%f[^%w\x80-\xFF]" do
    word = word:lower()
    if FRENCH[word] then balance = balance - 1 elseif ENGLISH[word] then balance = balance + 1 end
  end
  return balance < 0 and "fr" or "en"
end

return M

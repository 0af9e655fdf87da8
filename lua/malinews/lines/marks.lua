--- How a line ends.

local M = {}

local CLOSERS = { ["\""] = 1, ["'"] = 1, [")"] = 1, ["]"] = 1, ["*"] = 1 }

--- The mark that a text ends with: "." "!" "?" ":" "," ";" or "", closing marks and spaces left out; "…" counts as ".".
---@return string
function M.final(text)
  local i = #text
  for _ = 1, 12 do
    local c = text:sub(i, i)
    if CLOSERS[c] or c == " " then
      i = i - 1
    elseif text:find("^\u{201D}", i - 2) or text:find("^\u{2019}", i - 2) or text:find("^\u{201C}", i - 2) then
      i = i - 3
    elseif text:find("^»", i - 1) or text:find("^\u{A0}", i - 1) then
      i = i - 2
    elseif text:find("^\u{202F}", i - 2) then
      i = i - 3
    elseif text:find("^…", i - 2) then
      return "."
    else
      return c:find "[.!?:,;]" and c or ""
    end
  end
  return ""
end

return M

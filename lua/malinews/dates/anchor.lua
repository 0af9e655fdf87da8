--- Where an expression stands in its text, and which way it looks: the sentence around it, and whether that sentence speaks
--- of the future.
---
--- The rule for a weekday or month without a year, in news: it is the last one up to and including the day of publication
--- (`on Monday` in a report of a Monday is that day), unless the sentence looks ahead (will, is due to, by Friday; devra,
--- doit, prévu, d'ici), when it is the next one from that day on.

local M = {}

local BACK, AHEAD = 160, 90 -- bytes of the sentence that are read on either side

local FUTURE = {
  en = { " will ", "'ll ", "’ll ", " shall ", " won't ", " won’t ", " is due ", " are due ", " is to ", " are to ",
    " scheduled ", " is expected ", " are expected ", " is set ", " are set ", " upcoming ", " planned ", " plans ", " plan ",
    " to be held ", " going to ", " slated ", " ahead of ", " starting " },
  fr = { " doit ", " doivent ", " devra", " prévu", " attendu", " aura ", " auront ", " sera ", " seront ", " va ", " vont ",
    "era ", "eront ", "ira ", "iront ", "dra ", "dront ", " prochain", " d'ici ", " d’ici ", " devait ", " devaient ",
    " entend ", " compte " },
}
local PAST = {
  en = { " was ", " were ", " had ", " said ", " told ", " announced ", " killed ", "ed " },
  fr = { " a ", " ont ", " avait ", " avaient ", " est ", " sont ", " était ", " étaient ", "'est ", "’est " },
}
-- right before the expression
local FUTURE_BEFORE = { en = { "by ", "until ", "till ", "before ", "next ", "through " }, fr = { "d'ici ", "d’ici ", "avant " } }

--- The sentence's parts before and after a span, cut at a full stop, a line end or a number of bytes.
---@param s string
---@param from integer
---@param to integer
---@return string before
---@return string after
function M.sides(s, from, to)
  local before = s:sub(math.max(1, from - BACK), from - 1)
  local after = s:sub(to + 1, to + AHEAD)
  local cut
  for stop in before:gmatch "()[.!?\n][\"”»’]? ?%u?" do
    if before:find("^.[\"”»’]*%s", stop) and not before:find("%f[%w]%u%l?l?%.", math.max(1, stop - 3)) then cut = stop end
  end
  cut = before:match ".*()\n" or cut
  if cut then before = before:sub(cut + 1) end
  local stop = after:find "[.!?]%s" or after:find "\n"
  return " " .. before, (stop and after:sub(1, stop - 1) or after) .. " "
end

local function any(list, text)
  for i = 1, #list do
    if text:find(list[i], 1, true) then return true end
  end
  return false
end

local function ends_with_any(list, text)
  for i = 1, #list do
    if text:sub(-#list[i]) == list[i] then return true end
  end
  return false
end

--- Which way an expression without a year looks.
---@param s string
---@param lang "en"|"fr"
---@param from integer
---@param to integer
---@return "future"|"past"|nil
function M.direction(s, lang, from, to)
  local before, after = M.sides(s, from, to)
  if ends_with_any(FUTURE_BEFORE[lang], before) then return "future" end
  if any(FUTURE[lang], before) or any(FUTURE[lang], after) then return "future" end
  if any(PAST[lang], before) or any(PAST[lang], after) then return "past" end
end

--- Look at all expressions before any is resolved.
function M.prepare(context, found) context.found = found end

--- An expression is about to be resolved.
function M.enter(context, f) end

--- An expression has been resolved.
function M.leave(context, f, row) end

return M

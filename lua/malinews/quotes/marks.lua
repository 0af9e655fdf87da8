--- Pairing quotation marks inside one paragraph, and repairing what does not pair.
---
--- A mark's direction is what it is typed as, unless what stands around it says otherwise: a closing mark is typed as
--- an opening one in machine-translated text, and straight marks have no type at all. No mark reaches beyond its
--- paragraph; a quotation that goes on opens again at the next one. The work is linear in the paragraph.

local view = require "malinews.quotes.view"

local M = {}

local MARKS = view.MARKS
local DEPTH = 4 -- of marks within marks
local AHEAD = 40 -- marks looked at for the close of a single mark

local SPACE = { [0x20] = true, [0x09] = true, [0x0a] = true, [0x0d] = true, [0x0b] = true, [0x0c] = true }
local BEFORE_OPEN = {} -- what may stand before an opening mark, beside space
for c in ("([{/=>*_" .. view.DASH .. "-"):gmatch "." do BEFORE_OPEN[c:byte()] = true end
local AFTER_CLOSE = {} -- what stands after a closing mark
for c in (".,;:!?)]}*" .. view.DOTS):gmatch "." do AFTER_CLOSE[c:byte()] = true end

local function is_letter(c)
  return c >= 0x80 and c < 0xf5 and c ~= 0xc0 or c >= 0x61 and c <= 0x7a or c >= 0x41 and c <= 0x5a
    or c >= 0x30 and c <= 0x39
end

-- the byte before and after, over filler; 0x20 at the edges
local function around(v, pos, width)
  local before, p = v:byte(pos - 1), pos - 1
  while before == 0xff and p > 1 do
    p = p - 1
    before = v:byte(p)
  end
  if pos == 1 then before = nil end
  return before or 0x20, v:byte(pos + width) or 0x20
end

-- where a mark points by its surroundings: "open", "close" or nil where they do not tell
local function lean(before, after, last)
  local opens, closes
  if MARKS[before] and before ~= 0x27 and before ~= 0xfd and last then
    opens, closes = last.lean == "open" and not SPACE[after], last.lean == "close" or AFTER_CLOSE[after]
  else
    opens = (SPACE[before] or BEFORE_OPEN[before]) and not SPACE[after] and not AFTER_CLOSE[after]
    closes = not SPACE[before] and not is_letter(after)
  end
  if opens and not closes then return "open" end
  if closes and not opens then return "close" end
end

local function collect(s, v, base)
  local list = {}
  for pos in v:gmatch "()[\"'\xf5-\xfd]" do
    local kind = MARKS[v:byte(pos)]
    local raw = s:byte(base + pos - 1)
    if kind.width == 1 or raw == 0xe2 or raw == 0xc2 then
      local before, after = around(v, pos, kind.width)
      if not (kind.family == "single" and is_letter(before) and is_letter(after)) then
        local mark = { pos = pos, stop = pos + kind.width - 1, family = kind.family, typed = kind.typed,
          before = before, after = after }
        mark.lean = lean(before, after, list[#list])
        list[#list + 1] = mark
      end
    end
  end
  return list
end

-- "open", "close" or "either"
local function direction(mark)
  if not mark.typed then return mark.lean or "either" end
  if mark.lean and mark.lean ~= mark.typed then return "either" end
  if not mark.lean and mark.typed == "open" and AFTER_CLOSE[mark.after] then return "either" end
  return mark.typed
end

local function next_of_family(list, i, family)
  for j = i + 1, math.min(#list, i + AHEAD) do
    if list[j].family == family then return list[j], j end
  end
end

-- an opening mark within an open quotation: does the text go on to close both?
local function nests(list, i)
  local first, j = next_of_family(list, i, list[i].family)
  if not first or direction(first) == "open" then return false end
  local second = next_of_family(list, j, list[i].family)
  return second ~= nil and direction(second) ~= "open"
end

local function holder(stack, family)
  for depth = #stack, 1, -1 do
    if stack[depth].family == family then return depth end
  end
end

local function trimmed_end(v, to)
  while to > 0 and SPACE[v:byte(to)] do to = to - 1 end
  return to
end

-- the end of the first sentence of v[from, to], else of v[from, to] itself
local function sentence_end(v, from, to)
  local part = v:sub(from, to)
  local stop = part:find "[.!?]%s+%f[%u\xf5-\xfc]"
  return stop and from + stop - 1 or trimmed_end(v, to)
end

local function add(spans, from, to, inner_from, inner_to, confidence, style)
  spans[#spans + 1] = { from = from, to = to, inner_from = inner_from, inner_to = inner_to, confidence = confidence,
    style = style }
end

local function between(spans, open, close)
  local right = (open.typed or "open") == "open" and (close.typed or "close") == "close"
  local same = (open.typed == nil) == (close.typed == nil)
  add(spans, open.pos, close.stop, open.stop + 1, close.pos - 1, right and (same and 1 or 0.9) or 0.8, open.family)
end

-- Words that lose their first letters behind an apostrophe.
local CLIPPED = { em = true, til = true, cause = true, n = true, tis = true, twas = true, bout = true, round = true }

local function opens_single(v, mark)
  if mark.lean ~= "open" or mark.typed == "close" or not is_letter(mark.after) then return false end
  if v:find("^%d", mark.stop + 1) then return mark.typed == "open" end
  return not CLIPPED[(v:match("^%a+", mark.stop + 1) or ""):lower()]
end

-- the closing mark of a single one, and its index
local function single_close(v, list, i)
  local found, at
  for j = i + 1, math.min(#list, i + AHEAD) do
    local mark = list[j]
    if mark.family == "single" then
      if found and mark.lean == "open" then break end
      if mark.lean == "close" and mark.typed ~= "open" then
        if found and mark.pos - list[i].pos > 200 then break end
        found, at = mark, j
        -- a plural's apostrophe may stand before the close: the boys' club'
        local plural = v:byte(mark.pos - 1) == 0x73 and v:find("^ %l", mark.stop + 1)
        if not plural then break end
      end
    end
  end
  return found, at
end

-- An opening mark that nothing closes.
local function unclosed(state, open, limit, goes_on)
  local v, lead = state.view, trimmed_end(state.view, open.pos - 1)
  local whole = lead == 0 or goes_on or v:find("^[:,]", lead)
  local to = whole and trimmed_end(v, limit) or sentence_end(v, open.stop + 1, limit)
  if to <= open.stop then return end
  add(state.spans, open.pos, to, open.stop + 1, to, goes_on and 0.9 or 0.5, open.family)
  state.spans[#state.spans].open = true
end

-- A closing mark that nothing opened: the opening one is taken to be lost at the paragraph's beginning.
local function unopened(state, close)
  local v, spans = state.view, state.spans
  if #spans > 0 or state.searched or not v:find("^[,.!?\xc0\xff]", close.pos - 1) then return end
  state.searched = true
  local from = v:find "%S"
  if from < close.pos then add(spans, from, close.stop, from, close.pos - 1, 0.4, close.family) end
end

local function act(state, list, i)
  local mark, stack, spans = list[i], state.stack, state.spans
  local way, depth = direction(mark), holder(state.stack, mark.family)
  if way == "either" then way = depth and "close" or mark.typed ~= nil and mark.lean or "open" end
  if way == "close" then
    if depth then
      if depth == 1 then between(spans, stack[1], mark) end
      for d = #stack, depth, -1 do stack[d] = nil end
    elseif #stack == 0 then
      unopened(state, mark)
    end
  elseif not depth or nests(list, i) then
    if #stack < DEPTH then stack[#stack + 1] = mark end
  elseif depth == 1 then
    unclosed(state, stack[1], mark.pos - 1, false)
    for d = #stack, 1, -1 do stack[d] = nil end
    stack[1] = mark
  end
end

--- The outermost marked spans of one paragraph, in order, as positions in the view: from, to (with the marks),
--- inner_from, inner_to, confidence, style, and `open` where no mark closes it.
---@param s string the text
---@param base integer where the paragraph begins in it
---@param v string the paragraph's view
---@param next_opens fun(family: string): boolean does the next paragraph begin with such a mark
---@return table[]
function M.pair(s, base, v, next_opens)
  local list = collect(s, v, base)
  local state = { stack = {}, spans = {}, view = v }
  local i = 1
  while i <= #list do
    local mark = list[i]
    if mark.family ~= "single" then
      act(state, list, i)
    elseif #state.stack == 0 and opens_single(v, mark) then
      local close, at = single_close(v, list, i)
      if close then
        between(state.spans, mark, close)
        i = at
      end
    end
    i = i + 1
  end
  local open = state.stack[1]
  if open then unclosed(state, open, #v, next_opens(open.family)) end
  return state.spans
end

return M

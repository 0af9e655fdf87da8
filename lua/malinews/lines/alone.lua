--- What a line says by itself, whatever stands beside it.

local captions = require "malinews.lines.captions"
local datelines = require "malinews.lines.datelines"
local furniture = require "malinews.lines.furniture"
local marks = require "malinews.lines.marks"
local patterns = require "malinews.lines.patterns"
local show = require "malinews.lines.show"

local M = {}

-- Roles of pieces that the core has cut out
local CUT = {
  [show.BLANK] = { "blank", "blank" },
  [show.CREDIT] = { "credit", "copyright-sign" },
  [show.DATELINE] = { "dateline", "glued-dateline" },
}

-- `FILE - Soldiers walk in Gao`: no place, but an old picture
local function is_archive(text)
  return text:find "^FILE%W*$" ~= nil
end

local function cut_role(i, row, piece, found)
  if piece == show.DATELINE and is_archive(row.text) then
    found.leads[i] = true
    return "caption", "archive"
  end
  if piece == show.CREDIT then found.pictures[i] = "sign" end
  return CUT[piece][1], CUT[piece][2]
end

local function date_role(i, text, found)
  local rule = datelines.rule(text)
  if not rule then return nil end
  found.dates[i] = rule == "date-line" and not text:find "%f[%d][12]%d%d%d%f[%D]" and "yearless" or rule
  return "dateline", rule
end

-- Labels of one word that may stand above a list without a colon
local SINGLE = { related = true, recommended = true }

-- Is the line a label alone, above a list of links?
local function is_open_label(entry, text)
  if entry.place ~= "label" then return false end
  return text:find ":[ \xA0]*$" ~= nil or not text:find(":", 1, true) and (entry.items[2] ~= nil or SINGLE[entry.pattern])
end

-- `Image caption,` or `By` above the words that belong to it
local function is_lead(entry, text)
  if entry.role ~= "credit" and entry.role ~= "caption" then return false end
  return entry.place == "line" or entry.place ~= "any" and text:find "[,:][ \xA0]*$" ~= nil
end

local PICTURES = { photo = true, photos = true, image = true, images = true, photograph = true, picture = true, credit = true,
  credits = true }

-- The words of a caption count only where the line reads like one in other ways, too.
local function is_caption(entry, text)
  if entry.place == "end" then
    return marks.final(text) == "" and captions.score(text) >= 1.5 and select(2, text:gsub("%S+", "")) > 3
  end
  return entry.place ~= "any" or captions.score(text) >= 2.5
end

local function pattern_role(i, text, index, found)
  local entry = patterns.find(index, text)
  if not entry or entry.role == "caption" and not is_caption(entry, text) then return nil end
  found.labels[i] = is_open_label(entry, text) or nil
  found.leads[i] = is_lead(entry, text) or nil
  if entry.role == "credit" and PICTURES[entry.pattern:match "^%w+"] then found.pictures[i] = "words" end
  return entry.role, "pattern: " .. entry.pattern
end

-- The role of a row, the rule that gives it, or nil. `found` has what other rows will ask for, by the row's number.
local function role_of(i, row, shows, index, found)
  local text, piece, role, rule = row.text, shows & show.PIECE, nil, nil
  if CUT[piece] then return cut_role(i, row, piece, found) end
  if shows & show.DATE ~= 0 then role, rule = date_role(i, text, found) end
  if role then return role, rule end
  if piece == show.SITE then return "boilerplate", "site-name" end
  if shows & show.WORDLESS ~= 0 and not text:find "[%w\x80-\xFF]" then return "boilerplate", "separator" end
  if shows & show.PATTERN ~= 0 or index.everywhere then role, rule = pattern_role(i, text, index, found) end
  if not role and shows & show.ENDLESS ~= 0 then role, rule = furniture.rule(text) end
  return role, rule
end

local LOOK = show.PIECE | show.PATTERN | show.DATE | show.WORDLESS | show.ENDLESS

--- Give the roles that lines have by themselves.
---@param rows table[]
---@param shown integer[] what each row shows
---@param all integer what any row may show
---@param index table compiled patterns
---@return table found by the row's number: `dates`, `labels`, `pictures` (credits of some), `leads`; are there
--- `captions`, or `endless` rows?
function M.roles(rows, shown, all, index)
  local found = { dates = {}, labels = {}, pictures = {}, leads = {}, endless = all & show.ENDLESS ~= 0 }
  if all & LOOK == 0 and not index.everywhere then return found end
  for i = 1, #rows do
    local row, shows = rows[i], shown[i]
    if (shows & LOOK ~= 0 or index.everywhere) and row.role == "body" then
      local role, rule = role_of(i, row, shows, index, found)
      if role then row.role, row.rule = role, rule end
      found.captions = found.captions or role == "caption"
    end
  end
  return found
end

return M

--- Short lines that a site sets around an article and that no list of words tells: addresses, figures, reading times, agencies,
--- and the credits that stand behind a caption without a sign.

local bylines = require "malinews.lines.bylines"
local fold = require "malinews.lines.fold"

local M = {}

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- Agencies in folded words
local AGENCIES = set [[afp reuters ap efe ansa dpa epa upi tass xinhua aps apa belga anadolu sputnik afptv bloomberg getty aa
  apanews sipa rex shutterstock alamy istock]]

-- What stands between agencies: `Avec AFP et Reuters`, `(with agencies)`
local BETWEEN = set [[avec with et and agence agences agency agencies source sources press presse france from images via le la the]]

-- Nothing but agencies, and words between them
local function is_agencies(folded)
  local count = 0
  for word in folded:gmatch "[%w\x80-\xFF]+" do
    if AGENCIES[word] then count = count + 1 elseif not BETWEEN[word] then return false end
  end
  return count > 0
end

-- `Le Fleuve avec AFP`, `mk/awr (AFP, dpa)`
local function has_agencies(text, folded)
  local names = text:match "^(%u[^,.:]-) avec %u" or text:match "^(%u[^,.:]-) [Ww]ith %u"
  if names then return select(2, names:gsub("%S+", "")) <= 4 and is_agencies(folded:match " avec (.*)$" or folded:match " with (.*)$") end
  local inner = folded:match "^%l[%l/]+ %(([^()]+)%)$"
  return inner ~= nil and is_agencies(inner)
end

local function is_address(text)
  return text:find "^https?://%S+$" or text:find "^www%.%S+$" or text:find "^[%w._%-]+@[%w%-]+%.[%w.%-]+$"
    or text:find "^%l[%l%d%-]+%.%l%l%l?%l?$"
end

-- Figures alone: comments counted, times of a film; a year may be a heading.
local function is_figures(text)
  return text:find "^[%d%s.,:/+()-]+$" and text:find "%d" and not text:find "^[12]%d%d%d%.?$"
end

local function is_reading_time(folded)
  local rest = folded:gsub("^temps ", ""):gsub("^de ", ""):gsub("^reading time:? ?", ""):gsub("^lecture ?:? ?", "")
  return rest:find "^%d+ ?mi?n[utes]*%.?$" or rest:find "^%d+ ?%-?mi?n[utes]* read$" or rest:find "^%d+ ?mi?n[utes]* de lecture$"
end

-- `BAMAKO —` above its text
local function is_place(text)
  local place = text:match "^(%u[%u%s'%-]+[%u])[ ,]*%-+$" or text:match "^(%u[%u%s'%-]+[%u])[ ,]*[\u{2013}\u{2014}]+$"
  return place ~= nil and #place >= 3
end

-- Does an agency stand in the folded text?
local function names_agency(folded)
  for word in folded:gmatch "%a+" do
    if AGENCIES[word] then return true end
  end
  return false
end

local CREDIT = 90 -- bytes of a credit behind a caption at most

-- The credit that a line ends with, without a sign before it: `... in Gao. Ali Sow / AFP`, `[File: Ali Sow/AFP]`, `AFP - ALI SOW`
local function has_credit(folded)
  local tail = folded:sub(-CREDIT)
  if not names_agency(tail) then return false end
  local last = tail:match "[%w.'] ?/ ?(%a+)[%a ]*[%])]?$"
  if AGENCIES[last] or tail:find "%f[%w]via ap%)$" then return true end
  for agency in tail:gmatch "%f[%w](%a+) ?[/%-] ?%f[%w]" do
    if AGENCIES[agency] then return true end
  end
  return false
end

-- With a credit at its end, a line of many words is a caption, one of few the credit alone.
local function pictured(folded)
  if not has_credit(folded) then return nil end
  local _, words = folded:gsub("[%w\x80-\xFF]+", "")
  return words > 6 and "caption" or "credit"
end

--- What a short line is that nothing ends and no pattern knows; nil for most.
---@param text string
---@return string? role
---@return string? rule
function M.rule(text)
  if is_address(text) then return "boilerplate", "address" end
  if is_figures(text) then return "boilerplate", "figures" end
  if is_place(text) then return "dateline", "place" end
  if bylines.is_stated(text) then return "credit", "by-line" end
  if bylines.has_job(text) then return "credit", "job" end
  local folded = fold.text(text)
  if is_reading_time(folded) then return "boilerplate", "reading-time" end
  if is_agencies(folded) or has_agencies(text, folded) then return "credit", "agencies" end
  local role = pictured(folded)
  return role, role and "agency-credit"
end

return M

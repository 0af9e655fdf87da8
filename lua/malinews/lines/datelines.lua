--- Is a line a dateline: a place, a date, a time, an agency, and nothing else?

local fold = require "malinews.lines.fold"
local stamps = require "malinews.lines.stamps"

local M = {}

M.LONGEST = 160

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- What may stand beside a date in a dateline, in folded words
local LABELS = set [[published updated update last modified posted first created date dated issued on at by the of and in with
  from for gmt utc bst cet cest est edt pst pdt wat eat msk ist am pm z agencies agency
  publie publiee mis mise a jour le la les de des du et modifie modifiee actualise cree poste date en avec agences par heure
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
  minute minutes min read reading lecture temps time
  ago year years month months week weeks day days hour hours il y ans mois jours heure heures commentaire commentaires comment
  comments]]

local FIVE_PLAIN = "%l%l+ %l%l+ %l%l+ %l%l+ %l%l" -- plain words in a row: a sentence, and that is told cheaply
local MOST_NAMES = 7 -- capitalised words beside the date: place, country, outlet

-- Words that are left beside date and time: how many are names; nil when one is a plain word.
local function names_beside(raw, folded_rest)
  local left = {}
  for word in folded_rest:gmatch "[%w\x80-\xFF]+" do
    if not LABELS[word] and word:find "%a" then left[word] = (left[word] or 0) + 1 end
  end
  local names = 0
  for word in raw:gmatch "[%w\x80-\xFF]+" do
    local key = fold.text(word)
    if left[key] then
      if word:find "^%l" then return nil end
      names = names + 1
    end
  end
  return names
end

--- Is a text nothing but words that stand beside dates: `Mon`, `Mis à jour`?
---@param text string
---@return boolean
function M.is_label(text)
  for _, word in ipairs(fold.words(text)) do
    if not LABELS[word] then return false end
  end
  return true
end

-- An exchange rate in brackets: `($1=558.00 XOF)`, `(1 euro = $1.14)`
local function is_rate(text)
  return #text < 60 and text:find "^%(.*%d.*=.*%d.*%)$" ~= nil
end

--- The rule that makes a line a dateline, or nil.
---@param text string
---@return string? rule
function M.rule(text)
  if #text > M.LONGEST then return nil end
  if is_rate(text) then return "exchange-rate" end
  if not text:find "%d" or text:find(FIVE_PLAIN) or (#text > 70 and text:find "%.$") then return nil end
  local folded = stamps.fold(text)
  local dates = stamps.dates(folded)
  if #dates == 0 then return nil end
  local rest, at = {}, 1
  for _, found in ipairs(dates) do
    rest[#rest + 1] = folded:sub(at, found.from - 1)
    at = found.to + 1
  end
  rest[#rest + 1] = folded:sub(at)
  local names = names_beside(text, (stamps.without_times(table.concat(rest, " "))))
  if names and names <= MOST_NAMES and not text:find "[?!;]" then return "date-line" end
end

return M

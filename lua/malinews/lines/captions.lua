--- How much a line reads like the caption of a picture.

local fold = require "malinews.lines.fold"
local marks = require "malinews.lines.marks"

local M = {}

local LONGEST = 450 -- bytes of a caption at most

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

local CAPTION_VERBS = set [[walk walks stand stands hold holds carry carries wait waits gather gathers attend attends pose poses
  look looks patrol patrols sit sits march marches shake shakes speak speaks arrive arrives ride rides drive drives wave waves
  raise raises celebrate celebrates protest protests take takes chant chants inspect inspects flee flees line pass passes
  marchent tiennent tient patrouille patrouillent manifestent defilent posent pose assiste assistent brandissent brandit]]

local CAPTION_WORDS = {
  "file photo", "file picture", "file image", "archive image", "archive picture", "archive photo", "is pictured",
  "are pictured", "pictured on", "pictured in", "pictured at", "is seen", "are seen", "seen here", "seen in", "(photo",
  "[photo", "photo:", "photographed by", "photo d'archive", "photo d’archive", "photo d'illustration", "photographie par",
  "getty images", "ap photo", "/afp", "/reuters", "via ap)", "via reuters", "(left)", "(right)", "(l)", "(r)", "a gauche",
  "a droite",
}

local function ends_with_date(folded)
  return folded:find("%f[%w][12]%d%d%d[.)]*$") ~= nil
end

--- How much a line reads like a caption: 0 not at all, 1.5 and more like one.
---@return number
function M.score(text)
  if #text > LONGEST then return 0 end
  local folded = fold.text(text)
  local score = #text < 260 and 0.5 or 0
  if marks.final(text) == "" then score = score + 1 end
  if ends_with_date(folded) then score = score + 1 end
  for _, words in ipairs(CAPTION_WORDS) do
    if folded:find(words, 1, true) then
      score = score + 2
      break
    end
  end
  for word in folded:gmatch "%a+" do
    if CAPTION_VERBS[word] then
      score = score + 1
      break
    end
  end
  if text:find "[\"“«]" or folded:find(" said", 1, true) then score = score - 1 end
  return score
end

local WORDS = 10 -- of a sentence that is no heading, at least

-- Verbs of whole sentences: a heading has others, or none
local FINITE = set [[said says was were is are has have had will would denied told
  etait etaient ont avait avaient sera seront est sont]]

--- Is a line without an end mark a whole sentence, as below a picture? A heading is shorter and says less.
---@return boolean
function M.is_sentence(text)
  local words, finite = 0, false
  for word in fold.text(text):gmatch "[%w\x80-\xFF']+" do
    words = words + 1
    finite = finite or FINITE[word] == true
  end
  return finite and words >= WORDS and not text:find "[?!]"
end

return M

--- Lines that name who wrote.

local fold = require "malinews.lines.fold"
local marks = require "malinews.lines.marks"

local M = {}

local LONGEST = 120 -- bytes of a by-line at most

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- What somebody is who writes
local JOBS = set [[correspondent correspondents correspondante correspondantes correspondant correspondants envoye envoyee envoyes
  envoyees reporter reporters editor redacteur redactrice journaliste stagiaire]]

-- What stands between names and jobs
local BETWEEN = set [[by par and et in a au aux de du des d en la le les l for with avec of our own from notre nos special speciale
  speciaux texte africa afrique chief senior staff who cannot be named pour political foreign diplomatic defence security health
  education business economics home affairs international politique diplomatique principal principale]]

-- Outlets that people write for, behind their names and a comma
local OUTLETS = set [[bbc rfi afp reuters cnn voa dw]]

local function word_list(text)
  local list = {}
  for word in text:gmatch "[%w\x80-\xFF]+" do list[#list + 1] = word end
  return list
end

local function is_name(word)
  return word:find "^%u" ~= nil or word:find "^[\xC3\xC5]" ~= nil
end

-- How many names and jobs the words from the i-th on are, beside what stands between such; nil where there is something else.
local function names_in(words, i)
  local names, jobs = 0, 0
  for k = i, #words do
    local key = fold.word(words[k])
    if JOBS[key] or k > 2 and OUTLETS[key] then
      jobs = jobs + 1
    elseif is_name(words[k]) then
      names = names + 1
    elseif not BETWEEN[key] then
      return nil
    end
  end
  return names, jobs
end

-- `Written by`, `Publié par`
local DONE = set [[written posted published edited reported ecrit redige publie poste traduit texte]]

--- Does a line say that it is a by-line: `By Walter Brandeis and Aminata Sow`, `Par Solène Kerbrat, à Niamey`?
---@param text string
---@return boolean
function M.is_stated(text)
  if #text > LONGEST or not text:find "^%u" or marks.final(text) ~= "" then return false end
  local words = word_list(text)
  if DONE[fold.word(words[1])] and words[2] then table.remove(words, 1) end
  local first = fold.word(words[1])
  local said = first == "by" or first == "par" or text:find "^De not" ~= nil or text:find "^From our" ~= nil
  if not said or #words > 14 or #words < 2 then return false end
  return (names_in(words, 2) or 0) > 0
end

--- Is a line a name with what its owner does: `Awa Sow (Bamako, envoyée spéciale)`, `Avec notre correspondant à Gao, Ali Ba`?
---@param text string
---@return boolean
function M.has_job(text)
  if #text > LONGEST or marks.final(text) ~= "" or text:find "[:%d]" then return false end
  local words = word_list(text)
  if #words < 3 or #words > 14 then return false end
  local names, jobs = names_in(words, 1)
  return names ~= nil and names > 1 and jobs > 0
end

--- Is a line a name alone, as between a headline and the text: `Harriet Penhallow in Bamako`?
---@param text string
---@return boolean
function M.is_name(text)
  if #text > 80 or marks.final(text) ~= "" or text:find "[:%d]" then return false end
  local words = word_list(text)
  if #words < 2 or #words > 12 or not is_name(words[1]) or not is_name(words[2]) then return false end
  if not names_in(words, 3) then return false end
  return #words <= 4 or text:find(",", 1, true) ~= nil or text:find " in " ~= nil or text:find " and " ~= nil
end

return M

--- The roles of lines in text without markup: what a line is shows in its place, its length, how it ends, and what stands
--- beside it. Each decision names its rule.

local datelines = require "malinews.lines.datelines"
local fold = require "malinews.lines.fold"
local patterns = require "malinews.lines.patterns"
local show = require "malinews.lines.show"

local M = {}

local HEADLINE = 240 -- bytes of a headline at most
local HEADING = 110  -- bytes of a heading at most
local CAPTION = 450  -- bytes of a caption at most
local PLAIN = 120    -- a row of this size is text, whatever it ends with

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

-- ---- how a line ends

local CLOSERS = { ["\""] = 1, ["'"] = 1, [")"] = 1, ["]"] = 1, ["*"] = 1 }

--- The mark that a text ends with: "." "!" "?" ":" "," ";" or "", closing marks and spaces left out; "…" counts as ".".
---@return string
function M.final_mark(text)
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

-- ---- captions

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
function M.caption_score(text)
  if #text > CAPTION then return 0 end
  local folded = fold.text(text)
  local score = #text < 260 and 0.5 or 0
  if M.final_mark(text) == "" then score = score + 1 end
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

-- ---- by-lines

local BYLINE_WORDS = set [[by par and et in a au aux de du des d la le les l for with avec of our own from notre envoye envoyee
  special speciale correspondent correspondants correspondante correspondant reporter reporters editor redacteur redactrice
  journaliste texte africa afrique chief senior staff who cannot be named pour]]

local function word_list(text)
  local list = {}
  for word in text:gmatch "[%w\x80-\xFF]+" do list[#list + 1] = word end
  return list
end

local function is_name(word)
  return word:find "^%u" ~= nil or word:find "^[\xC3\xC5]" ~= nil
end

-- `By Walter Brandeis and Aminata Sow`, `Par Solène Kerbrat, à Niamey`
local function is_byline(text, mark)
  if #text > 120 or mark ~= "" or not text:find "^%u" then return false end
  local words = word_list(text)
  local first = fold.text(words[1] or "")
  local said = first == "by" or first == "par" or text:find "^De not" ~= nil or text:find "^From our" ~= nil
  if not said or #words > 14 or #words < 2 then return false end
  local names = 0
  for i = 2, #words do
    if is_name(words[i]) then
      names = names + 1
    elseif not BYLINE_WORDS[fold.text(words[i])] then
      return false
    end
  end
  return names > 0
end

-- Between a headline and the text, a name alone is a by-line: `Harriet Penhallow in Bamako`.
local function is_name_line(text, mark)
  if #text > 80 or mark ~= "" or text:find "[:%d]" then return false end
  local words = word_list(text)
  if #words < 2 or #words > 12 or not is_name(words[1]) or not is_name(words[2]) then return false end
  for i = 3, #words do
    if not is_name(words[i]) and not BYLINE_WORDS[fold.text(words[i])] then return false end
  end
  return #words <= 4 or text:find(",", 1, true) ~= nil or text:find " in " ~= nil or text:find " and " ~= nil
end

-- ---- single lines

local function assign(row, role, rule)
  row.role, row.rule = role, rule
end

-- Roles of pieces that the core has cut out
local CUT = {
  [show.BLANK] = { "blank", "blank" },
  [show.CREDIT] = { "credit", "copyright-sign" },
  [show.DATELINE] = { "dateline", "glued-dateline" },
}

-- What a piece says by itself, whatever stands beside it. `found` has what other rows will ask for, by the row's number.
local function by_itself(i, row, piece, index, found)
  local text, cut = row.text, CUT[piece]
  if cut then
    found.credits = found.credits or piece == show.CREDIT
    return assign(row, cut[1], cut[2])
  end
  local rule = datelines.rule(text)
  if rule then
    found.dates[i] = rule == "date-line" and not text:find "%f[%d][12]%d%d%d%f[%D]" and "yearless" or rule
    return assign(row, "dateline", rule)
  end
  if piece == show.SITE then return assign(row, "boilerplate", "site-name") end
  if not text:find "[%w\x80-\xFF]" then return assign(row, "boilerplate", "separator") end
  local entry = patterns.find(index, text)
  if not entry or entry.role == "caption" and entry.place == "any" and M.caption_score(text) < 2.5 then return end
  if entry.place == "label" and text:find ":[ \xA0]*$" then found.labels[i] = true end
  return assign(row, entry.role, "pattern: " .. entry.pattern)
end

local LOOK = show.PIECE | show.PATTERN | show.DATE | show.WORDLESS

--- Give the roles that lines have by themselves.
---@param rows table[]
---@param shown integer[] what each row shows
---@param all integer what any row may show
---@param index table compiled patterns
---@return table found what `together` asks for
function M.alone(rows, shown, all, index)
  local found = { dates = {}, labels = {}, credits = false, headings = all & show.HEADING ~= 0 }
  if all & LOOK == 0 and not index.everywhere then return found end
  for i = 1, #rows do
    local row, shows = rows[i], shown[i]
    if (shows & LOOK ~= 0 or index.everywhere) and row.role == "body" then
      by_itself(i, row, shows & show.PIECE, index, found)
    end
  end
  return found
end

-- ---- lines and their neighbours

local function content(rows, i, step)
  i = i + step
  while rows[i] and rows[i].role == "blank" do i = i + step end
  return rows[i]
end

local function open_row(row)
  return row and row.role == "body" and row or nil
end

-- Beside a credit: glued to one, or next to one that stands alone and reads like a caption.
local function captions(rows, shown)
  for i, row in ipairs(rows) do
    if row.role == "credit" and shown[i] & show.PIECE == show.CREDIT then
      local after, before = open_row(rows[i + 1]), open_row(rows[i - 1])
      if after and after.line == row.line then
        assign(after, "caption", "glued-credit")
      elseif before and before.line == row.line then
        assign(before, "caption", "glued-credit")
      elseif before and i > 2 and M.caption_score(before.text) >= 1.5 then
        assign(before, "caption", "above-credit")
      elseif after and M.caption_score(after.text) >= 2 then
        assign(after, "caption", "below-credit")
      end
    end
  end
end

-- A repeat takes the role of its first, and the first that of a repeat which stands beside a credit.
local function share_roles(rows)
  for _, row in ipairs(rows) do
    local first = row.repeats and rows[row.repeats]
    if first and first.role == "caption" and row.role == "body" then assign(row, "caption", "repeat") end
    if first and row.role == "caption" and first.role == "body" then assign(first, "caption", "repeat") end
  end
end

local function is_text(row)
  if not row or row.role ~= "body" then return false end
  return #row.text > PLAIN or M.final_mark(row.text) ~= ""
end

-- Does a line go on from the one before it (hard-wrapped text)?
local function runs_on(before, row)
  return before ~= nil and row ~= nil and before.line == row.line - 1 and row.text:find "^%l" ~= nil
    and before.text:find "[%l,%-\x80-\xFF]$" ~= nil
end

-- The first line that is no furniture, when it reads like a headline and something follows.
local function headline(rows, shown)
  for i, row in ipairs(rows) do
    if row.role == "body" then
      local mark = M.final_mark(row.text)
      local follows = content(rows, i, 1)
      local fits = #row.text <= HEADLINE and mark ~= "." and mark ~= "," and mark ~= ";" and mark ~= ":"
      if fits and follows and not row.text:find "^%l" and not runs_on(row, rows[i + 1]) then
        assign(row, "headline", "first-line")
        return i
      end
      return nil
    elseif row.role == "boilerplate" and shown[i] & show.PIECE == show.SITE then
      return nil
    end
  end
end

-- Between headline and text: by-lines and a standfirst.
local function head_matter(rows, from)
  for i = from + 1, #rows do
    local row = rows[i]
    if row.role == "body" then
      local mark = M.final_mark(row.text)
      if is_byline(row.text, mark) or is_name_line(row.text, mark) then
        assign(row, "credit", "by-line")
      elseif is_text(row) then
        return
      end
    end
  end
end

-- A date without a year is a dateline above the text only; and what stands before ` | Bamako, 3 mai 2021` belongs to it.
local function settle_datelines(rows, shown, dates)
  local inside = false
  for i, row in ipairs(rows) do
    if dates[i] == "yearless" and inside then row.role, row.rule = "body", "text" end
    if row.role == "body" and #row.text > 2 * PLAIN then inside = true end
    local after = rows[i + 1]
    if row.role == "body" and after and shown[i + 1] & show.PIECE == show.SITE and after.role == "dateline" then
      assign(row, "dateline", "site-name")
    end
  end
end

-- Below a label of links, lines without an end mark are titles, up to the first that has one or is long.
local function below_labels(rows, labels)
  local inside = false
  for i, row in ipairs(rows) do
    if labels[i] then
      inside = true
    elseif row.role ~= "body" and row.role ~= "blank" then
      inside = inside and row.role == "boilerplate"
    elseif row.role == "body" and inside then
      local mark = M.final_mark(row.text)
      if #row.text <= PLAIN + 30 and mark ~= "." and mark ~= "," then
        assign(row, "boilerplate", "below-label")
      else
        inside = false
      end
    end
  end
end

local function looks_like_heading(text)
  if #text > HEADING or text:find " said$" or text:find " added$" then return false end
  if not text:find "^[^%l]" or not text:find "%a" or text:find "^[%-•·*]" then return false end
  local mark = M.final_mark(text)
  if mark == "?" or mark == "!" then return #text <= 60 and not text:find "^[\"“«]" and not text:find "[.]" end
  return mark == ""
end

local function is_heading(rows, i)
  local row, after = rows[i], content(rows, i, 1)
  if not looks_like_heading(row.text) or not is_text(after) or #after.text < #row.text then return false end
  return not runs_on(row, after) and not runs_on(rows[i - 1], row)
end

local function headings(rows, shown)
  for i = 1, #rows do
    if shown[i] & show.HEADING ~= 0 and rows[i].role == "body" and is_heading(rows, i) then
      assign(rows[i], "heading", "short-line")
    end
  end
end

--- Give the roles that show beside other lines; what is left is body.
---@param rows table[]
---@param shown integer[] what each row shows
---@param found table of `alone`
---@param repeats boolean are there rows with the same text?
function M.together(rows, shown, found, repeats)
  if next(found.dates) then settle_datelines(rows, shown, found.dates) end
  if found.credits then captions(rows, shown) end
  if repeats then share_roles(rows) end
  if next(found.labels) then below_labels(rows, found.labels) end
  head_matter(rows, headline(rows, shown) or 0)
  if found.headings then headings(rows, shown) end
end

return M

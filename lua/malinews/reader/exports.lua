--- Text exports of press databases: files of several articles with labelled fields. Each layout is a table that a user
--- may edit, in reader/exports; it is told by signs in the text, not by the file's name.

local core = require "malinews.core"
local files = require "malinews.reader.files"
local fold = require "malinews.lines.fold"
local datelines = require "malinews.lines.datelines"
local stamps = require "malinews.lines.stamps"

local M = {}

--- The layouts that are tried, in this order.
M.layouts = { "malinews.reader.exports.nexis", "malinews.reader.exports.factiva", "malinews.reader.exports.europresse" }

local LOOKED = 65536 -- bytes that are looked at for signs
local WRAPPED = 92   -- bytes of a hard-wrapped line at most

local LANGUAGES = { english = "en", anglais = "en", french = "fr", francais = "fr", russian = "ru", russe = "ru", arabic = "ar",
  arabe = "ar", german = "de", allemand = "de", spanish = "es", espagnol = "es", portuguese = "pt", portugais = "pt" }

---- Telling them ------------------------------------------------------------------------------------------------------

-- The longest run of plain characters that every match of a pattern holds: looking for it is many times faster.
local function literal_of(pattern)
  local plain = pattern:gsub("%%.[?*+-]?", "\0"):gsub("%[[^%]]*%][?*+-]?", "\0"):gsub("[^\128-\255%z][?*-]", "\0")
    :gsub("[\128-\255]+[?*-]", "\0"):gsub("[().^$+]", "\0")
  local longest = ""
  for run in plain:gmatch "%Z+" do
    if #run > #longest then longest = run end
  end
  return longest
end

local literals = setmetatable({}, { __index = function(known, pattern)
  known[pattern] = literal_of(pattern)
  return known[pattern]
end })

local function has_any(text, patterns)
  for _, pattern in ipairs(patterns) do
    if text:find(literals[pattern], 1, true) and text:find(pattern) then return true end
  end
  return false
end

local function is_layout(layout, text)
  for _, choice in ipairs(layout.signs) do
    if not has_any(text, choice) then return false end
  end
  return true
end

-- Each layout's first sign as literals: a text that holds none of them is no export. Almost every text is none.
local function first_literals()
  local list = {}
  for _, name in ipairs(M.layouts) do
    for _, pattern in ipairs(require(name).signs[1]) do
      local literal = literals[pattern]:gsub("^\n", "") -- a text's first line has no line end before it
      if #literal < 2 then return nil end
      list[#list + 1] = literal
    end
  end
  return list
end

local known_layouts, known_needles -- of the layouts; false where a text must be looked at whole

-- May a text be an export? False is certain.
local function may_be_export(text)
  local key = table.concat(M.layouts, "\0")
  if known_layouts ~= key then
    local literals_of = first_literals()
    known_layouts, known_needles = key, literals_of and core.needles(literals_of)
  end
  if not known_needles then return true end
  return known_needles:find(text, 1, LOOKED) ~= nil or text:find("\r", 1, true) ~= nil
end

--- The layout of a text, or nil.
---@param text string
---@return table?
function M.detect(text)
  if not may_be_export(text) then return nil end
  local head = "\n" .. text:sub(1, LOOKED)
  if head:find("\r", 1, true) then head = head:gsub("\r", "") end
  for _, name in ipairs(M.layouts) do
    local layout = require(name)
    if is_layout(layout, head) then return layout end
  end
end

---- Articles ----------------------------------------------------------------------------------------------------------

local function lines_of(text)
  local list, number = {}, 0
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do
    number = number + 1
    list[number] = { text = line:gsub("\r$", ""):gsub("\f", ""), number = number }
  end
  return list
end

-- Cut the lines into articles: each a list of lines.
local function split(layout, lines)
  local articles, current = {}, {}
  local function close()
    for _, line in ipairs(current) do
      if line.text:find "%S" then
        articles[#articles + 1] = current
        break
      end
    end
    current = {}
  end
  for _, line in ipairs(lines) do
    if has_any(line.text, layout.begins) then
      close()
    elseif has_any(line.text, layout.ends) then
      current.ended = true
      close()
    elseif not has_any(line.text, layout.ignored) then
      current[#current + 1] = line
    end
  end
  close()
  return articles
end

---- One article -------------------------------------------------------------------------------------------------------

local function trim(s)
  return s:match "^%s*(.-)%s*$"
end

local function set(meta, field, value)
  value = value and trim(value)
  if not value or value == "" then return end
  if field == "lang" then value = LANGUAGES[fold.text(value)] or value:lower():match "^%a%a%f[%A]" end
  if field == "author" then value = value:gsub("^[Bb][Yy] ", ""):gsub("^[Pp][Aa][Rr] ", "") end
  if field == "published" or field == "loaded" then value = stamps.find(value)[1] and stamps.find(value)[1].value end
  if value and not meta[field] then meta[field] = value end
end

-- The label that a line begins with, and what follows.
local function label_of(layout, text)
  local label, rest = text:match "^%s*([%a\xC3][%w%-%(%) \x80-\xBF\xC3]-)%s*:%s*(.*)$"
  if not label or #label > 24 then return nil end
  local key = label:lower()
  if layout.labels[key] ~= nil then return key, rest end
  return nil, nil, label == label:upper() and #label > 3 and label or nil
end

local function is_blank(line) return not line.text:find "%S" end

-- The lines of a text, paragraphs joined where they were hard-wrapped.
local function join(lines)
  local out, paragraph, joined = {}, {}, false
  local function close()
    local wrapped = #paragraph > 1
    for i, line in ipairs(paragraph) do wrapped = wrapped and (#line <= WRAPPED and (i == #paragraph or #line > 45)) end
    if wrapped then
      out[#out + 1] = table.concat(paragraph, " ")
      joined = true
    else
      table.move(paragraph, 1, #paragraph, #out + 1, out)
    end
    paragraph = {}
  end
  for _, line in ipairs(lines) do
    if line:find "%S" then paragraph[#paragraph + 1] = trim(line) else close() end
  end
  close()
  return table.concat(out, "\n"), joined
end

-- Lines before the first label, without one: outlet and title stand before the date, or the title after it.
local function read_head(meta, head)
  local at
  for i, line in ipairs(head) do
    if i > 1 and (datelines.rule(trim(line.text)) == "date-line" or (#line.text < 160 and line.text:find "%d%d%d%d" and
        line.text:find " mots" and stamps.find(line.text)[1])) then
      at = i
      break
    end
  end
  if not at then return false end
  set(meta, "published", head[at].text)
  set(meta, "outlet", head[at - 1].text:gsub("%s*%(%u%l+%)%s*$", ""))
  if at > 2 then
    local parts = {}
    for i = 1, at - 2 do parts[i] = trim(head[i].text) end
    set(meta, "title", table.concat(parts, " "))
  end
  set(meta, "title", head[at + 1] and head[at + 1].text)
  return true, at + (meta.title == (head[at + 1] and trim(head[at + 1].text)) and 2 or 1)
end

-- A labelled article while it is read: `part` is head, labels, body or tail.
local Reading = {}
Reading.__index = Reading

function Reading:label(key, value)
  local layout = self.layout
  local field = layout.labels[key]
  if field then set(self.meta, field, value) end
  if self.part == "head" then self.part = "labels" end
  if layout.tail[key] and self.begun then self.part = "tail" end
end

function Reading:text(line, stranger)
  if stranger and not self.begun then
    self.report(line.number, ("a label that the layout does not know: %s"):format(stranger))
  else
    self.begun = self.begun or not is_blank(line)
    self.body[#self.body + 1] = line.text
  end
end

function Reading:line(line)
  local layout, part = self.layout, self.part
  local key, value, stranger = label_of(layout, line.text)
  if layout.body and has_any(line.text, layout.body) then
    self.part, self.body, self.begun = "body", {}, true
  elseif key and (part ~= "body" or layout.tail[key]) then
    self:label(key, value)
  elseif layout.stop and part ~= "head" and has_any(line.text, layout.stop) then
    self.part = "tail"
  elseif part == "head" then
    if not is_blank(line) and not has_any(line.text, layout.rights) then self.head[#self.head + 1] = line end
  elseif part ~= "tail" and not has_any(line.text, layout.rights) then
    self:text(line, stranger)
  end
end

-- Labelled articles: head, labels, text, labels behind it.
local function read_labelled(layout, article, report)
  local reading = setmetatable({ layout = layout, report = report, meta = {}, head = {}, body = {}, part = "head" }, Reading)
  for _, line in ipairs(article) do reading:line(line) end
  return reading.meta, reading.head, reading.body
end

-- Two-letter codes: `HD  Headline`, their values go on below.
local function read_coded(layout, article, report)
  local meta, body, values, order, code = {}, {}, {}, {}, nil
  for _, line in ipairs(article) do
    local next_code, rest = line.text:match "^(%u%u%u?)%s%s*(.*)$"
    if next_code and layout.codes[next_code] ~= nil then
      code = next_code
      order[#order + 1] = code
      values[code] = { rest }
    elseif next_code and #rest > 0 and line.text:find "^%u%u%s%s%s" then
      report(line.number, ("a code that the layout does not know: %s"):format(next_code))
      code = nil
    elseif code then
      table.insert(values[code], line.text)
    elseif not is_blank(line) then
      report(line.number, "a line before the first code was left out")
    end
  end
  for _, name in ipairs(order) do
    local field = layout.codes[name]
    if field == "text" then
      for _, value in ipairs(values[name]) do body[#body + 1] = value end
      body[#body + 1] = ""
    elseif field then
      set(meta, field, table.concat(values[name], " "):gsub("%s+", " "))
    end
  end
  return meta, body
end

local function pivot_of(layout, article)
  for i, line in ipairs(article) do
    if has_any(line.text, layout.pivot) then return i end
  end
end

-- What stands between the count of words and the next blank line: date, time, outlet, code, language
local function read_source(layout, meta, text)
  if layout.languages[text] then
    set(meta, "lang", text)
  elseif not meta.published and stamps.find(text)[1] then
    set(meta, "published", text)
  elseif not meta.outlet and not text:find "^%d" and meta.published then
    set(meta, "outlet", text)
  end
end

-- Factiva without codes: headline (and by-line), words, date, time, outlet, code, language, rights, text.
local function read_pivot(layout, article)
  local meta, body, head, at = {}, {}, {}, pivot_of(layout, article)
  for i = 1, (at or 1) - 1 do
    if not is_blank(article[i]) then head[#head + 1] = trim(article[i].text) end
  end
  if #head > 1 and head[#head]:find "^[BbPp][yaYA]r? " then set(meta, "author", table.remove(head)) end
  set(meta, "title", table.concat(head, " "))
  local i = (at or #article) + 1
  while article[i] and not is_blank(article[i]) do
    read_source(layout, meta, trim(article[i].text))
    i = i + 1
  end
  for k = i, #article do body[#body + 1] = article[k].text end
  return meta, body
end

local function read_article(layout, article, report)
  if layout.codes then
    for _, line in ipairs(article) do
      if line.text:find "^HD%s" then return read_coded(layout, article, report) end
    end
  end
  if layout.pivot then return read_pivot(layout, article) end
  local meta, head, body = read_labelled(layout, article, report)
  local found, rest = read_head(meta, head)
  -- without any label the text stands behind the head
  if #body == 0 and found then
    for i = rest, #head do body[#body + 1] = head[i].text .. "\n" end
  end
  return meta, body
end

local function add_article(layout, article, number, path, sink)
  local first = article[1].number
  local function report(line, message) sink:problem(path, line, "note", layout.name .. ": " .. message) end
  local meta, body = read_article(layout, article, report)
  local text, joined = join(body)
  if not text:find "%S" then
    return sink:problem(path, first, "skipped", ("%s: no text found in article %d"):format(layout.name, number))
  end
  if not meta.published then report(first, ("no date found in article %d"):format(number)) end
  if not meta.title then report(first, ("no title found in article %d"):format(number)) end
  if not article.ended and #layout.begins == 0 then report(first, ("article %d has no end mark"):format(number)) end
  if meta.published then meta.dct, meta.published_from = meta.published, layout.name end
  meta.export = layout.name
  if meta.title then text = meta.title .. "\n" .. text end
  sink:record { id = ("%s:%d"):format(files.stem(path), number), text = text .. "\n", meta = meta, path = path, line = first }
  return joined
end

--- Read a text as an export, when it is one.
---@return boolean read
function M.read(text, path, sink)
  local layout = M.detect(text)
  if not layout then return false end
  local joined = 0
  for number, article in ipairs(split(layout, lines_of(text))) do
    if add_article(layout, article, number, path, sink) then joined = joined + 1 end
  end
  if joined > 0 then
    sink:problem(path, nil, "changed", ("%s: hard-wrapped lines were joined in %d article%s"):format(layout.name, joined,
      joined > 1 and "s" or ""))
  end
  return true
end

return M

--- What a text and its file's name state about itself: published, updated, outlet, place, author, agency.
---
---     mn.metadata(s, { name = "baobab-2022-07-12.txt" }).published  --> "2022-07-12", .published_from "file name"
---
--- Nothing is guessed: each field has a `_from` beside it that says where it stands. A date whose year is not stated is
--- `XXXX-01-14`. Only the text's head is read, and its last lines for what a site says of itself.

local datelines = require "malinews.lines.datelines"
local fold = require "malinews.lines.fold"
local gazetteer = require "malinews.gazetteer"
local tsv = require "malinews.tsv"
local lines = require "malinews.lines"
local options = require "malinews.options"
local stamps = require "malinews.lines.stamps"

local M = {}

local OPTIONS = { name = "string" }

local HEAD, TAIL = 3000, 600 -- bytes of the text that are looked at

--- The fields that are read, in the order in which they are listed.
M.FIELDS = { "published", "updated", "outlet", "place", "author", "agency" }

---- What is known ----------------------------------------------------------------------------------------------------

local media

local function is_medium(name)
  if not media then
    media = assert(gazetteer.new(tsv.path "media"))
  end
  return media:lookup(name) ~= nil
end

local function set(found, field, value, from)
  if value and value ~= "" and not found[field] then found[field], found[field .. "_from"] = value, from end
end

local function trim(s)
  return s:match "^[%s,;:/|%-]*(.-)[%s,;:/|%-]*$"
end

---- Dates ------------------------------------------------------------------------------------------------------------

local UPDATED = { "updated", "update", "last modified", "modified", "mis a jour", "mise a jour", "modifie", "actualise", "maj" }

-- Does the label nearest before a date say that it is that of a change?
local function says_updated(before)
  local at = 0
  for _, word in ipairs(UPDATED) do
    local _, last = before:find(".*%f[%w]" .. word .. "%f[%W]")
    if last and last > at then at = last end
  end
  for _, word in ipairs { "published", "posted", "publie", "publiee", "created" } do
    local _, last = before:find(".*%f[%w]" .. word .. "%f[%W]")
    if last and last > at then return false end
  end
  return at > 0
end

-- Published and updated of one dateline, by the labels before its dates.
local function read_dates(folded, found, from)
  local at, published = 1, nil
  for _, stamp in ipairs(stamps.dates(folded)) do
    local updated = says_updated(folded:sub(at, stamp.from - 1))
    set(found, updated and "updated" or "published", stamp.value, from)
    published = published or not updated and stamp.value or nil
    at = stamp.to + 1
  end
  -- `mis à jour à 14h05`: the same day, later
  if published and says_updated(folded:sub(at)) then set(found, "updated", published, from) end
end

-- A date in a file's name: 2021-09-20, 20210920, 20.09.2021
local function read_name(name, found)
  local folded = fold.text(name:match "[^/\\]*$"):gsub("_", "-")
  local year, month, day = folded:match "%f[%d]([12]%d%d%d)([01]%d)([0-3]%d)%f[%D]"
  local list = stamps.dates(year and ("%s-%s-%s"):format(year, month, day) or folded)
  if list[1] and #list[1].value == 10 and not list[1].value:find "X" then
    set(found, "published", list[1].value, "file name")
  end
end

---- Datelines --------------------------------------------------------------------------------------------------------

-- The parts of a dateline before its date: between commas, dashes and bars, without what brackets hold
local function parts_before_date(text)
  local first = stamps.find(text)[1]
  local folded = fold.text(text)
  if first and #folded == #text then text = text:sub(1, first.from - 1) end
  local parts = {}
  for part in (text:gsub("%b()", ",") .. ","):gmatch "([^,|]*)," do
    part = trim(part:gsub("^%s*le%s*$", ""):gsub("\u{2014}", ""):gsub("\u{2013}", ""))
    if part:find "^[%u\xC3]" and not part:find "%d" then parts[#parts + 1] = part end
  end
  return parts
end

-- The first part is the place (`Bamako, Mali, May 3`); before `, le 7 mai` the last one (`La Gazette, Bamako, le 7 mai`).
local function read_place(row, found, from, is_outlet)
  local folded = fold.text(row.text)
  if folded:find "^%(?%d" or folded:find "^publ" or folded:find "^updated" then return end
  local places = {}
  for _, part in ipairs(parts_before_date(row.text)) do
    local medium = part:match "^(.-)%s+[Ww]ith agencies" or part:match "^(.-)%s+[Aa]vec agences"
    if medium or is_outlet(part) then
      set(found, "outlet", medium or part, from)
    elseif not stamps.find(part .. " 1")[1] and not datelines.is_label(part) and not folded:find "day$" then
      places[#places + 1] = part
    end
  end
  set(found, "place", folded:find ", le %d" and places[#places] or places[1], from)
end

local function read_agency(text, found, from)
  for bracket in text:gmatch "%(([^()]*)%)" do
    local named = bracket:find "^%u" and not bracket:find "[=:/]" and not fold.text(bracket):find "^updated"
    if named and not stamps.find(bracket)[1] then
      set(found, "agency", trim(bracket), from)
    end
  end
end

local function read_dateline(row, found, is_outlet)
  local from = ("line %d"):format(row.line)
  read_dates(stamps.fold(row.text), found, from)
  if row.rule == "exchange-rate" or row.rule:find "^pattern" then return end
  read_agency(row.text, found, from)
  if row.rule == "site-name" then return set(found, "outlet", row.text, from) end
  read_place(row, found, from, is_outlet)
end

---- By-lines ---------------------------------------------------------------------------------------------------------

local LEADS = { "^By%s+", "^Par%s+", "^BY%s+", "^PAR%s+",
  "^Texte par[%s\xC2\xA0\xE2\x80\xAF:]*", "^Une enquête de%s+", "^Un reportage de%s+",
  "^Texte%s*:%s*", "^De notre [^,]*,%s*" }

-- Names: words with capitals, `and` or `et` between two of them
local function names_of(text)
  local names, name = {}, {}
  local function close()
    if #name > 1 then names[#names + 1] = table.concat(name, " ") end
    name = {}
  end
  for word, after in text:gmatch "([^%s,]+)(,?)" do
    if word:find "^[%u\xC3\xC5]" or (#name > 0 and word:find "^d[eu]$") then name[#name + 1] = word else close() end
    if after == "," then close() end
  end
  close()
  return names
end

-- The words with capitals that a text begins with: `Sévaré who cannot be named` is Sévaré.
local function capitalised(text)
  local words = {}
  for word in text:gmatch "%S+" do
    if not word:find "^[%u\xC3]" then break end
    words[#words + 1] = word
  end
  return trim(table.concat(words, " "))
end

local PLACE_WORDS = { " in ", " à ", " au ", " aux ", " from " }

-- Names that nobody has: a button beside the name, and who does not say it
local NOBODY = { ["la redaction"] = true, redaction = true, staff = true }

-- Authors, and the outlet where that signs.
local function set_authors(names, found, from, is_outlet)
  local authors = {}
  for _, name in ipairs(names) do
    name = name:gsub(" Suivre$", ""):gsub(" Follow$", ""):gsub(" Staff$", "")
    if is_outlet(name) then
      set(found, "outlet", name, from)
    elseif not NOBODY[fold.text(name)] then
      authors[#authors + 1] = name
    end
  end
  set(found, "author", table.concat(authors, ", "), from)
end

local function read_byline(row, found, is_outlet)
  local text, from = row.text, ("line %d"):format(row.line)
  local special = text:match "^De notre [^,]* à ([^,]*),"
  for _, lead in ipairs(LEADS) do
    local rest, count = text:gsub(lead, "")
    if count > 0 then
      text = rest
      break
    end
  end
  local place = special
  for _, word in ipairs(PLACE_WORDS) do
    local before, after = text:match("^(.-),?" .. word .. "([%u\xC3][^,]*)$")
    if not place and before then text, place = before, after end
  end
  local list, last = names_of(text), text:match ",%s*(%u[^%s,]*)$"
  if #list > 0 then
    set_authors(list, found, from, is_outlet)
    set(found, "place", place and capitalised(place) or last, from)
  end
end

---- The outlet -------------------------------------------------------------------------------------------------------

-- A name that a site sets behind its headlines: known, or written like a name and no single plain word (a section).
local function looks_like_outlet(name, is_outlet)
  if is_outlet(name) then return true end
  if #name > 40 or not name:find "^[%u\xC3]" then return false end
  local words = 0
  for word in name:gmatch "%S+" do
    if not word:find "^[%u%d\xC3&]" and not word:find "^[dl]?[eu]s?$" and word ~= "of" and word ~= "the" then return false end
    words = words + 1
  end
  return words > 1 or name:find "%l%u" ~= nil or name:find "%d" ~= nil
end

local function read_site(row, found, is_outlet)
  if row.rule == "site-name" and looks_like_outlet(row.text, is_outlet) then
    set(found, "outlet", row.text, ("line %d"):format(row.line))
  end
end

local REPORTED = " has reported"
local NAME = 80 -- bytes before it that a name is looked for in

-- `As Sputnik has reported`: an outlet speaks of itself so. A name of one word goes before one of two.
local function read_self(s, found)
  local name, at = nil, s:find(REPORTED, 1, true)
  while at do
    local before = s:find("^%f[%W]", at + #REPORTED) and s:sub(math.max(1, at - NAME), at - 1) or ""
    local single = before:match "%f[%w]As (%u[%w%-]+)$"
    name = single or name or before:match "%f[%w]As (%u[%w%-]+ %u[%w%-]+)$"
    if single then break end
    at = s:find(REPORTED, at + 1, true)
  end
  if name then set(found, "outlet", name, ("\"As %s has reported\""):format(name)) end
end

---- All of it --------------------------------------------------------------------------------------------------------

-- The head of a text, up to the end of a line
local function head_of(s)
  if #s <= HEAD then return s end
  return s:sub(1, (s:find("\n", HEAD, true) or #s + 1) - 1):sub(1, 4 * HEAD)
end

local function outlet_test(s)
  local tail
  return function(name)
    if is_medium(name) then return true end
    if not tail then
      local list = {}
      for _, row in ipairs(lines.find(s:sub(-TAIL))) do
        if row.role == "boilerplate" and row.rule ~= "site-name" then list[#list + 1] = row.text end
      end
      tail = table.concat(list, "\n")
    end
    return tail:find(name, 1, true) ~= nil
  end
end

local READERS = {
  dateline = read_dateline,
  boilerplate = read_site,
  credit = function(row, found, is_outlet)
    local signed = row.rule == "by-line" or row.rule == "job" or row.rule:find "^pattern: un" or row.rule:find "^pattern: texte"
    if signed then read_byline(row, found, is_outlet) end
  end,
}

--- What a text states about itself, and, with its file's name, what that states.
---@param s string
---@param opts? {name?: string} the file's name
---@return table<string, string> found published, updated, outlet, place, author, agency, each with `_from`
function M.find(s, opts)
  options.argument("mn.metadata", "s", s, "string")
  opts = options.check("mn.metadata", opts, OPTIONS)
  local found, is_outlet = {}, outlet_test(s)
  for _, row in ipairs(lines.find(head_of(s))) do
    local read = READERS[row.role]
    if read then read(row, found, is_outlet) end
  end
  read_self(s, found)
  local stated = found.published
  if opts.name then
    if stated and stated:find "^XXXX" then found.published, found.published_from = nil, nil end
    read_name(opts.name, found)
    if not found.published then set(found, "published", stated, "dateline without a year") end
  end
  return found
end

--- Put what is stated into a document's meta. What is there stays; `dct` is the day of publication, never that of a change.
---@param meta table
---@param s string
---@param name? string the file's name
function M.apply(meta, s, name)
  local found = M.find(s, { name = name })
  if meta.dct or meta.published then
    found.published, found.published_from = nil, nil
    meta.published = meta.published or meta.dct
    meta.published_from = meta.published_from or "given"
  end
  for _, field in ipairs(M.FIELDS) do
    if meta[field] == nil and found[field] then
      meta[field], meta[field .. "_from"] = found[field], found[field .. "_from"]
    end
  end
  if not meta.dct and meta.published and meta.published:find "^%d%d%d%d" then meta.dct = meta.published:match "^[%d%-]+" end
end

return M

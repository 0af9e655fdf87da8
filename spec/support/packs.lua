--- Checking the name packs in lua/malinews/data against the format that its README.md describes.

local core = require "malinews.core"

local M = {}

M.COLUMNS = { "id", "type", "name", "forms", "case", "country", "cameo", "at", "roles", "gender", "source" }

local TYPES = { per = "PER", org = "ORG", grp = "GROUP", gpe = "GPE", loc = "LOC", norp = "NORP", op = "OPERATION",
  evt = "EVENT", wpn = "WEAPON", med = "MEDIA" }

-- south, north, west, east: generous boxes of the countries of the Sahel and around it
local BOXES = {
  MLI = { 10.1, 25.1, -12.3, 4.3 }, BFA = { 9.3, 15.2, -5.6, 2.5 }, NER = { 11.6, 23.6, 0.1, 16.1 },
  MRT = { 14.6, 27.4, -17.2, -4.8 }, TCD = { 7.4, 23.5, 13.4, 24.1 }, SEN = { 12.2, 16.8, -17.6, -11.3 },
  CIV = { 4.1, 10.8, -8.7, -2.4 }, GIN = { 7.1, 12.8, -15.2, -7.6 }, DZA = { 18.9, 37.2, -8.8, 12.1 },
  LBY = { 19.4, 33.3, 9.2, 25.3 }, NGA = { 4.1, 14.0, 2.6, 14.8 }, BEN = { 6.1, 12.5, 0.7, 3.9 },
  TGO = { 5.9, 11.2, -0.2, 1.9 }, GHA = { 4.6, 11.3, -3.4, 1.3 }, CMR = { 1.6, 13.2, 8.4, 16.3 },
  CAF = { 2.1, 11.1, 14.3, 27.6 }, SDN = { 8.6, 22.3, 21.7, 38.7 }, GNB = { 10.8, 12.8, -16.8, -13.5 },
  GMB = { 13.0, 13.9, -17.0, -13.7 }, SLE = { 6.8, 10.1, -13.4, -10.2 }, LBR = { 4.2, 8.7, -11.6, -7.3 },
}

--- A file's lines with their numbers, comments left out.
---@param path string
---@return {number: integer, cells: string[]}[] rows the first is the header
function M.rows(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  assert(core.validate(text), path .. ": not UTF-8")
  assert(not text:find "\r", path .. ": carriage returns")
  assert(text:sub(-1) == "\n", path .. ": no line end at the end")
  local rows, number = {}, 0
  for line in text:gmatch "(.-)\n" do
    number = number + 1
    if line:sub(1, 1) ~= "#" then
      local cells = {}
      for cell in (line .. "\t"):gmatch "(.-)\t" do cells[#cells + 1] = cell end
      rows[#rows + 1] = { number = number, cells = cells }
    end
  end
  return rows
end

--- What is wrong with a cell of any table.
function M.cell_fault(cell)
  if cell:find "^%s" or cell:find "%s$" then return "white space at an end" end
  if cell:find "  " then return "two spaces" end
  if cell == "-" or cell == "NA" or cell == "N/A" then return "not empty, but " .. cell end
  if cell:find "[%z\1-\31]" then return "a control character" end
end

local check = {}

function check.id(id, row)
  local prefix, slug = id:match "^(%l+):([a-z0-9_]+)$"
  if not prefix then return "no prefix:slug" end
  if TYPES[prefix] ~= row.type then return "does not agree with type " .. row.type end
  if slug:find "^_" or slug:find "_$" or slug:find "__" then return "stray underscores" end
end

function check.name(name)
  if name == "" then return "empty" end
  if name:find "|" or name:find "^[=~]" then return "a sign or a bar" end
end

function check.case(case)
  if case ~= "" and case ~= "exact" and case ~= "any" then return "neither empty, exact nor any" end
end

function check.country(country)
  for code in country:gmatch "%S+" do
    if not code:find "^%u%u%u$" then return "no ISO 3166-1 alpha-3 code: " .. code end
  end
end

function check.cameo(cameo)
  if cameo ~= "" and (not cameo:find "^%u[%u%d]*$" or #cameo % 3 ~= 0) then return "no groups of three" end
end

local function inside(box, latitude, longitude)
  return not box or latitude >= box[1] and latitude <= box[2] and longitude >= box[3] and longitude <= box[4]
end

function check.at(at, row)
  if at == "" then return end
  local latitude, longitude = at:match "^(%-?%d+%.?%d*),(%-?%d+%.?%d*)$"
  latitude, longitude = tonumber(latitude), tonumber(longitude)
  if not latitude then return "no latitude,longitude" end
  if not inside({ -90, 90, -180, 180 }, latitude, longitude) then return "out of range" end
  if row.country == "" then return end
  for code in row.country:gmatch "%S+" do
    if inside(BOXES[code], latitude, longitude) then return end
  end
  return "outside " .. row.country
end

local function is_month(s)
  local month, day = s:match "^%d%d%d%d%-(%d%d)%-?(%d*)$"
  if not month then return s:find "^%d%d%d%d$" ~= nil end
  return tonumber(month) >= 1 and tonumber(month) <= 12 and (day == "" or tonumber(day) >= 1 and tonumber(day) <= 31)
end

local function role_fault(role)
  local what, from, to = role:match "^(.-) ([%d%-]*)/([%d%-]*)$"
  if not what then return role == "" and "an empty role" or nil end
  if what == "" or from ~= "" and not is_month(from) or to ~= "" and not is_month(to) then return "dates of " .. role end
  local n = math.min(#from, #to)
  if from:sub(1, n) > to:sub(1, n) then return "ends before it begins: " .. role end
end

function check.roles(roles)
  if roles == "" then return end
  if roles:find ";%S" or roles:find ";$" then return "not parted by a semicolon and a space" end
  for role in (roles .. "; "):gmatch "(.-); " do
    local fault = role_fault(role)
    if fault then return fault end
  end
end

function check.gender(gender, row)
  if gender ~= "" and (not gender:find "^[fm]$" or row.type ~= "PER") then return "neither f nor m of a person" end
end

--- The forms of a row: `{text=, exact=, yields=}`, the name first.
---@param row table<string, string>
---@return table[] forms
---@return string? fault
function M.forms(row)
  local forms, seen = { { text = row.name, exact = row.case == "exact", yields = false } }, { [row.name] = true }
  if row.forms == "" then return forms end
  for item in (row.forms .. "|"):gmatch "(.-)|" do
    local signs, text = item:gsub("^%l%l%l?:", "", 1):match "^([=~]*)(.*)$"
    local signed = #signs > 2 or signs == "==" or signs == "~~" or text:find "[=~]"
    if signed or text == "" or text:find "^%s" or text:find "%s$" then return forms, item end
    if seen[item] then return forms, item .. " twice" end
    seen[item] = true
    forms[#forms + 1] =
      { text = text, exact = row.case == "exact" or signs:find "=" ~= nil, yields = signs:find "~" ~= nil }
  end
  return forms
end

function check.forms(_, row)
  local _, fault = M.forms(row)
  return fault
end

--- What is wrong with one row: a list of messages.
---@param row table<string, string>
---@return string[]
function M.row_faults(row)
  local faults = {}
  for _, column in ipairs(M.COLUMNS) do
    local fault = M.cell_fault(row[column]) or check[column] and check[column](row[column], row)
    if fault then faults[#faults + 1] = ("%s %q: %s"):format(column, row[column], fault) end
  end
  return faults
end

--- A row of a pack with its cells by name; nil and a message where their number is wrong.
function M.row(cells)
  if #cells ~= #M.COLUMNS then return nil, ("%d cells, not %d"):format(#cells, #M.COLUMNS) end
  local row = {}
  for i, column in ipairs(M.COLUMNS) do row[column] = cells[i] end
  return row
end

local function is_lower(s)
  local first = s:match(utf8.charpattern)
  return first ~= nil and core.fold(first) == first
end

-- Can two forms of the same letters meet in a text? Not when exact case keeps them apart.
local function meet(a, b)
  if a.exact and b.exact then return a.text == b.text end
  if a.exact and is_lower(a.text) then return is_lower(b.text) end
  if b.exact and is_lower(b.text) then return is_lower(a.text) end
  return true
end

-- One claim an id: where a row says `~` of its own name once more, the name yields.
local function by_id(forms)
  local claims, known = {}, {}
  for _, form in ipairs(forms) do
    local claim = known[form.id]
    if claim then
      claim.yields, claim.exact = claim.yields or form.yields, claim.exact and form.exact
    else
      claim = { id = form.id, place = form.place, text = form.text, yields = form.yields, exact = form.exact }
      known[form.id], claims[#claims + 1] = claim, claim
    end
  end
  return claims
end

--- Forms that two ids claim and neither yields.
---@param claims table<string, table[]> folded form = forms with id and place
---@return string[]
function M.conflicts(claims)
  local found = {}
  for folded, all in pairs(claims) do
    local forms = by_id(all)
    for i, a in ipairs(forms) do
      for j = 1, i - 1 do
        local b = forms[j]
        if a.id ~= b.id and not a.yields and not b.yields and meet(a, b) then
          found[#found + 1] = ("%s: %q of %s is also a form of %s (%s)"):format(a.place, folded, a.id, b.id, b.place)
        end
      end
    end
  end
  table.sort(found)
  return found
end

return M

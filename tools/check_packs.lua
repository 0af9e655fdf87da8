-- Verifies the name packs in lua/malinews/data against its README.md.
--   lua5.4 tools/check_packs.lua [data-dir [pack.tsv ...]]
-- A name pack is a .tsv file whose column line is that of the README; other tables are passed over.
-- Prints faults as file:line: message, then a summary; the exit status is 1 if there was a fault.
local here = arg[0]:match("^(.*)/[^/]*$") or "."
local dir = arg[1] or (here .. "/../lua/malinews/data")
local COLUMNS = { "id", "type", "name", "forms", "case", "country", "cameo", "at", "roles", "gender", "source" }
local TYPE = { per = "PER", org = "ORG", grp = "GROUP", gpe = "GPE", loc = "LOC", norp = "NORP", op = "OPERATION",
  evt = "EVENT", wpn = "WEAPON", med = "MEDIA" }

-- south, north, west, east: generous boxes of the countries around the Sahel
local BOX = {
  MLI = { 10.1, 25.1, -12.3, 4.3 }, BFA = { 9.3, 15.2, -5.6, 2.5 }, NER = { 11.6, 23.6, 0.1, 16.1 },
  MRT = { 14.6, 27.4, -17.2, -4.8 }, TCD = { 7.4, 23.5, 13.4, 24.1 }, SEN = { 12.2, 16.8, -17.6, -11.3 },
  CIV = { 4.1, 10.8, -8.7, -2.4 }, GIN = { 7.1, 12.8, -15.2, -7.6 }, DZA = { 18.9, 37.2, -8.8, 12.1 },
  LBY = { 19.4, 33.3, 9.2, 25.3 }, NGA = { 4.1, 14.0, 2.6, 14.8 }, BEN = { 6.1, 12.5, 0.7, 3.9 },
  TGO = { 5.9, 11.2, -0.2, 1.9 }, GHA = { 4.6, 11.3, -3.4, 1.3 }, CMR = { 1.6, 13.2, 8.4, 16.3 },
  CAF = { 2.1, 11.1, 14.3, 27.6 }, SDN = { 8.6, 22.3, 21.7, 38.7 }, GNB = { 10.8, 12.8, -16.8, -13.5 },
  GMB = { 13.0, 13.9, -17.0, -13.7 }, SLE = { 6.8, 10.1, -13.4, -10.2 }, LBR = { 4.2, 8.7, -11.6, -7.3 },
}

-- fold: lower case, no accents on Latin letters, one sort of apostrophe, hyphen as space, single spaces
local BASE = {}
local function base(to, from)
  for _, c in utf8.codes(from) do BASE[utf8.char(c)] = to end
end
base("a", "àáâãäåāăąǎȁȃảạấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍẢẠẤẦẨẪẬẮẰẲẴẶ") base("c", "çćĉċčÇĆĈĊČ") base("d", "ďđðɗĎĐÐƊ")
base("e", "èéêëēĕėęěẹẻẽếềểễệɛÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƐ") base("g", "ĝğġģǧĜĞĠĢǦ") base("h", "ĥħḥĤĦḤ") base("b", "ɓƁ")
base("i", "ìíîïĩīĭįıỉịÌÍÎÏĨĪĬĮİỈỊ") base("j", "ĵĴ") base("k", "ķƙḳĶƘ") base("l", "ĺļľŀłĹĻĽĿŁ")
base("n", "ñńņňŋɲÑŃŅŇŊƝ") base("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợɔÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢƆ") base("r", "ŕŗřŔŖŘ")
base("s", "śŝşšșṣŚŜŞŠȘṢ") base("t", "ţťŧțṭŢŤŦȚṬ") base("u", "ùúûüũūŭůűųưụủứừửữựÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ")
base("w", "ŵŴ") base("y", "ýÿŷỳƴẏÝŸŶỲƳ") base("z", "źżžẓŹŻŽẒ") base("ss", "ß") base("oe", "œŒ") base("ae", "æÆ")
base("'", "’‘ʼʻ´`ʿʾ") base(" ", "-‐‑‒–—\u{A0}\u{202F}")
for c = 0x300, 0x36F do BASE[utf8.char(c)] = "" end
-- Cyrillic and Greek capitals
for c = 0x410, 0x42F do BASE[utf8.char(c)] = utf8.char(c + 32) end
for c = 0x400, 0x40F do BASE[utf8.char(c)] = utf8.char(c + 80) end
for c = 0x391, 0x3A9 do BASE[utf8.char(c)] = utf8.char(c + 32) end
local function fold(s)
  s = s:gsub(utf8.charpattern, BASE):lower():gsub("%s+", " "):gsub("^ ", ""):gsub(" $", "")
  return s
end
-- a capital first letter (ASCII or a Latin, Cyrillic or Greek capital outside it)?
local function lower_start(s)
  local c = s:match(utf8.charpattern)
  if not c then return false end
  if #c == 1 then return c:match("%l") ~= nil end
  local n = utf8.codepoint(c)
  return (n >= 0xDF and n <= 0xFF) or (n >= 0x100 and n <= 0x17F and n % 2 == 1) or (n >= 0x430 and n <= 0x45F)
end

local faults = 0
local function fault(file, line, fmt, ...)
  faults = faults + 1
  io.write(file, ":", line, ": ", fmt:format(...), "\n")
end

local function list()
  local names = {}
  if arg[2] then for i = 2, #arg do names[#names + 1] = arg[i] end return names end
  local p = assert(io.popen("ls -1 '" .. dir:gsub("'", "'\\''") .. "' 2>/dev/null"))
  for n in p:lines() do if n:match("%.tsv$") then names[#names + 1] = n end end
  p:close()
  table.sort(names)
  return names
end

local function cells(line)
  local out = {}
  for c in (line .. "\t"):gmatch("(.-)\t") do out[#out + 1] = c end
  return out
end

local function month(s) -- YYYY, YYYY-MM or YYYY-MM-DD
  local y, m, d = s:match("^(%d%d%d%d)$"), nil, nil
  if not y then y, m = s:match("^(%d%d%d%d)%-(%d%d)$") end
  if not y then y, m, d = s:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$") end
  if not y then return false end
  return (not m or (tonumber(m) >= 1 and tonumber(m) <= 12)) and (not d or (tonumber(d) >= 1 and tonumber(d) <= 31))
end

local ids, claims, counts = {}, {}, {}

local function claim(file, line, id, form, yields, exact)
  local key = fold(form)
  local t = claims[key]
  if not t then t = {}; claims[key] = t end
  local c = t[id]
  if c then
    -- one id: the name and a signed form of the same letters make one claim
    c.yields = c.yields or yields
    if not exact then c.exact = false end
    if lower_start(form) then c.lower = true end
    return
  end
  t[id] = { file = file, line = line, form = form, yields = yields, exact = exact, lower = lower_start(form) }
end

local function check_row(file, line, row, prev)
  if #row ~= #COLUMNS then fault(file, line, "%d cells, not %d", #row, #COLUMNS) return prev end
  local id, typ, name, forms, case, country, cameo, at, roles, gender = table.unpack(row)
  for i, c in ipairs(row) do
    if c:match("^%s") or c:match("%s$") then fault(file, line, "space at an end of %s", COLUMNS[i]) end
    if c == "-" or c == "NA" or c == "N/A" then fault(file, line, "%s is %s, not empty", COLUMNS[i], c) end
    if not utf8.len(c) then fault(file, line, "%s is not UTF-8", COLUMNS[i]) end
    if c:find("  ", 1, true) then fault(file, line, "double space in %s", COLUMNS[i]) end
    if c:find("[%z\1-\31]") then fault(file, line, "control character in %s", COLUMNS[i]) end
  end
  local prefix, slug = id:match("^(%l+):([a-z0-9_]+)$")
  if not prefix then fault(file, line, "id form: %q", id)
  elseif not TYPE[prefix] then fault(file, line, "unknown prefix: %s", prefix)
  elseif TYPE[prefix] ~= typ then fault(file, line, "type %q does not agree with %s", typ, id) end
  if slug and (slug:match("^_") or slug:match("_$") or slug:find("__", 1, true)) then fault(file, line, "underscores in %s", id) end
  if prev and not (prev < id) then fault(file, line, "not sorted: %s after %s", id, prev) end
  if ids[id] then fault(file, line, "id %s is also at %s", id, ids[id]) else ids[id] = file .. ":" .. line end
  if name == "" then fault(file, line, "no name") end
  if name:find("|", 1, true) then fault(file, line, "bar in the name") end
  if name:match("^[=~]") then fault(file, line, "sign in the name") end
  if case ~= "" and case ~= "exact" and case ~= "any" then fault(file, line, "case is %q", case) end
  local exact = case == "exact"
  local seen, n = { [name] = true }, 1
  claim(file, line, id, name, false, exact)
  if forms ~= "" then
    for f in (forms .. "|"):gmatch("(.-)|") do
      n = n + 1
      local rest = f:gsub("^%l%l%l?:", "", 1)
      if f:match("^%a+:") and not f:match("^%l%l%l?:") then fault(file, line, "language tag in %q", f) end
      local signs, body = rest:match("^([=~]*)(.*)$")
      if #signs > 2 or signs == "==" or signs == "~~" then fault(file, line, "signs in %q", f) end
      if body == "" then fault(file, line, "empty form") end
      if body:match("^%s") or body:match("%s$") then fault(file, line, "space at an end of form %q", f) end
      if body:find("[=~]") or body:match("^%l%l:%S") then fault(file, line, "sign or tag inside form %q", f) end
      if fold(body):match("^the ") and prefix ~= "med" and prefix ~= "org" then fault(file, line, "article in form %q", f) end
      if seen[f] or (signs == "" and seen[body]) then fault(file, line, "form %q twice", f) end
      seen[f] = true; if signs == "" then seen[body] = true end
      if body ~= "" then claim(file, line, id, body, signs:find("~", 1, true) ~= nil, exact or signs:find("=", 1, true) ~= nil) end
    end
  end
  if country ~= "" then
    for c in country:gmatch("%S+") do if not c:match("^%u%u%u$") then fault(file, line, "country code %q", c) end end
    if country:find("  ", 1, true) then fault(file, line, "country: two spaces") end
  end
  if cameo ~= "" and (not cameo:match("^%u[%u%d]*$") or #cameo % 3 ~= 0) then fault(file, line, "cameo code %q", cameo) end
  if at ~= "" then
    local la, lo = at:match("^(%-?%d+%.?%d*),(%-?%d+%.?%d*)$")
    la, lo = tonumber(la), tonumber(lo)
    if not la then fault(file, line, "at is not latitude,longitude: %q", at)
    elseif la < -90 or la > 90 or lo < -180 or lo > 180 then fault(file, line, "at out of range: %s", at)
    else
      local b, inside = nil, false
      for c in country:gmatch("%S+") do
        b = b or BOX[c]
        local x = BOX[c]
        if not x or (la >= x[1] and la <= x[2] and lo >= x[3] and lo <= x[4]) then inside = true end
      end
      if b and not inside then fault(file, line, "%s lies outside %s", at, country) end
    end
  end
  if roles ~= "" then
    for r in (roles .. "; "):gmatch("(.-); ") do
      local what, span = r:match("^(.-) (%S+)$")
      local from, to = (span or ""):match("^([%d%-]*)/([%d%-]*)$")
      if not from then -- a role may stand without dates
        if r == "" or r:find("/", 1, true) and r:match("%d/") then fault(file, line, "role %q", r) end
      else
        if what == "" then fault(file, line, "role without a name: %q", r) end
        if from ~= "" and not month(from) then fault(file, line, "role date %q", from) end
        if to ~= "" and not month(to) then fault(file, line, "role date %q", to) end
        if from ~= "" and to ~= "" and from:sub(1, math.min(#from, #to)) > to:sub(1, math.min(#from, #to)) then
          fault(file, line, "role ends before it begins: %q", r)
        end
      end
    end
    if roles:find(";%S") or roles:match(";$") then fault(file, line, "roles are parted by a semicolon and a space") end
  end
  if gender ~= "" then
    if gender ~= "f" and gender ~= "m" then fault(file, line, "gender %q", gender) end
    if prefix ~= "per" then fault(file, line, "gender on %s", id) end
  end
  counts[file].rows = counts[file].rows + 1
  counts[file].forms = counts[file].forms + n
  return id
end

local packs = {}
for _, file in ipairs(list()) do
  local f = assert(io.open(dir .. "/" .. file, "rb"))
  local text = f:read("a")
  f:close()
  local head, n, prev
  if text:find("\r", 1, true) then fault(file, 1, "carriage return in the file") end
  if text ~= "" and text:sub(-1) ~= "\n" then fault(file, select(2, text:gsub("\n", "")) + 1, "no line feed at the end") end
  n = 0
  for line in (text:sub(-1) == "\n" and text or text .. "\n"):gmatch("(.-)\n") do
    n = n + 1
    if line:sub(1, 1) == "#" then -- comment
    elseif not head then
      head = cells(line)
      if head[1] == "id" and head[2] == "type" then
        packs[#packs + 1] = file
        counts[file] = { rows = 0, forms = 0 }
        if line ~= table.concat(COLUMNS, "\t") then fault(file, n, "columns are not those of the README") end
      else break end -- another kind of table
    elseif line == "" then fault(file, n, "empty line")
    else prev = check_row(file, n, cells(line), prev) end
  end
end

-- two ids, one form: all but one must yield. An exact small-letter form and a capitalised one never meet in a text.
local keys = {}
for k in pairs(claims) do keys[#keys + 1] = k end
table.sort(keys)
for _, k in ipairs(keys) do
  local t, firm = claims[k], {}
  for id, c in pairs(t) do if not c.yields then firm[#firm + 1] = id end end
  if #firm > 1 then
    table.sort(firm, function(a, b)
      local x, y = t[a], t[b]
      if x.file ~= y.file then return x.file < y.file end
      return x.line < y.line
    end)
    for i = 2, #firm do
      for j = 1, i - 1 do
        local a, b = t[firm[j]], t[firm[i]]
        local apart = (a.exact and b.exact and a.form ~= b.form) or (a.exact and a.lower and not b.lower) or (b.exact and b.lower and not a.lower)
        if not apart then
          fault(b.file, b.line, "form %q of %s is also that of %s (%s:%d) and neither yields", b.form, firm[i], firm[j], a.file, a.line)
          break
        end
      end
    end
  end
end

local rows, forms = 0, 0
for _, p in ipairs(packs) do
  io.write(("%-22s %6d entities %6d forms\n"):format(p, counts[p].rows, counts[p].forms))
  rows, forms = rows + counts[p].rows, forms + counts[p].forms
end
io.write(("%-22s %6d entities %6d forms, %d faults\n"):format("in all", rows, forms, faults))
os.exit(faults == 0 and 0 or 1)

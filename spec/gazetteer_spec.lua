-- Gazetteers: what a name matches, which of several names wins, and that no list, text or file can harm.

local mn = require "malinews"

local function gazetteer(...)
  local rows = {}
  for i, forms in ipairs { ... } do
    if type(forms) == "string" then forms = { forms } end
    rows[i] = { id = "x:" .. i, type = "ORG", name = forms[1], forms = { table.unpack(forms, 2) }, case = forms.case }
  end
  return assert(mn.gazetteer(rows))
end

-- the texts of all hits, each with the number of its row, in one line
local function found(g, s, overlap)
  local list = {}
  for i, from, to, row in g:hits(s, overlap and { overlap = overlap }):spans() do
    assert.equal(i, #list + 1)
    list[i] = row .. "=" .. s:sub(from, to)
  end
  return table.concat(list, " | ")
end

describe("the words of a name", function()
  it("begin and end a hit: never inside a word, but inside a compound, a possessive and an elision", function()
    local g = gazetteer("Mali", "NATO")
    assert.equal("", found(g, "Malian Malians Somali maliMali Mali2 2Mali Malié"))
    assert.equal("1=Mali | 1=Mali | 1=Mali | 1=Mali | 1=Mali", found(g, "anti-Mali, Mali's, l'Mali, l’Mali (Mali)"))
    assert.equal("2=NATO", found(g, "a NATO-directed mission"))
    assert.equal("1=Mali", found(g, "Mali"))
    assert.equal("1=Mali | 1=Mali", found(g, "_Mali_/#Mali"))
  end)

  it("fold case, marks and compatibility forms", function()
    local g = gazetteer("Assimi Goïta", "Ménaka", "Straße", "ﬁrma Nord", "Ŋgoy")
    assert.equal("1=ASSIMI GOITA | 1=Assimi Goi\u{308}ta", found(g, "ASSIMI GOITA, Assimi Goi\u{308}ta"))
    assert.equal("2=Menaka | 2=MÉNAKA", found(g, "Menaka MÉNAKA"))
    assert.equal("3=STRASSE", found(g, "STRASSE"))
    assert.equal("4=firma nord", found(g, "firma nord"))
    assert.equal("5=ŊGOY", found(g, "ŊGOY"))
  end)

  it("keep a mark that follows the last letter in the hit", function()
    local s = "in Mali\u{301} now"
    local from, to = gazetteer("Mali"):hits(s):span(1)
    assert.equal("Mali\u{301}", s:sub(from, to))
  end)

  it("may hold soft hyphens and joiners, and a hit does not end with one", function()
    assert.equal("1=Bou\u{AD}rem", found(gazetteer "Bourem", "to Bou\u{AD}rem\u{200B} and"))
  end)

  it("may be joined by any space, one line break, a hyphen or an apostrophe, however the form writes it", function()
    local g = gazetteer("Ansar Dine", "al-Qaeda", "Jama'at Nusrat")
    for _, joint in ipairs { " ", "  ", "\n", "\r\n", " \n ", "\t", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}",
      "–", "'", "’", "-\n" } do
      assert.equal("1=Ansar" .. joint .. "Dine", found(g, "the Ansar" .. joint .. "Dine."))
    end
    assert.equal("2=al Qaeda | 2=AL-QAEDA", found(g, "al Qaeda AL-QAEDA"))
    assert.equal("3=Jama’at-Nusrat | 3=JAMA AT NUSRAT", found(g, "Jama’at-Nusrat JAMA AT NUSRAT"))
  end)

  it("are never joined by a blank line, a comma, a stop, a dash between spaces or a slash", function()
    local g = gazetteer "Ansar Dine"
    for _, gap in ipairs { "\n\n", "\r\n\r\n", "\n \n", "\u{2029}", ", ", ". ", " - ", "/", " (", "; ", "…", "\0", "\xFF",
      "-- " } do
      assert.equal("", found(g, "Ansar" .. gap .. "Dine"), ("%q"):format(gap))
    end
  end)

  it("need the form's own sign between them where that is no joint, whatever the spaces", function()
    local g = gazetteer("AFC/M23", "Ernst & Young", "Saint-Étienne (Loire)", "Goïta, Assimi")
    assert.equal("1=AFC/M23 | 1=AFC / M23", found(g, "AFC/M23 AFC / M23 AFC-M23 AFC M23"))
    assert.equal("2=Ernst & Young | 2=ERNST&YOUNG", found(g, "Ernst & Young ERNST&YOUNG Ernst and Young Ernst Young"))
    assert.equal("3=Saint Étienne (Loire)", found(g, "Saint Étienne (Loire) Saint-Étienne Loire Saint-Étienne (Loire"))
    assert.equal("4=Goita,\nAssimi", found(g, "Goita,\nAssimi, Goita Assimi"))
  end)

  it("count a full stop after one letter as nothing, and cover the last one of an abbreviation", function()
    local g = gazetteer("U.S.", "George W. Bush", "J.-P. Bemba", "U.N.")
    assert.equal("1=U.S. | 1=U.S. | 1=U.S", found(g, "The U.S. Army; in the U.S. The U.S-led"))
    assert.equal("2=George W Bush | 2=George W. Bush", found(g, "George W Bush, George W. Bush"))
    assert.equal("3=J.P. Bemba | 3=J-P Bemba", found(g, "J.P. Bemba J-P Bemba"))
    assert.equal("4=U.N.", found(g, "He left the U.N."))
    assert.equal("", found(gazetteer "Plan Mali", "It is a plan. Mali is not. Plan. Mali"))
  end)

  it("need what the form has before or after them, but a last full stop", function()
    local g = gazetteer("Yahoo!", ".NET", "Richie Rich (comics)", "Acme Inc.")
    assert.equal("1=Yahoo!", found(g, "Yahoo said. Yahoo! said."))
    assert.equal("2=.NET", found(g, "NET and .NET"))
    assert.equal("3=Richie Rich (comics) | 3=Richie Rich ( comics )",
      found(g, "Richie Rich (comics), Richie Rich ( comics ) Richie Rich comics"))
    assert.equal("4=Acme Inc. | 4=Acme Inc", found(g, "Acme Inc. and Acme Inc, too"))
    assert.equal("", found(g, "Yahoo"))
  end)

  it("are single letters in scripts without spaces", function()
    local g = gazetteer("马里", "ไทย")
    assert.equal("1=马里", found(g, "在马里的"))
    assert.equal("2=ไทย", found(g, "คนไทยใน"))
  end)
end)

describe("the case of a name", function()
  it("asks for a capital where the form begins with one, and for none where it does not", function()
    local g = gazetteer("Mali", "touareg", "al-Shabaab", "400 Mawozo")
    assert.equal("1=Mali | 1=MALI | 1=MaLi", found(g, "mali Mali MALI mALI MaLi"))
    assert.equal("2=touareg | 2=Touareg | 2=TOUAREG", found(g, "touareg Touareg TOUAREG"))
    assert.equal("3=Al-Shabaab | 3=al-shabaab", found(g, "Al-Shabaab al-shabaab"))
    assert.equal("4=400 mawozo", found(g, "400 mawozo"))
    assert.equal("1=ＭＡＬＩ", found(g, "ＭＡＬＩ ｍａｌｉ"))
  end)

  it("does not matter where the row says any", function()
    assert.equal("1=mali | 1=Mali", found(gazetteer { "Mali", case = "any" }, "mali Mali"))
  end)

  it("must be the very same where the row or the form says exact, while marks still fold", function()
    local g = gazetteer({ "United States", "=US" }, { "Is", case = "exact" }, { "Çağ", case = "exact" }, { "États", "=ÉU" })
    assert.equal("1=US", found(g, "us Us US uS"))
    assert.equal("2=Is", found(g, "IS is Is"))
    assert.equal("3=Cag | 3=Çağ", found(g, "Cag CAG Çağ cag"))
    assert.equal("4=EU | 4=E\u{301}U", found(g, "EU Eu E\u{301}U"))
  end)

  it("of caseless scripts never hinders", function()
    assert.equal("1=مالي", found(gazetteer "مالي", "في مالي اليوم"))
  end)

  it("lets an exact form stand beside one that is not, and come first", function()
    local g, conflicts = gazetteer("Car", { "Central African Republic", "=CAR" })
    assert.same({}, conflicts)
    assert.equal("2=CAR | 1=Car", found(g, "CAR Car car"))
  end)
end)

describe("overlapping names", function()
  local g = gazetteer("New", "New York", "York City", "New York City Hall", "City")

  it("yield to the leftmost, then the longest", function()
    assert.equal("2=New York | 5=City", found(g, "New York City"))
    assert.equal("4=New York City Hall", found(g, "New York City Hall"))
    assert.equal("1=New | 3=York City", found(g, "New. York City"))
  end)

  it("lose nothing to a longer name that fails: the walk goes back to the last that fits", function()
    local h = gazetteer("Mali", { "Mali Empire East", case = "exact" }, "Mali Empire East Africa", "empire", "Mali Empire!")
    assert.equal("1=Mali | 4=empire", found(h, "Mali empire east afr"))
    assert.equal("2=Mali Empire East", found(h, "Mali Empire East Africans"))
    assert.equal("5=Mali Empire!", found(h, "Mali Empire!"))
  end)

  it("are all given on request, by start, then by end", function()
    assert.equal("1=New | 2=New York | 4=New York City Hall | 3=York City | 5=City", found(g, "New York City Hall", "all"))
  end)

  it("yield to the row that comes first on request", function()
    assert.equal("1=New | 3=York City", found(g, "New York City Hall", "priority"))
    local h = gazetteer("b c d", "a b", "d e f", "e", "c")
    assert.equal("1=b c d | 4=e", found(h, "a b c d e f", "priority"))
    assert.equal("2=a b | 5=c | 3=d e f", found(h, "a b; c d e f", "priority"))
  end)

  it("raise on an unknown policy, with the nearest known one", function()
    assert.has_error(function() g:scan("x", { overlap = "longst" }) end)
    assert.has_error(function() g:scan("x", { overlaps = "all" }) end)
    local ok, message = pcall(g.hits, g, "x", { overlap = "longst" })
    assert.is_false(ok)
    assert.truthy(message:find('did you mean "longest"', 1, true))
  end)
end)

describe("a form that two ids claim", function()
  local function rows(...)
    local list = {}
    for i, form in ipairs { ... } do
      list[i] = { id = "x:" .. i, type = "PER", name = "Name " .. i, forms = { form } }
    end
    return list
  end

  it("stays with the first row, and the second value names both", function()
    local g, conflicts = mn.gazetteer(rows("Keïta", "KEITA"))
    assert.equal("x:1", g:lookup "Keita")
    assert.equal(1, #conflicts)
    local c = conflicts[1]
    assert.same({ "conflict", "KEITA", "x:2", "x:1", false, 2 }, { c.kind, c.form, c.id, c.kept, c.yields, c.line })
    assert.equal('row 2: "KEITA" of x:2 stays with x:1', c.message)
  end)

  it("goes to the row that does not yield, in either order", function()
    for _, forms in ipairs { { "~Keïta", "Keïta" }, { "Keïta", "~Keïta" } } do
      local wanted = forms[1]:sub(1, 1) == "~" and "x:2" or "x:1"
      local g, conflicts = mn.gazetteer(rows(forms[1], forms[2]))
      assert.equal(wanted, g:lookup "Keïta")
      assert.equal(1, #conflicts)
      assert.is_true(conflicts[1].yields)
      assert.equal(wanted, conflicts[1].kept)
    end
  end)

  it("is no conflict where the id is the same, whatever the row", function()
    local g, conflicts = mn.gazetteer {
      { id = "a", type = "GPE", name = "Mali", forms = { "MALI", "Malí" } }, { id = "a", type = "GPE", name = "Mali" },
    }
    assert.same({}, conflicts)
    assert.equal("a", g:lookup "Mali")
    assert.equal(1, select(2, g:find "a"))
  end)

  it("is told once: adding rows tells of the new rows only", function()
    local g = mn.gazetteer(rows("Keïta", "Keïta"))
    local same, conflicts = g:add { { id = "y", type = "PER", name = "Keita" } }
    assert.equal(g, same)
    assert.equal(1, #conflicts)
    assert.equal("y", conflicts[1].id)
  end)

  it("tells of forms that cannot be used, and keeps the rest", function()
    local long = ("a "):rep(65)
    local g, faults = mn.gazetteer {
      { id = "a", type = "ORG", name = "!!!", forms = { "Acme", long, ("b "):rep(64), "x" .. ("!"):rep(16) .. "y" } },
    }
    assert.equal(3, #faults)
    for _, f in ipairs(faults) do assert.equal("form", f.kind) end
    assert.equal("a", g:lookup "Acme")
    assert.equal("a", g:lookup(("b "):rep(64)))
    assert.is_nil(g:lookup(long))
  end)

  it("has at most 64 spellings that differ by case alone", function()
    local forms = {}
    for i = 0, 99 do
      forms[i + 1] = "=" .. ("abcdefg"):gsub(".", function(c)
        local bit = c:byte() - 97
        return i >> bit & 1 == 1 and c:upper() or c
      end)
    end
    local g, faults = mn.gazetteer { { id = "a", type = "ORG", name = "Zed", forms = forms } }
    assert.equal(100 - 64, #faults)
    assert.equal("a", g:lookup "abcdefg")
  end)
end)

describe("a gazetteer", function()
  it("gives rows with from, to, text, id, type and name, and raw:sub(from, to) == text", function()
    local g = gazetteer({ "Mali" }, { "Wagner", "Vagner" })
    local s = "«Mali» and VAGNER"
    local r = g:scan(s)
    assert.equal(2, #r)
    assert.same({ from = 3, to = 6, text = "Mali", id = "x:1", type = "ORG", name = "Mali" }, r[1])
    assert.equal("Wagner", r[2].name)
    for _, row in ipairs(r) do assert.equal(row.text, s:sub(row.from, row.to)) end
    local h = g:hits(s)
    assert.same(r[1], h[1])
    assert.equal("Vagner", h:form(2))
    assert.is_nil(h[3])
    assert.is_nil(h:span(0))
    assert.equal("Hits: 2", tostring(h))
  end)

  it("finds rows by id and number, with every column that is there", function()
    local row = { id = "per:a", type = "PER", name = "A B", forms = { "fr:Ab", "=AB", "C|D" }, case = "any", country = "MLI FRA",
      cameo = "MLIGOV", at = "1.5,-2", roles = "president of Mali 2013-09/2020-08", gender = "f", source = "public record" }
    local g = mn.gazetteer { row, { id = "per:b", type = "PER", name = "Bee" } }
    local got, number = g:find "per:a"
    assert.equal(1, number)
    assert.same({ "Ab", "AB", "C|D" }, got.forms)
    for key, value in pairs(row) do
      if key ~= "forms" then assert.equal(value, got[key]) end
    end
    assert.equal(got, g:row(1))
    assert.is_nil(g:row(3))
    assert.is_nil(g:row(2).country)
    assert.is_nil((g:find "per:c"))
    assert.equal(2, #g)
  end)

  it("looks a whole string up by the rules of a scan", function()
    local g = gazetteer("Assimi Goïta", "Goïta", "U.S.", "Yahoo!")
    assert.equal("x:1", g:lookup "ASSIMI-GOITA")
    assert.equal("x:2", g:lookup " Goita ")
    assert.equal("x:3", g:lookup "U.S.")
    assert.equal("x:4", g:lookup "Yahoo!")
    assert.is_nil(g:lookup "goita")
    assert.is_nil(g:lookup "Assimi Goita.")
    assert.is_nil(g:lookup "the Goita")
    assert.is_nil(g:lookup "")
  end)

  it("takes rows at any time, while earlier hits stay as they are", function()
    local g = gazetteer "Mali"
    local h = g:hits "Mali and Niger"
    assert(g:add { { id = "gpe:niger", type = "GPE", name = "Niger" } })
    assert.equal("Mali", h[1].text)
    assert.equal("1=Mali | 2=Niger", found(g, "Mali and Niger"))
    assert.equal("gpe:niger", g:lookup "Niger")
  end)

  it("is nothing without rows", function()
    local g, conflicts = mn.gazetteer {}
    assert.same({}, conflicts)
    assert.equal(0, #g)
    assert.equal("", found(g, "Mali"))
    assert.is_nil((g:find "x"))
    assert.is_nil(g:lookup "x")
  end)

  it("raises on rows that the caller got wrong, and names the row", function()
    local function fails(rows, part)
      local ok, message = pcall(mn.gazetteer, rows)
      assert.is_false(ok)
      assert.truthy(tostring(message):find(part, 1, true), message)
    end
    fails({ { id = "a", type = "b" } }, "rows[1] needs a non-empty name")
    fails({ { id = "", type = "b", name = "c" } }, "rows[1] needs a non-empty id")
    fails({ { id = "a", type = "b", name = "c" }, { id = "a", type = "b", name = "c", form = {} } }, 'did you mean "forms"')
    fails({ { id = "a", type = "b", name = "c", forms = { 1 } } }, "rows[1].forms must be a list of strings")
    fails({ { id = "a", type = "b", name = "c", case = "exakt" } }, 'did you mean "exact"')
    fails({ 1 }, "rows[1] must be table")
    fails(7, "source must be")
    fails({ "/nowhere.tsv", 7 }, "paths[2] must be string")
  end)

  it("raises when a method meets something else, or a closed gazetteer", function()
    local g = gazetteer "Mali"
    local h = g:hits "Mali"
    g:close()
    g:close()
    for _, name in ipairs { "row", "find", "lookup", "hits", "scan", "add", "save" } do
      local method = getmetatable(g).__index[name]
      for _, self in ipairs { g, h, io.stdout, 1, "x", {} } do
        assert.has_error(function() method(self, name == "row" and 1 or name == "add" and {} or "/tmp/x") end)
      end
    end
    assert.has_error(function() return h[1] end)
    assert.has_error(function() return #g end)
    assert.equal("Gazetteer: closed", tostring(g))
    assert.equal(1, (h:span(1)))
    for _, name in ipairs { "span", "spans", "form" } do
      assert.has_error(function() getmetatable(h).__index(h, name)(g, 1) end)
    end
  end)

  it("takes any bytes as names and as text", function()
    local g = mn.gazetteer {
      { id = "a\0b", type = "\xFF", name = "caf\xE9", forms = { "x\0y", "tab\there", "line\nbreak", "\xC3", "\xF0\x9F\x92" } },
    }
    for _, s in ipairs { "caf\xE9", "x\0y", "\xF0\x9F\x92", "tab here line-break", ("\xFF"):rep(200), "\0" } do
      for _, row in ipairs(g:scan(s)) do assert.equal(row.text, s:sub(row.from, row.to)) end
    end
    assert.equal("1=tab here | 1=line break", found(g, "tab here, line break"))
    assert.equal("a\0b", g:find("a\0b").id)
  end)
end)

-- The same by definition: every name at every word, joints and bounds spelt out.
local FOLD = { ["é"] = "e", ["É"] = "e", ["ï"] = "i", ["ß"] = "ss" }

local function words_of(s)
  local list, at = {}, 1
  while at <= #s do
    local from, to = s:find("[%w\xC3][%w\x80-\xBF\xC3]*", at)
    if not from then break end
    local word = s:sub(from, to)
    local key = word:gsub("\xC3.", FOLD):lower()
    list[#list + 1] = { from = from, to = to, key = key, upper = word:find "^%u" ~= nil or word:find "^É" ~= nil }
    at = to + 1
  end
  return list
end

local function gap_of(s, word, after)
  local gap = s:sub(word.to + 1, after.from - 1)
  if gap:sub(1, 1) == "." and #word.key == 1 and word.key:find "%a" then gap = gap:sub(2) end
  local _, breaks = gap:gsub("\n", "")
  if breaks > 1 then return nil end
  local rest = gap:gsub("%s", "")
  if rest == "" or gap == "-" or gap == "'" or gap:find "^[-']\n%s*$" then return "" end
  return rest
end

local function matches(name, s, words, i)
  local own = words_of(name)
  for k, word in ipairs(own) do
    local there = words[i + k - 1]
    if not there or there.key ~= word.key then return nil end
    if k > 1 then
      local gap = gap_of(s, words[i + k - 2], there)
      if not gap or gap ~= gap_of(name, own[k - 1], word) then return nil end
    end
  end
  if own[1].upper and not words[i].upper then return nil end
  return i + #own - 1
end

local function naive(names, s)
  local words, list, i = words_of(s), {}, 1
  while i <= #words do
    local best, row
    for r, name in ipairs(names) do
      local last = matches(name, s, words, i)
      -- of forms that differ by the capital alone, the one with it comes first
      local longer = last and (not best or last > best)
      local closer = last and last == best and words_of(name)[1].upper and not words_of(names[row])[1].upper
      if longer or closer then best, row = last, r end
    end
    if best then list[#list + 1] = row .. "=" .. s:sub(words[i].from, words[best].to) end
    i = best and best + 1 or i + 1
  end
  return table.concat(list, " | ")
end

describe("generated names over generated texts", function()
  local SEED = tonumber(os.getenv "MN_SEED") or 20210918
  local WORDS = { "a", "A", "b", "U", "ab", "Ab", "AB", "é", "É", "Goïta", "goita", "GOITA", "Straße", "strasse", "x2", "7",
    "extraordinarily", "Extraordinarilylong", "Extraordinarilylonger" }
  local JOINTS = { " ", " ", " ", "-", "'", "\n", "  ", " \n" }
  local GAPS = { "\n\n", ". ", ", ", "/", " & ", "&", " - ", ".", "-\n", " \n \n ", ";", "..." }

  local function phrase(words, gaps)
    local parts = { WORDS[math.random(#WORDS)] }
    for _ = 2, words do
      parts[#parts + 1] = math.random(100) <= gaps and GAPS[math.random(#GAPS)] or JOINTS[math.random(#JOINTS)]
      parts[#parts + 1] = WORDS[math.random(#WORDS)]
    end
    return table.concat(parts)
  end

  it("are found as by a naive scan (seed " .. SEED .. ")", function()
    math.randomseed(SEED)
    local hits = 0
    for round = 1, 150 do
      local names, rows = {}, {}
      for i = 1, math.random(40) do
        names[i] = phrase(math.random(4), 10):gsub("\n%s*\n", " "):gsub("\n", " ")
        rows[i] = { id = "n" .. i, type = "X", name = names[i] }
      end
      local g = mn.gazetteer(rows)
      local s = phrase(math.random(400), 25)
      local wanted = naive(names, s)
      assert.equal(wanted, found(g, s), ("seed %d, round %d"):format(SEED, round))
      hits = hits + select(2, wanted:gsub("=", ""))
    end
    assert(hits > 1000)
  end)

  it("are found alike in a long text without a cut and in its pieces", function()
    math.randomseed(SEED)
    local rows, parts = {}, {}
    for i = 1, 50 do rows[i] = { id = "n" .. i, type = "X", name = phrase(math.random(3), 0):gsub("%s+", " ") } end
    for i = 1, 3000 do parts[i] = phrase(5, 0) end
    local g = mn.gazetteer(rows)
    local joined, whole = {}, found(g, table.concat(parts, ",,\n\n"))
    for _, part in ipairs(parts) do
      local one = found(g, part)
      if one ~= "" then joined[#joined + 1] = one end
    end
    assert.equal(table.concat(joined, " | "), whole)
    local uncut = table.concat(parts, " ")
    assert.equal(naive({ "é Goita", "ab" }, uncut), found(gazetteer("é Goita", "ab"), uncut))
  end)
end)

describe("a saved gazetteer", function()
  local path = os.tmpname()
  local function bytes_of(name)
    local file = assert(io.open(name, "rb"))
    local s = file:read "a"
    file:close()
    return s
  end
  local function put(bytes)
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
  end
  local rows = {}
  for i = 1, 40 do
    rows[i] = { id = "n:" .. i, type = "LOC", name = "Name " .. i, forms = { "N/" .. i, "=N" .. i .. "!", "U.S. " .. i } }
  end
  local text = "Name 3, N/7 and N8! or U.S. 12; NAME-40 (Name\n5)"

  teardown(function() os.remove(path) end)

  it("is the same when it is read", function()
    local g = mn.gazetteer(rows)
    assert.is_true(g:save(path))
    local h, conflicts = mn.gazetteer(path)
    assert.same({}, conflicts)
    assert.equal(found(g, text), found(h, text))
    assert.truthy(found(h, text):find "3=Name 3 | 7=N/7 | 8=N8! | 12=U.S. 12 | 40=NAME%-40")
    assert.same(g:find "n:9", h:find "n:9")
    assert.equal(tostring(g), tostring(h))
    local before = bytes_of(path)
    assert(h:save(path))
    assert.equal(before, bytes_of(path))
    assert(h:add { { id = "z", type = "LOC", name = "Zed" } })
    assert.equal("z", h:lookup "Zed")
    assert.equal("n:3", h:lookup "Name 3")
  end)

  it("leaves the old file alone when it cannot be written, and no other behind", function()
    local ok, message = mn.gazetteer(rows):save "/nowhere/at/all.gaz"
    assert.is_nil(ok)
    assert.truthy(message:find "nowhere")
    assert.is_nil(io.open(path .. ".part"))
  end)

  it("is refused with a message when a byte is changed or missing, or the version is another", function()
    mn.gazetteer(rows):save(path)
    local whole = bytes_of(path)
    local function refused(bytes)
      put(bytes)
      local g, message = mn.gazetteer(path)
      assert.is_nil(g)
      assert.truthy(message:find(path, 1, true), message)
    end
    for at = 1, #whole, 97 do
      refused(whole:sub(1, at - 1) .. string.char(whole:byte(at) ~ 1) .. whole:sub(at + 1))
      refused(whole:sub(1, at - 1))
    end
    refused((whole:gsub("gazetteer 1", "gazetteer 2")))
    refused(whole .. "\0")
    refused ""
    refused(("\xFF"):rep(1000))
  end)

  it("that is a folder or is not there gives nil and a message", function()
    for _, name in ipairs { "/nowhere.gaz", "/tmp" } do
      local g, message = mn.gazetteer(name)
      assert.is_nil(g)
      assert.equal("string", type(message))
    end
  end)
end)

describe("a hostile list", function()
  local function seconds(f)
    local start = os.clock()
    f()
    return os.clock() - start
  end
  local slow = os.getenv "MN_SANITIZED" and 20 or 1

  it("of 100,000 names of one letter is compiled and searched in linear time", function()
    local rows = {}
    for i = 1, 100000 do rows[i] = { id = "n" .. i, type = "X", name = string.char(97 + i % 26) } end
    local g, conflicts
    assert(seconds(function() g, conflicts = mn.gazetteer(rows) end) < 2 * slow)
    assert.equal(100000 - 26, #conflicts)
    assert(seconds(function() assert.equal(200000, #g:hits(("a "):rep(200000))) end) < 1 * slow)
  end)

  it("with a name of a megabyte, of one word or of many, does not slow a scan", function()
    local g, faults = mn.gazetteer {
      { id = "a", type = "X", name = ("a"):rep(1 << 20) }, { id = "b", type = "X", name = ("b "):rep(1 << 19) },
      { id = "c", type = "X", name = ("c "):rep(63) .. "d" },
    }
    assert.equal(1, #faults)
    assert.equal("form", faults[1].kind)
    assert.equal(1, #g:hits(("A"):rep(1 << 20)))
    assert.equal(0, #g:hits(("A"):rep((1 << 20) + 1)))
    assert(seconds(function() g:hits(("c "):rep(1 << 18)) end) < 2 * slow)
    assert(seconds(function() g:hits(("a"):rep(1 << 22)) end) < 1 * slow)
  end)

  it("of 10,000 forms on one id is compiled in linear time", function()
    local function build(n)
      local forms = {}
      for i = 1, n do forms[i] = "Form " .. i end
      local g
      local t = seconds(function() g = mn.gazetteer { { id = "a", type = "X", name = "Name", forms = forms } } end)
      assert.equal("a", g:lookup("Form " .. n))
      assert.equal(n, #g:find("a").forms)
      return t
    end
    assert(build(10000) < 0.5 * slow)
  end)
end)

describe("in C, a gazetteer", function()
  -- Build a program of spec/ from the objects that `make` left, and run it.
  local function run(source, left_out, arguments)
    local build = os.getenv "BUILD" or "build"
    local flags = os.getenv "MN_SANITIZED" and "-fsanitize=address,undefined" or ""
    local program = os.tmpname()
    local command = ("env -u LD_PRELOAD sh -c '${CC:-cc} -std=c11 -g -O1 %s -o %s %s $(ls %s/core/*.o | grep -v %s) " ..
      "-lutf8proc && %s %s' 2>&1"):format(flags, program, source, build, left_out, program, arguments)
    local pipe = assert(io.popen(command))
    local said = pipe:read "a"
    local ok = pipe:close()
    os.remove(program)
    assert.is_true(ok, said)
    return said
  end

  it("survives the refusal of any request for memory, and damage under a right checksum", function()
    assert.truthy(run("spec/torture/gazetteer.c", "gazetteer_file", "3000"):find " 0 faults")
  end)

  it("finds what a naive search finds, in broken text too", function()
    assert.truthy(run("spec/fuzz/gazetteer.c", "no_such_file", "3000"):find "no difference")
  end)
end)

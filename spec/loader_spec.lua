local folder = require "spec.support.folder"
local lfs = require "lfs"
local mn = require "malinews"

local root = nil

local function load(files, opts)
  root = folder.make(files)
  return mn.load(root, opts)
end

-- what the problems say, as "name:line message"
local function problems(c)
  local list = {}
  for row in c:problems():iter() do
    list[#list + 1] = ("%s:%s %s: %s"):format(row.path:match "[^/]*$", row.line or "-", row.what, row.message)
  end
  return list
end

local function contains(list, text)
  for _, item in ipairs(list) do
    if item:find(text, 1, true) then return true end
  end
  return false, ("%s not in:\n%s"):format(text, table.concat(list, "\n"))
end

describe("mn.load", function()
  after_each(function()
    if root then folder.remove(root) end
    root = nil
  end)

  it("loads a folder in byte order of the paths, ids being file names without the ending", function()
    local c = load { ["b.txt"] = "two", ["a.txt"] = "one", ["sub/c.txt"] = "three", ["B.txt"] = "zero", ["x.png"] = "no" }
    local ids = {}
    for i = 1, #c do ids[i] = c[i].id end
    assert.same({ "B", "a", "b", "c" }, ids)
    assert.equal("one", c[2].text)
    assert.equal(c[2], c["a"])
  end)

  it("takes a glob, a file that is named, and a list of paths", function()
    local c = load({ ["a.txt"] = "one", ["b.news"] = "two", ["c.news"] = "three" }, { glob = "*.news" })
    assert.equal(2, #c)
    assert.equal(1, #mn.load(root .. "/b.news"))
    assert.equal(2, #mn.load { root .. "/c.news", root .. "/a.txt" })
  end)

  it("answers nil and a message for a missing path and a folder without texts", function()
    local c, message = mn.load "/nonexistent/folder"
    assert.is_nil(c)
    assert.matches("/nonexistent/folder: No such file", message, 1, true)
    c, message = load { ["a.png"] = "x" }
    assert.is_nil(c)
    assert.matches("no file that malinews reads", message)
  end)

  it("loads all else when a file is empty, binary, blank, unreadable or a loop, and reports each", function()
    local path = folder.make { ["good.txt"] = "text", ["empty.txt"] = "", ["binary.txt"] = "\127ELF\0\0\1\2\0\0",
      ["blank.txt"] = " \n\t", ["sub/deep.txt"] = "deep" }
    root = path
    lfs.link(path, path .. "/sub/back", true)
    lfs.link("nowhere", path .. "/dangling.txt", true)
    lfs.link("self.txt", path .. "/self.txt", true)
    local c = assert(mn.load(path))
    assert.equal(2, #c)
    local list = problems(c)
    assert(contains(list, "empty.txt:- skipped: empty file"))
    assert(contains(list, "binary.txt:- skipped: looks like a binary file"))
    assert(contains(list, "blank.txt:- skipped: only white space"))
    assert(contains(list, "back:- skipped: leads back to a folder"))
    assert(contains(list, "dangling.txt:- skipped: "))
    assert(contains(list, "self.txt:- skipped: "))
  end)

  it("reports a file in a folder whose kind it does not read, unless a glob chose others", function()
    local c = assert(load { ["a.txt"] = "one", ["b.pdf"] = "%PDF", ["sub/c.json"] = "{}", [".hidden"] = "x" })
    local why = "not a kind of file that is read; one that is named is read as text"
    assert.same({ "b.pdf:- skipped: " .. why, "c.json:- skipped: " .. why }, problems(c))
    assert.same({}, problems(assert(mn.load(root, { glob = "*.txt" }))))
    assert.equal("{}", assert(mn.load { root .. "/sub/c.json" })[1].text)
  end)

  it("loads all else when a file may not be read", function()
    local path = folder.make { ["good.txt"] = "text", ["closed.txt"] = "secret" }
    root = path
    os.execute(("chmod 000 '%s/closed.txt'"):format(path))
    local readable = io.open(path .. "/closed.txt", "rb")
    if readable then return readable:close() end -- root may read everything
    local c = assert(mn.load(path))
    assert.equal(1, #c)
    assert(contains(problems(c), "closed.txt:- skipped: Permission denied"))
  end)

  it("leaves a file beyond max_bytes out and says so", function()
    local c = load({ ["big.txt"] = ("x "):rep(1000), ["small.txt"] = "x" }, { max_bytes = 100 })
    assert.equal(1, #c)
    assert(contains(problems(c), "big.txt:- skipped: 2000 bytes are more than the limit of 100 (max_bytes)"))
  end)

  it("reads CRLF, a byte-order mark, Latin-1, UTF-16 and broken bytes, and reports what it changed", function()
    local c = load { ["crlf.txt"] = "one\r\ntwo\r\n", ["bom.txt"] = "\u{FEFF}Mali", ["latin.txt"] = "S\xE9var\xE9",
      ["wide.txt"] = "\xFF\xFEM\0a\0", ["broken.txt"] = "Goïta \xFF Maïga" }
    assert.equal("one\r\ntwo\r\n", c["crlf"].text)
    assert.equal("Mali", c["bom"].text)
    assert.equal("Sévaré", c["latin"].text)
    assert.equal("Windows-1252", c["latin"].meta.encoding)
    assert.equal("Ma", c["wide"].text)
    assert.equal("Goïta \xFF Maïga", c["broken"].text)
    local list = problems(c)
    assert(contains(list, "bom.txt:- note: byte-order mark"))
    assert(contains(list, "latin.txt:- changed: not UTF-8; read as Windows-1252"))
    assert(contains(list, "broken.txt:- note: invalid UTF-8 at byte 8"))
  end)

  it("reads JSON lines, a document each, and names the line of a broken one", function()
    local c = load { ["news.jsonl"] = '{"id":"a","body":"one","headline":"T","date":"2021-09-20T10:00Z"}\n'
      .. '{"text": broken\n\n[1,2]\n{"id":"b"}\n{"text":"four","score":3,"gone":null}' }
    assert.equal(2, #c)
    assert.equal("one", c["a"].text)
    assert.equal("T", c["a"].meta.title)
    assert.equal("2021-09-20", c["a"].meta.dct)
    assert.equal("four", c["news:6"].text)
    assert.equal(3, c["news:6"].meta.score)
    local list = problems(c)
    assert(contains(list, "news.jsonl:2 skipped: not a JSON object"))
    assert(contains(list, "news.jsonl:5 skipped: an object without text"))
  end)

  it("takes dates as figures, and reports a creation time that is none", function()
    local c = load { ["a.jsonl"] = '{"text":"one two","dct":20210920}\n{"text":"three","dct":"soon","lang":5}\n' }
    assert.equal("2021-09-20", c[1].meta.dct)
    assert.is_nil(c[2].meta.dct)
    assert.equal(1, #c:problems())
    assert.equal('dct is no date like "2021-09-20": soon', c:problems()[1].message)
  end)

  it("reads CSV and TSV with named columns, ragged rows kept and named by line", function()
    local c = load {
      ["a.csv"] = '\u{FEFF}id;Titre;texte;date\n1;Un;"Le Mali;\nla suite";2022-01-14\n'
        .. "2;Deux;Court\n3;Trois;Long;2022;trop\n4;;;\n",
      ["b.tsv"] = "# a comment\nid\tcontent\tlanguage\nx\thello\ten\n",
    }
    assert.equal(4, #c)
    assert.equal("Le Mali;\nla suite", c["1"].text)
    assert.equal("Un", c["1"].meta.title)
    assert.equal("2022-01-14", c["1"].meta.dct)
    assert.equal("en", c["x"].meta.lang)
    local list = problems(c)
    assert(contains(list, "a.csv:4 note: 3 cells where the header has 4"))
    assert(contains(list, "a.csv:5 note: 5 cells where the header has 4"))
    assert(contains(list, "a.csv:6 skipped: a row without text"))
  end)

  it("says which columns there are when none holds the text, and takes the caller's word for it", function()
    local files = { ["a.csv"] = "nr,matter\n1,hello\n", ["b.txt"] = "x" }
    local c = load(files)
    assert(contains(problems(c), "a.csv:1 skipped: no column named text; the columns are: nr, matter"))
    folder.remove(root)
    c = load(files, { columns = { text = "matter", id = "nr" } })
    assert.equal("hello", c["1"].text)
  end)

  it("takes outlet and date from metadata.tsv beside the files", function()
    local c = load { ["a.txt"] = "one", ["b.txt"] = "two",
      ["metadata.tsv"] = "# about\nid\toutlet\tpublished\tleaning\na\tHexaradio\t2021-03-31\tcentre\n" }
    assert.equal(2, #c)
    assert.equal("Hexaradio", c["a"].meta.outlet)
    assert.equal("2021-03-31", c["a"].meta.dct)
    assert.equal("centre", c["a"].meta.leaning)
    assert.is_nil(c["b"].meta.outlet)
  end)

  it("gives a taken id another one, and says so", function()
    local c = load { ["a.txt"] = "one", ["sub/a.txt"] = "two" }
    assert.equal("a", c[1].id)
    assert.equal("a~2", c[2].id)
    assert(contains(problems(c), "the id is taken"))
  end)

  it("raises on an unknown option, with the nearest known one, and on a path that is no string", function()
    local _, message = pcall(mn.load, "x", { golb = "*" })
    assert.matches('did you mean "glob"', message, 1, true)
    assert.has_error(function() mn.load(5) end)
    assert.has_error(function() mn.load { 5 } end)
    assert.has_error(function() mn.load() end)
  end)
end)

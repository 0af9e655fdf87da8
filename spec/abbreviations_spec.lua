local mn = require "malinews"
local abbreviations = require "malinews.abbreviations"

local PATH = "lua/malinews/data/abbreviations.tsv"

describe("the abbreviations that ship", function()
  it("are sorted rows of three columns, each once, of known kinds and languages", function()
    local rows = assert(abbreviations.read(PATH))
    assert(#rows > 200)
    local last = ""
    for _, row in ipairs(rows) do
      local word, lang, kind = row[1], row[2], row[3]
      local key = table.concat(row, "\t")
      assert(word .. "\t" > last:match "^[^\t]*" .. "\t" or key > last, "out of order: " .. key)
      last = key
      assert(({ [""] = true, en = true, fr = true, ru = true })[lang], "language of " .. word)
      assert(({ title = true, number = true, inner = true, ["end"] = true, final = true })[kind], "kind of " .. word)
      assert(not word:find "^%s" and not word:find "%s$" and not word:find "%.$", "edges of " .. word)
    end
  end)
end)

describe("mn.abbreviations", function()
  local s = "Cne. Sow saw the Hve. Diallo left."

  it("extends the shipped rows for one call", function()
    local list = mn.abbreviations { { "Hve", "en", "title" }, { "Cne", "", "title" } }
    assert.equal(1, #mn.sentences(s, { lang = "en", abbreviations = list }))
    assert.equal(3, #mn.sentences(s, { lang = "en" }))
    assert.equal("Hve.", mn.tokens("the Hve. Diallo", { lang = "en", abbreviations = list })[2])
  end)

  it("keeps a row to its language, and an empty one to none", function()
    local list = mn.abbreviations { { "Hve", "fr", "title" }, { "Kmt", "", "title" } }
    assert.equal(2, #mn.sentences("The Hve. Diallo left.", { lang = "en", abbreviations = list }))
    assert.equal(1, #mn.sentences("Le Hve. Diallo part.", { lang = "fr", abbreviations = list }))
    assert.equal(1, #mn.sentences("Le Kmt. Diallo part.", { lang = "fr", abbreviations = list }))
  end)

  it("matches a small row in any case, a row with a capital only so and in capitals", function()
    local list = mn.abbreviations { { "zbr", "", "inner" }, { "Wck", "", "inner" } }
    for _, form in ipairs { "zbr", "Zbr", "ZBR", "Wck", "WCK" } do
      assert.equal(1, #mn.sentences("We saw the " .. form .. ". Diallo there.", { lang = "en", abbreviations = list }), form)
    end
    assert.equal(2, #mn.sentences("We saw the wck. Diallo there.", { lang = "en", abbreviations = list }))
  end)

  it("raises on a row that is none", function()
    assert.has_error(function() mn.abbreviations { { "x", "en", "titel" } } end)
    assert.has_error(function() mn.abbreviations { { ("x"):rep(40), "en", "title" } } end)
    assert.has_error(function() mn.abbreviations { "x" } end)
    assert.has_error(function() mn.abbreviations "x" end)
  end)

  it("reads a file of a user, and says which line is wrong", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write "# mine\nabbreviation\tlang\tkind\r\nCne\tfr\ttitle\r\nbroken\n"
    file:close()
    local rows, message, line = abbreviations.read(path)
    os.remove(path)
    assert.is_nil(rows)
    assert.matches("a row has 3 cells", message, 1, true)
    assert.equal(4, line)
    assert.is_nil(abbreviations.read "/no/such/file")
  end)
end)

describe("mn.language", function()
  it("tells English, French and Russian by their function words, and gives up on others", function()
    assert.equal("en", mn.language "The army said that it had taken the town.")
    assert.equal("fr", mn.language "L'armée a dit qu'elle avait pris la ville et les villages.")
    assert.equal("ru", mn.language "Он сказал, что они не были в городе.")
    assert.equal("und", mn.language "Sojoji sun kwace garin.")
    assert.equal("und", mn.language "")
    assert.equal("und", mn.language "\xFF\xFE 123")
  end)
end)

-- Rules of the core that ordinary texts seldom reach: each is there for something that people write.

local mn = require "malinews"

local function tokens(s)
  local list = {}
  for i, from, to, kind in mn.tokens(s):spans() do list[i] = s:sub(from, to) .. " " .. kind end
  return list
end

local function sentences(s)
  local list, found = {}, mn.sentences(s, { lang = "en" })
  for i = 1, #found do list[i] = found[i] end
  return list
end

-- The mentions of a text as "text TYPE".
local function entities(s, lang)
  local list = {}
  for i, row in ipairs(mn.entities(s, { lang = lang })) do list[i] = row.text .. " " .. row.type end
  return list
end

describe("tokens", function()
  it("are one character each in Han beyond the first plane", function()
    assert.same({ "\u{20000} word", "\u{20001} word" }, tokens "\u{20000}\u{20001}")
  end)

  it("keep an ampersand between letters, and runs of grave accents together", function()
    assert.same({ "R&D word", "`` punctuation", "so word", "'' punctuation" }, tokens "R&D ``so''")
  end)

  it("are numbers in digits of any script, and other where no rule knows the character", function()
    assert.same({ "\u{663}\u{664} number", "\u{E000} other" }, tokens "\u{663}\u{664} \u{E000}")
  end)
end)

describe("sentences", function()
  it("keep a full-width bracket that closes them", function()
    assert.same({ "(He left.\u{FF09}", "Then she came." }, sentences "(He left.\u{FF09} Then she came.")
  end)

  it("keep the signature of a quotation, but not a sentence of many capitals behind a dash", function()
    assert.same({ '"It is a long game." - Matthew Ingram' }, sentences '"It is a long game." - Matthew Ingram')
    assert.equal(3, #sentences '"It is a long game." - Matthew Ingram Paul Sow Awa Keita Modibo. He left.')
  end)
end)

describe("quotations", function()
  it("find a speaker with a typographic hyphen in the name", function()
    assert.equal("Jean\u{2011}Paul Sow", mn.quotes("“We stay,” Jean\u{2011}Paul Sow said.", { lang = "en" })[1].speaker.text)
  end)
end)

describe("entities", function()
  it("count a currency with its nationality as money", function()
    assert.same({ "500 Nigerian naira MONEY" }, entities("He paid 500 Nigerian naira.", "en"))
  end)

  it("do not take a nationality and an acronym for a name", function()
    assert.same({ "Russian NORP" }, entities("The Russian PMC left.", "en"))
  end)

  it("leave the name of a person apart from the building that bears it", function()
    assert.equal("Ibrahim Boubacar Keita PER", entities("He visited the Ibrahim Boubacar Keita Memorial Hospital.", "en")[1])
  end)

  it("number the units of an army in French", function()
    assert.same({ "12e Régiment d'Infanterie Commandos ORG", "Gao GPE" }, entities("Le 12e Régiment d'Infanterie Commandos a quitté Gao.", "fr"))
  end)

  it("do not take an acronym behind a title for a person", function()
    assert.same({ "AFRIFOR ORG" }, entities("Then General AFRIFOR said no.", "en"))
  end)

  it("do not take a coup of one month for the one that a list names", function()
    assert.same({}, entities("Le coup d'État d'août 2020 a surpris.", "fr"))
  end)
end)

describe("a query", function()
  it("matches a pattern over forms as they are written", function()
    local hits = mn.corpus { mn.document "Mali mali Malian x" }:kwic "[form=Ma*]"
    assert.same({ "Mali", "Malian" }, { hits[1].hit, hits[2].hit })
    assert.equal(2, #hits)
  end)
end)

-- What sites set around an article. All texts were written for this spec.

local mn = require "malinews"

local BODY = "The council of the town met on Thursday to talk about the bridge, which has been closed since the flood."
local TEXTE = "Le conseil de la ville s'est réuni jeudi pour parler du pont, que la crue du mois dernier a emporté au matin."

local function role_of(line, text)
  text = text or BODY
  local row = mn.lines(text .. "\n" .. line .. "\n" .. text)[2]
  return row.role
end

local function roles_of(...)
  local list = {}
  for i, row in ipairs(mn.lines(table.concat({ ... }, "\n"))) do list[i] = row.role end
  return table.concat(list, " ")
end

local function each(role, lines, text)
  for _, line in ipairs(lines) do assert.equal(role, role_of(line, text), line) end
end

describe("lines that no article has", function()
  it("are addresses, figures and reading times", function()
    each("boilerplate", { "https://delta.example/2021/bridge.html", "www.delta.example", "desk@delta.example", "delta.net", "163",
      "0:00", "3 mn", "2 min", "4 min read", "Temps de lecture 2 min.", "Lecture 3 min." })
    each("heading", { "Bridge 163" })
    each("body", { "2021" })
  end)

  it("are links after a label in brackets or without a colon", function()
    each("boilerplate", { "[À lire] Fleuve : les nouveaux ponts", "À lire aussi [Enquête] Sarr, bâtisseur", "Lire aussi Le pont ferme" })
    assert.equal("body", role_of("Read more books, the mayor told the children of the school on Friday, and learn to swim."))
  end)

  it("are titles below a label of two words, without a colon too", function()
    assert.equal("body boilerplate boilerplate boilerplate body",
      roles_of(BODY, "Related topics", "Bridges", "Floods in the delta", BODY))
    assert.equal("body boilerplate boilerplate body", roles_of(TEXTE, "Sur le même sujet", "Le bac du nord coule", TEXTE))
  end)
end)

describe("invitations", function()
  it("ask to follow, to write, to watch, wherever the name in them differs", function()
    each("boilerplate", { "Why not follow Delta News on Facebook and Twitter? You can also send story ideas to us@delta.example",
      "Please include a contact number if you are willing to speak to a journalist of ours.",
      "You can follow our editor Mona Lindgren on Twitter: @monalindgren", "Read more from the River Desk",
      "More from the Delta Cup:", "Watch the moment the bridge opens", "Listen to the full interview on Delta Sounds" })
    each("body", { "Watch the river, the mayor told the children of the school on Friday, and tell us when it begins to rise." })
  end)

  it("are labels with all words before the colon, and titles behind it", function()
    each("boilerplate", { "À lire aussi sur Radio Fleuve : Un bac coule dans le nord", "Lire plus sur le pont" })
    each("body", { "Lire plus sur le pont, voilà ce que le maire a demandé jeudi aux habitants de la ville, qui ne lisent guère." })
  end)
end)

describe("captions without a credit", function()
  it("are whole sentences that nothing ends, above a text", function()
    each("caption", { "Mayor Ali Sow said the bridge was \"an absolute disgrace\" for a town of its size",
      "About half of the boats will be mended in the harbour of the town by May" })
    each("heading", { "The bridge could bring a crisis to the whole town", "The boats have returned" })
  end)
end)

describe("credits", function()
  it("are agencies alone, in brackets, behind `with` or the writers' letters", function()
    each("credit", { "(AFP)", "Avec AFP", "Avec AFP et Reuters", "Le Fleuve avec AFP", "(with agencies)", "mk/awr (AFP, dpa)",
      "SOURCE: DELTA COURIER" })
    each("heading", { "Avec le maire", "The mayor with friends" })
  end)

  it("are by-lines wherever they stand, and names with what their owners do", function()
    each("credit", { "By Mona Lindgren and Ali Sow", "Par Awa Sow", "Written by Ali Sow", "Publié par Awa Sow",
      "Awa Sow (Port-Amar, envoyée spéciale)", "Avec notre correspondant à Gao, Ali Ba", "Mona Lindgren, Delta News reporter in Gao",
      "Ali Sow, Delta News political correspondent", "Mona Lindgren, BBC News, Gao", "As told to Ali Sow", "Producer: Ali Sow" })
    each("heading", { "By the river", "Par tous les temps" })
    assert.equal("body", role_of("Written by Ali Sow and based on an old tale, it was shown in the town for more than two years."))
  end)

  it("are what a lead announces on the line above", function()
    assert.equal("body caption caption credit credit body", roles_of(TEXTE, "Légende image,", "Le pont de Port-Amar", "Crédit photo,",
      "Ali Sow", TEXTE))
    assert.equal("body credit credit body", roles_of(TEXTE, "Par", "delta.net", TEXTE))
  end)

  it("make captions of the lines they end, and of those right above", function()
    for _, line in ipairs { "Des pêcheurs attendent près du pont à Gao. ALI SOW / AFP",
      "Des pêcheurs près du pont, le 3 mars 2022. (Archives) AFP - ALI SOW",
      "Fishermen have waited near the bridge for weeks [File: Ali Sow/AFP]" } do
      assert.equal("caption", role_of(line), line)
    end
    each("credit", { "Ali Sow/AFP", "AFP/Ali Sow" })
    assert.equal("headline body caption credit body", roles_of("A bridge waits", BODY, "Fishermen near the bridge",
      "Image: Ali Sow/AFP/Getty Images", BODY))
    assert.equal("headline caption caption body", roles_of("A bridge waits", "Fishermen near the bridge",
      "Fishermen near the bridge. Photograph: Ali Sow/Getty Images", BODY))
    assert.equal("body caption caption body", roles_of(BODY, "FILE - Fishermen walk in Gao, March 3, 2022.", BODY))
  end)
end)

describe("the head of a page", function()
  it("has sections above the headline", function()
    for _, section in ipairs { "World", "Accueil / Afrique", "HomeAfrica", "News|Armed Conflicts" } do
      assert.equal("boilerplate headline body", roles_of(section, "The council of the town waits", BODY), section)
    end
    assert.equal("headline body", roles_of("Climate", BODY))
    assert.equal("headline credit body", roles_of("Mali", "By Awa Sow", BODY))
  end)

  it("has datelines with glued parts, labels alone, places with a dash", function()
    assert.equal("headline dateline dateline dateline body", roles_of("The council of the town waits", "Published",
      "March 14, 20226:21 PM GMTUpdated 2 years ago", "BAMAKO —", BODY))
    assert.equal("2022-03-14", mn.metadata("A bridge waits\nMarch 14, 20226:21 PM GMTUpdated 2 years ago\n" .. BODY).published)
  end)

  it("has tags, and the headline again", function()
    assert.equal("headline headline boilerplate boilerplate body", roles_of("A bridge waits", "A bridge waits", "bridges", "floods", BODY))
  end)
end)

describe("mn.metadata of such pages", function()
  it("takes no weekday for a place, no old picture, and an outlet that signs for no author", function()
    assert.is_nil(mn.metadata("A bridge waits\nMon 14 Mar 2022 18.21 GMT\n" .. BODY).place)
    assert.is_nil(mn.metadata("A bridge waits\nFILE - Fishermen walk in Gao, March 3, 2022.\n" .. BODY).place)
    local found = mn.metadata("Le pont attend\nPar Jeune Afrique\n" .. TEXTE)
    assert.equal("Jeune Afrique", found.outlet)
    assert.is_nil(found.author)
    assert.equal("Awa Sow", mn.metadata("Le pont attend\nPar : Awa Sow Suivre\n" .. TEXTE).author)
  end)
end)

local mn = require "malinews"

local function check(lang, expected, opts)
  local s = table.concat(expected, " ")
  opts = opts or {}
  opts.lang = lang
  local x, got = mn.sentences(s, opts), {}
  for i = 1, #x do got[i] = x[i] end
  assert.same(expected, got)
end

local function split(s, opts)
  local x, got = mn.sentences(s, opts or { lang = "en" }), {}
  for i = 1, #x do got[i] = x[i] end
  return got
end

describe("sentences", function()
  it("end at full stops, question marks and exclamation marks", function()
    check("en", { "The convoy left Gao.", "Who saw it?", "Nobody!", "It was dark." })
    check("fr", { "Le convoi a quitté Gao.", "Qui l'a vu ?", "Personne !", "Il faisait nuit." })
  end)

  it("do not end at titles, initials and inner abbreviations", function()
    check("en", { "Gen. Traore met Mr. J. B. Cole in St. Louis.", "They spoke." })
    check("fr", { "M. Diarra a vu le Dr. Ba, cf. art. 5 du code, av. J.-C. peut-être.", "Mme Ly est partie." })
    check("en", { "See No. 5 and p. 12 of vol. 3.", "Done." })
  end)

  it("end after an abbreviation where the next word shows it", function()
    check("en", { "He works for Keita & Sons Ltd.", "The firm is small." })
    check("en", { "He lives in the U.S.", "His wife does not." })
    check("en", { "The U.S. Army stayed until 6 p.m.", "Then it left." })
    check("fr", { "Il a vendu du mil, du riz, etc.", "Le marché a fermé." })
  end)

  it("do not end before a small letter", function()
    check("en", { "It angered both governments. and the people too.", "Nobody denied it." })
    check("en", { "He bought shares in Yahoo! in May." })
  end)

  it("end where the space after a full stop is missing", function()
    assert.same({ "It kept its independence.", "In this light, all is well." },
      split "It kept its independence.In this light, all is well.")
    assert.same({ "Write to Maliweb.Net or a.B@c.org today." }, split "Write to Maliweb.Net or a.B@c.org today.")
  end)

  it("are cut inside a quotation, and keep the attribution with the last of it", function()
    check("en", { '"We stayed.', 'They left," he said.', "Nothing moved." })
    check("en", { '"We stayed. They left," he said.', "Nothing moved." }, { quotes = "keep" })
  end)

  it("do not end at a question before its attribution", function()
    check("en", { '"Why did they go?" Traore asked.', "Nobody knew." })
    check("en", { "“Who pays?” the mayor of Gao said.", "It was late." })
    check("en", { '"Who pays?"', "Traore told the meeting that he would not." })
  end)

  it("hold the closing marks, also after a space and turned the wrong way", function()
    assert.same({ "“We need this now. ”", "He left." }, split "“We need this now. ” He left.")
    assert.same({ "“They did what they wanted to do. “" }, split "“They did what they wanted to do. “")
    check("fr", { "« Nous restons. »", "Il est parti." })
    check("en", { "(They were tired.)", "He left." })
  end)

  it("do not end at a colon before a quotation", function()
    check("en", { "He told the mayor: “We need help.", "Send it now.”", "It came." })
  end)

  it("let no unbalanced mark swallow the text", function()
    for _, quotes in ipairs { "split", "keep" } do
      for _, mark in ipairs { '"', "“", "«", "”", "'" } do
        local s = mark .. ("A man came to the town. "):rep(50)
        assert.equal(50, #mn.sentences(s, { lang = "en", quotes = quotes }))
      end
    end
  end)

  it("end at line ends", function()
    assert.same({ "Army takes Kidal", "The army took it.", "Residents fled" },
      split "Army takes Kidal\n\nThe army took it.\r\nResidents fled")
  end)

  it("go on over the line breaks of a hard-wrapped text", function()
    local s = "The army said on Monday that it had\ntaken the town of Kidal after a long\n"
      .. "march through the desert. It met with\nno resistance on the way.\n\nResidents fled."
    assert.equal(3, #mn.sentences(s, { lang = "en" }))
  end)

  it("go on over the only line break of a short text that breaks inside a sentence", function()
    assert.equal(1, #mn.sentences("The convoy had left the town\nwhen the rain began.", { lang = "en" }))
    assert.equal(3, #mn.sentences("water\nrice and salt\nfuel", { lang = "en" }))
  end)

  it("begin at the items of a list", function()
    assert.same({ "1. Water is short", "2. Roads are bad" }, split "1. Water is short 2. Roads are bad")
    assert.same({ "a) Water is short", "b) Roads are bad" }, split "a) Water is short b) Roads are bad")
    assert.same({ "• Water", "• Roads" }, split "• Water • Roads")
  end)

  it("see an ellipsis go on or end", function()
    check("en", { "He waited ... and waited.", "They never came...", "She left." })
    assert.same({ "So ... I left." }, split "So ... I left.")
  end)

  it("part a credit, a dateline and a label of links from the text they are glued to", function()
    assert.same({ "© AGENCY / ALI SOW", "Malian soldiers rest." }, split "© AGENCY / ALI SOWMalian soldiers rest.")
    assert.same({ "BAMAKO (APA) -", "The army left." }, split "BAMAKO (APA) - The army left.")
    assert.same({ "Il pleut.", "Lire aussi : La pluie au Niger", "Les routes sont coupées." },
      split("Il pleut. Lire aussi : La pluie au Niger Les routes sont coupées.", { lang = "fr" }))
  end)

  it("end at the marks of other scripts", function()
    check("ru", { "Он приехал в г. Мопти.", "Что дальше?", "Не знаю." })
    check("ru", { "Роман А.С. Пушкина вышел в 1833 г.", "Он купил хлеб, молоко и т.д.", "Потом Л. Н. Толстой ушёл." })
    check("ru", { "«Куда ты? – спросила мама. – Уже поздно»." })
    assert.same({ "他来了。", "你呢？" }, split("他来了。你呢？", { lang = "zh" }))
    assert.equal(2, #mn.sentences("وصل القائد۔ غادر الجيش؟", { lang = "ur" }))
    assert.equal(2, #mn.sentences("वह आया। वह गया।", { lang = "hi" }))
    assert.equal(2, #mn.sentences("ሰላም ነው። እሺ።", { lang = "am" }))
  end)

  it("raise on unknown options", function()
    assert.has_error(function() mn.sentences("a", { quotes = "spilt" }) end)
    assert.has_error(function() mn.sentences(nil) end)
  end)
end)

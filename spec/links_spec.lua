-- Links, headings and credits that stand glued in paragraphs of flattened pages. All texts were written for this spec.

local mn = require "malinews"

local FIRST = "Le conseil de la ville s'est réuni jeudi pour parler du pont, fermé depuis la crue du mois dernier."
local NEXT = "Les pêcheurs attendent depuis des semaines sur la rive gauche du fleuve."

-- `role text` of the parts of a line that are not the sentences around them
local function parts(s)
  local list = {}
  for _, row in ipairs(mn.lines(s)) do
    if row.role ~= "body" and row.role ~= "blank" and row.rule ~= "first-line" then list[#list + 1] = row.role .. " " .. row.text end
  end
  return list
end

local function glued(link, after) return parts(FIRST .. " " .. link .. " " .. (after or NEXT)) end

describe("the titles behind a label", function()
  it("end where a sentence begins with a word that opens no title", function()
    for _, sentence in ipairs { "Pourtant, le maire ne dort plus depuis la crue.", "Plus tôt cette année, un autre pont a cédé.",
      "Pendant ce temps, en amont, l'eau monte encore.", "Mardi, le maire a promis un bac." } do
      assert.same({ "boilerplate Lire aussi : Un pont de bois pour le nord" },
        glued("Lire aussi : Un pont de bois pour le nord", sentence), sentence)
    end
  end)

  it("end at no capital that is a letter alone, or a name's", function()
    assert.same({ "boilerplate Lire aussi : Sarr et la route de La Croix" },
      glued("Lire aussi : Sarr et la route de La Croix", "Le pont de la zone A est fermé."))
    assert.same({ "boilerplate Lire aussi : Le chantier ferme Un bac coule" },
      glued("Lire aussi : Le chantier ferme Un bac coule", "Le club reste en tête du groupe A avec sept points."))
  end)

  it("end before a quotation that is a sentence, not before a name in quotation marks", function()
    assert.same({ "boilerplate Lire aussi : Les bacs manquent de bois à Port-Amar" },
      glued("Lire aussi : Les bacs manquent de bois à Port-Amar",
        "\"C'est un soulagement, mais ce n'est pas encore un pont de pierre\", dit le maire."))
    assert.same({ "boilerplate Lire aussi : Le film \"Le Pont\" est sorti" },
      glued "Lire aussi : Le film \"Le Pont\" est sorti")
    assert.same({ "boilerplate Lire aussi : Le fleuve : \"notre rive est un lac \"" },
      glued "Lire aussi : Le fleuve : \"notre rive est un lac \"")
  end)

  it("may ask, once, twice or behind another title", function()
    for _, title in ipairs { "Qui paiera le pont ?", "Qui paiera le pont ? Combien de bacs faut-il à la ville ?",
      "Un premier pont de bois dans le nord du pays Connaissez-vous la femme qui le bâtit avec ses deux frères?",
      "Sarr, premier bâtisseur de la région du fleuve Où en est le pont quinze ans après la grande crue ?" } do
      assert.same({ "boilerplate Lire aussi : " .. title }, glued("Lire aussi : " .. title, "Entre 2017 et 2019, rien n'a bougé."), title)
    end
  end)

  it("end before a name that a verb or an apposition follows, where they read like titles", function()
    for _, sentence in ipairs { "Sarr est né sur le fleuve en 1951.", "Port-Amar, la ville du delta, attend.",
      "Awa Diallo a vu le bac couler." } do
      assert.same({ "boilerplate Lire aussi : Fleuve : deux bacs pour le nord" },
        glued("Lire aussi : Fleuve : deux bacs pour le nord", sentence), sentence)
    end
    assert.same({ "boilerplate Lire aussi :" },
      glued("Lire aussi :", "Le maire aurait pu bâtir plus tôt, mais il a attendu et son adjoint Ali Sarr a démissionné."))
  end)

  it("may end with brackets, a quotation or a figure", function()
    for _, title in ipairs { "Le pont : qui paie ? (et trois autres questions)", "Ali Sarr : 'notre pont est fait pour durer'",
      "Le bac : efficace à 70%", "Le fleuve qui \"donne de l'espoir\"" } do
      assert.same({ "boilerplate Lire aussi : " .. title }, glued("Lire aussi : " .. title, "Tous les ponts du nord sont fermés."), title)
    end
  end)

  it("go on to the next label where no mark ends them", function()
    local titles = "Lire aussi : Fleuve : la crue \"Dansons, le pont, c'est fini\" Pont: cinq bacs"
    assert.same({ "boilerplate " .. titles, "boilerplate A Regarder :" },
      glued(titles .. " A Regarder :", "Awa Diallo a vu couler le bac, elle raconte ce que la crue a pris aux familles de la rive."))
  end)

  it("are none where the words behind the label go on after a mark in brackets", function()
    assert.same({ "boilerplate Lire aussi :" },
      glued("Lire aussi :", "Vous pouvez bâtir un pont (pour le meilleur ou le pire !) par les choix de chaque jour, dit-il."))
  end)

  it("follow labels of up to eight words between label and colon", function()
    assert.same({ "boilerplate Lire plus sur le pont de 2021, fermé en 2022 :" },
      glued "Lire plus sur le pont de 2021, fermé en 2022 :")
  end)
end)

describe("a paragraph that holds a whole article", function()
  local function article(title, sentence) return parts("Le pont attend\n\n" .. (FIRST .. " "):rep(7) .. title .. " " .. sentence) end

  it("has headings of an article and a noun", function()
    assert.same({ "heading Les causes" }, article("Les causes", "La crue est due aux pluies de mars, selon le maire."))
    assert.same({ "heading Des crues inexpliquées" }, article("Des crues inexpliquées", "Entre 2017 et 2019, l'eau monta."))
    assert.same({}, article("Selon", "Le maire du nord parle."))
  end)

  it("has links in a row, up to the last word that begins a sentence", function()
    local titles = "Deux bacs pour le nord Les pêcheurs sans pont depuis mars"
    assert.same({ "boilerplate " .. titles }, article(titles, "La crue est due aux pluies de mars."))
    assert.same({ "boilerplate Lire aussi" }, article("Lire aussi", "Alors de quel pont s'agit-il ici ?"))
  end)

  it("has credits: who filmed, drew, interviewed, and names alone at its beginning", function()
    assert.same({ "credit Illustrations par Somna Diallo" }, article("Illustrations par Somna Diallo", ""))
    assert.same({ "credit Vidéo de Mona Lindgren et Awa Sow Réalisation : Ali Sarr" },
      article("Vidéo de Mona Lindgren et Awa Sow Réalisation : Ali Sarr", ""))
    assert.same({ "credit Un reportage d'Awa Sow" }, article("Un reportage d'Awa Sow", ""))
    assert.same({ "credit Mona Lindgren - Delta News Mundo" },
      parts("Le pont attend\n\nMona Lindgren - Delta News Mundo Le maire dort. " .. (FIRST .. " "):rep(7)))
  end)

  it("ends its quotations with a guillemet behind the mark, a space before it", function()
    assert.same({}, article("Il dit : « Nous partons demain ! » Il ajoute que le pont est fermé.", "Fin."))
    assert.same({}, article("« Le pont est fermé.\u{A0}» Les pêcheurs attendent.", "Fin."))
  end)

  it("has questions behind a topic, which are links", function()
    assert.same({ "boilerplate Crue du fleuve : qui paiera le pont ?" }, article("Crue du fleuve : qui paiera le pont ?", NEXT))
    assert.same({ "boilerplate Crue : qui paie ? Bac du nord : faut-il le réparer ?" },
      article("Crue : qui paie ? Bac du nord : faut-il le réparer ?", NEXT))
    for _, sentence in ipairs { "Reste une inconnue : qui paiera le pont ?", "Il a demandé : qui paiera le pont ?",
      "Question : qui paiera le pont ?" } do
      assert.same({}, article(sentence, NEXT), sentence)
    end
  end)

  it("has links behind its last sentence, in one part", function()
    assert.same({ "boilerplate Les bacs du nord manquent de bois La crue en images" },
      article("Les bacs du nord manquent de bois", "La crue en images"))
  end)

  it("tells the preposition from the verb", function()
    assert.same({ "heading Le maire et les pêcheurs du delta face à la grande crue de mars" },
      article("Le maire et les pêcheurs du delta face à la grande crue de mars", "Ainsi, la ville attend."))
  end)

  it("may have marks alone where titles stand", function()
    assert.same({}, article("’ Ces pêcheurs attendent.", "Fin."))
    assert.same({}, article("’", "Ces pêcheurs attendent."))
  end)

  it("takes no item of a numbered list for a link", function()
    assert.same({}, article("1. Le vieux pont. 2. Le bac du nord. 3.", "Port Amar (Delta)"))
  end)
end)

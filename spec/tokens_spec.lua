local mn = require "malinews"

local function tokens(s, lang)
  local out = {}
  local x = mn.tokens(s, { lang = lang or "en" })
  for i = 1, #x do out[i] = x[i] end
  return table.concat(out, " | ")
end

local function kinds(s, lang)
  local out = {}
  for _, from, to, kind in mn.tokens(s, { lang = lang or "en" }):spans() do out[#out + 1] = s:sub(from, to) .. "=" .. kind end
  return table.concat(out, " ")
end

describe("tokens", function()
  it("are words, and marks of their own", function()
    assert.equal("The | army | left | Kidal | , | residents | say | .", tokens "The army left Kidal, residents say.")
    assert.equal("( | see | below | ) | : | \" | no | \" | ; | why | ?", tokens '(see below): "no"; why?')
    assert.equal("« | Oui | » | , | dit | -il | .", tokens("« Oui », dit-il.", "fr"))
  end)

  it("keep English contractions and possessives whole", function()
    assert.equal("They | don't | know | Mali's | plan | .", tokens "They don't know Mali's plan.")
    assert.equal("It’s | O'Hara's | , | the | soldiers' | pay", tokens "It’s O'Hara's, the soldiers' pay")
    assert.equal("' | the | soldiers | ' | pay", tokens "'the soldiers' pay")
  end)

  it("cut French elisions after the apostrophe, straight or curly", function()
    assert.equal("l' | eau | qu' | il | n' | a | jusqu' | ici", tokens("l'eau qu'il n'a jusqu'ici", "fr"))
    assert.equal("L’ | Union | d’ | Afrique", tokens("L’Union d’Afrique", "fr"))
    assert.equal("Côte | d' | Ivoire", tokens("Côte d'Ivoire", "fr"))
    assert.equal("l' | « | oasis | »", tokens("l'« oasis »", "fr"))
  end)

  it("leave an apostrophe inside a word alone", function()
    assert.equal("aujourd'hui | quelqu'un | c'est-à-dire | l'on",
      tokens("aujourd'hui quelqu'un c'est-à-dire l'on", "fr"))
    assert.equal("N'Djamena | et | Fada | N'Gourma", tokens("N'Djamena et Fada N'Gourma", "fr"))
    assert.equal("N'Djamena", tokens "N'Djamena")
  end)

  it("part English compounds, but not bound prefixes", function()
    assert.equal("a | well | - | known | ex-minister | of | anti-terrorism",
      tokens "a well-known ex-minister of anti-terrorism")
  end)

  it("keep French compounds, but part inverted pronouns", function()
    assert.equal("Burkina-Faso | est | -il | le | sous-préfet | parle | -t-elle",
      tokens("Burkina-Faso est-il le sous-préfet parle-t-elle", "fr"))
    assert.equal("celui-ci | peut-être | cette | fois | -ci", tokens("celui-ci peut-être cette fois-ci", "fr"))
  end)

  it("keep the full stop of an abbreviation", function()
    assert.equal("Col. | Sanogo | of | the | U.S. | Army | arrived | at | 5 | p.m. | today | .",
      tokens "Col. Sanogo of the U.S. Army arrived at 5 p.m. today.")
    assert.equal("M. | Keïta | , | Mme | Ba | , | J.-C. | Roux | etc.",
      tokens("M. Keïta, Mme Ba, J.-C. Roux etc.", "fr"))
    assert.equal("modern | art | .", tokens "modern art.")
    assert.equal("art. | 5", tokens "art. 5")
  end)

  it("keep the separators of a number, in English and in French form", function()
    assert.equal("1,234.56 | 12:30 | 20/01/2020 | 303-832-8160 | 2005-03-09",
      tokens "1,234.56 12:30 20/01/2020 303-832-8160 2005-03-09")
    assert.equal("12 500 | hommes | 3,5 | % | 2 000 | 1 000", tokens("12 500 hommes 3,5 % 2 000 1 000", "fr"))
    assert.equal("en | 2004 | 200 | soldats", tokens("en 2004 200 soldats", "fr"))
    assert.equal("€ | 5 | 614th | 1990s | 40 | km | 5 | pm | 7 | %", tokens "€5 614th 1990s 40 km 5pm 7%")
    assert.equal("20 | h | 30 | et | 8 | h", tokens("20h30 et 8h", "fr"))
  end)

  it("hold runs of marks together", function()
    assert.equal("Well | ... | no | -- | what | ?! | ***", tokens "Well... no -- what?! ***")
    assert.equal("Fine | :-) | yes | :D", tokens "Fine :-) yes :D")
  end)

  it("find addresses, without the marks of the sentence around them", function()
    assert.equal("see=word http://a.org/x_(y)?z=1=url .=punctuation", kinds "see http://a.org/x_(y)?z=1.")
    assert.equal("www.example.ml=url ,=punctuation a.b@c.org=email !=punctuation", kinds "www.example.ml, a.b@c.org!")
    assert.equal("@maliweb=handle #Sahel=hashtag", kinds "@maliweb #Sahel")
  end)

  it("have kinds", function()
    assert.equal("Sold=word 5=number $=symbol -=punctuation \1=other", kinds "Sold 5$ - \1")
  end)

  it("are words in any script, marks and joiners inside them", function()
    assert.equal("ߊߟߎ | ߓߊߡߊߞߏ", tokens("ߊߟߎ ߓߊߡߊߞߏ", "und"))
    assert.equal("باماكو | ، | مالي | ؟", tokens("باماكو، مالي؟", "und"))
    assert.equal("Ọjọ́ | àbámẹ́ta", tokens("Ọjọ́ àbámẹ́ta", "und"))
    assert.equal("中 | 国 | 军", tokens("中国军", "und"))
    assert.equal("می‌خواهم", tokens("می‌خواهم", "und"))
  end)

  it("make each broken byte a token of its own", function()
    assert.equal("a=word \xFF=other \xE2=other \x82=other b=word \u{FFFD}=symbol", kinds "a\xFF\xE2\x82b \u{FFFD}")
  end)

  it("agree with the window's edges wherever a word lies", function()
    for pad = 0, 140 do
      for _, tail in ipairs { "don't go, Mali's.", "l'été déjà, élu.", "a.b@c.org \"x\". 1,5", "“ok” naïve—so" } do
        local s = ("x"):rep(pad) .. " " .. tail
        local alone, shifted = mn.tokens(tail, { lang = "en" }), mn.tokens(s, { lang = "en" })
        local skip = pad > 0 and 1 or 0
        assert.equal(#alone + skip, #shifted)
        for i = 1, #alone do assert.equal(alone[i], shifted[i + skip]) end
      end
    end
  end)

  it("raise on unknown options and on what is no string", function()
    assert.has_error(function() mn.tokens("a", { lnag = "en" }) end)
    assert.has_error(function() mn.tokens(5) end)
    assert.has_error(function() mn.tokens("a", { abbreviations = {} }) end)
  end)

  it("guess the language of each line when none is given", function()
    local x = mn.tokens "The men of the army said that they don't know.\nC'est l'eau de la ville et des hommes qu'il a vus."
    local seen = {}
    for i = 1, #x do seen[x[i]] = true end
    assert.is_true(seen["don't"])
    assert.is_true(seen["l'"])
  end)
end)

-- Quotations: marks of every style, cues, speakers, discourse; English and French. All sentences are ours.

local mn = require "malinews"

local function find(text, lang, kind)
  return mn.quotes(text, { lang = lang or "en", kind = kind })
end

local function spans_of(text, row)
  local list = {}
  for i, span in ipairs(row.spans) do list[i] = text:sub(span.from, span.to) end
  return list
end

local function describe_row(row)
  return row and ("%s | %s | %s"):format(row.text, row.speaker and row.speaker.text, row.cue and row.cue.text) or "none"
end

-- one quotation, with its spans, speaker and cue
local function one(text, lang, spans, speaker, cue)
  local rows = find(text, lang)
  assert.equal(1, #rows, text .. "\n" .. tostring(rows))
  assert.same(spans, spans_of(text, rows[1]), text)
  assert.equal(speaker, rows[1].speaker and rows[1].speaker.text, text)
  if cue then assert.equal(cue, rows[1].cue.text, text) end
  return rows[1]
end

local STYLES = { { "\u{201C}", "\u{201D}" }, { '"', '"' }, { "\u{AB} ", " \u{BB}" }, { "\u{AB}\u{A0}", "\u{A0}\u{BB}" },
  { "\u{AB}", "\u{BB}" }, { "\u{201E}", "\u{201C}" }, { "\u{201E}", "\u{201D}" }, { "\u{2039}", "\u{203A}" },
  { "\u{2018}", "\u{2019}" }, { "'", "'" }, { "\u{201D}", "\u{201D}" }, { "\u{201C}", '"' }, { '"', "\u{201D}" } }

-- the sentence, who speaks, the cue; Q(...) is a marked text
local ENGLISH = {
  { "Q(The bridge is open,) Amina Sow said.", "Amina Sow", "said" },
  { "Q(The bridge is open,) said Amina Sow.", "Amina Sow", "said" },
  { "Q(The bridge is open,) she said.", "she", "said" },
  { "Q(The bridge is open,) said the mayor.", "the mayor", "said" },
  { "Q(The bridge is open,) the mayor of Gao told reporters.", "the mayor of Gao", "told" },
  { "Q(The bridge is open,) Sow, the mayor of Gao, told reporters on Monday.", "Sow", "told" },
  { "Q(Is the bridge open?) Amina Sow asked.", "Amina Sow", "asked" },
  { "Q(Open the bridge!) shouted Amina Sow.", "Amina Sow", "shouted" },
  { "Amina Sow said: Q(The bridge is open.)", "Amina Sow", "said" },
  { "Amina Sow said, Q(The bridge is open.)", "Amina Sow", "said" },
  { "Amina Sow said that Q(the bridge is open.)", "Amina Sow", "said" },
  { "Amina Sow said the bridge was Q(open to all) again.", "Amina Sow", "said" },
  { "Amina Sow, a baker in Gao, said the bridge was Q(open to all) again.", "Amina Sow", "said" },
  { "Foreign Minister Amina Sow warned that Q(the bridge may fall.)", "Amina Sow", "warned" },
  { "In Gao, Amina Sow called the bridge Q(a trap.)", "Amina Sow", "called" },
  { "A spokesman for the ministry said the bridge was Q(safe enough) for now.", "A spokesman for the ministry",
    "said" },
  { "According to Amina Sow, the bridge is Q(safe enough) for now.", "Amina Sow", "According to" },
  { "The bridge is Q(safe enough) for now, according to Amina Sow.", "Amina Sow", "according to" },
  { "The bridge is Q(safe enough) for now, Amina Sow said.", "Amina Sow", "said" },
  { "The bridge is Q(safe enough) for now, said Amina Sow.", "Amina Sow", "said" },
  { "Sow met the baker, adding that Q(bread is dear.)", "Sow", "adding" },
  { "She has repeatedly denied that Q(the bridge is a trap.)", "She", "denied" },
  { "Residents said they were Q(tired of waiting) for a bridge.", "Residents", "said" },
  { "The report says the bridge is Q(not fit for lorries) at all.", "The report", "says" },
}

local FRENCH = {
  { "Q(Le pont est ouvert), a d\u{E9}clar\u{E9} Amina Sow.", "Amina Sow", "d\u{E9}clar\u{E9}" },
  { "Q(Le pont est ouvert), d\u{E9}clare Amina Sow.", "Amina Sow", "d\u{E9}clare" },
  { "Q(Le pont est ouvert), a-t-elle ajout\u{E9}.", "elle", "ajout\u{E9}" },
  { "Q(Le pont est ouvert), dit-il.", "il", "dit" },
  { "Q(Le pont est-il ouvert ?), demande Amina Sow.", "Amina Sow", "demande" },
  { "Q(Le pont est ouvert), a pr\u{E9}cis\u{E9} le maire de Gao.", "le maire de Gao", "pr\u{E9}cis\u{E9}" },
  { "Amina Sow a d\u{E9}clar\u{E9} : Q(Le pont est ouvert.)", "Amina Sow", "d\u{E9}clar\u{E9}" },
  { "Amina Sow a affirm\u{E9} que le pont \u{E9}tait Q(ouvert \u{E0} tous) depuis lundi.", "Amina Sow",
    "affirm\u{E9}" },
  { "Selon Amina Sow, le pont est Q(ouvert \u{E0} tous) depuis lundi.", "Amina Sow", "Selon" },
  { "Le pont est Q(ouvert \u{E0} tous) depuis lundi, selon Amina Sow.", "Amina Sow", "selon" },
  { "Le pr\u{E9}sident Moussa Ba a promis un pont Q(pour tous) avant la pluie.", "Moussa Ba", "promis" },
  { "Elle estime que le pont est Q(trop court) pour les camions.", "Elle", "estime" },
}

local function typed(template, style)
  local quote
  local text = template:gsub("Q(%b())", function(inner)
    quote = style[1] .. inner:sub(2, -2) .. style[2]
    return (quote:gsub("%%", "%%%%"))
  end)
  return text, quote
end

describe("direct speech", function()
  for s, style in ipairs(STYLES) do
    it(("is found in English between %s and %s"):format(style[1], style[2]), function()
      for _, case in ipairs(ENGLISH) do
        local text, quote = typed(case[1], style)
        one(text, "en", { quote }, case[2], case[3])
      end
    end)
    if s <= 9 and s ~= 9 then
      it(("is found in French between %s and %s"):format(style[1], style[2]), function()
        for _, case in ipairs(FRENCH) do
          local text, quote = typed(case[1], style)
          one(text, "fr", { quote }, case[2], case[3])
        end
      end)
    end
  end

  it("is one quotation where an attribution interrupts it", function()
    one('"We waited," Sow said, "and nobody came."', "en", { '"We waited,"', '"and nobody came."' }, "Sow", "said")
    one('"We waited," Sow said. "Nobody came."', "en", { '"We waited,"', '"Nobody came."' }, "Sow", "said")
    one('"We waited," she said. "Nobody came. We left."', "en", { '"We waited,"', '"Nobody came. We left."' }, "she")
    one("\u{AB} Rien \u{BB}, dit-elle, \u{AB} n'est pr\u{EA}t. \u{BB}", "fr",
      { "\u{AB} Rien \u{BB}", "\u{AB} n'est pr\u{EA}t. \u{BB}" }, "elle", "dit")
  end)

  it("is one quotation where a cue governs several fragments", function()
    one('Sow said the road was "broken" and the bridge "worse than that" in May.', "en",
      { '"broken"', '"worse than that"' }, "Sow", "said")
  end)

  it("is two quotations where each has a cue", function()
    local text = '"We waited," Sow said, adding that "nobody came."'
    local rows = find(text)
    assert.equal(2, #rows)
    assert.same({ "said", "adding" }, { rows[1].cue.text, rows[2].cue.text })
    assert.same({ "Sow", "Sow" }, { rows[1].speaker.text, rows[2].speaker.text })
    text = '"We waited," Sow said. "Nobody asked us," Ba replied.'
    rows = find(text)
    assert.equal(2, #rows)
    assert.same({ "Sow", "Ba" }, { rows[1].speaker.text, rows[2].speaker.text })
  end)

  it("goes on over paragraphs that open again without closing", function()
    local text = '"We waited for the bus," Sow said. "It never came.\n\n"Then the rain began.\n\n"We walked."\n\n'
      .. "Night fell."
    one(text, "en", { '"We waited for the bus,"', '"It never came.', '"Then the rain began.', '"We walked."' }, "Sow")
    text = "\u{201C}We waited,\u{201D} said Ba. \u{201C}Nobody came.\n\u{201C}We left.\u{201D}"
    one(text, "en", { "\u{201C}We waited,\u{201D}", "\u{201C}Nobody came.", "\u{201C}We left.\u{201D}" }, "Ba")
  end)

  it("follows a paragraph that ends with a colon", function()
    one('Amina Sow continued:\n\n"The bridge is open."', "en", { '"The bridge is open."' }, "Amina Sow", "continued")
  end)

  it("is carried over from a sentence of agreement", function()
    one('Amina Sow agreed. "The bridge is a trap."', "en", { '"The bridge is a trap."' }, "Amina Sow", "agreed")
  end)

  it("keeps its speaker when he goes on in a new paragraph", function()
    local rows = find('"We waited," Sow said.\n\n"Nobody came."')
    assert.equal("Sow", rows[#rows].speaker.text)
  end)

  it("is not ended by a question mark before its attribution", function()
    one('"Who will pay?" Amina Sow asked. "Not us."', "en", { '"Who will pay?"', '"Not us."' }, "Amina Sow", "asked")
  end)

  it("prefers the verb of saying to a verb within what is said", function()
    one('Sow said she wants a bridge that is "wide enough" for all.', "en", { '"wide enough"' }, "Sow", "said")
    one('Ba condemned what he called "a theft" of votes.', "en", { '"a theft"' }, "Ba", "condemned")
  end)

  it("knows whom it is said to", function()
    assert.equal("reporters", find('Sow told reporters that "the bridge is open."')[1].addressee.text)
    assert.equal("Radio Kledu", find('"The bridge is open," Sow told Radio Kledu on Friday.')[1].addressee.text)
    assert.equal("l'AFP", find("\u{AB} Le pont est ouvert \u{BB}, a dit Sow \u{E0} l'AFP.", "fr")[1] and
      find("Sow a dit \u{E0} l'AFP que le pont est \u{AB} ouvert \u{BB}.", "fr")[1].addressee.text)
  end)

  it("tells fragments within a clause from whole quotations", function()
    assert.equal("direct", find('Sow said: "The bridge is open."')[1].kind)
    assert.equal("mixed", find('Sow said the bridge was "open" again.')[1].kind)
  end)
end)

describe("French incises inside the marks", function()
  it("name who speaks, and are no part of what was said", function()
    one("« Nous partons, a-t-il dit, mais nous reviendrons. »", "fr", { "« Nous partons", "mais nous reviendrons. »" }, "il", "dit")
    one("« La route, explique le maire de Tindara, est coupée. »", "fr", { "« La route", "est coupée. »" }, "le maire de Tindara", "explique")
    one("« Nous partons, dit-elle. »", "fr", { "« Nous partons" }, "elle", "dit")
    one("« Nous partons, a déclaré Awa Sow. Nous reviendrons, c'est sûr. »", "fr",
      { "« Nous partons", "Nous reviendrons, c'est sûr. »" }, "Awa Sow", "déclaré")
    one("«\u{A0}La route, selon moi, assure M. Sow, est coupée.\u{A0}»", "fr",
      { "«\u{A0}La route, selon moi", "est coupée.\u{A0}»" }, "Sow", "assure")
  end)

  it("may have an apposition", function()
    one("« Nous partons, a déclaré Awa Sow, ministre des Ponts, mais nous reviendrons. »", "fr",
      { "« Nous partons", "mais nous reviendrons. »" }, "Awa Sow", "déclaré")
  end)

  it("are none without a verb of speech and its subject", function()
    assert.equal(0, #find("« Le Mali, dit pays de l'or, attend la pluie, la paix, le blé. »", "fr"))
    assert.equal(0, #find("« La paix, a dit, viendra. »", "fr"))
  end)

  it("may share no comma", function()
    one("« La route, dit-il, dit-elle, est coupée. »", "fr", { "« La route", "dit-elle, est coupée. »" }, "il", "dit")
  end)
end)

describe("what is no quotation", function()
  for _, text in ipairs {
    'The "experts" met again in Gao.',
    'They watched the film "River of Sand" in Gao.',
    'Sow told the story of the book "River of Sand" in Gao.',
    'Moussa "Max" Ba won the race.',
    "The boys' team met the girls' team in Gao.",
    "Mali's army and the US' allies met.",
    "In the '90s the '60s were in fashion.",
    'The board was 6" by 4" and 2" thick.',
    "Rock 'n' roll came late.",
    'A group known as "the Hunters" holds the town.',
    'The so-called "front" has three men.',
  } do
    it("stays out: " .. text, function() assert.equal(0, #find(text), tostring(find(text))) end)
  end
  it("stays out in French", function()
    assert.equal(0, #find("L'op\u{E9}ration \u{AB} Serval \u{BB} a dur\u{E9} dix-neuf mois.", "fr"))
    assert.equal(0, #find("C'est aujourd'hui qu'il arrive d'Abidjan.", "fr"))
  end)
end)

describe("marks that are wrong", function()
  it("close a quotation though typed as openers, after a space too", function()
    one("\u{201C}We waited for help \u{201C}, Sow said.", "en", { "\u{201C}We waited for help \u{201C}" }, "Sow")
    one("Sow agreed. \u{201C}We waited for help \u{201C}.", "en", { "\u{201C}We waited for help \u{201C}" }, "Sow")
  end)
  it("open a quotation though typed as closers", function()
    one("\u{201D}We waited for help,\u{201D} Sow said.", "en", { "\u{201D}We waited for help,\u{201D}" }, "Sow")
    one("Sow said \u{BB}we waited\u{AB} and left.", "en", { "\u{BB}we waited\u{AB}" }, "Sow")
  end)
  it("never swallow the text behind the paragraph", function()
    local text = 'Sow said "we waited for help.\n\nNight fell on the town. Ba said "nothing moved" there.'
    local rows = find(text)
    assert.equal(2, #rows)
    assert.equal('"we waited for help.', rows[1].text)
    assert.equal('"nothing moved"', rows[2].text)
    assert.is_true(rows[1].confidence < rows[2].confidence)
  end)
  it("are taken as lost at the paragraph's beginning where only the closer stands", function()
    local row = one("We waited for help,\u{201D} Sow said.", "en", { "We waited for help,\u{201D}" }, "Sow")
    assert.is_true(row.confidence <= 0.5)
  end)
  it("nest", function()
    one('"He told me \u{2018}go home\u{2019} and I went," Sow said.', "en",
      { '"He told me \u{2018}go home\u{2019} and I went,"' }, "Sow")
    one("\u{201C}He said \u{201C}go home\u{201D} twice,\u{201D} Sow said.", "en",
      { "\u{201C}He said \u{201C}go home\u{201D} twice,\u{201D}" }, "Sow")
    one("'He said \"go home\" twice,' Sow said.", "en", { "'He said \"go home\" twice,'" }, "Sow")
  end)
  it("leave apostrophes alone", function()
    one("'It isn't Mali's war and we don't want it,' Sow said.", "en",
      { "'It isn't Mali's war and we don't want it,'" }, "Sow")
    one("\u{2018}It isn\u{2019}t Mali\u{2019}s war,\u{2019} Sow said.", "en",
      { "\u{2018}It isn\u{2019}t Mali\u{2019}s war,\u{2019}" }, "Sow")
    one("'The soldiers' wives are alone,' Sow said.", "en", { "'The soldiers' wives are alone,'" }, "Sow")
  end)
end)

describe("speakers", function()
  local function speaker_of(text, n, lang)
    local rows = find(text, lang)
    assert(rows[n], text .. " " .. describe_row(rows[n]))
    return rows[n].speaker, rows[n]
  end

  it("have the id of the fullest name in the text", function()
    local text = 'Prime Minister Choguel Ba named no country. "We need help," Ba said.'
    assert.equal("per:choguel_ba", speaker_of(text, 1).id)
    assert.equal("per:fatoumata_keita", speaker_of('"We need help," Fatoumata Ke\u{EF}ta said.', 1).id)
  end)
  it("are resolved from pronouns, in gender", function()
    local text = '"We need help," said Fatoumata Ba, a nurse and mother of two. "We wait," she added.'
    assert.equal("per:fatoumata_ba", speaker_of(text, 2).id)
    text = 'Mrs. Awa Diop met Mr. Ali Sy in Gao.\n\n"It was good," Ali Sy said.\n\n"I was glad," he added.'
    assert.equal("per:ali_sy", speaker_of(text, 2).id)
  end)
  it("are no guess where nobody fits", function()
    local speaker = speaker_of('"We need help," she said.', 1)
    assert.equal("she", speaker.text)
    assert.is_nil(speaker.id)
  end)
  it("are the same source again", function()
    local text = '"They fled," a senior officer said. "All of them are gone," the same source added.'
    local rows = find(text)
    assert.equal("anonymous", rows[1].source)
    assert.is_string(rows[1].speaker.id)
  end)
  it("are named, official, anonymous, document or outlet", function()
    local function source(text) return select(2, speaker_of(text, 1)).source end
    assert.equal("named", source 'Amina Sow said it was "late."')
    assert.equal("official", source 'The ministry said it was "late."')
    assert.equal("anonymous", source 'A resident said it was "late."')
    assert.equal("document", source 'The report said it was "late."')
    assert.equal("outlet", source 'The Sahel Times said it was "late."')
  end)
  it("take the id of the entity that covers them, where entities are given", function()
    local text = 'Sow said it was "late."'
    local rows = mn.quotes(text, { lang = "en", entities = { { from = 1, to = 3, type = "PER", id = "per:x_sow" } } })
    assert.equal("per:x_sow", rows[1].speaker.id)
  end)
  it("stand in brackets, behind titles and before appositions", function()
    for _, case in ipairs {
      { 'Rep. Ann Lee (D-Ohio) said it was "late."', "Ann Lee" },
      { 'Ann Lee (D), a lawyer, said it was "late."', "Ann Lee" },
      { 'Gen. Ali Sy, who led the march, said it was "late."', "Ali Sy" },
      { "It was \"late,\" said U.S. Secretary of State Ann Lee.", "Ann Lee" },
      { '"It was late," said ABC host Ann Lee.', "Ann Lee" },
      { '"It was late," Ann Lee, head of the board, told ABC.', "Ann Lee" },
    } do
      assert.equal(case[2], speaker_of(case[1], 1).text, case[1])
    end
  end)
end)

describe("attributions between lines", function()
  local function who(text, lang, n)
    local rows = find(text, lang)
    return rows[n or #rows] and (rows[n or #rows].speaker.id or rows[n or #rows].speaker.text) or "none"
  end

  it("stand behind where, when and to whom it was said, in French", function()
    for _, between in ipairs { "mardi", "mardi sur RFI", "à la presse", "à la BBC", "dans un communiqué", "lundi 4 mai" } do
      assert.equal("per:awa_sow", who("« Le pont est fermé », a déclaré " .. between .. " Awa Sow.", "fr"), between)
    end
    assert.equal("per:awa_sow", who("« Le pont est fermé », a déclaré à la presse la mairesse Awa Sow.", "fr"))
  end)

  it("name who is apposed to a title", function()
    assert.equal("per:ali_ba", who('"The bridge is shut," said the mayor of Gao, Ali Ba, on Monday.'))
    assert.equal("per:ali_ba", who("« Le pont est fermé », affirme le maire de Gao, Ali Ba.", "fr"))
    assert.equal("per:ivan_orlov", who("« Le pont est fermé », a renchéri son homologue russe, Ivan Orlov.", "fr"))
  end)

  it("go to a name behind words in lower case, and to those that belong to one", function()
    assert.equal("per:ali_ba", who '"Eggs are dear," says poultry keeper Ali Ba.')
    assert.equal("Ba's spokesman", who "\"Nobody told us,\" added Ba's spokesman.")
  end)

  it("are no ages, adverbs or links", function()
    assert.equal("per:awa_sow", who 'Awa Sow, 38, who runs the port, tearfully told the judge she felt "deep pain".')
    assert.equal("none", who 'Once hailed as the "queen of the river", it sank.')
    assert.equal("none", who("Lire aussi : « Le pont de la discorde »", "fr"))
    assert.equal("none", who 'When you see it is "time to go" on your phone, go.')
  end)

  it("are reflexive verbs, but not their passive twins", function()
    assert.equal("per:ali_ba", who("Ali Ba s'est dit « inquiet ».", "fr"))
    assert.equal("per:ali_ba", who("Ali Ba, qui dirige le port, se dit « inquiet ».", "fr"))
    assert.equal("per:ali_ba", who 'The bridge was described as "rotten" by Ali Ba.')
    assert.equal("per:ali_ba", who 'Ali Ba was quoted as saying "the bridge is rotten".')
  end)

  it("are pronouns and documents behind a phrase", function()
    assert.equal("per:ali_ba", who("Ali Ba a parlé au port. D'après lui, le pont est « pourri ».", "fr"))
    assert.equal("per:ali_ba", who 'Ali Ba spoke in Gao. According to him, the bridge is "rotten".')
    assert.equal("le communiqué", who("« Le pont est pourri », peut-on lire dans le communiqué.", "fr"))
  end)

  it("are no names of programmes", function()
    local rows = find '"The bridge is rotten," Ali Ba said on Canal\'s "River of News".'
    assert.equal(1, #rows)
    assert.equal(1, #rows[1].spans)
  end)

  it("are no lists of words", function()
    assert.equal("none", who('The law bans the words "war" and "peace" on the river.'))
  end)

  it("know elisions before a mark, second verbs and communiqués, in French", function()
    assert.equal("per:ali_ba", who("Ali Ba s'est félicité d'« une étape importante ».", "fr"))
    assert.equal("per:ali_ba", who("Ali Ba a dit espérer « un dialogue franc ».", "fr"))
    assert.equal("la présidence", who("« Nous partons », a réagi lundi la présidence dans un communiqué.", "fr"))
  end)

  it("stand behind comme, in French", function()
    assert.equal("per:ali_ba", who("Comme l'explique Ali Ba, « le pont est fermé ».", "fr"))
    assert.equal("per:ali_ba", who("Le pont est « fermé », comme l'a dit Ali Ba.", "fr"))
    assert.equal("per:ali_ba", who("Aux dires d'Ali Ba, le pont est « fermé ».", "fr"))
  end)

  it("know inversions that are written with an apostrophe", function()
    assert.equal("il | ajouté", (function(row) return row.speaker.text .. " | " .. row.cue.text end)(
      find("« Le pont est fermé », a-t'il ajouté.", "fr")[1]))
    assert.equal("il", find("« Le pont est fermé », affirme-t\u{2019}il.", "fr")[1].speaker.text)
  end)

  it("are shared by quotations that follow each other", function()
    local rows = find '"The bridge would fall," and "some boats might sink," Awa Sow said.'
    assert.equal(1, #rows)
    assert.equal(2, #rows[1].spans)
  end)

  it("are carried over from whom the sentence before quotes", function()
    assert.equal("anon:pilot_from_the_port", who('However, according to a pilot from the port, boats should wait. "It is too dark."'))
    assert.equal("none", who 'Boats wait longer, according to official figures. "It is too dark."')
  end)

  it("of a clause outdo those that share a subject", function()
    assert.equal("the judge", who 'A member broke the rules by tweeting a "vulgar and grossly offensive attack", the judge concluded.')
  end)

  it("are no adjectives", function()
    assert.equal("per:awa_sow", who 'The minister, Awa Sow, said the deal was extremely worrying and "unwise".')
  end)
end)

describe("pronouns and titles", function()
  local function last_id(text, lang)
    local rows = find(text, lang)
    return rows[#rows].speaker.id or "none"
  end

  it("stand for the name that a sentence attributes its words to", function()
    assert.equal("per:ali_ba", last_id 'According to river analyst Ali Ba, the port is late.\n\n"It is a failure," he said.')
    assert.equal("per:awa_sow", last_id 'Boats do not matter, notes Awa Sow. "They come late," she said.')
    assert.equal("per:awa_sow", last_id("Le port attend, explique Awa Sow. « C'est long », a-t-elle dit.", "fr"))
  end)

  it("stand for nobody where a spokeswoman without a name is nearer", function()
    local id = last_id 'Awa Sow said it was "late". A ministry spokeswoman said the port was safe. "We wait," she said.'
    assert.are_not.equal("per:awa_sow", id)
  end)

  it("stand for the nearest who has the title", function()
    assert.equal("per:ivan_orlov", last_id('Prime Minister Awa Sow said it was "late". Foreign Minister Ivan Orlov said boats wait. '
      .. 'According to the minister, the port "failed".'))
  end)

  it("are no places, and names leave acronyms, owners and outlets out", function()
    assert.equal("none", last_id 'High Street is long. "We wait," he said.')
    assert.equal("per:awa_sow", last_id 'The NFL Awa Sow knew is gone. "We wait," Sow said.')
    assert.equal("per:ali_ba", last_id "BBC Culture's Ali Ba noted \"there is no port\".")
    assert.equal("per:ali_ba", last_id 'Bank governor Ali Ba said the port was "late".')
    assert.equal("per:ali_king", last_id 'The club\'s president Ali King said the port was "late".')
    assert.equal("per:awa_sow", last_id("« Le port attend », m'a dit le Dr Awa Sow.", "fr"))
  end)
end)

describe("indirect speech", function()
  local function content(text, lang, n)
    local rows = find(text, lang, "indirect")
    local row = rows[n or 1]
    assert(row, text)
    return row.text, row.speaker and row.speaker.text, row.cue.text, row
  end
  local CASES = {
    { "Amina Sow said that the bridge was closed.", "the bridge was closed", "Amina Sow", "said" },
    { "Amina Sow said the bridge was closed.", "the bridge was closed", "Amina Sow", "said" },
    { "Amina Sow told reporters that the bridge was closed.", "the bridge was closed", "Amina Sow", "told" },
    { "The bridge was closed, Amina Sow said.", "The bridge was closed", "Amina Sow", "said" },
    { "The bridge was closed, said Amina Sow.", "The bridge was closed", "Amina Sow", "said" },
    { "According to Amina Sow, the bridge was closed.", "the bridge was closed", "Amina Sow", "According to" },
    { "The bridge was closed, according to Amina Sow.", "The bridge was closed", "Amina Sow", "according to" },
    { "Amina Sow denied closing the bridge.", "closing the bridge", "Amina Sow", "denied" },
    { "Amina Sow warned on Monday that the bridge was closed.", "the bridge was closed", "Amina Sow", "warned" },
    { "The ministry has claimed that the bridge was closed.", "the bridge was closed", "The ministry", "claimed" },
    { "Sow promised to open the bridge.", "to open the bridge", "Sow", "promised" },
    { "Amina Sow a d\u{E9}clar\u{E9} que le pont est ferm\u{E9}.", "le pont est ferm\u{E9}", "Amina Sow",
      "d\u{E9}clar\u{E9}", "fr" },
    { "Selon Amina Sow, le pont est ferm\u{E9}.", "le pont est ferm\u{E9}", "Amina Sow", "Selon", "fr" },
    { "D'apr\u{E8}s le minist\u{E8}re, le pont est ferm\u{E9}.", "le pont est ferm\u{E9}", "le minist\u{E8}re",
      "D'apr\u{E8}s", "fr" },
    { "Le pont est ferm\u{E9}, selon la police.", "Le pont est ferm\u{E9}", "la police", "selon", "fr" },
    { "Elle affirme que le pont est ferm\u{E9}.", "le pont est ferm\u{E9}", "Elle", "affirme", "fr" },
    { "Pour Amina Sow, le pont est ferm\u{E9}.", "le pont est ferm\u{E9}", "Amina Sow", "Pour", "fr" },
  }
  for _, case in ipairs(CASES) do
    it("is found: " .. case[1], function()
      local text, speaker, cue = content(case[1], case[5])
      assert.same({ case[2], case[3], case[4] }, { text, speaker, cue })
    end)
  end
  it("is mixed where part of it is marked", function()
    local text, _, _, row = content 'Sow said the bridge was "a trap" for lorries.'
    assert.equal('the bridge was "a trap" for lorries', text)
    assert.equal("mixed", row.kind)
  end)
  it("ends where the next attribution begins", function()
    assert.equal("the bridge was closed", (content "Sow said the bridge was closed, adding that the road was too."))
    local text = "Sow said the bridge was closed, adding that the road was too."
    assert.equal("the road was too", (content(text, "en", 2)))
  end)
  it("is not what is only meant for somebody", function()
    assert.equal(0, #find("Ils ont construit un pont pour les habitants.", "fr", "indirect"))
  end)
  it("is one row an attribution, quotations included, with kind all", function()
    local text = '"We waited," Sow said. "Nobody came." Ba denied that the bus was late.'
    local rows = find(text, "en", "all")
    assert.equal(2, #rows)
    assert.equal('"We waited," Sow said. "Nobody came."', rows[1].text)
    assert.equal("the bus was late", rows[2].text)
    assert.equal("deny", rows[2].cue_class)
  end)
end)

describe("quotes", function()
  it("gives rows whose text is the text at their positions", function()
    local text = 'Sow said: "Yes." Ba, the mayor, said the town was "lost."'
    for _, row in ipairs(find(text)) do
      assert.equal(text:sub(row.from, row.to), row.text)
      assert.equal(text:sub(row.speaker.from, row.speaker.to), row.speaker.text)
      assert.equal(text:sub(row.cue.from, row.cue.to), row.cue.text)
    end
  end)
  it("guesses the language", function()
    assert.equal("Amina Sow", mn.quotes("\u{AB} Le pont est ouvert \u{BB}, a dit Amina Sow.")[1].speaker.text)
    assert.equal("Amina Sow", mn.quotes('"The bridge is open," said Amina Sow.')[1].speaker.text)
  end)
  it("finds nothing in nothing", function()
    assert.equal(0, #mn.quotes "")
    assert.equal(0, #mn.quotes " \n\n ")
    assert.equal(0, #mn.quotes '"')
  end)
  it("raises on an unknown option and a wrong kind", function()
    assert.error_matches(function() mn.quotes("x", { knd = "all" }) end, "did you mean")
    assert.error_matches(function() mn.quotes("x", { kind = "al" }) end, "kind")
    assert.error_matches(function() mn.quotes(nil) end, "string")
  end)
  it("prints itself", function()
    assert.matches("speaker", tostring(find('Sow said: "Yes."')))
  end)
end)

-- Texts of marks, letters and breaks in random order: whatever they are, no error, and the rows are in order and range.
describe("any text", function()
  local PIECES = { '"', "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}", "\u{201E}", "\u{2039}",
    "\u{203A}", " ", " ", " ", "\n", "\n\n", ".", ",", "?", ":", "-", "\u{2014}", "\u{2026}", "(", ")", "a", "said",
    "Sow", "Amina", "he", "that", "the", "minister", "told", "adding", "'s", "l'", "dit", "a", "d\u{E9}clar\u{E9}",
    "\xff", "\xc2", "\xe2\x80", "\0", "\xf5", "\xfe\xff", "selon", "according to", "and", "1", "24", "U.S.", "-t-il",
    "\r\n" }
  local function check(text, kind, lang)
    local rows = mn.quotes(text, { kind = kind, lang = lang })
    local last = 1
    for _, row in ipairs(rows) do
      assert(row.from >= last and row.from <= row.to and row.to <= #text, "row out of order or range")
      last = row.from
      local at = 0
      for _, span in ipairs(row.spans) do
        assert(span.from > at and span.to >= span.from and span.to <= #text, "span out of order or range")
        at = span.to
      end
      assert.equal(text:sub(row.from, row.to), row.text)
      for _, part in ipairs { row.speaker or row.cue, row.cue } do
        assert.equal(text:sub(part.from, part.to), part.text)
      end
      assert(row.confidence > 0 and row.confidence <= 1)
    end
  end
  it("is read without an error, with spans in order and in range", function()
    local seed = tonumber(os.getenv "MN_SEED") or 20210918
    local state = seed
    local function random(n)
      state = (state * 6364136223846793005 + 1442695040888963407)
      return (state >> 33) % n + 1
    end
    for round = 1, tonumber(os.getenv "MN_ROUNDS") or 3000 do
      local parts = {}
      for i = 1, random(40) do
        parts[i] = PIECES[random(#PIECES)] .. (random(3) == 1 and " " or "")
      end
      local text = table.concat(parts)
      local kind = ({ "direct", "indirect", "all" })[round % 3 + 1]
      local ok, fault = pcall(check, text, kind, round % 2 == 0 and "en" or "fr")
      assert(ok, ("seed %d, round %d, %q: %s"):format(seed, round, text, tostring(fault)))
    end
  end)

  local function seconds(text, kind)
    local best = math.huge
    for _ = 1, 2 do
      collectgarbage()
      local start = os.clock()
      mn.quotes(text, { lang = "en", kind = kind })
      best = math.min(best, os.clock() - start)
    end
    return best
  end
  for name, piece in pairs {
    ["of inverted attributions"] = "said the president, Al Ba, ",
    ["of attributed paragraphs"] = '"a," the minister said.\n',
    ["straight marks"] = '"', ["marks and letters"] = '" a ', ["opening marks"] = "\u{201C}a ",
    ["single marks"] = " 'a",
    ["closing marks"] = "a\u{201D} ", ["one line of speech"] = '"We waited," Sow said. ',
    ["one sentence"] = 'said "x" and ',
    ["commas"] = 'Sow, ', ["paragraphs"] = '"a\n', ["names"] = "Sow ", ["open marks and cues"] = '"Sow said "',
    ["blank lines"] = "\n \n",
  } do
    it("takes linear time: " .. name, function()
      for _, kind in ipairs { "direct", "all" } do
        local small, large = piece:rep(12000 // #piece), piece:rep(96000 // #piece)
        local a, b = seconds(small, kind), seconds(large, kind)
        assert(b < 8 * 3 * a + 0.2, ("%s: %.3f s, eight times as much %.3f s"):format(kind, a, b))
      end
    end)
  end
end)

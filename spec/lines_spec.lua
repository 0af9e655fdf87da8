-- Lines and their roles. All texts were written for this spec.

local mn = require "malinews"
local texts = require "spec.support.texts"

local function roles_of(s, opts)
  local list = {}
  for i, row in ipairs(mn.lines(s, opts)) do list[i] = row.role end
  return table.concat(list, " ")
end

-- `role text` of each row, for cuts
local function cuts(s)
  local list = {}
  for i, row in ipairs(mn.lines(s)) do list[i] = row.role .. " " .. row.text end
  return list
end

local BODY = "The council of the town met on Thursday to talk about the bridge, which has been closed since the flood."

describe("mn.lines", function()
  it("tells headline, dateline, credit, caption, button, body, heading and footnote apart", function()
    local s = table.concat({
      "River Town Waits for Its Bridge",
      "21:05 GMT 03.04.2021 (Updated: 08:15 GMT 05.04.2021)",
      "© RIVERPIX / MONA LINDGRENFishermen mend their nets below the bridge in Port Amar, April 2, 2021.",
      "© RIVERPIX / MONA LINDGREN",
      "Subscribe",
      BODY .. " Men of the Black Oar* were blamed.",
      "Nobody Counts the Boats",
      BODY,
      "*Black Oar is a gang that the courts have banned.",
    }, "\n")
    assert.equal("headline dateline credit caption credit boilerplate body heading body footnote", roles_of(s))
  end)

  it("yields any text's rows in order, apart from each other, with all that is no white space", function()
    local seed = texts.seed()
    for s in texts.generate(seed, 3000) do
      local last, kept = 0, {}
      for _, row in ipairs(mn.lines(s)) do
        assert(row.from > last, ("seed %d: %q"):format(seed, s))
        assert.equal(s:sub(row.from, row.to), row.text)
        kept[#kept + 1] = s:sub(last + 1, row.from - 1)
        last = math.max(last, row.to)
      end
      kept[#kept + 1] = s:sub(last + 1)
      local left = table.concat(kept):gsub("[%s|\u{A0}\u{202F}\u{2028}]", "")
      assert.equal("", (left:gsub("[\xA0\xA8\xAF\xC2\xE2\x80]", "")), ("seed %d: %q"):format(seed, s))
    end
  end)

  it("cuts credits and captions apart, in both orders, glued or a space apart", function()
    local caption = "Fishermen mend their nets below the bridge in Port Amar, April 2, 2021."
    local want = { "credit © RIVERPIX / MONA LINDGREN", "caption " .. caption }
    assert.same(want, cuts("© RIVERPIX / MONA LINDGREN" .. caption))
    assert.same(want, cuts("© RIVERPIX / MONA LINDGREN " .. caption))
    assert.same({ want[2], want[1] }, cuts(caption .. "© RIVERPIX / MONA LINDGREN"))
    assert.same({ "credit © RIVERPIX / OMAR GOITA", "caption A boat passes below the bridge in Port Amar." },
      cuts "© RIVERPIX / OMAR GOITAA boat passes below the bridge in Port Amar.")
    assert.same({ "credit © RIVERPIX 2021 / Mona Lindgren", "caption In this file photo a boat passes the bridge." },
      cuts "© RIVERPIX 2021 / Mona LindgrenIn this file photo a boat passes the bridge.")
    assert.same({ "credit © RIVERPIX / Mona Lindgren" }, cuts "© RIVERPIX / Mona Lindgren")
  end)

  it("cuts datelines and exchange rates off the first sentence", function()
    for _, head in ipairs { "PORT AMAR, ($1=558.00 XOF)", "PORT AMAR, April 3 (Delta Press) -",
      "PORT AMAR, April 3 (Delta Press) ($1=558 XOF) -",
      "($1=558 XOF)PORT AMAR, April 3 (Delta Press) -", "Bamako, 3 avril 2021 —", "New York (Delta Press) –", "PORT AMAR -" } do
      local glue = head:find "%)$" and "" or " "
      assert.same({ "dateline " .. head, "body " .. BODY }, cuts(head .. glue .. BODY), head)
    end
    for _, line in ipairs { "HSBC follows the other banks - Britain's biggest - in closing its office in Port Amar.",
      "Macron, 44 ans, a parlé du pont - le seul - que la ville ait jamais eu, selon les pêcheurs.",
      "Mali (population 20 million) - a land of rivers - has few bridges, says the council of the town." } do
      assert.equal("body", roles_of(line), line)
    end
  end)

  it("cuts a site's name off a headline and a link off a paragraph", function()
    assert.same({ "headline A bridge waits", "boilerplate Delta Courier", "body " .. BODY },
      cuts("A bridge waits | Delta Courier\n" .. BODY))
    assert.same({ "body " .. BODY .. " " .. BODY, "boilerplate Read More: How to Build a Bridge" },
      cuts(BODY .. " " .. BODY .. " Read More: How to Build a Bridge"))
    assert.same({ "body " .. BODY .. " " .. BODY, "boilerplate Subscribe to our newsletter for more." },
      cuts(BODY .. " " .. BODY .. " Subscribe to our newsletter for more."))
  end)

  it("finds labels of links and their titles in a French paragraph, with and without titles", function()
    local first = "Le conseil de la ville s'est réuni jeudi pour parler du pont, fermé depuis la crue du mois dernier."
    local next_one = "Les pêcheurs attendent depuis des semaines sur la rive gauche du fleuve."
    for _, link in ipairs { "Lire aussi : Un autre pont ferme dans le nord", "A lire aussi sur Radio Fleuve :", "Lire aussi:",
      "Vous pourriez aussi être intéressés par :", "Lire aussi : Le pont en questions Au nord, deux ponts de plus" } do
      local s = first .. " " .. link .. " " .. next_one
      assert.same({ "body " .. first, "boilerplate " .. link, "body " .. next_one }, cuts(s), link)
    end
    assert.same({ "body " .. first, "boilerplate Lire aussi :", "body M. Sarr attend depuis des semaines." },
      cuts(first .. " Lire aussi : M. Sarr attend depuis des semaines."))
    local plain = first .. " Il faut lire aussi : le livre de Sarr, dit-il."
    assert.same({ "body " .. plain }, cuts(plain))
  end)

  it("finds titles without a label where a whole article stands in one line", function()
    local sentence = "Le conseil de la ville s'est réuni jeudi pour parler du pont, fermé depuis la crue du mois dernier. "
    local titles = "Fermeture de deux ponts dans le nord Ponts: la région cherche des fonds"
    local s = "Le pont attend\n\n" .. sentence:rep(4) .. titles
      .. " Lors d'une crue en 2019, onze ponts avaient cédé. " .. sentence:rep(3)
    assert.equal("headline blank body boilerplate body", roles_of(s))
    assert.equal("headline blank body boilerplate", roles_of("Le pont attend\n\n" .. sentence:rep(7) .. titles))
  end)

  it("marks repeats of captions and blocks with the number of their first, and shares its role", function()
    local rows = mn.lines(table.concat({ "© RIVERPIX / MONA LINDGRENFishermen mend their nets below the bridge.", BODY,
      "Fishermen mend their nets below the bridge.", "© RIVERPIX / MONA LINDGREN", BODY, "Yes.", "Yes." }, "\n"))
    assert.equal("caption", rows[4].role)
    assert.equal(2, rows[4].repeats)
    assert.equal(1, rows[5].repeats)
    assert.equal(3, rows[6].repeats)
    assert.is_nil(rows[8].repeats)
  end)

  it("binds notes to their marks, and takes no list for notes", function()
    local s = "The Black Oar* and the Red Sail** met.\nMen of the Black Oar* left.\n*Black Oar is banned.\n**Red Sail is not."
    local rows = mn.lines(s)
    assert.equal("footnote", rows[3].role)
    assert.equal("*", rows[3].marker)
    assert.equal(2, #rows[3].markers)
    assert.equal("**", rows[4].marker)
    assert.same({ from = 32, to = 33, row = 1 }, rows[4].markers[1])
    assert.equal(3, rows[2].note)
    for _, marker in ipairs(rows[3].markers) do assert.equal("*", s:sub(marker.from, marker.to)) end
    for _, row in ipairs(mn.lines "They want:\n* a bridge\n* a boat\n*rest") do assert.not_equal("footnote", row.role) end
  end)

  it("numbers lines whatever ends them", function()
    for _, ending in ipairs { "\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}" } do
      local rows = mn.lines("One line." .. ending .. ending .. "Two lines." .. ending .. "  " .. ending .. "Three.")
      local numbers = {}
      for i, row in ipairs(rows) do numbers[i] = row.line .. row.role end
      assert.equal("1body 2blank 3body 4blank 5body", table.concat(numbers, " "), ("%q"):format(ending))
    end
    assert.equal(0, #mn.lines "")
  end)

  it("is a headline only what something follows, and a heading only what a text follows", function()
    assert.equal("body", roles_of "A bridge waits")
    assert.equal("body body", roles_of(BODY .. "\nThe end"))
    assert.equal("headline body heading body", roles_of("A bridge waits\n" .. BODY .. "\nNo steel\n" .. BODY))
    assert.equal("headline credit dateline body", roles_of("A bridge waits\nBy Amina Sarr\nPort Amar, April 3, 2021\n" .. BODY))
    assert.equal("body body body", roles_of(
      "The council of the town met to talk about the\nbridge, which has been closed\nsince the flood of the last month."))
  end)

  it("takes time in proportion to the text, whatever the text", function()
    for _, unit in ipairs { "Lire aussi : ", "Lire aussi : Aa ? ", "Aa : quoi ? ", "a \"Aa ", "a: ",
      "* ", "*a ", "Le ", "© A", "Aa. ", "(", "BAMAKO, ", "A | ", "...",
      "\n", " \n*x", "x*\n" } do
      local times = {}
      for i, n in ipairs { 20000, 80000 } do
        local s = unit:rep(n // #unit)
        local started = os.clock()
        mn.lines(s)
        times[i] = os.clock() - started
      end
      assert(times[2] < 16 * times[1] + 0.5, ("%q: %.3f s, then %.3f s"):format(unit, times[1], times[2]))
    end
  end)
end)

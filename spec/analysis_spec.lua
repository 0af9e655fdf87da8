local diversity = require "malinews.analysis.diversity"
local mn = require "malinews"
local readability = require "malinews.analysis.readability"

local function corpus(...)
  local docs = {}
  for i, text in ipairs { ... } do docs[i] = mn.document(text, { id = "d" .. i, lang = "en" }) end
  return mn.corpus(docs)
end

local function row(result, form)
  return result:where { form = form }[1]
end

local function near(expected, value)
  assert(math.abs(value - expected) <= 1e-9 * math.max(1, math.abs(expected)), ("%.12g, not %.12g"):format(value, expected))
end

describe("c:frequencies", function()
  it("counts folded words, with documents, rates and hits", function()
    local f = corpus("Le Mali, le mali.", "MALI anti-mali N'Djamena"):frequencies()
    local mali = row(f, "mali")
    assert.equal(4, mali.count)
    assert.equal(2, mali.df)
    assert.equal(1, mali.rank)
    near(4e6 / 9, mali.per_million)
    assert.equal(4, #mali.hits)
    for _, hit in ipairs(mali.hits) do assert.equal(hit.text, hit.doc.text:sub(hit.from, hit.to)) end
    assert.is_truthy(row(f, "djamena"))
  end)

  it("counts forms as written", function()
    local f = corpus("Le Mali, le mali."):frequencies { by = "form" }
    assert.equal(1, row(f, "Mali").count)
    assert.equal(1, #row(f, "Mali").hits)
  end)

  it("orders by count, then by bytes, and keeps a least count", function()
    local f = corpus "b a b a c":frequencies()
    assert.same({ "a", "b", "c" }, { f[1].form, f[2].form, f[3].form })
    assert.equal(2, #corpus "b a b a c":frequencies { min = 2 })
  end)

  it("is empty for an empty corpus", function()
    assert.equal(0, #mn.corpus {}:frequencies())
  end)
end)

describe("c:kwic", function()
  it("gives left, hit and right that make up the raw text", function()
    local c = corpus("The mercenaries of “Wagner” came,\nand the Mercenary left. A mercenar!", "No hit")
    local hits = c:kwic("mercenar*", { window = 2 })
    assert.equal(3, #hits)
    for hit in hits:iter() do
      assert.equal(hit.hit, hit.doc.text:sub(hit.from, hit.to))
      assert.is_truthy(hit.doc.text:find(hit.left .. hit.hit .. hit.right, 1, true))
    end
    assert.equal("The ", hits[1].left)
    assert.equal(" of “Wagner", hits[1].right)
  end)

  it("finds phrases, alternatives and words inside compounds", function()
    local c = corpus "An anti-terrorist force; PMC and militia. The red line, the Red\nLine."
    assert.equal(1, #c:kwic "terroris*")
    assert.equal(1, #c:kwic "anti-terrorist")
    assert.equal(2, #c:kwic "PMC | militia")
    assert.equal(2, #c:kwic "red line")
    assert.equal(0, #c:kwic "line red")
  end)

  it("takes of alternatives that overlap the earliest and longest", function()
    local hits = corpus "Wagner Group":kwic "wagner | wagner group | group"
    assert.equal(1, #hits)
    assert.equal("Wagner Group", hits[1].hit)
  end)

  it("sorts by places left and right of the hit", function()
    local hits = corpus "b x c. a x d. c x a.":kwic("x", { sort = "L1" })
    assert.same({ "a ", "b ", "c " }, { hits[1].left:sub(-2), hits[2].left:sub(-2), hits[3].left:sub(-2) })
    hits = corpus "b x c. a x d. c x a.":kwic("x", { sort = { "R1", "L1" } })
    assert.equal(" a", hits[1].right:sub(1, 2))
  end)

  it("raises on an empty query and on a place that is none", function()
    assert.has_error(function() corpus "a":kwic "  " end)
    assert.has_error(function() corpus "a":kwic() end)
    assert.has_error(function() corpus "a":kwic("a", { sort = "X1" }) end)
    assert.has_error(function() corpus "a":kwic("a", { windw = 1 }) end)
  end)

  it("works on any part of a corpus, in its own order", function()
    local c = corpus("x one", "x two", "x three")
    local part = mn.corpus { c[3], c[1] }
    local hits = part:kwic "x"
    assert.same({ "d3", "d1" }, { hits[1].doc.id, hits[2].doc.id })
    assert.equal(1, #c:where { id = "d2" }:kwic "x")
    c:add(mn.document("x four", { id = "d4" }))
    assert.equal(4, #c:kwic "x")
  end)
end)

describe("c:collocates", function()
  it("counts neighbours inside the sentence, or across it", function()
    local c = corpus "The red line. A blue line stands."
    local inside, across = c:collocates("line", { window = 2 }), c:collocates("line", { window = 2, within = "document" })
    assert.equal(1, row(inside, "a").count)
    assert.equal(2, row(across, "a").count)
    assert.equal(1, row(inside, "red").count)
    assert.equal("red", row(inside, "red").hits[1].text)
    for r in across:iter() do assert.is_true(r.g2 >= 0) end
  end)

  it("names what the window and E are", function()
    assert.matches("E = fx fy 10 / N", corpus "a b":collocates("a").note, 1, true)
    assert.matches("E = fx fy 1 / N", corpus "a b":collocates("a", { expected = "plain" }).note, 1, true)
  end)
end)

describe("c:keyness", function()
  it("puts words of this corpus before those of the other, with documents and q", function()
    local a, b = corpus("pmc pmc pmc the the", "pmc the"), corpus "the the the rebel rebel"
    local k = a:keyness(b)
    assert.equal("pmc", k[1].form)
    assert.equal("rebel", k[#k].form)
    assert.equal(2, k[1].df)
    assert.equal(0, k[1].other)
    assert.equal(4, #k[1].hits)
    near(mn.stats.g2(4, 0, 7, 5), k[1].g2)
    assert.matches("q over 3 types", k.note, 1, true)
  end)

  it("takes a table of counts or a frequency list for the other side, and any measure", function()
    local a = corpus "pmc pmc the"
    near(a:keyness(corpus "the rebel")[1].g2, a:keyness({ the = 1, rebel = 1 })[1].g2)
    near(a:keyness(corpus "the rebel")[1].g2, a:keyness(corpus "the rebel":frequencies())[1].g2)
    for _, measure in ipairs { "g2_rayson", "chi2", "chi2_yates", "log_ratio", "percent_difference", "bic", "logodds" } do
      assert.equal("pmc", a:keyness({ the = 5, rebel = 5 }, { measure = measure })[1].form)
    end
    assert.has_error(function() a:keyness() end)
  end)
end)

describe("c:dispersion", function()
  it("measures how evenly a word stands over documents", function()
    local d = corpus("x a a a", "x a a a", "a a a a"):dispersion "x"
    assert.equal(2, d[1].range)
    near(1 / 3, d[1].dp)
    assert.equal(2, #d[1].hits)
    assert.equal(3, #d[1].parts)
  end)
end)

describe("c:ngrams", function()
  it("counts runs of words, cut at sentence ends", function()
    local c = corpus "red line red line. Red line line."
    local n = c:ngrams { n = 2, min = 1 }
    assert.equal(3, row(n, "red line").count)
    assert.is_nil(row(n, "line red line"))
    assert.equal(1, row(n, "line red").count)
    assert.equal(3, #row(n, "red line").hits)
    assert.equal(2, row(c:ngrams { n = 2, min = 1, within = "document" }, "line red").count)
  end)

  it("counts skipgrams: so many words left out in all", function()
    local n = corpus "a b c d":ngrams { n = 2, skip = 1, min = 1 }
    local forms = {}
    for r in n:iter() do forms[#forms + 1] = r.form end
    assert.same({ "a b", "a c", "b c", "b d", "c d" }, forms)
    assert.equal(4, #corpus "a b c d":ngrams { n = 3, skip = 1, min = 1 })
    assert.has_error(function() corpus "a":ngrams { n = 9 } end)
  end)
end)

describe("c:tfidf", function()
  it("ranks what tells a document from the others, by named variants", function()
    local c = corpus("pmc pmc mali", "mali rebel", "mali")
    local t = c:tfidf { top = 1 }
    assert.equal("pmc", t[1].form)
    near(2 * math.log(3), t[1].score)
    near(mn.stats.bm25(2, 3, 2, mn.stats.idf(3, 1, "bm25")), c:tfidf({ top = 1, bm25 = true })[1].score)
    near((1 + math.log(2)) * math.log(3, 10), c:tfidf({ top = 1, tf = "log", idf = "log10" })[1].score)
  end)
end)

describe("c:diversity", function()
  it("is the plain ratio of a short text, and does not depend on length beyond the window", function()
    near(0.75, diversity.mattr({ "a", "b", "a", "c" }, 50))
    near(1, diversity.mattr({ "a", "b", "a", "b" }, 2))
    near((1 / 2 + 1 + 1) / 3, diversity.mattr({ "a", "a", "b", "c" }, 2))
    assert.is_nil(diversity.mattr({}, 50))
  end)

  it("follows the published definitions of MTLD and HD-D", function()
    -- a b a b ...: the ratio falls to 2/3 at the third word, and each stretch is three words
    local words = {}
    for i = 1, 30 do words[i] = i % 2 == 0 and "a" or "b" end
    near(3, diversity.mtld(words, 0.72))
    -- a sample of all words holds every type
    near(2 / 4, diversity.hdd({ "a", "b", "a", "b" }, 4))
    assert.is_nil(diversity.hdd({ "a" }, 42))
    assert.is_nil(diversity.mtld({ "a", "b" }, 0.72))
  end)
end)

describe("c:readability", function()
  it("follows the published formulas", function()
    local c = { words = 100, sentences = 5, syllables = 150, letters = 470, long = 20, hard = 10 }
    local en, fr = readability.scores(c, "en"), readability.scores(c, "fr")
    near(206.835 - 1.015 * 20 - 84.6 * 1.5, en.flesch)
    near(0.39 * 20 + 11.8 * 1.5 - 15.59, en.grade)
    near(12, en.fog)
    near(40, en.lix)
    near(207 - 20.3 - 73.6 * 1.5, fr.flesch)
    assert.is_nil(fr.grade)
    assert.same({}, readability.scores({ words = 0, sentences = 0 }, "en"))
  end)

  it("counts each document", function()
    local rows = corpus("The cat sat on the mat. It was happy.", ""):readability()
    assert.equal(9, rows[1].words)
    assert.equal(2, rows[1].sentences)
    assert.is_nil(rows[2].flesch)
  end)
end)

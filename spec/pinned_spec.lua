-- The names and fields that scripts written today rely on: those of the facade, of Spans, documents and corpora, of mn.stats,
-- and of the rows of every layer and analysis.

local mn = require "malinews"

local TEXT = "Wagner in Mali | Lagoon Tribune\n\nBAMAKO, 20.09.2021. The Wagner Group, a militia, left Kidal on Saturday. "
  .. '"The mercenaries will not return to Kidal," the mayor Paul Sow told the minister Awa Keita. The mercenaries left Kidal in '
  .. "2020 and they left Gao in May. Wagner left Mali.\n"

local function corpus()
  return mn.corpus {
    mn.document(TEXT, { id = "one", outlet = "A", lang = "en", dct = "2021-09-20", title = "Wagner in Mali", url = "https://a.example/" }),
    mn.document(TEXT .. "\nMore was not known.\n", { id = "two", outlet = "B", lang = "en", dct = "2021-09-21" }),
    mn.document("The rain came late to Mopti. The mercenaries slept.", { id = "three", outlet = "B", lang = "en", dct = "2022-01-01" }),
  }
end

local function names(text)
  local list = {}
  for name in text:gmatch "[^%s,]+" do list[#list + 1] = name end
  return list
end

-- Every field is there in some row (an optional one in no row at all would be no field), and every hit is a span of the raw text.
local function has_fields(rows, fields, about)
  assert(#rows > 0, about .. " gave no rows")
  for _, field in ipairs(names(fields)) do
    local found = false
    for row in rows:iter() do found = found or row[field] ~= nil end
    assert(found, ("%s: no row has %s"):format(about, field))
  end
  for row in rows:iter() do
    for _, hit in ipairs(row.hits and row.hits[1] and row.hits or {}) do
      assert.equal(hit.text, hit.doc.text:sub(hit.from, hit.to), about)
    end
  end
end

describe("what is pinned", function()
  it("stands in the facade", function()
    for _, name in ipairs(names [[validate repair normalize is_normalized fold sentences tokens lines entities dates quotes gazetteer
      document load help language corpus repl metadata abbreviations train tagger]]) do
      assert.is_function(mn[name], name)
    end
    assert.is_string(mn._VERSION)
  end)

  it("stands in mn.stats, with the values that each gives", function()
    local s = mn.stats
    local function count(n, f, ...) assert.equal(n, select("#", f(...))) end
    for _, name in ipairs { "g2", "g2_rayson", "chi2" } do count(1, s[name], 12, 3, 1000, 5000) end
    assert.is_true(s.chi2(12, 3, 1000, 5000, true) < s.chi2(12, 3, 1000, 5000))
    count(3, s.log_ratio, 12, 3, 1000, 5000)
    count(3, s.log_odds, 12, 1000, 3, 5000, 2.5, 1000)
    for _, name in ipairs { "pmi", "npmi", "logdice", "t_score", "z_score" } do
      count(1, s[name], 30, 100, 500, 1000000, 1)
      assert.is_number(s[name](30, 100, 500, 1000000, 1), name)
    end
    count(2, s.delta_p, 30, 100, 500, 1000000)
    local d = s.dispersion({ 1, 2, 3, 4, 5 }, { 9, 10, 10, 10, 11 })
    for _, name in ipairs(names "dp dpnorm juilland carroll rosengren kld range") do assert.is_number(d[name], name) end
    assert.same({ 0.02, 0.02 }, s.benjamini_hochberg { 0.01, 0.02 })
  end)

  it("is how Spans are read", function()
    local spans = mn.sentences "One. Two."
    assert.same({ 2, "Two.", 6, 9 }, { #spans, spans[2], spans:span(2) })
    local seen = {}
    for i, from, to in spans:spans() do seen[i] = from .. "-" .. to end
    assert.same({ "1-4", "6-9" }, seen)
    for _, from, _, kind in mn.tokens("Two."):spans() do assert.equal(from == 1 and "word" or "punctuation", kind) end
  end)

  it("is in the rows of the layers of one text", function()
    has_fields(mn.lines(TEXT), "from to text role rule line", "mn.lines")
    has_fields(mn.entities(TEXT), "from to text type id name rule confidence", "mn.entities")
    has_fields(mn.dates(TEXT, { dct = "2021-09-20" }), "from to text type value anchor rule", "mn.dates")
    has_fields(mn.quotes(TEXT), "from to text spans speaker cue cue_class addressee kind source confidence", "mn.quotes")
    local quote = mn.quotes(TEXT, { kind = "direct" })[1]
    assert.equal(quote.cue.text, TEXT:sub(quote.cue.from, quote.cue.to))
    assert.equal(quote.speaker.text, TEXT:sub(quote.speaker.from, quote.speaker.to))
    assert.equal(quote.text, TEXT:sub(quote.spans[1].from, quote.spans[1].to))
    local g = mn.gazetteer { { id = "grp:wagner", type = "GROUP", name = "Wagner", forms = { "Wagner Group" } } }
    has_fields(g:scan(TEXT), "from to text id type name", "g:scan")
    for _, method in ipairs { "add", "save", "scan" } do assert.is_function(g[method], method) end
  end)

  it("is in documents and corpora", function()
    local c = corpus()
    assert.same({ 3, "one", "A", TEXT }, { #c, c[1].id, c[1].meta.outlet, c[1].text })
    assert.equal(c[2], c["two"])
    assert.equal(c[1], c["on"])
    assert.is_nil(c["t"]) -- two ids begin so
    assert.is_nil(c["four"])
    for _, name in ipairs(names "lines sentences tokens entities dates quotes") do assert(#c[1][name](c[1]) > 0, name) end
    assert.equal(2, #c:where { outlet = "B" })
    assert.equal(1, #c:where { id = "one" })
    assert.equal(1, #c:where(function(doc) return doc.id == "one" end))
    assert.equal("C", c:meta { ["thr"] = { outlet = "C" } }[3].outlet)
    assert.equal(4, #c:add(mn.document "x"))
    do
      local closing <close> = c -- luacheck: ignore
    end
    assert.has_error(function() return #c end)
  end)

  -- call, options, fields
  local ROWS = {
    { "frequencies", {}, "form count df per_million zipf rank hits" },
    { "frequencies", { by = "form" }, "form count df hits" },
    { "frequencies", { by = "entity" }, "form count df per_million id type forms hits" },
    { "ngrams", { min = 1 }, "form count df hits" },
    { "kwic", "mercenar*", {}, "left hit right from to doc" },
    { "collocates", "mercenar*", {}, [[form count total g2 log_ratio pmi pmi3 npmi t_score z_score logdice min_sensitivity
      delta_p_forward delta_p_backward hits]] },
    { "dispersion", "mercenar*", {}, "form count range dp dpnorm juilland carroll rosengren kld arf parts hits" },
    { "tfidf", {}, "doc form count df score" },
    { "entities", {}, "id type name count df forms hits" },
    { "quotes", {}, "doc from to text spans speaker cue cue_class addressee kind source confidence" },
    { "dates", {}, "doc from to text type value anchor" },
    { "timeline", {}, "time count df hits docs" },
    { "timeline", { query = "mercenar*" }, "time count df per_million hits docs" },
    { "labels", "wagner", {}, "outlet mentions labelled counts frames hits militia" },
    { "frames", {}, "outlet frame count negated per_thousand words hits" },
    { "sources", {}, "outlet speaker id source quotes words share hits" },
    { "network", {}, "a b count npmi a_id b_id hits" },
    { "compare", { queries = { "mercenar*" } }, "outlet documents words types sentences words_per_sentence quoted mercenar* keywords hits" },
    { "omission", {}, "name count reported A B missing counts hits" },
    { "dedup", { blocks = true }, "kind keep copies count similarity hits" },
    { "variants", { words = 3 }, "text speaker count docs versions containment hits" },
    { "sketch", "mercenaries", {}, "relation form count logdice hits" },
    { "diversity", {}, "doc words types ttr mattr mtld hdd" },
    { "readability", {}, "doc lang sentences words flesch grade fog smog ari coleman_liau lix" },
    { "similarity", {}, "a b cosine" },
  }

  for _, case in ipairs(ROWS) do
    it(("is in the rows of c:%s%s"):format(case[1], case[1] == "frequencies" and " by " .. (case[2].by or "fold") or ""), function()
      local c = corpus()
      has_fields(c[case[1]](c, table.unpack(case, 2, #case - 1)), case[#case], case[1])
    end)
  end

  it("is in the rows of c:keyness, every measure by its name", function()
    local c = corpus()
    local rows = c:where { outlet = "A" }:keyness(c:where { outlet = "B" })
    has_fields(rows, [[form count other df g2 g2_rayson chi2 chi2_yates log_ratio log_ratio_low log_ratio_high percent_difference bic
      logodds p q hits]], "keyness")
    assert.equal(#rows, #c:where({ outlet = "A" }):keyness(c:where({ outlet = "B" }):frequencies()))
  end)

  it("is what c:network and c:dedup can do beside", function()
    local c = corpus()
    local net = c:network {}
    has_fields(net.nodes, "name type count", "nodes")
    has_fields(net:degree(), "name degree", "degree")
    has_fields(net:betweenness { normalised = true }, "name betweenness", "betweenness")
    has_fields(net:components(), "name component", "components")
    local copies = c:dedup {}
    assert.equal(2, #copies.corpus)
    assert.is_string(copies.report)
    local same, score, reason = c:same("Wagner", "Wagner Group")
    assert.same({ true, 1.0, "string" }, { same, score, type(reason) })
  end)

  it("is what every answer can do", function()
    local rows = corpus():frequencies()
    for _, method in ipairs(names "where sort top csv jsonl html svg iter text") do assert.is_function(rows[method], method) end
    assert.matches("... %d+ more", tostring(rows))
    assert.equal(rows[1].form, rows:top(1)[1].form)
    assert.matches("^form,count,df", rows:csv())
    assert.matches('^{"form":', rows:jsonl())
    assert.matches("^<table", rows:html())
    assert.matches("^<svg", rows:svg())
  end)
end)

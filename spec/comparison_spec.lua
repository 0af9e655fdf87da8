-- compare, frames, omission, similarity, sketch; frequencies of stems and entities

local mn = require "malinews"
local stems = require "malinews.stems"

local function corpus(...)
  local docs = {}
  for i, text in ipairs { ... } do
    docs[i] = mn.document(text, { id = "d" .. i, lang = "en", outlet = i % 2 == 1 and "Odd" or "Even" })
  end
  return mn.corpus(docs)
end

local function near(expected, value)
  assert(math.abs(value - expected) <= 1e-9 * math.max(1, math.abs(expected)), ("%.12g, not %.12g"):format(value, expected))
end

local function check_hits(rows)
  for row in rows:iter() do
    for _, hit in ipairs(row.hits) do assert.equal(hit.text, hit.doc.text:sub(hit.from, hit.to)) end
  end
end

describe("c:compare", function()
  it("puts groups side by side, with rates of queries", function()
    local c = corpus("Militia came. Militia left.", "Nobody came to the town.", 'He said "we are here now" today.')
    local rows = c:compare { queries = { "militia", "c*" } }
    assert.same({ "Even", "Odd" }, { rows[1].outlet, rows[2].outlet })
    assert.same({ 1, 2 }, { rows[1].documents, rows[2].documents })
    assert.same({ 5, 11 }, { rows[1].words, rows[2].words })
    near(2e6 / 11, rows[2].militia)
    assert.equal(2, #rows[2].hits.militia)
    near(5 / 1, rows[1].words_per_sentence)
    near(4 / 11, rows[2].quoted)
    assert.equal(2, #c:compare { by = "outlet", voice = "own" })
    assert.equal(7, c:compare({ voice = "own" })[2].words)
    assert.equal(3, #c:compare { by = "doc" })
    assert.has_error(function() c:compare { queries = { 1 } } end)
    assert.equal(0, #mn.corpus {}:compare())
  end)
end)

describe("c:frames", function()
  local dictionary = { bad = { "mercenar*", "hired guns" }, good = { "partner*", "guns" } }

  it("counts an own dictionary by group, with denials apart", function()
    local c = corpus("They are not mercenaries. They are partners.", "The mercenaries came. No one came. Mercenaries left.")
    local rows = c:frames { dictionary = dictionary }
    check_hits(rows)
    local function row(outlet, frame) return rows:where({ outlet = outlet, frame = frame })[1] end
    assert.same({ 1, 1 }, { row("Odd", "bad").count, row("Odd", "bad").negated })
    assert.same({ 2, 0 }, { row("Even", "bad").count, row("Even", "bad").negated })
    near(1000 * 2 / 8, row("Even", "bad").per_thousand)
    assert.equal(0, c:frames({ dictionary = dictionary, negation = "exclude" }):where({ outlet = "Odd", frame = "bad" })[1].count)
    local ignored = c:frames { dictionary = dictionary, negation = "ignore" }
    assert.equal(0, ignored:where({ outlet = "Odd", frame = "bad" })[1].negated)
  end)

  it("has a policy for hits that overlap", function()
    local c = corpus "Some hired guns."
    local function frames(overlap)
      local names = {}
      for row in c:frames({ dictionary = dictionary, overlap = overlap }):iter() do names[#names + 1] = row.frame end
      return names
    end
    assert.same({ "bad" }, frames())
    assert.same({ "bad", "good" }, frames "all")
    assert.same({ "bad" }, frames "priority")
    assert.has_error(function() frames "shortest" end)
  end)

  it("takes the lexicon of labels when there is no dictionary", function()
    local rows = corpus("The Wagner mercenaries and terrorists."):frames()
    check_hits(rows)
    assert.is_true(#rows >= 1)
  end)

  it("raises on what is no dictionary", function()
    assert.has_error(function() corpus "a":frames { dictionary = { bad = "mercenar*" } } end)
    assert.has_error(function() corpus "a":frames { dictionary = { bad = { 1 } } } end)
    assert.has_error(function() corpus "a":frames { dictionary = { bad = { "..." } } } end)
  end)
end)

describe("c:omission", function()
  it("says who reports whom, and who does not", function()
    local c = corpus("Emmanuel Macron and Vladimir Putin spoke.", "Emmanuel Macron spoke.")
    local rows = c:omission { type = "person" }
    assert.same({ "Emmanuel Macron", 2, 1, 1 }, { rows[1].name, rows[1].reported, rows[1].Odd, rows[1].Even })
    assert.same({ "Even" }, rows[2].missing)
    check_hits(rows)
    assert.equal(1, #c:omission { type = "person", only = true })
    assert.equal(0, #c:omission { of = "quote" })
    assert.has_error(function() c:omission { of = "quotes" } end)
  end)
end)

describe("c:similarity", function()
  it("is the cosine of the weights", function()
    local c = corpus("a b c", "a b d", "e f g")
    local rows = c:similarity { weight = "count", min = 0.1 }
    assert.equal(1, #rows)
    near(2 / 3, rows[1].cosine)
    assert.same({ "d1", "d2" }, { rows[1].a.id, rows[1].b.id })
    local log = math.log
    local shared, own = log(3 / 2), log(3)
    near(2 * shared ^ 2 / (2 * shared ^ 2 + own ^ 2), c:similarity({ min = 0.01 })[1].cosine)
    assert.has_error(function() c:similarity { min = 0 } end)
  end)

  it("finds in a large corpus what comparing all pairs finds", function()
    local docs = {}
    for i = 1, 1600 do
      local words = {}
      for k = 1, 8 do words[k] = "w" .. (i * 31 + k * k * 7 + i // 2 * k) % 4001 end
      if i % 100 == 0 then words = docs[i - 1].list end
      docs[i] = { list = words, doc = mn.document(table.concat(words, " "), { id = tostring(i) }) }
    end
    for i, one in ipairs(docs) do docs[i] = one.doc end
    local c = mn.corpus(docs)
    local rows = c:similarity { min = 0.9 }
    assert.matches("hyperplanes", rows.note, 1, true)
    assert.equal(rows:csv(), c:similarity({ min = 0.9, exact = true }):csv())
    assert.is_true(#rows >= 16)
  end)
end)

describe("c:sketch", function()
  local function forms(rows, relation)
    local list = {}
    for row in rows:where({ relation = relation }):iter() do list[#list + 1] = row.form end
    return list
  end

  it("says what an actor does and what is done to it", function()
    local rows = corpus("French troops have finally withdrawn. Gunmen attacked the troops. The troops were killed by raiders.",
      "The base was built by the troops. Troops and rebels met. Most of the troops left."):sketch "troops"
    check_hits(rows)
    assert.same({ "built", "left", "withdrawn" }, forms(rows, "does"))
    assert.same({ "attacked", "killed" }, forms(rows, "done to"))
    assert.same({ "french" }, forms(rows, "modifier"))
    assert.same({ "rebels" }, forms(rows, "and"))
  end)

  it("reads French too", function()
    local text = "Les troupes françaises ont quitté Gao. Les troupes ont été attaquées par des rebelles."
    local doc = mn.document(text, { lang = "fr" })
    local rows = mn.corpus({ doc }):sketch "troupes"
    assert.same({ "quitte" }, forms(rows, "does"))
    assert.same({ "attaquees" }, forms(rows, "done to"))
    assert.same({ "francaises" }, forms(rows, "modifier"))
  end)

  it("works on entities, and is empty without a hit", function()
    assert.same({ "denied" }, forms(corpus("The Wagner Group denied it."):sketch "[id=grp:wagner]", "does"))
    assert.equal(0, #corpus "a":sketch "b")
  end)
end)

describe("c:frequencies", function()
  it("counts entities, per million words", function()
    local c = corpus("Mr. Macron spoke. Emmanuel Macron left.", "Emmanuel Macron left.")
    local rows = c:frequencies { by = "entity", type = "person" }
    assert.same({ "Emmanuel Macron", 3, 2, 1 }, { rows[1].form, rows[1].count, rows[1].df, rows[1].rank })
    near(3e6 / 9, rows[1].per_million)
    check_hits(rows)
  end)

  it("puts counts on the Zipf scale", function()
    near(math.log(0.5e9, 10), corpus "a b":frequencies()[1].zipf)
  end)

  if stems.available() then
    it("counts stems, in each document's language", function()
      local rows = corpus("They attack, attacked, attacking. Attacks!", "An attack."):frequencies { by = "stem" }
      assert.same({ "attack", 5, 2 }, { rows[1].form, rows[1].count, rows[1].df })
      assert.same({ "Attacks", "attack", "attacked", "attacking" }, rows[1].forms)
      assert.equal(5, #rows[1].hits)
      check_hits(rows)
      local fr = mn.corpus { mn.document("Élections, élection, ÉLECTION. Militaires, militaire.", { lang = "fr" }) }
      local list = fr:frequencies { by = "stem" }
      assert.same({ 3, 2 }, { list[1].count, list[2].count })
    end)
  else
    pending "counts stems: libstemmer is not installed (Debian: libstemmer-dev)"
  end

  it("says which package stems need where it is missing", function()
    local loaded, preload = package.loaded["malinews.stemmer"], package.preload["malinews.stemmer"]
    package.loaded["malinews.stemmer"] = nil
    package.preload["malinews.stemmer"] = function() error "not here" end
    local ok, message = pcall(stems.of, "corpus:frequencies", "mots", "xx")
    package.loaded["malinews.stemmer"], package.preload["malinews.stemmer"] = loaded, preload
    assert.is_false(ok)
    assert.matches("libstemmer-dev", message, 1, true)
  end)
end)

describe("misuse of the comparisons", function()
  it("raises on unknown options with a suggestion, and on a closed corpus", function()
    local c = corpus "a"
    for _, name in ipairs { "compare", "frames", "network", "omission", "similarity", "frequencies" } do
      local ok, message = pcall(c[name], c, { role = "body" })
      assert.is_false(ok)
      assert.matches('did you mean "roles"', message, 1, true)
    end
    c:close()
    for _, name in ipairs { "compare", "frames", "network", "omission", "similarity", "sketch", "frequencies" } do
      local ok, message = pcall(c[name], c, "a")
      assert.is_false(ok)
      assert.matches("the corpus is closed", message, 1, true)
    end
  end)
end)

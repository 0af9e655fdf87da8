-- data/reporting_verbs.tsv: every row is well formed, sorted and of use.

local lexicon = require "malinews.quotes.lexicon"

local CLASSES = { neutral = true, claim = true, deny = true, accuse = true, name = true, demand = true, promise = true,
  doubt = true, ask = true, concede = true, belief = true }
local TAKES = { that = true, to = true, ing = true, of = true, noun = true, as = true, whether = true, direct = true,
  que = true, de = true, si = true, weak = true }

local function key(row)
  return row.lemma .. "\t" .. row.lang .. "\t" .. row.part
end

describe("the reporting words", function()
  local rows = lexicon.rows()

  local function verb(lang, form)
    return lang.entries[lang.verb[form]] or {}
  end

  it("are many enough in both languages", function()
    local count = {}
    for _, row in ipairs(rows) do
      local name = row.part .. " " .. row.lang
      count[name] = (count[name] or 0) + 1
      count[row.part] = (count[row.part] or 0) + 1
    end
    assert(count.verb >= 350 and count.noun >= 60, "verbs " .. count.verb .. ", nouns " .. count.noun)
    assert(count["verb en"] >= 200 and count["verb fr"] >= 150)
    assert(count["phrase en"] >= 4 and count["phrase fr"] >= 5)
  end)

  it("are sorted by lemma, language and part, each once", function()
    for i = 2, #rows do
      assert(key(rows[i - 1]) < key(rows[i]), key(rows[i - 1]) .. " before " .. key(rows[i]))
    end
  end)

  it("have a known language, part, class and pattern", function()
    for _, row in ipairs(rows) do
      assert(row.lang == "en" or row.lang == "fr", row.lemma)
      assert(row.part == "verb" or row.part == "noun" or row.part == "phrase", row.lemma)
      assert(CLASSES[row.class], row.lemma .. ": " .. row.class)
      assert(row.takes ~= "", row.lemma)
      for word in row.takes:gmatch "%S+" do assert(TAKES[word], row.lemma .. ": " .. word) end
    end
  end)

  it("have clean cells: lower case, no stray spaces or bars, forms once", function()
    for _, row in ipairs(rows) do
      for _, cell in ipairs { row.lemma, row.forms, row.takes } do
        assert(not cell:find "^%s" and not cell:find "%s$" and not cell:find "%s%s" and not cell:find "%u", row.lemma)
      end
      assert(not row.forms:find "^|" and not row.forms:find "|$" and not row.forms:find "||", row.lemma)
      local seen = { [row.lemma] = row.lang == "fr" and row.part ~= "verb" }
      for form in row.forms:gmatch "[^|]+" do
        assert(not seen[form], row.lemma .. ": " .. form .. " twice")
        seen[form] = true
      end
      assert(row.part ~= "verb" or row.forms ~= "", row.lemma .. " has no forms")
    end
  end)

  it("hold the words that news cannot do without", function()
    local en, fr = lexicon.of "en", lexicon.of "fr"
    for form, class in pairs { said = "neutral", denies = "deny", accusing = "accuse", vowed = "promise",
      urged = "demand", claims = "claim", admitted = "concede", doubts = "doubt", asked = "ask", told = "neutral" } do
      assert.equal(class, verb(en, form).class, form)
    end
    for form, class in pairs { ["d\u{E9}clar\u{E9}"] = "neutral", affirme = "claim", ["d\u{E9}ment"] = "deny",
      ["accus\u{E9}"] = "accuse", promet = "promise", exige = "demand", dit = "neutral", ["annon\u{E7}ait"] = "neutral",
      ["rappelle"] = "neutral", craignent = "doubt", reconnu = "concede" } do
      assert.equal(class, verb(fr, form).class, form)
    end
    for _, noun in ipairs { "statement", "claim", "accusations", "denial" } do assert(en.noun[noun], noun) end
    for _, noun in ipairs { "d\u{E9}claration", "accusations", "d\u{E9}menti" } do assert(fr.noun[noun], noun) end
    assert(en.many.according and en.many["in"] and fr.many.selon and fr.many["d'"] and fr.many.pour)
  end)

  it("know participles from other forms", function()
    local en, fr = lexicon.of "en", lexicon.of "fr"
    assert.equal("ing", verb(en, "saying").aspect)
    assert.equal("base", verb(en, "say").aspect)
    assert.equal("present", verb(en, "says").aspect)
    assert.equal("past", verb(en, "said").aspect)
    assert.equal("ing", verb(fr, "d\u{E9}clarant").aspect)
    assert.equal("participle", verb(fr, "d\u{E9}clar\u{E9}").aspect)
  end)
end)

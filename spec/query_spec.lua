-- The token query, over words, tokens, kinds and entities; and what a concordance promises for any text.

local core = require "malinews.core"
local mn = require "malinews"
local texts = require "spec.support.texts"

local function corpus(...)
  local docs = {}
  for i, text in ipairs { ... } do docs[i] = mn.document(text, { id = "d" .. i, lang = "en" }) end
  return mn.corpus(docs)
end

local function hits(c, query, opts)
  local found = {}
  for i, row in ipairs(c:kwic(query, opts)) do found[i] = row.hit end
  return found
end

local TEXT = "The red, long line held. A red and very long line. Red line. The line is red. Assimi Goïta said 5,000 troops "
  .. "came. Mali is not MALI."

describe("a query", function()
  it("leaves gaps of so many words, inside a sentence", function()
    local c = corpus(TEXT)
    assert.same({ "red, long line", "red and very long line", "Red line" }, hits(c, "red ... line"))
    assert.same({ "red, long line", "Red line" }, hits(c, "red []{0,1} line"))
    assert.same({ "red, long line" }, hits(c, "red [] line"))
    assert.same({ "red and very long line" }, hits(c, "red []{3} line"))
    assert.same({ "red, long line" }, hits(c, "red … held line | red [] line"))
  end)

  it("ends as soon as it can", function()
    assert.same({ "a b c", "a c" }, hits(corpus "a b c c a c", "a ... c"))
  end)

  it("finds entities by type and id, and says who", function()
    local c = corpus(TEXT)
    assert.same({ "Assimi Goïta said" }, hits(c, "[type=PER] said"))
    assert.same({ "Assimi Goïta said" }, hits(c, "[type=per|ORG] said"))
    assert.same({ "Assimi Goïta" }, hits(c, "[id=per:assimi_goita]"))
    assert.same({ "Assimi Goïta" }, hits(c, "[type=PER & id=per:assimi*]"))
    assert.same({}, hits(c, "[type=PER & id=gpe:*]"))
    assert.same({ "Assimi Goïta" }, hits(c, "[name=Assimi Goita]"))
  end)

  it("finds tokens by kind, as one unit", function()
    assert.same({ "5,000 troops" }, hits(corpus(TEXT), "[kind=number] troops"))
  end)

  it("finds words as they are written", function()
    assert.same({ "Mali" }, hits(corpus(TEXT), "[form=Mali]"))
    assert.same({ "Mali", "MALI" }, hits(corpus(TEXT), "[word=mali]"))
    assert.same({ "Mali", "MALI" }, hits(corpus(TEXT), "[form=Mali|MALI]"))
  end)

  it("takes tokens for words when asked", function()
    local c = corpus "It isn't red, it is red."
    assert.same({ "isn't" }, hits(c, "isn't", { words = "tokens" }))
    assert.same({ "red," }, hits(c, "red ,", { words = "tokens" }))
    assert.same({}, hits(c, "red it", { words = "tokens" }))
    assert.same({ "red, it" }, hits(c, "red it"))
  end)

  it("never goes over a document's end", function()
    assert.same({}, hits(corpus("red", "line"), "red line"))
    assert.same({}, hits(corpus("red", "line"), "red ... line"))
  end)

  it("says what is wrong with it, with the nearest known name", function()
    local c = corpus "a"
    local function fault(query)
      local ok, message = pcall(c.kwic, c, query)
      assert.is_false(ok)
      return message
    end
    assert.matches('did you mean "type"', fault "[typ=PER] x", 1, true)
    assert.matches('did you mean "GPE"', fault "[type=GPEE]", 1, true)
    assert.matches("begins or ends with a gap", fault "... x", 1, true)
    assert.matches("not closed", fault "[type=PER", 1, true)
    assert.matches("60 words", fault "a []{0,99} b", 1, true)
    assert.matches("stand alone", fault "[form=a & type=PER]", 1, true)
    assert.matches("not understood", fault "[PER]", 1, true)
    assert.matches("may be repeated", fault "a [word=b]{2} c", 1, true)
  end)
end)

describe("a concordance", function()
  it("has left, hit and right that are the raw text, whatever the text", function()
    local seed = texts.seed()
    local docs = {}
    for text in texts.generate(seed, 400) do docs[#docs + 1] = mn.document(text, { id = tostring(#docs + 1) }) end
    local c = mn.corpus(docs)
    for _, words in ipairs { "words", "tokens" } do
      for _, query in ipairs { "*", "mali", "s* *", "the ... mali", "goita | wagner" } do
        local rows = c:kwic(query, { window = 3, words = words })
        for i, row in ipairs(rows) do
          local raw = row.doc.text
          assert(raw:sub(row.from, row.to) == row.hit, ("seed %d, %s, row %d"):format(seed, query, i))
          local left = raw:sub(row.from - #row.left, row.from - 1)
          assert(left == row.left and raw:sub(row.to + 1, row.to + #row.right) == row.right, ("seed %d, row %d"):format(seed, i))
        end
      end
    end
    assert(#c:kwic "*" > 1000)
  end)

  it("fits a terminal's width with wide and combining characters", function()
    local c = corpus("漢字漢字漢字漢字漢字 漢字 mali e\u{301}te\u{301} ete\u{301} 漢字漢字漢字漢字漢字漢字 漢字漢字 x y z")
    for _, columns in ipairs { 40, 80 } do
      for line in (c:kwic("mali"):text { columns = columns } .. "\n"):gmatch "(.-)\n" do
        assert(core.width(line) <= columns, line)
      end
    end
  end)

  it("makes its rows when they are asked for, and works as any result does", function()
    local rows = corpus("x b", "x a", "x c"):kwic "x"
    assert.is_nil(rawget(rows, 1))
    assert.equal(3, #rows)
    assert.equal("x", rows[2].hit)
    assert.is_nil(rows[4])
    assert.is_nil(rows[0])
    assert.equal(1, #rows:where(function(row) return row.right == " a" end))
    assert.equal(" a", rows:sort("right")[1].right)
    assert.equal(2, #rows:top(2))
    assert.matches("left,hit,right,doc,from,to", rows:csv(), 1, true)
    local _, lines = rows:jsonl():gsub("\n", "")
    assert.equal(3, lines)
    assert.matches("3 hits", tostring(rows), 1, true)
    assert.is_true(require("malinews.result").is(rows))
  end)
end)

describe("words or tokens", function()
  it("is an option of what counts words, and is named in the note", function()
    local c = corpus("It isn't red.", "It is red.")
    for _, name in ipairs { "frequencies", "ngrams", "tfidf", "diversity" } do
      assert.matches("words: tokens", c[name](c, { words = "tokens" }).note, 1, true)
    end
    assert.equal(1, c:frequencies({ words = "tokens" }):where({ form = "isn't" })[1].count)
    assert.equal(1, c:dispersion("isn't", { words = "tokens" })[1].count)
    assert.equal(0, c:dispersion("isn't", { words = "words" })[1].count - 1)
    assert.has_error(function() c:kwic("a", { words = "token" }) end)
  end)
end)

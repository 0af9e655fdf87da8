-- What the core reads of a paragraph before rules look for who speaks in it.

local core = require "malinews.core"

local WORD, CAPITAL, TWO, THREE = 1, 2, 4096, 8192

-- classes, flags, verb, noun, many, word
local function name(word)
  local flags = WORD | (word:find "^%u" and CAPITAL or 0) | (#word > 1 and TWO or 0) | (#word > 2 and THREE or 0)
  return #word == 2 and 1 or 0, flags, nil, nil, nil, word
end

local speech = { en = core.speech(name, false, {}), fr = core.speech(name, true, {}) }

local function begin(lang)
  local reader = speech[lang or "en"]
  reader:begin()
  return reader
end

local function read(s, lang, following)
  return begin(lang):read(s, 1, following and following - 2 or #s, following)
end

-- the tokens of the last text read, by sentences
local function sentences(s, lang, first, count)
  local reader, list = speech[lang or "en"], {}
  for n = first, first + count - 1 do
    local tokens = {}
    for i = 1, (reader:sentence(n)) do
      local from, to = reader:token(n, i)
      tokens[i] = s:sub(from, to):find "^[\"“].." and '"' or s:sub(from, to)
    end
    list[#list + 1] = table.concat(tokens, "|")
  end
  return list
end

local function written(s, lang)
  local first, count = read(s, lang)
  return table.concat(sentences(s, lang, first, count), " / ")
end

describe("a paragraph in the core", function()
  it("is words, marks and quotations, in sentences", function()
    assert.equal('Ba|said|:|" / Sy|left|.', written 'Ba said: “Go, now.” Sy left.')
    assert.equal("He|left|. / She|,|too|.", written "He left. She, too.")
  end)

  it("cuts English clitics from their words", function()
    assert.equal("Mali|'s|army|we|'re|rock'n'roll|O'Neil", written "Mali's army we're rock'n'roll O'Neil")
  end)

  it("cuts French elisions and inversions", function()
    assert.equal("l'|armée|jusqu'|ici|a|il|dit|elle|aujourd'hui", written("l'armée jusqu'ici a-t-il dit-elle aujourd'hui", "fr"))
    assert.equal("qu'|il|tou'x", written("qu'il tou'x", "fr"))
    assert.equal("porte-parole|peut-être", written("porte-parole peut-être", "fr"))
  end)

  it("has the classes of its words, asked once for each form", function()
    local asked = 0
    local reader = core.speech(function(word)
      asked = asked + 1
      return word == "of" and 5 or 2, WORD
    end, false, {})
    reader:read("of it of it", 1, 11)
    assert.same({ 2, 5, 7 }, { asked, reader:classes(1, 1, 1), reader:classes(1, 2, 3) })
  end)

  it("pairs marks of every style, and tells what stays open", function()
    for _, text in ipairs { 'x "a b" y', "x “a b” y", "x « a b » y", "x ‹a b› y", "x ‘a b’ y", "x „a b“ y", "x 'a b' y" } do
      local _, _, count, from, open = read(text)
      assert.same({ 1, 3, false, text }, { count, from, open, text })
    end
    local _, _, count, from, open = read 'Ba said: "we go on'
    assert.same({ 1, 10, true }, { count, from, open })
    assert.equal(3, select("#", read "no quotation"))
  end)

  it("takes an open quotation to the paragraph's end where the next one goes on with it", function()
    local s = '“One. Two\n“Three.”'
    local first = read(s, "en", #"“One. Two" + 2)
    assert.same({ 1, #"“One. Two" }, { speech.en:token(first, 1) })
  end)

  it("has tokens in order and within the text, over any bytes", function()
    local seed, pool = 20210921, { '"', "'", "“", "”", "’", "«", "»", " ", "-", ".", "\n", "a", "Ba", "l'", "\xC0", "\xFF",
      "\xE2" }
    local function random(n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n
    end
    for round = 1, 3000 do
      local bytes = {}
      for i = 1, random(40) do bytes[i] = random(5) == 0 and string.char(random(256)) or pool[random(#pool) + 1] end
      local s, at, quotations = table.concat(bytes), 0, 0
      local lang = round % 2 == 0 and "fr" or "en"
      local first, sentence_count, count = read(s, lang)
      for n = first, first + sentence_count - 1 do
        local size, own = speech[lang]:sentence(n)
        quotations = quotations + own
        for i = 1, size do
          local from, to = speech[lang]:token(n, i)
          assert.is_true(from > at and to >= from, ("20210921, round %d: %q"):format(round, s))
          at = to
        end
      end
      assert.equal(count, quotations)
      assert.is_true(at <= #s)
    end
  end)

  it("forgets forms when there are too many, and reads on", function()
    for first = 0, 120000, 30000 do
      local list = {}
      for i = 1, 30000 do list[i] = "w" .. first + i end
      local s = table.concat(list, " ")
      assert.equal(table.concat(list, "|"), sentences(s, "en", read(s))[1])
    end
  end)

  it("keeps the paragraphs of a text until the next begins", function()
    local s, reader = "Go. Stay.\nLeave.", begin()
    assert.same({ 1, 2, 0 }, { reader:read(s, 1, 9, 11) })
    assert.same({ 3, 1, 0 }, { reader:read(s, 11, 16) })
    assert.same({ 11, 15 }, { reader:token(3, 1) })
    assert.same({ 5, 8 }, { reader:token(2, 1) })
    reader:begin()
    assert.error(function() reader:sentence(1) end)
  end)

  it("refuses a range that is none", function()
    assert.error(function() speech.en:read("abc", 0, 2) end)
    assert.error(function() speech.en:read("abc", 1, 4) end)
    assert.error(function() speech.en:read("abc", 1, 3, 9) end)
  end)

  it("refuses sentences and tokens that there are none of", function()
    local first = read "Ba left"
    for _, method in ipairs { "sentence", "last_cue", "subject" } do
      assert.error(function() speech.en[method](speech.en, first + 1) end)
      assert.error(function() speech.en[method](speech.en, 0) end)
    end
    for _, method in ipairs { "attribute", "token", "phrase_before" } do
      assert.error(function() speech.en[method](speech.en, first, 0) end)
      assert.error(function() speech.en[method](speech.en, first, 3) end)
    end
    assert.error(function() speech.en:classes(first, 1, 3) end)
    assert.is_nil((speech.en:quotation(first, 2)))
    assert.is_nil((speech.en:attribute(first, 1)))
  end)
end)

describe("the language of a text", function()
  it("is French where its commonest words are, whatever their case", function()
    assert.is_true(core.is_french "La ville et LES rues")
    assert.is_false(core.is_french "the town and la rue")
    assert.is_false(core.is_french "")
    assert.is_false(core.is_french "lea Lest lala")
    assert.is_false(core.is_french(("x "):rep(2000) .. "la"))
  end)
end)

describe("the paragraphs of a text", function()
  it("are its lines, but for blank ones and those that go on in lower case", function()
    local s = "\n Ab \n\t\nCd\nef\n\nGh"
    assert.same({ { 3, 9, 16 }, { 5, 13, 17 }, {} }, { core.paragraphs(s) })
    assert.same({ {}, {}, {} }, { core.paragraphs "" })
  end)

  it("are marked where a quotation mark may stand", function()
    local lines = { "A", 'B "b', "C “c", "D l'd l’d", "E 'e", "'F", "G (‘g", "H » h", "I – i" }
    assert.same({ 2, 3, 5, 6, 7, 8 }, (select(3, core.paragraphs(table.concat(lines, "\n")))))
  end)
end)

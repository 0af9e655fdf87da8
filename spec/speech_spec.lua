-- What the core reads of a paragraph before rules look for who speaks in it.

local core = require "malinews.core"

local WORD, CAPITAL, QUOTATION, STOP = 1, 2, 16, 32
local DIGITS, TWO, THREE = 512 | 1024, 4096, 8192

-- the key itself is the form
local function make(key)
  local kind = key:byte()
  if kind == 1 then return key:sub(2), key:find "[.?!]" and STOP or 0 end
  if kind == 3 then return '"', QUOTATION | STOP | (key:find "^.[.?!]" and 128 or 0) end
  if kind == 2 then return "number " .. key:sub(2), WORD | CAPITAL | DIGITS end
  return key, WORD | (key:find "^%u" and CAPITAL or 0) | (#key > 1 and TWO or 0) | (#key > 2 and THREE or 0)
end

local speech = { en = core.speech(make, false), fr = core.speech(make, true) }

local function read(s, lang, following)
  return speech[lang or "en"]:read(s, 1, following and following - 2 or #s, following)
end

local function written(s, lang)
  local list = {}
  for _, sent in ipairs((read(s, lang))) do list[#list + 1] = table.concat(sent, "|") end
  return table.concat(list, " / ")
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
    assert.equal("porte-parole|peut-être", written("porte-parole peut-être", "fr"))
  end)

  it("joins a short number to the acronym before it", function()
    assert.equal("TV|number 24|and|TV|20201", written "TV 24 and TV 20201")
  end)

  it("pairs marks of every style, and tells what stays open", function()
    for _, text in ipairs { 'x "a b" y', "x “a b” y", "x « a b » y", "x ‹a b› y", "x ‘a b’ y", "x „a b“ y", "x 'a b' y" } do
      local _, count, from, open = read(text)
      assert.same({ 1, 3, false, text }, { count, from, open, text })
    end
    local _, count, from, open = read 'Ba said: "we go on'
    assert.same({ 1, 10, true }, { count, from, open })
    assert.equal(2, select("#", read "no quotation"))
  end)

  it("takes an open quotation to the paragraph's end where the next one goes on with it", function()
    local s = '“One. Two\n“Three.”'
    local sentences = read(s, "en", #"“One. Two" + 2)
    assert.same({ 1 }, sentences[1].from)
    assert.same({ #"“One. Two" }, sentences[1].to)
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
      local sentences, count = read(s, round % 2 == 0 and "fr" or "en")
      for _, sent in ipairs(sentences) do
        quotations = quotations + sent.quotations
        for i = 1, #sent do
          assert.is_true(sent.from[i] > at and sent.to[i] >= sent.from[i], ("20210921, round %d: %q"):format(round, s))
          at = sent.to[i]
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
      assert.same(list, table.move(read(table.concat(list, " "))[1], 1, 30000, 1, {}))
    end
  end)

  it("refuses a range that is none", function()
    assert.error(function() speech.en:read("abc", 0, 2) end)
    assert.error(function() speech.en:read("abc", 1, 4) end)
    assert.error(function() speech.en:read("abc", 1, 3, 9) end)
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

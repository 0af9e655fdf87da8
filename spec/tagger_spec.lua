-- Taggers: what training reads and learns, that the same input gives the same bytes, and that no file or text can harm.

local conll = require "malinews.conll"
local core = require "malinews.core"
local folder = require "spec.support.folder"
local mn = require "malinews"

local place -- a throw-away folder

local function write(name, bytes)
  local path = place .. "/" .. name
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

-- Sentences about made-up towns (-ograd) and clubs (-istan Club), in CoNLL lines; no name comes twice.
local function sentences(first, count)
  local list, starts = {}, { "Zub", "Mer", "Tal", "Vor", "Kip", "Nos", "Ral", "Dum" }
  local middles = { "a", "e", "i", "o", "u", "an", "en", "or" }
  for i = first, first + count - 1 do
    local stem = starts[i % 8 + 1] .. middles[i // 8 % 8 + 1] .. ("bdfgklmnprst"):sub(i % 12 + 1, i % 12 + 1)
    list[#list + 1] = { { "They", "O" }, { "went", "O" }, { "to", "O" }, { stem .. "ograd", "B-TOWN" }, { ".", "O" } }
    list[#list + 1] = { { stem .. "istan", "B-CLUB" }, { "Club", "I-CLUB" }, { "lost", "O" }, { "again", "O" }, { ".", "O" } }
  end
  return list
end

local function lines(list)
  local out = {}
  for _, sentence in ipairs(list) do
    for _, pair in ipairs(sentence) do out[#out + 1] = pair[1] .. " " .. pair[2] end
    out[#out + 1] = ""
  end
  return table.concat(out, "\n")
end

local toy

local function train_toy()
  toy = toy or assert(mn.train { sentences = sentences(0, 60), hash_bits = 12, epochs = 5 })
  return toy
end

local function found(rows)
  local list = {}
  for i, row in ipairs(rows) do list[i] = row.type .. "=" .. row.text end
  return table.concat(list, " | ")
end

local function check_rows(s, rows)
  local covered = 0
  for _, row in ipairs(rows) do
    assert.equal(row.text, s:sub(row.from, row.to))
    assert.is_true(row.from > covered and row.to >= row.from)
    assert.is_true(row.confidence >= 0.5 and row.confidence < 1)
    assert.equal("tagger", row.rule)
    covered = row.to
  end
end

setup(function() place = folder.make {} end)
teardown(function() folder.remove(place) end)

describe("annotated files", function()
  local function spans(text)
    local list = {}
    for i, span in ipairs(text.spans) do
      assert.equal(text.tokens[2 * span.first - 1], span.from)
      assert.equal(text.tokens[2 * span.last], span.to)
      list[i] = span.type .. "=" .. text.text:sub(span.from, span.to)
    end
    return table.concat(list, " | ")
  end

  local function read(bytes, opts)
    return assert(conll.read(write("x.conll", bytes), opts))
  end

  it("mean the same in IOB1, IOB2, BIOES and BILOU", function()
    local tokens = { "Ali", "Ba", "Awa", "Sow", "met", "Nato" }
    for _, tags in ipairs {
      { "I-PER", "I-PER", "B-PER", "I-PER", "O", "I-ORG" },
      { "B-PER", "I-PER", "B-PER", "I-PER", "O", "B-ORG" },
      { "B-PER", "E-PER", "B-PER", "E-PER", "O", "S-ORG" },
      { "B-PER", "L-PER", "B-PER", "L-PER", "O", "U-ORG" },
    } do
      local rows = {}
      for i, token in ipairs(tokens) do rows[i] = token .. "\t" .. tags[i] end
      assert.equal("PER=Ali Ba | PER=Awa Sow | ORG=Nato", spans(read(table.concat(rows, "\n") .. "\n")[1]))
    end
  end)

  it("begin a new span where the type changes, and none goes on over a sentence's end", function()
    local texts = read "# newdoc\nAli I-PER\nBamako I-LOC\n\nGao I-LOC\n"
    assert.equal(1, #texts)
    assert.equal("PER=Ali | LOC=Bamako | LOC=Gao", spans(texts[1]))
    assert.equal("Ali Bamako\nGao", texts[1].text)
  end)

  it("have two columns or four, blanks or tabs, any line ends, comments, and tokens that are signs of comments", function()
    local four = "-DOCSTART- -X- O O\r\n\r\nAli NNP I-NP I-PER\r\n# # O O\r\n\r\n-DOCSTART- -X- O O\r\n\r\nGao NNP I-NP I-LOC"
    local texts = read(four)
    assert.equal(2, #texts)
    assert.equal("PER=Ali", spans(texts[1]))
    assert.equal("Ali #", texts[1].text)
    assert.equal("LOC=Gao", spans(texts[2]))
    texts = read("# text = Ali left\n1\tAli\tB-PER\t-\n2\tleft\tO\t-\n", { token = 2, tag = 3 })
    assert.equal("Ali left", texts[1].text)
    assert.equal("PER=Ali", spans(texts[1]))
  end)

  it("make a text with blanks where a text has them", function()
    local text = assert(conll.convert { { { "l'", "O" }, { "ONU", "B-ORG" }, { "(", "O" }, { "New", "B-LOC" },
      { "York", "I-LOC" }, { ")", "O" }, { ",", "O" }, { "Mali", "B-LOC" }, { "'s", "O" }, { "\"", "O" }, { "no", "O" },
      { "\"", "O" }, { "!", "O" } } })[1]
    assert.equal("l'ONU (New York), Mali's \" no \"!", text.text)
    assert.equal("ORG=ONU | LOC=New York | LOC=Mali", spans(text))
  end)

  it("say where they are wrong: file and line", function()
    local path = write("bad.conll", "Ali B-PER\nleft\n")
    local texts, message, line = conll.read(path)
    assert.is_nil(texts)
    assert.equal(path .. ":2: a token and a tag expected", message)
    assert.equal(2, line)
    path = write("worse.conll", "Ali B-PER\n\nsaw O\nNato X-ORG\n")
    texts, message, line = mn.train { files = path }
    assert.is_nil(texts)
    assert.matches(path .. ":4: \"X-ORG\" is no tag", message, 1, true)
    assert.equal(4, line)
    assert.is_nil((mn.train { files = place .. "/nowhere.conll" }))
    texts, message = mn.train { sentences = { { { "Ali", "PER" } } } }
    assert.is_nil(texts)
    assert.matches("sentences[1][1]", message, 1, true)
    texts, message = mn.train { sentences = { { { "Ali", "O" } } } }
    assert.is_nil(texts)
    assert.matches("nothing is marked", message, 1, true)
  end)
end)

describe("a trained tagger", function()
  it("finds names that it has never seen, by how they are written and what stands around them", function()
    local tagger = train_toy()
    local path = write("held.conll", lines(sentences(200, 30)))
    local rows = assert(tagger:evaluate(path))
    assert.same({ "CLUB", "TOWN", "all" }, { rows[1].type, rows[2].type, rows[3].type })
    assert.equal(60, rows[3].gold)
    assert.is_true(rows[3].f1 > 0.95, "F1 " .. rows[3].f1)
    local rules = assert(tagger:evaluate(path, { by = "rules" }))
    assert.is_true(rules[3].f1 < 0.5, "what lists and rules know is no test")
    local s = "They went to Pelenograd. Wolmistan Club lost again."
    rows = tagger:tag(s)
    check_rows(s, rows)
    assert.equal("TOWN=Pelenograd | CLUB=Wolmistan Club", found(rows))
  end)

  it("has learnt what marks say, not what names say: with other marks it finds other things", function()
    local other = sentences(0, 60)
    for _, sentence in ipairs(other) do
      for _, pair in ipairs(sentence) do pair[2] = pair[2]:gsub("TOWN", "X"):gsub("CLUB", "TOWN"):gsub("X", "CLUB") end
    end
    local tagger = assert(mn.train { sentences = other, hash_bits = 12, epochs = 5 })
    assert.equal("CLUB=Pelenograd | TOWN=Wolmistan Club", found(tagger:tag "They went to Pelenograd. Wolmistan Club lost again."))
  end)

  it("counts what is right by tokens and type", function()
    local tagger = train_toy()
    local path = write("counted.conll", "They O\nwent O\nto O\nPelenograd B-CLUB\n. O\n\n"
      .. "Wolmistan B-CLUB\nClub I-CLUB\nlost O\n")
    local all = assert(tagger:evaluate(path))[2]
    assert.same({ 2, 1, 1, 1, 0.5 }, { all.gold, all.found, all.right, all.precision, all.recall })
    all = assert(tagger:evaluate(path, { map = { TOWN = "CLUB" } }))[2]
    assert.same({ 2, 2, 2, 1 }, { all.gold, all.found, all.right, all.f1 })
  end)

  it("remembers in a document what a word was", function()
    local names = { "Abdo", "Beko", "Cilu", "Dore", "Fano", "Gubi", "Helo", "Imba", "Juko", "Kelu", "Lamo", "Nuri" }
    local text = {}
    for i, name in ipairs(names) do -- one half are players, the other boats; only the first sentence tells which
      local kind, word = i % 2 == 0 and "PLAYER" or "BOAT", i % 2 == 0 and "Player" or "Boat"
      text[#text + 1] = ("# newdoc\n\n%s O\n%s B-%s\ncame O\n\nToday O\n%s B-%s\nleft O\n\nLater O\n%s B-%s\nwas O\nseen O\n")
        :format(word, name, kind, name, kind, name, kind)
    end
    local tagger = assert(mn.train { files = write("memory.conll", table.concat(text, "\n")), hash_bits = 12, epochs = 20 })
    assert.equal("PLAYER=Obor | PLAYER=Obor", found(tagger:tag "Player Obor came\nToday Obor left"))
    assert.equal("BOAT=Obor | BOAT=Obor", found(tagger:tag "Boat Obor came\nToday Obor left"))
  end)

  it("is the same, byte by byte, for the same input and seed, and another for another seed", function()
    local one = core.tagger_write(train_toy())
    local function bytes(opts)
      opts.hash_bits, opts.epochs = 12, 5
      return core.tagger_write(assert(mn.train(opts)))
    end
    assert.equal(one, bytes { sentences = sentences(0, 60) })
    assert.equal(one, bytes { files = write("same.conll", lines(sentences(0, 60))), seed = 1 })
    assert.not_equal(one, bytes { sentences = sentences(0, 60), seed = 2 })
  end)

  it("can be chosen by a dev file: the epoch that does best there", function()
    local dev = write("dev.conll", lines(sentences(200, 10)))
    local tagger, history = assert(mn.train { sentences = sentences(0, 20), hash_bits = 12, epochs = 4, dev = dev })
    local best = 0
    for i, row in ipairs(history) do
      assert.equal(i, row.epoch)
      best = math.max(best, row.f1)
    end
    assert.equal(4, #history)
    assert.equal(best, assert(tagger:evaluate(dev))[3].f1)
  end)

  it("takes cues from a gazetteer of its own", function()
    local g = assert(mn.gazetteer { { id = "x:1", type = "WEAPON", name = "Qux" } })
    local tagger = assert(mn.train { sentences = sentences(0, 10), hash_bits = 10, gazetteer = g, instead = true })
    assert.equal("TOWN=Pelenograd", found(tagger:tag("They went to Pelenograd.", { gazetteer = g })))
  end)
end)

describe("the second layer of mn.entities", function()
  -- things in small letters, which lists and rules have no eye for
  local function train_things()
    local list = {}
    for i, stem in ipairs { "zor", "mel", "tan", "vub", "kip", "nos", "ral", "dum", "gor", "pel", "sab", "fin" } do
      list[i] = { { "We", "O" }, { "saw", "O" }, { "a", "O" }, { stem .. "bix", "B-THING" }, { "today", "O" } }
      list[i + 12] = { { "Captain", "O" }, { "Zel" .. stem, "O" }, { "left", "O" }, { "for", "O" }, { "Gao", "O" }, { ".", "O" } }
    end
    return assert(mn.train { sentences = list, hash_bits = 10 })
  end

  it("adds what lists and rules did not find, with an id, and changes nothing of theirs", function()
    local s = "Colonel Assimi Goïta went to Bamako.\nIn 2021 they saw a wurbix today. We saw a lembix today."
    local before, rows = mn.entities(s), mn.entities(s, { tagger = train_things() })
    local kept, added, from = {}, {}, 0
    for _, row in ipairs(rows) do
      assert.is_true(row.from >= from)
      from = row.from
      if row.rule == "tagger" then added[#added + 1] = row else kept[#kept + 1] = row end
    end
    assert.same({ table.unpack(before) }, kept)
    for _, row in ipairs(added) do
      assert.equal(s:sub(row.from, row.to), row.text)
      assert.equal(row.text, row.name)
      assert.matches("^%l+:%w+$", row.id)
      for _, other in ipairs(before) do assert.is_true(other.to < row.from or other.from > row.to) end
    end
    assert.equal("THING=wurbix | THING=lembix", found(added))
  end)

  it("keeps to min_confidence and types like the first", function()
    local s = "We saw a lembix today."
    assert.equal(1, #mn.entities(s, { tagger = train_things() }))
    assert.equal(0, #mn.entities(s, { tagger = train_things(), min_confidence = 0.999 }))
    assert.equal(0, #mn.entities(s, { tagger = train_things(), types = "PER" }))
  end)

  it("is not misled by a text that was read just before, or by other lists", function()
    local tagger = train_toy()
    local a, b = "They went to Pelenograd.", "They went to Nopenograd."
    assert.equal(found(tagger:tag(a)), found(tagger:tag(a)))
    assert.equal("TOWN=Nopenograd", found(tagger:tag(b)))
    mn.entities(a)
    assert.equal("TOWN=Nopenograd", found(tagger:tag(b)))
    assert.equal("TOWN=Pelenograd", found(tagger:tag(a, { lang = "fr" })))
  end)
end)

describe("a saved tagger", function()
  local function small()
    return core.tagger_write(assert(mn.train { sentences = sentences(0, 4), hash_bits = 8, epochs = 2 }))
  end

  it("is read as it was", function()
    local path = place .. "/toy.model"
    assert.is_true(train_toy():save(path))
    local tagger = assert(mn.tagger(path))
    assert.same({ "CLUB", "TOWN" }, tagger:types())
    assert.equal(core.tagger_write(train_toy()), core.tagger_write(tagger))
    local s = "They went to Pelenograd. Wolmistan Club lost again."
    assert.same({ table.unpack(train_toy():tag(s)) }, { table.unpack(tagger:tag(s)) })
  end)

  it("that is cut short, anywhere, is refused", function()
    local bytes = small()
    for size = 0, #bytes - 1 do
      local tagger, message = core.tagger_read(bytes:sub(1, size))
      assert.is_nil(tagger)
      assert.is_string(message)
    end
    assert.is_nil((core.tagger_read(bytes .. "\0")))
  end)

  it("with any byte changed is refused, but in the zeros after the version", function()
    local bytes = small()
    assert.is_truthy((core.tagger_read(bytes)))
    for at = 1, #bytes do
      local changed = bytes:sub(1, at - 1) .. string.char(bytes:byte(at) ~ 0x40) .. bytes:sub(at + 1)
      assert.equal(at > #"malinews tagger 1\n" and at <= 24, core.tagger_read(changed) ~= nil)
    end
  end)

  it("that is none, or is missing, is an error with its path", function()
    local path = write("none.model", "malinews gazetteer 1\n" .. ("\0"):rep(100))
    local tagger, message = mn.tagger(path)
    assert.is_nil(tagger)
    assert.matches(path .. ": no tagger, damaged", message, 1, true)
    tagger, message = mn.tagger(place .. "/nowhere.model")
    assert.is_nil(tagger)
    assert.matches("nowhere.model", message, 1, true)
    assert.is_nil((train_toy():save(place .. "/no/such/folder.model")))
  end)
end)

describe("any bytes", function()
  it("can be tagged: broken UTF-8, zeros, nothing, one long line", function()
    local tagger = train_toy()
    for _, s in ipairs { "", " ", "\n\n", "\0", "\xFF\xFE", "Zub\xC3", "They went to Zub\0ograd \xF0\x9F Melograd\xE2\x80",
      "\xC3\xA9ograd \u{202E}Talograd\u{AD}", ("Zubograd "):rep(20000), ("Kipistan Club, U.S."):rep(5000), ("\xC3"):rep(5000) } do
      check_rows(s, tagger:tag(s))
    end
  end)

  it("can be tagged: 300 random strings", function()
    local tagger, seed = train_toy(), 20210918
    math.randomseed(seed)
    local pieces = { "Zubograd", "istan", "Club", "went to ", "\xFF", "\xC3", "é", "\0", "\n", " ", " ", ". ", "U.S.", "A", "’",
      "-", "马" }
    for i = 1, 300 do
      local parts = {}
      for k = 1, math.random(40) do parts[k] = pieces[math.random(#pieces)] end
      local s = table.concat(parts)
      local ok, message = pcall(check_rows, s, tagger:tag(s))
      assert(ok, ("seed %d, text %d, %q: %s"):format(seed, i, s, tostring(message)))
    end
  end)

  it("can be trained on", function()
    local tagger = assert(mn.train { sentences = { { { "\xFF", "B-X" }, { "Zub\xC3", "I-X" }, { "!", "B-Y" } },
      { { "\0", "B-X" } } }, hash_bits = 8, epochs = 2 })
    check_rows("\xFF Zub\xC3!", tagger:tag "\xFF Zub\xC3!")
  end)
end)

describe("misuse", function()
  it("raises with the name of what is wrong", function()
    local function fails(what, f, ...)
      local ok, message = pcall(f, ...)
      assert.is_false(ok)
      assert.matches(what, message, 1, true)
    end
    local tagger = train_toy()
    fails("one of the options files and sentences", mn.train, {})
    fails("one of the options files and sentences", mn.train, { files = "x", sentences = {} })
    fails('did you mean "epochs"', mn.train, { files = "x", epoch = 3 })
    fails("hash_bits must be 8 to 24", mn.train, { files = "x", hash_bits = 40 })
    fails("epochs must be 1 to 1000", mn.train, { files = "x", epochs = 0 })
    fails("s must be string", tagger.tag, tagger, 5)
    fails('did you mean "lang"', tagger.tag, tagger, "x", { lnag = "en" })
    fails("by must be one of", tagger.evaluate, tagger, "x", { by = "rule" })
    fails("path must be string", tagger.save, tagger)
    fails("path must be string", mn.tagger)
    fails("Tagger expected", tagger.tag, {}, "x")
    fails("option tagger must be a tagger", mn.entities, "x", { tagger = io.stdout })
    fails("rows must be table", tagger.add, tagger, "x", "x")
    fails("Tagger expected", tagger.types, io.stdout)
  end)

  it("of a tagger in a finalizer is refused, and a call that it comes into goes on", function()
    local tagger, s = train_toy(), ("They went to Pelenograd.\n"):rep(200)
    local expected, refused = #tagger:tag(s), 0
    local other = assert(mn.train { sentences = sentences(0, 2), hash_bits = 8, epochs = 1 })
    for _ = 1, 50 do
      setmetatable({}, { __gc = function()
        if not pcall(tagger.tag, tagger, "They went to Zubograd.") then refused = refused + 1 end
        other:close()
      end })
      collectgarbage "step"
      assert.equal(expected, #tagger:tag(s))
    end
    collectgarbage()
    assert.is_true(refused > 0)
    assert.equal("Tagger: closed", tostring(other))
  end)

  it("of a closed tagger raises; it may be closed twice", function()
    local tagger = assert(mn.train { sentences = sentences(0, 2), hash_bits = 8, epochs = 1 })
    tagger:close()
    tagger:close()
    assert.has_error(function() tagger:tag "x" end)
    assert.has_error(function() tagger:save(place .. "/x") end)
    assert.equal("Tagger: closed", tostring(tagger))
  end)
end)

describe("examples/train_tagger.lua", function()
  it("trains on the corpus beside it and shows what each layer is worth", function()
    local pipe = assert(io.popen(("%s examples/train_tagger.lua"):format(os.getenv "LUA" or "lua5.4")))
    local out = pipe:read "a"
    assert.is_true(pipe:close())
    for _, word in ipairs { "lists and rules", "the tagger", "PER", "ORG", "LOC", "all" } do
      assert.matches(word, out, 1, true)
    end
  end)

  it("has a corpus of 250 sentences and more, of which a tagger learns more than lists and rules know", function()
    local texts = assert(conll.read "examples/tagger/train.conll")
    local count = 0
    for _, text in ipairs(texts) do count = count + select(2, text.text:gsub("\n", "")) + 1 end
    assert.is_true(count >= 250, count .. " sentences")
    local tagger = assert(mn.train { files = "examples/tagger/train.conll", hash_bits = 16 })
    local function f1(by)
      local same = { GPE = "LOC", GROUP = "ORG", MEDIA = "ORG" }
      local rows = assert(tagger:evaluate("examples/tagger/dev.conll", { by = by, map = same }))
      return rows[#rows].f1
    end
    assert.is_true(f1 "tagger" > 0.8)
    assert.is_true(f1 "tagger" > f1 "rules")
  end)
end)

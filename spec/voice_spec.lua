-- Roles and voice: every analysis takes them, its answer says what was left out, and what is left out is out.

local mn = require "malinews"

local function analyses()
  local names = {}
  local pipe = assert(io.popen "ls lua/malinews/analysis")
  for name in pipe:read("a"):gmatch "([%w_]+)%.lua" do names[#names + 1] = name end
  pipe:close()
  return names
end

-- What stands before the options of an analysis
local BEFORE = { kwic = { "soldiers" }, collocates = { "soldiers" }, dispersion = { "soldiers" }, sketch = { "soldiers" },
  labels = { "wagner" } }

local function ask(c, name, opts)
  local arguments = { table.unpack(BEFORE[name] or {}) }
  if name == "keyness" then arguments[1] = c:where { lang = "fr" } end
  arguments[#arguments + 1] = opts
  return c[name](c, table.unpack(arguments))
end

local NORTH = [[
Soldiers leave Kidal

The soldiers left Kidal on Monday. "The soldiers will never return," the mayor Paul Sow said. The minister Awa Keita said
that the soldiers had seized the town "by force and in the night", and that nobody had been asked.

Photo: soldiers on the road to Kidal
]]

local SOUTH = [[
Kidal is quiet

Nobody came to Kidal. "The soldiers will never return," the mayor Paul Sow said. The market opened late.
]]

local function corpus()
  return mn.corpus {
    mn.document(NORTH, { id = "n", outlet = "North", lang = "en", dct = "2021-09-20" }),
    mn.document(SOUTH, { id = "s", outlet = "South", lang = "en", dct = "2021-09-21" }),
  }
end

-- The parts of a row's quotation.
local function spans_of(row)
  local texts = {}
  for i, span in ipairs(row.spans) do texts[i] = row.doc.text:sub(span.from, span.to) end
  return texts
end

describe("every analysis", function()
  local c = mn.load "examples/corpus"

  it("takes roles and voice, and its note says what was left out", function()
    local n = 0
    for _, name in ipairs(analyses()) do
      if name ~= "same" then
        for _, voice in ipairs { "own", "quoted" } do
          local note = ask(c, name, { voice = voice, roles = "headline,heading,body" }).note
          assert.matches("roles: headline,heading,body; voice: " .. voice, note, 1, true, name)
          assert.matches("; left out: %d[%d.]* %% of the text", note, 1, false, name)
        end
        assert.is_nil(ask(c, name, {}).note:find "left out: ", name)
        n = n + 1
      end
    end
    assert.equal(23, n)
  end)

  it("refuses a role and a voice that there is not, with the nearest", function()
    for _, name in ipairs(analyses()) do
      if name ~= "same" then
        local _, message = pcall(ask, c, name, { voice = "owm" })
        assert.matches('option voice must be one of .*did you mean "own"', message, 1, false, name)
        _, message = pcall(ask, c, name, { roles = "body,headlines" })
        assert.matches('did you mean "headline"', message, 1, true, name)
      end
    end
  end)

  it("finds in the two voices together what it finds in all, where it counts words or names", function()
    local function total(rows)
      local n = 0
      for row in rows:iter() do n = n + row.count end
      return n
    end
    for _, name in ipairs { "frequencies", "entities", "kwic", "dates" } do
      local counted = (name == "kwic" or name == "dates") and function(rows) return #rows end or total
      local all, own, quoted = ask(c, name, {}), ask(c, name, { voice = "own" }), ask(c, name, { voice = "quoted" })
      assert(counted(own) > 0 and counted(quoted) > 0, name)
      assert.equal(counted(all), counted(own) + counted(quoted), name)
    end
  end)
end)

describe("c:quotes", function()
  it("in the outlet's own voice gives what it reports outside quotation marks, with its speaker", function()
    local rows = corpus():quotes { voice = "own" }
    assert.equal(1, #rows)
    assert.equal("The minister Awa Keita", rows[1].speaker.phrase.text)
    assert.same({ "the soldiers had seized the town", "and that nobody had been asked" }, spans_of(rows[1]))
    assert.equal(rows[1].text, NORTH:sub(rows[1].from, rows[1].to))
    assert.matches("kind: indirect; roles: all; voice: own", rows.note, 1, true)
  end)

  it("in quoted voice gives what stands inside them, by any kind", function()
    local rows = corpus():quotes { voice = "quoted" }
    assert.equal(3, #rows)
    assert.same({ '"The soldiers will never return,"' }, spans_of(rows[1]))
    assert.same({ '"by force and in the night"' }, spans_of(rows[2]))
    local mixed = corpus():quotes { voice = "quoted", kind = "indirect" }
    assert.same({ '"by force and in the night"' }, spans_of(mixed[1]))
  end)

  it("does not take the words between two parts of a quotation, which say who speaks, for what is said", function()
    local c = mn.corpus { mn.document('"We leave," said the mayor Paul Sow, who lives in Gao. "We leave at once."', { lang = "en" }) }
    for _, kind in ipairs { "direct", "indirect", "all" } do assert.equal(0, #c:quotes { voice = "own", kind = kind }, kind) end
    assert.same({ '"We leave,"', '"We leave at once."' }, spans_of(c:quotes { voice = "quoted" }[1]))
  end)

  it("keeps of a quotation the parts that stand in the roles asked for", function()
    assert.equal(0, #corpus():quotes { roles = "caption" })
    assert.equal(3, #corpus():quotes { roles = "body" })
  end)
end)

describe("c:sources", function()
  it("counts the words inside quotation marks, or with voice own those reported outside them", function()
    local c = corpus():where { outlet = "North" }
    local function words(opts)
      local all = {}
      for row in c:sources(opts):iter() do all[row.speaker] = row.words end
      return all
    end
    assert.same({ ["Paul Sow"] = 5, ["Awa Keita"] = 6 }, words {})
    assert.same({ ["Paul Sow"] = 5, ["Awa Keita"] = 6 }, words { voice = "quoted" })
    assert.same({ ["Awa Keita"] = 12 }, words { voice = "own" })
    assert.same({}, words { voice = "own", kind = "direct" })
    assert.matches("share of the reported words of each outlet", c:sources({ voice = "own" }).note, 1, true)
  end)
end)

describe("c:dedup", function()
  local speech = '"We shall stand with the people of the north until the last of them can sleep at home again," the mayor Paul Sow said.'

  it("with voice own does not take two articles for copies because they quote one speech", function()
    local c = mn.corpus { mn.document("It rained on Monday. " .. speech), mn.document("Markets fell. " .. speech) }
    assert.equal(1, #c:dedup { threshold = 0.5 })
    assert.equal(0, #c:dedup { threshold = 0.5, voice = "own" })
    assert.equal(1, c:dedup({ threshold = 0.5, voice = "quoted" })[1].similarity)
  end)

  it("compares of a paragraph the words that are looked at", function()
    local c = mn.corpus { mn.document(speech .. " It was a long day in the old town of Gao."),
      mn.document('"Go now," the mayor Paul Sow said. It was a long day in the old town of Gao.') }
    assert.equal(0, #c:dedup { blocks = true })
    local rows = c:dedup { blocks = true, voice = "own", threshold = 1, k = 30 }:where { kind = "block" }
    assert.equal(1, #rows)
    for _, hit in ipairs(rows[1].hits) do assert.equal(hit.text, hit.doc.text:sub(hit.from, hit.to)) end
  end)
end)

describe("c:variants and c:omission", function()
  local c = mn.corpus {
    mn.document('The minister Awa Keita said that foreign soldiers must leave the northern towns before the autumn harvest begins along the great river.',
      { outlet = "A", lang = "en" }),
    mn.document('The minister Awa Keita said that foreign soldiers must leave northern towns before the harvest begins along the great river this autumn.',
      { outlet = "B", lang = "en" }),
    mn.document('“Rain is late,” the farmer Paul Sow said.', { outlet = "C", lang = "en" }),
  }

  it("find one statement in the words of several outlets with voice own, and among quotations otherwise", function()
    assert.equal(0, #c:variants { words = 5 })
    assert.equal(0, #c:variants { words = 5, voice = "quoted" })
    local rows = c:variants { words = 5, voice = "own" }
    assert.equal(1, #rows)
    assert.equal(2, rows[1].count)
    assert.equal(0, #c:omission { of = "quote" })
    local row = c:omission({ of = "quote", voice = "own" })[1]
    assert.same({ 1, 1 }, { row.A, row.B })
    assert.same({ "C" }, row.missing)
  end)
end)

describe("rates inside a voice", function()
  it("c:compare is quoted through and through in quoted voice, not at all in the own one", function()
    local c = corpus()
    for row in c:compare({ voice = "quoted" }):iter() do assert.equal(1, row.quoted) end
    for row in c:compare({ voice = "own" }):iter() do assert.equal(0, row.quoted) end
  end)

  it("c:compare measures sentences that lie wholly inside, by their own words", function()
    local south = corpus():where { outlet = "South" }:compare { voice = "own" }[1]
    assert.equal(3, south.sentences) -- but not the one that holds the quotation
    assert.equal((3 + 4 + 4) / 3, south.words_per_sentence)
  end)

  it("c:labels counts the mentions in that voice for its rate", function()
    local c = mn.corpus { mn.document('Wagner came. Wagner mercenaries stayed. "The Wagner mercenaries are here," the mayor Paul Sow said.',
      { outlet = "A", lang = "en" }) }
    local all, own, quoted = c:labels("wagner")[1], c:labels("wagner", { voice = "own" })[1], c:labels("wagner", { voice = "quoted" })[1]
    assert.same({ 3, 2, 1 }, { all.mentions, own.mentions, quoted.mentions })
    assert.same({ 500, 1000 }, { own.mercenary, quoted.mercenary })
  end)

  it("c:network takes for all sentences those that have something in that voice", function()
    local c = mn.corpus { mn.document('France left Mali. “We left Mali,” the mayor Paul Sow said. It rained.', { lang = "en" }) }
    assert.matches("in one sentence, 3 of them", c:network({}).note, 1, true)
    assert.matches("in one sentence, 1 of them", c:network({ voice = "quoted" }).note, 1, true)
  end)

  it("c:same asks only the texts in that voice", function()
    local c = mn.corpus { mn.document('“Captain Zorro Keita left Gao,” the mayor Paul Sow said. Zorro Keita came back.', { lang = "en" }) }
    assert.is_true((c:same("Zorro Keita", "Captain Zorro Keita", { voice = "own" })) ~= nil)
    assert.has_error(function() c:same("a", "b", { voice = "x" }) end)
  end)
end)

-- What the core shows of lines: pieces, hints, openings, seams. All texts were written for this spec.

local core = require "malinews.core"
local patterns = require "malinews.lines.patterns"
local show = require "malinews.lines.show"
local texts = require "spec.support.texts"

local LINE, INNER, LABEL, FAR, GAP, ALONE = 1, 2, 4, 16, 32, 64
local TEXT, NAME = 1, 2

local function openings(...) return core.openings { ... } end

-- What the only piece of a line shows
local function shown(o, line)
  return (select(5, core.outline(o, line)()))
end

local function shows(o, line, what) return shown(o, line) & show[what] ~= 0 end

local NONE = openings()

describe("the outline of a text", function()
  it("has the pieces of its lines and begins each line once", function()
    local seed = texts.seed()
    for s in texts.generate(seed, 1000) do
      local want, pieces, starts = {}, {}, 0
      for i, from, to in core.pieces(s):spans() do want[i] = from .. "-" .. to .. s:sub(from, to) end
      for i, from, to, text, bits in core.outline(NONE, s) do
        pieces[i] = from .. "-" .. to .. text
        if bits & show.START ~= 0 then starts = starts + 1 end
      end
      assert.same(want, pieces, ("seed %d: %q"):format(seed, s))
      assert(starts <= #pieces and (starts > 0 or #pieces == 0))
    end
  end)

  it("shows a pattern where its one or two words begin a line, in any case and with any marks", function()
    local o = openings({ "lire", "aussi", LINE }, { "publicite", "", LINE })
    for _, line in ipairs { "Lire aussi", "LIRE  AUSSI: le pont", "« Lire… aussi", "Publicité", "PUBLICITÉ du jour", "Li\u{AD}re aussi" } do
      assert.is_true(shows(o, line, "PATTERN"), line)
    end
    for _, line in ipairs { "Lire", "Lire un livre aussi", "Il faut lire aussi", "Publicités", "aussi lire", "lireaussi" } do
      assert.is_false(shows(o, line, "PATTERN"), line)
    end
  end)

  it("shows an inner pattern anywhere in a short line, and at the beginning of a long one only", function()
    local o = openings { "all", "rights", INNER }
    assert.is_true(shows(o, "Delta Press, all rights reserved", "PATTERN"))
    assert.is_false(shows(o, ("word "):rep(60) .. "all rights reserved", "PATTERN"))
    assert.is_true(shows(o, "All rights " .. ("word "):rep(60), "PATTERN"))
  end)

  it("shows a pattern with a gap where its other words stand, in long lines too", function()
    local o = openings({ "get", "", GAP }, { "newsletter", "", FAR })
    assert.is_true(shows(o, "Get our " .. ("word "):rep(60) .. "newsletter", "PATTERN"))
    assert.is_false(shows(o, "Get our bridge", "PATTERN"))
    assert.equal(LINE, core.opening(o, "get it", 1) & LINE)
  end)

  it("shows what stands alone before a mark or the end only", function()
    local o = openings { "watch", "", ALONE }
    assert.is_true(shows(o, "Watch", "PATTERN") and shows(o, "Watch: the bridge", "PATTERN") and shows(o, "Watch :", "PATTERN"))
    assert.is_false(shows(o, "Watch the bridge", "PATTERN"))
  end)

  it("shows a tail behind a sentence's end, and a label before a colon", function()
    local o = openings({ "read", "more", LINE | LABEL })
    assert.is_true(shows(o, "The bridge is shut. Read more about it", "TAIL"))
    assert.is_true(shows(o, "The bridge is shut.” Read more about it", "TAIL"))
    assert.is_false(shows(o, "The bridge is shut, read more about it", "TAIL"))
    assert.is_true(shows(o, "The bridge is shut Read more: the plans", "LABEL"))
    assert.is_false(shows(o, "Plans: the bridge is shut, read more", "LABEL"))
  end)

  it("shows what may be a date, a heading, a note, no word, a repeat, a whole article", function()
    for _, line in ipairs { "Gao, 3 May 2021", "(1 euro = 655 CFA)", "20:10", "Mis à jour le 3 mai 2021 à 14h05" } do
      assert.is_true(shows(NONE, line, "DATE"), line)
    end
    for _, line in ipairs { "Gao, in May", "He said that they would come in 2021", ("A long line of Figures 2021 "):rep(7) } do
      assert.is_false(shows(NONE, line, "DATE"), line)
    end
    for _, line in ipairs { "A bridge waits", "Who pays?", "“A bridge”", "Le pont »" } do
      assert.is_true(shows(NONE, line, "ENDLESS"), line)
    end
    for _, line in ipairs { "A bridge waits.", "A bridge waits:", "He said, ", "He said.”", "He waits…", "Il dit. »", ("long "):rep(50) } do
      assert.is_false(shows(NONE, line, "ENDLESS"), line)
    end
    assert.is_true(shows(NONE, "* a note", "NOTE") and shows(NONE, "[1] a note", "NOTE") and not shows(NONE, "a note*", "NOTE"))
    assert.is_true(shows(NONE, "* * *", "WORDLESS") and not shows(NONE, "* é *", "WORDLESS"))
    assert.is_true(shows(NONE, ("word "):rep(130), "LONG") and not shows(NONE, ("word "):rep(90), "LONG"))
    local list = {}
    for i, _, _, _, bits in core.outline(NONE, "The same line.\nAnother line.\nThe same line.\nshort\nshort") do
      list[i] = bits & show.REPEAT ~= 0
    end
    assert.same({ true, false, true, false, false }, list)
  end)

  it("hides no line that a pattern of the shipped list finds", function()
    local index, seed = patterns.shipped(), texts.seed()
    local rows, k = patterns.rows(), 0
    for s in texts.generate(seed, 2 * #rows, 6) do
      k = k + 1
      local words = rows[(k - 1) % #rows + 1].pattern:gsub("%*$", ""):gsub("%*", "x")
      local line = k % 2 == 0 and words .. " " .. s or s .. " " .. words
      for _, from, to, text, bits in core.outline(index.openings, line) do
        if bits & show.PIECE == show.LINE and bits & show.PATTERN == 0 then
          assert.is_nil(patterns.find(index, text), ("seed %d: %q %d %d"):format(seed, line, from, to))
        end
      end
    end
  end)

  it("refuses what are no openings", function()
    assert.has_error(function() core.openings { { "word" } } end)
    assert.has_error(function() core.openings { { 1, "", LINE } } end)
    assert.has_error(function() core.openings { { "", "", LINE } } end)
    assert.has_error(function() core.openings { { ("x"):rep(32), "", LINE } } end)
    assert.has_error(function() core.outline(io.stdout, "x") end)
    assert.has_error(function() core.opening(NONE, "x", 0) end)
    assert.equal(0, core.opening(NONE, "", 1))
  end)
end)

describe("the seams of a paragraph", function()
  local o = openings({ "selon", "", TEXT }, { "le", "", TEXT }, { "l", "", TEXT }, { "a", "", NAME }, { "de", "", NAME })

  local function seams(s, from, to)
    local list = {}
    for _, first, last, kind in core.seams(o, s, from or 1, to or #s):spans() do list[#list + 1] = kind .. "=" .. s:sub(first, last) end
    return table.concat(list, " ~ ")
  end

  it("stand before a word that begins a sentence, without a mark before it", function()
    assert.equal("titled=Deux ponts ferment ", seams "Deux ponts ferment Selon le maire, il pleut.")
    assert.equal("titled=Un pont de plus ", seams "Il pleut. Un pont de plus L'eau monte. Il dort.")
    assert.equal("titled=Un pont de plus ", seams "Il pleut. Un pont de plus L’eau monte. Il dort.")
  end)

  it("stand before no name and after no word that names follow", function()
    assert.equal("", seams "Il va à Le Havre et de Selon il dit.")
    assert.equal("", seams "Le pont. Selon lui, il pleut. Ici, Le Pen parle.")
    assert.equal("", seams "Il lit « Le pont de bois », dit-il.")
  end)

  it("are what no mark ends behind two sentences", function()
    assert.equal("endless=Un pont ferme", seams "Il pleut. Il dort. Un pont ferme")
    assert.equal("", seams "Il pleut. Un pont ferme")
    assert.equal("endless=Un pont de M. Sarr", seams "Il pleut. Il dort. Un pont de M. Sarr")
  end)

  it("are looked for between two positions, whatever they are", function()
    local s = "Il pleut. Deux ponts Selon le maire. Fin"
    for from = 1, #s + 2 do
      for to = 0, #s + 2 do
        if to > 0 then core.seams(o, s, from, to) end
      end
    end
    assert.equal("", seams("", 1, 1))
    local seed = texts.seed()
    for text in texts.generate(seed, 1000) do
      local last = 0
      for _, from, to in core.seams(o, text, 1, #text):spans() do
        assert(from > last or from >= 1 and to <= #text, ("seed %d: %q"):format(seed, text))
        last = from
      end
    end
  end)
end)

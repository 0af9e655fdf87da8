local core = require "malinews.core"

local shaper = core.shaper { { "march", "x", "M" }, { "août", "M", "M" }, { "of", "f", "f" } }

describe("the shape of a text", function()
  local function shape(s) return (shaper:shape(s)) end

  it("gives known words their class, by case, and other words x or z", function()
    assert.equal("M x f z M M", shape "March march of Zed août AOÛT")
  end)

  it("classes figures by what they can count", function()
    assert.equal("1 1 2 2 0 0 3 4 Y Y 4 5", shape "1 12 13 31 0 32 365 0999 1000 2199 2200 12345")
    assert.equal("5", shape(("1"):rep(100000)))
  end)

  it("joins a time of the clock and the s of a decade", function()
    assert.equal("C C C 1:1 0:2 E 0x 0x", shape "7:05 23:59 23:59:59 3:2 99:30 60s 60x 60sx")
  end)

  it("folds typographic marks and spaces, and keeps line ends apart", function()
    assert.equal("x'x \"x\" x-x x\nx x x.", shape "l’ami «oui» a–b c\nd\u{A0}e\u{202F}f…")
    assert.equal("\n", shape " \t\n  ")
  end)

  it("gives a token to each character of it, without a gap, over any bytes", function()
    local seed, pool = 20210920, " 1:-/.saMf\n\xC3\xBB\xE2\x80\x99\xC2\xA0"
    local function random(n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n
    end
    for _ = 1, 2000 do
      local bytes = {}
      for i = 1, random(40) do
        bytes[i] = random(4) == 0 and string.char(random(256)) or pool:sub(random(#pool) + 1):sub(1, 1)
      end
      local s = table.concat(bytes)
      local text, tokens = shaper:shape(s)
      assert.equal(#text, #tokens)
      local at = 1
      for i = 1, #tokens do
        local from, to = tokens:span(i)
        assert(from == at and to >= from, "seed 20210920: " .. ("%q"):format(s))
        at = to + 1
      end
      assert.equal(#s + 1, at)
    end
  end)

  it("refuses rows without a word, a class, or with a word too long", function()
    assert.has_error(function() core.shaper { { "", "a", "a" } } end)
    assert.has_error(function() core.shaper { { "word", "a" } } end)
    assert.has_error(function() core.shaper { { ("w"):rep(33), "a", "a" } } end)
    assert.has_error(function() core.shaper(7) end)
  end)

  it("grows to thousands of words, and the last class of a word counts", function()
    local rows = {}
    for i = 1, 3000 do rows[i] = { "w" .. ("%x"):format(i):gsub("%d", function(d) return string.char(103 + d) end), "a", "b" } end
    rows[3001] = { rows[7][1], "q", "Q" }
    local big = core.shaper(rows)
    for i = 1, 3000 do assert.equal(i == 7 and "q" or "a", (big:shape(rows[i][1]))) end
  end)
end)

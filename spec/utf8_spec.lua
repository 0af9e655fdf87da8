local mn = require "malinews"

describe("validation and repair", function()
  it("accepts well-formed text of every length of sequence, NUL and noncharacters included", function()
    for _, s in ipairs { "", "plain", "\0", "é", "ߊߟߊ", "\u{FFFF}", "\u{10FFFF}", "\u{D7FF}\u{E000}" } do
      assert.is_true(mn.validate(s))
    end
  end)

  it("names the byte where the first ill-formed sequence begins", function()
    local cases = {
      ["\x80"] = 1, ["a\xFF"] = 2, ["é\xC3"] = 3, ["\xC0\x80"] = 1, ["ab\xED\xA0\x80"] = 3, ["\xF4\x90\x80\x80"] = 1,
      ["\xE2\x82"] = 1, ["x\xF0\x9F\x92"] = 2,
    }
    for s, at in pairs(cases) do
      local ok, message, byte = mn.validate(s)
      assert.is_nil(ok)
      assert.equal("invalid UTF-8", message)
      assert.equal(at, byte)
    end
  end)

  it("repairs with one U+FFFD for each maximal subpart", function()
    -- Unicode 15.0, table 3-8
    local repaired, count = mn.repair "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"
    assert.equal("a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d", repaired)
    assert.equal(6, count)
  end)

  it("gives the very same string back when nothing is wrong", function()
    local s = "N’Djamena"
    local repaired, count = mn.repair(s)
    assert.equal(s, repaired)
    assert.equal(0, count)
  end)

  it("raises on an argument that is no string", function()
    assert.has_error(function() mn.validate {} end)
    assert.has_error(function() mn.repair() end)
  end)
end)

-- Folding: what meets under one key, and what does not.
local mn = require "malinews"

local function meet(...)
  local first = ...
  for _, other in ipairs { ... } do assert.equal(mn.fold(first), mn.fold(other)) end
end

-- Deterministic random numbers, so that a failure can be run again.
local function generator(seed)
  return function(m)
    seed = (seed * 6364136223846793005 + 1442695040888963407)
    return (seed >> 33) % m + 1
  end
end

local function scalar(random, most)
  local cp = random(most) - 1
  return (cp >= 0xD800 and cp <= 0xDFFF) and 0xE9 or cp
end

describe("mn.fold", function()
  it("folds case, in every script that has it", function()
    meet("BAMAKO", "Bamako", "bamako")
    meet("ΟΔΟΣ", "οδος", "οδοσ")
    meet("МИНУСМА", "минусма")
    meet("𞤖𞤢𞤤𞤨𞤵𞤤𞤢𞤪", "𞤸𞤢𞤤𞤨𞤵𞤤𞤢𞤪") -- Adlam
    meet("Straße", "STRASSE", "STRAẞE")
    meet("Ŋ", "ŋ")
    meet("Ɓ", "ɓ")
  end)

  it("takes the dot of İ for a mark, and ı for i", function()
    meet("İstanbul", "istanbul", "I\u{307}stanbul")
    meet("Yıldırım", "YILDIRIM", "Yildirim")
  end)

  it("takes marks off, whichever way they are written", function()
    meet("Ménaka", "Menaka", "Me\u{301}naka", "MÉNAKA")
    meet("Keïta", "Keita", "Kei\u{308}ta")
    meet("Ọ̀yọ́", "Oyo", "O\u{300}\u{323}yo\u{301}\u{323}")
    meet("ё", "е")
  end)

  it("writes out ligatures and letters with a stroke", function()
    meet("cœur", "coeur", "CŒUR")
    meet("ex æquo", "ex aequo")
    meet("ﬁn", "fin")
    meet("Łódź", "Lodz")
    meet("Møller", "Moller")
    meet("Đà Nẵng", "Da Nang")
  end)

  it("keeps letters of their own in African orthographies", function()
    assert.equal("ɓ ɗ ɛ ɔ ŋ ɲ ƴ", mn.fold "Ɓ Ɗ Ɛ Ɔ Ŋ Ɲ Ƴ")
  end)

  it("knows one apostrophe and one hyphen", function()
    meet("N'Djamena", "N’Djamena", "N‘Djamena", "Nʼdjamena", "N＇Djamena", "N`Djamena", "N´Djamena", "Nʹdjamena", "N′Djamena")
    meet("Al-Qaida", "al‐Qaïda", "al‑Qaida", "al–Qaida", "al−Qaida", "al－Qaida", "al﹣Qaida")
    assert.equal("a—b", mn.fold "a—b")
  end)

  it("removes what cannot be seen", function()
    meet("Tombouctou", "Tom\u{AD}bouctou", "\u{FEFF}Tombouctou", "Tom\u{200B}bouc\u{200D}tou", "\u{200E}Tombouctou\u{FE0F}")
  end)

  it("folds compatibility forms to a fixpoint", function()
    meet("ＭＡＬＩ", "mali")
    meet("№ 5", "no 5")
    meet("x²", "x2")
    meet("℃", "°C")
    meet("a\u{A0}b", "a\u{202F}b", "a b")
    assert.equal(mn.fold "صلى الله عليه وسلم", mn.fold "\u{FDFA}")
  end)

  it("folds N'Ko, Ajami, Tifinagh and Ethiopic by their marks alone", function()
    assert.equal("ߒߞߏ", mn.fold "ߒߞߏ߫") -- a tone mark
    assert.equal("ߒ'ߞߏ", mn.fold "ߒߴߞߏ") -- the high tone apostrophe
    assert.equal("كنو", mn.fold "كَنُو") -- Hausa in Ajami, with vowel signs
    meet("أمة", "امة")
    meet("محـــمد", "محمد") -- stretched by tatweel
    assert.equal("ⵜⴰⵎⴰⵣⵉⵖⵜ", mn.fold "ⵜⴰⵎⴰⵣⵉⵖⵜ")
    assert.equal("ሰላም", mn.fold "ሰላ\u{135F}ም")
    assert.equal("𞤨𞤵𞤤𞤢𞤪", mn.fold "𞤆𞤵𞥄𞤤𞤢𞤪") -- Adlam's long vowel sign
  end)

  it("keeps the signs that are vowels: Indic, Thai, Lao, Tibetan, Thaana", function()
    for _, word in ipairs { "नई दिल्ली", "কলকাতা", "กรุงเทพ", "ວຽງຈັນ", "བོད", "ދިވެހި" } do
      assert.equal(utf8.len(mn.normalize(word, "NFKD")), utf8.len(mn.fold(word)))
    end
  end)

  it("keeps syllables of Hangul apart from each other, and meets their jamo", function()
    assert.equal(mn.normalize("한국", "NFD"), mn.fold "한국")
    assert.are_not.equal(mn.fold "한", mn.fold "하")
  end)

  it("replaces a broken byte by U+FFFD, one for each maximal subpart", function()
    assert.equal("a\u{FFFD}b", mn.fold "A\xFFB")
    assert.equal("\u{FFFD}e", mn.fold "\xE2\x80e")
    assert.equal("caf\u{FFFD}", mn.fold "Caf\xC3")
    assert.equal("\u{FFFD}\u{FFFD}", mn.fold "\xED\xA0" )
    assert.equal("\0a", mn.fold "\0A")
    assert.equal("", mn.fold "")
  end)

  it("folds each code point to a fixpoint, the same from NFC, NFD, NFKC and NFKD", function()
    for cp = 0, 0x10FFFF do
      if cp == 0xD800 then goto continue end
      if cp > 0xD800 and cp < 0xE000 or cp > 0x2FA20 and cp < 0xDFFF0 or cp > 0xE1010 then goto continue end
      do
        local s = utf8.char(cp)
        local folded = mn.fold(s)
        if mn.fold(folded) ~= folded then error(("U+%04X has no fixpoint"):format(cp)) end
        for _, form in ipairs { "NFC", "NFD" } do
          if mn.fold(mn.normalize(s, form)) ~= folded then error(("U+%04X and its %s"):format(cp, form)) end
        end
      end
      ::continue::
    end
  end)

  it("is idempotent and blind to canonical equivalence, for generated text", function()
    local seed = 1905
    local random = generator(seed)
    local ranges = { 0x80, 0x250, 0x3000, 0x3000, 0x11FFFF - 0x10000 }
    for case = 1, 20000 do
      local cps = {}
      for i = 1, random(12) do cps[i] = random(3) == 1 and 0x2FF + random(0x70) or scalar(random, ranges[random(#ranges)]) end
      local s = utf8.char(table.unpack(cps))
      local where = ("seed %d, case %d: %q"):format(seed, case, s)
      local folded = mn.fold(s)
      assert(mn.fold(folded) == folded, where)
      assert(mn.fold(mn.normalize(s, "NFC")) == mn.fold(mn.normalize(s, "NFD")), where)
      assert(mn.fold(s .. s) == folded .. folded, where)
    end
  end)

  it("takes any bytes, and gives well-formed text", function()
    local random = generator(42)
    for _ = 1, 20000 do
      local bytes = {}
      for i = 1, random(40) do bytes[i] = random(4) > 1 and 0x7F + random(0x81) or random(128) - 1 end
      for i = 1, #bytes do bytes[i] = bytes[i] & 0xFF end
      local s = string.char(table.unpack(bytes))
      local folded = mn.fold(s)
      assert(mn.validate(folded), ("%q"):format(s))
      assert(mn.fold((mn.repair(s))) == folded, ("%q"):format(s))
    end
  end)

  it("raises on an argument that is no string", function()
    assert.has_error(function() mn.fold {} end)
  end)
end)

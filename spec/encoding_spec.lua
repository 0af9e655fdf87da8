local encoding = require "malinews.encoding"

describe("decoding a file", function()
  it("takes UTF-8 as it is, with or without a byte-order mark", function()
    local text, name, note = encoding.decode "Sévaré"
    assert.same({ "Sévaré", "UTF-8" }, { text, name, note })
    text, name, note = encoding.decode "\u{FEFF}Sévaré"
    assert.equal("Sévaré", text)
    assert.equal("UTF-8", name)
    assert.matches("byte-order mark", note, 1, true)
  end)

  it("reads Latin-1 and Windows-1252 as what they are", function()
    local text, name = encoding.decode "S\xE9var\xE9 \x93fin\x94 \x80"
    assert.equal("Sévaré “fin” €", text)
    assert.equal("Windows-1252", name)
  end)

  it("reads UTF-16 of both byte orders, lone surrogates replaced", function()
    assert.equal("Aé", (encoding.decode "\xFF\xFEA\0\xE9\0"))
    assert.equal("Aé", (encoding.decode "\xFE\xFF\0A\0\xE9"))
    assert.equal("😀", (encoding.decode "\xFF\xFE\x3D\xD8\x00\xDE"))
    assert.equal("\u{FFFD}A", (encoding.decode "\xFF\xFE\x3D\xD8A\0"))
  end)

  it("keeps broken UTF-8 as it is and says where it breaks", function()
    local s = "Goïta à Sévaré, \xFF Côte d’Ivoire"
    local text, name, note = encoding.decode(s)
    assert.equal(s, text)
    assert.equal("UTF-8", name)
    assert.matches("invalid UTF-8 at byte 21 (1 place)", note, 1, true)
  end)

  it("tells a binary file from a text", function()
    assert.is_true(encoding.is_binary("\127ELF\2\1\1\0\0\0\0\0\0\0\0\0"))
    assert.is_false(encoding.is_binary "plain text\r\n\twith tabs")
    assert.is_false(encoding.is_binary "\xFF\xFEA\0")
  end)
end)

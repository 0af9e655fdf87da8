local core = require "malinews.core"

local function pieces(s)
  local out = {}
  for _, from, to, kind in core.pieces(s):spans() do out[#out + 1] = kind .. "=" .. s:sub(from, to) end
  return table.concat(out, " ~ ")
end

describe("the pieces of lines", function()
  it("are lines without the white space at their edges, and blanks", function()
    assert.equal("line=a ~ blank= ~ line=b c", pieces " a \n \t\n\u{A0}b c\u{3000}")
    assert.equal("", pieces "")
    assert.equal("blank=", pieces "\n")
  end)

  it("end at every kind of line end", function()
    for _, mark in ipairs { "\n", "\r\n", "\r", "\f", "\v", "\u{85}", "\u{2028}", "\u{2029}" } do
      assert.equal("line=ab ~ line=cd", pieces("ab" .. mark .. "cd"))
    end
    assert.equal("line=it’s ÂÅ ~ line=x", pieces "it’s ÂÅ\nx")
  end)

  it("part a credit from the caption it is glued to", function()
    assert.equal("credit=© AGENCY / ALI SOW ~ line=Women sell fish.", pieces "© AGENCY / ALI SOWWomen sell fish.")
    assert.equal("credit=© AGENCY / Ali Sow ~ line=In Gao, women sell fish.", pieces "© AGENCY / Ali SowIn Gao, women sell fish.")
    assert.equal("credit=© AGENCY / ALI SOW", pieces "© AGENCY / ALI SOW")
  end)

  it("part a dateline from the first sentence", function()
    assert.equal("dateline=GAO (APA) - ~ line=Rain fell.", pieces "GAO (APA) - Rain fell.")
    assert.equal("dateline=GAO, Mali, March 3 (APA) — ~ line=Rain fell.", pieces "GAO, Mali, March 3 (APA) — Rain fell.")
    assert.equal("dateline=GAO, ($1=600.00 XOF) ~ line=Rain fell.", pieces "GAO, ($1=600.00 XOF)Rain fell.")
    assert.equal("line=GAO was quiet (and dry) all day.", pieces "GAO was quiet (and dry) all day.")
    assert.equal("line=UN, AU and EU leave - all of them.", pieces "UN, AU and EU leave - all of them.")
  end)

  it("part the name of a site from a headline", function()
    assert.equal("line=Rain falls on Gao ~ site=Mali", pieces "Rain falls on Gao | Mali")
    assert.equal("line=He drew a | and left.", pieces "He drew a | and left.")
  end)
end)

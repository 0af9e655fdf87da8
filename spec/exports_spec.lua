-- Text exports of press databases. The samples in spec/support/exports were written for this spec.

local mn = require "malinews"
local folder = require "spec.support.folder"

local function load(name)
  local c = assert(mn.load("spec/support/exports/" .. name .. ".txt"))
  local problems = {}
  for _, p in ipairs(c:problems()) do problems[#problems + 1] = ("%s %s: %s"):format(p.line or "-", p.what, p.message) end
  return c, problems
end

describe("text exports", function()
  it("reads Nexis Uni: fields by position and label, and a title with a date is no date", function()
    local c, problems = load "nexis-uni"
    assert.equal(2, #c)
    local meta = c["nexis-uni:1"].meta
    assert.equal("Bridge at Port Amar stays closed, council says", meta.title)
    assert.equal("The Delta Courier", meta.outlet)
    assert.equal("2021-04-03", meta.dct)
    assert.equal("Amina Sarr", meta.author)
    assert.equal("2021-04-04", meta.loaded)
    assert.equal("Nexis", meta.published_from)
    assert.matches("mayor told The Delta Courier. \"Steel: that is the whole story.\"", c[1].text, 1, true)
    assert.equal("Fishermen's diary, part 3 May 2020\nThe nets are dry. The river is not.\n", c[2].text)
    assert.equal("2021-04-05", c[2].meta.dct)
    assert.equal("en", c[2].meta.lang)
    assert.same({}, problems)
  end)

  it("reads old LexisNexis files, joins their wrapped lines, and names with its line what it could not read", function()
    local c, problems = load "nexis-old"
    assert.equal(1, #c)
    assert.equal("The Delta Courier", c[1].meta.outlet)
    assert.equal("2021-04-03", c[1].meta.dct)
    assert.matches("will not open before the rains, the council", c[1].text, 1, true)
    assert.same({ "16 note: Nexis: a label that the layout does not know: WEATHER",
      "35 skipped: Nexis: no text found in article 2",
      "- changed: Nexis: hard-wrapped lines were joined in 1 article" }, problems)
  end)

  for _, name in ipairs { "factiva-codes", "factiva-plain" } do
    it("reads " .. name .. ", several articles and two languages", function()
      local c = load(name)
      assert.equal(2, #c)
      assert.equal("Bridge at Port Amar stays closed", c[1].meta.title)
      assert.equal("Delta Press Newswire", c[1].meta.outlet)
      assert.equal("2021-04-03", c[1].meta.dct)
      assert.equal("Amina Sarr", c[1].meta.author)
      assert.equal("PORT AMAR", c[1].meta.place)
      assert.equal("fr", c[2].meta.lang)
      assert.equal("2021-04-04", c[2].meta.dct)
      assert.equal("Les pêcheurs attendent\nLes filets sont secs depuis trois semaines sur la rive gauche.\n", c[2].text)
    end)
  end

  it("reports a code that Factiva had not before, with file and line", function()
    local _, problems = load "factiva-codes"
    assert.same({ "15 note: Factiva: a code that the layout does not know: ZZ" }, problems)
  end)

  it("reads Europresse", function()
    local c, problems = load "europresse"
    assert.equal(2, #c)
    assert.equal("Le pont de Port-Amar reste fermé", c[1].meta.title)
    assert.equal("La Gazette du Fleuve", c[1].meta.outlet)
    assert.equal("2021-04-03", c[1].meta.dct)
    assert.matches("\n« Nous n'avons pas d'acier », explique le maire.\n$", c[1].text)
    assert.equal("Le Quotidien des Îles", c[2].meta.outlet)
    assert.same({}, problems)
  end)

  it("reads line ends of Windows and takes no article for an export", function()
    local text = assert(io.open("spec/support/exports/nexis-uni.txt", "rb")):read "a"
    local root = folder.make { ["a.txt"] = text:gsub("\n", "\r\n"), ["b.txt"] = "A piece\nLength: a matter of taste.\nEnd." }
    local c = assert(mn.load(root))
    folder.remove(root)
    assert.equal(3, #c)
    assert.equal("2021-04-03", c["a:1"].meta.dct)
    assert.equal("b", c[3].id)
  end)
end)

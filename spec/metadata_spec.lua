-- What texts and file names state about themselves. All texts were written for this spec.

local mn = require "malinews"
local folder = require "spec.support.folder"

local BODY = "The council of the town met on Thursday to talk about the bridge, which has been closed since the flood, "
  .. "and nobody could say when it would open again."

local function text(...)
  return table.concat({ ... }, "\n") .. "\n" .. BODY .. "\n" .. BODY .. "\n"
end

describe("metadata from the text", function()
  it("tells published from updated, whatever their order", function()
    local m = mn.metadata(text("A Bridge Waits", "21:05 GMT 03.04.2021 (Updated: 08:15 GMT 05.06.2022)"))
    assert.equal("2021-04-03", m.published)
    assert.equal("2022-06-05", m.updated)
    assert.equal("line 2", m.published_from)
    m = mn.metadata(text("A Bridge Waits", "Last modified: 1 April 2021 Published: 31 March 2021"))
    assert.equal("2021-03-31", m.published)
    assert.equal("2021-04-01", m.updated)
    m = mn.metadata(text("Un pont attend", "Publié le 18 février 2022 à 10h32, mis à jour à 14h05"))
    assert.equal("2022-02-18", m.published)
    assert.equal("2022-02-18", m.updated)
    m = mn.metadata(text("Un pont attend", "Mis à jour le 1er mars 2022"))
    assert.is_nil(m.published)
    assert.equal("2022-03-01", m.updated)
  end)

  it("reads place, agency and author from datelines and by-lines", function()
    local m = mn.metadata("A Bridge Waits\nBy Walter Lundqvist and Amina Sarr\nPORT AMAR, April 3 (Delta Press) - " .. BODY)
    assert.equal("PORT AMAR", m.place)
    assert.equal("Delta Press", m.agency)
    assert.equal("Walter Lundqvist, Amina Sarr", m.author)
    m = mn.metadata(text("Un pont attend", "Par Solveig Marchand, à Ségou"))
    assert.equal("Solveig Marchand", m.author)
    assert.equal("Ségou", m.place)
    m = mn.metadata("Un pont attend\nBamako, 3 avril 2021 — " .. BODY)
    assert.equal("Bamako", m.place)
    assert.equal("2021-04-03", m.published)
  end)

  it("leaves the year out where it is not stated, unless the file's name has the day", function()
    local s = "A Bridge Waits\nPORT AMAR, April 3 (Delta Press) - " .. BODY
    assert.equal("XXXX-04-03", mn.metadata(s).published)
    local m = mn.metadata(s, { name = "in/delta-2021-04-03-bridge.txt" })
    assert.equal("2021-04-03", m.published)
    assert.equal("file name", m.published_from)
  end)

  it("takes an outlet from a site's name behind a headline or from a text that speaks of itself, not a section's", function()
    assert.equal("Delta Courier", mn.metadata(text "A Bridge Waits | Delta Courier").outlet)
    assert.is_nil(mn.metadata(text "A Bridge Waits | bridges").outlet)
    assert.is_nil(mn.metadata(text "A Bridge Waits | Bridges").outlet)
    local m = mn.metadata(text("A Bridge Waits") .. "As Fluvial has reported, it is the third bridge to be closed.")
    assert.equal("Fluvial", m.outlet)
    assert.equal("\"As Fluvial has reported\"", m.outlet_from)
  end)

  it("finds dates in file names in the usual forms, and none in numbers that are no dates", function()
    for _, name in ipairs { "20210403_bridge", "x_2021_04_03", "03.04.2021 bridge", "bridge-2021-4-3" } do
      assert.equal("2021-04-03", mn.metadata(BODY, { name = name .. ".txt" }).published, name)
    end
    for _, name in ipairs { "000_71a4b6a7ceee6045", "20219903", "bridge-2021", "2021-04" } do
      assert.is_nil(mn.metadata(BODY, { name = name .. ".txt" }).published, name)
    end
  end)

  it("guesses nothing", function()
    local m = mn.metadata("The bridge was closed on April 3, 2021, said Amina Sarr, by the council in Bamako.\n" .. BODY)
    assert.same({}, m)
  end)
end)

describe("mn.load", function()
  local root
  after_each(function() if root then folder.remove(root) end root = nil end)

  it("sets the creation time to the day of publication, and says whence it knows it", function()
    root = folder.make { ["a.txt"] = text("A Bridge Waits", "21:05 GMT 03.04.2021 (Updated: 08:15 GMT 05.06.2022)") }
    local c = assert(mn.load(root))
    assert.equal("2021-04-03", c["a"].meta.dct)
    assert.equal("2022-06-05", c["a"].meta.updated)
    assert.equal("line 2", c["a"].meta.published_from)
  end)

  it("keeps what metadata.tsv says, and reads nothing with metadata=false", function()
    root = folder.make { ["a.txt"] = text("A Bridge Waits | Delta Courier", "Published: 3 April 2021"),
      ["metadata.tsv"] = "id\tdct\toutlet\na\t2020-01-02\tThe Delta\n" }
    local c = assert(mn.load(root))
    assert.equal("2020-01-02", c["a"].meta.dct)
    assert.equal("2020-01-02", c["a"].meta.published)
    assert.equal("given", c["a"].meta.published_from)
    assert.equal("The Delta", c["a"].meta.outlet)
    c = assert(mn.load(root .. "/a.txt", { metadata = false }))
    assert.is_nil(c["a"].meta.dct)
    assert.is_nil(c["a"].meta.outlet)
  end)

  it("names who signs: a job above the text, no outlet beside the name, none of those who cut the film", function()
    local body = ("The council of the town met on Thursday to talk about the bridge, which the flood has closed. "):rep(2)
    assert.equal("Awa Sow", mn.metadata("A bridge waits\nAwa Sow, BBC News correspondent in Gao\n" .. body).author)
    local below = "A bridge waits\n" .. (body .. "\n"):rep(9) .. "Awa Sow, BBC News correspondent in Gao\n" .. body
    assert.is_nil(mn.metadata(below).author)
    assert.equal("Awa Sow", mn.metadata("Le pont attend\nUne interview de Awa Sow; montage : Ali Ba.\n" .. body).author)
  end)
end)

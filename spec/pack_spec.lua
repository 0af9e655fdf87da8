-- Name packs: what a row may look like, what is told of one that is wrong, and that the shipped ones load.

local mn = require "malinews"

local HEADER = "id\ttype\tname\tforms\tcase\tcountry\tcameo\tat\troles\tgender\tsource\n"

local path

local function pack(text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return mn.gazetteer(path)
end

describe("a name pack", function()
  before_each(function() path = os.tmpname() end)
  after_each(function() os.remove(path) end)

  it("has comments, empty lines, a header and rows; lines may end with CR LF, and the last without", function()
    local g, faults = pack("\u{FEFF}# a comment\r\n\r\n" .. HEADER:gsub("\n", "\r\n") ..
      "a:x\tPER\tAlpha\t\t\r\n# another\r\n\n#b:x\tPER\tNo\nc:x\tPER\tGamma\tDelta|Epsilon\texact\tMLI")
    assert.same({}, faults)
    assert.equal(2, #g)
    assert.equal("a:x", g:row(1).id)
    assert.equal("c:x", g:lookup "Epsilon")
    assert.same({ id = "c:x", type = "PER", name = "Gamma", forms = { "Delta", "Epsilon" }, case = "exact", country = "MLI" },
      g:find "c:x")
  end)

  it("may name its columns in any order, and columns that mean nothing here", function()
    local g = assert(pack "name\tnote\tforms\tid\ttype\nMali\tanything\tMalí\tgpe:mali\tGPE\n")
    assert.same({ id = "gpe:mali", type = "GPE", name = "Mali", forms = { "Malí" } }, g:find "gpe:mali")
  end)

  it("has forms with a language, an exact case, and a preference", function()
    local g, conflicts = pack(HEADER .. "a\tORG\tAlpha\tfr:=ALF|ru:Альфа|~Beta|=~GAM|~=DEL|it:|xx:y|abc:d\n" ..
      "b\tORG\tBeta\t~=GAM|=DEL\n")
    assert.equal("a", g:lookup "ALF")
    assert.is_nil(g:lookup "Alf")
    assert.equal("a", g:lookup "Альфа")
    assert.equal("b", g:lookup "Beta")
    assert.equal("a", g:lookup "GAM")
    assert.equal("b", g:lookup "DEL")
    assert.equal("a", g:lookup "abc:d")
    assert.equal("a", g:lookup "y")
    for _, c in ipairs(conflicts) do assert.is_true(c.yields) end
    assert.equal(3, #conflicts)
  end)

  it("gives every form the case of its row, but exact ones", function()
    local g = pack(HEADER .. "a\tORG\tAlpha\tBeta|=GAM\tany\nb\tORG\tDelta\tEta\texact\n")
    assert.equal("a", g:lookup "alpha")
    assert.equal("a", g:lookup "beta")
    assert.is_nil(g:lookup "gam")
    assert.is_nil(g:lookup "DELTA")
    assert.equal("b", g:lookup "Eta")
  end)

  it("tells of a bad row with its line, and loads the rest", function()
    local g, faults = pack("# one\n" .. HEADER .. "a\tORG\tAlpha\n\tORG\tNoid\nb\tORG\nc\tORG\tGamma\t\tsometimes\n" ..
      "d\tORG\tDelta\t\t\t\t\t\t\t\t\t\textra\ne\tORG\tEta\t!!\n")
    assert.equal(2, #g)
    local told = {}
    for i, f in ipairs(faults) do
      told[i] = f.kind .. " " .. f.line
      assert.equal(path, f.path)
      assert.equal(path .. ":" .. f.line .. ": ", f.message:sub(1, #path + 4))
    end
    assert.same({ "row 4", "row 5", "row 6", "row 7", "form 8" }, told)
    assert.equal("e", g:lookup "Eta")
  end)

  it("without a header that names id, type and name is none", function()
    for _, text in ipairs { "", "# only this\n", "id\tname\na\tb\n", "id\ttype\tname\tid\n", "\0\1\2",
      ("x\t"):rep(40) .. "id\ttype\tname" } do
      local g, message, line = pack(text)
      assert.is_nil(g)
      assert.truthy(message:find(path, 1, true))
      assert.equal("integer", math.type(line))
    end
  end)

  it("may be one of several, whose rows keep the order that is given", function()
    local other = os.tmpname()
    local file = assert(io.open(other, "wb"))
    file:write(HEADER, "b\tORG\tAlpha\n\tbad\n")
    file:close()
    assert(pack(HEADER .. "a\tORG\tAlpha\n"))
    local g, faults = mn.gazetteer { path, other }
    assert.equal("a", g:lookup "Alpha")
    assert.equal(other, faults[1].path)
    assert.same({ "conflict 2", "row 3" }, { faults[1].kind .. " " .. faults[1].line, faults[2].kind .. " " .. faults[2].line })
    g = mn.gazetteer { other, path }
    assert.equal("b", g:lookup "Alpha")
    local none, message = mn.gazetteer { path, "/nowhere.tsv" }
    assert.is_nil(none)
    assert.truthy(message:find "nowhere")
    os.remove(other)
  end)

  it("can be no compiled one among others", function()
    assert(mn.gazetteer({ { id = "a", type = "X", name = "A" } }):save(path))
    local g, message = mn.gazetteer { path, path }
    assert.is_nil(g)
    assert.truthy(message:find "alone")
  end)

  it("may hold any bytes without harm (seed 7)", function()
    math.randomseed(7)
    local pieces = { "\t", "\n", "|", "=", "~", "fr:", "id", "type", "name", "Alpha", "\r", "#", "\0", "\xFF", "é", "\x1F", "." }
    for _ = 1, 300 do
      local parts = { HEADER }
      for i = 2, math.random(200) do parts[i] = pieces[math.random(#pieces)] end
      local g = assert(pack(table.concat(parts)))
      for i = 1, #g do assert.equal("string", type(g:row(i).id)) end
      local s = "Alpha é id Alpha.name"
      for _, row in ipairs(g:scan(s, { overlap = "all" })) do assert.equal(row.text, s:sub(row.from, row.to)) end
    end
  end)
end)

describe("the shipped name packs", function()
  local function name_packs()
    local list = {}
    local pipe = assert(io.popen "find lua/malinews/data -name '*.tsv' | LC_ALL=C sort")
    for name in pipe:lines() do
      for line in io.lines(name) do
        if line:sub(1, 1) ~= "#" then
          if line:find "^id\ttype\tname\t" then list[#list + 1] = name end
          break
        end
      end
    end
    pipe:close()
    return list
  end

  it("load without a bad row or form, and soon", function()
    local paths, best = name_packs(), math.huge
    local g, faults
    for _ = 1, 3 do
      local start = os.clock()
      g, faults = assert(mn.gazetteer(paths))
      best = math.min(best, os.clock() - start)
    end
    for _, fault in ipairs(faults) do assert.equal("conflict", fault.kind, fault.message) end
    assert(#g > 0)
    assert(best < (os.getenv "MN_SANITIZED" and 5 or 0.1), best)
    local r = g:scan "The Malian army and Wagner fighters entered Moura, in the region of Mopti, Mali."
    assert(#r >= 3)
  end)
end)

local mn = require "malinews"

local function sample()
  return mn.corpus {
    mn.document("Le Mali", { id = "000_aa", outlet = "Hexaradio", dct = "2021-03-31", lang = "fr" }),
    mn.document("Mali news", { id = "000_ab", outlet = "Volga", lang = "en" }),
    mn.document("More", { id = "001_c", outlet = "Volga" }),
  }
end

describe("a document", function()
  it("keeps its text and what is known about it", function()
    local doc = mn.document("text", { id = "x", title = "T", outlet = "O", dct = "2021-09-20", note = "n" })
    assert.equal("text", doc.text)
    assert.equal("x", doc.id)
    assert.equal("T", doc.meta.title)
    assert.equal("n", doc.meta.note)
    assert.equal('document x ("T", O, 2021-09-20, 4 bytes)', tostring(doc))
    assert.equal("document", mn.document("text").id)
  end)

  it("does not follow later changes of the caller's table", function()
    local meta = { outlet = "A" }
    local doc = mn.document("text", meta)
    meta.outlet = "B"
    assert.equal("A", doc.meta.outlet)
  end)

  it("raises on what cannot be a document", function()
    assert.has_error(function() mn.document() end)
    assert.has_error(function() mn.document(5) end)
    assert.has_error(function() mn.document("x", "y") end)
    assert.has_error(function() mn.document("x", { dct = "yesterday" }) end)
    assert.has_error(function() mn.document("x", { id = {} }) end)
    assert.has_error(function() mn.document("x", { "y" }) end)
  end)
end)

describe("a corpus", function()
  it("finds documents by number, by id, and by the beginning of an id that only one has", function()
    local c = sample()
    assert.equal(3, #c)
    assert.equal("000_ab", c[2].id)
    assert.equal(c[2], c["000_ab"])
    assert.equal(c[3], c["001"])
    assert.is_nil(c["000"])
    assert.is_nil(c["zzz"])
    assert.is_nil(c[""])
    assert.is_nil(c[4])
    assert.equal(c[3], c:get "001")
  end)

  it("shows its methods in a plain __index table, for completion", function()
    local index = getmetatable(sample()).__index
    for _, name in ipairs { "meta", "where", "add", "close", "kwic", "frequencies", "entities" } do
      assert.is_function(rawget(index, name), name)
    end
  end)

  it("keeps a part by fields, lists of values or a function", function()
    local c = sample()
    assert.equal(2, #c:where { outlet = "Volga" })
    assert.equal(1, #c:where { outlet = "Volga", lang = "en" })
    assert.equal(3, #c:where { outlet = { "Volga", "Hexaradio" } })
    assert.equal(1, #c:where { id = "001_c" })
    assert.equal(1, #c:where { dct = function(d) return d ~= nil end })
    assert.equal(2, #c:where(function(doc) return doc.text:find "Mali" end))
    assert.equal(c[1], c:where({ lang = "fr" })[1])
  end)

  it("sets and shows what is known about documents", function()
    local c = sample()
    c:meta { ["001"] = { outlet = "Lagoon", dct = "2022-01-10" } }
    assert.equal("Lagoon", c[3].meta.outlet)
    local rows = c:meta()
    assert.equal("Lagoon", rows[3].outlet)
    assert.equal(c[3], rows[3].doc)
    assert.has_error(function() c:meta { ["000"] = {} } end)
    assert.has_error(function() c:meta { ["001"] = "x" } end)
  end)

  it("adds documents and texts, and gives a taken id another one", function()
    local c = sample()
    c:add(mn.document("x", { id = "001_c" })):add("y", { id = "new" })
    assert.equal(5, #c)
    assert.equal("001_c~2", c[4].id)
    assert.equal("y", c["new"].text)
    assert.has_error(function() c:add(5) end)
    assert.has_error(function() c:add {} end)
  end)

  it("raises on every method once it is closed, and never crashes", function()
    local methods = {}
    do
      local c = sample()
      for name, method in pairs(getmetatable(c).__index) do
        if type(method) == "function" then methods[name] = method end
      end
    end
    local c = sample()
    do
      local closing <close> = c -- luacheck: ignore
    end
    for name, method in pairs(methods) do
      local ok, message = pcall(method, c, {})
      assert.is_false(ok, name)
      assert.matches("closed", message, 1, true, name)
    end
    assert.has_error(function() return #c end)
    assert.equal("corpus (closed)", tostring(c))
    assert.is_nil(c["000_aa"])
  end)

  it("raises on every method when self is something else", function()
    local index = getmetatable(sample()).__index
    local spans = require("malinews.core").words "a b"
    for name, method in pairs(index) do
      for _, other in ipairs { 5, "x", {}, true, print, spans, io.stdout, 0 / 0, mn, -1, 2 ^ 53, coroutine.create(print) } do
        assert.is_false(pcall(method, other), name)
      end
      assert.is_false(pcall(method), name)
    end
  end)
end)

describe("spans", function()
  local core = require "malinews.core"

  it("give strings, positions and a loop of integers", function()
    local s = "Le Mali, 2012"
    local words = core.words(s)
    assert.equal(3, #words)
    assert.equal("Mali", words[2])
    assert.is_nil(words[4])
    assert.is_nil(words[0])
    assert.same({ 4, 7 }, { words:span(2) })
    for i, from, to in words:spans() do assert.equal(words[i], s:sub(from, to)) end
  end)

  it("raise on every other self and every wrong argument, and never crash", function()
    local words = core.words "a b"
    local metatable = debug.getmetatable(words)
    local methods = { words.span, words.spans, metatable.__len, metatable.__index, metatable.__tostring }
    for _, method in ipairs(methods) do
      for _, other in ipairs { 5, "x", {}, true, print, io.stdout, 0 / 0, -1, 2 ^ 53, math.mininteger, mn } do
        assert.is_false(pcall(method, other, 1))
      end
    end
    for _, i in ipairs { math.mininteger, math.maxinteger, -1, 0, 3, 2 ^ 31, 1.5 } do assert.is_nil(words[i]) end
    assert.has_error(function() words:span "x" end)
    assert.has_error(function() words:span(1.5) end)
  end)

  it("outlive their string's last reference", function()
    local words = core.words(("word "):rep(1000))
    local iterate = words:spans()
    words = nil -- luacheck: ignore
    collectgarbage()
    collectgarbage()
    local n = 0
    for _ in iterate do n = n + 1 end
    assert.equal(1000, n)
  end)
end)

local mn = require "malinews"

describe("Spans", function()
  local s = "Ali left Gao. He was tired."

  it("give strings, positions and a length", function()
    local x = mn.sentences(s, { lang = "en" })
    assert.equal(2, #x)
    assert.equal("He was tired.", x[2])
    assert.same({ 15, 27 }, { x:span(2) })
    assert.is_nil(x[0])
    assert.is_nil(x[3])
    assert.is_nil(x:span(3))
    assert.is_nil(x.nothing)
    assert.equal("Spans: 2", tostring(x))
  end)

  it("have kinds where they are tokens", function()
    local x = mn.tokens("In 2012", { lang = "en" })
    assert.same({ 4, 7, "number" }, { x:span(2) })
    local seen = {}
    for i, from, to, kind in x:spans() do seen[#seen + 1] = { i, from, to, kind } end
    assert.same({ { 1, 1, 2, "word" }, { 2, 4, 7, "number" } }, seen)
  end)

  it("loop twice at once, each loop on its own", function()
    local x, pairs_seen = mn.tokens("a b c", { lang = "en" }), 0
    for i in x:spans() do
      for k in x:spans() do
        if i ~= k then pairs_seen = pairs_seen + 1 end
      end
    end
    assert.equal(6, pairs_seen)
  end)

  it("outlive their text's other owners, and a loop its list", function()
    local step = mn.tokens(("word "):rep(1000), { lang = "en" }):spans()
    collectgarbage()
    collectgarbage()
    local n = 0
    while step() do n = n + 1 end
    assert.equal(1000, n)
    assert.is_nil(step())
  end)

  it("ignore what the loop passes", function()
    local step = mn.tokens("a b", { lang = "en" }):spans()
    assert.equal(1, (step("rubbish", {})))
    assert.equal(2, (step(nil, -5)))
  end)

  it("are not changed by later calls", function()
    local x = mn.tokens("one two three", { lang = "en" })
    for _ = 1, 20 do mn.tokens(("four "):rep(50)) end
    assert.same({ "one", "two", "three" }, { x[1], x[2], x[3] })
  end)

  it("raise on a method call on something else", function()
    local x = mn.tokens "a"
    assert.has_error(function() x.span({}, 1) end)
    assert.has_error(function() x.spans(5) end)
  end)

  it("are counted by the collector", function()
    collectgarbage()
    local text, most, before = ("word "):rep(20000), 0, collectgarbage "count"
    for _ = 1, 100 do
      mn.tokens(text, { lang = "en" })
      most = math.max(most, collectgarbage "count")
    end
    -- a hundred lists are 32 MB; the collector lets the heap about double
    assert(most < 2.5 * before + 8000, ("%.0f KB held, %.0f before"):format(most, before))
  end)
end)

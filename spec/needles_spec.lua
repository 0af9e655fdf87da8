local core = require "malinews.core"

describe("needles", function()
  local needles = core.needles { " will ", "ed ", " was ", "’ll " }

  it("are found where the first of them begins", function()
    assert.equal(3, (needles:find "he will be"))
    assert.equal(5, needles:find "talked of it")
    assert.equal(3, needles:find "he’ll go")
    assert.is_nil(needles:find "nothing")
    assert.is_nil(needles:find "")
    assert.is_nil(needles:find "e")
  end)

  it("are looked for from a place on", function()
    local s = "it was said that he will go"
    assert.equal(3, needles:find(s))
    assert.equal(20, needles:find(s, 4))
    assert.is_nil(needles:find(s, 21))
    for _, init in ipairs { 0, -1, 28, math.maxinteger, math.mininteger } do assert.is_nil(needles:find(s, init)) end
  end)

  it("are seen at the end", function()
    assert.is_true(needles:ends "he will ")
    assert.is_true(needles:ends "ed ")
    assert.is_false(needles:ends "he will")
    assert.is_false(needles:ends "")
  end)

  it("agree with a search for each", function()
    local list = { "ab", "ba", "abc", "cab", "bb", "\0a" }
    local set = core.needles(list)
    local seed = 614
    for _ = 1, 2000 do
      local bytes = {}
      for i = 1, 12 do
        seed = (seed * 1103515245 + 12345) % 2147483648
        bytes[i] = ("abc\0"):sub(seed // 65536 % 4 + 1):sub(1, 1)
      end
      local s, first = table.concat(bytes), nil
      for _, needle in ipairs(list) do
        local at = s:find(needle, 1, true)
        first = at and math.min(at, first or at) or first
      end
      assert.equal(first, (set:find(s)))
    end
  end)

  it("have two bytes at least and 255 at most", function()
    assert.has_error(function() core.needles { "a" } end)
    assert.has_error(function() core.needles { ("a"):rep(256) } end)
    assert.has_error(function() core.needles { {} } end)
    assert.has_error(function() core.needles(7) end)
    assert.equal(2, core.needles({ ("a"):rep(255) }):find("b" .. ("a"):rep(255)))
  end)
end)

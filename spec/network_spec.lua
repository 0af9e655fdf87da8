local graph = require "malinews.graph"
local mn = require "malinews"

local function near(expected, value, digits)
  assert(math.abs(value - expected) <= (digits or 1e-9), ("%.9g, not %.9g"):format(value, expected))
end

-- Zachary's karate club (1977), nodes from 0: for each node the neighbours with a higher number
local KARATE = {
  [0] = { 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31 }, { 2, 3, 7, 13, 17, 19, 21, 30 },
  { 3, 7, 8, 9, 13, 27, 28, 32 }, { 7, 12, 13 }, { 6, 10 }, { 6, 10, 16 }, { 16 }, {}, { 30, 32, 33 }, { 33 }, {}, {}, {}, { 33 },
  { 32, 33 }, { 32, 33 }, {}, {}, { 32, 33 }, { 33 }, { 32, 33 }, {}, { 32, 33 }, { 25, 27, 29, 32, 33 }, { 25, 27, 31 }, { 31 },
  { 29, 33 }, { 33 }, { 31, 33 }, { 32, 33 }, { 32, 33 }, { 32, 33 }, { 33 }, {},
}

local function karate()
  local g = graph.new(34)
  for a = 0, 33 do
    for _, b in ipairs(KARATE[a]) do g:join(a + 1, b + 1) end
  end
  return g
end

describe("a graph", function()
  it("has the betweenness of a path", function()
    local g = graph.new(5)
    for i = 1, 4 do g:join(i, i + 1) end
    assert.same({ 0.0, 3.0, 4.0, 3.0, 0.0 }, g:betweenness())
    assert.same({ 1, 2, 2, 2, 1 }, g:degree())
  end)

  it("has the betweenness, degrees and components of the karate club", function()
    local g = karate()
    local raw, normal, degree = g:betweenness(), g:betweenness(true), g:degree()
    near(231.071429, raw[1], 1e-6)
    near(0.437635, normal[1], 1e-6)
    near(0.304075, normal[34], 1e-6)
    assert.same({ 16, 17 }, { degree[1], degree[34] })
    local edges = 0
    for _, d in ipairs(degree) do edges = edges + d end
    assert.equal(78 * 2, edges)
    assert.equal(1, select(2, g:components()))
  end)

  it("counts an edge once and joins nothing to itself", function()
    local g = graph.new(3)
    g:join(1, 2)
    g:join(2, 1)
    g:join(3, 3)
    assert.same({ 1, 1, 0 }, g:degree())
    assert.same({ 1, 1, 2 }, g:components())
    assert.same({ 0.0, 0.0, 0.0 }, g:betweenness())
  end)
end)

describe("c:network", function()
  local function corpus()
    return mn.corpus {
      mn.document("Emmanuel Macron met Vladimir Putin. Assimi Goïta stayed in Bamako.\nMacron left for Moscow.",
        { id = "a", lang = "en" }),
      mn.document("Vladimir Putin met Emmanuel Macron again.", { id = "b", lang = "en" }),
    }
  end

  it("counts who stands with whom, with the stretches behind each number", function()
    local n = corpus():network { nodes = "person" }
    assert.equal(1, #n)
    assert.same({ "per:emmanuel_macron", "per:vladimir_putin", 2 }, { n[1].a_id, n[1].b_id, n[1].count })
    assert.equal(2, #n[1].hits)
    for _, hit in ipairs(n[1].hits) do assert.equal(hit.text, hit.doc.text:sub(hit.from, hit.to)) end
    near(mn.stats.npmi(2, 3, 2, 4), n[1].npmi)
    assert.equal(3, #corpus():network { nodes = "person", within = "paragraph" })
  end)

  it("answers with degrees, betweenness and components", function()
    local n = corpus():network { nodes = "person", within = "document" }
    assert.equal(3, #n.nodes)
    assert.equal(2, n:degree()[1].degree)
    assert.equal(3, #n:betweenness { normalised = true })
    assert.equal(1, n:components()[3].component)
    assert.has_error(function() n:betweenness { normalized = true } end)
    assert.has_error(function() corpus():network { nodes = "persn" } end)
    assert.has_error(function() corpus():network { within = "page" } end)
  end)

  it("is empty for an empty corpus", function()
    assert.equal(0, #mn.corpus {}:network())
    assert.equal(0, #mn.corpus {}:network():degree())
  end)
end)

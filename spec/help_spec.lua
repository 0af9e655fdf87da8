local corpus = require "malinews.corpus"
local example = require "spec.support.example"
local help = require "malinews.help"
local mn = require "malinews"

describe("mn.help", function()
  it("lists every topic, and explains each", function()
    local list = tostring(mn.help())
    for name in pairs(help.topics) do
      assert.matches(name, list, 1, true)
      assert.matches("-->", tostring(mn.help(name)), 1, true)
    end
  end)

  it("has examples that run and print something", function()
    for name, topic in pairs(help.topics) do
      if topic.example then assert(#example.run(topic.example, "help " .. name) > 0, name) end
    end
  end)

  it("knows every public function and every method of a corpus", function()
    local function known(name) assert(help.topics[name], "no help on " .. name) end
    for name in pairs(mn.public()) do known(name) end
    for name, method in pairs(getmetatable(mn.corpus {}).__index) do
      if type(method) == "function" and not ({ add = 1, get = 1, close = 1, problems = 1 })[name] then known(name) end
    end
    assert.is_true(corpus.is(mn.corpus {}))
  end)

  it("suggests a topic when a name is misspelt, and takes c:kwic for kwic", function()
    assert.matches('did you mean "kwic"', tostring(mn.help "kwik"), 1, true)
    assert.equal(tostring(mn.help "kwic"), tostring(mn.help "c:kwic"))
    assert.has_error(function() mn.help(5) end)
  end)
end)

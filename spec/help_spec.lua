local corpus = require "malinews.corpus"
local example = require "spec.support.example"
local help = require "malinews.help"
local mn = require "malinews"

describe("mn.help", function()
  it("lists every topic, and explains each", function()
    local list = tostring(mn.help())
    for name, topic in pairs(help.topics) do
      assert.matches(("  %-14s %s"):format(topic.name, topic.brief), list, 1, true)
      assert.matches("-->", tostring(mn.help(name)), 1, true)
    end
  end)

  it("tells a function of one text from the method of a corpus that has its name", function()
    for _, name in ipairs { "entities", "quotes", "dates" } do
      local text, method, both = tostring(mn.help("mn." .. name)), tostring(mn.help("c:" .. name)), tostring(mn.help(name))
      assert.equal("mn." .. name .. "(s, opts) --> rows", text:match "^[^\n]+")
      assert.equal("c:" .. name .. "(opts) --> rows", method:match "^[^\n]+")
      assert.equal(text .. "\n\n" .. method, both)
    end
  end)

  -- What stands before the options of an analysis
  local BEFORE = { kwic = { "x" }, collocates = { "x" }, dispersion = { "x" }, sketch = { "x" }, labels = { "x" },
    keyness = { {} }, same = { "x", "y" } }

  it("names every option of every analysis", function()
    local hidden, n = {}, 0
    for _, topic in pairs(help.topics) do
      if topic.group == "Analyses" then
        local arguments = table.pack(table.unpack(BEFORE[topic.name] or {}))
        arguments[arguments.n + 1] = { ["?"] = 1 }
        local ok, message = pcall(mn.corpus {}[topic.name], mn.corpus {}, table.unpack(arguments))
        assert.is_false(ok, topic.name)
        local text = tostring(mn.help("c:" .. topic.name))
        for option in message:match "known: (.+)$":gmatch "[%w_]+" do
          if not text:find("\n  [^\n]*%f[%w_]" .. option .. "%f[^%w_]") then hidden[#hidden + 1] = topic.name .. " " .. option end
        end
        n = n + 1
      end
    end
    assert.same({}, hidden)
    assert.equal(24, n)
  end)

  it("names every option of every function of one text, and of mn.load", function()
    local hidden = {}
    for _, name in ipairs { "tokens", "sentences", "lines", "metadata", "dates", "quotes", "entities", "tagger", "load" } do
      local _, message = pcall(mn[name], "x", { ["?"] = 1 })
      local text = tostring(mn.help("mn." .. name))
      for option in message:match "known: (.+)$":gmatch "[%w_]+" do
        if not text:find("\n  [^\n]*%f[%w_]" .. option .. "%f[^%w_]") then hidden[#hidden + 1] = name .. " " .. option end
      end
    end
    assert.same({}, hidden)
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

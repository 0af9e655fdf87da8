describe("require \"malinews\"", function()
  it("loads the facade and nothing else", function()
    local before = {}
    for name in pairs(package.loaded) do
      if name:match "^malinews" then
        before[name] = package.loaded[name]
        package.loaded[name] = nil
      end
    end
    local mn = require "malinews"
    local loaded = {}
    for name in pairs(package.loaded) do
      if name:match "^malinews" then loaded[#loaded + 1] = name end
    end
    for name, module in pairs(before) do package.loaded[name] = module end
    assert.same({ "malinews" }, loaded)
    assert.is_string(mn._VERSION)
  end)

  it("answers nil for a name it does not have", function()
    assert.is_nil(require "malinews".no_such_thing)
  end)
end)

describe("options", function()
  local options = require "malinews.options"

  it("suggests the nearest known name", function()
    local known = { lang = "string", quotes = "string" }
    local ok, message = pcall(options.check, "mn.tokens", { lnag = "en" }, known)
    assert.is_false(ok)
    assert.matches('did you mean "lang"', message, 1, true)
    assert.matches("mn.tokens", message, 1, true)
  end)

  it("names what was expected and what came", function()
    local _, message = pcall(options.check, "mn.tokens", { lang = 5 }, { lang = "string" })
    assert.matches("option lang must be string, got 5", message, 1, true)
    _, message = pcall(options.check, "mn.sentences", { quotes = "spilt" }, { quotes = { "split", "keep" } })
    assert.matches('did you mean "split"', message, 1, true)
  end)
end)

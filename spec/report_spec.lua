local mn = require "malinews"
local result = require "malinews.result"

local function sample()
  assert(mn.corpus {}) -- the facade tells results where the reports stand
  return result.new({
    { form = '<script>alert("x")</script>', count = 5,
      doc = mn.document("x", { id = "a&b", url = "https://example.org/?a=1&b=2" }) },
    { form = "\u{202E}evil\0", count = -2, doc = mn.document("x", { id = "b", url = "javascript:alert(1)" }) },
  }, { name = "rows", columns = { "form", "count", "doc" }, note = "a < b" })
end

-- every tag that is opened is closed, in order
local function well_formed(s)
  local stack = {}
  for close, name, rest in s:gmatch "<(/?)([%a]+)([^>]*)>" do
    if close == "/" then
      assert.equal(name, table.remove(stack))
    elseif rest:sub(-1) ~= "/" then
      stack[#stack + 1] = name
    end
  end
  assert.same({}, stack)
end

describe("an HTML fragment", function()
  it("escapes everything and links only to http and https", function()
    local html = sample():html()
    well_formed(html)
    assert.is_nil(html:find("<script", 1, true))
    assert.matches("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;", html, 1, true)
    assert.matches('href="https://example.org/?a=1&amp;b=2"', html, 1, true)
    assert.is_nil(html:find("javascript:", 1, true))
    assert.is_nil(html:find("\u{202E}", 1, true))
    assert.is_nil(html:find("\0", 1, true))
    assert.matches("a &lt; b", html, 1, true)
  end)
end)

describe("a picture", function()
  it("is well-formed SVG without script or outside reference", function()
    local svg = sample():svg()
    well_formed(svg)
    assert.is_nil(svg:find("<script", 1, true))
    assert.is_nil(svg:find("href", 1, true))
    assert.matches("</svg>", svg, 1, true)
  end)

  it("draws bars, lines and strips, and says so when there is nothing to draw", function()
    local c = mn.corpus { mn.document("Mali and Mali again", { id = "a" }), mn.document("none", { id = "b" }) }
    local _, strokes = c:dispersion("mali"):svg():gsub("<line ", "")
    assert.equal(2, strokes)
    local r = result.new({ { day = "1", n = 2 }, { day = "2", n = 5 } },
      { name = "days", columns = { "day", "n" }, plot = { kind = "line", label = "day", value = "n" } })
    assert.matches("<polyline", r:svg(), 1, true)
    assert.matches("no numbers", result.new({}, { name = "rows", columns = { "a" } }):svg(), 1, true)
    well_formed(r:svg())
  end)

  it("is saved to a file", function()
    local path = os.tmpname()
    assert.is_true(sample():svg(path))
    os.remove(path)
    assert.is_nil((sample():html "/nonexistent-folder/x.html"))
  end)
end)

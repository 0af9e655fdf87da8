-- What README shows is what a reader gets.
local display = require "malinews.display"
local example = require "spec.support.example"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local s = file:read "a"
  file:close()
  return s
end

describe("README.md", function()
  it("shows an example of at most thirty lines with its real output", function()
    local columns, colours = display.columns, display.colours
    display.columns, display.colours = function() return 80 end, function() return false end
    local readme = read "README.md"
    local code, output = readme:match "```lua\n(.-)```\n\n```text\n(.-)\n```"
    local ok, printed = pcall(example.run, code, "README")
    display.columns, display.colours = columns, colours
    assert(ok, printed)
    assert.equal(output, printed)
    local _, lines = code:gsub("\n", "")
    assert.is_true(lines <= 30)
  end)

  it("names every corpus method", function()
    local readme = read "README.md"
    for name, method in pairs(getmetatable(require "malinews".corpus {}).__index) do
      if type(method) == "function" then assert(readme:find("[`:.]" .. name .. "[`({]"), "README does not name " .. name) end
    end
  end)
end)

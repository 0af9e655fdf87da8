local core = require "malinews.core"
local mn = require "malinews"
local repl = require "malinews.repl"

-- What the interpreter shows of what is typed into it, in a pipe.
local LUA = assert(io.popen "sh bin/setup lua"):read "l"

local function typed(lines, environment)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(lines)
  file:close()
  local command = ("%s %s -i -l mn=malinews < '%s' 2>&1"):format(environment or "", LUA, path)
  local pipe = assert(io.popen(command))
  local said = pipe:read "a"
  pipe:close()
  os.remove(path)
  return said
end

describe("mn.repl", function()
  it("prints plain tables with their keys in order, cut to a width", function()
    assert.equal("1 = \"a\"\n2 = {1, x = 2}\nname = \"Sévaré\"", repl.text { "a", { 1, x = 2 }, name = "Sévaré" })
    assert.equal("{}", repl.text {})
    for line in (repl.text({ a = ("漢"):rep(100) }, 20) .. "\n"):gmatch "(.-)\n" do assert(core.width(line) <= 20) end
    local long = {}
    for i = 1, 30 do long[i] = i end
    assert.matches("... 10 more", repl.text(long), 1, true)
  end)

  it("replaces print only when it is asked to, and puts it back", function()
    local print_before, said = _G.print, {}
    _G.print = function(...) said[#said + 1] = table.pack(...) end
    local own = _G.print
    mn.repl()
    mn.repl()
    print({ a = 1 })
    print("x", 1)
    print(mn.corpus {})
    mn.repl(false)
    local back = _G.print == own
    _G.print = print_before
    assert.is_true(back)
    assert.equal("a = 1", said[1][1])
    assert.same({ "x", 1, n = 2 }, said[2])
    assert.matches("corpus of 0 documents", tostring(said[3][1]), 1, true)
    assert.has_error(function() mn.repl "on" end)
  end)

  it("survives a table that holds itself", function()
    local t = {}
    t.t = t
    assert.matches("t = {t = {...}}", repl.text(t), 1, true)
  end)
end)

describe("the interpreter", function()
  it("shows answers as tables, without colours in a pipe, at any width", function()
    for _, columns in ipairs { 40, 80 } do
      local said = typed('c = mn.load("examples/corpus")\nc:kwic("mali")\nc:frequencies()\n', "COLUMNS=" .. columns)
      assert.matches("... ", said, 1, true)
      assert.matches("hits)", said, 1, true)
      assert.is_nil(said:find("\27", 1, true))
      for line in said:gmatch "[^\n]+" do
        if not line:find "^>" and not line:find "^Lua" then assert(core.width(line) <= columns + 2, line) end
      end
    end
  end)

  it("suggests the right option", function()
    assert.matches('did you mean "window"', typed 'mn.corpus{}:kwic("a", {windw = 1})\n', 1, true)
  end)
end)

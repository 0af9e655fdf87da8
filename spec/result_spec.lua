local core = require "malinews.core"
local result = require "malinews.result"

local function sample(n)
  local rows = {}
  for i = 1, n do
    rows[i] = { form = "mot" .. i, count = (i * 7) % 10, share = i / 7, left = "Le président de la Transition 漢字 a déclaré" }
  end
  return result.new(rows, { name = "forms", columns = { "form", "count", "share", { name = "left", keep = "tail" } } })
end

describe("a result", function()
  it("is a list of rows", function()
    local r = sample(3)
    assert.equal(3, #r)
    assert.equal("mot2", r[2].form)
    local seen = {}
    for i, row in ipairs(r) do seen[i] = row.form end
    assert.same({ "mot1", "mot2", "mot3" }, seen)
    for row in r:iter() do assert.equal(table.remove(seen, 1), row.form) end
    assert.same({}, seen)
  end)

  it("keeps rows by a function or by fields", function()
    local r = sample(20)
    assert.equal(2, #r:where { count = 4 })
    assert.equal(10, #r:where(function(row) return row.count >= 5 end))
    assert.equal(10, #r:where { count = function(n) return n < 5 end })
  end)

  it("sorts stably, either way, and leaves the original as it was", function()
    local r = sample(20)
    local up, down = r:sort "count", r:sort "-count"
    for i = 2, 20 do
      assert.is_true(up[i - 1].count < up[i].count or up[i - 1].count == up[i].count and up[i - 1].share < up[i].share)
      assert.is_true(down[i - 1].count >= down[i].count)
    end
    assert.equal("mot1", r[1].form)
    assert.equal(0, up[1].count)
    assert.equal(9, down[1].count)
  end)

  it("sorts rows without the field last, in both directions", function()
    local rows = { { a = 2 }, { b = 1 }, { a = 1 } }
    local r = result.new(rows, { name = "rows", columns = { "a" } })
    assert.equal(1, r:sort("a")[1].a)
    assert.is_nil(r:sort("a")[3].a)
    assert.equal(2, r:sort("-a")[1].a)
    assert.is_nil(r:sort("-a")[3].a)
  end)

  it("gives the first rows", function()
    assert.equal(4, #sample(9):top(4))
    assert.equal(9, #sample(9):top(400))
    assert.equal(0, #sample(9):top(-1))
  end)

  it("suggests a field when a name is misspelt", function()
    local _, message = pcall(function() return sample(3):sort "cuont" end)
    assert.matches('did you mean "count"', message, 1, true)
  end)

  it("raises when a method is called with a dot", function()
    local r = sample(1)
    for _, method in ipairs { "where", "sort", "top", "csv", "jsonl", "text", "iter" } do
      assert.has_error(function() r[method] "x" end)
    end
  end)

  it("prints at most ten rows and says how many more there are", function()
    local text = tostring(sample(25))
    local _, lines = text:gsub("\n", "")
    assert.equal(11, lines)
    assert.matches("... 15 more (25 forms)", text, 1, true)
    assert.equal("0 forms", tostring(sample(0)))
  end)

  it("fits its table to any width, wide characters counted as two", function()
    for _, columns in ipairs { 40, 60, 80, 120 } do
      for line in (sample(12):text { columns = columns } .. "\n"):gmatch "(.-)\n" do
        assert.is_true(core.width(line) <= columns, line)
      end
    end
  end)

  it("aligns columns by display width, not by bytes", function()
    local rows = { { name = "漢字", n = 1 }, { name = "e\u{301}te\u{301}", n = 22 }, { name = "Sévaré", n = 333 } }
    local r = result.new(rows, { name = "rows", columns = { "name", "n" } })
    local widths = {}
    for line in (r:text { columns = 40 }):gmatch "[^\n]+" do widths[#widths + 1] = core.width(line) end
    assert.same({ 11, 11, 11, 11 }, { widths[1], widths[2], widths[3], widths[4] })
  end)

  it("never lets controls or bidirectional overrides of a text reach the terminal", function()
    local rows = { { name = "a\27[31mb\nc\u{202E}d\0e" } }
    local text = result.new(rows, { name = "rows", columns = { "name" } }):text { columns = 80 }
    assert.is_nil(text:find("[\27\0]"))
    assert.is_nil(text:find("\u{202E}", 1, true))
  end)

  it("shows guillemets and other characters that share a byte with a control", function()
    local text = result.new({ { name = "« à »\u{85}Å" } }, { name = "rows", columns = { "name" } }):text { columns = 80 }
    assert.matches("« à » Å", text, 1, true)
  end)

  it("writes CSV that no spreadsheet takes for formulas", function()
    local rows = { { s = "=1+1", n = -5 }, { s = 'say "no", please', n = 1.5 }, { s = "\u{FF1D}x", n = 2 }, { s = " @x", n = 3 } }
    local r = result.new(rows, { name = "rows", columns = { "s", "n" } })
    assert.equal('s,n\r\n\'=1+1,-5\r\n"say ""no"", please",1.5\r\n\'\u{FF1D}x,2\r\n\' @x,3\r\n', r:csv())
  end)

  it("writes positions beside the printed columns", function()
    local r = result.new({ { text = "Mali", from = 5, to = 8 } }, { name = "rows", columns = { "text" } })
    assert.equal("text,from,to\r\nMali,5,8\r\n", r:csv())
  end)

  it("writes JSON lines with keys in a fixed order, and saves both to files", function()
    local r = result.new({ { b = 1, a = "é", c = { 1, 2 }, d = 0 / 0 } }, { name = "rows", columns = { "b" } })
    assert.equal('{"b":1,"a":"é","c":[1,2]}\n', r:jsonl())
    local path = os.tmpname()
    assert.is_true(r:jsonl(path))
    local file = assert(io.open(path, "rb"))
    assert.equal(r:jsonl(), file:read "a")
    file:close()
    os.remove(path)
    local ok, message = r:csv "/nonexistent-folder/x.csv"
    assert.is_nil(ok)
    assert.matches("nonexistent", message)
  end)
end)

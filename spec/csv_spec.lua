local csv = require "malinews.csv"

local function all(s, separator)
  local rows = {}
  for cells, line, closed in csv.records(s, separator or ",") do
    rows[#rows + 1] = { cells = cells, line = line, closed = closed }
  end
  return rows
end

describe("separated values", function()
  it("reads quoted cells with separators, quotes and line breaks in them, and knows each record's line", function()
    local rows = all 'a,b\r\n"x, ""y""\nz",2\n3,4'
    assert.same({ "a", "b" }, rows[1].cells)
    assert.same({ 'x, "y"\nz', "2" }, rows[2].cells)
    assert.equal(2, rows[2].line)
    assert.same({ "3", "4" }, rows[3].cells)
    assert.equal(4, rows[3].line)
  end)

  it("keeps empty cells and skips empty lines", function()
    local rows = all "a,,c\n\n,\n"
    assert.same({ "a", "", "c" }, rows[1].cells)
    assert.same({ "", "" }, rows[2].cells)
    assert.equal(2, #rows)
  end)

  it("loses nothing of a cell whose quote is never closed or that goes on after it", function()
    local rows = all 'a,"b\nc'
    assert.same({ "a", "b\nc" }, rows[1].cells)
    assert.is_false(rows[1].closed)
    assert.same({ "ab c", "d" }, all('"ab" c,d')[1].cells)
  end)

  it("finds the separator in the header", function()
    assert.equal(";", csv.separator "id;text;date\n1;a, b, c, d;x")
    assert.equal("\t", csv.separator "id\ttext\n")
    assert.equal(",", csv.separator "text")
  end)

  it("is linear on a cell of a million quotes", function()
    local rows = all('"' .. ('""'):rep(500000) .. '"')
    assert.equal(500000, #rows[1].cells[1])
  end)
end)

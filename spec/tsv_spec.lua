local tsv = require "malinews.tsv"

local function file(text)
  local path = os.tmpname()
  local handle = assert(io.open(path, "wb"))
  handle:write(text)
  handle:close()
  return path
end

describe("data files", function()
  it("have rows with cells by number and by name, comments and line ends of any kind left out", function()
    local path = file "# about\nword\tlang\n\na\ten\r\nb\t\n"
    local rows = tsv.read(path)
    os.remove(path)
    assert.equal(2, #rows)
    assert.same({ "a", "en" }, { rows[1][1], rows[1].lang })
    assert.equal(4, rows[1].line)
    assert.equal("", rows[2].lang)
  end)

  it("say which line has too few cells, and which file is not there", function()
    local path = file "a\tb\n1\t2\n3\n"
    local rows, message, line = tsv.read(path)
    os.remove(path)
    assert.is_nil(rows)
    assert.matches("a row has 2 cells: a, b", message, 1, true)
    assert.equal(3, line)
    rows, message = tsv.read "/nonexistent/x.tsv"
    assert.is_nil(rows)
    assert.matches("nonexistent", message)
  end)

  it("are found beside the module", function()
    assert.is_true(#tsv.shipped "framing" > 100)
  end)
end)

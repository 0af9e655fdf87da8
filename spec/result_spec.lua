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
    for _, method in ipairs { "where", "sort", "top", "csv", "jsonl", "text", "iter", "spans" } do
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

describe("a result whose rows are made when they are asked for", function()
  local made
  local delayed = result.delayed(function(source)
    made = made + 1
    return source:rows()
  end, { name = "words", columns = { "form" } })

  local Source = { __len = function(self) return self.n end }
  Source.__index = Source
  function Source:rows()
    local rows = {}
    for i = 1, self.n do rows[i] = { from = i, to = i + 1, type = "T" .. i, form = "w" .. i } end
    return rows
  end
  function Source:spans()
    local i = 0
    return function()
      i = i + 1
      if i <= self.n then return i, i, i + 1, "T" .. i end
    end
  end

  local function fresh(n)
    made = 0
    return delayed(setmetatable({ n = n or 3 }, Source))
  end

  local function loop(r)
    local list = {}
    for i, from, to, kind in r:spans() do list[i] = from .. "-" .. to .. kind end
    return table.concat(list, " ")
  end

  it("makes none for its length and the loop over positions", function()
    local r = fresh()
    assert.equal(3, #r)
    assert.equal("1-2T1 2-3T2 3-4T3", loop(r))
    assert.equal(0, made)
  end)

  it("makes them once, and is an ordinary result from then on", function()
    local r = fresh()
    assert.equal("w2", r[2].form)
    assert.equal(r[2], r[2])
    r[2].form = "x"
    assert.equal("x", r[2].form)
    assert.equal(1, made)
    assert.equal(getmetatable(result.new({}, { name = "words", columns = {} })), getmetatable(r))
    assert.equal(3, rawlen(r))
    assert.equal("1-2T1 2-3T2 3-4T3", loop(r))
  end)

  it("does all that other results do", function()
    local plain = result.new(fresh():where({}), { name = "words", columns = { "form" } })
    for _, use in ipairs {
      tostring, loop, function(r) return r.name .. #r.columns end, function(r) return r:sort("-form")[1].form end,
      function(r) return tostring(r:top(2)) end, function(r) return r:csv() end, function(r) return r:jsonl() end,
      function(r) return r:iter()().form end, function(r) return #r:where { form = "w3" } end,
      function(r) return #table.move(r, 1, #r, 1, {}) end, function(r) return select("#", table.unpack(r)) end,
      function(r) return tostring(r[4]) .. tostring(r.nothing) end,
      function(r)
        local n = 0
        for _ in pairs(r) do n = n + 1 end
        return n
      end,
      function(r)
        r[#r + 1] = { form = "more", from = 7, to = 8, type = "T" }
        return #r .. loop(r)
      end,
      function(r)
        table.sort(r, function(a, b) return a.form > b.form end)
        return r[1].form
      end,
    } do
      assert.equal(use(result.new(table.move(plain, 1, 3, 1, {}), { name = "words", columns = { "form" } })), use(fresh()))
    end
    assert.is_true(result.is(fresh()))
  end)

  it("is empty where there are none", function()
    assert.equal("0 words", tostring(fresh(0)))
    assert.is_nil(fresh(0)[1])
    assert.equal("", loop(fresh(0)))
  end)

  it("stays as it was when its rows cannot be made", function()
    local fails = true
    local r = result.delayed(function(source)
      if fails then error "no" end
      return source:rows()
    end, { name = "words", columns = { "form" } })(setmetatable({ n = 2 }, Source))
    assert.has_error(function() return r[1] end)
    fails = false
    assert.equal("w1", r[1].form)
  end)
end)

describe("the loop over a result's positions", function()
  it("says of each row what it is: type, role or kind", function()
    local r = result.new({ { from = 1, to = 2, role = "body" }, { from = 3, to = 4, kind = "direct" } },
      { name = "rows", columns = { "from" } })
    local list = {}
    for i, from, to, what in r:spans() do list[i] = from .. to .. what end
    assert.same({ "12body", "34direct" }, list)
  end)
end)

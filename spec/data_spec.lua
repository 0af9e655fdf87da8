-- The data files are for people too: what the README beside them promises is checked row by row.
local core = require "malinews.core"
local packs = require "spec.support.packs"

local FOLDER = "lua/malinews/data/"

local function tables()
  local names, pipe = {}, assert(io.popen("ls " .. FOLDER .. "*.tsv | LC_ALL=C sort"))
  for path in pipe:lines() do names[#names + 1] = path end
  pipe:close()
  return names
end

local function is_pack(header)
  return header.cells[1] == "id" and header.cells[2] == "type"
end

-- Every row of every pack: faults, how many rows and forms, and who claims which folded form.
local function read_packs()
  local faults, claims, ids, count, forms = {}, {}, {}, 0, 0
  local function fault(path, line, message) faults[#faults + 1] = ("%s:%d: %s"):format(path, line, message) end
  for _, path in ipairs(tables()) do
    local rows = packs.rows(path)
    if is_pack(rows[1]) then
      assert.same(packs.COLUMNS, rows[1].cells, path)
      for i = 2, #rows do
        local line = rows[i].number
        local row, message = packs.row(rows[i].cells)
        if not row then
          fault(path, line, message)
        else
          for _, what in ipairs(packs.row_faults(row)) do fault(path, line, what) end
          if ids[row.id] then fault(path, line, ("%s is also at %s"):format(row.id, ids[row.id])) end
          ids[row.id] = path .. ":" .. line
          count = count + 1
          for _, form in ipairs((packs.forms(row))) do
            forms = forms + 1
            form.id, form.place = row.id, path .. ":" .. line
            local key = core.fold(form.text):gsub("[-%s]+", " ")
            claims[key] = claims[key] or {}
            table.insert(claims[key], form)
          end
        end
      end
    end
  end
  return { faults = faults, claims = claims, entities = count, forms = forms }
end

describe("the data files", function()
  it("are UTF-8 tables with one number of cells, sorted by the bytes of their first column", function()
    for _, path in ipairs(tables()) do
      local rows = packs.rows(path)
      for i = 2, #rows do
        local row = rows[i]
        local place = path .. ":" .. row.number
        assert.equal(#rows[1].cells, #row.cells, place)
        for _, cell in ipairs(row.cells) do assert(not packs.cell_fault(cell), place .. ": " .. cell) end
        if i > 2 then assert(rows[i - 1].cells[1] <= row.cells[1], place .. ": not sorted") end
      end
    end
  end)

  it("keep every promise of the name packs' format", function()
    assert.same({}, read_packs().faults)
  end)

  it("let no form be claimed by two ids without a stated preference", function()
    assert.same({}, packs.conflicts(read_packs().claims))
  end)

  it("hold at least 4,000 entities and 12,000 forms", function()
    local all = read_packs()
    assert(all.entities >= 4000, all.entities)
    assert(all.forms >= 12000, all.forms)
  end)
end)

describe("the check of the name packs", function()
  local function row(changes)
    local all = { id = "gpe:kati", type = "GPE", name = "Kati", forms = "", case = "", country = "MLI", cameo = "",
      at = "12.74,-8.07", roles = "", gender = "", source = "public record" }
    for column, value in pairs(changes) do all[column] = value end
    return packs.row_faults(all)
  end

  it("accepts a good row and finds each kind of fault", function()
    assert.same({}, row {})
    for _, changes in ipairs {
      { id = "kati" }, { id = "per:kati" }, { id = "gpe:_kati" }, { name = "" }, { name = "=Kati" }, { case = "upper" },
      { country = "Mali" }, { cameo = "MLIGO" }, { at = "12.7" }, { at = "48.8,2.3" }, { at = "99,0" },
      { roles = "mayor 2013-13/" }, { roles = "mayor 2013/2012" }, { roles = "mayor 2012/;x" }, { gender = "m" },
      { forms = "a||b" }, { forms = "==a" }, { forms = "a|a" }, { name = " Kati" }, { forms = "-" },
    } do
      assert.equal(1, #row(changes), next(changes))
    end
  end)

  it("finds two ids that claim a form, unless one yields or exact case keeps them apart", function()
    local function conflicts(a, b)
      a.id, b.id, a.place, b.place = "gpe:a", "gpe:b", "x:1", "x:2"
      return #packs.conflicts { mali = { a, b } }
    end
    assert.equal(1, conflicts({ text = "Mali" }, { text = "MALI" }))
    assert.equal(0, conflicts({ text = "Mali" }, { text = "Mali", yields = true }))
    assert.equal(0, conflicts({ text = "Mali", exact = true }, { text = "MALI", exact = true }))
    assert.equal(0, conflicts({ text = "mali", exact = true }, { text = "Mali" }))
  end)
end)

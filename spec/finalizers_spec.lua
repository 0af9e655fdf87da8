-- A finalizer may run wherever the binding asks Lua for memory, and may call the binding again, on the very objects that are
-- in use; or it may run when the state closes, after the core's own. Nothing crashes, and the answers stay right.

local mn = require "malinews"
local abbreviations = require "malinews.abbreviations"
local core = require "malinews.core"

local TEXT = ("President Modibo Keita said on 5 May 2021 that Mali needs 300 soldiers in Bamako. \"No,\" he said.\n"):rep(20)

-- Run `use` again and again while the collector works all the time and every collection calls `disturb`.
local function disturbed(disturb, use)
  local on, calls = true, 0
  local function arm()
    setmetatable({}, { __gc = function()
      if not on then return end
      calls = calls + 1
      pcall(disturb)
      arm()
    end })
  end
  local pause, step = collectgarbage("setpause", 0), collectgarbage("setstepmul", 1000)
  arm()
  local ok, message = pcall(function()
    for i = 1, 300 do
      use(i)
      collectgarbage "step" -- a use that needs little memory would not set the collector going
    end
  end)
  on = false
  collectgarbage("setpause", pause)
  collectgarbage("setstepmul", step)
  collectgarbage()
  assert(ok, message)
  assert(calls > 0)
end

local function positions(spans)
  local list = {}
  for _, from, to in spans:spans() do list[#list + 1] = from .. "-" .. to end
  return table.concat(list, " ")
end

describe("a finalizer that calls the module", function()
  it("leaves the tokens alone that are being made", function()
    local right = positions(mn.tokens(TEXT))
    disturbed(function() mn.tokens(("a b c "):rep(3000)) end, function() assert.equal(right, positions(mn.tokens(TEXT))) end)
  end)

  it("leaves a shape's tokens alone", function()
    local shaper = core.shaper { { "may", "m", "M" } }
    local shape, tokens = shaper:shape(TEXT)
    local right = positions(tokens)
    disturbed(function() mn.tokens "a b c" end, function()
      local s, t = shaper:shape(TEXT)
      assert.equal(shape, s)
      assert.equal(right, positions(t))
    end)
  end)

  it("leaves the hits alone of the gazetteer that it searches too", function()
    local g = mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali" }, { id = "per:k", type = "PER", name = "Keita" } }
    local many = ("Mali Keita "):rep(5000)
    disturbed(function() g:scan(many) end, function()
      local hits = core.gazetteer_hits(g, TEXT)
      assert.equal(40, #hits)
      assert.equal("Keita", hits[1].text)
      assert.equal("gpe:mali", hits[40].id)
    end)
  end)

  it("may close the gazetteer that is being searched", function()
    local g
    disturbed(function() g:close() end, function()
      g = mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali", forms = { "Republic of Mali", "Bamako" } } }
      pcall(function()
        for i = 1, 50 do
          local hit = core.gazetteer_hits(g, TEXT)[i]
          assert(hit.id == "gpe:mali" and g:row(1).forms[2] == "Bamako")
        end
      end)
    end)
  end)

  it("leaves the entities alone that are being made", function()
    local function shown()
      local list = {}
      for i, row in ipairs(mn.entities(TEXT)) do list[i] = row.from .. row.type .. row.text end
      return table.concat(list, "\n")
    end
    local right, long = shown(), TEXT:rep(20)
    local n = 0
    disturbed(function()
      n = n + 1
      if n % 50 == 1 then mn.entities(long) end
    end, function(i) if i <= 30 then assert.equal(right, shown()) end end)
  end)

  it("leaves the quotations alone that are being found", function()
    local function shown()
      local list = {}
      for i, row in ipairs(mn.quotes(TEXT, { entities = {} })) do list[i] = row.from .. "-" .. row.to end
      return table.concat(list, " ")
    end
    local right, n = shown(), 0
    disturbed(function()
      n = n + 1
      mn.quotes(("\"Yes,\" said Ali Sow, \"and no.\"\n"):rep(300), { entities = {} })
    end, function(i) if i <= 30 or n == 0 then assert.equal(right, shown()) end end)
  end)

  it("leaves the words alone that are being counted", function()
    local c = mn.corpus()
    for _ = 1, 3 do c:add(TEXT) end
    local right, n = tostring(c:frequencies()), 0
    local x = core.index()
    local function grow()
      n = n + 1
      local s = ("new" .. n .. " "):rep(10)
      x:add({ s }, abbreviations.shipped(), {}, false, 1)
    end
    grow()
    disturbed(function()
      if n % 10 == 0 then c:frequencies() c:ngrams() end
      grow()
    end, function(i)
      pcall(x.count, x, { 1, 10 }, false)
      pcall(x.bag, x, { 1, 10 })
      pcall(x.sequence, x, { 1, 10 })
      pcall(x.ngrams, x, { 1, 10 }, 2, 0, false, 1)
      if i <= 5 then assert.equal(right, tostring(c:frequencies())) end
    end)
  end)
end)

describe("a finalizer that runs when the state closes", function()
  it("gets an error or an answer, never a crash", function()
    local script = os.tmpname()
    local file = assert(io.open(script, "wb"))
    file:write [[
      local mn, core, g, x, shaper, list, finder -- the finalizer's object is older than the module: it runs last
      early = setmetatable({}, { __gc = function()
        for _, f in ipairs { mn.tokens, mn.sentences, mn.fold, mn.normalize, mn.entities, mn.lines, mn.dates, mn.quotes,
          mn.repair } do
          pcall(f, "Mali, e\u{301}t\u{e9} 5 May \xff")
        end
        pcall(g.scan, g, "Mali") pcall(g.row, g, 1) pcall(g.close, g)
        pcall(x.add, x, "a", setmetatable({}, {})) pcall(x.count, x, {}, false)
        pcall(shaper.shape, shaper, "may") pcall(core.tokens, "a", list) pcall(core.entities_find, finder, "Mali")
        pcall(core.entities_words, finder, "given", "name\nAli\n") pcall(core.entities_list, finder, 1, g)
        print "done"
      end })
      mn, core = require "malinews", require "malinews.core"
      g, x, shaper = mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali" } }, core.index(), core.shaper {}
      list, finder = core.lexicon {}, core.entities_new()
      mn.entities "Mali" mn.tokens "a" mn.dates "May" mn.quotes "x"
    ]]
    file:close()
    local pipe = assert(io.popen(("$(sh bin/setup lua) %s 2>&1"):format(script)))
    local out = pipe:read "a"
    local ok, _, code = pipe:close()
    os.remove(script)
    assert(ok and out == "done\n", ("%s %s"):format(code, out))
  end)
end)

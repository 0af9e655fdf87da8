-- Every method of every object and every public function, and the core's own functions too, with wrong values: an error of
-- Lua's or an answer, never a crash. The objects are live, closed, collected by hand, or of another kind.

local abbreviations = require "malinews.abbreviations"
local core = require "malinews.core"
local mn = require "malinews"

local function gazetteer()
  return assert(mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali", forms = { "République du Mali" } } })
end

local function closed(object)
  object:close()
  return object
end

-- Collected by hand: what a finalizer does, done early.
local function collected(object)
  local meta = debug.getmetatable(object)
  if meta.__gc then meta.__gc(object) end
  return object
end

local function index()
  local x, s = core.index(), "Mali and the army of Mali. The army left."
  x:add({ s }, abbreviations.shipped(), {}, false, 1)
  return x
end

local function finder()
  local f = core.entities_new()
  core.entities_words(f, "given", "name\tgender\tlang\tcommon\nAli\tm\t\t\n")
  core.entities_list(f, 1, gazetteer())
  return f
end

local function corpus()
  local c = mn.corpus()
  c:add("President Keita left Gao on 5 May 2021. He said: \"We stay.\"", { id = "a", outlet = "x", dct = "2021-05-06" })
  c:add("Keita, the army of Mali and Gao.", { id = "b", outlet = "y", dct = "2021-05-07" })
  return c
end

local function trainer()
  local t = core.trainer_new("PER\n", 8, 1)
  core.trainer_add(t, finder(), "Ali left.", "en", { 1, 3, 1 })
  core.trainer_epoch(t)
  return t
end

local function tagger()
  return core.trainer_model(trainer())
end

-- name = a maker, so that no test sees what another did to the object
local OBJECTS = {
  spans = function() return mn.tokens "Ali left Gao." end,
  sentences = function() return mn.sentences "Ali left. He was tired." end,
  hits = function() return core.gazetteer_hits(gazetteer(), "Mali") end,
  hits_of_closed = function()
    local g = gazetteer()
    local hits = core.gazetteer_hits(g, "Mali")
    g:close()
    return hits
  end,
  gazetteer = gazetteer,
  closed_gazetteer = function() return closed(gazetteer()) end,
  collected_gazetteer = function() return collected(gazetteer()) end,
  index = index,
  collected_index = function() return collected(index()) end,
  ngrams = function() return index():ngrams({ 1, 3 }, 1, 0, false, 1) end,
  collected_ngrams = function() return collected(index():ngrams({ 1, 3 }, 1, 0, false, 1)) end,
  ngrams_of_collected = function()
    local x = index()
    local grams = x:ngrams({ 1, 3 }, 1, 0, false, 1)
    collected(x)
    return grams
  end,
  shaper = function() return core.shaper { { "may", "m", "M" } } end,
  grammar = function() return core.grammar(("\255"):rep(32), ("\255"):rep(32), {}) end,
  collected_grammar = function() return collected(core.grammar(("\255"):rep(32), ("\255"):rep(32), {})) end,
  needles = function() return core.needles { "may" } end,
  collected_needles = function() return collected(core.needles { "may" }) end,
  collected_shaper = function() return collected(core.shaper { { "may", "m", "M" } }) end,
  finder = finder,
  collected_finder = function() return collected(finder()) end,
  finder_of_closed = function()
    local f, g = finder(), gazetteer()
    core.entities_list(f, 2, g)
    g:close()
    return f
  end,
  abbreviations = function() return mn.abbreviations { { "Cne", "fr", "title" } } end,
  collected_abbreviations = function() return collected(core.lexicon {}) end,
  document = function() return corpus()[1] end,
  corpus = corpus,
  closed_corpus = function() return closed(corpus()) end,
  tagger = tagger,
  closed_tagger = function() return closed(tagger()) end,
  collected_tagger = function() return collected(tagger()) end,
  trainer = trainer,
  collected_trainer = function() return collected(trainer()) end,
  speech = function() return core.speech(function() return 0, 1 end, false, { { 0, 3, 1 } }) end,
  collected_speech = function() return collected(core.speech(function() return 0, 1 end, false, {})) end,
  result = function() return mn.entities "President Keita left Gao." end,
}

local names = {}
for name in pairs(OBJECTS) do names[#names + 1] = name end
table.sort(names)

local circle = {}
circle[1], circle.forms, circle.lang = circle, circle, circle

local lies = setmetatable({}, {
  __len = function() return 1000 end,
  __index = function(_, key) if key == 1 then error "no" end end,
  __tostring = function() return {} end,
})

-- A dozen and more; nil stands for itself
local WRONG = {
  { "nil", nil }, { "true", true }, { "false", false }, { "0", 0 }, { "-1", -1 }, { "1.5", 1.5 }, { "nan", 0 / 0 },
  { "inf", math.huge }, { "maxinteger", math.maxinteger }, { "mininteger", math.mininteger }, { "2^31", 1 << 31 },
  { "2^53", 2 ^ 53 }, { "empty", "" }, { "bytes", "\0\xff\xc3 Mali" }, { "words", "a b" }, { "table", {} },
  { "circle", circle }, { "lies", lies }, { "table of tables", { {}, {} } }, { "list", { 1, 2 } },
  { "wide list", { 1, 1 << 40 } },
  { "strings", { "a", "b" } }, { "rows", { { "a", "en", "title" }, { 1, 2, 3 } } }, { "options", { lang = "xx", no = 1 } },
  { "function", function() return nil end }, { "raising", function() error "no" end }, { "thread", coroutine.create(print) },
  { "file", io.stdout },
}
for _, name in ipairs(names) do WRONG[#WRONG + 1] = { name, OBJECTS[name]() } end

-- Faults of ours that are no message to the caller
local function check_message(message, what)
  local text = type(message) == "string" and message or ""
  assert(not text:find("not enough memory", 1, true), what .. ": " .. text)
  assert(not text:find("stack overflow", 1, true), what .. ": " .. text)
end

local function call(what, f, ...)
  local ok, message = pcall(f, ...)
  if not ok then check_message(message, what) end
  return ok, message
end

-- f with each wrong value in each of the first places, the others being right ones.
local function call_each(what, f, ...)
  local right = table.pack(...)
  call(what, f)
  for place = 1, right.n + 1 do
    for _, wrong in ipairs(WRONG) do
      local arguments = table.pack(table.unpack(right, 1, right.n))
      arguments[place], arguments.n = wrong[2], math.max(right.n, place)
      call(("%s, argument %d %s"):format(what, place, wrong[1]), f, table.unpack(arguments, 1, arguments.n))
    end
  end
end

-- What a method takes beside the object, so that each wrong value meets arguments that are right.
local RIGHT = {
  span = { 1 }, form = { 1 }, row = { 1 }, find = { "gpe:mali" }, lookup = { "Mali" }, scan = { "Mali", {} },
  get = { 1 }, add = { "Mali" }, ["index.add"] = { { "a b" }, abbreviations.shipped(), { "en" }, false, 2 },
  shape = { "5 May" }, read = { "He said: \"No.\"", 1, 15, 16 }, count = { { 1, 3 }, false }, bag = { { 1, 3 } },
  sequence = { { 1, 3 } }, range = { 1, 1, 5 }, reserve = { 100 },
  string = { 1, true }, where = { 1 }, neighbours = { { 1, 3 }, 2, 2, true }, ngrams = { { 1, 9 }, 2, 1, true, 1 },
}

local function methods_of(object)
  local found, meta = {}, debug.getmetatable(object)
  for name, f in pairs(meta) do
    if type(f) == "function" and name ~= "__gc" then found[name] = f end
  end
  local plain = type(meta.__index) == "table" and meta.__index
    or type(meta.__index) == "function" and select(2, debug.getupvalue(meta.__index, 1))
  for name, f in pairs(type(plain) == "table" and plain or {}) do
    if type(f) == "function" then found[name] = f end
  end
  local list = {}
  for name in pairs(found) do list[#list + 1] = name end
  table.sort(list)
  return list, found
end

-- Methods that write: kept to a place of their own.
local WRITES = { save = true, csv = true, jsonl = true, html = true, svg = true, gexf = true, conllu = true, tei = true,
  geojson = true }

describe("each method with wrong values", function()
  for _, name in ipairs(names) do
    it("of " .. name .. " raises or answers", function()
      local list, found = methods_of(OBJECTS[name]())
      assert(#list > 0 or name:find "abbreviations" or name:find "finder" or name:find "trainer", "no methods")
      for _, method in ipairs(list) do
        if not WRITES[method] then
          local right = RIGHT[name .. "." .. method] or RIGHT[method] or {}
          call_each(name .. "." .. method, function(...) return found[method](...) end, OBJECTS[name](), table.unpack(right))
        end
      end
    end)
  end

  it("of one object on every other raises", function()
    for _, name in ipairs { "spans", "hits", "gazetteer", "index", "shaper", "grammar", "needles", "document", "corpus", "result", "tagger" } do
      local list, found = methods_of(OBJECTS[name]())
      for _, other in ipairs(names) do
        local object = OBJECTS[other]()
        if debug.getmetatable(object).__name ~= debug.getmetatable(OBJECTS[name]()).__name then
          for _, method in ipairs(list) do
            local ok, message = pcall(found[method], object, table.unpack(RIGHT[method] or {}))
            assert(not ok, ("%s.%s took %s"):format(name, method, other))
            check_message(message, name .. "." .. method)
          end
        end
      end
    end
  end)

  it("of a closed object raises, and closing it again does not", function()
    local g, c = closed(gazetteer()), closed(corpus())
    g:close()
    for _, method in ipairs { "row", "find", "lookup", "scan", "add", "save" } do
      local ok, message = pcall(g[method], g, method == "row" and 1 or "Mali")
      assert(not ok and tostring(message):find("closed", 1, true), method .. ": " .. tostring(message))
    end
    assert.has_error(function() return #g end)
    assert.matches("closed", tostring(g))
    for _, method in ipairs { "add", "get", "meta", "where", "problems", "frequencies", "kwic", "entities" } do
      local ok, message = pcall(c[method], c, "a")
      assert(not ok and message:find("closed", 1, true), method .. ": " .. tostring(message))
    end
    assert.has_error(function() return #c end)
  end)
end)

describe("each function with wrong values", function()
  it("of the facade raises or answers", function()
    local right = { normalize = { "e", "NFC" }, is_normalized = { "e", "NFC" }, load = { "/nowhere" }, gazetteer = { "/nowhere" },
      document = { "Mali", {} }, corpus = { {} }, abbreviations = { {} }, help = { "kwic" } }
    local public = {}
    for name in pairs(mn.public()) do public[#public + 1] = name end
    table.sort(public)
    for _, name in ipairs(public) do
      if type(mn[name]) == "function" then
        call_each("mn." .. name, mn[name], table.unpack(right[name] or { "Mali, 5 May 2021. \"No,\" he said.", {} }))
      end
    end
    for name, f in pairs(mn.stats) do
      if type(f) == "function" then call_each("mn.stats." .. name, f, 1, 2, 3) end
    end
  end)

  it("of the core raises or answers", function()
    local list, g, f = mn.abbreviations {}, gazetteer(), finder()
    local right = {
      head = { "Mali", 2 }, tail = { "Mali", 2 }, terminal = { 1 }, normalize = { "e", 0 }, is_normalized = { "e", 0 },
      tokens = { "Mali", list, "en" }, sentences = { "Mali.", list, "en", true }, language = { "the", list },
      grammar = { ("a"):rep(32), ("a"):rep(32), {} }, needles = { {} },
      shaper = { {} }, lexicon = { {} }, entities_words = { f, "given", "name\nAli\n" }, entities_list = { f, 2, g },
      entities_find = { f, "Ali", "en" }, name_similarity = { "ali", "aly" }, gazetteer_compile = { g, { "id\ttype\tname\n" } },
      gazetteer_hits = { g, "Mali", "all" }, gazetteer_pack = { {} }, gazetteer_write = { g },
      gazetteer_read = { core.gazetteer_new(), "x" }, tagger_tag = { tagger(), f, "Ali left.", "en" },
      tagger_write = { tagger() }, tagger_read = { core.tagger_write(tagger()) }, trainer_new = { "PER\n", 8, 1 },
      trainer_add = { trainer(), f, "Ali left.", "en", { 1, 3, 1 } }, trainer_epoch = { trainer() },
      trainer_model = { trainer() },
    }
    local all = {}
    for name in pairs(core) do all[#all + 1] = name end
    table.sort(all)
    for _, name in ipairs(all) do call_each("core." .. name, core[name], table.unpack(right[name] or { "Mali" })) end
    assert.equal("Mali", mn.tokens("Mali")[1])
    assert.equal(1, #core.gazetteer_hits(gazetteer(), "Mali"))
  end)
end)

describe("misuse that once read foreign memory", function()
  it("is refused: a gazetteer closed after a finder took it up", function()
    local f, g = core.entities_new(), gazetteer()
    core.entities_list(f, 1, g)
    assert.equal("gpe:mali", core.entities_find(f, "In Mali.")[1].id)
    g:close()
    assert.has_error(function() core.entities_find(f, "In Mali.") end, "the gazetteer is closed")
    core.entities_list(f, 1, nil)
    core.entities_find(f, "In Mali.")
  end)

  it("is right: a gazetteer that gets names after a finder took it up", function()
    local g = assert(mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali" } })
    mn.entities("Mali", { gazetteer = g })
    g:add { { id = "grp:x", type = "GROUP", name = "Zarkov Column" }, { id = "per:x", type = "PER", name = "Oleg Zarkov" } }
    local rows = mn.entities("The Zarkov Column and Oleg Zarkov are in Mali.", { gazetteer = g })
    assert.equal("grp:x", rows[1].id)
    assert.equal("GROUP", rows[1].type)
  end)

  it("is refused: a word list that was collected by hand", function()
    assert.has_error(function() core.tokens("a", collected(core.lexicon {})) end)
    assert.has_error(function() core.entities_find(collected(finder()), "Ali") end)
  end)

  it("is refused: abbreviations that are numbers, whose strings nothing would hold", function()
    assert.has_error(function() core.lexicon { { 12345678, "en", "title" } } end,
      "malinews: an abbreviation, its lang and its kind must be strings")
  end)

  it("is refused: a compiled gazetteer read over another", function()
    local g = gazetteer()
    assert.has_error(function() core.gazetteer_read(g, core.gazetteer_write(gazetteer())) end)
    assert.equal(1, #g)
  end)
end)

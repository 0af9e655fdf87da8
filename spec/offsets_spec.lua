-- One unbroken chain of offsets: for every hit of every function, raw:sub(h.from, h.to) == h.text.
local lfs = require "lfs"
local mn = require "malinews"
local texts = require "spec.support.texts"

local function check(raw, hit, what)
  assert(math.type(hit.from) == "integer" and math.type(hit.to) == "integer", what)
  assert(hit.from >= 1 and hit.to <= #raw, what)
  assert(raw:sub(hit.from, hit.to) == hit.text, what)
end

local function check_rows(raw, rows, what)
  for i, row in ipairs(rows) do check(raw, row, ("%s %d"):format(what, i)) end
end

local function check_spans(raw, spans, what)
  local last = 0
  for i, from, to in spans:spans() do
    assert(from > last and to >= from and to <= #raw, what)
    assert(spans[i] == raw:sub(from, to), what)
    last = to
  end
end

-- The parts of a quotation, and who said it with which word.
local function check_quotes(raw, quotes, what)
  for _, quote in ipairs(quotes) do
    for _, span in ipairs(quote.spans) do
      assert(span.from >= quote.from and span.to <= quote.to and span.from <= span.to, what)
    end
    for _, part in ipairs { "speaker", "cue", "addressee" } do
      local mention = quote[part]
      if mention and mention.from then check(raw, mention, what .. " " .. part) end
    end
  end
end

local lists = mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali" },
  { id = "per:goita", type = "PER", name = "Assimi Goïta", forms = { "Goïta" } } }

local function check_layers(raw, what)
  check_spans(raw, mn.tokens(raw), what .. " tokens")
  check_spans(raw, mn.sentences(raw), what .. " sentences")
  check_spans(raw, mn.sentences(raw, { quotes = "keep" }), what .. " sentences kept")
  check_rows(raw, mn.lines(raw), what .. " lines")
  check_rows(raw, mn.entities(raw), what .. " entities")
  check_rows(raw, mn.dates(raw, { dct = "2021-09-20" }), what .. " dates")
  check_rows(raw, mn.dates(raw, { mode = "narrative" }), what .. " dates told")
  check_rows(raw, lists:scan(raw), what .. " names")
  for _, kind in ipairs { "direct", "all" } do
    local quotes = mn.quotes(raw, { kind = kind })
    check_rows(raw, quotes, what .. " quotes " .. kind)
    check_quotes(raw, quotes, what .. " quotes " .. kind)
  end
end

local function check_hits(rows, what)
  for _, row in ipairs(rows) do
    for _, hit in ipairs(row.hits or {}) do check(hit.doc.text, hit, what) end
    if row.from and row.doc and row.text then check(row.doc.text, row, what) end
  end
end

local function check_corpus(path)
  local c = assert(mn.load(path))
  for i = 1, #c do check_layers(c[i].text, c[i].id) end
  check_hits(c:frequencies():top(50), "frequencies")
  check_hits(c:kwic "mali* | the | le", "kwic")
  check_hits(c:collocates("mali"):top(20), "collocates")
  check_hits(c:entities(), "entities")
  check_hits(c:quotes { kind = "all" }, "quotes")
  check_hits(c:dates(), "dates")
  check_hits(c:timeline(), "timeline")
  check_hits(c:sources(), "sources")
  check_hits(c:labels "wagner", "labels")
  check_hits(c:dedup { blocks = true }, "dedup")
  check_hits(c:variants { min = 0.2 }, "variants")
  check_hits(c:dispersion "mali", "dispersion")
  check_hits(c:ngrams { n = 3 }:top(20), "ngrams")
  check_hits(c:where { id = c[1].id }:keyness(c):top(20), "keyness")
end

describe("every hit of every function holds its own text", function()
  it("over the demo corpus", function()
    check_corpus "examples/corpus"
  end)

  it("over the reference articles, where they are at hand", function()
    if lfs.attributes "../shared/corpora/seeds" then
      check_corpus "../shared/corpora/seeds"
    else
      print "skipped: ../shared/corpora/seeds is not there"
    end
  end)

  it("over 10,000 generated texts with marks, right-to-left, NUL, emoji and broken bytes", function()
    local seed, n = texts.seed(), 0
    for raw in texts.generate(seed, tonumber(os.getenv "MN_SANITIZED") and 1000 or 10000, 30) do
      n = n + 1
      local ok, message = pcall(check_layers, raw, "text")
      assert(ok, ("MN_SEED=%d, text %d, %q: %s"):format(seed, n, raw, tostring(message)))
    end
  end)

  it("over corpora of generated texts, whatever their bytes", function()
    local docs = {}
    for raw in texts.generate(texts.seed() + 1, 60, 200) do
      docs[#docs + 1] = mn.document(raw, { id = "g" .. #docs, outlet = "o" .. #docs % 3, dct = "2021-09-20" })
    end
    local c = mn.corpus(docs)
    check_hits(c:kwic "mali | goita | mercenaires", "kwic")
    check_hits(c:frequencies():top(30), "frequencies")
    check_hits(c:entities(), "entities")
    check_hits(c:sources(), "sources")
    check_hits(c:labels "wagner", "labels")
    check_hits(c:dedup { blocks = true, words = 2 }, "dedup")
  end)
end)

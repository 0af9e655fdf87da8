-- The same input gives the same bytes: in two runs, with any number of threads, under any locale.

local mn = require "malinews"
local texts = require "spec.support.texts"

local LUA = assert(io.popen "sh bin/setup lua"):read "l"

local SCRIPT = [[
pcall(os.setlocale, "")
local mn = require "malinews"
local c = mn.load("examples/corpus", { threads = tonumber(arg[1]) })
print(c:frequencies():csv(), c:frequencies({ by = "entity" }):csv(), c:kwic("*", { sort = { "R1", "L1" } }):csv())
print(c:collocates("mali"):jsonl(), c:ngrams({ n = 3 }):csv(), c:network():jsonl(), c:compare({ queries = "mali" }):csv())
print(c:where({ lang = "en" }):keyness(c:where { lang = "fr" }):csv(), c:similarity({ min = 0.05 }):csv(), c:frames():jsonl())
print(c:dispersion("mali"):svg(), c:omission():csv(), c:sketch("troops | soldats"):csv())
]]

local function run(threads, locale)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(SCRIPT)
  file:close()
  local pipe = assert(io.popen(("LC_ALL=%s %s '%s' %d 2>&1"):format(locale, LUA, path, threads)))
  local said = pipe:read "a"
  assert(pipe:close(), said)
  os.remove(path)
  return said
end

describe("the same corpus", function()
  it("gives the same bytes in two runs, with any threads, under any locale", function()
    local first = run(1, "C")
    assert(#first > 100000)
    assert(run(1, "C") == first, "another run")
    assert(run(2, "C") == first, "two threads")
    assert(run(7, "C.UTF-8") == first, "seven threads, C.UTF-8")
    assert(run(2, "fr_FR.UTF-8") == first, "fr_FR.UTF-8, where it is installed")
  end)

  it("has the same columns whatever the threads, for any texts", function()
    local seed = texts.seed()
    local function answers(threads)
      local docs = {}
      for text in texts.generate(seed, 300) do docs[#docs + 1] = mn.document(text .. (" "):rep(#docs % 5 * 100) .. "end") end
      local c = mn.corpus(docs)
      require("malinews.index").use_threads(c, threads)
      local out = {}
      for _, words in ipairs { "words", "tokens" } do
        out[#out + 1] = c:kwic("*", { words = words }):csv()
        out[#out + 1] = c:frequencies({ words = words, by = "form" }):csv()
        out[#out + 1] = c:collocates("*", { words = words }):csv()
      end
      return table.concat(out)
    end
    local one = answers(1)
    for _, threads in ipairs { 2, 3, 8, 64 } do
      assert(answers(threads) == one, ("seed %d, %d threads"):format(seed, threads))
    end
  end)
end)

describe("a file's glob", function()
  it("knows ranges in brackets", function()
    local c = assert(mn.load("examples/corpus", { glob = "[a-b]*.txt" }))
    assert.equal(8, #c)
    assert.equal(3, #assert(mn.load("examples/corpus", { glob = "volga*202[1-2]*.txt" })))
  end)
end)

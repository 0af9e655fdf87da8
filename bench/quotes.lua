--- Quotations over English news, article by article: megabytes a second, and what a megabyte of marks costs.
---
---     CORPORA=../shared/corpora lua5.4 bench/quotes.lua [rounds]
---
--- The texts are those of masakhanews (BBC news, English, dev). Times are processor seconds of one process; the median
--- of the rounds counts. Without CORPORA there is nothing to measure.

local mn = require "malinews"

local corpora, rounds = os.getenv "CORPORA", math.tointeger(tonumber(arg[1] or 5))
if not corpora then
  print "skipped: CORPORA names no folder with masakhanews/eng.dev.tsv"
  os.exit(0)
end

local function articles(lang)
  local c <close> = assert(mn.load({ ("%s/masakhanews/%s.dev.tsv"):format(corpora, lang) }, { metadata = false }))
  local texts, bytes = {}, 0
  for i = 1, #c do
    texts[i] = c[i].text
    bytes = bytes + #texts[i]
  end
  return texts, bytes
end

local function median(f)
  local times = {}
  for i = 1, rounds do
    collectgarbage()
    local t = os.clock()
    f()
    times[i] = os.clock() - t
  end
  table.sort(times)
  return times[(rounds + 1) // 2]
end

local function report(what, bytes, seconds)
  print(("%-40s %6.1f MB/s  (%.3f s)"):format(what, bytes / seconds / 1e6, seconds))
end

for _, lang in ipairs { "eng", "fra" } do
  local texts, bytes = articles(lang)
  for _, kind in ipairs { "direct", "all" } do
    local opts = { lang = lang:sub(1, 2), kind = kind }
    report(("%s, kind = %s"):format(lang, kind), bytes, median(function()
      for _, text in ipairs(texts) do mn.quotes(text, opts) end
    end))
  end
end

rounds = 1
for _, size in ipairs { 1000000, 10000000 } do
  local hostile = ('"'):rep(size)
  report(("%d bytes of quotation marks"):format(size), size, median(function() mn.quotes(hostile) end))
end

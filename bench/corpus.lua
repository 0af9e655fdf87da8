--- A corpus of ten million words of news: what loading, searching and comparing cost.
---
---     CORPORA=../shared/corpora lua5.4 bench/corpus.lua [folder [words]]
---
--- The texts of masakhanews (BBC news in English, French, Hausa and Yoruba) are written as files below `folder`
--- (build/bench by default), again and again until there are so many words, and read back. Times are processor seconds of
--- one process with one thread; each question is asked three times and the median counts. Without CORPORA there is nothing to measure.

local mn = require "malinews"

local corpora, folder, words = os.getenv "CORPORA", arg[1] or "build/bench", math.tointeger(tonumber(arg[2] or 10000000))
if not corpora then
  print "skipped: CORPORA names no folder with masakhanews/eng.dev.tsv"
  os.exit(0)
end

-- The articles, and how many words they have.
local function articles()
  local paths, texts, n = {}, {}, 0
  for i, lang in ipairs { "eng", "fra", "hau", "yor" } do paths[i] = ("%s/masakhanews/%s.dev.tsv"):format(corpora, lang) end
  local c <close> = assert(mn.load(paths, { metadata = false }))
  for i = 1, #c do
    texts[i] = c[i].text
    n = n + #c[i]:words()
  end
  return texts, n
end

local function write(texts, n)
  os.execute(("mkdir -p '%s'"):format(folder))
  local last, bytes = ("%s/%07d.txt"):format(folder, words * #texts // n), 0
  local known = io.open(last)
  if known then known:close() end
  for i = 1, words * #texts // n do
    local text = texts[(i - 1) % #texts + 1]
    bytes = bytes + #text
    if not known then
      local file = assert(io.open(("%s/%07d.txt"):format(folder, i), "wb"))
      file:write(text)
      file:close()
    end
  end
  return bytes
end

local function resident()
  for line in io.lines "/proc/self/status" do
    local kb = line:match "^VmRSS:%s*(%d+)"
    if kb then return tonumber(kb) * 1024 end
  end
end

local function timed(f)
  local t = os.clock()
  local value = f()
  return os.clock() - t, value
end

local function report(what, format, ...) print(("%-62s " .. format):format(what, ...)) end

local function median(f)
  local times = {}
  for i = 1, 3 do
    collectgarbage()
    times[i] = timed(f)
  end
  table.sort(times)
  return times[2]
end

local bytes = write(articles())
collectgarbage()
local before, allocated_before = resident(), collectgarbage "count" * 1024

local load_time, c = timed(function() return assert(mn.load(folder, { progress = false, threads = 1 })) end)
local index_time, n = timed(function() return #require("malinews.index").of(c).columns end)
collectgarbage()
collectgarbage()
local after, allocated = resident(), collectgarbage "count" * 1024 + require("malinews.index").of(c).columns:memory()
local token_time, tokens = timed(function()
  local count = 0
  for i = 1, #c do count = count + #c[i]:tokens {} end
  return count
end)
report("documents, words, tokens, bytes", "%d  %d  %d  %d", #c, n, tokens, bytes)
report("read the files", "%.0f MB/s", bytes / load_time / 1e6)
report("words, sentences, index", "%.0f MB/s", bytes / index_time / 1e6)
report("tokens", "%.0f MB/s", bytes / token_time / 1e6)
report("load with sentences, tokens, index (must 20, reach 60)", "%.1f MB/s", bytes / (load_time + index_time + token_time) / 1e6)
report("memory beside the text, resident", "%.2f bytes a word", (after - before - bytes) / n)
report("memory beside the text, allocated (must 12, reach 8)", "%.2f bytes a word", (allocated - allocated_before - bytes) / n)

local function first_rows(query)
  return function()
    local rows, out = c:kwic(query), {}
    for i = 1, 20 do out[i] = rows[i] and rows[i].left .. rows[i].hit .. rows[i].right end
    out[#out + 1] = tostring(rows)
    return #rows
  end
end

local function ask(what, f) report(what, "%.1f ms", 1e3 * median(f)) end

ask("kwic of \"the\", first 20 rows (must 20, reach 5)", first_rows "the")
ask("kwic of \"president\", first 20 rows (must 20, reach 5)", first_rows "president")
ask("kwic of \"of the govern*\", first 20 rows (must 50, reach 15)", first_rows "of the govern*")
ask("kwic of \"prime minist*\", first 20 rows (must 50, reach 15)", first_rows "prime minist*")
ask("collocates of \"president\" (must 200, reach 50)", function() return tostring(c:collocates "president") end)
ask("collocates of \"the\" (must 200, reach 50)", function() return tostring(c:collocates "the") end)
local half = {}
for i = 1, #c do half[c[i]] = i <= #c // 2 end
local first, second = c:where(function(d) return half[d] end), c:where(function(d) return not half[d] end)
ask("keyness of two halves (must 500, reach 150)", function() return tostring(first:keyness(second)) end)
ask("frequencies", function() return tostring(c:frequencies()) end)
ask("dispersion of \"president\"", function() return tostring(c:dispersion "president") end)

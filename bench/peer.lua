--- malinews doing what bench/nltk.py does, for the same files: load, concordance, collocations.
---     lua5.4 bench/peer.lua build/bench [glob]
---
--- Times are processor seconds; like NLTK, it gets one thread. The words are numbered by the first question.

local mn = require "malinews"

local t0 = os.clock()
local c <close> = assert(mn.load(arg[1] or "build/bench", { progress = false, threads = 1, glob = arg[2] or "*.txt" }))
local t1 = os.clock()
local rows = c:kwic "president":top(20)
local t2 = os.clock()
local pairs_of_words = c:ngrams { n = 2, min = 2 }:top(20)
local near = c:collocates "president":top(20)
local t3 = os.clock()
local words = c:frequencies().note:match "^%d+" -- for the report alone
print(("malinews: %s words; load %.2f s, concordance %.2f s, collocations %.2f s, in all %.2f s; %d, %d, %d rows"):format(words,
  t1 - t0, t2 - t1, t3 - t2, t3 - t0, #rows, #pairs_of_words, #near))

--- Copies before counting: documents and blocks that stand more than once, and the corpus without the copies.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local once = c:dedup { k = 5, threshold = 0.7, blocks = true }
print(once)
print(once.report)
print(#once.corpus)

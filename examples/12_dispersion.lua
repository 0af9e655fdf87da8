--- A word of one article, or of all of them?
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local d = c:dispersion "instruct*"
print(d)
print(("DP %.2f  DPnorm %.2f  range %d/%d"):format(d[1].dp, d[1].dpnorm, d[1].range, #c))
print(#assert(d:svg()) > 0)

--- The dates that texts name, resolved against the day each was written, merged into one timeline; and as a picture.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

print(c[1]:dates())
local timeline = c:timeline { from = "2021-01", unit = "month" }
print(timeline)
print(#assert(timeline:svg()) > 0)

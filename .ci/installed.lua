-- Run from / with an installed copy of malinews: arg[1] is its tree, arg[2] a corpus.
local mn = require "malinews"
local tree, corpus = arg[1], arg[2]
assert(package.searchpath("malinews", package.path):sub(1, #tree) == tree, "another copy of malinews was found")
assert(mn.validate "Sévaré" and mn.repair "\xFF" == "\u{FFFD}")
local c <close> = assert(mn.load(corpus))
assert(#c >= 24)
for name in pairs(require("malinews.help").topics) do assert(mn.help(name)) end

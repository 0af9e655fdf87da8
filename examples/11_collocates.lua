--- What stands near a word, by twelve measures; and what it does, what is done to it, how it is described.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

print(c:collocates("France", { window = { 5, 5 }, within = "sentence", sort = "logdice", min = 2 }))
print(c:sketch "soldiers | troops | [id=grp:wagner]")

--- A concordance: wildcards, alternatives, only the text itself, sorted by the words to the right.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

print(c:kwic("mercenar* | PMC | militia", { window = 8, roles = "headline,heading,body", sort = { "R1", "L1" } }))
print(c:kwic "[type=PER] said")
print(c:kwic "[kind=number] soldiers | red ... line")

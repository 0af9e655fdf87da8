--- Who stands with whom in a paragraph, and over whom the shortest ways lead.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local g = c:network { nodes = "person,org,group", within = "paragraph", weight = "npmi", min = 2 }
print(g)
print(g:betweenness { normalised = true })
print(g:components())

--- Load a folder; see what was set aside and why, which lines are body and which are not, and what is known of each piece.
--- Run any of these as `lua5.4 examples/01_load.lua [folder]`, after `eval "$(make -s env)"`.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus", { glob = "*.txt" }))

print(c)
print(c:problems())
print(c[1]:lines())
c:meta { ["globoflux24-2021"] = { desk = "Africa" } }
print(c:where { desk = "Africa" })

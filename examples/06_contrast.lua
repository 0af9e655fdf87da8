--- The vocabulary of one outlet beside another's, in its own voice, with the effect size and not only a p-value.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local volga, globo = c:where { outlet = "Volga Meridian" }, c:where { outlet = "GloboFlux24" }
print(volga:keyness(globo, { measure = "logodds", prior = c, voice = "own", min = 3 }))
print(volga:keyness(globo, { measure = "log_ratio", min = 3 }))

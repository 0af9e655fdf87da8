--- Who gets to speak: the share of the quoted words by kind of source and by speaker, outlet by outlet; and who is left out.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

print(c:sources { by = "outlet", per = "source" })
print(c:sources { by = "outlet" })
print(c:omission { of = "actor", only = true })

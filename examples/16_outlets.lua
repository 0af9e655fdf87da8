--- Outlets side by side, the frames that each sets with an own dictionary, and which pieces are like each other.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

print(c:compare { by = "outlet", queries = { "mercenar*", "partner* | partenaire*" } })
print(c:frames {
  dictionary = {
    partner = { "partner*", "partenaire*", "instruct*" },
    mercenary = { "mercenar*", "mercenaire*", "hired guns" },
  },
  negation = "exclude",
})
print(c:similarity { min = 0.15 })

--- Who is said to have said what, in whose words; each quotation opens to its bytes.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local quotes = c:quotes()
print(quotes)
local first = quotes[1]
print(first.doc.id, first.from, first.to, first.doc.text:sub(first.from, first.to) == first.text)
print(c:quotes { speaker = "Choguel Maïga", kind = "all" })

--- The same statement in other words: quotations of one speaker that share their content words, whatever the translation.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local variants = c:variants { kind = "quote", min = 0.25 }
print(variants)
for row in variants:iter() do
  for _, version in ipairs(row.versions) do print(version.doc.id, version.text) end
end

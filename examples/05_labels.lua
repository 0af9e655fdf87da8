--- What each outlet calls the same actor, per thousand mentions.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

local labels = c:labels("wagner", { by = "outlet" })
print(labels)
for row in labels:iter() do
  for _, hit in ipairs(row.hits) do print(row.outlet, hit.label, hit.rule, hit.doc.id, hit.from) end
end

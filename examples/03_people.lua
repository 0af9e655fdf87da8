--- Who is in it, under which spellings; and whether two spellings are one name.
local mn = require "malinews"
local c <close> = assert(mn.load(arg and arg[1] or "examples/corpus"))

for row in c:entities({ type = "person" }):top(10):iter() do
  print(row.id, row.count, table.concat(row.forms, ", "))
end
print(c:same("Choguel Maïga", "Shogel Kokalla Maiga"))

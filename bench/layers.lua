--- Layers over news articles, one call an article, through the Lua API: megabytes a second on one core.
---
---   eval "$(make -s env)"; lua5.4 bench/layers.lua ARTICLES.tsv [rounds [layer ...]]
---
--- A cell of more than 300 bytes is an article. Figures are medians over rounds; each round runs every layer once.

local mn = require "malinews"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local s = file:read "a"
  file:close()
  return s
end

-- The cell that begins at i, and where the next begins. Quoted where it holds a line end or a quotation mark, then doubled.
local function next_cell(s, i)
  if s:sub(i, i) ~= '"' then
    local stop = s:find("[\t\n]", i) or #s + 1
    return s:sub(i, stop - 1), stop + 1
  end
  local from, stop = i + 1, i + 1
  repeat
    stop = s:find('"', stop, true) or #s + 1
    local doubled = s:sub(stop + 1, stop + 1) == '"'
    if doubled then stop = stop + 2 end
  until not doubled
  return s:sub(from, stop - 1):gsub('""', '"'), (s:find("[\t\n]", stop) or #s + 1) + 1
end

local function articles(path)
  local s, list, i = read(path), {}, 1
  while i <= #s do
    local cell
    cell, i = next_cell(s, i)
    if #cell > 300 then list[#list + 1] = cell end
  end
  return list
end

local function loop(spans)
  local n = 0
  for _, _, to in spans:spans() do n = n + to end
  return n
end

-- The entities' rows as tables with all fields, one by one.
local function loop_rows(rows)
  local n = 0
  for _, e in ipairs(rows) do n = n + e.to end
  return n
end

-- The pipeline of issue 4: a loop over sentences and entities, by position and type.
local function pipeline(s, entities)
  if not mn.validate(s) then s = mn.repair(s) end
  s = mn.normalize(s)
  return loop(mn.sentences(s)) + #mn.tokens(s) + (entities or loop)(mn.entities(s))
end

local LAYERS = {
  { "sentences", function(s) return loop(mn.sentences(s)) end },
  { "tokens", function(s) return loop(mn.tokens(s)) end },
  { "entities", function(s) return loop(mn.entities(s)) end },
  { "entity rows", function(s) return loop_rows(mn.entities(s)) end },
  { "pipeline", pipeline },
  { "pipeline, entity rows", function(s) return pipeline(s, loop_rows) end },
  { "lines", mn.lines },
  { "dates", function(s) return mn.dates(s, { dct = "2022-03-01" }) end },
  { "quotes", mn.quotes },
}

local function wanted(name)
  if not arg[3] then return true end
  for i = 3, #arg do
    if arg[i] == name then return true end
  end
end

local function time(f, list)
  collectgarbage()
  local from = os.clock()
  for i = 1, #list do f(list[i]) end
  return os.clock() - from
end

local list, bytes = articles(arg[1]), 0
for _, s in ipairs(list) do bytes = bytes + #s end
local times = {}
for round = 0, tonumber(arg[2] or 3) do
  for i, layer in ipairs(LAYERS) do
    if wanted(layer[1]) then
      times[i] = times[i] or {}
      local t = time(layer[2], list)
      if round > 0 then table.insert(times[i], t) end -- the first round loads the data
    end
  end
end
print(("%d articles, %d bytes"):format(#list, bytes))
for i, layer in ipairs(LAYERS) do
  if times[i] then
    table.sort(times[i])
    print(("  %-21s %8.1f MB/s"):format(layer[1], bytes / times[i][(#times[i] + 1) // 2] / 1e6))
  end
end

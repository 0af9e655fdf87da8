--- Who stands with whom: actors mentioned in the same sentence, paragraph or document.

local graph = require "malinews.graph"
local mentions = require "malinews.mentions"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"
local stats = require "malinews.stats"

local M = {}

local OPTIONS = { nodes = "string|table", within = { "sentence", "paragraph", "document" }, min = "integer",
  weight = { "count", "npmi" } }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local DEFAULT = "PER,ORG,GROUP,GPE,MEDIA"

-- The stretches of a document in which two actors stand together.
local function stretches_of(doc, within)
  local list = {}
  if within == "document" then return { { from = 1, to = #doc.text } } end
  if within == "sentence" then
    for i, from, to in doc:sentences():spans() do list[i] = { from = from, to = to } end
    return list
  end
  for _, line in ipairs(doc:lines()) do
    if line.role ~= "blank" then list[#list + 1] = { from = line.from, to = line.to } end
  end
  return list
end

-- How many stretches have something in them that is looked at: what NPMI takes for all there are.
local function looked_at_stretches(stretches, doc, looked_at)
  if looked_at:is_whole() then return #stretches end
  local cut, n = looked_at:cutter(doc), 0
  for _, stretch in ipairs(stretches) do
    if #cut(stretch.from, stretch.to) > 0 then n = n + 1 end
  end
  return n
end

-- The actors of each stretch: for each, the first mention.
local function actors_of(doc, types, stretches, inside)
  local found, k = {}, 1
  for _, mention in ipairs(doc:entities()) do
    while stretches[k] and stretches[k].to < mention.from do k = k + 1 end
    local stretch = stretches[k]
    if not stretch then break end
    if types[mention.type] and mention.id and mention.id ~= "" and stretch.from <= mention.from
      and inside(mention.from, mention.to) then
      found[k] = found[k] or {}
      if not found[k][mention.id] then
        found[k][mention.id] = mention
        table.insert(found[k], mention)
      end
    end
  end
  return found
end

local function node_for(nodes, by_id, mention)
  local node = by_id[mention.id]
  if not node then
    node = { id = mention.id, name = mention.name or mention.text, type = mention.type, count = 0 }
    by_id[mention.id], nodes[#nodes + 1] = node, node
  end
  return node
end

local function edge_for(edges, by_pair, a, b)
  if a.id > b.id then a, b = b, a end
  local key = a.id .. "\0" .. b.id
  local edge = by_pair[key]
  if not edge then
    edge = { a = a.name, b = b.name, a_id = a.id, b_id = b.id, count = 0, hits = {} }
    by_pair[key], edges[#edges + 1] = edge, edge
  end
  return edge
end

local function count_stretch(state, doc, stretch, actors)
  for i, mention in ipairs(actors) do
    local node = node_for(state.nodes, state.by_id, mention)
    node.count = node.count + 1
    for j = 1, i - 1 do
      local other = node_for(state.nodes, state.by_id, actors[j])
      local edge = edge_for(state.edges, state.by_pair, other, node)
      edge.count = edge.count + 1
      edge.hits[edge.count] = { doc = doc, from = stretch.from, to = stretch.to, text = doc.text:sub(stretch.from, stretch.to) }
    end
  end
end

local function collect(corpus, types, within, looked_at)
  local state = { nodes = {}, by_id = {}, edges = {}, by_pair = {}, stretches = 0 }
  for i = 1, #corpus do
    local doc = corpus[i]
    local stretches = stretches_of(doc, within)
    state.stretches = state.stretches + looked_at_stretches(stretches, doc, looked_at)
    local found = actors_of(doc, types, stretches, looked_at:filter(doc))
    for k, stretch in ipairs(stretches) do
      if found[k] then count_stretch(state, doc, stretch, found[k]) end
    end
  end
  return state
end

local function by_count(a, b)
  if a.count ~= b.count then return a.count > b.count end
  return a.id < b.id
end

-- What a network's result can do beside what any result does. Nodes and edges below `min` are not in it.
local function add_methods(answer, nodes, by_id)
  local numbers, g = {}, graph.new(#nodes)
  for i, node in ipairs(nodes) do numbers[node.id] = i end
  for _, edge in ipairs(answer) do g:join(numbers[edge.a_id], numbers[edge.b_id]) end
  local function rows(values, name)
    local list = {}
    for i, node in ipairs(nodes) do
      list[i] = { name = node.name, type = node.type, id = node.id, count = by_id[node.id].count, [name] = values[i] }
    end
    return result.new(list, { name = "actors", columns = { "name", "type", "count", name } })
  end
  local function highest(values, name) return rows(values, name):sort("-" .. name) end
  answer.nodes = result.new(nodes, { name = "actors", columns = { "name", "type", "count" } })
  function answer.degree() return highest(g:degree(), "degree") end
  function answer.betweenness(_, opts)
    opts = options.check("network:betweenness", opts, { normalised = "boolean" })
    return highest(g:betweenness(opts.normalised), "betweenness")
  end
  function answer.components() return rows(g:components(), "component"):sort "component" end
end

--- The actors of a corpus that stand together, most often first. NPMI is over the stretches (sentences, paragraphs or
--- documents): 0 is chance, 1 only together. The answer has `nodes`, `degree()`, `betweenness{normalised=true}` (Brandes
--- 2001) and `components()`.
---@param corpus malinews.Corpus
---@param opts? {nodes?: string|string[], within?: string, min?: integer, weight?: string, roles?: string, voice?: string}
--- nodes: types of entities, "PER,ORG,GROUP,GPE,MEDIA" by default; weight sorts
---@return malinews.Result rows a, b, count, npmi, a_id, b_id, hits (the stretches)
function M.run(corpus, opts)
  opts = options.check("corpus:network", opts, OPTIONS)
  local within, least = opts.within or "sentence", opts.min or 1
  local types, looked_at = mentions.types("corpus:network", opts.nodes or DEFAULT), scope.new("corpus:network", opts)
  local state = collect(corpus, types, within, looked_at)
  local edges, used, nodes = {}, {}, {}
  for _, edge in ipairs(state.edges) do
    if edge.count >= least then
      local fa, fb = state.by_id[edge.a_id].count, state.by_id[edge.b_id].count
      edge.npmi = stats.npmi(edge.count, fa, fb, state.stretches)
      edges[#edges + 1], used[edge.a_id], used[edge.b_id] = edge, true, true
    end
  end
  for _, node in ipairs(state.nodes) do
    if used[node.id] or least <= 1 then nodes[#nodes + 1] = node end
  end
  local weight = opts.weight or "count"
  table.sort(edges, function(a, b)
    if a[weight] ~= b[weight] then return a[weight] > b[weight] end
    if a.count ~= b.count then return a.count > b.count end
    return a.a_id < b.a_id or a.a_id == b.a_id and a.b_id < b.b_id
  end)
  table.sort(nodes, by_count)
  local answer = result.new(edges, {
    name = "pairs", columns = { "a", "b", "count", "npmi" },
    note = ("%d actors; together in one %s, %d of them; sorted by %s; %s"):format(#nodes, within, state.stretches, weight,
      looked_at:note()),
  })
  add_methods(answer, nodes, state.by_id)
  return answer
end

return M

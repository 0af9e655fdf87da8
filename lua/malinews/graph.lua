--- Undirected graphs: degree, betweenness and components. Nodes are numbered from 1; an edge is a pair of numbers.

local M = {}

---@class malinews.Graph
local Graph = {}
Graph.__index = Graph

--- A graph of n nodes without edges.
---@param n integer
---@return malinews.Graph
function M.new(n)
  local neighbours = {}
  for i = 1, n do neighbours[i] = {} end
  return setmetatable({ neighbours = neighbours }, Graph)
end

--- Join two different nodes; an edge is added once, whatever its direction.
function Graph:join(a, b)
  if a == b then return end
  local list = self.neighbours[a]
  for _, known in ipairs(list) do
    if known == b then return end
  end
  list[#list + 1] = b
  table.insert(self.neighbours[b], a)
end

--- How many neighbours each node has.
---@return integer[]
function Graph:degree()
  local degrees = {}
  for i, list in ipairs(self.neighbours) do degrees[i] = #list end
  return degrees
end

-- Breadth first from a node: the nodes in order of their distance, how many shortest paths lead to each, and over whom.
local function shortest_paths(neighbours, source)
  local order, paths, before, distance = { source }, {}, {}, { [source] = 0 }
  for i = 1, #neighbours do paths[i], before[i] = 0, {} end
  paths[source] = 1
  local next_one = 1
  while order[next_one] do
    local v = order[next_one]
    next_one = next_one + 1
    for _, w in ipairs(neighbours[v]) do
      if not distance[w] then
        distance[w] = distance[v] + 1
        order[#order + 1] = w
      end
      if distance[w] == distance[v] + 1 then
        paths[w] = paths[w] + paths[v]
        table.insert(before[w], v)
      end
    end
  end
  return order, paths, before
end

--- Betweenness of each node (Brandes 2001): over how many shortest paths between two others it stands, each pair counted
--- once. Normalised, it is divided by the number of pairs of others, (n - 1)(n - 2) / 2. O(nodes * edges).
---@param normalised? boolean
---@return number[]
function Graph:betweenness(normalised)
  local n, scores = #self.neighbours, {}
  for i = 1, n do scores[i] = 0 end
  for source = 1, n do
    local order, paths, before = shortest_paths(self.neighbours, source)
    local dependence = {}
    for i = 1, n do dependence[i] = 0 end
    for k = #order, 2, -1 do
      local w = order[k]
      for _, v in ipairs(before[w]) do
        dependence[v] = dependence[v] + paths[v] / paths[w] * (1 + dependence[w])
      end
      scores[w] = scores[w] + dependence[w]
    end
  end
  local pairs_of_others = normalised and n > 2 and (n - 1) * (n - 2) / 2 or 1
  for i = 1, n do scores[i] = scores[i] / 2 / pairs_of_others end
  return scores
end

--- The component of each node, numbered from 1 in order of their first nodes; and how many there are.
---@return integer[] component of each node
---@return integer count
function Graph:components()
  local component, count = {}, 0
  for source = 1, #self.neighbours do
    if not component[source] then
      count = count + 1
      component[source] = count
      local todo = { source }
      while #todo > 0 do
        for _, w in ipairs(self.neighbours[table.remove(todo)]) do
          if not component[w] then
            component[w] = count
            todo[#todo + 1] = w
          end
        end
      end
    end
  end
  return component, count
end

return M

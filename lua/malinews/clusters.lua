--- Groups of things that belong together by pairs, whatever the order in which the pairs are given (union-find).

local M = {}

---@class malinews.Clusters
local Clusters = {}
Clusters.__index = Clusters

--- n things, each by itself.
---@param n integer
---@return malinews.Clusters
function M.new(n)
  local parent = {}
  for i = 1, n do parent[i] = i end
  return setmetatable({ parent = parent }, Clusters)
end

--- The least member of a thing's group.
function Clusters:find(i)
  local parent = self.parent
  while parent[i] ~= i do
    parent[i] = parent[parent[i]]
    i = parent[i]
  end
  return i
end

--- Put two things into one group.
function Clusters:join(a, b)
  a, b = self:find(a), self:find(b)
  if a ~= b then self.parent[math.max(a, b)] = math.min(a, b) end
end

--- The groups of more than one thing, by their least members.
---@return integer[][]
function Clusters:groups()
  local by_root, groups = {}, {}
  for i = 1, #self.parent do
    local root = self:find(i)
    if not by_root[root] then by_root[root] = {} end
    table.insert(by_root[root], i)
  end
  for i = 1, #self.parent do
    if by_root[i] and #by_root[i] > 1 then groups[#groups + 1] = by_root[i] end
  end
  return groups
end

return M

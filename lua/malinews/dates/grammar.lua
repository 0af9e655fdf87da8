--- What the grammars share: a list of rules that grows, and the ways to count that a rule's @COUNT@ stands for.

local M = {}

--- A new list and the function that adds a rule to it.
---@param counts string[] patterns of an amount, with the mark that ends it
---@return table[] rules
---@return fun(name: string, kind: string, pattern: string, more?: table)
function M.new(counts)
  local rules = {}
  local function add(name, kind, pattern, more)
    -- `past` has a class of its own, since it stands alone too (in the past); elsewhere it is like `last`
    local rule = { name, kind, (pattern:gsub("%[([^%]%u]*)l", "[%1lL")) }
    for key, value in pairs(more or {}) do rule[key] = value end
    rules[#rules + 1] = rule
  end
  return rules, function(name, kind, pattern, more)
    if not pattern:find("@COUNT@", 1, true) then return add(name, kind, pattern, more) end
    for _, count in ipairs(counts) do
      add(name, kind, (pattern:gsub("@COUNT@", (count:gsub("%%", "%%%%")))), more)
    end
  end
end

return M

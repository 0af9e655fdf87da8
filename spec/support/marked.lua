--- Texts with their dates marked as [text=value]: every one must be found with this span and value, and nothing else.

local assert = require "luassert"
local mn = require "malinews"

local M = {}

-- A marked line's plain text, and what is marked in it.
local function unmark(marked)
  local plain, expected, at = {}, {}, 0
  local function keep(s)
    plain[#plain + 1] = s
    at = at + #s
  end
  local rest = marked
  while true do
    local before, text, value, after = rest:match "^(.-)%[([^%[%]=]+)=([^%]]*)%](.*)$"
    if not before then break end
    keep(before)
    expected[#expected + 1] = { from = at + 1, to = at + #text, text = text, value = value }
    keep(text)
    rest = after
  end
  keep(rest)
  return table.concat(plain), expected
end

local function found(s, opts)
  local list = {}
  for i, row in ipairs(mn.dates(s, opts)) do
    assert.equal(row.text, s:sub(row.from, row.to))
    list[i] = { from = row.from, to = row.to, text = row.text, value = row.value }
  end
  return list
end

--- Check each line of a marked text.
---@param cases string
---@param opts? table of mn.dates
function M.check(cases, opts)
  for marked in cases:gmatch "[^\n]+" do
    local text, expected = unmark((marked:match "^%s*(.-)%s*$"))
    if text ~= "" then assert.same(expected, found(text, opts), marked) end
  end
end

return M

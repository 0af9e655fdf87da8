--- Which part of a corpus an analysis looks at: roles of lines, own or quoted voice; and what that leaves out.
---
--- Every analysis takes the options of `scope.OPTIONS`, and prints `scope:note()` below its rows.

local M = {}

--- To be merged into an analysis' own options.
M.OPTIONS = { roles = "string|nil", voice = { "own", "quoted", "all" } }

local ROLES = { "headline", "dateline", "caption", "credit", "heading", "body", "footnote", "boilerplate", "blank" }

local function role_set(where, roles)
  local options = require "malinews.options"
  local set = {}
  for role in roles:gmatch "[^%s,|]+" do set[options.argument(where, "a role", role, ROLES)] = true end
  if next(set) == nil then options.raise(where .. ": option roles names no role") end
  return set
end

---@class malinews.Scope
local Scope = {}
Scope.__index = Scope

--- The scope of an analysis' options.
---@param where string the analysis' name, for messages
---@param opts table already checked
---@return malinews.Scope
function M.new(where, opts)
  return setmetatable({
    roles = opts.roles and role_set(where, opts.roles),
    asked = opts.roles,
    voice = opts.voice or "all",
    words = opts.words,
    left_out = 0,
    bytes = 0,
  }, Scope)
end

--- Does it leave nothing out?
---@return boolean
function Scope:is_whole()
  return not self.roles and self.voice == "all"
end

-- Merge sorted ranges that touch or overlap in their white space.
local function add(ranges, from, to)
  local last = ranges[#ranges]
  if last and from <= last.to + 1 then
    last.to = math.max(last.to, to)
  else
    ranges[#ranges + 1] = { from = from, to = to }
  end
end

local function by_roles(doc, roles)
  local ranges = {}
  for _, line in ipairs(doc:lines()) do
    if roles[line.role] then add(ranges, line.from, line.to) end
  end
  return ranges
end

-- The parts of sorted ranges inside (or outside) other sorted ranges.
local function cut(ranges, others, inside)
  local out, k = {}, 1
  for _, range in ipairs(ranges) do
    local at = range.from
    while others[k] and others[k].to < range.from do k = k + 1 end
    local j = k
    while others[j] and others[j].from <= range.to do
      local from, to = math.max(others[j].from, range.from), math.min(others[j].to, range.to)
      if inside then
        add(out, from, to)
      elseif from > at then
        add(out, at, from - 1)
      end
      at, j = math.max(at, to + 1), j + 1
    end
    if not inside and at <= range.to then add(out, at, range.to) end
  end
  return out
end

local function quoted_ranges(doc)
  local ranges = {}
  for _, quote in ipairs(doc:quotes()) do
    for _, span in ipairs(quote.spans) do ranges[#ranges + 1] = { from = span.from, to = span.to } end
  end
  table.sort(ranges, function(a, b) return a.from < b.from or a.from == b.from and a.to < b.to end)
  local merged = {}
  for _, range in ipairs(ranges) do add(merged, range.from, range.to) end
  return merged
end

--- The byte ranges of a document that are looked at, in order and apart from each other.
---@param doc malinews.Document
---@return {from: integer, to: integer}[]
function Scope:ranges(doc)
  local ranges = self.roles and by_roles(doc, self.roles) or { { from = 1, to = #doc.text } }
  if self.voice ~= "all" then ranges = cut(ranges, quoted_ranges(doc), self.voice == "quoted") end
  local kept = 0
  for _, range in ipairs(ranges) do kept = kept + range.to - range.from + 1 end
  self.bytes, self.left_out = self.bytes + #doc.text, self.left_out + #doc.text - kept
  return ranges
end

--- A function that says whether a span lies inside the scope. Spans must be asked for in order of `from`.
---@param doc malinews.Document
---@return fun(from: integer, to: integer): boolean
function Scope:filter(doc)
  if self:is_whole() then return function() return true end end
  local ranges, k = self:ranges(doc), 1
  return function(from, to)
    while ranges[k] and ranges[k].to < from do k = k + 1 end
    return ranges[k] ~= nil and ranges[k].from <= from and to <= ranges[k].to
  end
end

-- A part without the white space, commas and colons where it was cut, or nil where it has no letter and no digit.
local function trimmed(text, from, to, is_first, is_last)
  local part = text:sub(from, to)
  if not part:find "[%w\x80-\xFF]" then return nil end
  if not is_first then from = from + #part:match "^[%s,;:]*" end
  if not is_last then to = to - #part:match "[%s,;:]*$" end
  return { from = from, to = to }
end

--- A function that gives the parts of a span that lie inside the scope, without white space, commas and colons where they
--- were cut; parts that have no letter and no digit are none. Spans may be asked for in any order.
---@param doc malinews.Document
---@return fun(from: integer, to: integer): {from: integer, to: integer}[]
function Scope:cutter(doc)
  if self:is_whole() then return function(from, to) return { { from = from, to = to } } end end
  local ranges, text = self:ranges(doc), doc.text
  return function(from, to)
    local low, high = 1, #ranges + 1 -- the first range that does not end before the span
    while low < high do
      local middle = (low + high) // 2
      if ranges[middle].to < from then low = middle + 1 else high = middle end
    end
    local parts = {}
    while ranges[low] and ranges[low].from <= to do
      local first, last = math.max(ranges[low].from, from), math.min(ranges[low].to, to)
      parts[#parts + 1] = trimmed(text, first, last, first == from, last == to)
      low = low + 1
    end
    return parts
  end
end

--- What was looked at, for the line below a result's rows.
---@return string
function Scope:note()
  local parts = { "roles: " .. (self.asked or "all") }
  if self.voice ~= "all" then parts[#parts + 1] = "voice: " .. self.voice end
  if self.words == "tokens" then parts[#parts + 1] = "words: tokens" end
  if self.left_out > 0 then
    parts[#parts + 1] = ("left out: %.3g %% of the text"):format(100 * self.left_out / self.bytes)
  end
  return table.concat(parts, "; ")
end

return M

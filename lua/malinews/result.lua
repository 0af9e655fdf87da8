--- What every answer is: a list of rows that sorts, filters, saves and prints itself.
---
--- In the REPL, `__tostring` is the user interface: at most ten rows, aligned, fit to the terminal, and how many more
--- there are. Methods stand in a plain `__index` table, so that completion finds them.

local csv = require "malinews.csv"
local display = require "malinews.display"
local json = require "malinews.json"
local options = require "malinews.options"

local M = {}

local SHOWN = 10 -- rows that a result prints

---@class malinews.Result
---@field name string what it is a list of
---@field columns table[] what is printed, `{name=, title=, align=, keep=}`
---@field note? string one line that is printed below the rows: what was counted, what was left out
---@field plot? table what `svg` draws: `{kind="bars"|"line"|"strips", label=, value=}`
local Result = {}

local metatable = { __name = "malinews.Result", __index = Result }

local function column_list(columns)
  local list = {}
  for i, column in ipairs(columns) do
    list[i] = type(column) == "table" and column or { name = column }
  end
  return list
end

--- Make a result of rows. The table of rows becomes the result; it must be the caller's own.
---@param rows table[]
---@param about {name: string, columns: (string|table)[], note?: string}
---@return malinews.Result
function M.new(rows, about)
  rows.name, rows.columns, rows.note, rows.plot = about.name, column_list(about.columns), about.note, about.plot
  return setmetatable(rows, metatable)
end

--- Is it a result?
---@return boolean
function M.is(value)
  local own = type(value) == "table" and getmetatable(value)
  return own == metatable or type(own) == "table" and own.__name == metatable.__name
end

--- A result whose rows are made when they are first asked for; all else is as with `new`.
---@param count integer
---@param make fun(i: integer): table the i-th row
---@param about {name: string, columns: (string|table)[], note?: string, plot?: table}
---@return malinews.Result
function M.lazy(count, make, about)
  local self, methods = {}, {}
  for name, method in pairs(Result) do methods[name] = method end
  setmetatable(methods, { __index = function(_, i)
    if math.type(i) ~= "integer" or i < 1 or i > count then return nil end
    local row = make(i)
    rawset(self, i, row)
    return row
  end })
  self.name, self.columns, self.note, self.plot = about.name, column_list(about.columns), about.note, about.plot
  return setmetatable(self, {
    __name = metatable.__name, __index = methods, __tostring = metatable.__tostring,
    __len = function() return count end,
  })
end

local SOURCE = {} -- the key of what a result's rows will be made from

--- A maker of results of one kind whose rows are made, all of them, when one is first asked for: the result is an ordinary
--- one from then on. `#r` and `r:spans()` make none.
---@param make fun(source: any): table[] the rows of a source, which has a length and a method `spans`
---@param about {name: string, columns: (string|table)[], note?: string, plot?: table}
---@return fun(source: any): malinews.Result
function M.delayed(make, about)
  local waiting = { __name = metatable.__name }

  local function source_of(self)
    return type(self) == "table" and rawget(self, SOURCE) or error("a result expected, got " .. type(self), 3)
  end

  local function fill(self)
    local made = M.new(make(source_of(self)), about)
    if not rawget(self, SOURCE) then return self end -- a finalizer has filled it meanwhile
    for key, value in next, made do rawset(self, key, value) end -- where memory is refused amid this, all is made again
    rawset(self, SOURCE, nil)
    return setmetatable(self, metatable)
  end

  function waiting:__index(key)
    local method = Result[key]
    if method ~= nil then return method end
    return fill(self)[key]
  end

  function waiting:__newindex(key, value) rawset(fill(self), key, value) end
  function waiting:__len() return #source_of(self) end
  function waiting:__pairs() return next, fill(self), nil end
  function waiting:__tostring() return Result.text(fill(self)) end

  return function(source) return setmetatable({ [SOURCE] = source }, waiting) end
end

local function check(self, method)
  if not M.is(self) then
    error(("result:%s: expected a result, got %s (a dot for a colon?)"):format(method, type(self)), 3)
  end
  return self
end

local function derive(self, rows)
  return M.new(rows, { name = self.name, columns = self.columns, note = self.note, plot = self.plot })
end

local function matcher(condition)
  if type(condition) == "function" then return condition end
  return function(row)
    for key, wanted in pairs(condition) do
      local value = row[key]
      if type(wanted) == "function" then
        if not wanted(value) then return false end
      elseif value ~= wanted then
        return false
      end
    end
    return true
  end
end

-- The fields of the first rows.
local function row_keys(self, most)
  local seen, keys = {}, {}
  for i = 1, math.min(#self, most) do
    for key in pairs(self[i]) do
      if type(key) == "string" and not seen[key] then
        seen[key] = true
        keys[#keys + 1] = key
      end
    end
  end
  table.sort(keys)
  return keys
end

-- Where no row is kept, a field that is misspelt is a likelier cause than that there is none such.
local function check_fields(self, condition)
  local known = row_keys(self, #self)
  local set = {}
  for _, key in ipairs(known) do set[key] = true end
  for key in pairs(condition) do
    if not set[key] and self[1] and self[1][key] == nil and options.nearest(tostring(key), known) then
      options.unknown("result:where", "row has a field", tostring(key), known)
    end
  end
end

--- The rows for which a function is true, or whose fields equal those of a table.
---@param condition fun(row: table): any | table
---@return malinews.Result
function Result:where(condition)
  check(self, "where")
  options.argument("result:where", "condition", condition, "function|table")
  local keeps, rows = matcher(condition), {}
  for _, row in ipairs(self) do
    if keeps(row) then rows[#rows + 1] = row end
  end
  if #rows == 0 and type(condition) == "table" then check_fields(self, condition) end
  return derive(self, rows)
end

-- nil sorts last; values of different types by the types' names
local function less(a, b)
  if a == nil or b == nil then return a ~= nil end
  local x, y = type(a), type(b)
  if x ~= y then return x < y end
  if x == "number" or x == "string" then return a < b end
  return display.text(a) < display.text(b)
end

local function sort_key(self, key)
  if type(key) == "function" then return key, false end
  local name, down = key:gsub("^%-", "")
  if #self > 0 then
    local known = row_keys(self, 100)
    local found = false
    for _, other in ipairs(known) do found = found or other == name end
    if not found then options.unknown("result:sort", "row has a field", name, known) end
  end
  return function(row) return row[name] end, down > 0
end

--- A sorted copy: by a field's name (`"-count"` from high to low) or by what a function makes of a row. Rows that are
--- equal keep their order.
---@param key string|fun(row: table): any
---@return malinews.Result
function Result:sort(key)
  check(self, "sort")
  options.argument("result:sort", "key", key, "string|function")
  local value_of, down = sort_key(self, key)
  local items = {}
  for i, row in ipairs(self) do items[i] = { row = row, value = value_of(row), i = i } end
  table.sort(items, function(a, b)
    if less(a.value, b.value) then return not down or b.value == nil end
    if less(b.value, a.value) then return down and a.value ~= nil end
    return a.i < b.i
  end)
  for i, item in ipairs(items) do items[i] = item.row end
  return derive(self, items)
end

--- The first rows.
---@param n integer
---@return malinews.Result
function Result:top(n)
  check(self, "top")
  options.argument("result:top", "n", n, "integer")
  return derive(self, table.move(self, 1, math.min(math.max(n, 0), #self), 1, {}))
end

--- Iterate over the rows.
---@return fun(): table?
function Result:iter()
  check(self, "iter")
  local i = 0
  return function()
    i = i + 1
    return self[i]
  end
end

--- Iterate over the rows' positions, and what each row is: its type, role or kind. Where the rows have not been asked for
--- yet, none is made.
---@return fun(): integer?, integer?, integer?, string? # the row's number, from, to, type
function Result:spans()
  check(self, "spans")
  local source, i = rawget(self, SOURCE), 0
  if source then return source:spans() end
  return function()
    i = i + 1
    local row = self[i]
    if row then return i, row.from, row.to, row.type or row.role or row.kind end
  end
end

-- Write to a path, or return the text when there is none.
local function deliver(text, path)
  if path == nil then return text end
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  local ok, fault = file:write(text)
  local closed, late = file:close()
  if ok and closed then return true end
  return nil, path .. ": " .. tostring(fault or late)
end

local function column_names(self)
  local names = {}
  for i, column in ipairs(self.columns) do names[i] = column.name end
  return names
end

-- The printed columns, and the positions where rows have them.
local function printed(self)
  local names = column_names(self)
  if self[1] and self[1].from and self[1].to then
    for _, name in ipairs { "from", "to" } do names[#names + 1] = name end
  end
  return names
end

-- The fields that a list names: {"form", "count"}, "form,count".
local function named_columns(self, asked)
  local names, known, set = {}, row_keys(self, #self), {}
  for _, list in ipairs { known, column_names(self) } do
    for _, name in ipairs(list) do set[name] = true end
  end
  for _, list in ipairs(type(asked) == "table" and asked or { asked }) do
    for name in tostring(list):gmatch "[^%s,][^,]*" do
      name = name:match "^(.-)%s*$"
      if #self > 0 and not set[name] then options.unknown("result:csv", "row has a field", name, known) end
      names[#names + 1] = name
    end
  end
  return names
end

local function is_table_anywhere(self, name)
  for i = 1, #self do
    if type(self[i][name]) == "table" then return true end
  end
  return false
end

-- The printed columns, then all fields that hold one value, in byte order.
local function all_columns(self)
  local names, set = printed(self), {}
  for _, name in ipairs(names) do set[name] = true end
  for _, name in ipairs(row_keys(self, #self)) do
    if not set[name] and not is_table_anywhere(self, name) then names[#names + 1] = name end
  end
  return names
end

--- Comma-separated values with a header, safe to open in a spreadsheet: the printed columns and the positions where rows
--- have them, or the fields that `columns` names, "all" that hold one value.
---@param path? string written to; without it the text is returned
---@param opts? {columns?: string|string[]} "form,count,p", {"form", "count"} or "all"
---@return string|true? text
---@return string? message
function Result:csv(path, opts)
  check(self, "csv")
  if type(path) == "table" then path, opts = nil, path end
  options.argument("result:csv", "path", path, "string|nil")
  opts = options.check("result:csv", opts, { columns = "string|table" })
  local names
  if opts.columns == "all" then
    names = all_columns(self)
  else
    names = opts.columns and named_columns(self, opts.columns) or printed(self)
  end
  local lines = { csv.line(names, #names, tostring) }
  for _, row in ipairs(self) do
    local cells = {}
    for j, name in ipairs(names) do cells[j] = row[name] end
    lines[#lines + 1] = csv.line(cells, #names, display.text)
  end
  return deliver(table.concat(lines), path)
end

-- A row as plain data: documents become their ids, and what cannot be written is left out. Rows are shallow; `depth`
-- bounds what a row may hold (hits in rows, spans in quotations).
local function plain(value, depth)
  if type(value) ~= "table" then
    if type(value) == "number" and math.type(value) == "float" then
      if value ~= value or value == math.huge or value == -math.huge then return nil end
      return tonumber(("%.6g"):format(value))
    end
    return type(value) ~= "function" and type(value) ~= "userdata" and value or nil
  end
  if value.meta and value.id then return value.id end
  if depth == 0 then return nil end
  local copy = {}
  for k, v in pairs(value) do copy[k] = plain(v, depth - 1) end
  return copy
end

--- One JSON object a line, with every field of a row; keys in a fixed order, the printed columns first.
---@param path? string written to; without it the text is returned
---@return string|true? text
---@return string? message
function Result:jsonl(path)
  check(self, "jsonl")
  options.argument("result:jsonl", "path", path, "string|nil")
  local names, lines = column_names(self), {}
  for i, row in ipairs(self) do lines[i] = json.encode(plain(row, 4), names) .. "\n" end
  return deliver(table.concat(lines), path)
end

-- Pictures and pages stand on a higher floor; the facade says how to reach them.
local renderer

--- Say how a report is found: a function from a name to its `render(result, opts)`.
---@param find fun(name: string): fun(result: malinews.Result, opts?: table): string
function M.set_renderer(find)
  renderer = find
end

local function render(self, name, path, opts)
  check(self, name)
  if type(path) == "table" then path, opts = nil, path end
  options.argument("result:" .. name, "path", path, "string|nil")
  opts = options.check("result:" .. name, opts, { rows = "integer" })
  if not renderer then error("result:" .. name .. ": load malinews by require \"malinews\"", 3) end
  return deliver(renderer(name)(self, opts), path)
end

--- An HTML fragment: one table, everything escaped, no script.
---@param path? string written to; without it the text is returned
---@param opts? {rows?: integer}
---@return string|true? text
---@return string? message
function Result:html(path, opts)
  return render(self, "html", path, opts)
end

--- A picture: bars, a line over time, or strips over documents, as the result's `plot` says.
---@param path? string written to; without it the text is returned
---@param opts? {rows?: integer}
---@return string|true? text
---@return string? message
function Result:svg(path, opts)
  return render(self, "svg", path, opts)
end

--- How many rows there are, in words.
---@return string
function Result:counted()
  check(self, "counted")
  return #self == 1 and "1 row" or ("%d %s"):format(#self, self.name)
end

--- The result as a table of text.
---@param opts? {rows?: integer, columns?: integer} how many rows, and how many columns wide
---@return string
function Result:text(opts)
  check(self, "text")
  opts = options.check("result:text", opts, { rows = "integer", columns = "integer" })
  local shown = math.min(#self, opts.rows or SHOWN)
  local count = self:counted()
  if #self == 0 then return count .. (self.note and "\n" .. self.note or "") end
  local rows = table.move(self, 1, shown, 1, {})
  local text, dropped = display.table(self.columns, rows, opts.columns)
  local parts = { text }
  local more = #self > shown and ("... %d more (%s)"):format(#self - shown, count) or count
  if dropped > 0 then more = more .. (", %d more column%s"):format(dropped, dropped > 1 and "s" or "") end
  parts[#parts + 1] = more
  parts[#parts + 1] = self.note
  return table.concat(parts, "\n")
end

function metatable.__tostring(self)
  return Result.text(self)
end

return M

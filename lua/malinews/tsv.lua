--- The data files: tab-separated tables with comments, in lua/malinews/data or anywhere else.

local M = {}

local FOLDER = assert(package.searchpath("malinews.tsv", package.path)):gsub("tsv%.lua$", "data/")

--- Where a shipped data file lies.
---@param name string without the ending
---@return string
function M.path(name)
  return FOLDER .. name .. ".tsv"
end

local function cells_of(line)
  local cells = {}
  for cell in (line:gsub("\r$", "") .. "\t"):gmatch "([^\t]*)\t" do cells[#cells + 1] = cell end
  return cells
end

--- Read a table. The first line that is no comment names the columns; a row has its cells by number and by name, and
--- `line`. Every row must have as many cells as there are columns.
---@param path string
---@return table[]? rows
---@return string? message
---@return integer? line
function M.read(path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local rows, number, names = {}, 0, nil
  for line in file:lines() do
    number = number + 1
    if line:find "%S" and line:sub(1, 1) ~= "#" then
      local row = cells_of(line)
      if not names then
        names = row
      elseif #row ~= #names then
        file:close()
        return nil, ("%s: a row has %d cells: %s"):format(path, #names, table.concat(names, ", ")), number
      else
        for i, name in ipairs(names) do row[name] = row[i] end
        row.line = number
        rows[#rows + 1] = row
      end
    end
  end
  file:close()
  return rows
end

--- The rows of a shipped data file.
---@param name string without the ending
---@return table[]
function M.shipped(name)
  return assert(M.read(M.path(name)))
end

return M

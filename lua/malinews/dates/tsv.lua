--- The TSV files of the dates' words.

local M = {}

--- Read a file of lua/malinews/data: comments and the line of names left out.
---@param name string without the ending
---@param columns integer
---@return string[][]
function M.read(name, columns)
  local here = assert(package.searchpath("malinews.dates.tsv", package.path))
  local rows, header = {}, true
  for line in io.lines((here:gsub("dates[/\\]tsv%.lua$", "data/" .. name .. ".tsv"))) do
    if line:sub(1, 1) ~= "#" then
      local row = {}
      for cell in (line .. "\t"):gmatch "([^\t]*)\t" do row[#row + 1] = cell end
      if #row ~= columns then
        error(("malinews: %s.tsv: a row has %d cells, not %d: %s"):format(name, #row, columns, line))
      end
      if not header then rows[#rows + 1] = row end
      header = false
    end
  end
  return rows
end

return M

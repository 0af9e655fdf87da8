--- A result as an HTML fragment: one table, no script, no style but classes, everything escaped.

local display = require "malinews.display"
local markup = require "malinews.report.markup"

local M = {}

local function cell(row, column)
  local value = row[column.name]
  local class = type(value) == "number" and ' class="number"' or ""
  local text = markup.escape(display.text(value))
  local doc = column.name == "doc" and type(value) == "table" and value.meta
  local link = doc and markup.link(doc.url)
  if link then text = ('<a href="%s" rel="noreferrer">%s</a>'):format(link, text) end
  return ("<td%s>%s</td>"):format(class, text)
end

--- The table of a result.
---@param result malinews.Result
---@param opts? {rows?: integer} how many rows, all by default
---@return string
function M.render(result, opts)
  local lines, heads = { '<table class="malinews">' }, {}
  for i, column in ipairs(result.columns) do heads[i] = ("<th>%s</th>"):format(markup.escape(column.title or column.name)) end
  lines[#lines + 1] = ("<caption>%s</caption>"):format(markup.escape(result:counted()))
  lines[#lines + 1] = "<thead><tr>" .. table.concat(heads) .. "</tr></thead>\n<tbody>"
  for i = 1, math.min(#result, opts and opts.rows or #result) do
    local cells = {}
    for j, column in ipairs(result.columns) do cells[j] = cell(result[i], column) end
    lines[#lines + 1] = "<tr>" .. table.concat(cells) .. "</tr>"
  end
  lines[#lines + 1] = "</tbody>"
  if result.note then
    lines[#lines + 1] = ('<tfoot><tr><td colspan="%d">%s</td></tr></tfoot>'):format(#result.columns, markup.escape(result.note))
  end
  lines[#lines + 1] = "</table>\n"
  return table.concat(lines, "\n")
end

return M

--- CSV and TSV files with named columns: a row is a document. The separator is found from the header (comma, semicolon,
--- tab); lines of `#` before the header are comments.

local csv = require "malinews.csv"
local fields = require "malinews.reader.fields"
local files = require "malinews.reader.files"

local M = {}

-- Comments are blanked, so that the lines keep their numbers.
local function without_comments(text)
  local out, i = {}, 1
  while text:sub(i, i) == "#" do
    local after = text:match("^[^\n]*\n?()", i)
    out[#out + 1] = text:sub(i, after - 1):find("\n", 1, true) and "\n" or ""
    i = after
  end
  return table.concat(out) .. text:sub(i), #out
end

local function first_line(text)
  return text:match "^%s*([^\n]*)" or ""
end

local function row_of(names, cells)
  local row = {}
  for i, name in ipairs(names) do row[name] = cells[i] end
  return row
end

-- Too few or too many cells: kept, with a note
local function check_width(names, cells, path, line, sink)
  if #cells < #names then
    sink:problem(path, line, "note", ("%d cells where the header has %d; the rest are empty"):format(#cells, #names))
  elseif #cells > #names then
    sink:problem(path, line, "note",
      ("%d cells where the header has %d; the rest were left out"):format(#cells, #names))
  end
end

--- Read a table of documents, or, with `metadata`, of what is known about documents that stand elsewhere.
function M.read(text, path, sink, options, metadata)
  local body = without_comments(text)
  local separator = csv.separator(first_line(body))
  local next_record = csv.records(body, separator)
  local names, header = next_record()
  if not names then return sink:problem(path, 1, "skipped", "no header line") end
  local parts = fields.parts(names, options.columns)
  local need = metadata and "id" or "text"
  if not parts[need] then
    return sink:problem(path, header, "skipped", ("no column named %s; the columns are: %s (say columns={%s=...})")
      :format(need, table.concat(names, ", "), need))
  end
  local stem, number = files.stem(path), 0
  for cells, line, closed in next_record do
    number = number + 1
    check_width(names, cells, path, line, sink)
    if not closed then sink:problem(path, line, "note", "a quoted cell is not closed; it runs to the file's end") end
    local record = fields.record(row_of(names, cells), parts)
    record.path, record.line = path, line
    record.id = record.id or ("%s:%d"):format(stem, number)
    if metadata or record.text and record.text:find "%S" then
      sink:record(record)
    else
      sink:problem(path, line, "skipped", "a row without text")
    end
  end
end

return M

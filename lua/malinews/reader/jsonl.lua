--- JSON lines: one object a line, a document each.

local fields = require "malinews.reader.fields"
local files = require "malinews.reader.files"
local json = require "malinews.json"

local M = {}

local function names_of(object)
  local names = {}
  for name in pairs(object) do
    if type(name) == "string" then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

local function read_line(s, path, number, sink, options)
  local object, message = json.decode(s)
  if type(object) ~= "table" then
    return sink:problem(path, number, "skipped", "not a JSON object: " .. tostring(message or type(object)))
  end
  local record = fields.record(object, fields.parts(names_of(object), options.columns))
  if type(record.text) ~= "string" or not record.text:find "%S" then
    return sink:problem(path, number, "skipped", "an object without text")
  end
  record.path, record.line = path, number
  record.id = record.id or ("%s:%d"):format(files.stem(path), number)
  sink:record(record)
end

function M.read(text, path, sink, options)
  local number = 0
  for line in text:gmatch "([^\n]*)\n?" do
    number = number + 1
    if line:find "%S" then read_line(line, path, number, sink, options) end
  end
end

return M

--- Reading what people have: a path or a list of paths becomes a list of records, and a list of what was wrong.
---
--- A record is `{id=, text=, meta={...}, path=, line=}`. Nothing is dropped silently: what could not be read or was
--- changed on the way stands in the problems, with file and line.

local encoding = require "malinews.encoding"
local files = require "malinews.reader.files"

local M = {}

--- The reader of each kind of file: a function of (text, path, sink, options).
M.kinds = {
  txt = "malinews.reader.plain",
  text = "malinews.reader.plain",
  md = "malinews.reader.plain",
  jsonl = "malinews.reader.jsonl",
  ndjson = "malinews.reader.jsonl",
  html = "malinews.reader.html",
  htm = "malinews.reader.html",
  xhtml = "malinews.reader.html",
  csv = "malinews.reader.delimited",
  tsv = "malinews.reader.delimited",
}

--- A file larger than this is not read (bytes; `max_bytes`).
M.MAX_BYTES = 1 << 30

---@class malinews.Sink collects records and problems
local Sink = {}
Sink.__index = Sink

function Sink:record(record)
  self.records[#self.records + 1] = record
end

--- Note a problem: `what` is "skipped" (nothing of it was loaded), "changed" or "note".
function Sink:problem(path, line, what, message)
  self.problems[#self.problems + 1] = { path = path, line = line, what = what, message = message }
end

local function kind_of(path)
  local ending = path:match "^.*%.(%w+)$"
  return ending and (M.kinds[ending] or M.kinds[ending:lower()])
end

-- metadata.tsv or metadata.csv in a folder describes the other files there
local function is_metadata(path)
  return files.name(path):find "^metadata%.[ct]sv$" ~= nil
end

local function read_metadata(text, path, sink, options)
  local records = { records = {}, problems = sink.problems }
  require("malinews.reader.delimited").read(text, path, setmetatable(records, Sink), options, true)
  for _, record in ipairs(records.records) do sink.metadata[record.id] = record.meta end
end

local function read_file(path, sink, options)
  local bytes, message = files.read(path, options.max_bytes or M.MAX_BYTES)
  if not bytes then return sink:problem(path, nil, "skipped", message) end
  if bytes == "" then return sink:problem(path, nil, "skipped", "empty file") end
  if encoding.is_binary(bytes) then return sink:problem(path, nil, "skipped", "looks like a binary file") end
  local text, name, note = encoding.decode(bytes)
  if note then sink:problem(path, nil, name == "UTF-8" and "note" or "changed", note) end
  if is_metadata(path) then return read_metadata(text, path, sink, options) end
  local reader = require(kind_of(path) or M.kinds.txt)
  local first = #sink.records + 1
  reader.read(text, path, sink, options)
  for i = first, #sink.records do sink.records[i].meta.encoding = name ~= "UTF-8" and name or nil end
end

--- Read a path or a list of paths.
---@param paths string[]
---@param options {glob?: string, columns?: table, max_bytes?: integer, progress?: fun(done: integer, all: integer)}
---@return table sink `records`, `problems`, `metadata` by id
function M.read(paths, options)
  local sink = setmetatable({ records = {}, problems = {}, metadata = {} }, Sink)
  local found = files.list(paths, options.glob, kind_of, sink)
  for i, path in ipairs(found) do
    read_file(path, sink, options)
    if options.progress then options.progress(i, #found) end
  end
  return sink
end

return M

--- `mn.load`: from paths to a corpus. Nothing is lost without a row in `c:problems()`.

local core = require "malinews.core"
local corpus = require "malinews.corpus"
local document = require "malinews.document"
local index = require "malinews.index"
local metadata = require "malinews.metadata"
local options = require "malinews.options"
local reader = require "malinews.reader"

local M = {}

local OPTIONS = { glob = "string", threads = "integer", columns = "table", max_bytes = "integer", progress = "boolean",
  metadata = "boolean" }

-- On a terminal, a long load says how far it is; in a pipe it says nothing.
local function progress_line(wanted)
  if wanted == false or not core.terminal(2) then return nil end
  local shown = false
  return function(done, all)
    if all < 200 then return end
    if done % 50 == 0 or done == all then
      io.stderr:write(("\rreading %d of %d files"):format(done, all))
      shown = true
    end
    if done == all and shown then io.stderr:write "\r\27[K" end
  end
end

local function path_list(path)
  options.argument("mn.load", "path", path, "string|table")
  if type(path) == "string" then return { path } end
  for _, one in ipairs(path) do
    if type(one) ~= "string" then error(("mn.load: a path must be a string, got %s"):format(type(one)), 3) end
  end
  return path
end

local STATED = { dct = true }
for _, field in ipairs(metadata.FIELDS) do STATED[field], STATED[field .. "_from"] = true, true end

local function read_stated(meta, doc)
  metadata.apply(meta, doc.text, meta.path)
end

-- A creation time as figures alone is taken too; one that is none is a fault of the data, and left out.
local function read_dct(record, meta, sink)
  local dct = tostring(meta.dct):gsub("^(%d%d%d%d)(%d%d)(%d%d)$", "%1-%2-%3")
  meta.dct = document.is_date(dct) and dct or nil
  if meta.dct then return end
  sink:problem(record.path, record.line, "note", ("dct is no date like \"2021-09-20\": %s"):format(dct))
end

-- What the source says comes first, then metadata.tsv, then, when it is first asked for, what the text and its file's name
-- state.
local function make_document(record, sink, read_text)
  local meta = record.meta
  for key, value in pairs(sink.metadata[record.id] or {}) do
    if meta[key] == nil then meta[key] = value end
  end
  if meta.dct then read_dct(record, meta, sink) end
  meta.id, meta.path, meta.line = nil, record.path, record.line
  local doc = document.adopt(record.id, record.text, meta)
  if read_text then document.defer(doc, STATED, read_stated) end
  return doc
end

--- Load a folder, a file (.txt .html .jsonl .csv .tsv), or a list of them. A folder is read in byte order of the paths; its
--- `metadata.tsv` or `metadata.csv`, where there is one, tells outlet, date and more by id.
---@param path string|string[]
---@param opts? {glob?: string, threads?: integer, columns?: table<string, string>, max_bytes?: integer, metadata?: boolean}
--- metadata=false leaves alone what the texts and the files' names state about themselves (`malinews.metadata`)
---@return malinews.Corpus? corpus
---@return string? message when nothing could be loaded
function M.load(path, opts)
  local paths = path_list(path)
  opts = options.check("mn.load", opts, OPTIONS)
  local sink = reader.read(paths, {
    glob = opts.glob, columns = opts.columns, max_bytes = opts.max_bytes, progress = progress_line(opts.progress),
  })
  if #sink.records == 0 and #sink.problems == 0 then
    return nil, ("%s: no file that malinews reads (.txt .html .jsonl .csv .tsv)"):format(table.concat(paths, ", "))
  end
  if #sink.records == 0 then
    local first = sink.problems[1]
    local more = #sink.problems > 1 and (" (and %d more problems)"):format(#sink.problems - 1) or ""
    return nil, ("%s: %s%s"):format(first.path, first.message, more), first.line
  end
  local c = corpus.new(nil, sink.problems)
  for _, record in ipairs(sink.records) do c:add(make_document(record, sink, opts.metadata ~= false)) end
  if opts.threads then index.use_threads(c, math.max(1, opts.threads)) end
  return c
end

return M

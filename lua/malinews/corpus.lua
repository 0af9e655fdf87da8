--- A corpus: documents in order, found by number or id, and the analyses over them.
---
--- `c[1]` is the first document; `c["000_71a4"]` the one with that id, else the only one whose id begins with it. The
--- analyses are methods that the facade registers, so that this file knows none of them.

local document = require "malinews.document"
local options = require "malinews.options"
local result = require "malinews.result"

local M = {}

---@class malinews.Corpus
local Corpus = {}

-- What belongs to each corpus beside its documents: `by_id`, `problems`, `closed`.
local states = setmetatable({}, { __mode = "k" })

local function state_of(self, method)
  local state = type(self) == "table" and states[self]
  if not state then
    error(("corpus:%s: expected a corpus, got %s (a dot for a colon?)"):format(method, type(self)), 3)
  end
  if state.closed then error(("corpus:%s: the corpus is closed"):format(method), 3) end
  return state
end

-- The document with that id, else the only one whose id begins so.
local function find(self, state, id)
  local exact = state.by_id[id]
  if exact then return exact end
  local found
  if id == "" then return nil end
  for i = 1, #self do
    local doc = rawget(self, i)
    if doc.id:sub(1, #id) == id then
      if found then return nil end
      found = doc
    end
  end
  return found
end

-- A corpus of its own methods table: methods are plain fields, so that completers see them; ids come after them.
local function metatable_of(self, state)
  local index = setmetatable({}, {
    __index = function(_, key)
      local method = Corpus[key]
      if method ~= nil then return method end
      if type(key) == "string" and not state.closed then return find(self, state, key) end
    end,
  })
  for name, method in pairs(Corpus) do index[name] = method end
  return {
    __name = "malinews.Corpus",
    __index = index,
    __len = function(c)
      state_of(c, "__len")
      return rawlen(c)
    end,
    __close = function(c) if not state.closed then Corpus.close(c) end end,
    __tostring = M.text,
  }
end

-- An id that no document has yet: the id itself, else with ~2, ~3 ... after it.
local function free_id(by_id, id)
  if not by_id[id] then return id end
  local n = 2
  while by_id[("%s~%d"):format(id, n)] do n = n + 1 end
  return ("%s~%d"):format(id, n)
end

--- Make a corpus of documents.
---@param docs? malinews.Document[]
---@param problems? table[] what loading reported
---@return malinews.Corpus
function M.new(docs, problems)
  options.argument("mn.corpus", "documents", docs, "table|nil")
  local self, state = {}, { by_id = {}, closed = false }
  state.problems = problems or {}
  states[self] = state
  setmetatable(self, metatable_of(self, state))
  for _, doc in ipairs(docs or {}) do Corpus.add(self, doc) end
  return self
end

--- Is it a corpus (open or closed)?
---@return boolean
function M.is(value)
  return type(value) == "table" and states[value] ~= nil
end

--- Let an analysis be called as a method: `run(corpus, ...)`.
---@param name string
---@param run function
function M.register(name, run)
  Corpus[name] = function(self, ...)
    state_of(self, name)
    return run(self, ...)
  end
end

--- Add a document, or a text with its meta. A taken id gets `~2` after it.
---@param doc malinews.Document|string
---@param meta? table
---@return malinews.Corpus self
function Corpus:add(doc, meta)
  local state = state_of(self, "add")
  if type(doc) == "string" then doc = document.new(doc, meta) end
  if not document.is(doc) then
    error(("corpus:add: expected a document or a text, got %s"):format(type(doc)), 2)
  end
  local id = free_id(state.by_id, doc.id)
  if id ~= doc.id then
    state.problems[#state.problems + 1] =
      { path = doc.id, what = "changed", message = ("the id is taken; this document is %q"):format(id) }
    doc.id = id
  end
  rawset(self, #self + 1, doc)
  state.by_id[id] = doc
  return self
end

--- The document with that id, else the only one whose id begins with it.
---@param id string
---@return malinews.Document?
function Corpus:get(id)
  local state = state_of(self, "get")
  options.argument("corpus:get", "id", id, "string")
  return find(self, state, id)
end

local function set_meta(self, state, changes)
  local ids = {}
  for id, fields in pairs(changes) do
    options.argument("corpus:meta", "id", id, "string|integer")
    options.argument("corpus:meta", "fields of " .. tostring(id), fields, "table")
    ids[#ids + 1] = id
  end
  table.sort(ids, function(a, b) return tostring(a) < tostring(b) end)
  for _, id in ipairs(ids) do
    local doc = type(id) == "integer" and rawget(self, id) or find(self, state, tostring(id))
    if not doc then
      error(("corpus:meta: no document, or more than one, has an id that begins with %q"):format(id), 3)
    end
    for key, value in pairs(changes[id]) do doc.meta[key] = value end
    doc:refresh()
  end
end

--- What is known about each document; with a table, set it: `c:meta{["000"] = {outlet = "Sputnik"}}`.
---@param changes? table<string, table> id or its beginning = fields
---@return malinews.Result
function Corpus:meta(changes)
  local state = state_of(self, "meta")
  options.argument("corpus:meta", "changes", changes, "table|nil")
  if changes then set_meta(self, state, changes) end
  local docs = table.move(self, 1, #self, 1, {})
  return result.lazy(#docs, function(i)
    local doc, row = docs[i], {}
    for key, value in pairs(doc.meta) do row[key] = value end
    row.id, row.doc, row.bytes = doc.id, doc, #doc.text
    return row
  end, { name = "documents", columns = { "id", "outlet", "dct", "lang", "title" } })
end

local function keeps(doc, condition)
  for key, wanted in pairs(condition) do
    local value = key == "id" and doc.id or doc.meta[key]
    if type(wanted) == "function" then
      if not wanted(value) then return false end
    elseif type(wanted) == "table" then
      local any = false
      for _, one in ipairs(wanted) do any = any or value == one end
      if not any then return false end
    elseif value ~= wanted then
      return false
    end
  end
  return true
end

--- The part of the corpus for which a function of the document is true, or whose fields are as given: a value, a list
--- of values, or a function of the value. The documents are shared.
---@param condition table|fun(doc: malinews.Document): any
---@return malinews.Corpus
function Corpus:where(condition)
  state_of(self, "where")
  options.argument("corpus:where", "condition", condition, "table|function")
  local docs = {}
  for i = 1, #self do
    local doc = rawget(self, i)
    local keep
    if type(condition) == "function" then keep = condition(doc) else keep = keeps(doc, condition) end
    if keep then docs[#docs + 1] = doc end
  end
  if #docs == 0 and #self > 0 and type(condition) == "table" then
    for field in pairs(condition) do document.check_field("corpus:where", self, tostring(field)) end
  end
  return M.new(docs)
end

--- What was wrong or was changed while the corpus was loaded: path, line, what, message.
---@return malinews.Result
function Corpus:problems()
  local state = state_of(self, "problems")
  local rows = {}
  for i, problem in ipairs(state.problems) do rows[i] = problem end
  local path = { name = "path", keep = "tail" }
  return result.new(rows, { name = "problems", columns = { path, "line", "what", "message" } })
end

--- Let the documents go. A closed corpus answers nothing but an error.
function Corpus:close()
  local state = state_of(self, "close")
  state.closed = true
  for i = rawlen(self), 1, -1 do rawset(self, i, nil) end
  state.by_id, state.problems = {}, {}
end

local function counted(n, noun)
  return ("%d %s%s"):format(n, noun, n == 1 and "" or "s")
end

--- A line about the corpus, and its first documents.
function M.text(self)
  local state = states[self]
  if state.closed then return "corpus (closed)" end
  local bytes = 0
  for i = 1, #self do bytes = bytes + #rawget(self, i).text end
  local line = ("corpus of %s, %d bytes"):format(counted(#self, "document"), bytes)
  if #state.problems > 0 then
    line = ("%s, %s while loading (c:problems())"):format(line, counted(#state.problems, "problem"))
  end
  return line .. "\n" .. tostring(self:meta())
end

return M

--- A document: a text, what is known about it, and its layers, each made once when it is first asked for.

local options = require "malinews.options"

local M = {}

---@class malinews.Document
---@field id string
---@field text string the raw text; every position counts its bytes
---@field meta table title, outlet, dct (creation time, `2021-09-20`), url, lang, and whatever the source gave
local Document = {}

local metatable = { __name = "malinews.Document", __index = Document }

-- The layers' caches stand apart from the fields that users see; a document that is forgotten takes its cache along.
local layers = setmetatable({}, { __mode = "k" })

--- May the string be a document's creation time: a year, a month, a day, and a time of day after it?
---@param value string
---@return boolean
local function is_date(value)
  return (value:match "^%d%d%d%d$" or value:match "^%d%d%d%d%-%d%d$" or value:match "^%d%d%d%d%-%d%d%-%d%d") ~= nil
end

M.is_date = is_date

local function check_lang_and_date(meta)
  if meta.lang ~= nil then options.argument("mn.document", "meta.lang", meta.lang, "string") end
  local dct = meta.dct
  if dct and not (type(dct) == "string" and is_date(dct)) then
    error(("mn.document: meta.dct must be a date like \"2021-09-20\", got %s"):format(tostring(dct)), 3)
  end
end

--- Make a document of a text whose meta becomes the document's own; for what reads documents by the thousand.
---@param id string
---@param s string
---@param meta table<string, any>
---@return malinews.Document
function M.adopt(id, s, meta)
  check_lang_and_date(meta)
  return setmetatable({ id = id, text = s, meta = meta }, metatable)
end

--- Make a document of a text.
---@param s string
---@param meta? {id?: string, title?: string, outlet?: string, dct?: string, url?: string, lang?: string}
---@return malinews.Document
function M.new(s, meta)
  options.argument("mn.document", "text", s, "string")
  options.argument("mn.document", "meta", meta, "table|nil")
  local copy = {}
  for key, value in pairs(meta or {}) do
    if type(key) ~= "string" then options.argument("mn.document", "a field of meta", key, "string") end
    if key ~= "id" then copy[key] = value end
  end
  local id = meta and meta.id
  options.argument("mn.document", "meta.id", id, "string|integer|nil")
  check_lang_and_date(copy)
  return setmetatable({ id = id and tostring(id) or "document", text = s, meta = copy }, metatable)
end

-- meta -> document, where some fields are still to be read from the text
local pending = setmetatable({}, { __mode = "k" })

-- fill -> metatable of the metas that it is to fill: one for all documents of a corpus
local deferred = setmetatable({}, { __mode = "k" })

local function settle(meta, fill)
  local doc = pending[meta]
  pending[meta] = nil
  setmetatable(meta, nil)
  if doc then fill(meta, doc) end
  return meta
end

local function metatable_of(fields, fill)
  return {
    fields = fields,
    __index = function(meta, key)
      if fields[key] then return rawget(settle(meta, fill), key) end
    end,
    __pairs = function(meta) return next, settle(meta, fill) end,
  }
end

--- Leave some fields of a document's meta to be read when the first of them is asked for: reading them costs more than
--- all else that loading does.
---@param doc malinews.Document
---@param fields table<string, true> the fields that may come of it
---@param fill fun(meta: table, doc: malinews.Document)
function M.defer(doc, fields, fill)
  local own = deferred[fill]
  if not own or own.fields ~= fields then
    own = metatable_of(fields, fill)
    deferred[fill] = own
  end
  pending[doc.meta] = doc
  setmetatable(doc.meta, own)
end

--- Is it a document?
---@return boolean
function M.is(value)
  return getmetatable(value) == metatable
end

local STANDARD = { "id", "doc", "title", "outlet", "dct", "url", "lang" }

--- Refuse a field's name that no document of a list has, where it looks like a misspelt one; any other name is as good.
---@param where string the function's name, for messages
---@param docs malinews.Document[]
---@param name string
function M.check_field(where, docs, name)
  local known, seen = table.move(STANDARD, 1, #STANDARD, 1, {}), {}
  for _, field in ipairs(STANDARD) do seen[field] = true end
  for i = 1, #docs do
    for field in pairs(docs[i].meta) do
      if not seen[field] then known[#known + 1], seen[field] = field, true end
    end
  end
  table.sort(known)
  if not seen[name] and options.nearest(name, known) then options.unknown(where, "document has a field", name, known) end
end

local function check(self, method)
  if getmetatable(self) ~= metatable then
    error(("document:%s: expected a document, got %s (a dot for a colon?)"):format(method, type(self)), 3)
  end
end

-- The options of a layer with the document's own language and creation time where the caller gave none.
local function with_defaults(self, opts, names)
  local all = {}
  for _, name in ipairs(names) do all[name] = self.meta[name] end
  for key, value in pairs(opts or {}) do all[key] = value end
  return all
end

local function layer(name, make, defaults)
  Document[name] = function(self, opts)
    check(self, name)
    options.argument("document:" .. name, "options", opts, "table|nil")
    if opts then return make(self.text, with_defaults(self, opts, defaults), self) end
    local cache = layers[self]
    if not cache then
      cache = {}
      layers[self] = cache
    end
    local known = cache[name]
    if not known then
      known = make(self.text, with_defaults(self, nil, defaults), self)
      cache[name] = known
    end
    return known
  end
end

--- Forget the layers that were made; after a change of `meta`.
function Document:refresh()
  check(self, "refresh")
  layers[self] = nil
end

-- Where each layer is made, and which fields of meta are its options.
local LAYERS = {
  words = { "malinews.text", "words", {} },
  tokens = { "malinews.segments", "tokens", { "lang" } },
  sentences = { "malinews.segments", "sentences", { "lang" } },
  lines = { "malinews.lines", "find", { "lang" } },
  entities = { "malinews.entities", "find", { "lang", "dct" } },
  dates = { "malinews.dates", "find", { "lang", "dct" } },
  quotes = { "malinews.quotes", "find", { "lang" } },
}

for name, source in pairs(LAYERS) do
  layer(name, function(s, opts, doc)
    if name == "quotes" and not opts.entities then opts.entities = doc:entities() end -- whose ids the speakers take
    return require(source[1])[source[2]](s, opts)
  end, source[3])
end

function metatable.__tostring(self)
  local about = { self.meta.title and ("%q"):format(self.meta.title), self.meta.outlet, self.meta.dct }
  local parts = {}
  for i = 1, 3 do parts[#parts + 1] = about[i] end
  parts[#parts + 1] = ("%d bytes"):format(#self.text)
  return ("document %s (%s)"):format(self.id, table.concat(parts, ", "))
end

return M

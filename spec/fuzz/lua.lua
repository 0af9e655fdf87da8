-- What spec/fuzz/lua.c does with each input: a function of a number, which chooses, and of bytes. It raises where an answer
-- is wrong, and where an error is no message to the caller but a fault inside.

package.path = "lua/?.lua;lua/?/init.lua;" .. package.path

local mn = require "malinews"
local csv = require "malinews.csv"
local encoding = require "malinews.encoding"
local json = require "malinews.json"

local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir -p " .. folder))
local remover = setmetatable({}, { __gc = function() os.execute("rm -rf " .. folder) end })

local function write(name, bytes)
  local path = folder .. "/" .. name
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

-- A caller's fault may raise, in the words that callers get; anything else is ours.
local function may_raise(f, ...)
  local ok, message = pcall(f, ...)
  if ok then return message end
  for _, sign in ipairs { "attempt to", "malformed pattern", "stack overflow", "not enough memory", "string length overflow" } do
    assert(not tostring(message):find(sign, 1, true), message)
  end
end

local function check_rows(s, rows, what)
  local last = 0
  for i = 1, #rows do
    local row = rows[i]
    assert(row.from >= 1 and row.to <= #s and row.from >= last, what)
    assert(s:sub(row.from, row.to) == row.text, what)
    last = row.from
  end
  assert(type(tostring(rows)) == "string")
end

local function check_spans(s, spans, what)
  local last, count = 0, 0
  for i, from, to in spans:spans() do
    assert(from > last and to >= from and to <= #s and spans[i] == s:sub(from, to), what)
    last, count = to, i
  end
  assert(count == #spans, what)
end

local LANGS = { "en", "fr", "ru", "xx" }

local modes = {}

function modes.text(s, n)
  local opts = { lang = LANGS[n % 5 + 1] }
  check_spans(s, mn.tokens(s, opts), "tokens")
  check_spans(s, mn.sentences(s, opts), "sentences")
  check_spans(s, mn.sentences(s, { quotes = "keep" }), "sentences kept")
  local good, _, where = mn.validate(s)
  assert(good or where >= 1 and where <= #s, "validate")
  local repaired, count = mn.repair(s)
  assert(mn.validate(repaired) and (count == 0) == (repaired == s), "repair")
  assert(mn.fold(mn.fold(s)) == mn.fold(s), "fold")
  for _, form in ipairs { "NFC", "NFD", "NFKC", "NFKD" } do
    local normal, _, byte = mn.normalize(s, form)
    assert((normal ~= nil) == (good or false) and (normal or byte == where), "normalize")
    assert(not normal or mn.is_normalized(normal, form), "is_normalized")
  end
  assert(type(mn.language(s)) == "string")
end

function modes.lines(s)
  local rows = mn.lines(s)
  check_rows(s, rows, "lines")
  assert(type(mn.metadata(s)) == "table")
end

function modes.names(s, n)
  check_rows(s, mn.entities(s, { lang = LANGS[n % 5 + 1] }), "entities")
  check_rows(s, mn.dates(s, { dct = "2021-09-20", mode = n % 2 == 0 and "news" or "narrative" }), "dates")
end

function modes.quotes(s, n)
  check_rows(s, mn.quotes(s, { kind = ({ "direct", "indirect", "all" })[n % 3 + 1] }), "quotes")
end

-- Documents are parted by form feeds; the first line is a query.
function modes.corpus(s)
  local query, rest = s:match "^([^\n]*)\n?(.*)$"
  local c = mn.corpus {}
  for text in (rest .. "\f"):gmatch "([^\f]*)\f" do c:add(text, { outlet = "o" .. #c % 2, dct = "2021-09-20" }) end
  for _, name in ipairs { "frequencies", "ngrams", "tfidf", "readability", "diversity", "dedup", "dates" } do
    assert(#tostring(c[name](c)) > 0, name)
  end
  for _, hit in ipairs(may_raise(c.kwic, c, query) or {}) do
    assert(hit.doc.text:sub(hit.from, hit.to) == hit.text, "kwic")
  end
  may_raise(c.collocates, c, query)
  may_raise(c.dispersion, c, query)
  c:close()
end

function modes.pack(s)
  local path = write("pack.tsv", s)
  local g, faults = mn.gazetteer(path)
  if not g then return assert(type(faults) == "string") end
  local text = "Mali, Bamako. " .. s
  check_rows(text, g:scan(text, { overlap = "all" }), "scan")
  assert(g:save(folder .. "/pack.mng"))
  local again = assert(mn.gazetteer(folder .. "/pack.mng"))
  assert(#again == #g and #again:scan(text) == #g:scan(text), "saved")
  g:close()
  again:close()
end

local saved -- a compiled gazetteer, for damage

function modes.compiled(s, n)
  if not saved then
    local forms = { "AFC/M23", "République du Mali" }
    local g = assert(mn.gazetteer { { id = "gpe:mali", type = "GPE", name = "Mali", forms = forms } })
    assert(g:save(folder .. "/good.mng"))
    local file = assert(io.open(folder .. "/good.mng", "rb"))
    saved = file:read "a"
    file:close()
  end
  local at = n * 16 % #saved
  local g = mn.gazetteer(write("damaged.mng", saved:sub(1, at) .. s .. saved:sub(at + #s + 1)))
  if g then
    g:scan "Mali"
    g:close()
  end
end

local ENDINGS = { "csv", "tsv", "jsonl", "html", "txt" }

function modes.files(s, n)
  local path = write("file." .. ENDINGS[n % #ENDINGS + 1], s)
  local c = mn.load(path)
  if not c then return end
  for i = 1, #c do
    assert(type(c[i].id) == "string" and type(c[i].text) == "string")
    assert(tostring(c[i]))
  end
  assert(#tostring(c) > 0 and #tostring(c:problems()) > 0)
  c:close()
end

function modes.formats(s)
  for separator in ("\t,;"):gmatch "." do
    for cells in csv.records(s, separator) do
      local line = csv.line(cells, #cells, tostring)
      assert(type(line) == "string")
    end
  end
  local value = json.decode(s)
  if value ~= nil then assert(type(may_raise(json.encode, value)) ~= "nil") end
  assert(mn.validate((encoding.decode(s))) or true)
  may_raise(mn.help, s)
end

local ORDER = { "text", "lines", "names", "quotes", "corpus", "pack", "compiled", "files", "formats" }

return function(n, s)
  assert(remover)
  modes[ORDER[n % #ORDER + 1]](s, n // #ORDER)
end

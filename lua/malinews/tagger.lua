--- Taggers: a second layer over lists and rules, trained on annotated sentences (csrc/core/tagger.h, trainer.h).
---
--- No model is shipped: the texts that are large enough may not be used for one, or not by everybody. Train on what you may
--- use, and say beside the model what that was.

local conll = require "malinews.conll"
local core = require "malinews.core"
local entities = require "malinews.entities"
local options = require "malinews.options"
local result = require "malinews.result"
local stored = require "malinews.stored"

local M = {}

---@class malinews.Tagger
---@field types fun(self): string[] the types that it tells apart
---@field close fun(self) gives its memory back at once

---@class malinews.TrainOptions
---@field files? string|string[] annotated files; or sentences, each a list of {token, tag}
---@field sentences? {[1]: string, [2]: string}[][]
---@field dev? string|string[] annotated files that choose the best epoch
---@field epochs? integer 10
---@field hash_bits? integer the table of weights has 2^hash_bits rows: 18; more for more text, up to 24
---@field seed? integer of the order of the texts: 1
---@field gazetteer? malinews.Gazetteer names of your own on top of the shipped ones, which give cues
---@field instead? boolean only these
---@field lang? "en"|"fr"
---@field token? integer the token's column: the first
---@field tag? integer the tag's column: the last

-- Methods, added to the userdata's own: a plain table, so that completion finds them.
local Tagger = core.tagger_methods()

-- The finder of a tagger that has names of its own; they are not in its file.
local finders = setmetatable({}, { __mode = "k" })

local function finder_of(tagger, opts)
  if opts.gazetteer then return entities.finder(opts.gazetteer, opts.instead) end
  return finders[tagger] or entities.finder()
end

---- Training -----------------------------------------------------------------------------------------------------------

local function types_of(texts)
  local types, numbers = {}, {}
  for _, text in ipairs(texts) do
    for _, span in ipairs(text.spans) do
      if not numbers[span.type] then
        types[#types + 1] = span.type
        numbers[span.type] = true
      end
    end
  end
  table.sort(types)
  for i, name in ipairs(types) do numbers[name] = i end
  return types, numbers
end

-- from, to and the type's number of each span, in one list
local function flat(text, numbers)
  local list = {}
  for _, span in ipairs(text.spans) do
    list[#list + 1] = span.from
    list[#list + 1] = span.to
    list[#list + 1] = numbers[span.type]
  end
  return list
end

local TRAIN = {
  files = "table|string", sentences = "table", dev = "table|string", epochs = "integer", hash_bits = "integer",
  seed = "integer", gazetteer = "userdata", instead = "boolean", lang = "string", token = "integer",
  tag = "integer",
}

local function check_range(name, value, least, most)
  if value < least or value > most then
    error(("mn.train: option %s must be %d to %d, got %d"):format(name, least, most, value), 4)
  end
end

local function check_train(opts)
  opts = options.check("mn.train", opts, TRAIN)
  if (opts.files == nil) == (opts.sentences == nil) then
    error("mn.train: one of the options files and sentences is needed", 3)
  end
  local checked = { epochs = 10, hash_bits = 18, seed = 1 }
  for key, value in pairs(opts) do checked[key] = value end
  check_range("epochs", checked.epochs, 1, 1000)
  check_range("hash_bits", checked.hash_bits, 8, 24)
  return checked
end

local function read_texts(opts)
  if opts.sentences then return conll.convert(opts.sentences) end
  return conll.read(opts.files, opts)
end

local function new_trainer(texts, opts)
  local types, numbers = types_of(texts)
  if #types == 0 then return nil, "nothing is marked in the texts" end
  if #types > 15 then return nil, ("%d types are marked, 15 at most are told apart"):format(#types) end
  local trainer = core.trainer_new(table.concat(types, "\n") .. "\n", opts.hash_bits, opts.seed)
  local finder = entities.finder(opts.gazetteer, opts.instead)
  for _, text in ipairs(texts) do core.trainer_add(trainer, finder, text.text, opts.lang, flat(text, numbers)) end
  return trainer
end

local function snapshot(trainer, opts)
  local tagger = core.trainer_model(trainer)
  if opts.gazetteer then finders[tagger] = entities.finder(opts.gazetteer, opts.instead) end
  return tagger
end

local evaluate

-- The epochs; with texts to try it on, the tagger of the epoch that does best there.
local function run(trainer, dev, opts)
  local history, best, highest = {}, nil, -1
  for epoch = 1, opts.epochs do
    local lines, wrong, words, wrong_words = core.trainer_epoch(trainer)
    history[epoch] = { epoch = epoch, lines = lines, wrong_lines = wrong, words = words, wrong_words = wrong_words }
    if dev then
      local tagger = snapshot(trainer, opts)
      local rows = evaluate(tagger, dev, { lang = opts.lang })
      history[epoch].f1 = rows[#rows].f1
      if rows[#rows].f1 > highest then best, highest = tagger, rows[#rows].f1 end
    end
  end
  return best or snapshot(trainer, opts), history
end

--- Train a tagger.
---
--- Files have one token a line, its tag in the last column (O, B-PER, I-PER ...; IOB1, IOB2, BIOES), a blank line between
--- sentences, and `-DOCSTART-` or `# newdoc` before each document. `dev` files choose the best epoch. The same files, options
--- and seed give the same tagger, byte by byte. About a second for each 100,000 tokens and epoch.
---
--- Source: averaged structured perceptron, Collins 2002; csrc/core/trainer.h says where it differs.
---@param opts malinews.TrainOptions
---@return malinews.Tagger? tagger
---@return table|string history a row an epoch: epoch, lines, wrong_lines, words, wrong_words, f1; or what is wrong
---@return integer? line
function M.train(opts)
  local checked = check_train(opts)
  local texts, message, line = read_texts(checked)
  if not texts then return nil, message, line end
  local dev
  if checked.dev then
    dev, message, line = conll.read(checked.dev, checked)
    if not dev then return nil, message, line end
  end
  local trainer, fault = new_trainer(texts, checked)
  if not trainer then return nil, fault end
  return run(trainer, dev, checked)
end

---- Tagging ------------------------------------------------------------------------------------------------------------

local COLUMNS = { "text", "type", "confidence" }
local TAG = { lang = "string", gazetteer = "userdata", instead = "boolean" }

--- What the tagger finds in a text, by start, without overlap.
---@param s string
---@param opts? {lang?: string, gazetteer?: malinews.Gazetteer, instead?: boolean}
---@return malinews.Result rows from, to, text, type, rule, confidence
function Tagger:tag(s, opts)
  options.argument("tagger:tag", "s", s, "string")
  opts = options.check("tagger:tag", opts, TAG)
  return result.new(core.tagger_tag(self, finder_of(self, opts), s, opts.lang), { name = "entities", columns = COLUMNS })
end

local PREFIXES = {
  PER = "per", ORG = "org", GROUP = "grp", GPE = "gpe", LOC = "loc", NORP = "norp", OPERATION = "op", EVENT = "evt",
  WEAPON = "wpn", MEDIA = "med",
}

local function name_row(row)
  row.id = (PREFIXES[row.type] or row.type:lower()) .. ":" .. table.concat(core.key_words(row.text), "_")
  row.name = row.text
  return row
end

--- Add its findings to rows of entities where these have nothing: the second layer of `mn.entities(s, {tagger=})`.
---@param rows table[] by start
---@param s string
---@param opts? {lang?: string, gazetteer?: malinews.Gazetteer, instead?: boolean}
---@return table[] rows
function Tagger:add(rows, s, opts)
  options.argument("tagger:add", "rows", rows, "table")
  options.argument("tagger:add", "s", s, "string")
  opts = opts or {}
  local merged, i, covered = {}, 1, 0
  local function take(to)
    while rows[i] and rows[i].from <= to do
      merged[#merged + 1] = rows[i]
      covered = math.max(covered, rows[i].to)
      i = i + 1
    end
  end
  for _, row in ipairs(core.tagger_tag(self, finder_of(self, opts), s, opts.lang)) do
    take(row.from)
    local following = rows[i]
    if covered < row.from and not (following and following.from <= row.to) then
      merged[#merged + 1] = name_row(row)
    end
  end
  take(math.huge)
  return merged
end

---- Evaluation ---------------------------------------------------------------------------------------------------------

-- The span of tokens that the bytes from, to lie in; `at` is where to look on.
local function tokens_of(text, from, to, at)
  local tokens = text.tokens
  while tokens[2 * at] and tokens[2 * at] < from do at = at + 1 end
  local last = at
  while tokens[2 * last + 1] and tokens[2 * last + 1] <= to do last = last + 1 end
  return at, last
end

local function key_of(first, last, type)
  return first .. ":" .. last .. ":" .. type
end

local function found_rows(tagger, text, opts)
  if opts.by == "rules" then return entities.find(text.text, { lang = opts.lang, dates = false }) end
  if opts.by == "both" then return entities.find(text.text, { lang = opts.lang, dates = false, tagger = tagger }) end
  return core.tagger_tag(tagger, finder_of(tagger, {}), text.text, opts.lang)
end

local function new_counts()
  return setmetatable({}, { __index = function(self, type)
    local row = { type = type, gold = 0, found = 0, right = 0 }
    self[type] = row
    return row
  end })
end

local function count_text(counts, text, rows, map)
  local gold, at = {}, 1
  for _, span in ipairs(text.spans) do
    local kind = map[span.type] or span.type
    gold[key_of(span.first, span.last, kind)] = true
    counts[kind].gold = counts[kind].gold + 1
  end
  for _, row in ipairs(rows) do
    local kind, last = map[row.type] or row.type
    at, last = tokens_of(text, row.from, row.to, at)
    counts[kind].found = counts[kind].found + 1
    if gold[key_of(at, last, kind)] then counts[kind].right = counts[kind].right + 1 end
  end
end

local function ratio(a, b)
  return b > 0 and a / b or 0
end

local function score(row)
  row.precision, row.recall = ratio(row.right, row.found), ratio(row.right, row.gold)
  row.f1 = ratio(2 * row.right, row.found + row.gold)
  return row
end

-- The rows of all types by name, and of all together. Types that the texts do not mark are left out.
local function table_of(counts)
  local rows, all = {}, { type = "all", gold = 0, found = 0, right = 0 }
  for _, row in pairs(counts) do
    if row.gold > 0 then rows[#rows + 1] = score(row) end
  end
  table.sort(rows, function(a, b) return a.type < b.type end)
  for _, row in ipairs(rows) do
    for _, name in ipairs { "gold", "found", "right" } do all[name] = all[name] + row[name] end
  end
  rows[#rows + 1] = score(all)
  return rows
end

function evaluate(tagger, texts, opts)
  local counts, map = new_counts(), opts.map or {}
  for _, text in ipairs(texts) do count_text(counts, text, found_rows(tagger, text, opts), map) end
  return table_of(counts)
end

local EVALUATE = { lang = "string", token = "integer", tag = "integer", by = { "tagger", "rules", "both" }, map = "table" }

--- Compare what it finds in annotated files with what is marked there: a finding is right where tokens and type are.
---
--- `by = "rules"` measures lists and rules alone, "both" the two layers of `mn.entities(s, {tagger=})`; `map` renames types on
--- both sides, as in {GPE = "LOC"}. Types that are marked nowhere do not count.
---@param files string|string[]
---@param opts? {lang?: string, by?: "tagger"|"rules"|"both", map?: table<string, string>, token?: integer, tag?: integer}
---@return malinews.Result? rows type, gold, found, right, precision, recall, f1 (0 to 1); the last one, "all", is micro-averaged
---@return string? message
---@return integer? line
function Tagger:evaluate(files, opts)
  options.argument("tagger:evaluate", "files", files, "table|string")
  opts = options.check("tagger:evaluate", opts, EVALUATE)
  local texts, message, line = conll.read(files, opts)
  if not texts then return nil, message, line end
  return result.new(evaluate(self, texts, opts),
    { name = "evaluation", columns = { "type", "precision", "recall", "f1", "gold", "found", "right" } })
end

---- Files --------------------------------------------------------------------------------------------------------------

--- Save it; `mn.tagger(path)` reads it. The file is written whole or not at all. Names of a gazetteer of its own are not in it.
---@param path string
---@return boolean? ok
---@return string? message
function Tagger:save(path)
  options.argument("tagger:save", "path", path, "string")
  return stored.write(path, core.tagger_write(self))
end

local NEW = { gazetteer = "userdata", instead = "boolean" }

--- Read a tagger that was saved.
---@param path string
---@param opts? {gazetteer?: malinews.Gazetteer, instead?: boolean} the names that it was trained with
---@return malinews.Tagger? tagger
---@return string? message
function M.new(path, opts)
  options.argument("mn.tagger", "path", path, "string")
  opts = options.check("mn.tagger", opts, NEW)
  local bytes, message = stored.read(path)
  if not bytes then return nil, message end
  local tagger, fault = core.tagger_read(bytes)
  if not tagger then return nil, path .. ": " .. fault end
  if opts.gazetteer then finders[tagger] = entities.finder(opts.gazetteer, opts.instead) end
  return tagger
end

return M

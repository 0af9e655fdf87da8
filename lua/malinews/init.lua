--- malinews: corpus analysis of news. This file is the facade: it names everything and loads nothing.
---
--- A field is loaded when it is first touched: the text functions pull in the C core, `mn.load` the corpus layer, an
--- analysis only itself. `mn.help()` lists what there is.

---@class malinews
local M = { _VERSION = "0.1.0" }

-- name = module, or { module, field }
local LAZY = {
  validate = { "malinews.text", "validate" },
  repair = { "malinews.text", "repair" },
  dates = { "malinews.dates", "find" },
  normalize = { "malinews.text", "normalize" },
  is_normalized = { "malinews.text", "is_normalized" },
  fold = { "malinews.text", "fold" },
  document = { "malinews.document", "new" },
  corpus = { "malinews.corpus", "new" },
  entities = { "malinews.entities", "find" },
  gazetteer = { "malinews.gazetteer", "new" },
  tagger = { "malinews.tagger", "new" },
  train = { "malinews.tagger", "train" },
  load = { "malinews.loader", "load" },
  stats = "malinews.stats",
  help = { "malinews.help", "help" },
  repl = { "malinews.repl", "repl" },
  tokens = { "malinews.segments", "tokens" },
  sentences = { "malinews.segments", "sentences" },
  lines = { "malinews.lines", "find" },
  metadata = { "malinews.metadata", "find" },
  language = { "malinews.segments", "language" },
  abbreviations = { "malinews.abbreviations", "compile" },
  quotes = { "malinews.quotes", "find" },
}

-- Methods of a corpus, each a file below malinews.analysis
local ANALYSES = {
  "collocates", "compare", "dates", "dedup", "dispersion", "diversity", "entities", "frames", "frequencies", "keyness",
  "kwic", "labels", "network", "ngrams", "omission", "quotes", "readability", "same", "similarity", "sketch",
  "sources", "tfidf", "timeline", "variants",
}

-- An analysis is loaded when its method is first called.
local function register_analyses()
  local corpus = require "malinews.corpus"
  for _, name in ipairs(ANALYSES) do
    corpus.register(name, function(...) return require("malinews.analysis." .. name).run(...) end)
  end
end

-- Results draw themselves through the reports, which stand above them.
local function connect_reports()
  local result = package.loaded["malinews.result"]
  if not result then return end
  result.set_renderer(function(name) return require("malinews.report." .. name).render end)
end

local function load(self, name)
  local source = LAZY[name]
  if not source then return nil end
  local value
  if type(source) == "table" then
    value = require(source[1])[source[2]]
  else
    value = require(source)
  end
  if name == "corpus" or name == "load" then register_analyses() end
  connect_reports()
  rawset(self, name, value)
  return value
end

--- The names of the public functions, as keys of a table: what completion and the help's spec go through.
---@return table<string, true>
function M.public()
  local names = {}
  for name in pairs(LAZY) do names[name] = true end
  return names
end

return setmetatable(M, {
  __index = load, __name = "malinews",
  __tostring = function() return ("malinews %s: mn.help() lists what there is"):format(M._VERSION) end,
})

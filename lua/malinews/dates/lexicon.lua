--- The words of dates in one language: their classes (for the shape of a text) and values, read once from a TSV file.

local core = require "malinews.core"
local tsv = require "malinews.tsv"

local M = {}

---@class malinews.DateLexicon
---@field lang string
---@field shaper userdata `shaper:shape(s)` gives the shape and its tokens, whose kinds are the words' values

local loaded = {}

local function read(lang)
  return { lang = lang, shaper = core.shaper(tsv.shipped("dates_" .. lang)) }
end

--- The lexicon of a language, read when first asked for.
---@param lang "en"|"fr"
---@return malinews.DateLexicon
function M.of(lang)
  loaded[lang] = loaded[lang] or read(lang)
  return loaded[lang]
end

return M

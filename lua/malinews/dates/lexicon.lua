--- The words of dates in one language: their classes (for the shape of a text) and values, read once from a TSV file.

local core = require "malinews.core"
local tsv = require "malinews.tsv"

local M = {}

---@class malinews.DateLexicon
---@field lang string
---@field values table<string, string> what a folded word means
---@field compiled userdata core shaper: `compiled:shape(s)` gives the shape and its tokens

local loaded = {}

local function read(lang)
  local rows, values = tsv.shipped("dates_" .. lang), {}
  for _, row in ipairs(rows) do values[row[1]] = row[4] end
  return { lang = lang, values = values, compiled = core.shaper(rows) }
end

--- The lexicon of a language, read when first asked for.
---@param lang "en"|"fr"
---@return malinews.DateLexicon
function M.of(lang)
  loaded[lang] = loaded[lang] or read(lang)
  return loaded[lang]
end

--- The key under which a word of a text stands in `values`: lower case, Latin-1 letters included.
---@param word string
---@return string
function M.key(word)
  return (word:lower():gsub("\xC3([\x80-\x9E])", function(c)
    return c ~= "\x97" and "\xC3" .. string.char(c:byte() + 32) or nil
  end))
end

return M

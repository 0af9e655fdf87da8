--- The words of dates in one language: their classes (for the shape of a text) and values, read once from a TSV file.

local core = require "malinews.core"

local M = {}

---@class malinews.DateLexicon
---@field lang string
---@field values table<string, string> what a folded word means
---@field compiled userdata core lexicon: `compiled:shape(s)` gives the shape and its tokens

local loaded = {}

local function path_of(lang)
  local here = assert(package.searchpath("malinews.dates.lexicon", package.path))
  return (here:gsub("dates[/\\]lexicon%.lua$", "data/dates_" .. lang .. ".tsv"))
end

local function read(lang)
  local rows, values, header = {}, {}, true
  for line in io.lines(path_of(lang)) do
    if line:sub(1, 1) ~= "#" then
      local word, class, capital, value = line:match "^([^\t]+)\t([^\t])\t([^\t])\t([^\t]*)$"
      if word then
        rows[#rows + 1], values[word] = { word, class, capital }, value
      elseif not header then
        error("malinews: a row of dates_" .. lang .. ".tsv is not word, class, capital, value: " .. line)
      end
      header = false
    end
  end
  return { lang = lang, values = values, compiled = core.lexicon(rows) }
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
